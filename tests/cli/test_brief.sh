#!/bin/sh
# A brief that takes more pages than it may says less, in the order of DESIGNBOOK.md 5.23, and counts what it left out.
set -eu
tool=$1
for t in pdftotext pdfinfo qpdf; do
	command -v $t >/dev/null || { echo "skipped: $t is not installed"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }
words() { pdftotext "$tmp/out/n-briefs/$1.pdf" - | tr -s ' \n' '  '; }
says() { words "$1" | grep -qF "$2" || fail "$1 does not say '$2': $(words "$1")"; }
silent() { words "$1" | grep -qF "$2" && fail "$1 says '$2'"; return 0; }
pages() { pdfinfo "$tmp/out/n-briefs/$1.pdf" | sed -n 's/^Pages: *//p'; }

much="We offer what we have learned in many years of work with all who asked for it, in the towns, at sea and in the air, to whoever needs it next, and we ask for no more than to be told what came of it"
mkdir "$tmp/spec"
{
	cat <<'END'
strategy: {id: n, title: Plan, edition: "1", as_of: 2026-06-30, starts: 2026, ends: 2028}
organization: {id: us, name: Our Office, country: US}
goals: {id: g, title: Goal, statement: A goal.}
partners:
  - id: nor
    name: Norway
    kind: country
    country: NO
    interests: [Field trials, A second officer, Shared buying, Data of the north]
  - {id: swe, name: Sweden, kind: country, country: SE}
topics: {id: ice, title: Sea Ice}
agreements: {id: a, title: Accord, kind: mou, parties: [us, nor], signed: 2020-01-01}
engagements:
  - {id: round, title: Round Table, kind: meeting, starts: 2026-09-09, partners: [nor, swe], topics: ice}
  - id: met
    title: Meeting
    kind: meeting
    starts: 2026-05-01
    partners: nor
    actions:
END
	for i in 1 2 3 4 5 6 7; do echo "      - {text: Task number $i of the talk, owner: us, due: 2026-07-0$i}"; done
	echo activities:
	echo "  - {id: w10, title: Work with dates, summary: Work., goals: g, partners: nor, stage: active, starts: 2025-12,"
	echo "     deliverables: [{title: Late, due: 2026-03}, {title: Then, due: 2026-11}], milestones: [{title: Next, due: 2026-08}]}"
	for i in 01 02 03 04 05 06 07 08 09; do
		echo "  - {id: w$i, title: Work number $i, summary: Work., goals: g, partners: nor, stage: active, starts: 2025-$i}"
	done
	cat <<'END'
briefs:
END
	for id in whole one unsaid long; do
		echo "  - id: $id"
		[ $id = one ] && echo "    pages: 1"
		[ $id = whole ] && echo "    pages: 2"
		[ $id = long ] && printf '    cautions:\n      - %s\n      - %s\n      - %s\n' "$much" "$much" "$much"
		cat <<'END'
    for: nor
    kind: partner
    purpose: The yearly talk.
    messages: [Message the first of the talk, Message the second of it, Message the third of it, Message the fourth, Message the fifth]
    asks: [A site, Two sites, Three sites, Four sites]
END
	done
	echo "  - {id: at-round, for: nor, kind: partner, engagement: round}"
	echo "  - {id: of-round, kind: meeting, engagement: round}"
	echo "  - {id: bare-round, engagement: round}"
	echo "outputs: {id: briefs, kind: brief}"
} >"$tmp/spec/strategy.yaml"
"$tool" build "$tmp/spec" -o "$tmp/out" 2>"$tmp/err" || fail "$(cat "$tmp/err")"

# with two pages all of it is there, but for the rows beyond the sixth
[ "$(pages whole)" = 2 ] || fail "the whole one has $(pages whole) pages"
says whole "What we do together: 4 more. Open actions from past meetings: 1 more."
for w in "Message the fifth" "Data of the north" "Four sites" "1 of 2" "2 of 2"; do says whole "$w"; done

# the next date of work is one to come, whatever is late
says whole "Aug 2026"
silent whole "Mar 2026"

# an occasion brings its other partners and its topics into a brief about the meeting, and into no other
silent at-round "Sweden"
silent at-round "Sea Ice"
for b in of-round bare-round; do for w in Norway Sweden "Sea Ice"; do says $b "$w"; done; done

# on one page actions go first, then activities, then what is sought and offered, then messages
[ "$(pages one)" = 1 ] || fail "the one for a page has $(pages one)"
says one "What we do together: 6 more. Open actions from past meetings: 4 more."
says one "1 of 1"
silent one "Task number 4"
# where nothing is said, a brief that can be one page is one; another has two, and all that is there
[ "$(pages unsaid)" = 1 ] || fail "the one that does not say has $(pages unsaid) pages"
[ "$(words unsaid)" = "$(words one)" ] || fail "it says: $(words unsaid)"
[ "$(pages long)" = 2 ] || fail "the long one has $(pages long) pages"
says long "What we do together: 4 more. Open actions from past meetings: 1 more."
says long "Four sites"
grep -q section-pages "$tmp/err" && fail "$(cat "$tmp/err")"

# what is said, asked for, offered and minded is prose: marked words, links, figures; and of a partner that an audience
# may not see no name is left
mkdir "$tmp/prose"
cat >"$tmp/prose/strategy.yaml" <<'END'
strategy: {id: n, title: Plan, edition: "1", as_of: 2026-06-30, starts: 2026, ends: 2028, marking: "TLP:AMBER"}
organization: {id: us, name: Our Office, country: US}
goals: {id: g, title: Goal, statement: A goal.}
partners:
  - {id: nor, name: Norway, kind: country, country: NO}
  - {id: swe, name: Sweden, kind: country, country: SE, marking: "TLP:AMBER"}
audiences: {id: friends, sees: U}
facts: {name: partners, query: SELECT count(*) FROM partner, one: partner, many: partners}
briefs:
  - id: talk
    for: nor
    messages: ["We have *{{fact.partners}}* and **one** aim with [[swe]]; see [the site](https://example.org)."]
    asks: ["A **firm** date."]
    offers: ["Rooms in [[nor|the north]]."]
    cautions: ["Mind _the_ gap."]
outputs:
  - {id: briefs, kind: brief, marking: "TLP:AMBER"}
  - {id: facts, kind: dataset, audience: friends}
END
"$tool" build "$tmp/prose" -o "$tmp/out" -q 2>"$tmp/err" || fail "$(cat "$tmp/err")"
for w in "We have 2 partners and one aim with Sweden; see the site." "A firm date." "Rooms in the north." "Mind the gap."; do
	says talk "$w"
done
qpdf --qdf --object-streams=disable "$tmp/out/n-briefs/talk.pdf" - | grep -aq 'https://example.org' || fail "no link"
[ "$("$tool" query "$tmp/prose" "SELECT ask || ' ' || ask_plain FROM brief_ask" --format=csv -q | tr -d '\r' | tail -n 1)" = \
	"A **firm** date. A firm date." ] || fail "a plain form"
grep -aq Sweden "$tmp/out/n-friends-facts.sqlite" && fail "the name of a partner that is kept from an audience"
exit 0
