/* What a rule, view, record or field means, for `engross explain`. */
#include "build/build.h"
#include "build/examples.h"
#include "build/language.h"
#include "schema/bind.h"

static eg_str text_of(eg_arena *a, eg_buf *out)
{
	eg_str s = eg_str_copy(a, eg_buf_view(out));
	eg_buf_release(out);
	return s;
}

/* The lines of an example, set in. */
static void put_example(eg_buf *out, const char *head, eg_str text)
{
	if (!text.n)
		return;
	eg_bufv(out, "\n%s\n\n", head);
	for (size_t at = 0; at < text.n;) {
		size_t end = eg_str_find(text, EG_STR("\n"), at);
		end = end == SIZE_MAX ? text.n : end;
		eg_bufv(out, "%s%.*s\n", end > at ? "    " : "", EG_ARG(eg_str_cut(text, at, end)));
		at = end + 1;
	}
}

static eg_str explain_rule(eg_arena *a, enum eg_rule rule)
{
	const eg_rule_info *info = eg_rule_info_of(rule);
	eg_str before, after;
	eg_buf out = {0};
	eg_bufv(&out, "%s (%s%s): %s\n\n%s\n", info->name, eg_level_word(info->level),
		info->strict ? "; error in a final edition" : "", info->title, info->text);
	if (eg_example_finding(a, info->name, &before, &after)) {
		put_example(&out, "Before:", before);
		put_example(&out, "After:", after);
	}
	return text_of(a, &out);
}

/* -- fields -- */

static void put_words(eg_buf *out, const eg_field *f)
{
	const char *lead = "One of: ";
	for (const eg_word *w = f->words; w && w->word; w++) {
		if (w->standard)
			continue;
		eg_bufv(out, "%s%s", lead, w->word);
		lead = ", ";
	}
	eg_buf_cstr(out, f->words ? ".\n" : "");
	lead = "Also read: ";
	for (const eg_word *w = f->words; w && w->word; w++) {
		if (!w->standard)
			continue;
		eg_bufv(out, "%s%s (is %s)", lead, w->word, w->standard);
		lead = ", ";
	}
	eg_buf_cstr(out, strcmp(lead, ", ") == 0 ? ".\n" : "");
}

static void put_takes(eg_buf *out, eg_arena *a, const eg_examples *e, const eg_field *f)
{
	bool many = (f->flags & EG_F_MANY) != 0 && f->type != EG_T_WORDMAP;
	eg_bufv(out, "Takes %s", many ? "one or a list: " : "");
	if (f->flags & EG_F_FIELDS)
		eg_buf_cstr(out, "yes, or keys of the record");
	else if (f->type == EG_T_RECORD)
		eg_bufv(out, "%.*s", EG_ARG(eg_catalog_at(e->catalog, f->record)->name));
	else if (f->type == EG_T_REF)
		eg_bufv(out, "the id of %.*s", EG_ARG(eg_catalog_kinds(a, f->kinds)));
	else
		eg_buf_cstr(out, eg_type_words(f));
	if (f->flags & EG_F_LOCAL)
		eg_buf_cstr(out, " or a path");
	eg_bufv(out, "%s.\n", f->flags & EG_F_SAID ? "; unknown; none" : "");
}

static void put_facts(eg_buf *out, eg_arena *a, const eg_field *f)
{
	eg_str limits = eg_str_trim(eg_catalog_limits(a, f));
	put_words(out, f);
	if (limits.n)
		eg_bufv(out, "%.*s\n", EG_ARG(limits));
	if (f->fallback)
		eg_bufv(out, "Default: %s\n", f->fallback);
	if (f->flags & EG_F_REQUIRED)
		eg_buf_cstr(out, "Required.\n");
	else if (f->flags & EG_F_CORE)
		eg_buf_cstr(out, "Core: readers of a final edition will miss it.\n");
	if (f->flags & EG_F_MARKABLE)
		eg_bufv(out, "Takes a marking of its own under '%s_marking'.\n", f->key);
	if (f->flags & EG_F_INTERNAL)
		eg_buf_cstr(out, "Internal audiences only.\n");
	if (f->flags & EG_F_BARE)
		eg_buf_cstr(out, "A bare value in place of the record stands for it.\n");
	if (f->sql && !(f->flags & EG_F_MANY) && strcmp(f->sql, f->key) != 0)
		eg_bufv(out, "Queries find it in the column '%s'.\n", f->sql);
}

static eg_str explain_field(eg_arena *a, const eg_record *r, eg_str name, unsigned at)
{
	const eg_field *f = &r->fields[at];
	const eg_examples *e = eg_examples_new(a);
	eg_buf out = {0};
	eg_bufv(&out, "%.*s.%s: %s\n\n", EG_ARG(name), f->key, f->doc);
	put_takes(&out, a, e, f);
	put_facts(&out, a, f);
	put_example(&out, "Example:", eg_example_field(e, a, r, at));
	return text_of(a, &out);
}

static eg_str explain_record(eg_arena *a, const eg_record *r, eg_str name)
{
	eg_buf out = {0};
	const eg_examples *e = eg_examples_new(a);
	eg_str place = eg_catalog_place(a, e->catalog, r);
	eg_bufv(&out, "%.*s: %s\n\n", EG_ARG(name), r->doc);
	if (place.n)
		eg_bufv(&out, "Stands under %.*s.\n\n", EG_ARG(place));
	for (uint16_t i = 0; i < r->count; i++)
		eg_bufv(&out, "  %-16s%s %s\n", r->fields[i].key,
			r->fields[i].flags & EG_F_REQUIRED ? "*" : " ", r->fields[i].doc);
	eg_buf_cstr(&out, "\n* required\n");
	put_example(&out, "Example:", eg_example_record(e, a, r));
	return text_of(a, &out);
}

/* Follows `activity.trl.from` from record to record. */
static eg_str explain_path(eg_arena *a, eg_str word)
{
	size_t dot = eg_str_find(word, EG_STR("."), 0);
	const eg_record *r = eg_schema_find(eg_str_cut(word, 0, dot));
	eg_str name = dot == SIZE_MAX && r ? eg_str_of(r->key) : eg_str_cut(word, 0, dot);
	while (r && dot != SIZE_MAX) {
		size_t next = eg_str_find(word, EG_STR("."), dot + 1);
		int at = eg_field_find(r, eg_str_cut(word, dot + 1, next));
		if (at < 0)
			return (eg_str){NULL, 0};
		if (next == SIZE_MAX)
			return explain_field(a, r, name, (unsigned)at);
		r = r->fields[at].record;
		name = eg_str_cut(word, 0, next);
		dot = next;
	}
	if (r)
		return explain_record(a, r, name);
	const eg_catalog_row *row = eg_catalog_find(eg_catalog_new(a), word);
	return row ? explain_record(a, row->record, row->name) : (eg_str){NULL, 0};
}

eg_str eg_explain(eg_arena *a, eg_str word)
{
	enum eg_rule rule = eg_rule_find(word);
	if (rule != EG_RULE_COUNT)
		return explain_rule(a, rule);
	if (eg_view_doc(word).n) {
		eg_str units = eg_view_units(a, word);
		return eg_strf(a, "%.*s: %.*s\n%s%.*s%s\n%.*s\n", EG_ARG(word),
			EG_ARG(eg_view_doc(word)), units.n ? "\n" : "", EG_ARG(units),
			units.n ? "\n" : "", EG_ARG(eg_view_sql(word)));
	}
	const eg_language_row *row = eg_language_find(word);
	eg_str path = explain_path(a, word);
	if (path.n || !row)
		return path;
	return eg_strf(a, "%s\n\n%s\n", row->typed, row->words);
}
