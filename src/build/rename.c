/* rename.c -- gives a record another id in all files of a strategy.
 *
 * Only the bytes of the id change, at the spans that reading has put on every id, reference, link
 * and citation; formatting and comments stay. The record gets `was:` with the old id, so that
 * editions still know it. Queries are not changed: a text in quotes may be something else; each
 * that holds the old id is told.
 */
#include "build/build.h"

#include "base/fs.h"
#include "prose/prose.h"

#include <stdlib.h>

/* Bytes from..to of a file give way to text. */
typedef struct edit {
	uint32_t file, from, to;
	eg_str text;
} edit;

typedef struct renamer {
	eg_session *s;
	eg_str old, new;
	enum eg_kind kind;
	edit *edits;
	size_t count, cap;
} renamer;

static void add_edit(renamer *r, edit e)
{
	r->edits = eg_grow(r->s->arena, r->edits, r->count, &r->cap, sizeof *r->edits);
	r->edits[r->count++] = e;
}

static bool is_id_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
	       (c >= 'A' && c <= 'Z') || c == '_';
}

/* The place of the old id as a whole word among the bytes of a span, or SIZE_MAX. */
static size_t place_in(const renamer *r, eg_str text, eg_span span)
{
	for (size_t at = span.from; (at = eg_str_find(text, r->old, at)) != SIZE_MAX; at++) {
		size_t end = at + r->old.n;
		if (end > span.to)
			break;
		bool begins = at == 0 || !is_id_byte(text.p[at - 1]);
		bool ends =
			end == text.n || !is_id_byte(text.p[end]) ||
			(text.p[end] == '.' && (end + 1 == text.n || !is_id_byte(text.p[end + 1])));
		if (begins && ends)
			return at;
	}
	return SIZE_MAX;
}

static bool rename_at(renamer *r, eg_span span)
{
	const eg_source *src = eg_sources_at(&r->s->sources, span.file);
	size_t at = src && !src->embedded ? place_in(r, src->text, span) : SIZE_MAX;
	if (at == SIZE_MAX)
		return false;
	add_edit(r, (edit){span.file, (uint32_t)at, (uint32_t)(at + r->old.n), r->new});
	return true;
}

/* -- where ids stand -- */

static void in_runs(renamer *r, const eg_value *v, const eg_inline *runs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const eg_inline *run = &runs[i];
		bool points = run->kind == EG_INLINE_REF || run->kind == EG_INLINE_CITE;
		if (points && eg_str_eq(run->id, r->old)) {
			uint32_t from = run->from >= 2 ? run->from - 2 : 0;
			(void)rename_at(r, eg_value_inner(v, from, run->to));
		}
		in_runs(r, v, run->children, run->child_count);
	}
}

static void in_blocks(renamer *r, const eg_value *v, const eg_prose *blocks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		in_runs(r, v, blocks[i].runs, blocks[i].run_count);
		in_blocks(r, v, blocks[i].children, blocks[i].child_count);
	}
}

static void in_prose(renamer *r, const eg_value *v)
{
	if (eg_str_find(v->as.text, r->old, 0) == SIZE_MAX)
		return;
	eg_prose_text text = eg_prose_parse(r->s->arena, v->as.text);
	in_blocks(r, v, text.blocks, text.count);
}

static void in_query(renamer *r, const eg_value *v)
{
	eg_str quoted = eg_strf(r->s->arena, "'%.*s'", EG_ARG(r->old));
	size_t at = eg_str_find(v->as.text, quoted, 0);
	if (at == SIZE_MAX)
		return;
	eg_finding *f = eg_report(&r->s->diag, EG_R_RENAME_QUERY,
		eg_value_inner(v, (uint32_t)at, (uint32_t)(at + quoted.n)),
		"a query holds '%.*s'; it is left as it is", EG_ARG(r->old));
	eg_say_help(f, "where it means the record, write '%.*s'", EG_ARG(r->new));
}

/* Keys that name a section or an audience as plain words, because a spec may name standard ones,
 * too. */
static bool names_by_word(enum eg_kind kind, const char *key)
{
	static const struct {
		enum eg_kind kind;
		const char *key;
	} rows[] = {{EG_K_SECTION, "before"}, {EG_K_SECTION, "after"}, {EG_K_SECTION, "sections"},
		{EG_K_SECTION, "without"}, {EG_K_AUDIENCE, "audience"}};
	for (size_t i = 0; i < EG_COUNT(rows); i++)
		if (rows[i].kind == kind && strcmp(rows[i].key, key) == 0)
			return true;
	return false;
}

static void in_record(renamer *r, const eg_rec *rec);

/* Depth is that of the schema's nesting. */
static void in_value(renamer *r, const eg_field *f, const eg_value *v)
{
	if (v->many) {
		for (uint32_t i = 0; i < v->count; i++)
			in_value(r, f, &v->as.items[i]);
		return;
	}
	if (v->said != EG_SAID_VALUE)
		return;
	bool word = f->type == EG_T_TEXT && names_by_word(r->kind, f->key) &&
		    eg_str_eq(v->as.text, r->old);
	if (word || (f->type == EG_T_REF && eg_str_eq(v->as.ref.id, r->old)))
		(void)rename_at(r, v->span);
	else if (f->type == EG_T_RECORD && v->as.rec)
		in_record(r, v->as.rec);
	else if (f->type == EG_T_PROSE)
		in_prose(r, v);
	else if (f->type == EG_T_SQL)
		in_query(r, v);
}

static void in_record(renamer *r, const eg_rec *rec)
{
	for (uint16_t i = 0; i < rec->count; i++)
		in_value(r, &rec->type->fields[rec->values[i].field], &rec->values[i]);
}

static void in_model(renamer *r)
{
	const eg_model *m = r->s->model;
	eg_rec_walk all = {.model = m, .outer = true};
	for (const eg_rec *rec; (rec = eg_rec_next(&all));)
		in_record(r, rec);
	if (m->strategy)
		in_record(r, m->strategy);
	if (m->organization)
		in_record(r, m->organization);
}

/* -- was: -- */

static bool is_csv(eg_str path)
{
	return eg_str_ends(path, EG_STR(".csv"));
}

/* Whether the mapping that holds the byte is written in braces: the key before it is not the first
 * of its line. */
static bool in_braces(eg_str text, size_t at)
{
	size_t line = at;
	while (line > 0 && text.p[line - 1] != '\n')
		line--;
	for (size_t i = line; i < at; i++)
		if (text.p[i] == '{' || text.p[i] == ',')
			return true;
	return false;
}

/* The column of the key on the line: blanks, and a dash where the mapping begins an item. */
static eg_str indent_of(eg_arena *a, eg_str text, size_t at)
{
	size_t line = at;
	while (line > 0 && text.p[line - 1] != '\n')
		line--;
	size_t n = 0;
	while (line + n < at && (text.p[line + n] == ' ' || text.p[line + n] == '-'))
		n++;
	char *blanks = eg_alloc(a, n + 1);
	memset(blanks, ' ', n);
	return (eg_str){blanks, n};
}

/* `was: old` after the id, in the way that the mapping is written. */
static void add_was(renamer *r, const eg_rec *rec, size_t id_at)
{
	eg_arena *a = r->s->arena;
	const eg_source *src = eg_sources_at(&r->s->sources, rec->id_span.file);
	const eg_value *was = eg_rec_find(rec, "was");
	if (was &&
		was->said ==
			EG_SAID_VALUE) /* an earlier id still names the earlier edition's record */
		return;
	if (is_csv(src->path)) {
		eg_finding *f = eg_report(&r->s->diag, EG_R_RENAME_QUERY, rec->id_span,
			"'%.*s' stands in a CSV file, which gets no key 'was'", EG_ARG(r->new));
		eg_say_help(f, "add a column 'was' with '%.*s' in this row", EG_ARG(r->old));
		return;
	}
	uint32_t end = rec->id_span.to;
	if (in_braces(src->text, id_at)) {
		add_edit(r, (edit){rec->id_span.file, end, end,
				    eg_strf(a, ", was: %.*s", EG_ARG(r->old))});
		return;
	}
	while (end < src->text.n && src->text.p[end] != '\n')
		end++;
	bool crlf = end > 0 && end <= src->text.n && src->text.p[end - 1] == '\r';
	end -= crlf;
	add_edit(r, (edit){rec->id_span.file, end, end,
			    eg_strf(a, "%s%.*swas: %.*s", crlf ? "\r\n" : "\n",
				    EG_ARG(indent_of(a, src->text, id_at)), EG_ARG(r->old))});
}

/* -- writing -- */

static int by_place(const void *a, const void *b)
{
	const edit *x = a, *y = b;
	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

/* One place may be reached in several ways (anchors, defaults): it changes once. */
static void sort_edits(renamer *r)
{
	size_t n = 0;
	if (r->count)
		qsort(r->edits, r->count, sizeof *r->edits, by_place);
	for (size_t i = 0; i < r->count; i++)
		if (n == 0 || by_place(&r->edits[n - 1], &r->edits[i]) != 0)
			r->edits[n++] = r->edits[i];
	r->count = n;
}

static bool cannot_write(eg_session *s, eg_str path, eg_str why)
{
	eg_report(&s->diag, EG_R_FILE_WRITE, (eg_span){0}, "'%.*s' cannot be written: %.*s",
		EG_ARG(path), EG_ARG(why));
	return false;
}

/* The new bytes of a file: those of the disk, which may begin with a byte order mark that its text
 * has not. */
static bool rewrite(renamer *r, eg_fs_set *set, size_t from, size_t to)
{
	eg_session *s = r->s;
	const eg_source *src = eg_sources_at(&s->sources, r->edits[from].file);
	eg_str bytes, why = {NULL, 0};
	if (!eg_fs_read(s->arena, src->real, SIZE_MAX / 4, &bytes, &why))
		return cannot_write(s, src->real, why);
	if (bytes.n < src->text.n || !eg_str_ends(bytes, src->text))
		return cannot_write(s, src->real, EG_STR("it has changed since it was read"));
	eg_buf out = {0};
	size_t at = bytes.n - src->text.n, lead = at;
	eg_buf_put(&out, bytes.p, at);
	for (size_t i = from; i < to; i++) {
		eg_buf_put(&out, bytes.p + at, lead + r->edits[i].from - at);
		eg_buf_str(&out, r->edits[i].text);
		at = lead + r->edits[i].to;
	}
	eg_buf_put(&out, bytes.p + at, bytes.n - at);
	bool ok = eg_fs_set_write(set, src->real, eg_buf_view(&out), &why);
	eg_buf_release(&out);
	return ok || cannot_write(s, src->real, why);
}

static bool write_all(renamer *r)
{
	eg_fs_set *set = eg_fs_set_new(r->s->arena);
	eg_str why = {NULL, 0};
	bool ok = true;
	for (size_t from = 0, to; ok && from < r->count; from = to) {
		for (to = from; to < r->count && r->edits[to].file == r->edits[from].file;)
			to++;
		ok = rewrite(r, set, from, to);
	}
	if (ok && eg_fs_set_commit(set, &why))
		return true;
	if (ok)
		ok = cannot_write(r->s, r->s->request.spec, why);
	eg_fs_set_abandon(set);
	return ok;
}

/* -- the ids -- */

static bool is_slug(eg_str s)
{
	bool start = true;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (!word && (start || (c != '-' && c != '.')))
			return false;
		start = !word;
	}
	return s.n > 0 && s.n <= 48 && !start;
}

static const eg_rec *find_old(renamer *r)
{
	const eg_model *m = r->s->model;
	const eg_rec *rec = eg_model_find(m, r->old);
	if (rec)
		return rec;
	eg_str *ids = EG_NEW_N(r->s->arena, eg_str, m->id_count);
	for (size_t i = 0; i < m->id_count; i++)
		ids[i] = m->by_id[i]->id;
	eg_finding *f = eg_report(&r->s->diag, EG_R_REF_UNKNOWN, (eg_span){0},
		"no record has the id '%.*s'", EG_ARG(r->old));
	const eg_str *near = eg_suggest(r->s->arena, r->old, ids, m->id_count);
	if (near)
		eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	return NULL;
}

static bool check_new(renamer *r)
{
	const eg_rec *there = eg_model_find(r->s->model, r->new);
	if (!is_slug(r->new)) {
		eg_finding *f = eg_report(&r->s->diag, EG_R_ID_FORM, (eg_span){0},
			"'%.*s' is not an id", EG_ARG(r->new));
		eg_say_help(f, "ids are lower-case letters and digits, joined by '-' and '.', at "
			       "most 48 bytes");
		return false;
	}
	if (there)
		eg_report(&r->s->diag, EG_R_ID_DUPLICATE, there->id_span,
			"id '%.*s' is used already", EG_ARG(r->new));
	return !there;
}

bool eg_rename(eg_session *s, eg_str old, eg_str new)
{
	renamer r = {.s = s, .old = old, .new = new};
	if (!s->model || s->model->incomplete || eg_session_broken(s))
		return false;             /* what cannot be read cannot be searched for the id */
	eg_diag_init(&s->diag, s->arena); /* what check would say is not asked here */
	const eg_rec *rec = find_old(&r);
	if (!check_new(&r) || !rec)
		return false;
	r.kind = rec->type->kind;
	if (!rename_at(&r, rec->id_span)) {
		eg_finding *f = eg_report(&s->diag, EG_R_ID_FORM, rec->id_span,
			"'%.*s' is made from another key of the record", EG_ARG(old));
		eg_say_help(f, "write 'id: %.*s' into it", EG_ARG(new));
		return false;
	}
	size_t id_at = r.edits[0].from;
	in_model(&r);
	add_was(&r, rec, id_at);
	sort_edits(&r);
	return write_all(&r);
}
