#include "xlsx/splice.h"

#include <inttypes.h>

#include "xlsx/zip.h"

#define VERSION   20u /* deflate */
#define END_MARK  0x06054b50u
#define PART_MARK 0x02014b50u
#define FILE_MARK 0x04034b50u

typedef struct splicer {
	eg_zip *in;
	eg_file *out;
	eg_arena *arena;
	uint64_t at;      /* bytes written */
	eg_buf directory; /* entries of the parts written */
	uint32_t parts;
	uint64_t most; /* of sizes and places */
	eg_str *why;
} splicer;

static bool full(splicer *s)
{
	*s->why = EG_STR("the disk is full or cannot be written");
	return false;
}

static bool too_large(splicer *s, eg_str what)
{
	*s->why = eg_strf(s->arena,
		"%.*s takes more than %" PRIu64
		" bytes, which the format cannot hold; make a roster "
		"for each goal or year, or leave columns out",
		EG_ARG(what), s->most);
	return false;
}

static bool put(splicer *s, const void *bytes, size_t n)
{
	s->at += n;
	return eg_file_write(s->out, bytes, n) || full(s);
}

/* -- records of the zip -- */

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

/* What the header before a part and its entry in the directory have in common. */
static void put_facts(eg_buf *b, const eg_zip_part *p)
{
	two(b, VERSION);
	two(b, 0);
	two(b, p->method);
	four(b, p->time);
	four(b, p->crc);
	four(b, p->packed);
	four(b, p->size);
	two(b, (uint32_t)p->name.n);
	two(b, 0);
}

static bool put_header(splicer *s, const eg_zip_part *p)
{
	eg_buf b = {0};
	four(&b, FILE_MARK);
	put_facts(&b, p);
	eg_buf_str(&b, p->name);
	bool ok = put(s, b.p, b.n);
	eg_buf_release(&b);
	return ok;
}

static void put_entry(splicer *s, const eg_zip_part *p)
{
	eg_buf *b = &s->directory;
	four(b, PART_MARK);
	two(b, VERSION);
	put_facts(b, p);
	two(b, 0);
	two(b, 0);
	two(b, 0);
	four(b, 0);
	four(b, p->at);
	eg_buf_str(b, p->name);
	s->parts++;
}

static bool put_end(splicer *s)
{
	uint32_t at = (uint32_t)s->at, n = (uint32_t)s->directory.n;
	eg_buf *b = &s->directory;
	four(b, END_MARK);
	four(b, 0);
	two(b, s->parts);
	two(b, s->parts);
	four(b, n);
	four(b, at);
	two(b, 0);
	return put(s, b->p, b->n) && (eg_file_flush(s->out) || full(s));
}

/* -- a part as it is -- */

static bool copy(splicer *s, const eg_zip_part *p)
{
	eg_zip_part to = *p;
	to.at = (uint32_t)s->at;
	if (!put_header(s, &to) || !eg_zip_seek(s->in, p))
		return false;
	for (uint32_t left = p->packed; left > 0;) {
		size_t n = eg_file_read(
			s->in->file, s->in->in, left < sizeof s->in->in ? left : sizeof s->in->in);
		if (n == 0)
			return eg_zip_fail(s->in, p->name, "ends early");
		if (!put(s, s->in->in, n))
			return false;
		left -= (uint32_t)n;
	}
	put_entry(s, &to);
	return true;
}

/* -- a page and its rows -- */

static void take(void *buf, const unsigned char *p, size_t n)
{
	eg_buf_put(buf, p, n);
}

/* Where the first row from `row` on begins, or where the rows end; rows are in their order. */
static size_t find_row(eg_str xml, size_t at, uint32_t row)
{
	static const eg_str open = EG_STR_INIT("<row r=\"");
	size_t end = eg_str_find(xml, EG_STR("</sheetData>"), at);
	for (at = eg_str_find(xml, open, at); at < end; at = eg_str_find(xml, open, at + 1)) {
		uint32_t n = 0;
		for (size_t i = at + open.n; i < xml.n && xml.p[i] >= '0' && xml.p[i] <= '9'; i++)
			n = n * 10 + (uint32_t)(xml.p[i] - '0');
		if (n > row)
			return at;
	}
	return end;
}

/* The frame's three pieces, with the rows and the links between them. */
static bool pack_page(eg_pack *pack, eg_str xml, const eg_splice *page)
{
	size_t rows = find_row(xml, 0, page->first), after = find_row(xml, rows, page->last + 1);
	size_t links = eg_str_find(xml, EG_STR("</hyperlinks>"), after);
	if (after == SIZE_MAX)
		return false;
	eg_pack_put(pack, eg_str_cut(xml, 0, rows));
	if (!eg_pack_append(pack, page->spool->rows))
		return false;
	if (links != SIZE_MAX) {
		eg_pack_put(pack, eg_str_cut(xml, after, links));
		after = links;
		if (!eg_pack_append(pack, page->spool->links))
			return false;
	}
	eg_pack_put(pack, eg_str_cut(xml, after, xml.n));
	return eg_pack_end(pack, true);
}

/* The header stands before the bytes and holds their count: it is written again behind them. */
static bool fill(splicer *s, const eg_zip_part *p, const eg_splice *page)
{
	eg_buf xml = {0};
	eg_zip_part to = *p;
	to.method = EG_ZIP_FLATE;
	to.at = (uint32_t)s->at;
	eg_pack *pack = eg_pack_open(s->arena, s->out);
	bool ok = pack && put_header(s, &to) && eg_zip_read(s->in, p, take, &xml);
	if (ok && !pack_page(pack, eg_buf_view(&xml), page))
		ok = full(s);
	if (ok && eg_pack_size(pack) > s->most)
		ok = too_large(s, p->name);
	if (ok) {
		s->at += eg_pack_packed(pack);
		to.size = (uint32_t)eg_pack_size(pack);
		to.packed = (uint32_t)eg_pack_packed(pack);
		to.crc = eg_pack_crc(pack);
		uint64_t end = s->at;
		ok = (eg_file_seek(s->out, to.at, false) || full(s)) && put_header(s, &to) &&
		     (eg_file_seek(s->out, (int64_t)end, false) || full(s));
		s->at = end;
		put_entry(s, &to);
	}
	eg_pack_close(pack);
	eg_buf_release(&xml);
	return ok;
}

static bool splice(splicer *s, const eg_splice *pages, size_t count)
{
	for (uint32_t i = 0; i < s->in->parts; i++) {
		eg_zip_part p = {0};
		if (!eg_zip_next(s->in, &p))
			return false;
		size_t n = eg_zip_sheet(p.name);
		bool open = n > 0 && n <= count && pages[n - 1].spool;
		if (!(open ? fill(s, &p, &pages[n - 1]) : copy(s, &p)))
			return false;
		if (s->at + s->directory.n > s->most)
			return too_large(s, EG_STR("the workbook"));
	}
	return put_end(s);
}

bool eg_splice_rows(eg_arena *a, eg_str frame, eg_str path, const eg_splice *pages, size_t count,
	uint64_t most, eg_str *why)
{
	splicer s = {.arena = a,
		.most = most < UINT32_MAX ? most : UINT32_MAX,
		.why = why,
		.in = EG_NEW(a, eg_zip)};
	bool ok = eg_zip_open(s.in, a, frame, why);
	s.out = ok ? eg_file_create(a, path) : NULL;
	ok = ok && (s.out || full(&s)) && splice(&s, pages, count);
	eg_zip_close(s.in);
	eg_file_close(s.out);
	eg_buf_release(&s.directory);
	return ok;
}
