#!/bin/sh
# run.sh TOOL CASE: run the tool in the folder of a case and compare exit code, stdout and stderr with its
# files exit, out and err. The file `cmd` holds the arguments (default: check). EG_BLESS=1 rewrites the
# expectations; read the diff before you commit it.
set -u
tool=$1 case=$2
cmd=check
[ -f "$case/cmd" ] && cmd=$(cat "$case/cmd")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
(cd "$case" && export NO_COLOR=1 LC_ALL=C.UTF-8 && eval "\"$tool\" $cmd" >"$tmp/out" 2>"$tmp/err" </dev/null)
echo $? >"$tmp/exit"
rc=0
for file in exit out err; do
	if [ "${EG_BLESS:-}" = 1 ]; then
		cp "$tmp/$file" "$case/$file"
	elif ! diff -u "$case/$file" "$tmp/$file"; then
		echo "$case: $file differs" >&2
		rc=1
	fi
done
exit $rc
