/* Places in the specs for findings about words that came out of the dataset. */
#include "build/stages.h"

#include "base/map.h"
#include "spec/search.h"

/* "U+D55C" in a message, as a code point; 0 when there is none. */
static uint32_t named_code_point(eg_str message)
{
	size_t at = eg_str_find(message, EG_STR("U+"), 0);
	uint32_t c = 0;
	for (at = at == SIZE_MAX ? message.n : at + 2; at < message.n; at++) {
		char h = message.p[at];
		if (h >= '0' && h <= '9')
			c = c * 16 + (uint32_t)(h - '0');
		else if (h >= 'A' && h <= 'F')
			c = c * 16 + (uint32_t)(h - 'A' + 10);
		else
			break;
	}
	return c;
}

static eg_str character(eg_arena *a, const eg_finding *f)
{
	char utf8[4];
	size_t n = eg_utf8_put(utf8, named_code_point(f->message));
	return eg_str_copy(a, (eg_str){utf8, n});
}

/* The word in quotes that the message begins with, or as much of it as the message has. */
static eg_str quoted_word(eg_arena *a, const eg_finding *f)
{
	(void)a;
	eg_str m = f->message;
	size_t end = eg_str_find(m, EG_STR("' is "), 0);
	if (end == SIZE_MAX || m.p[0] != '\'')
		return (eg_str){NULL, 0};
	eg_str word = eg_str_cut(m, 1, end);
	static const eg_str cut = {"\xE2\x80\xA6", 3};
	return eg_str_ends(word, cut) ? eg_str_cut(word, 0, word.n - cut.n) : word;
}

static const struct {
	enum eg_rule rule;
	eg_str (*words)(eg_arena *a, const eg_finding *f); /* that stand in a spec */
	bool whole;                                        /* the span is that of the whole word */
} rows[] = {
	{EG_R_GLYPH_MISSING, character, false},
	{EG_R_LINE_OVERFULL, quoted_word, true},
};

static size_t word_end(eg_str s, size_t at)
{
	while (at < s.n && !strchr(" \t\n\r'\"", s.p[at]))
		at++;
	return at;
}

static eg_span find_words(eg_source *const *all, size_t count, eg_str words, bool whole)
{
	for (size_t i = 0; words.n && i < count; i++) {
		const eg_source *src = all[i];
		size_t at = src->embedded ? SIZE_MAX : eg_str_find(src->text, words, 0);
		if (at == SIZE_MAX)
			continue;
		size_t end = whole ? word_end(src->text, at + words.n) : at + words.n;
		return (eg_span){src->number, (uint32_t)at, (uint32_t)end};
	}
	return (eg_span){0};
}

/* What was looked for, and where it was found. */
typedef struct finder {
	eg_source *const *all;
	size_t count;
	eg_map words; /* to their place in spans: what stands in many cells is looked for once */
	eg_span *spans;
	size_t span_count, cap;
	eg_map said; /* places of findings */
	eg_sources *sources;
	bool gathered;        /* `rewritten` has been filled */
	eg_scalars rewritten; /* of all specs: values that do not stand there byte for byte */
} finder;

static bool is_yaml(eg_str path)
{
	return eg_str_ends(path, EG_STR(".yaml")) || eg_str_ends(path, EG_STR(".yml"));
}

/* Escapes and folds are undone by reading the specs once more, at the first word that their bytes
 * do not hold. */
static eg_span find_rewritten(finder *p, eg_str words)
{
	for (size_t i = 0; !p->gathered && i < p->count; i++)
		if (!p->all[i]->embedded && is_yaml(p->all[i]->path))
			eg_scalars_rewritten(
				p->words.arena, p->sources, p->all[i]->number, &p->rewritten);
	p->gathered = true;
	return eg_scalars_find(&p->rewritten, p->sources, words);
}

/* Words that stand nowhere in the specs leave the finding its span. */
static void place(finder *p, eg_finding *f, eg_str words, bool whole)
{
	bool is_new;
	uint32_t at = eg_map_add(&p->words, words, (uint32_t)p->span_count, &is_new);
	if (is_new) {
		p->spans =
			eg_grow(p->words.arena, p->spans, p->span_count, &p->cap, sizeof *p->spans);
		eg_span span = find_words(p->all, p->count, words, whole);
		p->spans[p->span_count++] = span.file ? span : find_rewritten(p, words);
	}
	if (p->spans[at].file)
		f->span = p->spans[at];
}

/* Whether something new is said of a place: a word may stand in many cells. */
static bool is_news(eg_map *said, const eg_finding *f)
{
	struct {
		uint32_t rule, file, from;
	} key = {(uint32_t)f->rule, f->span.file, f->span.from};
	bool is_new = true;
	if (f->span.file)
		(void)eg_map_add(said,
			eg_str_copy(said->arena, (eg_str){(const char *)&key, sizeof key}), 0,
			&is_new);
	return is_new;
}

/* True when the finding stays. */
static bool settle(eg_session *s, finder *p, eg_finding *f)
{
	const eg_source *at = eg_sources_at(&s->sources, f->span.file);
	for (size_t r = 0; r < EG_COUNT(rows); r++) {
		if (rows[r].rule != f->rule)
			continue;
		if (!at || at->embedded)
			place(p, f, rows[r].words(s->arena, f), rows[r].whole);
		return is_news(&p->said, f);
	}
	return true;
}

void eg_place_findings(eg_session *s)
{
	size_t kept = 0;
	eg_diag *d = &s->diag;
	finder p = {.sources = &s->sources};
	p.all = eg_sources_all(&s->sources, s->arena, &p.count);
	eg_map_init(&p.words, s->arena);
	eg_map_init(&p.said, s->arena);
	for (size_t i = 0; i < d->count; i++)
		if (settle(s, &p, d->items[i]))
			d->items[kept++] = d->items[i];
	d->count = kept;
}
