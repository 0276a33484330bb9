#!/bin/sh
# Hostile texts pass unharmed through every form of the data, or are refused at their place.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need_module openpyxl python3-openpyxl
/usr/bin/python3 -W ignore "$root/tests/cli/hostile_texts.py" "$tool" "$tmp"
