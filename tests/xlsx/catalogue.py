"""catalogue.py -- the program's words by language, read from src/locale/catalogue_*.def."""
import os
import re

LANGUAGES = ["de", "fr", "es", "pt"]
PARTS = ("book", "cells", "meanings", "own", "rules", "tables", "text", "words")
SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/locale")


def rows(root=SOURCES):
    """(part, [English, German, ...]) of each message."""
    for part in PARTS:
        with open(f"{root}/catalogue_{part}.def", encoding="utf-8") as f:
            text = re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)
        for row in text.split("EG_MESSAGE(")[1:]:
            words = [""]
            for token in re.findall(r'"(?:[^"\\]|\\.)*"|,', row):
                if token == ",":
                    words.append("")
                else:
                    words[-1] += token[1:-1].replace('\\"', '"').replace("\\u00A0", "\u00a0")
            yield part, words


class Words:
    """What the program says in the language of a workbook, found by the title of its second sheet."""

    def __init__(self, contents):
        every = [words for _, words in rows()]
        titles = next(words for words in every if words[0] == "Contents")
        self.place = titles.index(contents) if contents in titles else 0
        self.said = {words[0]: words[self.place] for words in every}

    def say(self, english, kind="head"):
        """The word as a head of a column, or as the title of a sheet."""
        if not self.place:
            return english
        return self.said.get(f"{kind}: {english}", self.said.get(english, english))
