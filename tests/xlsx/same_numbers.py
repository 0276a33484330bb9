#!/usr/bin/python3
"""same_numbers.py TOOL SPECS DIR -- one number wherever it stands: in a sentence of the document, in its tables, in the
workbook and from a query.

Builds the shipped strategy and reads each number at all its places; then adds a partner, an agreement, two activities
and money to the specs, builds again, and holds that all places tell the new number. Other tools read: pdftotext and
pdf.js the document, openpyxl the workbook, csv the rows of queries.
"""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import warnings

import openpyxl

TOOL, SPECS, DIR = sys.argv[1:4]

MORE = """
partners:
  - id: zz-land
    name: Zetland
    kind: country
    country: NZ
    status: active
    since: 2020
    summary: A partner that a test adds to see whether each number follows.
agreements:
  - id: zz-agreement
    title: Agreement on Science with Zetland
    kind: umbrella
    parties: [dhs, zz-land]
    signed: 2020-02-03
    expires: indefinite
activities:
  - id: zz-runs
    title: A work that runs
    summary: Two teams look at the same question from two sides.
    kind: joint project
    goals: capability
    topics: cyber
    partners: zz-land
    agreements: zz-agreement
    stage: active
    starts: 2022-10
    funding:
      - {fy: 2023, from: st, amount: 250k, state: committed}
      - {fy: 2023, from: zz-land, amount: 1_000_001, state: planned, kind: staff}
  - id: zz-unknown
    title: A work of which nothing is known
    summary: Nobody has said how this work ended.
    kind: study
    goals: network
    topics: cyber
    partners: zz-land
    stage: unknown
    said_at: 2021-05
"""
# What these records add to each number.
DELTA = {"bilateral partners": 1, "countries": 1, "agreements": 1, "agreements in force": 1, "activities": 2,
         "activities that run": 1, "activities of unknown stage": 1, "our money": 250000, "money of partners": 1000001,
         "all money": 1250001, "contributions": 2, "activities with zz-land": 2}

QUERIES = {
    "partners": "SELECT count(*) FROM partner WHERE kind = 'country' AND status = 'active'",
    "countries": "SELECT countries FROM v_count",
    "agreements": "SELECT count(*) FROM agreement",
    "in_force": "SELECT agreements_in_force FROM v_count",
    "activities": "SELECT count(*) FROM activity",
    "running": "SELECT running FROM v_count",
    "unknown": "SELECT count(*) FROM activity WHERE stage = 'unknown'",
    "ours": "SELECT sum(our_amount) / 100 FROM v_funding WHERE side = 'ours'",
    "theirs": "SELECT sum(our_amount) / 100 FROM v_funding WHERE side <> 'ours'",
    "all": "SELECT sum(our_amount) / 100 FROM v_funding",
    "contributions": "SELECT count(*) FROM v_funding",
    "with_one": "SELECT count(*) FROM v_activity_partner WHERE top = 'zz-land'",
}


def query():
    """{name: number}, all asked in one call."""
    sql = "SELECT " + ", ".join("(%s)" % q for q in QUERIES.values())
    done = subprocess.run([TOOL, "query", "--format=csv", os.path.join(DIR, "specs"), sql], capture_output=True, text=True, check=True)
    rows = list(csv.reader(io.StringIO(done.stdout)))
    return dict(zip(QUERIES, map(int, rows[1])))


def number(s):
    return int(re.sub(r"[^0-9]", "", s))


class Document:
    def __init__(self, path):
        words = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        self.words = re.sub(r"\s+", " ", words.replace("\u00ad\n", "").replace("\u00a0", " "))
        # words as the structure has them: hyphens at ends of lines and page furniture are not among them
        reader = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "pdf", "structure.mjs")
        tree = subprocess.run(["node", reader, path, "text"], capture_output=True, text=True, check=True).stdout
        self.tree = tree.split("\n")
        self.said = re.sub(r"\s+", " ", "".join(t + " " for t in re.findall(r'^\s*"(.*)"$', tree, re.M)).replace("\u00a0", " "))

    def sentence(self, pattern):
        found = re.search(pattern, self.said)
        if not found:
            sys.exit("the document does not say: %s" % pattern)
        return [number(g) for g in found.groups()]

    def sentences(self, pattern):
        return re.findall(pattern, self.said)

    def table(self, title):
        """Rows of the body of a table, each a list of the words of its cells."""
        start = next(i for i, line in enumerate(self.tree) if re.match(r'\s*" ?Table \d+ %s"' % title, line))
        while not re.match(r"\s*Table\b", self.tree[start]):
            start -= 1
        depth = len(self.tree[start]) - len(self.tree[start].lstrip())
        rows, head = [], False
        for line in self.tree[start + 1:]:
            at = len(line) - len(line.lstrip())
            if line.strip() and at <= depth:
                break
            tag = line.strip().split(" ")[0].rstrip(":")
            head = tag == "THead" or (head and tag != "TBody")
            if head:
                continue
            if tag == "TR":
                rows.append([])
            elif tag in ("TH", "TD") and rows:
                rows[-1].append("")
            elif line.strip().startswith('"') and rows and rows[-1]:
                rows[-1][-1] += (" " if rows[-1][-1] else "") + line.strip()[1:-1].replace("\u00a0", " ").strip()
        return rows


class Workbook:
    def __init__(self, path):
        warnings.simplefilter("ignore")
        self.book = openpyxl.load_workbook(path, data_only=True)

    def rows(self, title, totals=0):
        ws = self.book[title]
        heads = [c.value for c in ws[5]]
        last = ws.max_row - totals
        return [dict(zip(heads, r)) for r in ws.iter_rows(min_row=6, max_row=last, values_only=True)]

    def total(self, title, head):
        ws = self.book[title]
        column = next(c.column for c in ws[5] if c.value == head)
        return ws.cell(ws.max_row, column).value

    def listed(self, title):
        return next(r["Rows"] for r in self.rows("Contents") if r["Sheet"] == title)

    def about(self, word):
        return int(next(r["Value"] for r in self.rows("About") if r["Property"] == word))


def amount(cell):
    return number(cell) if re.search(r"\d", cell) else 0


def numbers(doc, book):
    """{what: [(place, number)]}"""
    queried = query()
    partners, agreements, activities = (book.rows(t) for t in ("Partners", "Agreements", "Activities"))
    funding = book.rows("Funding", totals=1)
    bilateral = doc.table("Bilateral partners in alphabetical order")
    listed = [r for r in doc.table("Activities, each under its main goal") if len(r) > 1]
    signed = [r for r in doc.table("Agreements by kind, in the order of signing") if len(r) > 1]
    goal_notes = doc.sentences(r"(\d+) activities, of which (\d+) are known to run")
    goal_tables = [r for n in (1, 2, 3) for r in doc.table("Activities under Goal %d" % n) if len(r) > 1]
    money = doc.table("Resources by fiscal year")
    ours = sum(amount(r[-5]) + amount(r[-4]) for r in money)
    theirs = sum(amount(r[-3]) + amount(r[-2]) for r in money)
    said_theirs, said_ours = doc.sentence(r"partners contributed (?:about |at least )?USD ([\d,]+) and we (?:about |at least )?USD ([\d,]+)")
    by_year = next(r for r in book.rows("Funding by year") if r["By"] == "all")
    years = sum(v for k, v in by_year.items() if k.startswith("FY ") and v is not None)
    side = lambda s: sum(r["Converted amount"] or 0 for r in funding if r["Side"] in s)
    fact = {n: doc.sentence(p)[0] for n, p in (
        ("bilateral", r"rests on (\d+) bilateral partners?"), ("agreements", r"edition lists (\d+) agreements?"),
        ("activities", r"edition lists \d+ agreements? and (\d+) activit"), ("unknown", r"For (\d+) activities the record"))}
    counted = doc.sentence(r"(\d+) bilateral partners?, \d+ multilateral bodies, \d+ other organizations, (\d+) agreements and (\d+) activities")
    tile = doc.sentence(r"(\d+) agreements (\d+) are known to be in force (\d+) activities (\d+) are known to run")
    with_one = [r for r in book.rows("Activity partners") if r["Counts under"] == "Zetland"]
    row = [r for r in bilateral if r[0] == "Zetland"]
    return {
        "bilateral partners": [
            ("fact in the summary", fact["bilateral"]), ("sentence of the method", counted[0]),
            ("sentence of the network", doc.sentence(r"(\d+) partner countries? stands? under an agreement")[0]),
            ("sheet Partners", sum(r["Kind"] == "country" and r["Status"] == "active" for r in partners)),
            ("query", queried["partners"])],
        "countries": [
            ("table of bilateral partners", len(bilateral)), ("sheet Partners", sum(r["Kind"] == "country" for r in partners)),
            ("query", queried["countries"])],
        "agreements": [
            ("fact in the summary", fact["agreements"]), ("sentence of the method", counted[1]), ("figure of the summary", tile[0]),
            ("annex", len(signed)), ("sheet Agreements", len(agreements)), ("Contents", book.listed("Agreements")),
            ("About", book.about("Agreements")), ("query", queried["agreements"])],
        "agreements in force": [
            ("figure of the summary", tile[1]), ("query", queried["in_force"]),
            ("sheet Agreements", sum(r["Status"] in ("in force", "expiring", "renewing", "in force (date not exact)") for r in agreements))],
        "activities": [
            ("fact in the summary", fact["activities"]), ("sentence of the method", counted[2]), ("figure of the summary", tile[2]),
            ("annex", len(listed)), ("tables of the goals", len(goal_tables)), ("notes under them", sum(int(a) for a, _ in goal_notes)),
            ("sheet Activities", len(activities)), ("Contents", book.listed("Activities")), ("About", book.about("Activities")),
            ("query", queried["activities"])],
        "activities that run": [
            ("figure of the summary", tile[3]), ("notes under the goals", sum(int(b) for _, b in goal_notes)),
            ("annex", sum("active" in r for r in listed)), ("sheet Activities", sum(r["Status"] == "active" for r in activities)),
            ("query", queried["running"])],
        "activities of unknown stage": [
            ("fact in the summary", fact["unknown"]), ("annex", sum("unknown" in r for r in listed)),
            ("sheet Activities", sum(r["Stage"] == "unknown" for r in activities)),
            ("query", queried["unknown"])],
        "our money": [
            ("sentence", said_ours), ("table of resources", ours), ("sheet Funding", side(["ours"])),
            ("query", queried["ours"])],
        "money of partners": [
            ("sentence", said_theirs), ("table of resources", theirs), ("sheet Funding", side(["partner", "third"])),
            ("query", queried["theirs"])],
        "all money": [
            ("sentence", said_ours + said_theirs), ("total of the sheet Funding", book.total("Funding", "Converted amount")),
            ("total of the years", by_year["Total"]), ("years of that sheet", years),
            ("query", queried["all"])],
        "contributions": [
            ("table of resources", sum(number(r[-1]) for r in money)), ("sheet Funding", len(funding)),
            ("query", queried["contributions"])],
        "activities with zz-land": [
            ("table of bilateral partners", number(row[0][-1]) if row else 0), ("sheet Activity partners", len(with_one)),
            ("query", queried["with_one"])],
    }


def build():
    out = os.path.join(DIR, "out")
    done = subprocess.run([TOOL, "build", os.path.join(DIR, "specs"), "-o", out, "--only", "strategy,roster", "-q"],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return numbers(Document(os.path.join(out, "dhs-st-strategy.pdf")), Workbook(os.path.join(out, "dhs-st-roster.xlsx")))


def main():
    wrong = 0
    shutil.copytree(SPECS, os.path.join(DIR, "specs"))
    before = build()
    with open(os.path.join(DIR, "specs", "partners", "zz-more.yaml"), "w") as f:
        f.write(MORE)
    after = build()
    for what, places in before.items():
        was = int(places[-1][1])
        for when, found, wanted in (("", places, was), (" after more was added", after[what], was + DELTA[what])):
            for place, n in found:
                if int(n) != wanted:
                    print("%s%s: %s says %s, not %d" % (what, when, place, n, wanted))
                    wrong = 1
    print("%d numbers at %d places, before and after" % (len(before), sum(len(p) for p in before.values())))
    return wrong


if __name__ == "__main__":
    sys.exit(main())
