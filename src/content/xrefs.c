/* References to blocks: [[resources]] in a template is "Table 4 on page 31" when that is the id of
 * a table. Numbers are known when all blocks are made, pages when they are laid out. */
#include "content/settle.h"

typedef struct targets {
	eg_maker *k;
	eg_map ids; /* -> index into blocks */
	const eg_block **blocks;
	size_t cap;
} targets;

static void gather(targets *t, const eg_block *b)
{
	bool is_new = false;
	uint32_t at = 0;
	if (b->id.n)
		at = eg_map_add(&t->ids, b->id, (uint32_t)t->ids.count, &is_new);
	if (is_new) {
		/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers. */
		t->blocks = eg_grow(t->k->arena, t->blocks, at, &t->cap, sizeof *t->blocks);
		t->blocks[at] = b;
	}
	for (uint32_t i = 0; i < b->child_count; i++)
		gather(t, b->children[i]);
}

/* What a block is called: its number, or the words of its head or caption. */
static eg_str name_of(eg_arena *a, const eg_block *b)
{
	if (b->table && b->table->number.n)
		return b->table->number;
	if (b->kind == EG_B_FIGURE && b->label.n)
		return b->label;
	if (b->run_count)
		return eg_runs_plain(a, b->runs, b->run_count);
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_HEAD)
			return eg_runs_plain(a, b->children[i]->runs, b->children[i]->run_count);
	return (eg_str){NULL, 0};
}

static eg_str name_by_id(const targets *t, eg_str id)
{
	uint32_t at = eg_map_find(&t->ids, id);
	return at == EG_MAP_NONE ? (eg_str){NULL, 0} : name_of(t->k->arena, t->blocks[at]);
}

static void put(targets *t, const eg_run *run, eg_runs *out)
{
	eg_maker *k = t->k;
	eg_str name = name_by_id(t, run->dest);
	eg_run part = *run;
	part.style &= ~EG_I_XREF;
	if (!name.n && run->text.p != run->dest.p)
		eg_runs_add(k, out, part); /* a record's name */
	if (!name.n)
		return;
	part.text = name;
	part.contents = name;
	eg_runs_add(k, out, part);
	part.text = eg_own_word(k->arena, k->lang, EG_OWN_ON_PAGE, EG_STR(""));
	eg_runs_add(k, out, part);
	part.style |= EG_I_PAGEREF;
	part.text = EG_STR("0");
	eg_runs_add(k, out, part);
}

static void fill(targets *t, eg_run **runs, uint32_t *count)
{
	bool any = false;
	for (uint32_t i = 0; i < *count && !any; i++)
		any = ((*runs)[i].style & EG_I_XREF) != 0;
	if (!any)
		return;
	eg_runs out = {0};
	for (uint32_t i = 0; i < *count; i++) {
		if ((*runs)[i].style & EG_I_XREF)
			put(t, &(*runs)[i], &out);
		else
			eg_runs_add(t->k, &out, (*runs)[i]);
	}
	*runs = out.items;
	*count = (uint32_t)out.count;
}

/* The line under a table that leaves rows out says how many, and which table has them. */
static void say_rest(targets *t, eg_block *b)
{
	eg_maker *k = t->k;
	eg_block *line = b->child_count ? b->children[b->child_count - 1] : NULL;
	if (!b->table || !b->table->left || !line)
		return;
	const eg_table *table = b->table;
	bool known = table->rest.n && name_by_id(t, table->rest).n;
	enum eg_own_word word = known                              ? EG_OWN_MORE_IN
				: table->rest.n && !k->no_workbook ? EG_OWN_MORE_IN_WORKBOOK
								   : EG_OWN_MORE;
	eg_runs runs = {0};
	for (uint32_t i = 0; i < line->run_count; i++)
		eg_runs_add(k, &runs, line->runs[i]);
	if (runs.count)
		eg_runs_words(k, &runs, EG_STR(" "), 0, line->span);
	eg_runs_own(k, &runs, word, eg_make_count(k, table->left), 0, line->span);
	if (known) {
		put(t, &(eg_run){.dest = table->rest, .span = line->span, .lang = k->words_lang},
			&runs);
		eg_runs_words(k, &runs, EG_STR("."), 0, line->span);
	}
	line->run_count = 0;
	eg_block_runs(k, line, &runs);
}

/* Depth is bounded by the schema's nesting of blocks. */
static void fill_block(targets *t, eg_block *b)
{
	say_rest(t, b);
	fill(t, &b->runs, &b->run_count);
	for (size_t r = 0; b->table && r < b->table->row_count; r++) {
		const eg_trow *row = &b->table->rows[r];
		for (uint32_t c = 0; c < (row->group ? 1 : b->table->column_count); c++)
			fill(t, &row->cells[c].runs, &row->cells[c].run_count);
	}
	for (uint32_t i = 0; i < b->child_count; i++)
		fill_block(t, b->children[i]);
}

/* -- those that lead to nothing -- */

static void suggest(targets *t, eg_finding *f, eg_str id)
{
	eg_maker *k = t->k;
	eg_vocabulary names = {.arena = k->arena};
	for (size_t i = 0; i < k->model->id_count; i++)
		eg_vocabulary_add(&names, k->model->by_id[i]->id);
	for (size_t i = 0; i < k->ids.count; i++)
		eg_vocabulary_add(&names, k->ids.entries[i].key);
	eg_help_near(f, id, &names);
}

static void check(targets *t, const eg_pending_ref *ref)
{
	eg_maker *k = t->k;
	if (eg_map_find(&t->ids, ref->id) != EG_MAP_NONE)
		return;
	if (eg_map_find(&k->absent, ref->id) == EG_MAP_NONE)
		suggest(t,
			eg_report(k->diag, EG_R_LINK_UNKNOWN, ref->span,
				ref->bare ? "'%.*s' is no table or other block of this document"
					  : "'[[%.*s]]' points at nothing",
				EG_ARG(ref->id)),
			ref->id);
	else if (!ref->has_words)
		eg_say_help(eg_report_as(k->diag, EG_WARNING, EG_R_LINK_UNKNOWN, ref->span,
				    "'[[%.*s]]' is left out of this document and leaves a gap",
				    EG_ARG(ref->id)),
			"write '[[%.*s|words]]' with words for that case", EG_ARG(ref->id));
}

void eg_xrefs_settle(eg_maker *k, eg_block *root)
{
	targets t = {.k = k};
	if (k->ref_count == 0 && !k->waits)
		return;
	eg_map_init(&t.ids, k->arena);
	gather(&t, root);
	fill_block(&t, root);
	for (size_t i = 0; i < k->ref_count; i++)
		check(&t, &k->refs[i]);
}
