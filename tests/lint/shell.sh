#!/bin/sh
# shell.sh -- shellcheck over all shell scripts of the project: tools, .ci, and whatever below tests says so
# in its first line or its name.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
command -v shellcheck >/dev/null 2>&1 || { echo "skipped: shellcheck is not installed"; exit 77; }
cd "$top"
scripts=$(find tools .ci tests -type f ! -name '*.c' ! -name '*.h' ! -name '*.yaml' | LC_ALL=C sort |
	while read -r file; do
		case $file in
		*.sh) echo "$file" ;;
		*) head -n 1 "$file" | grep -qE '^#!.*[/ ](ba)?sh( |$)' && echo "$file" ;;
		esac || true
	done)
# SC1091, SC2154: what is sourced is checked by itself.
# A file that is only sourced says no shell: it is bash, as its readers are.
code=0
for file in $scripts; do
	shell=
	head -n 1 "$file" | grep -q '^#!' || shell=--shell=bash
	shellcheck --severity=warning --exclude=SC1091,SC2154 ${shell:+"$shell"} "$file" || code=1
done
exit $code
