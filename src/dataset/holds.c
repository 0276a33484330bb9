#include "dataset/holds.h"

#include "schema/bind.h"

/* -- what a brief is about -- */

static bool is_subject(const eg_holds *h, const eg_rec *r)
{
	return r && r->id.n && eg_map_find(&h->subjects, r->id) != EG_MAP_NONE;
}

static bool add_subject(eg_holds *h, const eg_rec *r)
{
	bool is_new = false;
	if (r && r->id.n)
		(void)eg_map_add(&h->subjects, r->id, 0, &is_new);
	return is_new;
}

static void add_named(eg_holds *h, const eg_value *v)
{
	for (uint32_t i = 0; i < eg_value_count(v); i++)
		if (eg_value_item(v, i)->said == EG_SAID_VALUE)
			(void)add_subject(h, eg_value_item(v, i)->as.ref.target);
}

/* What a meeting is about. */
static void add_matters(eg_holds *h, const eg_rec *engagement)
{
	for (uint16_t i = 0; i < engagement->count; i++)
		if (engagement->type->fields[engagement->values[i].field].type == EG_T_REF)
			add_named(h, &engagement->values[i]);
}

static bool add_asked(eg_holds *h, const eg_value *each, eg_dataset *ds)
{
	eg_arena *a = eg_arena_new();
	eg_diag unheard;
	eg_rows rows = {0};
	eg_diag_init(&unheard, a);
	const eg_query_place place = {.value = each, .span = each->span};
	bool ok = ds && eg_query_all(a, ds, each->as.text, place, NULL, 0, &rows, &unheard);
	for (size_t i = 0; ok && i < rows.count; i++) {
		const eg_cell *id = &rows.cells[i * rows.columns];
		if (id->kind == EG_CELL_TEXT)
			(void)add_subject(h, eg_model_find(h->m, id->text));
	}
	eg_arena_release(a);
	return ok;
}

/* What is nested in a subject, or says that a subject is the wider one: `parent`. */
static bool belongs(const eg_holds *h, const eg_rec *r)
{
	const eg_value *v = eg_rec_find(r, "parent");
	return is_subject(h, r->parent) ||
	       (v && v->said == EG_SAID_VALUE && is_subject(h, v->as.ref.target));
}

void eg_holds_limit(eg_arena *a, eg_holds *h, const eg_rec *brief, eg_dataset *ds)
{
	const eg_value *each = brief ? eg_rec_find(brief, "each") : NULL;
	h->few = brief != NULL;
	if (!brief)
		return;
	eg_map_init(&h->subjects, a);
	add_named(h, eg_rec_find(brief, "for"));
	if (each && each->said == EG_SAID_VALUE && !add_asked(h, each, ds))
		h->few = false;
	const eg_rec_list *engagements = eg_model_list(h->m, "engagements");
	for (size_t i = 0; i < engagements->count; i++)
		if (is_subject(h, engagements->items[i]))
			add_matters(h, engagements->items[i]);
	for (bool more = h->few; more;) {
		more = false;
		eg_rec_walk all = {.model = h->m};
		for (const eg_rec *r; (r = eg_rec_next(&all));)
			if (r->id.n && belongs(h, r))
				more = add_subject(h, r) || more;
	}
}

static bool names(const eg_holds *h, const eg_rec *rec);

static bool value_names(const eg_holds *h, const eg_field *f, const eg_value *v)
{
	if (v->said != EG_SAID_VALUE)
		return false;
	if (f->type == EG_T_REF)
		return is_subject(h, v->as.ref.target);
	return f->type == EG_T_RECORD && v->as.rec &&
	       (is_subject(h, v->as.rec) || names(h, v->as.rec));
}

static bool names(const eg_holds *h, const eg_rec *rec)
{
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		for (uint32_t k = 0; k < eg_value_count(v); k++)
			if (value_names(h, &rec->type->fields[v->field], eg_value_item(v, k)))
				return true;
	}
	return false;
}

/* -- what is held -- */

/* Records that say what is made, not what is told. */
static bool is_told(const eg_record *type)
{
	static const char *const keys[] = {"outputs", "audiences", "checks", "rosters"};
	for (size_t i = 0; i < EG_COUNT(keys); i++)
		if (strcmp(type->key, keys[i]) == 0)
			return false;
	return true;
}

bool eg_holds_record(const eg_holds *h, const eg_rec *rec)
{
	bool in = !h->few || is_subject(h, rec) || names(h, rec);
	return in && is_told(rec->type) && eg_door_type(h->door, rec->type) &&
	       eg_door_record(h->door, rec);
}

typedef struct holding {
	const eg_holds *h;
	eg_marked_fn *fn;
	void *ctx;
} holding;

static void hold_marking(const holding *g, const eg_rec *named, const eg_value *v)
{
	eg_marking m = eg_marking_of(g->h->scratch, v, &g->h->m->scheme);
	g->fn(g->ctx, named, v->span, &m);
}

/* The paragraphs that this audience may see. */
static void hold_portions(const holding *g, const eg_rec *named, const eg_value *v)
{
	const eg_marking_scheme *scheme = &g->h->m->scheme;
	eg_portion p;
	for (size_t at = 0; eg_portion_next(v->as.text, scheme, &at, &p);) {
		eg_marking m;
		eg_marking_fault fault;
		if (eg_marking_read(g->h->scratch, p.text, scheme, &m, &fault) &&
			eg_door_marking(g->h->door, &m))
			g->fn(g->ctx, named, eg_value_inner(v, p.from, p.to), &m);
	}
}

static void hold(const holding *g, const eg_rec *rec, const eg_rec *named);

static void hold_item(const holding *g, const eg_field *f, const eg_rec *named, const eg_value *v)
{
	if (v->said != EG_SAID_VALUE)
		return;
	if (f->type == EG_T_PROSE && g->h->m->has_portions)
		hold_portions(g, named, v);
	if (f->type == EG_T_RECORD && v->as.rec && eg_door_record(g->h->door, v->as.rec))
		hold(g, v->as.rec, named);
}

/* The record's own marking, those of its fields and paragraphs, and what is nested in it. The
 * strategy's marking is what its author expects of all, not its own. */
static void hold(const holding *g, const eg_rec *rec, const eg_rec *named)
{
	named = rec->id.n || rec == g->h->m->strategy ? rec : named;
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		const eg_field *f = &rec->type->fields[v->field];
		if (f->flags & EG_F_HIDDEN || !eg_door_field(g->h->door, rec, v->field))
			continue;
		if (f->type == EG_T_MARKING && rec != g->h->m->strategy)
			hold_marking(g, named, v);
		for (uint32_t k = 0; f->type != EG_T_MARKING && k < eg_value_count(v); k++)
			hold_item(g, f, named, eg_value_item(v, k));
	}
}

void eg_holds_each_marking(const eg_holds *h, eg_marked_fn *fn, void *ctx)
{
	const holding g = {h, fn, ctx};
	eg_rec_walk all = {.model = h->m, .outer = true};
	for (const eg_rec *rec; (rec = eg_rec_next(&all));) {
		eg_arena_mark mark = eg_arena_save(h->scratch);
		if (eg_holds_record(h, rec))
			hold(&g, rec, rec);
		eg_arena_rewind(h->scratch, mark);
	}
}
