/* Heads: in the side column when they are short and of the first level, else over their text. */
#include "layout/lay.h"

#define SECTION_GAP EG_PTS(42) /* between a section's end and the next one's head */
#define UNDER_RISEN EG_PTS(3.5)
#define MOST_RISEN  8       /* lines; a page may have to part a longer head */
#define H1_RISE     EG_HALF /* a first-level head stands this much over its text's top */

static const uint8_t types[] = {EG_T_H1, EG_T_H2, EG_T_H3, EG_T_H4, EG_T_H4, EG_T_H4};

/* The level in the structure tree: heads as written, closed up so that no level is left out. */
static uint32_t real_level(eg_lay *l, uint8_t written)
{
	while (l->head_depth && l->head_levels[l->head_depth - 1] >= written)
		l->head_depth--;
	if (l->head_depth < EG_HEAD_DEPTH)
		l->head_levels[l->head_depth++] = written;
	return l->head_depth;
}

uint32_t eg_head_element(eg_lay *l, const eg_block *b)
{
	uint32_t level = real_level(l, b->level ? b->level : 1);
	if (b->level <= 1)
		eg_marking_ask(l);
	uint32_t e = eg_lay_element(l, (enum eg_role)(EG_ROLE_H1 + level - 1), b);
	const eg_toc_entry *entry = eg_toc_find(l->toc, b);
	if (!entry)
		return e;
	eg_anchor *a = eg_lay_anchor(l, entry->dest);
	a->in_outline = true;
	a->title = entry->number.n ? eg_strf(l->canvas.arena, "%.*s %.*s", EG_ARG(entry->number),
					     EG_ARG(entry->title))
				   : entry->title;
	a->level = entry->level;
	a->element = e;
	return e;
}

static uint32_t take_element(eg_lay *l, const eg_block *b)
{
	uint32_t e = l->head_element ? l->head_element : eg_head_element(l, b);
	l->head_element = 0;
	return e;
}

/* The words of a head: its number, if it has one and nobody else prints it, and the title. */
static eg_textbox *set_head(eg_lay *l, const eg_block *b, enum eg_type type, eg_len x, eg_len width)
{
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, (size_t)b->run_count + 1);
	uint32_t n = 0;
	if (b->label.n && !l->head_element)
		runs[n++] = (eg_run){
			.text = eg_strf(l->scratch, "%.*s\xC2\xA0\xC2\xA0", EG_ARG(b->label)),
			.span = b->span};
	for (uint32_t i = 0; i < b->run_count; i++)
		runs[n++] = b->runs[i];
	eg_text_spec spec = {.type = type,
		.x = x,
		.width = width,
		.lang = eg_lay_lang(l, b),
		.goal = l->frame.goal,
		.numbered = n > b->run_count};
	return eg_textbox_set(l, runs, n, &spec);
}

enum eg_type eg_head_size(eg_lay *l, const eg_block *b, const eg_text_spec *at,
	const eg_head_step *steps, size_t count)
{
	eg_text_spec spec = *at;
	spec.element = EG_NO_ELEMENT;
	spec.told = true;
	for (size_t i = 0; i + 1 < count; i++) {
		spec.type = steps[i].type;
		eg_textbox *box = eg_textbox_set(l, b->runs, b->run_count, &spec);
		if (eg_textbox_lines(box) <= steps[i].lines && box->para->min_width <= spec.width)
			return spec.type;
	}
	return steps[count - 1].type;
}

void eg_build_head_as(eg_lay *l, const eg_block *b, enum eg_type type, const eg_para_place *place)
{
	eg_textbox *box = set_head(l, b, type, l->frame.x, l->frame.width);
	if (eg_textbox_lines(box) == 0)
		return;
	box->spec.element = take_element(l, b);
	eg_lay_lines(l, box, place);
	l->out->keep_next = true;
}

/* Whether what follows a first-level head leaves the side column free. */
static bool leaves_side(const eg_block *next)
{
	if (!next || next->wide)
		return false;
	switch ((enum eg_block_kind)next->kind) {
	case EG_B_TEXT:
		return next->style != EG_S_NOTE;
	case EG_B_LIST:
	case EG_B_QUOTE:
	case EG_B_FACTS:
	case EG_B_CONTENTS:
	case EG_B_LISTING:
	case EG_B_DEFINITIONS:
	case EG_B_SOURCES:
	case EG_B_GLOSSARY:
	case EG_B_CALLOUT:
		return true;
	case EG_B_HEAD:
		return next->level > 1;
	default:
		return false;
	}
}

static void put_in_side(eg_lay *l, eg_textbox *box)
{
	eg_vlist *main = l->out, *side = EG_NEW(l->scratch, eg_vlist);
	side->whole = true;
	side->shift = -H1_RISE;
	l->out = side;
	eg_lay_lines(l, box, &(eg_para_place){.kind = EG_K_HEAD, .after = EG_LINE});
	l->out = main;
	main->side_next = side;
	main->before_next = SECTION_GAP;
	main->fresh = true; /* what follows a head is not indented */
}

static void draw_risen(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	eg_textbox_draw_all(l, item->data, at->y - H1_RISE);
}

void eg_build_head_risen(eg_lay *l, const eg_block *b, enum eg_type type)
{
	eg_textbox *box = set_head(l, b, type, l->frame.x, l->frame.width);
	if (eg_textbox_lines(box) == 0)
		return;
	box->spec.element = take_element(l, b);
	if (eg_textbox_lines(box) > MOST_RISEN)
		eg_lay_lines(l, box, &(eg_para_place){.kind = EG_K_HEAD});
	else
		eg_lay_add(l, (eg_item){.draw = draw_risen,
				      .data = box,
				      .kind = EG_K_HEAD,
				      .after = UNDER_RISEN,
				      .height = eg_textbox_height(box) - H1_RISE});
	l->out->keep_next = true;
}

static void put_over(eg_lay *l, eg_textbox *box)
{
	if (!eg_lay_fits_page(l, eg_textbox_height(box))) { /* line by line, over pages */
		eg_lay_lines(l, box,
			&(eg_para_place){
				.kind = EG_K_HEAD, .before = SECTION_GAP, .after = EG_LINE});
		l->out->keep_next = true;
		return;
	}
	eg_lay_add(l, (eg_item){.draw = draw_risen,
			      .data = box,
			      .kind = EG_K_HEAD,
			      .wide = true,
			      .snap = EG_SNAP_LINE,
			      .before = SECTION_GAP,
			      .after = 2 * EG_LINE - H1_RISE,
			      .height = eg_textbox_height(box) - H1_RISE});
	l->out->keep_next = true;
}

static void build_first_level(eg_lay *l, const eg_block *b, const eg_block *next)
{
	eg_textbox *box = set_head(l, b, EG_T_H1, l->format->margin, l->format->text_width);
	if (eg_textbox_lines(box) == 0)
		return;
	bool fits =
		eg_textbox_lines(box) == 1 && box->para->lines[0].width <= l->format->side_width;
	if (fits && leaves_side(next))
		box = set_head(l, b, EG_T_H1, l->format->margin, l->format->side_width);
	box->spec.element = take_element(l, b);
	if (fits && leaves_side(next))
		put_in_side(l, box);
	else
		put_over(l, box);
}

void eg_build_head(eg_lay *l, const eg_block *b, const eg_block *next)
{
	uint8_t level = b->level ? b->level : 1;
	if (level == 1 && l->out == &l->main) {
		build_first_level(l, b, next);
		return;
	}
	enum eg_type type = types[level < EG_COUNT(types) ? level - 1u : EG_COUNT(types) - 1u];
	if (l->frame.side && type < EG_T_H3)
		type = EG_T_H3;
	const eg_type_row *row = eg_theme_type(l->theme, type);
	/* Rows of a table do not stand on the grid: over one the space is that of the style,
	 * always. */
	bool text = !next || next->kind != EG_B_TABLE;
	eg_build_head_as(l, b, type,
		&(eg_para_place){.type = type,
			.kind = EG_K_HEAD,
			.before = row->before,
			.after = row->after,
			.under_head = EG_HALF,
			.snap = text ? EG_SNAP_NEXT : EG_SNAP_NONE});
}
