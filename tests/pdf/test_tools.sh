#!/bin/sh
# The shipped strategy's PDF by tools that are not ours: syntax, fonts, tags, version, text.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "$*" >&2; exit 1; }
. "$root/tests/need.sh"
need qpdf pdffonts pdfinfo pdftotext
"$tool" build "$root/specs/dhs-st" -o "$tmp" --only strategy
pdf=$tmp/dhs-st-strategy.pdf
qpdf --check "$pdf" >"$tmp/check" 2>&1 || { cat "$tmp/check"; fail "qpdf --check"; }
pdfinfo "$pdf" >"$tmp/info"
grep -q '^Tagged: *yes' "$tmp/info" || fail "not tagged"
grep -q '^PDF version: *1.7' "$tmp/info" || fail "not PDF 1.7"
grep -q '^Title: *International Engagement Strategy' "$tmp/info" || fail "no title"
# every font embedded, subset, with Unicode
pdffonts "$pdf" | tail -n +3 >"$tmp/fonts"
[ -s "$tmp/fonts" ] || fail "no fonts"
awk '{ n = NF; if ($(n-4) != "yes" || $(n-3) != "yes" || $(n-2) != "yes") { print; bad = 1 } } END { exit bad }' "$tmp/fonts" ||
	fail "a font is not embedded, not a subset or has no Unicode map"
# the words that must be there, native names among them
pdftotext "$pdf" "$tmp/text" 2>"$tmp/err"
[ ! -s "$tmp/err" ] || { cat "$tmp/err"; fail "pdftotext complains"; }
tr '\n\f' '  ' <"$tmp/text" | tr -s ' ' >"$tmp/flat"
for words in "Capability Delivery" "International Networks" "Science Diplomacy" "대한민국" "Recherche et développement pour la défense Canada"; do
	grep -qF "$words" "$tmp/flat" || fail "the text lacks '$words'"
done
"$tool" query "$root/specs/dhs-st" "SELECT name FROM partner WHERE kind IN ('country', 'multilateral')" --format=csv |
	tail -n +2 | tr -d '\r"' >"$tmp/names"
while read -r name; do
	grep -qF "$name" "$tmp/flat" || fail "the text lacks partner '$name'"
done <"$tmp/names"
