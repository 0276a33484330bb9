#include "roster/findings.h"

#include "locale/catalogue.h"
#include "roster/heads.h"
#include "roster/speak.h"

#include <stdlib.h>

/* Records with an id by their place, for the one that a finding lies in. Places stand beside them:
 * of very many records they are not in memory. */
typedef struct placed {
	eg_span span;
	const eg_rec *rec;
} placed;

typedef struct places {
	placed *items;
	size_t count;
} places;

static int by_place(const void *a, const void *b)
{
	eg_span x = ((const placed *)a)->span, y = ((const placed *)b)->span;
	if (x.file != y.file)
		return x.file < y.file ? -1 : 1;
	if (x.from != y.from)
		return x.from < y.from ? -1 : 1;
	return (x.to < y.to) - (x.to > y.to); /* the wider first */
}

static places collect(eg_arena *a, const eg_model *m)
{
	places p = {0};
	size_t most = 0;
	for (size_t i = 0; i < m->list_count; i++)
		most += m->lists[i].count;
	p.items = EG_RAW_N(a, placed, most);
	for (size_t i = 0; i < m->list_count; i++) {
		for (size_t k = 0; k < m->lists[i].count; k++) {
			const eg_rec *r = m->lists[i].items[k];
			if (r->id.n)
				p.items[p.count++] = (placed){r->span, r};
			eg_model_rest(m, k);
		}
	}
	if (p.count > 1)
		qsort(p.items, p.count, sizeof *p.items, by_place);
	return p;
}

static bool lies_in(eg_span at, eg_span in)
{
	return at.file == in.file && at.from >= in.from && at.to <= in.to;
}

/* The innermost record with an id that holds the place: the last that begins before it, or one that
 * this one is nested in. */
static eg_str record_at(const places *p, eg_span at)
{
	size_t low = 0, high = p->count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		eg_span s = p->items[mid].span;
		if (s.file < at.file || (s.file == at.file && s.from <= at.from))
			low = mid + 1;
		else
			high = mid;
	}
	for (const eg_rec *r = low ? p->items[low - 1].rec : NULL; r; r = r->parent) {
		if (lies_in(at, r->span) && r->id.n)
			return r->id;
	}
	return EG_STR("");
}

/* -- rows -- */

static int compare(const void *x, const void *y)
{
	const eg_roster_finding *a = x, *b = y;
	const eg_finding *f = a->finding, *g = b->finding;
	if (f->span.file != g->span.file)
		return f->span.file < g->span.file ? -1 : 1;
	if (f->span.from != g->span.from)
		return f->span.from < g->span.from ? -1 : 1;
	if (f->rule != g->rule)
		return f->rule < g->rule ? -1 : 1;
	return eg_str_cmp(f->message, g->message);
}

enum column { LEVEL, NAME, MEANING, RECORD, FIELD, MESSAGE, HELP, FILE_, LINE, WAIVED, COLUMNS };

static const eg_head heads[COLUMNS] = {
	[LEVEL] = {"Severity", EG_X_STATUS, 10, "How grave it is: error, warning or note.", NULL},
	[NAME] = {"Finding", EG_X_ID, 22, "Its name; `engross explain NAME` tells what it means.",
		NULL},
	[MEANING] = {"Meaning", EG_X_TEXT, 36, "What findings of this name mean, in one line.",
		NULL},
	[RECORD] = {"Record", EG_X_ID, 24, "The id of the record that it lies in.", NULL},
	[FIELD] = {"Field", EG_X_ID, 16, "The key of the record that it lies in, where it is one.",
		NULL},
	[MESSAGE] = {"Message", EG_X_TEXT, 60, "What was found.", NULL},
	[HELP] = {"Help", EG_X_TEXT, 44, "How to mend it.", NULL},
	[FILE_] = {"Spec file", EG_X_ID, 28, "The file of the specs that it lies in.", NULL},
	[LINE] = {"Spec line", EG_X_INTEGER, 10, "The line of that file.", NULL},
	[WAIVED] = {"Waived until", EG_X_DATE, 14,
		"Until when the strategy silences it; `no end` where it gives no day.", NULL},
};

/* What stays English in every language has that in its head. */
static void mark_english(eg_arena *a, eg_xsheet *s, enum column c)
{
	if (eg_catalogue_translates(s->lang))
		s->columns[c].title =
			eg_say_with(a, s->lang, "{1} (in English)", &s->columns[c].title, 1);
}

static eg_str kept_once(eg_map *keys, eg_str key)
{
	uint32_t at = eg_map_find(keys, key);
	if (at == EG_MAP_NONE)
		at = eg_map_add(keys, eg_str_copy(keys->arena, key), (uint32_t)keys->count, NULL);
	return keys->entries[at].key;
}

/* The keys that findings lie in, in their order: the dataset was told before the records went. */
static void read_fields(
	eg_arena *a, eg_dataset *ds, const eg_roster_options *opt, eg_str *fields, eg_diag *d)
{
	eg_rows rows;
	eg_map keys; /* there are few: each is kept once */
	eg_arena *own = eg_arena_new();
	eg_map_init(&keys, a);
	bool ok = eg_query_all(own, ds,
		EG_STR("SELECT pos, field FROM finding WHERE field IS NOT NULL"),
		(eg_query_place){0}, NULL, 0, &rows, d);
	for (size_t i = 0; ok && i < rows.count; i++) {
		const eg_cell *c = &rows.cells[i * rows.columns];
		if (c->integer > 0 && (size_t)c->integer <= opt->finding_count)
			fields[c->integer - 1] = kept_once(&keys, c[1].text);
	}
	eg_arena_release(own);
}

static void put_row(eg_arena *a, const eg_model *m, const places *p, const eg_roster_finding *r,
	eg_str lang, eg_str *row)
{
	const eg_finding *f = r->finding;
	eg_place at = eg_source_place(m->sources, f->span.file, f->span.from);
	row[LEVEL] = eg_str_of(eg_level_word(f->level == EG_OFF ? f->filed : f->level));
	row[NAME] = eg_finding_name(f);
	row[MEANING] = eg_say(lang, eg_str_of(eg_rule_info_of(f->rule)->title));
	row[RECORD] = eg_str_copy(a, record_at(p, f->span)); /* the specs' bytes may rest */
	row[FIELD] = r->field;
	row[MESSAGE] = f->message;
	row[HELP] = f->help;
	row[FILE_] = eg_sources_at(m->sources, f->span.file)->path;
	row[LINE] = eg_strf(a, "%u", (unsigned)at.line);
	if (r->waived)
		row[WAIVED] = r->until.n ? r->until : eg_say(lang, EG_STR("no end"));
}

void eg_findings_fill(eg_arena *a, eg_dataset *ds, const eg_model *m, const eg_roster_options *opt,
	eg_xsheet *s, eg_diag *d)
{
	eg_arena *own = eg_arena_new();
	eg_str *fields = EG_NEW_N(own, eg_str, opt->finding_count + 1);
	eg_roster_finding *sorted = EG_NEW_N(own, eg_roster_finding, opt->finding_count);
	size_t n = 0;
	places p = collect(own, m);
	eg_heads_set(a, s, heads, EG_COUNT(heads));
	s->columns[WAIVED].rule = EG_RULE_WAIVED;
	mark_english(a, s, MESSAGE);
	mark_english(a, s, HELP);
	read_fields(a, ds, opt, fields, d);
	for (size_t i = 0; i < opt->finding_count; i++) {
		const eg_source *src =
			eg_sources_at(m->sources, opt->findings[i].finding->span.file);
		if (src && !src->embedded) {
			sorted[n] = opt->findings[i];
			sorted[n++].field = fields[i];
		}
	}
	if (n > 1)
		qsort(sorted, n, sizeof *sorted, compare);
	s->fixed = EG_NEW_N(a, eg_str, n * EG_COUNT(heads) + 1);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || compare(&sorted[i - 1], &sorted[i]) != 0)
			put_row(a, m, &p, &sorted[i], s->lang,
				&s->fixed[s->fixed_rows++ * EG_COUNT(heads)]);
		eg_model_rest_looking(m, i);
	}
	eg_arena_release(own);
}
