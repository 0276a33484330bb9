/* The reference in Markdown: a page a record, and one each for blocks, rules and views. */
#include "build/build.h"
#include "build/examples.h"
#include "build/language.h"
#include "schema/bind.h"

typedef struct writer {
	eg_arena *a;
	const eg_catalog *c;
	const eg_examples *e;
	eg_buf out;
	eg_str page;
	const char *doc; /* of a page that is no record's */
} writer;

/* -- links -- */

/* The anchor that a heading gets: letters, digits, '-' and '_'. */
static void put_anchor(eg_buf *out, eg_str heading)
{
	for (size_t i = 0; i < heading.n; i++)
		if (heading.p[i] != '.')
			eg_buf_byte(out, heading.p[i]);
}

static void put_link(writer *w, const eg_record *r)
{
	const eg_catalog_row *row = eg_catalog_at(w->c, r);
	eg_bufv(&w->out, "[%.*s](", EG_ARG(row->name));
	if (!eg_str_eq(row->page, w->page))
		eg_bufv(&w->out, "%.*s.md", EG_ARG(row->page));
	if (!row->listed || eg_str_eq(row->page, w->page)) {
		eg_buf_byte(&w->out, '#');
		put_anchor(&w->out, row->listed ? eg_str_of(row->record->key) : row->name);
	}
	eg_buf_byte(&w->out, ')');
}

/* -- fields -- */

static void put_words(writer *w, const eg_field *f)
{
	const char *between = "";
	for (const eg_word *word = f->words; word->word; word++) {
		eg_bufv(&w->out, "%s`%s`", between, word->word);
		if (word->standard)
			eg_bufv(&w->out, " (is `%s`)", word->standard);
		between = ", ";
	}
}

static void put_takes(writer *w, const eg_field *f)
{
	bool many = (f->flags & EG_F_MANY) != 0 && f->type != EG_T_WORDMAP;
	eg_buf_cstr(&w->out, many ? "one or a list: " : "");
	if (f->flags & EG_F_FIELDS)
		eg_buf_cstr(&w->out, "`yes`, or keys of the record");
	else if (f->type == EG_T_RECORD)
		put_link(w, f->record);
	else if (f->type == EG_T_NAME)
		put_words(w, f);
	else if (f->type == EG_T_REF)
		eg_bufv(&w->out, "id of %.*s", EG_ARG(eg_catalog_kinds(w->a, f->kinds)));
	else
		eg_buf_cstr(&w->out, eg_type_words(f));
	if (f->flags & EG_F_SAID)
		eg_buf_cstr(&w->out, "; `unknown`, `none`");
}

static void put_field(writer *w, const eg_field *f)
{
	const char *need = f->flags & EG_F_REQUIRED ? "required"
			   : f->flags & EG_F_CORE   ? "core"
						    : "";
	eg_bufv(&w->out, "| `%s` | %s%s| ", f->key, need, *need ? " " : "");
	put_takes(w, f);
	eg_bufv(&w->out, " | %s", f->doc);
	eg_str limits = eg_str_trim(eg_catalog_limits(w->a, f));
	if (limits.n)
		eg_bufv(&w->out, " %.*s", EG_ARG(limits));
	if (f->fallback)
		eg_bufv(&w->out, " Default: `%s`.", f->fallback);
	if (f->flags & EG_F_INTERNAL)
		eg_buf_cstr(&w->out, " Internal audiences only.");
	eg_buf_cstr(&w->out, " |\n");
}

static void put_record(writer *w, const eg_catalog_row *row)
{
	const eg_record *r = row->record;
	const eg_field *bare = eg_catalog_bare(r);
	eg_bufv(&w->out, "%s\n\n", r->doc);
	if (r->flags & EG_REC_TOP)
		eg_bufv(&w->out, "A list under the key `%s:` of a spec file.\n\n", r->key);
	if (r->flags & EG_REC_ONCE)
		eg_bufv(&w->out, "The key `%s:` of a spec file, once in a strategy.\n\n", r->key);
	eg_str place = row->listed ? eg_catalog_place(w->a, w->c, r) : (eg_str){NULL, 0};
	if (place.n)
		eg_bufv(&w->out, "Stands under %.*s.\n\n", EG_ARG(place));
	if (bare)
		eg_bufv(&w->out, "A bare value stands for `%s`.\n\n", bare->key);
	eg_buf_cstr(&w->out, "| key | | takes | what it says |\n| --- | --- | --- | --- |\n");
	for (unsigned f = 0; f < r->count; f++)
		put_field(w, &r->fields[f]);
	eg_str example = eg_example_record(w->e, w->a, r);
	if (example.p)
		eg_bufv(&w->out, "\n```yaml\n%.*s```\n", EG_ARG(example));
}

/* -- pages -- */

static void put_record_page(writer *w)
{
	bool first = true;
	for (size_t i = 0; i < w->c->count; i++) {
		const eg_catalog_row *row = &w->c->rows[i];
		if (!eg_str_eq(row->page, w->page))
			continue;
		eg_bufv(&w->out, "%s %.*s\n\n", first ? "#" : "\n##",
			EG_ARG(first ? w->page : row->name));
		/* A page that begins with a record that is not listed has both heads. */
		if (first && !row->listed)
			eg_bufv(&w->out, "%s\n\n## %.*s\n\n", w->doc, EG_ARG(row->name));
		put_record(w, row);
		first = false;
	}
}

static void put_finding(writer *w, const char *rule)
{
	eg_str before, after;
	if (eg_example_finding(w->a, rule, &before, &after))
		eg_bufv(&w->out, "\n```yaml\n%.*s```\n\nMended:\n\n```yaml\n%.*s```\n",
			EG_ARG(before), EG_ARG(after));
}

static void put_rules(writer *w)
{
	eg_buf_cstr(&w->out, "# Findings\n\nEvery finding has a name, by which `engross explain` "
			     "tells of it and `strategy.rules` sets its level.\n");
	for (size_t i = 0; i < EG_RULE_COUNT; i++) {
		const eg_rule_info *info = eg_rule_info_of((enum eg_rule)i);
		eg_bufv(&w->out, "\n## %s\n\n%s (%s). %s\n", info->name, info->title,
			eg_level_word(info->level), info->text);
		put_finding(w, info->name);
	}
}

static void put_views(writer *w)
{
	eg_buf_cstr(&w->out, "# Views\n\nTables that every dataset has, beside those of the "
			     "records. Any query may use them.\n");
	for (size_t i = 0; i < eg_views_count(); i++) {
		eg_str name = eg_views_name(i), units = eg_view_units(w->a, name);
		eg_bufv(&w->out, "\n## %.*s\n\n%.*s\n", EG_ARG(name), EG_ARG(eg_view_doc(name)));
		if (units.n)
			eg_bufv(&w->out, "\n%.*s\n", EG_ARG(units));
		eg_bufv(&w->out, "\n```sql\n%.*s\n```\n", EG_ARG(eg_view_sql(name)));
	}
}

static void put_language(writer *w)
{
	size_t count;
	const eg_language_part *parts = eg_language_parts(&count);
	eg_buf_cstr(&w->out, "# The language\n");
	for (size_t p = 0; p < count; p++) {
		eg_bufv(&w->out, "\n## %s\n\n%s\n\n", parts[p].title, parts[p].intro);
		for (size_t i = 0; i < parts[p].count; i++)
			eg_bufv(&w->out, "- %s%s%s: %s\n", p ? "`" : "**", parts[p].rows[i].typed,
				p ? "`" : "**", parts[p].rows[i].words);
	}
}

static const struct {
	const char *page;
	void (*put)(writer *w);
	const char *doc;
} others[] = {
	{"language", put_language, "Kinds of values, files, templates, functions of queries."},
	{"blocks", put_record_page, "What sections of the document are made of."},
	{"theme", put_record_page, "Colours, type and measures of an own theme."},
	{"rules", put_rules, "Every finding, its level and what it means."},
	{"views", put_views, "The tables that every dataset has beside those of the records."},
};

static void put_index(writer *w)
{
	eg_buf_cstr(&w->out, "# Reference\n\nMade from the program's own tables by "
			     "`tools/reference`.\n\n## Records\n\n");
	for (size_t i = 0; i < w->c->count; i++) {
		const eg_catalog_row *row = &w->c->rows[i];
		if (row->listed)
			eg_bufv(&w->out, "- [%.*s](%.*s.md): %s\n", EG_ARG(row->page),
				EG_ARG(row->page), row->record->doc);
	}
	eg_buf_cstr(&w->out, "\n## The rest\n\n");
	for (size_t i = 0; i < EG_COUNT(others); i++)
		eg_bufv(&w->out, "- [%s](%s.md): %s\n", others[i].page, others[i].page,
			others[i].doc);
}

static bool put_page(writer *w, eg_str word)
{
	if (!word.n) {
		put_index(w);
		return true;
	}
	for (size_t i = 0; i < EG_COUNT(others); i++) {
		if (!eg_str_is(word, others[i].page))
			continue;
		w->page = word;
		w->doc = others[i].doc;
		others[i].put(w);
		return true;
	}
	const eg_catalog_row *row = eg_catalog_find(w->c, word);
	if (!row)
		return false;
	w->page = row->page;
	put_record_page(w);
	return true;
}

eg_str eg_reference_page(eg_arena *a, eg_str page)
{
	const eg_examples *e = eg_examples_new(a);
	writer w = {.a = a, .c = e->catalog, .e = e};
	eg_str text = {NULL, 0};
	if (put_page(&w, page))
		text = eg_str_copy(a, eg_buf_view(&w.out));
	eg_buf_release(&w.out);
	return text;
}
