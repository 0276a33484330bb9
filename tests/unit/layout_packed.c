/* Pages whose marks lie in bytes: what comes out is what went in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout/canvas.h"

static const eg_shaped word = {.size = EG_PTS(10), .number = 20};

static const eg_mark glyphs = {.kind = EG_MARK_GLYPHS,
	.fill = true,
	.mcid = 300,
	.colour = 0x102030,
	.x = 72 * EG_PT,
	.y = 700 * EG_PT,
	.as.text.shaped = &word};

static bool same(const eg_mark *a, const eg_mark *b)
{
	return a->kind == b->kind && a->artifact == b->artifact && a->fill == b->fill &&
	       a->stroke == b->stroke && a->mcid == b->mcid && a->colour == b->colour &&
	       a->stroke_colour == b->stroke_colour && a->x == b->x && a->y == b->y &&
	       a->w == b->w && a->h == b->h && a->line_width == b->line_width &&
	       memcmp(&a->as, &b->as, sizeof a->as) == 0;
}

/* Packs the marks and compares what is read back; returns the bytes that were kept. */
static size_t there_and_back(eg_mark *marks, size_t count)
{
	eg_arena *kept = eg_arena_new(), *scratch = eg_arena_new(), *out = eg_arena_new();
	const eg_mark_list layers[] = {{.items = marks, .count = count / 2}, {0},
		{.items = marks + count / 2, .count = count - count / 2}};
	eg_page page = {0};
	eg_pages pages = {.arena = kept};
	eg_page_pack(&pages, scratch, &page, layers, EG_COUNT(layers));
	size_t size = eg_arena_used(kept) - pages.word_cap * sizeof *pages.words;
	assert_null(page.marks);
	const eg_mark *back = eg_page_marks(out, &pages, &page);
	for (size_t i = 0; i < count; i++)
		assert_true(same(&marks[i], &back[i]));
	eg_arena_release(kept);
	eg_arena_release(scratch);
	eg_arena_release(out);
	return size;
}

static void every_kind_comes_back(void **state)
{
	(void)state;
	static const eg_point corner = {-EG_PT, EG_PT};
	eg_mark turned = glyphs, hyphen = glyphs;
	turned.as.text.turned = true;
	turned.as.text.angle = 45;
	hyphen.as.text.hyphen = true;
	eg_mark marks[] = {glyphs, hyphen, turned, glyphs,
		{.kind = EG_MARK_RECT,
			.fill = true,
			.artifact = EG_ART_BACKGROUND,
			.x = -3,
			.y = INT64_MAX / 4,
			.w = INT64_MIN / 4,
			.h = 1},
		{.kind = EG_MARK_RECT, .stroke = true, .line_width = 7, .mcid = UINT32_MAX},
		{.kind = EG_MARK_LINE, .stroke = true, .stroke_colour = 0xFFFFFF, .w = 5},
		{.kind = EG_MARK_PATH,
			.fill = true,
			.as.path = {.ops = "M", .points = &corner, .op_count = 1}},
		hyphen};
	(void)there_and_back(marks, EG_COUNT(marks));
}

static void extremes_of_places_come_back(void **state)
{
	(void)state;
	eg_mark low = glyphs, high = glyphs;
	low.x = low.y = INT64_MIN / 4;
	high.x = high.y = INT64_MAX / 4;
	eg_mark marks[] = {low, high, low, glyphs};
	(void)there_and_back(marks, EG_COUNT(marks));
}

static void a_page_without_marks_is_empty(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_page page = {0};
	eg_pages pages = {.arena = a};
	eg_page_pack(&pages, a, &page, NULL, 0);
	(void)eg_page_marks(a, &pages, &page);
	assert_int_equal(page.mark_count, 0);
	eg_arena_release(a);
}

static void a_word_of_a_line_takes_a_fifth(void **state)
{
	(void)state;
	eg_mark marks[100];
	for (size_t i = 0; i < EG_COUNT(marks); i++) {
		marks[i] = glyphs;
		marks[i].x += (eg_len)i * EG_PTS(4.5);
	}
	assert_true(there_and_back(marks, EG_COUNT(marks)) <= sizeof marks / 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_comes_back),
		cmocka_unit_test(extremes_of_places_come_back),
		cmocka_unit_test(a_page_without_marks_is_empty),
		cmocka_unit_test(a_word_of_a_line_takes_a_fifth),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
