/* Paragraphs: lines, hyphens, rag, directions, messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text_sample.h"

#include "base/buf.h"
#include "base/pool.h"
#include "locale/locale.h"
#include "text/margin.h"
#include "text/stretch.h"

#include <stdlib.h>

static const char prose[] =
	"International engagement advances the mission of the Directorate by joining the "
	"knowledge, facilities and "
	"investments of partners who face the same threats. Under bilateral agreements on "
	"cooperation in science and "
	"technology, counterpart organizations exchange personnel, share the results of "
	"experimentation, and co-fund "
	"projects whose outcomes none of them could have obtained alone; responsibilities and "
	"intellectual property are "
	"settled beforehand, so that demonstrations proceed without administrative interruption.";

static eg_text_run run_of(const char *text)
{
	return (eg_text_run){.text = eg_str_of(text),
		.style = {.face = eg_face_bundled(fonts, EG_FAMILY_SERIF, 400, false),
			.size = EG_PTS(10.25)},
		.lang = EG_STR("en-US")};
}

static eg_para *set(const char *text, const eg_para_options *opt)
{
	eg_text_run run = run_of(text);
	return eg_para_set(arena, setter, &run, 1, opt);
}

static eg_str text_of_line(const eg_line *l)
{
	eg_str s = EG_STR("");
	for (uint32_t i = 0; i < l->count; i++)
		if (!l->pieces[i].hyphen)
			s = eg_str_join(arena, s, l->pieces[i].glyphs->text);
	return s;
}

static eg_str text_of(const eg_para *p)
{
	eg_str s = EG_STR("");
	for (uint32_t i = 0; i < p->count; i++)
		s = eg_str_join(arena, s, text_of_line(&p->lines[i]));
	return s;
}

static const eg_para_options plain = {
	.width = EG_PTS(332), .hyphenate = true, .lang = EG_STR_INIT("en-US")};

static void text_in_is_text_out(void **state)
{
	(void)state;
	for (int w = 40; w < 400; w += 9) {
		eg_para_options opt = plain;
		opt.width = w * EG_PT;
		eg_para *p = set(prose, &opt);
		assert_string_equal(eg_cstr(arena, text_of(p)), prose);
	}
}

static void no_line_is_wider_than_the_measure(void **state)
{
	(void)state;
	for (int w = 110; w < 400; w += 7) {
		eg_para_options opt = plain;
		opt.width = w * EG_PT;
		eg_para *p = set(prose, &opt);
		for (uint32_t i = 0; i < p->count; i++)
			assert_true(p->lines[i].width <= opt.width + EG_PT / 8);
	}
}

static void the_rag_rules_hold_at_a_reading_measure(void **state)
{
	(void)state;
	eg_para *p = set(prose, &plain);
	assert_true(p->count > 5);
	for (uint32_t i = 0; i + 1 < p->count; i++) {
		eg_len above = p->lines[i].width, below = p->lines[i + 1].width;
		assert_false(
			above * 100 < plain.width * 72 && (below - above) * 100 > plain.width * 18);
	}
	assert_true(p->lines[p->count - 1].width * 100 >= plain.width * 33);
}

static void at_most_two_lines_in_a_row_end_in_a_hyphen(void **state)
{
	(void)state;
	for (int w = 60; w < 200; w += 3) {
		eg_para_options opt = plain;
		opt.width = w * EG_PT;
		eg_para *p = set(prose, &opt);
		for (uint32_t i = 2; i < p->count; i++)
			assert_false(p->lines[i].hyphenated && p->lines[i - 1].hyphenated &&
				     p->lines[i - 2].hyphenated);
	}
}

static void a_hyphen_is_a_piece_without_text(void **state)
{
	(void)state;
	eg_para_options opt = plain;
	opt.width = EG_PTS(80);
	eg_para *p = set("the experimentation of counterparts here", &opt);
	size_t hyphens = 0;
	for (uint32_t i = 0; i < p->count; i++) {
		const eg_line *l = &p->lines[i];
		assert_int_equal(l->hyphenated, l->pieces[l->count - 1].hyphen);
		hyphens += l->hyphenated;
	}
	assert_true(hyphens > 0);
}

static void names_capitals_and_the_last_word_are_not_divided(void **state)
{
	(void)state;
	eg_para_options opt = plain;
	opt.width = EG_PTS(96);
	static const char *const texts[] = {"an International an INTERNATIONAL an",
		"the responsibilities", "no-hyphen 12experimentation3 x"};
	for (size_t t = 0; t < EG_COUNT(texts); t++) {
		eg_para *p = set(texts[t], &opt);
		for (uint32_t i = 0; i < p->count; i++)
			assert_false(p->lines[i].hyphenated);
	}
	eg_text_run kept = run_of("the responsibilities of experimentation are");
	kept.no_hyphens = true;
	eg_para *p = eg_para_set(arena, setter, &kept, 1, &opt);
	for (uint32_t i = 0; i < p->count; i++)
		assert_false(p->lines[i].hyphenated);
}

static void a_word_is_divided_although_signs_of_other_runs_stand_beside_it(void **state)
{
	(void)state;
	eg_para_options opt = plain;
	opt.width = EG_PTS(96);
	eg_text_run runs[] = {
		run_of("the ("), run_of("responsibilities"), run_of("), as they are")};
	const eg_para *p = eg_para_set(arena, setter, runs, 3, &opt);
	assert_true(p->lines[0].hyphenated);
	runs[2].text = EG_STR("s are");
	p = eg_para_set(arena, setter, runs, 3, &opt);
	assert_false(p->lines[0].hyphenated);
	runs[2].text = EG_STR(").");
	p = eg_para_set(arena, setter, runs, 3, &opt);
	assert_false(p->lines[0].hyphenated); /* the last word */
}

static void a_soft_hyphen_shows_only_where_the_line_ends(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(45), .lang = EG_STR("en-US")};
	eg_para *p = set("inter\xC2\xADnational", &opt);
	assert_int_equal(p->count, 2);
	assert_true(p->lines[0].hyphenated && p->lines[0].pieces[p->lines[0].count - 1].hyphen);
	opt.width = EG_PTS(400);
	p = set("inter\xC2\xADnational", &opt);
	assert_int_equal(p->count, 1);
	assert_false(p->lines[0].hyphenated);
}

static void heads_are_balanced(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(220), .balance = true, .lang = EG_STR("en-US")};
	eg_para *p = set("Partnerships that bring science to the people who need it most", &opt);
	assert_int_equal(p->count, 2);
	eg_len a = p->lines[0].width, b = p->lines[1].width;
	assert_true(llabs(a - b) * 100 < opt.width * 25);
	assert_true(b * 100 >= a * 40);
}

static void a_head_does_not_end_in_a_lone_word_for_the_sake_of_its_rag(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(152), .balance = true, .lang = EG_STR("en-US")};
	eg_para *p =
		set("International Engagement Strategy for Science, Technology and Public Safety",
			&opt);
	eg_len longest = 0;
	for (uint32_t i = 0; i < p->count; i++)
		longest = p->lines[i].width > longest ? p->lines[i].width : longest;
	assert_true(p->lines[p->count - 1].width * 100 >= longest * 40);
}

static void a_head_is_parted_at_a_hyphen_only_where_nothing_else_helps(void **state)
{
	(void)state;
	eg_para_options opt = {.balance = true, .lang = EG_STR("en-US")};
	for (opt.width = EG_PTS(120); opt.width < EG_PTS(240); opt.width += EG_PTS(4)) {
		eg_para *p = set("Modernise Cross-Border Detection of Public-Safety Hazards", &opt);
		for (uint32_t i = 0; i < p->count; i++)
			assert_false(eg_str_ends(text_of_line(&p->lines[i]), EG_STR("-")));
	}
	opt.width = EG_PTS(40);
	assert_int_equal(set("Public-Safety", &opt)->count, 2);
}

/* Whatever their width, as long as two lines hold it. */
static void a_head_without_spaces_is_parted_between_its_phrases(void **state)
{
	(void)state;
	static const struct {
		const char *lang, *text, *ends[4];
	} heads[] = {{"ja", "科学技術国際連携戦略", {"科学", "技術", "国際", "連携"}},
		{"zh-Hans", "国际科学技术合作战略", {"国际", "科学", "技术", "合作"}},
		{"th", "ยุทธศาสตร์ความร่วมมือระหว่างประเทศด้านวิทยาศาสตร์และเทคโนโลยี",
			{"ยุทธศาสตร์", "ความร่วมมือ", "ระหว่างประเทศ", "ด้านวิทยาศาสตร์"}}};
	for (size_t i = 0; i < EG_COUNT(heads); i++) {
		eg_para_options opt = {.width = EG_PTS(900), .lang = eg_str_of(heads[i].lang)};
		eg_len full = set(heads[i].text, &opt)->max_width;
		opt.width = full * 65 / 100;
		size_t within = 0;
		for (; opt.width < full; opt.width += EG_PT) {
			opt.balance = true;
			eg_para *p = set(heads[i].text, &opt);
			assert_int_equal(p->count, 2);
			size_t known = 0;
			for (size_t k = 0; k < EG_COUNT(heads[i].ends); k++)
				known += eg_str_ends(
					text_of_line(&p->lines[0]), eg_str_of(heads[i].ends[k]));
			assert_int_equal(known, 1);
			opt.balance = false; /* body text is parted anywhere */
			p = set(heads[i].text, &opt);
			known = 0;
			for (size_t k = 0; k < EG_COUNT(heads[i].ends); k++)
				known += eg_str_ends(
					text_of_line(&p->lines[0]), eg_str_of(heads[i].ends[k]));
			within += known == 0;
		}
		assert_true(within > 0);
	}
}

/* How wide the spaces of a line are set, in per cent of their own width. */
static eg_len space_of_line(const eg_line *l)
{
	eg_len set = 0, own = 0;
	for (uint32_t i = 0; i + 1 < l->count; i++) {
		if (!l->pieces[i].space)
			continue;
		set += l->pieces[i + 1].x - l->pieces[i].x;
		own += l->pieces[i].glyphs->width;
	}
	return own ? set * 100 / own : 100;
}

static void the_first_of_two_justified_lines_is_not_set_loose(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(332),
		.rag = EG_JUSTIFY,
		.hyphenate = true,
		.lang = EG_STR("en-US")};
	static const char *const texts[] = {
		"them could have obtained alone; responsibilities and intellectual property are "
		"settled",
		"organizations exchange personnel, share the results of experimentation,",
		"face the same threats. Under bilateral agreements on cooperation in science and"};
	for (size_t t = 0; t < EG_COUNT(texts); t++) {
		eg_para *p = set(texts[t], &opt);
		assert_int_equal(p->count, 2);
		assert_true(space_of_line(&p->lines[0]) <= 140);
	}
}

static void a_narrow_column_has_no_lonely_last_word_where_it_can_be_helped(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(192), .lang = EG_STR("en-US")};
	eg_para *p = set("International Cooperative Programs Office", &opt);
	assert_int_equal(p->count, 2);
	assert_true(eg_str_starts(text_of_line(&p->lines[1]), EG_STR("Programs")));
}

static void a_head_takes_no_more_lines_for_the_sake_of_its_rag_than_one(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(136), .balance = true, .lang = EG_STR("en-US")};
	eg_para *p = set("The Consolidated International Engagement, Partnership and Knowledge "
			 "Exchange Strategy of the Federated Ministries",
		&opt);
	assert_in_range(p->count, 5, 6);
}

/* Letters of scripts without spaces move apart a little, all by as much. */
static void justified_lines_of_ideographs_fill_the_measure(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"国際協力の目的は、外国との関係を管理し、適切な規模の連携を築き、質の高い共同活動を"
		"進め、"
		"世界の科学技術を知ることにある。海外で役に立つものが国内でも使われるようにする。",
		"国际合作的目标是管理对外关系，建立规模适当的伙伴关系，开展高质量的合作活动，"
		"并了解全球科学技术的发展，使国外行之有效的成果在国内得到应用。"};
	for (size_t t = 0; t < EG_COUNT(texts); t++) {
		eg_para_options opt = {.width = EG_PTS(205), .rag = EG_JUSTIFY};
		opt.lang = t ? EG_STR("zh-Hans") : EG_STR("ja");
		eg_text_run run = run_of(texts[t]);
		eg_para *p = eg_para_set(arena, setter, &run, 1, &opt);
		assert_true(p->count >= 3);
		for (uint32_t i = 0; i + 1 < p->count; i++) {
			const eg_line *at = &p->lines[i];
			const eg_piece *last = &at->pieces[at->count - 1];
			eg_len end = last->x + last->glyphs->width +
				     last->glyphs->width * last->expand / 1000;
			eg_len out = eg_margin_right(last->glyphs);
			assert_true(end - out <= opt.width + EG_PT / 8);
			assert_true(end - out >= opt.width - EG_PT / 8);
		}
	}
}

static void justified_lines_fill_the_measure(void **state)
{
	(void)state;
	eg_para_options opt = plain;
	opt.rag = EG_JUSTIFY;
	eg_para *p = set(prose, &opt);
	for (uint32_t i = 0; i + 1 < p->count; i++) {
		const eg_line *l = &p->lines[i];
		uint32_t k = l->count;
		while (k > 0 && l->pieces[k - 1].space)
			k--;
		const eg_piece *last = &l->pieces[k - 1];
		const eg_shaped *w = last->glyphs;
		eg_len width = w->width + eg_len_scale(w->width, last->expand, 1000);
		assert_int_equal(last->x + width - eg_margin_right(w), opt.width);
		assert_int_equal(l->pieces[0].x, -eg_margin_left(l->pieces[0].glyphs));
		assert_true(last->expand >= -EG_EXPAND_MOST && last->expand <= EG_EXPAND_MOST);
	}
}

static void an_indent_moves_the_first_line_only(void **state)
{
	(void)state;
	eg_para_options opt = plain;
	opt.indent = EG_PTS(14);
	eg_para *p = set(prose, &opt);
	assert_int_equal(p->lines[0].pieces[0].x, EG_PTS(14));
	assert_int_equal(p->lines[1].pieces[0].x, 0);
	assert_true(p->lines[0].width <= opt.width - opt.indent);
}

static void forced_breaks_end_lines_and_empty_ones_stay(void **state)
{
	(void)state;
	eg_text_run one = run_of("one"), two = run_of("two words"), cut = {.forced_break = true};
	eg_text_run runs[] = {one, cut, cut, two, cut};
	eg_para *p = eg_para_set(arena, setter, runs, EG_COUNT(runs), &plain);
	assert_int_equal(p->count, 3);
	assert_int_equal(p->lines[1].count, 0);
	assert_int_equal(p->lines[2].count, 3);
	assert_int_equal(set("", &plain)->count, 0);
	assert_int_equal(set("a\nb", &plain)->count, 2);
}

static void the_space_at_a_lines_end_is_kept(void **state)
{
	(void)state;
	eg_para *p = set(prose, &plain);
	for (uint32_t i = 0; i + 1 < p->count; i++) {
		const eg_line *l = &p->lines[i];
		assert_true(l->hyphenated || l->pieces[l->count - 1].space ||
			    eg_str_ends(text_of_line(l), EG_STR("-")));
	}
}

static void runs_keep_what_they_carry(void **state)
{
	(void)state;
	eg_text_run a = run_of("see the "), b = run_of("report"), c = run_of(", please");
	b.colour = 7;
	b.tag = 9;
	b.rise = EG_PT;
	b.space_before = EG_PTS(12);
	eg_text_run runs[] = {a, b, c};
	eg_para *p = eg_para_set(arena, setter, runs, 3, &plain);
	assert_int_equal(p->count, 1);
	const eg_piece *before = &p->lines[0].pieces[3], *piece = &p->lines[0].pieces[4];
	assert_int_equal(piece->run, 1);
	assert_int_equal(piece->colour, 7);
	assert_int_equal(piece->tag, 9);
	assert_int_equal(piece->rise, EG_PT);
	assert_true(piece->sign);
	assert_int_equal(piece->x, before->x + before->glyphs->width + b.space_before);
}

static void acronyms_become_small_capitals_and_keep_their_letters(void **state)
{
	(void)state;
	eg_text_run run = run_of("the DHS and 5RD of US, NATO\xE2\x80\x99s");
	run.small_features = EG_FEAT_C2SC | EG_FEAT_SMCP;
	eg_para *p = eg_para_set(arena, setter, &run, 1, &plain);
	eg_para *q = set("the DHS and 5RD of US, NATO\xE2\x80\x99s", &plain);
	assert_string_equal(eg_cstr(arena, text_of(p)), eg_cstr(arena, run.text));
	const eg_shaped *small = p->lines[0].pieces[2].glyphs,
			*large = q->lines[0].pieces[2].glyphs;
	assert_string_equal(eg_cstr(arena, small->text), "DHS");
	assert_true(small->glyphs[0].id != large->glyphs[0].id);
	bool whole_us = false;
	for (uint32_t i = 0; i < p->lines[0].count; i++)
		whole_us = whole_us || eg_str_is(p->lines[0].pieces[i].glyphs->text, "US,");
	assert_true(whole_us);
}

static void hebrew_in_english_stands_right_to_left(void **state)
{
	(void)state;
	eg_para *p = set(
		"in \xD7\x99\xD7\xA9\xD7\xA8\xD7\x90\xD7\x9C \xD7\x94\xD7\x99\xD7\x95\xD7\x9D now",
		&plain);
	const eg_line *l = &p->lines[0];
	assert_int_equal(l->count, 7);
	assert_true(l->pieces[2].glyphs->rtl && l->pieces[4].glyphs->rtl);
	assert_true(
		l->pieces[2].x > l->pieces[4].x); /* the first word stands right of the second */
	assert_true(l->pieces[6].x > l->pieces[2].x);
	assert_true(l->pieces[2].glyphs->face != l->pieces[0].glyphs->face);
	assert_int_equal(diag.errors, 0);
}

static void a_hebrew_paragraph_starts_at_the_right(void **state)
{
	(void)state;
	eg_para_options opt = plain;
	opt.rtl = true;
	eg_para *p = set("\xD7\x99\xD7\xA9\xD7\xA8\xD7\x90\xD7\x9C DHS", &opt);
	const eg_piece *first = &p->lines[0].pieces[0];
	assert_int_equal(first->x + first->glyphs->width, opt.width);
	assert_true(p->lines[0].pieces[2].x < first->x);
}

static void hangul_lines_break_between_words_and_syllables(void **state)
{
	(void)state;
	eg_para_options opt = plain;
	opt.width = EG_PTS(40);
	opt.lang = EG_STR("ko");
	eg_para *p = set("\xEA\xB3\xBC\xED\x95\x99\xEA\xB8\xB0\xEC\x88\xA0 "
			 "\xEC\xA0\x95\xEB\xB3\xB4\xED\x86\xB5\xEC\x8B\xA0\xEB\xB6\x80",
		&opt);
	assert_true(p->count >= 2);
	assert_int_equal(diag.errors, 0);
}

static void addresses_break_after_their_signs(void **state)
{
	(void)state;
	eg_para_options opt = {
		.width = EG_PTS(100), .break_anywhere = true, .lang = EG_STR("en-US")};
	size_t before = diag.warnings;
	eg_para *p =
		set("https://www.dhs.gov/science-and-technology/international_partnerships?page=2",
			&opt);
	assert_true(p->count > 2);
	for (uint32_t i = 0; i < p->count; i++)
		assert_false(p->lines[i].hyphenated);
	assert_int_equal(diag.warnings, before);
}

static void no_part_of_an_address_gets_a_hyphen(void **state)
{
	(void)state;
	for (int width = 40; width < 400; width += 3) {
		eg_para_options opt = {.width = EG_PTS(width),
			.hyphenate = true,
			.told = true,
			.lang = EG_STR("en-US")};
		eg_para *p = set("see https://www.example.gov/internationalization or its copy at "
				 "example.org/interdependencies?characteristically=no for now",
			&opt);
		assert_true(p->count > 1);
		for (uint32_t i = 0; i < p->count; i++)
			assert_false(p->lines[i].hyphenated);
	}
}

static void what_breaks_after_its_signs_is_not_told(void **state)
{
	(void)state;
	static const char *const words[] = {
		"somebody.with.many.names@department.of.many.divisions.example.org",
		"C:\\folder\\folder\\folder\\folder\\folder", "HSHQDC_17_R_00087_AMENDMENT"};
	eg_para_options opt = {.width = EG_PTS(90), .lang = EG_STR("en-US")};
	size_t before = diag.count;
	for (size_t i = 0; i < EG_COUNT(words); i++)
		assert_true(set(words[i], &opt)->count > 1);
	assert_int_equal(diag.count, before);
	(void)set("averylongnamewithoutanysign@example.org", &opt);
	assert_int_equal(diag.count, before + 1);
}

/* No line is wider than the measure, none has a hyphen, and nothing is lost. */
static void is_cut(const eg_para *p, eg_len width, eg_str words)
{
	eg_str all = EG_STR("");
	for (uint32_t i = 0; i < p->count; i++) {
		assert_true(p->lines[i].width <= width);
		assert_false(p->lines[i].hyphenated);
		for (uint32_t k = 0; k < p->lines[i].count; k++)
			all = eg_str_join(arena, all, p->lines[i].pieces[k].glyphs->text);
	}
	assert_true(eg_str_eq(all, words));
}

static void a_word_that_is_too_wide_is_cut_without_a_hyphen_and_reported_once(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(30), .lang = EG_STR("en-US")};
	eg_text_run run = run_of("123456789012345 and 123456789012345");
	run.span = (eg_span){1, 5, 20};
	size_t before = diag.count;
	eg_para *p = eg_para_set(arena, setter, &run, 1, &opt);
	assert_true(p->count > 4);
	is_cut(p, opt.width, run.text);
	assert_true(p->min_width > opt.width); /* columns are not narrowed for such places */
	assert_int_equal(diag.count, before + 1);
	const eg_finding *f = diag.items[before];
	assert_int_equal(f->rule, EG_R_LINE_OVERFULL);
	assert_int_equal(f->span.from, 5);
}

static void a_word_that_is_too_wide_is_divided_by_the_rules_of_its_language(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(60), .lang = EG_STR("en-US")};
	eg_text_run run = run_of("the responsibilities are");
	run.no_hyphens = true; /* a heading, a name: only where it does not fit */
	size_t before = diag.count;
	eg_para *p = eg_para_set(arena, setter, &run, 1, &opt);
	assert_int_equal(diag.count, before);
	size_t hyphens = 0;
	for (uint32_t i = 0; i < p->count; i++) {
		assert_true(p->lines[i].width <= opt.width);
		hyphens += p->lines[i].hyphenated;
	}
	assert_true(hyphens > 0);
	assert_true(p->lines[0].hyphenated); /* it begins beside the word before it */
	eg_len least, full, parts;
	opt.width = 0;
	eg_para_measure(setter, &run, 1, &opt, &least, &full, NULL);
	opt.width = EG_PTS(40);
	eg_para_measure(setter, &run, 1, &opt, &parts, &full, NULL);
	assert_true(parts < least && parts >= opt.width);
	run.verbatim = true;
	p = eg_para_set(arena, setter, &run, 1, &opt);
	for (uint32_t i = 0; i < p->count; i++)
		assert_false(p->lines[i].hyphenated);
	/* a word that is a run of its own, before a sign of another */
	eg_text_run runs[] = {run_of("the "), run_of("responsibilities"), run_of(", and")};
	opt.width = EG_PTS(60);
	p = eg_para_set(arena, setter, runs, 3, &opt);
	for (uint32_t i = 0; i < p->count; i++)
		assert_true(p->lines[i].width <= opt.width);
	assert_true(p->lines[0].hyphenated);
}

static void a_word_is_cut_between_clusters_in_any_script_and_rag(void **state)
{
	(void)state;
	static const char *const words[] = {"ééééééééééééééééééééééééééééé",
		"لمؤسساتناالتعليميةوالبحثيةوالصناعية", "แก้ไขกี่กี้กี๊กี๋กี่กี้กี๊กี๋", "संयुक्तराष्ट्रसंघसंयुक्तराष्ट्रसंघ",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ffiffiffiffiffiffiffiffiffiffiffiffi",
		"שלוםשלוםשלוםשלוםשלוםשלוםשלוםשלום"};
	for (size_t i = 0; i < EG_COUNT(words); i++)
		for (int rag = EG_RAG_LEFT; rag <= EG_JUSTIFY; rag++) {
			eg_para_options opt = {.width = EG_PTS(61),
				.indent = EG_PTS(14),
				.rag = (enum eg_rag)rag,
				.hyphenate = true,
				.balance = rag == EG_RAG_CENTER,
				.auto_direction = true,
				.told = true,
				.lang = EG_STR("en-US")};
			eg_text_run run = run_of(words[i]);
			run.verbatim = true;
			eg_para *p = eg_para_set(arena, setter, &run, 1, &opt);
			assert_true(p->count > 1);
			is_cut(p, opt.width, run.text);
			for (uint32_t k = 0; k < p->count; k++) {
				const eg_piece *first = &p->lines[k].pieces[0];
				size_t at = 0;
				assert_false(eg_is_mark(eg_utf8_next(first->glyphs->text, &at)));
			}
		}
}

static void a_code_is_cut_after_its_signs_and_at_no_break_spaces_first(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(70), .told = true, .lang = EG_STR("en-US")};
	eg_text_run run = run_of("HSHQDC_17_R_00087_AMENDMENT");
	eg_para *p = eg_para_set(arena, setter, &run, 1, &opt);
	is_cut(p, opt.width, run.text);
	for (uint32_t i = 0; i + 1 < p->count; i++) {
		const eg_line *at = &p->lines[i];
		assert_true(eg_str_ends(at->pieces[at->count - 1].glyphs->text, EG_STR("_")));
	}
	run = run_of("Number\xC2\xA0"
		     "of\xC2\xA0"
		     "Activities");
	p = eg_para_set(arena, setter, &run, 1, &opt);
	is_cut(p, opt.width, run.text);
	assert_int_equal(p->count, 2);
	assert_true(eg_str_is(p->lines[1].pieces[0].glyphs->text, "Activities"));
}

/* Bytes that are no characters may make one opportunity two. */
static void bytes_that_are_no_characters_keep_what_follows_breakable(void **state)
{
	(void)state;
	eg_para_options opt = {
		.width = EG_PTS(90), .break_anywhere = true, .lang = EG_STR("en-US")};
	eg_para *p = set(
		"of with 5,000.75 (DHS) \xC3 strategy (DHS) international in Wien (DHS) and beyond",
		&opt);
	for (uint32_t i = 0; i < p->count; i++)
		assert_true(p->lines[i].width <= opt.width);
}

static void a_word_of_a_hundred_thousand_letters_is_cut_in_linear_time(void **state)
{
	(void)state;
	size_t n = 100000;
	char *letters = eg_alloc(arena, n);
	for (size_t i = 0; i < n; i++)
		letters[i] = (char)('a' + i % 26);
	eg_text_run run = run_of("");
	run.text = (eg_str){letters, n};
	eg_para_options opt = {.width = EG_PTS(332), .told = true, .lang = EG_STR("en-US")};
	eg_para *p = eg_para_set(arena, setter, &run, 1, &opt);
	assert_true(p->count > 1000);
	is_cut(p, opt.width, run.text);
}

static void a_character_without_a_font_is_an_error_with_its_name(void **state)
{
	(void)state;
	eg_text_run run = run_of("a \xF0\x92\xBF\xB0 b \xF3\xB0\x80\x80");
	run.span = (eg_span){1, 2, 3};
	size_t before = diag.errors;
	(void)eg_para_set(arena, setter, &run, 1, &plain);
	(void)eg_para_set(arena, setter, &run, 1, &plain);
	assert_int_equal(diag.errors, before + 2);
	const eg_finding *f = diag.items[diag.count - 2];
	assert_int_equal(f->rule, EG_R_GLYPH_MISSING);
	assert_true(eg_str_find(f->message, EG_STR("U+12FF0"), 0) != SIZE_MAX);
	assert_true(eg_str_find(f->help, EG_STR("fonts-"), 0) != SIZE_MAX);
	diag.errors = 0;
}

static void a_language_without_patterns_is_noted_once(void **state)
{
	(void)state;
	eg_para_options opt = plain;
	opt.width = EG_PTS(50);
	opt.lang = EG_STR("zu");
	eg_text_run run = run_of("ukusebenzisana kwezizwe ngezizwe kanye");
	run.lang = opt.lang;
	size_t before = diag.notes;
	(void)eg_para_set(arena, setter, &run, 1, &opt);
	(void)eg_para_set(arena, setter, &run, 1, &opt);
	assert_true(diag.notes - before <= 1); /* none where the package is installed */
	for (size_t i = 0; i < diag.count; i++)
		if (diag.items[i]->rule == EG_R_PATTERN_MISSING)
			assert_string_equal(eg_cstr(arena, diag.items[i]->help),
				"install the package hyphen-zu");
}

static void eight_bit_patterns_divide_german_nouns(void **state)
{
	(void)state;
	eg_para_options opt = plain;
	opt.width = EG_PTS(70);
	opt.lang = EG_STR("de");
	eg_text_run run = run_of("die Zusammenarbeitsvereinbarungen \xC3\xBC"
				 "berpr\xC3\xBC"
				 "fungsbed\xC3\xBCrftiger Staaten");
	run.lang = opt.lang;
	eg_para *p = eg_para_set(arena, setter, &run, 1, &opt);
	size_t hyphens = 0;
	for (uint32_t i = 0; i < p->count; i++)
		hyphens += p->lines[i].hyphenated;
	assert_true(hyphens >= 2);
	assert_string_equal(eg_cstr(arena, text_of(p)), eg_cstr(arena, run.text));
}

static void measures_are_the_widest_word_and_the_whole(void **state)
{
	(void)state;
	eg_text_run run = run_of("one extraordinary thing");
	eg_len least, most;
	eg_para_measure(setter, &run, 1, &plain, &least, &most, NULL);
	eg_para *p = eg_para_set(arena, setter, &run, 1, &plain);
	assert_int_equal(p->count, 1);
	assert_int_equal(most, p->lines[0].width);
	assert_int_equal(least, p->lines[0].pieces[2].glyphs->width);
	assert_int_equal(p->min_width, least);
	assert_int_equal(p->max_width, most);
}

/* What is told of the lines before they are set is what is set in balanced lines of any width. */
static void turns_tell_how_many_lines_a_text_takes(void **state)
{
	(void)state;
	eg_text_run runs[] = {run_of("Emergency management and resiliency"), {.forced_break = true},
		run_of("of nine border regions together")};
	eg_para_options opt = plain;
	eg_turns turns;
	eg_len least, most;
	opt.hyphenate = false;
	opt.balance = true;
	runs[1].style = runs[0].style;
	eg_para_measure(setter, runs, 3, &opt, &least, &most, &turns);
	assert_int_equal(turns.lines, 2);
	for (uint32_t i = 1; i < turns.count; i++)
		assert_true(turns.under[i] <= turns.under[i - 1]);
	for (eg_len width = least; width < most + EG_PT; width += EG_PTS(1.5)) {
		uint32_t lines = turns.lines,
			 doubtful = 0; /* widths are found to a quarter point */
		for (uint32_t i = 0; i < turns.count; i++) {
			lines += width < turns.under[i];
			doubtful += width < turns.under[i] && width + EG_PT / 4 >= turns.under[i];
		}
		opt.width = width;
		uint32_t set = eg_para_set(arena, setter, runs, 3, &opt)->count;
		assert_true(set <= lines && set + doubtful >= lines);
	}
}

static void any_bytes_can_be_set(void **state)
{
	(void)state;
	static const char *const bits[] = {"a", " ", "\xD7\x90", "\xCC\x81", "-", "\xC2\xAD", "\n",
		"\xE2\x80\x8F", "9", "(", "\xEF\xBF\xBD", "\xE0\xA4\x95", "\xE2\x80\x8D", "  ",
		"ABC", "\xC2\xA0", "\xE6\x97\xA5", "\xE2\x80\xA8", "word"};
	srand(5);
	for (int round = 0; round < 400; round++) {
		eg_text_run runs[4];
		for (size_t r = 0; r < 4; r++) {
			eg_str s = EG_STR("");
			for (int k = rand() % 12; k > 0; k--)
				s = eg_str_join(
					arena, s, eg_str_of(bits[(size_t)rand() % EG_COUNT(bits)]));
			runs[r] = run_of(eg_cstr(arena, s));
			runs[r].forced_break = rand() % 9 == 0;
			runs[r].space_before = rand() % 5 == 0 ? EG_PT : 0;
			runs[r].small_features = rand() % 2 ? EG_FEAT_C2SC : 0;
			if (runs[r].forced_break)
				runs[r].text = EG_STR("");
		}
		eg_para_options opt = {.width = rand() % 90 * EG_PT,
			.rag = (enum eg_rag)(rand() % 4),
			.hyphenate = rand() % 2 == 0,
			.balance = rand() % 2 == 0,
			.rtl = rand() % 3 == 0,
			.auto_direction = rand() % 2 == 0,
			.break_anywhere = rand() % 3 == 0,
			.lang = EG_STR("en-US")};
		eg_para *p = eg_para_set(arena, setter, runs, 4, &opt);
		for (uint32_t i = 0; i < p->count; i++)
			for (uint32_t k = 0; k < p->lines[i].count; k++)
				assert_non_null(p->lines[i].pieces[k].glyphs);
	}
}

#define JOBS 24

/* What one thread makes of a text in many scripts: places and faces, as text. */
static void set_one(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	(void)worker;
	eg_diag d;
	eg_diag_init(&d, scratch);
	eg_setter *s = eg_setter_new(scratch, fonts, &d);
	eg_text_run run = run_of("experimentation with \xED\x95\x9C\xEA\xB5\xAD, "
				 "\xD7\x99\xD7\xA9\xD7\xA8\xD7\x90\xD7\x9C, "
				 "\xE0\xA4\x95 \xE6\x97\xA5\xE6\x9C\xAC \xE0\xB8\x81 \xE1\x83\x90 "
				 "and counterpart organizations");
	eg_para_options opt = plain;
	opt.width = EG_PTS(90);
	eg_para *p = eg_para_set(scratch, s, &run, 1, &opt);
	eg_buf *out = (eg_buf *)ctx + i;
	for (uint32_t l = 0; l < p->count; l++)
		for (uint32_t k = 0; k < p->lines[l].count; k++) {
			const eg_piece *piece = &p->lines[l].pieces[k];
			eg_str face = eg_face_facts(piece->glyphs->face)->ps_name;
			eg_bufv(out, "%.*s %.*s %d\n", EG_ARG(piece->glyphs->text), EG_ARG(face),
				(int)piece->x);
		}
	eg_setter_release(s);
}

static void threads_set_the_same_lines(void **state)
{
	(void)state;
	eg_buf alone[JOBS] = {{0}}, together[JOBS] = {{0}};
	eg_pool *one = eg_pool_new(1), *many = eg_pool_new(4);
	eg_fonts *shared = fonts;
	fonts = eg_fonts_open(&diag);
	eg_pool_run(many, JOBS, set_one, together);
	eg_pool_run(one, JOBS, set_one, alone);
	for (size_t i = 0; i < JOBS; i++) {
		assert_true(alone[i].n > 0);
		assert_true(eg_str_eq(eg_buf_view(&alone[i]), eg_buf_view(&together[i])));
		eg_buf_release(&alone[i]);
		eg_buf_release(&together[i]);
	}
	eg_fonts_close(fonts);
	fonts = shared;
	eg_pool_release(one);
	eg_pool_release(many);
}

static void a_sans_fallback_is_set_smaller_beside_a_serif(void **state)
{
	(void)state;
	eg_para *p = set("a \xD7\x90", &plain);
	assert_int_equal(p->lines[0].pieces[2].glyphs->size, eg_len_scale(EG_PTS(10.25), 92, 100));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_in_is_text_out),
		cmocka_unit_test(no_line_is_wider_than_the_measure),
		cmocka_unit_test(the_rag_rules_hold_at_a_reading_measure),
		cmocka_unit_test(at_most_two_lines_in_a_row_end_in_a_hyphen),
		cmocka_unit_test(a_hyphen_is_a_piece_without_text),
		cmocka_unit_test(names_capitals_and_the_last_word_are_not_divided),
		cmocka_unit_test(a_word_is_divided_although_signs_of_other_runs_stand_beside_it),
		cmocka_unit_test(a_soft_hyphen_shows_only_where_the_line_ends),
		cmocka_unit_test(heads_are_balanced),
		cmocka_unit_test(a_head_without_spaces_is_parted_between_its_phrases),
		cmocka_unit_test(a_head_does_not_end_in_a_lone_word_for_the_sake_of_its_rag),
		cmocka_unit_test(a_head_is_parted_at_a_hyphen_only_where_nothing_else_helps),
		cmocka_unit_test(the_first_of_two_justified_lines_is_not_set_loose),
		cmocka_unit_test(a_narrow_column_has_no_lonely_last_word_where_it_can_be_helped),
		cmocka_unit_test(a_head_takes_no_more_lines_for_the_sake_of_its_rag_than_one),
		cmocka_unit_test(justified_lines_of_ideographs_fill_the_measure),
		cmocka_unit_test(justified_lines_fill_the_measure),
		cmocka_unit_test(an_indent_moves_the_first_line_only),
		cmocka_unit_test(forced_breaks_end_lines_and_empty_ones_stay),
		cmocka_unit_test(the_space_at_a_lines_end_is_kept),
		cmocka_unit_test(runs_keep_what_they_carry),
		cmocka_unit_test(acronyms_become_small_capitals_and_keep_their_letters),
		cmocka_unit_test(hebrew_in_english_stands_right_to_left),
		cmocka_unit_test(a_hebrew_paragraph_starts_at_the_right),
		cmocka_unit_test(hangul_lines_break_between_words_and_syllables),
		cmocka_unit_test(addresses_break_after_their_signs),
		cmocka_unit_test(no_part_of_an_address_gets_a_hyphen),
		cmocka_unit_test(what_breaks_after_its_signs_is_not_told),
		cmocka_unit_test(a_word_that_is_too_wide_is_cut_without_a_hyphen_and_reported_once),
		cmocka_unit_test(a_word_that_is_too_wide_is_divided_by_the_rules_of_its_language),
		cmocka_unit_test(a_word_is_cut_between_clusters_in_any_script_and_rag),
		cmocka_unit_test(a_code_is_cut_after_its_signs_and_at_no_break_spaces_first),
		cmocka_unit_test(bytes_that_are_no_characters_keep_what_follows_breakable),
		cmocka_unit_test(a_word_of_a_hundred_thousand_letters_is_cut_in_linear_time),
		cmocka_unit_test(a_character_without_a_font_is_an_error_with_its_name),
		cmocka_unit_test(a_language_without_patterns_is_noted_once),
		cmocka_unit_test(eight_bit_patterns_divide_german_nouns),
		cmocka_unit_test(measures_are_the_widest_word_and_the_whole),
		cmocka_unit_test(turns_tell_how_many_lines_a_text_takes),
		cmocka_unit_test(any_bytes_can_be_set),
		cmocka_unit_test(threads_set_the_same_lines),
		cmocka_unit_test(a_sans_fallback_is_set_smaller_beside_a_serif),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
