/* schema_json.h -- inside build: the two halves of the JSON Schema: values and fields
 * (schema_values.c); records and files (schema_json.c). Returned objects belong to the one they are
 * put into. */
#ifndef EG_BUILD_SCHEMA_JSON_H
#define EG_BUILD_SCHEMA_JSON_H

#include "build/catalog.h"

#include "base/json.h"

typedef struct eg_shape_maker {
	eg_arena *a;
	const eg_catalog *c;
	const eg_record **wanted; /* in the order of being named; their definitions are written */
	size_t count;
	const eg_record **texts; /* the same of records as files of translations hold them */
	size_t text_count;
} eg_shape_maker;

eg_json *eg_shape_word(const char *s);
eg_json *eg_shape_pattern(enum eg_type type);
eg_json *eg_shape_list(eg_json *items);

/* `illustrative`: yes, or keys of the record that holds it. */
eg_json *eg_shape_own_keys(const eg_record *owner);

/* `{csv: path}`, for records. */
eg_json *eg_shape_csv(void);

/* A reference to a definition of `r`, which will be written. part: "", ".keys" or ".key". */
void eg_shape_ref(eg_shape_maker *m, eg_json *o, const eg_record *r, const char *part);

/* The alternatives for one value, added to `any`. */
void eg_shape_choice(eg_shape_maker *m, eg_json *any, const eg_record *owner, const eg_field *f);

eg_json *eg_shape_field(eg_shape_maker *m, const eg_record *owner, const eg_field *f);

#endif
