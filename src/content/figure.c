/* Figures: pictures of their own in a document, and records of `figures:` where it calls for them.
 */
#include "content/maker.h"

#include "base/buf.h"
#include "base/fs.h"

static eg_block *add_block(eg_maker *k, eg_span span, eg_block *parent)
{
	eg_block *b = eg_block_new(k->arena, EG_B_FIGURE, span);
	b->goal = k->goal;
	eg_block_add(k->arena, parent, b);
	return b;
}

/* Caption and number; decoration has neither. */
static void put_caption(eg_maker *k, eg_block *b, eg_runs *title, bool numbered)
{
	if (b->picture->decorative)
		return;
	eg_block_runs(k, b, title);
	if (!title->count || !numbered)
		return;
	eg_str number = eg_make_count(k, ++k->figures);
	b->label_lang = k->words_lang;
	b->label = eg_strf(k->arena, "%.*s\xC2\xA0%.*s",
		EG_ARG(eg_own_word(k->arena, k->lang, EG_OWN_FIGURE, EG_STR(""))), EG_ARG(number));
}

void eg_make_figure(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_rec *r = value->as.rec;
	const eg_picture *picture = eg_make_picture(k, r, EG_STR(""));
	if (!picture)
		return;
	eg_block *b = add_block(k, value->span, parent);
	b->picture = picture;
	b->wide = eg_value_yes(block, "wide", false);
	b->id = eg_make_id(k, eg_rec_find(r, "id"));
	eg_runs title = {0};
	eg_make_runs(k, eg_rec_find(r, "title"), EG_I_NOHYPH, &title);
	put_caption(k, b, &title, eg_value_yes(r, "number", true));
	(void)eg_make_text(k, b, eg_rec_find(r, "credit"), EG_S_NOTE);
}

/* -- records of `figures:` -- */

/* A record on its way into the document: what its audience may see of it, and where it goes. */
typedef struct shown {
	eg_maker *k;
	const eg_rec *rec;
	const eg_rows *row; /* title, alt, credit, footnote, illustrative */
	const eg_figure_place *place;
	eg_block *parent;
} shown;

enum { TITLE, ALT, CREDIT, FOOTNOTE, WIDTH, ILLUSTRATIVE, DECORATIVE };

static const eg_rows *read_row(eg_maker *k, eg_str id)
{
	eg_rows *rows = EG_NEW(k->arena, eg_rows);
	eg_param param = {EG_STR("id"), {.kind = EG_CELL_TEXT, .text = id}};
	bool ok = eg_query_all(k->arena, k->ds,
		EG_STR("SELECT title, alt_plain, credit, footnote, width, illustrative, decorative"
		       " FROM figure WHERE id = :id"),
		(eg_query_place){0}, &param, 1, rows, k->diag);
	return ok && rows->count ? rows : NULL;
}

static eg_str words_at(const shown *s, size_t column)
{
	const eg_cell *c = &s->row->cells[column];
	return c->kind == EG_CELL_TEXT ? c->text : EG_STR("");
}

static bool yes_at(const shown *s, size_t column)
{
	const eg_cell *c = &s->row->cells[column];
	return c->kind == EG_CELL_INTEGER && c->integer != 0;
}

/* The marks of the sources that the record names, after the words. */
static void put_sources(const shown *s, eg_runs *out)
{
	eg_maker *k = s->k;
	eg_param param = {EG_STR("id"), {.kind = EG_CELL_TEXT, .text = s->rec->id}};
	eg_rows rows;
	if (!eg_query_all(k->arena, k->ds,
		    EG_STR("SELECT source FROM figure_source WHERE figure = :id ORDER BY pos"),
		    (eg_query_place){0}, &param, 1, &rows, k->diag))
		return;
	eg_buf cites = {0};
	for (size_t i = 0; i < rows.count; i++)
		eg_bufv(&cites, "[@%.*s]", EG_ARG(rows.cells[i * rows.columns].text));
	eg_markdown_runs(
		k, eg_str_copy(k->arena, eg_buf_view(&cites)), s->place->span, 0, NULL, out);
	eg_buf_release(&cites);
}

/* Credit, note and sources on one line under the picture. */
static void put_foot(const shown *s, eg_block *b)
{
	eg_maker *k = s->k;
	eg_runs runs = {0};
	eg_str credit = words_at(s, CREDIT), note = words_at(s, FOOTNOTE);
	eg_runs_words(k, &runs, credit, 0, s->place->span);
	if (credit.n && note.n)
		eg_runs_words(k, &runs,
			eg_str_ends(credit, EG_STR(".")) ? EG_STR(" ") : EG_STR(". "), 0,
			s->place->span);
	eg_runs_words(k, &runs, note, 0, s->place->span);
	put_sources(s, &runs);
	if (runs.count == 0)
		return;
	eg_block *line = eg_block_new(k->arena, EG_B_TEXT, s->place->span);
	line->style = EG_S_NOTE;
	eg_block_runs(k, line, &runs);
	eg_block_add(k->arena, b, line);
}

static void put_title(const shown *s, eg_runs *out)
{
	eg_maker *k = s->k;
	eg_runs_words(k, out, words_at(s, TITLE), EG_I_NOHYPH, s->place->span);
	if (!yes_at(s, ILLUSTRATIVE))
		return;
	eg_str word = eg_own_word(k->arena, k->lang, EG_OWN_ILLUSTRATIVE, EG_STR(""));
	eg_runs_words(k, out, eg_strf(k->arena, " (%.*s)", EG_ARG(word)), EG_I_NOHYPH | EG_I_MUTED,
		s->place->span);
}

static void put_picture(const shown *s, const eg_value *file)
{
	eg_maker *k = s->k;
	const eg_source *from = eg_sources_at(k->model->sources, file->span.file);
	eg_str path = eg_path_join(k->arena, eg_path_folder(from->path), file->as.text);
	eg_str alt = words_at(s, ALT);
	/* that words are missing is told of the record */
	const eg_picture *picture =
		eg_picture_at(k, path, file->span, alt, !alt.n || yes_at(s, DECORATIVE));
	eg_block *b = add_block(k, s->place->span, s->parent);
	eg_str width = s->place->width.n ? s->place->width : words_at(s, WIDTH);
	b->picture = picture;
	b->id = s->rec->id;
	b->wide = s->place->wide || eg_str_is(width, "page") || eg_str_is(width, "spread");
	b->floats = s->place->floats && !eg_str_is(width, "spread");
	if (eg_str_is(width, "spread"))
		b->break_before = EG_BREAK_PAGE;
	eg_runs title = {0};
	put_title(s, &title);
	put_caption(k, b, &title, !s->place->unnumbered);
	put_foot(s, b);
}

/* The table's fields that a figure has as well. */
static void lend(const eg_rec *from, const char *key, const char *as, eg_rec *to)
{
	const eg_value *v = eg_rec_find(from, key);
	int field = eg_field_find(to->type, eg_str_of(as));
	if (!v || v->said != EG_SAID_VALUE || field < 0)
		return;
	uint16_t at = to->count++;
	for (; at && to->values[at - 1].field > field; at--)
		to->values[at] = to->values[at - 1];
	to->values[at] = *v;
	to->values[at].field = (uint16_t)field;
}

static const eg_record *inner_type(const eg_record *r, const char *key)
{
	return r->fields[eg_field_find(r, eg_str_of(key))].record;
}

/* A chart is set as the table of the rows that it would draw. */
static void put_rows(const shown *s)
{
	static const char *const fields[][2] = {{"id", "id"}, {"title", "title"},
		{"query", "query"}, {"footnote", "note"}, {"alt", "summary"}};
	eg_maker *k = s->k;
	eg_value *values = EG_NEW_N(k->arena, eg_value, EG_COUNT(fields));
	const eg_record *blocks = inner_type(eg_schema_find(EG_STR("sections")), "blocks");
	eg_rec *table = EG_NEW(k->arena, eg_rec), *block = EG_NEW(k->arena, eg_rec);
	*table = (eg_rec){
		.type = inner_type(blocks, "table"), .span = s->rec->span, .values = values};
	*block = (eg_rec){.type = blocks, .span = s->rec->span};
	for (size_t i = 0; i < EG_COUNT(fields); i++)
		lend(s->rec, fields[i][0], fields[i][1], table);
	eg_value value = {.span = s->rec->span, .as.rec = table};
	uint32_t before = s->parent->child_count;
	eg_make_table(k, block, &value, s->parent);
	for (uint32_t i = before; i < s->parent->child_count; i++)
		s->parent->children[i]->wide = true;
}

/* Told once, where the kind stands. */
static void tell_kind(const shown *s, const eg_value *query)
{
	eg_maker *k = s->k;
	const eg_value *kind = eg_rec_find(s->rec, "kind");
	if (!kind || eg_str_is(kind->as.text, "table"))
		return;
	if (query)
		eg_say_help(eg_report(k->diag, EG_R_FIGURE_KIND, kind->span,
				    "figure '%.*s' of kind '%.*s' is set as the table of its rows",
				    EG_ARG(s->rec->id), EG_ARG(kind->as.text)),
			"write 'kind: table' where that is meant, or give a drawing in 'file:'");
	else
		eg_say_help(eg_report_as(k->diag, EG_WARNING, EG_R_FIGURE_KIND, kind->span,
				    "figure '%.*s' has neither a picture nor rows, and is left out",
				    EG_ARG(s->rec->id)),
			"give a picture in 'file:', or the rows in 'query:'");
}

bool eg_figure_is(const eg_maker *k, eg_str id)
{
	const eg_rec *rec = eg_model_find(k->model, id);
	return rec && rec->type->kind == EG_K_FIGURE;
}

/* Whether the record stands in the document by now; from this call on it does. */
static bool stands_already(eg_maker *k, eg_str id)
{
	bool is_new = true;
	if (k->dry)
		return false;
	if (!k->placed.arena)
		eg_map_init(&k->placed, k->arena);
	(void)eg_map_add(&k->placed, id, 0, &is_new);
	return !is_new;
}

bool eg_figure_put(eg_maker *k, eg_str id, const eg_figure_place *place, eg_block *parent)
{
	shown s = {.k = k, .rec = eg_model_find(k->model, id), .place = place, .parent = parent};
	s.row = read_row(k, id);
	if (!s.row)
		return true; /* kept from this audience */
	if (stands_already(k, id))
		return false;
	const eg_value *file = eg_rec_find(s.rec, "file"), *query = eg_rec_find(s.rec, "query");
	if (file) {
		put_picture(&s, file);
		return true;
	}
	tell_kind(&s, query);
	if (query)
		put_rows(&s);
	return true;
}

static void tell_unknown(eg_maker *k, eg_str id, const eg_value *at)
{
	const eg_rec_list *list = eg_model_list(k->model, "figures");
	eg_vocabulary names = {.arena = k->arena};
	for (size_t i = 0; list && i < list->count; i++)
		eg_vocabulary_add(&names, list->items[i]->id);
	if (eg_model_find(k->model, id))
		eg_report(k->diag, EG_R_REF_KIND, at->span, "'%.*s' is no figure", EG_ARG(id));
	else
		eg_help_near(eg_report(k->diag, EG_R_REF_UNKNOWN, at->span,
				     "'figure' names '%.*s', which does not exist", EG_ARG(id)),
			id, &names);
}

void eg_make_shown(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_rec *r = value->as.rec;
	const eg_value *record = eg_rec_find(r, "record");
	eg_str id = eg_str_trim(eg_make_words(k, record));
	if (!id.n)
		return; /* the row in scope names none */
	if (!eg_figure_is(k, id)) {
		tell_unknown(k, id, record);
		return;
	}
	eg_figure_place place = {.span = record->span,
		.width = eg_value_text(r, "width"),
		.wide = eg_value_yes(block, "wide", false),
		.unnumbered = !eg_value_yes(r, "number", true)};
	if (!eg_figure_put(k, id, &place, parent) && eg_is_own(k, record->span))
		eg_say_help(eg_report(k->diag, EG_R_FIGURE_TWICE, record->span,
				    "figure '%.*s' stands in the document already", EG_ARG(id)),
			"lead to it with '[[%.*s]]'", EG_ARG(id));
}
