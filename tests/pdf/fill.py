#!/usr/bin/env python3
"""fill.py [--list] [--mean=N] DUMP... -- how far pages are filled, from `engross dump --stage=layout`.

A page is within a chapter when the next one goes on with it: it does not begin with a title, and lies
on the same side. Of those none may be filled under a third. The last page of a chapter has more than
two lines, and an empty page stands only before a title on a recto. Exit 1 names the pages that break
this. --mean: pages within chapters are filled to so many hundredths on average. --list prints every
page with what it is and its hundredths.
"""
import re
import sys

TOP, TITLE, OPENER, HEAD_ROOM = 78, 26, 36, 40
THIRD = 33
PAGE = re.compile(r"page (\d+) '(\S*)' (\S+) (\S+)")
MARK = re.compile(r"  (text|rect|line|path|image|drawing) @\d+ (-?[\d.]+) (-?[\d.]+) (-?[\d.]+)(?: (-?[\d.]+))?")


class Page:
    def __init__(self, index, label, width, height):
        self.index, self.label = int(index), label
        self.width, self.height = float(width), float(height)
        self.low, self.lines, self.title = 0.0, set(), False

    def add(self, kind, y, size, height):
        low = y if kind == "text" else y + max(height, 0)
        if low > 0.93 * self.height:
            return
        self.low = max(self.low, low)
        if kind == "text":
            self.lines.add(round(y))
            self.title = self.title or size >= (TITLE if y < TOP + HEAD_ROOM else OPENER)

    @property
    def empty(self):
        return not self.lines and not self.low

    @property
    def hundredths(self):
        live = 0.911 * self.height - TOP
        return round(100 * max(self.low - TOP, 0) / live)


def read(lines):
    pages = []
    for line in lines:
        p = PAGE.match(line)
        if p:
            pages.append(Page(*p.groups()))
            continue
        m = MARK.match(line)
        if m and pages:
            kind, _, y, a, b = m.groups()
            pages[-1].add(kind, float(y), float(a), float(b or 0))
        elif pages and line.startswith(("dest ", "Document")):
            break
    return pages


def kind_of(pages, i):
    page = pages[i]
    after = pages[i + 1] if i + 1 < len(pages) else None
    if i == 0 or not page.label.isdigit():
        return "front"
    if page.empty:
        return "empty"
    if not after or after.empty or after.title or after.width != page.width:
        return "last"
    return "within"


def faults(pages):
    for i, page in enumerate(pages):
        kind = kind_of(pages, i)
        if kind == "within" and page.hundredths < THIRD:
            yield f"page {page.label} is filled to {page.hundredths} hundredths, and what it holds goes on"
        if kind == "last" and not page.title and len(page.lines) <= 2 and page.hundredths < 10:
            yield f"page {page.label} is the last of its chapter and has {len(page.lines)} lines"
        if kind == "empty" and (i % 2 == 0 or i + 1 == len(pages) or not pages[i + 1].title):
            yield f"page {page.label} is empty, and no title follows on a recto"


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    wanted = sum(int(a[7:]) for a in sys.argv if a.startswith("--mean="))
    bad, within = 0, []
    for name in args:
        with open(name, encoding="utf-8") as f:
            pages = read(f)
        if "--list" in sys.argv:
            for i, page in enumerate(pages):
                print(name, page.index + 1, page.label, kind_of(pages, i), page.hundredths)
        if not pages:
            sys.exit(f"{name}: no pages")
        within += [p.hundredths for i, p in enumerate(pages) if kind_of(pages, i) == "within"]
        for words in faults(pages):
            print(f"{name}: {words}")
            bad += 1
    if wanted and sum(within) < wanted * len(within):
        print(f"pages within chapters are filled to {sum(within) // len(within)} hundredths; {wanted} are wanted")
        bad += 1
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
