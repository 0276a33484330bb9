#!/usr/bin/python3
"""compare_readers.py FILE.xlsx FOUND.json -- openpyxl and exceljs find the same in a workbook."""
import json
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")
book = openpyxl.load_workbook(sys.argv[1])
found = json.load(open(sys.argv[2], encoding="utf-8"))
assert found["title"] == book.properties.title and found["creator"] == book.properties.creator, found["title"]
assert found["company"], "no company"
assert found["keywords"] == book.properties.keywords and found["created"].startswith(book.properties.created.isoformat()), found["created"]
names = {d.name: [d.attr_text.replace("$", "").replace("'", "")] for d in book.defined_names.definedName if not d.is_reserved}
theirs = {n: [r.replace("$", "").replace("'", "") for r in ranges] for n, ranges in found["names"].items() if not n.startswith("_xlnm")}
assert theirs == names, (theirs, names)
assert [s["name"] for s in found["sheets"]] == book.sheetnames, "other sheets"
for theirs, ws in zip(found["sheets"], book.worksheets):
    where = ws.title
    tables = {t.name: (t.ref, [c.name for c in t.tableColumns]) for t in ws.tables.values()}
    assert {t["name"]: (t["ref"], t["columns"]) for t in theirs["tables"]} == tables, where
    assert theirs["state"] == "visible" and theirs["a1"] == ws["A1"].value, where
    assert theirs["frozen"] == (5 if tables else 0), where
    links = sum(1 for row in ws.iter_rows() for c in row if c.hyperlink and c.hyperlink.target)  # exceljs has no others
    assert theirs["links"] == links, (where, theirs["links"], links)
    formulas = [c.coordinate for row in ws.iter_rows() for c in row if c.data_type == "f"]
    assert theirs["formulas"] == formulas, where
    formats = {}
    for row in ws.iter_rows(min_row=6):
        for c in row:
            if c.data_type in ("n", "d") and c.value is not None:
                formats[c.number_format] = formats.get(c.number_format, 0) + 1
    assert theirs["formats"] == formats, (where, theirs["formats"], formats)
    assert bool(theirs["rules"]) == bool(len(ws.conditional_formatting)), where
    assert bool(theirs["validations"]) == bool(ws.data_validations.dataValidation), where
