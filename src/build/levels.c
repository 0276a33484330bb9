/* Levels of findings and waivers (DOMAIN.md 1.4 and 2). */
#include "build/stages.h"

static const struct {
	const char *word;
	enum eg_level level;
} words[] = {{"error", EG_ERROR}, {"warning", EG_WARNING}, {"note", EG_NOTE}, {"off", EG_OFF}};

static enum eg_level level_of(eg_str word, enum eg_level fallback)
{
	for (size_t i = 0; i < EG_COUNT(words); i++)
		if (eg_str_same_word(word, eg_str_of(words[i].word)))
			return words[i].level;
	return fallback;
}

static bool is_level(eg_str word)
{
	return level_of(word, EG_OFF) == level_of(word, EG_NOTE);
}

/* -- what the strategy says -- */

bool eg_session_has_check(const eg_session *s, eg_str name)
{
	const eg_rec_list *checks = s->model ? eg_model_list(s->model, "checks") : NULL;
	for (size_t i = 0; checks && i < checks->count; i++)
		if (eg_str_eq(checks->items[i]->id, name))
			return true;
	return false;
}

/* The rule of a name: EG_R_CHECKS for a check of the specs, EG_RULE_COUNT, which is told, for none.
 */
static enum eg_rule rule_named(eg_session *s, eg_str name, eg_span span)
{
	enum eg_rule r = eg_rule_find(name);
	if (r != EG_RULE_COUNT)
		return r;
	if (eg_session_has_check(s, name))
		return EG_R_CHECKS;
	eg_finding *f = eg_report(&s->diag, EG_R_RULE_UNKNOWN, span,
		"'%.*s' is not the name of a finding", EG_ARG(name));
	const char *near = eg_rule_near(s->arena, name);
	if (near)
		eg_say_help(f, "did you mean '%s'?", near);
	return r;
}

/* The key of an entry: it stands before the value, whose place is known. */
static eg_span key_span(const eg_session *s, const eg_value *item)
{
	const eg_source *src = eg_sources_at(&s->sources, item->span.file);
	eg_str key = item->as.pair.key;
	for (size_t at = src ? item->span.from : 0; key.n && at >= key.n; at--)
		if (memcmp(src->text.p + at - key.n, key.p, key.n) == 0)
			return (eg_span){item->span.file, (uint32_t)(at - key.n), (uint32_t)at};
	return item->span;
}

static void read_rules(eg_session *s, const eg_rec *strategy)
{
	const eg_value *rules = eg_rec_find(strategy, "rules");
	for (uint32_t i = 0; rules && rules->many && i < rules->count; i++) {
		const eg_value *item = &rules->as.items[i];
		(void)rule_named(s, item->as.pair.key, key_span(s, item));
		if (!is_level(item->as.pair.value))
			eg_say_help(eg_report(&s->diag, EG_R_VALUE_UNKNOWN, item->span,
					    "'%.*s' is not a level", EG_ARG(item->as.pair.value)),
				"one of: error, warning, note, off");
	}
}

/* "the waiver of 'partner-idle' for 'sgp'" */
static eg_str waiver_words(eg_session *s, const eg_waiver *w)
{
	if (w->record == s->model->strategy)
		return eg_strf(s->arena, "the waiver of '%.*s'", EG_ARG(w->name));
	return eg_strf(s->arena, "the waiver of '%.*s' for '%.*s'", EG_ARG(w->name),
		EG_ARG(w->record->id));
}

static void report_old(eg_session *s, const eg_waiver *w)
{
	eg_say_help(eg_report(&s->diag, EG_R_WAIVER_OLD, w->span, "%.*s ended on %.*s",
			    EG_ARG(waiver_words(s, w)), EG_ARG(w->until)),
		"mend what it silenced, or decide anew and give another day");
}

static void add_waiver(eg_session *s, const eg_rec *said)
{
	const eg_value *rule = eg_rec_find(said, "rule"), *whom = eg_rec_find(said, "for");
	const eg_value *until = eg_rec_find(said, "until");
	if (!rule || rule->said != EG_SAID_VALUE)
		return;
	eg_waiver w = {.rule = rule_named(s, rule->as.text, rule->span),
		.name = rule->as.text,
		.record = whom ? whom->as.ref.target : s->model->strategy,
		.span = rule->span};
	if (w.rule == EG_RULE_COUNT || !w.record)
		return;
	if (until && until->said == EG_SAID_VALUE) {
		const eg_date *day = until->as.date;
		w.until = day->written;
		w.old = day->to != EG_DAY_NONE && day->to < s->model->as_of;
	}
	if (w.old)
		report_old(s, &w);
	s->waivers[s->waiver_count++] = w;
}

void eg_levels_read(eg_session *s)
{
	const eg_rec *strategy = s->model ? s->model->strategy : NULL;
	if (!strategy)
		return;
	read_rules(s, strategy);
	const eg_value *list = eg_rec_find(strategy, "waive");
	if (!list || !list->many)
		return;
	s->waivers = EG_NEW_N(s->arena, eg_waiver, list->count);
	for (uint32_t i = 0; i < list->count; i++)
		if (list->as.items[i].said == EG_SAID_VALUE && list->as.items[i].as.rec)
			add_waiver(s, list->as.items[i].as.rec);
}

/* -- waivers -- */

static bool lies_in(eg_span at, eg_span in)
{
	return at.file && at.file == in.file && at.from >= in.from && at.to <= in.to;
}

/* Whether a record with an id of its own, nested in `rec`, holds the place. */
static bool is_of_nested(const eg_model *m, const eg_rec *rec, eg_span at)
{
	eg_rec_walk all = {.model = m};
	for (const eg_rec *r; (r = eg_rec_next(&all));)
		if (r->parent && r != rec && lies_in(at, r->span) && lies_in(r->span, rec->span))
			return true;
	return false;
}

/* One that names no record is for all of the strategy. */
static bool concerns(const eg_session *s, const eg_waiver *w, const eg_finding *f)
{
	return w->record == s->model->strategy ||
	       (lies_in(f->span, w->record->span) && !is_of_nested(s->model, w->record, f->span));
}

static bool is_waived(eg_session *s, const eg_finding *f)
{
	if (f->filed == EG_ERROR)
		return false;
	for (size_t i = 0; i < s->waiver_count; i++) {
		eg_waiver *w = &s->waivers[i];
		if (w->old || !eg_str_eq(w->name, eg_finding_name(f)) || !concerns(s, w, f))
			continue;
		w->silenced++;
		s->silenced = eg_grow(
			s->arena, s->silenced, s->waived, &s->silenced_cap, sizeof *s->silenced);
		s->silenced[s->waived++] = (eg_silenced){f, w};
		return true;
	}
	return false;
}

static void report_idle(eg_session *s)
{
	for (size_t i = 0; i < s->waiver_count; i++) {
		const eg_waiver *w = &s->waivers[i];
		if (!w->old && !w->silenced)
			eg_say_help(eg_report(&s->diag, EG_R_WAIVER_IDLE, w->span,
					    "%.*s silences nothing", EG_ARG(waiver_words(s, w))),
				"take it away");
	}
}

/* -- levels -- */

typedef struct levels {
	bool final;
	bool deny_warnings;
	bool named[EG_RULE_COUNT], denied[EG_RULE_COUNT], allowed[EG_RULE_COUNT];
	enum eg_level said[EG_RULE_COUNT]; /* of those named in strategy.rules */
} levels;

static bool is_listed(eg_str list, eg_str name)
{
	while (list.n) {
		size_t comma = eg_str_find(list, EG_STR(","), 0);
		if (eg_str_eq(eg_str_trim(eg_str_cut(list, 0, comma)), name))
			return true;
		list = comma == SIZE_MAX ? EG_STR("") : eg_str_cut(list, comma + 1, list.n);
	}
	return false;
}

/* What is said of the findings of one check of the specs, beside what is said of all checks. */
static void collect_own(levels *l, const eg_session *s, eg_str name)
{
	const eg_rec *strategy = s->model ? s->model->strategy : NULL;
	const eg_value *rules = strategy ? eg_rec_find(strategy, "rules") : NULL;
	for (uint32_t i = 0; rules && rules->many && i < rules->count; i++)
		if (eg_str_eq(rules->as.items[i].as.pair.key, name)) {
			l->named[EG_R_CHECKS] = true;
			l->said[EG_R_CHECKS] =
				level_of(rules->as.items[i].as.pair.value, EG_WARNING);
		}
	l->denied[EG_R_CHECKS] = l->denied[EG_R_CHECKS] || is_listed(s->request.deny, name);
	l->allowed[EG_R_CHECKS] = l->allowed[EG_R_CHECKS] || is_listed(s->request.allow, name);
}

static void mark(eg_str list, bool *rules, bool *warnings)
{
	while (list.n) {
		size_t comma = eg_str_find(list, EG_STR(","), 0);
		eg_str name = eg_str_trim(eg_str_cut(list, 0, comma));
		enum eg_rule r = eg_rule_find(name);
		if (r != EG_RULE_COUNT)
			rules[r] = true;
		else if (warnings && eg_str_is(name, "warnings"))
			*warnings = true;
		list = comma == SIZE_MAX ? EG_STR("") : eg_str_cut(list, comma + 1, list.n);
	}
}

static void collect(levels *l, const eg_session *s)
{
	const eg_rec *strategy = s->model ? s->model->strategy : NULL;
	const eg_value *rules = strategy ? eg_rec_find(strategy, "rules") : NULL;
	l->final = strategy && eg_str_is(eg_rec_text(strategy, "status"), "final");
	for (uint32_t i = 0; rules && rules->many && i < rules->count; i++) {
		enum eg_rule r = eg_rule_find(rules->as.items[i].as.pair.key);
		if (r == EG_RULE_COUNT)
			continue;
		l->said[r] = level_of(rules->as.items[i].as.pair.value, eg_rule_info_of(r)->level);
		l->named[r] = true;
	}
	mark(s->request.deny, l->denied, &l->deny_warnings);
	mark(s->request.allow, l->allowed, NULL);
}

static enum eg_level level_for(const levels *l, const eg_finding *f)
{
	enum eg_level level = f->filed;
	if (level == EG_ERROR || l->denied[f->rule])
		return EG_ERROR;
	if (l->allowed[f->rule])
		return EG_OFF;
	if (l->named[f->rule])
		level = l->said[f->rule];
	else if (l->final && level == EG_WARNING && eg_rule_info_of(f->rule)->strict)
		level = EG_ERROR;
	return l->deny_warnings && level == EG_WARNING ? EG_ERROR : level;
}

void eg_levels_apply(eg_session *s)
{
	eg_diag *d = &s->diag;
	size_t kept = 0;
	levels *l = EG_NEW(s->arena, levels), *own = EG_NEW(s->arena, levels);
	collect(l, s);
	d->errors = d->warnings = d->notes = 0;
	for (size_t i = 0; i < d->count; i++) {
		eg_finding *f = d->items[i];
		if (f->own.n) {
			*own = *l;
			collect_own(own, s, f->own);
		}
		f->level = level_for(f->own.n ? own : l, f);
		if (f->level == EG_OFF || is_waived(s, f))
			continue;
		d->errors += f->level == EG_ERROR;
		d->warnings += f->level == EG_WARNING;
		d->notes += f->level == EG_NOTE;
		d->items[kept++] = f;
		if (s->model)
			eg_model_rest_looking(s->model, i);
	}
	d->count = kept;
}

void eg_levels_judge(eg_session *s)
{
	eg_levels_apply(s);
	if (s->judged || s->request.only.n || eg_session_broken(s))
		return;
	s->judged = true;
	report_idle(s);
	eg_levels_apply(s);
}
