/* The plain blocks: text, heads, source lines; and the row of all kinds of block. */
#include "content/maker.h"

#include "prose/prose.h"
#include "schema/schema.h"

void eg_block_runs(eg_maker *k, eg_block *b, eg_runs *runs)
{
	eg_runs_join(k, runs);
	b->runs = runs->items;
	b->run_count = (uint32_t)runs->count;
	eg_block_language(k, b);
}

eg_str eg_value_text(const eg_rec *r, const char *key)
{
	const eg_value *v = eg_rec_find(r, key);
	return v && v->said == EG_SAID_VALUE && !v->many ? v->as.text : (eg_str){NULL, 0};
}

bool eg_value_yes(const eg_rec *r, const char *key, bool fallback)
{
	const eg_value *v = eg_rec_find(r, key);
	return v ? v->as.number != 0 : fallback;
}

void eg_link_run(eg_run *run, const eg_cell *target)
{
	if (target->kind != EG_CELL_TEXT || target->text.n == 0 || run->dest.n || run->url.n)
		return;
	*(eg_prose_is_address(target->text) ? &run->url : &run->dest) = target->text;
}

eg_block *eg_make_text(eg_maker *k, eg_block *parent, const eg_value *value, enum eg_style style)
{
	eg_runs runs = {0};
	k->notes_to = &k->foot;
	eg_make_runs(k, value, 0, &runs);
	k->notes_to = NULL;
	if (runs.count == 0)
		return NULL;
	eg_block *b = eg_block_new(k->arena, EG_B_TEXT, value->span);
	b->style = (uint8_t)style;
	b->goal = k->goal;
	eg_block_runs(k, b, &runs);
	eg_block_add(k->arena, parent, b);
	return b;
}

eg_block *eg_make_head(eg_maker *k, eg_block *parent, const eg_value *title, uint8_t level)
{
	eg_runs runs = {0};
	eg_make_runs(k, title, EG_I_NOHYPH, &runs);
	if (runs.count == 0)
		return NULL;
	eg_block *b = eg_block_new(k->arena, EG_B_HEAD, title->span);
	b->level = level;
	b->goal = k->goal;
	b->in_contents = level <= 2;
	eg_block_runs(k, b, &runs);
	eg_block_add(k->arena, parent, b);
	return b;
}

void eg_make_source_line(eg_maker *k, eg_block *parent, const eg_value *note, bool as_of)
{
	eg_block *b = eg_block_new(k->arena, EG_B_TEXT, note ? note->span : (eg_span){0});
	b->style = EG_S_NOTE;
	eg_runs runs = {0}, words = {0};
	if (as_of)
		eg_runs_own(k, &runs, EG_OWN_AS_OF, k->as_of, 0, b->span);
	eg_make_prose_runs(k, note, &words);
	if (runs.count && words.count)
		eg_runs_words(k, &runs, EG_STR(" "), 0, b->span);
	for (size_t i = 0; i < words.count; i++)
		eg_runs_add(k, &runs, words.items[i]);
	if (runs.count == 0 && !(parent->table && parent->table->left))
		return;
	eg_block_runs(k, b, &runs);
	eg_block_add(k->arena, parent, b);
}

static const struct {
	const char *word;
	enum eg_style style;
} text_styles[] = {{"body", EG_S_BODY}, {"lead", EG_S_LEAD}, {"label", EG_S_LABEL},
	{"note", EG_S_NOTE}, {"side", EG_S_SIDE}, {"statement", EG_S_STATEMENT},
	{"tagline", EG_S_TAGLINE}, {"native", EG_S_NATIVE}, {"marking", EG_S_MARKING}};

static enum eg_style style_of(const eg_rec *block)
{
	eg_str word = eg_value_text(block, "style");
	for (size_t i = 0; i < EG_COUNT(text_styles); i++)
		if (eg_str_is(word, text_styles[i].word))
			return text_styles[i].style;
	return EG_S_BODY;
}

static void make_text(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	uint32_t before = parent->child_count;
	enum eg_style style = style_of(block);
	k->places_figures = style == EG_S_BODY;
	if (eg_str_is(eg_value_text(block, "style"), "opened"))
		eg_make_opened(k, value, parent);
	else
		eg_make_prose(k, value, style, parent);
	k->places_figures = false;
	bool wide = eg_value_yes(block, "wide", false);
	for (uint32_t i = before; i < parent->child_count; i++) {
		parent->children[i]->wide = wide || parent->children[i]->wide;
		parent->children[i]->goal = k->goal;
	}
}

static void make_head(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_rec *r = value->as.rec;
	const eg_value *level = eg_rec_find(r, "level");
	eg_block *b = eg_make_head(k, parent, eg_rec_find(r, "title"),
		(uint8_t)(level ? level->as.number : k->level + 1));
	if (!b)
		return;
	b->wide = eg_value_yes(block, "wide", false);
	b->label = eg_make_words(k, eg_rec_find(r, "number"));
	b->id = eg_make_id(k, eg_rec_find(r, "id"));
}

static const struct {
	const char *key;
	eg_make_fn *make;
} kinds[] = {{"head", make_head}, {"text", make_text}, {"table", eg_make_table},
	{"list", eg_make_list}, {"definitions", eg_make_definitions}, {"facts", eg_make_facts},
	{"cover", eg_make_cover}, {"contents", eg_make_contents}, {"opener", eg_make_opener},
	{"objective", eg_make_objective}, {"profile", eg_make_profile}, {"split", eg_make_split},
	{"sources", eg_make_sources}, {"callout", eg_make_callout}, {"story", eg_make_story},
	{"quote", eg_make_quote}, {"pull_quote", eg_make_pull_quote}, {"picture", eg_make_figure},
	{"figure", eg_make_shown}, {"code", eg_make_code}, {"rule", eg_make_rule},
	{"tiles", eg_make_tiles}, {"cards", eg_make_cards}, {"signatures", eg_make_signatures},
	{"letter", eg_make_letter}, {"glossary", eg_make_glossary}, {"index", eg_make_index},
	{"listing", eg_make_listing}, {"banner", eg_make_banner}, {"halves", eg_make_halves},
	{"matrix", eg_make_matrix}, {"glance", eg_make_glance}};

/* The block's own id, on the first of what it made that has none. */
static void give_id(eg_maker *k, const eg_rec *block, eg_block *parent, uint32_t before)
{
	const eg_value *id = eg_rec_find(block, "id");
	if (!id || parent->child_count == before || parent->children[before]->id.n)
		return;
	parent->children[before]->id = eg_make_id(k, id);
}

/* Puts what the block made, from `before` on, into a block of that kind. */
static eg_block *gather_into(
	eg_maker *k, enum eg_block_kind kind, eg_span span, eg_block *parent, uint32_t before)
{
	eg_block *b = eg_block_new(k->arena, kind, span);
	for (uint32_t i = before; i < parent->child_count; i++)
		eg_block_add(k->arena, b, parent->children[i]);
	parent->child_count = before;
	eg_block_add(k->arena, parent, b);
	return b;
}

/* Where on the pages the blocks made from `before` on may stand. */
static void place_blocks(eg_maker *k, const eg_rec *block, eg_block *parent, uint32_t before)
{
	const eg_value *columns = eg_rec_find(block, "columns");
	eg_str at = eg_value_text(block, "break");
	if (parent->child_count == before)
		return;
	if (columns)
		gather_into(k, EG_B_COLUMNS, block->span, parent, before)->columns =
			(uint8_t)columns->as.number;
	if (eg_value_yes(block, "keep", false))
		(void)gather_into(k, EG_B_GROUP, block->span, parent, before);
	if (eg_value_yes(block, "float", false))
		parent->children[before]->floats = true;
	if (at.n)
		parent->children[before]->break_before = (uint8_t)eg_break_of(at);
}

enum eg_break_kind eg_break_of(eg_str word)
{
	return eg_str_is(word, "page")    ? EG_BREAK_PAGE
	       : eg_str_is(word, "recto") ? EG_BREAK_RECTO
	       : eg_str_is(word, "part")  ? EG_BREAK_PART
					  : EG_BREAK_NONE;
}

static void make_one(eg_maker *k, const eg_rec *block, eg_block *parent)
{
	const eg_value *goal = eg_rec_find(block, "goal"), *inner = eg_rec_find(block, "blocks");
	uint8_t around = k->goal;
	uint32_t before = parent->child_count;
	int64_t number;
	if (goal && eg_make_number(k, goal, &number) && number > 0 && number < 100)
		k->goal = (uint8_t)number;
	for (size_t i = 0; i < EG_COUNT(kinds); i++) {
		const eg_value *v = eg_rec_find(block, kinds[i].key);
		if (v)
			kinds[i].make(k, block, v, parent);
	}
	eg_make_blocks(k, inner, parent);
	give_id(k, block, parent, before);
	place_blocks(k, block, parent, before);
	k->goal = around;
}

void eg_make_blocks(eg_maker *k, const eg_value *blocks, eg_block *parent)
{
	if (!blocks)
		return;
	/* Depth is bounded by the nesting that the schema binds. */
	for (uint32_t i = 0; i < eg_value_count(blocks); i++)
		eg_make_each(k, eg_value_item(blocks, i)->as.rec, make_one, parent);
}
