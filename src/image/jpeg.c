/* JPEG through libjpeg-turbo. Its default handler ends the process on an error and prints warnings;
 * here both come back by longjmp: a picture of which a part was made up (a file that was cut off,
 * codes that are no codes) is not shown as if it were whole. */
#include "image/colour.h"
#include "image/decode.h"
#include "image/exif.h"

#include <setjmp.h>
#include <stdio.h> /* jpeglib.h needs FILE */
#include <stdlib.h>

#include <jpeglib.h>

#include <jerror.h>

#define MOST_SCANS 200 /* of a progressive file: each goes over the whole picture */

typedef struct decoder {
	struct jpeg_decompress_struct jpeg; /* first: libjpeg hands out its address */
	struct jpeg_error_mgr errors;
	struct jpeg_progress_mgr progress;
	jmp_buf back;
	eg_arena *arena;
	eg_arena *own; /* gone with the decoder */
	eg_colours *colours;
	eg_str why;
} decoder;

static decoder *decoder_of(j_common_ptr jpeg)
{
	return (decoder *)(void *)jpeg;
}

static void give_up(decoder *d, eg_str why)
{
	d->why = why;
	longjmp(d->back, 1);
}

static void on_error(j_common_ptr jpeg)
{
	decoder *d = decoder_of(jpeg);
	char said[JMSG_LENGTH_MAX];
	jpeg->err->format_message(jpeg, said);
	give_up(d, eg_strf(d->arena, "is a damaged JPEG file (%s)", said));
}

/* level -1: a warning; libjpeg would go on with what it made up. */
static void on_message(j_common_ptr jpeg, int level)
{
	decoder *d = decoder_of(jpeg);
	int code = jpeg->err->msg_code;
	if (level >= 0 || code == JWRN_EXTRANEOUS_DATA || code == JWRN_ADOBE_XFORM ||
		code == JWRN_BOGUS_ICC || code == JWRN_JFIF_MAJOR)
		return;
	if (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)
		give_up(d, EG_STR("ends too early"));
	on_error(jpeg);
}

static void on_progress(j_common_ptr jpeg)
{
	decoder *d = decoder_of(jpeg);
	if (d->jpeg.input_scan_number > MOST_SCANS)
		give_up(d, EG_STR("has more than 200 scans"));
}

static unsigned orientation_of(const decoder *d)
{
	for (jpeg_saved_marker_ptr m = d->jpeg.marker_list; m; m = m->next) {
		unsigned turn =
			eg_exif_orientation((eg_str){(const char *)m->data, m->data_length});
		if (turn != 1)
			return turn;
	}
	return 1;
}

/* The profile in the file, if there is one and it is needed. */
static void open_colours(decoder *d)
{
	JOCTET *profile = NULL;
	unsigned n = 0;
	enum eg_samples samples = d->jpeg.out_color_space == JCS_GRAYSCALE ? EG_SAMPLES_GREY
				  : d->jpeg.out_color_space != JCS_CMYK    ? EG_SAMPLES_RGB
				  : d->jpeg.saw_Adobe_marker ? EG_SAMPLES_CMYK_INVERTED
							     : EG_SAMPLES_CMYK;
	if (jpeg_read_icc_profile(&d->jpeg, &profile, &n))
		d->colours = eg_colours_open(profile, n, samples);
	free(profile);
}

/* A row of CMYK as RGB, in the same place. Files of Adobe's programs store what is left white. */
static void to_rgb(uint8_t *row, uint32_t width, bool inverted)
{
	uint8_t flip = inverted ? 0 : 255;
	uint8_t *to = row;
	for (uint32_t x = 0; x < width; x++, row += 4) {
		uint32_t white = row[3] ^ flip;
		for (int c = 0; c < 3; c++)
			*to++ = (uint8_t)(((uint32_t)(row[c] ^ flip) * white + 127) / 255);
	}
}

static void read_rows(decoder *d, uint32_t most, eg_image *out)
{
	bool cmyk = d->jpeg.out_color_space == JCS_CMYK;
	uint32_t channels = d->jpeg.out_color_space == JCS_GRAYSCALE ? 1 : 3;
	uint32_t width = d->jpeg.output_width, height = d->jpeg.output_height;
	eg_reducer r;
	eg_image_bound(most, &width, &height);
	eg_reducer_open(
		&r, d->own, d->jpeg.output_width, d->jpeg.output_height, channels, width, height);
	JSAMPROW row = EG_NEW_N(d->own, JSAMPLE, (size_t)d->jpeg.output_width * 4);
	while (d->jpeg.output_scanline < d->jpeg.output_height) {
		(void)jpeg_read_scanlines(&d->jpeg, &row, 1);
		if (d->colours)
			eg_colours_row(d->colours, row, d->jpeg.output_width);
		else if (cmyk)
			to_rgb(row, d->jpeg.output_width, d->jpeg.saw_Adobe_marker);
		eg_reducer_row(&r, row);
	}
	unsigned turn = orientation_of(d); /* the markers go with the next call */
	(void)jpeg_finish_decompress(&d->jpeg);
	eg_bitmap b = eg_reducer_bitmap(&r);
	out->bitmap = eg_bitmap_turn(d->arena, &b, turn);
	out->width = turn >= 5 ? d->jpeg.output_height : d->jpeg.output_width;
	out->height = turn >= 5 ? d->jpeg.output_width : d->jpeg.output_height;
	if (out->bitmap.pixels == b.pixels) {
		size_t size = (size_t)b.width * b.height * channels;
		uint8_t *kept = eg_alloc_raw(d->arena, size);
		memcpy(kept, b.pixels, size);
		out->bitmap.pixels = kept;
	}
}

static bool start(decoder *d, eg_str bytes)
{
	jpeg_mem_src(&d->jpeg, (const unsigned char *)bytes.p, bytes.n);
	jpeg_save_markers(&d->jpeg, JPEG_APP0 + 1, 0xFFFF); /* Exif */
	jpeg_save_markers(&d->jpeg, JPEG_APP0 + 2, 0xFFFF); /* the profile */
	(void)jpeg_read_header(&d->jpeg, TRUE);
	if (!eg_image_fits(d->arena, d->jpeg.image_width, d->jpeg.image_height, &d->why))
		return false;
	if (d->jpeg.jpeg_color_space == JCS_CMYK || d->jpeg.jpeg_color_space == JCS_YCCK)
		d->jpeg.out_color_space = JCS_CMYK;
	else if (d->jpeg.jpeg_color_space != JCS_GRAYSCALE)
		d->jpeg.out_color_space = JCS_RGB;
	d->jpeg.dct_method = JDCT_ISLOW; /* in integers, the same on every machine */
	(void)jpeg_start_decompress(&d->jpeg);
	return true;
}

bool eg_decode_jpeg(eg_arena *a, eg_str bytes, uint32_t most, eg_image *out, eg_str *why)
{
	/* On the heap: its members must outlive the jump. */
	eg_arena *own = eg_arena_new();
	decoder *d = EG_NEW(own, decoder);
	d->own = own;
	d->arena = a;
	d->jpeg.err = jpeg_std_error(&d->errors);
	d->errors.error_exit = on_error;
	d->errors.emit_message = on_message;
	d->progress.progress_monitor = on_progress;
	bool ok = false;
	if (setjmp(d->back) == 0) {
		jpeg_create_decompress(&d->jpeg);
		d->jpeg.progress = &d->progress;
		if (start(d, bytes)) {
			open_colours(d);
			read_rows(d, most, out);
			d->why = (eg_str){NULL, 0};
		}
	}
	ok = !d->why.p;
	if (!ok)
		*why = d->why;
	jpeg_destroy_decompress(&d->jpeg);
	eg_colours_close(d->colours);
	eg_arena_release(own);
	return ok;
}
