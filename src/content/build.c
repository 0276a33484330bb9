#include "content/sections.h"

#include "locale/locale.h"

/* Words that layout prints, by language; a row for each language that has them all. */
static const struct {
	const char *lang;
	const char *words[EG_WORD_COUNT];
} catalogue[] = {
	{"en", {"Contents", "continued", "Continues on page", "Table", "Goal", "Lead", "page", "Draft"}},
};

static void set_words(eg_document *doc)
{
	size_t row = 0;
	for (size_t i = 0; i < EG_COUNT(catalogue); i++)
		if (eg_str_starts(doc->lang, eg_str_of(catalogue[i].lang)))
			row = i;
	for (size_t w = 0; w < EG_WORD_COUNT; w++)
		doc->words[w] = eg_str_of(catalogue[row].words[w]);
}

/* -- facts -- */

static eg_str fact_words(eg_maker *k, const eg_rec *fact, const eg_cell *c)
{
	eg_str format = eg_value_text(fact, "format");
	if (c->kind == EG_CELL_INTEGER && eg_str_is(format, "decimal"))
		return eg_print_fixed(k->arena, c->integer, 6);
	if (c->kind == EG_CELL_INTEGER && eg_str_is(format, "percent"))
		return eg_strf(k->arena, "%s percent",
			eg_cstr(k->arena, eg_format_integer(k->arena, c->integer, k->lang)));
	return eg_make_cell_words(k, c);
}

static void make_fact(eg_maker *k, const eg_rec *fact, size_t *cap)
{
	const eg_value *query = eg_rec_find(fact, "query");
	eg_str name = eg_value_text(fact, "name");
	eg_rows rows;
	if (!name.n || !query || !eg_make_query(k, query, &rows))
		return;
	if (rows.count != 1 || rows.columns != 1) {
		eg_report(k->diag, EG_R_QUERY_COLUMN, query->span,
			"fact '%.*s' needs one row and one column, and its query gives %zu and %zu",
			EG_ARG(name), rows.count, rows.columns);
		return;
	}
	eg_run *pair = EG_NEW_N(k->arena, eg_run, 2);
	eg_str value = fact_words(k, fact, &rows.cells[0]);
	bool single = rows.cells[0].kind == EG_CELL_INTEGER && rows.cells[0].integer == 1;
	eg_str word = eg_value_text(fact, single ? "one" : "many");
	pair[1].text = value;
	pair[0].text = word.n ? eg_strf(k->arena, "%.*s\xC2\xA0%.*s", EG_ARG(value), EG_ARG(word)) : value;
	size_t i = k->facts.count;
	eg_run **values = eg_grow(k->arena, k->fact_values, i, cap, sizeof *values);
	k->fact_values = values;
	values[i] = pair;
	(void)eg_map_add(&k->facts, name, (uint32_t)i, NULL);
}

static void make_facts(eg_maker *k)
{
	const eg_rec_list *facts = eg_model_list(k->model, "facts");
	size_t cap = 0;
	eg_map_init(&k->facts, k->arena);
	for (size_t i = 0; facts && i < facts->count; i++)
		make_fact(k, facts->items[i], &cap);
}

/* -- what the whole document needs -- */

static void read_sources(eg_maker *k)
{
	eg_rows *rows = EG_NEW(k->arena, eg_rows);
	eg_map_init(&k->source_row, k->arena);
	k->sources = rows;
	if (!eg_query_all(k->arena, k->ds, EG_STR("SELECT id, number FROM v_source"),
		    (eg_query_place){0}, NULL, 0, rows, k->diag))
		return;
	for (size_t i = 0; i < rows->count; i++)
		(void)eg_map_add(&k->source_row, rows->cells[i * rows->columns].text, (uint32_t)i, NULL);
}

static eg_str field(const eg_rec *r, const char *key)
{
	return r ? eg_rec_text(r, key) : (eg_str){NULL, 0};
}

static void describe(eg_maker *k)
{
	eg_document *doc = k->doc;
	const eg_rec *s = k->model->strategy;
	doc->title = field(s, "title");
	doc->short_title = field(s, "short_title");
	doc->subject = field(s, "subtitle");
	doc->author = field(k->model->organization, "name");
	doc->lang = field(s, "language");
	doc->theme = field(s, "theme");
	if (!doc->title.n)
		doc->title = EG_STR("Strategy");
	if (!doc->short_title.n)
		doc->short_title = doc->title;
	if (!doc->lang.n)
		doc->lang = EG_STR("en-US");
	if (!doc->theme.n)
		doc->theme = EG_STR("federal");
	eg_str page = field(s, "page"), status = field(s, "status");
	static const char *const letter[] = {"en-US", "es-US", "en-CA", "fr-CA"};
	doc->a4 = true;
	for (size_t i = 0; i < EG_COUNT(letter); i++)
		if (eg_str_is(doc->lang, letter[i]))
			doc->a4 = false;
	if (page.n)
		doc->a4 = eg_str_is(page, "a4");
	if (!status.n || eg_str_is(status, "draft"))
		doc->status = EG_STR("Draft");
	else if (eg_str_is(status, "review"))
		doc->status = EG_STR("In review");
	else if (eg_str_is(status, "superseded"))
		doc->status = EG_STR("Superseded");
}

static void set_marking(eg_maker *k)
{
	const eg_value *v = k->model->strategy ? eg_rec_find(k->model->strategy, "marking") : NULL;
	const eg_value *first = v && v->many ? (v->count ? &v->as.items[0] : NULL) : v;
	if (first && first->said == EG_SAID_VALUE && !eg_str_is(first->as.text, "U"))
		k->doc->marking = first->as.text;
}

/* -- links inside -- */

static void gather_ids(eg_arena *a, const eg_block *b, eg_map *ids)
{
	if (b->id.n)
		(void)eg_map_add(ids, b->id, 0, NULL);
	for (size_t r = 0; b->table && r < b->table->row_count; r++)
		if (b->table->rows[r].dest.n)
			(void)eg_map_add(ids, b->table->rows[r].dest, 0, NULL);
	for (uint32_t i = 0; i < b->child_count; i++)
		gather_ids(a, b->children[i], ids);
}

static void unlink_runs(eg_run *runs, uint32_t count, const eg_map *ids)
{
	for (uint32_t i = 0; i < count; i++)
		if (runs[i].dest.n && eg_map_find(ids, runs[i].dest) == EG_MAP_NONE)
			runs[i].dest = (eg_str){NULL, 0};
}

/* A link to what this document does not show is plain words. */
static void unlink_missing(eg_block *b, const eg_map *ids)
{
	unlink_runs(b->runs, b->run_count, ids);
	for (size_t r = 0; b->table && r < b->table->row_count; r++) {
		const eg_trow *row = &b->table->rows[r];
		for (uint32_t c = 0; c < (row->group ? 1 : b->table->column_count); c++)
			unlink_runs(row->cells[c].runs, row->cells[c].run_count, ids);
	}
	for (uint32_t i = 0; i < b->child_count; i++)
		unlink_missing(b->children[i], ids);
}

/* Each id is a destination once: the first block or row that bears it. */
static void drop_repeated_ids(eg_block *b, eg_map *seen)
{
	bool is_new = true;
	if (b->id.n)
		(void)eg_map_add(seen, b->id, 0, &is_new);
	if (!is_new)
		b->id = (eg_str){NULL, 0};
	for (size_t r = 0; b->table && r < b->table->row_count; r++) {
		eg_trow *row = &b->table->rows[r];
		is_new = true;
		if (row->dest.n)
			(void)eg_map_add(seen, row->dest, 0, &is_new);
		if (!is_new)
			row->dest = (eg_str){NULL, 0};
	}
	for (uint32_t i = 0; i < b->child_count; i++)
		drop_repeated_ids(b->children[i], seen);
}

/* -- sections -- */

static uint8_t break_of(const eg_rec *section)
{
	eg_str word = eg_value_text(section, "break");
	return eg_str_is(word, "page") ? EG_BREAK_PAGE : eg_str_is(word, "recto") ? EG_BREAK_RECTO
										  : EG_BREAK_NONE;
}

/* A section that begins with an opener is called by the opener's title. */
static eg_str opener_words(const eg_block *section)
{
	const eg_block *b = section->child_count ? section->children[0] : NULL;
	for (uint32_t i = 0; b && b->kind == EG_B_OPENER && i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_HEAD && b->children[i]->run_count)
			return b->children[i]->runs[0].text;
	return (eg_str){NULL, 0};
}

static void make_section(eg_maker *k, const eg_rec *r)
{
	const eg_value *title = eg_rec_find(r, "title"), *level = eg_rec_find(r, "level");
	eg_block *s = eg_block_new(k->arena, EG_B_SECTION, r->span);
	if (!eg_make_when(k, eg_rec_find(r, "when")))
		return;
	s->break_before = break_of(r);
	eg_block *head = eg_make_head(k, s, title, (uint8_t)(level ? level->as.number : 1));
	if (head) {
		head->in_contents = eg_value_yes(r, "in_contents", true);
		s->running = eg_make_words(k, title);
	}
	uint32_t before = s->child_count;
	eg_make_blocks(k, eg_rec_find(r, "blocks"), s);
	if (!head)
		s->running = opener_words(s);
	if (s->child_count == before)
		return; /* nothing to say: left out, head and all */
	bool each = eg_rec_find(r, "each") != NULL;
	if (!each)
		s->id = r->id;
	eg_block_add(k->arena, k->doc->root, s);
}

static bool for_audience(eg_maker *k, const eg_rec *r, eg_str audience)
{
	(void)k;
	eg_str word = eg_value_text(r, "audience");
	return !word.n || eg_str_eq(word, audience);
}

static void make_sections(eg_maker *k, const eg_rec *r)
{
	const eg_value *each = eg_rec_find(r, "each");
	if (!each) {
		make_section(k, r);
		return;
	}
	eg_rows *rows = EG_NEW(k->arena, eg_rows);
	if (!eg_make_query(k, each, rows))
		return;
	eg_str as = eg_value_text(r, "as");
	for (size_t i = 0; i < rows->count; i++) {
		eg_scope_push(k, as, rows, i);
		make_section(k, r);
		eg_scope_pop(k);
	}
}

/* One row of the strategy is in scope everywhere: {{strategy.title}}. */
static void push_strategy(eg_maker *k)
{
	static const struct {
		const char *as, *sql;
	} always[] = {{"count", "SELECT * FROM v_count"}, {"strategy", "SELECT * FROM v_strategy"}};
	for (size_t i = 0; i < EG_COUNT(always); i++) {
		eg_rows *rows = EG_NEW(k->arena, eg_rows);
		if (eg_query_all(k->arena, k->ds, eg_str_of(always[i].sql), (eg_query_place){0}, NULL, 0,
			    rows, k->diag) &&
			rows->count)
			eg_scope_push(k, eg_str_of(always[i].as), rows, 0);
	}
}

eg_document *eg_content_build(eg_arena *a, eg_dataset *ds, const eg_model *m,
	const eg_rec_list *standard, const eg_content_options *opt, eg_diag *d)
{
	eg_document *doc = EG_NEW(a, eg_document);
	eg_maker k = {.arena = a, .ds = ds, .model = m, .diag = d, .doc = doc};
	doc->root = eg_block_new(a, EG_B_DOCUMENT, (eg_span){0});
	doc->time = opt->time;
	describe(&k);
	set_marking(&k);
	set_words(doc);
	k.lang = doc->lang;
	k.as_of = eg_format_day(a, m->as_of, doc->lang, EG_DATE_LONG);
	read_sources(&k);
	push_strategy(&k);
	make_facts(&k);
	size_t count;
	const eg_rec **sections = eg_sections_ordered(&k, standard, &count);
	for (size_t i = 0; i < count; i++)
		if (for_audience(&k, sections[i], opt->audience))
			make_sections(&k, sections[i]);
	eg_map ids, seen;
	eg_map_init(&ids, a);
	eg_map_init(&seen, a);
	gather_ids(a, doc->root, &ids);
	unlink_missing(doc->root, &ids);
	drop_repeated_ids(doc->root, &seen);
	return doc;
}
