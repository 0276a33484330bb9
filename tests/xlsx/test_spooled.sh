#!/bin/sh
# The rows of a large sheet go past the library (src/xlsx/spool.h): the workbook is as sound as a small one, and its
# cells, links, formats and heights are those that the library writes when it streams the same sheet itself.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
if ! /usr/bin/python3 -c "import openpyxl" 2>/dev/null; then
	echo "skipped: python3-openpyxl is not installed"
	exit 77
fi
mkdir "$tmp/spec"
/usr/bin/python3 - "$tmp/spec/strategy.yaml" <<'END'
import sys
odd = ["=cmd|' /C calc'!A0", "@SUM(1)", "a & b < c > \\\"d\\\"", " blanks ", "]]>", "_x0041_", "under_line", "100 %",
       "\U0001F30D emoji", "Καλημέρα", "\u05D0\u05D1 letters", "many words " * 40]
with open(sys.argv[1], "w", encoding="utf-8") as f:
    f.write("strategy: {id: many, title: Many, as_of: 2025-06-15, edition: '1', starts: 2025, ends: 2027}\n"
            "organization: {id: org, name: Our Office}\npartners:\n")
    for i in range(1200):
        f.write(f'  - {{id: p{i}, name: "Partner {i} {odd[i % len(odd)]}", kind: university, country: FR,'
                f' since: {["2001-02-03", "2007", "~2010", "..1999"][i % 4]}, status: active,'
                f' url: "https://example.org/{i}", summary: "{odd[(i + 5) % len(odd)]}"'
                + (f", parent: p{i - 1}" if i % 3 == 1 else "") + "}\n")
END
"$tool" build "$tmp/spec" --only roster -q -o "$tmp/spooled"
"$tool" build "$tmp/spec" --only roster -q -o "$tmp/again" -j1
cmp "$tmp/spooled/many-roster.xlsx" "$tmp/again/many-roster.xlsx"
printf 'rosters: [{id: standard, cells: 1}]\n' >>"$tmp/spec/strategy.yaml"
"$tool" build "$tmp/spec" --only roster -q -o "$tmp/streamed"
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import sys, zipfile
from xml.etree import ElementTree
import openpyxl
with zipfile.ZipFile(sys.argv[1] + "/spooled/many-roster.xlsx") as z:
    assert z.testzip() is None and len(z.namelist()) == len(set(z.namelist()))
    for n in z.namelist():
        ElementTree.fromstring(z.read(n))
ours, theirs = (openpyxl.load_workbook(f"{sys.argv[1]}/{n}/many-roster.xlsx")["Partners"] for n in ("spooled", "streamed"))
assert [t.ref for t in ours.tables.values()] == [ours.dimensions.replace("A1", "A5")] and not theirs.tables
assert ours.max_row == theirs.max_row == 1205, (ours.max_row, theirs.max_row)
def link(c):
    return c.hyperlink and (c.hyperlink.target, c.hyperlink.location)
for mine, other in zip(ours.iter_rows(min_row=6), theirs.iter_rows(min_row=6)):
    assert ours.row_dimensions[mine[0].row].height == theirs.row_dimensions[mine[0].row].height, mine[0]
    for a, b in zip(mine, other):
        assert (a.value, link(a)) == (b.value, link(b)), (a, a.value, link(a), b.value, link(b))
        if a.value is not None:
            assert (a.number_format, a.font.b, a.alignment.horizontal) == (b.number_format, b.font.b, b.alignment.horizontal), a
assert sum(1 for row in ours.iter_rows(min_row=6) for c in row if c.hyperlink and c.hyperlink.location) == 400
END
