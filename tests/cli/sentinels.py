#!/usr/bin/env python3
"""sentinels.py TOOL DIR -- no byte of a value that an audience may not see is in any of its outputs.

The fields of all records are read from the program's own reference (`schema --format=markdown`), so a new field is
covered by itself. A spec is made with two records of each kind: an open one, and a closed one marked CUI. Every text,
date, amount and number that can be told apart holds a sentinel of its own. Then the outputs of the public, of a
partner and of an own audience are searched: files as they are, streams of PDF inflated, parts of workbooks unzipped,
words of pages as pdftotext reads them, numbers as SQLite packs them, manifest and log. The same search
must find the sentinels in the internal outputs, else it would find nothing anywhere. Messages quote the specs, whoever
the outputs are for: they go to standard error, to the person who keeps the specs, and into nothing that is handed on.
"""
import datetime
import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib

TOOL, DIR = sys.argv[1:3]

# Records of the document language hold queries and templates, no facts.
LANGUAGE = {"sections", "facts", "checks", "rosters", "outputs", "audiences", "blocks"}
# Whole records that none of the three audiences sees, and fields beside those that the reference calls internal.
SHUT = {"risks", "briefs"}
SHUT_FIELDS = {("partners", "tier_reason"), ("agreements", "clearance"), ("strategy", "waive"), ("strategy", "rules"),
               ("strategy.supersedes", "dataset")}
PUBLIC_SHUT = {"funding"}
PUBLIC_FIELDS = {("agreements", "signers")}
# What the own audience says of itself.
PRESS_DROPS = [("partners", "summary"), ("activities", "results"), ("goals", "outcomes"), ("agreements", "number")]
# Keys whose values are words with a meaning of their own: ids of languages, themes, files.
SKIP = {"id", "was", "theme", "illustrative", "page", "file", "signature", "logo", "seal", "picture", "portrait", "as_of",
        "native_lang", "script", "computed", "query", "each", "rule", "rules", "color", "colour", "dataset", "label",
        "tiers", "tier", "public", "word", "portion"}
FIXED = {"field": "title"}
# Each audience gets every kind of output, and data in every form.
FORMS = ("csv", "json", "stratml", "ics", "geojson")
# Dates lie in an order that no rule forbids.
YEARS = {"proposed": 1921, "signed": 1922, "in_force": 1923, "starts": 1924, "from": 1925, "since": 1926, "due": 1961,
         "done": 1962, "ends": 1990, "until": 1991, "expires": 1992, "terminated": 1989, "suspended": 1988}


def reference():
    """{record: [(key, takes, doc)]} and {record: {its nested records: anchors}}"""
    def page(*name):
        return subprocess.run([TOOL, "schema", "--format=markdown", *name], capture_output=True, text=True, check=True).stdout
    records = {}
    for name in re.findall(r"^- \[([a-z_]+)\]\(", page(), re.M):
        if name in ("blocks", "rules", "views"):
            continue
        for part in re.split(r"^#+ ", page(name), flags=re.M)[1:]:
            title, rows = part.split("\n", 1)
            cells = [re.split(r"(?<!\\)\|", r) for r in rows.split("\n") if r.startswith("| `")]
            rows = [(c[1].strip(" `"), c[3].strip(), c[4]) for c in cells if len(c) >= 6]
            if rows:
                records.setdefault(title.strip(), rows)
    return records


class Sentinel:
    def __init__(self, value, closed, where, key, internal):
        self.value, self.closed, self.where, self.key, self.internal = value, closed, where, key, internal


class Maker:
    def __init__(self, records):
        self.records, self.count, self.all = records, 0, []
        self.dates = {}

    def token(self):
        self.count += 1
        return "zq%05dx" % (self.count * 7 % 100000)

    def keep(self, value, path):
        self.all.append(Sentinel(value, path["closed"], path["where"], path["key"], path["internal"]))
        return value

    def date(self, key):
        year = YEARS.get(key, 1941)
        n = self.dates[year] = self.dates.get(year, -1) + 1
        return (datetime.date(year, 1, 1) + datetime.timedelta(days=n)).isoformat()

    def ref(self, kinds, closed):
        for kind in re.split(r", | or ", kinds):
            if kind in ("organization", "office", "state"):
                continue
            kind = "topic" if kind == "any record" else kind
            return ("closed-" if closed else "open-") + kind
        return "org" if "organization" in kinds else "off" if "office" in kinds else None

    def scalar(self, key, takes, path, doc):
        if takes.startswith("text"):
            return self.keep(self.token(), path)
        if takes.startswith("prose"):
            least = int((re.search(r"From (\d+) to", doc) or [0, "8"])[1])
            return self.keep(" ".join(["The", self.token(), "ends here."] + ["And it goes on here."] * (least // 5 + 1)), path)
        if takes.startswith("a date"):
            return self.keep(self.date(key), path)
        if takes.startswith("an amount"):
            self.count += 1
            return self.keep(str(73190000 + self.count * 11), path)
        if takes.startswith("a number"):
            self.count += 1
            return str(self.keep(7319 + self.count, path)) if key not in ("lat", "lon") else "10"
        if takes.startswith("an e-mail"):
            return self.keep("%s@example.org" % self.token(), path)
        if takes.startswith("a web address"):
            return self.keep("https://%s.example.org" % self.token(), path)
        if takes.startswith("a telephone"):
            self.count += 1
            return self.keep("+1 2025 %06d" % (731900 + self.count), path)
        fixed = {"a length": "5 months", "a language": "fr", "a country": "GB", "a currency": "USD", "a percentage": "40",
                 "a period": "FY2026", "a whole": "1"}
        for start, value in fixed.items():
            if takes.startswith(start):
                return value
        return None

    def value(self, key, takes, path, depth, doc):
        many = takes.startswith("one or a list: ")
        takes = takes.replace("one or a list: ", "")
        link = re.match(r"\[([^\]]+)\]\(([a-z_]*)", takes)
        if link:
            name = link.group(1) if link.group(1) in self.records else link.group(2)
            inner = self.record(name, path, depth + 1) if depth < 4 else None
            return [inner] if inner and many else inner
        if takes.startswith("id of "):
            kinds = takes[6:]
            if key in ("parent", "under", "see", "replaces"):
                return None
            one = self.ref(kinds, path["closed"])
            other = self.ref(kinds, True)
            return [one, other] if one and many and not path["closed"] else one
        if takes.startswith("`"):
            return re.findall(r"`([^`]+)`", takes)[0]
        if takes.startswith("a mapping"):
            return {"k%d" % self.count: self.keep(self.token(), path)} if key == "own" else None
        one = self.scalar(key, takes, path, doc)
        return [one] if many and one is not None else one

    def record(self, name, path, depth=0):
        if name not in self.records:
            return None
        out = {}
        for key, takes, doc in self.records[name]:
            if key in FIXED:
                out[key] = FIXED[key]
            if key in SKIP or key in FIXED or key.endswith("marking") or (depth == 0 and key == "id"):
                continue
            where = name if depth else path["where"]
            here = dict(path, where=where, key=key, internal=path["internal"] or "Internal audiences only" in doc,
                        up=path.get("up", []) + [(where, key)])
            if (where, key) in SHUT_FIELDS:
                here["internal"] = True
            before = len(self.all)
            value = self.value(key, takes, here, depth, doc)
            for s in self.all[before:]:
                s.up = getattr(s, "up", here["up"])
            if value is not None:
                out[key] = value
        return out


# Words that rules bind to other words: the kinds of things, and what is wrong when both of a pair are said.
def mend(kind, r, closed):
    r.pop("sort_name", None)
    if kind == "partners":
        r.update(kind="country", country=["CA" if closed else "GB"])
        for key in ("region", "fiscal_year", "members", "members_total"):
            r.pop(key, None)
    if kind == "agreements":
        r.update(kind="mou", binding="yes", parties=[{"party": "org"}, dict(r["parties"][0], party=("closed-" if closed else
                                                                                                   "open-") + "partner")])
        for key in ("renewal", "under", "status_said"):
            r.pop(key, None)
    if kind == "measures":
        for key in ("computed", "steps", "direction", "tolerance"):
            r.pop(key, None)
        for a in r.get("actuals", []):
            a.pop("period", None)
    if kind == "activities":
        r.pop("trl", None)
        for p in r["partners"]:
            p["partner"] = ("closed-" if closed else "open-") + "partner"
    if kind == "engagements":
        r.pop("every", None)
    if kind == "figures":
        r.update(kind="table", query="SELECT id, title FROM v_topic")
        for key in ("x", "y", "series", "sort", "width"):
            r.pop(key, None)
    if kind == "briefs":
        r.pop("audience", None)
    if kind == "people":
        r.update(public="yes" if not closed else "no")
    return r


def singular(records_page):
    return {"people": "person", "activities": "activity", "stories": "story", "efforts": "effort"}.get(
        records_page, records_page[:-1] if records_page.endswith("s") else records_page)


def make_spec(m):
    spec = {}
    base = {"closed": False, "internal": False, "where": "strategy", "key": ""}
    strategy = m.record("strategy", base)
    for key in ("marking_scheme", "designation", "regions", "waive", "fiscal_year", "settings", "cover", "labels", "number",
                "published", "starts", "ends", "edition", "supersedes", "review", "status", "language", "currency", "isbn",
                "doi"):
        strategy.pop(key, None)
    strategy.update(title="The plan", edition="1", status="draft", starts="FY2026", ends="FY2028", as_of="2026-01-15",
                    marking="CUI", designation={"by": "The office", "contact": "open-person"})
    for a in strategy.get("approvals", []):
        a["person"] = "open-person"
    spec["strategy"] = strategy
    spec["organization"] = {"id": "org", "name": "The organization", "country": "US",
                            "offices": [{"id": "off", "name": "The office"}]}
    for kind in m.records:
        if "." in kind or kind in LANGUAGE or kind in ("strategy", "organization", "offices", "state", "principles",
                                                       "regions", "deliverables", "objectives", "fiscal_year"):
            continue
        if not re.search(r"^(people|topics|goals|lines|efforts|measures|partners|agreements|activities|funding|rates|"
                         r"engagements|risks|terms|sources|figures|stories|briefs)$", kind):
            continue
        items = []
        for closed in (False, True):
            path = {"closed": closed, "internal": False, "where": kind, "key": ""}
            r = mend(kind, m.record(kind, path), closed)
            if kind not in ("funding", "rates"):
                r["id"] = ("closed-" if closed else "open-") + singular(kind)
            if closed and kind not in ("funding", "rates"):
                r["marking"] = "CUI"
            if kind == "goals":
                for o in r["objectives"]:
                    o["id"] = ("closed-" if closed else "open-") + "objective"
                    o.pop("measures", None)
                    for e in o.get("efforts", []):
                        e["id"] = ("closed-" if closed else "open-") + "sub-effort"
                        e.pop("measures", None)
                r.pop("measures", None)
            if kind in ("efforts", "lines"):
                r.pop("measures", None)
                r.pop("efforts", None)
            if kind == "funding":
                if closed:
                    continue
                r.update({"for": "open-activity", "from": "org", "to": "open-partner", "currency": "USD"})
            if kind == "rates":
                if closed:
                    continue
                r.update(currency="GBP")
            items.append(r)
        spec[kind] = items
    spec["audiences"] = [{"id": "press", "sees": ["TLP:GREEN"], "drops": ["%s.%s" % d for d in PRESS_DROPS]}]
    spec["outputs"] = []
    for audience in ("internal", "public", "partner", "press"):
        for kind, form in [("strategy", ""), ("progress", ""), ("brief", ""), ("roster", ""), ("dataset", "")] + [("data", f) for f in FORMS]:
            out = {"id": "%s-%s%s" % (audience, kind, "-" + form if form else ""), "kind": kind, "audience": audience}
            out.update({"format": form} if form else {}, **({"to": ["open-partner"]} if audience == "partner" else {}))
            spec["outputs"].append(out)
    return spec


# -- searching --

def varieties(name, data):
    """Everything that can be read in a file, as (what, bytes)."""
    yield name, data
    if data.startswith(b"%PDF"):
        whole = []
        for s in re.finditer(rb"stream\r?\n", data):
            try:
                whole.append(zlib.decompressobj().decompress(data[s.end():]))
            except zlib.error:
                pass
        yield name + " (inflated)", b"\n".join(whole)
        text = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True).stdout
        yield name + " (words)", text
        yield name + " (words joined)", re.sub(rb"[-\xad]?\s+", b"", text)
        yield name + " (names)", subprocess.run(["pdfinfo", "-struct-text", "-"], input=data, capture_output=True).stdout
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            for part in z.namelist():
                yield name + ":" + part, z.read(part)


LIKE = re.compile(rb"zq\d{5}x|\+1 2025 \d+|\d{4}-\d\d-\d\d|[A-Z][a-z]{2}(?:\xc2\xa0| )\d\d?,(?:\xc2\xa0| )\d{4}"
                  rb"|<v>\d+</v>|\d[\d,]{7,}")


def words_in(data):
    """All that looks like a sentinel, plain, in UTF-16 of either order, or in hexadecimal digits."""
    found = set(LIKE.findall(data)) | set(LIKE.findall(data.replace(b"\0", b"")))
    for run in re.findall(rb"[0-9A-Fa-f]{24,}", data):
        plain = bytes.fromhex(run[: len(run) // 2 * 2].decode()).replace(b"\0", b"")
        found.update(LIKE.findall(plain))
    return found


def needles(s):
    v = s.value
    if isinstance(v, int):
        return [(v * 1000000).to_bytes(5, "big")]
    if re.fullmatch(r"\d+", v):  # an amount: as written, with separators, packed in minor units
        n = int(v)
        return [v.encode(), b"%d00" % n, "{:,}".format(n).encode(), (n * 100).to_bytes(6, "big")]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", v):
        d = datetime.date.fromisoformat(v)
        serial = (d - datetime.date(1899, 12, 30)).days
        words = "%s\u00a0%d,\u00a0%d" % (d.strftime("%b"), d.day, d.year)
        return [v.encode(), words.encode(), words.replace("\u00a0", " ").encode(), b"<v>%d</v>" % serial]
    return [re.search(r"zq\d+x|\+1 2025 \d+", v).group().encode()]


class Piece:
    """A readable piece of an output. Numbers as SQLite packs them are searched as bytes, all else among the words."""

    def __init__(self, name, data):
        self.name, self.data, self.words = name, data, words_in(data)

    def holds(self, s):
        return any(n in self.words or (n[0] < 32 and n in self.data) for n in needles(s))


def build(audience):
    out = os.path.join(DIR, audience)
    args = [TOOL, "build", os.path.join(DIR, "spec"), "-o", out, "--audience", audience, "--log", os.path.join(DIR, audience + ".log")]
    done = subprocess.run(args, capture_output=True)
    if done.returncode:
        sys.exit("the build for %s fails:\n%s" % (audience, (done.stdout + done.stderr).decode()[:6000]))
    if not done.stderr or done.stdout:
        sys.exit("for %s, messages go to standard error alone, and there are some" % audience)
    files = [("log", open(os.path.join(DIR, audience + ".log"), "rb").read())]
    for folder, _, names in sorted(os.walk(out)):
        for f in sorted(names):
            files.append((f, open(os.path.join(folder, f), "rb").read()))
    pieces = []
    for name, data in files:
        pieces += [Piece(*v) for v in varieties(name, data)]
    return pieces


def forbidden(s, audience):
    if s.closed or s.internal or s.where in SHUT or any(w in SHUT for w, _ in s.up):
        return True
    top = s.up[0]
    if audience != "partner" and (any(w in PUBLIC_SHUT or k == "funding" for w, k in s.up) or top in PUBLIC_FIELDS):
        return True
    return audience == "press" and (top in PRESS_DROPS or top == ("agreements", "number"))


def main():
    records = reference()
    m = Maker(records)
    spec = make_spec(m)
    os.makedirs(os.path.join(DIR, "spec"))
    with open(os.path.join(DIR, "spec", "strategy.yaml"), "w") as f:
        json.dump(spec, f, indent=1)
    held = json.dumps(spec)
    sentinels = [s for s in m.all if str(s.value) in held]
    internal = build("internal")
    found = [s for s in sentinels if any(p.holds(s) for p in internal)]
    print("%d sentinels in %d records; the internal outputs hold %d of them" % (len(sentinels), len(records), len(found)))
    if len(found) < len(sentinels) * 9 // 10:
        lost = [(s.where, s.key, s.value) for s in sentinels if s not in found]
        sys.exit("the search finds too few of them: %s" % lost[:40])
    bad = 0
    for audience in ("public", "partner", "press"):
        pieces = build(audience)
        closed = [s for s in found if forbidden(s, audience)]
        shown = sum(any(p.holds(s) for p in pieces) for s in found if s not in closed)
        print("%s: %d sentinels must not show; of the %d others %d do" % (audience, len(closed), len(found) - len(closed), shown))
        if not closed or not shown:
            sys.exit("nothing to search for")
        for s in closed:
            for p in pieces:
                if p.holds(s):
                    print("%s shows %s.%s (%s): %s" % (audience, s.where, s.key, "closed" if s.closed else s.value, p.name))
                    bad += 1
                    break
    sys.exit(bad > 0)


main()
