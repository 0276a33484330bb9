#!/usr/bin/env python3
"""words.py DUMP FILE.pdf TREE -- text in = text out: the blocks of a content dump stand in the PDF, in the dump's order.

Order is that of the structure tree, as `pdfinfo -struct-text` wrote it to TREE (artifacts are not part of it); `pdftotext`
must give each word as often at least. Footnotes stand elsewhere and keep an order of their own.
Blanks and hyphens count for nothing, for lines are broken at them; characters that nobody sees do not either.
"""
import collections
import re
import subprocess
import sys
import unicodedata

BACK = 90  # letters: labels before a heading are read after it
WINDOW = 1000  # letters that may stand between a text and the next: numbers of rows, repeated heads
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def letters(s):
    """A text without blanks, hyphens and characters that only format; compatibility forms as plain letters."""
    return "".join(c for c in unicodedata.normalize("NFKC", s.replace("'", "\u2019"))
                   if not c.isspace() and c != "-" and unicodedata.category(c) not in ("Cf", "Cc"))


def parts(line):
    """The words of one line of the dump: those of cells apart, and those of its notes."""
    notes = []
    line = re.sub(r"\{((?: (?:<[^>]*>)?\"(?:[^\"\\]|\\.)*\")*) \}", lambda m: notes.append(m.group(1)) or "", line)
    line = re.sub(r' (?:picture|decoration):\S+ "(?:[^"\\]|\\.)*"', "", line)  # alternative texts are not set
    pieces = re.split(r' \| | /""| <page[^>]*>"0"', line)  # nor are numbers of pages known here
    join = lambda s: "".join(re.sub(r"\\(.)", r"\1", m) for m in STRING.findall(s))
    return [t for t in map(join, pieces) if letters(t)], [join(n) for n in notes]


def clustered(s):
    """Whether poppler's structure text cuts or turns it: letters from right to left, or several to a glyph."""
    return any(unicodedata.bidirectional(c) in ("R", "AL") or "\u0900" <= c <= "\u0dff" or "\u0e00" <= c <= "\u0e7f" or
               "\u1780" <= c <= "\u17ff" for c in s)


def blocks(dump):
    """(texts in order, texts that poppler's structure text garbles or leaves out, texts of notes in order). Contents
    are not running text; a quotation that repeats is an artifact."""
    texts, apart, notes, repeated = [], [], [], 0
    for line in open(dump, encoding="utf-8"):
        depth = len(line) - len(line.lstrip())
        if repeated and depth <= repeated:
            repeated = 0
        if re.match(r"\s*pull-quote.* repeated", line):
            repeated = depth
        if re.match(r"\S|\s*(columns:|matrix:|contents)", line):
            continue
        here, below = parts(line.rstrip("\n"))
        (apart if repeated or clustered(line) else texts).extend(here)
        notes += below
    return texts, apart, notes


def read(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")


def structure_text(path):
    """Letters of the structure tree in its order."""
    lines = (line.strip() for line in open(path, encoding="utf-8"))
    return letters("".join(line[1:-1] for line in lines if line.startswith('"') and line.endswith('"')))


def in_order(texts, whole, window):
    at = 0
    for t in texts:
        plain = letters(t)
        found = whole.find(plain, max(0, at - BACK), at + window + len(plain))
        if found < 0:
            yield f"{'out of order' if plain in whole else 'missing'}: {t[:90]}"
        else:
            at = found + len(plain)


def words(s):
    s = re.sub("[-\u00ad]\n", "", s.replace("\f", "\n"))
    return collections.Counter(w for w in map(letters, s.split()) if w)


def main(dump, path, tree):
    texts, apart, notes = blocks(dump)
    whole = structure_text(tree)
    faults = list(in_order(texts, whole, WINDOW)) + list(in_order(notes, whole, len(whole)))
    shown = read("pdftotext", "-raw", path, "-")
    there, joined = words(shown), letters(shown)
    for word, count in words("\n".join(texts + apart + notes)).items():
        # a word may stand with a mark or within one that a line has broken
        if there[word] < count and joined.count(word) < count:
            faults.append(f"pdftotext has '{word}' {joined.count(word)} times, not {count}")
    for line in faults[:30]:
        print(line, file=sys.stderr)
    print(f"{len(texts)} texts, {len(notes)} notes")
    return not faults


sys.exit(not main(*sys.argv[1:4]))
