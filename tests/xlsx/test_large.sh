#!/bin/sh
# A sheet beyond the cells that its roster keeps in memory is a plain range, says so, and holds the same rows.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need_module openpyxl python3-openpyxl
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
# More links than a worksheet takes: those that come after are text, and About says so.
mkdir "$tmp/links"
cat >"$tmp/links/strategy.yaml" <<'END'
strategy: {id: s, title: S, edition: "1", starts: 2026, ends: 2028, as_of: 2026-01-15}
organization: {id: us, name: Us, country: US}
rosters:
  - {id: standard, omit: yes}
  - id: own
    sheets:
      - title: Many
        query: >-
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 32770)
          SELECT i, 'https://example.org/' || i AS a, 'https://example.org/b/' || i AS b FROM n
        columns: [{key: i, type: integer}, {key: a, type: url}, {key: b, type: url}]
END
"$tool" build "$tmp/links" --only roster -o "$tmp/links" 2>"$tmp/err"
grep -q "note\[link-limit\]: sheet 'Many' has more than 65530 links" "$tmp/err" || { cat "$tmp/err" >&2; exit 1; }
/usr/bin/python3 -W ignore - "$tmp/links/s-own.xlsx" <<'END'
import re, sys, zipfile, openpyxl
with zipfile.ZipFile(sys.argv[1]) as z:
    part = z.read("xl/worksheets/sheet3.xml")
    assert b">https://example.org/b/32770<" in part + z.read("xl/sharedStrings.xml")
assert part.count(b"<hyperlink ") == 65530, part.count(b"<hyperlink ")
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
about = {r[0]: r[1] for r in book["About"].iter_rows(min_row=6, values_only=True)}
assert about["Sheets with many links"].endswith("Many"), about
END
