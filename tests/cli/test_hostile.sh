#!/bin/sh
# Nothing that a path can lead to makes the program hang, leave the folder of the specs, or go on for ever.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'chmod -R u+rwX "$tmp"; rm -rf "$tmp"' EXIT
head='strategy: {id: s, title: S, edition: "1", starts: 2026, ends: 2028, as_of: 2026-01-15, language: en-US}
organization: {id: office, name: Office, country: US}'

fresh() { rm -rf "$tmp/s" && mkdir "$tmp/s" && cd "$tmp/s" && printf '%s\n' "$head" "$@" >strategy.yaml; }
says() { # CODE PATTERN: check ends within 10 s with the code and says so
	rc=0
	timeout 10 "$tool" check strategy.yaml >"$tmp/said" 2>&1 </dev/null || rc=$?
	[ $rc -eq "$1" ] || { echo "exit $rc, not $1" >&2; cat "$tmp/said" >&2; exit 1; }
	grep -qe "$2" "$tmp/said" || { echo "no word of '$2'" >&2; cat "$tmp/said" >&2; exit 1; }
}

fresh 'include: pipe.yaml'
mkfifo pipe.yaml
says 3 'file-missing.*not a regular file'
fresh 'include: pipes'
mkdir pipes
mkfifo pipes/pipe.yaml
says 3 'not a regular file'
fresh 'partners: {csv: pipe.csv}'
mkfifo pipe.csv
says 3 'not a regular file'
fresh 'include: zero.yaml'
ln -s /dev/zero zero.yaml
says 1 'path-outside'
fresh 'goals: [{id: g, title: T, statement: {file: folder}}]'
mkdir folder
says 3 'it is a folder'
fresh 'include: out.yaml'
ln -s /etc/passwd out.yaml
says 1 'path-outside'
fresh 'include: ../s/strategy.yaml'
says 1 'path-outside'
fresh 'include: away'
ln -s / away
says 1 'path-outside'
fresh 'include: "**/*.yaml"'
ln -s / away
says 1 'path-outside'

# Links to the folder itself: 2^32 ways lead to each file.
fresh 'include: below'
mkdir below
ln -s . below/a
ln -s . below/b
echo 'topics: [{id: t, title: T}, {id: t, title: T}]' >below/t.yaml
says 1 "id 't' is used twice"
[ "$(grep -c 'id-duplicate' "$tmp/said")" -eq 1 ]
fresh 'include: "**/t.yaml"'
mkdir below
ln -s . below/a
ln -s .. below/b
echo 'topics: [{id: t, title: T}, {id: t, title: T}]' >below/t.yaml
says 1 "id 't' is used twice"
[ "$(grep -c 'id-duplicate' "$tmp/said")" -eq 1 ]
fresh 'include: round.yaml'
ln -s round.yaml round.yaml
says 3 'file-missing'

# A long chain of files, each of which includes the next.
fresh 'include: f1.yaml'
i=1
while [ $i -le 3000 ]; do
	echo "include: f$((i + 1)).yaml" >f$i.yaml
	i=$((i + 1))
done
echo 'topics: [{id: t, title: T}, {id: t, title: T}]' >f3001.yaml
says 1 "id 't' is used twice"

# What is there and gives nothing: it is never said that nothing is there by that name.
fresh 'include: [gone.yaml, around, empty]'
ln -s nowhere gone.yaml
ln -s around around
mkdir empty
says 1 "file-missing.*'gone.yaml' cannot be read"
grep -q "file-missing.*'around' cannot be read" "$tmp/said"
grep -q "'empty' is a folder without spec files" "$tmp/said"
! grep -q 'did you mean' "$tmp/said"

# A file of a size that no memory has; it takes no room on the disk.
fresh 'include: huge.yaml'
truncate -s 900G huge.yaml 2>/dev/null && says 1 'size-limit.*huge.yaml'

if [ "$(id -u)" -ne 0 ]; then
	fresh 'include: mine.yaml'
	echo 'topics: []' >mine.yaml
	chmod 0 mine.yaml
	says 3 'Permission denied'
fi
for path in "$tmp/s/none.yaml" /dev/null "$tmp"; do
	rc=0
	timeout 10 "$tool" check "$path" >"$tmp/said" 2>&1 || rc=$?
	[ $rc -eq 3 ] || { echo "check $path: exit $rc" >&2; cat "$tmp/said" >&2; exit 1; }
done

# What is too large is told where it stands, whatever the first stage is that could not hold it.
many() { # TEXT COUNT
	yes "$1" | head -n "$2" | tr -d '\n'
}
fresh "topics: [{id: t, title: $(many 'word ' 3000)}]"
says 1 "size-limit.*'title' has [0-9]* bytes; a text of one line may have 10000"
grep -q -e '--> strategy.yaml:3:25' "$tmp/said"
fresh "terms: [{id: t, term: T, means: \"$(many 'words of a term ' 40000)\"}]"
says 1 "size-limit.*term 't' holds [0-9]* bytes, most of them in 'means'"
fresh "topics: [{id: $(many x 100000), title: T}]"
says 1 "id-form.* has 100000 bytes"
[ "$(wc -c <"$tmp/said")" -lt 3000 ] || { echo 'the message holds the file' >&2; exit 1; }
fresh "topics: [{id: t, title: T, $(seq 30000 | sed 's/.*/x&, /' | tr -d '\n')}]"
says 1 "key-unknown.*'x1' is not a key"
fresh "topics: [$(seq 2000 | sed 's/.*/{id: t&, title: T&}, /' | tr -d '\n')]"
says 0 "sheet-columns.*'Coverage topics' would have 2000 columns"

# Streams that take nothing: told, and an exit that tells; a closed one is not taken for an output's.
fresh ''
rc=0
"$tool" query . 'SELECT id FROM organization' >/dev/full 2>"$tmp/said" || rc=$?
[ $rc -eq 3 ] && grep -q 'the standard output cannot be written' "$tmp/said" || { echo 'a full stdout' >&2; exit 1; }
rc=0
"$tool" build . -o out --only dataset --audience nobody 2>&- || rc=$?
[ $rc -eq 2 ] && [ ! -e out ] || { echo 'a closed stderr' >&2; exit 1; }
"$tool" build . -o out --only dataset <&- >&- 2>&-
[ "$(head -c 15 out/*.sqlite)" = 'SQLite format 3' ] || { echo 'messages in an output' >&2; exit 1; }

# Too few files that may be open: told in our words, and in no library's own. 127: not even the program's
# libraries could be opened.
for open in 4 5 6 7; do
	rc=0
	# shellcheck disable=SC3045 # every shell of Debian has it
	(ulimit -n $open; exec "$tool" build . -o few) 2>"$tmp/said" || rc=$?
	[ $rc -ne 127 ] || continue
	[ $rc -eq 0 ] || { [ $rc -eq 3 ] && grep -q 'file-write.*Too many open files' "$tmp/said"; } || { echo "$open open files: $rc" >&2; exit 1; }
	! grep -F '[ERROR]' "$tmp/said" >&2
done

# A folder that may not be written keeps its files as they were.
if [ "$(id -u)" = 0 ] && setpriv --reuid=65534 --regid=65534 --clear-groups "$tool" --version >/dev/null 2>&1; then
	as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
else
	as_nobody() { "$@"; }
fi
"$tool" build . -o kept -q
(cd kept && sha256sum -- *) >"$tmp/before"
chmod -R a-w kept
if ! as_nobody touch kept/x 2>/dev/null; then
	rc=0
	as_nobody "$tool" build . -o kept --as-of 2026-02-01 2>"$tmp/said" || rc=$?
	[ $rc -eq 3 ] && grep -q 'file-write.*Permission denied' "$tmp/said" || { echo "a folder that is read-only: $rc" >&2; exit 1; }
	(cd kept && sha256sum -- *) | cmp - "$tmp/before"
fi
chmod -R u+w kept

# A limit on the size of files is an error of the write: nothing is left beside the outputs.
if (ulimit -f 64) 2>/dev/null; then
	cp out/*.sqlite "$tmp/before"
	rc=0
	(ulimit -f 64; "$tool" build . -o out --only dataset --as-of 2026-02-01 2>"$tmp/said") || rc=$?
	[ $rc -eq 3 ] && grep -q file-write "$tmp/said" || { echo "a limit of files: $rc" >&2; exit 1; }
	cmp "$tmp/before" out/*.sqlite
	[ -z "$(find out -name '*.part*')" ] || { echo 'a part is left' >&2; exit 1; }
fi
