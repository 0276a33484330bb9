#!/usr/bin/env python3
"""matterhorn.py FILE.pdf... -- conditions of the Matterhorn Protocol 1.1 that a machine can check, for what we write.

matterhorn.py --self FILE.pdf damages the file in memory, once for each condition, and sees each condition fail.

Reads through `qpdf --json`, so nothing here parses PDF but the operators of content streams. Each condition is a
function named by its checkpoint that yields one line for each fault. Exit 0 = none, 1 = faults.
"""
import base64
import functools
import json
import pickle
import re
import subprocess
import sys

STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI
Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
Figure Formula Form""".split())
TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()%{}]*|\[|\]|[^\s/<>\[\]()%{}]+", re.S)
SHOWS = {b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"EI"}


class File:
    """The objects of a file and what all conditions need of them, computed once."""

    def __init__(self, objects):
        self.objects = objects
        self.root = self.get(self.trailer()["/Root"])
        self.pages = list(self.walk_pages(self.root["/Pages"]))
        self.tree = self.get(self.root.get("/StructTreeRoot", {}))
        self.elements = []  # (reference, dictionary, parent's dictionary, depth)
        self.walk(self.tree.get("/K", []), None, 0)
        self.marks = [self.read_page(ref) for ref in self.pages]

    def trailer(self):
        return self.objects["trailer"]["value"]

    def get(self, value):
        while isinstance(value, str) and "obj:" + value in self.objects:
            entry = self.objects["obj:" + value]
            value = entry["stream"]["dict"] if "stream" in entry else entry["value"]
        return value

    def list(self, value):
        value = self.get(value)
        return value if isinstance(value, list) else [] if value is None else [value]

    def data(self, ref):
        return base64.b64decode(self.objects["obj:" + ref]["stream"].get("data", ""))

    def walk_pages(self, ref):
        node = self.get(ref)
        if node.get("/Type") == "/Page":
            yield ref
        for kid in self.list(node.get("/Kids", [])):
            yield from self.walk_pages(kid)

    def walk(self, kids, parent, depth):
        stack = [(k, parent, depth) for k in reversed(self.list(kids))]
        while stack:
            ref, parent, depth = stack.pop()
            node = self.get(ref)
            if isinstance(node, dict) and "/S" in node:
                self.elements.append((ref, node, parent, depth))
                kids = node.get("/K", [])
                kids = self.list(kids) if not isinstance(kids, int) else [kids]
                stack += [(k, node, depth + 1) for k in reversed(kids)]

    def kids(self, node):
        kids = [self.get(k) for k in self.list(node.get("/K"))]
        return [k for k in kids if isinstance(k, dict) and "/S" in k]

    def content(self, node):
        """The marked content and annotations right under an element."""
        return [k for k in map(self.get, self.list(node.get("/K"))) if isinstance(k, int) or "/S" not in k]

    def attribute(self, node, key):
        for part in self.list(node.get("/A")):
            part = self.get(part)
            if isinstance(part, dict) and key in part:
                return self.get(part[key])
        return None

    def numbers(self, node):
        node = self.get(node)
        pairs = self.list(node.get("/Nums", []))
        yield from zip(pairs[::2], pairs[1::2])
        for kid in self.list(node.get("/Kids", [])):
            yield from self.numbers(kid)

    def names(self, node):
        node = self.get(node)
        pairs = self.list(node.get("/Names", []))
        yield from zip(pairs[::2], pairs[1::2])
        for kid in self.list(node.get("/Kids", [])):
            yield from self.names(kid)

    def read_page(self, ref):
        page = self.get(ref)
        raw = b"\n".join(self.data(c) for c in self.refs(page["/Contents"]))
        return read_content(raw)

    def refs(self, value):
        return value if isinstance(value, list) else [value]

    def fonts(self):
        return [(k, self.get(k[4:])) for k, v in self.objects.items() if k.startswith("obj:") and
                isinstance(v.get("value"), dict) and v["value"].get("/Type") == "/Font"]


@functools.lru_cache(maxsize=None)
def read_content(raw):
    """What a content stream does: {ids: tag by MCID, bare: operators outside all marks, nested: marks of real content
    within marks, open: marks left open, used: codes by font's name}."""
    out = {"ids": {}, "bare": [], "nested": 0, "open": 0, "used": {}, "twice": [], "untyped": 0}
    stack, operands, font = [], [], None
    for token in TOKEN.findall(raw):
        if token[:1] in b"/<[]>(" or token[:1] in b"-.0123456789":
            operands.append(token)
            continue
        if token in (b"BDC", b"BMC"):
            text = b" ".join(operands)
            mark = re.search(rb"/MCID (\d+)", text)
            if mark:
                number = int(mark.group(1))
                out["twice"] += [number] if number in out["ids"] else []
                out["ids"][number] = operands[0].decode()
                out["nested"] += any(stack)
            elif operands and operands[0] == b"/Artifact":
                out["nested"] += any(stack)
                out["untyped"] += token == b"BMC" or b"/Type" not in operands
            stack.append(bool(mark) or operands[:1] == [b"/Artifact"])
        elif token == b"EMC":
            if not stack:
                out["open"] += 1
            else:
                stack.pop()
        elif token == b"Tf":
            font = operands[-2].decode()
        elif token in SHOWS:
            if not any(stack):
                out["bare"].append(token.decode())
            if token in (b"Tj", b"TJ"):
                codes = out["used"].setdefault(font, set())
                for s in operands:
                    if s[:1] == b"<" and s != b"<<":
                        digits = s[1:-1]
                        codes.update(int(digits[i:i + 4], 16) for i in range(0, len(digits), 4))
        operands = []
    out["open"] += len(stack)
    return out


def text(value):
    return value[2:] if isinstance(value, str) and value[:2] in ("u:", "b:") else ""


def c01(f):
    """01-003, 01-004, 01-005: content is tagged or an artifact, never one within the other."""
    for n, page in enumerate(f.marks, 1):
        if page["bare"]:
            yield f"page {n}: {len(page['bare'])} operators outside of all marks, the first is {page['bare'][0]}"
        if page["nested"]:
            yield f"page {n}: {page['nested']} marks within marks"
        if page["open"]:
            yield f"page {n}: marks are not balanced"
        if page["untyped"]:
            yield f"page {n}: {page['untyped']} artifacts without a type"


def c02(f):
    """02-001, 02-003, 02-004: every type is a standard one, by the role map if not by name."""
    roles = f.get(f.tree.get("/RoleMap", {}))
    for own, to in roles.items():
        if own[1:] in STANDARD:
            yield f"standard type {own} is mapped to {to}"
    for ref, node, _, _ in f.elements:
        name, seen = node["/S"], set()
        while name in roles and name not in seen:
            seen.add(name)
            name = roles[name]
        if name[1:] not in STANDARD:
            yield f"element {ref}: type {node['/S']} is not a standard one"


def c06(f):
    """06-001 to 06-004: XMP with the PDF/UA identifier and a title, in step with the Info dictionary."""
    ref = f.root.get("/Metadata")
    if not ref:
        yield "no metadata"
        return
    xmp = f.data(ref).decode("utf-8")
    if not re.search(r"pdfuaid:part(>|=\")1", xmp):
        yield "no PDF/UA identifier"
    title = re.search(r"<dc:title>.*?<rdf:li[^>]*>([^<]+)<", xmp, re.S)
    if not title:
        yield "no dc:title"
    info = text(f.get(f.trailer().get("/Info", {})).get("/Title"))
    if title and info != title.group(1).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"):
        yield f"Info's title '{info}' is not '{title.group(1)}'"


def c07(f):
    """07-001, 07-002: a viewer shows the title."""
    if f.get(f.root.get("/ViewerPreferences", {})).get("/DisplayDocTitle") is not True:
        yield "DisplayDocTitle is not true"


PARENTS = {"LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
           "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TOCI": {"TOC"}}
KIDS = {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
        "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"}, "TOC": {"TOC", "TOCI", "Caption"},
        "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"}}
BARE = {"L", "LI", "Table", "THead", "TBody", "TFoot", "TR", "TOC", "TOCI", "Document", "Sect"}


def c09(f):
    """09-004 to 09-008: lists, tables and contents are made of their parts, and of nothing else."""
    for ref, node, parent, _ in f.elements:
        kind, above = node["/S"][1:], parent["/S"][1:] if parent else ""
        if kind in PARENTS and above not in PARENTS[kind]:
            yield f"element {ref}: {kind} within {above or 'the root'}"
        for kid in f.kids(node):
            if kind in KIDS and kid["/S"][1:] not in KIDS[kind]:
                yield f"element {ref}: {kid['/S'][1:]} within {kind}"
        if kind in BARE and f.content(node):
            yield f"element {ref}: {kind} has content of its own"
        if f.get(node.get("/P")) is not (parent if parent else f.tree) and f.get(node.get("/P")) != (parent or f.tree):
            yield f"element {ref}: its parent is another one"


def mapped(data):
    """Codes of a ToUnicode map."""
    words = data.decode("latin-1")
    codes = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", words, re.S):
        codes.update((int(a, 16), b) for a, b in re.findall(r"<(\w+)>\s*<(\w+)>", block))
    for block in re.findall(r"beginbfrange(.*?)endbfrange", words, re.S):
        for a, b, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*(<\w+>|\[.*?\])", block, re.S):
            codes.update((c, to.strip("<>")) for c in range(int(a, 16), int(b, 16) + 1))
    return codes


def shown(f):
    """Codes that each font shows, by the font's reference."""
    used = {}
    for ref, page in zip(f.pages, f.marks):
        fonts = f.get(f.get(f.get(ref)["/Resources"]).get("/Font", {}))
        for name, codes in page["used"].items():
            used.setdefault(fonts.get(name, name), set()).update(codes)
    return used


def c10(f):
    """10-001: every code that is shown has its Unicode, and none is 0, FEFF or FFFE."""
    for ref, codes in shown(f).items():
        font = f.get(ref)
        if "/ToUnicode" not in font:
            yield f"font {ref} has no ToUnicode"
            continue
        to = mapped(f.data(font["/ToUnicode"]))
        lost = sorted(codes - set(to))
        if lost:
            yield f"font {ref} {font['/BaseFont']}: codes without Unicode: {lost[:8]}"
        bad = [c for c in codes & set(to) if to[c].upper() in ("0000", "FEFF", "FFFE")]
        if bad:
            yield f"font {ref} {font['/BaseFont']}: codes with no letter: {bad[:8]}"


def c11(f):
    """11-001 to 11-006: the document says its language, and what is said is a language tag."""
    tag = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
    if not tag.match(text(f.root.get("/Lang"))):
        yield "the catalogue has no language"
    for ref, node, _, _ in f.elements:
        if "/Lang" in node and not tag.match(text(node["/Lang"])):
            yield f"element {ref}: '{text(node['/Lang'])}' is no language tag"


def c13(f):
    """13-004: figures have words; 13-008 (ISO 14289-1, 7.3): and a bounding box."""
    for ref, node, _, _ in f.elements:
        if node["/S"] in ("/Figure", "/Formula"):
            if not text(node.get("/Alt")) and not text(node.get("/ActualText")):
                yield f"element {ref}: {node['/S'][1:]} without Alt or ActualText"
            if f.attribute(node, "/BBox") is None:
                yield f"element {ref}: {node['/S'][1:]} without a bounding box"


def c14(f):
    """14-002, 14-003, 14-006, 14-007: headings begin at the first level and skip none; H and H1 are not mixed."""
    last, kinds = 0, set()
    for ref, node, _, _ in f.elements:
        kind = re.fullmatch(r"/H([1-6]?)", node["/S"])
        if not kind:
            continue
        kinds.add(bool(kind.group(1)))
        level = int(kind.group(1) or 1)
        if level > last + 1:
            yield f"element {ref}: H{level} after {'H%d' % last if last else 'no heading'}"
        last = level
    if len(kinds) > 1:
        yield "H stands beside H1 to H6"


def rows(f, table):
    for kid in f.kids(table):
        if kid["/S"] == "/TR":
            yield kid
        elif kid["/S"] != "/Caption":
            yield from (k for k in f.kids(kid) if k["/S"] == "/TR")


def grid(f, table):
    """Widths of the rows once spans are laid out; None where cells overlap."""
    taken, widths = {}, []
    for y, row in enumerate(rows(f, table)):
        x = 0
        for cell in f.kids(row):
            while (y, x) in taken:
                x += 1
            for dy in range(f.attribute(cell, "/RowSpan") or 1):
                for dx in range(f.attribute(cell, "/ColSpan") or 1):
                    if (y + dy, x + dx) in taken:
                        return None
                    taken[y + dy, x + dx] = cell
        widths.append(y)
    return [sum(1 for a, _ in taken if a == y) for y in sorted({a for a, _ in taken} | set(widths))], len(widths)


def tables(f):
    return [(ref, node) for ref, node, _, _ in f.elements if node["/S"] == "/Table"]


def c15(f):
    """15-003: head cells have a scope, or cells name them; ISO 14289-1, 7.5: the grid is regular; names are known."""
    known = {node["/ID"] for _, node, _, _ in f.elements if "/ID" in node}
    for ref, table in tables(f):
        shape = grid(f, table)
        if shape is None:
            yield f"table {ref}: cells overlap"
        elif len(set(shape[0])) > 1 or len(shape[0]) != shape[1]:
            yield f"table {ref}: rows of {sorted(set(shape[0]))} cells"
        for row in rows(f, table):
            for cell in f.kids(row):
                heads = f.list(f.attribute(cell, "/Headers"))
                if cell["/S"] == "/TH" and f.attribute(cell, "/Scope") not in ("/Row", "/Column", "/Both"):
                    yield f"table {ref}: a head without a scope"
                if not set(heads) <= known:
                    yield f"table {ref}: a cell names heads that are not there: {sorted(set(heads) - known)}"


def c16(f):
    """16-001, 16-002: a list with labels says how it is numbered."""
    for ref, node, _, _ in f.elements:
        if node["/S"] == "/L" and any(k["/S"] == "/Lbl" for item in f.kids(node) for k in f.kids(item)):
            if f.attribute(node, "/ListNumbering") is None:
                yield f"element {ref}: a list with labels without ListNumbering"


def c19(f):
    """19-003, 19-004: notes have identifiers, each its own, and the ID tree finds them."""
    seen = set()
    tree = dict(f.names(f.tree["/IDTree"])) if "/IDTree" in f.tree else {}
    for ref, node, _, _ in f.elements:
        name = node.get("/ID")
        if node["/S"] == "/Note" and not name:
            yield f"element {ref}: a note without ID"
        if name and name in seen:
            yield f"element {ref}: ID {text(name)} a second time"
        if name and tree.get(name) != ref:
            yield f"element {ref}: the ID tree does not lead to it"
        seen.add(name)


def c25(f):
    """21-001, 25-001, 26-001: no optional content without a name, no XFA, no encryption."""
    if "/Encrypt" in f.trailer():
        yield "the file is encrypted"
    if "/XFA" in f.get(f.root.get("/AcroForm", {})):
        yield "the file has an XFA form"
    groups = f.get(f.root.get("/OCProperties", {}))
    if groups and not text(f.get(groups.get("/D", {})).get("/Name")):
        yield "optional content without a name"


def annotations(f):
    for n, ref in enumerate(f.pages, 1):
        for a in f.list(f.get(ref).get("/Annots", [])):
            yield n, a, f.get(a)


def c28(f):
    """28-002, 28-004, 28-008, 28-010 to 28-012: links stand in Link elements and have words; tabs follow the structure."""
    owners = {}
    for _, node, _, _ in f.elements:
        for k in f.content(node):
            if isinstance(k, dict) and k.get("/Type") == "/OBJR":
                owners[k["/Obj"]] = node
    for n, ref in enumerate(f.pages, 1):
        if f.get(f.get(ref).get("/Annots")) and f.get(ref).get("/Tabs") != "/S":
            yield f"page {n}: tabs do not follow the structure"
    for n, ref, a in annotations(f):
        if a["/Subtype"] == "/Link" and owners.get(ref, {}).get("/S") != "/Link":
            yield f"page {n}: link {ref} is not in a Link element"
        if not text(a.get("/Contents")):
            yield f"page {n}: annotation {ref} without words"
        if a["/Rect"][0] > a["/Rect"][2] or a["/Rect"][1] > a["/Rect"][3]:
            yield f"page {n}: annotation {ref} is inside out"


def c31(f):
    """31-001 to 31-027: fonts are embedded whole, with widths and a map from codes to glyphs."""
    for ref, font in f.fonts():
        kind, name = font["/Subtype"], font.get("/BaseFont")
        if kind == "/Type0":
            below = f.get(f.list(font["/DescendantFonts"])[0])
            if font.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
                yield f"{ref} {name}: encoding {font.get('/Encoding')}"
            if below.get("/BaseFont") != name and not (name or "").startswith(below.get("/BaseFont", "?")):
                yield f"{ref}: {name} stands over {below.get('/BaseFont')}"
        elif kind in ("/CIDFontType2", "/CIDFontType0"):
            descriptor = f.get(font.get("/FontDescriptor", {}))
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
                yield f"{ref} {name}: not embedded"
            if kind == "/CIDFontType2" and "/CIDToGIDMap" not in font:
                yield f"{ref} {name}: no map from codes to glyphs"
            if not re.match(r"/[A-Z]{6}\+", name or ""):
                yield f"{ref} {name}: a subset without its tag"
            if "/W" not in font:
                yield f"{ref} {name}: no widths"
        else:
            yield f"{ref} {name}: a font of type {kind}"


def parents(f):
    """ISO 32000-1, 14.7.4.4: each mark and annotation leads to its element, and each element to it."""
    tree = dict(f.numbers(f.tree.get("/ParentTree", {})))
    claimed = {}
    for ref, node, _, _ in f.elements:
        for k in f.content(node):
            if isinstance(k, int):
                claimed[node.get("/Pg"), k] = ref
            elif k.get("/Type") == "/OBJR":
                claimed["object", k["/Obj"]] = ref
            else:
                claimed[k.get("/Pg", node.get("/Pg")), k["/MCID"]] = ref
    found = 0
    for n, (ref, page) in enumerate(zip(f.pages, f.marks), 1):
        entries = f.list(tree.get(f.get(ref).get("/StructParents"), []))
        for mark in page["ids"]:
            found += 1
            to = entries[mark] if mark < len(entries) else None
            if to is None or claimed.get((ref, mark)) != to:
                yield f"page {n}: mark {mark} leads to {to}, and {claimed.get((ref, mark))} has it"
        if page["twice"]:
            yield f"page {n}: marks with the same number: {page['twice'][:5]}"
    for n, ref, a in annotations(f):
        found += 1
        if tree.get(a.get("/StructParent")) != claimed.get(("object", ref), ""):
            yield f"page {n}: annotation {ref} does not lead to its element"
    if found < len(claimed):
        yield f"{len(claimed) - found} marks of elements stand on no page"


CONDITIONS = [c01, c02, c06, c07, c09, c10, c11, c13, c14, c15, c16, c19, c25, c28, c31, parents]


def load(path):
    command = ["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)["qpdf"][1]


def lean(objects):
    """Without the data that no condition reads: programs of fonts, pictures, profiles."""
    for entry in objects.values():
        stream = entry.get("stream")
        if stream and ({"/Length1", "/N", "/Width"} & set(stream["dict"]) or
                       str(stream["dict"].get("/Subtype", "")).startswith(("/CIDFont", "/OpenType"))):
            stream["data"] = ""
    return objects


def first(f, kind, has=None):
    for _, node, _, _ in f.elements:
        if node["/S"] == "/" + kind and (has is None or has in node):
            return node
    raise LookupError(f"the file has no {kind} to damage")


def content_of(f, page=None):
    """The stream of the first page that has real content."""
    for ref, marks in zip(f.pages, f.marks):
        if marks["ids"]:
            return f.objects["obj:" + f.refs(f.get(ref)["/Contents"])[0]]["stream"]
    raise LookupError("no page has content")


def edit(stream, pattern, to):
    raw = base64.b64decode(stream["data"])
    new = re.sub(pattern, to, raw, count=1)
    assert new != raw, f"{pattern} is not in the stream"
    stream["data"] = base64.b64encode(new).decode()


def first_link(f):
    return next(a for _, _, a in annotations(f) if a["/Subtype"] == "/Link")


def font(f, kind):
    return next(node for _, node in f.fonts() if node["/Subtype"] == kind)


def metadata(f):
    return f.objects["obj:" + f.root["/Metadata"]]["stream"]


def descriptor(f):
    return f.get(font(f, "/CIDFontType2")["/FontDescriptor"])


def make_figure(f):
    first(f, "P")["/S"] = "/Figure"


def widen(f):
    next(c for _, n, _, _ in f.elements if n["/S"] == "/TR" for c in f.kids(n))["/A"] = {
        "/O": "/Table", "/ColSpan": 99, "/Scope": "/Column"}


def unscope(f):
    th = first(f, "TH")
    th["/A"] = {"/O": "/Table"}


def note(f):
    first(f, "P")["/S"] = "/Note"


def drop_parent(f):
    pairs = next(node for node in map(f.get, [f.tree["/ParentTree"]] + nodes_below(f, f.tree["/ParentTree"])) if "/Nums" in node)
    entry = f.get(pairs["/Nums"][1])
    if isinstance(entry, list):
        entry[0] = None
    else:
        pairs["/Nums"][1] = None


def nodes_below(f, ref):
    out = []
    for kid in f.list(f.get(ref).get("/Kids", [])):
        out += [kid] + nodes_below(f, kid)
    return out


# (condition that must fail, what is done to the file)
DAMAGES = [
    (c01, lambda f: edit(content_of(f), rb"/\w+ ?<</MCID 0>> ?BDC", b"/P <<>> BDC")),
    (c01, lambda f: edit(content_of(f), rb"\bEMC\b", b"")),
    (c02, lambda f: first(f, "P").update({"/S": "/Paragraph"})),
    (c06, lambda f: edit(metadata(f), rb"pdfuaid:part", b"pdfuaid:trap")),
    (c06, lambda f: edit(metadata(f), rb"dc:title", b"dc:titel")),
    (c06, lambda f: f.get(f.trailer()["/Info"]).update({"/Title": "u:Another"})),
    (c07, lambda f: f.root.pop("/ViewerPreferences")),
    (c09, lambda f: first(f, "LBody").update({"/S": "/P"})),
    (c09, lambda f: first(f, "TR").update({"/S": "/Sect"})),
    (c09, lambda f: first(f, "TOCI").update({"/S": "/LI"})),
    (c10, lambda f: font(f, "/Type0").pop("/ToUnicode")),
    (c11, lambda f: f.root.pop("/Lang")),
    (c11, lambda f: first(f, "P").update({"/Lang": "u:no language"})),
    (c13, make_figure),
    (c14, lambda f: first(f, "H1").update({"/S": "/H3"})),
    (c15, unscope),
    (c15, widen),
    (c15, lambda f: first(f, "TD").update({"/A": {"/O": "/Table", "/Headers": ["b:nobody"]}})),
    (c16, lambda f: first(f, "L", "/A").pop("/A")),
    (c19, note),
    (c25, lambda f: f.trailer().update({"/Encrypt": {}})),
    (c25, lambda f: f.root.update({"/AcroForm": {"/XFA": []}})),
    (c28, lambda f: first_link(f).pop("/Contents")),
    (c28, lambda f: first(f, "Link").update({"/S": "/Span"})),
    (c28, lambda f: [f.get(p).pop("/Tabs") for p in f.pages]),
    (c31, lambda f: descriptor(f).pop("/FontFile2")),
    (c31, lambda f: font(f, "/CIDFontType2").pop("/CIDToGIDMap")),
    (c31, lambda f: font(f, "/CIDFontType2").pop("/W")),
    (parents, drop_parent),
    (parents, lambda f: first_link(f).pop("/StructParent")),
]


def self_test(objects):
    """True when each damage is seen by its condition, and each condition has one."""
    good, whole = True, pickle.dumps(objects)
    for n, (condition, damage) in enumerate(DAMAGES):
        hurt = pickle.loads(whole)
        damage(File(hurt))
        if not list(condition(File(hurt))):
            print(f"damage {n} is not seen by {condition.__name__}", file=sys.stderr)
            good = False
    for condition in CONDITIONS:
        if condition not in [c for c, _ in DAMAGES]:
            print(f"nothing shows that {condition.__name__} can fail", file=sys.stderr)
            good = False
    return good


def judge(path):
    f = File(lean(load(path)))
    faults = [(c, line) for c in CONDITIONS for line in c(f)]
    for condition, line in faults[:40]:
        print(f"{path}: {condition.__name__}: {line}", file=sys.stderr)
    return not faults


def main(arguments):
    if arguments[:1] == ["--self"]:
        return all([self_test(lean(load(a))) for a in arguments[1:]])
    return all([judge(a) for a in arguments])


sys.exit(not main(sys.argv[1:]))
