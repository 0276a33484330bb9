#!/bin/sh
# A question that nobody foresaw is six lines of a spec, and each row of the answer leads back to its place in the YAML.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
if ! /usr/bin/python3 -c "import openpyxl" 2>/dev/null; then
	echo "skipped: python3-openpyxl is not installed"
	exit 77
fi
cat >"$tmp/strategy.yaml" <<'END'
strategy: {id: us, title: Ours, edition: "1", starts: FY2025, ends: FY2028, as_of: 2026-01-15, rules: {agreement-empty: off}}
organization: {id: us, name: Us, country: US}
goals: [{id: g1, title: First, statement: Do the first thing that matters so that all are better off.}]
sources: [{id: bank, title: Rates, kind: data, date: 2025-12-31}]
rates: [{currency: EUR, fy: FY2026, rate: 1.08, source: bank}]
include: [partners.yaml]
END
# The answer: Aland and Eland. All others lack one thing of what is asked.
cat >"$tmp/partners.yaml" <<'END'
partners:
  - {id: aland, name: Aland, kind: country, country: FR}
  - {id: asia, name: Of another region, kind: country, country: JP}
  - {id: later, name: Ends too late, kind: country, country: DE}
  - {id: busy, name: Has active work, kind: country, country: IT}
  - {id: planned, name: Only planned money, kind: country, country: ES}
  - {id: dollar, name: Committed in dollars, kind: country, country: SE}
  - {id: over, name: Ended before, kind: country, country: PL}

  - id: eland
    name: Eland
    kind: country
    country: NL
agreements:
  - {id: m-aland, title: With Aland, kind: mou, parties: [us, aland], signed: 2020-01-01, expires: 2027-07-15}
  - {id: m-asia, title: With Asia, kind: mou, parties: [us, asia], signed: 2020-01-01, expires: 2026-12-31}
  - {id: m-later, title: Late, kind: mou, parties: [us, later], signed: 2020-01-01, expires: 2027-07-16}
  - {id: m-busy, title: Busy, kind: mou, parties: [us, busy], signed: 2020-01-01, expires: 2026-12-31}
  - {id: m-planned, title: Planned, kind: mou, parties: [us, planned], signed: 2020-01-01, expires: 2026-12-31}
  - {id: m-dollar, title: Dollar, kind: mou, parties: [us, dollar], signed: 2020-01-01, expires: 2026-12-31}
  - {id: m-over, title: Over, kind: mou, parties: [us, over], signed: 2020-01-01, expires: 2026-01-14}
  - {id: m-eland, title: With Eland, kind: mou, parties: [us, eland], signed: 2020-01-01, expires: 2026-01-15}
activities:
  - {id: a-aland, title: Done, kind: study, stage: done, goals: g1, partners: aland, starts: 2025, ends: 2025-12,
     funding: [{fy: FY2026, from: aland, amount: 100k, currency: EUR, state: committed}]}
  - {id: a-asia, title: Done there, kind: study, stage: done, goals: g1, partners: asia, ends: 2025-12,
     funding: [{fy: FY2026, from: asia, amount: 100k, currency: EUR, state: committed}]}
  - {id: a-later, title: Done later, kind: study, stage: done, goals: g1, partners: later, ends: 2025-12,
     funding: [{fy: FY2026, from: later, amount: 100k, currency: EUR, state: committed}]}
  - {id: a-busy, title: Runs, kind: study, stage: active, goals: g1, partners: busy, starts: 2025-10,
     funding: [{fy: FY2026, from: busy, amount: 100k, currency: EUR, state: committed}]}
  - {id: a-planned, title: Done as planned, kind: study, stage: done, goals: g1, partners: planned, ends: 2025-12,
     funding: [{fy: FY2026, from: planned, amount: 100k, currency: EUR, state: planned}]}
  - {id: a-dollar, title: Done for dollars, kind: study, stage: done, goals: g1, partners: dollar, ends: 2025-12,
     funding: [{fy: FY2026, from: dollar, amount: 100k, state: committed}]}
  - {id: a-over, title: Done and over, kind: study, stage: done, goals: g1, partners: over, ends: 2025-12,
     funding: [{fy: FY2026, from: over, amount: 100k, currency: EUR, state: committed}]}
  - {id: a-eland, title: Paused, kind: study, stage: paused, goals: g1, partners: eland, starts: 2025,
     funding: [{fy: FY2026, from: us, to: eland, amount: 2M, currency: EUR, state: committed}, {fy: FY2026, from: eland, amount: 1k, currency: EUR, state: committed}]}
END
cat >"$tmp/question.yaml" <<'END'
rosters:
  - {id: review, sheets: [{title: To review, query: "
      SELECT p.id, p.name, a.title AS agreement, a.ends_to, sum(f.amount) AS amount, f.currency, p.spec_file, p.spec_line FROM v_partner p
      JOIN v_agreement_party x ON x.party = p.id JOIN v_agreement a ON a.id = x.agreement JOIN v_funding f ON f.partner = p.id
      JOIN setting d ON d.key = 'as_of' WHERE p.region = 'Europe' AND a.ends_to BETWEEN d.value AND add_span(d.value, 18)
      AND p.running = 0 AND f.state = 'committed' AND f.currency = 'EUR' GROUP BY p.id, a.id"}]}
END
sed -i 's/\[partners.yaml\]/[partners.yaml, question.yaml]/' "$tmp/strategy.yaml"
[ "$(grep -vc '^rosters:' "$tmp/question.yaml")" -le 6 ] || { echo "the question takes more than six lines" >&2; exit 1; }
"$tool" build "$tmp" --only roster -q -o "$tmp/out"
/usr/bin/python3 -W ignore - "$tmp" <<'END'
import datetime, sys, openpyxl
tmp = sys.argv[1]
book = openpyxl.load_workbook(tmp + "/out/us-review.xlsx")
rows = [tuple(r) for r in book["To review"].iter_rows(min_row=5, values_only=True)]
day = datetime.datetime
assert rows[0] == ("Id", "Name", "Agreement", "Ends, last day", "Amount", "Currency", "Spec file", "Spec line"), rows[0]
assert [r[:6] for r in rows[1:]] == [("aland", "Aland", "With Aland", day(2027, 7, 15), 100000, "EUR"),
                                     ("eland", "Eland", "With Eland", day(2026, 1, 15), 2001000, "EUR")], rows[1:]
for r in rows[1:]:  # back to the place in the specs
    line = open(f"{tmp}/{r[6]}").read().split("\n")[r[7] - 1]
    assert f"id: {r[0]}" in line, (r, line)
about = {r[0]: r[1] for r in book["About"].iter_rows(min_row=6, values_only=True)}
assert "copies" in about["Corrections"] and "Spec file and Spec line" in about["Corrections"], about
# and so do the rows of the standard sheets
book = openpyxl.load_workbook(tmp + "/out/us-roster.xlsx")
for title in ("Partners", "Agreements", "Activities"):
    ws = book[title]
    heads = [c.value for c in ws[5]]
    for r in ws.iter_rows(min_row=6, values_only=True):
        file, line = r[heads.index("Spec file")], r[heads.index("Spec line")]
        assert f"id: {r[0]}" in open(f"{tmp}/{file}").read().split("\n")[line - 1], r
END
