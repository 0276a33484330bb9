/* The widths of a table's columns.
 *
 * What fits in full stands in full, and columns of running words share what is left. Otherwise all
 * begin at the width at which they would have equally many lines, and then width is moved from
 * column to column in small steps while that makes the sampled rows lower. */
#include "layout/table_weigh.h"

#define GAP_LEAST   EG_PTS(7)
#define KEY_WIDTH   EG_PTS(118)
#define NAME_WIDTH  EG_PTS(94)
#define FAVOURS     4
#define CLEARLY     16 /* such a part lower */
#define ROUNDS      40
#define TOWER       3  /* lines in a narrow column, of which more cost something */
#define LINE_PRICE  24 /* of a row's line, beside 1 for a cell's */
#define TOWER_PRICE 8
#define MOST_LINES  1000 /* of a text in a column without width */
#define ENOUGH      (EG_PT / 64)
#define ASKED       256u        /* rows that are looked at for the page's side */
#define LEGIBLE     EG_PTS(120) /* narrower columns do not cut their words, ... */
#define NARROW      EG_PTS(84)  /* nor divide them */

static eg_len total(const eg_weigher *w, bool gaps)
{
	eg_len sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		sum += w->c[i].width + (gaps ? w->c[i].gap : 0);
	return sum;
}

/* Lines of a text at that width; under the last width that is known of it by proportion. */
static uint32_t lines_of_text(const eg_turns *t, eg_len width)
{
	uint32_t n = 0;
	while (n < t->count && width + ENOUGH < t->under[n])
		n++;
	eg_len last = t->count ? t->under[t->count - 1] : 0;
	if (n < t->count || n == 0 || width >= last)
		return t->lines + n;
	if (width <= 0)
		return MOST_LINES;
	int64_t lines = (int64_t)(t->lines + n) * last / width;
	return lines < MOST_LINES ? (uint32_t)lines : MOST_LINES;
}

static void count_lines(eg_weigher *w, uint32_t column)
{
	eg_len width = w->c[column].width;
	for (uint32_t r = 0; r < w->rows; r++) {
		size_t at = (size_t)r * w->columns + column;
		uint32_t lines = 0;
		for (const eg_weighed_cell *c = &w->cells[at]; c && c->turns; c = c->next)
			lines += lines_of_text(c->turns, width - c->indent);
		w->lines[at] = lines;
	}
	w->counted[column] = (uint64_t)width + 1;
}

/* The height of the sampled rows; a little for each line of any cell, so that widths go where words
 * are turned, and more for a narrow tower of words. */
static int64_t height_of(eg_weigher *w)
{
	int64_t sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		if (w->counted[i] != (uint64_t)w->c[i].width + 1)
			count_lines(w, i);
	for (uint32_t r = 0; r < w->rows; r++) {
		const uint32_t *lines = &w->lines[(size_t)r * w->columns];
		uint32_t most = 1;
		for (uint32_t i = 0; i < w->columns; i++) {
			uint32_t n = lines[i];
			most = n > most ? n : most;
			sum += n;
			if (n > TOWER && w->c[i].width < NAME_WIDTH)
				sum += (int64_t)(n - TOWER) * TOWER_PRICE;
		}
		sum += (int64_t)most * LINE_PRICE;
	}
	return sum;
}

/* Widths at which each column's longest cell would have `tenths` / 10 lines. */
static void widths_for(eg_weigher *w, int64_t tenths)
{
	for (uint32_t i = 0; i < w->columns; i++) {
		eg_len even = eg_len_scale(w->c[i].full, 10, tenths);
		w->c[i].width = eg_larger(w->c[i].least, even < w->c[i].full ? even : w->c[i].full);
	}
}

static void even_widths(eg_weigher *w, eg_len room)
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
static bool try_move(eg_weigher *w, uint32_t a, uint32_t b, eg_len step, int64_t *height)
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

static bool improve(eg_weigher *w, int64_t *height)
{
	static const eg_len steps[] = {EG_PTS(48), EG_PTS(24), EG_PTS(10), EG_PTS(4)};
	bool moved = false;
	for (uint32_t a = 0; a < w->columns; a++)
		for (uint32_t b = 0; b < w->columns; b++)
			for (size_t s = 0; a != b && s < EG_COUNT(steps); s++)
				moved = try_move(w, a, b, steps[s], height) || moved;
	return moved;
}

/* Gives what is left to the columns that grow, by their full widths; to all when none grows. */
static void spread(eg_weigher *w, eg_len rest)
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
static eg_len capped(eg_weigher *w, eg_len most)
{
	eg_len sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		sum += w->c[i].width = w->c[i].least < most ? w->c[i].least : most;
	return sum;
}

/* Too narrow for the words: the widest columns are cut down to one width, the others keep theirs.
 */
static void squeeze(eg_weigher *w, eg_len room)
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

static eg_len sum_of_least(const eg_weigher *w)
{
	eg_len sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		sum += w->c[i].least;
	return sum;
}

static eg_len least_of(const eg_weigher *w)
{
	eg_len sum = 0;
	for (uint32_t i = 0; i < w->columns; i++)
		sum += w->c[i].least + w->c[i].gap;
	return sum;
}

static void less_gaps(eg_weigher *w)
{
	for (uint32_t i = 0; i + 1 < w->columns; i++)
		w->c[i].gap = GAP_LEAST;
}

static void choose(eg_weigher *w, eg_len width)
{
	eg_len gaps = 0, full = 0;
	for (uint32_t i = 0; i < w->columns; i++) {
		gaps += w->c[i].gap;
		full += w->c[i].full;
	}
	eg_len room = eg_larger(width - gaps, 0);
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

/* The width that the author gave a column; 0 or less: none. */
static eg_len given_width(const eg_column *c, const eg_weighed *w, eg_len width)
{
	return c->percent ? eg_len_scale(width, c->percent, 10000) - w->gap
			  : (eg_len)c->width * EG_PT / 100;
}

/* Widths that the author gave; no column is narrower than its longest word. */
static void set_given(const eg_table *t, eg_weigher *w, eg_len width)
{
	for (uint32_t i = 0; i < w->columns; i++) {
		eg_len given = given_width(&t->columns[i], &w->c[i], width);
		if (given <= 0)
			continue;
		w->c[i].fixed = true;
		w->c[i].least = w->c[i].full = eg_larger(given, w->c[i].word);
	}
}

/* What a row is called, and other names, should not be towers of words: as far as all columns can
 * still have their least, theirs are widened by so many quarters of what is wished for them. */
static void favour_keys(const eg_table *t, eg_weigher *w, eg_len width, int quarters)
{
	for (uint32_t i = 0; i < w->columns; i++) {
		eg_weighed *c = &w->c[i];
		eg_len most = t->columns[i].key ? KEY_WIDTH : NAME_WIDTH;
		eg_len wish = c->full < most ? c->full : most;
		bool named = t->columns[i].key || t->columns[i].class_ == EG_COL_NAME;
		if (!named || c->fixed || wish <= c->least)
			continue;
		wish = c->least + (wish - c->least) * quarters / FAVOURS;
		if (least_of(w) - c->least + wish <= width)
			c->least = wish;
	}
}

/* The height when all columns are wide enough. */
static int64_t fewest_lines(eg_weigher *w)
{
	for (uint32_t i = 0; i < w->columns; i++)
		w->c[i].width = w->c[i].full;
	return height_of(w);
}

/* Keys and names are favoured less where that makes the table clearly lower. */
static void choose_favours(eg_lay *l, const eg_tab *t, eg_weigher *w)
{
	size_t size = w->columns * sizeof *w->c;
	eg_weighed *plain = EG_NEW_N(l->scratch, eg_weighed, w->columns), *best = w->c;
	memcpy(plain, w->c, size);
	int64_t least = INT64_MAX, lowest = fewest_lines(w);
	for (int quarters = FAVOURS; quarters >= 0 && least > lowest; quarters--) {
		w->c = EG_NEW_N(l->scratch, eg_weighed, w->columns);
		memcpy(w->c, plain, size);
		favour_keys(t->table, w, t->width, quarters);
		choose(w, t->width);
		int64_t height = height_of(w);
		if (height >= least - least / CLEARLY)
			continue;
		least = height;
		best = w->c;
	}
	w->c = best;
}

/* The columns' least widths do not fit the page: words are broken, or columns stand in bands. */
static void tell_wide(eg_lay *l, const eg_tab *t, const eg_weigher *w)
{
	uint32_t widest = 0;
	for (uint32_t i = 1; i < w->columns; i++)
		if (w->c[i].least > w->c[widest].least)
			widest = i;
	eg_str name = t->table->number.n
			      ? t->table->number
			      : eg_runs_plain(l->scratch, t->block->runs, t->block->run_count);
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
static void plan_bands(eg_lay *l, eg_tab *t, const eg_weigher *w)
{
	eg_len *least = EG_NEW_N(l->scratch, eg_len, w->columns), sum = 0;
	for (uint32_t i = 0; i < w->columns; i++) {
		const eg_weighed *c = &w->c[i];
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
	eg_weigher w;
	eg_weigh(l, &t, &w, 0);
	if (least_of(&w) > l->upright->text_width)
		eg_weigh(l, &t, &w, LEGIBLE);
	bool asks = least_of(&w) > l->upright->text_width;
	eg_arena_rewind(l->scratch, mark);
	return asks;
}

/* Long words are divided before a column is squeezed or falls away: first those that are wider than
 * a legible column, then all that a narrow one does not hold. */
static void divide_words(eg_lay *l, const eg_tab *t, eg_weigher *w)
{
	static const eg_len limits[] = {LEGIBLE, NARROW};
	for (size_t i = 0; i < EG_COUNT(limits) && least_of(w) > t->width; i++) {
		eg_weigh(l, t, w, limits[i]);
		set_given(t->table, w, t->width);
		less_gaps(w);
	}
}

/* Words that nothing divides and no page holds are cut anyway, so their width asks for nothing: the
 * widest column after the other is content with a legible width, or with that which its author gave
 * it, until the others have what their words need. False: that is not enough. */
static bool cut_words(const eg_tab *t, eg_weigher *w)
{
	while (least_of(w) > t->width) {
		uint32_t widest = 0;
		for (uint32_t i = 1; i < w->columns; i++)
			if (w->c[i].least > w->c[widest].least)
				widest = i;
		eg_weighed *c = &w->c[widest];
		eg_len given = given_width(&t->table->columns[widest], c, t->width);
		eg_len least = given > LEGIBLE ? given : LEGIBLE;
		if (c->least <= least)
			return false;
		c->least = least;
		if (c->fixed)
			c->full = least;
	}
	return true;
}

/* Words are cut as far as the others need it, and told. */
static void choose_narrow(eg_lay *l, eg_tab *t, eg_weigher *w)
{
	eg_weigher whole = *w;
	whole.c = EG_NEW_N(l->scratch, eg_weighed, w->columns);
	memcpy(whole.c, w->c, w->columns * sizeof *w->c);
	bool enough = cut_words(t, w);
	if (!enough)
		plan_bands(l, t, &whole);
	if (!t->part)
		tell_wide(l, t, &whole);
	if (enough)
		choose_favours(l, t, w);
	else
		squeeze(w, eg_larger(t->width - (least_of(w) - sum_of_least(w)), 0));
}

void eg_table_widths(eg_lay *l, eg_tab *t)
{
	uint32_t n = t->table->column_count;
	t->lefts = EG_NEW_N(l->scratch, eg_len, n);
	t->widths = EG_NEW_N(l->scratch, eg_len, n);
	t->tails = EG_NEW_N(l->scratch, eg_len, n);
	t->bands = EG_NEW_N(l->scratch, uint32_t, (size_t)n + 1);
	eg_arena_mark mark = eg_arena_save(l->scratch);
	eg_weigher w;
	eg_weigh(l, t, &w, 0);
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
		choose_narrow(l, t, &w);
	else
		choose_favours(l, t, &w);
	eg_len x = t->x;
	for (uint32_t i = 0; i < n; i++) {
		t->lefts[i] = x;
		t->widths[i] = w.c[i].width;
		x += w.c[i].width + w.c[i].gap;
	}
	eg_arena_rewind(l->scratch, mark);
}
