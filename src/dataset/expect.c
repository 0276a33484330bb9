/* The queries that stand in records, told to the dataset before they are asked. */
#include "dataset/dataset.h"

static void expect_record(eg_dataset *ds, const eg_rec *r);

static void expect_one(eg_dataset *ds, const eg_field *f, const eg_value *v)
{
	if (v->said != EG_SAID_VALUE)
		return;
	if (f->type == EG_T_SQL)
		eg_dataset_expect(ds, v->as.text);
	else if (f->type == EG_T_RECORD)
		expect_record(ds, v->as.rec);
}

/* A section may hold sections: the schema bounds how deep. */
static void expect_record(eg_dataset *ds, const eg_rec *r)
{
	for (unsigned f = 0; f < r->type->count; f++) {
		const eg_field *field = &r->type->fields[f];
		const eg_value *v = NULL;
		if (field->type == EG_T_SQL || field->type == EG_T_RECORD)
			v = eg_rec_at(r, f);
		if (!v)
			continue;
		if (!v->many)
			expect_one(ds, field, v);
		for (uint32_t i = 0; v->many && i < v->count; i++)
			expect_one(ds, field, &v->as.items[i]);
	}
}

void eg_dataset_expect_records(eg_dataset *ds, const eg_rec_list *list)
{
	for (size_t i = 0; list && i < list->count; i++)
		expect_record(ds, list->items[i]);
}
