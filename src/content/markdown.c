/* Markdown to blocks: paragraphs, lists, definitions, figures where they are called for. */
#include "content/inline.h"

static eg_block *list_of(const eg_walk *w, const eg_prose *p, enum eg_style style);

/* A paragraph that is nothing but [[id]] of a figure sets it there, if it does not stand anywhere
 * yet. */
static bool put_figure(const eg_walk *w, const eg_prose *p, eg_block *parent)
{
	eg_maker *k = w->k;
	const eg_inline *in = p->run_count == 1 ? &p->runs[0] : NULL;
	if (!k->places_figures || !in || in->kind != EG_INLINE_REF || in->text.n)
		return false;
	eg_str id = eg_str_trim(eg_fill_words(k, w->fill, in->id, w->span));
	eg_figure_place place = {.span = eg_walk_span(w, in->from, in->to), .floats = true};
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
static bool put_definition(const eg_walk *w, const eg_prose *p, eg_block *parent)
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
	eg_runs words = eg_put_paragraph(w, &term);
	item->label = eg_runs_plain(k->arena, words.items, words.count);
	while (at < p->run_count) {
		size_t next = definition_at(p, at + 1);
		eg_prose part =
			part_of_paragraph(k, p, at, next < p->run_count ? next - 1 : p->run_count);
		eg_str *begin = &part.runs[0].text;
		*begin = eg_str_cut(*begin, 2, begin->n);
		eg_runs runs = eg_put_paragraph(w, &part);
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

static void put_block(const eg_walk *w, const eg_prose *p, enum eg_style style, eg_block *parent)
{
	eg_maker *k = w->k;
	if (p->kind == EG_PROSE_PARA && parent->kind != EG_B_ITEM &&
		(put_figure(w, p, parent) || put_definition(w, p, parent)))
		return;
	if (p->kind != EG_PROSE_PARA) {
		eg_block_add(k->arena, parent, list_of(w, p, style));
		return;
	}
	eg_runs runs = eg_put_paragraph(w, p);
	if (runs.count == 0)
		return;
	eg_block *b = eg_block_new(k->arena, EG_B_TEXT, w->span);
	b->style = (uint8_t)style;
	eg_block_runs(k, b, &runs);
	eg_block_add(k->arena, parent, b);
}

/* Depth is bounded by the lists in lists that prose has. */
static eg_block *list_of(const eg_walk *w, const eg_prose *p, enum eg_style style)
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
			eg_runs runs = eg_put_paragraph(w, &in->children[0]);
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
	eg_walk w = {.k = k, .span = span, .fill = fill};
	for (size_t i = 0; i < t.count; i++)
		put_block(&w, &t.blocks[i], style, parent);
}

/* Paragraphs and items one after the other, each on a line of its own. */
static void flatten(const eg_walk *w, const eg_prose *blocks, size_t count, uint32_t style,
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
		eg_put_inline(w, blocks[i].runs, blocks[i].run_count, style, out);
	}
}

void eg_markdown_runs(
	eg_maker *k, eg_str text, eg_span span, uint32_t style, eg_fill *fill, eg_runs *out)
{
	eg_prose_text t = parse(k, text);
	eg_walk w = {.k = k, .span = span, .fill = fill};
	flatten(&w, t.blocks, t.count, style, out, out->count);
	eg_marks_settle(k, out);
}
