/* door.h -- inside dataset: what an audience may see, decided while the tables are filled.
 *
 * What does not pass the door never enters the database, so no query can show it (DESIGN.md 3.4).
 * `internal` sees everything. Every other audience sees records marked U, TLP:CLEAR or a level of
 * the strategy's own scheme that says `public: yes`; people who say `public: yes`; no field that
 * the schema calls internal; and nothing of the rows in door.c.
 */
#ifndef EG_DATASET_DOOR_H
#define EG_DATASET_DOOR_H

#include "model/model.h"

typedef struct eg_door {
	bool internal;
	eg_str *open_levels; /* words of an own marking scheme that anybody may see */
	size_t open_count;
} eg_door;

void eg_door_init(eg_arena *a, eg_door *door, const eg_model *m, eg_str audience);
/* Whether the record, and every record that it is nested in, passes. */
bool eg_door_record(const eg_door *door, const eg_rec *r);
/* Whether records of this type have rows at all. */
bool eg_door_type(const eg_door *door, const eg_record *type);
/* Whether field f of a record that passes, passes, too. */
bool eg_door_field(const eg_door *door, const eg_rec *r, unsigned f);

#endif
