#include "pdf/srgb.h"

#define HEADER_SIZE 128u
#define TAG_ROW     12u

typedef void tag_writer(eg_buf *b, const void *data);

typedef struct tag {
	char name[5];
	tag_writer *put; /* NULL: shares the data of the row before */
	const void *data;
} tag;

static void put16(eg_buf *b, uint32_t v)
{
	eg_buf_byte(b, (char)(v >> 8 & 255u));
	eg_buf_byte(b, (char)(v & 255u));
}

static void put32(eg_buf *b, uint32_t v)
{
	put16(b, v >> 16);
	put16(b, v & 0xFFFFu);
}

static void put_noughts(eg_buf *b, int n)
{
	while (n-- > 0)
		eg_buf_byte(b, 0);
}

/* multiLocalizedUnicodeType with one record, US English. */
static void put_words(eg_buf *b, const void *data)
{
	const char *words = data;
	uint32_t n = (uint32_t)strlen(words);
	eg_buf_cstr(b, "mluc");
	put32(b, 0);
	put32(b, 1);
	put32(b, 12);
	eg_buf_cstr(b, "enUS");
	put32(b, 2 * n);
	put32(b, 28);
	for (uint32_t i = 0; i < n; i++)
		put16(b, (uint8_t)words[i]);
}

/* XYZType: three numbers in 1/65536. */
static void put_xyz(eg_buf *b, const void *data)
{
	const uint32_t *xyz = data;
	eg_buf_cstr(b, "XYZ ");
	put32(b, 0);
	for (int i = 0; i < 3; i++)
		put32(b, xyz[i]);
}

/* s15Fixed16ArrayType of nine. */
static void put_matrix(eg_buf *b, const void *data)
{
	const uint32_t *m = data;
	eg_buf_cstr(b, "sf32");
	put32(b, 0);
	for (int i = 0; i < 9; i++)
		put32(b, m[i]);
}

/* parametricCurveType 3: (a x + b)^g from d up, c x below; stored as g a b c d. */
static void put_curve(eg_buf *b, const void *data)
{
	const uint32_t *parameters = data;
	eg_buf_cstr(b, "para");
	put32(b, 0);
	put16(b, 3);
	put16(b, 0);
	for (int i = 0; i < 5; i++)
		put32(b, parameters[i]);
}

/* All in 1/65536. The primaries of IEC 61966-2-1, adapted to D50 by the Bradford matrix. */
static const uint32_t white_d50[] = {0xF6D6, 0x10000, 0xD32D};
static const uint32_t red[] = {0x6FA2, 0x38F5, 0x0390};
static const uint32_t green[] = {0x6299, 0xB785, 0x18DA};
static const uint32_t blue[] = {0x24A0, 0x0F84, 0xB6CF};
static const uint32_t d65_to_d50[] = {
	0x10C42, 0x5DE, 0xFFFFF325, 0x793, 0xFD90, 0xFFFFFBA1, 0xFFFFFDA2, 0x3DC, 0xC06E};
/* 2.4; 1/1.055; 0.055/1.055; 1/12.92; 0.04045. */
static const uint32_t curve[] = {0x26666, 0xF2A7, 0xD59, 0x13D0, 0xA5B};

static const tag tags[] = {
	{"desc", put_words, "sRGB IEC61966-2.1"},
	{"cprt", put_words, "No copyright, use freely"},
	{"wtpt", put_xyz, white_d50},
	{"chad", put_matrix, d65_to_d50},
	{"rXYZ", put_xyz, red},
	{"gXYZ", put_xyz, green},
	{"bXYZ", put_xyz, blue},
	{"rTRC", put_curve, curve},
	{"gTRC", NULL, NULL},
	{"bTRC", NULL, NULL},
};

static void put_header(eg_buf *b, uint32_t size)
{
	put32(b, size);
	put32(b, 0); /* no preferred colour engine */
	put32(b, 0x04200000);
	eg_buf_cstr(b, "mntrRGB XYZ ");
	static const uint16_t made[] = {2000, 1, 1, 0, 0, 0}; /* fixed: year, month, day, time */
	for (size_t i = 0; i < EG_COUNT(made); i++)
		put16(b, made[i]);
	eg_buf_cstr(b, "acsp");
	put_noughts(b, 28); /* platform, flags, maker, model, attributes, perceptual intent */
	put32(b, white_d50[0]);
	put32(b, white_d50[1]);
	put32(b, white_d50[2]);
	put_noughts(b, 48); /* creator, identifier (may be absent), reserved */
}

void eg_pdf_put_srgb(eg_buf *b)
{
	eg_buf data = {0};
	uint32_t start = HEADER_SIZE + 4 + TAG_ROW * (uint32_t)EG_COUNT(tags);
	uint32_t offsets[EG_COUNT(tags)] = {0}, sizes[EG_COUNT(tags)] = {0};
	for (size_t i = 0; i < EG_COUNT(tags); i++) {
		if (i > 0 && !tags[i].put) {
			offsets[i] = offsets[i - 1];
			sizes[i] = sizes[i - 1];
			continue;
		}
		offsets[i] = start + (uint32_t)data.n;
		tags[i].put(&data, tags[i].data);
		sizes[i] = start + (uint32_t)data.n - offsets[i];
		put_noughts(&data, (int)(-data.n & 3));
	}
	put_header(b, start + (uint32_t)data.n);
	put32(b, (uint32_t)EG_COUNT(tags));
	for (size_t i = 0; i < EG_COUNT(tags); i++) {
		eg_buf_put(b, tags[i].name, 4);
		put32(b, offsets[i]);
		put32(b, sizes[i]);
	}
	eg_buf_str(b, eg_buf_view(&data));
	eg_buf_release(&data);
}
