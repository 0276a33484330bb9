#!/usr/bin/env bash
# shellcheck disable=SC2154 # top is the caller's
# common.sh -- shared by tools/run and tools/test: say, and install what is missing.
say() { printf '== %s\n' "$*"; }

# install_packages SET...: Debian packages of these sets that are not installed yet.
install_packages() {
	missing=""
	for set in "$@"; do
		for package in $(sed -n "s/^$set //p" "$top/tools/packages.txt"); do
			state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=""
			[ "$state" = installed ] || missing="$missing $package"
		done
	done
	if [ -z "$missing" ]; then
		say "packages: all installed"
		return 0
	fi
	say "packages: installing$missing"
	sudo=""
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null 2>&1 || { echo "not root, and no sudo: install$missing" >&2; exit 3; }
		sudo=sudo
	fi
	$sudo apt-get update -qq || say "packages: the lists could not be renewed; using those at hand"
	# shellcheck disable=SC2086 # a list of words
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing
}

# build PRESET [TARGET...]: configure, and build what changed; by ccache where it is installed, so that a second clone
# compiles little.
if command -v ccache >/dev/null 2>&1 && [ -z "${CMAKE_C_COMPILER_LAUNCHER:-}" ]; then
	export CMAKE_C_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=1
fi
build() {
	preset=$1
	shift
	say "building ($preset)"
	mkdir -p "$top/build"
	(cd "$top" && cmake --preset "$preset" >"$top/build/configure.log" 2>&1 || { cat "$top/build/configure.log" >&2; exit 3; })
	(cd "$top" && cmake --build --preset "$preset" ${1:+--target "$@"})
}
