/* Our own inline forms on top of CommonMark: [@source, p. 4] and ^[footnote]. */
#include "prose/build.h"

#include "base/num.h"

static const struct {
	const char *name, *text;
} entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"},
	{"&nbsp;", "\xC2\xA0"}, {"&shy;", "\xC2\xAD"}, {"&ndash;", "\xE2\x80\x93"},
	{"&mdash;", "\xE2\x80\x94"}, {"&hellip;", "\xE2\x80\xA6"}, {"&copy;", "\xC2\xA9"}};

static bool code_point(eg_str digits, uint32_t *out)
{
	bool hex = digits.n && (digits.p[0] == 'x' || digits.p[0] == 'X');
	uint32_t v = 0;
	for (size_t i = hex; i < digits.n; i++) {
		char c = digits.p[i];
		uint32_t d = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
			: hex && c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
			: hex && c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
						      : UINT32_MAX;
		if (d == UINT32_MAX || v > 0x10FFFF)
			return false;
		v = v * (hex ? 16 : 10) + d;
	}
	*out = v;
	return v >= 0x20 && v <= 0x10FFFF && !(v >= 0xD800 && v <= 0xDFFF);
}

eg_str eg_prose_entity(eg_arena *a, eg_str e)
{
	for (size_t i = 0; i < EG_COUNT(entities); i++)
		if (eg_str_is(e, entities[i].name))
			return eg_str_of(entities[i].text);
	uint32_t c;
	if (e.n < 4 || e.p[1] != '#' || !code_point(eg_str_cut(e, 2, e.n - 1), &c))
		return (eg_str){NULL, 0};
	char utf8[4];
	return eg_str_copy(a, (eg_str){utf8, eg_utf8_put(utf8, c)});
}

typedef struct list {
	eg_arena *arena;
	eg_inline *items;
	size_t count, cap;
} list;

static void add(list *l, eg_inline run)
{
	l->items = eg_grow(l->arena, l->items, l->count, &l->cap, sizeof run);
	l->items[l->count++] = run;
}

/* The part from..to of a text run's text. Positions in the source go by the same count, which
 * holds wherever the text is the source's own bytes. */
static eg_inline part(const eg_inline *run, size_t from, size_t to)
{
	eg_inline p = *run;
	p.text = eg_str_cut(run->text, from, to);
	p.from = run->from + (uint32_t)from < run->to ? run->from + (uint32_t)from : run->to;
	p.to = run->from + (uint32_t)to < run->to ? run->from + (uint32_t)to : run->to;
	return p;
}

/* "[@" at `at`: the end past "]", or 0 when it is no citation. */
static size_t citation_end(eg_str s, size_t at)
{
	size_t end = eg_str_find(s, EG_STR("]"), at);
	if (end == SIZE_MAX || end == at + 2)
		return 0;
	for (size_t i = at + 2; i < end; i++)
		if (s.p[i] == '[')
			return 0;
	return end + 1;
}

static eg_inline citation(const eg_inline *run, size_t at, size_t end)
{
	eg_inline c = part(run, at, end);
	eg_str inside = eg_str_cut(run->text, at + 2, end - 1);
	size_t comma = eg_str_find(inside, EG_STR(","), 0);
	c.kind = EG_INLINE_CITE;
	c.id = eg_str_trim(eg_str_cut(inside, 0, comma));
	c.text = comma == SIZE_MAX ? (eg_str){NULL, 0}
				   : eg_str_trim(eg_str_cut(inside, comma + 1, inside.n));
	return c;
}

static void split_citations(list *out, const eg_inline *run)
{
	size_t done = 0, at = 0;
	while (!(run->style & EG_INLINE_CODE) &&
		(at = eg_str_find(run->text, EG_STR("[@"), at)) != SIZE_MAX) {
		size_t end = citation_end(run->text, at);
		if (!end) {
			at += 2;
			continue;
		}
		if (at > done)
			add(out, part(run, done, at));
		add(out, citation(run, at, end));
		done = at = end;
	}
	if (done < run->text.n || run->text.n == 0)
		add(out, part(run, done, run->text.n));
}

/* Gathers runs from "^[" to its "]" as the children of a note. `i` is the run that holds the
 * opening, at byte `at` of it; returns the run after those used, or 0 when there is no end. */
static size_t gather_note(list *out, const list *in, size_t i, size_t at)
{
	list inside = {.arena = out->arena};
	eg_inline rest = part(&in->items[i], at + 2, in->items[i].text.n);
	eg_inline note = {.kind = EG_INLINE_NOTE, .from = in->items[i].from + (uint32_t)at};
	size_t depth = 1;
	for (size_t k = i; k < in->count; k++) {
		eg_inline run = k == i ? rest : in->items[k];
		size_t end = SIZE_MAX;
		for (size_t c = 0; run.kind == EG_INLINE_TEXT && c < run.text.n; c++) {
			depth += run.text.p[c] == '[';
			depth -= run.text.p[c] == ']';
			if (depth == 0) {
				end = c;
				break;
			}
		}
		if (end == SIZE_MAX) {
			add(&inside, run);
			continue;
		}
		if (end > 0)
			add(&inside, part(&run, 0, end));
		note.children = inside.items;
		note.child_count = inside.count;
		note.to = run.from + (uint32_t)end + 1;
		add(out, note);
		if (end + 1 < run.text.n) {
			/* what follows is a run of its own and may hold another note */
			in->items[k] = part(&run, end + 1, run.text.n);
			return k;
		}
		return k + 1;
	}
	return 0;
}

static void gather_notes(list *out, list *in)
{
	for (size_t i = 0; i < in->count;) {
		const eg_inline *run = &in->items[i];
		size_t at = run->kind == EG_INLINE_TEXT && !(run->style & EG_INLINE_CODE)
			? eg_str_find(run->text, EG_STR("^["), 0)
			: SIZE_MAX;
		if (at == SIZE_MAX) {
			add(out, *run);
			i++;
			continue;
		}
		size_t before = out->count;
		if (at > 0)
			add(out, part(run, 0, at));
		size_t next = gather_note(out, in, i, at);
		if (!next) { /* never closed: the characters stand for themselves */
			out->count = before;
			add(out, *run);
			i++;
		} else {
			i = next;
		}
	}
}

void eg_prose_forms(eg_arena *a, eg_str text, eg_inline **runs, size_t *count)
{
	(void)text;
	list cited = {.arena = a}, noted = {.arena = a};
	bool plain = true;
	for (size_t i = 0; i < *count && plain; i++)
		plain = (*runs)[i].kind != EG_INLINE_TEXT ||
			(eg_str_find((*runs)[i].text, EG_STR("[@"), 0) == SIZE_MAX &&
				eg_str_find((*runs)[i].text, EG_STR("^["), 0) == SIZE_MAX);
	if (plain)
		return;
	for (size_t i = 0; i < *count; i++) {
		if ((*runs)[i].kind == EG_INLINE_TEXT)
			split_citations(&cited, &(*runs)[i]);
		else
			add(&cited, (*runs)[i]);
	}
	gather_notes(&noted, &cited);
	*runs = noted.items;
	*count = noted.count;
}
