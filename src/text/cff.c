#include "text/cff.h"

enum { OP_CHARSET = 15, OP_CHAR_STRINGS = 17, OP_ESCAPE = 12, OP_ROS = 0x0C00 + 30 };

typedef struct reader {
	const unsigned char *p;
	size_t n, at;
	bool ok;
} reader;

static uint32_t take(reader *r, size_t bytes)
{
	uint32_t v = 0;
	if (r->n - r->at < bytes) {
		r->ok = false;
		r->at = r->n;
		return 0;
	}
	for (size_t i = 0; i < bytes; i++)
		v = v << 8 | r->p[r->at++];
	return v;
}

static void jump(reader *r, size_t to)
{
	r->ok = r->ok && to <= r->n;
	r->at = to <= r->n ? to : r->n;
}

static reader reader_of(eg_str table)
{
	return (reader){(const unsigned char *)table.p, table.n, 0, true};
}

/* Passes an INDEX; *first is where its first item's bytes are, *first_n how many they are. */
static void pass_index(reader *r, size_t *first, size_t *first_n)
{
	*first = *first_n = 0;
	uint32_t count = take(r, 2);
	if (count == 0)
		return;
	uint32_t size = take(r, 1);
	if (size < 1 || size > 4) {
		r->ok = false;
		return;
	}
	size_t offsets = r->at, data = offsets + ((size_t)count + 1) * size - 1;
	uint32_t from = take(r, size), to = take(r, size);
	jump(r, offsets + (size_t)count * size);
	uint32_t end = take(r, size);
	*first = data + from;
	*first_n = to >= from ? to - from : 0;
	jump(r, data + end);
}

/* Passes a real number: nibbles up to one that is 15. */
static void pass_real(reader *r)
{
	while (r->ok) {
		uint32_t b = take(r, 1);
		if ((b & 15) == 15 || b >> 4 == 15)
			return;
	}
}

/* Reads one operand whose first byte is b. */
static int32_t operand(reader *r, uint32_t b)
{
	if (b == 28)
		return (int16_t)take(r, 2);
	if (b == 29)
		return (int32_t)take(r, 4);
	if (b == 30) {
		pass_real(r);
		return 0;
	}
	if (b >= 247 && b <= 250)
		return (int32_t)((b - 247) * 256 + take(r, 1) + 108);
	if (b >= 251 && b <= 254)
		return -(int32_t)((b - 251) * 256 + take(r, 1) + 108);
	return (int32_t)b - 139;
}

static void read_dict(reader *r, size_t end, eg_cff_facts *out)
{
	int32_t last = 0;
	while (r->ok && r->at < end) {
		uint32_t b = take(r, 1);
		if (b > 21) {
			last = operand(r, b);
			continue;
		}
		if (b == OP_ESCAPE)
			b = 0x0C00 + take(r, 1);
		if (b == OP_ROS)
			out->cid_keyed = true;
		else if (b == OP_CHARSET && last >= 0)
			out->charset = (uint32_t)last;
		else if (b == OP_CHAR_STRINGS && last >= 0)
			out->char_strings = (uint32_t)last;
	}
}

bool eg_cff_read(eg_str table, eg_cff_facts *out)
{
	*out = (eg_cff_facts){0};
	reader r = reader_of(table);
	size_t first, n;
	jump(&r, 2);
	jump(&r, take(&r, 1));      /* the header's size */
	pass_index(&r, &first, &n); /* names */
	pass_index(&r, &first, &n); /* Top DICTs */
	if (!r.ok || n == 0)
		return false;
	jump(&r, first);
	read_dict(&r, first + n, out);
	return r.ok;
}

/* Formats 1 and 2: ranges of a first CID and how many follow it, in `left` bytes. */
static void read_ranges(reader *r, size_t left, uint32_t *cids, size_t count)
{
	for (size_t g = 1; g < count && r->ok;) {
		uint32_t cid = take(r, 2), more = take(r, left);
		for (uint32_t k = 0; k <= more && g < count; k++)
			cids[g++] = cid + k;
	}
}

bool eg_cff_cids(eg_str table, uint32_t *cids, size_t count)
{
	eg_cff_facts facts;
	if (!eg_cff_read(table, &facts))
		return false;
	for (size_t g = 0; g < count; g++)
		cids[g] = (uint32_t)g;
	if (facts.charset <= 2) /* predefined: identity */
		return true;
	reader r = reader_of(table);
	jump(&r, facts.charset);
	uint32_t format = take(&r, 1);
	if (format == 0)
		for (size_t g = 1; g < count; g++)
			cids[g] = take(&r, 2);
	else if (format <= 2)
		read_ranges(&r, format, cids, count);
	else
		return false;
	return r.ok;
}
