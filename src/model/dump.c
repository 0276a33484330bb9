#include "model/read.h"
#include "schema/bind.h"

static void dump_translations(eg_buf *out, const eg_model *m)
{
	if (m->translation_count)
		eg_bufv(out, "\ntranslations: %zu\n", m->translation_count);
	for (size_t i = 0; i < m->translation_count; i++) {
		const eg_translation *t = &m->translations[i];
		eg_bufv(out, "%.*s %.*s %.*s: %.*s\n", EG_ARG(t->language), EG_ARG(t->id),
			EG_ARG(t->field), EG_ARG(t->value->as.text));
	}
}

eg_str eg_model_dump(eg_arena *a, const eg_model *m)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	eg_arena *scratch = eg_arena_new();
	eg_buf out = {0};
	eg_bufv(&out, "as of %.*s\n", EG_ARG(eg_day_iso(scratch, m->as_of)));
	for (size_t i = 0; i < count; i++) {
		if (!m->lists[i].count)
			continue;
		eg_bufv(&out, "\n%s: %zu\n", all[i]->key, m->lists[i].count);
		for (size_t k = 0; k < m->lists[i].count; k++)
			if (!m->lists[i].items[k]->parent) /* nested ones stand in theirs */
				eg_rec_dump(scratch, &out, m->sources, m->lists[i].items[k]);
	}
	dump_translations(&out, m);
	eg_str text = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	eg_arena_release(scratch);
	return text;
}
