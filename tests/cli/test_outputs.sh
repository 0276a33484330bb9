#!/bin/sh
# The set of outputs: names, modes, old files untouched on errors, silence, exit codes, locks.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "$*" >&2; exit 1; }
code() { set +e; "$@" >"$tmp/stdout" 2>"$tmp/stderr"; rc=$?; set -e; echo $rc; }

cp -r "$root/specs/dhs-st" "$tmp/spec"
cd "$tmp"
umask 027
[ "$(code "$tool" build spec -o out)" = 0 ] || fail "build failed: $(cat stderr)"
[ ! -s stdout ] || fail "stdout is not silent"
for f in strategy.pdf roster.xlsx dataset.sqlite manifest.json; do
	[ -f "out/dhs-st-$f" ] || fail "no $f"
	[ "$(stat -c %a "out/dhs-st-$f")" = 640 ] || fail "$f has mode $(stat -c %a "out/dhs-st-$f")"
done
others=$(find out -mindepth 1 ! -name 'dhs-st-*' ! -name .engross.lock)
[ -z "$others" ] || fail "something else lies in out: $others"
chmod 600 out/dhs-st-strategy.pdf
before=$(cd out && sha256sum dhs-st-*)
times=$(stat -c %Y.%i out/dhs-st-*)
[ "$(code "$tool" build spec -o out)" = 0 ] || fail "second build failed"
[ "$times" = "$(stat -c %Y.%i out/dhs-st-*)" ] || fail "equal outputs were written again"

# an error leaves the old outputs as they were
printf 'partners:\n  - {id: gbr, name: X, kind: country, country: ZZ}\n' >spec/partners/zz-wrong.yaml
[ "$(code "$tool" build spec -o out)" = 1 ] || fail "a wrong spec gave exit $rc"
[ "$before" = "$(cd out && sha256sum dhs-st-*)" ] || fail "an error touched the outputs"
rm spec/partners/zz-wrong.yaml

# a new edition keeps the mode of what it replaces
sed -i 's/^\( *edition:\).*/\1 "2031"/' spec/strategy.yaml
[ "$(code "$tool" build spec -o out)" = 0 ] || fail "edition 2031 failed: $(cat stderr)"
[ "$(stat -c %a out/dhs-st-strategy.pdf)" = 600 ] || fail "the mode was not kept"
[ "$before" != "$(cd out && sha256sum dhs-st-*)" ] || fail "a new edition changed nothing"

# what a killed run has left goes, in each folder that outputs go to; nothing else does
cat >small.yaml <<'END'
strategy: {id: s, title: S, edition: "1", starts: 2026, ends: 2028, as_of: 2026-01-15, language: en-US}
organization: {id: office, name: Office, country: US}
outputs:
  - {id: dates, kind: data, format: ics, file: sub/deep/dates.ics}
  - {id: tables, kind: data, format: csv}
END
[ "$(code "$tool" build small.yaml -o many)" = 0 ] || fail "build of small.yaml failed: $(cat stderr)"
mkdir many/other many/.a.xlsx.4711.part.tmp
for left in many/.a.ics.4711.part many/.a.ics.4711.part.old many/.a.xlsx.4711.part.frame many/.a.xlsx.4711.part.tmp/tmp.x \
	many/sub/deep/.dates.ics.4711.part many/s-tables/.goal.csv.4711.part; do
	: >$left
done
: >many/other/.x.4711.part
: >many/sub/deep/.notes.part
: >many/.a.ics.4711.part.new
[ "$(code "$tool" build small.yaml -o many)" = 0 ] || fail "build over leftovers failed: $(cat stderr)"
left=$(cd many && find . -name '.*part*' | LC_ALL=C sort | tr '\n' ' ')
[ "$left" = "./.a.ics.4711.part.new ./other/.x.4711.part ./sub/deep/.notes.part " ] || fail "after a killed run there is: $left"

# what a name is filled with may be longer than a file's name can be
cat >long.yaml <<END
strategy: {id: s, title: S, edition: "$(printf '%0300d' 1)", starts: 2026, ends: 2028, as_of: 2026-01-15}
organization: {id: office, name: Office, country: US}
outputs:
  - {id: tables, kind: data, format: ics, file: "{edition}/{edition}.ics"}
END
[ "$(code "$tool" build long.yaml -o long)" = 0 ] || fail "a long edition in a name: $(cat stderr)"
[ -n "$(find long -mindepth 2 -name '*.ics')" ] || fail "a long edition is in no name: $(ls -R long)"

# a signal ends it as it would have, and nothing is left beside the outputs; a build may be faster than the signal
ended=0 tries=0
while [ $ended = 0 ] && [ $tries -lt 20 ]; do
	tries=$((tries + 1))
	rm -rf ended
	"$tool" build spec -o ended -j1 2>stderr &
	run=$!
	until [ -n "$(find ended -name '.*.part' 2>/dev/null)" ] || ! kill -0 $run 2>/dev/null; do :; done
	kill -TERM $run 2>/dev/null || true
	set +e; wait $run; ended=$?; set -e
done
[ $ended = 143 ] || fail "SIGTERM gave exit $ended: $(cat stderr)"
left=$(find ended -mindepth 1 ! -name .engross.lock)
[ -z "$left" ] || fail "after SIGTERM there is: $left"

# what the system says is told in one message, and the library says nothing of its own
small_files() { (ulimit -f 2; exec "$tool" build small.yaml --only=roster -o "$1"); }
[ "$(code small_files limited)" = 3 ] || fail "a limit of files gave exit $rc"
grep -q "^error\[file-write\]: 'limited/s-roster.xlsx' cannot be written: File too large$" stderr || fail "a limit of files: $(cat stderr)"
[ "$(wc -l <stderr)" = 2 ] || fail "a limit of files: $(cat stderr)"

# another run holds the folder; a folder that cannot be written
flock -F out/.engross.lock sleep 60 &
holder=$!
sleep 0.5
[ "$(code "$tool" build spec -o out)" = 3 ] || fail "a held folder did not give 3"
kill $holder
wait $holder || true
: >file
[ "$(code "$tool" build spec -o file/out)" = 3 ] || fail "a file as a folder did not give 3"
[ "$(code "$tool" build nowhere -o out)" = 3 ] || fail "a missing spec did not give 3"
# usage
[ "$(code "$tool" build --nope)" = 2 ] || fail "an unknown option did not give 2"
[ "$(code "$tool" frobnicate)" = 2 ] || fail "an unknown command did not give 2"
[ "$(code "$tool" build --as-of=2026-02-30)" = 2 ] || fail "an impossible day did not give 2"
[ "$(code "$tool" build --as-of=1811-07-24)" = 2 ] || fail "a day that no strategy can have did not give 2"
[ "$(code "$tool" --version)" = 0 ] || fail "--version"
for c in build check dump query explain; do
	[ "$(code "$tool" $c --help)" = 0 ] || fail "$c --help"
	head -1 stdout | grep -q "^usage: engross $c" || fail "$c --help does not begin with its usage"
	[ "$(wc -l <stdout)" -le 24 ] || fail "$c --help does not fit on a screen"
done
# a full disk for standard output
"$tool" --help >/dev/full 2>/dev/null && fail "a full stdout was not told"
exit 0
