#!/usr/bin/env python3
"""schema_cases.py TOOL ROOT: hold the JSON Schema against the specs and against `engross check`.

Every shipped YAML file must pass. Then files are broken in simple ways (a key too many, renamed, missing; a value of
another shape or form), and what ajv refuses, `engross check` must refuse, too. Scalars are kept as text, as the language
keeps them; a plain empty one and ~ are nothing.
"""
import copy
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from itertools import islice

import yaml

MOST = int(os.environ.get("EG_MUTANTS", "100"))  # of each spec


class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    def construct_scalar(self, node):
        plain = isinstance(node, yaml.ScalarNode) and node.style is None
        return None if plain and node.value in ("", "~") else super().construct_scalar(node)


def load(text):
    return yaml.load(text, Loader=Loader)


def write(value):
    """A value as YAML flow text that reads back the same."""
    if value is None:
        return "~"
    if isinstance(value, dict):
        return "{" + ", ".join(json.dumps(k) + ": " + write(v) for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(write, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def places(value, path=()):
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, path + (key,))


def changed(tree, path, change):
    """A copy of the tree in which change(holder, key) was done at a place."""
    tree = copy.deepcopy(tree)
    holder = tree
    for key in path[:-1]:
        holder = holder[key]
    change(holder, path[-1])
    return tree


def add(tree, path):
    """A copy of the tree in which a mapping has a key more."""
    tree = copy.deepcopy(tree)
    inner = tree
    for key in path:
        inner = inner[key]
    inner["no_such_key"] = "x"
    return tree


def rename(holder, key):
    pairs = [(k + "_x" if k == key else k, v) for k, v in holder.items()]
    holder.clear()
    holder.update(pairs)


def put(value):
    def change(holder, key):
        holder[key] = value
    return change


def mutants(tree):
    """Path, how, and what makes the broken tree: of the many that there are, few are made."""
    for path, value in places(tree):
        if isinstance(value, dict):
            yield path, "a key too many", partial(add, tree, path)
        if not path:
            continue
        if isinstance(path[-1], str):
            yield path, "renamed", partial(changed, tree, path, rename)
            yield path, "missing", partial(changed, tree, path, lambda holder, key: holder.pop(key))
        for word, other in (("text", "no such word, nor date"), ("nothing", None), ("a mapping", {"no": "x"}),
                            ("a list of lists", [["x"]]), ("a list of nothing", [None])):
            yield path, word, partial(changed, tree, path, put(other))


def ajv(root, schema, values):
    said = subprocess.run(["node", os.path.join(root, "tests/docs/schema.mjs"), schema], check=True, text=True,
                          input="".join(json.dumps(v) + "\n" for v in values), stdout=subprocess.PIPE,
                          env={**os.environ, "EG_NODE_MODULES": os.path.join(root, "build/npm/node_modules")})
    lines = said.stdout.split("\n")[:-1]
    assert len(lines) == len(values), "ajv judged %d of %d" % (len(lines), len(values))
    return lines


def spec_files(folder):
    for at, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.join(at, n) for n in sorted(names) if n.endswith(".yaml"))


def refuses(tool, folder):
    """The exit code of reading and binding alone, which is quick; else of everything."""
    for command in (["dump", "--stage=model"], ["check"]):
        code = subprocess.run([tool, *command, folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        if code:
            return code
    return 0


def broken(folder):
    """Some of the ways in which a spec can be broken: [(file, path, how, tree)]."""
    cases = [(f, path, how, make) for f in spec_files(folder)
             for path, how, make in mutants(load(open(f, encoding="utf-8").read()))]
    if len(cases) > MOST:
        cases = [cases[i] for i in sorted(random.Random(1).sample(range(len(cases)), MOST))]
    return [(f, path, how, make()) for f, path, how, make in cases]


def check_broken(tool, folder, cases, verdicts):
    faults, refused = [], 0
    for (f, path, how, tree), said in zip(cases, verdicts):
        if not said:
            continue
        refused += 1
        before = open(f, encoding="utf-8").read()
        with open(f, "w", encoding="utf-8") as out:
            out.write(write(tree))
        code = refuses(tool, folder)
        with open(f, "w", encoding="utf-8") as out:
            out.write(before)
        if code != 1:
            faults.append("%s: %s %s: ajv says %s, check exits %d" % (
                os.path.basename(f), "/".join(map(str, path)), how, said, code))
    print("%s: %d broken, ajv refuses %d" % (os.path.basename(folder), len(cases), refused))
    if refused * 3 < len(cases):
        faults.append("%s: ajv takes nearly everything" % os.path.basename(folder))
    return faults


def main():
    tool, root = sys.argv[1:]
    with tempfile.TemporaryDirectory() as tmp:
        schema = os.path.join(tmp, "schema.json")
        with open(schema, "w") as out:
            subprocess.run([tool, "schema"], check=True, stdout=out)
        readme = os.path.join(tmp, "readme")
        os.mkdir(readme)
        example = re.search(r"^```yaml\n(.*?)^```$", open(os.path.join(root, "README.md"), encoding="utf-8").read(),
                            re.M | re.S).group(1)
        with open(os.path.join(readme, "strategy.yaml"), "w", encoding="utf-8") as out:
            out.write(example)
        first = os.path.join(tmp, "first")
        subprocess.run([tool, "init", first], check=True)
        shipped = os.path.join(tmp, "shipped")
        shutil.copytree(os.path.join(root, "specs/dhs-st"), shipped)
        records = os.path.join(tmp, "records")
        shutil.copytree(os.path.join(root, "specs/examples/records"), records)
        specs = [readme, first, shipped, records]
        whole = [f for folder in specs + [os.path.join(root, "specs/standard")] for f in spec_files(folder)]
        cases = [broken(folder) for folder in specs]
        # one process for all: most of its time goes into compiling the schema
        verdicts = iter(ajv(root, schema, [load(open(f, encoding="utf-8").read()) for f in whole] +
                            [c[3] for some in cases for c in some]))
        faults = ["%s: %s" % (f, said) for f, said in zip(whole, islice(verdicts, len(whole))) if said]
        for folder, some in zip(specs, cases):
            said = list(islice(verdicts, len(some)))
            if not faults:
                faults += check_broken(tool, folder, some, said)
        print("%d files" % len(whole))
        print("\n".join(faults[:40]), file=sys.stderr, end="\n" if faults else "")
        sys.exit(1 if faults else 0)


main()
