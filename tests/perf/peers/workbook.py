#!/usr/bin/env python3
"""workbook.py xlsxwriter|openpyxl FOLDER OUT.xlsx -- the workbook of workbook.c by a library of Python."""
import datetime
import sys


def sheets(folder):
    for name in ("partners", "activities"):
        with open(f"{folder}/{name}.tsv", encoding="utf-8") as lines:
            heads = [h.partition("*") for h in next(lines).rstrip("\n").split("\t")]
            yield name, [h[0] for h in heads], [h[2][:1] for h in heads], (line.rstrip("\n").split("\t") for line in lines)


def by_xlsxwriter(folder, out):
    import xlsxwriter
    book = xlsxwriter.Workbook(out)
    day, number = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "#,##0"})
    for name, heads, kinds, rows in sheets(folder):
        ws, r = book.add_worksheet(name), 0
        ws.freeze_panes(1, 2)
        ws.set_column(0, len(heads) - 1, 24)
        for r, row in enumerate(rows, 1):
            for c, (kind, value) in enumerate(zip(kinds, row)):
                if not value:
                    continue
                if kind == "d":
                    ws.write_datetime(r, c, datetime.date.fromisoformat(value), day)
                elif kind == "n":
                    ws.write_number(r, c, float(value), number)
                else:
                    ws.write_string(r, c, value)
        ws.add_table(0, 0, r, len(heads) - 1, {"columns": [{"header": h} for h in heads]})
    book.close()


def by_openpyxl(folder, out):
    import openpyxl
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, heads, kinds, rows in sheets(folder):
        ws, r = book.create_sheet(name), 1
        ws.freeze_panes = "C2"
        ws.append(heads)
        for r, row in enumerate(rows, 2):
            for c, (kind, value) in enumerate(zip(kinds, row), 1):
                if not value:
                    continue
                cell = ws.cell(row=r, column=c)
                cell.value = datetime.date.fromisoformat(value) if kind == "d" else float(value) if kind == "n" else value
                if kind:
                    cell.number_format = "yyyy-mm-dd" if kind == "d" else "#,##0"
        ws.add_table(Table(displayName="tbl_" + name, ref=f"A1:{get_column_letter(len(heads))}{r}"))
    book.save(out)


if __name__ == "__main__":
    {"xlsxwriter": by_xlsxwriter, "openpyxl": by_openpyxl}[sys.argv[1]](sys.argv[2], sys.argv[3])
