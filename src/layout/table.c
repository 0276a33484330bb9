#include "layout/table.h"

#define KEPT_ROWS     400 /* of a longer table the cells are set again to be drawn */
#define CAPTION_GAP   EG_HALF
#define AROUND        EG_PTS(21)
#define IN_OBJECTIVE  EG_HALF /* between statement and efforts */
#define AFTER_EFFORTS EG_PTS(17.5)

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
static void set_caption(eg_lay *l, eg_tab *t)
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
		t->number = eg_textbox_words(
			l, eg_strf(l->scratch, "%.*s ", EG_ARG(t->table->number)), &spec);
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

/* -- head -- */

static eg_textbox **set_heads(eg_lay *l, eg_tab *t, bool artifact, uint32_t tr)
{
	uint32_t n = t->table->column_count;
	eg_textbox **heads = EG_NEW_N(l->scratch, eg_textbox *, n);
	for (uint32_t i = 0; i < n; i++) {
		const eg_column *c = &t->table->columns[i];
		eg_text_spec spec = {.type = EG_T_TABLE_HEAD,
			.x = t->lefts[i],
			.width = t->widths[i],
			.rag = eg_table_rag(c),
			.lang = l->frame.lang,
			.element = EG_NO_ELEMENT};
		if (!artifact) {
			spec.element = eg_canvas_element(&l->canvas, tr, EG_ROLE_TH);
			eg_canvas_at(&l->canvas, spec.element)->scope = 1;
		}
		heads[i] = eg_textbox_words(l, c->title, &spec);
		eg_len height = eg_textbox_height(heads[i]) + EG_ROW_EXTRA;
		if (height > t->head_height)
			t->head_height = height;
	}
	return heads;
}

/* Heads stand on their last baseline. */
void eg_table_draw_head(eg_lay *l, eg_tab *t, eg_textbox **heads, eg_len y)
{
	uint32_t colour = eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0);
	if (t->top_rule)
		eg_canvas_rule(&l->canvas, t->x, y, t->width, EG_HEAD_RULE, colour);
	if (!t->any_title)
		return;
	eg_len foot = y + t->head_height - (EG_ROW_EXTRA - EG_ROW_PAD);
	for (uint32_t i = 0; i < t->table->column_count; i++)
		eg_textbox_draw_all(l, heads[i], foot - eg_textbox_height(heads[i]));
	eg_canvas_rule(&l->canvas, t->x, y + t->head_height, t->width, EG_HEAD_RULE, colour);
}

static void draw_caption(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_tab *t = item->data;
	draw_caption_at(l, t->number, t->title, at->y);
}

static void draw_head(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	eg_tab *t = item->data;
	eg_table_draw_head(l, t, t->heads, at->y);
}

/* -- the table -- */

static bool has_titles(const eg_table *t)
{
	for (uint32_t i = 0; i < t->column_count; i++)
		if (t->columns[i].title.n)
			return true;
	return false;
}

static void build_head(eg_lay *l, eg_tab *t)
{
	t->any_title = has_titles(t->table);
	if (t->any_title) {
		uint32_t head = eg_canvas_element(&l->canvas, t->element, EG_ROLE_THEAD);
		t->heads = set_heads(l, t, false, eg_canvas_element(&l->canvas, head, EG_ROLE_TR));
		t->carried_heads = set_heads(l, t, true, 0);
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
	eg_lay_add(l, (eg_item){.draw = draw_head,
			      .data = t,
			      .height = t->head_height,
			      .wide = t->wide,
			      .before = t->caption_height    ? 0
					: l->frame.objective ? IN_OBJECTIVE
							     : AROUND,
			      .under_head = EG_HALF,
			      .kind = EG_K_TABLE});
	l->out->keep_next = true;
}

static void build_notes(eg_lay *l, const eg_tab *t)
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

void eg_build_table(eg_lay *l, const eg_block *b)
{
	if (!b->table || b->table->column_count == 0)
		return;
	eg_tab *t = EG_NEW(l->scratch, eg_tab);
	*t = (eg_tab){.block = b,
		.table = b->table,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang};
	t->wide = b->wide && l->out == &l->main && !l->frame.beside;
	t->may_widen = !t->wide && l->out == &l->main && !l->frame.beside;
	if (t->wide) {
		t->x = l->format->margin;
		t->width = l->format->text_width;
	}
	t->kept = b->table->row_count <= KEPT_ROWS;
	t->element = eg_lay_element(l, EG_ROLE_TABLE, b);
	if (b->table->summary.n)
		eg_canvas_traits(&l->canvas, t->element)->summary = b->table->summary;
	eg_table_widths(l, t);
	set_caption(l, t);
	t->top_rule = !l->frame.objective || t->caption_height;
	build_head(l, t);
	eg_table_add_rows(l, t);
	if (b->child_count)
		build_notes(l, t);
	else
		l->out->items[l->out->count - 1].after =
			l->frame.objective ? AFTER_EFFORTS : AROUND;
}
