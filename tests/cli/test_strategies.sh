#!/bin/sh
# A few strategies that nobody wrote are built to the end and read by other programs; `tests/fuzz/strategies.py` goes on
# from there for as many as are wanted.
set -eu
/usr/bin/python3 -c "import openpyxl, yaml" 2>/dev/null || { echo "skipped: python3-openpyxl or python3-yaml is not installed"; exit 77; }
exec /usr/bin/python3 -W ignore "$2/tests/fuzz/strategies.py" "$1" 100 101
