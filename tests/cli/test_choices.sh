#!/bin/sh
# What an output leaves out: sections that it does not name, sections that it names under `without`, and what is marked
# illustrative, records and fields; another output of the same audience still has all of it.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for need in pdftotext sqlite3; do
	command -v "$need" >/dev/null || { echo "skipped: $need is not installed"; exit 77; }
done
fail() { echo "$1" >&2; exit 1; }
cat >"$tmp/strategy.yaml" <<'END'
strategy: {id: s, title: A Strategy, edition: "1", starts: 2026, ends: 2028, as_of: 2026-01-15, summary: In short.}
organization: {id: office, name: Office, country: US}
goals:
  - {id: reach, title: Reach further, statement: Reach further than before., why: Because of the dark., illustrative: [why]}
  - {id: dream, title: Dream on, statement: Dream of what may be., illustrative: yes}
partners: [{id: gbr, name: United Kingdom, kind: country, country: GB, summary: A partner.}]
activities:
  - {id: a, title: Real trial, stage: active, goals: reach, partners: gbr, starts: 2025-03}
  - {id: b, title: Invented trial, stage: active, goals: reach, partners: gbr, starts: 2025-03, illustrative: yes}
funding: [{for: b, fy: FY2026, from: office, amount: 5}]
outputs:
  - {id: all, kind: strategy}
  - {id: short, kind: strategy, sections: [cover, summary]}
  - {id: less, kind: strategy, without: [goal]}
  - {id: facts, kind: strategy, illustrative: no}
  - {id: data, kind: dataset, illustrative: no}
END
"$tool" build -q "$tmp" -o "$tmp/out"
for id in all short less facts; do
	pdftotext -raw "$tmp/out/s-$id.pdf" "$tmp/$id"
done
has() { grep -q "$2" "$tmp/$1" || fail "$1 lacks '$2'"; }
lacks() { ! grep -q "$2" "$tmp/$1" || fail "$1 has '$2'"; }
for words in 'In short' 'Because of the dark' 'Dream on' 'Invented trial' 'Real trial' 'About this document'; do
	has all "$words"
done
has short 'In short'
lacks short 'Because of the dark'
lacks short 'About this document'
has less 'Invented trial'
lacks less 'Because of the dark'
has facts 'Real trial'
for words in 'Because of the dark' 'Dream on' 'Invented trial'; do
	lacks facts "$words"
done
[ "$(sqlite3 "$tmp/out/s-data.sqlite" 'SELECT (SELECT count(*) FROM goal), (SELECT count(*) FROM activity), (SELECT count(*) FROM funding)')" = '1|1|0' ] ||
	fail "the dataset has what is illustrative"
