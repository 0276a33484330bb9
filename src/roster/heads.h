/* heads.h -- inside roster: the columns of sheets that the program makes, as rows of a table. */
#ifndef EG_ROSTER_HEADS_H
#define EG_ROSTER_HEADS_H

#include "roster/workbook.h"

typedef struct eg_head {
	const char *title;
	enum eg_xtype type;
	uint32_t width; /* largest, in characters */
	const char *doc;
	const char *from; /* "partner.kind": the field whose words it holds; or NULL */
} eg_head;

/* Adds them to the sheet, whose list has room, in its language: each shows the next column of the
 * query, or of the fixed rows. */
void eg_heads_add(eg_arena *a, eg_xsheet *s, const eg_head *heads, size_t count);
/* The same for a sheet without columns, which gets a list for these. */
void eg_heads_set(eg_arena *a, eg_xsheet *s, const eg_head *heads, size_t count);

#endif
