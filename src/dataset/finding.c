/* The table finding: what the check had to say, each with its record and field (v_finding). */
#include "dataset/guard.h"
#include "dataset/views.h"

#include <stdlib.h>

/* Records with an id, by place: the one that holds a span is the last that begins before it, or one
 * that this is nested in. Their places stand beside them: of very many they are not in memory. */
typedef struct placed {
	uint64_t at; /* file and first byte */
	uint32_t to;
	const eg_rec *rec;
} placed;

typedef struct places {
	placed *items;
	size_t count;
} places;

static uint64_t place_of(eg_span s)
{
	return (uint64_t)s.file << 32 | s.from;
}

/* Of two at one place the wider comes first. */
static int by_place(const void *a, const void *b)
{
	const placed *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->to < y->to) - (x->to > y->to);
}

static void add_place(places *p, const eg_rec *r)
{
	if (r && r->id.n)
		p->items[p->count++] = (placed){place_of(r->span), r->span.to, r};
}

/* All that an id names, and the strategy itself. */
static places sort_places(eg_arena *a, const eg_model *m)
{
	places p = {.items = EG_RAW_N(a, placed, m->id_count + 1)};
	add_place(&p, m->strategy);
	for (size_t i = 0; i < m->id_count; i++) {
		if (m->by_id[i] != m->strategy)
			add_place(&p, m->by_id[i]);
		eg_model_rest(m, i);
	}
	if (p.count > 1)
		qsort(p.items, p.count, sizeof *p.items, by_place);
	return p;
}

static bool holds(eg_span in, eg_span at)
{
	return in.file == at.file && in.from <= at.from && at.to <= in.to;
}

static const eg_rec *record_at(const places *p, eg_span at)
{
	size_t lo = 0, hi = p->count;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (p->items[mid].at <= place_of(at))
			lo = mid + 1;
		else
			hi = mid;
	}
	const eg_rec *r = lo ? p->items[lo - 1].rec : NULL;
	while (r && !(r->id.n && holds(r->span, at)))
		r = r->parent;
	return r;
}

static eg_str field_at(const eg_rec *r, eg_span at)
{
	for (uint16_t i = 0; r && i < r->count; i++)
		if (holds(r->values[i].span, at))
			return eg_str_of(r->type->fields[r->values[i].field].key);
	return (eg_str){NULL, 0};
}

static void bind_place(eg_dataset *ds, sqlite3_stmt *s, eg_span span)
{
	const eg_source *src =
		eg_span_known(span) ? eg_sources_at(ds->model->sources, span.file) : NULL;
	if (!src)
		return;
	eg_place place = eg_source_place(ds->model->sources, span.file, span.from);
	eg_store_bind_text(s, 8, src->path);
	sqlite3_bind_int64(s, 9, place.line);
	sqlite3_bind_int64(s, 10, place.column);
}

static bool put(eg_dataset *ds, sqlite3_stmt *s, const eg_finding *f, const eg_rec *r, size_t nth,
	bool waived)
{
	sqlite3_bind_int64(s, 1, (int64_t)nth);
	eg_store_bind_text(s, 2, eg_str_of(eg_level_word(f->level)));
	eg_store_bind_text(s, 3, eg_finding_name(f));
	eg_store_bind_text(s, 4, r ? r->id : (eg_str){NULL, 0});
	eg_store_bind_text(s, 5, field_at(r, f->span));
	eg_store_bind_text(s, 6, f->message);
	eg_store_bind_text(s, 7, f->help);
	bind_place(ds, s, f->span);
	sqlite3_bind_int(s, 11, waived);
	bool ok = sqlite3_step(s) == SQLITE_DONE;
	sqlite3_reset(s);
	sqlite3_clear_bindings(s);
	return ok;
}

bool eg_findings_make(eg_dataset *ds, eg_str *why)
{
	return eg_store_run(ds,
		EG_STR("CREATE TABLE finding (pos INTEGER PRIMARY KEY, level TEXT NOT NULL, rule "
		       "TEXT NOT NULL,"
		       " record TEXT, field TEXT, message TEXT NOT NULL, help TEXT, spec_file TEXT,"
		       " spec_line INTEGER, spec_column INTEGER, waived INTEGER NOT NULL) STRICT"),
		why);
}

bool eg_dataset_findings(
	eg_dataset *ds, const eg_finding *const *findings, size_t count, size_t open)
{
	eg_str why = {NULL, 0};
	size_t view = eg_views_find(EG_STR("v_finding"));
	if (!ds->door.internal)
		return true;
	bool ok = eg_views_drop(ds, view, &why) &&
		  eg_store_run(ds, EG_STR("DELETE FROM finding"), &why);
	sqlite3_stmt *s =
		ok ? eg_store_prepare(ds,
			     EG_STR("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
			     &why)
		   : NULL;
	eg_arena_mark m = eg_arena_save(ds->scratch);
	places sorted = sort_places(ds->scratch, ds->model);
	eg_guard_trust(ds, true);
	for (size_t i = 0; s && i < count; i++) {
		ok = put(ds, s, findings[i], record_at(&sorted, findings[i]->span), i + 1,
			     i >= open) &&
		     ok;
		eg_model_rest_looking(ds->model, i);
	}
	eg_guard_trust(ds, false);
	sqlite3_finalize(s);
	eg_arena_rewind(ds->scratch, m);
	return ok && s;
}
