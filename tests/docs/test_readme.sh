#!/bin/sh
# The README's example is a strategy that builds, and its commands are commands of the program.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
# shellcheck disable=SC2016 # the backquotes are Markdown's
sed -n '/^```yaml$/,/^```$/p' "$root/README.md" | sed '1d;$d' >"$tmp/strategy.yaml"
[ -s "$tmp/strategy.yaml" ] || { echo "the README has no example" >&2; exit 1; }
"$tool" build "$tmp" -o "$tmp/out" --quiet
for f in office-strategy.pdf office-roster.xlsx office-dataset.sqlite office-manifest.json; do
	[ -s "$tmp/out/$f" ] || { echo "no $f" >&2; exit 1; }
done
sed -n 's/^    engross \([a-z]*\) .*/\1/p' "$root/README.md" | sort -u | while read -r c; do
	"$tool" "$c" --help >/dev/null || { echo "the README names '$c'" >&2; exit 1; }
done
