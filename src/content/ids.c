#include "content/ids.h"

#include "base/map.h"

/* Depth of all walks here is bounded by the schema's nesting of blocks and prose's of lists. */

static void keep_first(eg_map *ids, eg_str *id)
{
	bool is_new = true;
	if (id->n)
		(void)eg_map_add(ids, *id, 0, &is_new);
	if (!is_new)
		*id = (eg_str){NULL, 0};
}

static void gather(eg_block *b, eg_map *ids)
{
	keep_first(ids, &b->id);
	for (size_t r = 0; b->table && r < b->table->row_count; r++)
		keep_first(ids, &b->table->rows[r].dest);
	for (uint32_t i = 0; i < b->child_count; i++)
		gather(b->children[i], ids);
}

static bool is_gap(const eg_run *r)
{
	return r->style & EG_I_SUP && !r->dest.n && eg_str_is(r->text, ",");
}

/* Marks of sources that are not listed, with the gap before them; a gap does not come first. */
static bool is_dropped(
	const eg_run *runs, uint32_t i, uint32_t count, uint32_t kept, const eg_run *out)
{
	bool lost =
		runs[i].style & EG_I_SUP && runs[i].contents.n && !runs[i].dest.n && !runs[i].note;
	if (!is_gap(&runs[i]))
		return lost;
	bool next_lost =
		i + 1 < count && runs[i + 1].contents.n && !runs[i + 1].dest.n && !runs[i + 1].note;
	return next_lost || kept == 0 || !(out[kept - 1].style & EG_I_SUP);
}

static void unlink_runs(eg_run *runs, uint32_t *count, const eg_map *ids)
{
	uint32_t kept = 0, lost = 0;
	for (uint32_t i = 0; i < *count; i++) {
		if (!runs[i].dest.n || eg_map_find(ids, runs[i].dest) != EG_MAP_NONE)
			continue;
		runs[i].dest = (eg_str){NULL, 0};
		lost += (runs[i].style & EG_I_SUP) != 0;
	}
	for (uint32_t i = 0; lost && i < *count; i++)
		if (!is_dropped(runs, i, *count, kept, runs))
			runs[kept++] = runs[i];
	if (lost)
		*count = kept;
}

static void unlink_missing(eg_block *b, const eg_map *ids)
{
	unlink_runs(b->runs, &b->run_count, ids);
	for (size_t r = 0; b->table && r < b->table->row_count; r++) {
		const eg_trow *row = &b->table->rows[r];
		for (uint32_t c = 0; c < (row->group ? 1 : b->table->column_count); c++)
			unlink_runs(row->cells[c].runs, &row->cells[c].run_count, ids);
	}
	for (uint32_t i = 0; i < b->child_count; i++)
		unlink_missing(b->children[i], ids);
}

void eg_ids_settle(eg_arena *a, eg_block *root)
{
	eg_map ids;
	eg_map_init(&ids, a);
	gather(root, &ids);
	unlink_missing(root, &ids);
}
