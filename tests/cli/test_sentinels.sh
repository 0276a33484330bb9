#!/bin/sh
# No byte of a value that an audience may not see is in any of its outputs: every field of the schema holds a sentinel.
set -eu
tool=$1 root=$2
command -v python3 >/dev/null || { echo "skipped: python3 is not installed"; exit 77; }
. "$root/tests/need.sh"
need pdftotext pdfinfo
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 "$root/tests/cli/sentinels.py" "$tool" "$tmp"
