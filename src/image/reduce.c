#include "image/decode.h"

void eg_reducer_open(eg_reducer *r, eg_arena *a, uint32_t width, uint32_t height, uint32_t channels,
	uint32_t to_width, uint32_t to_height)
{
	*r = (eg_reducer){.width = width,
		.height = height,
		.channels = channels,
		.to_width = to_width < width ? to_width : width,
		.to_height = to_height < height ? to_height : height};
	size_t samples = (size_t)r->to_width * channels;
	r->pixels = eg_alloc_array(a, samples, r->to_height);
	if (r->to_width == width && r->to_height == height)
		return;
	r->line = EG_NEW_N(a, uint32_t, samples);
	r->sum = EG_NEW_N(a, uint64_t, samples);
}

/* Colours count by their alpha: what cannot be seen has no say. At most 255 * 255 * 65,500, which
 * is less than 2^32. */
static void add_pixel(uint32_t *to, const uint8_t *px, uint32_t channels, uint32_t weight)
{
	uint32_t colours = channels - (channels % 2 == 0), alpha = 1;
	if (colours < channels) {
		alpha = px[colours];
		to[colours] += alpha * weight;
	}
	for (uint32_t c = 0; c < colours; c++)
		to[c] += px[c] * alpha * weight;
}

/* The row as to_width sums of weight `width`. */
static void shorten(eg_reducer *r, const uint8_t *row)
{
	uint32_t ch = r->channels;
	uint64_t left = r->width; /* of the sum in the making */
	uint32_t *to = r->line;
	memset(to, 0, sizeof *to * r->to_width * ch);
	for (uint32_t x = 0; x < r->width; x++, row += ch) {
		uint64_t part = r->to_width;
		if (part >= left) {
			add_pixel(to, row, ch, (uint32_t)left);
			part -= left;
			left = r->width;
			to += ch;
		}
		if (part > 0)
			add_pixel(to, row, ch, (uint32_t)part);
		left -= part;
	}
}

static uint8_t rounded(uint64_t sum, uint64_t weight)
{
	uint64_t mean = weight ? (sum + weight / 2) / weight : 0;
	return (uint8_t)mean;
}

static void put_row(eg_reducer *r)
{
	uint32_t ch = r->channels, colours = ch - (ch % 2 == 0);
	uint64_t area = (uint64_t)r->width * r->height;
	uint8_t *to = r->pixels + (size_t)r->to_row * r->to_width * ch;
	uint64_t *sum = r->sum;
	for (uint32_t x = 0; x < r->to_width; x++, sum += ch, to += ch) {
		uint64_t weight = colours < ch ? sum[colours] : area;
		for (uint32_t c = 0; c < colours; c++)
			to[c] = rounded(sum[c], weight);
		if (colours < ch)
			to[colours] = rounded(sum[colours], area);
	}
	memset(r->sum, 0, sizeof *r->sum * r->to_width * ch);
	r->to_row++;
}

static void add_line(eg_reducer *r, uint64_t weight)
{
	for (size_t i = 0; i < (size_t)r->to_width * r->channels; i++)
		r->sum[i] += r->line[i] * weight;
}

void eg_reducer_row(eg_reducer *r, const uint8_t *row)
{
	size_t samples = (size_t)r->width * r->channels;
	EG_ASSERT(r->row < r->height);
	if (!r->line) {
		memcpy(r->pixels + r->row++ * samples, row, samples);
		return;
	}
	shorten(r, row);
	/* Of to_height parts a row, those up to the end of the row of the result. */
	uint64_t before = (uint64_t)r->row * r->to_height, end = before + r->to_height;
	uint64_t edge = ((uint64_t)r->to_row + 1) * r->height;
	r->row++;
	if (end < edge) {
		add_line(r, r->to_height);
		return;
	}
	add_line(r, edge - before);
	put_row(r);
	if (end > edge)
		add_line(r, end - edge);
}

eg_bitmap eg_reducer_bitmap(const eg_reducer *r)
{
	return (eg_bitmap){r->to_width, r->to_height, r->channels, r->pixels};
}

eg_bitmap eg_bitmap_reduce(eg_arena *a, const eg_bitmap *b, uint32_t width, uint32_t height)
{
	if (width >= b->width && height >= b->height)
		return *b;
	eg_reducer r;
	eg_reducer_open(
		&r, a, b->width, b->height, b->channels, width ? width : 1, height ? height : 1);
	for (uint32_t y = 0; y < b->height; y++)
		eg_reducer_row(&r, b->pixels + (size_t)y * b->width * b->channels);
	return eg_reducer_bitmap(&r);
}
