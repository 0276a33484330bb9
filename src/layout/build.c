/* Blocks to items: which construction lays which kind of block, and how sections begin and end. */
#include "layout/lay.h"

static void build_group(eg_lay *l, const eg_block *b)
{
	size_t from = l->out->count;
	bool around = l->frame.bound;
	l->frame.bound = true;
	eg_build_blocks(l, b->children, b->child_count);
	l->frame.bound = around;
	for (size_t i = from + 1; i < l->out->count; i++)
		l->out->items[i].keep = true;
}

/* Cover or contents, or lists of figures and tables with their heads and a word about them: where
 * one stands among other things, the section is one of the body. */
static bool has_front_block(const eg_block *section)
{
	uint32_t lists = 0, heads = 0, texts = 0;
	for (uint32_t i = 0; i < section->child_count; i++) {
		enum eg_block_kind kind = (enum eg_block_kind)section->children[i]->kind;
		if (kind == EG_B_COVER || kind == EG_B_CONTENTS)
			return true;
		lists += kind == EG_B_LISTING;
		heads += kind == EG_B_HEAD;
		texts += kind == EG_B_TEXT;
	}
	return lists && texts <= 1 && lists + heads + texts == section->child_count;
}

/* Facts without a head on a page of their own, right after the cover: the back of the title. */
static bool is_imprint(const eg_lay *l, const eg_block *section)
{
	const eg_block *root = l->doc->root, *before = NULL;
	for (uint32_t i = 0; i + 1 < root->child_count; i++)
		if (root->children[i + 1] == section)
			before = root->children[i];
	if (!before || !section->break_before || !section->child_count)
		return false;
	for (uint32_t i = 0; i < section->child_count; i++)
		if (section->children[i]->kind != EG_B_FACTS)
			return false;
	for (uint32_t i = 0; i < before->child_count; i++)
		if (before->children[i]->kind == EG_B_COVER)
			return true;
	return false;
}

/* Whether a section of the root belongs to the front matter: it has the cover or the contents, or
 * one behind it does, or is the back of the title. */
static bool is_front(const eg_lay *l, const eg_block *section)
{
	const eg_block *root = l->doc->root;
	bool here = false;
	if (is_imprint(l, section))
		return true;
	for (uint32_t i = 0; i < root->child_count; i++) {
		here = here || root->children[i] == section;
		if (here && has_front_block(root->children[i]))
			return true;
	}
	return false;
}

/* The banner that a section begins with, or NULL. */
static const eg_block *banner_of(const eg_block *section)
{
	const eg_block *first = section->child_count ? section->children[0] : NULL;
	return first && first->kind == EG_B_BANNER ? first : NULL;
}

/* What a part is called where its name stands beside it: "Goal 2". */
static eg_str part_label(eg_lay *l, const eg_block *b)
{
	const eg_block *opener = eg_block_child(b, EG_B_OPENER);
	return !b->label.n && opener ? eg_opener_label(l, opener) : b->label;
}

/* The words of the running head: a section of the first level is a part. A page for a meeting is
 * set close, off the grid. */
static void enter(eg_lay *l, const eg_block *b)
{
	if (b->running.n && l->depth == 1)
		l->context = (eg_context){.part = b->running, .part_label = part_label(l, b)};
	else if (b->running.n)
		l->context.section = b->running;
	const eg_block *banner = banner_of(b);
	if (banner || l->depth == 1)
		l->context.foot = banner ? banner->running : (eg_str){NULL, 0};
	l->frame.free = l->frame.free || banner;
	l->counts_pages = l->counts_pages || l->context.foot.n;
	l->frame.context = eg_lay_context(l);
}

static bool has_index(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_INDEX)
			return true;
	return false;
}

/* A section that begins a page may stand under a short one all the same (DESIGNBOOK.md 3). */
static void begin_section(eg_lay *l, const eg_block *b)
{
	enum eg_break_kind kind = eg_lay_break_before(l, b);
	if (has_index(b) && kind != EG_BREAK_RECTO) {
		eg_lay_break(l, EG_BREAK_PAGE); /* what is before it must have its pages */
	} else if (kind == EG_BREAK_PAGE && l->main.count && !b->alone) {
		l->main.opens_next = true;
		l->main.keep_next = false;
	} else if (kind != EG_BREAK_NONE) {
		eg_lay_break(l, kind);
	}
}

/* The frame as it was; if the pages lie on another side by now, its column there. */
static void restore_frame(eg_lay *l, const eg_frame *saved, const eg_format *format)
{
	l->frame = *saved;
	if (l->format == format || l->out != &l->main)
		return;
	if (saved->x == format->margin && saved->width == format->text_width)
		eg_lay_full_width(l);
	else
		eg_lay_main_column(l);
}

/* It stands at the foot of its page. */
static void end_imprint(eg_lay *l)
{
	eg_len height = eg_vlist_height(&l->main);
	if (eg_lay_fits_page(l, height))
		l->first_top = l->format->bottom - height;
	eg_lay_break(l, EG_BREAK_PAGE);
}

static bool is_dense(const eg_lay *l, const eg_block *section)
{
	for (size_t i = 0; i < l->dense_count; i++)
		if (l->dense[i] == section)
			return true;
	return false;
}

void eg_build_section(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	l->frame.dense = l->frame.dense || is_dense(l, b);
	eg_context around = l->context;
	bool top = eg_lay_may_break(l);
	if (b->child_count == 0) { /* left out: only its name is there */
		if (b->id.n)
			eg_lay_anchor(l, b->id);
		return;
	}
	if (top && l->depth == 0 && !l->in_body && !is_front(l, b))
		eg_lay_begin_body(l);
	const eg_format *format = l->format;
	if (top) {
		begin_section(l, b);
		eg_glance_begin_spread(l, b);
	}
	bool imprint = top && !l->depth && !l->in_body && !l->main.count && is_imprint(l, b);
	l->depth++;
	enter(l, b);
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	if (b->bounds)
		eg_extent_begin(l, b);
	eg_build_blocks(l, b->children, b->child_count);
	l->depth--;
	if (imprint)
		end_imprint(l);
	eg_glance_end_spread(l, b);
	if (l->depth)
		l->context = around;
	restore_frame(l, &saved, format);
}

static void build_split(eg_lay *l, const eg_block *b)
{
	eg_build_split(l, b, 0);
}

static void build_tiles(eg_lay *l, const eg_block *b)
{
	(b->level == 2 ? eg_build_strip : eg_build_tiles)(l, b);
}

/* It hangs on its mark. */
static void build_note(eg_lay *l, const eg_block *b)
{
	(void)l;
	(void)b;
}

/* Of a kind without a function, as an item outside a list, that is built which is in it. */
static void build_in_column(eg_lay *l, const eg_block *b, const eg_block *next)
{
	static void (*const builders[])(eg_lay * l, const eg_block *b) = {
		[EG_B_SECTION] = eg_build_section,
		[EG_B_TEXT] = eg_build_text,
		[EG_B_QUOTE] = eg_build_quote,
		[EG_B_LIST] = eg_build_list,
		[EG_B_TABLE] = eg_build_table,
		[EG_B_FACTS] = eg_build_facts,
		[EG_B_COVER] = eg_build_cover,
		[EG_B_CONTENTS] = eg_build_contents,
		[EG_B_OPENER] = eg_build_opener,
		[EG_B_OBJECTIVE] = eg_build_objective,
		[EG_B_PROFILE] = eg_build_profile,
		[EG_B_SPLIT] = build_split,
		[EG_B_CALLOUT] = eg_build_callout,
		[EG_B_STORY] = eg_build_story,
		[EG_B_PULL_QUOTE] = eg_build_pull_quote,
		[EG_B_TILES] = build_tiles,
		[EG_B_CARDS] = eg_build_cards,
		[EG_B_GLANCE] = eg_build_glance,
		[EG_B_HALVES] = eg_build_halves,
		[EG_B_BANNER] = eg_build_banner,
		[EG_B_SIGNATURES] = eg_build_signatures,
		[EG_B_FIGURE] = eg_build_figure,
		[EG_B_CODE] = eg_build_code,
		[EG_B_RULE] = eg_build_rule,
		[EG_B_GLOSSARY] = eg_build_glossary,
		[EG_B_INDEX] = eg_build_index,
		[EG_B_LISTING] = eg_build_listing,
		[EG_B_DEFINITIONS] = eg_build_definitions,
		[EG_B_SOURCES] = eg_build_sources,
		[EG_B_GROUP] = build_group,
		[EG_B_COLUMNS] = eg_build_columns,
		[EG_B_NOTE] = build_note,
	};
	if (b->kind == EG_B_HEAD)
		eg_build_head(l, b, next);
	else if (b->kind < EG_COUNT(builders) && builders[b->kind])
		builders[b->kind](l, b);
	else
		eg_build_blocks(l, b->children, b->child_count);
}

void eg_build_block(eg_lay *l, const eg_block *b, const eg_block *next)
{
	eg_frame saved = l->frame;
	const eg_format *format = l->format;
	if (b->goal)
		l->frame.goal = b->goal;
	if (b->break_before && b->kind != EG_B_SECTION && eg_lay_may_break(l))
		eg_lay_break(l, eg_lay_break_before(l, b));
	bool wide = b->wide && l->out == &l->main && b->kind != EG_B_TABLE;
	if (wide)
		eg_lay_full_width(l);
	size_t from = l->out->count;
	/* Elements set the language on themselves; below them it is the frame's. */
	build_in_column(l, b, next);
	for (size_t i = from; wide && i < l->out->count; i++)
		l->out->items[i].wide = true;
	/* A figure stands where it is said, unless much white would stand before it there. */
	bool drifts = b->kind == EG_B_FIGURE && !l->frame.bound && from < l->out->count &&
		      !l->out->items[from].keep;
	if (b->floats || drifts)
		eg_lay_float(l, from, !b->floats);
	restore_frame(l, &saved, format);
}

/* A lead and the text that it opens, as one paragraph; or NULL. */
static const eg_block *join_opening(eg_lay *l, const eg_block *lead, const eg_block *next)
{
	if (!l->frame.dense || !lead->yields || !next || next->kind != EG_B_TEXT || next->id.n ||
		!eg_str_eq(next->lang, lead->lang))
		return NULL;
	eg_block *b = EG_NEW(l->work, eg_block);
	*b = *next;
	b->runs = EG_NEW_N(l->work, eg_run, (size_t)lead->run_count + 1 + next->run_count);
	b->run_count = 0;
	for (uint32_t i = 0; i < lead->run_count; i++)
		b->runs[b->run_count++] = lead->runs[i];
	b->runs[b->run_count++] = (eg_run){.text = EG_STR(" "), .span = lead->span};
	for (uint32_t i = 0; i < next->run_count; i++)
		b->runs[b->run_count++] = next->runs[i];
	return b;
}

void eg_build_blocks(eg_lay *l, eg_block *const *blocks, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const eg_block *joined =
			join_opening(l, blocks[i], i + 1 < count ? blocks[i + 1] : NULL);
		if (joined) {
			i++;
			eg_build_block(l, joined, i + 1 < count ? blocks[i + 1] : NULL);
			continue;
		}
		if (eg_lay_may_break(l) && blocks[i]->kind != EG_B_SECTION)
			eg_lay_turn(l, eg_lay_lies(l, blocks, count, i));
		eg_build_block(l, blocks[i], i + 1 < count ? blocks[i + 1] : NULL);
	}
}
