#!/bin/sh
# Each number of the shipped strategy is the same in sentences and tables of the document, in the workbook and from a
# query, before and after the specs are changed.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for t in pdftotext pdfinfo; do
	command -v $t >/dev/null || { echo "skipped: $t is not installed"; exit 77; }
done
if ! /usr/bin/python3 -c "import openpyxl" 2>/dev/null; then
	echo "skipped: python3-openpyxl is not installed"
	exit 77
fi
/usr/bin/python3 -W ignore "$root/tests/xlsx/same_numbers.py" "$tool" "$root/specs/dhs-st" "$tmp"
