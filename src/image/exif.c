#include "image/exif.h"

#define ORIENTATION 0x0112u
#define SHORT       3u
#define ENTRY       12u

typedef struct tiff {
	eg_str bytes;
	bool little;
} tiff;

/* A number of `size` bytes; 0 beyond the end. */
static uint32_t number_at(const tiff *t, size_t at, unsigned size)
{
	uint32_t v = 0;
	if (at > t->bytes.n || t->bytes.n - at < size)
		return 0;
	for (unsigned i = 0; i < size; i++) {
		unsigned k = t->little ? size - 1 - i : i;
		v = v << 8 | (unsigned char)t->bytes.p[at + k];
	}
	return v;
}

unsigned eg_exif_orientation(eg_str app1)
{
	if (!eg_str_starts(app1, EG_STR("Exif\0\0")))
		return 1;
	tiff t = {.bytes = eg_str_cut(app1, 6, app1.n)};
	t.little = eg_str_starts(t.bytes, EG_STR("II"));
	if (!t.little && !eg_str_starts(t.bytes, EG_STR("MM")))
		return 1;
	size_t at = number_at(&t, 4, 4);
	uint32_t count = number_at(&t, at, 2);
	for (uint32_t i = 0; i < count; i++) {
		size_t entry = at + 2 + (size_t)i * ENTRY;
		if (number_at(&t, entry, 2) != ORIENTATION || number_at(&t, entry + 2, 2) != SHORT)
			continue;
		uint32_t v = number_at(&t, entry + 8, 2);
		return v >= 1 && v <= 8 ? v : 1;
	}
	return 1;
}

eg_bitmap eg_bitmap_turn(eg_arena *a, const eg_bitmap *b, unsigned orientation)
{
	/* By orientation: whether the axes change places, then from which end x and y count. */
	static const struct {
		bool swap, back_x, back_y;
	} rows[] = {{0}, {false, false, false}, {false, true, false}, {false, true, true},
		{false, false, true}, {true, false, false}, {true, false, true}, {true, true, true},
		{true, true, false}};
	if (orientation <= 1 || orientation >= EG_COUNT(rows))
		return *b;
	bool swap = rows[orientation].swap;
	eg_bitmap out = *b;
	out.width = swap ? b->height : b->width;
	out.height = swap ? b->width : b->height;
	uint8_t *to = eg_alloc_raw(a, (size_t)out.width * out.height * b->channels);
	out.pixels = to;
	for (uint32_t y = 0; y < out.height; y++)
		for (uint32_t x = 0; x < out.width; x++, to += b->channels) {
			uint32_t sx = swap ? y : x, sy = swap ? x : y;
			if (rows[orientation].back_x)
				sx = b->width - 1 - sx;
			if (rows[orientation].back_y)
				sy = b->height - 1 - sy;
			memcpy(to, b->pixels + ((size_t)sy * b->width + sx) * b->channels,
				b->channels);
		}
	return out;
}
