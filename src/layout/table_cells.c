/* Cells: which places one covers, its words set and drawn, numbers by their decimal mark. */
#include "layout/table.h"

#include "base/num.h"

#define DASH_WIDTH   EG_PTS(6)
#define DASH_THICK   EG_PTS(1.2)
#define DASH_LIFT    EG_PTS(2.6) /* its upper edge over the baseline */
#define ITEM_ROOM    EG_PTS(10)  /* of a dash; a number has a little more */
#define LONGEST_TAIL 16 /* bytes behind the units digit; what says more is no number but words */
#define NARROWEST    EG_PTS(40) /* lists in lists are indented down to this measure */

/* -- what covers what -- */

static bool any_row_span(const eg_table *t)
{
	for (size_t r = 0; r < t->row_count; r++)
		for (uint32_t i = 0; !t->rows[r].group && i < t->column_count; i++)
			if (t->rows[r].cells[i].rowspan > 1)
				return true;
	return false;
}

static bool any_column_span(const eg_table *t)
{
	for (size_t r = 0; r < t->row_count; r++)
		for (uint32_t i = 0; !t->rows[r].group && i < t->column_count; i++)
			if (t->rows[r].cells[i].colspan > 1)
				return true;
	return false;
}

bool eg_table_covered(const eg_tab *t, size_t row, uint32_t column)
{
	return t->origins && t->origins[row * t->table->column_count + column] != row;
}

uint32_t eg_table_span(const eg_tab *t, size_t row, uint32_t column)
{
	const eg_trow *r = &t->table->rows[row];
	if (r->group)
		return t->table->column_count;
	uint32_t span = r->cells[column].colspan ? r->cells[column].colspan : 1;
	uint32_t room = t->table->column_count - column;
	if (span > room)
		span = room;
	for (uint32_t i = 1; i < span; i++)
		if (eg_table_covered(t, row, column + i))
			return i;
	return span;
}

size_t eg_table_row_span(const eg_tab *t, size_t row, uint32_t column)
{
	if (!t->origins || t->table->rows[row].group)
		return 1;
	size_t n = 1, columns = t->table->column_count;
	while (row + n < t->table->row_count && t->origins[(row + n) * columns + column] == row)
		n++;
	return n;
}

/* Rows that a cell may reach: to the end, and not over a group row. */
static size_t reach(const eg_table *t, size_t row, size_t wanted)
{
	size_t n = 1;
	while (n < wanted && row + n < t->row_count && !t->rows[row + n].group)
		n++;
	return n;
}

void eg_table_cover(eg_lay *l, eg_tab *t)
{
	const eg_table *table = t->table;
	size_t columns = table->column_count;
	t->spans = any_column_span(table);
	if (!any_row_span(table))
		return;
	t->spans = true;
	t->origins = EG_NEW_N(l->scratch, uint32_t, table->row_count * columns);
	for (size_t i = 0; i < table->row_count * columns; i++)
		t->origins[i] = UINT32_MAX;
	for (size_t r = 0; r < table->row_count; r++) {
		uint32_t *row = &t->origins[r * columns];
		for (uint32_t i = 0; i < columns; i++)
			row[i] = row[i] == UINT32_MAX ? (uint32_t)r : row[i];
		for (uint32_t i = 0; i < columns && !table->rows[r].group;) {
			if (row[i] != r) {
				i++;
				continue;
			}
			uint32_t span = eg_table_span(t, r, i);
			size_t rows = reach(table, r, table->rows[r].cells[i].rowspan);
			for (size_t k = 1; k < rows; k++)
				for (uint32_t c = i; c < i + span; c++)
					t->origins[(r + k) * columns + c] = (uint32_t)r;
			i += span;
		}
	}
}

eg_len eg_table_span_width(const eg_tab *t, uint32_t column, uint32_t span)
{
	uint32_t last = column + span - 1;
	return t->lefts[last] + t->widths[last] - t->lefts[column];
}

/* -- styles -- */

enum eg_rag eg_table_rag(const eg_column *c)
{
	switch ((enum eg_align)c->align) {
	case EG_ALIGN_RIGHT:
	case EG_ALIGN_DECIMAL:
		return EG_RAG_RIGHT;
	case EG_ALIGN_LEFT:
	case EG_ALIGN_CENTER: /* text columns are never centred */
		break;
	}
	return EG_RAG_LEFT;
}

enum eg_type eg_table_cell_type(const eg_table *t, const eg_trow *row, uint32_t at)
{
	const eg_column *c = &t->columns[at];
	bool number = c->class_ == EG_COL_NUMBER || c->align == EG_ALIGN_DECIMAL;
	if (row && row->group)
		return EG_T_GROUP_ROW;
	if (row && row->total)
		return number ? EG_T_TABLE_TOTAL_NUMBER : EG_T_TABLE_TOTAL;
	if (c->key)
		return EG_T_TABLE_KEY;
	return number ? EG_T_TABLE_NUMBER : EG_T_TABLE_TEXT;
}

/* -- numbers by their decimal mark -- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The same in digits of more than one byte. */
static size_t units_end_in(eg_str s, eg_str mark, uint32_t zero)
{
	size_t end = SIZE_MAX, dot = eg_str_find(s, mark, 0);
	for (size_t at = 0; at < s.n && at != dot;) {
		uint32_t c = eg_utf8_next(s, &at);
		if (c >= zero && c < zero + 10)
			end = at;
	}
	return end;
}

/* Where the units digit of the number in `s` ends; SIZE_MAX when there is no number. */
static size_t units_end(eg_str s, eg_str mark, uint32_t zero)
{
	size_t from = 0;
	if (zero && zero != '0')
		return units_end_in(s, mark, zero);
	while (from < s.n && !is_digit(s.p[from]))
		from++;
	if (from == s.n)
		return SIZE_MAX;
	size_t at = eg_str_find(s, mark, from);
	if (mark.n && at != SIZE_MAX && at + mark.n < s.n && is_digit(s.p[at - 1]) &&
		is_digit(s.p[at + mark.n]))
		return at;
	size_t end = s.n;
	while (!is_digit(s.p[end - 1]))
		end--;
	return end;
}

/* The run of a cell's first line that has its number, and where the units digit ends in it. */
static uint32_t number_run(eg_lay *l, const eg_tcell *c, size_t *end)
{
	for (uint32_t i = 0; i < c->run_count; i++) {
		const eg_run *r = &c->runs[i];
		if (r->style & (EG_I_SUP | EG_I_BREAK))
			break;
		*end = units_end(r->text, l->doc->words[EG_WORD_POINT], l->doc->zero);
		if (*end != SIZE_MAX)
			return i;
	}
	return UINT32_MAX;
}

/* Where its first line ends. */
static uint32_t first_break(const eg_tcell *c, uint32_t from)
{
	while (from < c->run_count && !(c->runs[from].style & EG_I_BREAK))
		from++;
	return from;
}

bool eg_table_tail(eg_lay *l, const eg_tcell *c, const eg_text_spec *spec, eg_len *tail)
{
	size_t end = 0;
	uint32_t at = number_run(l, c, &end);
	*tail = 0;
	if (at == UINT32_MAX || c->runs[at].text.n - end > LONGEST_TAIL)
		return false;
	eg_arena_mark mark = eg_arena_save(l->scratch);
	uint32_t count = first_break(c, at) - at;
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, count);
	memcpy(runs, c->runs + at, count * sizeof *runs);
	runs[0].text = eg_str_cut(runs[0].text, end, runs[0].text.n);
	runs[0].sign = 0;
	bool empty = runs[0].text.n == 0;
	eg_len least;
	if (count > empty)
		eg_textbox_measure(l, runs + empty, count - empty, spec, &least, tail);
	eg_arena_rewind(l->scratch, mark);
	return true;
}

/* Marks of notes behind a number hang over the column's edge, so that digits stay in line. */
static eg_len hanging(eg_lay *l, const eg_tcell *c, const eg_text_spec *spec)
{
	uint32_t n = c->run_count;
	while (n && (c->runs[n - 1].style & EG_I_SUP))
		n--;
	eg_len least, full = 0;
	if (n && n < c->run_count)
		eg_textbox_measure(l, c->runs + n, c->run_count - n, spec, &least, &full);
	return full;
}

static eg_len right_edge(eg_lay *l, const eg_tab *t, size_t row, uint32_t i, eg_text_spec spec)
{
	const eg_tcell *c = &t->table->rows[row].cells[i];
	const eg_column *column = &t->table->columns[i];
	spec.element = EG_NO_ELEMENT;
	if (column->align == EG_ALIGN_DECIMAL && t->tails) {
		eg_len tail;
		bool number = !t->too_wide && eg_table_tail(l, c, &spec, &tail);
		return number ? spec.width - t->tails[i] + tail : spec.width;
	}
	return spec.rag == EG_RAG_RIGHT ? spec.width + hanging(l, c, &spec) : spec.width;
}

/* -- setting -- */

typedef struct filler {
	eg_lay *l;
	eg_cell_set *set;
	size_t cap;
	eg_text_spec spec;
} filler;

static eg_cell_box *add_box(filler *f, eg_textbox *text, enum eg_cell_part part)
{
	eg_cell_set *s = f->set;
	s->boxes = eg_grow(f->l->scratch, s->boxes, s->count, &f->cap, sizeof *s->boxes);
	eg_cell_box *b = &s->boxes[s->count++];
	*b = (eg_cell_box){.text = text, .part = (uint8_t)part};
	s->lines += eg_textbox_lines(text);
	return b;
}

static eg_textbox *set_runs(filler *f, const eg_block *b, eg_len indent)
{
	eg_text_spec spec = f->spec;
	spec.x += indent;
	spec.width -= indent;
	return eg_textbox_set(f->l, b->runs, b->run_count, &spec);
}

static eg_textbox *set_number(filler *f, uint32_t n, eg_len indent, eg_len room)
{
	eg_text_spec spec = f->spec;
	spec.x += indent;
	spec.width = room;
	eg_str digits = eg_lay_number(f->l, f->l->scratch, n);
	return eg_textbox_words(f->l, eg_str_join(f->l->scratch, digits, EG_STR(". ")), &spec);
}

static void add_children(filler *f, const eg_block *b, eg_len indent, uint32_t around);

static void add_list(filler *f, const eg_block *list, eg_len indent, uint32_t around)
{
	eg_len room = list->ordered ? ITEM_ROOM + EG_PTS(3.5) : ITEM_ROOM;
	if (f->spec.width - indent - room < NARROWEST)
		room = 0;
	uint32_t first = f->set->count;
	for (uint32_t i = 0; i < list->child_count; i++) {
		const eg_block *item = list->children[i];
		eg_textbox *label =
			list->ordered && room ? set_number(f, list->start + i, indent, room) : NULL;
		eg_cell_box *b = add_box(f, set_runs(f, item, indent + room), EG_CELL_ITEM);
		uint32_t own = f->set->count;
		b->label = label;
		b->ordered = list->ordered;
		b->around = around;
		b->first = first;
		add_children(f, item, indent + room, own);
	}
}

/* Depth is bounded by the lists in lists that content has. */
static void add_children(filler *f, const eg_block *b, eg_len indent, uint32_t around)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		if (c->kind == EG_B_LIST)
			add_list(f, c, indent, around);
		else
			add_box(f, set_runs(f, c, indent), EG_CELL_PARA);
	}
}

eg_cell_set *eg_table_set_cell(eg_lay *l, const eg_tab *t, size_t r, uint32_t i, bool artifact)
{
	const eg_trow *row = &t->table->rows[r];
	const eg_tcell *cell = &row->cells[i];
	filler f = {.l = l, .set = EG_NEW(l->scratch, eg_cell_set)};
	uint32_t span = eg_table_span(t, r, i);
	bool one = span == 1 && !row->group;
	f.spec = (eg_text_spec){.type = eg_table_cell_type(t->table, row, i),
		.x = t->lefts[i],
		.width = eg_table_span_width(t, i, span),
		.rag = one ? eg_table_rag(&t->table->columns[i]) : EG_RAG_LEFT,
		.element = artifact ? EG_NO_ELEMENT : 0,
		.lang = t->lang,
		.told = t->too_wide,
		.number = one,
		.goal = t->block->goal};
	if (one)
		f.spec.width = right_edge(l, t, r, i, f.spec);
	if (one && l->canvas.mirrored) /* what hangs over the edge does so on the same side */
		f.spec.x += t->widths[i] - f.spec.width;
	f.set->boxes = EG_NEW(l->scratch, eg_cell_box);
	f.cap = 1;
	add_box(&f, eg_textbox_set(l, cell->runs, cell->run_count, &f.spec), EG_CELL_WORDS);
	if (cell->more && one)
		f.spec.rag = EG_RAG_LEFT;
	if (cell->more)
		add_children(&f, cell->more, 0, 0);
	return f.set;
}

/* -- drawing -- */

static void draw_dash(eg_lay *l, const eg_textbox *b, eg_len y)
{
	eg_canvas_rule(&l->canvas, b->spec.x - ITEM_ROOM, y + b->baseline - DASH_LIFT, DASH_WIDTH,
		DASH_THICK, eg_theme_colour(l->theme, EG_PAINT_GOAL, b->spec.goal));
}

/* The element that a box's words belong to, made when it is first drawn: the cell itself, a
 * paragraph in it, or the body of an item in a list. */
static uint32_t element_of(eg_lay *l, eg_cell_set *set, eg_cell_box *b, uint32_t cell)
{
	eg_canvas *c = &l->canvas;
	if (cell == EG_NO_ELEMENT || (b->part == EG_CELL_WORDS && set->count == 1))
		return cell;
	if (b->part != EG_CELL_ITEM)
		return eg_canvas_element(c, cell, EG_ROLE_P);
	eg_cell_box *first = &set->boxes[b->first];
	if (!first->list) {
		uint32_t holder = b->around ? set->boxes[b->around - 1].text->spec.element : cell;
		first->list = eg_canvas_element(c, holder, EG_ROLE_L);
		eg_canvas_at(c, first->list)->numbering = b->ordered ? 1 : 0;
	}
	uint32_t item = eg_canvas_element(c, first->list, EG_ROLE_LI);
	if (b->label)
		b->label->spec.element = eg_canvas_element(c, item, EG_ROLE_LBL);
	return eg_canvas_element(c, item, EG_ROLE_LBODY);
}

static void begin_box(eg_lay *l, eg_cell_set *set, eg_cell_box *b, uint32_t cell, eg_len y)
{
	b->text->spec.element = element_of(l, set, b, cell);
	if (b->label && cell == EG_NO_ELEMENT)
		b->label->spec.element = EG_NO_ELEMENT;
	if (b->label)
		eg_textbox_draw_all(l, b->label, y);
	else if (b->part == EG_CELL_ITEM)
		draw_dash(l, b->text, y);
}

void eg_table_draw_cell(
	eg_lay *l, eg_cell_set *set, uint32_t element, uint32_t from, uint32_t to, eg_len y)
{
	uint32_t line = 0;
	for (uint32_t i = 0; i < set->count; i++) {
		eg_cell_box *b = &set->boxes[i];
		uint32_t n = eg_textbox_lines(b->text);
		for (uint32_t k = 0; k < n; k++, line++) {
			if (line < from || line >= to)
				continue;
			eg_len at = y + (eg_len)(line - from) * EG_ROW_LEADING;
			if (k == 0)
				begin_box(l, set, b, element, at);
			eg_textbox_draw(l, b->text, k, at);
		}
	}
}
