#!/usr/bin/env python3
"""document_fo.py DOCUMENT.json OUT.fo -- the document of document.typ in XSL formatting objects."""
import json
import sys
from xml.sax.saxutils import escape, quoteattr

FAMILY = "'Noto Serif', 'Noto Sans'"


def block(words, **style):
    attributes = "".join(f" {k.replace('_', '-')}={quoteattr(v)}" for k, v in style.items())
    return f"<fo:block{attributes}>{words}</fo:block>"


def head(words, name, size, **style):
    return block(escape(words), id=name, font_family="'Noto Sans'", font_weight="bold", font_size=f"{size}pt",
                 space_before="12pt", space_after="4pt", keep_with_next="always", text_align="start",
                 role="H1" if size > 14 else "H2", **style)


def paragraphs(words):
    return "".join(block(escape(p), space_after="5pt") for p in words)


def cell(words, kind="TD", align="start"):
    return (f'<fo:table-cell role="{kind}" padding="2pt" border-bottom="0.5pt solid black">'
            f'<fo:block text-align="{align}">{words}</fo:block></fo:table-cell>')


def table(widths, heads, rows):
    columns = "".join(f'<fo:table-column column-width="proportional-column-width({w})"/>' for w in widths)
    top = f'<fo:table-header><fo:table-row>{"".join(cell(h, "TH") for h in heads)}</fo:table-row></fo:table-header>' if heads else ""
    body = "".join(f'<fo:table-row keep-together="always">{r}</fo:table-row>' for r in rows)
    return f'<fo:table table-layout="fixed" width="100%">{columns}{top}<fo:table-body>{body}</fo:table-body></fo:table>'


def link(target, words):
    return f'<fo:basic-link internal-destination={quoteattr(target)} fox:alt-text={quoteattr(words)}>{escape(words)}</fo:basic-link>'


def contents(data):
    entries = [("goals", "Goals"), *((g["id"], g["title"]) for g in data["goals"]), ("partners", "Partners"),
               *((p["id"], p["name"]) for p in data["partners"]), ("activities", "Activities")]
    return "".join(block(f'{link(i, t)}<fo:leader leader-pattern="dots"/><fo:page-number-citation ref-id={quoteattr(i)}/>',
                         text_align_last="justify") for i, t in entries), entries


def partner(p):
    facts = [cell(escape(k)) + cell(escape(v)) for k, v in p["facts"]]
    web = f'<fo:basic-link external-destination={quoteattr("url(" + p["url"] + ")")} fox:alt-text="Web address">{escape(p["url"])}</fo:basic-link>'
    return head(p["name"], p["id"], 13) + table((1, 2), (), facts + [cell("Web address") + cell(web)]) + paragraphs(p["paragraphs"])


def activity(a):
    partners = ", ".join(link(i, n) for i, n in a["partners"]) or "none"
    plain = "".join(cell(escape(a[k])) for k in ("stage", "starts", "ends"))
    return cell(a["id"]) + cell(escape(a["title"])) + cell(partners) + plain + cell(a["amount"], align="end")


def body(data):
    toc, entries = contents(data)
    goals = "".join(head(g["title"], g["id"], 13) + block(escape(g["tagline"]), font_style="italic") + paragraphs(g["paragraphs"])
                    + paragraphs("• " + o for o in g["objectives"]) for g in data["goals"])
    heads = ("Id", "Activity", "Partners", "Stage", "Starts", "Ends", "Amount")
    parts = [block(escape(data["title"]), font_size="28pt", padding_top="2in"),
             block(escape(data["subtitle"])), block("Contents", break_before="page", font_weight="bold"), toc,
             head("Goals", "goals", 18, break_before="page"), goals,
             head("Partners", "partners", 18, break_before="page"), "".join(map(partner, data["partners"])),
             head("Activities", "activities", 18, break_before="page"),
             table((1.1, 3, 1.5, 1, 1, 1, 1), heads, map(activity, data["activities"]))]
    marks = "".join(f'<fo:bookmark internal-destination={quoteattr(i)}><fo:bookmark-title>{escape(t)}</fo:bookmark-title></fo:bookmark>'
                    for i, t in entries)
    return "".join(parts), marks


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        data = json.load(f)
    flow, marks = body(data)
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(f'''<?xml version="1.0" encoding="UTF-8"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions" xml:lang="en">
<fo:layout-master-set><fo:simple-page-master master-name="page" page-width="8.5in" page-height="11in" margin="1in">
<fo:region-body margin-bottom="20pt"/><fo:region-after extent="16pt"/></fo:simple-page-master></fo:layout-master-set>
<fo:declarations><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(data["title"])}</dc:title></rdf:Description>
</rdf:RDF></x:xmpmeta></fo:declarations><fo:bookmark-tree>{marks}</fo:bookmark-tree>
<fo:page-sequence font-family={quoteattr(FAMILY)} master-reference="page"><fo:static-content flow-name="xsl-region-after"><fo:block text-align="center"><fo:page-number/></fo:block>
</fo:static-content><fo:flow flow-name="xsl-region-body" font-family={quoteattr(FAMILY)} font-size="10pt" text-align="justify" hyphenate="true" language="en">
{flow}</fo:flow></fo:page-sequence></fo:root>''')


if __name__ == "__main__":
    main()
