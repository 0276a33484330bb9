#!/bin/sh
# init --from: the spreadsheet that an office has becomes a strategy that builds; nothing of it is lost.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
fail() { echo "FAILED: $*"; exit 1; }
builds() { "$tool" build "$1" -o "$tmp/out-$1" --only dataset -q || fail "$1 does not build"; }
ask() { "$tool" query "$1" "$2" --format=csv -q | tr -d '\r' | tail -n +2; }

cat >partners.csv <<'CSV'
Partner name,Acronym,Type,Nation,Web site,Partner since,Favourite colour,Notes
United Kingdom,GBR,country,United Kingdom,www.gov.uk,2004,blue,"Two
lines, ""quoted"""
Home Office,HO,Government,GB,https://www.gov.uk/ho,2007-05,,
Acme Inc.,ACME,Weird type,usa,not a url,sometime,red,
Acme Inc.,ACME,company,US,,,,
CSV
"$tool" init one --from partners.csv >said || fail "init --from partners.csv"
builds one
[ "$(ask one 'SELECT count(*) FROM partner')" = 4 ] || fail "all rows"
[ "$(ask one "SELECT id || ' ' || kind || ' ' || since FROM partner WHERE id = 'ho'")" = "ho agency 2007-05" ] || fail "keys"
[ "$(ask one "SELECT url FROM partner WHERE id = 'gbr'")" = "https://www.gov.uk" ] || fail "addresses"
[ "$(ask one "SELECT group_concat(country, ' ') FROM (SELECT country FROM partner_country ORDER BY partner)")" = "US US GB GB" ] ||
	fail "countries by name"
[ "$(ask one "SELECT value FROM extra WHERE record = 'acme' AND key = 'type'")" = "Weird type" ] || fail "kept"
[ "$(ask one "SELECT value FROM extra WHERE record = 'gbr' AND key = 'favourite_colour'")" = blue ] || fail "own"
[ "$(ask one "SELECT id FROM partner WHERE pos = 4")" = acme-2 ] || fail "ids are unique"
for words in "4 partners from partners.csv" "'Nation' as country" "'Favourite colour' as own.favourite_colour" \
	"row 4, 'Type': 'Weird type'" "row 4, 'Web site': 'not a url'" "row 4, 'Partner since': 'sometime'"; do
	grep -qF "$words" said || fail "said: $words"
done

# rows without a name, and rows without anything: nothing is lost, and places are those of the file
printf 'Name,Country,Type,Since\nFirst,France,University,2001\n,Spain,"A\nB",2002\n,,,\nS\303\243o Paulo,Brazil,University,not sure\n' >gaps.csv
"$tool" init gaps --from gaps.csv >said || fail "init --from gaps.csv"
builds gaps
[ "$(ask gaps 'SELECT id FROM partner' | tr '\n' ' ')" = "first sao-paulo " ] || fail "rows with names"
grep -qF "2 partners from gaps.csv" said || fail "count of rows with names"
grep -qF "without a name: row 3" said || fail "the row without a name"
grep -qF "row 5, 'Since': 'not sure'" said || fail "the row's number"
grep -qF '#   country: "Spain"' gaps/partners.yaml || fail "the row without a name is kept"

# semicolons, another encoding, dates with numbers alone, names that become partners
printf 'Agreement;Partner;Date signed;Expiry;Type\r\nS\374d treaty;France; 13/2/2010;1/3/2030;treaty\r\n"A; b";"France;Weird Body";2/11/2012;open;MOU\r\n' >agreements.csv
"$tool" init two --from agreements.csv >said || fail "init --from agreements.csv"
builds two
[ "$(ask two "SELECT title || ' ' || signed || ' ' || expires FROM agreement WHERE pos = 1")" = "Süd treaty 2010-02-13 2030-03-01" ] ||
	fail "day first, since a date of the column tells"
[ "$(ask two "SELECT signed || ' ' || kind FROM agreement WHERE pos = 2")" = "2012-11-02 mou" ] || fail "synonyms"
[ "$(ask two "SELECT group_concat(party, ' ') FROM (SELECT party FROM agreement_party WHERE agreement LIKE 'a-b%' ORDER BY pos)")" = \
	"office france weird-body" ] || fail "parties"
[ "$(ask two "SELECT kind FROM partner WHERE id = 'france'")" = country ] || fail "a country by its name"

# tabs; no stage; a date that nothing decides stays as it is
printf 'Project title\tProject ID\tCountries\tStart\tBudget\nOne\tP-1\tJapan; Chile\t3/4/2020\t$5\nTwo\tP-2\t\t\t\n' >act.csv
"$tool" init three --from act.csv >said || fail "init --from act.csv"
builds three
[ "$(ask three "SELECT id || ' ' || stage FROM activity WHERE pos = 1")" = "p-1 unknown" ] || fail "id and stage"
[ "$(ask three "SELECT value FROM extra WHERE record = 'p-1' AND key = 'start'")" = "3/4/2020" ] || fail "undecided date"
[ "$(ask three "SELECT count(*) FROM activity_partner")" = 2 ] || fail "partners of an activity"

# "Unicode text" of spreadsheets: UTF-16 with its mark, tabs between the cells
{ printf '\377\376'; printf 'Name\tCountry\nSüdland\tFR\n' | iconv -f utf-8 -t utf-16le; } >wide.txt
"$tool" init wide --from wide.txt >said || fail "init --from wide.txt"
grep -q ': 1 partner from wide.txt' said || fail "one partner"
builds wide
[ "$(ask wide "SELECT name || ' ' || (SELECT country FROM partner_country) FROM partner")" = "Südland FR" ] || fail "UTF-16"

# what is no table
printf 'a,b\n1,2\n' >none.csv
if "$tool" init four --from none.csv 2>err; then fail "no known heads"; fi
grep -q 'no column' err || fail "says so"
if "$tool" init four --from nowhere.csv 2>err; then fail "no file"; fi
if "$tool" init one --from partners.csv 2>err; then fail "over a strategy"; fi
grep -q 'is there already' err || fail "writes over nothing"
[ ! -e four ] || fail "nothing is written"
"$tool" init five --from none.csv --as goals 2>err && fail "--as goals"
grep -q "'--as' takes" err || fail "--as"
echo "import: all held"
