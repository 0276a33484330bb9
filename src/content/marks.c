/* Raised marks, of sources and notes, among the words of a paragraph. */
#include "content/maker.h"

#include <stdlib.h>

void eg_mark_join(eg_maker *k, eg_runs *out, size_t before)
{
	if (before == 0 || before >= out->count || !(out->items[before].style & EG_I_SUP))
		return;
	eg_run mark = out->items[before];
	eg_run *last = &out->items[before - 1];
	bool blank = eg_str_is(last->text, " ") && !(last->style & EG_I_BREAK);
	if (blank && before >= 2 && (out->items[before - 2].style & EG_I_SUP))
		last--;               /* two marks with a blank between them */
	if (last->style & EG_I_SUP) { /* side by side: a comma keeps them apart */
		eg_run gap = {.text = EG_STR(","), .style = last->style, .span = last->span};
		out->count = (size_t)(last - out->items) + 1;
		eg_runs_add(k, out, gap);
		eg_runs_add(k, out, mark);
	} else if (last->text.n && last->text.p[last->text.n - 1] == ' ') {
		last->text.n--;
	}
}

static bool is_point(char c)
{
	return c == '.' || c == ',' || c == ';' || c == ':';
}

/* Most paragraphs have no marks: they stay as they are. */
static bool has_marks_or_gaps(const eg_runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		const eg_run *r = &runs->items[i];
		if ((r->style & EG_I_SUP) || (!r->text.n && !(r->style & EG_I_BREAK)))
			return true;
	}
	return false;
}

/* The number of the source that a mark names; 0 of another mark, or of the comma between two. */
static int64_t number_of(const eg_maker *k, const eg_run *mark)
{
	uint32_t row = mark->dest.n ? eg_map_find(&k->source_row, mark->dest) : EG_MAP_NONE;
	return row == EG_MAP_NONE ? 0 : k->sources->cells[row * k->sources->columns + 1].integer;
}

typedef struct cited {
	int64_t number;
	size_t at;
	eg_run mark;
} cited;

static int by_number(const void *a, const void *b)
{
	const cited *x = a, *y = b;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* Of marks side by side with a comma between any two: those of sources that follow each other are
 * put in the order of their numbers. */
static void sort_marks(const eg_maker *k, eg_run *marks, size_t count)
{
	eg_arena_mark begin = eg_arena_save(k->arena);
	cited *found = count >= 3 ? EG_NEW_N(k->arena, cited, count / 2 + 1) : NULL;
	for (size_t from = 0; found && from < count;) {
		size_t n = 0;
		for (size_t at = from; at < count; at += 2, n++) {
			found[n] = (cited){number_of(k, &marks[at]), at, marks[at]};
			if (!found[n].number)
				break;
		}
		qsort(found, n, sizeof *found, by_number);
		for (size_t i = 0; i < n; i++)
			marks[from + 2 * i] = found[i].mark;
		from += 2 * (n + 1);
	}
	eg_arena_rewind(k->arena, begin);
}

void eg_marks_settle(eg_maker *k, eg_runs *runs)
{
	if (!has_marks_or_gaps(runs))
		return;
	eg_runs out = {0};
	for (size_t i = 0; i < runs->count; i++) {
		size_t end = i; /* of the marks that begin here */
		while (end < runs->count && (runs->items[end].style & EG_I_SUP))
			end++;
		sort_marks(k, runs->items + i, end - i);
		if (end > i && end < runs->count && runs->items[end].text.n &&
			is_point(runs->items[end].text.p[0])) {
			eg_run point = runs->items[end];
			point.text = eg_str_cut(point.text, 0, 1);
			eg_runs_add(k, &out, point);
			runs->items[end].text =
				eg_str_cut(runs->items[end].text, 1, runs->items[end].text.n);
		}
		for (; i < end; i++)
			eg_runs_add(k, &out, runs->items[i]);
		if (i < runs->count &&
			(runs->items[i].text.n || (runs->items[i].style & EG_I_BREAK)))
			eg_runs_add(k, &out, runs->items[i]);
	}
	*runs = out;
}
