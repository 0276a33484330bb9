/* Paragraphs: the lines of a text box as items, with what a page's end may do to them. */
#include "layout/lay.h"

#define TORN_PRICE 12          /* of a page that ends inside a paragraph */
#define NARROWEST  EG_PTS(112) /* quotes inside quotes are indented down to this measure */

typedef struct pair {
	eg_textbox *a, *b;
	eg_len lift; /* a stands this much lower than b, so that baselines are level */
	eg_draw *extra;
} pair;

static void draw_line(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	eg_textbox_draw(l, item->data, item->index, at->y);
}

static void draw_pair(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const pair *p = item->data;
	if (p->extra)
		p->extra(l, &(eg_item){.data = p->b, .index = item->index}, at);
	if (p->a && item->index < eg_textbox_lines(p->a))
		eg_textbox_draw(l, p->a, item->index, at->y + p->lift);
	if (item->index < eg_textbox_lines(p->b))
		eg_textbox_draw(l, p->b, item->index, at->y);
}

/* Whether a page may not begin with line i of n: widows, orphans, and a hyphen before it. */
static bool stays(const eg_textbox *b, uint32_t i, uint32_t n, bool whole)
{
	if (i == 0)
		return false;
	bool hyphen = i <= b->para->count && b->para->lines[i - 1].hyphenated;
	return whole || i == 1 || i + 1 == n || hyphen;
}

static void add_lines(eg_lay *l, eg_textbox *b, uint32_t n, eg_item item, const eg_para_place *p)
{
	bool whole = (b->row->flags & EG_TF_WHOLE) != 0;
	item.kind = (uint8_t)p->kind;
	item.height = b->row->leading;
	item.baseline = b->baseline;
	for (uint32_t i = 0; i < n; i++) {
		eg_item it = item;
		it.index = i;
		it.keep = stays(b, i, n, whole);
		it.penalty = i ? TORN_PRICE : 0;
		it.before = i ? 0 : p->before;
		it.under_head = i ? 0 : p->under_head;
		it.after = i + 1 == n ? p->after : 0;
		if (i && p->kind == EG_K_HEAD)
			it.kind = EG_K_OTHER;
		if (i + 1 == n)
			it.kind = (uint8_t)p->kind;
		if (i == 0 && !l->frame.free)
			it.snap = (uint8_t)p->snap;
		it.ahead = (eg_len)n * b->row->leading + p->after;
		eg_lay_notes(l, b, i);
		eg_lay_add(l, it);
	}
}

void eg_lay_lines(eg_lay *l, eg_textbox *box, const eg_para_place *p)
{
	add_lines(l, box, eg_textbox_lines(box), (eg_item){.draw = draw_line, .data = box}, p);
}

void eg_lay_pair(eg_lay *l, eg_textbox *a, eg_textbox *b, const eg_para_place *p, eg_draw *extra)
{
	pair *both = EG_NEW(l->scratch, pair);
	*both = (pair){.a = a, .b = b, .extra = extra};
	uint32_t n = eg_textbox_lines(b);
	if (a && eg_textbox_lines(a) > n)
		n = eg_textbox_lines(a);
	if (a)
		both->lift = b->baseline - a->baseline;
	add_lines(l, b, n, (eg_item){.draw = draw_pair, .data = both}, p);
}

/* -- text blocks -- */

static const struct {
	uint8_t type;
	uint8_t kind;
	uint8_t snap;
} styles[EG_S_COUNT] = {
	[EG_S_BODY] = {EG_T_BODY, EG_K_BODY, EG_SNAP_LINE},
	[EG_S_LEAD] = {EG_T_LEAD, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_LABEL] = {EG_T_LABEL, EG_K_HEAD, EG_SNAP_NONE},
	[EG_S_NOTE] = {EG_T_SOURCE_LINE, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_SIDE] = {EG_T_SIDE_NOTE, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_CAPTION] = {EG_T_CAPTION, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_NATIVE] = {EG_T_NATIVE, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_TAGLINE] = {EG_T_OPENER_TAGLINE, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_STATEMENT] = {EG_T_STATEMENT, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_OPENER_TITLE] = {EG_T_OPENER_TITLE, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_OPENER_LABEL] = {EG_T_OPENER_LABEL, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_COVER_TITLE] = {EG_T_H1, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_COVER_SUBTITLE] = {EG_T_LEAD, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_COVER_ORG] = {EG_T_H4, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_COVER_EDITION] = {EG_T_H4, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_COVER_NOTE] = {EG_T_SOURCE_LINE, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_OUTCOME] = {EG_T_OUTCOME, EG_K_LIST, EG_SNAP_NONE},
	[EG_S_VALUE] = {EG_T_FACT_VALUE, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_MARKING] = {EG_T_MARKING, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_LETTER] = {EG_T_LETTER, EG_K_BODY, EG_SNAP_NONE},
	[EG_S_LETTER_SHORT] = {EG_T_LETTER_SHORT, EG_K_BODY, EG_SNAP_NONE},
	[EG_S_LETTER_OPENING] = {EG_T_LETTER_OPENING, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_FOOT] = {EG_T_STORY_FOOT, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_ROLE] = {EG_T_SIGN_ROLE, EG_K_OTHER, EG_SNAP_NONE},
	[EG_S_DATE] = {EG_T_SIGN_DATE, EG_K_OTHER, EG_SNAP_NONE},
};

/* A paragraph after another one of the same style is indented. */
static bool follows_its_like(const eg_lay *l, enum eg_type type)
{
	const eg_vlist *v = l->out;
	if (v->count == 0 || v->fresh)
		return false;
	const eg_item *last = &v->items[v->count - 1];
	const eg_type_row *row = eg_theme_type(l->theme, type);
	return (row->flags & EG_TF_INDENT) && last->kind == EG_K_BODY;
}

/* On a page of another direction a line stands at the edge of the words around it; a paragraph of
 * several lines keeps the edge that it is read from. */
static eg_textbox *set_lines(eg_lay *l, const eg_block *b, eg_text_spec *spec)
{
	if (l->canvas.mirrored && !eg_para_is_rtl(spec->lang)) {
		spec->rag = EG_RAG_RIGHT;
		eg_textbox *box = eg_textbox_set(l, b->runs, b->run_count, spec);
		if (styles[b->style].kind != EG_K_BODY || eg_textbox_lines(box) <= 1)
			return box;
		spec->rag = EG_RAG_LEFT;
	}
	return eg_textbox_set(l, b->runs, b->run_count, spec);
}

eg_text_spec eg_text_block_spec(const eg_frame *f, const eg_block *b, bool indented)
{
	return (eg_text_spec){.type = styles[b->style].type,
		.x = f->x,
		.width = f->width,
		.indent = indented ? EG_LINE : 0,
		.lang = b->lang.n ? b->lang : f->lang,
		.goal = f->goal};
}

bool eg_text_indents(const eg_lay *l, const eg_block *before, const eg_block *b)
{
	return before && before->kind == EG_B_TEXT && styles[before->style].kind == EG_K_BODY &&
	       (eg_theme_type(l->theme, styles[b->style].type)->flags & EG_TF_INDENT);
}

static void set_text(eg_lay *l, const eg_block *b)
{
	enum eg_type type = styles[b->style].type;
	const eg_type_row *row = eg_theme_type(l->theme, type);
	eg_text_spec spec = eg_text_block_spec(&l->frame, b, follows_its_like(l, type));
	eg_textbox *box = set_lines(l, b, &spec);
	if (eg_textbox_lines(box) == 0)
		return;
	box->spec.element = eg_lay_element(l, EG_ROLE_P, b);
	if (b->style == EG_S_NOTE)
		l->out->keep_next = true; /* it speaks of what is above it */
	eg_para_place place = {.type = type,
		.kind = (enum eg_kind_of_item)styles[b->style].kind,
		.snap = (enum eg_snap)styles[b->style].snap,
		.before = row->before,
		.after = row->after};
	eg_lay_lines(l, box, &place);
	if (place.kind == EG_K_HEAD)
		l->out->keep_next = true;
}

/* A side note stands in the side column, beside what follows it. */
static void set_side_note(eg_lay *l, const eg_block *b)
{
	eg_vlist *main = l->out;
	bool beside_head = main->side_next != NULL;
	if (!beside_head) {
		main->side_next = EG_NEW(l->scratch, eg_vlist);
		main->side_next->on_baseline = true;
		main->side_next->whole = true;
	}
	eg_frame saved = l->frame;
	eg_lay_side_column(l);
	l->out = main->side_next;
	set_text(l, b);
	l->out = main;
	l->frame = saved;
}

void eg_build_text(eg_lay *l, const eg_block *b)
{
	if (b->style == EG_S_SIDE && l->out == &l->main && !b->wide)
		set_side_note(l, b);
	else
		set_text(l, b);
}

void eg_quote_frame(eg_frame *f)
{
	if (f->width <= NARROWEST)
		return;
	f->x += EG_LINE;
	f->width -= EG_LINE;
}

void eg_build_quote(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_BLOCKQUOTE, b);
	l->frame.bound = true;
	eg_quote_frame(&l->frame);
	size_t from = l->out->count;
	l->out->fresh = true;
	eg_build_blocks(l, b->children, b->child_count);
	if (l->out->count > from) {
		eg_item *first = &l->out->items[from], *last = &l->out->items[l->out->count - 1];
		first->before = first->before > EG_LINE ? first->before : EG_LINE;
		last->after = last->after > EG_LINE ? last->after : EG_LINE;
		last->kind = EG_K_OTHER;
	}
	l->frame = saved;
}
