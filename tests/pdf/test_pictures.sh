#!/bin/sh
# Pictures in a document: each file one object for its size, alpha as a soft mask, JPEG of CMYK upright in RGB,
# drawings as paths, Figures with alternative texts and boxes, decoration without; the same bytes each time.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for need in qpdf pdfimages pdfinfo; do
	command -v "$need" >/dev/null || { echo "skipped: $need is not installed"; exit 77; }
done
fail() { echo "$1"; exit 1; }
"$tool" build -q "$root/tests/pdf/pictures" -o "$tmp/a"
"$tool" build -q "$root/tests/pdf/pictures" -o "$tmp/b"
cmp "$tmp/a/tiny-strategy.pdf" "$tmp/b/tiny-strategy.pdf"
pdf=$tmp/a/tiny-strategy.pdf
qpdf --check "$pdf" >/dev/null
pdfimages -list "$pdf" | awk 'NR > 2 { print $3, $4, $5, $6, $8, $10, $11 }' >"$tmp/images"
cat "$tmp/images"
# kind width height colour bits interpolate object
[ "$(grep -c '^image 60 40 rgb 8 no' "$tmp/images")" = 5 ] || fail "alpha.png is shown four times and as a signature"
[ "$(grep -c '^smask 60 40 gray 8 no' "$tmp/images")" = 5 ] || fail "alpha has its mask"
[ "$(grep -c '^image 32 48 rgb 8 no' "$tmp/images")" = 2 ] || fail "cmyk.jpg stands upright in RGB"
[ "$(grep '60 40 rgb' "$tmp/images" | awk '{ print $7 }' | sort -u | wc -l)" = 1 ] ||
	fail "a picture of one size is one object"
qpdf --qdf --object-streams=disable "$pdf" "$tmp/plain"
grep -a -o '/Alt ([^)]*)' "$tmp/plain" | sort >"$tmp/alt"
cat >"$tmp/wanted" <<'END'
/Alt (A closed case on snow)
/Alt (A field in a story)
/Alt (A turned field)
/Alt (Fading colours again)
/Alt (Fading colours)
/Alt (Seal of the office)
/Alt (Signature of Ann Example)
/Alt (Two circles on the cover)
/Alt (Two circles)
END
sort "$tmp/wanted" | diff - "$tmp/alt" || fail "figures have other alternative texts"
grep -a -q '/F153 gs' "$tmp/plain" || fail "drawings keep their transparency"
pdfinfo -struct-text "$pdf" 2>/dev/null >"$tmp/tree"
[ "$(grep -c 'Figure:' "$tmp/tree")" = 9 ] || fail "there are nine figures"
[ "$(grep -c '/BBox' "$tmp/tree")" = 9 ] || fail "each with its box"
pdftotext -layout "$pdf" - | grep -q 'Figure 5 on page 3 shows the case; Frost shows nothing' || fail "a figure has its number and page in the text"
