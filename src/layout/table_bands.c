/* A table that is wider than any page: its columns stand in bands, tables one after the other, each
 * led by the columns that name the rows. What spans columns is cut where a band ends. */
#include "layout/table.h"

/* The columns of a band, by their places in the whole table. */
typedef struct band {
	const eg_tab *whole;
	uint32_t *columns;
	uint32_t count;
	uint32_t keys; /* of them, those that lead each band */
} band;

/* -- which columns stand where -- */

/* Columns in bands no wider than `width`, each beginning with the keys; starts, where given, takes
 * the first column of each. */
static uint32_t fill(
	const eg_len *least, uint32_t count, uint32_t keys, eg_len width, uint32_t *starts)
{
	eg_len head = 0, used = 0;
	uint32_t bands = 0;
	for (uint32_t i = 0; i < keys; i++)
		head += least[i];
	for (uint32_t i = keys; i < count; i++) {
		if (bands == 0 || used + least[i] > width) {
			if (starts)
				starts[bands] = i;
			bands++;
			used = head;
		}
		used += least[i];
	}
	return bands;
}

/* The least width that still takes as few bands, so that all are about as wide. */
static eg_len even_width(const eg_len *least, uint32_t count, uint32_t keys, eg_len width)
{
	uint32_t bands = fill(least, count, keys, width, NULL);
	eg_len low = 0, high = width;
	while (high - low > EG_PT) {
		eg_len middle = low + (high - low) / 2;
		if (fill(least, count, keys, middle, NULL) <= bands)
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* Key columns at the table's beginning lead all bands, as far as they leave room for others. */
static uint32_t leading(const eg_table *t, const eg_len *least, eg_len width)
{
	uint32_t n = 0;
	eg_len sum = 0;
	while (n + 1 < t->column_count && t->columns[n].key && sum + least[n] <= width / 2)
		sum += least[n++];
	return n;
}

void eg_table_plan_bands(eg_tab *t, const eg_len *least, eg_len room)
{
	uint32_t n = t->table->column_count;
	t->band_keys = leading(t->table, least, room);
	eg_len width = even_width(least, n, t->band_keys, room);
	t->band_count = fill(least, n, t->band_keys, width, t->bands);
	t->bands[t->band_count] = n;
}

/* -- the parts of the table -- */

/* The place in the whole table that covers a place, and where it begins. */
static uint32_t origin_of(const eg_tab *t, size_t r, uint32_t column)
{
	for (uint32_t i = 0; i < column && t->spans;) {
		uint32_t span = eg_table_covered(t, r, i) ? 1 : eg_table_span(t, r, i);
		if (i + span > column)
			return i;
		i += span;
	}
	return column;
}

/* A cell whose first column is in an earlier band says its words again in this one. */
static eg_tcell cell_of(const band *b, size_t r, uint32_t at)
{
	const eg_tab *t = b->whole;
	const eg_trow *row = &t->table->rows[r];
	uint32_t column = b->columns[at], from = origin_of(t, r, column);
	eg_tcell cell = row->cells[column];
	bool begins = at == 0 || at == b->keys;
	if (begins && from < column) {
		cell = row->cells[from];
		cell.colspan = (uint16_t)(eg_table_span(t, r, from) - (column - from));
	}
	uint32_t room = at < b->keys ? b->keys - at : b->count - at;
	if (cell.colspan > room)
		cell.colspan = (uint16_t)room;
	return cell;
}

static void take_rows(eg_lay *l, const band *b, eg_table *out)
{
	const eg_table *t = b->whole->table;
	out->rows = EG_NEW_N(l->scratch, eg_trow, t->row_count);
	for (size_t r = 0; r < t->row_count; r++) {
		eg_trow *row = &out->rows[r];
		*row = t->rows[r];
		if (row->group)
			continue;
		row->cells = EG_NEW_N(l->scratch, eg_tcell, b->count);
		for (uint32_t i = 0; i < b->count; i++)
			row->cells[i] = cell_of(b, r, i);
	}
}

static eg_table *take_table(eg_lay *l, const band *b, bool first)
{
	const eg_table *t = b->whole->table;
	eg_table *out = EG_NEW(l->scratch, eg_table);
	*out = *t;
	out->column_count = b->count;
	out->columns = EG_NEW_N(l->scratch, eg_column, b->count);
	for (uint32_t i = 0; i < b->count; i++)
		out->columns[i] = t->columns[b->columns[i]];
	take_rows(l, b, out);
	for (size_t r = 0; r < t->row_count && !first; r++)
		out->rows[r].dest = (eg_str){NULL, 0}; /* what points at a row finds the first */
	return out;
}

/* Which notes have their marks in a cell, by the marks. */
static void find_marks(const eg_tcell *c, const eg_map *notes, bool *here)
{
	for (uint32_t i = 0; i < c->run_count; i++) {
		const eg_run *run = &c->runs[i];
		bool mark = (run->style & EG_I_SUP) && !run->dest.n;
		uint32_t at = mark ? eg_map_find(notes, run->text) : EG_MAP_NONE;
		if (at != EG_MAP_NONE)
			here[at] = true;
	}
}

/* Which notes of the whole table have a mark in this part of it. */
static bool *marks_in(eg_lay *l, const eg_block *whole, const eg_table *t)
{
	bool *here = EG_NEW_N(l->scratch, bool, (size_t)whole->child_count + 1);
	eg_map notes;
	eg_map_init(&notes, l->scratch);
	for (uint32_t i = 0; i < whole->child_count; i++)
		if (whole->children[i]->label.n)
			(void)eg_map_add(&notes, whole->children[i]->label, i, NULL);
	for (uint32_t i = 0; i < t->column_count; i++) {
		uint32_t at = eg_map_find(&notes, t->columns[i].mark);
		if (at != EG_MAP_NONE)
			here[at] = true;
	}
	for (size_t r = 0; r < t->row_count && whole->child_count; r++)
		for (uint32_t i = 0; i < (t->rows[r].group ? 1 : t->column_count); i++)
			find_marks(&t->rows[r].cells[i], &notes, here);
	return here;
}

/* Notes stand under the first band with their mark, all else under the last one. */
static void take_notes(eg_lay *l, eg_block *out, const eg_block *b, bool *done, bool last)
{
	const bool *here = marks_in(l, b, out->table);
	out->children = EG_NEW_N(l->scratch, eg_block *, b->child_count);
	out->child_count = 0;
	for (uint32_t i = 0; i < b->child_count; i++) {
		if (done[i] || !(last || here[i]))
			continue;
		out->children[out->child_count++] = b->children[i];
		done[i] = true;
	}
}

/* "(columns 13-24 of 40)" after the title. */
static void take_title(eg_lay *l, eg_block *out, const eg_block *b, uint32_t from, uint32_t to)
{
	eg_arena *a = l->scratch;
	eg_str first = eg_lay_number(l, a, from + 1), range = eg_lay_number(l, a, to);
	if (from + 1 < to)
		range = eg_strf(a, "%.*s\xE2\x80\x93%.*s", EG_ARG(first), EG_ARG(range));
	eg_str count = eg_lay_number(l, a, b->table->column_count), parts[3];
	eg_doc_word_parts(l->doc, EG_WORD_COLUMNS_OF, parts);
	eg_str said = eg_strf(a, "%.*s%.*s%.*s%.*s%.*s", EG_ARG(parts[0]), EG_ARG(range),
		EG_ARG(parts[1]), EG_ARG(count), EG_ARG(parts[2]));
	out->runs = EG_NEW_N(a, eg_run, (size_t)b->run_count + 1);
	for (uint32_t i = 0; i < b->run_count; i++)
		out->runs[i] = b->runs[i];
	out->runs[b->run_count] =
		(eg_run){.text = eg_strf(a, "%s(%.*s)", b->run_count ? " " : "", EG_ARG(said)),
			.lang = l->doc->words_lang,
			.span = b->span};
	out->run_count = b->run_count + 1;
}

static void build_band(eg_lay *l, const eg_tab *t, uint32_t k, bool *notes)
{
	const eg_block *b = t->block;
	bool first = k == 0, last = k + 1 == t->band_count;
	band part = {.whole = t, .keys = t->band_keys};
	part.columns = EG_NEW_N(l->scratch, uint32_t, t->table->column_count);
	for (uint32_t i = 0; i < t->band_keys; i++)
		part.columns[part.count++] = i;
	for (uint32_t i = t->bands[k]; i < t->bands[k + 1]; i++)
		part.columns[part.count++] = i;
	eg_block *out = EG_NEW(l->scratch, eg_block);
	*out = *b;
	out->table = take_table(l, &part, first);
	take_title(l, out, b, first ? 0 : t->bands[k], t->bands[k + 1]);
	take_notes(l, out, b, notes, last);
	if (!first)
		out->id = (eg_str){NULL, 0};
	eg_table_build_part(l, out);
}

void eg_table_build_bands(eg_lay *l, const eg_tab *t)
{
	bool *notes = EG_NEW_N(l->scratch, bool, (size_t)t->block->child_count + 1);
	for (uint32_t k = 0; k < t->band_count; k++)
		build_band(l, t, k, notes);
}
