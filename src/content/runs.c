/* Lists of runs: the inline text of a block. */
#include "content/maker.h"

void eg_runs_add(eg_maker *k, eg_runs *runs, eg_run run)
{
	/* Nearly every cell of a long table has one run: the first stands alone. */
	if (runs->cap == 0) {
		runs->items = EG_NEW(k->arena, eg_run);
		runs->cap = 1;
	}
	runs->items = eg_grow(k->arena, runs->items, runs->count, &runs->cap, sizeof run);
	runs->items[runs->count++] = run;
}

void eg_runs_words(eg_maker *k, eg_runs *runs, eg_str words, uint32_t style, eg_span span)
{
	if (words.n)
		eg_runs_add(k, runs, (eg_run){.text = words, .style = style, .span = span});
}

static bool same_words(eg_str a, eg_str b)
{
	return a.p == b.p && a.n == b.n;
}

static bool joins(const eg_run *a, const eg_run *b)
{
	return a->style == b->style && !(a->style & (EG_I_BREAK | EG_I_SUP)) &&
	       a->sign == b->sign && !a->sign && same_words(a->lang, b->lang) &&
	       same_words(a->url, b->url) && same_words(a->dest, b->dest) &&
	       same_words(a->contents, b->contents);
}

void eg_runs_join(eg_maker *k, eg_runs *runs)
{
	size_t kept = 0;
	for (size_t i = 0; i < runs->count;) {
		eg_run run = runs->items[i];
		size_t end = i + 1, bytes = run.text.n;
		for (; end < runs->count && joins(&run, &runs->items[end]); end++)
			bytes += runs->items[end].text.n;
		if (end > i + 1) {
			char *text = eg_alloc(k->arena, bytes + 1);
			run.text = (eg_str){text, 0};
			for (; i < end; i++) {
				memcpy(text + run.text.n, runs->items[i].text.p,
					runs->items[i].text.n);
				run.text.n += runs->items[i].text.n;
			}
		}
		runs->items[kept++] = run;
		i = end;
	}
	runs->count = kept;
}
