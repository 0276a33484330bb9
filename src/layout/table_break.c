/* Words that are wider than their column, in a table that is wider than any page: they are cut
 * where the column ends, so that no word runs over another one. */
#include "layout/table.h"

typedef struct cutter {
	eg_lay *l;
	eg_run *runs;
	size_t count, cap;
	const eg_text_spec *spec;
} cutter;

static void add(cutter *c, eg_run run)
{
	c->runs = eg_grow(c->l->scratch, c->runs, c->count, &c->cap, sizeof run);
	c->runs[c->count++] = run;
}

static eg_len width_of(cutter *c, eg_run run, eg_str words)
{
	eg_len least = 0, full = 0;
	run.text = words;
	run.sign = 0;
	if (words.n)
		eg_textbox_measure(c->l, &run, 1, c->spec, &least, &full);
	return full;
}

/* A mark that stands on the letter before it, or a joiner. */
static bool joins(uint32_t c)
{
	return (c >= 0x300 && c < 0x370) || (c >= 0x200C && c < 0x200E) ||
	       (c >= 0xFE00 && c < 0xFE10);
}

/* Where the n-th letter from `from` on ends. */
static size_t letters_end(eg_str s, size_t from, size_t n)
{
	size_t at = from, next = from;
	while (at < s.n) {
		uint32_t c = eg_utf8_next(s, &next);
		if (!joins(c) && n-- == 0)
			break;
		at = next;
	}
	return at;
}

/* The longest beginning of the word that fits, one letter at least. */
static size_t fitting(cutter *c, const eg_run *run, eg_str word)
{
	size_t low = 1, high = word.n;
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		eg_str part = eg_str_cut(word, 0, letters_end(word, 0, middle));
		if (width_of(c, *run, part) <= c->spec->width)
			low = middle;
		else
			high = middle - 1;
	}
	return letters_end(word, 0, low);
}

static void cut_word(cutter *c, const eg_run *run, eg_str word)
{
	while (word.n) {
		size_t end = fitting(c, run, word);
		eg_run part = *run;
		part.text = eg_str_cut(word, 0, end);
		add(c, part);
		word = eg_str_cut(word, end, word.n);
		if (word.n)
			add(c, (eg_run){
				       .style = EG_I_BREAK, .text = EG_STR(""), .span = run->span});
	}
}

static void cut_run(cutter *c, const eg_run *run)
{
	eg_str s = run->text;
	for (size_t at = 0; at < s.n;) {
		size_t end = eg_str_find(s, EG_STR(" "), at);
		end = end == SIZE_MAX ? s.n : end + 1;
		eg_str word = eg_str_cut(s, at, end);
		eg_run part = *run;
		part.text = word;
		if (width_of(c, *run, eg_str_trim(word)) <= c->spec->width)
			add(c, part);
		else
			cut_word(c, run, word);
		at = end;
	}
}

const eg_run *eg_table_cut_words(
	eg_lay *l, const eg_run *runs, uint32_t *count, const eg_text_spec *spec)
{
	cutter c = {.l = l, .spec = spec};
	for (uint32_t i = 0; i < *count; i++) {
		eg_len least = 0, full = 0;
		bool whole = runs[i].style & (EG_I_BREAK | EG_I_SUP | EG_I_PAGEREF);
		if (!whole)
			eg_textbox_measure(l, &runs[i], 1, spec, &least, &full);
		if (least <= spec->width)
			add(&c, runs[i]);
		else
			cut_run(&c, &runs[i]);
	}
	*count = (uint32_t)c.count;
	return c.runs;
}
