/* objstm.h -- object streams: many small objects deflated together (ISO 32000-1, 7.5.7).
 *
 * An object stream holds pairs of number and offset, then the objects. libharu's own objects are
 * written one after the other, as libharu keeps its state in one document; those of ranges, which
 * are nearly all, only read what is there, so that streams of them are made by all workers of a
 * pool at the same time, some ahead of the one that is asked for. Which objects share a stream
 * goes by their numbers alone: the bytes do not depend on how many workers there are.
 *
 * Threads: a packer is one thread's own; its workers end with each call.
 * Depends: base, pdf/store.h.
 */
#ifndef EG_PDF_OBJSTM_H
#define EG_PDF_OBJSTM_H

#include "base/pool.h"
#include "pdf/store.h"

/* Objects in one object stream. More in one deflate better, but a reader inflates all of them to
 * have one: 500 would take a hundredth off the file of benchmark M. */
#define EG_PDF_MEMBERS_MAX 250u

/* An object stream in the making. Zero is an empty one. */
typedef struct eg_pdf_members {
	eg_buf index, body;
	uint32_t count;
} eg_pdf_members;
/* The next object's value goes to m->body, and a space or line end behind it. */
void eg_pdf_members_begin(eg_pdf_members *m, uint32_t number);
/* The stream's data, until the next is begun, and where its first object lies in them (/First). */
eg_str eg_pdf_members_end(eg_pdf_members *m, size_t *first);
void eg_pdf_members_release(eg_pdf_members *m);

/* An object stream of objects of ranges. */
typedef struct eg_pdf_packed {
	uint32_t number, count; /* its objects: these numbers */
	size_t first;           /* as /First says */
	eg_buf data;            /* deflated */
} eg_pdf_packed;

typedef struct eg_pdf_packer eg_pdf_packer;
/* Packs the objects of all ranges; the store must be numbered. */
eg_pdf_packer *eg_pdf_packer_open(eg_arena *a, const eg_pdf_store *s, eg_pool *pool);
void eg_pdf_packer_close(eg_pdf_packer *p);
/* The next stream, which stays until the next call; NULL when there are no more. */
const eg_pdf_packed *eg_pdf_packer_next(eg_pdf_packer *p);

#endif
