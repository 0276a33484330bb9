#!/bin/sh
# The shipped workbook by openpyxl and LibreOffice: tables, dates, links, properties, nothing on stderr.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need_module openpyxl python3-openpyxl
"$tool" build "$root/specs/dhs-st" -o "$tmp" 2>"$tmp/err"
[ ! -s "$tmp/err" ] || { cat "$tmp/err" >&2; exit 1; }
/usr/bin/python3 "$root/tests/xlsx/check_workbook.py" "$tmp/dhs-st-roster.xlsx"
# every activity, agreement and partner of the dataset is a row, and none twice
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import sqlite3, sys, openpyxl
db = sqlite3.connect(sys.argv[1] + "/dhs-st-dataset.sqlite")
book = openpyxl.load_workbook(sys.argv[1] + "/dhs-st-roster.xlsx", read_only=True)
for sheet, table in (("Partners", "partner"), ("Agreements", "agreement"), ("Activities", "activity"),
    ("Measures", "measure"), ("Topics", "topic"), ("Sources", "source")):
    rows = [r[0] for r in book[sheet].iter_rows(min_row=6, max_col=1, values_only=True)]
    ids = [r[0] for r in db.execute(f"SELECT id FROM {table}")]
    assert sorted(rows) == sorted(ids), (sheet, len(rows), len(ids))
heads = [c.value for c in book["Partners"][5]]
codes = {r[heads.index("Country (ISO 2)")]: r[heads.index("Country (ISO 3)")] for r in book["Partners"].iter_rows(min_row=6, values_only=True)}
assert (codes["CA"], codes["DE"], codes["EU"]) == ("CAN", "DEU", None), codes
# a country without a partner of its own has its name, and lies where those seated in it do
lands = {r[1]: (r[0], r[4]) for r in book["Coverage countries"].iter_rows(min_row=6, max_col=5, values_only=True)}
assert (lands["CH"], lands["US"]) == (("Switzerland", "Europe"), ("United States of America", "North America")), lands
# the long forms hold each row of their tables
for title, table in (("Activity partners", "v_activity_partner"), ("Members", "v_member"), ("Measure values", "measure_actual")):
    n, = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert sum(1 for _ in book[title].iter_rows(min_row=6, max_col=1)) == n, title
END
# LibreOffice opens it, and no cell shows ### or an error
command -v soffice >/dev/null || { echo "LibreOffice is not installed: its part is left out"; exit 0; }
HOME=$tmp soffice --headless --convert-to pdf --outdir "$tmp" "$tmp/dhs-st-roster.xlsx" >/dev/null 2>&1
pdftotext "$tmp/dhs-st-roster.pdf" "$tmp/text"
if grep -nE '###|Err:|#REF|#NAME|#VALUE' "$tmp/text"; then
	echo "the sheets show errors" >&2
	exit 1
fi
