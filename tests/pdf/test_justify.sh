#!/bin/sh
# With justify: yes the words are the same and in the same order; letters give 1.5 % at most; the file is sound.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "$*" >&2; exit 1; }
. "$root/tests/need.sh"
need qpdf pdftotext
cp -r "$root/specs/dhs-st" "$tmp/spec"
sed -i 's/settings: {/settings: {justify: yes, /' "$tmp/spec/strategy.yaml"
grep -q 'justify: yes' "$tmp/spec/strategy.yaml" || fail "the settings were not found"
"$tool" build "$root/specs/dhs-st" -o "$tmp/ragged" --only strategy
"$tool" build "$tmp/spec" -o "$tmp/straight" --only strategy
qpdf --check "$tmp/straight/dhs-st-strategy.pdf" >"$tmp/check" 2>&1 || { cat "$tmp/check"; fail "qpdf --check"; }
qpdf --qdf --stream-data=uncompress "$tmp/straight/dhs-st-strategy.pdf" "$tmp/open.pdf"
grep -a -o '^[0-9.]* Tz$' "$tmp/open.pdf" | sort -un >"$tmp/widths"
[ "$(wc -l <"$tmp/widths")" -gt 10 ] || fail "letters do not give"
awk '$1 < 98.5 || $1 > 101.5 { exit 1 }' "$tmp/widths" || fail "letters give more than 1.5 %"
# the letters of the opening pages, without spaces, hyphens at line ends and folios
for kind in ragged straight; do
	pdftotext -raw -f 5 -l 5 "$tmp/$kind/dhs-st-strategy.pdf" - | sed 's/\xc2\xad$//' | tr -d ' \n\f-' |
		sed 's/Mission.*//' >"$tmp/$kind.txt"
done
[ -s "$tmp/straight.txt" ] || fail "no text"
cmp "$tmp/ragged.txt" "$tmp/straight.txt" || fail "the words differ"
