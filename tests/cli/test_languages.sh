#!/bin/sh
# Outputs in other languages: each has its name, its texts, its /Lang and its numbers; the workbook as well; the
# strategy's own is as if there were no other.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for need in qpdf pdftotext; do
	command -v "$need" >/dev/null || { echo "skipped: $need is not installed"; exit 77; }
done
fail() { echo "$1" >&2; exit 1; }
spec=$root/tests/golden/check/what-is-not-translated-is-told
"$tool" build -q "$spec" -o "$tmp/all"
for tag in en-US fr-CA; do
	qpdf --qdf --object-streams=disable "$tmp/all/book-$tag.pdf" "$tmp/$tag.pdf"
	grep -a -q "/Lang ($tag)" "$tmp/$tag.pdf" || fail "book-$tag.pdf is not in $tag"
	pdftotext -raw "$tmp/all/book-$tag.pdf" "$tmp/$tag.txt"
done
grep -q 'A Strategy' "$tmp/en-US.txt" && ! grep -q 'Une strat' "$tmp/en-US.txt" || fail "the strategy's own texts"
grep -q 'Une stratégie' "$tmp/fr-CA.txt" && grep -q 'Essai canadien' "$tmp/fr-CA.txt" || fail "the translated texts"
grep -q 'Reach further than before' "$tmp/fr-CA.txt" || fail "what is not translated stands as it is"
grep -q '1,234,567' "$tmp/en-US.txt" && grep -q '1 234 567' "$tmp/fr-CA.txt" || fail "numbers follow the language"
unzip -p "$tmp/all/s-list-fr.xlsx" xl/sharedStrings.xml | grep -q 'Royaume-Uni' || fail "the workbook's texts"
"$tool" build -q "$spec" -o "$tmp/one" --only=book
cmp "$tmp/all/book-en-US.pdf" "$tmp/one/book-en-US.pdf" || fail "other languages change the strategy's own"
code=0
"$tool" build -q "$spec" -o "$tmp/bad" --language=french_ 2>"$tmp/err" || code=$?
[ "$code" = 2 ] || fail "a tag that is none is a fault of the command line"
