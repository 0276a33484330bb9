/* Samples under a profile become those of sRGB; profiles that do not fit are as none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "image/colour.h"
#include "image_sample.h"

#include <lcms2.h>
#include <zlib.h>

/* A profile by primaries, white of D65 and gamma. */
static eg_str profile_of(eg_arena *a, double green_x, double green_y, double gamma)
{
	const cmsCIExyY white = {0.3127, 0.3290, 1};
	const cmsCIExyYTRIPLE primaries = {{0.64, 0.33, 1}, {green_x, green_y, 1}, {0.15, 0.06, 1}};
	cmsToneCurve *tone = cmsBuildGamma(NULL, gamma);
	cmsToneCurve *curves[] = {tone, tone, tone};
	cmsHPROFILE p = cmsCreateRGBProfile(&white, &primaries, curves);
	cmsUInt32Number n = 0;
	cmsSaveProfileToMem(p, NULL, &n);
	char *bytes = eg_alloc(a, n);
	cmsSaveProfileToMem(p, bytes, &n);
	cmsCloseProfile(p);
	cmsFreeToneCurve(tone);
	return (eg_str){bytes, n};
}

static eg_str wide(eg_arena *a)
{
	return profile_of(a, 0.21, 0.71, 2.2); /* Adobe RGB (1998) */
}

static eg_str srgb(eg_arena *a)
{
	cmsHPROFILE p = cmsCreate_sRGBProfile();
	cmsUInt32Number n = 0;
	cmsSaveProfileToMem(p, NULL, &n);
	char *bytes = eg_alloc(a, n);
	cmsSaveProfileToMem(p, bytes, &n);
	cmsCloseProfile(p);
	return (eg_str){bytes, n};
}

static void put_number(eg_buf *b, size_t n, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		eg_buf_byte(b, (char)(n >> (8 * i) & 255));
}

/* The PNG with a chunk iCCP behind its header. */
static eg_buf with_profile(eg_arena *a, eg_buf png, eg_str profile)
{
	uLongf packed = compressBound(profile.n);
	char *chunk = eg_alloc(a, packed + 8);
	memcpy(chunk, "iCCPp\0\0", 7);
	compress((Bytef *)chunk + 7, &packed, (const Bytef *)profile.p, profile.n);
	eg_buf out = {0};
	eg_buf_put(&out, png.p, 33);
	put_number(&out, packed + 3, 4);
	eg_buf_put(&out, chunk, packed + 7);
	put_number(&out, crc32(0, (const Bytef *)chunk, (uInt)packed + 7), 4);
	eg_buf_put(&out, png.p + 33, png.n - 33);
	eg_buf_release(&png);
	return out;
}

static eg_image read_ok(eg_arena *a, eg_buf *b)
{
	eg_image image;
	eg_str why = {NULL, 0};
	if (!eg_image_read(a, eg_buf_view(b), 0, &image, &why))
		fail_msg("%.*s", EG_ARG(why));
	eg_buf_release(b);
	return image;
}

static void is_near(const uint8_t *got, const uint8_t *wanted, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (got[i] + 2 < wanted[i] || wanted[i] + 2 < got[i])
			fail_msg("sample %zu is %d, not %d", i, got[i], wanted[i]);
}

static const uint8_t of_wide[] = {100, 150, 100, 150, 140, 120, 128, 128, 128};
static const uint8_t in_srgb[] = {66, 151, 97, 155, 141, 120, 129, 129, 129};

static void a_png_under_a_wider_profile_becomes_srgb(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	png_kind k = {3, 1, 8, PNG_COLOR_TYPE_RGB, false};
	eg_buf b = with_profile(a, sample_png(k, of_wide, sizeof of_wide), wide(a));
	eg_image image = read_ok(a, &b);
	assert_int_equal(image.bitmap.channels, 3);
	is_near(image.bitmap.pixels, in_srgb, sizeof in_srgb);
	eg_arena_release(a);
}

static void alpha_stays_as_it_is(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str icc = wide(a);
	eg_colours *c = eg_colours_open(icc.p, icc.n, EG_SAMPLES_RGB_ALPHA);
	uint8_t row[] = {100, 150, 100, 7, 150, 140, 120, 200};
	const uint8_t wanted[] = {66, 151, 97, 7, 155, 141, 120, 200};
	assert_non_null(c);
	eg_colours_row(c, row, 2);
	is_near(row, wanted, sizeof row);
	assert_int_equal(row[3], 7);
	assert_int_equal(row[7], 200);
	eg_colours_close(c);
	eg_arena_release(a);
}

static void a_jpeg_under_a_wider_profile_becomes_srgb(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str icc = wide(a);
	uint8_t pixels[16 * 16 * 3];
	for (size_t i = 0; i < sizeof pixels; i++)
		pixels[i] = of_wide[i % 3];
	eg_buf jpeg = sample_jpeg((jpeg_kind){16, 16, 3, false, 0}, pixels), b = {0};
	eg_buf_put(&b, jpeg.p, 2);
	put_number(&b, 0xFFE2, 2);
	put_number(&b, icc.n + 16, 2);
	eg_buf_put(&b, "ICC_PROFILE\0\1\1", 14);
	eg_buf_put(&b, icc.p, icc.n);
	eg_buf_put(&b, jpeg.p + 2, jpeg.n - 2);
	eg_buf_release(&jpeg);
	eg_image image = read_ok(a, &b);
	is_near(image.bitmap.pixels, in_srgb, 3);
	eg_arena_release(a);
}

static void samples_of_srgb_stay_as_they_are(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str icc = srgb(a);
	assert_null(eg_colours_open(icc.p, icc.n, EG_SAMPLES_RGB));
	png_kind k = {3, 1, 8, PNG_COLOR_TYPE_RGB, false};
	eg_buf b = with_profile(a, sample_png(k, of_wide, sizeof of_wide), icc);
	assert_memory_equal(read_ok(a, &b).bitmap.pixels, of_wide, sizeof of_wide);
	eg_arena_release(a);
}

static void a_profile_that_is_damaged_or_of_other_samples_is_as_none(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str icc = wide(a);
	assert_null(eg_colours_open(icc.p, icc.n, EG_SAMPLES_GREY));
	assert_null(eg_colours_open(icc.p, icc.n, EG_SAMPLES_CMYK));
	assert_null(eg_colours_open(icc.p, icc.n / 2, EG_SAMPLES_RGB));
	assert_null(eg_colours_open("profile", 7, EG_SAMPLES_RGB));
	assert_null(eg_colours_open(NULL, 0, EG_SAMPLES_RGB));
	eg_arena_release(a);
}

static void each_cut_of_a_profile_is_survived(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str icc = wide(a);
	char *copy = eg_alloc(a, icc.n);
	for (size_t i = 0; i < icc.n; i++) {
		memcpy(copy, icc.p, icc.n);
		copy[i] = (char)(copy[i] ^ 0x55);
		uint8_t row[] = {1, 2, 3};
		eg_colours *c = eg_colours_open(copy, icc.n, EG_SAMPLES_RGB);
		if (c)
			eg_colours_row(c, row, 1);
		eg_colours_close(c);
	}
	eg_arena_release(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_png_under_a_wider_profile_becomes_srgb),
		cmocka_unit_test(alpha_stays_as_it_is),
		cmocka_unit_test(a_jpeg_under_a_wider_profile_becomes_srgb),
		cmocka_unit_test(samples_of_srgb_stay_as_they_are),
		cmocka_unit_test(a_profile_that_is_damaged_or_of_other_samples_is_as_none),
		cmocka_unit_test(each_cut_of_a_profile_is_survived),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
