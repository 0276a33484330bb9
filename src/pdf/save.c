/* The file: header, streams, object streams, cross-reference stream (ISO 32000-1, 7.5).
 *
 * libharu's own writer reports a full disk as success and knows neither object streams nor
 * cross-reference streams; this one only asks it for the values of objects.
 */
#include "pdf/document.h"

#include "base/sha256.h"
#include "pdf/objstm.h"
#include "pdf/syntax.h"

#define ROW      7u /* type, four bytes, two bytes */
#define ID_BYTES 16

enum entry_type { ENTRY_FREE, ENTRY_OFFSET, ENTRY_MEMBER };

typedef struct entry {
	uint8_t type;
	uint16_t third;  /* MEMBER: its place in the object stream */
	uint32_t second; /* OFFSET: of the object; MEMBER: the number of the object stream */
} entry;

typedef struct saver {
	eg_buf *out;
	eg_pdf_store *store;
	size_t start; /* of the file in *out */
	entry *entries;
	uint32_t next;          /* number of the next object stream */
	eg_pdf_members members; /* of libharu's objects */
} saver;

static void begin_object(saver *s, uint32_t number)
{
	s->entries[number] =
		(entry){.type = ENTRY_OFFSET, .second = (uint32_t)(s->out->n - s->start)};
	eg_buf_int(s->out, number);
	eg_buf_cstr(s->out, " 0 obj\n");
}

static void put_packed_data(saver *s, eg_str packed)
{
	eg_buf_cstr(s->out, "/Filter/FlateDecode/Length ");
	eg_buf_int(s->out, (int64_t)packed.n);
	eg_buf_cstr(s->out, ">>\nstream\n");
	eg_buf_str(s->out, packed);
	eg_buf_cstr(s->out, "\nendstream\nendobj\n");
}

static void put_object_stream(saver *s, uint32_t members, size_t first, eg_str packed)
{
	begin_object(s, s->next++);
	eg_buf_cstr(s->out, "<</Type/ObjStm/N ");
	eg_buf_int(s->out, members);
	eg_buf_cstr(s->out, "/First ");
	eg_buf_int(s->out, (int64_t)first);
	put_packed_data(s, packed);
}

/* Object `number` is the one at place `third` of the next object stream. */
static void note_member(saver *s, uint32_t number, uint32_t third)
{
	s->entries[number] =
		(entry){.type = ENTRY_MEMBER, .second = s->next, .third = (uint16_t)third};
}

static void flush_members(saver *s)
{
	uint32_t n = s->members.count;
	size_t first;
	if (!n)
		return;
	eg_str data = eg_pdf_members_end(&s->members, &first);
	put_object_stream(s, n, first, eg_pdf_deflate(s->store, data));
}

static bool add_member(saver *s, uint32_t number, eg_str *why)
{
	note_member(s, number, s->members.count);
	eg_pdf_members_begin(&s->members, number);
	if (!eg_pdf_put_object(&s->members.body, s->store, number, why))
		return false;
	eg_buf_byte(&s->members.body, '\n');
	if (s->members.count == EG_PDF_MEMBERS_MAX)
		flush_members(s);
	return true;
}

static bool put_stream_object(saver *s, uint32_t number, eg_str *why)
{
	begin_object(s, number);
	if (!eg_pdf_put_object(s->out, s->store, number, why))
		return false;
	eg_buf_cstr(s->out, "\nendobj\n");
	return true;
}

static bool put_objects(saver *s, eg_str *why)
{
	uint32_t end = eg_pdf_object_count(s->store);
	for (uint32_t number = 1; number < end; number++) {
		bool ok = eg_pdf_is_stream(s->store, number) ? put_stream_object(s, number, why)
							     : add_member(s, number, why);
		if (!ok)
			return false;
	}
	flush_members(s);
	return true;
}

static void put_ranges(saver *s, eg_pdf_document *d)
{
	eg_pdf_packer *packer = eg_pdf_packer_open(d->arena, s->store, d->pool);
	for (const eg_pdf_packed *p = eg_pdf_packer_next(packer); p;
		p = eg_pdf_packer_next(packer)) {
		for (uint32_t i = 0; i < p->count; i++)
			note_member(s, p->number + i, i);
		put_object_stream(s, p->count, p->first, eg_buf_view(&p->data));
	}
	eg_pdf_packer_close(packer);
}

static void fill_row(const entry *e, uint8_t row[ROW])
{
	row[0] = e->type;
	for (unsigned k = 0; k < 4; k++)
		row[1 + k] = (uint8_t)(e->second >> (24 - 8 * k));
	row[5] = (uint8_t)(e->third >> 8);
	row[6] = (uint8_t)e->third;
}

/* Rows of the table, each byte as the difference to the one above (PNG's "up"), which packs well.
 */
static void put_table(eg_buf *b, const saver *s, uint32_t count)
{
	uint8_t above[ROW] = {0};
	for (uint32_t i = 0; i < count; i++) {
		const entry *e = &s->entries[i];
		uint8_t row[ROW];
		fill_row(e, row);
		eg_buf_byte(b, 2);
		for (size_t k = 0; k < ROW; k++)
			eg_buf_byte(b, (char)(uint8_t)(row[k] - above[k]));
		memcpy(above, row, ROW);
	}
}

/* ISO 19005-2, 6.1.3: the trailer has an ID; this one follows from the content alone. */
static void put_id(saver *s)
{
	eg_str written = {s->out->p + s->start, s->out->n - s->start};
	eg_sha256 hash = eg_sha256_of(written);
	eg_buf_cstr(s->out, "/ID[");
	for (int copy = 0; copy < 2; copy++) {
		eg_buf_byte(s->out, '<');
		for (int i = 0; i < ID_BYTES; i++)
			eg_bufv(s->out, "%02X", hash.b[i]);
		eg_buf_byte(s->out, '>');
	}
	eg_buf_byte(s->out, ']');
}

static void put_cross_references(saver *s, uint32_t catalog, uint32_t info)
{
	eg_buf table = {0};
	uint32_t number = s->next++;
	size_t at = s->out->n - s->start;
	begin_object(s, number);
	s->entries[0] = (entry){.type = ENTRY_FREE, .third = UINT16_MAX};
	put_table(&table, s, s->next);
	eg_bufv(s->out, "<</Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R", s->next, catalog,
		info);
	put_id(s);
	eg_bufv(s->out, "/DecodeParms<</Predictor 12/Columns %u>>", ROW);
	put_packed_data(s, eg_pdf_deflate(s->store, eg_buf_view(&table)));
	eg_buf_release(&table);
	eg_bufv(s->out, "startxref\n%zu\n%%%%EOF\n", at);
}

bool eg_pdf_save(eg_buf *out, eg_pdf_document *d, uint32_t catalog, uint32_t info, eg_str *why)
{
	saver s = {.out = out, .store = d->store, .start = out->n};
	s.next = eg_pdf_number_end(d->store);
	/* each of the two kinds of objects may end in a stream that is not full */
	s.entries = EG_NEW_N(d->arena, entry, (size_t)s.next + s.next / EG_PDF_MEMBERS_MAX + 4);
	/* ISO 19005-2, 6.1.2: the second line has four bytes above 127. */
	eg_buf_cstr(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	bool ok = put_objects(&s, why);
	if (ok)
		put_ranges(&s, d);
	if (ok && out->n - s.start > UINT32_MAX) {
		*why = EG_STR("a PDF file of more than 4 GiB");
		ok = false;
	}
	if (ok)
		put_cross_references(&s, catalog, info);
	eg_pdf_members_release(&s.members);
	return ok;
}
