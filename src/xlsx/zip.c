#include "xlsx/zip.h"

#include <zlib.h>

#define CHUNK       65536u
#define END_BYTES   22u
#define ENTRY_BYTES 46u
#define LOCAL_BYTES 30u
#define NAME_MAX_N  255u
/* zip64: where the wide end stands, and that end */
#define PLACE_BYTES 20u
#define WIDE_BYTES  56u
#define EXTRA_MAX   512u

static uint32_t two(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8;
}

static uint32_t four(const unsigned char *p)
{
	return two(p) | two(p + 2) << 16;
}

static uint64_t eight(const unsigned char *p)
{
	return four(p) | (uint64_t)four(p + 4) << 32;
}

bool eg_zip_fail(eg_zip *z, eg_str name, const char *what)
{
	*z->why = eg_strf(z->arena,
		"it came out damaged, as it does when a disk is full or the size of files is "
		"limited "
		"(%.*s%s%s)",
		EG_ARG(name), name.n ? " " : "", what);
	return false;
}

static bool read_at(eg_zip *z, uint64_t at, unsigned char *to, size_t n)
{
	return eg_file_seek(z->file, (int64_t)at, false) && eg_file_read(z->file, to, n) == n;
}

/* Counts and places that the end record cannot say stand in a wide one before it. */
static bool read_wide_end(eg_zip *z)
{
	unsigned char place[PLACE_BYTES], e[WIDE_BYTES];
	if (!eg_file_seek(z->file, -(int64_t)(END_BYTES + PLACE_BYTES), true) ||
		eg_file_read(z->file, place, sizeof place) != sizeof place ||
		four(place) != EG_ZIP_WIDE_PLACE || eight(place + 8) > INT64_MAX ||
		!read_at(z, eight(place + 8), e, sizeof e) || four(e) != EG_ZIP_WIDE_END ||
		eight(e + 48) > INT64_MAX)
		return false;
	z->parts = eight(e + 32);
	z->next = eight(e + 48);
	return true;
}

/* minizip has no wide end for a count alone: it writes all ones, and the directory is as long as
 * the end record says. */
static bool count_parts(eg_zip *z, uint64_t bytes)
{
	unsigned char e[ENTRY_BYTES];
	uint64_t n = 0, at = z->next, end = at + bytes;
	for (; at < end; n++) {
		if (!read_at(z, at, e, sizeof e) || four(e) != EG_ZIP_ENTRY)
			return false;
		at += ENTRY_BYTES + two(e + 28) + two(e + 30) + two(e + 32);
	}
	z->parts = n;
	return at == end;
}

/* The end record is the last thing of a file without a comment, which is how they are written. */
bool eg_zip_open(eg_zip *z, eg_arena *a, eg_str path, eg_str *why)
{
	unsigned char e[END_BYTES];
	z->arena = a;
	z->why = why;
	z->file = eg_file_open(a, path);
	if (z->file == NULL)
		return eg_zip_fail(z, EG_STR(""), "it cannot be read back");
	if (!eg_file_seek(z->file, -(int64_t)END_BYTES, true) ||
		eg_file_read(z->file, e, sizeof e) != sizeof e || four(e) != EG_ZIP_END)
		return eg_zip_fail(z, EG_STR(""), "its directory is missing");
	z->parts = two(e + 10);
	z->next = four(e + 16);
	bool far = z->next == UINT32_MAX || four(e + 12) == UINT32_MAX;
	return (z->parts != UINT16_MAX && !far) || read_wide_end(z) ||
	       (!far && count_parts(z, four(e + 12))) ||
	       eg_zip_fail(z, EG_STR(""), "its directory is missing");
}

void eg_zip_close(eg_zip *z)
{
	eg_file_close(z->file);
	z->file = NULL;
}

/* The wide fields of an entry, in their order: those whose narrow ones are all ones. */
static bool read_wide(eg_zip_part *p, const unsigned char *extra, size_t n)
{
	uint64_t *fields[] = {&p->size, &p->packed, &p->at};
	p->wide = p->size == UINT32_MAX || p->packed == UINT32_MAX;
	for (size_t at = 0; at + 4 <= n; at += 4 + two(extra + at + 2)) {
		size_t from = at + 4, to = from + two(extra + at + 2);
		if (two(extra + at) != EG_ZIP_WIDE_FIELDS || to > n)
			continue;
		for (size_t f = 0; f < EG_COUNT(fields); f++) {
			if (*fields[f] != UINT32_MAX)
				continue;
			if (from + 8 > to || eight(extra + from) > INT64_MAX)
				return false;
			*fields[f] = eight(extra + from);
			from += 8;
		}
	}
	return true;
}

bool eg_zip_next(eg_zip *z, eg_zip_part *out)
{
	unsigned char e[ENTRY_BYTES], name[NAME_MAX_N], extra[EXTRA_MAX];
	if (!read_at(z, z->next, e, sizeof e) || four(e) != EG_ZIP_ENTRY ||
		two(e + 28) > NAME_MAX_N || two(e + 30) > EXTRA_MAX ||
		eg_file_read(z->file, name, two(e + 28)) != two(e + 28) ||
		eg_file_read(z->file, extra, two(e + 30)) != two(e + 30))
		return eg_zip_fail(z, EG_STR(""), "its directory is broken");
	*out = (eg_zip_part){
		.name = eg_str_copy(z->arena, (eg_str){(const char *)name, two(e + 28)}),
		.method = two(e + 10),
		.time = four(e + 12),
		.crc = four(e + 16),
		.packed = four(e + 20),
		.size = four(e + 24),
		.at = four(e + 42),
	};
	z->next += ENTRY_BYTES + two(e + 28) + two(e + 30) + two(e + 32);
	return read_wide(out, extra, two(e + 30)) ||
	       eg_zip_fail(z, out->name, "has no place in the directory");
}

/* Behind its local header, whose lengths are its own. */
bool eg_zip_seek(eg_zip *z, const eg_zip_part *p)
{
	unsigned char h[LOCAL_BYTES];
	if (!read_at(z, p->at, h, sizeof h) || four(h) != EG_ZIP_LOCAL)
		return eg_zip_fail(z, p->name, "is missing");
	return eg_file_skip(z->file, (int64_t)two(h + 26) + (int64_t)two(h + 28)) ||
	       eg_zip_fail(z, p->name, "is missing");
}

typedef struct tally {
	uint32_t crc;
	uint64_t size;
	eg_zip_take *take;
	void *ctx;
} tally;

static void count(tally *t, const unsigned char *p, size_t n)
{
	t->crc = (uint32_t)crc32(t->crc, p, (uInt)n);
	t->size += n;
	t->take(t->ctx, p, n);
}

static bool inflate_part(eg_zip *z, const eg_zip_part *p, tally *t)
{
	z_stream s = {0};
	if (inflateInit2(&s, -MAX_WBITS) != Z_OK)
		return false;
	uint64_t left = p->packed;
	int state = Z_OK;
	while (state == Z_OK) {
		if (s.avail_in == 0 && left > 0) {
			size_t n =
				eg_file_read(z->file, z->in, left < CHUNK ? (size_t)left : CHUNK);
			left -= n;
			s.next_in = z->in;
			s.avail_in = (uInt)n;
		}
		s.next_out = z->out;
		s.avail_out = CHUNK;
		state = inflate(&s, Z_NO_FLUSH);
		count(t, z->out, CHUNK - s.avail_out);
	}
	(void)inflateEnd(&s);
	return state == Z_STREAM_END;
}

static bool copy_part(eg_zip *z, const eg_zip_part *p, tally *t)
{
	for (uint64_t left = p->packed; left > 0;) {
		size_t n = eg_file_read(z->file, z->in, left < CHUNK ? (size_t)left : CHUNK);
		if (n == 0)
			return false;
		count(t, z->in, n);
		left -= n;
	}
	return true;
}

bool eg_zip_read(eg_zip *z, const eg_zip_part *p, eg_zip_take *take, void *ctx)
{
	tally t = {.take = take, .ctx = ctx};
	if (!eg_zip_seek(z, p))
		return false;
	if (p->method != EG_ZIP_STORE && p->method != EG_ZIP_FLATE)
		return eg_zip_fail(z, p->name, "is packed in an unknown way");
	bool read = p->method == EG_ZIP_FLATE ? inflate_part(z, p, &t) : copy_part(z, p, &t);
	if (!read || t.size != p->size)
		return eg_zip_fail(z, p->name, "ends early");
	return t.crc == p->crc || eg_zip_fail(z, p->name, "has a wrong checksum");
}

size_t eg_zip_sheet(eg_str name)
{
	eg_str head = EG_STR("xl/worksheets/sheet"), tail = EG_STR(".xml");
	size_t n = 0;
	if (!eg_str_starts(name, head) || !eg_str_ends(name, tail))
		return 0;
	for (size_t i = head.n; i < name.n - tail.n; i++) {
		if (name.p[i] < '0' || name.p[i] > '9')
			return 0;
		n = n * 10 + (size_t)(name.p[i] - '0');
	}
	return n;
}
