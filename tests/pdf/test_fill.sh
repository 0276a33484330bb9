#!/bin/sh
# Pages with next to nothing on them, in the example, the specimen in both directions and documents of blocks in a
# random order: none but at the end of a chapter, and there with more than two lines. EG_RANDOM_PAGES=200 for more.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "$*" >&2; exit 1; }
command -v python3 >/dev/null || { echo "skipped: python3 is not installed"; exit 77; }
fill="python3 $root/tests/pdf/fill.py"
page() { printf "page %s '%s' 612 792\n  text @0 226 %s 10.25 #000000 \"word\"\n  text @1 226 %s 10.25 #000000 \"more\"\n" "$1" "$2" "$3" "$4"; }
{ page 0 1 90 700; page 1 2 90 200; page 2 3 90 700; } >"$tmp/white"
{ page 0 1 90 700; page 1 2 90 700; page 2 3 90 104; } >"$tmp/short"
{ page 0 1 90 700; echo "page 1 '2' 612 792"; page 2 3 90 700; } >"$tmp/empty"
for fault in white short empty; do
	$fill "$tmp/$fault" >"$tmp/said" && fail "$fault: not seen"
	grep -q "page [23] is" "$tmp/said" || fail "$fault: $(cat "$tmp/said")"
done
dump() { # spec, name
	"$tool" dump -q --stage=layout "$1" >"$tmp/$2.dump" || fail "$2 is not laid out"
}
dump "$root/specs/dhs-st" example
dump "$root/tests/specimen" specimen
mkdir "$tmp/rtl"
cp "$root"/tests/specimen/*.svg "$tmp/rtl"
sed 's/^  language: .*/  language: ar/' "$root/tests/specimen/strategy.yaml" >"$tmp/rtl/strategy.yaml"
dump "$tmp/rtl" rtl
$fill "$tmp"/*.dump || fail "pages of the specimens"
rm "$tmp"/*.dump
seed=1
while [ $seed -le "${EG_RANDOM_PAGES:-12}" ]; do
	python3 "$root/tests/pdf/random_pages.py" $seed "$tmp/spec$seed"
	dump "$tmp/spec$seed" $seed
	seed=$((seed + 1))
done
$fill --mean=90 "$tmp"/*.dump || fail "pages of random documents"
