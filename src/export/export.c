#include "export/export.h"

eg_export *eg_export_new(eg_arena *a)
{
	eg_export *e = EG_NEW(a, eg_export);
	e->arena = a;
	return e;
}

void eg_export_release(eg_export *e)
{
	for (size_t i = 0; e && i < e->count; i++)
		eg_buf_release(&e->files[i].bytes);
}

eg_export_file *eg_export_add(eg_export *e, eg_str name)
{
	e->files = eg_grow(e->arena, e->files, e->count, &e->cap, sizeof *e->files);
	e->files[e->count] = (eg_export_file){.name = name};
	return &e->files[e->count++];
}
