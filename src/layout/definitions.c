/* Terms on lines of their own, with what they mean indented under them. A list whose labels are the
 * terms (ISO 32000-1, 14.8.4.3.3). */
#include "layout/lay.h"

#define WHOLE_LINES 6   /* an entry of no more lines stands on one page */
#define PARTED      400 /* the price of a page that begins with a further text of a longer one */

static void build_meaning(eg_lay *l, const eg_block *b, uint32_t item)
{
	eg_frame saved = l->frame;
	bool rtl = eg_textbox_is_rtl(l, l->frame.lang, eg_theme_type(l->theme, EG_T_BODY)) !=
		   l->canvas.mirrored;
	uint32_t body = eg_canvas_element(&l->canvas, item, EG_ROLE_LBODY);
	l->frame.element = body;
	l->frame.x += rtl ? 0 : EG_LINE;
	l->frame.width -= EG_LINE;
	l->frame.hung = EG_LINE;
	eg_text_spec spec = {.type = EG_T_BODY,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang,
		.goal = l->frame.goal};
	if (b->run_count) {
		spec.element = b->child_count ? eg_canvas_element(&l->canvas, body, EG_ROLE_P)
					      : eg_note_owner(l, body, b->runs, b->run_count);
		eg_lay_lines(l, eg_textbox_set(l, b->runs, b->run_count, &spec),
			&(eg_para_place){.kind = EG_K_LIST, .after = EG_QUARTER});
	}
	l->frame.free = true;
	for (uint32_t i = 0; i < b->child_count; i++) {
		size_t at = l->out->count;
		bool text = b->children[i]->kind == EG_B_TEXT;
		if (text) {
			l->out->fresh = true;
			l->out->before_next = EG_QUARTER;
		}
		eg_build_block(
			l, b->children[i], i + 1 < b->child_count ? b->children[i + 1] : NULL);
		if (text && at < l->out->count)
			l->out->items[at].penalty = PARTED;
	}
	l->frame = saved;
}

static void build_entry(eg_lay *l, const eg_block *b)
{
	uint32_t item = eg_lay_element(l, EG_ROLE_LI, b);
	size_t term = l->out->count;
	eg_text_spec spec = {.type = EG_T_H4,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = eg_lay_lang(l, b),
		.goal = l->frame.goal,
		.element = eg_canvas_element(&l->canvas, item, EG_ROLE_LBL)};
	eg_lay_lines(l, eg_textbox_words(l, eg_strf(l->scratch, "%.*s ", EG_ARG(b->label)), &spec),
		&(eg_para_place){.kind = EG_K_LIST, .before = EG_QUARTER});
	l->out->keep_next = true;
	build_meaning(l, b, item);
	if (l->out->count - term <= WHOLE_LINES)
		for (size_t i = term + 1; i < l->out->count; i++)
			l->out->items[i].keep = true;
}

void eg_build_definitions(eg_lay *l, const eg_block *b)
{
	if (b->child_count == 0)
		return;
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_L, b);
	l->frame.bound = true;
	size_t first = l->out->count;
	for (uint32_t i = 0; i < b->child_count; i++)
		build_entry(l, b->children[i]);
	if (l->out->count > first) {
		l->out->items[first].before = eg_larger(l->out->items[first].before, EG_HALF);
		l->out->items[l->out->count - 1].after = EG_HALF;
	}
	l->out->fresh = true; /* the paragraph after them is not indented */
	l->frame = saved;
}
