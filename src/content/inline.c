#include "content/inline.h"

#include "locale/locale.h"

static uint32_t style_bits(uint8_t inline_style)
{
	return (inline_style & EG_INLINE_EM ? EG_I_EM : 0u) |
	       (inline_style & EG_INLINE_STRONG ? EG_I_STRONG : 0u) |
	       (inline_style & EG_INLINE_CODE ? EG_I_CODE : 0u);
}

eg_span eg_walk_span(const eg_walk *w, uint32_t from, uint32_t to)
{
	return w->k->spec ? eg_value_inner(w->k->spec, from, to) : w->span;
}

/* What this audience may call the record of that id; {NULL} when it may not see it. */
static eg_str shown_name(eg_maker *k, eg_str id)
{
	bool is_new = true;
	uint32_t at = eg_map_add(&k->shown, id, (uint32_t)k->shown.count, &is_new);
	if (!is_new)
		return k->shown_names[at];
	k->shown_names = eg_grow(k->arena, k->shown_names, at, &k->shown_cap, sizeof id);
	k->shown_names[at] = (eg_str){NULL, 0};
	eg_param param = {EG_STR("id"), {.kind = EG_CELL_TEXT, .text = id}};
	eg_rows rows;
	if (eg_query_all(k->arena, k->ds, EG_STR("SELECT name(:id)"), (eg_query_place){0}, &param,
		    1, &rows, k->diag))
		k->shown_names[at] = eg_make_cell_words(k, &rows.cells[0]);
	return k->shown_names[at];
}

/* -- links, sources and notes. The model has told of faulty ones in records; those in templates are
 * told here. -- */

static void suggest_source(eg_maker *k, eg_finding *f, eg_str id)
{
	eg_vocabulary names = {.arena = k->arena};
	for (size_t i = 0; i < k->model->id_count; i++)
		if (k->model->by_id[i]->type->kind == EG_K_SOURCE)
			eg_vocabulary_add(&names, k->model->by_id[i]->id);
	eg_help_near(f, id, &names);
}

/* A source's mark: its number in the list of sources, raised, linked. */
static void put_citation(const eg_walk *w, const eg_inline *in, uint32_t style, eg_runs *out)
{
	eg_maker *k = w->k;
	uint32_t row = eg_map_find(&k->source_row, in->id);
	if (row == EG_MAP_NONE) {
		if (k->spec && !eg_model_find(k->model, in->id))
			suggest_source(k,
				eg_report(k->diag, EG_R_CITE_UNKNOWN,
					eg_walk_span(w, in->from, in->to),
					"source '%.*s' is cited and not listed", EG_ARG(in->id)),
				in->id);
		return;
	}
	const eg_cell *c = &k->sources->cells[row * k->sources->columns];
	eg_str number = eg_make_count(k, (size_t)c[1].integer);
	eg_str words = eg_own_word(k->arena, k->lang, EG_OWN_SOURCE, number);
	if (in->text.n)
		words = eg_strf(k->arena, "%.*s, %.*s", EG_ARG(words), EG_ARG(in->text));
	eg_runs_add(k, out,
		(eg_run){.text = number,
			.style = style | EG_I_SUP,
			.dest = in->id,
			.contents =
				eg_strf(k->arena, "%.*s: %.*s", EG_ARG(words), EG_ARG(c[2].text)),
			.span = w->span});
}

static void expect_block(eg_maker *k, eg_pending_ref ref)
{
	k->refs = eg_grow(k->arena, k->refs, k->ref_count, &k->ref_cap, sizeof *k->refs);
	k->refs[k->ref_count++] = ref;
}

void eg_expect_block(eg_maker *k, eg_str id, eg_span span)
{
	k->waits = true;
	if (id.n && eg_is_own(k, span))
		expect_block(k,
			(eg_pending_ref){.id = id, .span = span, .has_words = true, .bare = true});
}

/* What is no record may be a block that is still to be made. */
static void put_pending(const eg_walk *w, const eg_inline *in, eg_str id, eg_run run, eg_runs *out)
{
	eg_maker *k = w->k;
	uint32_t from = in->from >= 2 ? in->from - 2 : 0; /* the brackets */
	expect_block(k, (eg_pending_ref){.id = id,
				.span = eg_walk_span(w, from, in->to),
				.has_words = run.text.n > 0});
	run.dest = id;
	run.style |= run.text.n ? 0 : EG_I_XREF;
	if (!run.text.n)
		run.text = id;
	eg_runs_add(k, out, run);
}

/* [[id]] or [[id|words]]. */
static void put_reference(const eg_walk *w, const eg_inline *in, eg_run run, eg_runs *out)
{
	eg_maker *k = w->k;
	const eg_value *spec = k->spec;
	eg_str id = eg_str_trim(eg_fill_words(k, w->fill, in->id, w->span));
	eg_str name = id.n ? shown_name(k, id) : (eg_str){NULL, 0};
	uint32_t from = in->from >= 2 ? in->from - 2 : 0; /* the brackets */
	if (!run.text.n)
		run.text = name;
	if (name.n) {
		if (!in->text.n && !k->plain_refs && eg_figure_is(k, id)) {
			run.style |= EG_I_XREF; /* its number, once it has one; else its title */
			k->waits = true;
		}
		run.dest = id;
	} else if (spec && id.n && !eg_model_find(k->model, id)) {
		put_pending(w, in, id, run, out);
		return;
	} else if (id.n && !run.text.n && eg_model_find(k->model, id)) {
		eg_say_help(eg_report_as(k->diag, EG_WARNING, EG_R_LINK_UNKNOWN,
				    eg_walk_span(w, from, in->to),
				    "'[[%.*s]]' is kept from this audience and leaves a gap",
				    EG_ARG(id)),
			"write '[[%.*s|words]]' with words for those who may not see it",
			EG_ARG(id));
	}
	if (run.text.n)
		eg_runs_add(k, out, run);
}

/* a, b, ... z, aa, ab: numbers are the sources'. */
static eg_str note_mark(eg_maker *k, size_t n)
{
	return eg_count_by_letters(k->arena, n, k->lang);
}

/* The words of a note, into runs; a note has no notes. */
static void note_words(const eg_walk *w, const eg_inline *in, eg_runs *runs)
{
	eg_maker *k = w->k;
	eg_block *notes = k->notes_to;
	k->notes_to = NULL;
	eg_put_inline(w, in->children, in->child_count, 0, runs);
	k->notes_to = notes;
}

/* A note of a table: a text under it, which begins with its mark. */
static void add_note_under(eg_maker *k, eg_str mark, const eg_runs *words, eg_span span)
{
	eg_block *note = eg_block_new(k->arena, EG_B_TEXT, span);
	note->style = EG_S_NOTE;
	note->label = mark;
	eg_runs runs = {0};
	eg_runs_add(k, &runs, (eg_run){.text = mark, .style = EG_I_SUP, .span = span});
	eg_runs_words(k, &runs, EG_STR("\xC2\xA0"), 0, span);
	for (size_t i = 0; i < words->count; i++)
		eg_runs_add(k, &runs, words->items[i]);
	eg_block_runs(k, note, &runs);
	eg_block_add(k->arena, k->notes_to, note);
}

static eg_run note_under(const eg_walk *w, const eg_inline *in, eg_str mark)
{
	eg_runs words = {0};
	note_words(w, in, &words);
	add_note_under(w->k, mark, &words, w->span);
	return (eg_run){.text = mark, .span = w->span};
}

eg_str eg_make_note(eg_maker *k, const eg_value *value)
{
	eg_block *notes = k->notes_to;
	eg_runs words = {0};
	k->notes_to = NULL;
	eg_make_prose_runs(k, value, &words);
	k->notes_to = notes;
	if (words.count == 0 || !notes)
		return (eg_str){NULL, 0};
	eg_str mark = note_mark(k, ++k->notes);
	add_note_under(k, mark, &words, value->span);
	return mark;
}

/* A footnote hangs on its mark, which is read as "Note 3". */
static eg_run note_at_foot(const eg_walk *w, const eg_inline *in, eg_str mark)
{
	eg_maker *k = w->k;
	eg_block *note = eg_block_new(k->arena, EG_B_NOTE, w->span);
	note->label = mark;
	note->id = eg_strf(k->arena, "note.%.*s", EG_ARG(mark));
	note->running = eg_own_word(k->arena, k->lang, EG_OWN_NOTE, mark);
	eg_runs runs = {0};
	note_words(w, in, &runs);
	eg_marks_settle(k, &runs);
	eg_block_runs(k, note, &runs);
	return (eg_run){.text = mark, .contents = note->running, .note = note, .span = w->span};
}

/* Numbers are the sources', if there are any; then notes have letters. */
static void put_note(const eg_walk *w, const eg_inline *in, uint32_t style, eg_runs *out)
{
	eg_maker *k = w->k;
	if (!k->notes_to)
		return;
	bool letters = k->notes_to != &k->foot || k->sources->count;
	eg_str mark = letters ? note_mark(k, ++k->notes) : eg_make_count(k, ++k->footnotes);
	eg_run run = k->notes_to == &k->foot ? note_at_foot(w, in, mark) : note_under(w, in, mark);
	run.style = style | EG_I_SUP;
	eg_runs_add(k, out, run);
}

static void put_text(const eg_walk *w, const eg_inline *in, eg_run run, eg_runs *out)
{
	eg_str url = eg_fill_words(w->k, w->fill, in->url, w->span);
	if (url.n && eg_prose_is_address(url))
		run.url = url;
	if (w->fill && eg_str_find(in->text, EG_STR("{{"), 0) != SIZE_MAX)
		w->fill(w->k, in->text, &run, out);
	else
		eg_runs_add(w->k, out, run);
}

static void put_one(const eg_walk *w, const eg_inline *in, uint32_t under, eg_runs *out)
{
	eg_run run = {.style = under | style_bits(in->style), .span = w->span, .text = in->text};
	if (w->fill == eg_fill_text) /* the template's own words */
		run.lang = w->k->template_lang;
	switch ((enum eg_inline_kind)in->kind) {
	case EG_INLINE_TEXT:
		put_text(w, in, run, out);
		break;
	case EG_INLINE_BREAK:
		run.style |= EG_I_BREAK;
		eg_runs_add(w->k, out, run);
		break;
	case EG_INLINE_REF:
		put_reference(w, in, run, out);
		break;
	case EG_INLINE_CITE:
		put_citation(w, in, run.style, out);
		break;
	case EG_INLINE_NOTE:
		put_note(w, in, run.style, out);
		break;
	}
}

void eg_put_inline(
	const eg_walk *w, const eg_inline *runs, size_t count, uint32_t style, eg_runs *out)
{
	for (size_t i = 0; i < count; i++) {
		size_t before = out->count;
		put_one(w, &runs[i], style, out);
		eg_mark_join(w->k, out, before);
	}
}

eg_runs eg_put_paragraph(const eg_walk *w, const eg_prose *p)
{
	eg_maker *k = w->k;
	eg_block *around = k->notes_to;
	eg_runs runs = {0};
	if (!around)
		k->notes_to = &k->foot;
	eg_put_inline(w, p->runs, p->run_count, 0, &runs);
	k->notes_to = around;
	eg_marks_settle(k, &runs);
	return runs;
}
