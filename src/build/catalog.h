/* catalog.h -- inside build: every record of the schema, nested ones too, with a name and a page.
 *
 * Listed records (eg_schema_records) are called by their singular; a nested one that several
 * fields share, by its own name; any other, by its place: `activity.trl`. Names are unique. The
 * order is that of the listed records, each followed by what is first met in it.
 */
#ifndef EG_BUILD_CATALOG_H
#define EG_BUILD_CATALOG_H

#include "base/arena.h"
#include "schema/schema.h"

typedef struct eg_catalog_row {
	const eg_record *record;
	eg_str name; /* "partner", "partner.members" */
	eg_str page; /* of the reference, without .md: "partners" */
	bool listed;
} eg_catalog_row;

typedef struct eg_catalog {
	eg_catalog_row *rows;
	size_t count;
} eg_catalog;

eg_catalog *eg_catalog_new(eg_arena *a);
/* The row of a record; every record that can be reached has one. */
const eg_catalog_row *eg_catalog_at(const eg_catalog *c, const eg_record *r);
/* The row by name, or by the key of a listed record; NULL when there is none. */
const eg_catalog_row *eg_catalog_find(const eg_catalog *c, eg_str word);
/* The limits of a field in sentences: "At most 120 characters. " or "". */
eg_str eg_catalog_limits(eg_arena *a, const eg_field *f);
/* The field that a bare scalar stands for, or NULL. */
const eg_field *eg_catalog_bare(const eg_record *r);
/* Where a record stands that is no list of a file: "`offices:` of organization"; {NULL} for one
 * that is, and for one that several others hold. */
eg_str eg_catalog_place(eg_arena *a, const eg_catalog *c, const eg_record *r);
/* What ids a reference takes: "partner, office or organization". */
eg_str eg_catalog_kinds(eg_arena *a, uint32_t kinds);

#endif
