#!/bin/sh
# Money by the minor unit of its currency; a total only where there is one currency; empty sheets are left out and named.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need_module openpyxl python3-openpyxl
make_spec() {
	mkdir -p "$tmp/$1"
	cat >"$tmp/$1/strategy.yaml" <<END
strategy: {title: Money, edition: "1", starts: 2025, ends: 2027, as_of: 2026-01-15, contact: {name: Us}}
organization: {id: us, name: Us, country: US}
goals:
  - {id: g1, title: A goal, statement: Do the first thing that matters so that all are better off.}
partners:
  - {id: jpn, name: Japan, kind: country, country: JP, summary: A partner of many years in many fields of work.}
activities:
  - id: a1
    title: First work
    kind: study
    stage: active
    starts: 2025-10
    goals: g1
    partners: jpn
    summary: Two teams look at the same question from two sides.
    funding: [$2]
sources: [{id: treasury, title: Reporting rates of exchange, kind: data, date: 2025-12-31}]
rates:
  - {currency: JPY, fy: 2025, rate: 0.0067, source: treasury}
  - {currency: KWD, fy: 2025, rate: 3.25, source: treasury}
END
	"$tool" build "$tmp/$1" -o "$tmp/$1/out" --only roster 2>"$tmp/err" || { cat "$tmp/err" >&2; exit 1; }
	/usr/bin/python3 "$root/tests/xlsx/check_workbook.py" "$tmp/$1/out/us-roster.xlsx"
}
make_spec mixed "{fy: 2025, from: jpn, amount: 1500, currency: JPY, kind: cash, state: planned}, \
 {fy: 2025, from: us, amount: 1234.50, currency: USD, kind: cash, state: planned, qualifier: about}, \
 {fy: 2025, from: us, amount: 1.234, currency: KWD, kind: cash, state: planned}"
make_spec single "{fy: 2025, from: us, amount: 1234.50, currency: USD, kind: cash, state: planned}, \
 {fy: 2025, from: us, amount: 0.25, currency: USD, kind: cash, state: planned}, \
 {fy: 2025, from: us, amount: 1200, currency: USD, kind: cash, state: planned}"
make_spec gap "{fy: 2023, from: us, amount: 10, currency: USD, state: planned}, \
 {fy: 2024, from: us, amount: unknown, currency: USD, state: planned}, {fy: 2026, from: us, amount: 5, currency: USD, state: planned}"
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import sys, openpyxl

def sheet(name):
    book = openpyxl.load_workbook(f"{sys.argv[1]}/{name}/out/us-roster.xlsx", data_only=True)
    return book, book["Funding"]

def column(ws, head):
    at = next(c.column for c in ws[5] if c.value == head)
    return [c for (c,) in ws.iter_rows(min_row=6, min_col=at, max_col=at) if c.value is not None]

book, ws = sheet("mixed")
assert [c.value for c in column(ws, "Amount")] == [1500, 1234.5, 1.234]
assert [c.number_format for c in column(ws, "Amount")] == ["#,##0;-#,##0", "#,##0.00;-#,##0.00", "#,##0.000;-#,##0.000"]
assert [c.value for c in column(ws, "Minor units")] == [1500, 123450, 1234]
assert [c.value for c in column(ws, "Currency")] == ["JPY", "USD", "KWD"]
assert [c.value for c in column(ws, "Side")] == ["partner", "ours", "ours"]
about = {r[0]: r[1] for r in book["About"].iter_rows(min_row=6, values_only=True)}
left_out = about["Sheets left out"].removeprefix("No rows: ").split("; ")
assert {"Members", "Agreements", "Measures", "Measure values", "Topics", "Coverage topics"} <= set(left_out), about
# a year in which nobody gave anything stands between the others with nought; one whose amounts are unknown says nothing
years = sheet("gap")[0]["Funding by year"]
rows = list(years.iter_rows(min_row=5, max_col=8, values_only=True))
assert rows[0] == ("By", "Goal or partner", "Id", "FY 2023", "FY 2024", "FY 2025", "FY 2026", "Total"), rows[0]
assert rows[1] == ("all", "All", None, 10, None, 0, 5, 15) and rows[2][3:] == (10, None, None, 5, 15), rows
book, ws = sheet("single")
total = column(ws, "Amount")[-1]
assert {c.number_format for c in column(ws, "Amount")} == {"#,##0.00;-#,##0.00"}  # 1,200.00 beside 1,234.50
assert (total.value, total.number_format) == (2434.75, "#,##0.00;-#,##0.00"), total.value
END
