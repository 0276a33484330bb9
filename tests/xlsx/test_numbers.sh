#!/bin/sh
# Each number of the shipped strategy is the same in sentences and tables of the document, in the workbook and from a
# query, before and after the specs are changed.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
command -v pdftotext >/dev/null || { echo "skipped: pdftotext is not installed"; exit 77; }
if ! command -v node >/dev/null || [ ! -d "$root/build/npm/node_modules/pdfjs-dist" ]; then
	echo "skipped: pdfjs-dist is not installed"
	exit 77
fi
. "$root/tests/need.sh"
need_module openpyxl python3-openpyxl
EG_NODE_MODULES=$root/build/npm/node_modules /usr/bin/python3 -W ignore "$root/tests/xlsx/same_numbers.py" "$tool" "$root/specs/dhs-st" "$tmp"
