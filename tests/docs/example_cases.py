#!/usr/bin/env python3
"""example_cases.py TOOL ROOT [RULE...]: hold the examples of the documentation against the program."""
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import yaml

TOOL, ROOT = (os.path.abspath(path) for path in sys.argv[1:3])
ONLY = sys.argv[3:]
BASE = """\
strategy: {title: Water, edition: "1", starts: FY2026, ends: FY2028, as_of: 2026-01-15}
organization: {id: office, name: Office of Water, country: US, offices: [{id: labs, name: Laboratories}]}
people: [{id: director, name: Alex Morgan, role: Director, org: office}]
partners: [{id: gbr, name: United Kingdom, kind: country, country: GB, lead: director}]
sources: [{id: charter, title: Charter, kind: policy, date: 2024-06}]
topics: [{id: water, title: Water safety}]
goals:
  - {id: use, title: Research in Use, statement: Bring joint research to the people who need its results., lead: director}
include: [piece.yaml, outputs.yaml]
"""
# The least that comes to a finding is run: the model alone, the rules over the dataset, or all outputs.
STAGES = {
    "model": (["dump", "--stage=model"], "outputs: []\n"),
    "rules": (["check", "-j1"], "outputs: [{id: data, kind: dataset}]\n"),
    "all": (["check", "-j1"], "outputs: []\n"),
}


def findings(folder, command):
    said = subprocess.run([TOOL, *command, "--format=json", "."], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    assert said.returncode in (0, 1, 3), said.stderr  # 3: a file cannot be read
    return {rule: level for level, rule in re.findall(r'"level":"(\w+)","rule":"([^"]+)"', said.stdout + said.stderr)}


def write(folder, files):
    for path, text in files.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)


def found_in(row, piece, stage):
    """The findings on a piece, beside the files that the row gives and the strategy above: level by name."""
    command, outputs = STAGES[stage]
    files = {"piece.yaml": "", **row.get("beside", {}), row.get("file", "piece.yaml"): piece}
    if re.search(r"^strategy:", files["piece.yaml"], re.M):
        files["strategy.yaml"] = files.pop("piece.yaml")
    elif "strategy.yaml" not in files:
        files.update({"strategy.yaml": BASE, "outputs.yaml": outputs})
    with tempfile.TemporaryDirectory() as tmp:
        write(tmp, files)
        return findings(tmp, command)


def faults_of(row):
    name = row.get("found", row["rule"])
    stage = next((s for s in STAGES if name in found_in(row, row["before"], s)), None)
    if not stage:
        return "%s: the example before does not get it" % row["rule"]
    after = found_in(row, row["after"], stage)
    if name in after:
        return "%s: the example after still gets it" % row["rule"]
    wrong = sorted(rule for rule, level in after.items() if level == "error")
    return "%s: the example after has errors: %s" % (row["rule"], " ".join(wrong)) if wrong else None


def rules():
    text = open(os.path.join(ROOT, "src/source/rules.def"), encoding="utf-8").read()
    return re.findall(r'^EG_RULE(?:_STRICT)?\(\w+,\s*"([a-z-]+)"', text, re.M)


def check_rows(rows):
    """Each finding of the program has one row: an example, or why there is none."""
    named = [r["rule"] for r in rows]
    known = rules()
    odd = [r["rule"] for r in rows if ("without" in r) == ("before" in r and "after" in r)]
    return (["%s: neither an example nor a reason why there is none" % r for r in known if r not in named] +
            ["%s: an example of a finding that is none" % r for r in named if r not in known] +
            ["%s: two rows" % r for r in sorted(set(named)) if named.count(r) > 1] +
            ["%s: an example and a reason why there is none, or half an example" % r for r in odd])


def check_findings(faults):
    rows = yaml.load(open(os.path.join(ROOT, "specs/examples/findings.yaml"), encoding="utf-8"), yaml.BaseLoader)
    faults += check_rows(rows)
    shown = [r for r in rows if "before" in r and "after" in r and (not ONLY or r["rule"] in ONLY)]
    with ThreadPoolExecutor(2) as pool:
        faults += [f for f in pool.map(faults_of, shown) if f]
    return len(shown), sum("without" in r for r in rows)


def check_records(faults):
    """The strategy that says every key builds without a finding, and says every key."""
    folder = os.path.join(ROOT, "specs/examples/records")
    with tempfile.TemporaryDirectory() as tmp:
        said = subprocess.run([TOOL, "build", folder, "-o", tmp], stderr=subprocess.PIPE, text=True)
        if said.returncode:
            faults.append("specs/examples/records does not build:\n" + said.stderr)


def main():
    faults = []
    shown, without = check_findings(faults)
    check_records(faults)
    print("%d findings with examples, %d with a reason why there is none" % (shown, without))
    print("\n".join(faults[:200]), file=sys.stderr, end="\n" if faults else "")
    sys.exit(1 if faults else 0)


main()
