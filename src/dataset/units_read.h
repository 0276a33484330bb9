/* units_read.h -- inside dataset: the text of a query as tokens, with the units of what stands in
 * it.
 *
 * Output:  the tokens, and the tables of FROM and JOIN by what they are called. Units are those of
 *          units.h, and the further ones below.
 */
#ifndef EG_DATASET_UNITS_READ_H
#define EG_DATASET_UNITS_READ_H

#include "dataset/store.h"
#include "dataset/units.h"

typedef struct eg_query_source {
	eg_str alias, table;
} eg_query_source;

typedef struct eg_reading {
	const eg_dataset *ds;
	eg_str *t; /* tokens */
	size_t n;
	eg_query_source *sources; /* tables that it names, by what they are called in it */
	size_t source_count;
	int depth;
	int views; /* whose texts lead here */
	int counted;
	int *steps; /* of all that are read for one column */
} eg_reading;

/* EG_NEUTRAL: nought and NULL are amounts as well as numbers; 1 may be a yes. From EG_FIELDS on:
 * words of a field, by its table and column in the plan. With EG_MANY: a list of such words. */
enum { EG_NEUTRAL = EG_UNIT_COUNT, EG_UNREAD, EG_FIELDS = 1000, EG_MANY = 1 << 28 };
typedef int eg_any_unit; /* of eg_unit and these */

/* Reads the text: its tokens lie in `a`. Not to be copied. False when it is too long. */
bool eg_reading_begin(eg_reading *r, const eg_dataset *ds, eg_arena *a, eg_str sql);
/* The same for a reading that knows its dataset and where it counts its steps. */
bool eg_reading_read(eg_reading *r, eg_arena *a, eg_str sql);
/* Whether the word, in any case, is one of those. */
bool eg_word_in(const char *words, eg_str word);
/* Whether there is that table or view, and the column in it where one is named. */
bool eg_source_exists(const eg_dataset *ds, eg_str table, eg_str column);
/* Whether token i is the word, is one of the words, is that sign, is a name. */
bool eg_reading_word(const eg_reading *r, size_t i, const char *word);
bool eg_reading_one_of(const eg_reading *r, size_t i, const char *words);
bool eg_reading_sign(const eg_reading *r, size_t i, char sign);
bool eg_reading_name(const eg_reading *r, size_t i);
/* Past the bracket that closes the one at i. */
size_t eg_reading_past(const eg_reading *r, size_t i);
/* The first token from i on, before `end` and outside brackets and CASE, that is one of the words
 * or is the sign. */
size_t eg_reading_find(const eg_reading *r, size_t i, size_t end, const char *words, char sign);
/* The unit of the expression between the tokens. */
eg_any_unit eg_reading_unit(eg_reading *r, size_t from, size_t end);

#endif
