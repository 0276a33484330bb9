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
#define RAG        EG_PTS(14) /* what a line lacks of its measure: half a word */
#define TOWER      3          /* lines in a narrow column, of which more cost something */
#define LINE_PRICE 3
#define ASKED      256u        /* rows that are looked at for the page's side */
#define LEGIBLE    EG_PTS(120) /* narrower columns do not cut their words, ... */
#define NARROW     EG_PTS(84)  /* nor divide them */
#define SLACK      EG_PT       /* a line seldom fills its measure: words of this much do not fit */

typedef struct column {
	eg_len least, full, gap, width;
	eg_len word;  /* its longest word */
	eg_len whole; /* its widest number before the decimal mark */
	bool grows;   /* takes what is left */
	bool fixed;   /* the author gave its width */
} column;

typedef struct weigher {
	uint32_t columns, rows;
	eg_len divided; /* wider words count with the parts that a rule divides them into; 0 = none
			 */
	column *c;
	eg_len *cells; /* full width of each cell of the sampled rows */
} weigher;

static eg_len larger(eg_len a, eg_len b)
{
	return a > b ? a : b;
}

static void measure_head(
	eg_lay *l, const weigher *w, const eg_head_cell *h, eg_len *least, eg_len *full)
{
	const eg_run runs[] = {{.text = h->words}, {.text = h->mark, .style = EG_I_SUP}};
	eg_text_spec spec = {.type = EG_T_TABLE_HEAD,
		.width = w->divided,
		.lang = l->frame.lang,
		.element = EG_NO_ELEMENT};
	*least = *full = 0;
	if (h->words.n)
		eg_textbox_measure(l, runs, h->mark.n ? 2 : 1, &spec, least, full);
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

typedef struct extent {
	eg_len least, full;
} extent;

static void widen(extent *e, extent by)
{
	e->least = larger(e->least, by.least);
	e->full = larger(e->full, by.full);
}

/* Paragraphs and lists in a cell, a little wider for each list around. Depth is that of content. */
static void measure_more(eg_lay *l, const eg_block *b, eg_text_spec *spec, eg_len indent, extent *e)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		extent own = {0, 0};
		eg_len by = indent + (b->kind == EG_B_LIST ? EG_LINE : 0);
		if (c->run_count)
			eg_textbox_measure(l, c->runs, c->run_count, spec, &own.least, &own.full);
		widen(e, (extent){own.least + by, own.full + by});
		measure_more(l, c, spec, by, e);
	}
}

/* A number by its decimal mark gives only the width before the mark, in *whole. */
static extent measure_cell(
	eg_lay *l, const eg_tab *t, const weigher *w, size_t r, uint32_t i, eg_len *whole)
{
	const eg_tcell *cell = &t->table->rows[r].cells[i];
	extent e = {0, 0};
	eg_text_spec spec = {.type = eg_table_cell_type(t->table, &t->table->rows[r], i),
		.width = w->divided,
		.lang = l->frame.lang,
		.element = EG_NO_ELEMENT};
	if (cell->run_count)
		eg_textbox_measure(l, cell->runs, cell->run_count, &spec, &e.least, &e.full);
	if (cell->more)
		measure_more(l, cell->more, &spec, 0, &e);
	if (t->table->columns[i].align != EG_ALIGN_DECIMAL || !e.full)
		return e;
	eg_len tail;
	if (!eg_table_tail(l, cell, &spec, &tail))
		return e;
	t->tails[i] = larger(t->tails[i], tail);
	*whole = e.full - tail;
	return (extent){0, 0}; /* the widest tail is added in the end */
}

static void measure_row(eg_lay *l, const eg_tab *t, weigher *w, size_t r, bool sampled)
{
	for (uint32_t i = 0; i < w->columns;) {
		if (eg_table_covered(t, r, i)) {
			i++;
			continue;
		}
		uint32_t span = eg_table_span(t, r, i);
		if (span == 1) {
			eg_len whole = 0;
			extent e = measure_cell(l, t, w, r, i, &whole);
			const eg_column *c = &t->table->columns[i];
			if (is_narrow(c) && e.full < most_width(c))
				e.least = e.full;
			w->c[i].whole = larger(w->c[i].whole, whole);
			w->c[i].least = larger(w->c[i].least, e.least);
			w->c[i].full = larger(w->c[i].full, e.full);
			if (sampled)
				w->cells[(size_t)w->rows * w->columns + i] = e.full;
		}
		i += span;
	}
}

/* Least and full widths of all columns, and the cells of the sampled rows. */
static void measure(eg_lay *l, const eg_tab *tab, weigher *w)
{
	const eg_table *t = tab->table;
	for (size_t i = 0; i < tab->head_count; i++) {
		const eg_head_cell *h = &tab->heads[i];
		if (h->span == 1)
			measure_head(l, w, h, &w->c[h->column].least, &w->c[h->column].full);
	}
	uint32_t samples = t->row_count < SAMPLES ? (uint32_t)t->row_count : SAMPLES;
	for (size_t r = 0; r < t->row_count; r++) {
		if (t->rows[r].group)
			continue;
		bool sampled = is_sampled(t, r, samples, w->rows);
		eg_arena_mark mark = eg_arena_save(l->scratch);
		measure_row(l, tab, w, r, sampled);
		w->rows += sampled;
		eg_arena_rewind(l->scratch, mark);
	}
	for (uint32_t i = 0; i < w->columns; i++) {
		if (t->columns[i].align != EG_ALIGN_DECIMAL)
			continue;
		w->c[i].least = larger(w->c[i].least, w->c[i].whole + tab->tails[i]);
		w->c[i].full = larger(w->c[i].full, w->c[i].least);
	}
}

/* What spans columns and is wider than they are makes each of them a little wider (CSS 2.2,
 * 17.5.2.2). */
static void raise(weigher *w, uint32_t first, uint32_t span, extent e)
{
	extent have = {0, 0};
	for (uint32_t i = first; i < first + span; i++) {
		eg_len gap = i + 1 < first + span ? w->c[i].gap : 0;
		have.least += w->c[i].least + gap;
		have.full += w->c[i].full + gap;
	}
	for (uint32_t i = first; i < first + span; i++) {
		if (e.least > have.least)
			w->c[i].least += (e.least - have.least) / span + 1;
		if (e.full > have.full)
			w->c[i].full += (e.full - have.full) / span + 1;
	}
}

static void measure_spans(eg_lay *l, const eg_tab *t, weigher *w)
{
	for (size_t i = 0; i < t->head_count; i++) {
		const eg_head_cell *h = &t->heads[i];
		extent e;
		if (h->span == 1)
			continue;
		measure_head(l, w, h, &e.least, &e.full);
		raise(w, h->column, h->span, e);
	}
	for (size_t r = 0; t->spans && r < t->table->row_count; r++) {
		eg_arena_mark mark = eg_arena_save(l->scratch);
		for (uint32_t i = 0; i < w->columns && !t->table->rows[r].group;) {
			uint32_t span = eg_table_covered(t, r, i) ? 1 : eg_table_span(t, r, i);
			eg_len none;
			if (span > 1)
				raise(w, i, span, measure_cell(l, t, w, r, i, &none));
			i += span;
		}
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
	if (width <= 0)
		return 1000;
	return full / (width > 3 * RAG ? width - RAG : width - width / 3) + 1;
}

/* The height of the sampled rows, and for each line of a narrow tower of words a part of it. */
static int64_t height_of(const weigher *w)
{
	int64_t sum = 0;
	for (uint32_t r = 0; r < w->rows; r++) {
		int64_t lines = 1;
		for (uint32_t i = 0; i < w->columns; i++) {
			eg_len width = w->c[i].width;
			int64_t n = lines_of(w->cells[(size_t)r * w->columns + i], width);
			lines = n > lines ? n : lines;
			if (n > TOWER && width < NAME_WIDTH)
				sum += n - TOWER;
		}
		sum += lines * LINE_PRICE;
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

/* Columns no wider than `most`, at their least else. */
static eg_len capped(weigher *w, eg_len most)
{
	eg_len sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		sum += w->c[i].width = w->c[i].least < most ? w->c[i].least : most;
	return sum;
}

/* Too narrow for the words: the widest columns are cut down to one width, the others keep theirs.
 */
static void squeeze(weigher *w, eg_len room)
{
	eg_len low = 0, high = room;
	while (low < high) {
		eg_len middle = low + (high - low + 1) / 2;
		if (capped(w, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	(void)capped(w, low);
}

static eg_len sum_of_least(const weigher *w)
{
	eg_len sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		sum += w->c[i].least;
	return sum;
}

static eg_len least_of(const weigher *w)
{
	eg_len sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		sum += w->c[i].least + w->c[i].gap;
	return sum;
}

static void less_gaps(weigher *w)
{
	for (uint32_t i = 0; i + 1 < w->columns; i++)
		w->c[i].gap = GAP_LEAST;
}

static void choose(weigher *w, eg_len width)
{
	eg_len gaps = 0, full = 0;
	for (uint32_t i = 0; i < w->columns; i++) {
		gaps += w->c[i].gap;
		full += w->c[i].full;
	}
	eg_len room = larger(width - gaps, 0);
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

/* Widths that the author gave; no column is narrower than its longest word. */
static void set_given(const eg_table *t, weigher *w, eg_len width)
{
	for (uint32_t i = 0; i < w->columns; i++) {
		const eg_column *c = &t->columns[i];
		eg_len given = (eg_len)c->width * EG_PT / 100;
		if (c->percent)
			given = eg_len_scale(width, c->percent, 10000) - w->c[i].gap;
		if (given <= 0)
			continue;
		w->c[i].fixed = true;
		w->c[i].least = w->c[i].full = larger(given, w->c[i].word);
	}
}

static void init(eg_lay *l, const eg_tab *t, weigher *w, eg_len divided)
{
	*w = (weigher){.columns = t->table->column_count, .divided = divided};
	w->c = EG_NEW_N(l->scratch, column, w->columns);
	w->cells = EG_NEW_N(l->scratch, eg_len, (size_t)SAMPLES * w->columns);
	measure(l, t, w);
	set_gaps(t->table, w);
	for (uint32_t i = 0; i < w->columns; i++) {
		const eg_column *c = &t->table->columns[i];
		w->c[i].grows = !is_narrow(c) && !c->width && !c->percent;
		w->c[i].word = w->c[i].least;
		w->c[i].least = larger(w->c[i].least, usual_width(c));
		w->c[i].full = larger(w->c[i].full, w->c[i].least);
	}
	measure_spans(l, t, w);
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
		if (!named || c->fixed || wish <= c->least)
			continue;
		if (least_of(w) - c->least + wish <= width)
			c->least = wish;
	}
}

/* The columns' least widths do not fit the page: words are broken, or columns stand in bands. */
static void tell_wide(eg_lay *l, const eg_tab *t, const weigher *w)
{
	uint32_t widest = 0;
	for (uint32_t i = 1; i < w->columns; i++)
		if (w->c[i].least > w->c[widest].least)
			widest = i;
	eg_str name = t->table->number.n
			      ? t->table->number
			      : eg_lay_plain(l->scratch, t->block->runs, t->block->run_count);
	if (!name.n)
		name = l->doc->words[EG_WORD_TABLE];
	eg_str title = t->table->columns[widest].title;
	eg_finding *f;
	if (t->band_count)
		f = eg_report(l->diag, EG_R_TABLE_WIDE, t->block->span,
			"'%.*s' is wider than its page; its %u columns stand in %u parts",
			EG_ARG(name), w->columns, t->band_count);
	else
		f = eg_report(l->diag, EG_R_TABLE_WIDE, t->block->span,
			"'%.*s' is %d points wider than its page; its widest column is '%.*s'",
			EG_ARG(name), (int)((least_of(w) - t->width) / EG_PT + 1), EG_ARG(title));
	if (t->band_count)
		eg_say_help(f, "leave columns out, or give it as several tables");
	else
		eg_say_help(f, "leave columns out, or shorten the longest word of that one");
}

/* A table that cannot be read with its words cut as far as they should be is cut into bands. */
static void plan_bands(eg_lay *l, eg_tab *t, const weigher *w)
{
	eg_len *least = EG_NEW_N(l->scratch, eg_len, w->columns), sum = 0;
	for (uint32_t i = 0; i < w->columns; i++) {
		const column *c = &w->c[i];
		least[i] = c->gap + (c->fixed || c->least < LEGIBLE ? c->least : LEGIBLE);
		sum += least[i];
	}
	if (sum > t->width && !t->part && w->columns > 2)
		eg_table_plan_bands(t, least, t->width);
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
	eg_tab t = {.block = b, .table = &few, .lang = l->frame.lang};
	t.tails = EG_NEW_N(l->scratch, eg_len, few.column_count);
	eg_table_cover(l, &t);
	eg_table_plan_heads(l, &t);
	weigher w;
	init(l, &t, &w, 0);
	if (least_of(&w) > l->upright->text_width)
		init(l, &t, &w, LEGIBLE);
	bool asks = least_of(&w) > l->upright->text_width;
	eg_arena_rewind(l->scratch, mark);
	return asks;
}

/* Long words are divided before a column is squeezed or falls away: first those that are wider than
 * a legible column, then all that a narrow one does not hold. */
static void divide_words(eg_lay *l, const eg_tab *t, weigher *w)
{
	static const eg_len limits[] = {LEGIBLE, NARROW};
	for (size_t i = 0; i < EG_COUNT(limits) && least_of(w) > t->width; i++) {
		init(l, t, w, limits[i]);
		set_given(t->table, w, t->width);
		less_gaps(w);
	}
}

void eg_table_widths(eg_lay *l, eg_tab *t)
{
	uint32_t n = t->table->column_count;
	t->lefts = EG_NEW_N(l->scratch, eg_len, n);
	t->widths = EG_NEW_N(l->scratch, eg_len, n);
	t->tails = EG_NEW_N(l->scratch, eg_len, n);
	t->bands = EG_NEW_N(l->scratch, uint32_t, (size_t)n + 1);
	eg_arena_mark mark = eg_arena_save(l->scratch);
	weigher w;
	init(l, t, &w, 0);
	if (t->may_widen && least_of(&w) > t->width) {
		t->x = l->format->margin;
		t->width = l->format->text_width;
		t->wide = true;
	}
	set_given(t->table, &w, t->width);
	if (least_of(&w) > t->width)
		less_gaps(&w);
	divide_words(l, t, &w);
	t->too_wide = least_of(&w) > t->width;
	if (t->too_wide)
		plan_bands(l, t, &w);
	if (t->too_wide && !t->part)
		tell_wide(l, t, &w);
	if (t->too_wide) {
		squeeze(&w, larger(t->width - (least_of(&w) - sum_of_least(&w)), 0));
	} else {
		favour_keys(t->table, &w, t->width);
		choose(&w, t->width);
	}
	eg_len x = t->x;
	for (uint32_t i = 0; i < n; i++) {
		t->lefts[i] = x;
		t->widths[i] = w.c[i].width;
		x += w.c[i].width + w.c[i].gap;
	}
	eg_arena_rewind(l->scratch, mark);
}
