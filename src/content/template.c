#include "content/maker.h"

#include "locale/locale.h"

eg_str eg_make_cell_words(eg_maker *k, const eg_cell *c)
{
	switch ((enum eg_cell_kind)c->kind) {
	case EG_CELL_NULL: return (eg_str){NULL, 0};
	case EG_CELL_INTEGER: return eg_format_integer(k->arena, c->integer, k->lang);
	case EG_CELL_TEXT: return c->text;
	}
	return (eg_str){NULL, 0};
}

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
			if (find_in(s, name, out))
				return true;
		} else if (eg_str_eq(s->as, eg_str_cut(name, 0, dot))) {
			return find_in(s, eg_str_cut(name, dot + 1, name.n), out);
		}
	}
	return false;
}

/* Fact values lie in pairs: [0] number and word, [1] the number alone. */
static bool find_fact(const eg_maker *k, eg_str name, eg_run *out)
{
	if (!eg_str_starts(name, EG_STR("fact.")))
		return false;
	eg_str fact = eg_str_cut(name, 5, name.n);
	bool alone = eg_str_ends(fact, EG_STR(".value"));
	if (alone)
		fact = eg_str_cut(fact, 0, fact.n - 6);
	uint32_t i = eg_map_find(&k->facts, fact);
	if (i == EG_MAP_NONE)
		return false;
	*out = k->fact_values[i][alone];
	return true;
}

static void unknown_name(eg_maker *k, eg_str name, eg_span span)
{
	eg_str *names = NULL;
	size_t count = 0, cap = 0;
	for (size_t i = k->scope_count; i > 0; i--) {
		const eg_scope *s = &k->scopes[i - 1];
		for (size_t c = 0; c < s->rows->columns; c++) {
			names = eg_grow(k->arena, names, count, &cap, sizeof *names);
			names[count++] = s->as.n ? eg_strf(k->arena, "%.*s.%.*s", EG_ARG(s->as),
							   EG_ARG(s->rows->names[c]))
						 : s->rows->names[c];
		}
	}
	eg_finding *f = eg_report(k->diag, EG_R_FACT_UNKNOWN, span, "'{{%.*s}}' stands for nothing",
		EG_ARG(name));
	const eg_str *near = eg_suggest(k->arena, name, names, count);
	if (near)
		eg_say_help(f, "did you mean '{{%.*s}}'?", EG_ARG(*near));
}

static void fill_text(eg_maker *k, eg_str text, const eg_run *like, eg_runs *out);

/* Names in a field's own prose: facts only, wherever the field is shown. */
static void fill_facts(eg_maker *k, eg_str text, const eg_run *like, eg_runs *out)
{
	size_t scopes = k->scope_count;
	k->scope_count = 0;
	fill_text(k, text, like, out);
	k->scope_count = scopes;
}

static void fill_name(eg_maker *k, eg_str name, const eg_run *like, eg_runs *out)
{
	found f;
	eg_run fact;
	eg_run run = *like;
	if (find_name(k, name, &f)) {
		run.text = eg_make_cell_words(k, f.cell);
		if (f.prose && run.text.n) {
			eg_markdown_runs(k, run.text, like->span, like->style, fill_facts, out);
			return;
		}
	} else if (find_fact(k, name, &fact)) {
		run.text = fact.text;
	} else {
		unknown_name(k, name, like->span);
		return;
	}
	if (run.text.n)
		eg_runs_add(k, out, run);
}

/* Text with {{names}} to runs like `like`. */
static void fill_text(eg_maker *k, eg_str text, const eg_run *like, eg_runs *out)
{
	size_t at = 0;
	while (at < text.n) {
		size_t open = eg_str_find(text, EG_STR("{{"), at);
		size_t close = open == SIZE_MAX ? SIZE_MAX : eg_str_find(text, EG_STR("}}"), open);
		eg_run run = *like;
		run.text = eg_str_cut(text, at, close == SIZE_MAX ? text.n : open);
		if (run.text.n)
			eg_runs_add(k, out, run);
		if (close == SIZE_MAX)
			break;
		fill_name(k, eg_str_trim(eg_str_cut(text, open + 2, close)), like, out);
		at = close + 2;
	}
}

void eg_make_runs(eg_maker *k, const eg_value *value, uint32_t style, eg_runs *out)
{
	if (!value || value->said != EG_SAID_VALUE)
		return;
	eg_run like = {.style = style, .span = value->span};
	fill_text(k, value->as.text, &like, out);
}

eg_str eg_make_words(eg_maker *k, const eg_value *value)
{
	eg_runs runs = {0};
	eg_str words = EG_STR("");
	eg_make_runs(k, value, 0, &runs);
	if (runs.count == 1)
		return runs.items[0].text;
	for (size_t i = 0; i < runs.count; i++)
		words = eg_str_join(k->arena, words, runs.items[i].text);
	return words;
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
			eg_markdown_blocks(k, f.cell->text, value->span, style, fill_facts, parent);
		return;
	}
	eg_markdown_blocks(k, value->as.text, value->span, style, fill_text, parent);
}
