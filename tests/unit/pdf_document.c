/* The whole writer on pages set by hand. With an argument, writes the sample there, and its roles
 * beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "pdf/pdf.h"
#include "pdf_sample.h"

#define HEBREW     0x48656272u
#define ARABIC     0x41726162u
#define DEVANAGARI 0x44657661u
#define HAN        0x48616E69u
#define HANGUL     0x48616E67u

static void link_to(sample *s, uint32_t parent, eg_link link, const char *text)
{
	eg_page *page = sample_page(s);
	uint32_t element = sample_element(s, EG_ROLE_LINK, parent);
	link.x0 = s->x;
	link.y0 = s->y - s->style.size;
	sample_words(s, sample_mcid(s, element), EG_ART_NONE, text);
	link.x1 = s->x;
	link.y1 = s->y + 2 * EG_PT;
	link.element = element;
	page->links = eg_grow(
		s->arena, page->links, page->link_count, &page->link_cap, sizeof(*page->links));
	sample_kid(s, element,
		eg_kid_of(EG_KID_LINK, (uint32_t)s->pages->count - 1, (uint32_t)page->link_count));
	page->links[page->link_count++] = link;
}

static void furniture(sample *s)
{
	eg_len x = s->x, y = s->y;
	sample_mark(s, (eg_mark){.kind = EG_MARK_RECT,
			       .artifact = EG_ART_BACKGROUND,
			       .fill = true,
			       .colour = 0xF2F5F8,
			       .w = 612 * EG_PT,
			       .h = 36 * EG_PT});
	s->y = 50 * EG_PT;
	sample_words(s, 0, EG_ART_HEADER, "Running head");
	s->x = 300 * EG_PT;
	s->y = 760 * EG_PT;
	sample_words(s, 0, EG_ART_FOOTER, "12");
	s->x = 300 * EG_PT;
	s->y = 400 * EG_PT;
	eg_mark *draft = sample_word(s, 0, EG_ART_LAYOUT, EG_STR("DRAFT"));
	draft->as.text.turned = true;
	draft->as.text.angle = 45;
	s->x = x;
	s->y = y;
}

static void paragraphs(sample *s, uint32_t sect)
{
	uint32_t p = sample_element(s, EG_ROLE_P, sect);
	sample_line(s);
	uint32_t mcid = sample_mcid(s, p);
	sample_words(s, mcid, EG_ART_NONE,
		"The office of affinity, AVATAR fjords and a well-known inter");
	sample_word(s, mcid, EG_ART_NONE, EG_STR("-"))->as.text.hyphen = true;
	sample_line(s);
	sample_words(s, mcid, EG_ART_NONE,
		"national effort with Goal\xC2\xA0\x32, e\xCC\x81 x\xCC\x84 and (brackets\\). ");
	s->style.features = EG_FEAT_SMCP;
	sample_words(s, mcid, EG_ART_NONE, "small capitals");
	s->style.features = 0;
	sample_words(s, mcid, EG_ART_NONE, " end. See ");
	link_to(s, p,
		(eg_link){.url = EG_STR("https://example.org/a b?x=\xC3\xA9"),
			.contents = EG_STR("Example site")},
		"the site");
	sample_words(s, sample_mcid(s, p), EG_ART_NONE, " or ");
	link_to(s, p,
		(eg_link){.dest = EG_STR("goal-1"),
			.contents = EG_STR("Go to Goal 1 \xE2\x80\x94 here")},
		"Goal 1");
}

static void other_scripts(sample *s, uint32_t sect)
{
	static const struct {
		uint32_t script, first;
		bool rtl;
		const char *lang, *words[4];
	} rows[] = {
		{HEBREW, 0x5D0, true, "he",
			{"\xD7\x9E\xD7\xA9\xD7\xA8\xD7\x93",
				"\xD7\x94\xD7\x91\xD7\x99\xD7\x98\xD7\x97\xD7\x95\xD7\x9F"}},
		{ARABIC, 0x627, true, "ar",
			{"\xD8\xA7\xD9\x84\xD8\xA5\xD9\x85\xD8\xA7\xD8\xB1\xD8\xA7\xD8\xAA",
				"\xD8\xA7\xD9\x84\xD8\xA3\xD9\x85\xD9\x86",
				"\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"}},
		{DEVANAGARI, 0x915, false, "hi",
			{"\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80",
				"\xE0\xA4\x95\xE0\xA4\xBF"}},
		{HAN, 0x56FD, false, "zh-Hans", {"\xE5\x9B\xBD\xE5\x9C\x9F"}},
		{HANGUL, 0xB300, false, "ko", {"\xEB\x8C\x80\xED\x95\x9C\xEB\xAF\xBC\xEA\xB5\xAD"}},
	};
	eg_type_style latin = s->style;
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		const eg_face *face = eg_face_fallback(s->fonts, latin.face, rows[i].first,
			rows[i].script, eg_str_of(rows[i].lang));
		if (!face)
			continue;
		uint32_t p = sample_element(s, EG_ROLE_P, sect);
		sample_traits(s, p)->lang = eg_str_of(rows[i].lang);
		sample_line(s);
		uint32_t mcid = sample_mcid(s, p);
		s->style.face = face;
		s->script = rows[i].script;
		s->rtl = rows[i].rtl;
		s->x = rows[i].rtl ? 540 * EG_PT : s->x;
		for (size_t k = 0; k < 4 && rows[i].words[k]; k++) {
			for (int space = k > 0; space >= 0; space--) {
				eg_len at = s->x;
				eg_mark *m = sample_word(s, mcid, EG_ART_NONE,
					space ? EG_STR(" ") : eg_str_of(rows[i].words[k]));
				if (s->rtl)
					s->x = m->x = at - m->as.text.shaped->width;
			}
		}
	}
	s->style = latin;
	s->script = SAMPLE_LATIN;
	s->rtl = false;
}

static void list(sample *s, uint32_t sect)
{
	uint32_t l = sample_element(s, EG_ROLE_L, sect);
	s->pages->elements[l].numbering = 1;
	for (int i = 0; i < 2; i++) {
		uint32_t li = sample_element(s, EG_ROLE_LI, l);
		uint32_t label = sample_element(s, EG_ROLE_LBL, li);
		uint32_t body = sample_element(s, EG_ROLE_LBODY, li);
		sample_line(s);
		sample_words(s, sample_mcid(s, label), EG_ART_NONE, i ? "2. " : "1. ");
		sample_words(s, sample_mcid(s, body), EG_ART_NONE, "An item of the list");
	}
}

static void table(sample *s, uint32_t sect)
{
	static const char *const cells[2][2] = {{"Partner", "Since"}, {"Norway", "2004"}};
	uint32_t t = sample_element(s, EG_ROLE_TABLE, sect);
	sample_traits(s, t)->summary = EG_STR("Partners by year");
	uint32_t caption = sample_element(s, EG_ROLE_CAPTION, t);
	sample_line(s);
	sample_words(s, sample_mcid(s, caption), EG_ART_NONE, "Table 1");
	uint32_t *heads = EG_NEW_N(s->arena, uint32_t, 2);
	for (int r = 0; r < 2; r++) {
		uint32_t part = sample_element(s, r ? EG_ROLE_TBODY : EG_ROLE_THEAD, t);
		uint32_t row = sample_element(s, EG_ROLE_TR, part);
		sample_line(s);
		for (int c = 0; c < 2; c++) {
			uint32_t cell = sample_element(s, r ? EG_ROLE_TD : EG_ROLE_TH, row);
			if (!r) {
				s->pages->elements[cell].scope = 1;
				heads[c] = cell;
			} else {
				eg_traits *e = sample_traits(s, cell);
				e->headers = &heads[c];
				e->header_count = 1;
			}
			s->x = (72 + 150 * c) * EG_PT;
			sample_words(s, sample_mcid(s, cell), EG_ART_NONE, cells[r][c]);
		}
		sample_mark(s, (eg_mark){.kind = EG_MARK_LINE,
				       .artifact = EG_ART_LAYOUT,
				       .stroke = true,
				       .stroke_colour = 0x808080,
				       .x = 72 * EG_PT,
				       .y = s->y + 3 * EG_PT,
				       .w = 300 * EG_PT,
				       .line_width = EG_PT / 2});
	}
}

static void figure(sample *s, uint32_t sect)
{
	static const eg_point triangle[] = {{100 * EG_PT, 500 * EG_PT}, {160 * EG_PT, 500 * EG_PT},
		{150 * EG_PT, 480 * EG_PT}, {140 * EG_PT, 460 * EG_PT}, {130 * EG_PT, 450 * EG_PT}};
	uint32_t f = sample_element(s, EG_ROLE_FIGURE, sect);
	eg_traits *e = sample_traits(s, f);
	e->alt = EG_STR("A sail \xE2\x80\x93 blue");
	e->placed_block = true;
	e->bbox[0] = 100 * EG_PT;
	e->bbox[1] = 450 * EG_PT;
	e->bbox[2] = 160 * EG_PT;
	e->bbox[3] = 500 * EG_PT;
	sample_mark(s, (eg_mark){.kind = EG_MARK_PATH,
			       .fill = true,
			       .stroke = true,
			       .colour = 0x1A5FB4,
			       .mcid = sample_mcid(s, f),
			       .line_width = EG_PT,
			       .as.path = {.ops = "MLCZ", .points = triangle, .op_count = 4}});
}

static void finish(sample *s, uint32_t heading)
{
	eg_pages *p = s->pages;
	p->dests = EG_NEW_N(s->arena, eg_dest, 2);
	p->dests[0] = (eg_dest){EG_STR("goal-1"), 0, 72 * EG_PT, 72 * EG_PT};
	p->dests[1] = (eg_dest){EG_STR("z\xC3\xBC"), 1, 72 * EG_PT, 72 * EG_PT};
	p->dest_count = 2;
	p->outline = EG_NEW_N(s->arena, eg_outline_item, 3);
	p->outline[0] = (eg_outline_item){EG_STR("Goal 1"), 1, EG_STR("goal-1"), 0, 0, heading};
	p->outline[1] = (eg_outline_item){EG_STR("Caf\xC3\xA9"), 2, EG_STR(""), 1, 0, heading};
	p->outline[2] =
		(eg_outline_item){EG_STR("Last \xF0\x9F\x98\x80"), 1, EG_STR(""), 1, 0, heading};
	p->outline_count = 3;
	p->labels = EG_NEW_N(s->arena, eg_label_range, 2);
	p->labels[0] = (eg_label_range){.page = 0, .style = 'r', .start = 4};
	p->labels[1] = (eg_label_range){.page = 1, .style = 'D', .start = 1};
	p->label_count = 2;
}

static void build(sample *s)
{
	sample_open(s);
	uint32_t root = sample_element(s, EG_ROLE_DOCUMENT, UINT32_MAX);
	uint32_t sect = sample_element(s, EG_ROLE_SECT, root);
	sample_new_page(s);
	furniture(s);
	s->colour = 0x003366;
	uint32_t heading = sample_text(s, EG_ROLE_H1, sect, "Goal 1");
	sample_traits(s, heading)->id = EG_STR("goal-1");
	s->colour = 0;
	paragraphs(s, sect);
	other_scripts(s, sect);
	list(s, sect);
	table(s, sect);
	figure(s, sect);
	sample_new_page(s);
	furniture(s);
	/* A paragraph that goes on from the page before, and a note. */
	uint32_t p = sample_text(s, EG_ROLE_P, sect, "Second page.");
	sample_new_page(s);
	sample_words(s, sample_mcid(s, p), EG_ART_NONE, "Third page.");
	sample_text(s, EG_ROLE_NOTE, sect, "A note.");
	finish(s, heading);
}

static eg_buf write_on(sample *s, eg_pool *pool)
{
	eg_buf out = {0};
	eg_str why = {0};
	eg_pdf_options opt = {.producer = EG_STR("engross test"), .pool = pool};
	build(s);
	if (!eg_pdf_write(&out, s->pages, &opt, &why))
		fail_msg("%.*s", EG_ARG(why));
	return out;
}

static eg_buf write_sample(sample *s)
{
	return write_on(s, NULL);
}

/* Two samples, the second with a pool or NULL, are written with the same bytes. */
static void assert_same_bytes(eg_pool *pool)
{
	sample a, b;
	eg_buf first = write_sample(&a), second = write_on(&b, pool);
	assert_int_equal(first.n, second.n);
	assert_memory_equal(first.p, second.p, first.n);
	eg_buf_release(&first);
	eg_buf_release(&second);
	sample_close(&a);
	sample_close(&b);
}

static void pages_that_are_painted_at_the_same_time_give_the_same_bytes(void **state)
{
	(void)state;
	eg_pool *pool = eg_pool_new(3);
	assert_same_bytes(pool);
	eg_pool_release(pool);
}

static void the_same_pages_give_the_same_bytes(void **state)
{
	(void)state;
	assert_same_bytes(NULL);
}

static bool holds(const eg_buf *b, const char *what)
{
	return eg_str_find(eg_buf_view(b), eg_str_of(what), 0) != SIZE_MAX;
}

static void a_file_begins_and_ends_as_the_standard_says(void **state)
{
	(void)state;
	sample s;
	eg_buf out = write_sample(&s);
	assert_true(eg_str_starts(eg_buf_view(&out), EG_STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")));
	assert_true(eg_str_ends(eg_buf_view(&out), EG_STR("%%EOF\n")));
	eg_buf_release(&out);
	sample_close(&s);
}

static void metadata_is_readable_and_escaped(void **state)
{
	(void)state;
	sample s;
	eg_buf out = write_sample(&s);
	assert_true(holds(&out, "Sample &amp; &lt;test&gt;"));
	assert_true(holds(&out, "<pdfuaid:part>1</pdfuaid:part>"));
	assert_true(holds(&out, "<xmp:CreateDate>2024-12-11T00:00:00Z</xmp:CreateDate>"));
	eg_buf_release(&out);
	sample_close(&s);
}

static void expect_refusal(const eg_pages *pages, const char *reason)
{
	eg_buf out = {0};
	eg_str why = {0};
	assert_false(eg_pdf_write(
		&out, pages, &(eg_pdf_options){.producer = EG_STR("engross test")}, &why));
	assert_true(eg_str_find(why, eg_str_of(reason), 0) != SIZE_MAX);
	eg_buf_release(&out);
}

static void a_link_to_nowhere_is_refused(void **state)
{
	(void)state;
	sample s;
	build(&s);
	s.pages->pages[0]->links[1].dest = EG_STR("goal-9");
	expect_refusal(s.pages, "'goal-9' leads nowhere");
	sample_close(&s);
}

static void a_sequence_that_is_taken_up_again_is_refused(void **state)
{
	(void)state;
	sample s;
	build(&s);
	eg_page *page = s.pages->pages[0];
	page->marks[page->mark_count - 1].mcid = 0;
	expect_refusal(s.pages, "not one sequence");
	sample_close(&s);
}

static void an_element_without_its_content_is_refused(void **state)
{
	(void)state;
	sample s;
	build(&s);
	s.pages->pages[0]->owners[0] = 0;
	expect_refusal(s.pages, "does not hold together");
	sample_close(&s);
}

static int save(const char *path, eg_str bytes)
{
	FILE *f = fopen(path, "wb");
	if (!f)
		return 1;
	size_t written = fwrite(bytes.p, 1, bytes.n, f);
	return fclose(f) != 0 || written != bytes.n;
}

/* For a look at the sample with other tools. */
static int save_sample(const char *path)
{
	sample s;
	eg_buf out = write_sample(&s);
	eg_str roles = eg_pages_roles(s.arena, s.pages);
	int failed = save(path, eg_buf_view(&out));
	failed |= save(eg_cstr(s.arena, eg_strf(s.arena, "%s.roles", path)), roles);
	eg_buf_release(&out);
	sample_close(&s);
	return failed;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_pages_give_the_same_bytes),
		cmocka_unit_test(pages_that_are_painted_at_the_same_time_give_the_same_bytes),
		cmocka_unit_test(a_file_begins_and_ends_as_the_standard_says),
		cmocka_unit_test(metadata_is_readable_and_escaped),
		cmocka_unit_test(a_link_to_nowhere_is_refused),
		cmocka_unit_test(a_sequence_that_is_taken_up_again_is_refused),
		cmocka_unit_test(an_element_without_its_content_is_refused),
	};
	if (argc > 1)
		return save_sample(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
