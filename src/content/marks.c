/* Raised marks, of sources and notes, among the words of a paragraph. */
#include "content/maker.h"

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

void eg_marks_after_points(eg_maker *k, eg_runs *runs)
{
	if (!has_marks_or_gaps(runs))
		return;
	eg_runs out = {0};
	for (size_t i = 0; i < runs->count; i++) {
		size_t end = i; /* of the marks that begin here */
		while (end < runs->count && (runs->items[end].style & EG_I_SUP))
			end++;
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
