#include "content/maker.h"

#include "locale/locale.h"
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
	return a->style == b->style && !(a->style & (EG_I_BREAK | EG_I_SUP)) && a->sign == b->sign &&
		!a->sign && same_words(a->lang, b->lang) && same_words(a->url, b->url) &&
		same_words(a->dest, b->dest) && same_words(a->contents, b->contents);
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
				memcpy(text + run.text.n, runs->items[i].text.p, runs->items[i].text.n);
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
	eg_block *notes; /* where footnotes go: blocks after the paragraph; NULL leaves them out */
} walk;

static uint32_t style_bits(uint8_t inline_style)
{
	return (inline_style & EG_INLINE_EM ? EG_I_EM : 0u) |
		(inline_style & EG_INLINE_STRONG ? EG_I_STRONG : 0u) |
		(inline_style & EG_INLINE_CODE ? EG_I_CODE : 0u);
}

static eg_str number_words(eg_maker *k, size_t n)
{
	return eg_strf(k->arena, "%zu", n);
}

/* A source's mark: its number in the list of sources, raised, linked. */
static void put_citation(const walk *w, const eg_inline *in, uint32_t style, eg_runs *out)
{
	eg_maker *k = w->k;
	uint32_t row = eg_map_find(&k->source_row, in->id);
	const eg_rec *r = eg_model_find(k->model, in->id);
	if (row == EG_MAP_NONE || !r)
		return; /* the model has said that it is unknown */
	const eg_cell *c = &k->sources->cells[row * k->sources->columns + 1];
	eg_str title = eg_rec_title(r);
	eg_runs_add(k, out,
		(eg_run){.text = number_words(k, (size_t)c->integer),
			.style = style | EG_I_SUP,
			.dest = in->id,
			.contents = in->text.n ? eg_strf(k->arena, "Source %d, %.*s: %.*s",
							(int)c->integer, EG_ARG(in->text), EG_ARG(title))
					       : eg_strf(k->arena, "Source %d: %.*s", (int)c->integer,
							EG_ARG(title)),
			.span = w->span});
}

static void put_inline(const walk *w, const eg_inline *runs, size_t count, uint32_t style,
	eg_runs *out);

/* A footnote's mark; its text becomes a note after the paragraph. */
static void put_note(const walk *w, const eg_inline *in, uint32_t style, eg_runs *out)
{
	eg_maker *k = w->k;
	if (!w->notes)
		return;
	eg_str number = number_words(k, ++k->notes);
	eg_runs_add(k, out, (eg_run){.text = number, .style = style | EG_I_SUP, .span = w->span});
	eg_block *note = eg_block_new(k->arena, EG_B_TEXT, w->span);
	note->style = EG_S_NOTE;
	eg_runs runs = {0};
	walk inner = *w;
	inner.notes = NULL;
	eg_runs_add(k, &runs, (eg_run){.text = number, .style = EG_I_SUP, .span = w->span});
	eg_runs_words(k, &runs, EG_STR("\xC2\xA0"), 0, w->span);
	put_inline(&inner, in->children, in->child_count, 0, &runs);
	eg_block_runs(k, note, &runs);
	eg_block_add(k->arena, w->notes, note);
}

static void put_one(const walk *w, const eg_inline *in, uint32_t under, eg_runs *out)
{
	eg_maker *k = w->k;
	eg_run run = {.style = under | style_bits(in->style), .span = w->span, .text = in->text};
	switch ((enum eg_inline_kind)in->kind) {
	case EG_INLINE_TEXT:
		if (in->url.n && eg_str_find(in->url, EG_STR(":"), 0) != SIZE_MAX)
			run.url = in->url;
		if (w->fill && eg_str_find(in->text, EG_STR("{{"), 0) != SIZE_MAX)
			w->fill(k, in->text, &run, out);
		else
			eg_runs_add(k, out, run);
		break;
	case EG_INLINE_BREAK:
		run.style |= EG_I_BREAK;
		eg_runs_add(k, out, run);
		break;
	case EG_INLINE_REF: {
		const eg_rec *r = eg_model_find(k->model, in->id);
		if (!run.text.n && r)
			run.text = eg_rec_title(r);
		run.dest = in->id;
		if (run.text.n)
			eg_runs_add(k, out, run);
		break;
	}
	case EG_INLINE_CITE: put_citation(w, in, run.style, out); break;
	case EG_INLINE_NOTE: put_note(w, in, run.style, out); break;
	}
}

/* A raised mark stands right after the word: the blank before it goes (DESIGNBOOK.md 5.19). */
static void join_mark(eg_maker *k, eg_runs *out, size_t before)
{
	if (before == 0 || before >= out->count || !(out->items[before].style & EG_I_SUP))
		return;
	eg_run *last = &out->items[before - 1];
	if (last->style & EG_I_SUP) { /* two marks side by side: a thin gap keeps them apart */
		eg_run gap = *last;
		gap.text = EG_STR(",");
		gap.dest = (eg_str){NULL, 0};
		gap.contents = (eg_str){NULL, 0};
		eg_run mark = out->items[before];
		out->count = before;
		eg_runs_add(k, out, gap);
		eg_runs_add(k, out, mark);
	} else if (last->text.n && last->text.p[last->text.n - 1] == ' ') {
		last->text.n--;
	}
}

static void put_inline(const walk *w, const eg_inline *runs, size_t count, uint32_t style,
	eg_runs *out)
{
	for (size_t i = 0; i < count; i++) {
		size_t before = out->count;
		put_one(w, &runs[i], style, out);
		join_mark(w->k, out, before);
	}
}

static bool is_point(char c)
{
	return c == '.' || c == ',' || c == ';' || c == ':';
}

/* Punctuation goes before the mark of a source or note: "word [@law]." is set "word.1"
 * (DESIGNBOOK.md 7, detail 21). */
static void marks_after_points(eg_maker *k, eg_runs *runs)
{
	eg_runs out = {0};
	for (size_t i = 0; i < runs->count; i++) {
		size_t end = i; /* of the marks that begin here */
		while (end < runs->count && (runs->items[end].style & EG_I_SUP))
			end++;
		if (end > i && end < runs->count && runs->items[end].text.n &&
			is_point(runs->items[end].text.p[0])) {
			eg_run point = runs->items[end];
			point.text = eg_str_cut(point.text, 0, 1);
			eg_runs_add(k, &out, point);
			runs->items[end].text =
				eg_str_cut(runs->items[end].text, 1, runs->items[end].text.n);
		}
		for (; i < end; i++)
			eg_runs_add(k, &out, runs->items[i]);
		if (i < runs->count && (runs->items[i].text.n || (runs->items[i].style & EG_I_BREAK)))
			eg_runs_add(k, &out, runs->items[i]);
	}
	*runs = out;
}

static eg_block *list_of(const walk *w, const eg_prose *p, enum eg_style style);

static void put_block(const walk *w, const eg_prose *p, enum eg_style style, eg_block *parent)
{
	eg_maker *k = w->k;
	if (p->kind != EG_PROSE_PARA) {
		eg_block_add(k->arena, parent, list_of(w, p, style));
		return;
	}
	eg_block *b = eg_block_new(k->arena, EG_B_TEXT, w->span);
	b->style = (uint8_t)style;
	eg_block notes = {0};
	walk inner = *w;
	inner.notes = &notes;
	eg_runs runs = {0};
	put_inline(&inner, p->runs, p->run_count, 0, &runs);
	marks_after_points(k, &runs);
	if (runs.count == 0)
		return;
	eg_block_runs(k, b, &runs);
	eg_block_add(k->arena, parent, b);
	for (uint32_t i = 0; i < notes.child_count; i++)
		eg_block_add(k->arena, parent, notes.children[i]);
}

static eg_block *list_of(const walk *w, const eg_prose *p, enum eg_style style)
{
	eg_maker *k = w->k;
	eg_block *list = eg_block_new(k->arena, EG_B_LIST, w->span);
	list->ordered = p->ordered;
	list->start = p->ordered ? p->start : 1;
	for (size_t i = 0; i < p->child_count; i++) {
		const eg_prose *in = &p->children[i];
		eg_block *item = eg_block_new(k->arena, EG_B_ITEM, w->span);
		size_t first = 0;
		if (in->child_count && in->children[0].kind == EG_PROSE_PARA) {
			eg_runs runs = {0};
			put_inline(w, in->children[0].runs, in->children[0].run_count, 0, &runs);
			marks_after_points(k, &runs);
			eg_block_runs(k, item, &runs);
			first = 1;
		}
		for (size_t c = first; c < in->child_count; c++)
			put_block(w, &in->children[c], style, item);
		eg_block_add(k->arena, list, item);
	}
	return list;
}

void eg_markdown_blocks(eg_maker *k, eg_str text, eg_span span, enum eg_style style, eg_fill *fill,
	eg_block *parent)
{
	eg_prose_text t = eg_prose_parse(k->arena, text);
	walk w = {.k = k, .span = span, .fill = fill};
	for (size_t i = 0; i < t.count; i++)
		put_block(&w, &t.blocks[i], style, parent);
}

void eg_markdown_runs(eg_maker *k, eg_str text, eg_span span, uint32_t style, eg_fill *fill,
	eg_runs *out)
{
	eg_prose_text t = eg_prose_parse(k->arena, text);
	walk w = {.k = k, .span = span, .fill = fill};
	if (t.count && t.blocks[0].kind == EG_PROSE_PARA)
		put_inline(&w, t.blocks[0].runs, t.blocks[0].run_count, style, out);
	marks_after_points(k, out);
}
