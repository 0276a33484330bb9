/* The rows of a table: set, measured, kept together where they belong together, drawn. */
#include "layout/table.h"

#define TORN_LINES 8 /* of a row that is higher than a page: lines in each part */
#define LAST_ROWS  3 /* no page has fewer rows of a table that goes on */

static eg_str cell_words(eg_arena *a, const eg_tcell *c)
{
	return eg_lay_plain(a, c->runs, c->run_count);
}

static bool same_words(const eg_tcell *a, const eg_tcell *b)
{
	if (a->run_count != b->run_count)
		return false;
	for (uint32_t i = 0; i < a->run_count; i++)
		if (!eg_str_eq(a->runs[i].text, b->runs[i].text))
			return false;
	return a->run_count > 0;
}

/* Whether a cell says what the one above it says, in a column that prints such words once; the
 * merged columns to its left must repeat as well. */
static bool repeats(const eg_table *t, size_t row, uint32_t column)
{
	if (row == 0 || !t->columns[column].merge || t->rows[row].group || t->rows[row - 1].group)
		return false;
	for (uint32_t i = 0; i <= column; i++)
		if (t->columns[i].merge &&
			!same_words(&t->rows[row].cells[i], &t->rows[row - 1].cells[i]))
			return false;
	return true;
}

/* Columns that a cell covers, from its own. */
static uint32_t span_of(const eg_table *t, const eg_trow *row, uint32_t column)
{
	if (row->group)
		return t->column_count;
	uint32_t span = row->cells[column].colspan ? row->cells[column].colspan : 1;
	return span > t->column_count - column ? t->column_count - column : span;
}

static eg_textbox *set_cell(eg_lay *l, const eg_tab *t, size_t r, uint32_t i)
{
	const eg_trow *row = &t->table->rows[r];
	uint32_t last = i + span_of(t->table, row, i) - 1;
	eg_text_spec spec = {.type = eg_table_cell_type(t->table, row, i),
		.x = t->lefts[i],
		.width = t->lefts[last] + t->widths[last] - t->lefts[i],
		.rag = row->group ? EG_RAG_LEFT : eg_table_rag(&t->table->columns[i]),
		.lang = t->lang,
		.goal = t->block->goal};
	return eg_textbox_set(l, row->cells[i].runs, row->cells[i].run_count, &spec);
}

/* Sets the cells of a row that are printed; the others stay NULL. */
static eg_textbox **set_row(eg_lay *l, const eg_tab *t, size_t r, bool all)
{
	const eg_trow *row = &t->table->rows[r];
	eg_textbox **cells = EG_NEW_N(l->scratch, eg_textbox *, t->table->column_count);
	for (uint32_t i = 0; i < t->table->column_count; i += span_of(t->table, row, i))
		if (all || !repeats(t->table, r, i))
			cells[i] = set_cell(l, t, r, i);
	return cells;
}

static uint32_t lines_of(const eg_tab *t, eg_textbox **cells)
{
	uint32_t lines = 1;
	for (uint32_t i = 0; i < t->table->column_count; i++)
		if (cells[i] && eg_textbox_lines(cells[i]) > lines)
			lines = eg_textbox_lines(cells[i]);
	return lines;
}

/* -- drawing -- */

/* TR and its cells, in one go: the elements of the cells follow the row's. */
static uint32_t row_elements(eg_lay *l, const eg_tab *t, size_t r)
{
	const eg_trow *row = &t->table->rows[r];
	eg_canvas *c = &l->canvas;
	uint32_t tr = eg_canvas_element(c, t->body, EG_ROLE_TR);
	for (uint32_t i = 0; i < t->table->column_count;) {
		uint32_t span = span_of(t->table, row, i);
		bool head = row->group || t->table->columns[i].key;
		uint32_t cell = eg_canvas_element(c, tr, head ? EG_ROLE_TH : EG_ROLE_TD);
		eg_element *e = eg_canvas_at(c, cell);
		e->scope = row->group ? 1 : head ? 2 : 0;
		e->col_span = span > 1 ? (uint16_t)span : 0;
		if (repeats(t->table, r, i)) /* not printed, but read in every row */
			eg_canvas_traits(c, cell)->actual = cell_words(c->arena, &row->cells[i]);
		i += span;
	}
	return tr;
}

static void draw_cells(
	eg_lay *l, const eg_tab *t, const eg_item *item, eg_textbox **cells, eg_len y)
{
	const eg_trow *row = &t->table->rows[item->index];
	uint32_t element = t->rows[item->index].tr;
	for (uint32_t i = 0; i < t->table->column_count; i += span_of(t->table, row, i)) {
		eg_textbox *b = cells[i];
		element++;
		if (!b)
			continue;
		b->spec.element = element;
		uint32_t n = eg_textbox_lines(b), to = item->lines ? item->from + item->lines : n;
		eg_traits *traits = eg_canvas_at(&l->canvas, element)->traits;
		if (n && traits)
			traits->actual = (eg_str){NULL, 0};
		for (uint32_t k = item->from; k < n && k < to; k++)
			eg_textbox_draw(l, b, k, y + (eg_len)(k - item->from) * b->row->leading);
	}
}

/* Caption, heads and group over the first row of a page. */
static void draw_carry(eg_lay *l, eg_tab *t, const eg_row_state *s, bool group_row, eg_len y)
{
	if (t->caption_height) {
		bool stacked =
			t->carried_number && t->carried_number->spec.x == t->carried_title->spec.x;
		if (t->carried_number)
			eg_textbox_draw_all(l, t->carried_number, y);
		eg_textbox_draw_all(l, t->carried_title,
			y + (stacked ? eg_textbox_height(t->carried_number) : 0));
		y += t->caption_height;
	}
	eg_table_draw_head(l, t, t->carried_heads, y);
	y += t->head_height;
	if (!s->group || group_row)
		return;
	const eg_trow *group = &t->table->rows[s->group - 1];
	uint32_t n = group->cells[0].run_count;
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, (size_t)n + 1);
	for (uint32_t i = 0; i < n; i++)
		runs[i] = group->cells[0].runs[i];
	runs[n].text = eg_strf(l->scratch, ", %.*s", EG_ARG(l->doc->words[EG_WORD_CONTINUED]));
	eg_text_spec spec = {.type = EG_T_GROUP_ROW,
		.x = t->x,
		.width = t->width,
		.lang = t->lang,
		.element = EG_NO_ELEMENT};
	eg_textbox *b = eg_textbox_set(l, runs, n + 1, &spec);
	eg_textbox_draw(l, b, 0, y + EG_GROUP_EXTRA - (EG_ROW_EXTRA - EG_ROW_PAD));
	eg_canvas_rule(&l->canvas, t->x, y + EG_GROUP_EXTRA + b->row->leading, t->width,
		EG_ROW_RULE, eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0));
}

eg_len eg_table_carry(const eg_tab *t, const eg_row_state *s, bool group_row)
{
	eg_len h = t->caption_height + t->head_height;
	return s->group && !group_row ? h + EG_GROUP_EXTRA + EG_PTS(10.5) : h;
}

static void rule_under(
	eg_lay *l, const eg_tab *t, const eg_item *item, const eg_spot *at, eg_len height)
{
	const eg_row_state *s = &t->rows[item->index];
	bool torn = item->lines && item->from + item->lines < s->lines;
	bool group = t->table->rows[item->index].group;
	bool end = item->index + 1 == t->table->row_count || at->last;
	if (torn && !at->last)
		return;
	enum eg_paint paint = end || group ? EG_PAINT_BRAND_DEEP : EG_PAINT_RULE;
	eg_canvas_rule(&l->canvas, t->x, at->y + height, t->width,
		end && !group ? EG_HEAD_RULE : EG_ROW_RULE, eg_theme_colour(l->theme, paint, 0));
}

static void draw_row(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	eg_tab *t = item->data;
	eg_row_state *s = &t->rows[item->index];
	const eg_trow *row = &t->table->rows[item->index];
	eg_arena_mark mark = eg_arena_save(l->scratch);
	if (at->first && item->carry)
		draw_carry(l, t, s, row->group, at->carry_y);
	eg_textbox **cells =
		s->cells && !at->first ? s->cells : set_row(l, t, item->index, at->first);
	if (!s->tr)
		s->tr = row_elements(l, t, item->index);
	eg_len pad = item->from   ? 0
		     : row->group ? EG_GROUP_EXTRA - (EG_ROW_EXTRA - EG_ROW_PAD)
				  : EG_ROW_PAD;
	draw_cells(l, t, item, cells, at->y + pad);
	rule_under(l, t, item, at, item->height + (at->first ? item->grow : 0));
	eg_arena_rewind(l->scratch, mark);
}

/* -- items -- */

/* Rows that may not begin a page: the first two, the two after a group row, the last ones. */
static bool stays(const eg_table *t, size_t r)
{
	if (r < 2 || r + LAST_ROWS - 1 >= t->row_count)
		return true;
	return t->rows[r - 1].group || t->rows[r - 2].group;
}

static void add_torn(eg_lay *l, eg_tab *t, eg_item item, uint32_t lines)
{
	eg_len leading = EG_PTS(10.5);
	for (uint32_t from = 0; from < lines; from += TORN_LINES) {
		eg_item part = item;
		part.from = from;
		part.lines = lines - from < TORN_LINES ? lines - from : TORN_LINES;
		part.height = (eg_len)part.lines * leading + (from ? 0 : EG_ROW_PAD) +
			      (from + part.lines == lines ? EG_ROW_EXTRA - EG_ROW_PAD : 0);
		part.keep = item.keep && from == 0;
		part.carry = eg_table_carry(t, &t->rows[item.index], false);
		eg_lay_add(l, part);
	}
}

static void add_row(eg_lay *l, eg_tab *t, size_t r, uint32_t lines, uint32_t all_lines)
{
	const eg_table *table = t->table;
	const eg_row_state *s = &t->rows[r];
	bool group = table->rows[r].group;
	eg_item item = {.draw = draw_row,
		.data = t,
		.index = (uint32_t)r,
		.kind = EG_K_TABLE,
		.wide = t->wide,
		.keep = stays(table, r),
		.height = (eg_len)lines * EG_PTS(10.5) + (group ? EG_GROUP_EXTRA : EG_ROW_EXTRA),
		.grow = (eg_len)(all_lines - lines) * EG_PTS(10.5),
		.carry = eg_table_carry(t, s, group)};
	if (table->rows[r].dest.n)
		eg_lay_anchor(l, table->rows[r].dest);
	eg_len room = l->format->bottom - l->format->top - item.carry;
	if (item.height + item.grow > room && !group)
		add_torn(l, t, item, all_lines);
	else
		eg_lay_add(l, item);
}

/* Lines of a row as it is printed, and when it begins a page and repeats nothing. */
static void measure_row(eg_lay *l, eg_tab *t, size_t r, uint32_t *lines, uint32_t *all_lines)
{
	eg_row_state *s = &t->rows[r];
	eg_arena_mark mark = eg_arena_save(l->scratch);
	eg_textbox **cells = set_row(l, t, r, false);
	*lines = *all_lines = lines_of(t, cells);
	for (uint32_t i = 0; i < t->table->column_count && !t->table->rows[r].group; i++) {
		if (!repeats(t->table, r, i))
			continue;
		uint32_t hidden = eg_textbox_lines(set_cell(l, t, r, i));
		*all_lines = hidden > *all_lines ? hidden : *all_lines;
	}
	s->lines = *all_lines;
	if (t->kept)
		s->cells = cells;
	else
		eg_arena_rewind(l->scratch, mark);
}

void eg_table_add_rows(eg_lay *l, eg_tab *t)
{
	size_t n = t->table->row_count;
	uint32_t group = 0;
	t->rows = EG_NEW_N(l->scratch, eg_row_state, n);
	if (!t->kept)
		eg_canvas_reserve(&l->canvas, n * (t->table->column_count + 1));
	for (size_t r = 0; r < n; r++) {
		if (t->table->rows[r].group)
			group = (uint32_t)r + 1;
		t->rows[r].group = group;
		uint32_t lines, all_lines;
		measure_row(l, t, r, &lines, &all_lines);
		add_row(l, t, r, lines, all_lines);
	}
}
