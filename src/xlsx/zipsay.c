#include "xlsx/zipsay.h"

#define VERSION      20u /* deflate */
#define WIDE_VERSION 45u
#define WIDE_BYTES   44u /* of the wide end, behind the count itself */
#define MOST_PARTS   0xFFFEu

static void two(eg_buf *b, uint32_t v)
{
	eg_buf_byte(b, (char)(v & 0xFF));
	eg_buf_byte(b, (char)(v >> 8 & 0xFF));
}

static void four(eg_buf *b, uint32_t v)
{
	two(b, v & 0xFFFF);
	two(b, v >> 16);
}

static void eight(eg_buf *b, uint64_t v)
{
	four(b, (uint32_t)(v & UINT32_MAX));
	four(b, (uint32_t)(v >> 32));
}

static bool is_far(const eg_zip_said *z, const eg_zip_part *p)
{
	return p->at > z->most;
}

/* What the header before a part and its entry in the directory have in common. */
static void put_facts(eg_buf *b, const eg_zip_said *z, const eg_zip_part *p, uint32_t extra)
{
	two(b, p->wide || is_far(z, p) ? WIDE_VERSION : VERSION);
	two(b, 0);
	two(b, p->method);
	four(b, p->time);
	four(b, p->crc);
	four(b, p->wide ? UINT32_MAX : (uint32_t)p->packed);
	four(b, p->wide ? UINT32_MAX : (uint32_t)p->size);
	two(b, (uint32_t)p->name.n);
	two(b, extra);
}

static void put_sizes(eg_buf *b, const eg_zip_part *p)
{
	eight(b, p->size);
	eight(b, p->packed);
}

void eg_zip_say_header(eg_buf *out, const eg_zip_said *z, const eg_zip_part *p)
{
	four(out, EG_ZIP_LOCAL);
	put_facts(out, z, p, p->wide ? 20 : 0);
	eg_buf_str(out, p->name);
	if (!p->wide)
		return;
	two(out, EG_ZIP_WIDE_FIELDS);
	two(out, 16);
	put_sizes(out, p);
}

void eg_zip_say_entry(eg_zip_said *z, const eg_zip_part *p)
{
	eg_buf *b = &z->directory;
	bool far = is_far(z, p);
	uint32_t fields = (p->wide ? 16u : 0u) + (far ? 8u : 0u);
	four(b, EG_ZIP_ENTRY);
	two(b, p->wide || far ? WIDE_VERSION : VERSION);
	put_facts(b, z, p, fields ? fields + 4 : 0);
	two(b, 0);
	two(b, 0);
	two(b, 0);
	four(b, 0);
	four(b, far ? UINT32_MAX : (uint32_t)p->at);
	eg_buf_str(b, p->name);
	z->parts++;
	z->wide |= fields > 0;
	if (!fields)
		return;
	two(b, EG_ZIP_WIDE_FIELDS);
	two(b, fields);
	if (p->wide)
		put_sizes(b, p);
	if (far)
		eight(b, p->at);
}

static void put_wide_end(eg_zip_said *z, uint64_t at, uint64_t n)
{
	eg_buf *b = &z->directory;
	four(b, EG_ZIP_WIDE_END);
	eight(b, WIDE_BYTES);
	two(b, WIDE_VERSION);
	two(b, WIDE_VERSION);
	four(b, 0);
	four(b, 0);
	eight(b, z->parts);
	eight(b, z->parts);
	eight(b, n);
	eight(b, at);
	four(b, EG_ZIP_WIDE_PLACE);
	four(b, 0);
	eight(b, at + n);
	four(b, 1);
}

void eg_zip_say_end(eg_zip_said *z, uint64_t at)
{
	eg_buf *b = &z->directory;
	uint64_t n = b->n;
	bool many = z->parts > MOST_PARTS, far = at > z->most, long_ = n > z->most;
	if (many || far || long_)
		put_wide_end(z, at, n);
	z->wide |= many || far || long_;
	four(b, EG_ZIP_END);
	four(b, 0);
	two(b, many ? UINT16_MAX : (uint32_t)z->parts);
	two(b, many ? UINT16_MAX : (uint32_t)z->parts);
	four(b, long_ ? UINT32_MAX : (uint32_t)n);
	four(b, far ? UINT32_MAX : (uint32_t)at);
	two(b, 0);
}
