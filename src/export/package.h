/* package.h -- inside export: datapackage.json, which says what the tables beside it hold.
 *
 * Source:  Frictionless Data Package 1 and Table Schema 1: names, types, constraints, keys. Made
 * from the tables of the schema, so that no fact about a field is written twice.
 */
#ifndef EG_EXPORT_PACKAGE_H
#define EG_EXPORT_PACKAGE_H

#include "dataset/tables.h"
#include "export/export.h"

/* A table that has been written as a file, with its digest. */
typedef struct eg_resource {
	const eg_dataset_table *table;
	eg_str path;
	size_t rows, bytes;
	eg_str sha256; /* hex */
} eg_resource;

void eg_package_write(eg_buf *out, eg_dataset *ds, const eg_resource *resources, size_t count,
	const eg_export_options *opt);

#endif
