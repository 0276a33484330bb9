/* The cover: a flood, a tab and type; or an engraved one, its words centred in a frame under a
 * rosette. Every text has its place; nothing flows. */
#include "layout/ornament.h"

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

/* Of engraved covers. */
#define FRAME         EG_PTS(27)  /* from the upper and lower edges */
#define FRAME_MARKED  EG_PTS(44)  /* the same where a marking stands there */
#define OVER_BAND     EG_PTS(17)  /* from the frame to a band */
#define UNDER_BAND    EG_PTS(26)  /* from a band to the rosette or a seal */
#define UNDER_FIGURE  EG_PTS(28)  /* from the rosette to the title, at least */
#define TITLE_FOOT    EG_PTS(286) /* from the title's top to the page's lower edge */
#define OVER_FOOT     EG_PTS(28)  /* from title and subtitle to the words at the foot, at least */
#define FOOT_BAND     EG_PTS(14)  /* from those to the band */
#define ROSETTE_LEAST EG_PTS(60)  /* radius */
#define YEAR_DIGITS   4

typedef struct spot {
	eg_len x, y, width;
	bool centred;
} spot;

typedef struct cover {
	spot org, edition, title, note;
	eg_len figure_top, figure_bottom; /* between which a picture stands; 0 = under the title */
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
	if (at->centred)
		spec.rag = EG_RAG_CENTER;
	return eg_textbox_set(l, b->runs, b->run_count, &spec);
}

static eg_len frame_inset(const eg_lay *l)
{
	return l->doc->marking.n ? FRAME_MARKED : FRAME;
}

static void draw_ground(eg_lay *l)
{
	const eg_format *f = l->format;
	eg_canvas *c = &l->canvas;
	if (l->theme->floods)
		eg_canvas_rect(c, EG_LAYER_UNDER, 0, 0, f->width, f->height,
			eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0));
	if (l->theme->engraved) {
		eg_len inset = frame_inset(l), band = inset + OVER_BAND;
		eg_ornament_frame(l, inset);
		eg_ornament_band(l, band);
		eg_ornament_band(l, f->height - band - EG_BAND_HEIGHT);
	} else if (l->theme->floods) {
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
static eg_textbox *fit_title(eg_lay *l, const eg_block *b, const spot *at, spot *out)
{
	static const uint8_t sizes[] = {
		EG_T_COVER_TITLE, EG_T_COVER_TITLE_2, EG_T_COVER_TITLE_3, EG_T_COVER_TITLE_4};
	eg_textbox *box = NULL;
	for (size_t i = 0; i < EG_COUNT(sizes); i++) {
		eg_len by = at->centred ? 0 : eg_theme_type(l->theme, sizes[i])->size / TITLE_OUT;
		*out = (spot){at->x - by, at->y, at->width + by, at->centred};
		box = set(l, b, sizes[i], out);
		if (eg_textbox_lines(box) <= TITLE_LINES && box->para->min_width <= out->width)
			break;
	}
	return box;
}

static void draw_title(eg_lay *l, const eg_block *b, spot *at)
{
	spot out;
	eg_textbox *box = fit_title(l, b, at, &out);
	draw(l, b, box, &out);
	at->y = out.y + SUBTITLE_GAP;
}

static spot subtitle_spot(const eg_lay *l, const spot *title)
{
	spot at = *title;
	if (!at.centred)
		at.width = 6 * l->format->step - (l->format->step - l->format->column);
	return at;
}

static void draw_text(eg_lay *l, cover *c, const eg_block *b)
{
	switch ((enum eg_style)b->style) {
	case EG_S_COVER_TITLE:
		draw_title(l, b, &c->title);
		break;
	case EG_S_COVER_SUBTITLE: {
		spot at = subtitle_spot(l, &c->title);
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
static eg_len foot_of(
	eg_lay *l, const eg_block *b, enum eg_style style, enum eg_type type, const spot *at)
{
	eg_len y = at->y;
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_TEXT && b->children[i]->style == style) {
			y += eg_textbox_height(set(l, b->children[i], type, at));
			type = EG_T_COVER_LINE;
		}
	return y;
}

/* What title and subtitles take. */
static eg_len title_height(eg_lay *l, const eg_block *b, const spot *title)
{
	eg_len height = 0;
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *t = b->children[i];
		spot at = subtitle_spot(l, title);
		if (t->kind == EG_B_TEXT && t->style == EG_S_COVER_TITLE)
			height += eg_textbox_height(fit_title(l, t, title, &at)) + SUBTITLE_GAP;
		else if (t->kind == EG_B_TEXT && t->style == EG_S_COVER_SUBTITLE)
			height += eg_textbox_height(set(l, t, EG_T_COVER_SUBTITLE, &at));
	}
	return height;
}

/* The words of the organisation, of the edition and the notes stand at the foot, title and subtitle
 * over them, and what is left is for the rosette or a picture. */
static cover engraved_places(eg_lay *l, const eg_block *b)
{
	const eg_format *f = l->format;
	const spot centre = {f->margin, 0, f->text_width, true};
	cover c = {.org = centre,
		.edition = centre,
		.title = centre,
		.note = centre,
		.edition_begun = true};
	eg_len band = frame_inset(l) + OVER_BAND + EG_BAND_HEIGHT;
	eg_len org = foot_of(l, b, EG_S_COVER_ORG, EG_T_COVER_ORG, &centre),
	       edition = foot_of(l, b, EG_S_COVER_EDITION, EG_T_COVER_LINE, &centre),
	       notes = note_height(l, b, &c);
	eg_len foot = f->height - band - FOOT_BAND - org - edition - notes - EG_LINE;
	eg_len titles = title_height(l, b, &centre);
	c.title.y = eg_smaller(f->height - TITLE_FOOT, foot - OVER_FOOT - titles);
	c.figure_top = band + UNDER_BAND + (has_seal(b) ? SEAL_SIDE + EG_LINE : 0);
	c.title.y = eg_larger(c.title.y, c.figure_top);
	c.figure_bottom = c.title.y - UNDER_FIGURE;
	c.org.y = eg_larger(foot, c.title.y + titles + OVER_FOOT);
	c.edition.y = c.org.y + org;
	c.note.y = c.notes_top = c.edition.y + edition + EG_LINE;
	return c;
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
	eg_len org = foot_of(l, b, EG_S_COVER_ORG, EG_T_COVER_ORG, &c.org),
	       edition = foot_of(l, b, EG_S_COVER_EDITION, EG_T_COVER_ORG, &c.edition);
	eg_len under = (org > edition ? org : edition) + EG_LINE;
	if (c.title.y < under)
		c.title.y = under;
	eg_len note = f->height - NOTE_FOOT - note_height(l, b, &c);
	c.note.y = c.notes_top = note > c.title.y ? note : c.title.y;
	return c;
}

/* The seal stands in its box at the right edge, at the box's top; over a rosette in the middle. */
static void draw_seal(eg_lay *l, const cover *c, const eg_picture *p)
{
	const eg_format *f = l->format;
	eg_box box = eg_picture_box(p, SEAL_SIDE, SEAL_SIDE);
	box.x = f->margin + f->text_width - box.w;
	box.y = SEAL_TOP;
	if (c->title.centred) {
		box.x = (f->width - box.w) / 2;
		box.y = c->figure_top - SEAL_SIDE - EG_LINE;
	}
	eg_picture_draw(l, p, eg_picture_element(l, p), &box);
}

/* The author's picture stands over the notes, on an engraved cover over the title, as large as what
 * is left there; its credit under it. */
static void draw_picture(eg_lay *l, const cover *c, const eg_block *b)
{
	const eg_format *f = l->format;
	eg_len credit = 0, top = c->title.y + PICTURE_GAP, bottom = c->notes_top - PICTURE_GAP;
	if (c->title.centred)
		top = c->figure_top, bottom = c->figure_bottom;
	for (uint32_t i = 0; i < b->child_count; i++)
		credit += eg_textbox_height(set(l, b->children[i], EG_T_COVER_NOTE, &c->note));
	if (credit)
		credit += CREDIT_GAP;
	eg_len room = bottom - credit - top;
	eg_box box = eg_picture_box(
		b->picture, f->text_width, room > PICTURE_LEAST ? room : PICTURE_LEAST);
	box.x = c->title.centred ? (f->width - box.w) / 2 : f->margin;
	box.y = bottom - credit - box.h;
	eg_picture_draw(l, b->picture, eg_picture_element(l, b->picture), &box);
	spot under = {f->margin, bottom - credit + CREDIT_GAP, c->note.width, c->note.centred};
	for (uint32_t i = 0; i < b->child_count; i++)
		draw(l, b->children[i], set(l, b->children[i], EG_T_COVER_NOTE, &under), &under);
}

static void draw_pictures(eg_lay *l, const cover *c, const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *figure = b->children[i];
		if (is_seal(figure))
			draw_seal(l, c, figure->picture);
		else if (figure->picture && figure->picture->image)
			draw_picture(l, c, figure);
	}
}

static bool has_figure(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_picture *p = b->children[i]->picture;
		if (p && p->image && !is_seal(b->children[i]))
			return true;
	}
	return false;
}

/* The number of four digits in a text, or nothing. */
static eg_str year_in(eg_str s)
{
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
			at++;
		if (at - from == YEAR_DIGITS)
			return eg_str_cut(s, from, at);
		at += at == from;
	}
	return EG_STR("");
}

/* The year that the words of the edition name, or nothing. */
static eg_str year_of(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *t = b->children[i];
		if (t->kind != EG_B_TEXT || t->style != EG_S_COVER_EDITION)
			continue;
		for (uint32_t k = 0; k < t->run_count; k++)
			if (year_in(t->runs[k].text).n)
				return year_in(t->runs[k].text);
		break; /* what follows is the time that it is for */
	}
	return EG_STR("");
}

static void draw_rosette(eg_lay *l, const cover *c, const eg_block *b)
{
	eg_len room = (c->figure_bottom - c->figure_top) / 2,
	       radius = eg_smaller(room, EG_ROSETTE_MOST);
	if (radius >= ROSETTE_LEAST)
		eg_ornament_rosette(
			l, l->format->width / 2, c->figure_top + room, radius, year_of(b));
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
	cover c = l->theme->engraved ? engraved_places(l, b) : places(l, b);
	if (l->theme->engraved && !has_figure(b))
		draw_rosette(l, &c, b);
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_TEXT)
			draw_text(l, &c, b->children[i]);
	draw_pictures(l, &c, b);
	eg_lay_close_page(l, &context);
	l->start = EG_BREAK_PAGE;
}
