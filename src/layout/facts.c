/* Facts: label and value pairs between rules; one under the other in the side column, side by side
 * in the main one; over both, the label in the side column and the value in the main one. */
#include "layout/lay.h"

#define RULE        EG_PTS(0.5)
#define PAD_TOP     EG_PTS(3.25)
#define PAD_BOTTOM  EG_PTS(3.75)
#define SIDE_INSET  EG_PTS(12)   /* facts in the side column end before its edge */
#define OPEN_PAD    EG_PTS(10.5) /* on a page off the grid: under the only rule */
#define WHOLE_LINES 14           /* a longer value may be torn by a page's end */
#define LONELY      600 /* price of a page that parts the first fact or the last from the others */
#define WHOLE_BLOCK (16 * EG_LINE) /* facts of no more height stay together */

typedef struct ruler {
	eg_len x, width;
	eg_len part,
		next; /* ends of the first part and of the gap behind it; 0 where it is whole */
} ruler;

static bool spans_columns(const eg_lay *l)
{
	return !l->frame.side && l->frame.x == l->format->margin &&
	       l->frame.width == l->format->text_width;
}

/* No rule of a text block crosses the gap between the columns. */
static void draw_rule(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const ruler *r = item->data;
	uint32_t colour = eg_theme_colour(l->theme, EG_PAINT_RULE, 0);
	if (r->part)
		eg_canvas_rule(&l->canvas, r->x, at->y, r->part, RULE, colour);
	eg_canvas_rule(&l->canvas, r->x + r->next, at->y, r->width - r->next, RULE, colour);
}

static void add_rule(eg_lay *l, eg_len height, eg_len before, eg_len after, bool keep, bool drawn)
{
	ruler *r = EG_NEW(l->scratch, ruler);
	*r = (ruler){.x = l->frame.x, .width = l->frame.width};
	if (spans_columns(l)) {
		r->part = l->format->side_width;
		r->next = l->format->main_x - l->format->margin;
	}
	eg_lay_add(l, (eg_item){.draw = drawn ? draw_rule : NULL,
			      .data = r,
			      .height = height,
			      .before = before,
			      .after = after,
			      .under_head = EG_HALF,
			      .keep = keep});
}

/* The value as one list of runs: its own, then those of its children, each on a line. */
static void gather(eg_arena *a, const eg_block *b, eg_run **runs, size_t *count, size_t *cap)
{
	for (uint32_t i = 0; i < b->run_count; i++) {
		*runs = eg_grow(a, *runs, *count, cap, sizeof **runs);
		(*runs)[(*count)++] = b->runs[i];
	}
	for (uint32_t i = 0; i < b->child_count; i++) {
		if (*count) {
			*runs = eg_grow(a, *runs, *count, cap, sizeof **runs);
			(*runs)[(*count)++] = (eg_run){.text = EG_STR(""), .style = EG_I_BREAK};
		}
		gather(a, b->children[i], runs, count, cap);
	}
}

static void tie(eg_lay *l, size_t from)
{
	if (l->out->count - from <= WHOLE_LINES)
		for (size_t i = from; i < l->out->count; i++)
			l->out->items[i].keep = true;
}

/* A short list of facts is not torn, and seldom parted from what it is about. */
static void tie_all(eg_lay *l, size_t from)
{
	eg_vlist *v = l->out;
	if (from == v->count || eg_vlist_height_from(v, from) > WHOLE_BLOCK)
		return;
	for (size_t i = from + 1; i < v->count; i++)
		v->items[i].keep = true;
	v->items[from].penalty = LONELY;
}

static void build_fact(eg_lay *l, const eg_block *b)
{
	bool side = l->frame.side;
	bool both = spans_columns(l);
	eg_len column = side   ? 0
			: both ? l->format->main_x - l->format->margin
			       : 2 * l->format->step;
	uint32_t item = eg_lay_element(l, EG_ROLE_LI, b);
	eg_text_spec spec = {.type = l->frame.opener ? EG_T_LABEL : EG_T_FACT_LABEL,
		.x = l->frame.x,
		.width = side   ? l->frame.width
			 : both ? l->format->side_width
				: column - EG_PTS(12),
		.lang = l->frame.lang,
		.goal = l->frame.goal};
	spec.element = eg_canvas_element(&l->canvas, item, EG_ROLE_LBL);
	spec.lang = eg_lay_say_lang(l, b->label_lang, spec.element);
	spec.rag = eg_textbox_edge(l, spec.lang);
	eg_str words = b->label.n ? eg_strf(l->scratch, "%.*s ", EG_ARG(b->label)) : b->label;
	eg_textbox *label = eg_textbox_words(l, words, &spec);
	eg_run *runs = NULL;
	size_t count = 0, cap = 0;
	gather(l->scratch, b, &runs, &count, &cap);
	spec.type = l->frame.opener ? EG_T_OPENER_VALUE : EG_T_FACT_VALUE;
	spec.x = l->frame.x + column;
	spec.width = l->frame.width - column;
	eg_frame saved = l->frame;
	l->frame.element = eg_canvas_element(&l->canvas, item, EG_ROLE_LBODY);
	spec.lang = eg_lay_say_lang(l, b->lang, l->frame.element);
	spec.rag = eg_textbox_edge(l, spec.lang);
	spec.element = eg_note_owner(l, l->frame.element, runs, (uint32_t)count);
	eg_textbox *value = eg_textbox_set(l, runs, (uint32_t)count, &spec);
	size_t from = l->out->count;
	l->out->keep_next = true;
	if (side) {
		eg_lay_lines(l, label, &(eg_para_place){.kind = EG_K_OTHER});
		l->out->keep_next = true;
		eg_lay_lines(l, value, &(eg_para_place){.kind = EG_K_OTHER});
	} else {
		eg_lay_pair(l, label, value, &(eg_para_place){.kind = EG_K_OTHER}, NULL);
	}
	l->frame = saved;
	tie(l, from);
}

void eg_build_facts(eg_lay *l, const eg_block *b)
{
	if (b->child_count == 0)
		return;
	eg_frame saved = l->frame;
	if (l->frame.side)
		l->frame.width -= SIDE_INSET;
	l->frame.element = eg_lay_element(l, EG_ROLE_L, b);
	bool open = l->frame.free && !l->frame.side;
	size_t from = l->out->count;
	for (uint32_t i = 0; i < b->child_count; i++) {
		bool ruled = !open || i == 0;
		add_rule(l, open && ruled ? OPEN_PAD : PAD_TOP, i ? 0 : EG_LINE, 0, false, ruled);
		if (i == 1 || (i && i + 1 == b->child_count))
			l->out->items[l->out->count - 1].penalty = LONELY;
		build_fact(l, b->children[i]);
		add_rule(l, PAD_BOTTOM, 0, 0, true, false);
	}
	add_rule(l, 0, 0, EG_LINE + EG_HALF, true, !open);
	tie_all(l, from);
	l->frame = saved;
}
