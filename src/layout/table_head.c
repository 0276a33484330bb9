/* The head of a table: a row of column heads, and over it rows of heads that neighbours share. */
#include "layout/table.h"

#define PART_LINES 8 /* of a head that is torn: lines in each part */

static uint32_t depth_of(const eg_table *t)
{
	uint32_t most = 0;
	for (uint32_t i = 0; i < t->column_count; i++)
		if (t->columns[i].head_count > most)
			most = t->columns[i].head_count;
	return most;
}

/* Whether two columns stand under the same heads down to this row. */
static bool share(const eg_column *a, const eg_column *b, uint32_t row)
{
	if (a->head_count <= row || b->head_count <= row)
		return false;
	for (uint32_t k = 0; k <= row; k++)
		if (!eg_str_eq(a->heads[k], b->heads[k]))
			return false;
	return true;
}

static uint32_t shared_by(const eg_table *t, uint32_t column, uint32_t row)
{
	uint32_t n = 1;
	while (column + n < t->column_count &&
		share(&t->columns[column], &t->columns[column + n], row))
		n++;
	return n;
}

/* In reading order: row by row, each from the left. */
void eg_table_plan_heads(eg_lay *l, eg_tab *t)
{
	const eg_table *table = t->table;
	uint32_t shared = depth_of(table);
	t->head_rows = shared + 1;
	t->heads = EG_NEW_N(l->scratch, eg_head_cell, (size_t)table->column_count * t->head_rows);
	for (uint32_t row = 0; row < t->head_rows; row++) {
		for (uint32_t i = 0; i < table->column_count;) {
			const eg_column *c = &table->columns[i];
			bool group = c->head_count > row;
			uint32_t span = group ? shared_by(table, i, row) : 1;
			if (group || c->head_count == row)
				t->heads[t->head_count++] = (eg_head_cell){.column = i,
					.span = span,
					.row = row,
					.rows = group ? 1 : t->head_rows - row,
					.words = group ? c->heads[row] : c->title,
					.mark = group ? (eg_str){NULL, 0} : c->mark};
			i += span;
		}
	}
}

static eg_textbox *set_head(eg_lay *l, const eg_tab *t, const eg_head_cell *h, uint32_t element)
{
	eg_text_spec spec = {.type = EG_T_TABLE_HEAD,
		.x = t->lefts[h->column],
		.width = eg_table_span_width(t, h->column, h->span),
		.rag = h->span > 1 ? EG_RAG_LEFT : eg_table_rag(&t->table->columns[h->column]),
		.lang = l->frame.lang,
		.told = t->too_wide,
		.number = true,
		.element = element};
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, 2);
	runs[0] = (eg_run){.text = h->words, .lang = t->table->columns[h->column].lang};
	runs[1] = (eg_run){.text = h->mark, .style = EG_I_SUP};
	uint32_t count = h->mark.n ? 2 : h->words.n ? 1 : 0;
	return eg_textbox_set(l, runs, count, &spec);
}

/* Each row is as high as its highest head; one over several rows counts for the last of them. */
static void set_heights(eg_lay *l, eg_tab *t)
{
	t->head_feet = EG_NEW_N(l->scratch, eg_len, t->head_rows);
	for (uint32_t row = 0; row < t->head_rows; row++) {
		eg_len top = row ? t->head_feet[row - 1] : 0, foot = top;
		for (size_t i = 0; i < t->head_count; i++) {
			const eg_head_cell *h = &t->heads[i];
			if (h->row + h->rows - 1 != row)
				continue;
			eg_len from = h->row ? t->head_feet[h->row - 1] : 0;
			eg_len need = from + eg_textbox_height(h->text) + EG_ROW_EXTRA;
			foot = need > foot ? need : foot;
		}
		t->head_feet[row] = foot;
	}
	t->head_height = t->head_feet[t->head_rows - 1];
}

void eg_table_set_heads(eg_lay *l, eg_tab *t, uint32_t thead)
{
	uint32_t tr = 0;
	for (size_t i = 0; i < t->head_count; i++) {
		eg_head_cell *h = &t->heads[i];
		if (i == 0 || h->row != t->heads[i - 1].row)
			tr = eg_canvas_element(&l->canvas, thead, EG_ROLE_TR);
		h->element = eg_canvas_element(&l->canvas, tr, EG_ROLE_TH);
		eg_element *e = eg_canvas_at(&l->canvas, h->element);
		e->scope = 1;
		e->col_span = h->span > 1 ? (uint16_t)h->span : 0;
		e->row_span = h->rows > 1 ? (uint16_t)h->rows : 0;
		h->text = set_head(l, t, h, h->element);
		h->again = set_head(l, t, h, EG_NO_ELEMENT);
	}
	set_heights(l, t);
}

/* Heads stand on their last baseline. */
void eg_table_draw_heads(eg_lay *l, eg_tab *t, bool again, eg_len y)
{
	uint32_t colour = eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0);
	if (t->top_rule)
		eg_canvas_rule(&l->canvas, t->x, y, t->width, EG_HEAD_RULE, colour);
	if (!t->any_title)
		return;
	for (size_t i = 0; i < t->head_count; i++) {
		const eg_head_cell *h = &t->heads[i];
		eg_textbox *b = again ? h->again : h->text;
		eg_len foot = y + t->head_feet[h->row + h->rows - 1];
		eg_textbox_draw_all(
			l, b, foot - (EG_ROW_EXTRA - EG_ROW_PAD) - eg_textbox_height(b));
		if (h->row + h->rows < t->head_rows)
			eg_canvas_rule(&l->canvas, t->lefts[h->column], foot,
				eg_table_span_width(t, h->column, h->span), EG_ROW_RULE, colour);
	}
	eg_canvas_rule(&l->canvas, t->x, y + t->head_height, t->width, EG_HEAD_RULE, colour);
}

/* -- a head that no page holds beside some rows -- */

static bool ends_in(const eg_head_cell *h, uint32_t row)
{
	return h->row + h->rows - 1 == row;
}

/* Lines of the heads that end in a row of the head. */
static uint32_t lines_of(const eg_tab *t, uint32_t row)
{
	uint32_t most = 0;
	for (size_t i = 0; i < t->head_count; i++) {
		uint32_t lines = eg_textbox_lines(t->heads[i].text);
		if (ends_in(&t->heads[i], row) && lines > most)
			most = lines;
	}
	return most;
}

static void rule_under_row(eg_lay *l, const eg_tab *t, uint32_t row, eg_len y)
{
	uint32_t colour = eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0);
	if (row + 1 == t->head_rows)
		eg_canvas_rule(&l->canvas, t->x, y, t->width, EG_HEAD_RULE, colour);
	for (size_t i = 0; row + 1 < t->head_rows && i < t->head_count; i++)
		if (ends_in(&t->heads[i], row))
			eg_canvas_rule(&l->canvas, t->lefts[t->heads[i].column], y,
				eg_table_span_width(t, t->heads[i].column, t->heads[i].span),
				EG_ROW_RULE, colour);
}

static void draw_part(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_tab *t = item->data;
	uint32_t end = item->from + item->lines;
	eg_len y = at->y + (item->from ? 0 : EG_ROW_PAD);
	if (item->index == 0 && item->from == 0 && t->top_rule)
		eg_canvas_rule(&l->canvas, t->x, at->y, t->width, EG_HEAD_RULE,
			eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0));
	for (size_t i = 0; i < t->head_count; i++) {
		eg_textbox *b = t->heads[i].text;
		uint32_t lines = eg_textbox_lines(b);
		if (!ends_in(&t->heads[i], item->index))
			continue;
		for (uint32_t k = item->from; k < end && k < lines; k++)
			eg_textbox_draw(l, b, k, y + (eg_len)(k - item->from) * b->row->leading);
	}
	if (end == lines_of(t, item->index))
		rule_under_row(l, t, item->index, at->y + item->height);
}

static void add_parts(eg_lay *l, eg_tab *t, uint32_t row, eg_len before)
{
	uint32_t lines = lines_of(t, row);
	eg_len leading = eg_theme_type(l->theme, EG_T_TABLE_HEAD)->leading;
	for (uint32_t from = 0; from < lines; from += PART_LINES) {
		uint32_t n = lines - from < PART_LINES ? lines - from : PART_LINES;
		eg_lay_add(l, (eg_item){.draw = draw_part,
				      .data = t,
				      .index = row,
				      .from = from,
				      .lines = n,
				      .height = (eg_len)n * leading + (from ? 0 : EG_ROW_PAD) +
						(from + n == lines ? EG_ROW_EXTRA - EG_ROW_PAD : 0),
				      .wide = t->wide,
				      .before = row || from ? 0 : before,
				      .under_head = row || from ? 0 : EG_HALF,
				      .kind = EG_K_TABLE});
	}
}

void eg_table_add_torn_head(eg_lay *l, eg_tab *t, eg_len before)
{
	eg_say_help(
		eg_report(l->diag, EG_R_CELL_LONG, t->block->span,
			"the head takes more than two thirds of a page, so a page may end in it"),
		"say in the text above the table what its columns hold");
	for (uint32_t row = 0; row < t->head_rows; row++)
		add_parts(l, t, row, before);
}

/* -- a group row that goes on on a new page -- */

/* The end of the last word that begins before `at`. */
static size_t word_end(eg_str words, size_t at)
{
	at = at < words.n ? at : words.n;
	while (at > 0 && (at == words.n || words.p[at] != ' '))
		at--;
	return at;
}

/* Bytes of its first line. */
static size_t first_line(const eg_textbox *b)
{
	size_t n = 0;
	for (uint32_t i = 0; b->para->count && i < b->para->lines[0].count; i++)
		n += b->para->lines[0].pieces[i].glyphs->text.n;
	return n;
}

/* The words of a group row that goes on, on one line: of more words, as many as stand on it. */
static eg_textbox *set_group_again(eg_lay *l, const eg_tab *t, const eg_trow *group)
{
	uint32_t n = group->cells[0].run_count;
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, (size_t)n + 1);
	for (uint32_t i = 0; i < n; i++)
		runs[i] = group->cells[0].runs[i];
	eg_str more = l->doc->words[EG_WORD_CONTINUED];
	runs[n].text = eg_strf(l->scratch, ", %.*s", EG_ARG(more));
	eg_text_spec spec = {.type = EG_T_GROUP_ROW,
		.x = t->x,
		.width = t->width,
		.lang = t->lang,
		.element = EG_NO_ELEMENT};
	eg_textbox *b = eg_textbox_set(l, runs, n + 1, &spec);
	eg_str words = eg_runs_plain(l->scratch, runs, n);
	for (size_t at = first_line(b) + 1; at && eg_textbox_lines(b) > 1;) {
		at = word_end(words, at - 1);
		runs[0].text = eg_strf(l->scratch, "%.*s\xE2\x80\xA6, %.*s",
			EG_ARG(eg_str_cut(words, 0, at)), EG_ARG(more));
		b = eg_textbox_set(l, runs, 1, &spec);
	}
	return b;
}

void eg_table_draw_group_again(eg_lay *l, const eg_tab *t, const eg_trow *group, eg_len y)
{
	eg_textbox *b = set_group_again(l, t, group);
	eg_textbox_draw(l, b, 0, y + EG_GROUP_EXTRA - (EG_ROW_EXTRA - EG_ROW_PAD));
	eg_canvas_rule(&l->canvas, t->x, y + EG_GROUP_EXTRA + b->row->leading, t->width,
		EG_ROW_RULE, eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0));
}

static bool heads_column(const eg_head_cell *h, uint32_t column, uint32_t span)
{
	return h->column < column + span && column < h->column + h->span;
}

uint32_t *eg_table_headers(
	eg_lay *l, const eg_tab *t, uint32_t column, uint32_t span, uint32_t more, uint32_t *count)
{
	uint32_t n = 0;
	size_t heads = t->any_title ? t->head_count : 0;
	for (size_t i = 0; i < heads; i++)
		n += heads_column(&t->heads[i], column, span);
	uint32_t *out = EG_NEW_N(l->canvas.arena, uint32_t, (size_t)n + more);
	*count = n;
	n = 0;
	for (size_t i = 0; i < heads; i++)
		if (heads_column(&t->heads[i], column, span))
			out[n++] = t->heads[i].element;
	return out;
}
