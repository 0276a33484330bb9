"""formats.py TOOL ROOT OUT: checks that findings are the same in text, JSON and SARIF.

Runs every case of tests/golden/check that writes findings in the three forms, and writes the SARIF logs to the folder
OUT. For each finding: level, rule, file, line and column of the text are those of JSON; places in bytes lead to the
lines and columns that JSON names; SARIF has the same places, labels and further places.
"""
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys
import urllib.parse

TOOL, ROOT, OUT = sys.argv[1:4]
TITLE = re.compile(r"^(error|warning|note)\[([a-z-]+)\]: (.*)$")
PLACE = re.compile(r"^  --> (.*?)(?::(\d+):(\d+))?$")


def run(folder, words, form):
    call = [TOOL, words[0], f"--format={form}", "--limit=0", *words[1:]]
    done = subprocess.run(call, cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL,
                          env={**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"})
    return done.returncode, (done.stderr if form == "text" else done.stdout).decode("utf-8")


def of_text(said):
    found, lines = [], said.split("\n")
    for i, line in enumerate(lines):
        title = TITLE.match(line)
        if not title:
            continue
        place = PLACE.match(lines[i + 1]) if i + 1 < len(lines) else None
        file, row, column = place.groups() if place else (None, None, None)
        found.append((title[1], title[2], file, int(row) if row else None, int(column) if column else None))
    return found


def of_json(f):
    return (f["level"], f["rule"], f.get("file"), f.get("line"), f.get("column"))


def measure(text, offset):
    """Line and column of a byte: lines end with LF, CRLF or CR, columns are characters."""
    before = text[:offset].removeprefix(b"\xef\xbb\xbf")
    rows = re.split(rb"\r\n|\n|\r", before)
    return len(rows), len(rows[-1].decode("utf-8")) + 1


def is_utf8(b):
    try:
        b.decode("utf-8")
        return True
    except UnicodeDecodeError:
        return False


def check_place(case, folder, f):
    if "offset" not in f:
        return
    assert f["offset"] <= f["endOffset"], (case, f)
    with open(os.path.join(folder, f["file"]), "rb") as file:
        text = file.read()
    for offset, row, column in (("offset", "line", "column"), ("endOffset", "endLine", "endColumn")):
        if is_utf8(text) and text[f[offset] - 1:f[offset] + 1] != b"\r\n":
            assert measure(text, f[offset]) == (f[row], f[column]), (case, f, measure(text, f[offset]))


def place_of(location):
    p = location["physicalLocation"]
    r = p.get("region", {})
    return (p["artifactLocation"]["uri"], r.get("startLine"), r.get("startColumn"), r.get("endLine"),
            r.get("endColumn"), r.get("byteOffset"), r.get("byteLength"), location.get("message", {}).get("text"))


def json_place(f):
    length = f["endOffset"] - f["offset"] if "offset" in f else None
    return [f.get("line"), f.get("column"), f.get("endLine"), f.get("endColumn"), f.get("offset"), length,
            f.get("label") or None]


def check_places(case, locations, findings):
    findings = [f for f in findings if "file" in f]
    assert len(locations) == len(findings), (case, locations, findings)
    for location, f in zip(locations, findings):
        uri, *rest = place_of(location)
        # Messages name files from where the program was called, SARIF from the folder of the specs.
        assert ("/" + f["file"]).endswith("/" + urllib.parse.unquote(uri)), (case, uri, f)
        assert rest == json_place(f), (case, location, f)


def check_sarif(case, log, findings):
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1, case
    r = log["runs"][0]
    rules = r["tool"]["driver"]["rules"]
    assert len(r["results"]) == len(findings), (case, len(r["results"]), len(findings))
    for result, f in zip(r["results"], findings):
        assert (result["level"], result["ruleId"]) == (f["level"], f["rule"]), case
        assert "ruleIndex" not in result or rules[result["ruleIndex"]]["id"] == f["rule"], case
        said = f["message"] + ("\nhelp: " + f["help"] if "help" in f else "")
        assert result["message"]["text"] == said, (case, said)
        check_places(case, result["locations"], [f])
        check_places(case, result.get("relatedLocations", []), f.get("related", []))


def check(case):
    folder = os.path.join(ROOT, "tests/golden/check", case)
    words = ["check"]
    if os.path.exists(os.path.join(folder, "cmd")):
        with open(os.path.join(folder, "cmd"), encoding="utf-8") as cmd:
            words = shlex.split(cmd.read())
    if words[0] not in ("check", "build") or any(w.startswith(("--format", "--limit=")) for w in words):
        return 0
    code, said = run(folder, words, "text")
    if code == 2:  # the command line is wrong: there is nothing to find
        return 0
    json_code, lines = run(folder, words, "json")
    sarif_code, log = run(folder, words, "sarif")
    assert code == json_code == sarif_code, case
    findings = [json.loads(line) for line in lines.splitlines()]
    assert of_text(said) == [of_json(f) for f in findings], (case, of_text(said), [of_json(f) for f in findings])
    for f in findings:
        for place in [f, *f.get("related", [])]:
            check_place(case, folder, place)
    check_sarif(case, json.loads(log), findings)
    with open(os.path.join(OUT, case + ".sarif"), "w", encoding="utf-8") as file:
        file.write(log)
    return len(findings)


def main():
    cases = sorted(os.listdir(os.path.join(ROOT, "tests/golden/check")))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        total = sum(pool.map(check, cases))
    assert total > 50, total
    print(f"{total} findings of {len(cases)} cases")


main()
