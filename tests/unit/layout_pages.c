/* Whole documents to pages: tags, marks, numbers, and what may never happen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "base/buf.h"
#include "layout/theme.h"

static const char *const prose =
	"Engagement objectives emphasize foreign relationship management, that is right-sizing "
	"partnerships; developing high-quality cooperative activities; and sustaining global "
	"science and "
	"technology awareness, so that what works abroad comes into use at home.";

static bool is_same(eg_str a, const char *b)
{
	return eg_str_is(a, b);
}

/* -- laws that hold for every document -- */

static void check_marks(const eg_page *p)
{
	uint32_t next = 0, last = UINT32_MAX;
	for (size_t i = 0; i < p->mark_count; i++) {
		const eg_mark *m = &p->marks[i];
		if (m->artifact != EG_ART_NONE) {
			last = UINT32_MAX;
			continue;
		}
		assert_int_equal(m->kind, EG_MARK_GLYPHS);
		assert_true(m->mcid < p->mcid_count);
		/* A sequence is one stretch of marks, and they are numbered in their order. */
		if (m->mcid != last)
			assert_int_equal(m->mcid, next++);
		last = m->mcid;
		if (m->as.text.shaped->count && !eg_str_is(m->as.text.shaped->text, " ")) {
			assert_true(m->x >= -EG_PT && m->x < p->width);
			assert_true(m->y > 0 && m->y < p->height);
		}
	}
	assert_int_equal(next, p->mcid_count);
}

/* Every sequence and link is the kid of its element, once; kids stand in the order of pages. */
static void check_kids(eg_arena *a, const eg_pages *p)
{
	size_t content = 0, links = 0, owned = 0, linked = 0;
	(void)a;
	for (size_t i = 0; i < p->element_count; i++) {
		const eg_element *e = &p->elements[i];
		uint32_t page = 0;
		for (uint32_t k = 0; k < e->kid_count; k++) {
			const eg_kid *kid = &e->kids[k];
			if (eg_kid_kind(kid) == EG_KID_ELEMENT) {
				assert_int_equal(p->elements[kid->index].parent, i);
				continue;
			}
			assert_true(eg_kid_page(kid) >= page);
			page = eg_kid_page(kid);
			const eg_page *on = p->pages[eg_kid_page(kid)];
			if (eg_kid_kind(kid) == EG_KID_CONTENT) {
				assert_int_equal(on->owners[kid->index], i);
				content++;
			} else {
				assert_int_equal(on->links[kid->index].element, i);
				links++;
			}
		}
	}
	for (size_t i = 0; i < p->count; i++) {
		owned += p->pages[i]->mcid_count;
		linked += p->pages[i]->link_count;
		for (size_t k = 0; k < p->pages[i]->link_count; k++)
			assert_true(p->pages[i]->links[k].contents.n > 0);
	}
	assert_int_equal(content, owned);
	assert_int_equal(links, linked);
}

static void check_dests(const eg_pages *p)
{
	for (size_t i = 0; i + 1 < p->dest_count; i++)
		assert_true(eg_str_cmp(p->dests[i].id, p->dests[i + 1].id) < 0);
	for (size_t i = 0; i < p->count; i++)
		for (size_t k = 0; k < p->pages[i]->link_count; k++) {
			const eg_link *l = &p->pages[i]->links[k];
			bool found = l->url.n > 0;
			for (size_t d = 0; d < p->dest_count; d++)
				found = found || eg_str_eq(p->dests[d].id, l->dest);
			assert_true(found);
		}
}

/* No level of heads is left out on the way down. */
static void check_heads(const eg_pages *p, uint32_t element, int *level)
{
	const eg_element *e = &p->elements[element];
	if (e->role >= EG_ROLE_H1 && e->role <= EG_ROLE_H6) {
		int here = e->role - EG_ROLE_H1 + 1;
		assert_true(here <= *level + 1);
		*level = here;
	}
	for (uint32_t k = 0; k < e->kid_count; k++)
		if (eg_kid_kind(&e->kids[k]) == EG_KID_ELEMENT)
			check_heads(p, e->kids[k].index, level);
}

static void check_laws(eg_arena *a, const eg_pages *p)
{
	int level = 0;
	for (size_t i = 0; i < p->count; i++)
		check_marks(p->pages[i]);
	check_kids(a, p);
	check_dests(p);
	check_heads(p, 0, &level);
}

/* The text of an element and what is in it, in the order of the tree. */
static void gather(const eg_pages *p, uint32_t element, eg_buf *b)
{
	const eg_element *e = &p->elements[element];
	for (uint32_t k = 0; k < e->kid_count; k++) {
		const eg_kid *kid = &e->kids[k];
		if (eg_kid_kind(kid) == EG_KID_ELEMENT)
			gather(p, kid->index, b);
		if (eg_kid_kind(kid) != EG_KID_CONTENT)
			continue;
		const eg_page *on = p->pages[eg_kid_page(kid)];
		for (size_t i = 0; i < on->mark_count; i++) {
			const eg_mark *m = &on->marks[i];
			if (m->artifact == EG_ART_NONE && m->mcid == kid->index &&
				!m->as.text.hyphen)
				eg_buf_str(b, m->as.text.shaped->text);
		}
	}
}

static eg_str text_of(eg_arena *a, const eg_pages *p, uint32_t element)
{
	eg_buf b = {0};
	gather(p, element, &b);
	eg_str s = eg_str_trim(eg_str_copy(a, eg_buf_view(&b)));
	eg_buf_release(&b);
	return s;
}

static uint32_t find_role(const eg_pages *p, enum eg_role role, unsigned nth)
{
	for (uint32_t i = 0; i < p->element_count; i++)
		if (p->elements[i].role == role && nth-- == 0)
			return i;
	return UINT32_MAX;
}

/* -- tests -- */

static void an_empty_document_is_one_empty_page(void **state)
{
	(void)state;
	setting s = begin();
	eg_pages *p = lay(&s);
	assert_int_equal(p->count, 1);
	check_laws(s.a, p);
	end(&s);
}

static void the_words_of_a_paragraph_come_out_again_in_order(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *section = add_section(s.a, s.doc->root, "one", "First", EG_BREAK_NONE);
	for (int i = 0; i < 40; i++)
		add_text(s.a, section, EG_S_BODY, prose);
	eg_pages *p = lay(&s);
	check_laws(s.a, p);
	assert_true(p->count > 2);
	for (unsigned i = 0; i < 40; i++)
		assert_true(is_same(text_of(s.a, p, find_role(p, EG_ROLE_P, i)), prose));
	end(&s);
}

static void body_lines_stand_on_the_grid(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *section = add_section(s.a, s.doc->root, "one", "First", EG_BREAK_NONE);
	add_text(s.a, section, EG_S_LEAD, prose);
	for (int i = 0; i < 12; i++) {
		add_text(s.a, section, EG_S_BODY, prose);
		add_head(s.a, section, (uint8_t)(2 + i % 2), "A head between");
		say(s.a, add(s.a, add(s.a, section, EG_B_LIST), EG_B_ITEM), "An item");
		add_text(s.a, section, EG_S_BODY, prose);
	}
	eg_pages *p = lay(&s);
	size_t lines = 0;
	for (size_t i = 0; i < p->count; i++)
		for (size_t k = 0; k < p->pages[i]->mark_count; k++) {
			const eg_mark *m = &p->pages[i]->marks[k];
			if (m->artifact != EG_ART_NONE || m->as.text.shaped->size != EG_PTS(10.25))
				continue;
			const eg_element *owner = &p->elements[p->pages[i]->owners[m->mcid]];
			if (owner->role != EG_ROLE_P)
				continue;
			eg_len off = (m->y - EG_PTS(88.59) + EG_PT / 100) % EG_PTS(14);
			assert_true(off <= EG_PT / 50);
			lines++;
		}
	assert_true(lines > 100);
	end(&s);
}

static void heads_never_jump_a_level(void **state)
{
	(void)state;
	setting s = begin();
	static const uint8_t written[] = {3, 1, 4, 2, 6, 6, 3, 1, 5};
	for (size_t i = 0; i < EG_COUNT(written); i++) {
		add_head(s.a, s.doc->root, written[i], "Head");
		add_text(s.a, s.doc->root, EG_S_BODY, "Words.");
	}
	eg_pages *p = lay(&s);
	check_laws(s.a, p);
	assert_int_equal(p->elements[find_role(p, EG_ROLE_H1, 0)].role, EG_ROLE_H1);
	end(&s);
}

static void the_contents_show_the_pages_of_the_heads(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *front = add_section(s.a, s.doc->root, "contents", NULL, EG_BREAK_PAGE);
	say(s.a, add(s.a, front, EG_B_CONTENTS), "Contents");
	for (int i = 0; i < 12; i++) {
		const char *id = eg_strf(s.a, "part%d", i).p,
			   *title = eg_strf(s.a, "Chapter%d", i).p;
		eg_block *part = add_section(
			s.a, s.doc->root, id, title, i ? EG_BREAK_PAGE : EG_BREAK_RECTO);
		for (int k = 0; k < 10 * i; k++)
			add_text(s.a, part, EG_S_BODY, prose);
	}
	eg_pages *p = lay(&s);
	check_laws(s.a, p);
	assert_true(is_same(p->pages[0]->label, "i"));
	assert_int_equal(p->label_count, 2);
	assert_int_equal(p->labels[1].page, 2);
	assert_true(is_same(p->pages[2]->label, "1"));
	s.doc->zero = 0x660;
	const eg_pages *arabic = lay(&s);
	assert_int_equal(arabic->label_count, arabic->count - 1); /* the roman ones are one range */
	assert_true(eg_str_eq(arabic->labels[1].prefix, arabic->pages[2]->label));
	assert_true(is_same(arabic->labels[1].prefix, "\xD9\xA1"));
	assert_int_equal(arabic->labels[1].style, 0);
	for (size_t i = 0; i < arabic->count; i++) {
		const eg_mark *marks = eg_page_marks(s.a, arabic, arabic->pages[i]);
		for (size_t k = 0; k < arabic->pages[i]->mark_count; k++)
			for (uint32_t g = 0; marks[k].kind == EG_MARK_GLYPHS &&
					     g < marks[k].as.text.shaped->count;
				g++)
				assert_true(marks[k].as.text.shaped->glyphs[g].id != 0);
	}
	assert_int_equal(p->outline_count, 12);
	for (unsigned i = 0; i < 12; i++) {
		eg_str line = text_of(s.a, p, find_role(p, EG_ROLE_LINK, i));
		const eg_outline_item *o = &p->outline[i];
		eg_str wanted = eg_strf(
			s.a, "%.*s %.*s", EG_ARG(o->title), EG_ARG(p->pages[o->page]->label));
		assert_true(eg_str_eq(line, wanted));
	}
	end(&s);
}

static void a_page_number_in_a_text_is_that_of_its_target(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *one = add_section(s.a, s.doc->root, "one", "First", EG_BREAK_NONE);
	eg_block *text = add_text(s.a, one, EG_S_BODY, "x");
	text->runs[0] =
		(eg_run){.text = EG_STR("00"), .style = EG_I_PAGEREF, .dest = EG_STR("far")};
	for (int i = 0; i < 150; i++)
		add_text(s.a, one, EG_S_BODY, prose);
	eg_block *far = add_text(s.a, one, EG_S_BODY, "The end.");
	far->id = EG_STR("far");
	eg_pages *p = lay(&s);
	check_laws(s.a, p);
	eg_str shown = text_of(s.a, p, find_role(p, EG_ROLE_P, 0));
	assert_true(eg_str_eq(shown, p->pages[p->count - 1]->label));
	end(&s);
}

/* No word of a line stands on the one before it. */
static void check_room(const eg_page *p)
{
	for (size_t i = 1; i < p->mark_count; i++) {
		const eg_mark *a = &p->marks[i - 1], *b = &p->marks[i];
		if (a->kind != EG_MARK_GLYPHS || b->kind != EG_MARK_GLYPHS || a->y != b->y)
			continue;
		assert_true(b->x < a->x || b->x >= a->x + a->as.text.shaped->width - EG_PT / 8);
	}
}

/* In roman numbers page 8 is longer than page 9: what grows by it moves the target on to page 9,
 * and what shrinks again moves it back. */
static void page_numbers_that_go_back_and_forth_are_right_in_the_end(void **state)
{
	(void)state;
	setting s = begin();
	for (int lines = 350; lines < 358; lines++) {
		s.doc = document_of(s.a);
		eg_block *text = add(s.a, s.doc->root, EG_B_TEXT);
		text->run_count = 120;
		text->runs = EG_NEW_N(s.a, eg_run, 120);
		for (int i = 0; i < 120; i += 2) {
			text->runs[i].text = EG_STR("see page ");
			text->runs[i + 1] = (eg_run){
				.style = EG_I_PAGEREF, .dest = EG_STR("far"), .text = EG_STR("00")};
		}
		for (int i = 1; i < 60; i++)
			text->runs[2 * i].text = EG_STR(", see page ");
		for (int i = 0; i < lines; i++)
			add_text(s.a, s.doc->root, EG_S_BODY, "One line of words.");
		add_text(s.a, s.doc->root, EG_S_BODY, "The end.")->id = EG_STR("far");
		eg_pages *p = lay(&s);
		eg_str label = p->pages[p->count - 1]->label;
		for (size_t i = 0; i < p->pages[0]->mark_count; i++) {
			const eg_mark *m = &p->pages[0]->marks[i];
			if (m->artifact == EG_ART_NONE && m->as.text.shaped->text.n > 1 &&
				(m->as.text.shaped->text.p[0] == 'v' ||
					m->as.text.shaped->text.p[0] == 'i'))
				assert_true(eg_str_eq(m->as.text.shaped->text, label));
		}
		check_room(p->pages[0]);
	}
	end(&s);
}

/* What the running head of a page has at the left and at the right. */
static bool head_says(const eg_page *page, const char *left, const char *right)
{
	eg_len main_x = eg_theme_format(false)->main_x;
	bool has_left = false, has_right = false;
	for (size_t i = 0; i < page->mark_count; i++) {
		const eg_mark *m = &page->marks[i];
		if (m->artifact != EG_ART_HEADER)
			continue;
		has_left = has_left || (m->x < main_x && eg_str_is(m->as.text.shaped->text, left));
		has_right =
			has_right || (m->x >= main_x && eg_str_is(m->as.text.shaped->text, right));
	}
	return has_left && has_right;
}

/* DESIGNBOOK.md 5.21 */
static void in_a_part_with_an_opener_rectos_say_its_label_and_its_name(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *part = add_section(s.a, s.doc->root, "g", NULL, EG_BREAK_PART);
	part->running = EG_STR("Networks");
	eg_block *opener = add(s.a, part, EG_B_OPENER);
	add_text(s.a, opener, EG_S_OPENER_LABEL, "Goal");
	add_head(s.a, opener, 1, "Networks");
	for (int i = 0; i < 150; i++)
		add_text(s.a, part, EG_S_BODY, "filler");
	lay(&s);
	assert_true(s.p->count >= 4);
	assert_true(head_says(s.p->pages[1], "International", "Networks"));
	assert_true(head_says(s.p->pages[2], "Goal", "Networks"));
	end(&s);
}

static void parts_that_ask_for_it_begin_on_a_recto(void **state)
{
	(void)state;
	setting s = begin();
	for (int i = 0; i < 3; i++)
		add_text(s.a,
			add_section(s.a, s.doc->root, i ? i > 1 ? "c" : "b" : "a", "Part",
				EG_BREAK_RECTO),
			EG_S_BODY, "Words.");
	eg_pages *p = lay(&s);
	assert_int_equal(p->count, 5);
	assert_int_equal(p->pages[1]->mark_count, 0);
	assert_int_equal(p->pages[3]->mark_count, 0);
	end(&s);
}

static void a_list_of_tables_among_other_things_makes_no_front_matter(void **state)
{
	(void)state;
	for (int others = 0; others < 2; others++) {
		setting s = begin();
		add(s.a, add_section(s.a, s.doc->root, "contents", NULL, EG_BREAK_NONE),
			EG_B_CONTENTS);
		eg_block *own = add_section(s.a, s.doc->root, "own", "Own", EG_BREAK_RECTO);
		add(s.a, own, EG_B_LISTING);
		say(s.a, add(s.a, add(s.a, own, EG_B_LIST), EG_B_ITEM), "One");
		if (!others)
			own->child_count = 2; /* its head and the list of tables */
		eg_block *body = add_section(s.a, s.doc->root, "body", "Body", EG_BREAK_RECTO);
		add_text(s.a, body, EG_S_BODY, prose);
		eg_pages *p = lay(&s);
		assert_true(is_same(p->pages[p->count - 1]->label, others ? "3" : "1"));
		end(&s);
	}
}

static void where_nothing_asks_for_a_recto_no_page_is_empty_and_the_cover_is_number_one(
	void **state)
{
	(void)state;
	setting s = begin();
	say(s.a, add(s.a, add_section(s.a, s.doc->root, "cover", NULL, EG_BREAK_NONE), EG_B_COVER),
		"Report");
	for (int i = 0; i < 2; i++)
		for (int k = 0; k < 30; k++)
			add_text(s.a,
				k ? s.doc->root->children[s.doc->root->child_count - 1]
				  : add_section(
					    s.a, s.doc->root, i ? "b" : "a", "Part", EG_BREAK_PAGE),
				EG_S_BODY, prose);
	eg_pages *p = lay(&s);
	for (size_t i = 0; i < p->count; i++)
		assert_true(p->pages[i]->mark_count > 0);
	assert_true(is_same(p->pages[0]->label, "1"));
	assert_true(is_same(p->pages[1]->label, "2"));
	assert_int_equal(p->label_count, 1);
	assert_int_equal(p->labels[0].style, 'D');
	check_laws(s.a, p);
	end(&s);
}

static void a_paragraph_after_a_list_is_not_indented(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *section = add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_PAGE);
	eg_block *item = add(s.a, add(s.a, section, EG_B_LIST), EG_B_ITEM);
	add_text(s.a, item, EG_S_BODY, "First.");
	add_text(s.a, item, EG_S_BODY, "Second.");
	add_text(s.a, section, EG_S_BODY, "After.");
	const eg_pages *p = lay(&s);
	eg_len after = 0;
	for (size_t i = 0; i < p->pages[0]->mark_count; i++) {
		const eg_mark *m = &p->pages[0]->marks[i];
		if (m->kind == EG_MARK_GLYPHS && is_same(m->as.text.shaped->text, "After."))
			after = m->x;
	}
	assert_int_equal(after, EG_PTS(226));
	end(&s);
}

static void a_link_is_an_element_with_its_annotation(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *text = add_text(s.a, s.doc->root, EG_S_BODY, "x");
	text->runs = EG_NEW_N(s.a, eg_run, 4);
	text->runs[0].text = EG_STR("See ");
	text->runs[1] = (eg_run){.text = EG_STR("the page"), .url = EG_STR("https://example.org/")};
	text->runs[2] = (eg_run){.text = EG_STR(" and "), .lang = EG_STR("en-US")};
	text->runs[3] = (eg_run){.text = EG_STR("Ministerium"), .lang = EG_STR("de")};
	text->run_count = 4;
	eg_pages *p = lay(&s);
	check_laws(s.a, p);
	const char *roles = "Document\n  P\n    Link\n    Span\n";
	assert_true(is_same(eg_pages_roles(s.a, p), roles));
	assert_true(is_same(eg_element_traits(&p->elements[3])->lang, "de"));
	const eg_element *par = &p->elements[1];
	assert_int_equal(par->kid_count, 4);
	assert_int_equal(eg_kid_kind(&par->kids[0]), EG_KID_CONTENT);
	assert_int_equal(eg_kid_kind(&par->kids[1]), EG_KID_ELEMENT);
	assert_int_equal(p->pages[0]->link_count, 1);
	end(&s);
}

static void a_list_has_items_labels_and_bodies(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *list = add(s.a, s.doc->root, EG_B_LIST);
	list->ordered = true;
	list->start = 1;
	say(s.a, add(s.a, list, EG_B_ITEM), "One");
	eg_block *two = say(s.a, add(s.a, list, EG_B_ITEM), "Two");
	say(s.a, add(s.a, add(s.a, two, EG_B_LIST), EG_B_ITEM), "Inner");
	eg_pages *p = lay(&s);
	check_laws(s.a, p);
	assert_true(is_same(eg_pages_roles(s.a, p),
		"Document\n  L\n    LI\n      Lbl\n      LBody\n    LI\n      Lbl\n      LBody\n"
		"        P\n        L\n          LI\n            LBody\n"));
	assert_true(is_same(text_of(s.a, p, find_role(p, EG_ROLE_LBL, 1)), "2."));
	end(&s);
}

static void a_head_that_is_too_long_ends_in_an_ellipsis(void **state)
{
	(void)state;
	static const char *const titles[] = {
		"International engagement of the directorate and of all its offices abroad",
		"Donaudampfschifffahrtsgesellschaftskapitaensmuetzenbandfabrikantinnenverband"};
	for (size_t i = 0; i < EG_COUNT(titles); i++) {
		setting s = begin();
		s.doc->short_title = eg_str_of(titles[i]);
		add_text(s.a, add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_NONE), EG_S_BODY,
			prose);
		eg_pages *p = lay(&s);
		eg_str head = EG_STR("");
		for (size_t k = 0; k < p->pages[0]->mark_count; k++) {
			const eg_mark *m = &p->pages[0]->marks[k];
			bool at_side = m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_HEADER &&
				       m->x < EG_PTS(220);
			if (!at_side)
				continue;
			head = eg_str_join(s.a, head, m->as.text.shaped->text);
			assert_true(m->x + m->as.text.shaped->width <= EG_PTS(214.1));
		}
		assert_true(eg_str_ends(eg_str_trim(head), EG_STR("\xE2\x80\xA6")));
		assert_true(head.n > 20);
		assert_int_equal(
			s.diag.count, 0); /* the page does not repeat what the text tells */
		end(&s);
	}
}

static void a_marking_stands_on_every_page_and_a_draft_says_so(void **state)
{
	(void)state;
	setting s = begin();
	s.doc->marking = EG_STR("CUI");
	s.doc->status = EG_STR("Draft");
	add_text(s.a, add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_RECTO), EG_S_BODY,
		"Words.");
	add_text(s.a, add_section(s.a, s.doc->root, "b", "Part", EG_BREAK_RECTO), EG_S_BODY,
		"Words.");
	eg_pages *p = lay(&s);
	assert_int_equal(p->count, 3);
	for (size_t i = 0; i < p->count; i++) {
		int markings = 0, drafts = 0;
		for (size_t k = 0; k < p->pages[i]->mark_count; k++) {
			const eg_mark *m = &p->pages[i]->marks[k];
			if (m->kind != EG_MARK_GLYPHS)
				continue;
			markings += eg_str_is(m->as.text.shaped->text, "CUI");
			drafts += m->as.text.turned;
			assert_true(!m->as.text.turned || k == 0);
		}
		assert_int_equal(markings, 2);
		assert_int_equal(drafts, i == 1 ? 0 : 1);
	}
	end(&s);
}

/* A document with everything too much: nothing leaves the page but what must, nothing ends. */
static void stress_does_not_break_the_laws(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = add_section(s.a, s.doc->root, "", NULL, EG_BREAK_NONE), *inner = b;
	for (int i = 0; i < 40; i++) {
		inner = add(s.a, inner, i % 2 ? EG_B_LIST : EG_B_QUOTE);
		if (i % 2)
			inner = say(s.a, add(s.a, inner, EG_B_ITEM), "Item");
	}
	add_text(s.a, inner, EG_S_BODY, prose);
	for (int kind = EG_B_SECTION; kind <= EG_B_GROUP; kind++) {
		add(s.a, b, (enum eg_block_kind)kind);
		eg_block *full = add(s.a, b, (enum eg_block_kind)kind);
		full->id = eg_strf(s.a, "id%d", kind);
		full->label = EG_STR("9");
		for (int style = 0; style < EG_S_COUNT; style++)
			add_text(s.a, full, (enum eg_style)style, "Some words");
		add_head(s.a, full, 1, "A head in it");
	}
	add_text(s.a, b, EG_S_BODY, "");
	eg_block *group = add(s.a, b, EG_B_GROUP);
	for (int i = 0; i < 60; i++)
		add_text(s.a, group, EG_S_BODY, prose);
	for (int a4 = 0; a4 < 2; a4++) {
		s.doc->a4 = a4;
		s.doc->theme = a4 ? EG_STR("plain") : EG_STR("diplomatic");
		check_laws(s.a, lay(&s));
	}
	end(&s);
}

static void two_runs_give_the_same_pages(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *section = add_section(s.a, s.doc->root, "one", "First", EG_BREAK_NONE);
	for (int i = 0; i < 20; i++)
		add_text(s.a, section, EG_S_BODY, prose);
	eg_str first = eg_pages_dump(s.a, lay(&s)), second = eg_pages_dump(s.a, lay(&s));
	assert_true(first.n > 1000);
	assert_true(eg_str_eq(first, second));
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_document_is_one_empty_page),
		cmocka_unit_test(the_words_of_a_paragraph_come_out_again_in_order),
		cmocka_unit_test(body_lines_stand_on_the_grid),
		cmocka_unit_test(heads_never_jump_a_level),
		cmocka_unit_test(the_contents_show_the_pages_of_the_heads),
		cmocka_unit_test(a_page_number_in_a_text_is_that_of_its_target),
		cmocka_unit_test(page_numbers_that_go_back_and_forth_are_right_in_the_end),
		cmocka_unit_test(in_a_part_with_an_opener_rectos_say_its_label_and_its_name),
		cmocka_unit_test(parts_that_ask_for_it_begin_on_a_recto),
		cmocka_unit_test(a_list_of_tables_among_other_things_makes_no_front_matter),
		cmocka_unit_test(
			where_nothing_asks_for_a_recto_no_page_is_empty_and_the_cover_is_number_one),
		cmocka_unit_test(a_paragraph_after_a_list_is_not_indented),
		cmocka_unit_test(a_link_is_an_element_with_its_annotation),
		cmocka_unit_test(a_list_has_items_labels_and_bodies),
		cmocka_unit_test(a_head_that_is_too_long_ends_in_an_ellipsis),
		cmocka_unit_test(a_marking_stands_on_every_page_and_a_draft_says_so),
		cmocka_unit_test(stress_does_not_break_the_laws),
		cmocka_unit_test(two_runs_give_the_same_pages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
