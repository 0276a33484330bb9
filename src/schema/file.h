/* file.h -- one source to bound records, piece by piece.
 *
 * Input:   a source of the source table.
 * Output:  each top-level record as soon as it is bound, and the paths of `include`, through a
 *          sink.
 *          A file whose first key is `language` holds translations: nothing is missing from its
 *          records.
 * Errors:  those of spec and bind; `key-unknown` for the top level.
 * Memory:  nodes lie in the binder's scratch arena and go with each record.
 */
#ifndef EG_SCHEMA_FILE_H
#define EG_SCHEMA_FILE_H

#include "schema/bind.h"

typedef struct eg_file_sink {
	void *ctx;
	/* A record of the table at index `record` of eg_schema_records; `key` is the place of its
	 * top-level key. */
	void (*record)(void *ctx, size_t record, eg_rec *rec, eg_span key);
	/* A record of a file that begins with `language`: its texts in that language, and its id.
	 */
	void (*translation)(void *ctx, eg_str language, eg_rec *rec);
	void (*include)(void *ctx, eg_str path, eg_span span);
} eg_file_sink;

/* False when the source could not be read to its end. What stood before the fault was handed over.
 */
bool eg_bind_file(eg_binder *b, uint32_t file, const eg_file_sink *sink);

#endif
