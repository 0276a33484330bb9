#!/bin/sh
# What a model holds is gone before outputs are made: stages of the run record say what lies in arenas at their end.
set -eu
tool=$1
command -v python3 >/dev/null || { echo "python3 is not installed" >&2; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cat >"$tmp/head" <<'END'
strategy: {id: s, title: S, edition: "1", starts: 2026, ends: 2028, as_of: 2026-01-15, language: en-US, rules: {key-core: off, text-length: off}}
organization: {id: office, name: Office, country: US}
goals: [{id: g1, title: "A g\u006fal", statement: "Do it well [[p9]].", objectives: [{id: g1.a, title: One, statement: Do., lead: office}]}]
END
i=1
{
	echo 'partners:'
	while [ $i -le 4000 ]; do
		# texts that are not the source's own bytes are the records' own
		printf '  - id: p%d\n    name: "P\\u0061rtner number %d"\n    kind: company\n    country: DE\n    status: prospective\n    summary: >\n      What the partner does stands here,\n      in a text that is folded\n      over some lines.\n' $i $i
		i=$((i + 1))
	done
} >"$tmp/partners"
cat "$tmp/head" "$tmp/partners" >"$tmp/one.yaml"
{
	cat "$tmp/one.yaml"
	echo 'outputs:'
	echo '  - {id: all, kind: data, format: csv}'
	echo '  - {id: open, kind: data, format: ics, audience: public}'
	echo '  - {id: also, kind: dataset}'
} >"$tmp/two.yaml"

# CASE SPEC OPTIONS...: builds, and keeps the run record
run() {
	name=$1 spec=$2
	shift 2
	"$tool" build "$tmp/$spec" -o "$tmp/out" --log "$tmp/$name.log" -q "$@"
}
run lanes one.yaml --only strategy,ics,roster -j2
run data one.yaml --only csv -j1
run cuts two.yaml -j1

python3 - "$tmp" <<'END'
import json, sys

MADE = {"layout", "pdf", "xlsx", "export", "save"}


def stages(name):
    with open(f"{sys.argv[1]}/{name}.log", encoding="utf-8") as log:
        return json.loads(log.readlines()[-1])["stages"]


def last(all_stages, name):
    return [s for s in all_stages if s["stage"] == name][-1]


for name in ("lanes", "data"):
    found = stages(name)
    before = last(found, "rules")["dataKiB"]
    assert before > 500, (name, before)
    made = [s for s in found if s["stage"] in MADE]
    assert made, name
    for s in made:
        assert s["dataKiB"] == 0, (name, s)

# gone from the process, not from the count alone
found = stages("data")
freed = last(found, "rules")["heldKiB"] - last(found, "export")["heldKiB"]
assert freed > last(found, "rules")["dataKiB"] // 2, freed

# of two datasets the first one's outputs are made while the second still needs the records
found = [s["dataKiB"] for s in stages("cuts") if s["stage"] in MADE]
assert found[0] > 0 and found[-1] == 0, found
END
