#include "model/check.h"

/* Rules on the form of single records. A rule speaks only of what was said and could be read. */

static const eg_date *date_at(const eg_rec *r, const char *key)
{
	const eg_value *v = eg_said(r, key);
	return v && v->as.date->to != EG_DAY_NONE ? v->as.date : NULL;
}

/* -- dates -- */

static void check_order(eg_reader *r, const eg_rec *rec, const eg_value *from, const eg_value *to,
	const char *begins, const char *ends)
{
	const eg_date *a = from->as.date, *b = to->as.date;
	if (a->from == EG_DAY_NONE || b->to == EG_DAY_NONE || b->to >= a->from)
		return;
	const eg_rec *named = rec;
	while (!named->id.n && named->parent)
		named = named->parent;
	eg_finding *f = eg_report(r->d, EG_R_DATE_ORDER, to->span, "%.*s %s before it %s",
		EG_ARG(eg_subject(r->scratch, named)), ends, begins);
	eg_say_label(f, "%s %.*s", begins, EG_ARG(a->written));
	eg_say_help(f, "swap the dates or correct one of them");
}

/* Every record with a beginning and an end, nested ones, too. */
static void check_periods(eg_reader *r, const eg_rec *rec)
{
	static const struct {
		const char *from, *to, *begins, *ends;
	} pairs[] = {{"starts", "ends", "starts", "ends"}, {"since", "until", "begins", "ends"},
		{"from", "until", "begins", "ends"}};
	for (size_t i = 0; i < EG_COUNT(pairs); i++) {
		const eg_value *from = NULL, *to = NULL;
		for (uint16_t k = 0; k < rec->count; k++) {
			const eg_value *v = &rec->values[k];
			const eg_field *f = &rec->type->fields[v->field];
			if (v->said != EG_SAID_VALUE ||
				(f->type != EG_T_DATE && f->type != EG_T_UNTIL) || v->many)
				continue;
			if (strcmp(f->key, pairs[i].from) == 0)
				from = v;
			if (strcmp(f->key, pairs[i].to) == 0)
				to = v;
		}
		if (from && to)
			check_order(r, rec, from, to, pairs[i].begins, pairs[i].ends);
	}
}

static void check_nested(eg_reader *r, const eg_rec *rec)
{
	check_periods(r, rec);
	eg_check_alt(r, rec);
	eg_check_output(r, rec);
	eg_check_money(r, rec);
	eg_check_size(r, rec);
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		const eg_field *f = &rec->type->fields[v->field];
		if (f->type != EG_T_RECORD || f->flags & EG_F_HIDDEN || v->said != EG_SAID_VALUE)
			continue;
		for (uint32_t k = 0; k < eg_value_count(v); k++) {
			const eg_value *item = eg_value_item(v, k);
			if (item->said == EG_SAID_VALUE)
				check_nested(r, item->as.rec);
		}
	}
}

/* -- what was told before -- */

bool eg_check_has_fault(const eg_diag *d, eg_span in)
{
	for (size_t i = 0; i < d->count; i++) {
		eg_span at = d->items[i]->span;
		if (d->items[i]->level == EG_ERROR && at.file == in.file && at.from >= in.from &&
			at.to <= in.to)
			return true;
	}
	return false;
}

/* -- agreements -- */

static void check_agreement_dates(eg_reader *r, const eg_rec *rec)
{
	static const struct {
		const char *key, *was;
	} steps[] = {{"proposed", "proposed"}, {"signed", "signed"}, {"in_force", "in force"}};
	const eg_date *before = NULL;
	const char *was = NULL;
	for (size_t i = 0; i < EG_COUNT(steps); i++) {
		const eg_date *d = date_at(rec, steps[i].key);
		if (d && before && d->to < before->from)
			eg_say_label(
				eg_report(r->d, EG_R_AGREEMENT_DATES,
					eg_rec_find(rec, steps[i].key)->span,
					"%.*s was %s before it was %s",
					EG_ARG(eg_subject(r->scratch, rec)), steps[i].was, was),
				"%s %.*s", was, EG_ARG(before->written));
		if (d) {
			before = d;
			was = steps[i].was;
		}
	}
}

static bool is_ours(const eg_rec *party)
{
	return party->type->kind == EG_K_ORGANIZATION || party->type->kind == EG_K_OFFICE;
}

static void check_agreement_parties(eg_reader *r, const eg_rec *rec)
{
	const eg_value *v = eg_said(rec, "parties");
	bool ours = false, known = true;
	if (!v)
		return;
	for (uint32_t i = 0; i < v->count; i++) {
		const eg_value *party = eg_rec_find(v->as.items[i].as.rec, "party");
		const eg_rec *target = party ? party->as.ref.target : NULL;
		known = known && target;
		ours = ours || (target && is_ours(target));
	}
	if ((v->count > 1 && ours) || eg_check_has_fault(r->d, v->span))
		return;
	if (v->count == 1)
		eg_report(r->d, EG_R_AGREEMENT_PARTIES, v->span, "%.*s has one party",
			EG_ARG(eg_subject(r->scratch, rec)));
	else if (known && !ours && v->count && r->model->organization)
		eg_say_help(eg_report_as(r->d, EG_WARNING, EG_R_AGREEMENT_PARTIES, v->span,
				    "the organization itself is no party to %.*s",
				    EG_ARG(eg_subject(r->scratch, rec))),
			"name '%.*s' or one of its offices", EG_ARG(r->model->organization->id));
}

/* -- partners -- */

static bool is_tier(const eg_model *m, eg_str word)
{
	static const char *const tiers[] = {"strategic", "priority", "standard", "exploratory"};
	const eg_value *settings = m->strategy ? eg_said(m->strategy, "settings") : NULL;
	const eg_value *own = settings ? eg_said(settings->as.rec, "tiers") : NULL;
	for (uint32_t i = 0; own && i < own->count; i++)
		if (eg_str_same_word(word, own->as.items[i].as.text))
			return true;
	for (size_t i = 0; !own && i < EG_COUNT(tiers); i++)
		if (eg_str_same_word(word, eg_str_of(tiers[i])))
			return true;
	return false;
}

static void check_partner(eg_reader *r, const eg_rec *rec)
{
	eg_str kind = eg_rec_text(rec, "kind");
	const eg_value *tier = eg_said(rec, "tier");
	if (tier && !is_tier(r->model, tier->as.text))
		eg_say_help(
			eg_report(r->d, EG_R_VALUE_UNKNOWN, tier->span,
				"'%.*s' is not a word that 'tier' takes", EG_ARG(tier->as.text)),
			"one of: strategic, priority, standard, exploratory, or those of "
			"settings.tiers");
	if ((eg_str_is(kind, "country") || eg_str_is(kind, "agency")) &&
		!eg_rec_find(rec, "country") && !eg_check_has_fault(r->d, rec->span))
		eg_report(r->d, EG_R_KEY_MISSING, rec->id_span,
			"%.*s is %s %.*s and has no 'country'", EG_ARG(eg_subject(r->scratch, rec)),
			eg_str_is(kind, "agency") ? "an" : "a", EG_ARG(kind));
}

/* -- circles -- */

enum mark { NEW, ON_PATH, DONE };

static const eg_rec *above(const eg_rec *rec, const char *key)
{
	const eg_value *v = eg_said(rec, key);
	return v && eg_rec_find(rec, key)->as.ref.target ? v->as.ref.target : NULL;
}

static void report_circle(eg_reader *r, const eg_rec *rec, const char *key)
{
	eg_str way = eg_strf(r->scratch, "'%.*s'", EG_ARG(rec->id));
	size_t steps = 0;
	for (const eg_rec *up = above(rec, key); up; up = above(up, key)) {
		if (steps++ < 8 || up == rec)
			way = eg_strf(r->scratch, "%.*s \xE2\x86\x92 %s'%.*s'", EG_ARG(way),
				steps > 9 ? "\xE2\x80\xA6 " : "", EG_ARG(up->id));
		if (up == rec)
			break;
	}
	eg_report(r->d, EG_R_REF_CYCLE, eg_rec_find(rec, key)->span,
		"%.*s stands under itself: %.*s", EG_ARG(eg_subject(r->scratch, rec)), EG_ARG(way));
}

/* Follows the key upwards from every record once: linear over all. */
static void check_circles(eg_reader *r, const eg_rec_list *list, const char *key)
{
	const eg_model *m = r->model;
	uint8_t *marks = EG_NEW_N(r->scratch, uint8_t, m->id_count);
	for (size_t i = 0; i < list->count; i++) {
		const eg_rec *rec = list->items[i];
		while (rec && rec->id.n) {
			uint32_t at = eg_map_find(&m->ids, rec->id);
			if (at == EG_MAP_NONE || marks[at] == DONE)
				break;
			if (marks[at] == ON_PATH) {
				report_circle(r, rec, key);
				break;
			}
			marks[at] = ON_PATH;
			rec = above(rec, key);
		}
		for (rec = list->items[i]; rec && rec->id.n; rec = above(rec, key)) {
			uint32_t at = eg_map_find(&m->ids, rec->id);
			if (at == EG_MAP_NONE || marks[at] == DONE)
				break;
			marks[at] = DONE;
		}
	}
}

/* -- all -- */

typedef void rule_fn(eg_reader *r, const eg_rec *rec);

static const struct {
	const char *key;
	rule_fn *rule;
} rules[] = {
	{"agreements", check_agreement_dates},
	{"agreements", check_agreement_parties},
	{"agreements", eg_check_agreement_under},
	{"agreements", eg_check_agreement_renewal},
	{"activities", eg_check_activity_reason},
	{"activities", eg_check_activity_readiness},
	{"partners", check_partner},
	{"partners", eg_check_partner_country},
	{"partners", eg_check_partner_native},
	{"briefs", eg_check_audience},
	{"rosters", eg_check_audience},
	{"outputs", eg_check_audience},
};

static const struct {
	const char *key, *above;
} circles[] = {
	{"partners", "parent"},
	{"offices", "parent"},
	{"topics", "parent"},
	{"agreements", "under"},
	{"terms", "see"},
};

static void check_list(eg_reader *r, const eg_rec_list *list, const eg_record *type)
{
	for (size_t k = 0; k < list->count; k++) {
		eg_arena_mark mark = eg_arena_save(r->scratch);
		if (!list->items[k]->parent)
			check_nested(r, list->items[k]);
		for (size_t i = 0; i < EG_COUNT(rules); i++)
			if (strcmp(rules[i].key, type->key) == 0)
				rules[i].rule(r, list->items[k]);
		eg_arena_rewind(r->scratch, mark);
		eg_model_rest(r->model, k);
	}
	for (size_t i = 0; i < EG_COUNT(circles); i++)
		if (strcmp(circles[i].key, type->key) == 0)
			check_circles(r, list, circles[i].above);
}

void eg_reader_check(eg_reader *r)
{
	const eg_model *m = r->model;
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	bool final = m->strategy && eg_str_is(eg_rec_text(m->strategy, "status"), "final");
	for (size_t i = 0; i < count; i++) {
		eg_arena_mark mark = eg_arena_save(r->scratch);
		check_list(r, &m->lists[i], all[i]);
		if (final)
			eg_check_core(r, &m->lists[i], all[i]);
		eg_arena_rewind(r->scratch, mark);
	}
	eg_arena_mark mark = eg_arena_save(r->scratch);
	eg_check_sums(r);
	eg_check_language(r);
	if (!r->blind && m->strategy) {
		eg_check_acronyms(r);
		eg_check_unused(r);
	}
	eg_check_words(r);
	eg_check_portions(r);
	eg_arena_rewind(r->scratch, mark);
}
