/* language.h -- inside build: what no table of the schema says of the language of specs.
 *
 * Kinds of values, the top level of a file, templates, and the functions of queries, each with a
 * sentence or two in which `backquotes` hold what is typed. The reference, engross-spec(5) and
 * `explain` are made from these rows.
 */
#ifndef EG_BUILD_LANGUAGE_H
#define EG_BUILD_LANGUAGE_H

#include "base/str.h"

typedef struct eg_language_row {
	const char *name;  /* how `explain` is asked for it: date, include, money */
	const char *typed; /* how it stands in texts: `a date`, `money(amount, currency)` */
	const char *words;
} eg_language_row;

typedef struct eg_language_part {
	const char *title, *intro;
	const eg_language_row *rows;
	size_t count;
} eg_language_part;

/* The parts in the order of the reference. */
const eg_language_part *eg_language_parts(size_t *count);
/* NULL when the language has no such word. */
const eg_language_row *eg_language_find(eg_str name);

#endif
