/* ours -- sets a text with both edges straight and measures its lines: perf_justify FILE.
 *
 * FILE is plain text with blank lines between paragraphs. The text goes through layout as body text
 * of the first theme on Letter; what is measured are the marks of the finished pages. Prints one
 * line of names and numbers, as side_by_side reads them.
 */
#include "base/fs.h"
#include "layout/layout.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define MEASURE EG_PTS(332)

typedef struct tally {
	int64_t lines, pages, lonely, hyphens, pairs, widows, orphans, overfull;
	int64_t stretch, worst, expand; /* ten-thousandths */
	bool after_hyphen;
} tally;

/* A line of a paragraph on a page. */
typedef struct line {
	const eg_mark *first;
	size_t count;
	uint32_t element;
} line;

static bool is_space(const eg_shaped *s)
{
	return s->text.n > 0 && s->text.p[0] == ' ';
}

/* Change of the spaces against what they are, in ten-thousandths. */
static int64_t stretch_of(const line *l)
{
	eg_len natural = 0, set = 0;
	for (size_t i = 0; i + 1 < l->count; i++) {
		const eg_shaped *s = l->first[i].as.text.shaped;
		if (!is_space(s))
			continue;
		natural += s->width;
		set += l->first[i + 1].x - l->first[i].x;
	}
	return natural ? (set - natural) * 10000 / natural : 0;
}

static bool ends_in_hyphen(const line *l)
{
	for (size_t i = l->count; i-- > 0;) {
		const eg_shaped *s = l->first[i].as.text.shaped;
		if (!is_space(s))
			return eg_str_ends(s->text, EG_STR("-"));
	}
	return false;
}

/* A last line of less than three words and a third of the measure. */
static bool is_lonely(const line *l)
{
	size_t spaces = 0, end = l->count;
	while (end > 0 && is_space(l->first[end - 1].as.text.shaped))
		end--;
	for (size_t i = 0; i < end; i++)
		spaces += is_space(l->first[i].as.text.shaped);
	const eg_mark *last = &l->first[end ? end - 1 : 0];
	return spaces < 2 &&
	       last->x + last->as.text.shaped->width - l->first->x < MEASURE * 33 / 100;
}

static void count_line(tally *t, const line *l, bool last)
{
	bool hyphen = ends_in_hyphen(l);
	t->hyphens += hyphen;
	t->pairs += hyphen && t->after_hyphen;
	t->after_hyphen = hyphen && !last;
	if (last) {
		t->lonely += is_lonely(l);
		return;
	}
	int64_t s = llabs(stretch_of(l));
	t->lines++;
	t->stretch += s;
	t->worst = s > t->worst ? s : t->worst;
	t->expand += 10 * llabs(l->first[0].as.text.expand);
}

/* The lines of a page, furniture left out. */
static line *lines_of(eg_arena *a, const eg_pages *pages, const eg_page *page, size_t *count)
{
	const eg_mark *marks = eg_page_marks(a, pages, page);
	line *lines = NULL;
	size_t cap = 0;
	*count = 0;
	for (size_t i = 0; i < page->mark_count; i++) {
		const eg_mark *m = &marks[i];
		if (m->kind != EG_MARK_GLYPHS || m->artifact != EG_ART_NONE)
			continue;
		line *l = *count ? &lines[*count - 1] : NULL;
		if (l && l->first->y == m->y) {
			l->count++;
			continue;
		}
		lines = eg_grow(a, lines, *count, &cap, sizeof *lines);
		lines[(*count)++] = (line){m, 1, page->owners[m->mcid]};
	}
	return lines;
}

static void count_pages(eg_arena *a, tally *t, const eg_pages *pages)
{
	line *next = NULL;
	size_t next_count = 0;
	line *now = pages->count ? lines_of(a, pages, pages->pages[0], &next_count) : NULL;
	size_t count = next_count;
	for (size_t p = 0; p < pages->count; p++, now = next, count = next_count) {
		next_count = 0;
		if (p + 1 < pages->count)
			next = lines_of(a, pages, pages->pages[p + 1], &next_count);
		t->pages += count > 0;
		for (size_t i = 0; i < count; i++) {
			uint32_t after = i + 1 < count ? now[i + 1].element
					 : next_count  ? next[0].element
						       : UINT32_MAX;
			count_line(t, &now[i], after != now[i].element);
		}
		if (!count || !next_count || now[count - 1].element != next[0].element)
			continue;
		t->orphans += count < 2 || now[count - 2].element != now[count - 1].element;
		t->widows += next_count < 2 || next[1].element != next[0].element;
	}
}

static eg_str flatten(eg_arena *a, eg_str s)
{
	char *p = eg_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		if (p[i] == '\n')
			p[i] = ' ';
	return (eg_str){p, s.n};
}

static eg_block *read_blocks(eg_arena *a, eg_str text)
{
	eg_block *root = eg_block_new(a, EG_B_DOCUMENT, (eg_span){0});
	for (size_t from = 0; from < text.n;) {
		size_t to = eg_str_find(text, EG_STR("\n\n"), from);
		to = to == SIZE_MAX ? text.n : to;
		eg_block *b = eg_block_new(a, EG_B_TEXT, (eg_span){0});
		b->runs = EG_NEW(a, eg_run);
		b->runs->text = eg_str_trim(flatten(a, eg_str_cut(text, from, to)));
		b->run_count = 1;
		eg_block_add(a, root, b);
		from = to + 2;
	}
	return root;
}

int main(int argc, char **argv)
{
	eg_arena *a = eg_arena_new();
	eg_str text, why;
	if (argc != 2 || !eg_fs_read(a, eg_str_of(argv[1]), (size_t)1 << 28, &text, &why))
		return 2;
	eg_diag d;
	eg_diag_init(&d, a);
	eg_document doc = {.root = read_blocks(a, text),
		.title = EG_STR("Lines"),
		.lang = EG_STR("en-US"),
		.theme = EG_STR("federal"),
		.justify = true,
		.no_small_caps = true};
	for (size_t i = 0; i < EG_WORD_COUNT; i++)
		doc.words[i] = EG_STR("Word");
	eg_fonts *fonts = eg_fonts_open(&d);
	eg_pages *pages = eg_layout(a, &doc, fonts, NULL, &d);
	tally t = {0};
	count_pages(a, &t, pages);
	for (size_t i = 0; i < d.count; i++)
		t.overfull += d.items[i]->rule == EG_R_LINE_OVERFULL;
	(void)printf("pages %" PRId64 " lines %" PRId64 " stretch %" PRId64 " worst %" PRId64
		     " expand %" PRId64 " hyphens %" PRId64 " pairs %" PRId64 " widows %" PRId64
		     " orphans %" PRId64 " overfull %" PRId64 " lonely %" PRId64 "\n",
		t.pages, t.lines, t.stretch, t.worst, t.expand, t.hyphens, t.pairs, t.widows,
		t.orphans, t.overfull, t.lonely);
	eg_fonts_close(fonts);
	eg_arena_release(a);
	return 0;
}
