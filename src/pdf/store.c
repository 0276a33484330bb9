#include "pdf/store.h"

#include "pdf/deflate.h"

#include <hpdf.h>

#include <hpdf_catalog.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

/* The structures that are reached into are those of this version alone. */
#if HPDF_VERSION_ID != 20300
#error "libharu 2.3.0 is needed"
#endif

#define OBJECT_MAX  8388607u /* ISO 19005-2, 6.1.13 */
#define NUMBER_MASK 0xFFFFFFu
#define XREF_BLOCK  (1u << 17)

/* What a libharu dictionary of ours carries in `attr`. */
typedef struct hook {
	eg_pdf_store *store;
	eg_pdf_body *body;
	const void *owner;
	uint32_t index;
	bool is_stream;
	eg_str entries, data; /* of a stream */
	eg_pdf_data *later;   /* of one whose data are made when it is written; else NULL */
	HPDF_Stream sink;     /* where the dictionary has just been written */
} hook;

typedef struct range {
	uint32_t first, count;
	eg_pdf_body *body;
	const void *owner;
} range;

struct eg_pdf_store {
	eg_arena *arena;
	HPDF_Doc doc;
	HPDF_STATUS error, detail; /* the first that libharu met */
	eg_pdf_deflater *deflater;
	eg_buf scratch; /* one body */
	eg_str why;     /* what a stream's maker said when it failed; {NULL} = none has */
	eg_buf deflated;
	HPDF_Stream sink; /* appends to *target */
	eg_buf *target;
	range *ranges;
	size_t range_count, range_cap;
	uint32_t end; /* 0 until numbered */
};

static void note_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	eg_pdf_store *s = user;
	if (!s->error) {
		s->error = error;
		s->detail = detail;
	}
}

static HPDF_STATUS sink_write(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	eg_pdf_store *s = stream->attr;
	eg_buf_put(s->target, bytes, n);
	return HPDF_OK;
}

static HPDF_STATUS write_bytes(HPDF_Stream stream, eg_str s)
{
	/* libharu counts bytes in 32 bits; nothing here comes near, since the buffers end before.
	 */
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)s.p, (HPDF_UINT)s.n);
}

eg_str eg_pdf_deflate(eg_pdf_store *s, eg_str bytes)
{
	s->deflated.n = 0;
	eg_pdf_deflate_to(s->deflater, bytes, &s->deflated);
	return eg_buf_view(&s->deflated);
}

/* What is made here lies in the store's scratch until the next stream is made. */
static HPDF_STATUS make_data(hook *h)
{
	eg_pdf_store *s = h->store;
	s->deflated.n = 0;
	if (!h->later(&s->deflated, h->owner, h->index, &s->why))
		return HPDF_STREAM_EOF;
	h->data = eg_buf_view(&s->deflated);
	return HPDF_OK;
}

/* libharu calls this between the brackets of the dictionary. */
static HPDF_STATUS hook_write(HPDF_Dict dict, HPDF_Stream stream)
{
	hook *h = dict->attr;
	eg_buf *b = &h->store->scratch;
	b->n = 0;
	if (h->later && make_data(h) != HPDF_OK)
		return HPDF_STREAM_EOF;
	if (h->body)
		h->body(b, h->owner, h->index);
	eg_buf_str(b, h->entries);
	if (h->is_stream) {
		eg_buf_cstr(b, "/Length ");
		eg_buf_int(b, (int64_t)h->data.n);
	}
	h->sink = stream;
	return write_bytes(stream, eg_buf_view(b));
}

/* ... and this after them. libharu's own streams always have an indirect Length, one object more
 * for each; data that follows the dictionary here needs none. */
static HPDF_STATUS hook_write_data(HPDF_Dict dict)
{
	hook *h = dict->attr;
	if (!h->is_stream)
		return HPDF_OK;
	HPDF_STATUS status = write_bytes(h->sink, EG_STR("\nstream\n"));
	if (status == HPDF_OK)
		status = write_bytes(h->sink, h->data);
	if (status == HPDF_OK)
		status = write_bytes(h->sink, EG_STR("\nendstream"));
	if (h->later)
		h->data = (eg_str){NULL, 0};
	return status;
}

static uint32_t number_of(HPDF_Dict dict)
{
	return dict ? dict->header.obj_id & NUMBER_MASK : 0;
}

static hook *hook_on(eg_pdf_store *s, HPDF_Dict dict)
{
	hook *h = EG_NEW(s->arena, hook);
	h->store = s;
	dict->attr = h;
	dict->write_fn = hook_write;
	dict->after_write_fn = hook_write_data;
	return h;
}

/* NULL after an error of libharu's, which the handler has noted. */
static HPDF_Dict new_dict(eg_pdf_store *s)
{
	EG_ASSERT(!s->end);
	HPDF_Dict dict = HPDF_Dict_New(s->doc->mmgr);
	if (!dict || HPDF_Xref_Add(s->doc->xref, dict) != HPDF_OK)
		return NULL;
	return dict;
}

eg_pdf_store *eg_pdf_store_open(eg_arena *arena)
{
	eg_pdf_store *s = EG_NEW(arena, eg_pdf_store);
	s->arena = arena;
	s->deflater = eg_pdf_deflater_open(EG_PDF_SMALL);
	s->doc = HPDF_New(note_error, s);
	if (s->doc) {
		/* libharu grows its table of objects by this many; the 1,024 it begins with make
		 * the copying quadratic. */
		s->doc->xref->entries->items_per_block = XREF_BLOCK;
		s->sink = HPDF_CallbackWriter_New(s->doc->mmgr, sink_write, s);
	}
	if (s->sink)
		return s;
	eg_pdf_store_close(s);
	return NULL;
}

void eg_pdf_store_close(eg_pdf_store *s)
{
	if (!s)
		return;
	if (s->sink)
		HPDF_Stream_Free(s->sink);
	if (s->doc)
		HPDF_Free(s->doc);
	eg_pdf_deflater_close(s->deflater);
	eg_buf_release(&s->scratch);
	eg_buf_release(&s->deflated);
}

bool eg_pdf_store_ok(const eg_pdf_store *s, eg_str *why)
{
	/* Only the drawing API calls the handler; functions below it leave the error in the
	 * document. */
	const HPDF_Error_Rec *left = &s->doc->error;
	HPDF_STATUS error = s->error ? s->error : left->error_no;
	HPDF_STATUS detail = s->error ? s->detail : left->detail_no;
	if (error == HPDF_OK)
		return true;
	*why = eg_strf(s->arena, "libharu error 0x%04lX, detail %lu", (unsigned long)error,
		(unsigned long)detail);
	return false;
}

uint32_t eg_pdf_object(eg_pdf_store *s, eg_pdf_body *body, const void *owner, uint32_t index)
{
	HPDF_Dict dict = new_dict(s);
	if (!dict)
		return 0;
	hook *h = hook_on(s, dict);
	h->body = body;
	h->owner = owner;
	h->index = index;
	return number_of(dict);
}

uint32_t eg_pdf_stream(eg_pdf_store *s, eg_str bytes, bool plain, eg_str entries)
{
	HPDF_Dict dict = new_dict(s);
	if (!dict)
		return 0;
	hook *h = hook_on(s, dict);
	h->is_stream = true;
	h->data = eg_str_copy(s->arena, plain ? bytes : eg_pdf_deflate(s, bytes));
	h->entries = plain ? eg_str_copy(s->arena, entries)
			   : eg_str_join(s->arena, EG_STR("/Filter/FlateDecode"), entries);
	return number_of(dict);
}

uint32_t eg_pdf_stream_later(eg_pdf_store *s, eg_pdf_data *data, const void *owner, uint32_t index)
{
	HPDF_Dict dict = new_dict(s);
	if (!dict)
		return 0;
	hook *h = hook_on(s, dict);
	h->is_stream = true;
	h->later = data;
	h->owner = owner;
	h->index = index;
	h->entries = EG_STR("/Filter/FlateDecode");
	return number_of(dict);
}

uint32_t eg_pdf_root(eg_pdf_store *s, enum eg_pdf_root which, eg_pdf_body *body, const void *owner)
{
	HPDF_Dict roots[EG_PDF_ROOT_COUNT] = {
		[EG_PDF_CATALOG] = s->doc->catalog,
		[EG_PDF_INFO] = s->doc->info,
		[EG_PDF_PAGES] = s->doc->root_pages,
	};
	HPDF_Dict dict = roots[which];
	/* libharu signs the information itself, and counts pages through its own kids. */
	static const char *const own[] = {"Producer", "Kids", "Count", "PageMode", "PageLayout"};
	for (size_t i = 0; i < EG_COUNT(own); i++)
		(void)HPDF_Dict_RemoveElement(dict, own[i]);
	dict->before_write_fn = NULL;
	hook *h = hook_on(s, dict);
	h->body = body;
	h->owner = owner;
	return number_of(dict);
}

uint32_t eg_pdf_range(eg_pdf_store *s, uint32_t count, eg_pdf_body *body, const void *owner)
{
	EG_ASSERT(!s->end);
	s->ranges = eg_grow(s->arena, s->ranges, s->range_count, &s->range_cap, sizeof *s->ranges);
	s->ranges[s->range_count] = (range){.count = count, .body = body, .owner = owner};
	return (uint32_t)s->range_count++;
}

bool eg_pdf_store_number(eg_pdf_store *s, eg_str *why)
{
	uint64_t next = s->doc->xref->entries->count;
	for (size_t i = 0; i < s->range_count; i++) {
		s->ranges[i].first = (uint32_t)next;
		next += s->ranges[i].count;
		if (next > OBJECT_MAX) {
			*why = EG_STR("more than 8,388,607 objects in one PDF file");
			return false;
		}
	}
	s->end = (uint32_t)next;
	return true;
}

uint32_t eg_pdf_range_number(const eg_pdf_store *s, uint32_t handle, uint32_t index)
{
	EG_ASSERT(s->end && index < s->ranges[handle].count);
	return s->ranges[handle].first + index;
}

uint32_t eg_pdf_object_count(const eg_pdf_store *s)
{
	return s->doc->xref->entries->count;
}

uint32_t eg_pdf_number_end(const eg_pdf_store *s)
{
	return s->end;
}

static void *object_at(const eg_pdf_store *s, uint32_t number)
{
	HPDF_XrefEntry entry = HPDF_Xref_GetEntry(s->doc->xref, number);
	return entry ? entry->obj : NULL;
}

bool eg_pdf_is_stream(const eg_pdf_store *s, uint32_t number)
{
	if (number >= eg_pdf_object_count(s))
		return false;
	const HPDF_Dict_Rec *dict = object_at(s, number);
	return dict && (dict->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
	       dict->write_fn == hook_write && ((const hook *)dict->attr)->is_stream;
}

void eg_pdf_put_range_object(eg_buf *b, const eg_pdf_store *s, uint32_t number)
{
	size_t i = 0;
	while (number - s->ranges[i].first >= s->ranges[i].count)
		i++;
	const range *r = &s->ranges[i];
	eg_buf_cstr(b, "<<");
	r->body(b, r->owner, number - r->first);
	eg_buf_cstr(b, ">>");
}

bool eg_pdf_put_object(eg_buf *b, eg_pdf_store *s, uint32_t number, eg_str *why)
{
	if (number >= eg_pdf_object_count(s)) {
		eg_pdf_put_range_object(b, s, number);
		return true;
	}
	s->target = b;
	if (HPDF_Obj_WriteValue(object_at(s, number), s->sink, NULL) == HPDF_OK)
		return true;
	if (s->why.n)
		*why = s->why;
	else if (eg_pdf_store_ok(s, why))
		*why = EG_STR("libharu could not write an object");
	return false;
}
