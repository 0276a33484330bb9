/* bind.h -- inside dataset: a record's values to the parameters of its table's INSERT.
 *
 * The parameters are the table's columns in order. Texts that are made for a row lie in the
 * binder's scratch arena until the row is stepped.
 */
#ifndef EG_DATASET_BIND_H
#define EG_DATASET_BIND_H

#include "dataset/store.h"

typedef struct eg_binder {
	eg_dataset *ds;
	eg_arena *scratch;
	uint32_t file; /* whose path is in `path` */
	eg_str path;
	eg_str organization; /* id, for a strategy without one */
} eg_binder;

/* The parameter of a column. */
static inline int eg_bind_at(uint16_t column)
{
	return column + 1;
}

/* One value that was said, in its slot; `currency` is that of amounts beside it. */
void eg_bind_value(
	eg_binder *b, const eg_table *t, const eg_slot *slot, const eg_value *v, eg_str currency);
/* The word of a slot's `_said` column, if it has one; v is NULL when the key was left out. */
void eg_bind_said(const eg_table *t, const eg_slot *slot, const eg_value *v);
/* All columns of a shape. r may be NULL: a nested record that was not said has its fallbacks all
 * the same. */
void eg_bind_shape(eg_binder *b, const eg_table *t, const eg_shape *shape, const eg_rec *r);
/* spec_file and spec_line. */
void eg_bind_place(eg_binder *b, const eg_table *t, eg_span span);
/* The record's id, or one made of its place. */
eg_str eg_bind_id(eg_binder *b, const eg_rec *r, uint32_t pos);
/* Several markings as one text. */
eg_str eg_bind_joined(eg_binder *b, const eg_value *v);
/* Whether the audience may see what a reference points at. */
bool eg_bind_may_name(eg_binder *b, const eg_value *v);

#endif
