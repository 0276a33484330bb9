#!/bin/sh
# A strategy in which every standard sheet has rows, for two audiences, by the house rules and by two readers.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need_module openpyxl python3-openpyxl
for audience in internal public; do
	"$tool" build "$root/tests/xlsx/full" --only roster --audience "$audience" -o "$tmp" -q 2>"$tmp/err"
	[ ! -s "$tmp/err" ] || { cat "$tmp/err" >&2; exit 1; }
done
/usr/bin/python3 "$root/tests/xlsx/check_workbook.py" "$tmp/full-roster.xlsx"
/usr/bin/python3 "$root/tests/xlsx/check_workbook.py" "$tmp/full-public-roster.xlsx"
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import sys, warnings, openpyxl
warnings.simplefilter("ignore")
book = openpyxl.load_workbook(sys.argv[1] + "/full-roster.xlsx")
wanted = ["About", "Contents", "Partners", "Members", "Agreements", "Activities", "Activity partners", "Funding", "Funding by year", "Funding by year chart", "Measures",
          "Measures chart", "Measure values", "Deliverables", "Engagements", "Actions", "Topics", "Sources", "Calendar",
          "Coverage goals", "Coverage topics", "Coverage countries", "Coverage offices", "Right-sizing", "Weights", "Contacts", "Risks",
          "Congress list", "Findings", "Data dictionary", "Lists"]
missing = [t for t in wanted if t not in book.sheetnames]
assert not missing, missing
assert [t for t in book.sheetnames if t in wanted] == wanted, book.sheetnames
public = openpyxl.load_workbook(sys.argv[1] + "/full-public-roster.xlsx")
for title in ("Right-sizing", "Weights", "Contacts", "Risks", "Findings"):
    assert title not in public.sheetnames, title
heads = [c.value for c in public["Agreements"][5]]
assert "Cleared" not in heads and "TIAS" not in heads, heads

def rows(title):
    ws = book[title]
    heads = [c.value for c in ws[5]]
    return [dict(zip(heads, r)) for r in ws.iter_rows(min_row=6, values_only=True)]

late = {r["Title"]: r["Days late"] for r in rows("Deliverables")}
assert late == {"Comparison report": 199, "First data": 20, "Common procedure": None}, late
assert {r["Action"]: r["State"] for r in rows("Actions")} == {"Send the list of sites": "overdue", "Write the minutes": "done"}
slip = {r["Id"]: r["Slip (months)"] for r in rows("Activities")}
assert slip == {"a1": 6, "a3": None, "a2": None}, slip
found = {r["Record"]: (r["Spec line"], r["Waived until"]) for r in rows("Findings")}
assert found["nor"][1] is not None and found["full"][1] is None, found
END
# what changed since an earlier edition, whose dataset the strategy names
mkdir "$tmp/next"
"$tool" build "$root/tests/xlsx/full" --only dataset -q -o "$tmp/before"
cp "$tmp/before/full-dataset.sqlite" "$tmp/next/before.sqlite"
sed -e 's/title: Ice charts/title: Ice maps/' -e 's/FY2025-Q4, value: 7}/FY2025-Q4, value: 7.25}/' -e 's/^  marking: U$/  marking: U\n  supersedes: [{title: Earlier, edition: "1", dataset: before.sqlite}]/' \
	"$root/tests/xlsx/full/strategy.yaml" >"$tmp/next/strategy.yaml"
"$tool" build "$tmp/next" --only roster -q -o "$tmp/after"
/usr/bin/python3 "$root/tests/xlsx/check_workbook.py" "$tmp/after/full-roster.xlsx"
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import sys, openpyxl
ws = openpyxl.load_workbook(sys.argv[1] + "/after/full-roster.xlsx")["Changes"]
heads = [c.value for c in ws[5]]
rows = [dict(zip(heads, r)) for r in ws.iter_rows(min_row=6, values_only=True)]
assert any(r["Record id"] == "a2" and r["Field"] == "title" and r["Old"] == "Ice charts" and r["New"] == "Ice maps" for r in rows), rows
# a value shows the decimals that it has, no more and no fewer
ws = openpyxl.load_workbook(sys.argv[1] + "/after/full-roster.xlsx")["Measure values"]
at = [c.value for c in ws[5]].index("Value") + 1
shown = {c.value: c.number_format for c in (ws.cell(r, at) for r in range(6, ws.max_row + 1))}
assert shown == {5: "#,##0", 7.25: "#,##0.00", 1: "#,##0"}, shown
END
if [ -d "$root/build/npm/node_modules/exceljs" ] && command -v node >/dev/null; then
	EG_NODE_MODULES=$root/build/npm/node_modules node "$root/tests/xlsx/read_workbook.mjs" "$tmp/full-roster.xlsx" >"$tmp/theirs"
	/usr/bin/python3 "$root/tests/xlsx/compare_readers.py" "$tmp/full-roster.xlsx" "$tmp/theirs"
else
	echo "exceljs is not installed (tools/npm): its part is left out"
fi
