/* All goals at a glance: each with its objectives, partners and measures; and a line of dates. */
#include "content/table.h"

#include "base/num.h"
#include "locale/locale.h"

#define MOST_GOAL  99
#define LINE_ENDS  10000 /* of the line of dates */
#define MOST_TREND 400   /* values */
#define MOST_NAMES 1000000

/* The styles of a row's lists tell what they are of. */
#define OBJECTIVES EG_S_OUTCOME
#define MEASURES   EG_S_VALUE
#define PARTNERS   EG_S_BODY
#define TARGET     EG_S_OUTCOME

/* A query's rows by the names of its columns. */
typedef struct table {
	eg_rows rows;
	const eg_value *query;
} table;

static bool ask(eg_maker *k, const eg_rec *r, const char *key, table *out)
{
	out->query = eg_rec_find(r, key);
	return out->query && eg_make_query(k, out->query, &out->rows) && out->rows.count;
}

/* The cell of a column, or one that says nothing where the query lacks it. */
static const eg_cell *cell(const table *t, size_t row, const char *name)
{
	static const eg_cell none = {0};
	size_t at = eg_rows_column(&t->rows, name);
	return at == SIZE_MAX ? &none : &t->rows.cells[row * t->rows.columns + at];
}

static void take_cell(eg_maker *k, const table *t, size_t row, const char *name, eg_runs *out)
{
	size_t at = eg_rows_column(&t->rows, name);
	eg_run like = {.span = t->query->span};
	if (at == SIZE_MAX)
		return;
	like.lang = eg_column_lang(k, t->rows.names[at], cell(t, row, name));
	eg_make_cell(k, cell(t, row, name), t->rows.prose[at], &like, out);
}

static eg_block *add_item(eg_maker *k, const table *t, size_t row, eg_block *list)
{
	eg_runs runs = {0};
	take_cell(k, t, row, "title", &runs);
	if (runs.count == 0)
		return NULL;
	for (size_t i = 0; i < runs.count; i++)
		eg_link_run(&runs.items[i], cell(t, row, "link"));
	eg_block *item = eg_block_new(k->arena, EG_B_ITEM, t->query->span);
	eg_block_runs(k, item, &runs);
	eg_block_add(k->arena, list, item);
	return item;
}

static eg_block *add_list(eg_maker *k, const table *t, enum eg_style style, eg_block *parent)
{
	eg_block *list = eg_block_new(k->arena, EG_B_LIST, t->query->span);
	list->style = (uint8_t)style;
	eg_block_add(k->arena, parent, list);
	return list;
}

static void make_list(
	eg_maker *k, const eg_rec *r, const char *key, enum eg_style style, eg_block *row)
{
	table t;
	if (!ask(k, r, key, &t))
		return;
	eg_block *list = add_list(k, &t, style, row);
	const eg_cell *all = cell(&t, 0, "all_of");
	if (all->integer > 0 && all->integer <= MOST_NAMES)
		list->start = (uint32_t)all->integer;
	for (size_t i = 0; i < t.rows.count; i++) {
		eg_block *item = add_item(k, &t, i, list);
		if (item)
			item->label = eg_in_digits(
				k->arena, eg_make_cell_words(k, cell(&t, i, "number")), k->lang);
	}
}

/* -- measures -- */

/* "71%", "9", "1,200 USD"; {NULL} when it is not known. */
static eg_str number_words(eg_maker *k, const table *t, size_t row, const char *name)
{
	eg_str number = eg_make_decimal(k, cell(t, row, name));
	return number.n ? eg_make_measured(k, number, cell(t, row, "unit")->text) : number;
}

/* The values of a text such as "1000000 2500000". */
static const eg_trend *read_trend(eg_maker *k, const table *t, size_t row)
{
	eg_str text = cell(t, row, "trend")->text;
	int64_t *values = EG_NEW_N(k->arena, int64_t, MOST_TREND);
	eg_trend *trend = EG_NEW(k->arena, eg_trend);
	const eg_cell *aim = cell(t, row, "target");
	*trend = (eg_trend){
		.values = values, .aims = aim->kind == EG_CELL_INTEGER, .aim = aim->integer};
	for (size_t at = 0; at < text.n && trend->count < MOST_TREND;) {
		size_t end = eg_str_find(text, EG_STR(" "), at);
		end = end == SIZE_MAX ? text.n : end;
		if (eg_parse_int(eg_str_cut(text, at, end), &values[trend->count]))
			trend->count++;
		at = end + 1;
	}
	return trend->count > 1 ? trend : NULL;
}

static eg_block *add_text(
	eg_maker *k, const table *t, eg_runs *runs, enum eg_style style, eg_block *item)
{
	eg_block *b = eg_block_new(k->arena, EG_B_TEXT, t->query->span);
	b->style = (uint8_t)style;
	eg_block_runs(k, b, runs);
	eg_block_add(k->arena, item, b);
	return b;
}

static void add_latest(eg_maker *k, const table *t, size_t row, eg_block *item)
{
	eg_runs runs = {0};
	eg_str latest = number_words(k, t, row, "latest");
	if (!latest.n)
		return;
	take_cell(k, t, row, "before_phrase", &runs);
	if (runs.count)
		eg_runs_words(k, &runs, EG_STR(" "), 0, t->query->span);
	eg_runs_add(
		k, &runs, (eg_run){.text = latest, .style = EG_I_STRONG, .span = t->query->span});
	(void)add_text(k, t, &runs, EG_S_VALUE, item);
}

static void add_target(
	eg_maker *k, const table *t, size_t row, const eg_value *word, eg_block *item)
{
	eg_runs runs = {0};
	eg_str target = number_words(k, t, row, "target");
	if (!target.n)
		return;
	eg_runs_words(k, &runs, target, EG_I_MUTED, t->query->span);
	eg_block *b = add_text(k, t, &runs, TARGET, item);
	b->label = eg_make_label(k, word, &b->label_lang);
}

static void add_status(eg_maker *k, const table *t, size_t row, eg_block *item)
{
	eg_run run = {.span = t->query->span};
	eg_str status = cell(t, row, "status")->text;
	if (!status.n)
		return;
	run.sign = eg_sign_of(status);
	run.text = eg_said_status(k, status, &run.lang);
	eg_runs runs = {0};
	eg_runs_add(k, &runs, run);
	(void)add_text(k, t, &runs, EG_S_LABEL, item);
}

static void make_measures(eg_maker *k, const eg_rec *r, const eg_value *word, eg_block *row)
{
	table t;
	if (!ask(k, r, "measures", &t))
		return;
	eg_block *list = add_list(k, &t, MEASURES, row);
	for (size_t i = 0; i < t.rows.count; i++) {
		eg_block *item = add_item(k, &t, i, list);
		if (!item)
			continue;
		add_latest(k, &t, i, item);
		add_target(k, &t, i, word, item);
		add_status(k, &t, i, item);
		item->trend = read_trend(k, &t, i);
	}
}

/* -- goals -- */

static void make_goal(eg_maker *k, const eg_rec *r, eg_block *glance)
{
	int64_t goal = 0;
	eg_block *b = eg_block_new(k->arena, EG_B_CARD, r->span);
	if (eg_make_number(k, eg_rec_find(r, "goal"), &goal) && goal > 0 && goal <= MOST_GOAL)
		b->goal = (uint8_t)goal;
	b->label = eg_make_words(k, eg_rec_find(r, "number"));
	eg_runs runs = {0};
	eg_make_runs(k, eg_rec_find(r, "title"), EG_I_NOHYPH, &runs);
	if (runs.count == 0)
		return;
	eg_str link = eg_make_words(k, eg_rec_find(r, "link"));
	for (size_t i = 0; link.n && i < runs.count; i++)
		runs.items[i].dest = link;
	eg_block_runs(k, b, &runs);
	(void)eg_make_text(k, b, eg_rec_find(r, "tagline"), EG_S_TAGLINE);
	eg_make_prose(k, eg_rec_find(r, "text"), EG_S_STATEMENT, b);
	make_list(k, r, "objectives", OBJECTIVES, b);
	make_list(k, r, "partners", PARTNERS, b);
	make_measures(k, r, k->glance_target, b);
	eg_block_add(k->arena, glance, b);
}

static void make_goals(eg_maker *k, const eg_rec *spec, eg_block *glance)
{
	const eg_value *goals = eg_rec_find(spec, "goals");
	k->glance_target = eg_rec_find(spec, "target_word");
	for (uint32_t i = 0; i < eg_value_count(goals); i++)
		eg_make_each(k, eg_value_item(goals, i)->as.rec, make_goal, glance);
}

/* -- dates -- */

static uint32_t place_of(const eg_cell *c)
{
	return c->integer < 0 ? 0 : c->integer > LINE_ENDS ? LINE_ENDS : (uint32_t)c->integer;
}

/* Ticks are items without words. */
static void make_ticks(eg_maker *k, const eg_rec *spec, eg_block *list)
{
	table t;
	if (!ask(k, spec, "ticks", &t))
		return;
	for (size_t i = 0; i < t.rows.count; i++) {
		eg_block *tick = eg_block_new(k->arena, EG_B_ITEM, t.query->span);
		tick->start = place_of(cell(&t, i, "at"));
		eg_block_add(k->arena, list, tick);
	}
}

static void make_dates(eg_maker *k, const eg_rec *spec, eg_block *glance)
{
	table t;
	if (!ask(k, spec, "dates", &t))
		return;
	eg_block *list = add_list(k, &t, EG_S_DATE, glance);
	list->label = eg_make_label(k, eg_rec_find(spec, "dates_head"), &list->label_lang);
	for (size_t i = 0; i < t.rows.count; i++) {
		eg_block *item = add_item(k, &t, i, list);
		if (!item)
			continue;
		item->label = eg_make_cell_words(k, cell(&t, i, "date"));
		item->start = place_of(cell(&t, i, "at"));
	}
	make_ticks(k, spec, list);
}

/* -- the block -- */

static void make_heads(eg_maker *k, const eg_rec *spec, eg_block *b)
{
	static const char *const keys[EG_GLANCE_HEADS] = {[EG_GLANCE_GOAL] = "goal_head",
		[EG_GLANCE_STATEMENT] = "statement_head",
		[EG_GLANCE_OBJECTIVES] = "objectives_head",
		[EG_GLANCE_PARTNERS] = "partners_head",
		[EG_GLANCE_MEASURES] = "measures_head",
		[EG_GLANCE_LATEST] = "latest_head",
		[EG_GLANCE_TARGET] = "target_head",
		[EG_GLANCE_TREND] = "trend_head",
		[EG_GLANCE_STATUS] = "status_head"};
	b->table = EG_NEW(k->arena, eg_table);
	b->table->columns = EG_NEW_N(k->arena, eg_column, EG_GLANCE_HEADS);
	b->table->column_count = EG_GLANCE_HEADS;
	for (uint32_t i = 0; i < EG_GLANCE_HEADS; i++) {
		eg_column *c = &b->table->columns[i];
		c->title = eg_make_label(k, eg_rec_find(spec, keys[i]), &c->lang);
	}
	b->table->columns[EG_GLANCE_GOAL].key = true;
}

static void make_lead(eg_maker *k, const eg_rec *spec, eg_block *b)
{
	eg_runs runs = {0};
	eg_make_prose_runs(k, eg_rec_find(spec, "lead"), &runs);
	eg_block_runs(k, b, &runs);
}

void eg_make_glance(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_rec *spec = value->as.rec;
	eg_block *b = eg_block_new(k->arena, EG_B_GLANCE, value->span);
	(void)block;
	b->wide = true;
	make_goals(k, spec, b);
	if (b->child_count == 0)
		return;
	make_lead(k, spec, b);
	make_heads(k, spec, b);
	make_dates(k, spec, b);
	eg_block_add(k->arena, parent, b);
	uint32_t before = parent->child_count;
	eg_make_source_line(
		k, parent, eg_rec_find(spec, "note"), eg_value_yes(spec, "as_of", true));
	for (uint32_t i = before; i < parent->child_count; i++)
		parent->children[i]->wide = true;
}
