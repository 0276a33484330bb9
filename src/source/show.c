#include "source/show.h"

#include "source/show_forms.h"

#include <stdlib.h>

bool eg_span_has_text(const eg_sources *sources, eg_span span)
{
	const eg_source *s = eg_sources_at(sources, span.file);
	return s && s->text.n > 0 && span.from <= s->text.n;
}

static int by_number(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* Nought only for findings that print the same but for their further spans. */
static int compare(const void *pa, const void *pb)
{
	const eg_finding *a = *(eg_finding *const *)pa, *b = *(eg_finding *const *)pb;
	const int orders[] = {by_number(eg_file_order(a->span.file), eg_file_order(b->span.file)),
		by_number(a->span.from, b->span.from), by_number(a->rule, b->rule),
		eg_str_cmp(a->message, b->message), by_number(a->span.to, b->span.to),
		by_number(b->level, a->level), eg_str_cmp(a->label, b->label),
		eg_str_cmp(a->help, b->help)};
	for (size_t i = 0; i < EG_COUNT(orders); i++)
		if (orders[i])
			return orders[i];
	return 0;
}

/* Findings between two rests of the arena in which they and the texts of specs lie: there may be
 * more of it than is to be in memory (base/arena.h). */
#define STRIDE 512u

static void rest(const eg_diag *d, size_t done)
{
	if (done % STRIDE == 0)
		eg_arena_rest(d->arena);
}

/* Sorts and drops findings that say the same of the same place; counts again. */
static void tidy(eg_diag *d)
{
	if (d->count > 1)
		qsort(d->items, d->count, sizeof(eg_finding *), compare);
	size_t kept = 0;
	d->errors = d->warnings = d->notes = 0;
	for (size_t i = 0; i < d->count; i++) {
		rest(d, i);
		if (kept && compare(&d->items[kept - 1], &d->items[i]) == 0)
			continue;
		d->items[kept++] = d->items[i];
		d->errors += d->items[i]->level == EG_ERROR;
		d->warnings += d->items[i]->level == EG_WARNING;
		d->notes += d->items[i]->level == EG_NOTE;
	}
	d->count = kept;
}

static bool is_shown(const eg_finding *f, const eg_show_options *opt)
{
	bool excepted = opt->but && f->span.file == opt->but;
	return f->level != EG_OFF && (!opt->quiet || f->level == EG_ERROR || excepted);
}

/* Those that are shown, at most as many as the limit says; *left = how many more there are. An
 * error is not left out for what is none before it. */
static size_t pick(const eg_diag *d, const eg_show_options *opt, eg_finding **out, size_t *left)
{
	size_t n = 0, all = 0, most = opt->limit ? opt->limit : SIZE_MAX;
	size_t others = d->errors < most ? most - d->errors : 0;
	for (size_t i = 0; i < d->count; i++) {
		eg_finding *f = d->items[i];
		rest(d, i);
		if (!is_shown(f, opt))
			continue;
		all++;
		bool error = f->level == EG_ERROR;
		if (n == most || (!error && others == 0))
			continue;
		others -= !error;
		out[n++] = f;
	}
	*left = all - n;
	return n;
}

void eg_diag_show(eg_buf *out, eg_diag *d, eg_sources *sources, const eg_show_options *opt)
{
	tidy(d);
	eg_finding **shown = EG_NEW_N(d->arena, eg_finding *, d->count);
	size_t left, count = pick(d, opt, shown, &left);
	switch (opt->form) {
	case EG_SHOW_SARIF:
		eg_show_sarif(out, sources, opt, shown, count, left);
		return;
	case EG_SHOW_JSON:
		for (size_t i = 0; i < count; i++)
			eg_show_json(out, sources, shown[i]);
		return;
	case EG_SHOW_TEXT:
		for (size_t i = 0; i < count; i++)
			eg_show_text(out, sources, opt, shown[i]);
		if (left)
			eg_bufv(out, "... and %zu more finding%s (--limit=0 shows all)\n", left,
				left == 1 ? "" : "s");
		return;
	}
}
