/* What stands on the pages beside their text: running heads, folios, markings, the draft mark. All
 * of it is artifact. */
#include "layout/lay.h"

/* The draft mark is turned by 52 degrees: cosine and sine in 1/1000000. */
#define TURN_UNIT    1000000
#define ELLIPSIS     "\xE2\x80\xA6"
#define DRAFT_WIDEST EG_PTS(820) /* along the turned line */
#define CAP_HEIGHT   723         /* of the sans, in 1/1000 of the size */

eg_text_spec eg_furniture_spec(
	const eg_lay *l, enum eg_type type, enum eg_artifact artifact, eg_len x, eg_len width)
{
	return (eg_text_spec){.type = type,
		.x = x,
		.width = width,
		.element = EG_NO_ELEMENT,
		.artifact = artifact,
		.told = true, /* of its words where they stand in the text */
		.lang = l->doc->lang};
}

/* Words of a line without the last one, and an ellipsis in its place. */
static eg_str shorten(eg_lay *l, eg_str words)
{
	eg_str s = eg_str_trim(words);
	if (eg_str_ends(s, EG_STR(ELLIPSIS)))
		s.n -= sizeof ELLIPSIS - 1;
	size_t end = s.n;
	while (end > 0 && s.p[end - 1] != ' ')
		end--;
	if (end == 0) /* one long word loses its last letters */
		for (end = s.n;
			end > 0 && (end + 3 > s.n || ((unsigned char)s.p[end] & 0xC0) == 0x80);)
			end--;
	eg_str kept = eg_str_trim(eg_str_cut(s, 0, end));
	while (kept.n && strchr(",;:.-(", kept.p[kept.n - 1]))
		kept.n--;
	return eg_strf(l->scratch, "%.*s" ELLIPSIS, EG_ARG(kept));
}

static eg_str line_words(eg_lay *l, const eg_line *line)
{
	eg_str s = EG_STR("");
	for (uint32_t i = 0; i < line->count; i++)
		if (line->pieces[i].glyphs)
			s = eg_str_join(l->scratch, s, line->pieces[i].glyphs->text);
	return s;
}

/* Words in one line: an ellipsis stands for those that it cannot hold. */
static eg_textbox *set_line(eg_lay *l, eg_str words, const eg_text_spec *spec)
{
	eg_textbox *b = eg_textbox_words(l, words, spec);
	if (eg_textbox_lines(b) <= 1)
		return b;
	words = eg_strf(l->scratch, "%.*s x", EG_ARG(line_words(l, &b->para->lines[0])));
	do {
		words = shorten(l, words);
		b = eg_textbox_words(l, words, spec);
	} while (eg_textbox_lines(b) > 1 && words.n > sizeof ELLIPSIS);
	return b;
}

/* Draws words on a baseline. */
static void draw_words(eg_lay *l, eg_str words, const eg_text_spec *spec, eg_len baseline)
{
	if (words.n == 0)
		return;
	eg_textbox *b = set_line(l, words, spec);
	if (eg_textbox_lines(b))
		eg_textbox_draw(l, b, 0, baseline - b->baseline);
}

/* -- running head -- */

#define STATUS_GAP EG_PTS(12) /* from the words to the status */

static eg_len running_width(eg_lay *l, eg_str words)
{
	const eg_text_spec spec = eg_furniture_spec(l, EG_T_RUNNING_STATUS, EG_ART_HEADER, 0, 0);
	return eg_textbox_full_width(l, words, &spec);
}

/* What a document is that is not final stands at the right end, with its day where that leaves the
 * better part to the section's name. The result is what it takes of the width. */
static eg_len draw_status(eg_lay *l)
{
	const eg_format *f = l->format;
	eg_len most = f->main_width / 2;
	eg_str words = l->doc->dated_status.n ? l->doc->dated_status : l->doc->status;
	if (words.n == 0)
		return 0;
	eg_len width = running_width(l, words);
	if (width > most)
		words = l->doc->status, width = running_width(l, words);
	width = (width < most ? width : most) + EG_PT;
	eg_text_spec spec = eg_furniture_spec(
		l, EG_T_RUNNING_STATUS, EG_ART_HEADER, f->main_x + f->main_width - width, width);
	spec.rag = EG_RAG_RIGHT;
	draw_words(l, words, &spec, f->head_y);
	return width + STATUS_GAP;
}

/* Verso: document and section; recto: part and section. */
static void draw_head(eg_lay *l, const eg_context *c, bool recto)
{
	const eg_format *f = l->format;
	eg_str title = l->doc->short_title.n ? l->doc->short_title : l->doc->title;
	eg_str part = c->part_label.n ? c->part_label : c->part;
	eg_str right = c->section.n ? c->section : c->part;
	eg_str left = recto && part.n && !eg_str_eq(part, right) ? part : title;
	eg_text_spec spec =
		eg_furniture_spec(l, EG_T_RUNNING, EG_ART_HEADER, f->margin, f->side_width);
	draw_words(l, left, &spec, f->head_y);
	eg_len status = draw_status(l);
	spec = eg_furniture_spec(l, EG_T_RUNNING, EG_ART_HEADER, f->main_x, f->main_width - status);
	draw_words(l, right, &spec, f->head_y);
}

static void draw_folio(eg_lay *l, uint32_t page, bool recto)
{
	const eg_format *f = l->format;
	eg_text_spec spec =
		eg_furniture_spec(l, EG_T_FOLIO, EG_ART_FOOTER, f->margin, f->text_width);
	spec.rag = recto ? EG_RAG_RIGHT : EG_RAG_LEFT;
	draw_words(l, l->canvas.pages->pages[page]->label, &spec, f->folio_y);
}

/* -- pages that are counted: 1 of 2 (DESIGNBOOK.md 5.21) -- */

/* The words at the left, and at the right which page it is of how many. */
static void draw_foot(eg_lay *l, eg_str words, uint32_t page)
{
	const eg_format *f = l->format;
	eg_len count = 2 * f->step;
	eg_text_spec spec =
		eg_furniture_spec(l, EG_T_RUNNING, EG_ART_FOOTER, f->margin, f->text_width - count);
	draw_words(l, words, &spec, f->folio_y);
	eg_str parts[3];
	eg_doc_word_parts(l->doc, EG_WORD_PAGE_OF, parts);
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, 3);
	runs[0].text = eg_strf(l->scratch, "%.*s%.*s%.*s", EG_ARG(parts[0]),
		EG_ARG(l->canvas.pages->pages[page]->label), EG_ARG(parts[1]));
	runs[1] = (eg_run){.style = EG_I_PAGEREF, .dest = EG_STR(EG_LAST_PAGE)};
	runs[2].text = parts[2];
	spec = eg_furniture_spec(
		l, EG_T_FOLIO, EG_ART_FOOTER, f->margin + f->text_width - count, count);
	spec.rag = EG_RAG_RIGHT;
	spec.no_links = true;
	eg_textbox *b = eg_textbox_set(l, runs, parts[2].n ? 3 : 2, &spec);
	if (eg_textbox_lines(b))
		eg_textbox_draw(l, b, 0, f->folio_y - b->baseline);
}

/* -- draft mark -- */

/* The draft mark stands along the page's diagonal (DESIGNBOOK.md 5.22). */
typedef struct turn {
	int degrees;
	int64_t cos, sin; /* in TURN_UNIT */
} turn;

static const turn *turn_of(const eg_format *f)
{
	static const turn upright = {52, 615661, 788011}, lying = {38, 788011, 615661};
	return f->width > f->height ? &lying : &upright;
}

static eg_textbox *draft_box(eg_lay *l)
{
	eg_text_spec spec =
		eg_furniture_spec(l, EG_T_DRAFT, EG_ART_BACKGROUND, 0, 4 * l->format->height);
	return eg_textbox_words(l, l->doc->status, &spec);
}

/* A glyph mark of the draft word along the turned line, whose `start` is at (x0, y0). */
static void draw_turned(eg_lay *l, const eg_piece *p, eg_len start, eg_len x0, eg_len y0)
{
	const turn *t = turn_of(l->format);
	eg_len dx = eg_len_scale(p->x - start, t->cos, TURN_UNIT),
	       dy = eg_len_scale(p->x - start, t->sin, TURN_UNIT);
	eg_canvas_backdrop(&l->canvas, p->glyphs, x0 + dx, y0 - dy, t->degrees, p->colour);
}

/* Where the leftmost letters of a line stand. */
static eg_len line_start(const eg_line *line)
{
	eg_len start = INT64_MAX;
	for (uint32_t i = 0; i < line->count; i++)
		if (!line->pieces[i].space && line->pieces[i].x < start)
			start = line->pieces[i].x;
	return start;
}

/* The middle of what the word stands on: beside a flood, which would hide a part of it, where it
 * has room there. */
static eg_len middle_of(const eg_lay *l, eg_len takes, bool has_band)
{
	const eg_format *f = l->format;
	if (!has_band || takes > f->width - f->band)
		return f->width / 2;
	return (l->canvas.mirrored ? f->width - f->band : f->width + f->band) / 2;
}

static void draw_draft(eg_lay *l, bool has_band)
{
	const eg_format *f = l->format;
	const turn *t = turn_of(f);
	eg_textbox *b = draft_box(l);
	if (eg_textbox_lines(b) == 0)
		return;
	const eg_line *line = &b->para->lines[0];
	if (line->width > DRAFT_WIDEST)
		return; /* it stands in the running head all the same */
	eg_len half = line->width / 2, cap = eg_len_scale(b->row->size, CAP_HEIGHT, 2000);
	eg_len across =
		eg_len_scale(half, t->cos, TURN_UNIT) + eg_len_scale(cap, t->sin, TURN_UNIT);
	eg_len x = middle_of(l, 2 * across, has_band) - across +
		   2 * eg_len_scale(cap, t->sin, TURN_UNIT);
	eg_len y = f->height / 2 + eg_len_scale(half, t->sin, TURN_UNIT) +
		   eg_len_scale(cap, t->cos, TURN_UNIT);
	/* The word is turned, not mirrored. */
	bool mirrored = l->canvas.mirrored;
	l->canvas.mirrored = false;
	eg_len start = line_start(line);
	for (uint32_t i = 0; i < line->count; i++)
		if (!line->pieces[i].space && line->pieces[i].glyphs)
			draw_turned(l, &line->pieces[i], start, x, y);
	l->canvas.mirrored = mirrored;
}

/* -- what layout calls -- */

void eg_furniture_under(eg_lay *l, const eg_context *context)
{
	if (context && !context->on_flood && l->doc->status.n)
		draw_draft(l, context->has_band && l->theme->floods);
}

void eg_furniture_over(eg_lay *l, const eg_context *context, uint32_t page)
{
	bool recto = page % 2 == 0;
	bool flood = context && context->on_flood;
	eg_marking_draw(l, flood || (context && context->in_banner), flood);
	if (!context)
		return;
	if (!context->no_head)
		draw_head(l, context, recto);
	if (context->foot.n)
		draw_foot(l, context->foot, page);
	else if (!context->no_folio)
		draw_folio(l, page, recto);
}
