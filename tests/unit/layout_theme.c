/* The measures and colours of the design book. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout/contrast.h"
#include "layout/theme.h"

#include <stdlib.h>

static const char *const names[] = {"federal", "plain", "diplomatic"};

/* v to the power of 2.4, for 0 < v <= 1: v squared times the fifth root, squared. */
static double linear(double v)
{
	double root = 1;
	for (int i = 0; i < 60; i++)
		root -= (root - v / (root * root * root * root)) / 5;
	return v * v * root * root;
}

static double channel(uint32_t rgb, int shift)
{
	double v = (rgb >> shift & 255u) / 255.0;
	return v <= 0.03928 ? v / 12.92 : linear((v + 0.055) / 1.055);
}

static double luminance(uint32_t rgb)
{
	return 0.2126 * channel(rgb, 16) + 0.7152 * channel(rgb, 8) + 0.0722 * channel(rgb, 0);
}

static double contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a), y = luminance(b);
	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static void text_colours_reach_the_contrast_that_readers_need(void **state)
{
	(void)state;
	static const enum eg_paint text[] = {EG_PAINT_INK, EG_PAINT_MUTED, EG_PAINT_BRAND_DEEP,
		EG_PAINT_BRAND, EG_PAINT_ACCENT, EG_PAINT_GOAL1, EG_PAINT_GOAL2, EG_PAINT_GOAL3};
	for (size_t n = 0; n < EG_COUNT(names); n++) {
		const eg_theme *t = eg_theme_find(eg_str_of(names[n]));
		for (size_t i = 0; i < EG_COUNT(text); i++)
			assert_true(contrast(eg_theme_colour(t, text[i], 0), 0xFFFFFF) >= 4.5);
		uint32_t flood = eg_theme_colour(t, EG_PAINT_BRAND_DEEP, 0);
		if (t->floods) {
			assert_true(
				contrast(eg_theme_colour(t, EG_PAINT_FLOOD_TEXT, 0), flood) >= 4.5);
			assert_true(contrast(eg_theme_colour(t, EG_PAINT_PAPER, 0), flood) >= 4.5);
		}
		uint32_t pale = eg_theme_colour(t, EG_PAINT_DRAFT, 0);
		assert_true(contrast(eg_theme_colour(t, EG_PAINT_MUTED, 0), pale) >= 4.5);
	}
}

/* The table of the design book, section 4: on paper and on tint-2, in hundredths. */
static const struct {
	enum eg_paint paint;
	int16_t printed[3][2];
} book[] = {
	{EG_PAINT_INK, {{1722, 1380}, {1888, 1513}, {1736, 1445}}},
	{EG_PAINT_MUTED, {{674, 540}, {806, 646}, {732, 609}}},
	{EG_PAINT_OUTLINE, {{674, 540}, {806, 646}, {732, 609}}},
	{EG_PAINT_RULE, {{224, 179}, {243, 195}, {229, 190}}},
	{EG_PAINT_TINT1, {{110, 114}, {110, 113}, {106, 113}}},
	{EG_PAINT_BRAND_DEEP, {{1360, 1090}, {1888, 1513}, {1261, 1050}}},
	{EG_PAINT_BRAND, {{962, 771}, {1416, 1134}, {919, 765}}},
	{EG_PAINT_BRAND_MID, {{672, 539}, {700, 561}, {517, 431}}},
	{EG_PAINT_BRAND_SOFT, {{225, 180}, {188, 151}, {240, 200}}},
	{EG_PAINT_ACCENT, {{698, 559}, {659, 528}, {626, 521}}},
	{EG_PAINT_GOAL1, {{821, 657}, {1888, 1513}, {686, 571}}},
	{EG_PAINT_GOAL2, {{1102, 883}, {659, 528}, {1201, 1000}}},
	{EG_PAINT_GOAL3, {{546, 437}, {510, 409}, {505, 420}}},
	{EG_PAINT_OK, {{625, 501}, {1888, 1513}, {919, 765}}},
	{EG_PAINT_WATCH, {{191, 153}, {188, 151}, {200, 167}}},
	{EG_PAINT_OFF, {{698, 559}, {659, 528}, {733, 610}}},
};

static void contrasts_are_those_that_the_book_prints(void **state)
{
	(void)state;
	for (size_t n = 0; n < EG_COUNT(names); n++) {
		const eg_theme *t = eg_theme_find(eg_str_of(names[n]));
		uint32_t tint2 = eg_theme_colour(t, EG_PAINT_TINT2, 0);
		for (size_t i = 0; i < EG_COUNT(book); i++) {
			uint32_t c = eg_theme_colour(t, book[i].paint, 0);
			assert_in_range(eg_contrast(c, 0xFFFFFF), book[i].printed[n][0] - 1,
				book[i].printed[n][0]);
			assert_in_range(eg_contrast(c, tint2), book[i].printed[n][1] - 1,
				book[i].printed[n][1]);
		}
	}
}

static void luminance_in_whole_numbers_is_that_of_wcag(void **state)
{
	(void)state;
	for (uint32_t v = 0; v < 256; v++) {
		uint32_t mixed = v << 16 | (255 - v) << 8 | v / 2;
		double off = luminance(mixed) * 1e7 - (double)eg_luminance(mixed);
		assert_true(off > -2 && off < 2);
	}
	assert_int_equal(eg_contrast(0, 0xFFFFFF), 2100);
	assert_int_equal(eg_contrast(0x336699, 0x336699), 100);
}

/* What an own theme may not do, the three do not. */
static void the_three_themes_pass_the_check_of_own_ones(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	for (size_t n = 0; n < EG_COUNT(names); n++) {
		eg_diag d;
		eg_diag_init(&d, a);
		const eg_theme *t = eg_theme_find(eg_str_of(names[n]));
		uint32_t ink = eg_theme_colour(t, EG_PAINT_INK, 0);
		eg_setting all[4] = {0};
		const char *const roles[] = {"ink", "paper", "tint1", "brand_deep"};
		const enum eg_paint paints[] = {
			EG_PAINT_INK, EG_PAINT_PAPER, EG_PAINT_TINT1, EG_PAINT_BRAND_DEEP};
		for (size_t i = 0; i < EG_COUNT(roles); i++) {
			all[i].name = eg_strf(a, "colours.%s", roles[i]);
			all[i].text =
				eg_strf(a, "#%06x", (unsigned)eg_theme_colour(t, paints[i], 0));
			all[i].span = (eg_span){1, 0, 1};
		}
		eg_document doc = {
			.theme = eg_str_of(names[n]), .settings = all, .setting_count = 4};
		t = eg_theme_make(a, &doc, &d);
		assert_int_equal(d.count, 0);
		assert_int_equal(eg_theme_colour(t, EG_PAINT_INK, 0), ink);
	}
	eg_arena_release(a);
}

/* However long the title is. */
static void an_own_title_is_in_its_letters_at_every_size(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_diag d;
	eg_diag_init(&d, a);
	eg_setting all[] = {{.name = EG_STR("styles.cover_title.face"), .text = EG_STR("serif")},
		{.name = EG_STR("styles.cover_title.weight"), .text = EG_STR("600")},
		{.name = EG_STR("styles.cover_title.size"), .number = 40 * INT64_C(1000000)}};
	eg_document doc = {
		.theme = EG_STR("federal"), .settings = all, .setting_count = EG_COUNT(all)};
	const eg_theme *t = eg_theme_make(a, &doc, &d);
	static const enum eg_type types[] = {
		EG_T_COVER_TITLE, EG_T_COVER_TITLE_2, EG_T_COVER_TITLE_3, EG_T_COVER_TITLE_4};
	static const int64_t sizes[] = {40, 40, 38, 30};
	for (size_t i = 0; i < EG_COUNT(types); i++) {
		const eg_type_row *row = eg_theme_type(t, types[i]);
		assert_int_equal(row->family, EG_FAMILY_SERIF);
		assert_int_equal(row->weight, 600);
		assert_int_equal(row->size, sizes[i] * EG_PT);
	}
	assert_int_equal(d.count, 0);
	eg_arena_release(a);
}

static void a_margin_gives_a_grid_of_twelve_columns(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_diag d;
	eg_diag_init(&d, a);
	for (int64_t margin = 36; margin <= 90; margin += 9) {
		eg_setting s = {.name = EG_STR("format.margin"), .number = margin * 1000000};
		eg_document doc = {.theme = EG_STR("plain"), .settings = &s, .setting_count = 1};
		const eg_theme *t = eg_theme_make(a, &doc, &d);
		const eg_format *both[] = {t->upright, t->lying};
		for (int i = 0; i < 2; i++) {
			const eg_format *f = both[i];
			assert_int_equal(f->margin, margin * EG_PT);
			assert_true(llabs(11 * f->step + f->column - f->text_width) < 12);
			assert_int_equal(f->main_x + f->main_width, f->margin + f->text_width);
			assert_int_equal(
				f->main_x - f->margin - f->side_width, f->step - f->column);
		}
	}
	assert_int_equal(d.count, 0);
	eg_arena_release(a);
}

static void columns_add_up_to_the_text_width(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		const eg_format *f = i < 2 ? eg_theme_format(i) : eg_theme_landscape(i == 3);
		assert_int_equal(11 * f->step + f->column, f->text_width);
		assert_int_equal(3 * f->step + f->column, f->side_width);
		assert_int_equal(7 * f->step + f->column, f->main_width);
		assert_true(llabs(f->margin + 4 * f->step - f->main_x) <= EG_PT / 100);
		assert_true(llabs(2 * f->margin + f->text_width - f->width) <= EG_PT / 100);
		assert_int_equal((f->bottom - f->top) % EG_LINE, 0);
	}
}

static void body_has_its_first_baseline_where_the_book_says(void **state)
{
	(void)state;
	const eg_type_row *body = eg_theme_type(eg_theme_find(EG_STR("federal")), EG_T_BODY);
	eg_len y = eg_theme_format(false)->top + eg_type_baseline(body);
	assert_true(llabs(y - EG_PTS(88.59)) <= EG_PT / 100);
}

static void leading_is_a_multiple_of_a_quarter(void **state)
{
	(void)state;
	const eg_theme *t = eg_theme_find(EG_STR("federal"));
	static const enum eg_type on_grid[] = {EG_T_BODY, EG_T_LEAD, EG_T_H1, EG_T_H2, EG_T_H3,
		EG_T_LABEL, EG_T_SIDE_NOTE, EG_T_CAPTION, EG_T_TABLE_TEXT, EG_T_TABLE_HEAD,
		EG_T_NATIVE, EG_T_OUTCOME};
	for (size_t i = 0; i < EG_COUNT(on_grid); i++)
		assert_int_equal(eg_theme_type(t, on_grid[i])->leading % EG_QUARTER, 0);
}

static void every_type_is_given(void **state)
{
	(void)state;
	for (size_t n = 0; n < EG_COUNT(names); n++)
		for (int i = 0; i < EG_T_COUNT; i++) {
			const eg_type_row *r =
				eg_theme_type(eg_theme_find(eg_str_of(names[n])), (enum eg_type)i);
			assert_true(r->size > 0 && r->leading > 0 && r->weight >= 300 &&
				    r->weight <= 800);
		}
}

static void an_unknown_theme_is_the_federal_one(void **state)
{
	(void)state;
	assert_string_equal(eg_theme_find(EG_STR("no such"))->name, "federal");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contrasts_are_those_that_the_book_prints),
		cmocka_unit_test(luminance_in_whole_numbers_is_that_of_wcag),
		cmocka_unit_test(the_three_themes_pass_the_check_of_own_ones),
		cmocka_unit_test(an_own_title_is_in_its_letters_at_every_size),
		cmocka_unit_test(a_margin_gives_a_grid_of_twelve_columns),
		cmocka_unit_test(text_colours_reach_the_contrast_that_readers_need),
		cmocka_unit_test(columns_add_up_to_the_text_width),
		cmocka_unit_test(body_has_its_first_baseline_where_the_book_says),
		cmocka_unit_test(leading_is_a_multiple_of_a_quarter),
		cmocka_unit_test(every_type_is_given),
		cmocka_unit_test(an_unknown_theme_is_the_federal_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
