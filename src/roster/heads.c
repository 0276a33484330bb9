#include "roster/heads.h"

#include "roster/speak.h"

void eg_heads_add(eg_arena *a, eg_xsheet *s, const eg_head *heads, size_t count)
{
	for (size_t i = 0; i < count; i++, s->column_count++)
		s->columns[s->column_count] =
			(eg_xcolumn){.title = eg_say_head(s->lang, eg_str_of(heads[i].title)),
				.type = heads[i].type,
				.width = heads[i].width,
				.column = s->column_count,
				.target = SIZE_MAX,
				.doc = eg_say_meaning(a, s->lang, eg_str_of(heads[i].doc)),
				.from = eg_str_of(heads[i].from),
				.words = heads[i].from != NULL};
}

void eg_heads_set(eg_arena *a, eg_xsheet *s, const eg_head *heads, size_t count)
{
	s->columns = EG_NEW_N(a, eg_xcolumn, count);
	s->column_count = 0;
	eg_heads_add(a, s, heads, count);
}
