#!/bin/sh
# Outputs of kind progress and brief, and the sections that an output chooses.
set -eu
tool=$1 root=$2
. "$root/tests/need.sh"
need pdftotext pdfinfo
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }
words() { pdftotext -layout "$tmp/out/$1.pdf" - | tr -s ' \n' '  '; }
says() { words "$1" | grep -qF "$2" || fail "$1 does not say '$2'"; }
silent() { words "$1" | grep -qF "$2" && fail "$1 says '$2'"; return 0; }
count() { find "$1" -name '*.pdf' | wc -l; }
pages() { pdfinfo "$tmp/out/$1.pdf" | sed -n 's/^Pages: *//p'; }

mkdir "$tmp/spec"
cat "$root/tests/xlsx/full/strategy.yaml" >"$tmp/spec/strategy.yaml"
sed -i '/^outputs:/,$d' "$tmp/spec/strategy.yaml"
cat >>"$tmp/spec/strategy.yaml" <<'END'
sections:
  - {id: own, title: A word of our own, blocks: [Nobody else says this.]}
  - {id: resources, title: What it costs, blocks: [All of it is told here.]}
briefs:
  - id: b-gbr
    for: [gbr, g1]
    purpose: The yearly talk.
    messages: [We go on.]
    asks: [A second site]
    cautions: [Not the budget]
  - {id: b-each, each: "SELECT p.id FROM partner p, goal WHERE p.kind = 'country'"}
outputs:
  - {id: report, kind: progress, audience: internal}
  - {id: report-own, kind: progress, audience: internal, sections: [cover, own, progress-goals]}
  - {id: talk, kind: brief, of: b-gbr, audience: internal}
  - {id: talks, kind: brief, of: b-each, audience: internal}
  - {id: short, kind: strategy, audience: internal, sections: [cover, own]}
  - {id: less, kind: strategy, audience: internal, without: [own], orientation: landscape}
END
"$tool" build "$tmp/spec" -o "$tmp/out" -q || fail "the build fails"

# the pages of an output stand as it says, those of others as the strategy says
sizes() { pdfinfo -l 99 "$tmp/out/$1.pdf" | sed -n 's/^Page .*size: *//p' | sort -u; }
sizes full-less | grep -Eq '^(792 x 612|841.89 x 595.28) ' || fail "an output in landscape has pages of $(sizes full-less)"
[ "$(sizes full-less | wc -l)" = 1 ] || fail "an output in landscape has pages of $(sizes full-less)"
sizes full-short | grep -Eq '^(612 x 792|595.28 x 841.89) ' || fail "another has pages of $(sizes full-short)"

# a progress report has its own sections, as the strategy changes them, and no others
says full-report "Progress report"
says full-report "How the goals stand"
says full-report "What it costs All of it is told here."
silent full-report "Nobody else says this."
pdfinfo "$tmp/out/full-report.pdf" | grep -q '^Title:.*: Progress report$' || fail "its title is another"
says full-report-own "Nobody else says this."
silent full-report-own "What it costs"

# a brief is a page for each thing that it is about, with what its record says
[ "$(pages full-talk)" = 2 ] || fail "the brief has $(pages full-talk) pages"
for w in "United Kingdom" "The yearly talk." "What we do together" "What to say 1. We go on." "What to ask for A second site" "What to mind Not the budget"; do
	says full-talk "$w"
done
silent full-talk "Norway"
pdftotext -f 1 -l 1 "$tmp/out/full-talk.pdf" - | grep -q "Goal 1" && fail "two briefs share a page"
# a brief with a query is a file for each id that it gives, once, and the manifest lists them
made=$(cd "$tmp/out/full-talks" && ls)
[ "$(echo $made)" = "b-each-gbr.pdf b-each-isr.pdf b-each-nor.pdf" ] || fail "briefs of a query are: $made"
for b in gbr isr nor; do
	[ "$(pages full-talks/b-each-$b)" = 1 ] || fail "the brief about $b has $(pages full-talks/b-each-$b) pages"
	grep -q "\"file\": \"full-talks/b-each-$b.pdf\"" "$tmp/out/full-manifest.json" || fail "the manifest does not list $b"
done
says full-talks/b-each-nor "Norway"
silent full-talks/b-each-nor "United Kingdom"
pdfinfo "$tmp/out/full-talks/b-each-nor.pdf" | grep -q '^Title:.*: Norway$' || fail "the brief is not called after Norway"

# briefs that no entry chooses have a file each; one that takes more pages than it may is told by name
sed -i 's/^outputs:/  - {id: b-long, for: gbr, audience: public, pages: 1, purpose: A long talk., people: []}\n&/' "$tmp/spec/strategy.yaml"
cat >>"$tmp/spec/strategy.yaml" <<'END'
  - {id: papers, kind: brief, audience: internal}
  - {id: papers-named, kind: brief, audience: internal, file: "b/{brief}-{edition}"}
  - {id: papers-one, kind: brief, audience: internal, file: all}
  - {id: papers-public, kind: brief, audience: public}
END
sed -i 's/^sections:/&\n  - {id: brief-partner, each: "SELECT id, name FROM v_partner WHERE instr(:brief_subjects, id)", as: p, break: page, title: "{{p.name}}", blocks: [{text: One.}, {break: page, text: Two.}]}/' "$tmp/spec/strategy.yaml"
"$tool" build "$tmp/spec" -o "$tmp/each" --only papers,papers-named,papers-one,papers-public 2>"$tmp/err" || fail "$(cat "$tmp/err")"
for f in full-papers/b-gbr full-papers/b-each-gbr full-papers/b-long b/b-gbr-2 b/b-each-gbr-2 all full-public-papers-public/b-long; do
	[ -f "$tmp/each/$f.pdf" ] || fail "there is no $f.pdf in $(find "$tmp/each" -name '*.pdf')"
done
[ "$(count "$tmp/each/full-public-papers-public")" = 1 ] || fail "the public gets briefs that are not for it"
grep -q "warning\[section-pages\]: brief 'b-long' takes 2 pages; 1 is most" "$tmp/err" || fail "$(cat "$tmp/err")"
grep -q "brief 'b-gbr' takes" "$tmp/err" && fail "two pages are told"
pdfinfo "$tmp/each/full-papers/b-long.pdf" | grep -q '^Title:.*: United Kingdom$' || fail "a brief is not called after its subject"
grep -q '"language": "en' "$tmp/each/full-manifest.json" || fail "the manifest names no language"

# sections that are chosen, or left out
says full-short "Nobody else says this."
silent full-short "What it costs"
silent full-less "Nobody else says this."
says full-less "What it costs"

# no entry is needed when the command line asks; other audiences have no briefs, and the rest is made
sed -i '/^outputs:/,$d; /b-long/d; /id: brief-partner/d' "$tmp/spec/strategy.yaml"
"$tool" build "$tmp/spec" -o "$tmp/asked" --only progress,brief -q
[ "$(count "$tmp/asked")" -eq 5 ] || fail "--only makes $(ls "$tmp/asked")"
for b in b-gbr b-each-gbr b-each-isr b-each-nor; do
	[ -f "$tmp/asked/full-briefs/$b.pdf" ] || fail "there is no file of brief $b"
done
"$tool" build "$tmp/spec" -o "$tmp/public" --audience public --only progress,brief 2>"$tmp/err"
grep -q "warning\[output-kind\]: output 'brief' has nothing to show for audience 'public'" "$tmp/err" || fail "$(cat "$tmp/err")"
[ "$(count "$tmp/public")" -eq 1 ] || fail "for the public there are $(ls "$tmp/public")"

# the form of its file names an output that would be made, and nothing more
cat >"$tmp/plain.yaml" <<'END'
strategy: {id: s, title: S, edition: "1", starts: 2026, ends: 2028, as_of: 2026-01-15}
organization: {id: office, name: Office, country: US}
END
{ cat "$tmp/plain.yaml" && echo 'outputs: [{id: report, kind: progress}, {id: dates, kind: data, format: ics}]'; } >"$tmp/listed.yaml"
forms() { "$tool" build "$tmp/$1.yaml" -o "$tmp/form" --only "$2" -q || fail "$2 of $1"; (cd "$tmp/form" && rm -f ./*-manifest.json && echo *); rm -rf "$tmp/form"; }
[ "$(forms plain pdf)" = s-strategy.pdf ] || fail "pdf of plain makes $(forms plain pdf)"
[ "$(forms plain xlsx,sqlite)" = "s-dataset.sqlite s-roster.xlsx" ] || fail "two forms make $(forms plain xlsx,sqlite)"
[ "$(forms listed pdf)" = s-report.pdf ] || fail "pdf of listed makes $(forms listed pdf)"

# a section that is not there is told, with the one that is meant
printf 'outputs: [{id: a, kind: strategy, without: [sumary]}]\n' >>"$tmp/spec/strategy.yaml"
if "$tool" check "$tmp/spec" 2>"$tmp/err"; then fail "a section that is not there is taken"; fi
grep -q "section 'sumary' does not exist" "$tmp/err" || fail "$(cat "$tmp/err")"
grep -q "did you mean 'summary'?" "$tmp/err" || fail "no section is suggested"
