#!/bin/sh
# Each strategy at hand is built to the end, all outputs, all themes, for two audiences, without a word of a sanitizer: other
# programs look at these outputs in other tests, which need no sanitizer for that.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
build() { # spec, output folder, options
	spec=$1 out=$2
	shift 2
	"$tool" build -q "$spec" -o "$tmp/$out" "$@" 2>"$tmp/err" || { cat "$tmp/err"; echo "$spec is not built"; exit 1; }
	[ -n "$(find "$tmp/$out" -name '*.pdf' -size +1k)" ] || { echo "$spec: no document"; exit 1; }
}
"$tool" init "$tmp/new" >/dev/null
build "$tmp/new" new
build "$root/tests/xlsx/full" full
build "$root/tests/xlsx/full" full-public --audience public
build "$root/tests/pdf/pictures" pictures
"$root/tests/specimen/stress/generate" "$tmp/stress" 500
build "$tmp/stress" stress --only strategy
cp -R "$root/tests/specimen" "$tmp/specimen"
rm -rf "$tmp/specimen/stress" # a strategy of its own
for theme in federal plain diplomatic; do
	for justify in yes no; do
		sed "s/^  theme: .*/  theme: $theme\n  settings: {justify: $justify}/" "$root/tests/specimen/strategy.yaml" >"$tmp/specimen/strategy.yaml"
		build "$tmp/specimen" "specimen-$theme" --only strategy
	done
done
