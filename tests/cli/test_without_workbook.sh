#!/bin/sh
# No sentence of a document speaks of a workbook that its audience does not get, in any language; what --only leaves
# out of a run changes no document.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
command -v pdftotext >/dev/null || { echo "skipped: pdftotext is not installed"; exit 77; }
fail() { echo "$1" >&2; exit 1; }
mkdir "$tmp/s"
said='workbook|Arbeitsmappe|classeur|libro|pasta de trabalho'
for lang in en de fr es pt; do
	sed "s/language: ar/language: $lang/" \
		"$root/tests/golden/content/words-of-a-language-without-them/strategy.yaml" >"$tmp/s/strategy.yaml"
	sed -i '/^outputs:.*without/d' "$tmp/s/strategy.yaml"
	"$tool" build -q "$tmp/s" -o "$tmp/$lang-both"
	"$tool" build -q "$tmp/s" -o "$tmp/$lang-only" --only=strategy
	cmp "$tmp/$lang-both/"*.pdf "$tmp/$lang-only/"*.pdf || fail "$lang: --only changes the document"
	echo 'outputs: [{id: book, kind: strategy}]' >>"$tmp/s/strategy.yaml"
	"$tool" build -q "$tmp/s" -o "$tmp/$lang-one"
	pdftotext -raw "$tmp/$lang-both/"*.pdf "$tmp/both"
	pdftotext -raw "$tmp/$lang-one/"*.pdf "$tmp/one"
	grep -E -q "$said" "$tmp/both" || fail "$lang: the workbook is not named"
	grep -E "$said" "$tmp/one" && fail "$lang: a workbook is named that is not made"
done
exit 0
