#include "roster/findings.h"

#include "locale/catalogue.h"
#include "roster/heads.h"
#include "roster/speak.h"

#include <stdlib.h>

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

/* The records and keys that findings lie in, in their order: the dataset was told before the
 * records went. */
static void read_places(
	eg_arena *a, eg_dataset *ds, eg_roster_finding *all, size_t count, eg_diag *d)
{
	eg_rows rows;
	eg_map keys; /* there are few: each is kept once */
	eg_arena *own = eg_arena_new();
	eg_map_init(&keys, a);
	bool ok = eg_query_all(own, ds,
		EG_STR("SELECT pos, record, field FROM finding WHERE record IS NOT NULL"),
		(eg_query_place){0}, NULL, 0, &rows, d);
	for (size_t i = 0; ok && i < rows.count; i++) {
		const eg_cell *c = &rows.cells[i * rows.columns];
		if (c->integer < 1 || (size_t)c->integer > count)
			continue;
		eg_roster_finding *at = &all[c->integer - 1];
		at->record = kept_once(&keys, c[1].text);
		if (c[2].kind == EG_CELL_TEXT)
			at->field = kept_once(&keys, c[2].text);
	}
	eg_arena_release(own);
}

static void put_row(
	eg_arena *a, const eg_model *m, const eg_roster_finding *r, eg_str lang, eg_str *row)
{
	const eg_finding *f = r->finding;
	eg_place at = eg_source_place(m->sources, f->span.file, f->span.from);
	row[LEVEL] = eg_str_of(eg_level_word(f->level == EG_OFF ? f->filed : f->level));
	row[NAME] = eg_finding_name(f);
	row[MEANING] = eg_say(lang, eg_str_of(eg_rule_info_of(f->rule)->title));
	row[RECORD] = r->record;
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
	eg_roster_finding *all = EG_NEW_N(own, eg_roster_finding, opt->finding_count);
	size_t n = 0;
	eg_heads_set(a, s, heads, EG_COUNT(heads));
	s->columns[WAIVED].rule = EG_RULE_WAIVED;
	mark_english(a, s, MESSAGE);
	mark_english(a, s, HELP);
	for (size_t i = 0; i < opt->finding_count; i++)
		all[i] = opt->findings[i];
	read_places(a, ds, all, opt->finding_count, d);
	for (size_t i = 0; i < opt->finding_count; i++) {
		const eg_source *src = eg_sources_at(m->sources, all[i].finding->span.file);
		if (src && !src->embedded)
			all[n++] = all[i];
	}
	if (n > 1)
		qsort(all, n, sizeof *all, compare);
	s->fixed = EG_NEW_N(a, eg_str, n * EG_COUNT(heads) + 1);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || compare(&all[i - 1], &all[i]) != 0)
			put_row(a, m, &all[i], s->lang,
				&s->fixed[s->fixed_rows++ * EG_COUNT(heads)]);
		eg_model_rest_looking(m, i);
	}
	eg_arena_release(own);
}
