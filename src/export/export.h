/* export.h -- the dataset in forms that other programs read.
 *
 * Input:   one audience's dataset; nothing that is not in it can come out.
 * Output:  files as bytes, to be written by the caller. Equal datasets give equal bytes.
 * Errors:  false when a query of ours failed (filed).
 * Threads: one at a time for one dataset.
 * Source:  each form at its function.
 * Depends: base, source, schema, dataset.
 */
#ifndef EG_EXPORT_EXPORT_H
#define EG_EXPORT_EXPORT_H

#include "base/buf.h"
#include "dataset/dataset.h"

typedef struct eg_export_file {
	eg_str name; /* below the output's folder; empty: the output is this one file */
	eg_buf bytes;
} eg_export_file;

typedef struct eg_export {
	eg_arena *arena;
	eg_export_file *files;
	size_t count, cap;
} eg_export;

typedef struct eg_export_options {
	eg_str version;         /* of the program */
	eg_str title;           /* of the strategy */
	int64_t time;           /* seconds since 1970 UTC: written where a form wants a time */
	bool formula_safe, bom; /* CSV */
} eg_export_options;

/* An export without files; its bytes lie on the heap. */
eg_export *eg_export_new(eg_arena *a);
void eg_export_release(eg_export *e); /* NULL is fine */
/* A further file, empty. The pointer stays until the next is added. */
eg_export_file *eg_export_add(eg_export *e, eg_str name);

typedef bool eg_export_form(
	eg_export *out, eg_dataset *ds, const eg_export_options *opt, eg_diag *d) EG_NODISCARD;

/* Every table with rows as CSV (RFC 4180, UTF-8, CR LF, one head row), and datapackage.json, which
 * describes them (Frictionless Data Package and Table Schema 1). Amounts and decimals are exact
 * decimal numbers. With `formula_safe`, a text that begins with = + - @, a tab or a carriage return
 * gets an apostrophe before it. */
eg_export_form eg_export_csv;
/* One JSON object a line (JSON Lines) for each top-level record, its lists nested in it; `table`
 * names its kind. */
eg_export_form eg_export_json;
/* StratML Part 2, Performance Plan or Report (ANSI/AIIM 22; Part 1 is ISO 17469-1). */
eg_export_form eg_export_stratml;
/* All dated things as all-day events (RFC 5545). */
eg_export_form eg_export_ics;
/* Partners as features (RFC 7946): a point where a position is known, else without geometry. */
eg_export_form eg_export_geojson;

#endif
