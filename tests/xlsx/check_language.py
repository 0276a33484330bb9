#!/usr/bin/python3
"""check_language.py ENGLISH.xlsx OTHER.xlsx LANGUAGE ROOT -- one strategy's workbook in English and in another language.

No text of the program is left in English in the other; names of tables and lists, links and validation hold in both.
Needs openpyxl. Prints one line a fault and ends with 1 when there is any.
"""
import re
import sys
import warnings

import openpyxl

import catalogue as catalogue_file

LANGUAGES = catalogue_file.LANGUAGES
FREE = {"Id", "Part", "Finding", "Field", "Message", "Help", "From field"}  # columns that are the same in every language
ENGLISH = "{1} (in English)"
faults = []


def pattern(message):
    return re.compile(re.sub(r"\\\{\d\\\}", ".+", re.escape(message)) + r"\Z", re.S)


def catalogue(root, language):
    """English messages and what they are in the language, those alone that differ."""
    said, phrases, same = {}, [], set()
    place = 1 + LANGUAGES.index(language)
    for name, parts in catalogue_file.rows(f"{root}/src/locale"):
        english = parts[0].split(": ")[-1] if re.match(r"[a-z_]+\.[a-z_]+: |sheet: |head: ", parts[0]) else parts[0]
        same.add(parts[place])  # "Type" is a French word, too
        if english != parts[place]:
            said[parts[0]] = parts[place]
            if name in ("book", "meanings") and "{1}" in parts[0] and len(re.sub(r"[{}\d\W]", "", parts[0])) > 8:
                phrases.append(pattern(parts[0]))
    return {m: t for m, t in said.items() if m not in same}, phrases


def strings(ws):
    heads = [c.value for c in ws[5]] if ws.max_row > 5 else []
    for row in ws.iter_rows():
        for c in row:
            if isinstance(c.value, str) and not c.value.startswith("="):
                yield c, heads[c.column - 1] if c.row > 5 and c.column <= len(heads) else None


def check_words(book, said, phrases, free):
    for ws in book.worksheets:
        for c, head in strings(ws):
            if head in free:
                continue
            for piece in {c.value, *c.value.split("; ")}:
                if piece in said:
                    faults.append(f"{ws.title} {c.coordinate}: '{piece}' is English, not '{said[piece]}'")
            faults.extend(f"{ws.title} {c.coordinate}: '{c.value}' is English" for p in phrases if p.match(c.value))


def check_names(english, other):
    def names(book):
        return sorted(t for ws in book.worksheets for t in ws.tables), sorted(d.name for d in book.defined_names.definedName if not d.is_reserved)
    if names(english) != names(other):
        faults.append(f"other names of tables and lists: {names(english)}, {names(other)}")
    for a, b in zip(english.worksheets, other.worksheets):
        if a.max_row != b.max_row and a.title not in ("About", "Findings", "Lists"):
            faults.append(f"{b.title} has {b.max_row} rows, not {a.max_row}")


def check_ways(book):
    for ws in book.worksheets:
        for link in ws._hyperlinks:
            title = (link.location or "").rpartition("!")[0].strip("'").replace("''", "'")
            if link.location and title not in book.sheetnames:
                faults.append(f"{ws.title} {link.ref}: leads to {link.location}")
        if not (ws["A4"].hyperlink and ws["B4"].hyperlink):
            faults.append(f"{ws.title}: A4 and B4 are no links")


def check_lists(book):
    words = {}
    for d in book.defined_names.definedName:
        if d.name.startswith("list_"):
            title, area = d.attr_text.replace("'", "").replace("$", "").split("!")
            cells = book[title][area]
            words[d.name] = {c.value for row in (cells if isinstance(cells, tuple) else ((cells,),)) for c in row}
    for ws in book.worksheets:
        for v in ws.data_validations.dataValidation:
            cells = (c for a in v.sqref.ranges for row in ws.iter_rows(a.min_row, a.max_row, a.min_col, a.max_col) for c in row)
            for c in cells:
                if c.value is not None and not {c.value, c.value.split(" (")[0]} & words[v.formula1]:
                    faults.append(f"{ws.title} {c.coordinate}: '{c.value}' is not in {v.formula1}")


def main(english, other, language, root):
    warnings.simplefilter("ignore")  # openpyxl does not know data bars of 2010
    said, phrases = catalogue(root, language)
    books = [openpyxl.load_workbook(path) for path in (english, other)]
    check_words(books[1], said, phrases, {said.get(h, h) for h in FREE} | {said[ENGLISH].replace("{1}", said.get(h, h)) for h in FREE})
    check_names(*books)
    check_ways(books[1])
    check_lists(books[1])
    for line in faults:
        print(line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
