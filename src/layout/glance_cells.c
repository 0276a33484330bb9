/* The words of an overview on two facing pages: its columns, heads and rows. */
#include "layout/glance_spread.h"

#define BASE        EG_PTS(15) /* from under a rule to the first baseline */
#define UNDER_ROW   EG_HALF
#define BETWEEN     EG_HALF      /* of objectives */
#define OVER_REST   EG_QUARTER   /* from words to those that say what is left out */
#define OVER_RULE   EG_PTS(10.5) /* from words to the rule under them */
#define LATEST      EG_PTS(32)
#define LATEST_MOST EG_PTS(64)
#define TARGET      EG_PTS(34)
#define STATUS      EG_PTS(53)
#define PARTNERS    EG_PTS(108)
#define LEAST       EG_PTS(96) /* of a measure's words */
#define CLOSE       EG_PTS(3.5)

/* -- columns -- */

static const eg_block *text_of(const eg_block *item, uint32_t head)
{
	enum eg_style style = head == EG_GLANCE_LATEST   ? EG_S_VALUE
			      : head == EG_GLANCE_TARGET ? EG_S_OUTCOME
							 : EG_S_LABEL;
	for (uint32_t i = 0; i < item->child_count; i++)
		if (item->children[i]->style == style)
			return item->children[i];
	return NULL;
}

/* Of many goals the words stand closer. */
static bool is_close(const eg_spread *s)
{
	return s->form.numeral == EG_T_GLANCE_NUMERAL_LEAST;
}

static eg_text_spec spec_of(const eg_lay *l, const eg_spread *s, uint32_t head, uint8_t goal)
{
	enum eg_type type = head == EG_GLANCE_LATEST ? EG_T_GLANCE_VALUE
			    : is_close(s)            ? EG_T_TABLE_TEXT
						     : EG_T_GLANCE_TEXT;
	bool right = head == EG_GLANCE_LATEST || head == EG_GLANCE_TARGET;
	return (eg_text_spec){.type = type,
		.rag = right ? EG_RAG_RIGHT : EG_RAG_LEFT,
		.number = right,
		.lang = l->frame.lang,
		.goal = goal,
		.told = true,
		.element = EG_NO_ELEMENT};
}

/* What the words of a column take: at least, and on a line each. */
typedef struct need {
	eg_len least, full;
	bool any;
} need;

static void add_need(
	eg_lay *l, const eg_run *runs, uint32_t count, const eg_text_spec *spec, need *n)
{
	eg_len least, full;
	eg_textbox_measure(l, runs, count, spec, &least, &full);
	n->least = eg_larger(n->least, least);
	n->full = eg_larger(n->full, full);
}

static need need_of(eg_lay *l, const eg_spread *s, uint32_t head)
{
	const eg_column *c = &s->block->table->columns[head];
	const eg_run title = {.text = c->title, .lang = c->lang};
	eg_text_spec spec = spec_of(l, s, head, 0), over = spec;
	need n = {0};
	over.type = EG_T_GLANCE_HEAD;
	add_need(l, &title, c->title.n != 0, &over, &n);
	n.full = n.least; /* it may turn */
	for (uint32_t i = 0; i < s->block->child_count; i++) {
		const eg_block *list = eg_glance_list_of(s->block->children[i], EG_S_VALUE);
		for (uint32_t k = 0; list && k < list->child_count; k++) {
			const eg_block *t = text_of(list->children[k], head);
			n.any = n.any || t;
			if (t)
				add_need(l, t->runs, t->run_count, &spec, &n);
		}
	}
	return n;
}

static bool has_trend(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *list = eg_glance_list_of(b->children[i], EG_S_VALUE);
		for (uint32_t k = 0; list && k < list->child_count; k++)
			if (list->children[k]->trend)
				return true;
	}
	return false;
}

/* From the right edge to the left: what the other columns leave is for the measures' words. */
static eg_len put_column(eg_spread *s, uint32_t head, eg_len right, eg_len width, eg_len gap)
{
	s->columns[head] = (eg_spread_column){.x = right - width, .width = width, .there = true};
	return right - width - gap;
}

bool eg_spread_plan_right(eg_lay *l, eg_spread *s)
{
	eg_len right = s->x + s->width;
	need status = need_of(l, s, EG_GLANCE_STATUS), target = need_of(l, s, EG_GLANCE_TARGET),
	     latest = need_of(l, s, EG_GLANCE_LATEST);
	eg_len values = eg_larger(latest.least, eg_smaller(latest.full, LATEST_MOST));
	if (eg_glance_has(s->block, EG_S_BODY))
		right = put_column(s, EG_GLANCE_PARTNERS, right, PARTNERS, EG_SPREAD_GUTTER);
	if (status.any)
		right = put_column(
			s, EG_GLANCE_STATUS, right, eg_larger(STATUS, status.least), EG_PTS(11));
	if (has_trend(s->block))
		right = put_column(s, EG_GLANCE_TREND, right, EG_TREND_WIDTH, EG_PTS(14));
	if (target.any)
		right = put_column(s, EG_GLANCE_TARGET, right, eg_larger(TARGET, target.full),
			EG_SPREAD_GUTTER);
	if (latest.any)
		right = put_column(
			s, EG_GLANCE_LATEST, right, eg_larger(LATEST, values), EG_SPREAD_GUTTER);
	(void)put_column(s, EG_GLANCE_MEASURES, right, right - s->x, 0);
	return right - s->x >= LEAST;
}

/* Thirds; without statements the objectives have two of them. */
static void plan_left(const eg_lay *l, eg_spread *s)
{
	eg_len gutter = l->format->step - l->format->column, third = (s->width + gutter) / 3;
	eg_len after = s->form.statement ? 2 * third : third;
	s->columns[EG_GLANCE_GOAL] = (eg_spread_column){s->x, third - gutter, true};
	s->columns[EG_GLANCE_STATEMENT] =
		(eg_spread_column){s->x + third, third - gutter, s->form.statement};
	s->columns[EG_GLANCE_OBJECTIVES] = (eg_spread_column){s->x + after, s->width - after, true};
}

/* -- words -- */

/* A cell; its parent is a TR, or none where it is only measured. */
static uint32_t cell_of(eg_lay *l, uint32_t tr, enum eg_role role, const uint32_t *heads,
	uint32_t head_count, uint32_t span)
{
	uint32_t cell = eg_lay_child(l, tr, role);
	if (cell == EG_NO_ELEMENT)
		return cell;
	eg_element *e = eg_canvas_at(&l->canvas, cell);
	e->scope = role == EG_ROLE_TH ? 2 : 0;
	e->row_span = (uint16_t)span;
	uint32_t *ids = EG_NEW_N(l->canvas.arena, uint32_t, head_count);
	for (uint32_t i = 0; i < head_count; i++)
		ids[i] = heads[i];
	if (head_count) {
		eg_traits *traits = eg_canvas_traits(&l->canvas, cell);
		traits->headers = ids;
		traits->header_count = head_count;
	}
	return cell;
}

static void set_statement(
	eg_lay *l, const eg_spread *s, const eg_block *goal, uint32_t td, eg_spread_row *r)
{
	const eg_spread_column *c = &s->columns[EG_GLANCE_STATEMENT];
	for (uint32_t i = 0; i < goal->child_count; i++) {
		const eg_block *t = goal->children[i];
		if (t->kind != EG_B_TEXT || t->style == EG_S_TAGLINE)
			continue;
		eg_text_spec spec = {.type = EG_T_CARD_TEXT,
			.x = c->x,
			.width = c->width,
			.lang = l->frame.lang,
			.told = td == EG_NO_ELEMENT,
			.element = eg_lay_child(l, td, EG_ROLE_P)};
		(void)eg_stack_add(l, &r->statement, t->runs, t->run_count, &spec,
			r->statement.count ? EG_HALF : 0);
	}
}

static eg_len base_of(const eg_spread_measure *m)
{
	eg_len base = 0;
	for (uint32_t h = EG_GLANCE_MEASURES; h < EG_GLANCE_HEADS; h++)
		if (m->boxes[h])
			base = eg_larger(base, m->boxes[h]->baseline);
	return base;
}

/* Its lower edge, from under the row's rule. */
static eg_len end_of(const eg_spread_measure *m)
{
	eg_len end = m->base + (m->trend ? EG_TREND_HEIGHT - EG_TREND_OVER : 0);
	for (uint32_t h = EG_GLANCE_MEASURES; h < EG_GLANCE_HEADS; h++)
		if (m->boxes[h])
			end = eg_larger(end,
				m->base - m->boxes[h]->baseline + eg_textbox_height(m->boxes[h]));
	return end;
}

static void set_cell_words(eg_lay *l, const eg_spread *s, const eg_block *item, uint32_t head,
	uint8_t goal, uint32_t cell, eg_spread_measure *m)
{
	const eg_block *t = head == EG_GLANCE_MEASURES ? item : text_of(item, head);
	eg_text_spec spec = spec_of(l, s, head, goal);
	if (!t || !t->run_count)
		return;
	spec.x = s->columns[head].x;
	spec.width = s->columns[head].width;
	spec.told = cell == EG_NO_ELEMENT;
	spec.element = eg_lay_child(l, cell, EG_ROLE_P);
	m->boxes[head] = eg_textbox_set(l, t->runs, t->run_count, &spec);
	if (eg_textbox_lines(m->boxes[head]) == 0)
		m->boxes[head] = NULL;
}

/* Cells of the other columns that say nothing. */
static void set_blanks(eg_lay *l, const eg_spread *s, uint32_t tr, uint32_t goal_th)
{
	for (uint32_t h = EG_GLANCE_LATEST; h < EG_GLANCE_HEADS; h++) {
		const uint32_t heads[2] = {s->ths[h], goal_th};
		if (h != EG_GLANCE_TREND && s->columns[h].there)
			(void)cell_of(l, tr, EG_ROLE_TD, heads, 2, 0);
	}
}

/* The cells of a measure, of none where the goal has no measure: then they say nothing. */
static void set_measure(eg_lay *l, const eg_spread *s, const eg_block *item, uint8_t goal,
	uint32_t tr, uint32_t goal_th, eg_spread_measure *m)
{
	uint32_t heads[3] = {s->ths[EG_GLANCE_MEASURES], goal_th};
	enum eg_role first = item ? EG_ROLE_TH : EG_ROLE_TD;
	uint32_t th = cell_of(l, tr, first, heads, 2, 0);
	heads[2] = th;
	if (item)
		set_cell_words(l, s, item, EG_GLANCE_MEASURES, goal, th, m);
	for (uint32_t h = EG_GLANCE_LATEST; h < EG_GLANCE_HEADS; h++) {
		if (h == EG_GLANCE_TREND || !s->columns[h].there)
			continue;
		heads[0] = s->ths[h];
		uint32_t td = cell_of(l, tr, EG_ROLE_TD, heads, item ? 3 : 2, 0);
		if (item)
			set_cell_words(l, s, item, h, goal, td, m);
	}
}

/* As many as the row counts. */
static void set_measures(eg_lay *l, const eg_spread *s, const eg_block *goal, uint32_t tbody,
	uint32_t first_tr, uint32_t goal_th, eg_spread_row *r)
{
	const eg_block *list = eg_glance_list_of(goal, EG_S_VALUE);
	r->measures = EG_NEW_N(l->scratch, eg_spread_measure, (size_t)r->count + 1);
	eg_len base = BASE;
	for (uint32_t i = 0; i < r->count; i++) {
		eg_spread_measure *m = &r->measures[i];
		uint32_t tr = i ? eg_lay_child(l, tbody, EG_ROLE_TR) : first_tr;
		m->trend = list->children[i]->trend;
		set_measure(l, s, list->children[i], goal->goal, tr, goal_th, m);
		m->base = eg_larger(base, i ? 0 : base_of(m));
		base = end_of(m) + OVER_RULE + EG_SPREAD_APART;
		r->height = eg_larger(r->height, end_of(m));
	}
	if (!r->count)
		set_measure(l, s, NULL, goal->goal, first_tr, goal_th, r->measures);
}

/* How many measures are left out, in a row of its own that says nothing else. */
static void set_rest(eg_lay *l, const eg_spread *s, eg_run *runs, uint32_t count, uint8_t goal,
	uint32_t tr, uint32_t goal_th, eg_spread_row *r)
{
	eg_spread_measure *m = &r->measures[r->count];
	uint32_t heads[2] = {s->ths[EG_GLANCE_MEASURES], goal_th};
	const eg_block words = {.runs = runs, .run_count = count};
	set_cell_words(
		l, s, &words, EG_GLANCE_MEASURES, goal, cell_of(l, tr, EG_ROLE_TD, heads, 2, 0), m);
	set_blanks(l, s, tr, goal_th);
	m->base = (r->count ? end_of(m - 1) + OVER_REST : BASE) + base_of(m);
	r->height = eg_larger(r->height, end_of(m));
}

eg_len eg_spread_list_top(const eg_glance_list *list)
{
	return list->stack.count
		       ? BASE - list->stack.parts[0].box->baseline - list->stack.parts[0].y
		       : 0;
}

eg_len eg_spread_statement_top(const eg_spread_row *r)
{
	return r->statement.count ? BASE - r->statement.parts[0].box->baseline : 0;
}

static void set_list(eg_lay *l, const eg_spread *s, const eg_block *list, uint32_t head,
	const eg_glance_place *like, uint32_t td, eg_glance_list *out)
{
	eg_glance_place to = *like;
	to.width = s->columns[head].width;
	bool partners = head == EG_GLANCE_PARTNERS, close = is_close(s);
	to.most = partners ? s->partners : 0;
	if (partners)
		to.text = close ? EG_T_TABLE_TEXT : EG_T_GLANCE_TEXT;
	else
		to.text = close ? EG_T_FACT_VALUE : EG_T_GLANCE_NAME;
	to.between = partners ? 0 : close ? CLOSE : BETWEEN;
	if (list)
		eg_glance_set_list(l, &to, list, s->columns[head].x, td, out);
}

/* What belongs to the goal spans the rows of its measures. */
static void set_row(
	eg_lay *l, const eg_spread *s, const eg_block *goal, uint32_t table, eg_spread_row *r)
{
	const eg_block *measures = eg_glance_list_of(goal, EG_S_VALUE);
	uint32_t all = measures ? measures->child_count : 0, more = 0;
	r->count = all < s->form.measures ? all : s->form.measures;
	eg_run *rest = measures ? eg_glance_rest(l, measures, r->count, eg_glance_dest(goal), &more)
				: NULL;
	r->rest = more != 0;
	uint32_t span = r->count + r->rest;
	uint32_t tbody = eg_lay_child(l, table, EG_ROLE_TBODY),
		 tr = eg_lay_child(l, tbody, EG_ROLE_TR);
	uint32_t heads[2] = {s->ths[EG_GLANCE_GOAL]};
	uint32_t th = cell_of(l, tr, EG_ROLE_TH, heads, 1, span);
	eg_glance_form name = s->form;
	name.statement = false;
	eg_glance_place to = {.form = &name,
		.x = s->columns[EG_GLANCE_GOAL].x,
		.width = s->columns[EG_GLANCE_GOAL].width,
		.tr = tr,
		.goal = goal->goal,
		.rest = eg_glance_dest(goal)};
	r->colour = eg_theme_colour(l->theme, EG_PAINT_GOAL, goal->goal);
	eg_glance_set_goal(l, &to, goal, th, &r->goal);
	heads[1] = th;
	if (s->form.statement) {
		heads[0] = s->ths[EG_GLANCE_STATEMENT];
		set_statement(l, s, goal, cell_of(l, tr, EG_ROLE_TD, heads, 2, span), r);
	}
	heads[0] = s->ths[EG_GLANCE_OBJECTIVES];
	set_list(l, s, eg_glance_list_of(goal, EG_S_OUTCOME), EG_GLANCE_OBJECTIVES, &to,
		cell_of(l, tr, EG_ROLE_TD, heads, 2, span), &r->objectives);
	if (s->columns[EG_GLANCE_PARTNERS].there) {
		heads[0] = s->ths[EG_GLANCE_PARTNERS];
		set_list(l, s, eg_glance_list_of(goal, EG_S_BODY), EG_GLANCE_PARTNERS, &to,
			cell_of(l, tr, EG_ROLE_TD, heads, 2, span), &r->partners);
	}
	set_measures(l, s, goal, tbody, tr, th, r);
	if (r->rest)
		set_rest(l, s, rest, more, goal->goal, eg_lay_child(l, tbody, EG_ROLE_TR), th, r);
	r->height = eg_larger(r->height, EG_SPREAD_TOP + r->goal.height);
	r->height = eg_larger(r->height, eg_spread_statement_top(r) + r->statement.height);
	r->height = eg_larger(
		r->height, eg_spread_list_top(&r->objectives) + r->objectives.stack.height);
	r->height =
		eg_larger(r->height, eg_spread_list_top(&r->partners) + r->partners.stack.height);
	r->height += EG_GLANCE_OVER_ROW + UNDER_ROW;
}

/* A trend has no cell, so its head is an artifact. */
static void set_heads(eg_lay *l, eg_spread *s, uint32_t tr)
{
	for (uint32_t h = 0; h < EG_GLANCE_HEADS; h++) {
		const eg_column *c = &s->block->table->columns[h];
		bool real = h != EG_GLANCE_TREND;
		if (!s->columns[h].there)
			continue;
		s->ths[h] = real ? eg_lay_child(l, tr, EG_ROLE_TH) : EG_NO_ELEMENT;
		if (s->ths[h] != EG_NO_ELEMENT)
			eg_canvas_at(&l->canvas, s->ths[h])->scope = 1;
		eg_run *run = EG_NEW(l->scratch, eg_run);
		*run = (eg_run){.text = c->title, .lang = c->lang};
		bool right = h == EG_GLANCE_LATEST || h == EG_GLANCE_TARGET;
		s->heads[h] = eg_textbox_set(l, run, c->title.n != 0,
			&(eg_text_spec){.type = EG_T_GLANCE_HEAD,
				.x = s->columns[h].x,
				.width = s->columns[h].width,
				.rag = right ? EG_RAG_RIGHT : EG_RAG_LEFT,
				.lang = l->frame.lang,
				.told = tr == EG_NO_ELEMENT,
				.element = s->ths[h],
				.artifact = EG_ART_LAYOUT});
		s->head_height = eg_larger(s->head_height, eg_textbox_height(s->heads[h]));
	}
}

/* All of it, as the children of `parent`, or without elements to be measured. */
void eg_spread_set(eg_lay *l, eg_spread *s, uint32_t table)
{
	uint32_t thead = eg_lay_child(l, table, EG_ROLE_THEAD), nth = 0;
	plan_left(l, s);
	set_heads(l, s, eg_lay_child(l, thead, EG_ROLE_TR));
	s->rows = EG_NEW_N(l->scratch, eg_spread_row, s->block->child_count);
	for (uint32_t i = 0; i < s->block->child_count; i++)
		if (s->block->children[i]->kind == EG_B_CARD)
			set_row(l, s, s->block->children[i], table, &s->rows[nth++]);
	s->count = nth;
}
