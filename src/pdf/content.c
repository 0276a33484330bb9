/* Page content: the marks in their marked-content sequences (ISO 32000-1, 14.6 and 14.8.2). */
#include "pdf/deflate.h"
#include "pdf/painter.h"

static void gather_mark(eg_pdf_document *d, const eg_mark *m)
{
	if (m->kind == EG_MARK_GLYPHS)
		(void)eg_pdf_word_of(&d->words, m->as.text.shaped, m->as.text.hyphen);
	else if (m->kind == EG_MARK_IMAGE)
		(void)eg_pdf_image_place(&d->images, d->store, m->as.image.bitmap,
			m->as.image.columns, m->as.image.rows);
	else if (m->kind == EG_MARK_DRAWING)
		eg_pdf_image_alphas(&d->images, m->as.drawing);
}

void eg_pdf_marks_gather(eg_pdf_document *d)
{
	for (size_t i = 0; i < d->pages->count; i++) {
		eg_mark_reader r = eg_page_read(d->pages, d->pages->pages[i]);
		for (const eg_mark *m = eg_mark_next(&r); m; m = eg_mark_next(&r))
			gather_mark(d, m);
	}
	eg_pdf_words_settle(&d->words);
}

static bool same_sequence(const eg_mark *a, const eg_mark *b)
{
	return a->artifact == b->artifact && (a->artifact != EG_ART_NONE || a->mcid == b->mcid);
}

typedef struct box {
	eg_len x0, y0, x1, y1;
} box;

static void include(box *b, eg_len x, eg_len y)
{
	b->x0 = x < b->x0 ? x : b->x0;
	b->y0 = y < b->y0 ? y : b->y0;
	b->x1 = x > b->x1 ? x : b->x1;
	b->y1 = y > b->y1 ? y : b->y1;
}

static void include_mark(box *b, const eg_mark *m)
{
	if (m->kind == EG_MARK_PATH) {
		const char *ops = m->as.path.ops;
		const eg_point *at = m->as.path.points;
		for (uint32_t i = 0; i < m->as.path.op_count; i++)
			for (int n = ops[i] == 'C' ? 3 : ops[i] != 'Z'; n > 0; n--, at++)
				include(b, at->x, at->y);
	} else if (m->kind == EG_MARK_GLYPHS) {
		include(b, m->x, m->y);
		include(b, m->x + m->as.text.shaped->width, m->y - m->as.text.shaped->size);
	} else {
		include(b, m->x, m->y);
		include(b, m->x + m->w, m->y + m->h);
	}
}

/* ISO 32000-1, table 330: a background artifact must say where it is. */
static void put_background(eg_pdf_painter *p, const eg_mark *m)
{
	eg_mark_reader ahead = p->marks;
	eg_mark first = *m;
	box around = {INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};
	for (const eg_mark *at = m; at && same_sequence(&first, at); at = eg_mark_next(&ahead))
		include_mark(&around, at);
	eg_buf_cstr(p->b, "/Background/BBox[");
	eg_pdf_paint_put_point(p, around.x0, around.y1);
	eg_pdf_paint_put_point(p, around.x1, around.y0);
	p->b->n--;
	eg_buf_byte(p->b, ']');
}

static void begin_artifact(eg_pdf_painter *p, const eg_mark *m)
{
	eg_buf_cstr(p->b, "/Artifact<</Type");
	switch ((enum eg_artifact)m->artifact) {
	case EG_ART_HEADER:
		eg_buf_cstr(p->b, "/Pagination/Subtype/Header/Attached[/Top]");
		break;
	case EG_ART_FOOTER:
		eg_buf_cstr(p->b, "/Pagination/Subtype/Footer/Attached[/Bottom]");
		break;
	case EG_ART_BACKGROUND:
		put_background(p, m);
		break;
	case EG_ART_NONE:
	case EG_ART_LAYOUT:
		eg_buf_cstr(p->b, "/Layout");
		break;
	}
	eg_buf_cstr(p->b, ">>BDC\n");
}

static void begin_content(eg_pdf_painter *p, uint32_t mcid)
{
	const eg_element *owner = &p->d->pages->elements[p->page->owners[mcid]];
	eg_buf_byte(p->b, '/');
	eg_buf_cstr(p->b, eg_role_name(owner->role));
	eg_buf_cstr(p->b, "<</MCID ");
	eg_buf_int(p->b, mcid);
	eg_buf_cstr(p->b, ">>BDC\n");
	p->seen[mcid] = true;
}

static void end_sequence(eg_pdf_painter *p)
{
	eg_pdf_paint_end_text(p);
	if (p->open)
		eg_buf_cstr(p->b, "EMC\n");
	p->open = false;
}

/* False when the page breaks the contract of pages.h. */
static bool enter_sequence(eg_pdf_painter *p, const eg_mark *m)
{
	if (p->open && same_sequence(&p->opened, m))
		return true;
	end_sequence(p);
	if (m->artifact != EG_ART_NONE) {
		begin_artifact(p, m);
	} else {
		if (m->mcid >= p->page->mcid_count || p->seen[m->mcid])
			return false;
		begin_content(p, m->mcid);
	}
	p->open = true;
	p->opened = *m;
	return true;
}

static void paint(eg_pdf_painter *p, const eg_mark *m)
{
	switch ((enum eg_mark_kind)m->kind) {
	case EG_MARK_GLYPHS:
		eg_pdf_paint_glyphs(p, m);
		break;
	case EG_MARK_RECT:
		eg_pdf_paint_rect(p, m);
		break;
	case EG_MARK_LINE:
		eg_pdf_paint_line(p, m);
		break;
	case EG_MARK_PATH:
		eg_pdf_paint_path(p, m);
		break;
	case EG_MARK_IMAGE:
		eg_pdf_paint_image(p, m);
		break;
	case EG_MARK_DRAWING:
		eg_pdf_paint_drawing(p, m);
		break;
	}
}

/* False when a sequence would have to be opened twice; *broken is its number. */
static bool paint_page(eg_pdf_painter *p, uint32_t *broken)
{
	for (const eg_mark *m = eg_mark_next(&p->marks); m; m = eg_mark_next(&p->marks)) {
		if (!enter_sequence(p, m)) {
			*broken = m->mcid;
			return false;
		}
		paint(p, m);
	}
	end_sequence(p);
	/* An element may own content of which nothing is left to be seen; what it refers to must
	 * be there all the same. */
	for (uint32_t mcid = 0; mcid < p->page->mcid_count; mcid++) {
		if (p->seen[mcid])
			continue;
		begin_content(p, mcid);
		eg_buf_cstr(p->b, "EMC\n");
	}
	return true;
}

/* -- pages at the same time -- */

#define AHEAD 16u /* pages of each worker that are painted before they are asked for */

/* One page's operators, deflated. */
typedef struct sheet {
	eg_buf bytes;
	bool sound;
	uint32_t broken; /* the sequence that is not one, of a page that is not sound */
} sheet;

/* What a worker paints with. */
typedef struct easel {
	eg_buf operators;
	eg_pdf_deflater *deflater;
} easel;

struct eg_pdf_painting {
	eg_pdf_document *d;
	easel *easels; /* one a worker */
	unsigned workers;
	sheet *sheets; /* of the pages first..first + count */
	uint32_t first, count, room;
};

/* Words and pictures are all there by now, so that pages only read what they share. */
static void paint_sheet(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	struct eg_pdf_painting *with = ctx;
	eg_pdf_document *d = with->d;
	easel *e = &with->easels[worker];
	sheet *out = &with->sheets[i];
	const eg_page *page = d->pages->pages[with->first + i];
	eg_pdf_painter p = {
		.d = d, .page = page, .marks = eg_page_read(d->pages, page), .b = &e->operators};
	e->operators.n = out->bytes.n = 0;
	p.show.b = p.b;
	p.line_width = 1000;
	p.seen = EG_NEW_N(scratch, bool, page->mcid_count);
	out->sound = paint_page(&p, &out->broken);
	if (out->sound)
		eg_pdf_deflate_to(e->deflater, eg_buf_view(&e->operators), &out->bytes);
}

static void paint_ahead(struct eg_pdf_painting *with, uint32_t from)
{
	uint32_t left = (uint32_t)with->d->pages->count - from;
	with->first = from;
	with->count = left < with->room ? left : with->room;
	eg_pool_run(with->d->pool, with->count, paint_sheet, with);
}

static bool put_content(eg_buf *b, const void *owner, uint32_t index, eg_str *why)
{
	struct eg_pdf_painting *with = ((const eg_pdf_document *)owner)->painting;
	if (index - with->first >= with->count)
		paint_ahead(with, index);
	const sheet *s = &with->sheets[index - with->first];
	if (!s->sound) {
		*why = eg_strf(with->d->arena, "marked content %u is not one sequence", s->broken);
		return false;
	}
	eg_buf_str(b, eg_buf_view(&s->bytes));
	return true;
}

/* Before the resources, whose states are those that the pages have asked for when they are written.
 */
void eg_pdf_contents_make(eg_pdf_document *d)
{
	struct eg_pdf_painting *with = EG_NEW(d->arena, struct eg_pdf_painting);
	with->d = d;
	with->workers = eg_pool_workers(d->pool);
	with->room = with->workers > 1 ? AHEAD * with->workers : 1;
	with->easels = EG_NEW_N(d->arena, easel, with->workers);
	for (unsigned i = 0; i < with->workers; i++)
		with->easels[i].deflater = eg_pdf_deflater_open(EG_PDF_QUICK);
	with->sheets = EG_NEW_N(d->arena, sheet, with->room);
	d->painting = with;
	d->contents = EG_NEW_N(d->arena, uint32_t, d->pages->count);
	for (uint32_t i = 0; i < d->pages->count; i++)
		d->contents[i] = eg_pdf_stream_later(d->store, put_content, d, i);
}

void eg_pdf_contents_release(eg_pdf_document *d)
{
	struct eg_pdf_painting *with = d->painting;
	for (unsigned i = 0; with && i < with->workers; i++) {
		eg_buf_release(&with->easels[i].operators);
		eg_pdf_deflater_close(with->easels[i].deflater);
	}
	for (uint32_t i = 0; with && i < with->room; i++)
		eg_buf_release(&with->sheets[i].bytes);
}
