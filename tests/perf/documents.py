"""documents.py -- the part of `compare` that sets documents: ours beside those of Typst and FOP, each as PDF/UA-1.

Theirs are made from a JSON file of the words of our dataset, so they read no YAML, compute nothing and set fewer parts
than ours: a cover, contents, goals, a profile of each partner (without native names: FOP has no faces of its own for
them) and one table of activities.
"""
import glob
import json
import os
import shutil
import sqlite3
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FONTS = "/usr/share/fonts/truetype/noto"
TYPST = "@myriaddreamin/typst-ts-node-compiler"
FACTS = (("Kind", "kind"), ("Country", "countries"), ("Region", "region"), ("Status", "status"),
         ("Lead", "lead_name"), ("Agreements", "agreements"))


def lines(words):
    return [w for w in (words or "").split("\n") if w]


def words_of(db):
    db.row_factory = sqlite3.Row
    objectives, partners = {}, {}
    for o in db.execute("SELECT goal, statement_plain FROM objective ORDER BY pos"):
        objectives.setdefault(o["goal"], []).append(o["statement_plain"])
    for a in db.execute("SELECT ap.activity, p.id, p.name FROM activity_partner ap JOIN partner p ON p.id = ap.partner"):
        partners.setdefault(a["activity"], []).append((a["id"], a["name"]))
    money = dict(db.execute("SELECT activity, sum(amount) / 100 FROM v_funding GROUP BY activity"))
    strategy = db.execute("SELECT title, subtitle FROM strategy").fetchone()
    return {"title": strategy["title"], "subtitle": strategy["subtitle"] or "",
            "goals": [{"id": g["id"], "title": g["title"], "tagline": g["tagline"] or "",
                       "paragraphs": lines(g["statement_plain"]) + lines(g["why_plain"]) + lines(g["approach_plain"]),
                       "objectives": objectives.get(g["id"], [])} for g in db.execute("SELECT * FROM goal ORDER BY pos")],
            "partners": [{"id": p["id"], "name": p["name"], "url": p["url"] or "https://example.org/",
                          "facts": [(name, str(p[key] or "not stated")) for name, key in FACTS], "paragraphs": lines(p["summary_plain"])}
                         for p in db.execute("SELECT * FROM v_partner ORDER BY pos")],
            "activities": [{"id": a["id"], "title": a["title"], "stage": a["stage"] or "", "starts": a["starts"] or "", "ends": a["ends"] or "",
                            "partners": partners.get(a["id"], []), "amount": f"{money.get(a['id'], 0):,}"}
                           for a in db.execute("SELECT id, title, stage, starts, ends FROM v_activity ORDER BY pos")]}


def dataset_of(tool, spec, folder):
    """Our dataset of the spec, open."""
    out = os.path.join(folder, "dataset")
    subprocess.run([tool, "build", spec, "-o", out, "--only", "dataset", "-q"], check=True)
    return sqlite3.connect(glob.glob(out + "/*.sqlite")[0])


def write_words(tool, spec, folder):
    db = dataset_of(tool, spec, folder)
    with open(os.path.join(folder, "document.json"), "w", encoding="utf-8") as f:
        json.dump(words_of(db), f, ensure_ascii=False)
    db.close()


def write_fop(folder):
    """FOP's settings: the faces of FONTS, tags on. Returns how it is run over the FO file."""
    faces = "".join(f'<font embed-url="file://{FONTS}/Noto{family}-{cut}.ttf"><font-triplet name="Noto {family}" style="{style}" weight="{weight}"/></font>'
                    for family in ("Serif", "Sans") for cut, style, weight in
                    (("Regular", "normal", "normal"), ("Bold", "normal", "bold"), ("Italic", "italic", "normal")))
    config = os.path.join(folder, "fop.xconf")
    with open(config, "w", encoding="utf-8") as f:
        f.write(f'<fop version="1.0"><accessibility>true</accessibility><renderers><renderer mime="application/pdf">'
                f'<pdf-ua-mode>PDF/UA-1</pdf-ua-mode><fonts>{faces}</fonts></renderer></renderers></fop>')
    fo, out = os.path.join(folder, "document.fo"), os.path.join(folder, "fop.pdf")
    make = f'"{sys.executable}" "{HERE}/peers/document_fo.py" "{folder}/document.json" "{fo}" && fop -q -c "{config}" -fo "{fo}" -pdf "{out}"'
    return ["sh", "-c", make], out


def theirs(folder, node):
    """Name, command or why it is skipped, environment, output."""
    out, there = os.path.join(folder, "typst.pdf"), shutil.which("node") and os.path.isdir(os.path.join(node, TYPST))
    shutil.copy(os.path.join(HERE, "peers/document.typ"), folder)
    yield ("Typst, PDF/UA-1", ["node", os.path.join(HERE, "peers/document.cjs"), folder, FONTS, out] if there else f"{TYPST} is not installed",
           dict(os.environ, EG_NODE_MODULES=node), out)
    command, out = write_fop(folder)
    yield "FOP, PDF/UA-1", command if shutil.which("fop") else "fop is not installed", dict(os.environ, FOP_OPTS="-Xmx8g"), out


def size_of(path):
    """Pages, KiB."""
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=False).stdout if shutil.which("pdfinfo") else ""
    pages = next((int(line.split()[1]) for line in said.splitlines() if line.startswith("Pages:")), 0)
    return pages, os.path.getsize(path) / 1024


def print_row(size, name, run, ours, path):
    pages, kib = size_of(path)
    print(f"{size:<3} {name:<28} {run[0]:>9.3f} {run[1]:>9.3f} {run[2]:>9.1f} {pages:>7} {kib:>9.0f} {run[1] / ours[1]:>8.1f} {kib / ours[3]:>8.2f}",
          flush=True)


def compare(size, spec, scratch, tool, node, measure):
    folder, out = os.path.join(scratch, "document-" + size), os.path.join(scratch, "our-document")
    os.makedirs(folder, exist_ok=True)
    write_words(tool, spec, folder)
    ours = measure([tool, "build", spec, "-o", out, "--only", "strategy", "-j1", "-q"], None, lambda: shutil.rmtree(out, ignore_errors=True))
    if not ours:
        print(f"{size}: our document is not built")
        return
    path = glob.glob(out + "/*.pdf")[0]
    print(f"{'':<3} {'program':<28} {'wall s':>9} {'CPU s':>9} {'peak MiB':>9} {'pages':>7} {'KiB':>9} {'CPU':>8} {'size':>8}   times ours")
    ours = (*ours, size_of(path)[1])
    print_row(size, "engross, PDF/UA-1, PDF/A-2a", ours, ours, path)
    for name, command, env, made in theirs(folder, node):
        run = command if isinstance(command, str) else measure(command, env)
        if isinstance(run, tuple):
            print_row(size, name, run, ours, made)
        else:
            print(f"{size:<3} {name:<28} {'skipped: ' + run if run else 'failed, or took too long'}", flush=True)
    print()
