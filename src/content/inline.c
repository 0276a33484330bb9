#include "content/maker.h"

#include "prose/prose.h"

void eg_runs_add(eg_maker *k, eg_runs *runs, eg_run run)
{
	/* Nearly every cell of a long table has one run: the first stands alone. */
	if (runs->cap == 0) {
		runs->items = EG_NEW(k->arena, eg_run);
		runs->cap = 1;
	}
	runs->items = eg_grow(k->arena, runs->items, runs->count, &runs->cap, sizeof run);
	runs->items[runs->count++] = run;
}

void eg_runs_words(eg_maker *k, eg_runs *runs, eg_str words, uint32_t style, eg_span span)
{
	if (words.n)
		eg_runs_add(k, runs, (eg_run){.text = words, .style = style, .span = span});
}

static bool same_words(eg_str a, eg_str b)
{
	return a.p == b.p && a.n == b.n;
}

static bool joins(const eg_run *a, const eg_run *b)
{
	return a->style == b->style && !(a->style & (EG_I_BREAK | EG_I_SUP)) &&
	       a->sign == b->sign && !a->sign && same_words(a->lang, b->lang) &&
	       same_words(a->url, b->url) && same_words(a->dest, b->dest) &&
	       same_words(a->contents, b->contents);
}

void eg_runs_join(eg_maker *k, eg_runs *runs)
{
	size_t kept = 0;
	for (size_t i = 0; i < runs->count;) {
		eg_run run = runs->items[i];
		size_t end = i + 1, bytes = run.text.n;
		for (; end < runs->count && joins(&run, &runs->items[end]); end++)
			bytes += runs->items[end].text.n;
		if (end > i + 1) {
			char *text = eg_alloc(k->arena, bytes + 1);
			run.text = (eg_str){text, 0};
			for (; i < end; i++) {
				memcpy(text + run.text.n, runs->items[i].text.p,
					runs->items[i].text.n);
				run.text.n += runs->items[i].text.n;
			}
		}
		runs->items[kept++] = run;
		i = end;
	}
	runs->count = kept;
}

typedef struct walk {
	eg_maker *k;
	eg_span span;
	eg_fill *fill;
} walk;

static uint32_t style_bits(uint8_t inline_style)
{
	return (inline_style & EG_INLINE_EM ? EG_I_EM : 0u) |
	       (inline_style & EG_INLINE_STRONG ? EG_I_STRONG : 0u) |
	       (inline_style & EG_INLINE_CODE ? EG_I_CODE : 0u);
}

/* The place of the bytes from..to of the template being filled. */
static eg_span place_of(const walk *w, uint32_t from, uint32_t to)
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
static void put_citation(const walk *w, const eg_inline *in, uint32_t style, eg_runs *out)
{
	eg_maker *k = w->k;
	uint32_t row = eg_map_find(&k->source_row, in->id);
	if (row == EG_MAP_NONE) {
		if (k->spec && !eg_model_find(k->model, in->id))
			suggest_source(k,
				eg_report(k->diag, EG_R_CITE_UNKNOWN, place_of(w, in->from, in->to),
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
static void put_pending(const walk *w, const eg_inline *in, eg_str id, eg_run run, eg_runs *out)
{
	eg_maker *k = w->k;
	uint32_t from = in->from >= 2 ? in->from - 2 : 0; /* the brackets */
	expect_block(k,
		(eg_pending_ref){
			.id = id, .span = place_of(w, from, in->to), .has_words = run.text.n > 0});
	run.dest = id;
	run.style |= run.text.n ? 0 : EG_I_XREF;
	if (!run.text.n)
		run.text = id;
	eg_runs_add(k, out, run);
}

/* [[id]] or [[id|words]]. */
static void put_reference(const walk *w, const eg_inline *in, eg_run run, eg_runs *out)
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
				    place_of(w, from, in->to),
				    "'[[%.*s]]' is kept from this audience and leaves a gap",
				    EG_ARG(id)),
			"write '[[%.*s|words]]' with words for those who may not see it",
			EG_ARG(id));
	}
	if (run.text.n)
		eg_runs_add(k, out, run);
}

static void put_inline(
	const walk *w, const eg_inline *runs, size_t count, uint32_t style, eg_runs *out);

/* a, b, ... z, aa, ab: numbers are the sources'. */
static eg_str note_mark(eg_maker *k, size_t n)
{
	char text[16];
	size_t at = sizeof text;
	for (; n && at; n = (n - 1) / 26)
		text[--at] = (char)('a' + (n - 1) % 26);
	return eg_str_copy(k->arena, (eg_str){text + at, sizeof text - at});
}

/* The words of a note, into runs; a note has no notes. */
static void note_words(const walk *w, const eg_inline *in, eg_runs *runs)
{
	eg_maker *k = w->k;
	eg_block *notes = k->notes_to;
	k->notes_to = NULL;
	put_inline(w, in->children, in->child_count, 0, runs);
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

static eg_run note_under(const walk *w, const eg_inline *in, eg_str mark)
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
static eg_run note_at_foot(const walk *w, const eg_inline *in, eg_str mark)
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
static void put_note(const walk *w, const eg_inline *in, uint32_t style, eg_runs *out)
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

static void put_text(const walk *w, const eg_inline *in, eg_run run, eg_runs *out)
{
	eg_str url = eg_fill_words(w->k, w->fill, in->url, w->span);
	if (url.n && eg_prose_is_address(url))
		run.url = url;
	if (w->fill && eg_str_find(in->text, EG_STR("{{"), 0) != SIZE_MAX)
		w->fill(w->k, in->text, &run, out);
	else
		eg_runs_add(w->k, out, run);
}

static void put_one(const walk *w, const eg_inline *in, uint32_t under, eg_runs *out)
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

static void put_inline(
	const walk *w, const eg_inline *runs, size_t count, uint32_t style, eg_runs *out)
{
	for (size_t i = 0; i < count; i++) {
		size_t before = out->count;
		put_one(w, &runs[i], style, out);
		eg_mark_join(w->k, out, before);
	}
}

/* The runs of a paragraph, its footnotes with them. */
static eg_runs paragraph_runs(const walk *w, const eg_prose *p)
{
	eg_maker *k = w->k;
	eg_block *around = k->notes_to;
	eg_runs runs = {0};
	if (!around)
		k->notes_to = &k->foot;
	put_inline(w, p->runs, p->run_count, 0, &runs);
	k->notes_to = around;
	eg_marks_settle(k, &runs);
	return runs;
}

static eg_block *list_of(const walk *w, const eg_prose *p, enum eg_style style);

/* A paragraph that is nothing but [[id]] of a figure sets it there, if it does not stand anywhere
 * yet. */
static bool put_figure(const walk *w, const eg_prose *p, eg_block *parent)
{
	eg_maker *k = w->k;
	const eg_inline *in = p->run_count == 1 ? &p->runs[0] : NULL;
	if (!k->places_figures || !in || in->kind != EG_INLINE_REF || in->text.n)
		return false;
	eg_str id = eg_str_trim(eg_fill_words(k, w->fill, in->id, w->span));
	eg_figure_place place = {.span = place_of(w, in->from, in->to), .floats = true};
	return eg_figure_is(k, id) && eg_figure_put(k, id, &place, parent);
}

/* Where a line of the paragraph begins with ": ", from `from` on: the number of the run after the
 * line's end; the count of runs where none does. */
static size_t definition_at(const eg_prose *p, size_t from)
{
	for (size_t i = from; i + 1 < p->run_count; i++) {
		const eg_inline *end = &p->runs[i], *next = &p->runs[i + 1];
		if (end->kind == EG_INLINE_TEXT && eg_str_is(end->text, " ") &&
			next->kind == EG_INLINE_TEXT && !next->style &&
			eg_str_starts(next->text, EG_STR(": ")))
			return i + 1;
	}
	return p->run_count;
}

static eg_prose part_of_paragraph(const eg_maker *k, const eg_prose *p, size_t from, size_t to)
{
	eg_prose part = {.kind = EG_PROSE_PARA, .from = p->from, .to = p->to};
	part.run_count = to - from;
	part.runs = EG_NEW_N(k->arena, eg_inline, part.run_count);
	for (size_t i = from; i < to; i++)
		part.runs[i - from] = p->runs[i];
	return part;
}

/* "Term", and on the next line ": what it means": a paragraph of a list of definitions, to which
 * neighbours of the kind are joined. A second line that begins so is a paragraph of the same. */
static bool put_definition(const walk *w, const eg_prose *p, eg_block *parent)
{
	eg_maker *k = w->k;
	size_t at = definition_at(p, 0);
	if (!k->places_figures || at >= p->run_count || at < 2)
		return false;
	eg_block *list = parent->child_count ? parent->children[parent->child_count - 1] : NULL;
	if (!list || list->kind != EG_B_DEFINITIONS) {
		list = eg_block_new(k->arena, EG_B_DEFINITIONS, w->span);
		eg_block_add(k->arena, parent, list);
	}
	eg_block *item = eg_block_new(k->arena, EG_B_ITEM, w->span);
	eg_prose term = part_of_paragraph(k, p, 0, at - 1);
	eg_runs words = paragraph_runs(w, &term);
	item->label = eg_runs_plain(k->arena, words.items, words.count);
	while (at < p->run_count) {
		size_t next = definition_at(p, at + 1);
		eg_prose part =
			part_of_paragraph(k, p, at, next < p->run_count ? next - 1 : p->run_count);
		eg_str *begin = &part.runs[0].text;
		*begin = eg_str_cut(*begin, 2, begin->n);
		eg_runs runs = paragraph_runs(w, &part);
		eg_block *text = eg_block_new(k->arena, EG_B_TEXT, w->span);
		eg_block_runs(k, text, &runs);
		if (item->run_count == 0)
			eg_block_runs(k, item, &runs);
		else
			eg_block_add(k->arena, item, text);
		at = next;
	}
	eg_block_add(k->arena, list, item);
	return true;
}

static void put_block(const walk *w, const eg_prose *p, enum eg_style style, eg_block *parent)
{
	eg_maker *k = w->k;
	if (p->kind == EG_PROSE_PARA && parent->kind != EG_B_ITEM &&
		(put_figure(w, p, parent) || put_definition(w, p, parent)))
		return;
	if (p->kind != EG_PROSE_PARA) {
		eg_block_add(k->arena, parent, list_of(w, p, style));
		return;
	}
	eg_runs runs = paragraph_runs(w, p);
	if (runs.count == 0)
		return;
	eg_block *b = eg_block_new(k->arena, EG_B_TEXT, w->span);
	b->style = (uint8_t)style;
	eg_block_runs(k, b, &runs);
	eg_block_add(k->arena, parent, b);
}

/* Depth is bounded by the lists in lists that prose has. */
static eg_block *list_of(const walk *w, const eg_prose *p, enum eg_style style)
{
	eg_maker *k = w->k;
	eg_block *list = eg_block_new(k->arena, EG_B_LIST, w->span);
	list->ordered = p->ordered;
	list->start = p->ordered ? p->start : 1;
	for (size_t i = 0; i < p->child_count; i++) {
		const eg_prose *in = &p->children[i];
		eg_block *item = eg_block_new(k->arena, EG_B_ITEM, w->span);
		bool words = in->child_count && in->children[0].kind == EG_PROSE_PARA;
		if (words) {
			eg_runs runs = paragraph_runs(w, &in->children[0]);
			eg_block_runs(k, item, &runs);
		}
		for (size_t c = words; c < in->child_count; c++)
			put_block(w, &in->children[c], style, item);
		eg_block_add(k->arena, list, item);
	}
	return list;
}

static eg_prose_text parse(eg_maker *k, eg_str text)
{
	eg_prose_text t = eg_prose_parse(k->arena, text);
	for (size_t i = 0; k->spec && i < t.fault_count; i++) {
		const eg_prose_fault *fault = &t.faults[i];
		eg_finding *f = eg_report(k->diag, fault->rule,
			eg_value_inner(k->spec, fault->from, fault->to), "the text holds %s",
			fault->what);
		if (fault->help)
			eg_say_help(f, "%s", fault->help);
	}
	return t;
}

void eg_markdown_blocks(eg_maker *k, eg_str text, eg_span span, enum eg_style style, eg_fill *fill,
	eg_block *parent)
{
	eg_prose_text t = parse(k, text);
	walk w = {.k = k, .span = span, .fill = fill};
	for (size_t i = 0; i < t.count; i++)
		put_block(&w, &t.blocks[i], style, parent);
}

/* Paragraphs and items one after the other, each on a line of its own. */
static void flatten(const walk *w, const eg_prose *blocks, size_t count, uint32_t style,
	eg_runs *out, size_t first)
{
	for (size_t i = 0; i < count; i++) {
		if (blocks[i].kind != EG_PROSE_PARA) {
			flatten(w, blocks[i].children, blocks[i].child_count, style, out, first);
			continue;
		}
		if (out->count > first)
			eg_runs_add(w->k, out,
				(eg_run){.style = EG_I_BREAK, .text = EG_STR(""), .span = w->span});
		put_inline(w, blocks[i].runs, blocks[i].run_count, style, out);
	}
}

void eg_markdown_runs(
	eg_maker *k, eg_str text, eg_span span, uint32_t style, eg_fill *fill, eg_runs *out)
{
	eg_prose_text t = parse(k, text);
	walk w = {.k = k, .span = span, .fill = fill};
	flatten(&w, t.blocks, t.count, style, out, out->count);
	eg_marks_settle(k, out);
}
