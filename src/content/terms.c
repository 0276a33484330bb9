/* Terms and acronyms: the glossary, of which only what the document uses is kept, and the first use
 * of an acronym in the text, which says what it stands for. */
#include "content/find.h"
#include "content/settle.h"

#include "locale/locale.h"

/* What is known of a word or words in the text. */
typedef struct known {
	eg_block *entry; /* of the glossary, or NULL */
	eg_str means; /* an acronym's long form, until it has been said; {NULL} = nothing to say */
	bool used;
} known;

typedef struct terms {
	eg_maker *k;
	eg_finder finder;
	eg_map numbers; /* words as they are written -> number */
	known *items;
	size_t count, cap;
} terms;

/* What is known of these words; they are looked for from now on. */
static known *add(terms *t, eg_str words, bool exact)
{
	bool is_new = true;
	uint32_t at = eg_map_add(&t->numbers, words, (uint32_t)t->count, &is_new);
	if (is_new) {
		t->items = eg_grow(t->k->arena, t->items, t->count, &t->cap, sizeof *t->items);
		t->items[t->count++] = (known){0};
		eg_finder_add(
			&t->finder, words, exact ? EG_FIND_EXACT : eg_find_how_in(t->k->lang), at);
	}
	return &t->items[at];
}

static eg_str cell_text(const eg_rows *rows, size_t row, const char *column)
{
	size_t at = eg_rows_column(rows, column);
	const eg_cell *c = at == SIZE_MAX ? NULL : &rows->cells[row * rows->columns + at];
	return c && c->kind == EG_CELL_TEXT ? c->text : (eg_str){NULL, 0};
}

/* Acronyms whose first use says what they stand for. */
static void add_acronyms(terms *t)
{
	eg_maker *k = t->k;
	eg_rows rows;
	if (!eg_query_all(k->arena, k->ds,
		    EG_STR("SELECT acronym, term FROM term WHERE acronym IS NOT NULL"),
		    (eg_query_place){0}, NULL, 0, &rows, k->diag))
		return;
	for (size_t i = 0; i < rows.count; i++)
		add(t, cell_text(&rows, i, "acronym"), true)->means = cell_text(&rows, i, "term");
}

/* An entry's own words: the label, and the term that follows an acronym. */
static void add_entries(terms *t, eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		eg_block *c = b->children[i];
		if (b->kind != EG_B_GLOSSARY) {
			add_entries(t, c);
			continue;
		}
		bool acronym = c->running.n > 0;
		add(t, c->label, acronym)->entry = c;
		if (acronym)
			add(t, c->running, false)->entry = c;
	}
}

/* Terms that the text may name in their plural. */
static eg_rows add_plurals(terms *t)
{
	eg_maker *k = t->k;
	eg_rows rows = {0};
	if (!eg_query_all(k->arena, k->ds,
		    EG_STR("SELECT plural, coalesce(acronym, term) AS label FROM term "
			   "WHERE plural IS NOT NULL"),
		    (eg_query_place){0}, NULL, 0, &rows, k->diag))
		return (eg_rows){0};
	for (size_t i = 0; i < rows.count; i++)
		(void)add(t, cell_text(&rows, i, "plural"), false);
	return rows;
}

/* -- the text -- */

/* Puts the long form before an acronym, which is then in brackets. Returns how far the text grew.
 */
static size_t expand(terms *t, known *of, eg_run *run, size_t at, size_t n)
{
	eg_str s = run->text, means = of->means;
	of->means = (eg_str){NULL, 0};
	if (at && s.p[at - 1] == '(')
		return 0; /* the author has said it */
	run->text = eg_strf(t->k->arena, "%.*s%.*s (%.*s)%.*s", EG_ARG(eg_str_cut(s, 0, at)),
		EG_ARG(means), EG_ARG(eg_str_cut(s, at, at + n)),
		EG_ARG(eg_str_cut(s, at + n, s.n)));
	return run->text.n - s.n;
}

static void find_in_run(terms *t, eg_run *run, bool expands)
{
	size_t at = 0;
	while ((at = eg_find_word(run->text, at)) < run->text.n) {
		uint32_t number;
		size_t n = eg_finder_match(&t->finder, run->text, at, &number);
		if (n == 0) {
			at = eg_find_word_end(run->text, at);
			continue;
		}
		known *of = &t->items[number];
		of->used = true;
		if (of->means.n && expands)
			at += expand(t, of, run, at, n);
		at += n;
	}
}

static bool is_reading_text(const eg_block *b)
{
	if (b->kind == EG_B_ITEM)
		return true;
	if (b->kind != EG_B_TEXT)
		return false;
	switch ((enum eg_style)b->style) {
	case EG_S_BODY:
	case EG_S_LEAD:
	case EG_S_STATEMENT:
	case EG_S_LETTER:
	case EG_S_LETTER_SHORT:
		return true;
	default:
		return false;
	}
}

static void find_in_runs(terms *f, eg_run *runs, uint32_t count, bool expands)
{
	for (uint32_t i = 0; i < count; i++) {
		const eg_run *r = &runs[i];
		bool plain = !(r->style & (EG_I_SUP | EG_I_CODE | EG_I_BREAK | EG_I_PAGEREF)) &&
			     !r->dest.n && !r->url.n;
		if (!(r->style & (EG_I_BREAK | EG_I_SUP)))
			find_in_run(f, &runs[i], expands && plain);
	}
}

static void find_in_table(terms *f, const eg_table *t)
{
	for (size_t r = 0; r < t->row_count; r++)
		for (uint32_t c = 0; c < (t->rows[r].group ? 1 : t->column_count); c++)
			find_in_runs(
				f, t->rows[r].cells[c].runs, t->rows[r].cells[c].run_count, false);
}

/* Words of an overview, some of which may find no room: they are used, and not written out. */
static void find_at_a_glance(terms *f, const eg_block *b)
{
	find_in_runs(f, b->runs, b->run_count, false);
	for (uint32_t i = 0; i < b->child_count; i++)
		find_at_a_glance(f, b->children[i]);
}

/* In reading order. Depth is bounded by the schema's nesting of blocks. */
static void find_in_block(terms *f, eg_block *b)
{
	if (b->kind == EG_B_GLOSSARY || b->kind == EG_B_SOURCES || b->kind == EG_B_COVER ||
		b->kind == EG_B_INDEX)
		return;
	if (b->kind == EG_B_GLANCE) {
		find_at_a_glance(f, b);
		return;
	}
	find_in_runs(f, b->runs, b->run_count, is_reading_text(b));
	if (b->table)
		find_in_table(f, b->table);
	for (uint32_t i = 0; i < b->child_count; i++)
		find_in_block(f, b->children[i]);
}

/* -- what is left of the glossary -- */

static eg_str with_capital(eg_maker *k, eg_str s)
{
	return eg_capital(k->arena, s, k->lang);
}

static bool is_used(const terms *t, const eg_block *entry)
{
	uint32_t a = eg_map_find(&t->numbers, entry->label);
	uint32_t b = entry->running.n ? eg_map_find(&t->numbers, entry->running) : EG_MAP_NONE;
	return (a != EG_MAP_NONE && t->items[a].used) || (b != EG_MAP_NONE && t->items[b].used);
}

/* False when nothing of the block is left. */
static bool prune(const terms *f, eg_block *b)
{
	uint32_t kept = 0, had = b->child_count;
	for (uint32_t i = 0; i < b->child_count; i++) {
		eg_block *c = b->children[i];
		bool keep = b->kind == EG_B_GLOSSARY ? b->level || is_used(f, c) : prune(f, c);
		if (keep)
			b->children[kept++] = c;
	}
	b->child_count = kept;
	if (kept == had)
		return true;
	return b->kind == EG_B_SECTION ? eg_says_something(b) : kept > 0;
}

static void mark_used(const terms *t, eg_str words)
{
	uint32_t at = eg_map_find(&t->numbers, words);
	if (at != EG_MAP_NONE)
		t->items[at].used = true;
}

/* Who reads a plural looks for the term. */
static void use_plurals(const terms *t, const eg_rows *plurals)
{
	for (size_t i = 0; i < plurals->count; i++) {
		uint32_t at = eg_map_find(&t->numbers, cell_text(plurals, i, "plural"));
		if (at == EG_MAP_NONE || !t->items[at].used)
			continue;
		mark_used(t, cell_text(plurals, i, "label"));
		mark_used(t, with_capital(t->k, cell_text(plurals, i, "label")));
	}
}

void eg_terms_settle(eg_maker *k, eg_block *root)
{
	terms t = {.k = k};
	eg_finder_init(&t.finder, k->arena);
	eg_map_init(&t.numbers, k->arena);
	add_acronyms(&t);
	add_entries(&t, root);
	if (t.count == 0)
		return;
	eg_rows plurals = add_plurals(&t);
	find_in_block(&t, root);
	use_plurals(&t, &plurals);
	(void)prune(&t, root);
}

/* -- the block -- */

/* An acronym is explained by what it stands for, and by more if there is more to say. */
static void entry_runs(
	eg_maker *k, const eg_rows *rows, size_t r, eg_str term, eg_span span, eg_runs *out)
{
	size_t at = eg_rows_column(rows, "means");
	eg_runs means = {0};
	if (at != SIZE_MAX)
		eg_make_cell(k, &rows->cells[r * rows->columns + at], rows->prose[at],
			&(eg_run){.span = span}, &means);
	if (term.n)
		eg_runs_words(k, out,
			means.count ? eg_strf(k->arena, "%.*s. ", EG_ARG(with_capital(k, term)))
				    : with_capital(k, term),
			0, span);
	for (size_t i = 0; i < means.count; i++)
		eg_runs_add(k, out, means.items[i]);
}

void eg_make_glossary(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_value *query = eg_rec_find(value->as.rec, "query");
	eg_rows rows;
	if (!query || !eg_make_query(k, query, &rows))
		return;
	eg_block *list = eg_block_new(k->arena, EG_B_GLOSSARY, value->span);
	list->level = eg_value_yes(value->as.rec, "all", false) ? 1 : 0;
	for (size_t i = 0; i < rows.count; i++) {
		eg_str acronym = cell_text(&rows, i, "acronym"), term = cell_text(&rows, i, "term");
		eg_block *item = eg_block_new(k->arena, EG_B_ITEM, query->span);
		eg_runs runs = {0};
		item->label = acronym.n ? acronym : with_capital(k, term);
		item->running = acronym.n ? term : (eg_str){NULL, 0};
		item->id = cell_text(&rows, i, "id");
		entry_runs(k, &rows, i, item->running, query->span, &runs);
		eg_block_runs(k, item, &runs);
		if (item->label.n)
			eg_block_add(k->arena, list, item);
	}
	if (list->child_count)
		eg_block_add(k->arena, parent, list);
}
