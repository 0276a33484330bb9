#!/usr/bin/env python3
"""random_pages.py SEED FOLDER -- a strategy whose own sections hold blocks of every size in a random order.

The same seed gives the same bytes anywhere: the random numbers are this script's own.
"""
import pathlib
import sys

WORDS = ("the office keeps a list of what each partner has promised and reads it aloud once a year so that "
         "nobody is blamed for what was not done while responsibilities and opportunities are weighed").split()
THEMES = ("federal", "plain", "diplomatic")


class Dice:
    def __init__(self, seed):
        self.state = seed * 2654435761 % 2**32

    def __call__(self, sides):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 16) % sides

    def words(self, count):
        text = " ".join(WORDS[self(len(WORDS))] for _ in range(count))
        return text[0].upper() + text[1:]


def table(dice):
    rows, words = 1 + dice(30), dice.words(1 + dice(12))
    group = ", group: g" if dice(4) == 0 else ""
    return (f"table: {{title: {dice.words(4)}, query: \"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
            f"WHERE i < {rows}) SELECT 'Row ' || i AS a, '{words}' AS b, i * 3 AS c, 'Group ' || (i / 9) AS g FROM n\", "
            f"columns: [{{key: a, header: yes}}, {{key: b}}, {{key: c, type: number}}]{group}}}"), dice(2)


def block(dice):
    kind = dice(13)
    if kind < 5:
        return f'text: "{dice.words(5 + dice(160))}."', 0
    if kind < 8:
        return table(dice)
    if kind == 8:
        return f"head: {{title: {dice.words(2 + dice(9))}, level: {2 + dice(2)}}}", 0
    if kind == 9:
        return f"callout: {{kind: note, text: {dice.words(8 + dice(50))}.}}", 0
    if kind == 10:
        return f"pull_quote: {{text: {dice.words(10 + dice(20))}., by: Somebody}}", 0
    if kind == 11:
        items = ", ".join(f"{dice.words(2 + dice(30))}." for _ in range(1 + dice(6)))
        return f"list: {{items: [{items}]}}", 0
    return f'text: "{dice.words(20)}^[{dice.words(10 + dice(60))}.] {dice.words(20)}."', 0


def main(seed, folder):
    dice = Dice(seed)
    path = pathlib.Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    with open(path / "strategy.yaml", "w", encoding="utf-8") as out:
        out.write(f'strategy: {{id: random, title: Random Pages, edition: "1", status: review, as_of: 2026-05-01, starts: 2026, '
                  f"ends: 2028, theme: {THEMES[seed % 3]}, page: {('letter', 'a4')[seed % 2]}}}\n"
                  "organization: {id: office, name: Office of Pages, country: US}\n"
                  "goals: [{id: reach, title: Reach, statement: Reach.}]\n"
                  "sections:\n  - {id: goal, omit: yes}\n")
        for i in range(5):
            out.write(f"  - id: part{i}\n    title: Part {i}\n    break: {('page', 'none', 'recto')[dice(3)]}\n"
                      "    blocks:\n      - " + f'text: "{dice.words(30)}."\n')
            for _ in range(4 + dice(22)):
                words, wide = block(dice)
                out.write(f"      - {words}\n" + ("        wide: yes\n" if wide else ""))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
