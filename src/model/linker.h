/* linker.h -- inside model: what references and links in prose share. */
#ifndef EG_MODEL_LINKER_H
#define EG_MODEL_LINKER_H

#include "model/reader.h"

/* Ids of some kinds, for suggestions. */
typedef struct eg_candidates {
	uint32_t kinds;
	eg_near *near;
} eg_candidates;

typedef struct eg_linker {
	eg_reader *r;
	eg_map unknown; /* id -> index into first: one missing record is one finding */
	eg_finding **first;
	uint32_t *also; /* further places named so far */
	size_t cap, also_cap;
	eg_candidates *candidates;
	size_t candidate_count, candidate_cap;
	eg_map markings; /* those that were read -> index into normal */
	eg_str *normal;
	size_t normal_cap;
} eg_linker;

/* Whether a finding on the unknown id is wanted at `span`: not for an id that an unreadable file
 * may hold, and once an id; further places are added to the first. */
bool eg_linker_first(eg_linker *l, eg_str id, eg_span span);
/* Files a finding on an id that is not there: a note when the file stands alone. */
eg_finding *eg_linker_unknown(eg_linker *l, enum eg_rule rule, eg_span span, const char *fmt, ...)
	EG_PRINTF(4, 5);
/* Remembers the finding and adds "did you mean". */
void eg_linker_suggest(eg_linker *l, eg_str id, uint32_t kinds, eg_finding *f);
/* Reads a marking and puts its normal form in its place (marks.c). */
void eg_link_marking(eg_linker *l, eg_value *v);
/* Portion marks of a prose field. */
void eg_link_portions(eg_linker *l, const eg_value *v);
/* Whether the words of the own scheme may be used, and the scheme. */
void eg_link_scheme(eg_linker *l);
/* Links of a prose field; `owner` bears the nearest id. */
void eg_link_prose(eg_linker *l, const eg_rec *rec, const eg_value *v);
/* Translations: their records are there, and their links lead somewhere. */
void eg_link_translations(eg_linker *l);

#endif
