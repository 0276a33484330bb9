/* The cover: a flood, a tab and type. Every text has its place; nothing flows. */
#include "layout/lay.h"

#define SEAL_SIDE      EG_PTS(72)
#define SEAL_TOP       EG_PTS(40)
#define TAB_WIDTH      EG_PTS(31)
#define TAB_HEIGHT     EG_PTS(8)
#define ORG_BASELINE   EG_PTS(54)
#define TITLE_TOP      EG_PTS(112)
#define TITLE_OUT      24 /* of its size goes out, so that its stems stand on the margin */
#define TITLE_LINES    3
#define SUBTITLE_GAP   EG_LINE
#define NOTE_FOOT      EG_PTS(54) /* from the page's lower edge */
#define LOWEST         EG_PTS(40) /* no line is nearer to the lower edge */
#define EDITION_COLUMN 8
#define BESIDE_SEAL    6          /* the same where a seal stands at the right edge */
#define PICTURE_GAP    EG_PTS(28) /* over and under the picture */
#define CREDIT_GAP     EG_PTS(5)
#define PICTURE_LEAST  EG_PTS(36) /* height */
#define PLAIN_RULE     EG_PTS(2)

typedef struct spot {
	eg_len x, y, width;
} spot;

typedef struct cover {
	spot org, edition, title, note;
	eg_len notes_top;
	bool org_begun, edition_begun;
} cover;

static eg_textbox *set(eg_lay *l, const eg_block *b, enum eg_type type, const spot *at)
{
	eg_text_spec spec = {.type = type, .x = at->x, .width = at->width, .lang = l->frame.lang};
	if (b->lang.n) {
		spec.rag = eg_textbox_edge(l, b->lang);
		spec.lang = b->lang;
	}
	return eg_textbox_set(l, b->runs, b->run_count, &spec);
}

static void draw_ground(eg_lay *l)
{
	const eg_format *f = l->format;
	eg_canvas *c = &l->canvas;
	if (l->theme->floods) {
		eg_canvas_rect(c, EG_LAYER_UNDER, 0, 0, f->width, f->height,
			eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0));
		eg_canvas_rect(c, EG_LAYER_UNDER, f->margin, 0, TAB_WIDTH, TAB_HEIGHT,
			eg_theme_colour(l->theme, EG_PAINT_TAB, 0));
	} else {
		eg_canvas_rect(c, EG_LAYER_UNDER, f->margin, EG_PTS(34), f->text_width, PLAIN_RULE,
			eg_theme_colour(l->theme, EG_PAINT_INK, 0));
	}
}

static eg_context context_of(const eg_lay *l)
{
	return (eg_context){.no_head = true, .no_folio = true, .on_flood = l->theme->floods};
}

/* What no cover holds goes on on another one. */
static void turn_over(eg_lay *l)
{
	const eg_context context = context_of(l);
	eg_lay_close_page(l, &context);
	eg_lay_open_page(l, &context);
	draw_ground(l);
}

static void draw_lines(eg_lay *l, eg_textbox *box, eg_len *y)
{
	for (uint32_t i = 0; i < eg_textbox_lines(box); i++) {
		if (*y + box->row->leading > l->format->height - LOWEST) {
			turn_over(l);
			*y = TITLE_TOP;
		}
		eg_textbox_draw(l, box, i, *y);
		*y += box->row->leading;
	}
}

/* Draws a box at the spot and moves the spot under it. */
static void draw(eg_lay *l, const eg_block *b, eg_textbox *box, spot *at)
{
	if (eg_textbox_lines(box) == 0)
		return;
	box->spec.element = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P);
	if (b->lang.n && !eg_str_eq(b->lang, l->frame.lang))
		eg_canvas_traits(&l->canvas, box->spec.element)->lang = b->lang;
	draw_lines(l, box, &at->y);
}

/* Over three lines, or with a word that is wider than the page, the title is set smaller. */
static void draw_title(eg_lay *l, const eg_block *b, spot *at)
{
	static const uint8_t sizes[] = {
		EG_T_COVER_TITLE, EG_T_COVER_TITLE_2, EG_T_COVER_TITLE_3, EG_T_COVER_TITLE_4};
	spot out = *at;
	eg_textbox *box = NULL;
	for (size_t i = 0; i < EG_COUNT(sizes); i++) {
		eg_len by = eg_theme_type(l->theme, sizes[i])->size / TITLE_OUT;
		out = (spot){at->x - by, at->y, at->width + by};
		box = set(l, b, sizes[i], &out);
		if (eg_textbox_lines(box) <= TITLE_LINES && box->para->min_width <= out.width)
			break;
	}
	draw(l, b, box, &out);
	at->y = out.y + SUBTITLE_GAP;
}

static void draw_text(eg_lay *l, cover *c, const eg_block *b)
{
	switch ((enum eg_style)b->style) {
	case EG_S_COVER_TITLE:
		draw_title(l, b, &c->title);
		break;
	case EG_S_COVER_SUBTITLE: {
		spot at = {c->title.x, c->title.y,
			6 * l->format->step - (l->format->step - l->format->column)};
		draw(l, b, set(l, b, EG_T_COVER_SUBTITLE, &at), &at);
		c->title.y = at.y;
		break;
	}
	case EG_S_COVER_ORG:
		draw(l, b, set(l, b, c->org_begun ? EG_T_COVER_LINE : EG_T_COVER_ORG, &c->org),
			&c->org);
		c->org_begun = true;
		break;
	case EG_S_COVER_EDITION:
		draw(l, b,
			set(l, b, c->edition_begun ? EG_T_COVER_LINE : EG_T_COVER_ORG, &c->edition),
			&c->edition);
		c->edition_begun = true;
		break;
	default:
		if (c->note.y < c->title.y) /* a title that leaves no room above them */
			c->note.y = c->title.y;
		draw(l, b, set(l, b, EG_T_COVER_NOTE, &c->note), &c->note);
		break;
	}
}

static bool is_note(const eg_block *b)
{
	return b->style != EG_S_COVER_TITLE && b->style != EG_S_COVER_SUBTITLE &&
	       b->style != EG_S_COVER_ORG && b->style != EG_S_COVER_EDITION;
}

/* The notes end at the foot, so their height is asked first. */
static eg_len note_height(eg_lay *l, const eg_block *b, const cover *c)
{
	eg_len h = 0;
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_TEXT && is_note(b->children[i]))
			h += eg_textbox_height(set(l, b->children[i], EG_T_COVER_NOTE, &c->note));
	return h;
}

static bool is_seal(const eg_block *b)
{
	return b->picture && !b->wide;
}

static bool has_seal(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (is_seal(b->children[i]))
			return true;
	return false;
}

/* Where the texts of one style end that are set from there on. */
static eg_len foot_of(eg_lay *l, const eg_block *b, enum eg_style style, const spot *at)
{
	eg_len y = at->y;
	enum eg_type type = EG_T_COVER_ORG;
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_TEXT && b->children[i]->style == style) {
			y += eg_textbox_height(set(l, b->children[i], type, at));
			type = EG_T_COVER_LINE;
		}
	return y;
}

static cover places(eg_lay *l, const eg_block *b)
{
	const eg_format *f = l->format;
	eg_len top = ORG_BASELINE - eg_type_baseline(eg_theme_type(l->theme, EG_T_COVER_ORG));
	eg_len gutter = f->step - f->column, seal = has_seal(b) ? SEAL_SIDE + gutter : 0;
	eg_len first = (seal ? BESIDE_SEAL : EDITION_COLUMN) * f->step;
	cover c = {.org = {f->margin, top, first - gutter},
		.edition = {f->margin + first, top, f->text_width - first - seal},
		.title = {f->margin, TITLE_TOP, f->text_width},
		.note = {f->margin, 0, EDITION_COLUMN * f->step - gutter}};
	eg_len org = foot_of(l, b, EG_S_COVER_ORG, &c.org),
	       edition = foot_of(l, b, EG_S_COVER_EDITION, &c.edition);
	eg_len under = (org > edition ? org : edition) + EG_LINE;
	if (c.title.y < under)
		c.title.y = under;
	eg_len note = f->height - NOTE_FOOT - note_height(l, b, &c);
	c.note.y = c.notes_top = note > c.title.y ? note : c.title.y;
	return c;
}

/* The seal stands in its box at the right edge, at the box's top. */
static void draw_seal(eg_lay *l, const eg_picture *p)
{
	const eg_format *f = l->format;
	eg_box box = eg_picture_box(p, SEAL_SIDE, SEAL_SIDE);
	box.x = f->margin + f->text_width - box.w;
	box.y = SEAL_TOP;
	eg_picture_draw(l, p, eg_picture_element(l, p), &box);
}

/* The author's picture stands over the notes, as large as what the title leaves; its credit under
 * it. */
static void draw_picture(eg_lay *l, const cover *c, const eg_block *b)
{
	const eg_format *f = l->format;
	eg_len credit = 0, top = c->title.y + PICTURE_GAP, bottom = c->notes_top - PICTURE_GAP;
	for (uint32_t i = 0; i < b->child_count; i++)
		credit += eg_textbox_height(set(l, b->children[i], EG_T_COVER_NOTE, &c->note));
	if (credit)
		credit += CREDIT_GAP;
	eg_len room = bottom - credit - top;
	eg_box box = eg_picture_box(
		b->picture, f->text_width, room > PICTURE_LEAST ? room : PICTURE_LEAST);
	box.x = f->margin;
	box.y = bottom - credit - box.h;
	eg_picture_draw(l, b->picture, eg_picture_element(l, b->picture), &box);
	spot under = {f->margin, bottom - credit + CREDIT_GAP, c->note.width};
	for (uint32_t i = 0; i < b->child_count; i++)
		draw(l, b->children[i], set(l, b->children[i], EG_T_COVER_NOTE, &under), &under);
}

static void draw_pictures(eg_lay *l, const cover *c, const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *figure = b->children[i];
		if (is_seal(figure))
			draw_seal(l, figure->picture);
		else if (figure->picture && figure->picture->image)
			draw_picture(l, c, figure);
	}
}

void eg_build_cover(eg_lay *l, const eg_block *b)
{
	if (!eg_lay_may_break(l)) {
		eg_build_blocks(l, b->children, b->child_count);
		return;
	}
	eg_lay_break(l, EG_BREAK_PAGE);
	const eg_context context = context_of(l);
	eg_lay_open_page(l, &context);
	draw_ground(l);
	if (l->doc->marking.n)
		eg_marking_say(l, eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P),
			context.on_flood, 0);
	for (const eg_anchor *a = l->main.anchors_next; a; a = a->next)
		eg_canvas_dest(&l->canvas, a->dest, 0, 0);
	l->main.anchors_next = NULL;
	if (b->id.n)
		eg_canvas_dest(&l->canvas, b->id, 0, 0);
	cover c = places(l, b);
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_TEXT)
			draw_text(l, &c, b->children[i]);
	draw_pictures(l, &c, b);
	eg_lay_close_page(l, &context);
	l->start = EG_BREAK_PAGE;
}
