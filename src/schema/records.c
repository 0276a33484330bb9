#include "schema/records.h"

static const eg_record *const records[] = {
	/* once in a build */
	&eg_record_strategy,
	&eg_record_organization,
	/* lists at the top level */
	&eg_record_people,
	&eg_record_topics,
	&eg_record_goals,
	&eg_record_lines,
	&eg_record_efforts,
	&eg_record_measures,
	&eg_record_partners,
	&eg_record_agreements,
	&eg_record_activities,
	&eg_record_funding,
	&eg_record_rates,
	&eg_record_engagements,
	&eg_record_risks,
	&eg_record_terms,
	&eg_record_sources,
	&eg_record_figures,
	&eg_record_stories,
	&eg_record_sections,
	&eg_record_facts,
	&eg_record_briefs,
	&eg_record_rosters,
	&eg_record_outputs,
	&eg_record_audiences,
	&eg_record_checks,
	/* nested ones that have lists of their own */
	&eg_record_offices,
	&eg_record_states,
	&eg_record_objectives,
	&eg_record_principles,
	&eg_record_regions,
	&eg_record_deliverables,
};

const eg_record *const *eg_schema_records(size_t *count)
{
	*count = EG_COUNT(records);
	return records;
}

const eg_record *eg_schema_find(eg_str key_or_name)
{
	for (size_t i = 0; i < EG_COUNT(records); i++)
		if (eg_str_is(key_or_name, records[i]->key) ||
			eg_str_is(key_or_name, records[i]->name))
			return records[i];
	return NULL;
}

int eg_field_find(const eg_record *r, eg_str key)
{
	for (int i = 0; key.n && i < r->count; i++)
		if (r->fields[i].key[0] == key.p[0] && eg_str_is(key, r->fields[i].key))
			return i;
	return -1;
}

const eg_value *eg_rec_at(const eg_rec *r, unsigned f)
{
	size_t lo = 0, hi = r->count;
	EG_ASSERT(!r->dropped);
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (r->values[mid].field < f)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < r->count && r->values[lo].field == f ? &r->values[lo] : NULL;
}

/* Through the values: a record says few of its fields. */
const eg_value *eg_rec_find(const eg_rec *r, const char *key)
{
	EG_ASSERT(!r->dropped);
	for (size_t i = 0; i < r->count; i++) {
		const char *said = r->type->fields[r->values[i].field].key;
		if (said[0] == key[0] && strcmp(said, key) == 0)
			return &r->values[i];
	}
	return NULL;
}

enum eg_held eg_type_held(enum eg_type type)
{
	switch (type) {
	case EG_T_TEXT:
	case EG_T_PROSE:
	case EG_T_SLUG:
	case EG_T_CURRENCY:
	case EG_T_COUNTRY:
	case EG_T_LANG:
	case EG_T_EMAIL:
	case EG_T_PHONE:
	case EG_T_URL:
	case EG_T_PATH:
	case EG_T_NAME:
	case EG_T_MARKING:
	case EG_T_SQL:
		break;
	case EG_T_DATE:
	case EG_T_UNTIL:
	case EG_T_PERIOD:
		return EG_HELD_DATE;
	case EG_T_SPAN:
		return EG_HELD_SPAN;
	case EG_T_INTEGER:
	case EG_T_DECIMAL:
	case EG_T_PERCENT:
	case EG_T_MONEY:
	case EG_T_YESNO:
		return EG_HELD_NUMBER;
	case EG_T_REF:
		return EG_HELD_REF;
	case EG_T_RECORD:
		return EG_HELD_RECORD;
	case EG_T_WORDMAP:
		return EG_HELD_PAIR;
	}
	return EG_HELD_TEXT;
}

bool eg_type_is_textual(enum eg_type type)
{
	return eg_type_held(type) == EG_HELD_TEXT;
}

eg_str eg_rec_text(const eg_rec *r, const char *key)
{
	const eg_value *v = eg_rec_find(r, key);
	if (v && v->many)
		v = v->count ? &v->as.items[0] : NULL;
	if (!v || v->said != EG_SAID_VALUE || !eg_type_is_textual(r->type->fields[v->field].type))
		return (eg_str){NULL, 0};
	return v->as.text;
}
