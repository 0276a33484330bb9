/* engross-spec(5): the language and its records in mdoc, from the schema's tables. */
#include "build/build.h"
#include "build/examples.h"
#include "build/language.h"
#include "schema/bind.h"

#define LONGEST_LINE 60

typedef struct writer {
	eg_arena *a;
	const eg_examples *e;
	eg_buf out;
} writer;

/* -- text -- */

/* Words that a macro line would take for a macro, or the formatter for a request. */
static void put_escaped(eg_buf *out, eg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool first = i == 0 || s.p[i - 1] == '\n';
		if (first && (s.p[i] == '.' || s.p[i] == '\''))
			eg_buf_cstr(out, "\\&");
		if (s.p[i] == '\\')
			eg_buf_cstr(out, "\\e");
		else if (s.p[i] == '-' && i > 0 && s.p[i - 1] == '-')
			eg_buf_cstr(out, "\\-");
		else
			eg_buf_byte(out, s.p[i]);
	}
}

/* A sentence a line, as mdoc wants it, and no line longer than a source should have. */
static eg_str in_lines(eg_arena *a, eg_str s)
{
	eg_str text = eg_str_copy(a, s);
	char *p = eg_cstr(a, text);
	size_t line = 0, blank = SIZE_MAX;
	for (size_t i = 0; i < text.n; i++) {
		if (p[i] == ' ' && i > 0 && p[i - 1] == '.' && i + 1 < text.n)
			p[i] = '\n';
		if (p[i] == ' ')
			blank = i;
		if (p[i] == '\n')
			line = i + 1;
		if (i - line < LONGEST_LINE || blank == SIZE_MAX || blank < line)
			continue;
		p[blank] = '\n';
		line = blank + 1;
	}
	return (eg_str){p, text.n};
}

/* Running text; what stands in `backquotes` is set as literal. */
static void put_sentences(eg_buf *out, eg_arena *a, eg_str s)
{
	eg_str rest = in_lines(a, s);
	while (rest.n) {
		size_t open = eg_str_find(rest, EG_STR("`"), 0);
		size_t shut =
			open == SIZE_MAX ? SIZE_MAX : eg_str_find(rest, EG_STR("`"), open + 1);
		put_escaped(out, eg_str_cut(rest, 0, shut == SIZE_MAX ? rest.n : open));
		if (shut == SIZE_MAX)
			break;
		eg_buf_cstr(out, "\\(oq");
		put_escaped(out, eg_str_cut(rest, open + 1, shut));
		eg_buf_cstr(out, "\\(cq");
		rest = eg_str_cut(rest, shut + 1, rest.n);
	}
	eg_buf_byte(out, '\n');
}

static void put_example(writer *w, eg_str text)
{
	if (!text.n)
		return;
	eg_buf_cstr(&w->out, ".Bd -literal -offset indent\n");
	put_escaped(&w->out, text);
	eg_buf_cstr(&w->out, ".Ed\n");
}

/* -- fields -- */

static eg_str takes(writer *w, const eg_field *f)
{
	const char *many = f->flags & EG_F_MANY && f->type != EG_T_WORDMAP ? "one or a list: " : "";
	const char *said = f->flags & EG_F_SAID ? "; unknown, none" : "";
	eg_str what = eg_str_of(eg_type_words(f));
	if (f->type == EG_T_RECORD)
		what = eg_catalog_at(w->e->catalog, f->record)->name;
	else if (f->type == EG_T_REF)
		what = eg_strf(w->a, "id of %.*s", EG_ARG(eg_catalog_kinds(w->a, f->kinds)));
	else if (f->type == EG_T_NAME)
		what = eg_words_listed(w->a, f->words);
	return eg_strf(w->a, "%s%.*s%s", many, EG_ARG(what), said);
}

/* Fields that every record with an id takes are told once. */
static bool is_common(const eg_field *f)
{
	static const char *const keys[] = {"notes", "tags", "marking", "was", "sort_name", "own",
		"source", "confidence", "disputed", "said_at", "illustrative"};
	for (size_t i = 0; i < EG_COUNT(keys); i++)
		if (strcmp(f->key, keys[i]) == 0)
			return true;
	return false;
}

static void put_field(writer *w, const eg_field *f)
{
	eg_str limits = eg_str_trim(eg_catalog_limits(w->a, f));
	eg_str doc = eg_str_of(f->doc);
	eg_bufv(&w->out, ".It Ic %s", f->key);
	eg_bufv(&w->out, "%s\n", f->flags & EG_F_REQUIRED ? " Pq required" : "");
	put_sentences(&w->out, w->a, doc);
	put_sentences(&w->out, w->a, eg_strf(w->a, "Takes %.*s.", EG_ARG(takes(w, f))));
	if (limits.n)
		put_sentences(&w->out, w->a, limits);
	if (f->fallback)
		put_sentences(&w->out, w->a, eg_strf(w->a, "Default: `%s`.", f->fallback));
}

static void put_record(writer *w, const eg_catalog_row *row)
{
	const eg_record *r = row->record;
	bool common = (r->flags & EG_REC_ID) != 0;
	eg_bufv(&w->out, ".Ss %s\n", row->listed ? r->key : eg_cstr(w->a, row->name));
	put_sentences(&w->out, w->a, eg_str_of(r->doc));
	eg_buf_cstr(&w->out, ".Bl -tag -width Ds\n");
	for (unsigned f = 0; f < r->count; f++)
		if (!common || !is_common(&r->fields[f]))
			put_field(w, &r->fields[f]);
	eg_buf_cstr(&w->out, ".El\n");
	put_example(w, eg_example_record(w->e, w->a, r));
}

static void put_common(writer *w)
{
	const eg_record *r = eg_schema_find(EG_STR("topics"));
	eg_buf_cstr(&w->out, ".Ss Keys of every record\n"
			     "Every record with an id takes these, too.\n.Bl -tag -width Ds\n");
	for (unsigned f = 0; f < r->count; f++)
		if (is_common(&r->fields[f]))
			put_field(w, &r->fields[f]);
	eg_buf_cstr(&w->out, ".El\n");
}

/* -- the language -- */

static eg_str shouted(eg_arena *a, const char *title)
{
	char *p = eg_cstr(a, eg_str_of(title));
	for (char *c = p; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return eg_str_of(p);
}

static void put_language(writer *w)
{
	size_t count;
	const eg_language_part *parts = eg_language_parts(&count);
	for (size_t p = 0; p < count; p++) {
		eg_bufv(&w->out, ".Sh %.*s\n", EG_ARG(shouted(w->a, parts[p].title)));
		put_sentences(&w->out, w->a, eg_str_of(parts[p].intro));
		eg_buf_cstr(&w->out, ".Bl -tag -width Ds\n");
		for (size_t i = 0; i < parts[p].count; i++) {
			eg_bufv(&w->out, ".It %s\n", parts[p].rows[i].typed);
			put_sentences(&w->out, w->a, eg_str_of(parts[p].rows[i].words));
		}
		eg_buf_cstr(&w->out, ".El\n");
	}
}

static const char head[] =
	".Dd January 15, 2026\n.Dt ENGROSS-SPEC 5\n.Os\n.Sh NAME\n.Nm engross-spec\n"
	".Nd the language of engagement strategies\n.Sh DESCRIPTION\n"
	"A strategy is a folder with\n.Pa strategy.yaml ,\nand what that file includes.\n";

static const char tail[] = ".Sh SEE ALSO\n.Xr engross 1\n.Pp\n.Ql engross schema\nprints the same "
			   "as JSON Schema for editors,\n"
			   "and\n.Ql engross explain\ntells of one record, key or finding.\n";

eg_str eg_manual_page(eg_arena *a)
{
	writer w = {.a = a, .e = eg_examples_new(a)};
	const eg_catalog *c = w.e->catalog;
	eg_buf_cstr(&w.out, head);
	put_language(&w);
	eg_buf_cstr(&w.out, ".Sh KINDS OF RECORDS\n");
	put_common(&w);
	for (size_t i = 0; i < c->count; i++)
		put_record(&w, &c->rows[i]);
	eg_buf_cstr(&w.out, tail);
	eg_str text = eg_str_copy(a, eg_buf_view(&w.out));
	eg_buf_release(&w.out);
	return text;
}
