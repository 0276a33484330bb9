#!/bin/sh
# layers.sh SRC -- who may include whom, and who owns which library (DESIGN.md, section 2).
# Prints every violation with its file and line, and exits 1 when there is one.
#
# A layer is a folder of SRC; files of SRC itself may include cli alone. A header that no row below names
# is a new dependency: it needs an owner here.
set -eu
src=${1:?usage: layers.sh SRC}
[ -d "$src" ] || { echo "layers.sh: no folder $src" >&2; exit 2; }
cd "$src"
find . -name '*.[ch]' -type f | sed 's,^\./,,' | LC_ALL=C sort | awk '
BEGIN {
	# layer: what it may include beside itself
	may["base"] = ""
	may["source"] = "base"
	may["image"] = "base source"
	may["locale"] = "base source"
	may["prose"] = "base source locale"
	may["spec"] = "base source"
	may["schema"] = "base source spec locale prose"
	may["model"] = "base source spec schema locale prose"
	may["dataset"] = "base source schema model locale prose"
	may["text"] = "base source locale"
	may["content"] = "base source schema model dataset locale prose image"
	may["chart"] = "base text content"
	may["layout"] = "base source text content chart image"
	may["pdf"] = "base source text content layout image"
	may["roster"] = "base source schema model dataset locale"
	may["xlsx"] = "base source roster"
	may["export"] = "base source schema model dataset"
	may["build"] = "base source locale prose spec schema model dataset text image content chart layout pdf roster xlsx export"
	may["cli"] = "base source schema model build"
	may["main"] = "cli"

	# headers: owners; a pattern is matched whole. * = everybody, - = nobody
	row("assert|errno|float|inttypes|iso646|limits|setjmp|signal|stdalign|stdarg|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string", "*")
	row("math", "chart")                     # no libm in layout decisions
	row("locale|ctype|wchar|wctype|langinfo", "-") # nothing reads the locale
	row("yaml", "spec")
	row("unicode/[a-z0-9_]+", "locale")
	row("md4c|md4c-[a-z]+", "prose")
	row("sqlite3|sqlite3ext", "dataset")
	row("hb|hb-[a-z0-9-]+|harfbuzz/hb[a-z0-9-]*|hyphen|fontconfig/[a-z]+", "text")
	row("hpdf|hpdf_[a-z0-9_]+|libdeflate", "pdf")
	row("png|jpeglib|jerror|expat|lcms2", "image")
	row("xlsxwriter|xlsxwriter/[a-z0-9_/]+|zlib", "xlsx")
	row("pthread|threads|stdatomic|semaphore|sched", "base")
	row("openssl/[a-z0-9]+|jansson", "base")
	row("dirent|dlfcn|fcntl|malloc|poll|spawn|time|sys/[a-z0-9]+", "base")
	row("sanitizer/[a-z_]+", "*")
	row("unistd", "base cli")                # cli: isatty

	# calls: owners
	call("getenv", "cli")
	call("isatty", "cli")
	call("setlocale|localeconv|newlocale|uselocale", "-")
	call("time|clock|clock_gettime|gettimeofday|localtime|localtime_r|gmtime|gmtime_r|mktime|strftime", "base")
	call("system|popen|fork|vfork|execv|execve|execvp|execl|execlp|posix_spawn|posix_spawnp|dlopen", "-")
	call("rand|srand|random|srandom|tmpnam|mktemp", "-")
	call("fopen|freopen|remove|rename|mkstemp|mkdtemp", "base")
}
function row(pattern, owners) { patterns[++rows] = "^(" pattern ")[.]h$"; owner[rows] = owners }
function call(pattern, owners) {
	calls[++callrows] = "(^|[^a-zA-Z0-9_.>])(" pattern ") *[(]"
	callwords[callrows] = pattern
	callowner[callrows] = owners
}
function has(list, word) { return list == "*" || index(" " list " ", " " word " ") > 0 }
function fault(words) { printf "%s:%d: %s\n", file, line, words; faults++ }
function speak(owners) { return owners == "-" ? "nobody" : owners }
function layer_of(path,  at) { at = index(path, "/"); return at ? substr(path, 1, at - 1) : "main" }

function check_own(name,  to) {
	to = layer_of(name)
	if (to == "main" || name ~ /^[.]/)
		fault("\"" name "\" is not written as layer/file.h")
	else if (!(to in may))
		fault("\"" name "\": no layer is called " to)
	else if (to != layer && !has(may[layer], to))
		fault(layer " may not include " to ": \"" name "\"")
}
function check_foreign(name,  i) {
	for (i = 1; i <= rows; i++) {
		if (name !~ patterns[i])
			continue
		if (!has(owner[i], layer))
			fault("<" name "> belongs to " speak(owner[i]) ", not to " layer)
		return
	}
	fault("<" name "> has no owner")
}
function check_include(text,  name) {
	name = text
	sub(/^[ \t]*#[ \t]*include[ \t]*/, "", name)
	if (name ~ /^"[^"]+"/) {
		sub(/^"/, "", name); sub(/".*/, "", name)
		if (name !~ /[.]def$/ || layer_of(name) != layer)
			check_own(name)
	} else if (name ~ /^<[^>]+>/) {
		sub(/^</, "", name); sub(/>.*/, "", name)
		check_foreign(name)
	} else {
		fault("an include by a macro: " name)
	}
}
function check_calls(text,  i, word) {
	for (i = 1; i <= callrows; i++)
		if (!has(callowner[i], layer) && match(text, calls[i])) {
			word = substr(text, RSTART, RLENGTH)
			gsub(/[^a-zA-Z0-9_]/, "", word)
			fault(word "() belongs to " speak(callowner[i]) ", not to " layer)
		}
}
# The line without comments and without the insides of strings. `inside` is kept from line to line.
function bare(text,  out, c, two, i) {
	out = ""
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		two = substr(text, i, 2)
		if (inside) {
			if (two == "*/") { inside = 0; i++ }
		} else if (two == "/*") {
			inside = 1; i++
		} else if (two == "//") {
			break
		} else if (c == "\"" || c == "\047") {
			for (i++; i <= length(text) && substr(text, i, 1) != c; i++)
				if (substr(text, i, 1) == "\\") i++
			out = out c c
		} else {
			out = out c
		}
	}
	return out
}
{
	file = $0
	layer = layer_of(file)
	line = 0
	inside = 0
	if (!(layer in may))
		fault("no layer is called " layer)
	while ((getline text < file) > 0) {
		line++
		if (!inside && text ~ /^[ \t]*#[ \t]*include/) {
			check_include(text)
			continue
		}
		text = bare(text)
		if (text ~ /[(]/)
			check_calls(text)
	}
	close(file)
	files++
}
END {
	if (!files) { print "layers.sh: no files" ; exit 1 }
	if (faults) { printf "%d faults in %d files\n", faults, files; exit 1 }
}'
