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
		uint32_t d = c >= '0' && c <= '9'          ? (uint32_t)(c - '0')
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
	size_t end = at + 2;
	while (end < s.n && s.p[end] != ']' && s.p[end] != '[')
		end++;
	return end < s.n && s.p[end] == ']' && end > at + 2 ? end + 1 : 0;
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

static bool has_words(const eg_inline *run)
{
	return run->kind == EG_INLINE_TEXT && !(run->style & EG_INLINE_CODE);
}

/* -- notes: brackets are matched once over the whole paragraph, so that a thousand notes that are
 * never closed cost no more than one -- */

typedef struct bracket {
	const char *p; /* where it opens */
	bool closed;
} bracket;

typedef struct brackets {
	bracket *items;
	size_t count, cap;
	size_t *open; /* stack of indexes */
	size_t depth, open_cap;
	size_t next; /* the first that the walk has not passed */
} brackets;

static void match_brackets(eg_arena *a, const list *in, brackets *b)
{
	for (size_t i = 0; i < in->count; i++) {
		eg_str s = has_words(&in->items[i]) ? in->items[i].text : EG_STR("");
		for (size_t c = 0; c < s.n; c++) {
			if (s.p[c] == '[') {
				b->items =
					eg_grow(a, b->items, b->count, &b->cap, sizeof *b->items);
				b->open = eg_grow(
					a, b->open, b->depth, &b->open_cap, sizeof *b->open);
				b->items[b->count] = (bracket){s.p + c, false};
				b->open[b->depth++] = b->count++;
			} else if (s.p[c] == ']' && b->depth) {
				b->items[b->open[--b->depth]].closed = true;
			}
		}
	}
}

/* Whether the bracket at p, which comes after all that were asked for, is ever closed. */
static bool is_closed(brackets *b, const char *p)
{
	while (b->next < b->count && b->items[b->next].p != p)
		b->next++;
	return b->next < b->count && b->items[b->next].closed;
}

/* The byte of the run before which a note's "]" brings depth to 0, or SIZE_MAX. */
static size_t note_end(const eg_inline *run, size_t *depth)
{
	for (size_t c = 0; has_words(run) && c < run->text.n; c++) {
		*depth += run->text.p[c] == '[';
		*depth -= run->text.p[c] == ']';
		if (*depth == 0)
			return c;
	}
	return SIZE_MAX;
}

/* Gathers runs from "^[" to its "]" as the children of a note. `i` is the run that holds the
 * opening, at byte `at` of it, which is closed somewhere. Returns the run to go on with: it holds
 * what follows the note, and may hold another. */
static size_t gather_note(list *out, const list *in, size_t i, size_t at)
{
	list inside = {.arena = out->arena};
	eg_inline rest = part(&in->items[i], at + 2, in->items[i].text.n);
	eg_inline note = {.kind = EG_INLINE_NOTE, .from = in->items[i].from + (uint32_t)at};
	size_t depth = 1;
	for (size_t k = i; k < in->count; k++) {
		eg_inline run = k == i ? rest : in->items[k];
		size_t end = note_end(&run, &depth);
		if (end != 0 && run.kind != EG_INLINE_TEXT)
			add(&inside, run);
		else if (end != 0 && run.text.n)
			add(&inside, part(&run, 0, end));
		if (end == SIZE_MAX)
			continue;
		note.children = inside.items;
		note.child_count = inside.count;
		note.to = run.from + (uint32_t)end + 1;
		add(out, note);
		in->items[k] = part(&run, end + 1, run.text.n);
		return k;
	}
	return in->count;
}

/* The first "^[" of the run that is closed, from byte `at` on; or SIZE_MAX. */
static size_t next_note(const eg_inline *run, brackets *b, size_t at)
{
	while (has_words(run) && (at = eg_str_find(run->text, EG_STR("^["), at)) != SIZE_MAX) {
		if (is_closed(b, run->text.p + at + 1))
			return at;
		at += 2; /* the characters stand for themselves */
	}
	return SIZE_MAX;
}

static void gather_notes(list *out, list *in)
{
	brackets b = {0};
	match_brackets(out->arena, in, &b);
	for (size_t i = 0; i < in->count;) {
		const eg_inline *run = &in->items[i];
		size_t at = next_note(run, &b, 0);
		if (at == SIZE_MAX) {
			if (run->text.n || run->kind != EG_INLINE_TEXT)
				add(out, *run);
			i++;
			continue;
		}
		if (at > 0)
			add(out, part(run, 0, at));
		i = gather_note(out, in, i, at);
	}
}

void eg_prose_forms(eg_arena *a, eg_inline **runs, size_t *count)
{
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
