#include "content/maker.h"

#include "locale/locale.h"

/* Of a computed number those places say more than anybody counted. */
#define PLACES_SHOWN 4

/* A fraction that a query computed, in the language's signs: 12.0 is 12. */
static eg_str fraction_words(eg_maker *k, eg_str s)
{
	int64_t v;
	return eg_parse_rounded(s, PLACES_SHOWN, &v)
		       ? eg_format_fixed(k->arena, v, PLACES_SHOWN, true, k->lang)
		       : s;
}

eg_str eg_make_cell_words(eg_maker *k, const eg_cell *c)
{
	switch ((enum eg_cell_kind)c->kind) {
	case EG_CELL_NULL:
		return (eg_str){NULL, 0};
	case EG_CELL_INTEGER:
		return eg_format_integer(k->arena, c->integer, k->lang);
	case EG_CELL_TEXT:
		return c->fraction ? fraction_words(k, c->text) : c->text;
	}
	return (eg_str){NULL, 0};
}

/* -- names -- */

typedef struct found {
	const eg_cell *cell;
	bool prose;
} found;

static bool find_in(const eg_scope *s, eg_str column, found *out)
{
	for (size_t i = 0; i < s->rows->columns; i++) {
		if (!eg_str_eq(s->rows->names[i], column))
			continue;
		out->cell = &s->rows->cells[s->row * s->rows->columns + i];
		out->prose = s->rows->prose[i];
		return true;
	}
	return false;
}

/* {{as.column}} or {{column}}, innermost row first. */
static bool find_name(const eg_maker *k, eg_str name, found *out)
{
	size_t dot = eg_str_find(name, EG_STR("."), 0);
	for (size_t i = k->scope_count; i > 0; i--) {
		const eg_scope *s = &k->scopes[i - 1];
		if (dot == SIZE_MAX) {
			if (!k->in_record && find_in(s, name, out))
				return true;
		} else if (eg_str_eq(s->as, eg_str_cut(name, 0, dot))) {
			/* prose in prose might hold itself */
			return find_in(s, eg_str_cut(name, dot + 1, name.n), out) &&
			       !(k->in_record && out->prose);
		}
	}
	return false;
}

/* The place of a piece of the template, as narrow as it is known. */
static eg_span piece_span(const eg_maker *k, eg_str piece, eg_span around)
{
	const eg_value *v = k->spec;
	uintptr_t p = (uintptr_t)piece.p, from = v ? (uintptr_t)v->as.text.p : 0;
	if (!v || p < from || p + piece.n > from + v->as.text.n)
		return around;
	return eg_value_inner(v, (uint32_t)(p - from), (uint32_t)(p - from + piece.n));
}

/* Whether the name stands for prose, which is not put into prose. */
static bool is_prose(const eg_maker *k, eg_str name)
{
	size_t dot = eg_str_find(name, EG_STR("."), 0);
	found f;
	for (size_t i = k->in_record && dot != SIZE_MAX ? k->scope_count : 0; i > 0; i--)
		if (eg_str_eq(k->scopes[i - 1].as, eg_str_cut(name, 0, dot)) &&
			find_in(&k->scopes[i - 1], eg_str_cut(name, dot + 1, name.n), &f))
			return f.prose;
	return false;
}

static void unknown_name(eg_maker *k, eg_str name, eg_span span)
{
	eg_vocabulary names = {.arena = k->arena};
	eg_finding *f = eg_report(
		k->diag, EG_R_FACT_UNKNOWN, span, "'{{%.*s}}' stands for nothing", EG_ARG(name));
	size_t dot = eg_str_find(name, EG_STR("."), 0);
	for (size_t i = k->scope_count; i > 0; i--) {
		const eg_scope *s = &k->scopes[i - 1];
		if (dot != SIZE_MAX && eg_str_eq(s->as, eg_str_cut(name, 0, dot)))
			eg_help_columns(k, f, eg_strf(k->arena, "'%.*s'", EG_ARG(s->as)), s->rows);
		for (size_t c = 0; c < s->rows->columns; c++) {
			eg_str column = s->rows->names[c];
			if (k->in_record && s->rows->prose[c])
				continue;
			if (!k->in_record)
				eg_vocabulary_add(&names, column);
			if (s->as.n)
				eg_vocabulary_add(&names, eg_strf(k->arena, "%.*s.%.*s",
								  EG_ARG(s->as), EG_ARG(column)));
		}
	}
	for (size_t i = 0; i < k->fact_names.count; i++)
		eg_vocabulary_add(&names,
			eg_strf(k->arena, "fact.%.*s", EG_ARG(k->fact_names.entries[i].key)));
	if (is_prose(k, name))
		eg_say_help(f, "it is prose, which has no place within the prose of a record");
	else
		eg_help_near(f, name, &names);
}

void eg_fill_record(eg_maker *k, eg_str text, const eg_run *like, eg_runs *out)
{
	size_t scopes = k->scope_count;
	bool before = k->in_record;
	k->scope_count = 0;
	while (k->scope_count < scopes && k->scopes[k->scope_count].always)
		k->scope_count++;
	k->in_record = true;
	eg_fill_text(k, text, like, out);
	k->in_record = before;
	k->scope_count = scopes;
}

void eg_make_cell(eg_maker *k, const eg_cell *c, bool prose, const eg_run *like, eg_runs *out)
{
	eg_run run = *like;
	run.text = eg_make_cell_words(k, c);
	if (!run.text.n)
		return;
	if (!prose) {
		eg_runs_value(k, out, run);
		return;
	}
	const eg_value *spec = k->spec;
	k->spec = NULL;
	eg_markdown_runs(k, run.text, like->span, like->style, eg_fill_record, out);
	k->spec = spec;
}

void eg_make_cell_blocks(eg_maker *k, const eg_cell *c, eg_span span, eg_block *parent)
{
	const eg_value *spec = k->spec;
	if (c->kind != EG_CELL_TEXT)
		return;
	k->spec = NULL;
	k->plain_refs = true;
	eg_markdown_blocks(k, c->text, span, EG_S_BODY, eg_fill_record, parent);
	k->plain_refs = false;
	k->spec = spec;
}

/* Numbers of goals and objectives, which come from their order. */
static bool is_level_number(eg_str name)
{
	return eg_str_is(name, "goal.number") || eg_str_is(name, "objective.number");
}

static void fill_name(eg_maker *k, eg_str inside, const eg_run *like, eg_runs *out)
{
	found f;
	eg_run run = *like;
	eg_str name = eg_str_trim(inside);
	run.lang = (eg_str){NULL, 0}; /* what is put in is not of the template's language */
	if (find_name(k, name, &f)) {
		eg_cell cell = *f.cell;
		run.lang = eg_column_lang(k, name, f.cell);
		if (cell.kind == EG_CELL_TEXT && is_level_number(name))
			cell.text = eg_in_digits(k->arena, cell.text, k->lang);
		eg_make_cell(k, &cell, f.prose, &run, out);
	} else if (eg_facts_find(k, name, &run.text)) {
		if (run.text.n)
			eg_runs_add(k, out, run);
	} else if (k->spec) {
		unknown_name(k, name, piece_span(k, name.n ? name : inside, like->span));
	}
}

void eg_fill_text(eg_maker *k, eg_str text, const eg_run *like, eg_runs *out)
{
	size_t at = 0;
	while (at < text.n) {
		size_t open = eg_str_find(text, EG_STR("{{"), at);
		size_t close =
			open == SIZE_MAX ? SIZE_MAX : eg_str_find(text, EG_STR("}}"), open + 2);
		eg_run run = *like;
		run.text = eg_str_cut(text, at, close == SIZE_MAX ? text.n : open);
		if (run.text.n)
			eg_runs_add(k, out, run);
		if (open != SIZE_MAX && close == SIZE_MAX && k->spec)
			eg_say_help(
				eg_report(k->diag, EG_R_FACT_UNKNOWN,
					piece_span(k, eg_str_cut(text, open, open + 2), like->span),
					"'{{' is not closed"),
				"write '}}' after the name");
		if (close == SIZE_MAX)
			break;
		size_t before = out->count;
		fill_name(k, eg_str_cut(text, open + 2, close), like, out);
		at = close + 2;
		/* What comes out empty takes one of the blanks around it along. */
		bool blank_before = open == 0 || text.p[open - 1] == ' ';
		if (out->count == before && blank_before && at < text.n && text.p[at] == ' ')
			at++;
	}
}

/* -- templates -- */

void eg_make_runs(eg_maker *k, const eg_value *value, uint32_t style, eg_runs *out)
{
	if (!value || value->said != EG_SAID_VALUE)
		return;
	k->spec = value;
	eg_run like = {.style = style, .span = value->span};
	eg_str text = eg_template_text(k, value, &like.lang);
	eg_fill_text(k, text, &like, out);
	k->spec = NULL;
}

void eg_make_prose_runs(eg_maker *k, const eg_value *value, eg_runs *out)
{
	if (!value || value->said != EG_SAID_VALUE)
		return;
	eg_str text = eg_template_text(k, value, &k->template_lang);
	k->spec = value;
	eg_markdown_runs(k, text, value->span, 0, eg_fill_text, out);
	k->spec = NULL;
	k->template_lang = (eg_str){NULL, 0};
}

eg_str eg_make_words(eg_maker *k, const eg_value *value)
{
	eg_runs runs = {0};
	eg_make_runs(k, value, 0, &runs);
	return eg_runs_plain(k->arena, runs.items, runs.count);
}

bool eg_make_number(eg_maker *k, const eg_value *value, int64_t *out)
{
	eg_str words = eg_make_words(k, value);
	return words.n && eg_parse_int(eg_plain_digits(k->arena, words, k->lang), out);
}

eg_str eg_make_label(eg_maker *k, const eg_value *value, eg_str *lang)
{
	eg_runs runs = {0};
	*lang = (eg_str){NULL, 0};
	eg_make_runs(k, value, 0, &runs);
	for (size_t i = 0; i < runs.count; i++)
		if (runs.items[i].lang.n)
			*lang = runs.items[i].lang;
	return eg_runs_plain(k->arena, runs.items, runs.count);
}

eg_str eg_fill_words(eg_maker *k, eg_fill *fill, eg_str text, eg_span span)
{
	eg_runs runs = {0};
	if (!fill || eg_str_find(text, EG_STR("{{"), 0) == SIZE_MAX)
		return text;
	fill(k, text, &(eg_run){.span = span}, &runs);
	return eg_runs_plain(k->arena, runs.items, runs.count);
}

/* Ids are the same in all languages. */
static eg_str id_words(eg_maker *k, const eg_value *value)
{
	eg_runs runs = {0};
	if (!value || value->said != EG_SAID_VALUE)
		return (eg_str){NULL, 0};
	k->spec = value;
	eg_fill_text(k, value->as.text, &(eg_run){.span = value->span}, &runs);
	k->spec = NULL;
	return eg_runs_plain(k->arena, runs.items, runs.count);
}

eg_str eg_make_id(eg_maker *k, const eg_value *value)
{
	eg_str id = id_words(k, value);
	bool is_new = true;
	if (id.n && k->dry)
		(void)eg_map_add(&k->absent, id, 0, NULL);
	if (!id.n || k->dry)
		return id;
	uint32_t at = eg_map_add(&k->ids, id, (uint32_t)k->ids.count, &is_new);
	if (is_new) {
		k->id_spans = eg_grow(k->arena, k->id_spans, at, &k->id_cap, sizeof *k->id_spans);
		k->id_spans[at] = value->span;
	} else if (eg_is_own(k, value->span) && !eg_model_find(k->model, id)) {
		/* A record may be shown twice; anything else that is called the same is an
		 * oversight. */
		eg_finding *f = eg_report_as(k->diag, EG_WARNING, EG_R_ID_DUPLICATE, value->span,
			"two blocks have the id '%.*s'; links lead to the first", EG_ARG(id));
		if (k->id_spans[at].from != value->span.from ||
			k->id_spans[at].file != value->span.file)
			eg_say_also(f, k->id_spans[at], "first given here");
		else
			eg_say_help(f, "put a column of the row in it: '%.*s-{{id}}'", EG_ARG(id));
	}
	return id;
}

/* The name, when the whole template is one {{name}}. */
static eg_str only_name(eg_str text)
{
	eg_str t = eg_str_trim(text);
	if (t.n < 5 || !eg_str_starts(t, EG_STR("{{")) ||
		eg_str_find(t, EG_STR("}}"), 0) != t.n - 2)
		return (eg_str){NULL, 0};
	return eg_str_trim(eg_str_cut(t, 2, t.n - 2));
}

void eg_make_prose(eg_maker *k, const eg_value *value, enum eg_style style, eg_block *parent)
{
	if (!value || value->said != EG_SAID_VALUE)
		return;
	eg_str name = only_name(value->as.text);
	found f;
	if (name.p && find_name(k, name, &f) && f.prose) {
		/* a whole prose field keeps its paragraphs and lists */
		if (f.cell->kind == EG_CELL_TEXT)
			eg_markdown_blocks(
				k, f.cell->text, value->span, style, eg_fill_record, parent);
		return;
	}
	eg_str text = eg_template_text(k, value, &k->template_lang);
	k->spec = value;
	eg_markdown_blocks(k, text, value->span, style, eg_fill_text, parent);
	k->template_lang = (eg_str){NULL, 0};
	k->spec = NULL;
}
