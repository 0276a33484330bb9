#!/bin/sh
# The roles that pdf.js reads from the file are those of our own dump, in the same order.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
if ! command -v node >/dev/null || [ ! -d "$root/build/npm/node_modules/pdfjs-dist" ]; then
	echo "skipped: pdfjs-dist is not installed"
	exit 77
fi
"$tool" build "$root/specs/dhs-st" -o "$tmp" --only strategy
"$tool" dump --stage=structure "$root/specs/dhs-st" >"$tmp/ours"
EG_NODE_MODULES=$root/build/npm/node_modules node "$root/tests/pdf/structure.mjs" "$tmp/dhs-st-strategy.pdf" >"$tmp/theirs"
cmp "$tmp/ours" "$tmp/theirs" || { diff "$tmp/ours" "$tmp/theirs" | head -20; exit 1; }
