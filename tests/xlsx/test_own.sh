#!/bin/sh
# What own sheets may ask for: filters, paper, protection, formats, totals, ranks, groups, charts; a portfolio of files.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need_module openpyxl python3-openpyxl
cp "$root/tests/xlsx/full/strategy.yaml" "$tmp/strategy.yaml"
cat >>"$tmp/strategy.yaml" <<'END'
rosters:
  - {id: standard, omit: yes}
  - id: own
    title: What one may ask for
    file: own-{edition}-{audience}
    sheets:
      - title: All
        query: SELECT id, name, kind, tier, running, agreements_in_force AS n, 0.25 AS share, region FROM v_partner
        sort: [-running, name]
        group: kind
        filter: no
        page: portrait
        fit: 2
        protect: input
        freeze: 2
        columns:
          - {key: id, type: id}
          - {key: name, total: count}
          - {key: kind, total: distinct}
          - {key: tier, choices: partner.tier}
          - {key: running, type: integer, total: sum, rank: bar}
          - {key: n, title: Agreements, type: integer, total: mean, format: '0 "in force"', rank: icons}
          - {key: share, type: percent}
        chart: {kind: line, title: Who does what, x: name, y: [running, n]}
  - id: sums
    title: Sums
    sheets:
      - title: By activity
        query: >-
          SELECT f.activity, sum(f.our_amount) AS paid, avg(f.our_amount) AS mean, share(1, 3) AS third, count(*) > 1 AS more,
          sum(m.total) / 200.0 AS half FROM v_funding f JOIN v_activity_money m ON m.id = f.activity GROUP BY f.activity
      - v_partner
      - {title: Named, of: v_partner, columns: [{key: id}, {key: name}, {key: acronym}]}
      - title: Long words
        query: SELECT 'Share of demonstrations that are in daily service with ' || id AS what, activities FROM v_partner
        chart: {title: What is in service, x: what, y: activities}
  - {id: each, title: With, each: SELECT id FROM goal, sheets: [{title: Work, query: "SELECT activity FROM v_activity_goal WHERE goal = :id"}]}
END
"$tool" build "$tmp" --only roster -q -o "$tmp/out"
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import os, sys, openpyxl
# sums and means of amounts are in whole units: 400k, 1.2M, 250000.50 of ours, 1M of theirs at 1.31; and 300k beside one unknown
rows = list(openpyxl.load_workbook(sys.argv[1] + "/out/full-sums.xlsx")["By activity"].iter_rows(min_row=6, values_only=True))
assert {r[1:] for r in rows} == {(3160000.5, 790000.12, 0.333333, "yes", 6320001), (300000, 300000, 0.333333, "yes", 300000)}, rows
# what all of a view has nothing for is folded away; what somebody names is not
sums = openpyxl.load_workbook(sys.argv[1] + "/out/full-sums.xlsx")
def folded(ws):
    return {c.value for c in ws[5] if ws.column_dimensions[c.column_letter].hidden or any(
        d.hidden and d.min <= c.column <= d.max for d in ws.column_dimensions.values())}
whole = sums[next(n for n in sums.sheetnames if n not in ("About", "Named") and sums[n]["A5"].value == "Id")]
assert "Acronym" in folded(whole) and not {"Id", "Name", "Kind"} & folded(whole), folded(whole)
assert not folded(sums["Named"]), folded(sums["Named"])
# long words stand beside columns that lie, the first on top, and the alternative text says so
import zipfile
parts = zipfile.ZipFile(sys.argv[1] + "/out/full-sums.xlsx")
drawn, told = (parts.read(n).decode() for n in ("xl/charts/chart1.xml", "xl/drawings/drawing1.xml"))
assert '<c:barDir val="bar"/>' in drawn and '<c:orientation val="maxMin"/>' in drawn and "Bar chart of Activities" in told, told
names = sorted(n for n in os.listdir(sys.argv[1] + "/out") if n.endswith(".xlsx"))
assert names == ["full-each-g1.xlsx", "full-each-g2.xlsx", "full-sums.xlsx", "own-2-internal.xlsx"], names
book = openpyxl.load_workbook(sys.argv[1] + "/out/own-2-internal.xlsx")
shown = openpyxl.load_workbook(sys.argv[1] + "/out/own-2-internal.xlsx", data_only=True)["All"]
ws = book["All"]
assert book.sheetnames == ["About", "Contents", "All", "All chart", "Data dictionary", "Lists"], book.sheetnames
table = next(iter(ws.tables.values()))
assert table.autoFilter is None and ws.page_setup.orientation == "portrait" and ws.page_setup.fitToWidth == 2
assert ws.protection.sheet and not ws.protection.autoFilter and not ws.protection.sort
assert not ws["D6"].protection.locked and ws["A6"].protection.locked
assert ws["F6"].number_format == '0 "in force"' and ws["G6"].number_format == "0%" and ws["G6"].value == 0.25
total = [c.value for c in shown[ws.max_row]]
assert total[1:6] == [5, 3, None, 3, 0.4], total
assert [c.value.split("(")[0] for c in ws[ws.max_row] if c.data_type == "f"] == ["=SUBTOTAL", "=SUMPRODUCT", "=SUBTOTAL", "=SUBTOTAL"]
levels = [ws.row_dimensions[r].outlineLevel for r in range(6, ws.max_row)]
kinds = [ws.cell(r, 3).value for r in range(6, ws.max_row)]
assert kinds == sorted(kinds) and levels == [int(i > 0 and kinds[i] == kinds[i - 1]) for i in range(len(kinds))], (kinds, levels)
rules = {r.type for f in ws.conditional_formatting for r in f.rules}
assert {"dataBar", "iconSet"} <= rules, rules
assert book["All chart"]._charts and not book["All chart"].tables
END
