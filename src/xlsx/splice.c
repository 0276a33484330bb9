#include "xlsx/splice.h"

#include "xlsx/zipsay.h"

typedef struct splicer {
	eg_zip *in;
	eg_file *out;
	eg_arena *arena;
	uint64_t at; /* bytes written */
	eg_zip_said said;
	eg_str *why;
} splicer;

static bool full(splicer *s)
{
	*s->why = EG_STR("the disk is full or cannot be written");
	return false;
}

static bool put(splicer *s, const void *bytes, size_t n)
{
	s->at += n;
	return eg_file_write(s->out, bytes, n) || full(s);
}

static bool put_header(splicer *s, const eg_zip_part *p)
{
	eg_buf b = {0};
	eg_zip_say_header(&b, &s->said, p);
	bool ok = put(s, b.p, b.n);
	eg_buf_release(&b);
	return ok;
}

static bool put_end(splicer *s)
{
	eg_buf *b = &s->said.directory;
	eg_zip_say_end(&s->said, s->at);
	return put(s, b->p, b->n) && (eg_file_flush(s->out) || full(s));
}

/* -- a part as it is -- */

static bool copy(splicer *s, const eg_zip_part *p)
{
	eg_zip_part to = *p;
	to.at = s->at;
	to.wide = p->size > s->said.most || p->packed > s->said.most;
	if (!put_header(s, &to) || !eg_zip_seek(s->in, p))
		return false;
	for (uint64_t left = p->packed; left > 0;) {
		size_t most = sizeof s->in->in;
		size_t n = eg_file_read(s->in->file, s->in->in, left < most ? (size_t)left : most);
		if (n == 0)
			return eg_zip_fail(s->in, p->name, "ends early");
		if (!put(s, s->in->in, n))
			return false;
		left -= n;
	}
	eg_zip_say_entry(&s->said, &to);
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

/* Whether the sizes of a page may come to more than narrow fields say: what does not deflate takes
 * a little more than it has. */
static bool may_be_wide(const splicer *s, size_t frame, const eg_splice *page)
{
	uint64_t n = frame + eg_pack_size(page->spool->rows) + eg_pack_size(page->spool->links);
	return n + n / 256 + 1024 > s->said.most;
}

/* The header stands before the bytes and holds their count: it is written again behind them. */
static bool fill(splicer *s, const eg_zip_part *p, const eg_splice *page)
{
	eg_buf xml = {0};
	eg_zip_part to = *p;
	to.method = EG_ZIP_FLATE;
	to.at = s->at;
	eg_pack *pack = eg_pack_open(s->arena, s->out);
	bool ok = pack && eg_zip_read(s->in, p, take, &xml);
	to.wide = may_be_wide(s, xml.n, page);
	ok = ok && put_header(s, &to);
	if (ok && !pack_page(pack, eg_buf_view(&xml), page))
		ok = full(s);
	if (ok) {
		s->at += eg_pack_packed(pack);
		to.size = eg_pack_size(pack);
		to.packed = eg_pack_packed(pack);
		to.crc = eg_pack_crc(pack);
		uint64_t end = s->at;
		ok = (eg_file_seek(s->out, (int64_t)to.at, false) || full(s)) &&
		     put_header(s, &to) && (eg_file_seek(s->out, (int64_t)end, false) || full(s));
		s->at = end;
		eg_zip_say_entry(&s->said, &to);
	}
	eg_pack_close(pack);
	eg_buf_release(&xml);
	return ok;
}

static bool splice(splicer *s, const eg_splice *pages, size_t count)
{
	for (uint64_t i = 0; i < s->in->parts; i++) {
		eg_zip_part p = {0};
		if (!eg_zip_next(s->in, &p))
			return false;
		size_t n = eg_zip_sheet(p.name);
		bool open = n > 0 && n <= count && pages[n - 1].spool;
		if (!(open ? fill(s, &p, &pages[n - 1]) : copy(s, &p)))
			return false;
	}
	return put_end(s);
}

bool eg_splice_rows(eg_arena *a, eg_str frame, eg_str path, const eg_splice *pages, size_t count,
	uint64_t most, bool *wide, eg_str *why)
{
	splicer s = {.arena = a,
		.said = {.most = most < UINT32_MAX ? most : UINT32_MAX - 1},
		.why = why,
		.in = EG_NEW(a, eg_zip)};
	bool ok = eg_zip_open(s.in, a, frame, why);
	s.out = ok ? eg_file_create(a, path) : NULL;
	ok = ok && (s.out || full(&s)) && splice(&s, pages, count);
	*wide = s.said.wide;
	eg_zip_close(s.in);
	eg_file_close(s.out);
	eg_buf_release(&s.said.directory);
	return ok;
}
