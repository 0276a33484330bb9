#!/bin/sh
# An output bears the marking that it says, and a public one none that the public may not see: no page, sheet or row of
# the strategy says the strategy's own.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$root/tests/need.sh"
need unzip pdftotext
cat >"$tmp/strategy.yaml" <<'END'
strategy:
  {id: marked, title: Marked, edition: "1", starts: 2026, ends: 2028, as_of: 2026-01-15, marking: "TLP:AMBER",
   summary: What the office does with others., contact: {name: Office}}
organization: {id: office, name: Office of Water, country: US}
goals:
  - {id: use, title: Use, statement: Bring joint research to the people who need its results., lead: office}
  - {id: kept, title: Kept, statement: Bring what may not be said to the people who need it., lead: office, marking: "TLP:AMBER"}
outputs:
  - {id: whole, kind: strategy, file: whole.pdf}
  - {id: whole-sheets, kind: roster, file: whole.xlsx}
  - {id: green, kind: strategy, audience: friends, marking: "TLP:GREEN", file: green.pdf}
  - {id: open, kind: strategy, audience: public, marking: "TLP:CLEAR", file: open.pdf}
  - {id: open-sheets, kind: roster, audience: public, marking: "TLP:CLEAR", file: open.xlsx}
  - {id: open-data, kind: dataset, audience: public, marking: "TLP:CLEAR", file: open.sqlite}
  - {id: bare, kind: strategy, audience: public, file: bare.pdf}
  - {id: bare-sheets, kind: roster, audience: public, file: bare.xlsx}
audiences:
  - {id: friends, sees: [U, "TLP:GREEN"]}
END
"$tool" build "$tmp" -o "$tmp/out" -q

# says NAME: the markings of a file, each once
says() {
	case $1 in
	*.pdf) pdftotext "$tmp/out/$1" - ;;
	*.xlsx) unzip -p "$tmp/out/$1" ;;
	*.sqlite) strings -a "$tmp/out/$1" ;;
	esac | grep -ao 'TLP:[A-Z]*' | sort -u | tr '\n' ' '
}
# expect NAME MARKINGS
expect() {
	found=$(says "$1")
	[ "$found" = "$2" ] || { echo "$1 says '$found', not '$2'" >&2; exit 1; }
}
expect whole.pdf "TLP:AMBER "
expect green.pdf "TLP:GREEN "
expect open.pdf "TLP:CLEAR "
expect bare.pdf ""
says whole.xlsx | grep -q AMBER || { echo "whole.xlsx does not say its marking" >&2; exit 1; }
for name in open.xlsx open.sqlite bare.xlsx; do
	if says "$name" | grep -q AMBER; then
		echo "$name bears the strategy's marking" >&2
		exit 1
	fi
done
says open.xlsx | grep -q CLEAR || { echo "open.xlsx does not say its marking" >&2; exit 1; }
