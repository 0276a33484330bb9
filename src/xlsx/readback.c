#include "xlsx/readback.h"

#include <zlib.h>

#include "base/file.h"
#include "xlsx/scan.h"

#define CHUNK        65536u
#define END_BYTES    22u
#define ENTRY_BYTES  46u
#define LOCAL_BYTES  30u
#define END_MARK     0x06054b50u
#define ENTRY_MARK   0x02014b50u
#define LOCAL_MARK   0x04034b50u
#define METHOD_STORE 0u
#define METHOD_FLATE 8u
#define NAME_MAX_N   255u

typedef struct part {
	eg_str name;
	uint32_t method, crc, packed, size, at;
} part;

typedef struct reader {
	eg_arena *arena;
	eg_file *file;
	eg_str *why;
	unsigned char in[CHUNK], out[CHUNK];
} reader;

static uint32_t two(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8;
}

static uint32_t four(const unsigned char *p)
{
	return two(p) | two(p + 2) << 16;
}

static bool fail(reader *r, eg_str name, const char *what)
{
	*r->why = name.n ? eg_strf(r->arena, "the workbook is damaged: %.*s %s", EG_ARG(name), what)
			 : eg_strf(r->arena, "the workbook is damaged: %s", what);
	return false;
}

static bool read_at(reader *r, long at, unsigned char *to, size_t n)
{
	return eg_file_seek(r->file, at, false) && eg_file_read(r->file, to, n) == n;
}

/* The end record is the last thing of a file without a comment, which is how they are written. */
static bool read_end(reader *r, uint32_t *parts, uint32_t *at)
{
	unsigned char e[END_BYTES];
	if (!eg_file_seek(r->file, -(int64_t)END_BYTES, true) ||
		eg_file_read(r->file, e, sizeof e) != sizeof e || four(e) != END_MARK)
		return fail(r, EG_STR(""), "its directory is missing");
	*parts = two(e + 10);
	*at = four(e + 16);
	return true;
}

static bool read_entry(reader *r, uint32_t *at, part *out)
{
	unsigned char e[ENTRY_BYTES], name[NAME_MAX_N];
	if (!read_at(r, (long)*at, e, sizeof e) || four(e) != ENTRY_MARK ||
		two(e + 28) > NAME_MAX_N || eg_file_read(r->file, name, two(e + 28)) != two(e + 28))
		return fail(r, EG_STR(""), "its directory is broken");
	*out = (part){
		.name = eg_str_copy(r->arena, (eg_str){(const char *)name, two(e + 28)}),
		.method = two(e + 10),
		.crc = four(e + 16),
		.packed = four(e + 20),
		.size = four(e + 24),
		.at = four(e + 42),
	};
	*at += ENTRY_BYTES + two(e + 28) + two(e + 30) + two(e + 32);
	return true;
}

/* Moves to the bytes of a part: behind its local header, whose lengths are its own. */
static bool seek_bytes(reader *r, const part *p)
{
	unsigned char h[LOCAL_BYTES];
	if (!read_at(r, (long)p->at, h, sizeof h) || four(h) != LOCAL_MARK)
		return false;
	long names = (long)two(h + 26) + (long)two(h + 28);
	return eg_file_skip(r->file, names);
}

typedef struct tally {
	uint32_t crc;
	uint64_t size;
	eg_scan scan;
} tally;

static void count(tally *t, const unsigned char *p, size_t n, bool xml)
{
	t->crc = (uint32_t)crc32(t->crc, p, (uInt)n);
	t->size += n;
	if (xml)
		eg_scan_feed(&t->scan, (const char *)p, n);
}

static bool inflate_part(reader *r, const part *p, tally *t, bool xml)
{
	z_stream z = {0};
	if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
		return false;
	uint32_t left = p->packed;
	int state = Z_OK;
	while (state == Z_OK) {
		if (z.avail_in == 0 && left > 0) {
			size_t n = eg_file_read(r->file, r->in, left < CHUNK ? left : CHUNK);
			left -= (uint32_t)n;
			z.next_in = r->in;
			z.avail_in = (uInt)n;
		}
		z.next_out = r->out;
		z.avail_out = CHUNK;
		state = inflate(&z, Z_NO_FLUSH);
		count(t, r->out, CHUNK - z.avail_out, xml);
	}
	(void)inflateEnd(&z);
	return state == Z_STREAM_END;
}

static bool copy_part(reader *r, const part *p, tally *t, bool xml)
{
	for (uint32_t left = p->packed; left > 0;) {
		size_t n = eg_file_read(r->file, r->in, left < CHUNK ? left : CHUNK);
		if (n == 0)
			return false;
		count(t, r->in, n, xml);
		left -= (uint32_t)n;
	}
	return true;
}

static bool check_part(reader *r, const part *p, tally *t)
{
	bool xml = eg_str_ends(p->name, EG_STR(".xml")) || eg_str_ends(p->name, EG_STR(".rels")) ||
		   eg_str_ends(p->name, EG_STR(".vml"));
	if (!seek_bytes(r, p))
		return fail(r, p->name, "is missing");
	if (p->method != METHOD_STORE && p->method != METHOD_FLATE)
		return fail(r, p->name, "is packed in an unknown way");
	bool read =
		p->method == METHOD_FLATE ? inflate_part(r, p, t, xml) : copy_part(r, p, t, xml);
	if (!read || t->size != p->size)
		return fail(r, p->name, "ends early");
	if (t->crc != p->crc)
		return fail(r, p->name, "has a wrong checksum");
	if (xml && !eg_scan_whole(&t->scan))
		return fail(r, p->name, "is not closed");
	return true;
}

/* The number in xl/worksheets/sheetN.xml, or 0. */
static size_t sheet_number(eg_str name)
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

static bool check_rows(reader *r, eg_str name, uint32_t found, uint32_t wanted)
{
	if (found == wanted)
		return true;
	*r->why = eg_strf(r->arena, "the workbook is damaged: %.*s has %u rows of %u", EG_ARG(name),
		(unsigned)found, (unsigned)wanted);
	return false;
}

static bool check_all(reader *r, const uint32_t *rows, size_t sheets)
{
	uint32_t parts = 0, at = 0;
	size_t seen = 0;
	if (!read_end(r, &parts, &at))
		return false;
	for (uint32_t i = 0; i < parts; i++) {
		part p = {0};
		tally t = {0};
		if (!read_entry(r, &at, &p) || !check_part(r, &p, &t))
			return false;
		size_t n = sheet_number(p.name);
		if (n == 0 || n > sheets)
			continue;
		if (!check_rows(r, p.name, t.scan.rows, rows[n - 1]))
			return false;
		seen++;
	}
	return seen == sheets || fail(r, EG_STR(""), "a sheet is missing");
}

bool eg_xlsx_check(eg_arena *a, eg_str path, const uint32_t *rows, size_t count, eg_str *why)
{
	reader *r = EG_NEW(a, reader);
	r->arena = a;
	r->why = why;
	r->file = eg_file_open(a, path);
	if (r->file == NULL)
		return fail(r, EG_STR(""), "it cannot be read back");
	bool good = check_all(r, rows, count);
	eg_file_close(r->file);
	return good;
}
