#!/bin/sh
# A sheet beyond the cells that its roster keeps in memory is a plain range, says so, and holds the same rows.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
if ! /usr/bin/python3 -c "import openpyxl" 2>/dev/null; then
	echo "skipped: python3-openpyxl is not installed"
	exit 77
fi
cp "$root/tests/xlsx/full/strategy.yaml" "$tmp/strategy.yaml"
"$tool" build "$tmp" --only roster -q -o "$tmp/small"
printf 'rosters: [{id: standard, cells: 1}]\n' >>"$tmp/strategy.yaml"
"$tool" build "$tmp" --only roster -o "$tmp/large" 2>"$tmp/err"
grep -q "note\[sheet-streamed\]: sheet 'Partners' has 5 rows and is written as a plain range" "$tmp/err" || { cat "$tmp/err" >&2; exit 1; }
/usr/bin/python3 "$root/tests/xlsx/check_workbook.py" "$tmp/large/full-roster.xlsx"
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import sys, openpyxl
small, large = (openpyxl.load_workbook(f"{sys.argv[1]}/{n}/full-roster.xlsx") for n in ("small", "large"))
about = {r[0]: r[1] for r in large["About"].iter_rows(min_row=6, values_only=True)}
assert "Partners" in about["Large sheets"] and "plain ranges" in about["Large sheets"], about
assert small.sheetnames == large.sheetnames
for ws in large.worksheets:
    if ws.title in ("About", "Contents", "Data dictionary", "Lists", "Findings") or "chart" in ws.title:
        continue
    assert not ws.tables and ws.auto_filter.ref, ws.title
    mine = [r for r in ws.iter_rows(min_row=5, values_only=True)]
    theirs = [r for r in small[ws.title].iter_rows(min_row=5, values_only=True)]
    # the line of a record is the same; rosters: stands at the end of the file
    assert mine == theirs, (ws.title, [m for m, t in zip(mine, theirs) if m != t][:2])
END
