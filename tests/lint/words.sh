#!/bin/sh
# words.sh [SRC] -- words that have no place in the main branch, paths of one machine, and files that have
# grown too long: beyond 800 lines is a fault, beyond 600 a warning.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
src=${1:-$top/src}
[ -d "$src" ] || { echo "words.sh: no folder $src" >&2; exit 2; }
cd "$src"
faults=0

refuse() { # PATTERN WORDS
	if grep -rnIE "$1" .; then
		echo "^ $2" >&2
		faults=1
	fi
}
# "XXX" in quotes is ISO 4217's code for no currency.
refuse '\b(TODO|FIXME)\b|(^|[^"A-Za-z0-9_])XXX([^A-Za-z0-9_]|$)' "unfinished work is an issue, not a comment"
refuse '(^|[^[:alnum:]_.])/(home|root|tmp|mnt|Users|work)/' "a path of one machine"

for file in $(find . -type f \( -name '*.[ch]' -o -name '*.def' \) | LC_ALL=C sort); do
	lines=$(wc -l <"$file")
	if [ "$lines" -gt 800 ]; then
		echo "$file: $lines lines: look for the second job in it" >&2
		faults=1
	elif [ "$lines" -gt 600 ]; then
		echo "$file: $lines lines (a warning)"
	fi
done
exit $faults
