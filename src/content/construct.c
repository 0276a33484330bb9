/* The page constructions: cover, contents, goal opener, objective, profile, split. */
#include "content/maker.h"

#include "base/fs.h"

typedef struct part {
	const char *key;
	enum eg_style style;
} part;

static void make_parts(eg_maker *k, const eg_rec *r, const part *parts, size_t count, eg_block *to)
{
	for (size_t i = 0; i < count; i++)
		(void)eg_make_text(k, to, eg_rec_find(r, parts[i].key), parts[i].style);
}

static eg_block *add_block(eg_maker *k, enum eg_block_kind kind, eg_span span, eg_block *parent)
{
	eg_block *b = eg_block_new(k->arena, kind, span);
	b->goal = k->goal;
	eg_block_add(k->arena, parent, b);
	return b;
}

/* A picture that a record names, at its place below the folder of the strategy's file. */
static eg_block *add_figure(
	eg_maker *k, const eg_rec *from, const char *key, const char *alt_key, eg_block *parent)
{
	const eg_value *file = eg_rec_find(from, key);
	if (!file || file->said != EG_SAID_VALUE)
		return NULL;
	const eg_source *source = eg_sources_at(k->model->sources, file->span.file);
	eg_str path = eg_path_join(k->arena, eg_path_folder(source->path), file->as.text);
	eg_str alt = eg_value_text(from, alt_key);
	eg_block *b = add_block(k, EG_B_FIGURE, file->span, parent);
	/* that words are missing is told of the record */
	b->picture = eg_picture_at(k, path, file->span, alt, alt.n == 0);
	return b;
}

/* The strategy's own picture, and its seal or logo, or else the organization's logo. */
static void make_cover_pictures(eg_maker *k, eg_block *cover)
{
	const eg_rec *strategy = k->model->strategy, *owner = k->model->organization;
	const eg_value *said = strategy ? eg_rec_find(strategy, "cover") : NULL;
	const eg_rec *own = said && said->said == EG_SAID_VALUE ? said->as.rec : NULL;
	eg_block *picture = own ? add_figure(k, own, "picture", "alt", cover) : NULL;
	const eg_value *credit = picture ? eg_rec_find(own, "credit") : NULL;
	if (picture)
		picture->wide = true;
	if (credit)
		(void)eg_make_text(k, picture, credit, EG_S_COVER_NOTE);
	bool done = own && (add_figure(k, own, "seal", "seal_alt", cover) ||
				   add_figure(k, own, "logo", "logo_alt", cover));
	if (!done && owner)
		(void)add_figure(k, owner, "logo", "logo_alt", cover);
}

/* Each row of the query as a line of the notes. */
static void make_lines(eg_maker *k, const eg_value *query, eg_block *cover)
{
	eg_rows rows;
	if (!query || !eg_make_query(k, query, &rows) || rows.columns == 0)
		return;
	for (size_t i = 0; i < rows.count; i++) {
		eg_runs runs = {0};
		eg_make_cell(k, &rows.cells[i * rows.columns], rows.prose[0],
			&(eg_run){.span = query->span}, &runs);
		if (runs.count == 0)
			continue;
		eg_block *b = add_block(k, EG_B_TEXT, query->span, cover);
		b->style = EG_S_COVER_NOTE;
		eg_block_runs(k, b, &runs);
	}
}

void eg_make_cover(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	static const part parts[] = {{"organization", EG_S_COVER_ORG}, {"parent", EG_S_COVER_ORG},
		{"edition", EG_S_COVER_EDITION}, {"date", EG_S_COVER_EDITION},
		{"title", EG_S_COVER_TITLE}, {"subtitle", EG_S_COVER_SUBTITLE},
		{"status", EG_S_COVER_NOTE}};
	static const part note = {"note", EG_S_COVER_NOTE};
	(void)block;
	eg_block *cover = add_block(k, EG_B_COVER, value->span, parent);
	make_parts(k, value->as.rec, parts, EG_COUNT(parts), cover);
	make_lines(k, eg_rec_find(value->as.rec, "designation"), cover);
	make_parts(k, value->as.rec, &note, 1, cover);
	make_cover_pictures(k, cover);
}

void eg_make_contents(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	eg_block *b = add_block(k, EG_B_CONTENTS, value->span, parent);
	const eg_value *depth = eg_rec_find(value->as.rec, "depth");
	b->level = (uint8_t)(depth ? depth->as.number : 2);
	eg_runs runs = {0};
	eg_make_runs(k, eg_rec_find(value->as.rec, "title"), 0, &runs);
	if (runs.count == 0)
		eg_runs_add(k, &runs,
			(eg_run){.text = k->doc->words[EG_WORD_CONTENTS],
				.lang = k->words_lang,
				.span = value->span});
	eg_block_runs(k, b, &runs);
}

static void make_outcomes(eg_maker *k, const eg_rec *r, eg_block *opener)
{
	const eg_value *query = eg_rec_find(r, "outcomes");
	eg_rows rows;
	if (!query || !eg_make_query(k, query, &rows) || rows.count == 0)
		return;
	(void)eg_make_text(k, opener, eg_rec_find(r, "outcomes_label"), EG_S_LABEL);
	eg_block *list = add_block(k, EG_B_LIST, query->span, opener);
	list->style = EG_S_OUTCOME;
	for (size_t i = 0; i < rows.count; i++) {
		eg_block *item = add_block(k, EG_B_ITEM, query->span, list);
		item->style = EG_S_OUTCOME;
		eg_runs runs = {0};
		eg_make_cell(k, &rows.cells[i * rows.columns], rows.prose[0],
			&(eg_run){.span = query->span}, &runs);
		eg_block_runs(k, item, &runs);
	}
}

void eg_make_opener(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_rec *r = value->as.rec;
	eg_block *b = add_block(k, EG_B_OPENER, value->span, parent);
	b->label = eg_make_words(k, eg_rec_find(r, "number"));
	b->id = eg_make_id(k, eg_rec_find(r, "id"));
	(void)eg_make_text(k, b, eg_rec_find(r, "label"), EG_S_OPENER_LABEL);
	eg_block *head = eg_make_head(k, b, eg_rec_find(r, "title"), 1);
	if (head)
		head->label = b->label;
	(void)eg_make_text(k, b, eg_rec_find(r, "tagline"), EG_S_TAGLINE);
	eg_make_prose(k, eg_rec_find(r, "statement"), EG_S_STATEMENT, b);
	make_outcomes(k, r, b);
	eg_make_blocks(k, eg_rec_find(r, "blocks"), b);
	(void)eg_make_text(k, b, eg_rec_find(r, "note"), EG_S_NOTE);
}

void eg_make_objective(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_rec *r = value->as.rec;
	eg_block *b = add_block(k, EG_B_OBJECTIVE, value->span, parent);
	b->label = eg_make_words(k, eg_rec_find(r, "number"));
	b->id = eg_make_id(k, eg_rec_find(r, "id"));
	eg_block *side = add_block(k, EG_B_SIDE, value->span, b);
	eg_str lead = eg_make_words(k, eg_rec_find(r, "lead"));
	if (lead.n) {
		(void)eg_make_text(k, side, eg_rec_find(r, "lead_label"), EG_S_LABEL);
		(void)eg_make_text(k, side, eg_rec_find(r, "lead"), EG_S_VALUE);
	}
	uint8_t around = k->level;
	k->level = 3;
	eg_block *head = eg_make_head(k, b, eg_rec_find(r, "title"), k->level);
	if (head)
		head->label = b->label;
	eg_make_prose(k, eg_rec_find(r, "statement"), EG_S_BODY, b);
	eg_make_blocks(k, eg_rec_find(r, "blocks"), b);
	k->level = around;
	(void)eg_make_text(k, b, eg_rec_find(r, "note"), EG_S_NOTE);
}

void eg_make_natives(eg_maker *k, const eg_value *query, eg_block *parent)
{
	eg_rows rows;
	if (!query || !eg_make_query(k, query, &rows) || rows.count == 0)
		return;
	size_t lang = eg_rows_column(&rows, "lang");
	eg_block *b = add_block(k, EG_B_TEXT, query->span, parent);
	b->style = EG_S_NATIVE;
	eg_runs runs = {0};
	for (size_t i = 0; i < rows.count; i++) {
		const eg_cell *row = &rows.cells[i * rows.columns];
		eg_run run = {.text = eg_make_cell_words(k, &row[0]),
			.style = EG_I_NATIVE,
			.span = query->span};
		if (!run.text.n)
			continue;
		if (lang != SIZE_MAX && row[lang].kind == EG_CELL_TEXT)
			run.lang = row[lang].text;
		if (runs.count)
			eg_runs_words(k, &runs, EG_STR(" \xC2\xB7 "), 0, query->span);
		eg_runs_add(k, &runs, run);
	}
	eg_block_runs(k, b, &runs);
}

static void make_column(
	eg_maker *k, const eg_rec *r, const char *key, enum eg_block_kind kind, eg_block *to)
{
	const eg_value *blocks = eg_rec_find(r, key);
	if (!blocks)
		return;
	eg_block *b = eg_block_new(k->arena, kind, blocks->span);
	eg_make_blocks(k, blocks, b);
	if (b->child_count)
		eg_block_add(k->arena, to, b);
}

static void make_band(eg_maker *k, const eg_rec *r, eg_block *profile)
{
	const eg_value *band = eg_rec_find(r, "band");
	if (!band)
		return;
	eg_block *group = eg_block_new(k->arena, EG_B_GROUP, band->span);
	if (!band->many)
		(void)eg_make_text(k, group, band, EG_S_SIDE);
	for (uint32_t i = 0; band->many && i < band->count; i++)
		(void)eg_make_text(k, group, &band->as.items[i], EG_S_SIDE);
	if (group->child_count)
		eg_block_add(k->arena, profile, group);
}

void eg_make_profile(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_rec *r = value->as.rec;
	eg_block *b = add_block(k, EG_B_PROFILE, value->span, parent);
	b->id = eg_make_id(k, eg_rec_find(r, "id"));
	uint8_t around = k->level;
	k->level = 2;
	eg_block *head = eg_make_head(k, b, eg_rec_find(r, "title"), k->level);
	const eg_value *logo = eg_rec_find(r, "logo");
	if (logo)
		b->picture =
			eg_make_picture(k, logo->as.rec, head ? head->runs[0].text : EG_STR(""));
	eg_make_natives(k, eg_rec_find(r, "native"), b);
	make_band(k, r, b);
	eg_make_blocks(k, eg_rec_find(r, "intro"), b);
	make_column(k, r, "side", EG_B_SIDE, b);
	make_column(k, r, "main", EG_B_MAIN, b);
	k->level = around;
}

void eg_make_split(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	eg_block *b = eg_block_new(k->arena, EG_B_SPLIT, value->span);
	make_column(k, value->as.rec, "side", EG_B_SIDE, b);
	make_column(k, value->as.rec, "main", EG_B_MAIN, b);
	if (b->child_count)
		eg_block_add(k->arena, parent, b);
}
