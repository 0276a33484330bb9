/* Cells that say the same: their run is kept once. Of a long table most do: states, years, names of
 * partners and goals. Only the run itself is shared, and only one that neither leads anywhere nor
 * has a note, so that nobody later on has a reason to change it for one cell alone. */
#include "content/table.h"

#define MOST_KEPT 4096u /* of a column: one that has more is a column of titles */

struct eg_table_shared {
	eg_arena *arena;
	eg_map *words; /* by column: words to their place in runs */
	eg_run **runs;
	size_t count, cap;
};

eg_table_shared *eg_table_share_open(size_t columns)
{
	eg_arena *a = eg_arena_new();
	eg_table_shared *s = EG_NEW(a, eg_table_shared);
	s->arena = a;
	s->words = EG_NEW_N(a, eg_map, columns);
	for (size_t i = 0; i < columns; i++)
		eg_map_init(&s->words[i], a);
	return s;
}

void eg_table_share_close(eg_table_shared *s)
{
	eg_arena_release(s->arena);
}

static bool is_plain(const eg_run *r)
{
	return !r->lang.p && !r->url.p && !r->dest.p && !r->contents.p && !r->note && !r->entry;
}

static bool same_but_words(const eg_run *a, const eg_run *b)
{
	return a->style == b->style && a->sign == b->sign && a->span.file == b->span.file &&
	       a->span.from == b->span.from && a->span.to == b->span.to;
}

eg_run *eg_table_share(eg_table_shared *s, eg_arena *kept, size_t column, const eg_run *run)
{
	eg_map *words = &s->words[column];
	bool plain = is_plain(run);
	uint32_t at = plain ? eg_map_find(words, run->text) : EG_MAP_NONE;
	if (at != EG_MAP_NONE && same_but_words(s->runs[at], run))
		return s->runs[at];
	eg_run *own = EG_NEW(kept, eg_run);
	*own = *run;
	if (plain && at == EG_MAP_NONE && words->count < MOST_KEPT) {
		/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers. */
		s->runs = eg_grow(s->arena, s->runs, s->count, &s->cap, sizeof *s->runs);
		s->runs[s->count] = own;
		eg_map_set(words, own->text, (uint32_t)s->count++);
	}
	return own;
}
