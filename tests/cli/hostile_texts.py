#!/usr/bin/env python3
"""hostile_texts.py TOOL DIR -- hostile texts come out of database, CSV, JSON Lines and workbook as they went into the YAML,
or are refused at their place.
"""
import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
import warnings
import zipfile
from xml.etree import ElementTree

import openpyxl

TOOL, DIR = sys.argv[1:3]
PASS = {
    "command": "=cmd|' /C calc'!A0", "sum": "@SUM(1+1)*cmd|' /C calc'!A0", "plus": "+1-202-555-0100",
    "minus": "-2+3+cmd|' /C calc'!A0", "link": '=HYPERLINK("http://x/?" & A1, "y")', "wide": "\uff1d1+1", "tab": "\t=1+1",
    "newline": "\n=1+1", "return": "a\r\nb", "long": "x" * 40000, "markup": "]]>&amp;<b>&#0;</b><!-- -->",
    "escape": "_x0041__x000D_", "quotes": "'a' \"b\" `c`; DROP TABLE partner; --", "control": "a\x01b\x1f", "fffe": "a\ufffeb",
    "ffff": "a\uffffb", "emoji": "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f1fa\U0001f1f8",
    "combining": "Z\u030a\u0327\u0316\u0301" * 5, "bom": "\ufeffa", "hebrew": "\u05d0\u05d1\u05d2 = 1",
    "percent": "%s%n%1$s{{fact.x}}${x}", "codes": "=1+1 &F &D &\"Arial\"", "number": "00123", "exponent": "1e5", "date": "1/2",
    "yes": "TRUE", "error": "#REF!", "semicolon": "a;b,c|d", "blank": " a ",
}
REFUSED = {"nul": "a\\u0000b", "surrogate": "a\\ud800b", "rlo": "a\u202eb", "isolate": "a\u2067b"}
OPENINGS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
wrong = []


def quoted(text):
    """In double quotes, what YAML does not take as it is by its number."""
    return re.sub("[\ufffe\uffff\ufeff\x7f]", lambda m: "\\u%04x" % ord(m.group()), json.dumps(text, ensure_ascii=False))


def write_spec(folder, values):
    os.makedirs(folder)
    with open(os.path.join(folder, "strategy.yaml"), "w", encoding="utf-8") as f:
        f.write('strategy: {id: s, title: S, edition: "1", starts: 2026, ends: 2028, as_of: 2026-01-15}\n'
                "organization: {id: us, name: Us, country: US}\n"
                'rosters: [{id: own, sheets: [{title: Own, query: "SELECT key, value FROM extra"}]}]\n'
                "partners:\n  - id: p\n    name: P\n    kind: country\n    country: FR\n    own:\n")
        for key, value in values.items():
            f.write("      %s: %s\n" % (key, value))


def from_database(path):
    return dict(sqlite3.connect(path).execute("SELECT key, value FROM extra"))


def from_csv(path):
    with open(path, encoding="utf-8", newline="") as f:
        return {r["key"]: r["value"] for r in csv.DictReader(f)}


def from_json(path):
    found = [json.loads(line) for line in open(path, encoding="utf-8")]
    return {r["key"]: r["value"] for r in found if r["table"] == "extra"}


def from_workbook(path):
    """Out of the XML itself, as readers differ in what they make of escapes; openpyxl tells that all are texts."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    book = openpyxl.load_workbook(path)
    for (cell,) in book["Own"].iter_rows(min_row=6, min_col=2, max_col=2):
        if cell.data_type != "s":
            wrong.append("the workbook has no text: %r" % cell.value)
    with zipfile.ZipFile(path) as z:
        sheet = ElementTree.fromstring(z.read("xl/worksheets/sheet%d.xml" % (book.sheetnames.index("Own") + 1)))
        strings = [s.find(main + "t").text for s in ElementTree.fromstring(z.read("xl/sharedStrings.xml"))]
    rows = {}
    for c in sheet.iter(main + "c"):
        if int(re.sub(r"\D", "", c.get("r"))) >= 6:
            text = strings[int(c.find(main + "v").text)]
            rows.setdefault(c.get("r")[1:], []).append(re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text))
    return dict(rows.values())


def build(folder, out, *options):
    return subprocess.run([TOOL, "build", folder, "-o", out, *options], capture_output=True, text=True)


def check_passes(folder):
    write_spec(folder, {k: quoted(v) for k, v in PASS.items()})
    out = folder + "/out"
    done = build(folder, out, "--only", "dataset,roster,csv,json")
    if done.returncode:
        sys.exit("the build fails:\n" + done.stderr)
    read = {"database": from_database(out + "/s-dataset.sqlite"), "CSV": from_csv(out + "/s-csv/extra.csv"),
            "JSON Lines": from_json(out + "/s-records.jsonl"), "workbook": from_workbook(out + "/s-own.xlsx")}
    cut = read["workbook"]["long"]
    if "cell-cut" not in done.stderr or cut[:32000] != PASS["long"][:32000] or len(cut) > 32767 or "40000 characters" not in cut:
        wrong.append("a long text is not cut as told")
    read["workbook"]["long"] = PASS["long"]
    read["workbook"]["return"] = read["workbook"]["return"].replace("\n", "\r\n")  # a cell has one sign for the end of a line
    build(folder, out + "/safe", "--only", "csv", "--formula-safe", "-q")
    read["safe CSV"] = from_csv(out + "/safe/s-csv/extra.csv")
    for where, found in read.items():
        for key, text in PASS.items():
            wanted = "'" + text if where == "safe CSV" and text[0] in OPENINGS else text
            if found.get(key) != wanted:
                wrong.append("%s: %s has %r, not %r" % (key, where, found.get(key), wanted[:80]))


def check_refused(folder, name, text):
    write_spec(folder, {"k": '"%s"' % text})
    done = build(folder, folder + "/out")
    if done.returncode != 1 or not re.search(r"^error\[.*\n\s*--> .*strategy\.yaml:10:\d+", done.stderr, re.M):
        wrong.append("%s: ends with %d\n%s" % (name, done.returncode, done.stderr))


def main():
    warnings.simplefilter("ignore")
    check_passes(os.path.join(DIR, "passes"))
    for name, text in REFUSED.items():
        check_refused(os.path.join(DIR, name), name, text)
    for line in wrong:
        print(line)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
