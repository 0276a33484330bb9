/* Rows of an overview of all goals, and its heads. */
#include "layout/glance.h"

#define COLUMNS     3 /* at most */
#define RULE        EG_GLANCE_OVER_ROW
#define UNDER_RULE  EG_HALF
#define UNDER_ROW   EG_LINE
#define HEAD_GAP    EG_GLANCE_UNDER_HEAD
#define BESIDE      EG_PTS(10)   /* from the rule to the words beside the numeral */
#define NUMERAL_BOX EG_PTS(31)   /* of the smallest, where the name stands beside it */
#define BEARING     EG_PTS(2)    /* of a numeral, which stands so far to the left */
#define FOOT        EG_PTS(17.5) /* the note under the rows, of a line */
#define UNDER_HEAD  EG_GLANCE_AFTER
#define BETWEEN     EG_PTS(5) /* of objectives */

/* As much as all goals have room for on a page. */
static const eg_glance_form forms[] = {{EG_T_GLANCE_NUMERAL, true, 3},
	{EG_T_GLANCE_NUMERAL, true, 2}, {EG_T_GLANCE_NUMERAL_SMALL, true, 2},
	{EG_T_GLANCE_NUMERAL_LEAST, true, 2}, {EG_T_GLANCE_NUMERAL_LEAST, true, 1},
	{EG_T_GLANCE_NUMERAL_SMALL, false, 2}, {EG_T_GLANCE_NUMERAL_LEAST, false, 2},
	{EG_T_GLANCE_NUMERAL_LEAST, false, 1}};

typedef struct row {
	eg_stack goal;
	eg_glance_list lists[2];
	uint32_t columns;
	eg_textbox *heads[COLUMNS]; /* over the first row and, as artifacts, over that of a later
				       page */
	eg_len head_height;
	bool first;
	eg_len width, step, x, full, height;
	uint32_t colour;
} row;

/* -- a row -- */

static void set_texts(eg_lay *l, const eg_glance_place *to, const eg_block *b, uint32_t cell,
	eg_text_spec spec, eg_stack *out)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *t = b->children[i];
		bool tagline = t->style == EG_S_TAGLINE;
		if (t->kind != EG_B_TEXT || (!tagline && !to->form->statement))
			continue;
		spec.type = tagline ? EG_T_CARD_TAGLINE : EG_T_CARD_TEXT;
		spec.element = eg_lay_child(l, cell, EG_ROLE_P);
		(void)eg_stack_add(l, out, t->runs, t->run_count, &spec, tagline ? 0 : EG_HALF);
	}
}

/* What the smallest numeral takes of the width: the name stands beside it, where both have room. */
static eg_len beside_numeral(
	eg_lay *l, const eg_glance_place *to, const eg_block *b, const eg_text_spec *spec)
{
	if (to->form->numeral != EG_T_GLANCE_NUMERAL_LEAST)
		return 0;
	eg_len wide = eg_larger(NUMERAL_BOX, eg_textbox_full_width(l, b->label, spec) + EG_HALF);
	return wide <= to->width / 3 ? wide : 0;
}

void eg_glance_set_goal(
	eg_lay *l, const eg_glance_place *to, const eg_block *b, uint32_t cell, eg_stack *out)
{
	eg_text_spec spec = {.type = (enum eg_type)to->form->numeral,
		.x = to->x - BEARING,
		.width = to->width + BEARING,
		.lang = l->frame.lang,
		.goal = b->goal,
		.told = to->tr == EG_NO_ELEMENT,
		.element = eg_lay_child(l, cell, EG_ROLE_P)};
	eg_len beside = 0, before = EG_QUARTER;
	if (b->label.n) {
		(void)eg_stack_words(
			l, out, eg_strf(l->scratch, "%.*s ", EG_ARG(b->label)), &spec, 0);
		beside = beside_numeral(l, to, b, &spec);
	}
	if (beside) {
		out->height = 0;
		before = BESIDE - UNDER_RULE;
	}
	spec.x = to->x + beside;
	spec.width = to->width - beside;
	spec.type = EG_T_CARD_TITLE;
	(void)eg_stack_add(l, out, b->runs, b->run_count, &spec, before);
	set_texts(l, to, b, cell, spec, out);
}

const eg_block *eg_glance_list_of(const eg_block *goal, enum eg_style style)
{
	for (uint32_t i = 0; i < goal->child_count; i++)
		if (goal->children[i]->kind == EG_B_LIST && goal->children[i]->style == style)
			return goal->children[i];
	return NULL;
}

bool eg_glance_has(const eg_block *b, enum eg_style style)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_CARD && eg_glance_list_of(b->children[i], style))
			return true;
	return false;
}

static const eg_block *list_under(const eg_block *goal, uint8_t head)
{
	return eg_glance_list_of(goal, head == EG_GLANCE_MEASURES   ? EG_S_VALUE
				       : head == EG_GLANCE_PARTNERS ? EG_S_BODY
								    : EG_S_OUTCOME);
}

static void set_row(eg_lay *l, const eg_glance_place *to, const eg_block *b, row *r)
{
	uint32_t th = eg_lay_child(l, to->tr, EG_ROLE_TH);
	if (th != EG_NO_ELEMENT)
		eg_canvas_at(&l->canvas, th)->scope = 2;
	r->width = to->width;
	r->step = to->step;
	r->x = to->x;
	r->full = l->frame.width;
	r->colour = eg_theme_colour(l->theme, EG_PAINT_GOAL, b->goal);
	eg_glance_place all = *to;
	all.rest = eg_glance_dest(b);
	to = &all;
	eg_glance_set_goal(l, to, b, th, &r->goal);
	r->height = r->goal.height;
	for (uint32_t i = 0; i + 1 < to->columns; i++) {
		const eg_block *list = list_under(b, to->heads[i + 1]);
		uint32_t td = eg_lay_child(l, to->tr, EG_ROLE_TD);
		if (list)
			eg_glance_set_list(
				l, to, list, r->x + (eg_len)(i + 1) * to->step, td, &r->lists[i]);
		r->height = eg_larger(r->height, BESIDE - UNDER_RULE + r->lists[i].stack.height);
	}
	r->height += RULE + UNDER_RULE + UNDER_ROW;
}

static void draw_row(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const row *r = item->data;
	eg_len y = at->y + (r->first ? r->head_height : 0);
	bool heads = r->first || (at->first && item->carry);
	for (uint32_t i = 0; heads && i < r->columns; i++)
		eg_textbox_draw_all(l, r->heads[i], r->first ? at->y : at->carry_y);
	eg_canvas_rule(&l->canvas, r->x, y, r->full, RULE, r->colour);
	eg_stack_draw(l, &r->goal, y + RULE + UNDER_RULE);
	for (uint32_t i = 0; i + 1 < r->columns; i++) {
		eg_len top = y + RULE + BESIDE;
		eg_stack_draw(l, &r->lists[i].stack, top);
		eg_glance_draw_trends(l, &r->lists[i], r->x + (eg_len)(i + 1) * r->step, r->width,
			r->colour, top);
	}
}

/* -- how high it is -- */

static eg_glance_place place_of(const eg_lay *l, const eg_block *b, const eg_glance_form *form)
{
	eg_len step = (l->frame.width + l->format->step - l->format->column) / COLUMNS;
	bool measured = eg_glance_has(b, EG_S_VALUE),
	     last = measured || eg_glance_has(b, EG_S_BODY);
	return (eg_glance_place){.form = form,
		.heads = {EG_GLANCE_GOAL, EG_GLANCE_OBJECTIVES,
			measured ? EG_GLANCE_MEASURES : EG_GLANCE_PARTNERS},
		.columns = last ? COLUMNS : COLUMNS - 1,
		.x = l->frame.x,
		.step = step,
		.width = step - (l->format->step - l->format->column),
		.text = EG_T_FACT_VALUE,
		.between = BETWEEN,
		.tr = EG_NO_ELEMENT};
}

const eg_block *eg_glance_dates_of(const eg_block *b)
{
	const eg_block *last = b->child_count ? b->children[b->child_count - 1] : NULL;
	return last && last->kind == EG_B_LIST ? last : NULL;
}

eg_len eg_glance_pitch(const eg_block *b)
{
	static const eg_len pitches[] = {
		EG_PTS(196), EG_PTS(196), EG_PTS(196), EG_PTS(147), EG_PTS(112), EG_PTS(91)};
	uint32_t goals = b->child_count - (eg_glance_dates_of(b) ? 1 : 0);
	return pitches[goals < EG_COUNT(pitches) ? goals : EG_COUNT(pitches) - 1];
}

static eg_len height_of(eg_lay *l, const eg_block *b, const eg_glance_form *form, eg_len pitch)
{
	eg_arena_mark mark = eg_arena_save(l->scratch);
	eg_glance_place to = place_of(l, b, form);
	eg_len height = 0;
	for (uint32_t i = 0; i < b->child_count; i++) {
		row r = {0};
		if (b->children[i]->kind != EG_B_CARD)
			continue;
		set_row(l, &to, b->children[i], &r);
		height += eg_larger(r.height, pitch);
	}
	eg_arena_rewind(l->scratch, mark);
	return height;
}

/* -- heads -- */

/* Their elements, or none for those that are printed again. */
static void set_heads(eg_lay *l, const eg_block *b, const eg_glance_place *to, uint32_t tr, row *r)
{
	r->columns = to->columns;
	for (uint32_t i = 0; i < to->columns; i++) {
		const eg_column *c = &b->table->columns[to->heads[i]];
		uint32_t th = eg_lay_child(l, tr, EG_ROLE_TH);
		eg_run *run = EG_NEW(l->scratch, eg_run);
		if (th != EG_NO_ELEMENT)
			eg_canvas_at(&l->canvas, th)->scope = 1;
		*run = (eg_run){.text = c->title, .lang = c->lang};
		r->heads[i] = eg_textbox_set(l, run, c->title.n != 0,
			&(eg_text_spec){.type = EG_T_GLANCE_HEAD,
				.x = to->x + (eg_len)i * to->step,
				.width = to->width,
				.lang = l->frame.lang,
				.told = tr == EG_NO_ELEMENT,
				.element = th});
		r->head_height =
			eg_larger(r->head_height, eg_textbox_height(r->heads[i]) + HEAD_GAP);
	}
}

/* -- what has room -- */

static eg_len heads_height(eg_lay *l, const eg_block *b)
{
	eg_arena_mark mark = eg_arena_save(l->scratch);
	eg_glance_place to = place_of(l, b, &forms[0]);
	row r = {0};
	set_heads(l, b, &to, EG_NO_ELEMENT, &r);
	eg_arena_rewind(l->scratch, mark);
	return r.head_height;
}

/* For the rows of a page: without what stands on it before, where a head has just been set on it,
 * and what follows. */
static eg_len room_of(eg_lay *l, const eg_block *b)
{
	const eg_block *dates = eg_glance_dates_of(b);
	eg_len page = l->format->bottom - l->format->top,
	       above = eg_lay_section_height(l) + UNDER_HEAD;
	return page - FOOT - heads_height(l, b) - (dates ? eg_glance_dates_height(l, dates) : 0) -
	       (above < page / 4 ? above : 0);
}

static const eg_glance_form *choose_form(eg_lay *l, const eg_block *b, eg_len room)
{
	for (size_t i = 0; i + 1 < EG_COUNT(forms); i++)
		if (height_of(l, b, &forms[i], 0) <= room)
			return &forms[i];
	return &forms[EG_COUNT(forms) - 1];
}

/* Rows stand as far apart as the page has room for, up to the pitch. */
static eg_len choose_pitch(eg_lay *l, const eg_block *b, const eg_glance_form *form, eg_len room)
{
	eg_len goals = b->child_count - (eg_glance_dates_of(b) ? 1 : 0);
	eg_len pitch = goals ? eg_smaller(eg_glance_pitch(b), room / goals) : 0;
	return height_of(l, b, form, pitch) <= room ? pitch : 0;
}

/* -- the overview -- */

static void add_row(eg_lay *l, const eg_block *b, const eg_block *goal, eg_glance_place *to,
	uint32_t table, uint32_t body, eg_len pitch, uint32_t nth)
{
	row *r = EG_NEW(l->scratch, row);
	uint32_t head_tr = EG_NO_ELEMENT;
	r->first = nth == 0;
	if (r->first)
		head_tr = eg_canvas_element(
			&l->canvas, eg_canvas_at(&l->canvas, table)->kids[0].index, EG_ROLE_TR);
	set_heads(l, b, to, head_tr, r);
	to->tr = eg_canvas_element(&l->canvas, body, EG_ROLE_TR);
	to->goal = goal->goal;
	set_row(l, to, goal, r);
	r->height = eg_larger(r->height, pitch);
	eg_lay_add(l, (eg_item){.draw = draw_row,
			      .data = r,
			      .kind = EG_K_TABLE,
			      .wide = true,
			      .carry = r->first ? 0 : r->head_height,
			      .under_head = EG_LINE,
			      .height = r->height + (r->first ? r->head_height : 0)});
}

/* A row that no page holds: its words one under the other. */
static void add_lines(eg_lay *l, const eg_block *goal)
{
	eg_frame saved = l->frame;
	l->frame.goal = goal->goal;
	eg_lay_main_column(l);
	const eg_block name = {.kind = EG_B_TEXT,
		.style = EG_S_LEAD,
		.runs = goal->runs,
		.run_count = goal->run_count};
	if (name.run_count)
		eg_build_text(l, &name);
	eg_build_blocks(l, goal->children, goal->child_count);
	l->frame = saved;
}

static bool rows_fit(eg_lay *l, const eg_block *b, const eg_glance_form *form)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		eg_block *one = b->children[i];
		const eg_block alone = {.children = &one, .child_count = 1, .table = b->table};
		if (!eg_lay_fits_page(l, height_of(l, &alone, form, 0) + EG_PTS(28)))
			return false;
	}
	return true;
}

void eg_build_glance(eg_lay *l, const eg_block *b)
{
	if (l->spread == b && eg_glance_build_spread(l, b))
		return;
	eg_len room = room_of(l, b);
	const eg_glance_form *form = choose_form(l, b, room);
	if (l->out != &l->main || l->frame.width != l->format->text_width ||
		!rows_fit(l, b, form)) {
		for (uint32_t i = 0; i < b->child_count; i++)
			add_lines(l, b->children[i]);
		return;
	}
	eg_frame saved = l->frame;
	eg_glance_place to = place_of(l, b, form);
	uint32_t table = eg_lay_element(l, EG_ROLE_TABLE, b), nth = 0;
	(void)eg_canvas_element(&l->canvas, table, EG_ROLE_THEAD);
	uint32_t body = eg_canvas_element(&l->canvas, table, EG_ROLE_TBODY);
	eg_len pitch = choose_pitch(l, b, form, room);
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_CARD)
			add_row(l, b, b->children[i], &to, table, body, pitch, nth++);
	if (eg_glance_dates_of(b))
		eg_glance_add_dates(l, eg_glance_dates_of(b));
	l->frame = saved;
}
