/* Lists: a drawn dash or a number in its own box, the text hung beside it. */
#include "layout/lay.h"

#include "base/num.h"

#define DASH_WIDTH EG_PTS(6)
#define DASH_THICK EG_PTS(1.2)
#define DASH_LIFT  EG_PTS(3)  /* its upper edge over the baseline */
#define NARROWEST  EG_PTS(98) /* further levels are not indented any more */

typedef struct style {
	enum eg_type type;
	eg_len gap;    /* between items */
	eg_len around; /* before and after the list */
} style;

static style style_of(const eg_block *list)
{
	if (list->style == EG_S_OUTCOME)
		return (style){EG_T_OUTCOME, EG_HALF, EG_HALF};
	return (style){EG_T_BODY, EG_QUARTER, EG_HALF};
}

/* Whether words run against the way in which the page is laid out. */
static bool is_flipped(const eg_lay *l, eg_str lang, const eg_type_row *row)
{
	return eg_textbox_is_rtl(l, lang, row) != l->canvas.mirrored;
}

static void draw_dash(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_textbox *b = item->data;
	if (item->index)
		return;
	uint32_t colour = eg_theme_colour(l->theme, EG_PAINT_GOAL, b->spec.goal);
	eg_len x = is_flipped(l, b->spec.lang, b->row)
			   ? b->spec.x + b->spec.width + EG_LINE - DASH_WIDTH
			   : b->spec.x - EG_LINE;
	eg_canvas_rule(
		&l->canvas, x, at->y + b->baseline - DASH_LIFT, DASH_WIDTH, DASH_THICK, colour);
}

/* Room for the numbers of a list: a digit more, half a unit more. */
static eg_len number_room(const eg_block *list)
{
	uint32_t last = list->start + list->child_count;
	eg_len room = EG_LINE + EG_QUARTER;
	for (uint64_t limit = 10; last >= limit; limit *= 10)
		room += EG_PTS(5.5);
	return room;
}

static eg_textbox *set_label(
	eg_lay *l, eg_str words, enum eg_type type, uint32_t item, eg_len width, bool rtl)
{
	eg_text_spec spec = {.type = type,
		.x = l->frame.x + (rtl ? l->frame.width - width : 0),
		.width = width,
		.lang = l->frame.lang,
		.goal = l->frame.goal,
		.element = eg_canvas_element(&l->canvas, item, EG_ROLE_LBL)};
	return eg_textbox_words(l, eg_strf(l->scratch, "%.*s ", EG_ARG(words)), &spec);
}

/* What follows the words of an item: paragraphs as far apart as items are. */
static void build_more(eg_lay *l, const eg_block *b, uint32_t from)
{
	l->frame.free = true;
	for (uint32_t i = from; i < b->child_count; i++) {
		if (b->children[i]->kind == EG_B_TEXT) {
			l->out->fresh = true;
			l->out->before_next = EG_QUARTER;
		}
		eg_build_block(
			l, b->children[i], i + 1 < b->child_count ? b->children[i + 1] : NULL);
	}
}

static void build_item(eg_lay *l, const eg_block *list, const eg_block *b, uint32_t number,
	const eg_para_place *place, eg_len room)
{
	eg_frame saved = l->frame;
	const eg_block *lone = eg_list_words(b);
	uint32_t from = lone != b;
	uint32_t item = eg_lay_element(l, EG_ROLE_LI, b);
	eg_str label = list->ordered ? eg_lay_number(l, l->scratch, number) : b->label;
	if (list->ordered)
		label = eg_str_join(l->scratch, label, EG_STR("."));
	bool rtl = is_flipped(l, l->frame.lang, eg_theme_type(l->theme, place->type));
	eg_textbox *mark = label.n ? set_label(l, label, place->type, item, room, rtl) : NULL;
	uint32_t body = eg_canvas_element(&l->canvas, item, EG_ROLE_LBODY);
	l->frame.element = body;
	l->frame.x += rtl ? 0 : room;
	l->frame.width -= room;
	l->frame.hung = room;
	eg_text_spec spec = {.type = place->type,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang,
		.goal = l->frame.goal,
		.element = body};
	spec.element = b->child_count > from ? eg_canvas_element(&l->canvas, body, EG_ROLE_P)
					     : eg_note_owner(l, body, lone->runs, lone->run_count);
	eg_textbox *text = eg_textbox_set(l, lone->runs, lone->run_count, &spec);
	eg_lay_pair(l, mark, text, place, label.n ? NULL : draw_dash);
	build_more(l, b, from);
	l->frame = saved;
}

/* The room for marks beside the items. */
static eg_len room_of(const eg_block *list, eg_len width)
{
	eg_len room = list->ordered ? number_room(list) : EG_LINE;
	return room > width / 3 ? width / 3 : room;
}

const eg_block *eg_list_words(const eg_block *item)
{
	bool first =
		item->run_count == 0 && item->child_count && item->children[0]->kind == EG_B_TEXT;
	return first ? item->children[0] : item;
}

eg_text_spec eg_list_item_spec(const eg_frame *f, const eg_block *list, const eg_block *item)
{
	return (eg_text_spec){.type = style_of(list).type,
		.width = f->width - room_of(list, f->width),
		.lang = item->lang.n ? item->lang : f->lang,
		.goal = f->goal};
}

void eg_build_list(eg_lay *l, const eg_block *b)
{
	if (b->child_count == 0)
		return;
	eg_frame saved = l->frame;
	style s = style_of(b);
	uint32_t list = eg_lay_element(l, EG_ROLE_L, b);
	eg_canvas_at(&l->canvas, list)->numbering = b->ordered ? 1 : 0;
	l->frame.element = list;
	l->frame.bound = true;
	eg_len room = b->ordered ? number_room(b) : EG_LINE;
	bool rtl = is_flipped(l, l->frame.lang, eg_theme_type(l->theme, s.type));
	/* Where little is left, the items stand under those of the list around. */
	bool within = eg_canvas_at(&l->canvas, saved.element)->role == EG_ROLE_LBODY;
	if (l->frame.width - room < NARROWEST && within) {
		l->frame.x -= rtl ? 0 : l->frame.hung;
		l->frame.width += l->frame.hung;
		room = l->frame.hung;
	} else {
		room = room_of(b, l->frame.width);
	}
	size_t first = l->out->count;
	for (uint32_t i = 0; i < b->child_count; i++) {
		eg_para_place place = {
			.type = s.type, .kind = EG_K_LIST, .before = s.gap, .after = s.gap};
		build_item(l, b, b->children[i], b->start + i, &place, room);
	}
	bool nested = saved.element != l->frame.element && first &&
		      l->out->items[first - 1].kind == EG_K_LIST;
	if (l->out->count > first && !nested) {
		l->out->items[first].before = eg_larger(l->out->items[first].before, s.around);
		l->out->items[l->out->count - 1].after = s.around;
	}
	l->out->fresh = true; /* the paragraph after a list is not indented, however it ends */
	l->frame = saved;
}
