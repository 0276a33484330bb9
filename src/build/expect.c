/* What the outputs of one cut will ask of its dataset. */
#include "build/stages.h"

/* Rosters ask with the roster alone, rules before all outputs; measures have been counted. */
static bool is_of_documents(const eg_record *type)
{
	return strcmp(type->key, "rosters") != 0 && strcmp(type->key, "checks") != 0 &&
	       strcmp(type->key, "measures") != 0;
}

#define MOST_DEPTH 8 /* of records within records that are looked at for queries */

static bool has_query(const eg_record *type, unsigned depth)
{
	bool found = false;
	for (unsigned f = 0; !found && f < type->count; f++) {
		const eg_field *field = &type->fields[f];
		found = field->type == EG_T_SQL ||
			(field->type == EG_T_RECORD && field->record && depth < MOST_DEPTH &&
				has_query(field->record, depth + 1));
	}
	return found;
}

static void expect_document(eg_session *s, enum eg_output_kind kind)
{
	size_t n;
	const eg_record *const *all = eg_schema_records(&n);
	const eg_model *m = eg_session_model(s);
	eg_dataset_expect_records(s->dataset, eg_sections_of_kind(s, kind));
	for (size_t i = 0; i < n; i++)
		if (is_of_documents(all[i]) && has_query(all[i], 0))
			eg_dataset_expect_records(s->dataset, &m->lists[i]);
}

void eg_session_expect(eg_session *s, const eg_plan_of_outputs *plan, const eg_planned *first)
{
	for (size_t i = 0; i < plan->count; i++) {
		const eg_planned *p = &plan->items[i];
		if (p->cut != first->cut)
			continue;
		if (eg_output_is_document(p->kind))
			expect_document(s, p->kind);
		else if (p->kind == EG_OUT_ROSTER)
			eg_rosters_expect(s->dataset, eg_session_model(s), eg_session_roster(s));
		else
			eg_dataset_expect_whole(s->dataset);
	}
}
