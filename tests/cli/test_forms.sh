#!/bin/sh
# The other forms of a dataset: CSV with its data package, JSON Lines, StratML, iCalendar, GeoJSON; and the list of
# outputs in the specs. What each holds is judged by check_forms.py against the SQLite file of the same build.
set -eu
tool=$1 root=$2
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || { echo "python3 is missing"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "FAILED: $*"; exit 1; }

forms=dataset,csv,json,stratml,ics,geojson
"$tool" build "$root/specs/dhs-st" -o "$tmp/dhs" --only $forms -q
python3 "$here/check_forms.py" "$tmp/dhs" dhs-st

# texts that look like formulas, several currencies, text with every sign that a form must escape
mkdir "$tmp/spec"
cat >"$tmp/spec/strategy.yaml" <<'YAML'
strategy: {title: "A & B <C>; \"D\", E", edition: "1", starts: 2026, ends: ~2027, published: 2026-Q1, contact: {name: Us, url: "https://a.example/%C3%A4?q=[1]&r=%zz#x"}, principles: [{title: Alone}]}
organization: {id: us, name: Office, country: US}
goals:
  - {id: 1st, title: First, statement: Do it well., objectives: [{id: o-1, title: One, statement: Do one thing.}]}
  - {id: bare, title: Bare, statement: A goal with a measure and no objective.}
measures:
  - {id: m-1, title: Rate, of: 1st, unit: "%", baseline: {value: "12.5", at: 2025}, target: {value: "50", at: 2027}, actuals: [{period: 2026-Q1, value: "13.25"}]}
  - {id: m-2, title: Both, of: [o-1, bare], unit: count}
  - {id: m-4, title: Of an effort across, of: across, unit: count}
  - {id: m-3, title: Alone, of: bare, unit: count, kind: outcome, steps: [{value: "3", at: ..2026}], target: {value: "-1.000001", at: FY2027-Q3}}
  - {id: 9m, title: "Done 😀 ]]> or not", of: bare, direction: reach, kind: milestone, baseline: 0, actuals: [{period: 2026-Q1, value: unknown}]}
efforts: [{id: across, title: Across, objectives: [o-1]}]
partners:
  - {id: p-1, name: "=cmd|'/C calc'!A0", kind: country, country: NZ}
  - {id: p-2, name: "@SUM(1+1), \"quoted\"", kind: company, country: FR, position: {lat: 48.8566, lon: 2.3522}}
  - {id: p-3, name: Nowhere, kind: multilateral}
sources: [{id: bank, title: Rates of the bank}]
rates: [{currency: JPY, fy: 2026, rate: "0.0067", source: bank}]
activities:
  - id: a-1
    title: "Line; with, all \\ signs and a title that is long enough to be folded: größer als fünfundsiebzig Oktette"
    stage: active
    goals: 1st
    partners: [p-1, p-2]
    starts: 2026-03
    ends: 2027-02-14
    funding: [{fy: 2026, from: us, amount: 1250.5, currency: USD}, {fy: 2026, from: p-2, amount: 300, currency: JPY}]
YAML
"$tool" build "$tmp/spec" -o "$tmp/out" --only $forms -q
python3 "$here/check_forms.py" "$tmp/out" us
grep -q '^p-1,1,=cmd' "$tmp/out/us-csv/partner.csv" || fail "text is kept as it is"
grep -q '1250.5,' "$tmp/out/us-csv/activity_funding.csv" || fail "amounts are decimal numbers"
grep -q '300,' "$tmp/out/us-csv/activity_funding.csv" || fail "a currency without minor units"
"$tool" build "$tmp/spec" -o "$tmp/safe" --only csv --formula-safe --bom -q
grep -q "^p-1,1,'=cmd" "$tmp/safe/us-csv/partner.csv" || fail "formula-safe disarms"
head -c 3 "$tmp/safe/us-csv/partner.csv" | od -An -tx1 | grep -q 'ef bb bf' || fail "bom"

# the same specs give the same bytes
"$tool" build "$tmp/spec" -o "$tmp/again" --only $forms -q
diff -r "$tmp/out" "$tmp/again" >/dev/null || fail "two runs differ"

# outputs: in the specs: those, and no others; each for its own audience
cat >>"$tmp/spec/strategy.yaml" <<'YAML'
people: [{id: jo, name: Jo Secret, role: Head}]
outputs:
  - {id: book, kind: strategy, file: "strategy-{edition}", audience: public}
  - {id: lists, kind: roster, file: "deep/roster-{audience}.xlsx"}
  - {id: plain, kind: data, format: csv, file: "tables-{as_of}", audience: public}
  - {id: full, kind: data, format: json}
YAML
"$tool" build "$tmp/spec" -o "$tmp/set" --as-of 2026-02-01 -q
(cd "$tmp/set" && find . -type f ! -name '.*' | grep -v '/tables-' | LC_ALL=C sort) >"$tmp/made"
printf '%s\n' ./deep/roster-internal.xlsx ./strategy-1.pdf ./us-full.jsonl ./us-manifest.json | diff - "$tmp/made" ||
	fail "files of outputs:"
grep -q 'Jo Secret' "$tmp/set/us-full.jsonl" || fail "the internal cut has people"
if grep -rq 'Jo Secret' "$tmp/set/tables-2026-02-01"; then fail "the public cut has none"; fi
grep -q '"audience": "public"' "$tmp/set/us-manifest.json" || fail "the manifest says for whom"
"$tool" build "$tmp/spec" -o "$tmp/one" --only full -q
[ "$(find "$tmp/one" -type f ! -name '.*' | wc -l)" = 2 ] || fail "--only takes ids"
"$tool" build "$tmp/spec" -o "$tmp/pub" --audience public -q
[ -e "$tmp/pub/strategy-1.pdf" ] || fail "--audience chooses among outputs"
[ ! -e "$tmp/pub/us-full.jsonl" ] || fail "--audience leaves out the others"
# what no entry has is made when it is asked for
"$tool" build "$tmp/spec" -o "$tmp/asked" --only ics -q
[ -e "$tmp/asked/us-calendar.ics" ] || fail "a kind that no entry has"
"$tool" build "$tmp/spec" -o "$tmp/partner" --audience partner --only dataset -q
[ -e "$tmp/partner/us-partner-dataset.sqlite" ] || fail "an audience that no entry has"
echo "forms: all held"
