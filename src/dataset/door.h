/* door.h -- inside dataset: what an audience may see, decided while the tables are filled.
 *
 * What does not pass the door never enters the database, so no query can show it (DESIGN.md 3.4).
 * `internal` sees everything. `public` sees records marked U, TLP:CLEAR or a level of the
 * strategy's own scheme that says `public: yes`; people who say `public: yes`; no field that the
 * schema calls internal; and nothing of the rows in gate.c; of money it sees totals. `partner` sees
 * what goals, topics and the organization are, and of all else what is about its recipients, where
 * the marking lets it be released to them. An own audience sees what `public` does and the markings
 * of `sees`, less the fields of `drops`, with those of `keeps`.
 */
#ifndef EG_DATASET_DOOR_H
#define EG_DATASET_DOOR_H

#include "model/model.h"
#include "schema/marking.h"

/* What of a record type passes: one for each type that was asked for (gate.c). */
typedef struct eg_gate {
	const eg_record *type;
	bool shut;  /* no record of it passes */
	bool all;   /* every person passes, not the public ones alone */
	bool *drop; /* by field */
} eg_gate;

typedef struct eg_door {
	eg_arena *arena;
	const eg_model *model;
	eg_str audience;
	bool internal, partner;
	bool totals;       /* money is seen by year, side, kind and state */
	bool facts_only;   /* what is marked illustrative does not pass */
	bool money;        /* rows of money pass all the same: the cut from which totals are made */
	const eg_rec *own; /* the audience's record, or NULL */
	eg_marking_scheme scheme;
	eg_marking *sees; /* beside what anybody may see */
	size_t sees_count;
	const eg_str *recipients; /* ids of partners */
	size_t recipient_count;
	eg_gate **gates;
	size_t gate_count, gate_cap;
} eg_door;

/* recipients: ids of the partners that will get it, for the audience `partner`; borrowed. */
void eg_door_init(eg_arena *a, eg_door *door, const eg_model *m, eg_str audience,
	const eg_str *recipients, size_t recipient_count);
/* Tells of entries of `drops` and `keeps` that name no field. */
void eg_door_check(const eg_model *m, eg_diag *d);
/* Whether the record, and every record that it is nested in, passes. */
bool eg_door_record(eg_door *door, const eg_rec *r);
/* Whether records of this type have rows at all. */
bool eg_door_type(eg_door *door, const eg_record *type);
/* Whether field f of a record that passes, passes, too. */
bool eg_door_field(eg_door *door, const eg_rec *r, unsigned f);
/* What readers of this audience call a record that passes; its id when no name does. */
eg_str eg_door_title(eg_door *door, const eg_rec *r);
/* Prose without the paragraphs and list items whose portion mark the audience may not see. Borrowed
 * where nothing is cut, else in `a` (portions.c). */
eg_str eg_door_prose(eg_door *door, eg_arena *a, eg_str prose);
/* Whether anybody of the audience may see what is marked so. */
bool eg_door_marking(const eg_door *door, const eg_marking *m);

/* -- inside the door (gate.c) -- */

eg_gate *eg_gate_of(eg_door *door, const eg_record *type);

#endif
