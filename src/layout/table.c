#include "layout/table.h"

#define KEPT_ROWS     400 /* of a longer table the cells are set again to be drawn */
#define CAPTION_GAP   EG_HALF
#define AROUND        EG_PTS(21)
#define IN_OBJECTIVE  EG_HALF /* between statement and efforts */
#define AFTER_EFFORTS EG_PTS(17.5)
#define TORN_EFFORTS  600  /* the same in an objective, which is a block of its own */
#define TORN_SHORT    2400 /* price of a page that ends in a table of half a page or less */

/* -- caption -- */

static eg_text_spec caption_spec(
	const eg_lay *l, enum eg_type type, eg_len x, eg_len width, uint32_t element)
{
	return (eg_text_spec){
		.type = type, .x = x, .width = width, .lang = l->frame.lang, .element = element};
}

/* "Table 4, continued": for the pages after the first. */
static eg_textbox *carried_number(eg_lay *l, const eg_tab *t, eg_len x, eg_len width)
{
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, 2);
	runs[0] = (eg_run){.text = t->table->number, .style = EG_I_STRONG};
	runs[0].lang = runs[1].lang = l->doc->words_lang;
	runs[1].text = eg_strf(l->scratch, ", %.*s", EG_ARG(l->doc->words[EG_WORD_CONTINUED]));
	eg_text_spec spec = caption_spec(l, EG_T_CAPTION, x, width, EG_NO_ELEMENT);
	return eg_textbox_set(l, runs, 2, &spec);
}

static eg_run *bold_title(eg_lay *l, const eg_block *b)
{
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, b->run_count);
	for (uint32_t i = 0; i < b->run_count; i++) {
		runs[i] = b->runs[i];
		runs[i].style |= EG_I_STRONG;
	}
	return runs;
}

/* Number in the side column and title in the main one; where the side column is taken, one over the
 * other. */
void eg_table_set_caption(eg_lay *l, eg_tab *t)
{
	const eg_block *b = t->block;
	const eg_format *f = l->format;
	bool apart = t->table->number.n && !l->frame.beside && !l->frame.side;
	eg_len title_x = apart ? f->main_x : t->x;
	eg_len title_width = apart ? f->main_width : t->width;
	eg_len number_x = apart ? f->margin : t->x, number_width = apart ? f->side_width : t->width;
	if (b->run_count == 0 && t->table->number.n == 0)
		return;
	uint32_t caption = eg_canvas_element(&l->canvas, t->element, EG_ROLE_CAPTION);
	if (t->table->number.n) {
		eg_text_spec spec =
			caption_spec(l, EG_T_CAPTION_NUMBER, number_x, number_width, caption);
		eg_run *number = EG_NEW(l->scratch, eg_run);
		number->text = eg_strf(l->scratch, "%.*s ", EG_ARG(t->table->number));
		number->lang = l->doc->words_lang;
		t->number = eg_textbox_set(l, number, 1, &spec);
		t->carried_number = carried_number(l, t, number_x, number_width);
	}
	eg_run *runs = bold_title(l, b);
	eg_text_spec spec = caption_spec(l, EG_T_CAPTION, title_x, title_width, caption);
	t->title = eg_textbox_set(l, runs, b->run_count, &spec);
	spec.element = EG_NO_ELEMENT;
	t->carried_title = eg_textbox_set(l, runs, b->run_count, &spec);
	eg_len number_height = t->number ? eg_textbox_height(t->number) : 0;
	eg_len title_height = eg_textbox_height(t->title);
	if (apart)
		t->caption_height = number_height > title_height ? number_height : title_height;
	else
		t->caption_height = number_height + title_height;
	t->caption_height += CAPTION_GAP;
}

static void draw_caption_at(eg_lay *l, eg_textbox *number, eg_textbox *title, eg_len y)
{
	bool stacked = number && number->spec.x == title->spec.x;
	if (number)
		eg_textbox_draw_all(l, number, y);
	if (title)
		eg_textbox_draw_all(l, title, y + (stacked ? eg_textbox_height(number) : 0));
}

void eg_table_draw_caption(eg_lay *l, const eg_tab *t, bool again, eg_len y)
{
	draw_caption_at(
		l, again ? t->carried_number : t->number, again ? t->carried_title : t->title, y);
}

static void draw_caption(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	eg_table_draw_caption(l, item->data, false, at->y);
}

static void draw_head(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	eg_table_draw_heads(l, item->data, false, at->y);
}

/* -- the table -- */

static bool has_titles(const eg_table *t)
{
	for (uint32_t i = 0; i < t->column_count; i++)
		if (t->columns[i].title.n || t->columns[i].head_count)
			return true;
	return false;
}

/* A head that no page has room for, beside some rows. */
static bool is_too_tall(const eg_lay *l, const eg_tab *t)
{
	return t->caption_height + t->head_height > (l->format->bottom - l->format->top) * 2 / 3;
}

static void build_head(eg_lay *l, eg_tab *t)
{
	if (t->any_title) {
		uint32_t head = eg_canvas_element(&l->canvas, t->element, EG_ROLE_THEAD);
		eg_table_set_heads(l, t, head);
	}
	t->body = eg_canvas_element(&l->canvas, t->element, EG_ROLE_TBODY);
	if (t->caption_height) {
		eg_lay_add(l, (eg_item){.draw = draw_caption,
				      .data = t,
				      .height = t->caption_height,
				      .wide = t->wide || (t->number && !l->frame.beside),
				      .before = AROUND,
				      .under_head = EG_HALF,
				      .kind = EG_K_TABLE});
		l->out->keep_next = true;
	}
	eg_len before = t->caption_height ? 0 : l->frame.objective ? IN_OBJECTIVE : AROUND;
	if (is_too_tall(l, t))
		eg_table_add_torn_head(l, t, before);
	else
		eg_lay_add(l, (eg_item){.draw = draw_head,
				      .data = t,
				      .height = t->head_height,
				      .wide = t->wide,
				      .before = before,
				      .under_head = EG_HALF,
				      .kind = EG_K_TABLE});
	l->out->keep_next = true;
}

void eg_table_build_notes(eg_lay *l, const eg_tab *t)
{
	eg_frame saved = l->frame;
	l->frame.x = t->x;
	l->frame.width = t->width;
	const eg_block *b = t->block;
	for (uint32_t i = 0; i < b->child_count; i++) {
		size_t from = l->out->count;
		if (i == 0)
			l->out->keep_next = true;
		eg_build_block(l, b->children[i], NULL);
		if (i && l->out->count > from)
			l->out->items[from].before = 0;
		if (i + 1 < b->child_count && l->out->count > from)
			l->out->items[l->out->count - 1].after = 0;
	}
	l->frame = saved;
}

static void init(eg_lay *l, eg_tab *t, const eg_block *b)
{
	*t = (eg_tab){.block = b,
		.table = b->table,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = eg_lay_lang(l, b)};
	t->wide = b->wide && l->out == &l->main && !l->frame.beside;
	t->may_widen = !t->wide && l->out == &l->main && !l->frame.beside;
	if (t->wide) {
		t->x = l->format->margin;
		t->width = l->format->text_width;
	}
	t->kept = b->table->row_count <= KEPT_ROWS;
	t->any_title = has_titles(t->table);
	eg_table_cover(l, t);
	eg_table_plan_heads(l, t);
	t->complex_ = t->spans || t->head_rows > 1;
}

/* A short table is torn only where a page is saved by that. */
static void hold_short(eg_lay *l, size_t from)
{
	eg_vlist *v = l->out;
	if (eg_vlist_height_from(v, from) > (l->format->bottom - l->format->top) / 2)
		return;
	for (size_t i = from + 1; i < v->count; i++)
		v->items[i].penalty = l->frame.objective ? TORN_EFFORTS : TORN_SHORT;
}

static void build_whole(eg_lay *l, eg_tab *t)
{
	const eg_block *b = t->block;
	t->element = eg_lay_element(l, EG_ROLE_TABLE, b);
	if (b->table->summary.n)
		eg_canvas_traits(&l->canvas, t->element)->summary = b->table->summary;
	eg_table_read_notes(l, t);
	eg_table_set_caption(l, t);
	t->top_rule = !l->frame.objective || t->caption_height;
	size_t from = l->out->count;
	build_head(l, t);
	eg_table_add_rows(l, t);
	if (b->child_count)
		eg_table_build_notes(l, t);
	else
		l->out->items[l->out->count - 1].after =
			l->frame.objective ? AFTER_EFFORTS : AROUND;
	hold_short(l, from);
}

static void build(eg_lay *l, const eg_block *b, bool part)
{
	eg_str around = l->frame.lang;
	eg_tab *t = EG_NEW(l->scratch, eg_tab);
	init(l, t, b);
	t->part = part;
	l->frame.lang = t->lang;
	eg_table_widths(l, t);
	l->frame.lang = around;
	if (t->band_count)
		eg_table_build_bands(l, t);
	else
		build_whole(l, t);
}

void eg_table_build_part(eg_lay *l, const eg_block *b)
{
	build(l, b, true);
}

void eg_build_table(eg_lay *l, const eg_block *b)
{
	if (b->table && b->table->column_count && !eg_build_matrix(l, b))
		build(l, b, false);
}
