/* Translations: the texts of records in other languages (DOMAIN.md 1.14, 1.17.12). */
#include "model/linker.h"

/* -- gathering -- */

typedef struct gather {
	eg_reader *r;
	eg_str language;
	const eg_rec *rec; /* the one whose id counts */
	eg_str id;
} gather;

static eg_str key_of(eg_arena *a, eg_str language, eg_str id, eg_str field)
{
	return eg_strf(a, "%.*s\n%.*s\n%.*s", EG_ARG(language), EG_ARG(id), EG_ARG(field));
}

/* Strategy and organization are there once, and go by their keys. */
static eg_str id_of(const eg_rec *rec)
{
	return rec->type->flags & EG_REC_ONCE ? eg_str_of(rec->type->key) : rec->id;
}

static bool is_text(const eg_field *f)
{
	return f->type == EG_T_TEXT || f->type == EG_T_PROSE;
}

static void add_text(gather *g, eg_str field, const eg_value *v)
{
	eg_model *m = g->r->model;
	bool is_new;
	eg_str key = key_of(g->r->data, g->language, g->id, field);
	uint32_t first = eg_map_add(&m->translated, key, (uint32_t)m->translation_count, &is_new);
	if (!is_new) {
		eg_say_also(eg_report(g->r->d, EG_R_KEY_DUPLICATE, v->span,
				    "'%.*s' of '%.*s' is translated twice", EG_ARG(field),
				    EG_ARG(g->id)),
			m->translations[first].value->span, "first translated here");
		return;
	}
	m->translations = eg_grow(g->r->data, m->translations, m->translation_count,
		&m->translation_cap, sizeof *m->translations);
	m->translations[m->translation_count++] =
		(eg_translation){g->language, g->id, field, g->rec, v};
}

static void gather_record(gather *g, const eg_rec *rec, eg_str prefix);

/* One value: a text, or a record of texts. `field` is its key with what leads to it. */
static void gather_value(gather *g, const eg_rec *rec, eg_str field, const eg_value *v)
{
	const eg_field *f = &rec->type->fields[v->field];
	if (v->said != EG_SAID_VALUE)
		return;
	if (is_text(f)) {
		add_text(g, field, v);
	} else if (f->type == EG_T_RECORD && v->as.rec->id.n) {
		gather inner = {g->r, g->language, v->as.rec, v->as.rec->id};
		gather_record(&inner, v->as.rec, EG_STR(""));
	} else if (f->type == EG_T_RECORD) {
		gather_record(g, v->as.rec, eg_strf(g->r->data, "%.*s.", EG_ARG(field)));
	} else {
		eg_say_help(eg_report(g->r->d, EG_R_TYPE_WRONG, v->span,
				    "'%s' is no text, and a translation holds texts only", f->key),
			"say it in the specs themselves");
	}
}

static void gather_record(gather *g, const eg_rec *rec, eg_str prefix)
{
	eg_arena *a = g->r->data;
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		const eg_field *f = &rec->type->fields[v->field];
		if (f->type == EG_T_SLUG && strcmp(f->key, "id") == 0)
			continue;
		eg_str field = eg_strf(a, "%.*s%s", EG_ARG(prefix), f->key);
		if (!v->many || f->type == EG_T_WORDMAP) {
			gather_value(g, rec, field, v);
			continue;
		}
		for (uint32_t k = 0; k < v->count; k++)
			gather_value(g, rec, eg_strf(a, "%.*s.%u", EG_ARG(field), (unsigned)k + 1),
				&v->as.items[k]);
	}
}

void eg_reader_translate(eg_reader *r, eg_str language, const eg_rec *rec)
{
	gather g = {r, language, rec, id_of(rec)};
	if (!g.id.n) {
		eg_report(r->d, EG_R_KEY_MISSING, rec->id_span, "a translation of %.*s has no 'id'",
			EG_ARG(eg_a_record(r->scratch, rec->type)));
		return;
	}
	gather_record(&g, rec, EG_STR(""));
}

/* -- against the specs -- */

const eg_rec *eg_model_translated(const eg_model *m, const eg_translation *t)
{
	if (eg_str_is(t->id, "strategy"))
		return m->strategy;
	if (eg_str_is(t->id, "organization"))
		return m->organization;
	return eg_model_find(m, t->id);
}

static void check_owner(eg_linker *l, const eg_translation *t)
{
	eg_reader *r = l->r;
	const eg_rec *there = eg_model_translated(r->model, t);
	eg_span span = t->rec->id_span;
	if (!there && t->rec->type->kind == EG_K_SECTION)
		return; /* it may be a standard one: eg_model_in_language knows */
	if (there && there->type != t->rec->type)
		eg_say_also(eg_report(r->d, EG_R_REF_KIND, span,
				    "'%.*s' is %.*s, and is translated as %.*s", EG_ARG(t->id),
				    EG_ARG(eg_a_record(r->scratch, there->type)),
				    EG_ARG(eg_a_record(r->scratch, t->rec->type))),
			there->id_span, "this is '%.*s'", EG_ARG(t->id));
	if (there || !eg_linker_first(l, t->id, span))
		return;
	bool once = (t->rec->type->flags & EG_REC_ONCE) != 0;
	eg_finding *f = eg_linker_unknown(l, EG_R_REF_UNKNOWN, span,
		"a translation names %s '%.*s', which does not exist", t->rec->type->name,
		EG_ARG(t->id));
	eg_say_help(f,
		"where the file holds the records themselves, take 'language: %.*s' from its top",
		EG_ARG(t->language));
	if (!once)
		eg_linker_suggest(l, t->id, EG_KIND(t->rec->type->kind), f);
}

void eg_link_translations(eg_linker *l)
{
	const eg_model *m = l->r->model;
	const eg_rec *last = NULL;
	for (size_t i = 0; i < m->translation_count; i++) {
		const eg_translation *t = &m->translations[i];
		if (t->rec != last)
			check_owner(l, t);
		last = t->rec;
		/* The field of a text in a nested record is not one of the record's own. */
		if (t->value->map || t->value->as.text.n)
			eg_link_prose(l, t->rec, t->value);
	}
}

/* -- looking up -- */

/* `fr-CA` falls back to `fr` (RFC 4647, 3.4). */
static eg_str shorter(eg_str tag)
{
	while (tag.n && tag.p[tag.n - 1] != '-')
		tag.n--;
	if (tag.n)
		tag.n--;
	return tag;
}

const eg_value *eg_model_translation(
	const eg_model *m, eg_arena *scratch, eg_str language, eg_str id, eg_str field)
{
	const eg_value *found = NULL;
	eg_arena_mark mark = eg_arena_save(scratch);
	for (eg_str tag = language; tag.n && !found; tag = shorter(tag)) {
		uint32_t i = eg_map_find(&m->translated, key_of(scratch, tag, id, field));
		found = i == EG_MAP_NONE ? NULL : m->translations[i].value;
	}
	eg_arena_rewind(scratch, mark);
	return found;
}

bool eg_model_speaks(const eg_model *m, eg_str language)
{
	for (eg_str tag = language; tag.n; tag = shorter(tag))
		for (size_t i = 0; i < m->translation_count; i++)
			if (eg_str_eq(m->translations[i].language, tag))
				return true;
	return false;
}

/* -- what is missing -- */

typedef struct missing {
	const eg_model *m;
	eg_arena *scratch;
	eg_str language, what; /* "output 'book-fr'" */
	eg_diag *d;
} missing;

/* Texts that are the same in every language, or for those who work on the strategy. */
static bool is_translated(const eg_field *f)
{
	static const char *const same[] = {"tags", "sort_name", "number", "illustrative", "notes",
		"short", "native_name", "edition", "version", "reference", "code"};
	if (!is_text(f) || f->flags & (EG_F_INTERNAL | EG_F_HIDDEN))
		return false;
	for (size_t i = 0; i < EG_COUNT(same); i++)
		if (strcmp(f->key, same[i]) == 0)
			return false;
	return true;
}

static void look_for(missing *s, const eg_rec *owner, eg_str field, const eg_value *v)
{
	if (v->said != EG_SAID_VALUE ||
		eg_model_translation(s->m, s->scratch, s->language, id_of(owner), field))
		return;
	eg_report(s->d, EG_R_TRANSLATION_MISSING, v->span, "%.*s has no '%.*s' for '%.*s' of %.*s",
		EG_ARG(s->what), EG_ARG(s->language), EG_ARG(field),
		EG_ARG(eg_subject(s->scratch, owner)));
}

static void look_through(missing *s, const eg_rec *owner, const eg_rec *rec, eg_str prefix)
{
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		const eg_field *f = &rec->type->fields[v->field];
		bool record = f->type == EG_T_RECORD && !(f->flags & EG_F_HIDDEN);
		if (!is_translated(f) && !record)
			continue;
		for (uint32_t k = 0; k < eg_value_count(v); k++) {
			const eg_value *item = eg_value_item(v, k);
			eg_str field =
				v->many ? eg_strf(s->scratch, "%.*s%s.%u", EG_ARG(prefix), f->key,
						  (unsigned)k + 1)
					: eg_strf(s->scratch, "%.*s%s", EG_ARG(prefix), f->key);
			if (!record)
				look_for(s, owner, field, item);
			else if (item->said == EG_SAID_VALUE && !item->as.rec->id.n)
				look_through(s, owner, item->as.rec,
					eg_strf(s->scratch, "%.*s.", EG_ARG(field)));
		}
	}
}

void eg_model_untranslated(
	const eg_model *m, eg_arena *scratch, eg_str language, eg_str what, eg_diag *d)
{
	missing s = {m, scratch, language, what, d};
	const uint32_t unread = EG_KIND(EG_K_OUTPUT) | EG_KIND(EG_K_AUDIENCE) |
				EG_KIND(EG_K_CHECK) |
				EG_KIND(EG_K_ROSTER); /* nobody reads their texts */
	eg_rec_walk all = {.model = m};
	for (const eg_rec *rec; (rec = eg_rec_next(&all));) {
		eg_arena_mark mark = eg_arena_save(scratch);
		if (id_of(rec).n && !(EG_KIND(rec->type->kind) & unread))
			look_through(&s, rec, rec, EG_STR(""));
		eg_arena_rewind(scratch, mark);
	}
}
