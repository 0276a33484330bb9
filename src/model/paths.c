#include "model/reader.h"

#include "base/fs.h"

#include <stdlib.h>

#define MOST_DEPTH 32 /* folders below folders */

/* -- names inside the root -- */

bool eg_path_inside(eg_reader *r, eg_str folder, eg_str path, eg_span span, eg_str *out)
{
	eg_str whole = eg_path_join(r->scratch, folder, path), done = EG_STR("");
	bool outside = path.n && path.p[0] == '/';
	for (size_t at = 0; at < whole.n && !outside;) {
		size_t end = eg_str_find(whole, EG_STR("/"), at);
		end = end == SIZE_MAX ? whole.n : end;
		eg_str part = eg_str_cut(whole, at, end);
		at = end + 1;
		if (!part.n || eg_str_is(part, "."))
			continue;
		if (!eg_str_is(part, ".."))
			done = eg_path_join(r->arena, done, part);
		else if (done.n)
			done = eg_path_folder(done);
		else
			outside = true;
	}
	*out = done;
	if (outside)
		eg_say_help(eg_report(r->d, EG_R_PATH_OUTSIDE, span,
				    "path '%.*s' leads out of the specs", EG_ARG(path)),
			"put the file below the folder of the strategy's file");
	return !outside;
}

bool eg_path_confined(eg_reader *r, eg_str relative, eg_str *real)
{
	*real = eg_fs_real(
		r->arena, eg_path_join(r->scratch, r->root, relative.n ? relative : EG_STR(".")));
	if (!real->p)
		return false;
	eg_str root = r->root_real;
	return eg_str_eq(*real, root) ||
	       (eg_str_starts(*real, root) && (real->p[root.n] == '/' || eg_str_is(root, "/")));
}

/* -- patterns -- */

/* Backtracking to the last star only, so that no pattern is slow. */
bool eg_path_match(eg_str pattern, eg_str name)
{
	size_t p = 0, n = 0, star = SIZE_MAX, from = 0;
	while (n < name.n) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = p++;
			from = n;
		} else if (p < pattern.n && (pattern.p[p] == '?' || pattern.p[p] == name.p[n])) {
			p++;
			n++;
			while (pattern.p[p - 1] == '?' && n < name.n &&
				((unsigned char)name.p[n] & 0xC0u) == 0x80u)
				n++; /* '?' is a character, not a byte */
		} else if (star != SIZE_MAX) {
			p = star + 1;
			n = ++from;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.p[p] == '*')
		p++;
	return p == pattern.n;
}

bool eg_path_is_spec(eg_str name)
{
	return name.n && name.p[0] != '.' &&
	       (eg_str_ends(name, EG_STR(".yaml")) || eg_str_ends(name, EG_STR(".yml")));
}

/* -- expansion -- */

typedef struct walk {
	eg_reader *r;
	eg_map seen; /* folders that were walked, with what was looked for in them: links may lead
			to one by many ways */
	eg_str outside;
	eg_str *found;
	size_t count, cap;
} walk;

static void add_found(walk *w, eg_str path)
{
	if (w->count > w->r->model->sources->limits.files)
		return; /* one more than may be read, so that this is told */
	w->found = eg_grow(w->r->arena, w->found, w->count, &w->cap, sizeof *w->found);
	w->found[w->count++] = path;
}

static enum eg_fs_kind kind_of(walk *w, eg_str relative)
{
	return eg_fs_kind_of(w->r->scratch, eg_path_join(w->r->scratch, w->r->root, relative));
}

/* The names in a folder, once for each `rest` that is looked for in it, and none of a folder
 * outside the root. */
static bool list(walk *w, eg_str folder, eg_str rest, eg_str **names, size_t *count)
{
	eg_str why, real;
	if (!eg_path_confined(w->r, folder, &real)) {
		if (real.p && !w->outside.p)
			w->outside = folder;
		return false;
	}
	bool is_new;
	(void)eg_map_add(&w->seen, eg_strf(w->r->arena, "%.*s//%.*s", EG_ARG(real), EG_ARG(rest)),
		0, &is_new);
	return is_new && eg_fs_list(w->r->arena, real, names, count, &why);
}

/* Every spec file below a folder. */
static void walk_folder(walk *w, eg_str folder, unsigned depth)
{
	eg_str *names;
	size_t count;
	if (depth == MOST_DEPTH || !list(w, folder, EG_STR(""), &names, &count))
		return;
	for (size_t i = 0; i < count; i++) {
		if (names[i].p[0] == '.')
			continue;
		eg_str path = eg_path_join(w->r->arena, folder, names[i]);
		enum eg_fs_kind kind = kind_of(w, path);
		if (kind == EG_FS_FOLDER)
			walk_folder(w, path, depth + 1);
		else if (eg_path_is_spec(names[i]))
			add_found(w, path);
	}
}

/* What fits the rest of a pattern below a folder. */
static void walk_pattern(walk *w, eg_str folder, eg_str rest, unsigned depth)
{
	size_t slash = eg_str_find(rest, EG_STR("/"), 0);
	bool last = slash == SIZE_MAX;
	eg_str part = eg_str_cut(rest, 0, last ? rest.n : slash);
	eg_str after = last ? EG_STR("") : eg_str_cut(rest, slash + 1, rest.n);
	bool any = eg_str_is(part, "**");
	eg_str *names;
	size_t count;
	if (depth == MOST_DEPTH || !list(w, folder, rest, &names, &count))
		return;
	if (any && !last)
		walk_pattern(w, folder, after, depth + 1);
	for (size_t i = 0; i < count; i++) {
		if (names[i].p[0] == '.' || (!any && !eg_path_match(part, names[i])))
			continue;
		eg_str path = eg_path_join(w->r->arena, folder, names[i]);
		bool is_folder = kind_of(w, path) == EG_FS_FOLDER;
		if (is_folder && any)
			walk_pattern(w, path, rest, depth + 1);
		else if (is_folder && !last)
			walk_pattern(w, path, after, depth + 1);
		else if (!is_folder && last && eg_path_is_spec(names[i]))
			add_found(w, path);
	}
}

static int by_bytes(const void *a, const void *b)
{
	return eg_str_cmp(*(const eg_str *)a, *(const eg_str *)b);
}

eg_paths eg_path_expand(eg_reader *r, eg_str relative)
{
	walk w = {.r = r};
	eg_paths out = {0};
	bool pattern = eg_str_find(relative, EG_STR("*"), 0) != SIZE_MAX ||
		       eg_str_find(relative, EG_STR("?"), 0) != SIZE_MAX;
	enum eg_fs_kind kind =
		pattern ? EG_FS_NONE : kind_of(&w, relative.n ? relative : EG_STR("."));
	eg_map_init(&w.seen, r->arena);
	if (pattern) {
		walk_pattern(&w, EG_STR(""), relative, 0);
	} else if (kind == EG_FS_FOLDER) {
		walk_folder(&w, relative, 0);
	} else if (kind != EG_FS_NONE) {
		out.exact = true;
		add_found(&w, relative);
	}
	if (w.count > 1)
		qsort(w.found, w.count, sizeof *w.found, by_bytes);
	for (size_t i = 0; i < w.count; i++) /* `**` may reach a file by several ways */
		if (!out.count || !eg_str_eq(w.found[out.count - 1], w.found[i]))
			w.found[out.count++] = w.found[i];
	out.items = w.found;
	out.outside = w.outside;
	return out;
}
