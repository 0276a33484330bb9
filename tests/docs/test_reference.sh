#!/bin/sh
# The pages of docs/reference are what the program's tables say now, and their links lead somewhere.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ENGROSS=$tool "$root/tools/reference" "$tmp"
diff -r -x fields-reach.md "$tmp" "$root/docs/reference" || { echo "run tools/reference, and commit docs/reference" >&2; exit 1; }
cd "$tmp"
for page in *.md; do
	grep -o '](\([a-z_]*\.md\)\?\(#[a-z_]*\)\?)' "$page" | sort -u | sed 's/^](//;s/)$//' | while IFS='#' read -r file anchor; do
		file=${file:-$page}
		[ -f "$file" ] || { echo "$page links to $file, which is not there" >&2; exit 1; }
		[ -z "$anchor" ] || sed -n 's/^##* //p' "$file" | tr -d . | grep -qx "$anchor" ||
			{ echo "$page links to $file#$anchor, which is not there" >&2; exit 1; }
	done
done
