/* A partner's page: a tinted band, name and introduction beside it, then facts and tables. */
#include "layout/lay.h"

#define BAND_TOP    EG_PTS(64)
#define BAND_BOTTOM EG_PTS(274)
#define BAND_TEXT   EG_PTS(226.5) /* first baseline of the words in the band */
#define COLUMNS_TOP EG_PTS(284.5) /* under the band: the facts' first rule is at 295 */

static void draw_band(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	(void)item;
	(void)at;
	if (l->theme->floods)
		eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, 0, BAND_TOP, l->format->band,
			BAND_BOTTOM - BAND_TOP, eg_theme_colour(l->theme, EG_PAINT_TINT1, 0));
	else
		eg_canvas_rule(&l->canvas, 0, BAND_BOTTOM, l->format->band, EG_PT,
			eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0));
}

static bool in_band(const eg_block *b)
{
	if (b->kind == EG_B_GROUP)
		return b->child_count && in_band(b->children[0]);
	return b->kind == EG_B_TEXT && (b->style == EG_S_SIDE || b->style == EG_S_LABEL);
}

static void add_band_text(eg_lay *l, const eg_block *b)
{
	if (b->kind == EG_B_GROUP) {
		for (uint32_t i = 0; i < b->child_count; i++)
			add_band_text(l, b->children[i]);
		return;
	}
	eg_text_spec spec = {.type = EG_T_PROFILE_BAND,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang};
	eg_textbox *box = eg_textbox_set(l, b->runs, b->run_count, &spec);
	if (eg_textbox_lines(box) == 0)
		return;
	box->spec.element = eg_lay_element(l, EG_ROLE_P, b);
	eg_lay_lines(l, box, &(eg_para_place){.kind = EG_K_OTHER});
}

static void build_band(eg_lay *l, const eg_block *b, eg_vlist *band)
{
	eg_vlist *main = l->out;
	eg_frame saved = l->frame;
	eg_lay_side_column(l);
	l->out = band;
	add_band_text(l, b);
	l->out = main;
	l->frame = saved;
}

static const eg_block *find(const eg_block *b, enum eg_block_kind kind)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == kind)
			return b->children[i];
	return NULL;
}

static void begin_page(eg_lay *l, const eg_block *head)
{
	if (l->main.count)
		eg_lay_break(l, EG_BREAK_PAGE);
	if (head) {
		l->context.section = eg_lay_plain(l->work, head->runs, head->run_count);
		l->frame.context = eg_lay_context(l);
	}
	eg_vlist_add(l->scratch, &l->main,
		(eg_item){.ghost = true, .draw = draw_band, .context = l->frame.context});
}

static void build_intro(eg_lay *l, const eg_block *b, eg_vlist *band)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		if (c->kind == EG_B_SIDE || c->kind == EG_B_MAIN)
			continue;
		if (c->kind == EG_B_HEAD)
			eg_build_head_as(
				l, c, EG_T_PROFILE_NAME, &(eg_para_place){.kind = EG_K_HEAD});
		else if (in_band(c))
			build_band(l, c, band);
		else
			eg_build_block(l, c, NULL);
	}
}

void eg_build_profile(eg_lay *l, const eg_block *b)
{
	if (l->out != &l->main) {
		eg_build_blocks(l, b->children, b->child_count);
		return;
	}
	eg_frame saved = l->frame;
	eg_context around = l->context;
	begin_page(l, find(b, EG_B_HEAD));
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	eg_vlist *band = EG_NEW(l->scratch, eg_vlist);
	band->whole = true;
	const eg_type_row *row = eg_theme_type(l->theme, EG_T_PROFILE_BAND);
	band->shift = BAND_TEXT - eg_type_baseline(row) - l->format->top;
	l->out->side_next = band;
	build_intro(l, b, band);
	if (l->out->count)
		l->out->items[l->out->count - 1].after = EG_LINE + EG_HALF;
	if (find(b, EG_B_SIDE) || find(b, EG_B_MAIN))
		eg_build_split(l, b, COLUMNS_TOP);
	l->frame = saved;
	l->context = around;
}
