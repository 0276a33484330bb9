/* import.h -- inside build: the spreadsheet that an office has today, as records of a strategy.
 *
 * Input:   a CSV file (RFC 4180; also with ';' or tabs between cells, and in Windows-1252 where it
 * is no UTF-8). Output:  YAML of partners, agreements or activities. A column whose head is a key
 * of the record, or a word that offices use for it, becomes that key; the others stay under `own:`.
 * A value that the key does not take stays under `own:`, too, and is listed. Names of partners in a
 * column become partners of their own. Method:  what is written is bound by the schema before it is
 * kept, so that the schema alone decides what fits.
 */
#ifndef EG_BUILD_IMPORT_H
#define EG_BUILD_IMPORT_H

#include "base/buf.h"
#include "base/map.h"
#include "schema/schema.h"
#include "source/diag.h"

typedef struct eg_import_cell {
	eg_str text;
	bool unfit; /* the key does not take it */
} eg_import_cell;

typedef struct eg_import_column {
	eg_str head;
	const eg_field *field; /* NULL: kept under own */
	eg_str own;            /* its key there */
} eg_import_column;

typedef struct eg_import {
	eg_arena *arena;
	const eg_record *record;
	eg_import_column *columns;
	size_t column_count;
	eg_import_cell *cells; /* row-major */
	size_t rows, cap;
	size_t *numbers; /* of the rows in the file, the head being 1 */
	size_t number_cap, seen;
	bool day_first; /* dates with '/' between numbers: day, month, year; else month, day, year
			 */
	bool day_known; /* some date of the table tells */
	eg_map names;   /* of partners that columns name -> index */
	eg_str *partner_ids; /* their ids, in order of first mention */
	eg_str *partner_names;
	size_t partner_count, partner_cap;
	eg_map ids; /* taken */
} eg_import;

/* Reads the table. False and a finding when it is none. */
bool eg_import_read(eg_import *t, eg_sources *sources, eg_str path, eg_diag *d);
/* Finds the record whose keys fit the heads best, or takes the one named by `kind`; gives each
 * column its key. False when no column can be the name or title. */
bool eg_import_match(eg_import *t, eg_str kind, eg_diag *d);
/* The records as YAML. Values that do not fit are marked, and stand under `own`. */
eg_str eg_import_yaml(eg_import *t, eg_sources *sources, eg_str from);
/* What was read, kept and not understood, for a person. */
void eg_import_tell(const eg_import *t, eg_str file, eg_str from, eg_buf *out);

#endif
