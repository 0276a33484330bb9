/* What a table's columns need: each has a least width (its widest unbreakable piece) and a full one
 * (its longest cell on one line), and a sample of rows tells how high they make the table. */
#include "layout/table_weigh.h"

#define GAP        EG_PTS(12) /* between columns */
#define GAP_NUMBER EG_PTS(18) /* from a number at the right to words at the left */
#define SAMPLES    96u        /* rows whose heights are weighed */

static void measure_head(
	eg_lay *l, const eg_weigher *w, const eg_head_cell *h, eg_len *least, eg_len *full)
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
		return EG_PTS(60);
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
	e->least = eg_larger(e->least, by.least);
	e->full = eg_larger(e->full, by.full);
}

/* Runs in a cell; `sampled` is where its last text is kept, or NULL. */
static eg_weighed_cell *measure_text(eg_lay *l, const eg_run *runs, uint32_t count,
	const eg_text_spec *spec, eg_len indent, extent *e, eg_weighed_cell *sampled)
{
	eg_text_extent own = {0};
	if (sampled)
		own = eg_textbox_measure_turns(l, runs, count, spec);
	else
		eg_textbox_measure(l, runs, count, spec, &own.least, &own.full);
	widen(e, (extent){own.least + indent, own.full + indent});
	if (!sampled)
		return NULL;
	if (sampled->turns)
		sampled = sampled->next = EG_NEW(l->scratch, eg_weighed_cell);
	*sampled = (eg_weighed_cell){.turns = own.turns, .indent = indent};
	return sampled;
}

/* Paragraphs and lists in a cell, a little wider for each list around. Depth is that of content. */
static eg_weighed_cell *measure_more(eg_lay *l, const eg_block *b, eg_text_spec *spec,
	eg_len indent, extent *e, eg_weighed_cell *sampled)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		eg_len by = indent + (b->kind == EG_B_LIST ? EG_LINE : 0);
		if (c->run_count)
			sampled = measure_text(l, c->runs, c->run_count, spec, by, e, sampled);
		sampled = measure_more(l, c, spec, by, e, sampled);
	}
	return sampled;
}

/* A number by its decimal mark gives only the width before the mark, in *whole. */
static extent measure_cell(eg_lay *l, const eg_tab *t, const eg_weigher *w, size_t r, uint32_t i,
	eg_len *whole, eg_weighed_cell *sampled)
{
	const eg_tcell *cell = &t->table->rows[r].cells[i];
	extent e = {0, 0};
	eg_text_spec spec = {.type = eg_table_cell_type(t->table, &t->table->rows[r], i),
		.width = w->divided,
		.lang = l->frame.lang,
		.element = EG_NO_ELEMENT};
	if (cell->run_count)
		sampled = measure_text(l, cell->runs, cell->run_count, &spec, 0, &e, sampled);
	if (cell->more)
		(void)measure_more(l, cell->more, &spec, 0, &e, sampled);
	if (t->table->columns[i].align != EG_ALIGN_DECIMAL || !e.full)
		return e;
	eg_len tail;
	if (!eg_table_tail(l, cell, &spec, &tail))
		return e;
	t->tails[i] = eg_larger(t->tails[i], tail);
	*whole = e.full - tail;
	return (extent){0, 0}; /* the widest tail is added in the end */
}

static void measure_row(eg_lay *l, const eg_tab *t, eg_weigher *w, size_t r, bool sampled)
{
	for (uint32_t i = 0; i < w->columns;) {
		if (eg_table_covered(t, r, i)) {
			i++;
			continue;
		}
		uint32_t span = eg_table_span(t, r, i);
		if (span == 1) {
			eg_len whole = 0;
			eg_weighed_cell *kept =
				sampled ? &w->cells[(size_t)w->rows * w->columns + i] : NULL;
			extent e = measure_cell(l, t, w, r, i, &whole, kept);
			const eg_column *c = &t->table->columns[i];
			if (is_narrow(c) && e.full < most_width(c))
				e.least = e.full;
			w->c[i].whole = eg_larger(w->c[i].whole, whole);
			w->c[i].least = eg_larger(w->c[i].least, e.least);
			w->c[i].full = eg_larger(w->c[i].full, e.full);
		}
		i += span;
	}
}

/* Least and full widths of all columns, and the cells of the sampled rows. */
static void measure(eg_lay *l, const eg_tab *tab, eg_weigher *w)
{
	const eg_table *t = tab->table;
	for (size_t i = 0; i < tab->head_count; i++) {
		const eg_head_cell *h = &tab->heads[i];
		extent e;
		if (h->span > 1)
			continue;
		measure_head(l, w, h, &e.least, &e.full);
		w->c[h->column].least = eg_larger(w->c[h->column].least, e.least);
		w->c[h->column].full = eg_larger(w->c[h->column].full, e.full);
	}
	uint32_t samples = t->row_count < SAMPLES ? (uint32_t)t->row_count : SAMPLES;
	for (size_t r = 0; r < t->row_count; r++) {
		if (t->rows[r].group)
			continue;
		bool sampled = is_sampled(t, r, samples, w->rows);
		eg_arena_mark mark = eg_arena_save(l->scratch);
		measure_row(l, tab, w, r, sampled);
		w->rows += sampled;
		if (!sampled)
			eg_arena_rewind(l->scratch, mark);
	}
	for (uint32_t i = 0; i < w->columns; i++) {
		if (t->columns[i].align != EG_ALIGN_DECIMAL)
			continue;
		w->c[i].least = eg_larger(w->c[i].least, w->c[i].whole + tab->tails[i]);
		w->c[i].full = eg_larger(w->c[i].full, w->c[i].least);
	}
}

/* What spans columns and is wider than they are makes each of them a little wider (CSS 2.2,
 * 17.5.2.2). */
static void raise(eg_weigher *w, uint32_t first, uint32_t span, extent e)
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

static void measure_spans(eg_lay *l, const eg_tab *t, eg_weigher *w)
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
				raise(w, i, span, measure_cell(l, t, w, r, i, &none, NULL));
			i += span;
		}
		eg_arena_rewind(l->scratch, mark);
	}
}

static void set_gaps(const eg_table *t, eg_weigher *w)
{
	for (uint32_t i = 0; i + 1 < w->columns; i++) {
		bool right = eg_table_rag(&t->columns[i]) == EG_RAG_RIGHT;
		bool next_right = eg_table_rag(&t->columns[i + 1]) == EG_RAG_RIGHT;
		w->c[i].gap = right && !next_right ? GAP_NUMBER : GAP;
	}
}

void eg_weigh(eg_lay *l, const eg_tab *t, eg_weigher *w, eg_len divided)
{
	*w = (eg_weigher){.columns = t->table->column_count, .divided = divided};
	w->c = EG_NEW_N(l->scratch, eg_weighed, w->columns);
	w->cells = EG_NEW_N(l->scratch, eg_weighed_cell, (size_t)SAMPLES * w->columns);
	w->lines = EG_NEW_N(l->scratch, uint32_t, (size_t)SAMPLES * w->columns);
	w->counted = EG_NEW_N(l->scratch, uint64_t, w->columns);
	measure(l, t, w);
	set_gaps(t->table, w);
	for (uint32_t i = 0; i < w->columns; i++) {
		const eg_column *c = &t->table->columns[i];
		w->c[i].grows = !is_narrow(c) && !c->width && !c->percent;
		w->c[i].word = w->c[i].least;
		w->c[i].full = eg_larger(eg_larger(w->c[i].full, w->c[i].least), usual_width(c));
	}
	measure_spans(l, t, w);
}
