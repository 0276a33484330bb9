/* Sections of progress reports and briefs. */
#include "build/stages.h"

static eg_rec *find_section(const eg_rec_list *list, eg_str id)
{
	for (size_t i = 0; list && i < list->count; i++)
		if (eg_str_eq(list->items[i]->id, id))
			return list->items[i];
	return NULL;
}

/* An id alone stands for that section of the standard document. */
static const eg_rec_list *resolve(eg_session *s, const eg_rec_list *list)
{
	eg_rec_list *out = EG_NEW(s->arena, eg_rec_list);
	out->items = EG_NEW_N(s->arena, eg_rec *, list->count);
	out->count = list->count;
	for (size_t i = 0; i < list->count; i++) {
		eg_rec *r = list->items[i], *standard = NULL;
		if (!eg_rec_find(r, "blocks"))
			standard = find_section(eg_session_sections(s), r->id);
		out->items[i] = standard ? standard : r;
	}
	return out;
}

const eg_rec_list *eg_sections_of_kind(eg_session *s, enum eg_output_kind kind)
{
	static const char *const files[EG_OUT_COUNT] = {
		[EG_OUT_PROGRESS] = "progress.yaml", [EG_OUT_BRIEF] = "brief.yaml"};
	if (!files[kind])
		return eg_session_sections(s);
	const eg_rec_list *own = eg_sections_bind(s, eg_str_of(files[kind]));
	return own ? resolve(s, own) : eg_session_sections(s);
}
