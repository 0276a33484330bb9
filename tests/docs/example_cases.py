#!/usr/bin/env python3
"""example_cases.py TOOL ROOT: hold the examples of the documentation against the program."""
import os
import re
import subprocess
import sys
import tempfile

import yaml

TOOL, ROOT = sys.argv[1:]
BASE = """\
strategy: {title: Water, edition: "1", starts: FY2026, ends: FY2028, as_of: 2026-01-15}
organization: {id: office, name: Office of Water, country: US, offices: [{id: labs, name: Laboratories}]}
people: [{id: director, name: Alex Morgan, role: Director, org: office}]
partners: [{id: gbr, name: United Kingdom, kind: country, country: GB, lead: director}]
sources: [{id: charter, title: Charter, kind: policy, date: 2024-06}]
topics: [{id: water, title: Water safety}]
goals:
  - {id: use, title: Research in Use, statement: Bring joint research to the people who need its results., lead: director}
include: piece.yaml
"""
# Findings about the world, the machine or sizes: no piece of a spec shows them.
WITHOUT = set("""file-missing file-write output-busy yaml-encoding alias-limit depth-limit size-limit include-cycle
glyph-missing line-overfull pattern-missing cell-cut link-limit sheet-streamed""".split())


def findings(folder, stage):
    """Of the model alone, which is quick, or of everything."""
    command = ["check"] if stage == "check" else ["dump", "--stage=model"]
    said = subprocess.run([TOOL, *command, "--format=json", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True)
    assert said.returncode in (0, 1), said.stderr
    return set(re.findall(r'"rule":\s*"([a-z-]+)"', said.stdout + said.stderr))


def write(path, text):
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def found_in(piece, stage):
    with tempfile.TemporaryDirectory() as tmp:
        alone = re.search(r"^strategy:", piece, re.M)
        write(os.path.join(tmp, "strategy.yaml"), piece if alone else BASE)
        if not alone:
            write(os.path.join(tmp, "piece.yaml"), piece)
        return findings(tmp, stage)


def rules():
    text = open(os.path.join(ROOT, "src/source/rules.def"), encoding="utf-8").read()
    return re.findall(r'^EG_RULE(?:_STRICT)?\(\w+,\s*"([a-z-]+)"', text, re.M)


def check_findings(faults):
    rows = yaml.load(open(os.path.join(ROOT, "specs/examples/findings.yaml"), encoding="utf-8"), yaml.BaseLoader)
    shown = set()
    for row in rows:
        shown.add(row["rule"])
        stage = "model" if row["rule"] in found_in(row["before"], "model") else "check"
        if stage == "check" and row["rule"] not in found_in(row["before"], stage):
            faults.append("%s: the example before does not get it" % row["rule"])
        if row["rule"] in found_in(row["after"], stage):
            faults.append("%s: the example after still gets it" % row["rule"])
    known = rules()
    faults += ["%s: an example of a finding that is none" % r for r in sorted(shown - set(known))]
    return len(rows), [r for r in known if r not in shown and r not in WITHOUT]


def check_records(faults):
    """The strategy that says every key builds without a finding, and says every key."""
    folder = os.path.join(ROOT, "specs/examples/records")
    with tempfile.TemporaryDirectory() as tmp:
        said = subprocess.run([TOOL, "build", folder, "-o", tmp], stderr=subprocess.PIPE, text=True)
        if said.returncode:
            faults.append("specs/examples/records does not build:\n" + said.stderr)


def main():
    faults = []
    count, without = check_findings(faults)
    check_records(faults)
    print("%d findings with examples, %d without" % (count, len(without)))
    if without:
        print("without an example: " + " ".join(without))
    print("\n".join(faults[:40]), file=sys.stderr, end="\n" if faults else "")
    sys.exit(1 if faults else 0)


main()
