#!/bin/sh
# Many files, with parts, mistakes and includes of each other, are read the same by any number of workers.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/a" "$tmp/b"
cat >"$tmp/strategy.yaml" <<'END'
strategy: {id: s, title: S, edition: "1", starts: 2026, ends: 2028, as_of: 2026-01-15, language: en-US, fiscal_year: {starts: 4}}
organization: {id: office, name: Office, country: US}
include: [b/3.yaml, a, b]
END
i=1
while [ $i -le 30 ]; do
	printf 'include: [../b/%d.yaml, ../b/%d.yaml]\npartners: [{csv: %d.csv}]\ntopics: [{id: same, title: T}, {id: t%d, titel: T}]\n' \
		$((i % 7 + 1)) $i $i $i >"$tmp/a/$i.yaml"
	printf 'id,name,kind\np%d,"Partner %d",company\nq%d,Q,compny\n' $i $i $i >"$tmp/a/$i.csv"
	printf 'activities:\n  - {id: a%d, title: Trial, stage: active, starts: FY2026, partners: [p%d, zz%d], summary: {file: %d.md}}\n' \
		$i $((31 - i)) $i $i >"$tmp/b/$i.yaml"
	printf 'Work with [[p%d]] and [[nobody%d]] goes on for some more words.\n' $i $i >"$tmp/b/$i.md"
	i=$((i + 1))
done
for jobs in 1 2 8; do
	rc=0
	"$tool" check "$tmp" -j$jobs --format=json >"$tmp/$jobs.json" || rc=$?
	[ $rc -eq 1 ] || { echo "exit $rc" >&2; exit 1; }
	cmp "$tmp/1.json" "$tmp/$jobs.json"
done
for rule in id-duplicate key-unknown value-unknown ref-unknown link-unknown; do
	grep -q "\"$rule\"" "$tmp/1.json" || { echo "no $rule" >&2; exit 1; }
done
[ "$(grep -c '"ref-unknown"' "$tmp/1.json")" -eq 30 ]

# what changes while it is read is never taken for what stood there at one time: another try is worth while
mkdir "$tmp/busy"
head -2 "$tmp/strategy.yaml" >"$tmp/busy/strategy.yaml"
echo 'include: [part.yaml]' >>"$tmp/busy/strategy.yaml"
i=1
while [ $i -le 2000 ]; do
	echo "  - {id: p$i, name: Person $i, role: Head}"
	i=$((i + 1))
done | sed '1i people:' >"$tmp/part"
cp "$tmp/part" "$tmp/busy/part.yaml"
"$tool" check "$tmp/busy" -q || { echo "specs at rest are not read" >&2; exit 1; }
while cp "$tmp/part" "$tmp/busy/.new" 2>/dev/null && mv "$tmp/busy/.new" "$tmp/busy/part.yaml"; do :; done &
writer=$!
rc=0 tries=0
while [ $rc -eq 0 ] && [ $tries -lt 50 ]; do
	tries=$((tries + 1))
	"$tool" check "$tmp/busy" -q 2>"$tmp/said" || rc=$?
done
kill $writer
wait $writer 2>/dev/null || true
[ $rc -eq 3 ] && grep -q 'file-changed' "$tmp/said" || { echo "exit $rc after $tries tries: $(head -5 "$tmp/said")" >&2; exit 1; }
