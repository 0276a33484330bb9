#include "content/sections.h"

#include "base/buf.h"
#include "content/ids.h"
#include "content/settle.h"
#include "locale/locale.h"
#include "model/audience.h"

/* -- what the whole document needs -- */

static void read_sources(eg_maker *k)
{
	eg_rows *rows = EG_NEW(k->arena, eg_rows);
	eg_map_init(&k->source_row, k->arena);
	k->sources = rows;
	if (!eg_query_all(k->arena, k->ds, EG_STR("SELECT id, number, title FROM v_source"),
		    (eg_query_place){0}, NULL, 0, rows, k->diag))
		return;
	for (size_t i = 0; i < rows->count; i++)
		(void)eg_map_add(
			&k->source_row, rows->cells[i * rows->columns].text, (uint32_t)i, NULL);
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
	doc->landscape = eg_str_is(field(s, "orientation"), "landscape");
	eg_words_set(doc);
	if (!status.n || eg_str_is(status, "draft"))
		doc->status = doc->words[EG_WORD_DRAFT];
	else if (eg_str_is(status, "review"))
		doc->status = eg_own_word(k->arena, doc->lang, EG_OWN_IN_REVIEW, EG_STR(""));
	else if (eg_str_is(status, "superseded"))
		doc->status = eg_own_word(k->arena, doc->lang, EG_OWN_SUPERSEDED, EG_STR(""));
}

/* "Strategy: Progress report", so that files of one strategy can be told apart. */
static void name_kind(eg_maker *k, enum eg_document_kind kind)
{
	static const enum eg_own_word words[] = {
		[EG_DOC_PROGRESS] = EG_OWN_PROGRESS, [EG_DOC_BRIEF] = EG_OWN_BRIEF};
	if (kind == EG_DOC_STRATEGY)
		return;
	k->one_sided = true;
	eg_str word = eg_own_word(k->arena, k->doc->lang, words[kind], EG_STR(""));
	k->doc->title = eg_strf(k->arena, "%.*s: %.*s", EG_ARG(k->doc->title), EG_ARG(word));
	k->doc->subject = word;
}

/* A brief about one thing is called after it. */
static void name_brief(eg_maker *k)
{
	eg_document *doc = k->doc;
	const eg_block *only = doc->root->child_count == 1 ? doc->root->children[0] : NULL;
	if (!only || !only->running.n)
		return;
	doc->title = eg_strf(k->arena, "%.*s: %.*s", EG_ARG(field(k->model->strategy, "title")),
		EG_ARG(only->running));
}

static void set_type(eg_maker *k)
{
	const eg_rec *s = k->model->strategy;
	const eg_value *v = s ? eg_rec_find(s, "settings") : NULL;
	eg_theme_settings(k);
	if (!v || v->said != EG_SAID_VALUE)
		return;
	const eg_value *justify = eg_rec_find(v->as.rec, "justify");
	if (justify && justify->said == EG_SAID_VALUE && justify->as.number == 1)
		k->doc->justify = true;
	if (eg_str_is(field(v->as.rec, "smallcaps"), "none"))
		k->doc->no_small_caps = true;
}

/* The marking of all schemes, joined as the dataset has it; none where anybody may see it. */
static void set_marking(eg_maker *k)
{
	const eg_value *v = k->model->strategy ? eg_rec_find(k->model->strategy, "marking") : NULL;
	eg_str all = {NULL, 0};
	for (uint32_t i = 0; i < eg_value_count(v); i++) {
		const eg_value *one = eg_value_item(v, i);
		if (one->said != EG_SAID_VALUE || eg_str_is(one->as.text, "U"))
			continue;
		all = all.n ? eg_strf(k->arena, "%.*s; %.*s", EG_ARG(all), EG_ARG(one->as.text))
			    : one->as.text;
	}
	k->doc->marking = all;
}

/* -- sections -- */

static uint8_t break_of(const eg_maker *k, const eg_rec *section)
{
	enum eg_break_kind kind = eg_break_of(eg_value_text(section, "break"));
	return (uint8_t)(kind && k->one_sided ? EG_BREAK_PAGE : kind);
}

/* A section that begins with an opener or a banner is called by its title. */
static eg_str opener_words(const eg_block *section)
{
	const eg_block *b = section->child_count ? section->children[0] : NULL;
	bool titled = b && (b->kind == EG_B_OPENER || b->kind == EG_B_BANNER);
	for (uint32_t i = 0; titled && i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_HEAD && b->children[i]->run_count)
			return b->children[i]->runs[0].text;
	return (eg_str){NULL, 0};
}

/* A record that is called like the section keeps the name for links: readers mean the record. */
static bool is_record(const eg_maker *k, eg_str id)
{
	const eg_rec *r = eg_model_find(k->model, id);
	return r && r->type->kind != EG_K_SECTION;
}

static const eg_page_bounds *bounds_of(eg_maker *k, const eg_rec *r)
{
	const eg_value *v = eg_rec_find(r, "pages");
	if (!v || v->said != EG_SAID_VALUE)
		return NULL;
	const eg_value *least = eg_rec_find(v->as.rec, "min"),
		       *most = eg_rec_find(v->as.rec, "max");
	eg_page_bounds *b = EG_NEW(k->arena, eg_page_bounds);
	*b = (eg_page_bounds){.least = (uint32_t)(least ? least->as.number : 0),
		.most = (uint32_t)(most ? most->as.number : 0),
		.name = r->id,
		.span = eg_is_own(k, r->span) ? v->span : (eg_span){0}};
	return b;
}

/* A brief is a page for a meeting, and two at most (DOMAIN.md 4). */
#define MOST_OF_BRIEF 2

static const eg_page_bounds *bounds_of_brief(eg_maker *k)
{
	const eg_value *pages = eg_rec_find(k->brief, "pages");
	bool said = pages && pages->said == EG_SAID_VALUE;
	eg_page_bounds *b = EG_NEW(k->arena, eg_page_bounds);
	*b = (eg_page_bounds){.most = said ? (uint32_t)pages->as.number : MOST_OF_BRIEF,
		.name = k->brief_name,
		.what = "brief",
		.span = said ? pages->span : k->brief->id_span,
		.brief = k->brief_place,
		.tries_one = !said,
		.taken = EG_NEW(k->arena, uint32_t)};
	return b;
}

static void make_section(eg_maker *k, const eg_rec *r, eg_block *parent)
{
	const eg_value *title = eg_rec_find(r, "title"), *level = eg_rec_find(r, "level");
	const eg_value *least = eg_rec_find(r, "least_pages");
	eg_block *s = eg_block_new(k->arena, EG_B_SECTION, r->span);
	s->break_before = break_of(k, r);
	s->least_pages = (uint32_t)(least ? least->as.number : 0);
	s->alone = k->brief != NULL;
	s->bounds = k->brief ? bounds_of_brief(k) : bounds_of(k, r);
	k->level = (uint8_t)(level ? level->as.number : 1);
	eg_block *head = eg_make_head(k, s, title, k->level);
	if (head) {
		head->in_contents = eg_value_yes(r, "in_contents", true);
		s->running = eg_make_words(k, title);
	}
	eg_make_blocks(k, eg_rec_find(r, "blocks"), s);
	k->level = 0;
	if (!head)
		s->running = opener_words(s);
	if (!eg_says_something(s)) { /* left out, head and all */
		k->emptied = !k->dry || k->emptied;
		return;
	}
	if (!eg_rec_find(r, "each") && !is_record(k, r->id))
		s->id = r->id;
	eg_block_add(k->arena, parent, s);
}

/* -- audiences -- */

/* `internal` sees all; what is for it alone, or for another audience, the others do not. */
static bool for_audience(eg_maker *k, const eg_rec *r, eg_str audience)
{
	const eg_value *v = eg_rec_find(r, "audience");
	if (!v)
		return true;
	(void)eg_audience_check(k->model, k->arena, v, k->diag);
	return eg_str_eq(v->as.text, audience) || eg_str_is(audience, "internal");
}

/* -- an output's own choice -- */

static bool names(const eg_value *v, eg_str id)
{
	for (uint32_t i = 0; i < eg_value_count(v); i++)
		if (eg_str_eq(eg_value_item(v, i)->as.text, id))
			return true;
	return false;
}

static bool is_chosen(const eg_rec *output, eg_str id)
{
	const eg_value *only = output ? eg_rec_find(output, "sections") : NULL;
	return (!only || names(only, id)) && !(output && names(eg_rec_find(output, "without"), id));
}

/* Sections that are named and that there are none of. */
static void check_choice(eg_maker *k, const eg_value *v, const eg_rec **sections, size_t count)
{
	eg_vocabulary known = {.arena = k->arena};
	for (size_t i = 0; v && i < count; i++)
		eg_vocabulary_add(&known, sections[i]->id);
	for (uint32_t i = 0; i < eg_value_count(v); i++) {
		const eg_value *one = eg_value_item(v, i);
		bool found = false;
		for (size_t n = 0; n < count; n++)
			found = found || eg_str_eq(sections[n]->id, one->as.text);
		if (!found)
			eg_help_near(eg_report(k->diag, EG_R_REF_UNKNOWN, one->span,
					     "section '%.*s' does not exist", EG_ARG(one->as.text)),
				one->as.text, &known);
	}
}

/* One row of the strategy is in scope everywhere: {{strategy.title}}; :count_workbook is 1 where
 * the run makes one. */
static void push_strategy(eg_maker *k)
{
	eg_str count = eg_strf(k->arena,
		"SELECT *, char(65 + (agreements > 0)) AS annex_activities,\n"
		" char(65 + (agreements > 0) + (activities > 0)) AS annex_topics, %d AS workbook "
		"FROM v_count",
		!k->no_workbook);
	const struct {
		const char *as;
		eg_str sql;
	} always[] = {{"count", count}, {"strategy", EG_STR("SELECT * FROM v_strategy")}};
	for (size_t i = 0; i < EG_COUNT(always); i++) {
		eg_rows *rows = EG_NEW(k->arena, eg_rows);
		if (!eg_query_all(k->arena, k->ds, always[i].sql, (eg_query_place){0}, NULL, 0,
			    rows, k->diag))
			continue;
		if (!rows->count && k->tries) /* the names are there */
			rows->cells = EG_NEW_N(k->arena, eg_cell, rows->columns);
		if (rows->count || k->tries) {
			eg_scope_push(k, eg_str_of(always[i].as), rows, 0);
			k->scopes[k->scope_count - 1].always = true;
		}
	}
}

/* The section, once a row of its `each`. An author's of which nothing is left is told; a standard
 * one has its conditions. */
static void make_sections(eg_maker *k, const eg_rec *r)
{
	eg_block *root = k->doc->root;
	uint32_t before = root->child_count;
	size_t errors = k->diag->errors;
	k->emptied = false;
	eg_make_each(k, r, make_section, root);
	if (k->emptied && root->child_count == before && k->diag->errors == errors &&
		eg_is_own(k, r->span))
		eg_say_help(eg_report(k->diag, EG_R_SECTION_EMPTY, r->id_span,
				    "section '%.*s' has nothing to show and is left out",
				    EG_ARG(r->id)),
			"say so in it, with 'empty:' in its table, or write 'when:'");
}

static void make_all(
	eg_maker *k, const eg_rec **sections, size_t count, const eg_content_options *opt)
{
	for (size_t i = 0; i < count; i++)
		if (for_audience(k, sections[i], opt->audience) &&
			is_chosen(opt->output, sections[i]->id))
			make_sections(k, sections[i]);
}

/* -- briefs -- */

static eg_str id_in(eg_arena *a, const eg_cell *c)
{
	return c->kind == EG_CELL_INTEGER ? eg_strf(a, "%lld", (long long)c->integer)
	       : c->kind == EG_CELL_TEXT  ? c->text
					  : EG_STR("");
}

static bool read_subjects(eg_maker *k, const eg_rec *brief, eg_subjects *out)
{
	const eg_value *each = eg_rec_find(brief, "each");
	eg_map seen;
	eg_rows rows = {0};
	eg_map_init(&seen, k->arena);
	if (each && !eg_make_query(k, each, &rows))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		eg_str id = id_in(k->arena, &rows.cells[i * rows.columns]);
		bool is_new = false;
		if (id.n)
			(void)eg_map_add(&seen, id, 0, &is_new);
		if (!is_new)
			continue;
		out->items =
			eg_grow(k->arena, out->items, out->count, &out->cap, sizeof *out->items);
		out->items[out->count++] = id;
	}
	return true;
}

/* "|gbr|jpn|": what a brief is about, by `for` and by the rows of `each` or the one that is meant.
 */
static eg_str subjects_of(eg_maker *k, const eg_rec *brief, eg_str about)
{
	const eg_value *subjects = eg_rec_find(brief, "for");
	const eg_value *items = subjects && subjects->many ? subjects->as.items : subjects;
	uint32_t count = eg_value_count(subjects);
	eg_buf all = {0};
	eg_subjects found = {0};
	if (about.n)
		found = (eg_subjects){&about, 1, 1};
	else
		(void)read_subjects(k, brief, &found); /* a fault is filed */
	eg_buf_byte(&all, '|');
	for (uint32_t i = 0; i < count; i++)
		if (items[i].said == EG_SAID_VALUE)
			eg_bufv(&all, "%.*s|", EG_ARG(items[i].as.ref.id));
	for (size_t i = 0; i < found.count; i++)
		eg_bufv(&all, "%.*s|", EG_ARG(found.items[i]));
	eg_str s = eg_str_copy(k->arena, eg_buf_view(&all));
	eg_buf_release(&all);
	return s;
}

/* The brief's row; none of a brief that the audience may not see. */
static bool find_brief(eg_maker *k, const eg_rec *brief, const eg_content_options *opt,
	size_t place, eg_rows *rows)
{
	eg_str subjects = subjects_of(k, brief, opt->about);
	int64_t fit = opt->fits ? opt->fits[place] & ~EG_FIT_LONG : 0;
	eg_param params[] = {{EG_STR("id"), {.kind = EG_CELL_TEXT, .text = brief->id}},
		{EG_STR("subjects"), {.kind = EG_CELL_TEXT, .text = subjects}},
		{EG_STR("fit"), {.kind = EG_CELL_INTEGER, .integer = fit}}};
	eg_str sql =
		EG_STR("SELECT *, :subjects AS subjects, :fit AS fit FROM brief WHERE id = :id");
	return eg_query_all(k->arena, k->ds, sql, (eg_query_place){0}, params, EG_COUNT(params),
		       rows, k->diag) &&
	       rows->count == 1;
}

static void make_briefs(
	eg_maker *k, const eg_rec **sections, size_t count, const eg_content_options *opt)
{
	const eg_rec_list *briefs = eg_model_list(k->model, "briefs");
	for (size_t i = 0; briefs && i < briefs->count; i++) {
		const eg_rec *brief = briefs->items[i];
		eg_rows *rows = EG_NEW(k->arena, eg_rows);
		if ((opt->brief && !eg_str_eq(opt->brief->id, brief->id)) ||
			!for_audience(k, brief, opt->audience) ||
			!find_brief(k, brief, opt, i, rows))
			continue;
		k->brief = brief;
		k->brief_place = (uint32_t)i;
		k->brief_name = opt->about.n ? eg_strf(k->arena, "%.*s-%.*s", EG_ARG(brief->id),
						       EG_ARG(opt->about))
					     : brief->id;
		eg_scope_push(k, EG_STR("brief"), rows, 0);
		make_all(k, sections, count, opt);
		eg_scope_pop(k);
		k->brief = NULL;
	}
}

/* Less of a brief than `fit`; one page is tried for first. False when that is all. */
static bool tighten(const eg_page_bounds *b, uint8_t *fit)
{
	bool one = b->tries_one && !(*fit & EG_FIT_LONG);
	if (*b->taken <= (one ? 1 : b->most))
		return false;
	if ((*fit & ~EG_FIT_LONG) < EG_MOST_FIT)
		++*fit;
	else if (one)
		*fit = EG_FIT_LONG;
	else
		return false;
	return true;
}

bool eg_content_tighten(const eg_document *doc, uint8_t *fits)
{
	bool any = false;
	uint32_t done = UINT32_MAX;
	for (uint32_t i = 0; i < doc->root->child_count; i++) {
		const eg_page_bounds *b = doc->root->children[i]->bounds;
		if (!b || !b->taken || b->brief == done || !tighten(b, &fits[b->brief]))
			continue;
		done = b->brief;
		any = true;
	}
	return any;
}

bool eg_content_subjects(eg_arena *a, eg_dataset *ds, const eg_model *m, const eg_rec *brief,
	eg_subjects *out, eg_diag *d)
{
	eg_maker k = {.arena = a, .scratch = eg_arena_new(), .ds = ds, .model = m, .diag = d};
	push_strategy(&k);
	bool ok = read_subjects(&k, brief, out);
	eg_arena_release(k.scratch);
	return ok;
}

eg_document *eg_content_build(eg_arena *a, eg_dataset *ds, const eg_model *m,
	const eg_rec_list *standard, const eg_content_options *opt, eg_diag *d)
{
	eg_document *doc = EG_NEW(a, eg_document);
	eg_maker k = {
		.arena = a, .scratch = eg_arena_new(), .ds = ds, .model = m, .diag = d, .doc = doc};
	doc->root = eg_block_new(a, EG_B_DOCUMENT, (eg_span){0});
	doc->time = opt->time;
	describe(&k);
	if (field(opt->output, "orientation").n)
		doc->landscape = eg_str_is(field(opt->output, "orientation"), "landscape");
	name_kind(&k, opt->kind);
	set_type(&k);
	set_marking(&k);
	k.lang = doc->lang;
	k.words_lang = doc->words_lang;
	k.no_workbook = opt->no_workbook;
	k.audience = opt->audience;
	k.tries = opt->tries;
	k.as_of = eg_format_day(a, m->as_of, doc->lang, EG_DATE_LONG);
	if (eg_str_eq(doc->status, doc->words[EG_WORD_DRAFT]))
		doc->dated_status = eg_own_word(a, doc->lang, EG_OWN_DRAFT_OF, k.as_of);
	eg_map_init(&k.shown, a);
	eg_map_init(&k.ids, a);
	eg_map_init(&k.absent, a);
	read_sources(&k);
	push_strategy(&k);
	if (k.tries)
		eg_facts_name(&k);
	else
		eg_facts_compute(&k);
	eg_facts_check(&k);
	size_t count;
	const eg_rec **sections = eg_sections_ordered(&k, standard, opt, &count);
	if (opt->output) {
		check_choice(&k, eg_rec_find(opt->output, "sections"), sections, count);
		check_choice(&k, eg_rec_find(opt->output, "without"), sections, count);
	}
	if (opt->kind == EG_DOC_BRIEF) {
		make_briefs(&k, sections, count, opt);
		name_brief(&k);
	} else
		make_all(&k, sections, count, opt);
	eg_terms_settle(&k, doc->root);
	eg_listings_settle(&k, doc->root);
	eg_xrefs_settle(&k, doc->root);
	eg_index_settle(&k, doc->root);
	eg_ids_settle(a, doc->root);
	eg_arena_release(k.scratch);
	return doc;
}
