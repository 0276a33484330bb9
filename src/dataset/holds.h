/* holds.h -- inside dataset: what an output holds of a strategy, and how that is marked.
 *
 * An output holds all that its audience sees. A brief holds less: what it is about, what lies in
 * or under that (the objectives of a goal, the agencies of a country, what an engagement is
 * about), and the records that name any of it.
 */
#ifndef EG_DATASET_HOLDS_H
#define EG_DATASET_HOLDS_H

#include "dataset/dataset.h"
#include "dataset/door.h"

typedef struct eg_holds {
	const eg_model *m;
	eg_arena *scratch; /* of one record: what the door remembers lies elsewhere */
	eg_door *door;
	bool few;        /* it is a brief */
	eg_map subjects; /* ids of what that is about */
} eg_holds;

/* h with m, scratch and door; what is found lies in `a`. brief: its record, or NULL. What a brief
 * with `each` is about is asked of ds; where that is NULL or the query fails, which is told
 * elsewhere, the brief counts as holding all. */
void eg_holds_limit(eg_arena *a, eg_holds *h, const eg_rec *brief, eg_dataset *ds);
/* Whether a record that is in no other one is held. */
bool eg_holds_record(const eg_holds *h, const eg_rec *rec);
/* Goes through the markings of what is held: of records, of their fields, of paragraphs. `named` is
 * the record, or the one around it that has an id; `at` is where the marking stands. */
typedef void eg_marked_fn(void *ctx, const eg_rec *named, eg_span at, const eg_marking *m);
void eg_holds_each_marking(const eg_holds *h, eg_marked_fn *fn, void *ctx);

#endif
