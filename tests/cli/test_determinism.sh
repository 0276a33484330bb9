#!/bin/sh
# Equal SHA-256 of all outputs: -j1 and -j2, another locale, time zone, folder, and a minute later; of the document alone
# on three workers, which then paint its pages at the same time.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
spec=$root/specs/dhs-st
sums() { (cd "$1" && sha256sum -- *.pdf *.xlsx *.sqlite *.json); }
"$tool" build "$spec" -o "$tmp/a" -j1
sums "$tmp/a" >"$tmp/first"
LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo "$tool" build "$spec" -o "$tmp/b" -j2
cp -r "$spec" "$tmp/copy"
(cd "$tmp/copy" && "$tool" build -o "$tmp/c" -j2)
# A minute later: the clock is read by nothing that reaches an output, so two seconds tell as much.
sleep 2
"$tool" build "$spec" -o "$tmp/d"
for other in b c d; do
	sums "$tmp/$other" >"$tmp/sums"
	diff "$tmp/first" "$tmp/sums" || { echo "outputs of run $other differ" >&2; exit 1; }
done
"$tool" build "$spec" -o "$tmp/alone" --only strategy -j3
grep '\.pdf$' "$tmp/first" >"$tmp/pdf"
(cd "$tmp/alone" && sha256sum -- *.pdf) >"$tmp/sums"
diff "$tmp/pdf" "$tmp/sums" || { echo "the document differs by the number of workers" >&2; exit 1; }
