#include "dataset/names.h"

/* Titles that stand in a source stay with it; others are the records' own. */
static eg_str kept(eg_dataset *ds, const eg_rec *r, eg_str title)
{
	const eg_source *src = eg_sources_at(ds->model->sources, r->span.file);
	return src && eg_str_within(src->text, title) ? title : eg_str_copy(ds->arena, title);
}

static eg_str name_at(eg_dataset *ds, uint32_t i)
{
	if (!ds->names)
		ds->names = EG_NEW_N(ds->arena, eg_name, ds->model->id_count);
	eg_name *n = &ds->names[i];
	if (!n->known) {
		const eg_rec *r = ds->model->by_id[i];
		n->known = true;
		if (eg_door_record(&ds->door, r))
			n->title = kept(ds, r, eg_door_title(&ds->door, r));
	}
	return n->title;
}

eg_str eg_names_find(eg_dataset *ds, eg_str id)
{
	/* Ids and titles mostly stand in the bytes of the specs. */
	eg_model_rest_looking(ds->model, ds->named++);
	uint32_t i = id.n ? eg_map_find(&ds->model->ids, id) : EG_MAP_NONE;
	return i == EG_MAP_NONE ? (eg_str){NULL, 0} : name_at(ds, i);
}

void eg_names_settle(eg_dataset *ds)
{
	for (size_t i = 0; i < ds->model->id_count; i++) {
		(void)name_at(ds, (uint32_t)i);
		eg_model_rest(ds->model, i);
	}
}
