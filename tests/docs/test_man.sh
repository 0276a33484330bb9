#!/bin/sh
# The manual page is well-formed mdoc, and names every option that --help does.
set -eu
tool=$1 root=$2
command -v mandoc >/dev/null || { echo "skipped: mandoc is not installed"; exit 77; }
for page in engross.1 engross-spec.5; do
	said=$(mandoc -Tlint -W style "$root/docs/man/$page" 2>/dev/null | grep -v "referenced manual not found" || true)
	[ -z "$said" ] || { echo "$said" >&2; exit 1; }
done
"$tool" schema --format=mdoc | diff - "$root/docs/man/engross-spec.5" ||
	{ echo "run tools/reference, and commit docs/man/engross-spec.5" >&2; exit 1; }
page=$(mandoc -Tascii "$root/docs/man/engross.1" | sed "s/.$(printf "\\b")//g")
for c in build check dump query explain schema init; do
	for o in $("$tool" $c --help | grep -o -- "--[a-z-]*" | sort -u); do
		printf "%s" "$page" | grep -q -- "$o" || { echo "the manual page lacks $o" >&2; exit 1; }
	done
done
