#!/bin/sh
# Hostile texts pass unharmed through every form of the data, or are refused at their place.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
if ! /usr/bin/python3 -c "import openpyxl" 2>/dev/null; then
	echo "skipped: python3-openpyxl is not installed"
	exit 77
fi
/usr/bin/python3 -W ignore "$root/tests/cli/hostile_texts.py" "$tool" "$tmp"
