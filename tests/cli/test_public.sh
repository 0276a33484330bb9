#!/bin/sh
# No person of the specs is named in a public output: PDF (inflated), workbook parts, database pages, manifest.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need qpdf unzip pdftotext
"$tool" query "$root/specs/dhs-st" "SELECT name FROM person UNION SELECT name FROM agreement_signer WHERE name IS NOT NULL" \
	--format=csv | tail -n +2 | tr -d '\r"' >"$tmp/people"
[ "$(wc -l <"$tmp/people")" -ge 2 ] || { echo "the specs name nobody: the test tests nothing" >&2; exit 1; }
"$tool" build "$root/specs/dhs-st" -o "$tmp/out" --audience public
qpdf --qdf --object-streams=disable "$tmp/out/dhs-st-public-strategy.pdf" "$tmp/out/plain.pdf" || true
pdftotext "$tmp/out/dhs-st-public-strategy.pdf" "$tmp/out/text"
mkdir "$tmp/out/parts"
unzip -q "$tmp/out/dhs-st-public-roster.xlsx" -d "$tmp/out/parts"
if grep -raFf "$tmp/people" "$tmp/out" >"$tmp/found"; then
	echo "a public output names a person:" >&2
	head -c 500 "$tmp/found" >&2
	exit 1
fi
# the same search finds them in the internal dataset
"$tool" build "$root/specs/dhs-st" -o "$tmp/in" --only dataset
grep -qaFf "$tmp/people" "$tmp/in/dhs-st-dataset.sqlite" || { echo "the search finds nobody where it should" >&2; exit 1; }
