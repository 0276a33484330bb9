/* PNG through libpng. Its default handler ends the process on an error; here errors come back by
 * longjmp. Its simplified interface would do without, but in 1.6.39 it gives wrong samples for
 * files that are interlaced and of 16 bits. */
#include "image/colour.h"
#include "image/decode.h"

#include <setjmp.h>

#include <png.h>

#define MOST_CHUNK 8000000u /* bytes that a chunk of text or profile may unfold to */

typedef struct decoder {
	png_structp png;
	png_infop info;
	eg_arena *arena;
	eg_arena *own; /* gone with the decoder */
	eg_str bytes;
	size_t at;
	uint32_t width, height, channels;
	eg_colours *colours;
	eg_str why;
} decoder;

/* What libpng says, in the words of the messages. */
static eg_str words_of(eg_arena *a, const char *said)
{
	static const struct {
		const char *part, *words;
	} rows[] = {
		{"Not enough image data", "ends too early"},
		{"Not enough compressed data", "ends too early"},
		{"CRC error", "is damaged: a checksum is wrong"},
	};
	for (size_t i = 0; i < EG_COUNT(rows); i++)
		if (eg_str_find(eg_str_of(said), eg_str_of(rows[i].part), 0) != SIZE_MAX)
			return eg_str_of(rows[i].words);
	return eg_strf(a, "is a damaged PNG file (%s)", said);
}

static void on_error(png_structp png, png_const_charp said)
{
	decoder *d = png_get_error_ptr(png);
	if (!d->why.p)
		d->why = words_of(d->arena, said);
	png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp said)
{
	(void)png, (void)said; /* of what says nothing of the samples */
}

static void on_read(png_structp png, png_bytep to, size_t n)
{
	decoder *d = png_get_io_ptr(png);
	if (d->bytes.n - d->at < n) {
		d->why = EG_STR("ends too early");
		png_error(png, "end");
	}
	memcpy(to, d->bytes.p + d->at, n);
	d->at += n;
}

/* 8-bit samples of grey or RGB, perhaps with alpha. */
static void set_form(decoder *d)
{
	double gamma;
	png_set_expand(d->png);
	png_set_scale_16(d->png);
	if (png_get_valid(d->png, d->info, PNG_INFO_gAMA) &&
		!png_get_valid(d->png, d->info, PNG_INFO_sRGB | PNG_INFO_iCCP) &&
		png_get_gAMA(d->png, d->info, &gamma))
		png_set_gamma(d->png, PNG_DEFAULT_sRGB, gamma);
	(void)png_set_interlace_handling(d->png);
	png_read_update_info(d->png, d->info);
	d->channels = png_get_channels(d->png, d->info);
}

/* The profile in the file, if there is one and it is needed. */
static void open_colours(decoder *d)
{
	static const enum eg_samples samples[] = {
		EG_SAMPLES_GREY, EG_SAMPLES_GREY_ALPHA, EG_SAMPLES_RGB, EG_SAMPLES_RGB_ALPHA};
	png_charp name;
	png_bytep profile;
	png_uint_32 n;
	int compression;
	if (png_get_iCCP(d->png, d->info, &name, &compression, &profile, &n) == PNG_INFO_iCCP)
		d->colours = eg_colours_open(profile, n, samples[d->channels - 1]);
}

static void take_row(const decoder *d, eg_reducer *r, uint8_t *row)
{
	if (d->colours)
		eg_colours_row(d->colours, row, d->width);
	eg_reducer_row(r, row);
}

static void read_interlaced(decoder *d, eg_reducer *r)
{
	size_t row = (size_t)d->width * d->channels;
	uint8_t *pixels = eg_alloc_array(d->own, d->height, row);
	png_bytepp rows = EG_NEW_N(d->own, png_bytep, d->height);
	for (uint32_t y = 0; y < d->height; y++)
		rows[y] = pixels + y * row;
	png_read_image(d->png, rows);
	for (uint32_t y = 0; y < d->height; y++)
		take_row(d, r, rows[y]);
}

static void read_rows(decoder *d, eg_reducer *r)
{
	uint8_t *row = eg_alloc_array(d->own, d->width, d->channels);
	for (uint32_t y = 0; y < d->height; y++) {
		png_read_row(d->png, row, NULL);
		take_row(d, r, row);
	}
}

/* The samples in the caller's arena; alpha that hides nothing is dropped. */
static eg_bitmap kept(eg_arena *a, eg_bitmap b)
{
	size_t count = (size_t)b.width * b.height;
	uint32_t n = b.channels;
	bool opaque = eg_bitmap_has_alpha(&b);
	for (size_t i = 0; opaque && i < count; i++)
		opaque = b.pixels[i * n + n - 1] == 255;
	b.channels = opaque ? n - 1 : n;
	uint8_t *to = eg_alloc_raw(a, count * b.channels);
	for (size_t i = 0; i < count; i++)
		memcpy(to + i * b.channels, b.pixels + i * n, b.channels);
	b.pixels = to;
	return b;
}

static bool read_picture(decoder *d, uint32_t most, eg_image *out)
{
	png_read_info(d->png, d->info);
	d->width = png_get_image_width(d->png, d->info);
	d->height = png_get_image_height(d->png, d->info);
	if (!eg_image_fits(d->arena, d->width, d->height, &d->why))
		return false;
	set_form(d);
	open_colours(d);
	uint32_t width = d->width, height = d->height;
	eg_image_bound(most, &width, &height);
	eg_reducer r;
	eg_reducer_open(&r, d->own, d->width, d->height, d->channels, width, height);
	if (png_get_interlace_type(d->png, d->info) == PNG_INTERLACE_NONE)
		read_rows(d, &r);
	else
		read_interlaced(d, &r);
	png_read_end(d->png, NULL);
	out->width = d->width;
	out->height = d->height;
	out->bitmap = kept(d->arena, eg_reducer_bitmap(&r));
	return true;
}

static bool decode(decoder *d, uint32_t most, eg_image *out)
{
	d->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, d, on_error, on_warning);
	if (!d->png || setjmp(png_jmpbuf(d->png)))
		return false;
	d->info = png_create_info_struct(d->png);
	if (!d->info)
		return false;
	png_set_read_fn(d->png, d, on_read);
	png_set_chunk_malloc_max(d->png, MOST_CHUNK);

	return read_picture(d, most, out);
}

bool eg_decode_png(eg_arena *a, eg_str bytes, uint32_t most, eg_image *out, eg_str *why)
{
	/* On the heap: its members must outlive the jump. */
	eg_arena *own = eg_arena_new();
	decoder *d = EG_NEW(own, decoder);
	*d = (decoder){.arena = a, .own = own, .bytes = bytes};
	bool ok = decode(d, most, out);
	if (!ok)
		*why = d->why.p ? d->why : EG_STR("could not be read: there is no memory");
	png_destroy_read_struct(&d->png, &d->info, NULL);
	eg_colours_close(d->colours);
	eg_arena_release(own);
	return ok;
}
