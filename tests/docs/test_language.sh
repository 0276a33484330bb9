#!/bin/sh
# Each function that the page of the language lists is one that queries have, with that many values; its words are explained.
set -eu
tool=$1 root=$2
page=$root/docs/reference/language.md
calls=$(sed -n '/^## Functions/,$s/^- `\([a-z_0-9]*(.*)\)`:.*/\1/p' "$page" | sed 's/[a-z.]*\([,)]\)/NULL\1/g; s/ NULL/NULL/g')
[ "$(echo "$calls" | wc -l)" -gt 15 ]
"$tool" query -q --format=csv "$root/specs/examples/records" "SELECT $(echo "$calls" | paste -sd,)" >/dev/null
echo "$calls" | cut -d'(' -f1 | while read -r name; do
	"$tool" explain "$name" >/dev/null
done
[ "$("$tool" explain date | head -1)" = "a date" ]
