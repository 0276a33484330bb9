#include "pdf/image.h"

#include "pdf/syntax.h"

#include <stdlib.h>

void eg_pdf_images_init(eg_pdf_images *images, eg_arena *arena)
{
	*images = (eg_pdf_images){.arena = arena};
	eg_map_init(&images->places, arena);
}

/* -- predictors: the difference from what is known deflates better (PNG specification, 9) -- */

enum filter { NONE, SUB, UP, AVERAGE, PAETH, FILTERS };

static int paeth(int left, int up, int corner)
{
	int p = left + up - corner;
	int to_left = abs(p - left), to_up = abs(p - up), to_corner = abs(p - corner);
	if (to_left <= to_up && to_left <= to_corner)
		return left;
	return to_up <= to_corner ? up : corner;
}

static int predict(enum filter f, int left, int up, int corner)
{
	switch (f) {
	case SUB:
		return left;
	case UP:
		return up;
	case AVERAGE:
		return (left + up) / 2;
	case PAETH:
		return paeth(left, up, corner);
	case NONE:
	case FILTERS:
		break;
	}
	return 0;
}

/* Writes the filter's number and the differences; returns their sum, taken as signed. */
static uint64_t put_filtered(
	uint8_t *to, enum filter f, const uint8_t *row, const uint8_t *above, size_t n, size_t px)
{
	uint64_t sum = 0;
	*to++ = (uint8_t)f;
	for (size_t i = 0; i < n; i++) {
		int left = i >= px ? row[i - px] : 0, up = above ? above[i] : 0;
		int corner = i >= px && above ? above[i - px] : 0;
		uint8_t by = (uint8_t)(row[i] - predict(f, left, up, corner));
		*to++ = by;
		sum += by < 128 ? by : 256u - by;
	}
	return sum;
}

/* Each row with the filter that leaves least, as the PNG specification advises (12.8). */
static eg_str filtered(eg_arena *a, const uint8_t *rows, size_t count, size_t n, size_t px)
{
	uint8_t *out = eg_alloc_array(a, count, n + 1), *trial = eg_alloc(a, n + 1);
	for (size_t y = 0; y < count; y++) {
		const uint8_t *row = rows + y * n, *above = y ? row - n : NULL;
		uint8_t *to = out + y * (n + 1);
		uint64_t least = UINT64_MAX;
		for (enum filter f = NONE; f < FILTERS; f++) {
			uint64_t sum = put_filtered(trial, f, row, above, n, px);
			if (sum >= least)
				continue;
			least = sum;
			memcpy(to, trial, n + 1);
		}
	}
	return (eg_str){(const char *)out, count * (n + 1)};
}

/* -- objects -- */

/* `mask`: the number of the soft mask, or 0. */
static uint32_t put_samples(eg_pdf_store *store, eg_arena *scratch, const uint8_t *samples,
	const eg_bitmap *size, unsigned channels, uint32_t mask)
{
	eg_str entries = eg_strf(scratch,
		"/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent 8/ColorSpace/%s"
		"/Interpolate false/DecodeParms<</Predictor 15/Colors %u/Columns %u>>",
		size->width, size->height, channels == 1 ? "DeviceGray" : "DeviceRGB", channels,
		size->width);
	if (mask)
		entries = eg_str_join(scratch, entries, eg_strf(scratch, "/SMask %u 0 R", mask));
	eg_str bytes =
		filtered(scratch, samples, size->height, (size_t)size->width * channels, channels);
	return eg_pdf_stream(store, bytes, false, entries);
}

static uint32_t put_bitmap(eg_pdf_store *store, eg_arena *scratch, const eg_bitmap *b)
{
	if (!eg_bitmap_has_alpha(b))
		return put_samples(store, scratch, b->pixels, b, b->channels, 0);
	unsigned colours = b->channels - 1;
	size_t count = (size_t)b->width * b->height;
	uint8_t *colour = eg_alloc_array(scratch, count, colours),
		*alpha = eg_alloc(scratch, count);
	const uint8_t *from = b->pixels;
	for (size_t i = 0; i < count; i++, from += b->channels) {
		memcpy(colour + i * colours, from, colours);
		alpha[i] = from[colours];
	}
	uint32_t mask = put_samples(store, scratch, alpha, b, 1, 0);
	return put_samples(store, scratch, colour, b, colours, mask);
}

uint32_t eg_pdf_image_place(eg_pdf_images *images, eg_pdf_store *store, const eg_bitmap *bitmap,
	uint32_t columns, uint32_t rows)
{
	const void *at = bitmap->pixels;
	columns = columns < bitmap->width ? columns : bitmap->width;
	rows = rows < bitmap->height ? rows : bitmap->height;
	char key[sizeof at + 2 * sizeof columns];
	memcpy(key, &at, sizeof at);
	memcpy(key + sizeof at, &columns, sizeof columns);
	memcpy(key + sizeof at + sizeof columns, &rows, sizeof rows);
	uint32_t place = eg_map_find(&images->places, (eg_str){key, sizeof key});
	if (place != EG_MAP_NONE)
		return place;
	eg_arena *scratch = eg_arena_new();
	eg_bitmap small = eg_bitmap_reduce(scratch, bitmap, columns, rows);
	place = (uint32_t)images->count;
	images->numbers = eg_grow(images->arena, images->numbers, images->count, &images->cap,
		sizeof *images->numbers);
	images->numbers[images->count++] = put_bitmap(store, scratch, &small);
	eg_map_set(&images->places, eg_str_copy(images->arena, (eg_str){key, sizeof key}), place);
	eg_arena_release(scratch);
	return place;
}

void eg_pdf_image_alphas(eg_pdf_images *images, const eg_drawing *drawing)
{
	uint8_t fill = EG_PDF_OPAQUE, stroke = EG_PDF_OPAQUE;
	for (size_t i = 0; i < drawing->count; i++) {
		const eg_drawn *s = &drawing->shapes[i];
		if (s->fill && s->fill_alpha != fill)
			images->fill_alphas[fill = s->fill_alpha] = true;
		if (s->stroke && s->stroke_alpha != stroke)
			images->stroke_alphas[stroke = s->stroke_alpha] = true;
	}
}

static void put_alphas(eg_buf *b, const bool *asked, char letter, const char *key)
{
	for (int alpha = 0; alpha < 256; alpha++) {
		if (!asked[alpha])
			continue;
		eg_bufv(b, "/%c%d<</%s ", letter, alpha, key);
		eg_pdf_put_milli(b, (alpha * 1000 + 127) / 255);
		eg_buf_cstr(b, ">>");
	}
}

static void put_states(eg_buf *b, const eg_pdf_images *images)
{
	size_t start = b->n;
	eg_buf_cstr(b, "/ExtGState<<");
	size_t empty = b->n;
	put_alphas(b, images->fill_alphas, 'F', "ca");
	put_alphas(b, images->stroke_alphas, 'S', "CA");
	if (b->n == empty)
		b->n = start;
	else
		eg_buf_cstr(b, ">>");
}

void eg_pdf_put_image_resources(eg_buf *b, const eg_pdf_images *images)
{
	put_states(b, images);
	if (!images->count)
		return;
	eg_buf_cstr(b, "/XObject<<");
	for (size_t i = 0; i < images->count; i++) {
		eg_bufv(b, "/I%zu ", i);
		eg_pdf_put_ref(b, images->numbers[i]);
	}
	eg_buf_cstr(b, ">>");
}
