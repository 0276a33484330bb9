/* A story (DESIGNBOOK.md 5.10): a tinted panel over the full width; the title on a flood in the
 * left third, the text beside it, its foot under a rule. A story that needs more than a page is set
 * as plain blocks. */
#include "layout/lay.h"

#define PAD      EG_PTS(14)
#define RULE     EG_PTS(0.5)
#define TOP_RULE EG_PTS(1.5) /* where there are no floods */
#define AROUND   EG_PTS(28)
#define LEAST    EG_PTS(84) /* height: six lines of b */
#define FOOT_GAP EG_LINE

typedef struct story {
	const eg_vlist *text, *foot;
	eg_stack title;
	eg_len height, text_height;
	const eg_picture *picture; /* at the foot of the left third; or NULL */
	eg_box box;
	uint32_t figure;
} story;

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const story *s = item->data;
	const eg_format *f = l->format;
	uint32_t deep = eg_lay_colour(l, EG_PAINT_BRAND_DEEP);
	eg_len panel = f->main_x - f->step + f->column; /* the gutter belongs to the panel */
	eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, panel, at->y, f->margin + f->text_width - panel,
		s->height, eg_lay_colour(l, EG_PAINT_TINT1));
	if (l->theme->floods)
		eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, f->margin, at->y, panel - f->margin,
			s->height, deep);
	else
		eg_canvas_rule(&l->canvas, f->margin, at->y, panel - f->margin, TOP_RULE, deep);
	eg_stack_draw(l, &s->title, at->y + PAD);
	if (s->picture) {
		eg_box box = s->box;
		box.y = at->y + s->height - box.h;
		eg_picture_draw(l, s->picture, s->figure, &box);
	}
	eg_inner_draw(l, s->text, at->y + PAD);
	if (!s->foot->count)
		return;
	eg_len y = at->y + s->height - PAD - eg_vlist_height(s->foot);
	eg_canvas_rule(&l->canvas, f->main_x, y - EG_HALF, f->main_width - PAD, RULE,
		eg_lay_colour(l, EG_PAINT_RULE));
	eg_inner_draw(l, s->foot, y);
}

static bool is_foot(const eg_block *b)
{
	return b->kind == EG_B_TEXT && b->style == EG_S_FOOT;
}

static void build_title(eg_lay *l, const eg_block *b, const eg_block *head, eg_stack *s)
{
	bool flood = l->theme->floods;
	eg_text_spec spec = {.type = flood ? EG_T_STORY_LABEL : EG_T_LABEL,
		.x = l->format->margin + PAD,
		.width = l->format->side_width - 2 * PAD,
		.lang = l->frame.lang};
	if (b->label.n) {
		spec.element = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P);
		spec.lang = eg_lay_say_lang(l, b->label_lang, spec.element);
		spec.rag = eg_textbox_edge(l, spec.lang);
		(void)eg_stack_words(l, s, b->label, &spec, 0);
		spec.lang = l->frame.lang;
		spec.rag = EG_RAG_LEFT;
	}
	if (!head)
		return;
	spec.type = flood ? EG_T_STORY_TITLE : EG_T_H2;
	spec.element = eg_head_element(l, head);
	(void)eg_stack_add(l, s, head->runs, head->run_count, &spec, EG_QUARTER);
}

static eg_vlist *build_part(eg_lay *l, const eg_block *b, const eg_block *head, bool foot)
{
	eg_inner in;
	eg_inner_open(l, &in, l->format->main_x, l->format->main_width - PAD);
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		if (c != head && is_foot(c) == foot)
			eg_build_block(l, c, NULL);
	}
	eg_inner_close(l, &in);
	return in.list;
}

static const eg_block *head_of(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_HEAD)
			return b->children[i];
	return NULL;
}

static eg_len larger(eg_len a, eg_len b)
{
	return a > b ? a : b;
}

/* Upwards to whole units of b. */
static eg_len whole(eg_len height)
{
	return (height + EG_LINE - 1) / EG_LINE * EG_LINE;
}

/* The title of a story without its box. */
static void add_plain_title(eg_lay *l, const eg_stack *title, const eg_block *head)
{
	if (!head || title->count == 0)
		return;
	eg_text_spec spec = title->parts[title->count - 1].box->spec;
	spec.type = EG_T_H2;
	spec.x = l->frame.x;
	spec.width = l->frame.width;
	eg_textbox *box = eg_textbox_set(l, head->runs, head->run_count, &spec);
	eg_lay_lines(l, box,
		&(eg_para_place){
			.kind = EG_K_HEAD, .before = box->row->before, .after = EG_QUARTER});
	l->out->keep_next = true;
}

/* The picture fills the foot of the left third. */
static void build_picture(eg_lay *l, const eg_block *b, story *s)
{
	const eg_format *f = l->format;
	if (!b->picture || !b->picture->image)
		return;
	eg_len third = f->main_x - f->step + f->column - f->margin;
	s->picture = b->picture;
	s->box = eg_picture_box(b->picture, third, third * 3 / 2);
	s->box.x = f->margin;
}

void eg_build_story(eg_lay *l, const eg_block *b)
{
	if (l->out != &l->main) {
		eg_build_blocks(l, b->children, b->child_count);
		return;
	}
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	story *s = EG_NEW(l->scratch, story);
	const eg_block *head = head_of(b);
	build_title(l, b, head, &s->title);
	eg_vlist *text = build_part(l, b, head, false), *foot = build_part(l, b, head, true);
	s->text = text;
	s->foot = foot;
	eg_len height = eg_vlist_height(text);
	if (foot->count)
		height += FOOT_GAP + EG_HALF + eg_vlist_height(foot);
	build_picture(l, b, s);
	s->height = larger(LEAST, whole(2 * PAD + larger(height, s->title.height + s->box.h)));
	if (s->height <= l->format->bottom - l->format->top) {
		if (s->picture)
			s->figure = eg_picture_element(l, s->picture);
		eg_lay_add(l, (eg_item){.draw = draw,
				      .data = s,
				      .height = s->height,
				      .wide = true,
				      .snap = saved.free ? EG_SNAP_NONE : EG_SNAP_LINE,
				      .before = AROUND,
				      .under_head = EG_LINE,
				      .after = AROUND});
	} else {
		add_plain_title(l, &s->title, head);
		if (s->picture)
			eg_build_figure(l, &(eg_block){.kind = EG_B_FIGURE,
						   .picture = s->picture,
						   .span = b->span});
		eg_vlist_move(l->scratch, l->out, text);
		eg_vlist_move(l->scratch, l->out, foot);
	}
	l->frame = saved;
}
