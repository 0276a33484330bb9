/* csv.h -- inside schema: `{csv: path}` in the place of records.
 *
 * The rows of the file are bound by the same table as nodes of YAML are, so each value has its
 * own span. What is wrong with the head is told once, not at every row: a column whose key is
 * not known is read as the one that is nearest to it.
 */
#ifndef EG_SCHEMA_CSV_H
#define EG_SCHEMA_CSV_H

#include "schema/bind.h"

typedef void eg_bind_row_fn(void *ctx, const eg_node *row);

/* Whether the node is `{csv: ...}`. */
bool eg_is_csv(const eg_node *n);
/* Calls `each` for every row of the file that the node names, after its head was held against the
 * table. While that goes on, b->unsaid tells which required keys the head lacks. False when there
 * is no such file, which is filed. */
bool eg_csv_rows(eg_binder *b, const eg_record *type, const eg_rec *defaults, const eg_node *n,
	eg_bind_row_fn *each, void *ctx);

#endif
