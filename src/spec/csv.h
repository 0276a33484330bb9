/* csv.h -- the rows of a CSV file as mappings, a span on every cell.
 *
 * Input:   a source of the source table: RFC 4180 with LF, CRLF or CR; the first row is the head,
 *          whose cells are keys (`trl.from` is the key `from` in the mapping `trl`). Blanks around
 *          a cell without quotes are no part of it; blank lines are passed over.
 * Output:  one EG_NODE_MAP a row; an empty cell has no key. Cells are marked, so that a field that
 *          takes many can cut them at ';' (eg_csv_list). A cell stands in the source where its
 *          span says, quotes included; its map leads into a quoted one.
 * Errors:  `csv-head`, `csv-row`, `size-limit`. A row that cannot be told apart is left out and the
 *          source is marked unreadable, since what it holds is not known.
 * Memory:  a row's nodes go when the handler returns.
 */
#ifndef EG_SPEC_CSV_H
#define EG_SPEC_CSV_H

#include "source/diag.h"
#include "spec/node.h"

typedef struct eg_csv_handler {
	void *ctx;
	/* The cells of the head. The handler may put another key in the place of one, or NULL,
	 * which leaves the column out. */
	void (*head)(void *ctx, eg_node **cells, uint32_t count);
	void (*row)(void *ctx, const eg_node *row);
} eg_csv_handler;

/* Calls the handler for the head and for each row. `scratch` is rewound to where it was. */
void eg_csv_stream(eg_arena *scratch, eg_sources *sources, uint32_t file,
	const eg_csv_handler *handler, eg_diag *d);

/* The parts of a cell between ';', without blanks around them and without empty ones. */
eg_node *eg_csv_list(eg_arena *a, const eg_node *cell);

#endif
