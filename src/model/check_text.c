/* The texts that readers of documents may see. */
#include "model/check.h"

/* Keys whose text is not set as words, or is for the authors alone. */
static bool is_aside(const eg_field *f)
{
	static const char *const keys[] = {"notes", "acronym", "number", "color", "theme", "script",
		"isbn", "doi", "rule", "reason", "tags", "was", "sort_name", "illustrative", "unit",
		"aliases"};
	for (size_t i = 0; i < EG_COUNT(keys); i++)
		if (strcmp(f->key, keys[i]) == 0)
			return true;
	return false;
}

/* Records that say what is made, not what is told; and the words of others. */
static bool is_told(const eg_record *type)
{
	static const char *const keys[] = {"sources", "outputs", "audiences", "checks", "rosters",
		"facts", "ids", "waive", "settings", "rates", "fiscal_year", "marking_scheme",
		"regions", "names", "native_name", "native_title"};
	for (size_t i = 0; i < EG_COUNT(keys); i++)
		if (strcmp(type->key, keys[i]) == 0)
			return false;
	return true;
}

/* Of the document language, prose and heads are read; the rest are names and queries. */
static bool is_text(const eg_field *f)
{
	if (f->type == EG_T_PROSE)
		return true;
	return f->type == EG_T_TEXT && (!(f->flags & EG_F_HIDDEN) || strcmp(f->key, "title") == 0);
}

static void walk(const eg_rec *rec, eg_text_fn *fn, void *ctx)
{
	if (!is_told(rec->type))
		return;
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		const eg_field *f = &rec->type->fields[v->field];
		if (is_aside(f))
			continue;
		for (uint32_t k = 0; k < (v->many ? v->count : 1); k++) {
			const eg_value *item = v->many ? &v->as.items[k] : v;
			if (item->said != EG_SAID_VALUE)
				continue;
			if (f->type == EG_T_RECORD && item->as.rec)
				walk(item->as.rec, fn, ctx);
			else if (is_text(f))
				fn(ctx, rec, item);
		}
	}
}

void eg_each_text(const eg_model *m, eg_text_fn *fn, void *ctx)
{
	for (size_t i = 0; i < m->list_count; i++)
		for (size_t k = 0; k < m->lists[i].count; k++)
			if (!m->lists[i].items[k]->parent)
				walk(m->lists[i].items[k], fn, ctx);
}
