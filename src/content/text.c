/* The plain blocks: text, heads, source lines; and the row of all kinds of block. */
#include "content/maker.h"

#include "schema/schema.h"

void eg_block_runs(eg_maker *k, eg_block *b, eg_runs *runs)
{
	eg_runs_join(k, runs);
	b->runs = runs->items;
	b->run_count = (uint32_t)runs->count;
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

eg_block *eg_make_text(eg_maker *k, eg_block *parent, const eg_value *value, enum eg_style style)
{
	eg_runs runs = {0};
	eg_make_runs(k, value, 0, &runs);
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

void eg_make_source_line(eg_maker *k, eg_block *parent, const eg_value *note)
{
	eg_block *b = eg_block_new(k->arena, EG_B_TEXT, note ? note->span : (eg_span){0});
	b->style = EG_S_NOTE;
	eg_runs runs = {0};
	eg_runs_words(k, &runs, eg_strf(k->arena, "As of %.*s.", EG_ARG(k->as_of)), 0, b->span);
	if (note) {
		eg_runs words = {0};
		eg_make_runs(k, note, 0, &words);
		if (words.count)
			eg_runs_words(k, &runs, EG_STR(" "), 0, b->span);
		for (size_t i = 0; i < words.count; i++)
			eg_runs_add(k, &runs, words.items[i]);
	}
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
	eg_make_prose(k, value, style_of(block), parent);
	bool wide = eg_value_yes(block, "wide", false);
	for (uint32_t i = before; i < parent->child_count; i++) {
		parent->children[i]->wide = wide;
		parent->children[i]->goal = k->goal;
	}
}

static void make_head(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_rec *r = value->as.rec;
	const eg_value *level = eg_rec_find(r, "level");
	eg_block *b = eg_make_head(k, parent, eg_rec_find(r, "title"),
		(uint8_t)(level ? level->as.number : 2));
	if (!b)
		return;
	b->label = eg_make_words(k, eg_rec_find(r, "number"));
	b->id = eg_make_words(k, eg_rec_find(r, "id"));
}

static const struct {
	const char *key;
	eg_make_fn *make;
} kinds[] = {{"head", make_head}, {"text", make_text}, {"table", eg_make_table},
	{"list", eg_make_list}, {"facts", eg_make_facts}, {"cover", eg_make_cover},
	{"contents", eg_make_contents}, {"opener", eg_make_opener},
	{"objective", eg_make_objective}, {"profile", eg_make_profile}, {"split", eg_make_split},
	{"sources", eg_make_sources}};

static void make_one(eg_maker *k, const eg_rec *block, eg_block *parent)
{
	const eg_value *goal = eg_rec_find(block, "goal"), *inner = eg_rec_find(block, "blocks");
	uint8_t around = k->goal;
	int64_t number;
	if (!eg_make_when(k, eg_rec_find(block, "when")))
		return;
	if (goal && eg_parse_int(eg_make_words(k, goal), &number) && number > 0 && number < 100)
		k->goal = (uint8_t)number;
	for (size_t i = 0; i < EG_COUNT(kinds); i++) {
		const eg_value *v = eg_rec_find(block, kinds[i].key);
		if (v)
			kinds[i].make(k, block, v, parent);
	}
	if (inner)
		eg_make_blocks(k, inner, parent);
	k->goal = around;
}

static void make_block(eg_maker *k, const eg_rec *block, eg_block *parent)
{
	const eg_value *each = eg_rec_find(block, "each");
	if (!each) {
		make_one(k, block, parent);
		return;
	}
	eg_rows *rows = EG_NEW(k->arena, eg_rows);
	if (!eg_make_query(k, each, rows))
		return;
	eg_str as = eg_value_text(block, "as");
	for (size_t i = 0; i < rows->count; i++) {
		eg_scope_push(k, as, rows, i);
		make_one(k, block, parent);
		eg_scope_pop(k);
	}
}

void eg_make_blocks(eg_maker *k, const eg_value *blocks, eg_block *parent)
{
	if (!blocks)
		return;
	if (!blocks->many) {
		make_block(k, blocks->as.rec, parent);
		return;
	}
	for (uint32_t i = 0; i < blocks->count; i++)
		make_block(k, blocks->as.items[i].as.rec, parent);
}
