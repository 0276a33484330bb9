#!/usr/bin/python3
"""check_workbook.py FILE.xlsx [own] -- hold a built workbook to the house rules (DOMAIN.md 5).

In whatever language: sheets are known by the names of their tables, heads and words by the program's catalogue.
Needs openpyxl. Prints one line a fault and ends with 1 when there is any. A sheet without a table is
allowed only where About names it as a large one: it was streamed. "own": a workbook of own sheets, whose empty
columns stay.
"""
import datetime
import posixpath
import re
import sys
import zipfile
import warnings
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import range_boundaries

from catalogue import Words

HEAD_ROW = 5
FIRST_ROW = 6
NAVY = "162E51"
faults = []
named = {}  # of each sheet that links lead to: the names of its rows
keeps = []  # charts, and whether they hold the values that they draw
words = None  # Words of the workbook


def fault(where, what):
    faults.append(f"{where}: {what}")


def say(english, kind="head"):
    return words.say(english, kind)


def is_made(ws, *titles):
    """Whether it is one of the standard sheets, called here by their English titles."""
    names = {"tbl_" + re.sub("[ -]", "_", t.lower()) for t in titles}
    if ws.tables:
        return any(re.sub(r"_\d+$", "", t) in names for t in ws.tables)
    return ws.title in {say(t, "sheet") for t in titles}


def sheet_of(book, title):
    return next((ws for ws in book.worksheets if not is_chart_page(ws) and is_made(ws, title)), None)


def about_of(book):
    """What About says, by the English names of its properties."""
    about = sheet_of(book, "About")
    said = {r[0]: r[1] for r in about.iter_rows(min_row=FIRST_ROW, values_only=True)} if about else {}
    return lambda property: str(said.get(say(property)) or "")


def marking_of(ws):
    """A3 without its word: "Marking: U"."""
    return re.sub(r"^[^:]*:\s*", "", str(ws["A3"].value))


def right_edge(ws):
    """The last column that says something below the links."""
    said = (c.column for row in ws.iter_rows(min_row=HEAD_ROW) for c in row if c.value is not None)
    return max(said, default=1)


def heads_of(ws):
    return ws[HEAD_ROW][:right_edge(ws)]


def is_chart_page(ws):
    return bool(ws._charts)


def check_top(ws):
    for row in (1, 2, 3, 4):
        if ws.cell(row, 1).value in (None, ""):
            fault(ws.title, f"A{row} is empty")
    if str(ws["A3"].value) != say("Marking: {1}").replace("{1}", marking_of(ws)):
        fault(ws.title, "A3 is no marking")
    if (ws["A4"].value, ws["B4"].value) != (say("Contents", "sheet"), say("Data dictionary", "sheet")):
        fault(ws.title, "A4 and B4 are not the links")


def check_head(ws):
    heads = [c.value for c in heads_of(ws)]
    if None in heads or "" in heads:
        fault(ws.title, "a header is empty")
    folded = [str(h).casefold() for h in heads]
    for h in heads:
        if folded.count(str(h).casefold()) > 1:
            fault(ws.title, f"header '{h}' is not unique")
    for c in heads_of(ws):
        if not (c.font.bold and c.font.color.rgb[2:] == "FFFFFF" and c.fill.fgColor.rgb[2:] == NAVY):
            fault(ws.title, f"header {c.coordinate} is not white and bold on navy")


def check_table(ws, names, large):
    last = ws.max_row
    if not ws.tables:
        if re.sub(r" \(\d+\)$", "", ws.title) not in large:
            fault(ws.title, "has no table")
        return
    if len(ws.tables) > 1:
        fault(ws.title, "has more than one table")
    for table in ws.tables.values():
        left, top, right, bottom = range_boundaries(table.ref)
        if (left, top, right, bottom) != (1, HEAD_ROW, right_edge(ws), last):
            fault(ws.title, f"table covers {table.ref}, not all down to row {last}")
        if not table.name.startswith("tbl_"):
            fault(ws.title, f"table name {table.name}")
        if table.name.casefold() in names or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", table.name):
            fault(ws.title, f"table name {table.name} is taken or cannot be one")
        names.add(table.name.casefold())
        heads = [c.value for c in heads_of(ws)]
        if [c.name for c in table.tableColumns] != heads:
            fault(ws.title, "the table's columns are not its header cells")


def check_view(ws, first):
    view = ws.sheet_view
    if view.zoomScale not in (None, 100):
        fault(ws.title, "zoom is not 100")
    if any(s.activeCell not in (None, "A1") for s in view.selection if s.pane in (None, "bottomRight")):
        fault(ws.title, "the cursor is elsewhere")
    if is_chart_page(ws):
        return
    if not ws.freeze_panes or not ws.freeze_panes.endswith(str(FIRST_ROW)):
        fault(ws.title, f"panes are frozen at {ws.freeze_panes}")
    if ws.merged_cells.ranges:
        fault(ws.title, "has merged cells")
    if ws.sheet_state != "visible":
        fault(ws.title, "is hidden")
    if first and not view.tabSelected:
        fault(ws.title, "is first and not active")


PAPER_PX = {1: 980, 9: 980, 3: 1490, 8: 1490}  # landscape, between the margins
LEAST_SCALE = 0.6


def shown_px(ws, until=None):
    """The pixels of the columns that are not folded away."""
    px = 0
    for d in ws.column_dimensions.values():
        for i in range(d.min, d.max + 1):
            if not d.hidden and i <= (until or ws.max_column):
                px += int(d.width * 7 + 0.5)
    return px


TITLE_LEAST_PX, LETTER_LEAST_PX = 8, 5  # narrower than the letters of rows 1 and 2 are on the whole


def check_print(ws):
    """Landscape; a wide sheet over several pages of the larger paper, its first columns again on each."""
    setup = ws.page_setup
    across = setup.fitToWidth or 1
    tall = is_chart_page(ws) and setup.orientation == "portrait" and setup.fitToHeight in (1, None)
    if not tall and (setup.orientation != "landscape" or setup.fitToHeight not in (0, "0")):
        fault(ws.title, "is not landscape, as high as it needs")
    again = re.fullmatch(r"\$?A:\$?([A-Z]+)", ws.print_title_cols or "")
    if (across > 1) != bool(again) or (across > 1 and setup.pageOrder != "overThenDown"):
        fault(ws.title, f"is {across} pages wide and repeats columns {ws.print_title_cols}")
    repeated = shown_px(ws, openpyxl.utils.column_index_from_string(again.group(1))) if again else 0
    if not is_chart_page(ws) and (shown_px(ws) - repeated) / across + repeated > PAPER_PX[setup.paperSize or 1] / LEAST_SCALE + 5:
        fault(ws.title, f"prints {shown_px(ws)} pixels on {across} pages: too small to read")
    # Rows 1 to 4 run out over columns that are not beside them on the further pages across: where they would be cut, the print begins with the header.
    cut = across > 1 and max(len(ws["A1"].value or "") * TITLE_LEAST_PX, len(ws["A2"].value or "") * LETTER_LEAST_PX) > repeated
    first = (ws.print_title_rows or "").replace("$", "").partition(":")[0]
    if not is_chart_page(ws) and (first not in ("1", "5") or (cut and first != "5") or (first == "5" and across == 1)):
        fault(ws.title, f"is {across} pages wide and repeats rows {ws.print_title_rows}")
    area = f"$A$5:${openpyxl.utils.get_column_letter(ws.max_column)}${ws.max_row}" if first == "5" else ""
    if "".join(ws.print_area or "") != area:
        fault(ws.title, f"prints {ws.print_area}, not {area}")
    footer = ws.oddFooter.right.text or ""
    if "&P" not in footer.replace("&[Page]", "&P") or "&N" not in footer.replace("&[Pages]", "&N"):
        fault(ws.title, "the footer has no page of pages")
    marking = marking_of(ws)
    for part in (ws.oddHeader.center.text, ws.oddFooter.center.text):
        if marking.replace("&", "&&") not in (part or ""):
            fault(ws.title, "header or footer lacks the marking")
    if "Bold" not in (ws.oddHeader.center.font or "") or "Bold" not in (ws.oddFooter.center.font or ""):
        fault(ws.title, "the marking is not bold in header and footer")


def check_link(ws, cell, sheets):
    link = cell.hyperlink
    if link.target:
        if not re.match(r"(https?://|mailto:)", link.target):
            fault(ws.title, f"{cell.coordinate} leads to {link.target}")
        return
    m = re.fullmatch(r"'((?:[^']|'')+)'!A(\d+)", link.location or "")
    if not m or m.group(1).replace("''", "'") not in sheets:
        fault(ws.title, f"{cell.coordinate} leads to {link.location}")
        return
    target, row = sheets[m.group(1).replace("''", "'")], int(m.group(2))
    if target.cell(row, 1).value is None:
        fault(ws.title, f"{cell.coordinate} leads to an empty row")
    if row == 1:
        if not re.fullmatch(re.escape(str(cell.value)) + r"( \(\d+\))?", target.title):
            fault(ws.title, f"{cell.coordinate} says '{cell.value}' and leads to sheet {target.title}")
    elif target.title not in named:
        named[target.title] = [{v for v in r if isinstance(v, str)} for r in target.iter_rows(max_col=4, values_only=True)]
    if row > 1 and cell.value not in named[target.title][row - 1]:
        fault(ws.title, f"{cell.coordinate} says '{cell.value}', which row {row} of {target.title} does not")


def is_expected_formula(ws, c):
    if c.row == ws.max_row and re.match(r"=(SUBTOTAL\(|SUMPRODUCT\()", str(c.value)):
        return True
    return is_made(ws, "Right-sizing") and ws.cell(HEAD_ROW, c.column).value in [say(h) for h in LIVE]


LIVE = ("Value", "Effort", "Class", "Completeness")


def check_folded(ws):
    """Columns that say nothing in any row are folded away, in one group that a sign opens; no other is."""
    if is_chart_page(ws) or not ws.tables or is_made(ws, "About", "Lists"):
        return
    for c in ws[HEAD_ROW][2:]:
        dim = next((d for d in ws.column_dimensions.values() if d.min <= c.column <= d.max), None)
        empty = all(v in (None, "") for v in column_values(ws, c.value))
        if dim is not None and bool(dim.hidden) != empty:
            fault(ws.title, f"'{c.value}' is {'shown and empty' if empty else 'folded away and says something'}")
        if dim is not None and dim.hidden and not dim.outlineLevel:
            fault(ws.title, f"'{c.value}' cannot be opened")


def check_cells(ws, sheets):
    for row in ws.iter_rows(min_row=FIRST_ROW):
        if ws.max_row > FIRST_ROW and all(c.value is None for c in row):
            fault(ws.title, f"row {row[0].row} is blank")
        for c in row:
            if c.data_type == "e":
                fault(ws.title, f"{c.coordinate} is an error")
            if c.data_type == "f" and not is_expected_formula(ws, c):
                fault(ws.title, f"{c.coordinate} is a formula: {c.value}")
            if isinstance(c.value, datetime.datetime) and c.number_format not in ("yyyy-mm-dd", "mmm yyyy"):
                fault(ws.title, f"{c.coordinate} is a date that looks like {c.number_format}")
            if str(c.value).startswith("1900-01-01"):
                fault(ws.title, f"{c.coordinate} is the first day that a date can be, which nobody said")
            if not isinstance(c.value, (str, type(None))) and c.alignment.indent:
                fault(ws.title, f"{c.coordinate} is a number with an indent, which LibreOffice loses in some rows")
            if isinstance(c.value, str) and c.data_type != "f" and c.number_format not in ("@", "General"):
                fault(ws.title, f"{c.coordinate} is text in format {c.number_format}")
            if c.hyperlink:
                check_link(ws, c, sheets)
    for i in range(1, right_edge(ws) + 1):
        letter = openpyxl.utils.get_column_letter(i)
        if not ws.column_dimensions[letter].customWidth and ws.column_dimensions[letter].width in (None, 13):
            fault(ws.title, f"column {letter} was not measured")


def check_heads(ws):
    """The header is three lines high at most: one of fifteen points each."""
    if not is_chart_page(ws) and (ws.row_dimensions[HEAD_ROW].height or 15) > 45:
        fault(ws.title, f"the header is {ws.row_dimensions[HEAD_ROW].height} points high")


def check_ways(ws, sheets):
    for c in (ws["A4"], ws["B4"]):
        if c.hyperlink is None:
            fault(ws.title, f"{c.coordinate} is no link")
        else:
            check_link(ws, c, sheets)


def check_days(ws):
    """A column whose head ends with 'first day' or 'last day' holds real dates alone."""
    ends = tuple({"," + words.said[h].rpartition(",")[2] if words.place else "," + h.rpartition(",")[2]
                  for h in words.said if re.search(", (first|last) day$", h)})
    for c in ws[HEAD_ROW]:
        if not str(c.value).endswith(ends):
            continue
        for (cell,) in ws.iter_rows(min_row=FIRST_ROW, min_col=c.column, max_col=c.column):
            early = isinstance(cell.value, str) and cell.value < "1900-03-01"
            if cell.value is not None and not early and not isinstance(cell.value, datetime.datetime):
                fault(ws.title, f"{cell.coordinate} is not a date: {cell.value!r}")


def totals_of(ws):
    """Rows of totals under the table, or under the plain range of a large sheet."""
    if not ws.tables:
        return int(any(str(c.value).startswith("=SUBTOTAL(") for c in ws[ws.max_row]))
    return sum(t.totalsRowCount or 0 for t in ws.tables.values())


def column_values(ws, head):
    """The values under a header, without the totals."""
    column = next((c.column for c in ws[HEAD_ROW] if c.value == head), None)
    if column is None:
        return None
    last = ws.max_row - totals_of(ws)
    return [c.value for (c,) in ws.iter_rows(min_row=FIRST_ROW, max_row=last, min_col=column, max_col=column)]


def check_totals(ws, shown):
    """A total is what a reader who adds the column gets; money is summed in one currency only."""
    if not totals_of(ws):
        return
    for c in ws[ws.max_row]:
        if c.data_type != "f":
            continue
        head = ws.cell(HEAD_ROW, c.column).value
        numbers = [v for v in column_values(ws, head) if isinstance(v, (int, float))]
        told = shown[ws.title][c.coordinate].value
        filled = [v for v in column_values(ws, head) if v is not None]
        wanted = {"SUBTOTAL(109": sum(numbers), "SUBTOTAL(103": len(filled), "SUMPRODUCT(": len(set(filled)),
                  "SUBTOTAL(101": sum(numbers) / len(numbers) if numbers else 0}
        for start, value in wanted.items():
            if start in c.value and abs(told - value) > 1e-6 + 1e-12 * abs(value):
                fault(ws.title, f"{c.coordinate} says {told}, the rows come to {value}")
        if head == say("Amount"):
            pairs = zip(column_values(ws, head), column_values(ws, say("Currency")))
            if len({currency for amount, currency in pairs if amount is not None}) > 1:
                fault(ws.title, "a total is over several currencies")


def check_coverage(ws):
    """Nought is written, the total is the row's sum, and all counts are shaded by one scale of three steps."""
    heads = [c.value for c in ws[HEAD_ROW]]
    key = say("Tier") if say("Tier") in heads else say("Region")
    first, total = heads.index(key) + 1, heads.index(say("Total"))
    for row in ws.iter_rows(min_row=FIRST_ROW, values_only=True):
        cells = row[first:total]
        if not all(isinstance(v, int) for v in cells + (row[total],)):
            fault(ws.title, f"{row[0]}: a count is not written")
        elif sum(cells) != row[total]:
            fault(ws.title, f"{row[0]}: the total is not the sum")
    letters = [openpyxl.utils.get_column_letter(i + 1) for i in (first, total - 1)]
    wanted = f"{letters[0]}{FIRST_ROW}:{letters[1]}{ws.max_row}"
    scales = [(str(f.sqref), r) for f in ws.conditional_formatting for r in f.rules if r.type == "colorScale"]
    if [(ref, len(r.colorScale.cfvo)) for ref, r in scales] not in ([(wanted, 3)], [(wanted.split(":")[0], 3)]):
        fault(ws.title, f"the scale is {scales}, not over {wanted}")


def check_rules(ws):
    """Status and days left are coloured by formulas over the row's own cell."""
    formulas = {}
    for f in ws.conditional_formatting:
        for r in f.rules:
            if r.type == "expression":
                formulas.setdefault(str(f.sqref), []).append(r.formula[0])
            elif r.type not in ("colorScale", "dataBar", "iconSet", "containsBlanks"):
                fault(ws.title, f"a rule of the kind {r.type}")
    last = ws.max_row - totals_of(ws)
    for c in ws[HEAD_ROW]:
        if is_made(ws, "Funding") or c.value not in (say("Status"), say("Days left")):
            continue
        letter = c.column_letter
        ref = f"{letter}{FIRST_ROW}:{letter}{last}" if last > FIRST_ROW else f"{letter}{FIRST_ROW}"
        found = formulas.get(ref, [])
        if not found or any(f"${letter}{FIRST_ROW}" not in f for f in found):
            fault(ws.title, f"'{c.value}' has no rules: {found}")


COVERAGE = ("Coverage goals", "Coverage topics", "Coverage countries", "Coverage offices")


def check_calendar(ws):
    """Days are real dates in order; what is past, today or ahead agrees with the days from the as-of day."""
    days = column_values(ws, say("Date"))
    real = [d for d in days if isinstance(d, datetime.datetime)]
    if real != sorted(real):
        fault(ws.title, "the days are not in order")
    for d in days:
        if not isinstance(d, datetime.datetime) and not (isinstance(d, str) and d < "1900-03-01"):
            fault(ws.title, f"{d!r} is not a day")
    for word, n in zip(column_values(ws, say("Past or ahead")), column_values(ws, say("Days from as-of day"))):
        if word != say("past" if n < 0 else "ahead" if n > 0 else "today"):
            fault(ws.title, f"{n} days are said to be {word}")


CHOSEN = {("Partners", "Kind"), ("Partners", "Tier"), ("Partners", "Intent"), ("Partners", "Status"), ("Agreements", "Kind"),
          ("Agreements", "Status"), ("Activities", "Kind"), ("Activities", "Stage"), ("Activities", "Status")}


def check_lists(book):
    """Words are chosen from Lists, the last sheet, by defined names alone, and every word there is one of them."""
    lists = sheet_of(book, "Lists")
    if lists is None and not any(ws.data_validations.dataValidation for ws in book.worksheets):
        return
    if lists is None or book.worksheets[-1] is not lists:
        fault("Lists", "is not the last sheet")
        return
    names = {d.name: d.attr_text for d in book.defined_names.definedName if not d.is_reserved}
    listed, found = {}, set()
    for name, ref in names.items():
        sheet, area = ref.replace("'", "").replace("$", "").split("!")
        cells = book[sheet][area]
        cells = cells if isinstance(cells, tuple) else ((cells,),)
        listed[name] = [c.value for (c,) in cells]
        if not name.startswith("list_"):
            del listed[name]
        elif sheet != lists.title or None in listed[name]:
            fault("Lists", f"{name} stands for {ref}")
    for ws in book.worksheets:
        for v in ws.data_validations.dataValidation:
            name = (v.formula1 or "").removeprefix("=")
            if v.type != "list" or name not in listed:
                fault(ws.title, f"is checked by {v.type} {v.formula1}")
                continue
            for area in v.sqref.ranges:
                head = ws.cell(HEAD_ROW, area.min_col).value
                found.update((title, h) for title, h in CHOSEN if is_made(ws, title) and say(h) == head)
                if (area.min_row, area.max_row) != (FIRST_ROW, ws.max_row - totals_of(ws)):
                    fault(ws.title, f"'{head}' is checked in {area}")
                for value in column_values(ws, head):
                    if value is not None and not {value, value.split(" (")[0]} & {*listed[name], say("unknown"), say("none")}:
                        fault(ws.title, f"'{head}' has '{value}', which {name} has not")
    for title, head in sorted(CHOSEN - found):
        if sheet_of(book, title):
            fault(title, f"'{head}' is not chosen from a list")


def check_left_out(book):
    """Sheets without rows are not there, and About names them."""
    named = re.sub(r"^[^:;]*:\s", "", about_of(book)("Sheets left out"))
    for title in filter(None, named.split("; ")):
        if title in book.sheetnames:
            fault("About", f"says that {title} is left out")
    for ws in book.worksheets:
        if not is_chart_page(ws) and ws.max_row == FIRST_ROW and all(c.value is None for c in ws[FIRST_ROW]):
            fault(ws.title, "has no rows and is there")


def check_contents(book):
    ws = sheet_of(book, "Contents")
    listed = {r[0]: r[2] for r in ws.iter_rows(min_row=FIRST_ROW, values_only=True)}
    for sheet in book.worksheets:
        base = re.sub(r" \(\d+\)$", "", sheet.title)
        if base not in listed:
            fault("Contents", f"does not list {sheet.title}")
        elif base == sheet.title and not any(s.title.startswith(base + " (") for s in book.worksheets):
            rows = None if is_chart_page(sheet) else sheet.max_row - HEAD_ROW - totals_of(sheet)
            if listed[base] != rows and not (listed[base] == 0 and rows == 1):
                fault("Contents", f"{base} has {rows} rows, not {listed[base]}")


def check_dictionary(book):
    said = {(r[0], r[1]): r[2] for r in sheet_of(book, "Data dictionary").iter_rows(min_row=FIRST_ROW, values_only=True)}
    for ws in book.worksheets:
        base = re.sub(r" \(\d+\)$", "", ws.title)
        for c in () if is_chart_page(ws) else heads_of(ws):
            if not said.get((base, c.value)):
                fault("Data dictionary", f"{base}, {c.value}: no meaning")


def check_parts(path):
    with zipfile.ZipFile(path) as z:
        names = z.namelist()
        if len(names) != len({n.casefold() for n in names}):
            fault(path, "a part stands twice")
        trees = {n: ElementTree.fromstring(z.read(n)) for n in names if n.endswith((".xml", ".rels"))}
        check_relations(path, set(names), trees)
        check_types(path, names, trees["[Content_Types].xml"])
        check_tables(trees)
        check_strings(trees)
        for name, tree in trees.items():
            if re.match(r"xl/worksheets/sheet\d+\.xml", name):
                check_sheet(name, tree)
            if re.match(r"xl/charts/chart\d+\.xml", name):
                check_chart(name, tree)
            if re.match(r"xl/drawings/drawing\d+\.xml", name):
                check_drawing(name, tree)


def check_relations(path, names, trees):
    """Each relation leads to a part that is there."""
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        base = posixpath.dirname(posixpath.dirname(name))
        ids = [r.get("Id") for r in tree]
        if len(ids) != len(set(ids)):
            fault(name, "a relation's id stands twice")
        for r in tree:
            target = r.get("Target")
            if r.get("TargetMode") == "External" or target.startswith("#"):
                continue
            whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
            if whole not in names:
                fault(name, f"leads to {target}, which is not there")


def check_types(path, names, tree):
    kinds = {t.get("PartName") for t in tree} - {None}
    ends = {t.get("Extension") for t in tree} - {None}
    for name in names:
        if "/" + name not in kinds and name.rsplit(".", 1)[-1] not in ends:
            fault(path, f"{name} has no content type")


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def check_tables(trees):
    """Ids of tables, and of their columns, are theirs alone; a table has a header and a row."""
    ids = []
    for name, tree in trees.items():
        if not re.match(r"xl/tables/table\d+\.xml", name):
            continue
        ids.append(tree.get("id"))
        columns = [c.get("id") for c in tree.iter(f"{MAIN}tableColumn")]
        if len(columns) != len(set(columns)) or str(len(columns)) != tree.find(f"{MAIN}tableColumns").get("count"):
            fault(name, "the ids or the count of its columns are wrong")
        top, bottom = (int(n) for n in re.findall(r"\d+", tree.get("ref")))
        if bottom - top - int(tree.get("totalsRowCount") or 0) < 1:
            fault(name, f"{tree.get('ref')} has no row")
    if len(ids) != len(set(ids)):
        fault("tables", "an id stands twice")


def check_strings(trees):
    """Each cell of shared text names a text that is there, and each is named."""
    strings = trees.get("xl/sharedStrings.xml")
    count = len(strings) if strings is not None else 0
    used = set()
    for name, tree in trees.items():
        for c in tree.iter(f"{MAIN}c") if name.startswith("xl/worksheets/sheet") else ():
            if c.get("t") == "s":
                used.add(int(c.find(f"{MAIN}v").text))
    if used != set(range(count)):
        fault("sharedStrings", f"{count} texts, {len(used)} of them used")


def check_sheet(name, tree):
    """Rows and cells come in order and once each; numbers are numbers."""
    last = 0
    for row in tree.iter(f"{MAIN}row"):
        if int(row.get("r")) <= last:
            fault(name, f"row {row.get('r')} stands behind row {last}")
        last = int(row.get("r"))
        columns = [openpyxl.utils.column_index_from_string(re.sub(r"\d", "", c.get("r"))) for c in row]
        if columns != sorted(set(columns)):
            fault(name, f"the cells of row {last} are out of order")
        for c in row:
            v = c.find(f"{MAIN}v")
            if c.get("t") is None and v is not None and not re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", v.text):
                fault(name, f"{c.get('r')} is no number: {v.text}")


def check_chart(name, tree):
    c = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    chart = tree.find(f"{c}chart")
    axes = chart.findall(f".//{c}catAx") + chart.findall(f".//{c}valAx")
    if chart.find(f"{c}title") is None or len(axes) != 2 or any(a.find(f"{c}title") is None for a in axes):
        fault(name, "has no title or an axis without one")
    if not chart.findall(f".//{c}barChart") and not chart.findall(f".//{c}lineChart"):
        fault(name, "is neither columns nor a line")
    keeps.append((name, bool(chart.findall(f".//{c}val//{c}v"))))


def check_drawing(name, tree):
    d = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
    for p in tree.iter(f"{d}cNvPr"):
        if len(p.get("descr") or "") < 20:
            fault(name, f"{p.get('name')} has no alternative text")


def check_properties(book):
    p = book.properties
    for name in ("title", "subject", "creator", "keywords"):
        if not getattr(p, name):
            fault("properties", f"no {name}")
    if not p.created or p.created != p.modified:
        fault("properties", "created is not set")


def contrast(one, other):
    """WCAG 2.1, 1.4.3: of two colours as RRGGBB."""
    def light(colour):
        parts = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
        parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def rgb(colour, default):
    return colour.rgb[-6:] if colour is not None and isinstance(colour.rgb, str) else default


def check_contrast(ws):
    """Letters of cells and of conditional formats against what is behind them."""
    pairs = {}
    for row in ws.iter_rows():
        for c in row:
            behind = rgb(c.fill.fgColor, "FFFFFF") if c.fill.fill_type == "solid" else "FFFFFF"
            pairs[rgb(c.font.color, "000000"), behind] = c.coordinate
    for f in ws.conditional_formatting:
        for r in f.rules:
            if r.dxf is not None:
                fill = r.dxf.fill
                pairs[rgb(r.dxf.font and r.dxf.font.color, "000000"), rgb(fill and fill.bgColor, "FFFFFF")] = str(f.sqref)
            for colour in r.colorScale.color if r.colorScale else [r.dataBar.color] if r.dataBar else []:
                pairs["000000", rgb(colour, "FFFFFF")] = str(f.sqref)
    for (ink, paper), where in pairs.items():
        if contrast(ink, paper) < 4.5:
            fault(ws.title, f"{where}: {ink} on {paper} has a contrast of {contrast(ink, paper):.1f}")


def check_marks(path):
    """Bars and lines of charts stand out from the page."""
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            for series in re.findall(rb"<c:ser>.*?</c:ser>", parts.read(name), re.S) if "/charts/" in name else []:
                for colour in re.findall(rb'<c:spPr>.*?srgbClr val="([0-9A-F]{6})"', series, re.S):
                    if contrast(colour.decode(), "FFFFFF") < 3:
                        fault(name, f"a series is drawn in {colour.decode()}")


def check_names(book):
    """Each defined name is one, once, and stands for cells that are there."""
    taken = {t.casefold() for ws in book.worksheets for t in ws.tables}
    for d in book.defined_names.definedName:
        if d.is_reserved:
            continue
        if d.name.casefold() in taken or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]{0,254}", d.name) or re.fullmatch(
                r"[A-Za-z]{1,3}\d+|[rcRC]|[rR]\d*[cC]\d*", d.name):
            fault("names", f"{d.name} is taken or cannot be a name")
        taken.add(d.name.casefold())
        for title, area in d.destinations:
            left, top, right, bottom = range_boundaries(area)
            if title not in book.sheetnames or bottom > book[title].max_row or right > book[title].max_column:
                fault("names", f"{d.name} stands for {d.attr_text}")


def check_audience(book):
    if about_of(book)("Audience") == say("internal"):
        return
    for title in ("Contacts", "Risks", "Right-sizing", "Weights", "Findings"):
        if sheet_of(book, title):
            fault(title, "is for internal use alone")


def main(path, own=False):
    global words
    warnings.simplefilter("ignore")  # openpyxl does not know data bars of 2010
    check_parts(path)
    check_marks(path)
    book = openpyxl.load_workbook(path)
    sheets = {ws.title: ws for ws in book.worksheets}
    contents = next((ws for ws in book.worksheets if "tbl_contents" in ws.tables), None)
    words = Words(contents.title if contents else "Contents")
    names = set()
    check_properties(book)
    shown = openpyxl.load_workbook(path, data_only=True)
    large = re.sub(r".*:\s", "", about_of(book)("Large sheets")).split("; ")
    for name, values in keeps:
        if not values and large == [""]:
            fault(name, "keeps no values")
    check_names(book)
    for i, ws in enumerate(book.worksheets):
        check_top(ws)
        check_contrast(ws)
        check_view(ws, i == 0)
        check_print(ws)
        check_heads(ws)
        check_ways(ws, sheets)
        if is_chart_page(ws):
            continue
        check_head(ws)
        check_table(ws, names, large)
        check_cells(ws, sheets)
        if contents and own is False:
            check_folded(ws)
        check_days(ws)
        check_totals(ws, shown)
        check_rules(ws)
        if is_made(ws, *COVERAGE):
            check_coverage(ws)
    if sheet_of(book, "Calendar"):
        check_calendar(sheet_of(book, "Calendar"))
    if contents and sheet_of(book, "Data dictionary"):
        check_contents(book)
        check_left_out(book)
        check_audience(book)
        check_lists(book)
        check_dictionary(book)
    else:
        fault(path, "no Contents or no Data dictionary")
    for line in faults:
        print(line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:] == ["own"]))
