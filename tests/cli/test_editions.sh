#!/bin/sh
# What an earlier edition held and this one does not is told, once: as vanished, or as renamed.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$tmp/old" "$tmp/new/previous"

fail() {
	echo "$1" >&2
	cat "$tmp/err" >&2
	exit 1
}

cat >"$tmp/old/strategy.yaml" <<'END'
strategy: {id: s, title: Example, edition: "2024", starts: FY2025, ends: FY2027, as_of: 2024-10-01}
organization: {id: ours, name: Ours, country: US}
partners:
  - {id: uk, name: United Kingdom, kind: country, country: GB}
  - {id: esp, name: Spain, kind: country, country: ES}
agreements:
  - {id: mou-esp, title: With Spain, kind: mou, parties: [ours, esp], signed: 2020-05-01}
  - {id: mou-old, title: Long ago, kind: mou, parties: [ours, esp], signed: 2010-05-01, expires: 2015-04-30}
  - {id: mou-uk, title: With the United Kingdom, kind: mou, parties: [ours, uk], signed: 2020-05-01}
END
cat >"$tmp/new/strategy.yaml" <<'END'
strategy:
  id: s
  title: Example
  edition: "2026"
  starts: FY2025
  ends: FY2027
  as_of: 2026-03-01
  supersedes: {edition: "2024", dataset: previous/2024.sqlite}
organization: {id: ours, name: Ours, country: US}
partners:
  - {id: gbr, name: United Kingdom, kind: country, country: GB}
  - {id: esp, name: Spain, kind: country, country: ES}
agreements:
  - {id: mou-gbr, title: With the Britons, kind: mou, parties: [ours, gbr, esp], signed: 2020-05-01, was: mou-uk}
END
"$tool" build "$tmp/old" -o "$tmp/out" --only dataset 2>"$tmp/err" || fail "the earlier edition does not build"
cp "$tmp/out/s-dataset.sqlite" "$tmp/new/previous/2024.sqlite"
"$tool" check "$tmp/new" 2>"$tmp/err" || fail "the edition has errors"
grep -q "^warning\[edition-vanished\]: agreement 'mou-esp' of edition 2024 is gone; it was neither ended nor replaced" "$tmp/err" ||
	fail "what is gone is not told"
grep -q "^note\[edition-renamed\]: partner 'uk' of edition 2024 looks like 'gbr'" "$tmp/err" ||
	fail "what has a new id is not told"
grep -q "add 'was: uk'" "$tmp/err" || fail "the mend is not told"
[ "$(grep -c '^[a-z]*\[edition-' "$tmp/err")" = 2 ] || fail "more is told than that"

# The command line may name another edition to compare with; one that is not there is the world's fault.
changes="SELECT record || ' ' || what FROM v_change ORDER BY 1"
"$tool" build "$tmp/new" -o "$tmp/again" --only dataset -q || fail "the edition does not build"
"$tool" query --format=csv "$tmp/new" "$changes" >"$tmp/named"
"$tool" query --format=csv --since "$tmp/again/s-dataset.sqlite" "$tmp/new" "$changes" >"$tmp/none"
grep -q "^mou-esp gone" "$tmp/named" || fail "the changes since the named edition lack what is gone"
[ "$(wc -l <"$tmp/none")" = 1 ] || fail "an edition has changed since itself: $(cat "$tmp/none")"
"$tool" check "$tmp/new" --since "$tmp/again/s-dataset.sqlite" 2>"$tmp/err" || fail "comparing with itself is an error"
grep -q "edition-vanished" "$tmp/err" && fail "something vanished since the edition itself"
"$tool" build "$tmp/new" -o "$tmp/since" --since "$tmp/again/s-dataset.sqlite" --only dataset -q || fail "it is not built"
digest=$(sha256sum <"$tmp/again/s-dataset.sqlite" | cut -d' ' -f1)
grep -q "\"earlierDigest\": \"$digest\"" "$tmp/since/s-manifest.json" || fail "the manifest does not name the earlier edition"
"$tool" build "$tmp/new" -o "$tmp/no" --since "$tmp/nowhere.sqlite" 2>"$tmp/err" && code=0 || code=$?
[ "$code" = 3 ] && grep -q "nowhere.sqlite' cannot be read" "$tmp/err" || fail "a file that is not there ends with $code"
# What internal readers saw is not compared for others, and that is told.
"$tool" query --format=csv --audience public "$tmp/new" "$changes" >"$tmp/public" 2>"$tmp/err"
[ ! -s "$tmp/err" ] || fail "an answer comes with what check says"
"$tool" check --audience public "$tmp/new" 2>"$tmp/err" || fail "the public edition has errors"
[ "$(wc -l <"$tmp/public")" = 1 ] || fail "the public are told of internal records"
grep -q "^note\[edition-audience\]: 'previous/2024.sqlite' holds what audience 'public' may not see" "$tmp/err" ||
	fail "that nothing is compared is not told"

# What was marked then is told in an output that covers its marking, or not at all.
mkdir -p "$tmp/marked"
sed 's/, country: ES}/&\n  - {id: prt, name: Portugal, kind: country, country: PT, marking: CUI}/; s/as_of:/marking: CUI, designation: {by: Ours}, as_of:/' \
	"$tmp/old/strategy.yaml" >"$tmp/marked/strategy.yaml"
"$tool" build "$tmp/marked" -o "$tmp/marked" --only dataset -q 2>"$tmp/err" || fail "the marked edition does not build"
"$tool" check "$tmp/new" --since "$tmp/marked/s-dataset.sqlite" 2>"$tmp/err" && code=0 || code=$?
[ "$code" = 1 ] && grep -q "^error\[marking-weak\]: the strategy is marked U but tells of partner 'prt', marked CUI in edition 2024$" "$tmp/err" ||
	fail "what was marked is told without its marking"
mkdir -p "$tmp/covered/previous"
cp "$tmp/new/previous/2024.sqlite" "$tmp/covered/previous"
sed 's/^  as_of/  marking: CUI\n  designation: {by: Ours}\n&/' "$tmp/new/strategy.yaml" >"$tmp/covered/strategy.yaml"
"$tool" check "$tmp/covered" --since "$tmp/marked/s-dataset.sqlite" 2>"$tmp/err" || fail "what covers it is refused"

# A hostile file is a finding, whatever it holds.
printf 'SQLite format 3\0garbage' >"$tmp/new/previous/2024.sqlite"
"$tool" check "$tmp/new" 2>"$tmp/err" && code=0 || code=$?
[ "$code" -le 1 ] || fail "a broken file ends with code $code"
grep -q "edition-dataset" "$tmp/err" || fail "a broken file is not told"

# A list of very many items costs memory by the item, not by the square of their count.
cp "$tmp/again/s-dataset.sqlite" "$tmp/long.sqlite"
/usr/bin/python3 - "$tmp/long.sqlite" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.executemany("INSERT INTO partner_tag (partner, pos, tag) VALUES ('esp', ?, ?)",
               ((i, f"tag {i}") for i in range(1, 20001)))
db.commit()
PY
/usr/bin/python3 - "$tool" "$tmp" <<'PY' || fail "a long list of an earlier edition takes too much memory"
import resource, subprocess, sys
tool, folder = sys.argv[1:]
def peak(earlier):
    query = "SELECT length(old) FROM earlier_field WHERE field = 'tag'"
    subprocess.run([tool, "query", "--format=csv", "--since", earlier, folder + "/new", query],
                   check=True, stdout=open(folder + "/tags", "wb"), stderr=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
short, long = peak(folder + "/again/s-dataset.sqlite"), peak(folder + "/long.sqlite")
words = sum(len(f"tag {i}; ") for i in range(1, 20001)) - 2
assert open(folder + "/tags").read().split()[-1] == str(words), "the list is not whole"
assert long - short < 100 * 1024, f"{(long - short) // 1024} MiB more"
PY
