#!/bin/sh
# The type specimen in each theme and page format and in landscape, and the stress specimen: sound files whose tags are those of our
# dump by pdf.js, whose words are those of the content in its order, and that no condition of matterhorn.py finds fault with. EG_SPECIMEN_NOTES=10000 for more footnotes.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "$*" >&2; exit 1; }
. "$root/tests/need.sh"
need qpdf python3
check="python3 $root/tests/pdf/matterhorn.py"
build() { # spec, name
	"$tool" build "$1" -o "$tmp/$2" --only strategy 2>"$tmp/$2.err" || { cat "$tmp/$2.err"; fail "$2 is not built"; }
	qpdf --check "$tmp/$2"/*-strategy.pdf >"$tmp/check" 2>&1 || { cat "$tmp/check"; fail "$2: qpdf --check"; }
}
for theme in federal plain diplomatic; do
	for page in letter a4; do
		mkdir -p "$tmp/spec"
		cp "$root"/tests/specimen/*.svg "$tmp/spec"
		sed "s/^  theme: .*/  theme: $theme/; s/^  page: .*/  page: $page/" "$root/tests/specimen/strategy.yaml" >"$tmp/spec/strategy.yaml"
		build "$tmp/spec" "$theme-$page"
	done
done
sed -i "s/^  page: .*/  page: letter\n  orientation: landscape/" "$tmp/spec/strategy.yaml"
build "$tmp/spec" diplomatic-landscape
$check "$tmp"/*-*/specimen-strategy.pdf || fail "conditions of the Matterhorn Protocol"
first=$tmp/federal-letter/specimen-strategy.pdf
cmp -s "$first" "$tmp/plain-letter/specimen-strategy.pdf" && fail "the themes do not differ"
if command -v pdfinfo >/dev/null && command -v pdftotext >/dev/null; then
	"$tool" dump --stage=content "$root/tests/specimen" >"$tmp/content" 2>/dev/null
	pdfinfo -struct-text "$first" >"$tmp/tree"
	python3 "$root/tests/pdf/words.py" "$tmp/content" "$first" "$tmp/tree" || fail "words are lost or out of order"
	sed 's/After a rule/After another rule/' "$tmp/content" >"$tmp/other"
	python3 "$root/tests/pdf/words.py" "$tmp/other" "$first" "$tmp/tree" >/dev/null 2>&1 && fail "a word that is not there is not missed"
fi
$check --self "$first" || fail "a damage is not seen"
"$root/tests/specimen/stress/generate" "$tmp/stress-spec" "${EG_SPECIMEN_NOTES:-2000}"
build "$tmp/stress-spec" stress
for rule in line-overfull table-wide; do
	grep -q "^warning\[$rule\]" "$tmp/stress.err" || fail "the stress specimen has no $rule"
done
$check "$tmp/stress/stress-strategy.pdf" || fail "conditions of the Matterhorn Protocol under stress"
if command -v node >/dev/null && [ -d "$root/build/npm/node_modules/pdfjs-dist" ]; then
	"$tool" dump --stage=structure "$root/tests/specimen" >"$tmp/ours" 2>/dev/null
	EG_NODE_MODULES=$root/build/npm/node_modules node "$root/tests/pdf/structure.mjs" "$first" >"$tmp/theirs"
	cmp "$tmp/ours" "$tmp/theirs" || { diff "$tmp/ours" "$tmp/theirs" | head -20; exit 1; }
fi
