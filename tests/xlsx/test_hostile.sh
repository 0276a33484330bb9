#!/bin/sh
# Hostile texts pass through YAML, dataset and workbook unharmed, or are refused at their place; right-to-left sheets.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need_module openpyxl python3-openpyxl
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import json, sys
texts = ["=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+1-202-555-0100", "-2+3", "=HYPERLINK(\"http://x\",\"y\")",
         "]]>&amp;<b>", "_x0041_ stays", "\U0001F600" * 20, "'quoted", "1e5", "00123", "#REF!", "TRUE", "\u05d0\u05d1\u05d2"]
head = """strategy: {id: bad, title: "=1+1 & <strategy>", edition: "1", starts: 2025, ends: 2027, as_of: 2026-01-15, language: ar, contact: {name: Us}}
organization: {id: us, name: Us, country: US}
goals: [{id: g1, title: "]]>", statement: Do the first thing that matters so that all are better off.}]
partners:
"""
rows = "".join(f"  - {{id: p{i}, name: {json.dumps(t, ensure_ascii=False)}, kind: country, country: FR, summary: Two teams look at the same question from two sides., own: {{k: v}}}}\n"
               for i, t in enumerate(texts))
long = "  - {id: long, name: Long, kind: country, country: FR, notes: " + json.dumps("x" * 40000) + "}\n"
roster = """rosters:
  - id: own
    title: "@own & <title>"
    sheets:
      - title: "=Sum & <x>"
        query: "SELECT id, name, notes, '=1+1' AS formula, char(9) || 'tab' AS tab, char(65534) || 'x' AS nonchar, char(1) || '_x0001_' AS control FROM partner"
"""
open(sys.argv[1] + "/strategy.yaml", "w", encoding="utf-8").write(head + rows + long + roster)
json.dump(texts, open(sys.argv[1] + "/texts", "w"))
END
"$tool" build "$tmp" --only roster -o "$tmp/out" 2>"$tmp/err" || { cat "$tmp/err" >&2; exit 1; }
grep -q "cell-cut.*a text of 40000 characters is cut" "$tmp/err" || { echo "a cut text is not told" >&2; exit 1; }
/usr/bin/python3 "$root/tests/xlsx/check_workbook.py" "$tmp/out/bad-roster.xlsx"
/usr/bin/python3 "$root/tests/xlsx/check_workbook.py" "$tmp/out/bad-own.xlsx"
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import json, sys, zipfile, openpyxl
texts = json.load(open(sys.argv[1] + "/texts"))

def column(ws, head):
    at = next(c.column for c in ws[5] if c.value == head)
    return [c for (c,) in ws.iter_rows(min_row=6, min_col=at, max_col=at)]

# what openpyxl hands back for _xHHHH_ is the escape itself; Excel shows the character
def shown(s):
    return s.replace("_x005F_", "_")

book = openpyxl.load_workbook(sys.argv[1] + "/out/bad-roster.xlsx")
by_id = dict(zip((c.value for c in column(book["Partners"], "Id")), column(book["Partners"], "Name")))
for i, t in enumerate(texts):
    c = by_id[f"p{i}"]
    assert (c.data_type, c.number_format) == ("s", "@"), (t, c.data_type, c.number_format)
    assert shown(c.value) == t, (t, c.value)
for ws in book.worksheets:
    assert ws.sheet_view.rightToLeft, ws.title
own = openpyxl.load_workbook(sys.argv[1] + "/out/bad-own.xlsx")
ws = own["=Sum & <x>"]
assert all(c.data_type == "s" and c.value == "=1+1" for c in column(ws, "Formula"))
assert all(c.value == "\ttab" for c in column(ws, "Tab")), column(ws, "Tab")[0].value
assert all(c.value in ("_xFFFE_x", "\ufffex") for c in column(ws, "Nonchar")), column(ws, "Nonchar")[0].value
strings = zipfile.ZipFile(sys.argv[1] + "/out/bad-own.xlsx").read("xl/sharedStrings.xml").decode()
assert ">_x0001__x005F_x0001_<" in strings and "_xFFFE_x" in strings
note = next(c.value for c in column(ws, "Notes") if c.value)
assert note.startswith("x" * 32000) and note.endswith("[... cut: the text has 40000 characters]"), len(note)
END
printf 'strategy: {id: bad, title: "a\\0b", edition: "1", starts: 2025, ends: 2027}\n' >"$tmp/nul.yaml"
printf 'strategy: {id: bad, title: "a\342\200\256b", edition: "1", starts: 2025, ends: 2027}\n' >"$tmp/rlo.yaml"
for name in nul rlo; do # NUL, right-to-left override
	if "$tool" build "$tmp/$name.yaml" --only roster -o "$tmp/$name" 2>"$tmp/err"; then
		echo "$name is not refused" >&2
		exit 1
	fi
	grep -q "$name.yaml:1:" "$tmp/err" || { cat "$tmp/err" >&2; exit 1; }
done
