/* The measures and colours of the design book. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

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

static void columns_add_up_to_the_text_width(void **state)
{
	(void)state;
	for (int a4 = 0; a4 < 2; a4++) {
		const eg_format *f = eg_theme_format(a4);
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
		cmocka_unit_test(text_colours_reach_the_contrast_that_readers_need),
		cmocka_unit_test(columns_add_up_to_the_text_width),
		cmocka_unit_test(body_has_its_first_baseline_where_the_book_says),
		cmocka_unit_test(leading_is_a_multiple_of_a_quarter),
		cmocka_unit_test(every_type_is_given),
		cmocka_unit_test(an_unknown_theme_is_the_federal_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
