/* The index: entries of a query, sorted by the language, and where their words stand in the text.
 */
#include "content/find.h"
#include "content/settle.h"

#include "locale/alphabet.h"
#include "locale/locale.h"

#include <stdlib.h>

/* How the places of an entry are found: its words as they are written, in any case, or only what
 * leads to its record. Kept in the level of its item. */
enum { BY_NAME, BY_WORD, BY_LINK };

typedef struct entry {
	eg_block *item;
	eg_str key; /* of collation */
} entry;

/* The entries on their way into the index, each once. */
typedef struct gathered {
	eg_maker *k;
	eg_collator *collator;
	eg_alphabet *alphabet;
	eg_block *index;
	eg_span span;
	eg_map items; /* what it stands under, and its words -> index into list */
	eg_block **list;
	size_t cap;
} gathered;

/* -- the block -- */

static eg_str text_at(const eg_rows *rows, size_t row, size_t column)
{
	if (column == SIZE_MAX)
		return (eg_str){NULL, 0};
	const eg_cell *c = &rows->cells[row * rows->columns + column];
	return c->kind == EG_CELL_TEXT ? c->text : (eg_str){NULL, 0};
}

/* The letter that an entry stands under; all digits and marks are one. */
static eg_str letter_of(const gathered *g, eg_str words)
{
	eg_str letter = eg_alphabet_letter(g->alphabet, words);
	return letter.n ? letter : eg_in_digits(g->k->arena, EG_STR("0–9"), g->k->lang);
}

static int by_key(const void *a, const void *b)
{
	const entry *x = a, *y = b;
	int order = eg_str_cmp(x->key, y->key);
	return order ? order : eg_str_cmp(x->item->runs[0].text, y->item->runs[0].text);
}

/* The entry of these words under that one (NULL: under none); made where there is none yet, with
 * nothing to lead to. */
static eg_block *entry_of(gathered *g, eg_block *under, eg_str words)
{
	eg_maker *k = g->k;
	bool is_new = true;
	eg_str above = under ? under->runs[0].text : EG_STR("");
	size_t count = g->items.count;
	uint32_t at =
		eg_map_add(&g->items, eg_strf(k->arena, "%.*s\n%.*s", EG_ARG(above), EG_ARG(words)),
			(uint32_t)count, &is_new);
	if (!is_new)
		return g->list[at];
	eg_block *item = eg_block_new(k->arena, EG_B_ITEM, g->span);
	eg_runs runs = {0};
	eg_runs_words(k, &runs, words, EG_I_NOHYPH, g->span);
	eg_block_runs(k, item, &runs);
	item->level = BY_LINK;
	if (!under)
		item->label = letter_of(g, words);
	eg_block_add(k->arena, under ? under : g->index, item);
	g->list = eg_grow(k->arena, g->list, count, &g->cap, sizeof(eg_block *));
	g->list[at] = item;
	return item;
}

/* Text children: what to see as well. */
static void add_also(gathered *g, eg_block *item, eg_str words)
{
	if (!words.n)
		return;
	eg_block *also = eg_block_new(g->k->arena, EG_B_TEXT, g->span);
	eg_runs runs = {0};
	eg_runs_words(g->k, &runs, words, EG_I_NOHYPH, g->span);
	eg_block_runs(g->k, also, &runs);
	eg_block_add(g->k->arena, item, also);
}

/* One row; several of the same words are one entry. */
static void take_row(gathered *g, const eg_rows *rows, size_t r)
{
	eg_str words = text_at(rows, r, eg_rows_column(rows, "words"));
	eg_str under = text_at(rows, r, eg_rows_column(rows, "under"));
	eg_str how = text_at(rows, r, eg_rows_column(rows, "how"));
	eg_str id = text_at(rows, r, eg_rows_column(rows, "id"));
	eg_str also = text_at(rows, r, eg_rows_column(rows, "also"));
	if (!words.n)
		return;
	eg_block *item = entry_of(g, under.n ? entry_of(g, NULL, under) : NULL, words);
	bool link = eg_str_is(how, "link") || (!how.n && (under.n || also.n));
	if (item->level == BY_LINK && !link)
		item->level = eg_str_is(how, "word") ? BY_WORD : BY_NAME;
	if (!item->running.n)
		item->running = text_at(rows, r, eg_rows_column(rows, "see"));
	if (!item->runs[0].dest.n) /* leads to the main place, if the document has it */
		item->runs[0].dest = id;
	add_also(g, item, also);
}

/* By the language; entries under an entry, and what to see as well, too. */
static void sort_entries(gathered *g, eg_block *b)
{
	entry *entries = EG_NEW_N(g->k->arena, entry, b->child_count);
	for (uint32_t i = 0; i < b->child_count; i++) {
		eg_block *c = b->children[i];
		entries[i] =
			(entry){c, eg_collation_key(g->k->arena, g->collator, c->runs[0].text)};
		sort_entries(g, c);
	}
	if (b->child_count > 1)
		qsort(entries, b->child_count, sizeof *entries, by_key);
	for (uint32_t i = 0; i < b->child_count; i++)
		b->children[i] = entries[i].item;
}

void eg_make_index(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_value *query = eg_rec_find(value->as.rec, "query");
	eg_rows rows;
	if (!query || !eg_make_query(k, query, &rows))
		return;
	gathered g = {.k = k,
		.collator = eg_collator_open(k->lang),
		.alphabet = eg_alphabet_open(k->arena, k->lang),
		.index = eg_block_new(k->arena, EG_B_INDEX, value->span),
		.span = query->span};
	eg_map_init(&g.items, k->arena);
	for (size_t i = 0; i < rows.count; i++)
		take_row(&g, &rows, i);
	sort_entries(&g, g.index);
	eg_collator_close(g.collator);
	eg_alphabet_close(g.alphabet);
	if (g.index->child_count)
		eg_block_add(k->arena, parent, g.index);
}

/* -- where the words stand -- */

typedef struct marker {
	eg_maker *k;
	eg_finder finder;
	eg_map ids; /* of records -> number of the entry */
	uint32_t count;
} marker;

static void number_entry(marker *m, eg_block *c)
{
	if (c->kind != EG_B_ITEM)
		return;
	if (!c->running.n) {
		c->start = ++m->count;
		if (c->level != BY_LINK)
			eg_finder_add(&m->finder, c->runs[0].text,
				c->level == BY_NAME ? EG_FIND_EXACT : eg_find_how_in(m->k->lang),
				c->start);
		if (c->runs[0].dest.n)
			(void)eg_map_add(&m->ids, c->runs[0].dest, c->start, NULL);
	}
	for (uint32_t i = 0; i < c->child_count; i++)
		number_entry(m, c->children[i]);
}

static void add_entries(marker *m, eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->kind == EG_B_INDEX)
			number_entry(m, b->children[i]);
		else
			add_entries(m, b->children[i]);
}

static eg_run part_of(const eg_run *run, size_t from, size_t to, uint32_t number)
{
	eg_run part = *run;
	part.text = eg_str_cut(run->text, from, to);
	part.entry = number;
	if (from)
		part.sign = EG_SIGN_NONE;
	return part;
}

/* A run in parts: those that are words of an entry have its number. */
static void split(marker *m, const eg_run *run, eg_runs *out)
{
	eg_str s = run->text;
	size_t from = 0, at = 0;
	while ((at = eg_find_word(s, at)) < s.n) {
		uint32_t number;
		size_t n = eg_finder_match(&m->finder, s, at, &number);
		if (n == 0) {
			at = eg_find_word_end(s, at);
			continue;
		}
		if (at > from)
			eg_runs_add(m->k, out, part_of(run, from, at, 0));
		eg_runs_add(m->k, out, part_of(run, at, at + n, number));
		from = at += n;
	}
	if (from < s.n || s.n == 0)
		eg_runs_add(m->k, out, part_of(run, from, s.n, 0));
}

static bool has_words(const marker *m, const eg_run *r)
{
	uint32_t number;
	size_t at = 0;
	while ((at = eg_find_word(r->text, at)) < r->text.n) {
		if (eg_finder_match(&m->finder, r->text, at, &number))
			return true;
		at = eg_find_word_end(r->text, at);
	}
	return false;
}

static void mark_runs(marker *m, eg_run **runs, uint32_t *count)
{
	bool any = false;
	for (uint32_t i = 0; i < *count; i++) {
		eg_run *r = &(*runs)[i];
		uint32_t at = r->dest.n ? eg_map_find(&m->ids, r->dest) : EG_MAP_NONE;
		if (at != EG_MAP_NONE)
			r->entry = at;
		any = any || (!r->entry && has_words(m, r));
	}
	if (!any)
		return;
	eg_runs out = {0};
	for (uint32_t i = 0; i < *count; i++) {
		const eg_run *r = &(*runs)[i];
		bool whole = r->entry || (r->style & (EG_I_BREAK | EG_I_SUP | EG_I_PAGEREF));
		if (whole)
			eg_runs_add(m->k, &out, *r);
		else
			split(m, r, &out);
	}
	*runs = out.items;
	*count = (uint32_t)out.count;
}

/* Depth is bounded by the schema's nesting of blocks. */
static void mark_block(marker *m, eg_block *b)
{
	if (b->kind == EG_B_INDEX || b->kind == EG_B_SOURCES || b->kind == EG_B_COVER ||
		b->kind == EG_B_GLOSSARY || b->kind == EG_B_LISTING)
		return;
	mark_runs(m, &b->runs, &b->run_count);
	for (size_t r = 0; b->table && r < b->table->row_count; r++) {
		const eg_trow *row = &b->table->rows[r];
		for (uint32_t c = 0; c < (row->group ? 1 : b->table->column_count); c++)
			mark_runs(m, &row->cells[c].runs, &row->cells[c].run_count);
	}
	for (uint32_t i = 0; i < b->child_count; i++)
		mark_block(m, b->children[i]);
}

void eg_index_settle(eg_maker *k, eg_block *root)
{
	marker m = {.k = k};
	eg_finder_init(&m.finder, k->arena);
	eg_map_init(&m.ids, k->arena);
	add_entries(&m, root);
	if (m.count)
		mark_block(&m, root);
}
