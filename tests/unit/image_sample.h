/* image_sample.h -- tiny pictures for the tests: PNG with stored blocks, JPEG through libjpeg. */
#ifndef EG_TESTS_IMAGE_SAMPLE_H
#define EG_TESTS_IMAGE_SAMPLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "image/image.h"

#include <jpeglib.h>
#include <png.h>

static inline void png_to_buf(png_structp png, png_bytep bytes, size_t n)
{
	eg_buf_put(png_get_io_ptr(png), bytes, n);
}

static inline void png_no_flush(png_structp png)
{
	(void)png;
}

typedef struct png_kind {
	uint32_t width, height;
	int depth, colour; /* libpng's */
	bool interlaced;
} png_kind;

/* `samples`: rows as they stand in the file, packed. */
static inline eg_buf sample_png(png_kind k, const uint8_t *samples, size_t row_bytes)
{
	static const png_color palette[2] = {{200, 0, 0}, {0, 0, 200}};
	static const png_byte alphas[2] = {255, 0};
	eg_buf b = {0};
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_set_write_fn(png, &b, png_to_buf, png_no_flush);
	png_set_IHDR(png, info, k.width, k.height, k.depth, k.colour,
		k.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
	if (k.colour == PNG_COLOR_TYPE_PALETTE) {
		png_set_PLTE(png, info, palette, 2);
		png_set_tRNS(png, info, alphas, 2, NULL);
	}
	png_write_info(png, info);
	int passes = png_set_interlace_handling(png);
	for (int pass = 0; pass < passes; pass++)
		for (uint32_t y = 0; y < k.height; y++)
			png_write_row(png, samples + y * row_bytes);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	return b;
}

typedef struct jpeg_kind {
	uint32_t width, height;
	int components;
	bool progressive;
	unsigned orientation; /* 0: without Exif */
} jpeg_kind;

/* `pixels`: components a pixel; four are CMYK, written as libjpeg does, with Adobe's marker. */
static inline eg_buf sample_jpeg(jpeg_kind k, const uint8_t *pixels)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long size = 0;
	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &size);
	jpeg.image_width = k.width;
	jpeg.image_height = k.height;
	jpeg.input_components = k.components;
	jpeg.in_color_space = k.components == 1   ? JCS_GRAYSCALE
			      : k.components == 3 ? JCS_RGB
						  : JCS_CMYK;
	jpeg_set_defaults(&jpeg);
	jpeg_set_quality(&jpeg, 100, TRUE);
	if (k.progressive)
		jpeg_simple_progression(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	if (k.orientation) {
		unsigned char exif[] =
			"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0?\0\0\0"
			"\0\0\0\0";
		exif[24] = (unsigned char)k.orientation;
		jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif, sizeof exif - 1);
	}
	while (jpeg.next_scanline < jpeg.image_height) {
		unsigned char *row = malloc((size_t)k.width * (size_t)k.components);
		memcpy(row, pixels + (size_t)jpeg.next_scanline * k.width * (size_t)k.components,
			(size_t)k.width * (size_t)k.components);
		jpeg_write_scanlines(&jpeg, &row, 1);
		free(row);
	}
	jpeg_finish_compress(&jpeg);
	eg_buf b = {0};
	eg_buf_put(&b, bytes, size);
	jpeg_destroy_compress(&jpeg);
	free(bytes);
	return b;
}

/* A ramp: the samples differ from each other, and from row to row. */
static inline void sample_ramp(uint8_t *to, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = (uint8_t)(i * 37 + 11);
}

#endif
