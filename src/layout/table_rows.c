/* The rows of a table: set, measured, kept together where they belong together, drawn. */
#include "layout/table.h"

#define TORN_LINES   8           /* of a row that is torn: lines in each part */
#define WHOLE_LINES  28          /* a longer row may be torn by a page's end (DESIGNBOOK.md 5.18) */
#define LAST_ROWS    3           /* no page has fewer rows of a table that goes on */
#define ENOUGH_FIRST EG_PTS(112) /* of a row that stands alone under the head */
#define ENOUGH_ABOVE EG_PTS(49)  /* ... or under a group row */
#define ENOUGH_BELOW EG_PTS(63)  /* of the last rows, when they are fewer */
#define AGAIN_LINES  4 /* longer words of a cell over rows are not repeated on the next page */
#define BANDED_OVER  9 /* columns; a wider table has bands of rows */
#define BAND_ROWS    3

static eg_str cell_words(eg_arena *a, const eg_tcell *c)
{
	return eg_runs_plain(a, c->runs, c->run_count);
}

static bool same_words(const eg_tcell *a, const eg_tcell *b)
{
	if (a->run_count != b->run_count || a->more || b->more)
		return false;
	for (uint32_t i = 0; i < a->run_count; i++)
		if (!eg_str_eq(a->runs[i].text, b->runs[i].text))
			return false;
	return a->run_count > 0;
}

/* Whether a cell says what the one above it says, in a column that prints such words once; the
 * merged columns to its left must repeat as well. */
static bool repeats(const eg_tab *t, size_t row, uint32_t column)
{
	const eg_table *table = t->table;
	if (row == 0 || !table->columns[column].merge || table->rows[row].group ||
		table->rows[row - 1].group)
		return false;
	for (uint32_t i = 0; i <= column; i++)
		if (table->columns[i].merge &&
			!same_words(&table->rows[row].cells[i], &table->rows[row - 1].cells[i]))
			return false;
	return true;
}

/* Sets the cells of a row that are printed; the others stay NULL. */
static eg_cell_set **set_row(eg_lay *l, const eg_tab *t, size_t r, bool all)
{
	uint32_t n = t->table->column_count;
	eg_cell_set **cells = EG_NEW_N(l->scratch, eg_cell_set *, n);
	for (uint32_t i = 0; i < n;) {
		if (eg_table_covered(t, r, i)) {
			i++;
			continue;
		}
		if (all || !repeats(t, r, i))
			cells[i] = eg_table_set_cell(l, t, r, i, false);
		i += eg_table_span(t, r, i);
	}
	return cells;
}

/* -- elements -- */

/* Of a complex table, each cell names its heads: those of its columns, and what heads its row
 * (ISO 32000-1, table 349: Headers). */
static void name_heads(eg_lay *l, const eg_tab *t, size_t r, uint32_t tr)
{
	const eg_table *table = t->table;
	uint32_t keys = 0, cell = tr + 1;
	for (uint32_t i = 0; i < table->column_count; i++)
		keys += table->columns[i].key && !eg_table_covered(t, r, i);
	for (uint32_t i = 0; i < table->column_count; i++) {
		if (eg_table_covered(t, r, i))
			continue;
		uint32_t span = eg_table_span(t, r, i), count;
		if (!table->columns[i].key) {
			uint32_t *ids = eg_table_headers(l, t, i, span, keys, &count);
			uint32_t other = tr + 1;
			for (uint32_t k = 0; k < table->column_count; k++) {
				if (eg_table_covered(t, r, k))
					continue;
				if (table->columns[k].key)
					ids[count++] = other;
				other++;
				k += eg_table_span(t, r, k) - 1;
			}
			eg_traits *traits = eg_canvas_traits(&l->canvas, cell);
			traits->headers = ids;
			traits->header_count = count;
		}
		cell++;
		i += span - 1;
	}
}

/* TR and its cells, in one go: the elements of the cells follow the row's. */
static uint32_t row_elements(eg_lay *l, eg_tab *t, size_t r)
{
	const eg_trow *row = &t->table->rows[r];
	eg_canvas *c = &l->canvas;
	if (row->group && r) /* a group is a body of its own */
		t->body = eg_canvas_element(c, t->element, EG_ROLE_TBODY);
	uint32_t tr = eg_canvas_element(c, t->body, EG_ROLE_TR);
	for (uint32_t i = 0; i < t->table->column_count;) {
		if (eg_table_covered(t, r, i)) {
			i++;
			continue;
		}
		uint32_t span = eg_table_span(t, r, i);
		size_t rows = eg_table_row_span(t, r, i);
		bool head = row->group || t->table->columns[i].key;
		uint32_t cell = eg_canvas_element(c, tr, head ? EG_ROLE_TH : EG_ROLE_TD);
		eg_element *e = eg_canvas_at(c, cell);
		e->scope = row->group ? 1 : head ? 2 : 0;
		e->col_span = span > 1 ? (uint16_t)span : 0;
		e->row_span = rows > 1 ? (uint16_t)(rows < UINT16_MAX ? rows : UINT16_MAX) : 0;
		if (repeats(t, r, i)) /* not printed, but read in every row */
			eg_canvas_traits(c, cell)->actual = cell_words(c->arena, &row->cells[i]);
		i += span;
	}
	if (t->complex_ && !row->group)
		name_heads(l, t, r, tr);
	return tr;
}

/* -- drawing -- */

static void draw_cells(
	eg_lay *l, const eg_tab *t, const eg_item *item, eg_cell_set **cells, eg_len y)
{
	uint32_t element = t->rows[item->index].tr;
	uint32_t to = item->lines ? item->from + item->lines : UINT32_MAX;
	for (uint32_t i = 0; i < t->table->column_count;) {
		if (eg_table_covered(t, item->index, i)) {
			i++;
			continue;
		}
		element++;
		if (cells[i] && cells[i]->lines) {
			eg_traits *traits = eg_canvas_at(&l->canvas, element)->traits;
			if (traits)
				traits->actual = (eg_str){NULL, 0};
			eg_table_draw_cell(l, cells[i], element, item->from, to, y);
		}
		i += eg_table_span(t, item->index, i);
	}
}

/* On a new page the words of cells that reach down into it are printed again. */
static void draw_reaching(eg_lay *l, const eg_tab *t, size_t r, eg_len y)
{
	for (uint32_t i = 0; i < t->table->column_count; i++) {
		if (!eg_table_covered(t, r, i))
			continue;
		size_t from = t->origins[r * t->table->column_count + i];
		uint32_t span = eg_table_span(t, from, i);
		eg_cell_set *set = eg_table_set_cell(l, t, from, i, true);
		if (set->lines <= AGAIN_LINES)
			eg_table_draw_cell(l, set, EG_NO_ELEMENT, 0, UINT32_MAX, y);
		i += span - 1;
	}
}

/* Caption, heads and group over the first row of a page. */
static void draw_carry(eg_lay *l, eg_tab *t, const eg_row_state *s, bool group_row, eg_len y)
{
	if (!t->repeats)
		return;
	if (t->caption_height) {
		bool stacked =
			t->carried_number && t->carried_number->spec.x == t->carried_title->spec.x;
		if (t->carried_number)
			eg_textbox_draw_all(l, t->carried_number, y);
		eg_textbox_draw_all(l, t->carried_title,
			y + (stacked ? eg_textbox_height(t->carried_number) : 0));
		y += t->caption_height;
	}
	eg_table_draw_heads(l, t, true, y);
	if (s->group && !group_row)
		eg_table_draw_group_again(l, t, &t->table->rows[s->group - 1], y + t->head_height);
}

eg_len eg_table_carry(const eg_tab *t, const eg_row_state *s, bool group_row)
{
	eg_len h = t->caption_height + t->head_height;
	if (!t->repeats)
		return 0;
	return s->group && !group_row ? h + EG_GROUP_EXTRA + EG_ROW_LEADING : h;
}

/* A rule from the left edge of a column to that of another, or to the table's right edge. It ends
 * before the gap when a cell that reaches down stands there. */
static void rule_part(eg_lay *l, const eg_tab *t, uint32_t from, uint32_t to, eg_len y,
	eg_len thick, enum eg_paint paint)
{
	uint32_t n = t->table->column_count;
	eg_len x = from ? t->lefts[from] : t->x;
	eg_len end = to == n ? t->x + t->width : t->lefts[to - 1] + t->widths[to - 1];
	eg_canvas_rule(&l->canvas, x, y, end - x, thick, eg_theme_colour(l->theme, paint, 0));
}

static void rule_under(eg_lay *l, const eg_tab *t, const eg_item *item, bool last, eg_len y)
{
	uint32_t n = t->table->column_count, from = 0;
	size_t next = item->index + 1;
	bool group = t->table->rows[item->index].group, end = next == t->table->row_count || last;
	bool total = !end && t->table->rows[next].total && !t->table->rows[item->index].total;
	enum eg_paint paint = end || group || total ? EG_PAINT_BRAND_DEEP : EG_PAINT_RULE;
	eg_len thick = end && !group ? EG_HEAD_RULE : EG_ROW_RULE;
	for (uint32_t i = 0; i < n && !end && !group; i++) {
		if (!eg_table_covered(t, next, i))
			continue;
		if (i > from)
			rule_part(l, t, from, i, y, thick, paint);
		from = i + 1;
	}
	if (from < n)
		rule_part(l, t, from, n, y, thick, paint);
}

/* Tables over nine columns have bands over every second three rows of a group. */
static void draw_band(eg_lay *l, const eg_tab *t, const eg_item *item, eg_len y, eg_len height)
{
	const eg_row_state *s = &t->rows[item->index];
	bool banded = t->table->column_count > BANDED_OVER && !t->table->rows[item->index].group;
	if (banded && s->nth / BAND_ROWS % 2)
		eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, t->x, y, t->width, height,
			eg_theme_colour(l->theme, EG_PAINT_TINT1, 0));
}

static void draw_row(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	eg_tab *t = item->data;
	eg_row_state *s = &t->rows[item->index];
	const eg_trow *row = &t->table->rows[item->index];
	eg_arena_mark mark = eg_arena_save(l->scratch);
	bool keep = s->cells && (!at->first || item->lines);
	eg_cell_set **cells = keep ? s->cells : set_row(l, t, item->index, at->first);
	eg_len height = item->height + (at->first ? item->grow : 0);
	eg_len pad = item->from   ? 0
		     : row->group ? EG_GROUP_EXTRA - (EG_ROW_EXTRA - EG_ROW_PAD)
				  : EG_ROW_PAD;
	if (at->first || item->index == 0)
		t->page_row = item->index;
	if (at->first && item->carry)
		draw_carry(l, t, s, row->group, at->carry_y);
	draw_band(l, t, item, at->y, height);
	if (!s->tr)
		s->tr = row_elements(l, t, item->index);
	draw_cells(l, t, item, cells, at->y + pad);
	if (at->first && t->origins && !row->group)
		draw_reaching(l, t, item->index, at->y + EG_ROW_PAD);
	bool torn = item->lines && item->from + item->lines < s->lines;
	if (!torn || at->last)
		rule_under(l, t, item, at->last, at->y + height);
	if (at->last && (torn || item->index + 1 < t->table->row_count))
		eg_table_draw_foot(l, t, t->page_row, item->index, at->y + height);
	eg_arena_rewind(l->scratch, mark);
}

/* -- items -- */

/* A cell over several rows that is not yet high enough for its words. */
typedef struct debt {
	struct debt *next;
	size_t end; /* first row behind it */
	eg_len left;
} debt;

typedef struct builder {
	eg_lay *l;
	eg_tab *t;
	debt *debts;
	uint32_t *owing; /* lines of the row's cells that reach down, by column; 0 = none */
	bool owed;       /* the next row must stand on the same page */
	bool told;       /* of a long cell */
	eg_len above;    /* height of the row before, if it is no group row */
} builder;

/* Rows that may not begin a page: the first two, the two after a group row (but where the group has
 * no more than one), the last ones; unless rows are so tall that fewer of them are enough. */
static bool stays(const builder *b, size_t r, eg_len height)
{
	const eg_table *t = b->t->table;
	size_t after = t->row_count - r;
	eg_len below = height + (eg_len)(after - 1) * (EG_ROW_LEADING + EG_ROW_EXTRA);
	if (r == 0 || t->rows[r].total || t->rows[r - 1].group)
		return true;
	bool lone = t->rows[r].group && r >= LAST_ROWS;
	bool few_above = r < 2 || (t->rows[r - 2].group && !lone);
	return (few_above && b->above < (r < 2 ? ENOUGH_FIRST : ENOUGH_ABOVE)) ||
	       (after < LAST_ROWS && below < ENOUGH_BELOW);
}

static void add_torn(builder *b, eg_item item, uint32_t lines)
{
	for (uint32_t from = 0; from < lines; from += TORN_LINES) {
		eg_item part = item;
		part.from = from;
		part.lines = lines - from < TORN_LINES ? lines - from : TORN_LINES;
		part.height = (eg_len)part.lines * EG_ROW_LEADING + (from ? 0 : EG_ROW_PAD) +
			      (from + part.lines == lines ? EG_ROW_EXTRA - EG_ROW_PAD : 0);
		part.keep = item.keep && from == 0;
		part.carry = eg_table_carry(b->t, &b->t->rows[item.index], false);
		eg_lay_add(b->l, part);
	}
}

/* What is owed to the cells that reach down to here, less the height of this row; a row that is the
 * last of such a cell grows by what is still owed. */
static eg_len settle(builder *b, size_t r, eg_len height)
{
	for (debt **d = &b->debts; *d; d = &(*d)->next)
		if ((*d)->end == r + 1 && (*d)->left > height)
			height = (*d)->left;
	b->owed = false;
	for (debt **d = &b->debts; *d;) {
		(*d)->left -= height;
		b->owed = b->owed || (*d)->left > 0;
		if ((*d)->end == r + 1 || (*d)->left <= 0)
			*d = (*d)->next;
		else
			d = &(*d)->next;
	}
	return height;
}

typedef struct measure {
	uint32_t lines, all_lines; /* as printed; when it begins a page and repeats nothing */
} measure;

static eg_span span_of(const eg_trow *row, uint32_t columns)
{
	for (uint32_t i = 0; i < columns; i++)
		if (row->cells[i].run_count && row->cells[i].runs[0].span.file)
			return row->cells[i].runs[0].span;
	return (eg_span){0};
}

static void tell_long(builder *b, const eg_trow *row)
{
	if (b->told)
		return;
	b->told = true;
	eg_span span = span_of(row, b->t->table->column_count);
	eg_say_help(
		eg_report(b->l->diag, EG_R_CELL_LONG, span.file ? span : b->t->block->span,
			"a row has more than %u lines, so a page may end in it", b->t->whole_lines),
		"give the words a paragraph of their own, or the column more width");
}

static void add_row(builder *b, size_t r, measure m)
{
	eg_tab *t = b->t;
	eg_lay *l = b->l;
	const eg_trow *row = &t->table->rows[r];
	eg_item item = {.draw = draw_row,
		.data = t,
		.index = (uint32_t)r,
		.kind = EG_K_TABLE,
		.wide = t->wide,
		.height = (eg_len)m.lines * EG_ROW_LEADING +
			  (row->group ? EG_GROUP_EXTRA : EG_ROW_EXTRA),
		.grow = (eg_len)(m.all_lines - m.lines) * EG_ROW_LEADING,
		.carry = eg_table_carry(t, &t->rows[r], row->group)};
	bool owed = b->owed;
	item.height = settle(b, r, item.height);
	item.keep = owed || stays(b, r, item.height);
	b->above = row->group ? 0 : item.height;
	if (t->notes) {
		item.under_of = t;
		item.under_before = eg_table_notes_before(t, r);
		item.under_after = eg_table_notes_before(t, r + 1) + eg_table_notes_always(t);
	}
	if (row->dest.n)
		eg_lay_anchor(l, row->dest);
	if (m.all_lines > b->t->whole_lines && !row->group) {
		tell_long(b, row);
		add_torn(b, item, m.all_lines);
	} else {
		eg_lay_add(l, item);
	}
}

static uint32_t most(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

/* Lines that are printed again when the row begins a page. */
static uint32_t lines_again(builder *b, size_t r)
{
	eg_tab *t = b->t;
	uint32_t lines = 0;
	for (uint32_t i = 0; i < t->table->column_count && !t->table->rows[r].group; i++) {
		size_t from = r;
		if (eg_table_covered(t, r, i))
			from = t->origins[r * t->table->column_count + i];
		else if (!repeats(t, r, i))
			continue;
		uint32_t n = eg_table_set_cell(b->l, t, from, i, true)->lines;
		if (from == r || n <= AGAIN_LINES)
			lines = most(lines, n);
	}
	return lines;
}

/* A cell over several rows owes its height to all of them, unless it is very high: then the first
 * row takes it, and may be torn. */
static bool is_owing(builder *b, size_t r, uint32_t column, const eg_cell_set *set)
{
	b->owing[column] = 0;
	if (!b->t->origins || eg_table_row_span(b->t, r, column) == 1 ||
		set->lines > b->t->whole_lines)
		return false;
	b->owing[column] = set->lines;
	return true;
}

static measure measure_row(builder *b, size_t r)
{
	eg_tab *t = b->t;
	eg_arena_mark mark = eg_arena_save(b->l->scratch);
	measure m = {.lines = 1};
	eg_cell_set **cells = set_row(b->l, t, r, false);
	for (uint32_t i = 0; i < t->table->column_count; i++)
		if (cells[i] && !is_owing(b, r, i, cells[i]))
			m.lines = most(m.lines, cells[i]->lines);
	m.all_lines = most(m.lines, lines_again(b, r));
	bool torn = m.all_lines > t->whole_lines;
	if (torn) {
		cells = set_row(b->l, t, r, true);
		m.lines = m.all_lines;
	}
	t->rows[r].lines = m.all_lines;
	if (t->kept || torn)
		t->rows[r].cells = cells;
	else
		eg_arena_rewind(b->l->scratch, mark);
	return m;
}

static void owe(builder *b, size_t r)
{
	for (uint32_t i = 0; i < b->t->table->column_count; i++) {
		if (!b->owing[i])
			continue;
		debt *d = EG_NEW(b->l->scratch, debt);
		*d = (debt){.next = b->debts,
			.end = r + eg_table_row_span(b->t, r, i),
			.left = (eg_len)b->owing[i] * EG_ROW_LEADING + EG_ROW_EXTRA};
		b->debts = d;
		b->owing[i] = 0;
	}
}

/* What a page has room for: a caption and heads are repeated unless they take most of it, and a row
 * that does not fit under them may be torn. */
static void look_at_page(const eg_lay *l, eg_tab *t)
{
	eg_len page = l->format->bottom - l->format->top;
	eg_len over = t->caption_height + t->head_height + EG_GROUP_EXTRA + EG_ROW_LEADING;
	t->repeats = over <= page / 2;
	eg_len room = page - (t->repeats ? over : 0) - EG_GROUP_EXTRA;
	t->whole_lines = WHOLE_LINES;
	if (t->whole_lines > (uint32_t)(room / EG_ROW_LEADING))
		t->whole_lines = (uint32_t)(room / EG_ROW_LEADING);
}

void eg_table_add_rows(eg_lay *l, eg_tab *t)
{
	size_t n = t->table->row_count;
	uint32_t group = 0, nth = 0;
	builder b = {.l = l, .t = t};
	b.owing = EG_NEW_N(l->scratch, uint32_t, t->table->column_count);
	t->rows = EG_NEW_N(l->scratch, eg_row_state, n);
	look_at_page(l, t);
	if (!t->kept)
		eg_canvas_reserve(&l->canvas, n * (t->table->column_count + 1));
	for (size_t r = 0; r < n; r++) {
		if (t->table->rows[r].group) {
			group = (uint32_t)r + 1;
			nth = 0;
		}
		t->rows[r].group = group;
		t->rows[r].nth = t->table->rows[r].group ? 0 : nth++;
		measure m = measure_row(&b, r);
		owe(&b, r);
		add_row(&b, r, m);
	}
}
