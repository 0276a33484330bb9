#!/bin/sh
# A strategy in which every standard sheet has rows, in each language of the catalogue: nothing of ours is left in
# English, and what machines read is the same. In a language without words About says that heads are English.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need_module openpyxl python3-openpyxl
make() {
	mkdir "$tmp/$1"
	cp -r "$root/tests/xlsx/full/." "$tmp/$1"
	sed -i "s/^  id: full/  id: full\n  language: $1/" "$tmp/$1/strategy.yaml"
	"$tool" build "$tmp/$1" --only roster -o "$tmp/out-$1" -q 2>"$tmp/err"
	[ ! -s "$tmp/err" ] || { cat "$tmp/err" >&2; exit 1; }
}
make en-US
for language in de fr es pt; do
	make $language
	/usr/bin/python3 "$root/tests/xlsx/check_language.py" "$tmp/out-en-US/full-roster.xlsx" \
		"$tmp/out-$language/full-roster.xlsx" $language "$root"
done
make ar
for language in de ar; do
	/usr/bin/python3 "$root/tests/xlsx/check_workbook.py" "$tmp/out-$language/full-roster.xlsx"
done
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import sys, openpyxl
about = openpyxl.load_workbook(sys.argv[1] + "/out-ar/full-roster.xlsx")["About"]
said = {r[0]: r[1] for r in about.iter_rows(min_row=6, values_only=True)}
assert "English" in said["Language"], said
german = openpyxl.load_workbook(sys.argv[1] + "/out-de/full-roster.xlsx")
assert german.sheetnames[:3] == ["Über diese Mappe", "Inhalt", "Partner"], german.sheetnames
rules = [f for r in german["Abkommen"].conditional_formatting for x in r.rules for f in x.formula]
assert any("|läuft aus|" in f for f in rules) and not any("expiring" in f for f in rules), rules
right = german["Größenordnung"]
heads = [c.value for c in right[5]]
assert '"erkunden"' in right.cell(6, heads.index("Klasse") + 1).value if "Klasse" in heads else True
# a narrow column is as wide as its longest word, here of 17 letters
meetings = german["Begegnungen"]
kind = meetings.cell(6, [c.value for c in meetings[5]].index("Art") + 1)
assert (kind.value, meetings.column_dimensions[kind.column_letter].width >= 18) == ("Lenkungsausschuss", True)
charts = [ws for ws in german.worksheets if ws._charts]
assert [ws.title for ws in charts] == ["Mittel nach Jahren (Diagramm)", "Messgrößen (Diagramm)"], charts
END
