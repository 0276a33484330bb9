/* No mark outside its page: documents made at random of every block, with words that no measure
 * holds, on all pages and in all themes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

#include <stdlib.h>

#define OUT                                                                                        \
	EG_PTS(12) /* of the text width: what hangs, and display type set out by its bearing       \
		    */

/* -- chance -- */

typedef struct maker {
	eg_arena *a;
	uint64_t seed;
	int depth;
	unsigned notes;
	bool tame; /* no word is too long */
} maker;

static uint32_t chance(maker *m, uint32_t n)
{
	m->seed = m->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(m->seed >> 33) % n;
}

static const char *const short_words[] = {"international", "the", "engagement", "strategy", "of",
	"and", "partners", "in", "science", "with", "Österreich", "2026", "(DHS)", "U.S.",
	"5,000.75"};
static const char *const long_words[] = {
	"Donaudampfschifffahrtsgesellschaftskapitaensmuetzenbandfabrikantinnenverbandsvorsitzende",
	"https://www.example.gov/a/very/long/path/without/an/end/"
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa?q=1",
	"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
	"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
	"123456789012345678901234567890123456789012345678901234567890123456789012345678901234",
	"HSHQDC_17_R_00087\xC2\xA0of\xC2\xA0the\xC2\xA0"
	"Directorate\xC2\xA0of\xC2\xA0something\xC2\xA0that\xC2\xA0never\xC2\xA0"
	"ends\xC2\xA0here",
	"لمؤسساتناالتعليميةوالبحثيةوالصناعيةلمؤسساتناالتعليميةوالبحثيةوالصناعيةلمؤسساتناالتعليمية"};

static eg_str words(maker *m, uint32_t most)
{
	eg_str s = EG_STR("");
	uint32_t n = 1 + chance(m, most);
	for (uint32_t i = 0; i < n; i++) {
		bool far = !m->tame && chance(m, 9) == 0;
		const char *w = far ? long_words[chance(m, EG_COUNT(long_words))]
				    : short_words[chance(m, EG_COUNT(short_words))];
		s = eg_strf(m->a, "%.*s%s%s", EG_ARG(s), i ? " " : "", w);
	}
	return s;
}

static void give_runs(maker *m, eg_block *b, uint32_t most)
{
	uint32_t n = 1 + chance(m, 3);
	static const uint32_t styles[] = {0, 0, EG_I_EM, EG_I_STRONG, EG_I_CODE, EG_I_NATIVE};
	b->runs = EG_NEW_N(m->a, eg_run, n);
	b->run_count = n;
	for (uint32_t i = 0; i < n; i++) {
		b->runs[i].text = eg_strf(m->a, "%.*s ", EG_ARG(words(m, most)));
		b->runs[i].style = styles[chance(m, EG_COUNT(styles))];
	}
}

static eg_block *add_runs(maker *m, eg_block *parent, enum eg_block_kind kind, uint32_t most)
{
	eg_block *b = add(m->a, parent, kind);
	give_runs(m, b, most);
	return b;
}

static eg_block *add_words(maker *m, eg_block *parent, enum eg_style style, uint32_t most)
{
	eg_block *b = add_runs(m, parent, EG_B_TEXT, most);
	b->style = (uint8_t)style;
	return b;
}

static void add_title(maker *m, eg_block *parent, uint8_t level)
{
	eg_block *h = add_runs(m, parent, EG_B_HEAD, 9);
	h->level = level;
	h->in_contents = level < 3;
}

/* -- blocks -- */

static void add_any(maker *m, eg_block *parent);

static void add_some(maker *m, eg_block *parent, uint32_t most)
{
	uint32_t n = 1 + chance(m, most);
	m->depth++;
	for (uint32_t i = 0; i < n; i++)
		add_any(m, parent);
	m->depth--;
}

static void make_text(maker *m, eg_block *parent)
{
	add_words(m, parent, (enum eg_style)chance(m, EG_S_COUNT), 80);
}

static void make_body(maker *m, eg_block *parent)
{
	add_words(m, parent, EG_S_BODY, 200);
}

static void make_noted(maker *m, eg_block *parent)
{
	eg_block *b = add_words(m, parent, EG_S_BODY, 60), *note = block_of(m->a, EG_B_NOTE);
	give_runs(m, note, 60);
	note->label = eg_strf(m->a, "%u", ++m->notes);
	note->id = eg_strf(m->a, "note.%u", m->notes);
	note->running = eg_strf(m->a, "Note %u", m->notes);
	b->runs[0] = (eg_run){.text = note->label, .style = EG_I_SUP, .note = note};
}

static void make_head(maker *m, eg_block *parent)
{
	add_title(m, parent, (uint8_t)(1 + chance(m, 4)));
	add_words(m, parent, EG_S_BODY, 30);
}

static void make_list(maker *m, eg_block *parent)
{
	eg_block *list = add(m->a, parent, EG_B_LIST);
	list->ordered = chance(m, 2);
	list->start = 1 + chance(m, 2) * 99999;
	for (uint32_t i = 0; i <= chance(m, 5); i++) {
		eg_block *item = add_runs(m, list, EG_B_ITEM, 30);
		if (m->depth < 4 && chance(m, 3) == 0)
			make_list(m, item);
	}
}

static void make_table(maker *m, eg_block *parent)
{
	uint32_t columns = 1 + chance(m, 9), rows = chance(m, 30);
	const char *titles[10];
	for (uint32_t i = 0; i < columns; i++)
		titles[i] = eg_cstr(m->a, words(m, 3));
	eg_block *t =
		add_table(m->a, parent, chance(m, 2) ? "Table 1" : "", "", titles, columns, rows);
	give_runs(m, t, 12);
	t->wide = chance(m, 2);
	for (uint32_t i = 0; i < columns; i++) {
		t->table->columns[i].align = (uint8_t)chance(m, 4);
		t->table->columns[i].class_ = (uint8_t)chance(m, 7);
	}
	for (uint32_t r = 0; r < rows; r++)
		for (uint32_t i = 0; i < columns; i++)
			t->table->rows[r].cells[i] =
				cell_of(m->a, eg_cstr(m->a, words(m, chance(m, 8) ? 3 : 40)));
}

static void make_facts(maker *m, eg_block *parent)
{
	eg_block *facts = add(m->a, parent, EG_B_FACTS);
	for (uint32_t i = 0; i <= chance(m, 4); i++)
		add_runs(m, facts, EG_B_FACT, 30)->label = words(m, 3);
}

static void make_tiles(maker *m, eg_block *parent)
{
	eg_block *tiles = add(m->a, parent, EG_B_TILES);
	tiles->level = (uint8_t)chance(m, 3);
	for (uint32_t i = 0; i <= chance(m, 6); i++) {
		eg_block *t = add_runs(m, tiles, EG_B_TILE, 12);
		t->label = words(m, 2);
		t->running = chance(m, 2) ? words(m, 2) : (eg_str){0};
		add_words(m, t, EG_S_NOTE, 8);
	}
}

static void make_cards(maker *m, eg_block *parent)
{
	eg_block *cards = add(m->a, parent, EG_B_CARDS);
	for (uint32_t i = 0; i <= chance(m, 6); i++) {
		eg_block *c = add(m->a, cards, EG_B_CARD);
		c->label = words(m, 2);
		c->goal = (uint8_t)i;
		add_title(m, c, 3);
		add_words(m, c, EG_S_TAGLINE, 8);
		add_words(m, c, EG_S_BODY, 30);
	}
}

static void make_callout(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_CALLOUT);
	b->label = words(m, 4);
	add_some(m, b, 3);
}

static void make_story(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_STORY);
	b->label = words(m, 2);
	add_title(m, b, 3);
	add_words(m, b, EG_S_BODY, 200);
	add_words(m, b, EG_S_FOOT, 12);
}

static void make_quote(maker *m, eg_block *parent)
{
	add_some(m, add(m->a, parent, EG_B_QUOTE), 3);
}

static void make_pull_quote(maker *m, eg_block *parent)
{
	eg_block *b = add_runs(m, parent, EG_B_PULL_QUOTE, chance(m, 3) ? 25 : 500);
	add_words(m, b, EG_S_LABEL, 8);
}

static void make_signatures(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_SIGNATURES);
	for (uint32_t i = 0; i <= chance(m, 3); i++) {
		eg_block *s = add_runs(m, b, EG_B_SIGNATURE, 5);
		add_words(m, s, EG_S_ROLE, 10);
		add_words(m, s, EG_S_DATE, 3);
	}
}

static void make_code(maker *m, eg_block *parent)
{
	add_runs(m, parent, EG_B_CODE, 30);
}

static void make_glossary(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_GLOSSARY);
	for (uint32_t i = 0; i <= chance(m, 12); i++)
		add_runs(m, b, EG_B_ITEM, 30)->label = words(m, 2);
}

static void make_sources(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_SOURCES);
	for (uint32_t i = 0; i <= chance(m, 12); i++)
		add_runs(m, b, EG_B_ITEM, 30);
}

static void make_columns(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_COLUMNS);
	b->columns = (uint8_t)(2 + chance(m, 2));
	for (uint32_t i = 0; i <= chance(m, 4); i++)
		make_body(m, b);
}

static void make_split(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_SPLIT);
	eg_block *side = add(m->a, b, EG_B_SIDE), *main = add(m->a, b, EG_B_MAIN);
	make_facts(m, side);
	add_some(m, main, 3);
}

static void make_halves(maker *m, eg_block *parent)
{
	eg_block *halves = add(m->a, parent, EG_B_HALVES);
	for (uint32_t i = 0; i <= chance(m, 4); i++) {
		eg_block *half = add(m->a, halves, EG_B_HALF);
		add_title(m, half, 3);
		add_some(m, half, 3);
	}
}

/* At the beginning of a section, and elsewhere. */
static void make_banner(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_BANNER);
	add_words(m, b, EG_S_LABEL, 4);
	add_words(m, b, EG_S_DATE, 4);
	add_title(m, b, 1);
	if (chance(m, 2))
		add_words(m, b, EG_S_NATIVE, 8);
	add_words(m, b, EG_S_TAGLINE, 8);
	if (chance(m, 2))
		make_facts(m, b);
	if (chance(m, 2))
		b->running = words(m, 30);
}

static void make_brief(maker *m, eg_block *parent)
{
	eg_block *s = add(m->a, parent, EG_B_SECTION);
	s->break_before = EG_BREAK_PAGE;
	s->running = words(m, 8);
	make_banner(m, s);
	add_some(m, s, 4);
}

static void make_objective(maker *m, eg_block *parent)
{
	eg_block *o = add(m->a, parent, EG_B_OBJECTIVE);
	o->label = chance(m, 4) ? EG_STR("2.1") : words(m, 1);
	o->goal = 1;
	eg_block *side = add(m->a, o, EG_B_SIDE);
	add_words(m, side, EG_S_LABEL, 2);
	add_words(m, side, EG_S_VALUE, 12);
	add_title(m, o, 2);
	add_words(m, o, EG_S_BODY, 40);
	make_table(m, o);
}

static void make_profile(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_PROFILE);
	add_words(m, b, EG_S_SIDE, 12);
	add_title(m, b, 2);
	add_words(m, b, EG_S_NATIVE, 8);
	add_words(m, b, EG_S_BODY, 60);
	make_facts(m, add(m->a, b, EG_B_SIDE));
	add_some(m, add(m->a, b, EG_B_MAIN), 3);
}

static void make_opener(maker *m, eg_block *parent)
{
	eg_block *b = add(m->a, parent, EG_B_OPENER);
	b->label = chance(m, 3) ? EG_STR("2") : EG_STR("108");
	b->goal = (uint8_t)(1 + chance(m, 3));
	add_words(m, b, EG_S_OPENER_LABEL, 3);
	add_title(m, b, 1);
	add_words(m, b, EG_S_TAGLINE, 9);
	add_words(m, b, EG_S_STATEMENT, 30);
}

static void make_section(maker *m, eg_block *parent)
{
	eg_block *s = add(m->a, parent, EG_B_SECTION);
	s->running = words(m, 8);
	s->break_before = (uint8_t)chance(m, 3);
	add_title(m, s, 1);
	add_some(m, s, 4);
}

static void add_any(maker *m, eg_block *parent)
{
	static void (*const flat[])(maker *, eg_block *) = {make_text, make_body, make_noted,
		make_head, make_list, make_table, make_facts, make_tiles, make_cards, make_story,
		make_pull_quote, make_signatures, make_code, make_glossary, make_sources};
	static void (*const nested[])(maker *, eg_block *) = {make_callout, make_quote,
		make_columns, make_split, make_halves, make_banner, make_brief, make_objective,
		make_profile, make_opener, make_section};
	if (m->depth < 3 && chance(m, 3) == 0)
		nested[chance(m, EG_COUNT(nested))](m, parent);
	else
		flat[chance(m, EG_COUNT(flat))](m, parent);
}

static void make_cover(maker *m, eg_document *doc)
{
	eg_block *s = add(m->a, doc->root, EG_B_SECTION), *c = add(m->a, s, EG_B_COVER);
	add_words(m, c, EG_S_COVER_ORG, 6);
	add_words(m, c, EG_S_COVER_EDITION, 3);
	add_words(m, c, EG_S_COVER_TITLE, 9);
	add_words(m, c, EG_S_COVER_SUBTITLE, 20);
	add_words(m, c, EG_S_COVER_NOTE, 20);
	add(m->a, s, EG_B_CONTENTS);
}

static eg_document *make(maker *m)
{
	static const char *const themes[] = {"federal", "plain", "diplomatic"};
	eg_document *doc = document_of(m->a);
	doc->theme = eg_str_of(themes[chance(m, 3)]);
	doc->a4 = chance(m, 2);
	doc->landscape = !chance(m, 3);
	doc->justify = chance(m, 2);
	doc->title = doc->short_title = words(m, 6);
	doc->status = chance(m, 2) ? words(m, 2) : (eg_str){0};
	doc->marking = chance(m, 2) ? words(m, 12) : (eg_str){0};
	doc->lang = chance(m, 4) ? EG_STR("en-US") : EG_STR("ar");
	if (chance(m, 2))
		make_cover(m, doc);
	uint32_t sections = 1 + chance(m, 4);
	for (uint32_t i = 0; i < sections; i++)
		make_section(m, doc->root);
	return doc;
}

/* -- the law -- */

static void tell(const eg_page *p, const eg_mark *m, size_t page)
{
	eg_str t = m->as.text.shaped->text;
	print_message("page %zu: '%.*s' of %g pt at %g, %g, %g wide, on %g x %g\n", page + 1,
		EG_ARG(t), (double)m->as.text.shaped->size / EG_PT, (double)m->x / EG_PT,
		(double)m->y / EG_PT, (double)m->as.text.shaped->width / EG_PT,
		(double)p->width / EG_PT, (double)p->height / EG_PT);
}

/* The elements that a mark stands in, the innermost first. */
static void tell_where(const eg_pages *p, const eg_page *page, const eg_mark *m)
{
	if (m->artifact)
		return;
	for (uint32_t e = page->owners[m->mcid]; e != UINT32_MAX; e = p->elements[e].parent)
		print_message("  in %s\n", eg_role_name((enum eg_role)p->elements[e].role));
}

static bool blank(eg_str s)
{
	return eg_str_trim(s).n == 0 || eg_str_is(s, "\xC2\xA0");
}

/* Letters stay within the text width, and within the height of the page. */
static size_t marks_outside(const eg_pages *p)
{
	size_t outside = 0;
	for (size_t i = 0; i < p->count; i++) {
		const eg_page *page = p->pages[i];
		bool lies = page->width > page->height;
		const eg_format *f = lies ? eg_theme_landscape(page->height > EG_PTS(594) &&
							       page->height < EG_PTS(600))
					  : eg_theme_format(page->width < EG_PTS(600));
		const eg_mark *marks = eg_page_marks(p->arena, p, page);
		for (size_t k = 0; k < page->mark_count; k++) {
			const eg_mark *m = &marks[k];
			if (m->kind != EG_MARK_GLYPHS || m->as.text.turned ||
				blank(m->as.text.shaped->text))
				continue;
			const eg_shaped *w = m->as.text.shaped;
			eg_len left = m->x, right = m->x + w->width;
			if (left >= f->margin - OUT && right <= f->margin + f->text_width + OUT &&
				m->y - w->size / 2 >= 0 && m->y + w->size / 4 <= page->height)
				continue;
			if (outside++ < 5)
				tell(page, m, i), tell_where(p, page, m);
		}
	}
	return outside;
}

static void try_seed(uint64_t seed)
{
	maker m = {.a = eg_arena_new(), .seed = seed};
	eg_diag diag;
	eg_diag_init(&diag, m.a);
	eg_fonts *fonts = eg_fonts_open(&diag);
	eg_document *doc = make(&m);
	eg_pages *p = eg_layout(m.a, doc, fonts, NULL, &diag);
	size_t outside = marks_outside(p);
	if (outside)
		fail_msg("%zu marks outside their pages with seed %u", outside, (unsigned)seed);
	eg_fonts_close(fonts);
	eg_arena_release(m.a);
}

static void no_letter_stands_outside_its_page(void **state)
{
	(void)state;
	const char *asked = getenv("EG_SEED");
	if (asked) {
		try_seed(strtoull(asked, NULL, 10));
		return;
	}
	for (uint64_t seed = 1; seed <= 40; seed++)
		try_seed(seed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_letter_stands_outside_its_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
