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

/* Counts again, findings of level off apart: they are neither shown nor counted. */
static void recount(eg_diag *d)
{
	size_t kept = 0;
	d->errors = d->warnings = d->notes = 0;
	for (size_t i = 0; i < d->count; i++) {
		eg_finding *f = d->items[i];
		if (f->level == EG_OFF)
			continue;
		d->errors += f->level == EG_ERROR;
		d->warnings += f->level == EG_WARNING;
		d->notes += f->level == EG_NOTE;
		d->items[kept++] = f;
	}
	d->count = kept;
}

/* strategy.rules sets the level of a finding; an error stays one (DOMAIN.md 1.4). */
void eg_apply_levels(eg_session *s)
{
	const eg_rec *strategy = s->model ? s->model->strategy : NULL;
	const eg_value *rules = strategy ? eg_rec_find(strategy, "rules") : NULL;
	bool named[EG_RULE_COUNT] = {false};
	enum eg_level levels[EG_RULE_COUNT];
	for (uint32_t i = 0; rules && rules->many && i < rules->count; i++) {
		enum eg_rule r = eg_rule_find(rules->as.items[i].as.pair.key);
		if (r == EG_RULE_COUNT || eg_rule_info_of(r)->level == EG_ERROR)
			continue;
		levels[r] = level_of(rules->as.items[i].as.pair.value, eg_rule_info_of(r)->level);
		named[r] = true;
	}
	for (size_t i = 0; i < s->diag.count; i++) {
		eg_finding *f = s->diag.items[i];
		if (f->level != EG_ERROR && named[f->rule])
			f->level = levels[f->rule];
	}
	recount(&s->diag);
}
