/* The widths of a table's columns.
 *
 * Each column has a least width (its widest unbreakable piece) and a full one (its longest cell on
 * one line). What fits in full stands in full, and columns of running words share what is left.
 * Otherwise all begin at the width at which they would have equally many lines, and then width is
 * moved from column to column in small steps while that makes the sampled rows lower. */
#include "layout/table.h"

#define GAP        EG_PTS(12) /* between columns */
#define GAP_NUMBER EG_PTS(18) /* from a number at the right to words at the left */
#define GAP_LEAST  EG_PTS(7)
#define KEY_WIDTH  EG_PTS(118)
#define NAME_WIDTH EG_PTS(94)
#define SAMPLES    96u /* rows whose heights are weighed */
#define ROUNDS     40
#define ASKED      256u  /* rows that are looked at for the page's side */
#define SLACK      EG_PT /* a line seldom fills its measure: words of this much do not fit */

typedef struct column {
	eg_len least, full, gap, width;
	bool grows; /* takes what is left */
} column;

typedef struct weigher {
	uint32_t columns, rows;
	column *c;
	eg_len *cells; /* full width of each cell of the sampled rows */
} weigher;

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
	if (row && row->group)
		return EG_T_GROUP_ROW;
	if (row && row->total)
		return EG_T_TABLE_TOTAL;
	if (c->key)
		return EG_T_TABLE_KEY;
	return c->class_ == EG_COL_NUMBER ? EG_T_TABLE_NUMBER : EG_T_TABLE_TEXT;
}

static eg_len larger(eg_len a, eg_len b)
{
	return a > b ? a : b;
}

static void measure_head(eg_lay *l, const eg_table *t, uint32_t i, column *c)
{
	const eg_run run = {.text = t->columns[i].title};
	eg_text_spec spec = {
		.type = EG_T_TABLE_HEAD, .lang = l->frame.lang, .element = EG_NO_ELEMENT};
	if (run.text.n)
		eg_textbox_measure(l, &run, 1, &spec, &c->least, &c->full);
}

/* What a column of a class takes when there is room. */
static eg_len usual_width(const eg_column *c)
{
	switch ((enum eg_column_class)c->class_) {
	case EG_COL_CODE:
		return EG_PTS(24);
	case EG_COL_DATE:
		return EG_PTS(47);
	case EG_COL_STATE:
		return EG_PTS(64);
	case EG_COL_NUMBER:
		return EG_PTS(24);
	case EG_COL_TEXT:
	case EG_COL_NAME:
	case EG_COL_LIST:
		break;
	}
	return 0;
}

/* The longest line of a narrow column that is kept whole (DESIGNBOOK.md 5.18); longer ones are
 * turned, so that one odd date does not take the room of all the titles. */
static eg_len most_width(const eg_column *c)
{
	switch ((enum eg_column_class)c->class_) {
	case EG_COL_CODE:
		return EG_PTS(48);
	case EG_COL_DATE: /* "September 18, 2004" in full */
		return EG_PTS(78);
	case EG_COL_NUMBER:
		return EG_PTS(90);
	case EG_COL_STATE:
		return EG_PTS(84);
	case EG_COL_TEXT:
	case EG_COL_NAME:
	case EG_COL_LIST:
		break;
	}
	return 0;
}

static bool is_narrow(const eg_column *c)
{
	return c->class_ == EG_COL_CODE || c->class_ == EG_COL_DATE || c->class_ == EG_COL_NUMBER ||
	       c->class_ == EG_COL_STATE;
}

static bool is_sampled(const eg_table *t, size_t row, uint32_t samples, uint32_t taken)
{
	/* The samples are spread evenly: sample k is the first row at or past k * rows / samples.
	 */
	return taken < samples && row * samples >= (size_t)taken * t->row_count;
}

/* Least and full widths of all columns, and the cells of the sampled rows. */
static void measure(eg_lay *l, const eg_table *t, weigher *w)
{
	for (uint32_t i = 0; i < t->column_count; i++)
		measure_head(l, t, i, &w->c[i]);
	uint32_t samples = t->row_count < SAMPLES ? (uint32_t)t->row_count : SAMPLES;
	for (size_t r = 0; r < t->row_count; r++) {
		const eg_trow *row = &t->rows[r];
		if (row->group)
			continue;
		bool sampled = is_sampled(t, r, samples, w->rows);
		eg_arena_mark mark = eg_arena_save(l->scratch);
		for (uint32_t i = 0; i < t->column_count; i++) {
			eg_len least = 0, full = 0;
			eg_text_spec spec = {.type = eg_table_cell_type(t, row, i),
				.lang = l->frame.lang,
				.element = EG_NO_ELEMENT};
			const eg_tcell *cell = &row->cells[i];
			if (cell->run_count && cell->colspan < 2)
				eg_textbox_measure(
					l, cell->runs, cell->run_count, &spec, &least, &full);
			if (is_narrow(&t->columns[i]) && full < most_width(&t->columns[i]))
				least = full;
			w->c[i].least = larger(w->c[i].least, least);
			w->c[i].full = larger(w->c[i].full, full);
			if (sampled)
				w->cells[(size_t)w->rows * w->columns + i] = full;
		}
		w->rows += sampled;
		eg_arena_rewind(l->scratch, mark);
	}
}

static void set_gaps(const eg_table *t, weigher *w)
{
	for (uint32_t i = 0; i + 1 < w->columns; i++) {
		bool right = eg_table_rag(&t->columns[i]) == EG_RAG_RIGHT;
		bool next_right = eg_table_rag(&t->columns[i + 1]) == EG_RAG_RIGHT;
		w->c[i].gap = right && !next_right ? GAP_NUMBER : GAP;
	}
}

static eg_len total(const weigher *w, bool gaps)
{
	eg_len sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		sum += w->c[i].width + (gaps ? w->c[i].gap : 0);
	return sum;
}

/* Lines that a cell needs, as far as its length tells. */
static int64_t lines_of(eg_len full, eg_len width)
{
	if (full <= width + SLACK / 4)
		return 1;
	return width > 0 ? (full + full / 16) / width + 1 : 1000;
}

static int64_t height_of(const weigher *w)
{
	int64_t sum = 0;
	for (uint32_t r = 0; r < w->rows; r++) {
		int64_t lines = 1;
		for (uint32_t i = 0; i < w->columns; i++) {
			int64_t n = lines_of(w->cells[(size_t)r * w->columns + i], w->c[i].width);
			lines = n > lines ? n : lines;
		}
		sum += lines;
	}
	return sum;
}

/* Widths at which each column's longest cell would have `tenths` / 10 lines. */
static void widths_for(weigher *w, int64_t tenths)
{
	for (uint32_t i = 0; i < w->columns; i++) {
		eg_len even = eg_len_scale(w->c[i].full, 10, tenths);
		w->c[i].width = larger(w->c[i].least, even < w->c[i].full ? even : w->c[i].full);
	}
}

static void even_widths(weigher *w, eg_len room)
{
	int64_t low = 10, high = 10000;
	while (low < high) {
		int64_t middle = (low + high) / 2;
		widths_for(w, middle);
		if (total(w, false) <= room)
			high = middle;
		else
			low = middle + 1;
	}
	widths_for(w, high);
}

/* Moves one step of width from column a to column b when that lowers the table. */
static bool try_move(weigher *w, uint32_t a, uint32_t b, eg_len step, int64_t *height)
{
	if (w->c[a].width - step < w->c[a].least || w->c[b].width >= w->c[b].full)
		return false;
	w->c[a].width -= step;
	w->c[b].width += step;
	int64_t h = height_of(w);
	if (h < *height) {
		*height = h;
		return true;
	}
	w->c[a].width += step;
	w->c[b].width -= step;
	return false;
}

static bool improve(weigher *w, int64_t *height)
{
	static const eg_len steps[] = {EG_PTS(24), EG_PTS(10), EG_PTS(4)};
	bool moved = false;
	for (uint32_t a = 0; a < w->columns; a++)
		for (uint32_t b = 0; b < w->columns; b++)
			for (size_t s = 0; a != b && s < EG_COUNT(steps); s++)
				moved = try_move(w, a, b, steps[s], height) || moved;
	return moved;
}

/* Gives what is left to the columns that grow, by their full widths; to all when none grows. */
static void spread(weigher *w, eg_len rest)
{
	bool any = false;
	for (uint32_t i = 0; i < w->columns; i++)
		any = any || w->c[i].grows;
	eg_len weight = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		if (w->c[i].grows || !any)
			weight += w->c[i].full + 1;
	eg_len left = rest;
	uint32_t last = 0;
	for (uint32_t i = 0; i < w->columns; i++) {
		if (!w->c[i].grows && any)
			continue;
		eg_len share =
			weight ? eg_len_scale(rest, (w->c[i].full + 1) / 64, weight / 64 + 1) : 0;
		w->c[i].width += share;
		left -= share;
		last = i;
	}
	w->c[last].width += left;
}

/* Too narrow for the words: less space between the columns, then each loses its part. */
static void squeeze(weigher *w, eg_len room)
{
	eg_len least = 0;
	for (uint32_t i = 0; i < w->columns; i++) {
		w->c[i].width = w->c[i].least;
		least += w->c[i].least;
	}
	if (least <= room || least == 0)
		return;
	for (uint32_t i = 0; i < w->columns; i++)
		w->c[i].width = eg_len_scale(w->c[i].least, room / 64, least / 64 + 1);
}

static void choose(weigher *w, eg_len width)
{
	eg_len gaps = 0, least = 0, full = 0;
	for (uint32_t i = 0; i < w->columns; i++) {
		gaps += w->c[i].gap;
		least += w->c[i].least;
		full += w->c[i].full;
	}
	if (least + gaps > width) {
		gaps = 0;
		for (uint32_t i = 0; i + 1 < w->columns; i++)
			gaps += w->c[i].gap = GAP_LEAST;
	}
	eg_len room = larger(width - gaps, 0);
	if (least > room) {
		squeeze(w, room);
		return;
	}
	if (full <= room) {
		for (uint32_t i = 0; i < w->columns; i++)
			w->c[i].width = w->c[i].full;
	} else {
		even_widths(w, room);
		int64_t height = height_of(w);
		for (int round = 0; round < ROUNDS && improve(w, &height); round++)
			;
	}
	spread(w, room - total(w, false));
}

static void init(eg_lay *l, const eg_table *t, weigher *w)
{
	*w = (weigher){.columns = t->column_count};
	w->c = EG_NEW_N(l->scratch, column, t->column_count);
	w->cells = EG_NEW_N(l->scratch, eg_len, (size_t)SAMPLES * t->column_count);
	measure(l, t, w);
	set_gaps(t, w);
	for (uint32_t i = 0; i < w->columns; i++) {
		const eg_column *c = &t->columns[i];
		w->c[i].grows = !is_narrow(c);
		w->c[i].least = larger(w->c[i].least, usual_width(c));
		w->c[i].full = larger(w->c[i].full, w->c[i].least);
		if (c->width)
			w->c[i].least = w->c[i].full = (eg_len)c->width * EG_PT / 100;
	}
}

static eg_len least_of(const weigher *w)
{
	eg_len sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		sum += w->c[i].least + w->c[i].gap;
	return sum;
}

/* What a row is called, and other names, should not be towers of words: their columns get some
 * width when all the others can still have their least. */
static void favour_keys(const eg_table *t, weigher *w, eg_len width)
{
	for (uint32_t i = 0; i < w->columns; i++) {
		column *c = &w->c[i];
		eg_len most = t->columns[i].key ? KEY_WIDTH : NAME_WIDTH;
		eg_len wish = c->full < most ? c->full : most;
		bool named = t->columns[i].key || t->columns[i].class_ == EG_COL_NAME;
		if (!named || t->columns[i].width || wish <= c->least)
			continue;
		if (least_of(w) - c->least + wish <= width)
			c->least = wish;
	}
}

/* Asked of a sample: what a row of thousands needs does not turn the page. */
bool eg_table_asks_landscape(eg_lay *l, const eg_block *b)
{
	eg_table few = *b->table;
	if (few.column_count < 2)
		return false;
	eg_arena_mark mark = eg_arena_save(l->scratch);
	if (few.row_count > ASKED) {
		few.rows = EG_NEW_N(l->scratch, eg_trow, ASKED);
		few.row_count = ASKED;
		for (size_t i = 0; i < ASKED; i++)
			few.rows[i] = b->table->rows[i * b->table->row_count / ASKED];
	}
	weigher w;
	init(l, &few, &w);
	bool asks = least_of(&w) > l->upright->text_width;
	eg_arena_rewind(l->scratch, mark);
	return asks;
}

void eg_table_widths(eg_lay *l, eg_tab *t)
{
	uint32_t n = t->table->column_count;
	t->lefts = EG_NEW_N(l->scratch, eg_len, n);
	t->widths = EG_NEW_N(l->scratch, eg_len, n);
	eg_arena_mark mark = eg_arena_save(l->scratch);
	weigher w;
	init(l, t->table, &w);
	if (t->may_widen && least_of(&w) > t->width) {
		t->x = l->format->margin;
		t->width = l->format->text_width;
		t->wide = true;
	}
	favour_keys(t->table, &w, t->width);
	choose(&w, t->width);
	eg_len x = t->x;
	for (uint32_t i = 0; i < n; i++) {
		t->lefts[i] = x;
		t->widths[i] = w.c[i].width;
		x += w.c[i].width + w.c[i].gap;
	}
	eg_arena_rewind(l->scratch, mark);
}
