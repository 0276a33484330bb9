/* Signatures (DESIGNBOOK.md 5.4): a rule for each, the name, the role and the date under it. One or
 * two, and four as two rows, stand in their column; other numbers in thirds of the page. The block
 * is whole, and at least four lines stand above it. */
#include "layout/lay.h"

#define RULE     EG_PTS(0.5)
#define SINGLE   EG_PTS(246) /* rule of one signature */
#define PAIR     EG_PTS(160) /* of two */
#define GUTTER   EG_PTS(12)
#define OVER     EG_PTS(28)
#define SPACE    EG_PTS(35)  /* for the hand, or the picture of it */
#define HAND     EG_PTS(140) /* the picture is at most as wide */
#define UNDER    EG_PTS(5.25)
#define PORTRAIT EG_PTS(117) /* of one in a row; they stand in the side column */
#define SMALL    EG_PTS(74)  /* of two */
#define TALL     EG_PTS(119)
#define ABOVE    4 /* lines that go with the block */
#define PAIRS    2 /* side by side in their column */
#define MOST     3 /* side by side */

typedef struct signature {
	eg_stack stack;
	eg_len x, width;
	const eg_picture *picture; /* or NULL */
	uint32_t figure;
	const eg_picture *portrait; /* or NULL */
	uint32_t portrait_figure;
} signature;

typedef struct row {
	signature signatures[MOST];
	uint32_t count, portraits;
	eg_len over; /* of portraits that stand over their names */
	eg_len height;
} row;

/* Where the signatures of a row stand. */
typedef struct across {
	eg_len x, width, step;
	bool thirds; /* of the page: the side column is taken */
} across;

/* The picture stands on the rule. */
static void draw_hand(eg_lay *l, const signature *s, eg_len rule)
{
	eg_box box = eg_picture_box(s->picture, HAND < s->width ? HAND : s->width, SPACE);
	box.x = s->x;
	box.y = rule - box.h;
	eg_picture_draw(l, s->picture, s->figure, &box);
}

/* In thirds they stand over the hands. */
static void draw_portraits_over(eg_lay *l, const row *r, eg_len y)
{
	for (uint32_t i = 0; i < r->count; i++) {
		const signature *s = &r->signatures[i];
		if (!s->portrait)
			continue;
		eg_box box = eg_picture_box(s->portrait, SMALL, TALL);
		box.x = s->x;
		box.y = y + r->over - EG_HALF - box.h;
		eg_picture_draw(l, s->portrait, s->portrait_figure, &box);
	}
}

/* Portraits end where the block ends. */
static void draw_portraits(eg_lay *l, const row *r, eg_len bottom)
{
	eg_len x = l->format->margin, width = r->portraits > 1 ? SMALL : PORTRAIT;
	for (uint32_t i = 0; i < r->count; i++) {
		const signature *s = &r->signatures[i];
		if (!s->portrait)
			continue;
		eg_box box = eg_picture_box(s->portrait, width, TALL);
		box.x = x;
		box.y = bottom - box.h;
		eg_picture_draw(l, s->portrait, s->portrait_figure, &box);
		x += width + GUTTER;
	}
}

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const row *r = item->data;
	eg_len rule = at->y + r->over + SPACE;
	if (r->over)
		draw_portraits_over(l, r, at->y);
	else
		draw_portraits(l, r, at->y + r->height);
	for (uint32_t i = 0; i < r->count; i++) {
		const signature *s = &r->signatures[i];
		if (s->picture)
			draw_hand(l, s, rule);
		eg_canvas_rule(
			&l->canvas, s->x, rule, s->width, RULE, eg_lay_colour(l, EG_PAINT_INK));
		eg_stack_draw(l, &s->stack, rule + UNDER);
	}
}

static void add_words(
	eg_lay *l, eg_stack *s, const eg_block *b, enum eg_type type, eg_len x, eg_len width)
{
	eg_text_spec spec = {.type = type,
		.x = x,
		.width = width,
		.lang = eg_lay_lang(l, b),
		.element = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P)};
	(void)eg_stack_add(l, s, b->runs, b->run_count, &spec, 0);
}

static void set(eg_lay *l, const eg_block *b, signature *s)
{
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	s->picture = b->picture;
	if (b->picture)
		s->figure = eg_picture_element(l, b->picture);
	add_words(l, &s->stack, b, EG_T_SIGN_NAME, s->x, s->width);
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		if (c->kind == EG_B_FIGURE) {
			s->portrait = c->picture;
			s->portrait_figure = eg_picture_element(l, c->picture);
			continue;
		}
		add_words(l, &s->stack, c, c->style == EG_S_DATE ? EG_T_SIGN_DATE : EG_T_SIGN_ROLE,
			s->x, s->width);
	}
	l->frame = saved;
}

static void add_alone(eg_lay *l, const signature *s, const eg_picture *p, uint32_t figure, eg_len w,
	eg_len h, eg_len before)
{
	if (!p)
		return;
	eg_box box = eg_picture_box(p, w, h);
	box.x = s->x;
	eg_item item = eg_picture_item(l, p, figure, &box);
	item.before = before;
	item.after = EG_HALF;
	eg_lay_add(l, item);
	l->out->keep_next = true;
}

/* No page holds so many words: portrait and hand stand over them, which run on. */
static void add_torn(eg_lay *l, const signature *s)
{
	eg_len before = OVER;
	eg_len wide = s->width < PORTRAIT ? s->width : PORTRAIT;
	add_alone(l, s, s->portrait, s->portrait_figure, wide, TALL, before);
	before = s->portrait ? EG_HALF : before;
	add_alone(l, s, s->picture, s->figure, s->width < HAND ? s->width : HAND, SPACE, before);
	eg_stack_lines(l, &s->stack, s->portrait || s->picture ? EG_HALF : OVER);
}

static void add_row(eg_lay *l, const eg_block *b, uint32_t from, uint32_t count, const across *to)
{
	row *r = EG_NEW(l->scratch, row);
	eg_len height = 0;
	r->count = count;
	for (uint32_t i = 0; i < r->count; i++) {
		signature *s = &r->signatures[i];
		s->x = to->x + (eg_len)i * to->step;
		s->width = to->width;
		set(l, b->children[from + i], s);
		height = s->stack.height > height ? s->stack.height : height;
		r->portraits += s->portrait != NULL;
		if (to->thirds && s->portrait)
			r->over = eg_larger(
				r->over, eg_picture_box(s->portrait, SMALL, TALL).h + EG_HALF);
	}
	r->height = r->over + SPACE + UNDER + height;
	if (!eg_lay_fits_page(l, r->height)) {
		for (uint32_t i = 0; i < r->count; i++)
			add_torn(l, &r->signatures[i]);
		return;
	}
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = r,
			      .height = r->height,
			      .before = OVER,
			      .wide = to->thirds,
			      .keep = true,
			      .after = OVER});
}

static across place_of(const eg_lay *l, uint32_t count)
{
	const eg_format *f = l->format;
	across to = {.x = l->frame.x, .width = eg_smaller(SINGLE, l->frame.width)};
	bool in_main = l->frame.x == f->main_x && l->frame.width == f->main_width,
	     full = l->frame.x == f->margin && l->frame.width == f->text_width;
	if (count == 3 || count > 4)
		to.thirds = l->out == &l->main && (in_main || full);
	if (to.thirds) {
		to.x = f->margin;
		to.width = f->side_width;
	} else if (count > 1) {
		to.width = eg_smaller(PAIR, (l->frame.width - GUTTER) / PAIRS);
	}
	to.step = to.width + GUTTER;
	return to;
}

void eg_build_signatures(eg_lay *l, const eg_block *b)
{
	eg_vlist *v = l->out;
	for (size_t i = 0; i < ABOVE && i + 1 < v->count; i++)
		if (v->items[v->count - 1 - i].kind == EG_K_BODY)
			v->items[v->count - 1 - i].keep = true;
	across to = place_of(l, b->child_count);
	uint32_t most = to.thirds ? MOST : PAIRS, rows = (b->child_count + most - 1) / most;
	for (uint32_t i = 0, n; i < b->child_count; i += n, rows--) {
		n = (b->child_count - i + rows - 1) / rows; /* no row has one of four */
		add_row(l, b, i, n, &to);
	}
}
