/* Tiles (DESIGNBOOK.md 5.5): key figures in quarters of the width, each under a rule; in a column
 * they stand two by two. So they do under the head of a section on pages that lie, where the
 * section else has no room on one page. */
#include "layout/lay.h"

#define RULE       EG_PTS(0.5)
#define OVER       EG_PTS(7) /* from the rule to the numeral */
#define WORD_GAP   EG_PTS(3) /* from the word before a numeral to it */
#define ROWS_APART EG_PTS(28)
#define GUTTER     EG_PTS(12)
#define MOST       4

typedef struct tile {
	eg_textbox *word, *numeral;
	eg_stack under;
	eg_len x, word_height, numeral_height, height; /* word_height: of one over its numeral */
} tile;

typedef struct row {
	tile tiles[MOST];
	uint32_t count;
	eg_len width;
} row;

static void draw_tile(eg_lay *l, const tile *t, eg_len width, eg_len y)
{
	eg_canvas_rule(&l->canvas, t->x, y, width, RULE, eg_lay_colour(l, EG_PAINT_RULE));
	y += OVER;
	bool beside = t->numeral && !t->word_height;
	if (t->word) /* on the baseline of the numeral, or of the place where it would stand */
		eg_textbox_draw_all(
			l, t->word, y + (beside ? t->numeral->baseline - t->word->baseline : 0));
	y += t->word_height;
	if (t->numeral)
		eg_textbox_draw_all(l, t->numeral, y);
	eg_stack_draw(l, &t->under, y + t->numeral_height);
}

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const row *r = item->data;
	for (uint32_t i = 0; i < r->count; i++)
		draw_tile(l, &r->tiles[i], r->width, at->y);
}

/* Words as a run that knows its place in the specs. */
static eg_textbox *set_words(eg_lay *l, const eg_block *b, eg_str words, const eg_text_spec *spec)
{
	eg_run *run = EG_NEW(l->scratch, eg_run);
	*run = (eg_run){.text = eg_strf(l->scratch, "%.*s ", EG_ARG(words)), .span = b->span};
	return eg_textbox_set(l, run, 1, spec);
}

/* The word before a numeral stands on its baseline, or over it where it takes more than half of the
 * width; a numeral that is too wide is set smaller. */
static void set_numeral(eg_lay *l, const eg_block *b, tile *t, eg_text_spec spec, bool large)
{
	eg_text_spec word = spec;
	word.type = EG_T_TILE_QUALIFIER;
	eg_len before = b->running.n ? eg_textbox_full_width(l, b->running, &word) + WORD_GAP : 0;
	if (b->running.n)
		t->word = set_words(l, b, b->running, &word);
	if (before > spec.width / 2) {
		t->word_height = eg_textbox_height(t->word);
		before = 0;
	}
	if (!b->label.n)
		return;
	spec.type = large ? EG_T_TILE_NUMERAL_LARGE : EG_T_TILE_NUMERAL;
	if (before + eg_textbox_full_width(l, b->label, &spec) > spec.width)
		spec.type = EG_T_TILE_NUMERAL_SMALL;
	spec.x += before;
	spec.width -= before;
	t->numeral = set_words(l, b, b->label, &spec);
	t->numeral_height = eg_textbox_height(t->numeral) + EG_QUARTER;
}

/* In a frame without an element it is only measured. */
static void set_tile(eg_lay *l, const eg_block *b, tile *t, eg_len x, eg_len width, bool large)
{
	eg_frame saved = l->frame;
	bool drawn = l->frame.element != EG_NO_ELEMENT;
	uint32_t item = drawn ? eg_lay_element(l, EG_ROLE_LI, b) : EG_NO_ELEMENT;
	eg_text_spec spec = {.x = x,
		.width = width,
		.lang = l->frame.lang,
		.goal = l->frame.goal,
		.told = !drawn,
		.element = eg_lay_child(l, item, EG_ROLE_LBL)};
	t->x = x;
	set_numeral(l, b, t, spec, large);
	spec.type = EG_T_TILE_LABEL;
	uint32_t body = eg_lay_child(l, item, EG_ROLE_LBODY);
	spec.element = eg_lay_child(l, body, EG_ROLE_P);
	(void)eg_stack_add(l, &t->under, b->runs, b->run_count, &spec, 0);
	for (uint32_t i = 0; i < b->child_count; i++) {
		spec.type = EG_T_TILE_NOTE;
		spec.element = eg_lay_child(l, body, EG_ROLE_P);
		(void)eg_stack_add(l, &t->under, b->children[i]->runs, b->children[i]->run_count,
			&spec, EG_PTS(1.75));
	}
	t->height = OVER + t->word_height + t->numeral_height + t->under.height;
	l->frame = saved;
}

/* Tiles that no page holds: their words one under the other. */
static void add_lines(eg_lay *l, const row *r)
{
	eg_para_place place = {.kind = EG_K_OTHER, .before = eg_lay_around(l, ROWS_APART)};
	for (uint32_t i = 0; i < r->count; i++) {
		const tile *t = &r->tiles[i];
		eg_len before = t->word || t->numeral ? EG_QUARTER : eg_lay_around(l, ROWS_APART);
		if (t->word)
			eg_lay_lines(l, t->word, &place);
		if (t->numeral)
			eg_lay_lines(l, t->numeral, &place);
		eg_stack_lines(l, &t->under, before);
	}
}

/* Its height. */
static eg_len set_row(
	eg_lay *l, const eg_block *b, uint32_t from, uint32_t across, eg_len step, row *r)
{
	eg_len height = 0;
	r->width = step - GUTTER;
	r->count = b->child_count - from < across ? b->child_count - from : across;
	for (uint32_t i = 0; i < r->count; i++) {
		tile *t = &r->tiles[i];
		set_tile(l, b->children[from + i], t, l->frame.x + (eg_len)i * step, r->width,
			b->level == 1);
		height = t->height > height ? t->height : height;
	}
	return height;
}

static void add_row(eg_lay *l, const eg_block *b, uint32_t from, uint32_t across, eg_len step)
{
	row *r = EG_NEW(l->scratch, row);
	eg_len height = set_row(l, b, from, across, step, r);
	if (!eg_lay_fits_page(l, height)) {
		add_lines(l, r);
		return;
	}
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = r,
			      .height = height,
			      .wide = l->frame.x == l->format->margin,
			      .before = eg_lay_around(l, ROWS_APART),
			      .under_head = EG_LINE,
			      .after = eg_lay_around(l, ROWS_APART)});
}

/* -- under a section's head, beside its text -- */

#define BESIDE 2 /* in a row */

/* The rows as items of the list. */
static void add_beside(eg_lay *l, const eg_block *b, eg_vlist *side)
{
	eg_frame saved = l->frame;
	eg_lay_side_column(l);
	for (uint32_t i = 0; i < b->child_count; i += BESIDE) {
		row *r = EG_NEW(l->scratch, row);
		eg_len height = set_row(l, b, i, BESIDE, (l->frame.width + GUTTER) / BESIDE, r);
		eg_vlist_add(l->scratch, side,
			(eg_item){.draw = draw,
				.data = r,
				.before = eg_lay_around(l, ROWS_APART),
				.height = height,
				.context = l->frame.context});
	}
	l->frame = saved;
}

/* Whether the section fits with what is added to it: an item under it or, where that is NULL, the
 * tiles in a copy of the list beside item `at`. */
static bool fits_with(eg_lay *l, const eg_block *b, size_t at, const eg_item *under)
{
	const eg_vlist *beside = l->main.items[at].side;
	eg_vlist list = l->main, side = {.whole = beside->whole, .shift = beside->shift};
	eg_area area = eg_lay_area(l);
	list.cap = list.count + 1;
	list.items = EG_NEW_N(l->scratch, eg_item, list.cap);
	memcpy(list.items, l->main.items, list.count * sizeof *list.items);
	if (under) {
		list.items[list.count++] = *under;
	} else {
		for (size_t i = 0; i < beside->count; i++)
			eg_vlist_add(l->scratch, &side, beside->items[i]);
		add_beside(l, b, &side);
		list.items[at].side = &side;
	}
	return eg_flow_fits(l->scratch, &list, &area, eg_lay_section_start(l));
}

/* The item beside which the section's head stands in the side column, if nothing else does. */
static bool find_head(const eg_lay *l, size_t *at)
{
	size_t from = eg_lay_section_start(l), found = 0;
	for (size_t i = from; i < l->main.count; i++) {
		const eg_vlist *side = l->main.items[i].side;
		if (side && found++ == 0)
			*at = i;
	}
	return found == 1 && l->main.items[*at].side->whole;
}

static bool asks_beside(eg_lay *l, const eg_block *b, size_t *at)
{
	const eg_format *f = l->format;
	bool wide = l->frame.x == f->margin && l->frame.width == f->text_width;
	if (l->out != &l->main || f->width < f->height || !wide || b->child_count > MOST ||
		!l->main.count || !find_head(l, at))
		return false;
	eg_frame saved = l->frame;
	l->frame.element = EG_NO_ELEMENT;
	row r = {0};
	const eg_item under = {.wide = true,
		.before = eg_lay_around(l, ROWS_APART),
		.height = set_row(l, b, 0, MOST, 3 * f->step, &r)};
	bool asks = !fits_with(l, b, *at, &under) && fits_with(l, b, *at, NULL);
	l->frame = saved;
	return asks;
}

void eg_build_tiles(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	size_t at = 0;
	bool beside = asks_beside(l, b, &at);
	l->frame.element = eg_lay_element(l, EG_ROLE_L, b);
	if (beside) {
		add_beside(l, b, l->main.items[at].side);
		l->frame = saved;
		return;
	}
	eg_len quarter = 3 * l->format->step;
	uint32_t across = (uint32_t)((l->frame.width + GUTTER) / quarter);
	across = across < 1 ? 1 : across > MOST ? MOST : across;
	eg_len step = across == MOST ? quarter : (l->frame.width + GUTTER) / across;
	for (uint32_t i = 0; i < b->child_count; i += across)
		add_row(l, b, i, across, step);
	l->frame = saved;
}
