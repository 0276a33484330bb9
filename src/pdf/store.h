/* store.h -- the objects of one file, kept by libharu.
 *
 * libharu numbers and keeps the dictionaries and streams and turns them into bytes; what is in
 * them is written by our own hooks, which run when the file is saved. Things that are many
 * (structure elements, annotations, nodes of trees) are no libharu objects at all but *ranges*:
 * numbers after libharu's last, each body made when its turn comes, so that a hundred thousand
 * of them cost no memory.
 *
 * Order:   objects and streams first; then eg_pdf_store_number fixes the ranges' numbers; then
 *          eg_pdf_save runs the hooks. A hook may name any number; code before it only those
 *          of objects.
 * Errors:  libharu's error handler notes the first error; eg_pdf_store_ok tells.
 * Threads: one store a thread; bodies of ranges only read what they are given, as several may be
 *          written at the same time.
 * Source:  libharu 2.3.0's installed headers. ISO 32000-1, 7.5.
 */
#ifndef EG_PDF_STORE_H
#define EG_PDF_STORE_H

#include "base/arena.h"
#include "base/buf.h"

/* Writes the entries of a dictionary (its brackets are written by the store). `owner` and `index`
 * are those given when the object or range was made. */
typedef void eg_pdf_body(eg_buf *b, const void *owner, uint32_t index);

typedef struct eg_pdf_store eg_pdf_store;

/* NULL when libharu could not start. The arena must outlive the store. */
eg_pdf_store *eg_pdf_store_open(eg_arena *arena);
void eg_pdf_store_close(eg_pdf_store *s); /* NULL is fine */
/* Whether libharu has met no error; else *why says which. */
bool eg_pdf_store_ok(const eg_pdf_store *s, eg_str *why) EG_NODISCARD;

/* A new dictionary; its number. */
uint32_t eg_pdf_object(eg_pdf_store *s, eg_pdf_body *body, const void *owner, uint32_t index);
/* A stream of these bytes, deflated unless `plain`. `entries` are further entries of its
 * dictionary,
 * ("/N 3"). The bytes may go away afterwards. */
uint32_t eg_pdf_stream(eg_pdf_store *s, eg_str bytes, bool plain, eg_str entries);

/* A stream whose bytes, deflated, `data` appends when the file is saved, so that not all are in
 * memory at a time; false, with a reason, when it cannot. */
typedef bool eg_pdf_data(eg_buf *b, const void *owner, uint32_t index, eg_str *why);
uint32_t eg_pdf_stream_later(eg_pdf_store *s, eg_pdf_data *data, const void *owner, uint32_t index);

/* The catalog, the information dictionary and the root of the page tree are libharu's own; this
 * gives them their entries and returns their number. */
enum eg_pdf_root { EG_PDF_CATALOG, EG_PDF_INFO, EG_PDF_PAGES, EG_PDF_ROOT_COUNT };
uint32_t eg_pdf_root(eg_pdf_store *s, enum eg_pdf_root which, eg_pdf_body *body, const void *owner);

/* `count` objects with consecutive numbers; returns a handle. */
uint32_t eg_pdf_range(eg_pdf_store *s, uint32_t count, eg_pdf_body *body, const void *owner);
/* After this, nothing more can be made. False when the file has more objects than
 * ISO 19005-2, 6.1.13 allows. */
bool eg_pdf_store_number(eg_pdf_store *s, eg_str *why) EG_NODISCARD;
/* The number of item `index` of a range. */
uint32_t eg_pdf_range_number(const eg_pdf_store *s, uint32_t handle, uint32_t index);

/* Deflates bytes into the store's scratch, which the next call overwrites. */
eg_str eg_pdf_deflate(eg_pdf_store *s, eg_str bytes);

/* For the writer. */
uint32_t eg_pdf_object_count(const eg_pdf_store *s); /* libharu's numbers are 1 .. count - 1 */
uint32_t eg_pdf_number_end(const eg_pdf_store *s);   /* all numbers lie below */
bool eg_pdf_is_stream(const eg_pdf_store *s, uint32_t number);
/* Appends the value of an object, without "obj" and "endobj". */
bool eg_pdf_put_object(eg_buf *b, eg_pdf_store *s, uint32_t number, eg_str *why) EG_NODISCARD;
/* The same for an object of a range: `number` is not below eg_pdf_object_count. It only reads, so
 * that several threads may do it at the same time. */
void eg_pdf_put_range_object(eg_buf *b, const eg_pdf_store *s, uint32_t number);

#endif
