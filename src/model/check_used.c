/* Records that nothing names: neither a reference nor a link in any text. */
#include "model/check.h"

static void mark(eg_reader *r, eg_str id)
{
	uint32_t at = eg_map_find(&r->model->ids, id);
	if (at != EG_MAP_NONE)
		r->named[at] = true;
}

static bool is_id_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* Ids after "[[" and "[@": in any text, templates of the document language, too. */
static void mark_links(eg_reader *r, eg_str s)
{
	const char *p = s.p, *end = s.p ? s.p + s.n : NULL;
	while (p && (p = memchr(p, '[', (size_t)(end - p))) != NULL) {
		const char *from = ++p;
		if (from < end && (*from == '[' || *from == '@'))
			p = ++from;
		while (p < end && is_id_byte(*p))
			p++;
		if (p > from)
			mark(r, (eg_str){from, (size_t)(p - from)});
	}
}

static void mark_record(eg_reader *r, const eg_rec *rec);

static void mark_value(eg_reader *r, enum eg_type type, const eg_value *v)
{
	if (v->said != EG_SAID_VALUE)
		return;
	if (type == EG_T_REF)
		mark(r, v->as.ref.id);
	else if (type == EG_T_RECORD && v->as.rec)
		mark_record(r, v->as.rec);
	else if (type == EG_T_PROSE || type == EG_T_TEXT)
		mark_links(r, v->as.text);
}

/* A block `figure:` of the document language names a record by its bare id. */
static void mark_shown(eg_reader *r, const eg_rec *rec)
{
	if (strcmp(rec->type->key, "figure") == 0)
		mark(r, eg_str_trim(eg_rec_text(rec, "record")));
}

static void mark_record(eg_reader *r, const eg_rec *rec)
{
	mark_shown(r, rec);
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		for (uint32_t k = 0; k < eg_value_count(v); k++)
			mark_value(r, rec->type->fields[v->field].type, eg_value_item(v, k));
	}
}

static void mark_all(eg_reader *r)
{
	const eg_model *m = r->model;
	r->named = EG_NEW_N(r->passing, bool, m->id_count);
	eg_rec_walk all = {.model = m, .outer = true};
	for (const eg_rec *rec; (rec = eg_rec_next(&all));)
		mark_record(r, rec);
}

/* Of two records with one id, which is told, nothing can name the second. */
bool eg_check_is_named(eg_reader *r, const eg_rec *rec)
{
	if (!r->named)
		mark_all(r);
	uint32_t at = eg_map_find(&r->model->ids, rec->id);
	return at != EG_MAP_NONE && (r->named[at] || r->model->by_id[at] != rec);
}

/* Kinds that are there to be named by others, and what might have done so. */
static const struct {
	const char *key, *by, *help;
} kinds[] = {
	{"topics", "used by no activity, partner or goal",
		"name it in what is about it, or drop it"},
	{"people", "named nowhere",
		"name them where they lead, sign or take part, or drop the record"},
	{"sources", "cited nowhere", "cite it as [@id] or in 'source:', or drop it"},
	{"figures", "shown nowhere", "name it in a goal, activity, story or section, or drop it"},
};

/* A topic that the leadership wants covered: `topic-need` tells that it is not. */
static bool is_wanted(const eg_rec *rec)
{
	return rec->type->kind == EG_K_TOPIC && eg_str_is(eg_rec_text(rec, "priority"), "high");
}

void eg_check_unused(eg_reader *r)
{
	for (size_t i = 0; i < EG_COUNT(kinds); i++) {
		const eg_rec_list *list = eg_model_list(r->model, kinds[i].key);
		bool some = false;
		for (size_t k = 0; k < list->count; k++)
			some = some || eg_check_is_named(r, list->items[k]);
		for (size_t k = 0; some && k < list->count; k++)
			if (list->items[k]->id.n && !eg_check_is_named(r, list->items[k]) &&
				!is_wanted(list->items[k]))
				eg_say_help(eg_report(r->d, EG_R_RECORD_UNUSED,
						    list->items[k]->id_span, "%.*s is %s",
						    EG_ARG(eg_subject(r->scratch, list->items[k])),
						    kinds[i].by),
					"%s", kinds[i].help);
	}
}
