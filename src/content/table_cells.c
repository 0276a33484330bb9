/* The cells of a table: words, signs, links, lists, and what a cell covers. */
#include "content/table.h"

#include "locale/locale.h"

/* The signs of DESIGNBOOK.md 6 by the words that mean them. */
static const struct {
	const char *word;
	enum eg_sign sign;
} signs[] = {{"done", EG_SIGN_DONE}, {"met", EG_SIGN_DONE}, {"held", EG_SIGN_DONE},
	{"on track", EG_SIGN_ON_TRACK}, {"active", EG_SIGN_ON_TRACK}, {"running", EG_SIGN_ON_TRACK},
	{"under way", EG_SIGN_ON_TRACK}, {"confirmed", EG_SIGN_ON_TRACK},
	{"in force", EG_SIGN_ON_TRACK}, {"renewing", EG_SIGN_ON_TRACK}, {"at risk", EG_SIGN_WATCH},
	{"due", EG_SIGN_WATCH}, {"expiring", EG_SIGN_WATCH}, {"paused", EG_SIGN_WATCH},
	{"suspended", EG_SIGN_WATCH}, {"off track", EG_SIGN_OFF}, {"missed", EG_SIGN_OFF},
	{"overdue", EG_SIGN_OFF}, {"expired", EG_SIGN_OFF}, {"terminated", EG_SIGN_OFF},
	{"dropped", EG_SIGN_OFF}, {"cancelled", EG_SIGN_OFF}, {"planned", EG_SIGN_NOT_BEGUN},
	{"proposed", EG_SIGN_NOT_BEGUN}, {"approved", EG_SIGN_NOT_BEGUN},
	{"idea", EG_SIGN_NOT_BEGUN}, {"ahead", EG_SIGN_NOT_BEGUN}, {"signed", EG_SIGN_NOT_BEGUN},
	{"not begun", EG_SIGN_NOT_BEGUN}, {"in preparation", EG_SIGN_NOT_BEGUN}};

uint8_t eg_sign_of(eg_str word)
{
	for (size_t i = 0; i < EG_COUNT(signs); i++)
		if (eg_str_same_word(word, eg_str_of(signs[i].word)))
			return (uint8_t)signs[i].sign;
	return EG_SIGN_NONE;
}

const eg_cell *eg_table_cell(const eg_table_maker *t, size_t row, size_t at)
{
	return &t->rows.cells[row * t->rows.columns + at];
}

bool eg_table_truthy(const eg_cell *c)
{
	return c->kind == EG_CELL_INTEGER
		       ? c->integer != 0
		       : c->kind == EG_CELL_TEXT && c->text.n > 0 && !eg_str_is(c->text, "0") &&
				 !eg_str_is(c->text, "no");
}

/* A day of the dataset in words; other dates are words already. */
static eg_str day_words(eg_maker *k, eg_str s)
{
	eg_day day;
	return eg_day_parse(s, &day) ? eg_format_day(k->arena, day, k->lang, EG_DATE_SHORT) : s;
}

/* A cell about which the query has nothing. */
static void nothing_run(eg_maker *k, eg_span span, eg_runs *out)
{
	eg_runs_own(k, out, EG_OWN_NOT_STATED, EG_STR(""), EG_I_MUTED, span);
}

static bool has_list(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_LIST)
			return true;
	return false;
}

/* Prose that begins a line like an item of a list does. */
static bool may_have_list(eg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool start = i == 0 || s.p[i - 1] == '\n' || s.p[i - 1] == ' ';
		bool blank = i + 1 < s.n && s.p[i + 1] == ' ';
		if (start && blank && strchr("-*+", s.p[i]))
			return true;
		if ((s.p[i] == '.' || s.p[i] == ')') && blank && i && s.p[i - 1] >= '0' &&
			s.p[i - 1] <= '9')
			return true;
	}
	return false;
}

/* A cell with lists: the first paragraph is its runs, the rest follows as blocks. */
static bool list_cell(
	eg_table_maker *t, const eg_cell *cell, eg_span span, eg_runs *out, eg_tcell *to)
{
	eg_maker *k = t->k;
	if (cell->kind != EG_CELL_TEXT || !may_have_list(cell->text))
		return false;
	eg_block *group = eg_block_new(k->arena, EG_B_GROUP, span);
	size_t marks = k->notes;
	uint32_t notes = k->notes_to ? k->notes_to->child_count : 0;
	eg_make_cell_blocks(k, cell, span, group);
	if (!has_list(group)) {
		k->notes = marks;
		if (k->notes_to)
			k->notes_to->child_count = notes;
		return false;
	}
	const eg_block *first = group->children[0];
	if (first->kind == EG_B_TEXT) {
		for (uint32_t i = 0; i < first->run_count; i++)
			eg_runs_add(k, out, first->runs[i]);
		group->children++;
		group->child_count--;
	}
	to->more = group;
	return true;
}

/* Numbers of goals and objectives in standard tables. */
static bool is_level_number(const eg_table_maker *t, const eg_table_column *c)
{
	static const char *const names[] = {"number", "goal", "objective"};
	bool code = t->out->columns[c - t->columns].class_ == EG_COL_CODE;
	for (size_t i = 0; code && i < EG_COUNT(names); i++)
		if (eg_str_is(c->name, names[i]))
			return !eg_is_own(t->k, t->value->span);
	return false;
}

static void plain_cell(eg_table_maker *t, size_t nth, const eg_cell *cell, bool total, eg_runs *out)
{
	const eg_table_column *c = &t->columns[nth];
	eg_run like = {.span = c->value->span, .lang = eg_column_lang(t->k, c->name, cell)};
	if (c->state && cell->kind == EG_CELL_TEXT) {
		eg_cell said = {.kind = EG_CELL_TEXT};
		said.text = eg_said_status(t->k, cell->text, &like.lang);
		eg_make_cell(t->k, &said, false, &like, out);
	} else if (cell->kind == EG_CELL_TEXT && t->out->columns[nth].class_ == EG_COL_DATE) {
		eg_cell day = {.kind = EG_CELL_TEXT, .text = day_words(t->k, cell->text)};
		eg_make_cell(t->k, &day, false, &like, out);
	} else if (cell->kind == EG_CELL_INTEGER && t->out->columns[nth].class_ == EG_COL_DATE) {
		eg_str year = eg_strf(t->k->arena, "%lld", (long long)cell->integer);
		eg_runs_words(t->k, out, eg_in_digits(t->k->arena, year, t->k->lang), 0, like.span);
	} else if (c->millionths && cell->kind == EG_CELL_INTEGER) {
		eg_runs_words(t->k, out, eg_make_decimal(t->k, cell), 0, like.span);
	} else {
		eg_cell said = *cell;
		if (is_level_number(t, c) && said.kind == EG_CELL_TEXT)
			said.text = eg_in_digits(t->k->arena, said.text, t->k->lang);
		eg_make_cell(t->k, &said, c->prose, &like, out);
	}
	if (out->count == 0 && !total)
		nothing_run(t->k, like.span, out);
}

/* "more than" stands before a number as it is, whatever the number's own weight. */
static void put_before(eg_table_maker *t, const eg_table_column *c, size_t row, eg_runs *out)
{
	const eg_cell *cell = c->before == SIZE_MAX ? NULL : eg_table_cell(t, row, c->before);
	if (!cell || cell->kind != EG_CELL_TEXT || !cell->text.n)
		return;
	eg_run run = {.text = eg_str_join(t->k->arena, cell->text, EG_STR(" ")),
		.lang = eg_column_lang(t->k, t->rows.names[c->before], cell),
		.span = c->value->span};
	eg_runs_add(t->k, out, run);
	memmove(out->items + 1, out->items, (out->count - 1) * sizeof *out->items);
	out->items[0] = run;
}

static void under_runs(eg_table_maker *t, const eg_table_column *c, size_t row, eg_runs *out)
{
	const eg_cell *cell = c->under == SIZE_MAX ? NULL : eg_table_cell(t, row, c->under);
	if (!cell || cell->kind != EG_CELL_TEXT || cell->text.n == 0)
		return;
	eg_str lang = {NULL, 0};
	if (t->lang != SIZE_MAX && eg_table_cell(t, row, t->lang)->kind == EG_CELL_TEXT)
		lang = eg_table_cell(t, row, t->lang)->text;
	eg_runs_add(t->k, out,
		(eg_run){.style = EG_I_BREAK, .text = EG_STR(""), .span = c->value->span});
	eg_runs_add(t->k, out,
		(eg_run){.text = cell->text,
			.style = EG_I_MUTED | EG_I_EM | EG_I_NATIVE,
			.lang = lang,
			.span = c->value->span});
}

/* What a cell covers: a whole number of columns or rows, its own included. */
static uint16_t span_of(const eg_table_maker *t, size_t row, size_t column)
{
	const eg_cell *c = column == SIZE_MAX ? NULL : eg_table_cell(t, row, column);
	int64_t n = c && c->kind == EG_CELL_INTEGER ? c->integer : 1;
	return (uint16_t)(n < 1 ? 1 : n > UINT16_MAX ? UINT16_MAX : n);
}

/* What the column says of all its cells. */
static void dress_cell(
	eg_table_maker *t, const eg_table_column *c, size_t row, const eg_cell *cell, eg_runs *out)
{
	eg_run *first = &out->items[0];
	if (out->count == 1)
		first->text = eg_table_pad(t, first->text, c->decimals);
	for (size_t i = 0; i < out->count; i++) {
		if (c->strong && !(out->items[i].style & EG_I_MUTED))
			out->items[i].style |= EG_I_STRONG;
		if (c->muted)
			out->items[i].style |= EG_I_MUTED;
	}
	if (!c->prose && cell->kind == EG_CELL_TEXT &&
		(eg_str_is(cell->text, "unknown") || eg_str_is(cell->text, "none"))) {
		first->text = eg_said_status(t->k, cell->text, &first->lang);
		first->style |= EG_I_MUTED;
	}
	if (c->state && cell->kind == EG_CELL_TEXT)
		first->sign = eg_sign_of(cell->text);
	for (size_t i = 0; c->link != SIZE_MAX && i < out->count; i++)
		if (!(out->items[i].style & EG_I_MUTED))
			eg_link_run(&out->items[i], eg_table_cell(t, row, c->link));
	if (cell->kind == EG_CELL_NULL)
		return;
	eg_table_put_unit(t, c, row, out);
	put_before(t, c, row, out);
}

void eg_table_make_cell(
	eg_table_maker *t, size_t nth, size_t row, bool total, eg_runs *out, eg_tcell *to)
{
	const eg_table_column *c = &t->columns[nth];
	if (c->at == SIZE_MAX)
		return;
	const eg_cell *cell = eg_table_cell(t, row, c->at);
	to->colspan = span_of(t, row, c->colspan);
	to->rowspan = span_of(t, row, c->rowspan);
	if (!c->prose || !list_cell(t, cell, c->value->span, out, to))
		plain_cell(t, nth, cell, total, out);
	if (out->count)
		dress_cell(t, c, row, cell, out);
	under_runs(t, c, row, out);
}
