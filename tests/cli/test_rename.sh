#!/bin/sh
# rename: an id changes in every file, at every kind of place, and nothing else does.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "FAILED: $*"; exit 1; }
mkdir "$tmp/s" "$tmp/s/text"
cd "$tmp/s"
cat >strategy.yaml <<'YAML'
# a comment about gbr stays
strategy: {title: T, edition: "1", starts: 2026, ends: 2027}
organization: {id: us, name: Office, country: US}
include: [partners.yaml, activities.csv.yaml]
goals:
  - id: g
    title: G
    statement: "With [[gbr]] and [[gbr|our friend gbr]] [@gbr-law], not gbr-law."
    why: {file: text/why.md}
sections:
  - id: own
    title: Own
    blocks: [{table: {id: t1, query: "SELECT name FROM v_partner WHERE id = 'gbr'"}}]
YAML
cat >partners.yaml <<'YAML'
partners:
  - id: gbr        # the first partner
    name: "United Kingdom (gbr)"
    kind: country
    country: GB
  - {id: ho, name: Home Office, kind: agency, country: GB, parent: 'gbr'}
sources: [{id: gbr-law, title: Law}]
YAML
printf 'activities: {csv: activities.csv}\r\n' >activities.csv.yaml
printf '\357\273\277id,title,stage,goals,partners\r\na-1,One,active,g,gbr; ho\r\na-2,Two,active,g,ho\r\n' >activities.csv
printf 'Long words about [[gbr]].\n' >text/why.md
cp -r "$tmp/s" "$tmp/before"
"$tool" check . >/dev/null 2>&1 || fail "the strategy is right before"
"$tool" dump --stage=dataset . >"$tmp/dump1" 2>/dev/null
"$tool" rename gbr united-kingdom . 2>"$tmp/err" || fail "rename: $(cat "$tmp/err")"
grep -q "a query holds 'gbr'" "$tmp/err" || fail "queries are told"
grep -q '^  - id: united-kingdom        # the first partner$' partners.yaml || fail "the id, its comment kept"
grep -q '^    was: gbr$' partners.yaml || fail "was"
grep -q "parent: 'united-kingdom'}" partners.yaml || fail "a quoted reference"
grep -q 'United Kingdom (gbr)' partners.yaml || fail "names stay"
grep -q 'With \[\[united-kingdom\]\] and \[\[united-kingdom|our friend gbr\]\] \[@gbr-law\], not gbr-law' strategy.yaml || fail "links"
grep -q '^# a comment about gbr stays' strategy.yaml || fail "comments"
grep -q "id = 'gbr'" strategy.yaml || fail "queries are left"
grep -q '\[\[united-kingdom\]\]' text/why.md || fail "prose in files"
printf '\357\273\277id,title,stage,goals,partners\r\na-1,One,active,g,united-kingdom; ho\r\na-2,Two,active,g,ho\r\n' | cmp - activities.csv ||
	fail "a cell, its byte order mark and line ends kept"
"$tool" check . >/dev/null 2>&1 || fail "the strategy is right after"
"$tool" dump --stage=dataset . 2>/dev/null | cmp - "$tmp/dump1" || fail "as many rows as before"
# and back again, in braces
"$tool" rename ho home-office . 2>/dev/null || fail "second"
grep -q '{id: home-office, was: ho, name: Home Office' partners.yaml || fail "was in braces"

# what is wrong changes nothing
cp -r . "$tmp/kept"
for pair in "nobody somebody" "g home-office" "g G" "g a--b" "g united-kingdom"; do
	# shellcheck disable=SC2086 # two words
	if "$tool" rename $pair . 2>"$tmp/err"; then fail "rename $pair"; fi
	[ -s "$tmp/err" ] || fail "rename $pair says nothing"
done
diff -r . "$tmp/kept" || fail "nothing changed"
"$tool" rename hoome-office x . 2>&1 | grep -q "did you mean 'home-office'" || fail "near ids are suggested"
echo "rename: all held"
