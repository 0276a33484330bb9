#!/bin/sh
# Each word that `explain` lists is explained, and the kinds of words that README promises are among them.
set -eu
tool=$1
list=$(mktemp)
trap 'rm -f "$list"' EXIT
"$tool" explain >"$list"
[ "$(awk 'length > 80' "$list" | wc -l)" = 0 ]
words=$(sed -n 's/^  //p' "$list")
[ "$(echo "$words" | wc -w)" -gt 300 ]
for word in $words; do
	"$tool" explain "$word" >/dev/null
done
for word in partner date v_partner ref-unknown money; do
	echo "$words" | tr -s ' ' '\n' | grep -qx "$word"
done
