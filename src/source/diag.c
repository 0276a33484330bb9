#include "source/diag.h"

#include <stdio.h>

#define MORE_BYTES 64u

static const eg_rule_info rules[EG_RULE_COUNT] = {
#define EG_RULE(id, name, level, title, text)        {name, title, text, level, false},
#define EG_RULE_STRICT(id, name, level, title, text) {name, title, text, level, true},
#include "source/rules.def"
#undef EG_RULE
};

const eg_rule_info *eg_rule_info_of(enum eg_rule rule)
{
	return &rules[rule];
}

enum eg_rule eg_rule_find(eg_str name)
{
	for (unsigned i = 0; i < EG_RULE_COUNT; i++)
		if (eg_str_is(name, rules[i].name))
			return (enum eg_rule)i;
	return EG_RULE_COUNT;
}

const char *eg_rule_near(eg_arena *scratch, eg_str word)
{
	eg_arena_mark m = eg_arena_save(scratch);
	eg_str *names = EG_NEW_N(scratch, eg_str, EG_RULE_COUNT);
	for (unsigned i = 0; i < EG_RULE_COUNT; i++)
		names[i] = eg_str_of(rules[i].name);
	const eg_str *near = eg_suggest(scratch, word, names, EG_RULE_COUNT);
	const char *name = near ? near->p : NULL;
	eg_arena_rewind(scratch, m);
	return name;
}

void eg_diag_init(eg_diag *d, eg_arena *arena)
{
	*d = (eg_diag){.arena = arena};
}

static void count(eg_diag *d, enum eg_level level)
{
	switch (level) {
	case EG_OFF:
		break;
	case EG_NOTE:
		d->notes++;
		break;
	case EG_WARNING:
		d->warnings++;
		break;
	case EG_ERROR:
		d->errors++;
		break;
	}
}

static eg_finding *file_finding(eg_diag *d, const eg_finding *f)
{
	eg_finding *copy = EG_NEW(d->arena, eg_finding);
	*copy = *f;
	copy->owner = d;
	d->items = eg_grow(d->arena, d->items, d->count, &d->cap, sizeof(eg_finding *));
	d->items[d->count++] = copy;
	count(d, f->level);
	return copy;
}

/* Errors have room of their own, so that none is lost for warnings. */
static bool is_full(const eg_diag *d, enum eg_level level)
{
	return (level == EG_ERROR ? d->errors : d->count - d->errors) >= EG_MOST_FINDINGS;
}

/* What is past the bound is counted by its rule, in one finding of that rule, which levels and
 * options treat like those that were kept. Whatever else is said of it is dropped. */
static eg_finding *past_bound(eg_diag *d, enum eg_level level, enum eg_rule rule)
{
	if (!d->rest) {
		d->rest = EG_NEW(d->arena, eg_finding);
		d->more = EG_NEW_N(d->arena, eg_more, EG_RULE_COUNT);
	}
	eg_more *m = &d->more[rule];
	if (!m->finding || m->finding->filed != level) {
		*m = (eg_more){.finding = file_finding(d,
				       &(eg_finding){.rule = rule, .level = level, .filed = level}),
			.words = eg_alloc(d->arena, MORE_BYTES)};
	}
	int n = snprintf(m->words, MORE_BYTES, "%zu more of this kind than are kept", ++m->count);
	m->finding->message = (eg_str){m->words, (size_t)n};
	*d->rest = (eg_finding){.message = EG_STR("")};
	return d->rest;
}

/* Of words that hold a whole file: what they begin with, and how they end, which tells what is
 * wrong. */
#define MOST_WORDS 800
#define KEPT_FIRST 300
#define KEPT_LAST  200

static size_t at_character(eg_str s, size_t at)
{
	while (at > 0 && at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static eg_str words_of(eg_arena *a, const char *fmt, va_list args)
{
	eg_arena_mark m = eg_arena_save(a);
	eg_str all = eg_vstrf(a, fmt, args);
	if (all.n <= MOST_WORDS)
		return all;
	char kept[KEPT_FIRST + KEPT_LAST + 8];
	size_t first = at_character(all, KEPT_FIRST), last = at_character(all, all.n - KEPT_LAST);
	int n = snprintf(kept, sizeof kept, "%.*s\xE2\x80\xA6%.*s", (int)first, all.p,
		(int)(all.n - last), all.p + last);
	eg_arena_rewind(a, m);
	return eg_str_copy(a, (eg_str){kept, (size_t)n});
}

static eg_finding *report(eg_diag *d, enum eg_level level, enum eg_rule rule, eg_span span,
	const char *fmt, va_list args)
{
	if (is_full(d, level))
		return past_bound(d, level, rule);
	return file_finding(d, &(eg_finding){.rule = rule,
				       .level = level,
				       .filed = level,
				       .span = span,
				       .message = words_of(d->arena, fmt, args)});
}

eg_finding *eg_report(eg_diag *d, enum eg_rule rule, eg_span span, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	eg_finding *f = report(d, rules[rule].level, rule, span, fmt, args);
	va_end(args);
	return f;
}

eg_finding *eg_report_as(
	eg_diag *d, enum eg_level level, enum eg_rule rule, eg_span span, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	eg_finding *f = report(d, level, rule, span, fmt, args);
	va_end(args);
	return f;
}

eg_finding *eg_say_label(eg_finding *f, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	if (f->owner)
		f->label = words_of(f->owner->arena, fmt, args);
	va_end(args);
	return f;
}

eg_finding *eg_say_help(eg_finding *f, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	if (f->owner)
		f->help = words_of(f->owner->arena, fmt, args);
	va_end(args);
	return f;
}

static void add_also(eg_finding *f, eg_span span, eg_str label)
{
	eg_also **end = &f->also;
	while (*end)
		end = &(*end)->next;
	*end = EG_NEW(f->owner->arena, eg_also);
	**end = (eg_also){.span = span, .label = label};
}

eg_finding *eg_say_also(eg_finding *f, eg_span span, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	if (f->owner)
		add_also(f, span, words_of(f->owner->arena, fmt, args));
	va_end(args);
	return f;
}

const char *eg_level_word(enum eg_level level)
{
	static const char *const words[] = {"off", "note", "warning", "error"};
	return words[level];
}

eg_str eg_finding_name(const eg_finding *f)
{
	return f->own.n ? f->own : eg_str_of(rules[f->rule].name);
}

void eg_diag_merge(eg_diag *to, const eg_diag *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const eg_finding *f = from->items[i];
		if (is_full(to, f->level)) {
			(void)past_bound(to, f->level, f->rule);
			continue;
		}
		eg_finding *copy = file_finding(to, f);
		copy->message = eg_str_copy(to->arena, f->message);
		copy->label = eg_str_copy(to->arena, f->label);
		copy->help = eg_str_copy(to->arena, f->help);
		copy->own = eg_str_copy(to->arena, f->own);
		copy->also = NULL;
		for (const eg_also *a = f->also; a; a = a->next)
			add_also(copy, a->span, eg_str_copy(to->arena, a->label));
	}
}
