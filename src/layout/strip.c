/* The strip of a brief (DESIGNBOOK.md 5.23): key figures in one row between two rules. Of the
 * twelve columns each has as many as the others, and what is left goes to the widest figures. One
 * that would break takes columns of those that do without them. */
#include "layout/lay.h"

#define RULE     EG_PTS(0.75)
#define OVER     EG_PTS(3.5) /* from the upper rule to the numerals */
#define UNDER    EG_HALF     /* from the words to the lower rule */
#define WORD_GAP EG_PTS(3)
#define AROUND   EG_PTS(21)
#define COLUMNS  12
#define LEAST    2 /* columns of a figure that gives some away, for the words under it */
#define MOST     6

typedef struct figure {
	eg_textbox *word, *numeral;
	eg_stack under;
	uint32_t span;
	eg_len need, least; /* on one line: in full, and set smaller */
} figure;

typedef struct strip {
	figure figures[MOST];
	uint32_t count;
	eg_len x, width, numeral, height; /* numeral: the height of those */
	uint32_t colour;
} strip;

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const strip *s = item->data;
	eg_canvas_rule(&l->canvas, s->x, at->y, s->width, RULE, s->colour);
	for (uint32_t i = 0; i < s->count; i++) {
		const figure *f = &s->figures[i];
		eg_len y = at->y + OVER;
		if (f->word)
			eg_textbox_draw_all(
				l, f->word, y + f->numeral->baseline - f->word->baseline);
		eg_textbox_draw_all(l, f->numeral, y);
		eg_stack_draw(l, &f->under, y + s->numeral);
	}
	eg_canvas_rule(&l->canvas, s->x, at->y + s->height - RULE, s->width, RULE, s->colour);
}

static eg_len width_before(eg_lay *l, const eg_block *b, eg_text_spec spec)
{
	spec.type = EG_T_STRIP_QUALIFIER;
	return b->running.n ? eg_textbox_full_width(l, b->running, &spec) + WORD_GAP : 0;
}

/* Each its columns: equally many, and one more the wider ones, the later of two that are equal. */
static void share_columns(strip *s)
{
	uint32_t rest = COLUMNS % s->count;
	for (uint32_t i = 0; i < s->count; i++)
		s->figures[i].span = COLUMNS / s->count;
	for (; rest; rest--) {
		figure *widest = &s->figures[0];
		for (uint32_t i = 0; i < s->count; i++)
			if (s->figures[i].span == COLUMNS / s->count &&
				(widest->span > COLUMNS / s->count ||
					s->figures[i].need >= widest->need))
				widest = &s->figures[i];
		widest->span++;
	}
}

/* What so many columns lack of the width that is needed, or have to spare where it is below nought.
 */
static eg_len lacks(eg_len need, uint32_t span, eg_len step, eg_len gutter)
{
	return need - ((eg_len)span * step - gutter);
}

/* A column from the figure that can spare the most to the one that lacks the most, until none lacks
 * any or none can. */
static void even_out(strip *s, eg_len step, eg_len gutter)
{
	for (uint32_t moves = 0; moves < COLUMNS; moves++) {
		figure *poor = NULL, *rich = NULL;
		eg_len most = 0, spare = 0;
		for (uint32_t i = 0; i < s->count; i++) {
			figure *f = &s->figures[i];
			eg_len lack = lacks(f->least, f->span, step, gutter);
			if (lack > most) {
				most = lack;
				poor = f;
			}
			lack = f->span > LEAST ? lacks(f->need, f->span - 1, step, gutter) : 1;
			if (lack <= spare) {
				spare = lack;
				rich = f;
			}
		}
		if (!poor || !rich)
			return;
		poor->span++;
		rich->span--;
	}
}

static eg_str with_space(eg_lay *l, eg_str words)
{
	return eg_strf(l->scratch, "%.*s ", EG_ARG(words));
}

/* The word before a numeral stands on its baseline, or in one with it where it takes more than half
 * of the width; what is too wide is set smaller, and what is still too wide takes more lines. */
static void set_numeral(eg_lay *l, const eg_block *b, figure *f, eg_text_spec spec)
{
	eg_len before = width_before(l, b, spec);
	eg_str words = with_space(l, b->label);
	if (before > spec.width / 2) {
		words = eg_strf(l->scratch, "%.*s %.*s", EG_ARG(b->running), EG_ARG(words));
		before = 0;
	} else if (before) {
		spec.type = EG_T_STRIP_QUALIFIER;
		f->word = eg_textbox_words(l, with_space(l, b->running), &spec);
	}
	spec.type = EG_T_STRIP_NUMERAL;
	spec.x += before;
	spec.width -= before;
	if (eg_textbox_full_width(l, words, &spec) > spec.width)
		spec.type = EG_T_STRIP_NUMERAL_SMALL;
	f->numeral = eg_textbox_words(l, words, &spec);
}

static void set_figure(eg_lay *l, const eg_block *b, figure *f, eg_len x, eg_len width)
{
	eg_frame saved = l->frame;
	uint32_t item = eg_lay_element(l, EG_ROLE_LI, b);
	eg_text_spec spec = {.x = x,
		.width = width,
		.lang = l->frame.lang,
		.goal = l->frame.goal,
		.element = eg_canvas_element(&l->canvas, item, EG_ROLE_LBL)};
	set_numeral(l, b, f, spec);
	uint32_t body = eg_canvas_element(&l->canvas, item, EG_ROLE_LBODY);
	spec.type = EG_T_STRIP_LABEL;
	spec.element = eg_canvas_element(&l->canvas, body, EG_ROLE_P);
	(void)eg_stack_add(l, &f->under, b->runs, b->run_count, &spec, 0);
	for (uint32_t i = 0; i < b->child_count; i++) {
		spec.element = eg_canvas_element(&l->canvas, body, EG_ROLE_P);
		(void)eg_stack_add(
			l, &f->under, b->children[i]->runs, b->children[i]->run_count, &spec, 0);
	}
	l->frame = saved;
}

static void measure(eg_lay *l, const eg_block *b, figure *f)
{
	eg_text_spec spec = {.type = EG_T_STRIP_NUMERAL, .lang = l->frame.lang};
	eg_len before = width_before(l, b, spec);
	f->need = before + eg_textbox_full_width(l, b->label, &spec);
	spec.type = EG_T_STRIP_NUMERAL_SMALL;
	f->least = before + eg_textbox_full_width(l, with_space(l, b->label), &spec);
}

/* Too much for a page: one under the other. */
static void add_lines(eg_lay *l, const strip *s)
{
	eg_para_place place = {.kind = EG_K_OTHER, .before = AROUND};
	for (uint32_t i = 0; i < s->count; i++) {
		if (s->figures[i].word)
			eg_lay_lines(l, s->figures[i].word, &place);
		eg_lay_lines(l, s->figures[i].numeral, &place);
		eg_stack_lines(l, &s->figures[i].under, EG_QUARTER);
	}
}

static void add_row(eg_lay *l, const eg_block *b, uint32_t from)
{
	eg_len gutter = l->format->step - l->format->column;
	eg_len step = (l->frame.width + gutter) / COLUMNS, x = l->frame.x, under = 0;
	strip *s = EG_NEW(l->scratch, strip);
	*s = (strip){.count = b->child_count - from < MOST ? b->child_count - from : MOST,
		.x = x,
		.width = l->frame.width,
		.colour = eg_lay_colour(l, EG_PAINT_BRAND_DEEP)};
	for (uint32_t i = 0; i < s->count; i++)
		measure(l, b->children[from + i], &s->figures[i]);
	share_columns(s);
	even_out(s, step, gutter);
	for (uint32_t i = 0; i < s->count; i++) {
		figure *f = &s->figures[i];
		set_figure(l, b->children[from + i], f, x, (eg_len)f->span * step - gutter);
		s->numeral = eg_larger(s->numeral, eg_textbox_height(f->numeral));
		under = eg_larger(under, f->under.height);
		x += (eg_len)f->span * step;
	}
	s->height = RULE + OVER + s->numeral + under + UNDER;
	if (!eg_lay_fits_page(l, s->height)) {
		add_lines(l, s);
		return;
	}
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = s,
			      .height = s->height,
			      .wide = l->frame.x == l->format->margin,
			      .before = from ? EG_HALF : AROUND,
			      .under_head = EG_LINE,
			      .after = AROUND});
}

void eg_build_strip(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_L, b);
	for (uint32_t i = 0; i < b->child_count; i += MOST)
		add_row(l, b, i);
	l->frame = saved;
}
