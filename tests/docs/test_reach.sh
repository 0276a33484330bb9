#!/bin/sh
# The page that says what becomes of each field is what the queries say now: tools/reach writes it anew.
set -eu
tool=$1 root=$2
command -v python3 >/dev/null || { echo "python3 is missing"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 "$root/tools/reach" "$tool" "$tmp/page" 2>/dev/null
diff -u "$root/docs/reference/fields-reach.md" "$tmp/page" || { echo "run tools/reach"; exit 1; }
