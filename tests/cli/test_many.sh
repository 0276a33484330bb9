#!/bin/sh
# What is written n times costs memory by n, wherever words are put together; not by its square.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
/usr/bin/python3 - "$tool" "$tmp" <<'PY'
import json, os, resource, subprocess, sys

tool, folder = sys.argv[1:]
MANY, MOST = 6000, 200 * 1024  # KiB

BASE = {
    "strategy": {"id": "s", "title": "Many", "edition": "1", "starts": "FY2025", "ends": "FY2027", "as_of": "2025-10-01"},
    "organization": {"id": "ours", "name": "Ours", "country": "US"},
    "partners": [{"id": "esp", "name": "Spain", "kind": "country", "country": "ES"}],
    "goals": [{"id": "g", "title": "Goal", "statement": "What we want to reach within these three years."}],
}


def block(value):
    return {"sections": [{"id": "x", "title": "Blocks", "before": "goal", "blocks": [value]}]}


def strong(n):
    return " ".join(f"**w{i}** x" for i in range(n))


CASES = {  # what is said n times
    "the words of a defined term": lambda n: block({"text": f"Term {strong(n)}\n: what it means"}),
    "the words of a head": lambda n: block({"head": {"title": strong(n)}}),
    "the blanks before a line of code": lambda n: block({"code": "x\n" + " " * 4 * n + "x"}),
}


def peak(spec):
    path = os.path.join(folder, "spec")
    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, "strategy.yaml"), "w") as f:
        json.dump(spec, f)
    run = subprocess.Popen([tool, "build", path, "-q", "-j1", "--only", "strategy", "-o", folder + "/out"],
                           stderr=subprocess.PIPE)
    said = run.stderr.read()
    _, status, usage = os.wait4(run.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, said[:2000].decode()
    return usage.ru_maxrss


few = peak(BASE)
for what, case in CASES.items():
    more = peak({**BASE, **case(MANY)}) - few
    assert more < MOST, f"{what}: {more // 1024} MiB more for {MANY}"
PY
