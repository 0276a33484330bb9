#!/usr/bin/python3
"""Strategies that nobody wrote: random records of the schema, in thirteen languages, with hostile texts.

usage: tests/fuzz/strategies.py ENGROSS FIRST LAST [KEEP]

For each seed a spec is drawn from the JSON Schema that the program prints, and what `check` finds wrong is taken
out until nothing is left. Then all outputs are made for two audiences: the program must end with 0, and the PDF, the
workbook and the dataset must be read by other programs. Specs and outputs of seeds that fail are kept in KEEP.
Exit 0: all went well. A seed draws the same strategy each time, as long as the schema is the same.
"""
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import openpyxl
import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = {
    "en": "partner research the of and shared exchange border resilience data a to in R&D 5G $5 5–10 3.5% it's e.g. "
          "http://a.example/very/long/path?x=1&y=2 evidence-based NATO",
    "fr": "coopération recherche l’océan d’échange à la des œuvre : ! « guillemets » données aujourd’hui",
    "de": "Donaudampfschifffahrtsgesellschaft Forschungszusammenarbeit Übereinkommen für und die der Straße groß",
    "ar": "التعاون العلمي البحث الشراكة الدولية في من على المختبر الأمن ٢٠٢٤ NATO البيانات",
    "he": "שיתוף פעולה מדע מחקר בין־לאומי של את ארה״ב 2024 מעבדה",
    "ja": "国際協力 研究開発 の を に、 共同研究 セキュリティ データ。 技術 「引用」 協定",
    "zh": "国际合作 研究 科学技术 的 和 安全， 数据。 共同 实验室",
    "ru": "сотрудничество исследования международное наука и в с безопасность данные",
    "pt": "cooperação investigação ciência à ações não segurança dados acordo e de",
    "es": "cooperación investigación ciencia ¿qué? año seguridad datos acuerdo y de",
    "hi": "अंतर्राष्ट्रीय सहयोग अनुसंधान विज्ञान और सुरक्षा डेटा समझौता के में",
    "th": "ความร่วมมือระหว่างประเทศด้านวิทยาศาสตร์ การวิจัย ความปลอดภัย ข้อมูล",
    "am": "የሳይንስ ትብብር ምርምር ደህንነት መረጃ እና",
}
WORDS = {language: words.split() for language, words in WORDS.items()}
ODD = ["=cmd|' /C calc'!A0", "@SUM(A1)", "+1", "-1", "]]>", "<b>&amp;", "\u202eabc\u202c", "🧪🌍", "x" * 60,
       "a_b_c", "{{strategy.title}}", "**bold**", "*it*", "`code`", "[link](https://example.org)", "e\u0301", "\u00ad",
       "fi ffl", "½", "10 000", "—", "…", "| a |", "1. x", "- y", "#hash", "\\", "%s%n", "$$", "™", "㎏", "ﷺ", "𝔘"]
MANY = {"topics": 4, "goals": 4, "lines": 2, "efforts": 3, "measures": 5, "partners": 12, "agreements": 8,
        "activities": 20, "funding": 15, "rates": 3, "engagements": 8, "risks": 4, "terms": 5, "sources": 6,
        "stories": 3, "people": 4}
# What each strategy must say: taken when what was drawn was wrong.
PLAIN = {"strategy": {"title": "A Strategy", "edition": "1", "starts": "2025", "ends": "2030"},
         "organization": {"id": "us", "name": "An Organization"}}
# What is seldom right when drawn blindly.
RARE = {"was", "supersedes", "file", "theme", "format", "bibliography", "logo", "image", "columns", "where", "chart",
        "each", "marking", "embargo", "audiences", "prose", "redact", "drop", "replace", "illustrative"}
# By the beginning of a pattern of the schema: what a value of that form may be.
FORMS = [
    ("[Oo][Pp][Ee][Nn]", lambda r: r.choice(["open", a_date(r)])),
    ("^\\s*((~", lambda r: a_date(r)),
    ("[Dd][Aa][Yy]", lambda r: r.choice(["18 months", "2 years", "30 days"])),
    ("^\\s*([A-Za-z]{3})\\s*$", lambda r: r.choice(["USD", "EUR", "JPY", "KWD", "GBP"])),
    ("^\\s*([A-Za-z]{2,3})\\s*$", lambda r: r.choice("de fr jp kw br us in th il za nz kr".split())),
    ("A-Za-z]{2,3}(-", lambda r: r.choice(["en", "fr", "ar", "ja", "de", "zh-Hant"])),
    ("@", lambda r: "office@example.org"),
    ("^\\s*(\\+(", lambda r: "+1 202 555 0100"),
    ("https?", lambda r: "https://example.org/" + r.choice(["a", "b/c?d=e&f=g", "ä"])),
    ("kMB", lambda r: r.choice([5, "1.5M", "250k", 1000000, "0", "12345.67", 0.5])),
    ("%?", lambda r: r.choice([5, "50%", 100, 0, "12.5"])),
    ("[0-9][0-9_]*", lambda r: r.choice([1, 2.5, "3_000", -4, ".5"])),
    ("[+-]?[0-9]+", lambda r: r.randint(0, 20)),
    ("19[0-9]{2}", lambda r: r.choice(["2024", "FY 2025", "2026-Q1"])),
    ("[a-z0-9]+([.-]", lambda r: "w%d" % r.randint(1, 9)),
    ("/~", lambda r: None),
]


def a_date(r):
    y, m, d = r.randint(2012, 2031), r.randint(1, 12), r.randint(1, 28)
    return r.choice(["%d" % y, "%d-%02d" % (y, m), "%d-%02d-%02d" % (y, m, d), "%d-Q%d" % (y, r.randint(1, 4)),
                     "FY %d" % y, "~%d" % y, "..%d" % y])


class Reference:
    """An id of one of these kinds, chosen when all ids are known."""

    def __init__(self, kinds):
        self.kinds = kinds


class Draw:
    def __init__(self, seed, schema):
        self.r = random.Random(seed)
        self.language = self.r.choice(sorted(WORDS))
        self.density = self.r.choice([.25, .5, .8])
        self.definitions = schema["$defs"]
        self.top = schema["else"]["properties"]
        self.ids = {}
        self.required = {}
        self.singular = {}
        needed = {}
        for condition in schema["allOf"]:
            for key, value in condition.get("then", {}).get("properties", {}).items():
                needed[key] = value["anyOf"][0]["required"]
        for key, value in self.top.items():
            found = re.search(r'"\$ref": "#/\$defs/([a-z.]+?)(\.keys)?"', json.dumps(value))
            if found:
                self.singular[key] = found.group(1)
                self.required[found.group(1)] = needed.get(key, [])

    def words(self, least, most):
        r = self.r
        pool = WORDS[self.language if r.random() < .85 else r.choice(sorted(WORDS))]
        return " ".join(r.choice(ODD if r.random() < .06 else pool) for _ in range(r.randint(least, most)))

    def prose(self):
        shape = self.r.random()
        if shape < .6:
            return self.words(8, 60)
        if shape < .8:
            return "\n\n".join(self.words(20, 120) for _ in range(self.r.randint(2, 4)))
        if shape < .9:
            items = "\n".join("- " + self.words(2, 12) for _ in range(self.r.randint(1, 6)))
            return self.words(5, 20) + "\n\n" + items + "\n\n" + self.words(5, 10)
        return "%s\n\n> %s\n\n1. %s\n2. %s\n   - %s" % (self.words(8, 20), self.words(5, 15), self.words(3, 6),
                                                      self.words(3, 6), self.words(2, 3))

    def scalar(self, schema, key, description):
        if "enum" in schema:
            return self.r.choice(schema["enum"])
        named = re.search(r"An id of (.*?)\.(?:$| )", description)
        if named:
            return Reference(re.split(", | or ", named.group(1)))
        if schema.get("type") == "boolean":
            return self.r.choice([True, False])
        if key in ("query", "sql"):
            return None
        if {"minimum", "maximum", "exclusiveMinimum"} & schema.keys():
            least = int(schema.get("minimum", schema.get("exclusiveMinimum", 0)))
            return self.r.randint(least, int(min(schema.get("maximum", least + 20), least + 20)))
        pattern = schema.get("pattern", "")
        for part, form in FORMS:
            if part in pattern:
                return form(self.r)
        return self.words(1, self.r.choice([2, 4, 8, 14]))

    def value(self, schema, key, description, depth):
        description = schema.get("description", description)
        if "$ref" in schema:
            name = schema["$ref"].split("/")[-1]
            return None if name.endswith(".key") else self.record(name, depth + 1)
        if isinstance(schema.get("additionalProperties"), dict):
            return {self.words(1, 2).replace(":", ""): self.words(1, 2) for _ in range(2)}
        if schema.get("type") == "object":
            return None
        if schema.get("type") == "array":
            items = [self.value(schema["items"], key, description, depth) for _ in range(self.r.randint(1, 3))]
            return [item for item in items if item is not None]
        if "anyOf" in schema:
            return self.one_of(schema["anyOf"], key, description, depth)
        return self.scalar(schema, key, description)

    def one_of(self, choices, key, description, depth):
        files = [c for c in choices if {"file", "csv"} & c.get("properties", {}).keys()]
        lists = [c for c in choices if c.get("type") == "array"]
        if lists and self.r.random() < .7:
            return self.value(lists[0], key, description, depth)
        single = [c for c in choices if c not in files and c.get("type") not in ("array", "null")] or choices[:1]
        if any("file" in c["properties"] for c in files) and "pattern" not in single[0]:
            return self.prose()
        return self.value(single[0] if self.r.random() < .8 else self.r.choice(
            [c for c in single if "pattern" not in c or "enum" in c] or single), key, description, depth)

    def record(self, name, depth):
        name = name[:-5] if name.endswith(".keys") else name
        keys = self.definitions.get(name + ".keys")
        if not keys:
            return None
        needed = set(self.required.get(name, []))
        for found in re.findall(r'"required": (\[[^\]]*\])', json.dumps(self.definitions.get(name, {}))):
            needed.update(json.loads(found))
        drawn = {}
        for key, schema in keys["properties"].items():
            if key in RARE and key not in needed and self.r.random() < .9:
                continue
            if key == "id" and (depth == 0 or key in needed or self.r.random() < .5):
                known = self.ids.setdefault(name, [])
                known.append("%s%d" % (re.sub("[^a-z]", "", name)[:8], len(known) + 1))
                drawn["id"] = known[-1]
            elif key in needed or (key != "id" and depth < 4 and
                                   self.r.random() < self.density / (1 + .5 * depth)):
                value = self.value(schema, key, schema.get("description", ""), depth)
                if value not in (None, [], {}):
                    drawn[key] = value
        return drawn or None

    def resolve(self, x):
        """References become ids; what leads nowhere is left out."""
        if isinstance(x, Reference):
            known = [i for name, ids in sorted(self.ids.items()) for i in ids
                     if any(name == kind or name.endswith("." + kind + "s") for kind in x.kinds)]
            return self.r.choice(known) if known else None
        if isinstance(x, dict):
            pairs = {key: self.resolve(value) for key, value in x.items()}
            return {key: value for key, value in pairs.items() if value not in (None, [], {})}
        if isinstance(x, list):
            kept = []
            for value in map(self.resolve, x):
                if value not in (None, {}) and (isinstance(value, dict) or value not in kept):
                    kept.append(value)
            return kept
        return x

    def strategy(self):
        spec = {key: self.record(key, 0) for key in ("strategy", "organization")}
        for key, most in MANY.items():
            if key in self.singular and (key == "goals" or self.r.random() < .85):
                drawn = [self.record(self.singular[key], 0) for _ in range(self.r.randint(1, most))]
                spec[key] = [record for record in drawn if record]
        spec["strategy"].update(language=self.language, as_of="2026-06-30",
                                theme=self.r.choice(["federal", "plain", "diplomatic"]))
        return self.resolve(spec)


# -- taking out what is wrong --

def path_at(node, place, path=()):
    """The keys and positions that lead to the innermost value at (line, column)."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            begin = (key.start_mark.line, key.start_mark.column)
            if begin <= place < (value.end_mark.line, value.end_mark.column) or begin == place:
                return path_at(value, place, path + (key.value,))
    if isinstance(node, yaml.SequenceNode):
        for i, value in enumerate(node.value):
            if (value.start_mark.line, value.start_mark.column) <= place < (value.end_mark.line,
                                                                          value.end_mark.column):
                return path_at(value, place, path + (i,))
    return path


def take_out(spec, path):
    for step in path[:-1]:
        try:
            spec = spec[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(spec, list) and path[-1] < len(spec) or isinstance(spec, dict):
        spec.pop(path[-1], None) if isinstance(spec, dict) else spec.pop(path[-1])


def prune(x):
    for key in list(x) if isinstance(x, dict) else range(len(x) - 1, -1, -1):
        if isinstance(x[key], (dict, list)):
            prune(x[key])
        if x[key] in ({}, [], None):
            del x[key]


def repaired(engross, spec, folder):
    """Whether a spec without errors is left; it is written to the folder."""
    file = os.path.join(folder, "strategy.yaml")
    for _ in range(60):
        with open(file, "w", encoding="utf-8") as f:
            yaml.dump(spec, f, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10 ** 6)
        done = subprocess.run([engross, "check", "--format=json", "--limit=0", folder], capture_output=True)
        if done.returncode == 0:
            return True
        if done.returncode != 1:
            raise AssertionError("check ends with %d: %s" % (done.returncode, done.stderr.decode()[-400:]))
        with open(file, encoding="utf-8") as f:
            tree = yaml.compose(f, Loader=yaml.CSafeLoader)
        paths = set()
        for line in done.stdout.decode().splitlines():
            m = json.loads(line) if line.startswith("{") else {}
            if m.get("level") != "error":
                continue
            path = path_at(tree, (m.get("line", 1) - 1, m.get("column", 1) - 1))
            if m["rule"] == "key-missing" and len(path) > 2 and isinstance(path[-1], str):
                path = path[:-1]
            paths.add(path)
        paths.discard(())
        if not paths:
            return False
        for path in sorted(paths, key=lambda p: [(0, s, "") if isinstance(s, int) else (1, 0, s) for s in p],
                           reverse=True):
            take_out(spec, path)
        prune(spec)
        for key, said in PLAIN.items():
            spec[key] = {**said, **spec.get(key, {})}
    return False


# -- building and looking --

def command(*words):
    done = subprocess.run(words, capture_output=True)
    assert done.returncode == 0, "%s ends with %d: %s" % (" ".join(words[:2]), done.returncode,
                                                          (done.stdout + done.stderr).decode(errors="replace")[-600:])


def look(file):
    if file.endswith(".pdf"):
        command("qpdf", "--check", file)
        command("/usr/bin/python3", os.path.join(HERE, "..", "pdf", "matterhorn.py"), file)
    elif file.endswith(".xlsx"):
        openpyxl.load_workbook(file).close()
    elif file.endswith(".sqlite"):
        with sqlite3.connect("file:%s?mode=ro" % file, uri=True) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def judge(engross, schema, seed, folder):
    """False when nothing is left of what was drawn."""
    draw = Draw(seed, schema)
    if not repaired(engross, draw.strategy(), folder):
        return False
    for audience in ("internal", "public"):
        out = os.path.join(folder, "out-" + audience)
        command(engross, "build", "-q", "--audience=" + audience, folder, "-o", out)
        for name in sorted(os.listdir(out)):
            look(os.path.join(out, name))
    return True


def main():
    engross, first, last = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    schema = json.loads(subprocess.run([engross, "schema"], capture_output=True, check=True).stdout)
    judged = failed = 0
    for seed in range(first, last + 1):
        folder = tempfile.mkdtemp(prefix="strategy-%d-" % seed)
        try:
            judged += judge(engross, schema, seed, folder)
        except AssertionError as fault:
            failed += 1
            print("seed %d: %s" % (seed, fault))
            if len(sys.argv) > 4:
                shutil.copytree(folder, os.path.join(sys.argv[4], str(seed)), dirs_exist_ok=True)
        finally:
            shutil.rmtree(folder)
    print("%d strategies built, %d failed" % (judged, failed))
    sys.exit(failed > 0 or judged == 0)


if __name__ == "__main__":
    main()
