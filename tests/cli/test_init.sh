#!/bin/sh
# What init writes builds at once without a word, and init writes over nothing.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$tool" init "$tmp/new/strategy" >"$tmp/said" 2>&1
"$tool" build "$tmp/new/strategy" -o "$tmp/out" >>"$tmp/said" 2>&1
"$tool" check "$tmp/new/strategy" >>"$tmp/said" 2>&1
[ ! -s "$tmp/said" ] || { cat "$tmp/said" >&2; exit 1; }
[ -s "$tmp/out/science-strategy.pdf" ] && [ -s "$tmp/out/science-roster.xlsx" ]
# shellcheck disable=SC2016 # the dollar is the modeline's
head -n 1 "$tmp/new/strategy/strategy.yaml" | grep -qxF '# yaml-language-server: $schema=engross.schema.json'
"$tool" schema | cmp - "$tmp/new/strategy/engross.schema.json"

refuses() { # FOLDER: exit 3, and what is there stays
	rc=0
	cp -r "$1" "$tmp/before"
	"$tool" init "$1" 2>"$tmp/said" || rc=$?
	[ $rc -eq 3 ] || { echo "init exits $rc" >&2; exit 1; }
	grep -q "is there already" "$tmp/said" || { cat "$tmp/said" >&2; exit 1; }
	diff -r "$tmp/before" "$1"
	rm -r "$tmp/before"
}
echo "# mine" >"$tmp/new/strategy/strategy.yaml"
refuses "$tmp/new/strategy"
mkdir "$tmp/schema" "$tmp/spec"
echo "{}" >"$tmp/schema/engross.schema.json"
refuses "$tmp/schema"
echo "# mine" >"$tmp/spec/strategy.yaml"
refuses "$tmp/spec"

# A folder that cannot be made is a failure of the world, too.
rc=0
"$tool" init "$tmp/said/below-a-file" 2>/dev/null || rc=$?
[ $rc -eq 3 ]
