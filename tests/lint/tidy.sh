#!/usr/bin/env bash
# tidy.sh [FILE...] -- clang-tidy over src/**/*.c (or the files), every finding an error.
# Configures build/tidy by itself. A file that was found clean is not looked at again, in any clone, while its text
# after preprocessing, its command, .clang-tidy and clang-tidy's version are what they were: EG_TIDY_CACHE (default
# engross/tidy in the user's cache folder) holds an empty file for each such state. EG_TIDY_JOBS (default 2) run at a time.
# The static analyzer follows 40,000 nodes of a function; EG_TIDY_DEEP=1 lets it go to its own bound of 225,000, which
# takes four times as long.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
build=${EG_TIDY_BUILD:-$top/build/tidy}
cache=${EG_TIDY_CACHE:-${XDG_CACHE_HOME:-${HOME:-$top/build}/.cache}/engross/tidy}
cd "$top"

depth=(--extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=40000)
[ -z "${EG_TIDY_DEEP:-}" ] || depth=()

# One file, unless it was found clean in this state.
one() {
	local file=$1 said state
	state=$({ clang-tidy --version; echo "${depth[*]}"; cat .clang-tidy; preprocessed "$file"; } | sha256sum | cut -d' ' -f1)
	[ ! -e "$cache/$state" ] || return 0
	if said=$(clang-tidy --quiet --warnings-as-errors='*' "${depth[@]}" -p "$build" "$file" 2>&1); then
		: >"$cache/$state"
		return 0
	fi
	printf '%s\n' "$said" | grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed ' || true
	return 1
}

# The command of a file and its text, comments kept for the sake of NOLINT; where the clone stands is not in it.
preprocessed() {
	local command
	command=$(grep -F "$1	" "$build/commands" | head -n 1 | cut -f2)
	[ -n "$command" ] || { echo "tidy.sh: no command for $1" >&2; exit 3; }
	{
		printf '%s\n' "$command"
		(cd "$build" && eval "$command -E -CC")
	} | sed "s|$top/||g"
}

if [ "${1:-}" = --one ]; then
	one "$2"
	exit
fi

for tool in clang-tidy clang cmake python3; do
	command -v $tool >/dev/null 2>&1 || { echo "skipped: $tool is not installed"; exit 77; }
done
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=clang -DBUILD_TESTING=OFF \
	-DCMAKE_EXPORT_COMPILE_COMMANDS=ON >"$build.log" 2>&1 || { cat "$build.log" >&2; exit 3; }
mkdir -p "$cache"
# FILE, a tab, its command without what names the output.
python3 - "$build" "$top" >"$build/commands" <<'END'
import json, os, shlex, sys
for c in json.load(open(os.path.join(sys.argv[1], "compile_commands.json"))):
    words, out = shlex.split(c["command"]), []
    skip = False
    for w in words:
        if skip or w == "-c":
            skip = False
        elif w == "-o":
            skip = True
        else:
            out.append(shlex.quote(w))
    print(os.path.relpath(os.path.join(c["directory"], c["file"]), sys.argv[2]), " ".join(out), sep="\t")
END
if [ $# -gt 0 ]; then
	printf '%s\n' "$@"
else
	cut -f1 "$build/commands" | grep '^src/.*\.c$' | LC_ALL=C sort
fi | EG_TIDY_BUILD=$build xargs -r -n 1 -P "${EG_TIDY_JOBS:-2}" "$top/tests/lint/tidy.sh" --one
