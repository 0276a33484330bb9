#!/bin/sh
# layers_self.sh -- does layers.sh find what it should? A small tree that keeps the rules passes; each of
# the faults below is told, and nothing else.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/base" "$tmp/source" "$tmp/spec" "$tmp/pdf" "$tmp/cli"

put() { printf '%s\n' "$2" >"$tmp/$1"; }
put main.c '#include "cli/cli.h"'
put base/fs.c '#include "base/fs.h"
#include <sys/stat.h>
int f(void) { return rename("a", "b"); }'
put spec/parse.c '/* It calls getenv() in a comment
 * of two lines: system("x") */
#include "spec/node.h"
#include "source/source.h"
#include <stdlib.h>
#include <yaml.h> /* the owner */
const char *s = "getenv(\"HOME\")"; int run_system(int n); int x = run_system(1);
void g(struct a *p) { p->time(); my_rename(p); }'
put cli/cli.c '#include <unistd.h>
const char *h(void) { return getenv("NO_COLOR"); }'
"$here/layers.sh" "$tmp" || { echo "layers.sh refuses a tree that keeps the rules" >&2; exit 1; }

# Each line: file, a tab, the line of C, a tab, what must be said of it.
n=0
while IFS='	' read -r file text want; do
	n=$((n + 1))
	put "$file" "$text"
	if "$here/layers.sh" "$tmp" >"$tmp/said"; then
		echo "not found: $text in $file" >&2
		exit 1
	fi
	printf '%s:1: %s\n1 faults in\n' "$file" "$want" >"$tmp/want"
	sed 's/ in [0-9]* files$/ in/' "$tmp/said" | diff "$tmp/want" - >/dev/null || {
		echo "of $text in $file it says:" >&2
		cat "$tmp/said" >&2
		exit 1
	}
	rm "$tmp/$file"
done <<'END'
base/x.c	#include "source/source.h"	base may not include source: "source/source.h"
source/x.h	#  include "spec/node.h"	source may not include spec: "spec/node.h"
pdf/x.c	#include "model/model.h"	pdf may not include model: "model/model.h"
cli/x.c	#include "dataset/dataset.h"	cli may not include dataset: "dataset/dataset.h"
spec/x.c	#include "node.h"	"node.h" is not written as layer/file.h
spec/x.c	#include "../spec/node.h"	"../spec/node.h" is not written as layer/file.h
spec/x.c	#include "nowhere/node.h"	"nowhere/node.h": no layer is called nowhere
pdf/x.c	#include <yaml.h>	<yaml.h> belongs to spec, not to pdf
spec/x.c	#include <pthread.h>	<pthread.h> belongs to base, not to spec
spec/x.c	#include <unistd.h>	<unistd.h> belongs to base cli, not to spec
base/x.c	#include <locale.h>	<locale.h> belongs to nobody, not to base
base/x.c	#include <curl/curl.h>	<curl/curl.h> has no owner
spec/x.c	char *p = getenv("HOME");	getenv() belongs to cli, not to spec
pdf/x.c	int t = 1 + time(NULL);	time() belongs to base, not to pdf
base/x.c	int t = system("ls");	system() belongs to nobody, not to base
main.c	#include "base/str.h"	main may not include base: "base/str.h"
END
[ $n -eq 16 ] || { echo "only $n cases were run" >&2; exit 1; }
mkdir "$tmp/extra"
put extra/x.c 'int x;'
if "$here/layers.sh" "$tmp" >/dev/null; then
	echo "a folder that is no layer is not found" >&2
	exit 1
fi
