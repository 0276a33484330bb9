/* Pictures as they are found in the wild, decoded; and what is told of those that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "image/drawing.h"
#include "image_sample.h"

#define SIDE 8u

static eg_image read_ok(eg_arena *a, eg_buf *b, uint32_t most)
{
	eg_image image;
	eg_str why = {NULL, 0};
	if (!eg_image_read(a, eg_buf_view(b), most, &image, &why))
		fail_msg("%.*s", EG_ARG(why));
	eg_buf_release(b);
	return image;
}

static void refused(const char *bytes, const char *words)
{
	eg_arena *a = eg_arena_new();
	eg_image image;
	eg_str why = {NULL, 0};
	assert_false(eg_image_read(a, eg_str_of(bytes), 0, &image, &why));
	if (eg_str_find(why, eg_str_of(words), 0) == SIZE_MAX)
		fail_msg("'%.*s' does not say '%s'", EG_ARG(why), words);
	eg_arena_release(a);
}

static void every_colour_type_of_png_becomes_8_bit_srgb(void **state)
{
	(void)state;
	static const struct {
		int depth, colour;
		uint32_t channels;
	} rows[] = {{1, PNG_COLOR_TYPE_GRAY, 1}, {8, PNG_COLOR_TYPE_GRAY, 1},
		{16, PNG_COLOR_TYPE_GRAY, 1}, {8, PNG_COLOR_TYPE_GRAY_ALPHA, 2},
		{8, PNG_COLOR_TYPE_RGB, 3}, {16, PNG_COLOR_TYPE_RGB, 3},
		{8, PNG_COLOR_TYPE_RGB_ALPHA, 4}, {16, PNG_COLOR_TYPE_RGB_ALPHA, 4},
		{1, PNG_COLOR_TYPE_PALETTE, 4}};
	uint8_t samples[SIDE * SIDE * 8];
	sample_ramp(samples, sizeof samples);
	for (size_t i = 0; i < EG_COUNT(rows) * 2; i++) {
		eg_arena *a = eg_arena_new();
		png_kind k = {SIDE, SIDE, rows[i / 2].depth, rows[i / 2].colour, i % 2};
		eg_buf b = sample_png(k, samples, SIDE * 8);
		eg_image image = read_ok(a, &b, 0);
		assert_int_equal(image.form, EG_IMAGE_PNG);
		assert_int_equal(image.bitmap.width, SIDE);
		assert_int_equal(image.bitmap.channels, rows[i / 2].channels);
		if (rows[i / 2].depth == 8)
			assert_memory_equal(
				image.bitmap.pixels, samples, (size_t)SIDE * rows[i / 2].channels);
		if (rows[i / 2].depth == 16) /* within rounding */
			assert_in_range(image.bitmap.pixels[0], samples[0] - 1, samples[0] + 1);
		eg_arena_release(a);
	}
}

static void alpha_that_hides_nothing_is_dropped(void **state)
{
	(void)state;
	uint8_t samples[2 * 2 * 4];
	memset(samples, 255, sizeof samples);
	samples[0] = 9;
	eg_arena *a = eg_arena_new();
	eg_buf b = sample_png((png_kind){2, 2, 8, PNG_COLOR_TYPE_RGB_ALPHA, false}, samples, 8);
	eg_image image = read_ok(a, &b, 0);
	assert_int_equal(image.bitmap.channels, 3);
	assert_int_equal(image.bitmap.pixels[0], 9);
	assert_int_equal(image.bitmap.pixels[3], 255);
	eg_arena_release(a);
}

static void near(int got, int wanted)
{
	assert_in_range(got + 1000, wanted + 1000 - 4, wanted + 1000 + 4);
}

static void flat(uint8_t *to, const uint8_t *pixel, size_t components)
{
	for (size_t i = 0; i < SIDE * SIDE; i++)
		memcpy(to + i * components, pixel, components);
}

static void jpegs_of_all_colours_become_srgb(void **state)
{
	(void)state;
	/* CMYK as Adobe stores it: 255 is no ink. */
	static const struct {
		int components;
		uint8_t pixel[4], rgb[3];
	} rows[] = {{1, {90}, {90, 90, 90}}, {3, {200, 40, 10}, {200, 40, 10}},
		{4, {0, 255, 255, 255}, {0, 255, 255}}, {4, {255, 255, 0, 128}, {128, 128, 0}}};
	uint8_t pixels[SIDE * SIDE * 4];
	for (size_t i = 0; i < EG_COUNT(rows) * 2; i++) {
		eg_arena *a = eg_arena_new();
		flat(pixels, rows[i / 2].pixel, (size_t)rows[i / 2].components);
		eg_buf b = sample_jpeg(
			(jpeg_kind){SIDE, SIDE, rows[i / 2].components, i % 2, 0}, pixels);
		eg_image image = read_ok(a, &b, 0);
		uint32_t n = image.bitmap.channels;
		assert_int_equal(n, rows[i / 2].components == 1 ? 1 : 3);
		for (uint32_t c = 0; c < n; c++)
			near(image.bitmap.pixels[c], rows[i / 2].rgb[c]);
		eg_arena_release(a);
	}
}

/* The upper left quarter is dark; where it comes to lie says how the picture was turned. */
static void the_orientation_of_exif_is_applied(void **state)
{
	(void)state;
	static const struct {
		unsigned orientation, column, row;
	} rows[] = {{1, 0, 0}, {2, 1, 0}, {3, 1, 1}, {4, 0, 1}, {5, 0, 0}, {6, 1, 0}, {7, 1, 1},
		{8, 0, 1}};
	uint8_t pixels[32 * 16];
	for (size_t i = 0; i < sizeof pixels; i++)
		pixels[i] = i % 32 < 16 && i < sizeof pixels / 2 ? 0 : 255;
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		eg_arena *a = eg_arena_new();
		eg_buf b = sample_jpeg((jpeg_kind){32, 16, 1, false, rows[i].orientation}, pixels);
		eg_image image = read_ok(a, &b, 0);
		bool lying = rows[i].orientation < 5;
		assert_int_equal(image.width, lying ? 32 : 16);
		assert_int_equal(image.bitmap.width, image.width);
		uint32_t x = image.width / 4 + rows[i].column * image.width / 2;
		uint32_t y = image.height / 4 + rows[i].row * image.height / 2;
		near(image.bitmap.pixels[y * image.width + x], 0);
		uint32_t other = image.width / 4 + (1 - rows[i].column) * image.width / 2;
		near(image.bitmap.pixels[y * image.width + other], 255);
		eg_arena_release(a);
	}
}

static void areas_are_averaged_exactly(void **state)
{
	(void)state;
	static const uint8_t pixels[] = {0, 30, 60, 90, 120, 150};
	eg_arena *a = eg_arena_new();
	eg_bitmap b = {3, 2, 1, pixels};
	eg_bitmap one = eg_bitmap_reduce(a, &b, 1, 1);
	assert_int_equal(one.pixels[0], 75);
	eg_bitmap two = eg_bitmap_reduce(a, &b, 2, 2); /* (0 + 30/2) / 1.5 */
	assert_int_equal(two.pixels[0], 10);
	assert_int_equal(two.pixels[1], 50);
	assert_int_equal(two.pixels[3], 140);
	eg_bitmap same = eg_bitmap_reduce(a, &b, 30, 30);
	assert_ptr_equal(same.pixels, pixels);
	eg_arena_release(a);
}

static void colours_that_cannot_be_seen_do_not_bleed(void **state)
{
	(void)state;
	static const uint8_t pixels[] = {200, 255, 0, 0}; /* grey, alpha */
	eg_arena *a = eg_arena_new();
	eg_bitmap b = {2, 1, 2, pixels}, one = eg_bitmap_reduce(a, &b, 1, 1);
	assert_int_equal(one.pixels[0], 200);
	assert_int_equal(one.pixels[1], 128);
	eg_arena_release(a);
}

static void a_bound_keeps_the_shape(void **state)
{
	(void)state;
	uint8_t samples[40 * 20];
	sample_ramp(samples, sizeof samples);
	eg_arena *a = eg_arena_new();
	eg_buf b = sample_png((png_kind){40, 20, 8, PNG_COLOR_TYPE_GRAY, false}, samples, 40);
	eg_image image = read_ok(a, &b, 10);
	assert_int_equal(image.width, 40);
	assert_int_equal(image.bitmap.width, 10);
	assert_int_equal(image.bitmap.height, 5);
	eg_arena_release(a);
}

/* Every beginning of the file, each in memory of its own, so that a read beyond it is seen. */
static void cut_everywhere(eg_buf b, size_t whole_from)
{
	for (size_t n = 0; n < b.n; n++) {
		eg_arena *a = eg_arena_new();
		char *part = malloc(n + 1);
		memcpy(part, b.p, n);
		eg_image image;
		eg_str why = {NULL, 0};
		bool ok = eg_image_read(a, (eg_str){part, n}, 0, &image, &why);
		assert_true(ok ? n >= whole_from : why.n > 0);
		free(part);
		eg_arena_release(a);
	}
	eg_buf_release(&b);
}

static void files_cut_off_at_any_byte_are_refused(void **state)
{
	(void)state;
	uint8_t samples[SIDE * SIDE * 4];
	sample_ramp(samples, sizeof samples);
	for (int interlaced = 0; interlaced < 2; interlaced++) {
		eg_buf b =
			sample_png((png_kind){SIDE, SIDE, 8, PNG_COLOR_TYPE_RGB_ALPHA, interlaced},
				samples, 32);

		cut_everywhere(b, b.n);
	}
	for (int progressive = 0; progressive < 2; progressive++) {
		eg_buf b = sample_jpeg((jpeg_kind){SIDE, SIDE, 3, progressive, 6}, samples);
		cut_everywhere(b, b.n - 2);
	}
	static const char svg[] =
		"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
		"<g transform='rotate(3)'><path d='M0 0a1 2 3 0 1 4 5z'/></g></svg>";
	eg_buf b = {0};
	eg_buf_cstr(&b, svg);
	cut_everywhere(b, b.n);
}

/* Any byte changed: read or refused, never a crash. */
static void files_with_any_byte_changed_do_no_harm(void **state)
{
	(void)state;
	uint8_t samples[SIDE * SIDE * 4];
	sample_ramp(samples, sizeof samples);
	eg_buf files[] = {
		sample_png((png_kind){SIDE, SIDE, 8, PNG_COLOR_TYPE_RGB_ALPHA, false}, samples, 32),
		sample_jpeg((jpeg_kind){SIDE, SIDE, 4, true, 8}, samples)};
	for (size_t f = 0; f < EG_COUNT(files); f++) {
		for (size_t i = 0; i < files[f].n; i++) {
			char was = files[f].p[i];
			files[f].p[i] = (char)(was ^ (1 << i % 8));
			eg_arena *a = eg_arena_new();
			eg_image image;
			eg_str why = {NULL, 0};
			if (!eg_image_read(a, eg_buf_view(&files[f]), 16, &image, &why))
				assert_true(why.n > 0);
			eg_arena_release(a);
			files[f].p[i] = was;
		}
		eg_buf_release(&files[f]);
	}
}

static void a_huge_picture_is_refused_before_it_is_decoded(void **state)
{
	(void)state;
	uint8_t row[60000 / 8];
	memset(row, 0, sizeof row);
	eg_buf b = sample_png((png_kind){60000, 2000, 1, PNG_COLOR_TYPE_GRAY, false}, row, 0);
	eg_arena *a = eg_arena_new();
	eg_image image;
	eg_str why = {NULL, 0};
	assert_false(eg_image_read(a, eg_buf_view(&b), 0, &image, &why));
	assert_true(eg_str_find(why, EG_STR("50 million are most"), 0) != SIZE_MAX);
	eg_buf_release(&b);
	eg_arena_release(a);
}

static void what_is_no_picture_is_told(void **state)
{
	(void)state;
	refused("", "is empty");
	refused("GIF89a", "is neither PNG, JPEG nor SVG");
	refused("\x89PNG\r\n\x1A\n", "ends too early");
	refused("\xFF\xD8\xFF\xE0", "ends too early");
}

/* -- SVG -- */

#define SVG(body) "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 32'>" body "</svg>"

static const eg_drawing *drawing(eg_arena *a, const char *text)
{
	eg_image image;
	eg_str why = {NULL, 0};
	if (!eg_image_read(a, eg_str_of(text), 0, &image, &why))
		fail_msg("%.*s", EG_ARG(why));
	return image.drawing;
}

static void shapes_become_paths(void **state)
{
	(void)state;
	static const struct {
		const char *text, *ops;
		int64_t x, y; /* of the second point, in 64ths of the width */
	} rows[] = {{SVG("<rect x='1' y='2' width='4' height='5'/>"), "MLLLLZ", 5, 2},
		{SVG("<line x2='7' y2='3' stroke='red'/>"), "ML", 7, 3},
		{SVG("<polygon points='0,0 4 0 4,4'/>"), "MLLZ", 4, 0},
		{SVG("<path d='M1 1h4v4z'/>"), "MLLZ", 5, 1},
		{SVG("<path d='m1,1 2,2'/>"), "ML", 3, 3},
		{SVG("<path d='M0 0c1 1 2 2 3 3s1-2 3-3'/>"), "MCC", 1, 1},
		{SVG("<g transform='translate(10 5) scale(2)'><path d='M0 0L1 1'/></g>"), "ML", 12,
			7},
		{SVG("<path transform='rotate(90 4 4)' d='M4 0L8 4'/>"), "ML", 4, 8}};
	int64_t unit = EG_DRAWING_SIDE / 64;
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		eg_arena *a = eg_arena_new();
		const eg_drawing *d = drawing(a, rows[i].text);
		assert_int_equal(d->count, 1);
		assert_int_equal(d->width, EG_DRAWING_SIDE);
		assert_int_equal(d->height, EG_DRAWING_SIDE / 2);
		assert_true(eg_str_eq(
			(eg_str){d->shapes[0].ops, d->shapes[0].op_count}, eg_str_of(rows[i].ops)));
		assert_in_range(
			d->shapes[0].points[1].x + 8, rows[i].x * unit + 7, rows[i].x * unit + 9);
		assert_in_range(
			d->shapes[0].points[1].y + 8, rows[i].y * unit + 7, rows[i].y * unit + 9);
		eg_arena_release(a);
	}
}

/* All points of a circle's curves that lie on it are as far from its centre. */
static void circles_are_round(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	const eg_drawing *d = drawing(a, SVG("<circle cx='32' cy='16' r='10'/>"));
	const eg_drawn *s = &d->shapes[0];
	double unit = (double)EG_DRAWING_SIDE / 64;
	assert_true(eg_str_is((eg_str){s->ops, s->op_count}, "MCCCCZ"));
	for (size_t i = 0; i < 5; i++) {
		const eg_drawing_point *p = &s->points[i == 0 ? 0 : 3 * i];
		double x = (double)p->x / unit - 32, y = (double)p->y / unit - 16;
		double off = x * x + y * y - 100;
		assert_true(off < 1e-4 && off > -1e-4);
	}
	eg_arena_release(a);
}

static void paints_are_inherited_and_style_wins(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	const eg_drawing *d = drawing(
		a, SVG("<g fill='#0a0' opacity='.5'><path fill='red' "
		       "style='fill:rgb(1,2,3);fill-opacity:50%' stroke='navy' stroke-width='2' "
		       "fill-rule='evenodd' d='M0 0L9 9L9 0z'/><path d='M0 0L1 1'/></g>"
		       "<path visibility='hidden' d='M0 0L1 1'/>"));
	assert_int_equal(d->count, 2);
	assert_int_equal(d->shapes[0].colour, 0x010203);
	assert_int_equal(d->shapes[0].fill_alpha, 64);
	assert_int_equal(d->shapes[0].stroke_alpha, 128);
	assert_int_equal(d->shapes[0].stroke_colour, 0x000080);
	assert_int_equal(d->shapes[0].line_width, 2 * EG_DRAWING_SIDE / 64);
	assert_true(d->shapes[0].even_odd);
	assert_int_equal(d->shapes[1].colour, 0x00AA00);
	assert_false(d->shapes[1].stroke);
	eg_arena_release(a);
}

static void what_cannot_be_drawn_is_refused_by_name(void **state)
{
	(void)state;
	refused(SVG("<text>a</text>"), "element 'text'");
	refused(SVG("<style>path{fill:red}</style>"), "element 'style'");
	refused(SVG("<path fill='url(#a)' d='M0 0L1 1'/>"), "fill 'url(#a)'");
	refused(SVG("<path d='M0 0L1 x'/>"), "data that cannot be read");
	refused(SVG("<path d='M1e30 0L1 1'/>"), "far out of any page");
	refused("<svg xmlns='http://www.w3.org/2000/svg'/>", "no viewBox");
	refused("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", "declares entities");
	refused("<svg viewBox='0 0 1 1'><g></svg>", "not well-formed");
}

static void deep_groups_are_refused(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_buf_cstr(&b, "<svg viewBox='0 0 1 1'>");
	for (int i = 0; i < 1000; i++)
		eg_buf_cstr(&b, "<g>");
	eg_buf_byte(&b, '\0');
	refused(b.p, "60 deep");
	eg_buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_colour_type_of_png_becomes_8_bit_srgb),
		cmocka_unit_test(alpha_that_hides_nothing_is_dropped),
		cmocka_unit_test(jpegs_of_all_colours_become_srgb),
		cmocka_unit_test(the_orientation_of_exif_is_applied),
		cmocka_unit_test(areas_are_averaged_exactly),
		cmocka_unit_test(colours_that_cannot_be_seen_do_not_bleed),
		cmocka_unit_test(a_bound_keeps_the_shape),
		cmocka_unit_test(files_cut_off_at_any_byte_are_refused),
		cmocka_unit_test(files_with_any_byte_changed_do_no_harm),
		cmocka_unit_test(a_huge_picture_is_refused_before_it_is_decoded),
		cmocka_unit_test(what_is_no_picture_is_told),
		cmocka_unit_test(shapes_become_paths),
		cmocka_unit_test(circles_are_round),
		cmocka_unit_test(paints_are_inherited_and_style_wins),
		cmocka_unit_test(what_cannot_be_drawn_is_refused_by_name),
		cmocka_unit_test(deep_groups_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
