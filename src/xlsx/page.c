/* page.c -- how a sheet prints: paper, margins, header, footer, repeated rows. */
#include "xlsx/celltext.h"
#include "xlsx/write.h"

enum paper { LETTER = 1, TABLOID = 3, A3 = 8, A4 = 9 };

/* A header or footer holds 255 characters, codes included: no more than this of each part. */
#define ITEM_MOST 76u
/* Pixels at 96 dpi that stand beside each other on landscape Letter or A4 within these margins,
 * and the scale below which 11 point type is no longer read with ease. */
#define PAPER_PX  980u
#define LEAST_PCT 60u

static const double side_margin = 0.4, end_margin = 0.75; /* inches */

/* '&' begins a code in headers and footers and is doubled to stand for itself. */
static void put_item(eg_buf *out, const char *place, eg_str s)
{
	eg_buf line = {0};
	size_t used = 0;
	eg_line_text(&line, s, ITEM_MOST);
	eg_buf_cstr(out, place);
	for (size_t at = 0; at < line.n;) {
		size_t from = at;
		bool code = eg_utf8_next(eg_buf_view(&line), &at) == '&';
		used += code ? 2 : 1;
		if (used > ITEM_MOST)
			break;
		eg_buf_cstr(out, code ? "&" : "");
		eg_buf_put(out, line.p + from, at - from);
	}
	eg_buf_release(&line);
}

static bool set_header(eg_writer *w, eg_xpage *p)
{
	eg_buf *b = &w->text;
	b->n = 0;
	put_item(b, "&L", w->w->title);
	put_item(b, "&C", w->w->marking);
	put_item(b, "&R", p->name);
	eg_buf_byte(b, '\0');
	return eg_writer_ok(w, worksheet_set_header(p->ws, b->p));
}

static bool set_footer(eg_writer *w, eg_xpage *p)
{
	eg_buf *b = &w->text;
	b->n = 0;
	put_item(b, "&L", w->w->edition);
	if (w->w->as_of.n) {
		eg_buf_cstr(b, w->w->edition.n ? ", as of " : "As of ");
		put_item(b, "", w->w->as_of);
	}
	put_item(b, "&C", w->w->marking);
	eg_buf_cstr(b, "&RPage &P of &N");
	eg_buf_byte(b, '\0');
	return eg_writer_ok(w, worksheet_set_footer(p->ws, b->p));
}

/* Wide sheets go to the paper of twice the size before their type gets too small to read. */
static uint8_t paper_of(const eg_writer *w, uint64_t px)
{
	bool large = px * LEAST_PCT > (uint64_t)PAPER_PX * 100;
	if (w->w->a4)
		return large ? A3 : A4;
	return large ? TABLOID : LETTER;
}

bool eg_page_set_up(eg_writer *w, eg_xpage *p, uint64_t px)
{
	uint16_t across = p->sheet->fit ? p->sheet->fit : 1;
	if (p->sheet->portrait)
		worksheet_set_portrait(p->ws);
	else
		worksheet_set_landscape(p->ws);
	worksheet_set_paper(p->ws, paper_of(w, px / across));
	worksheet_set_margins(p->ws, side_margin, side_margin, end_margin, end_margin);
	worksheet_fit_to_pages(p->ws, across, 0);
	worksheet_set_zoom(p->ws, 100);
	return (p->sheet->charted ||
		       eg_writer_ok(w, worksheet_repeat_rows(p->ws, 0, EG_HEAD_ROW))) &&
	       set_header(w, p) && set_footer(w, p);
}

void eg_page_protect(eg_xpage *p)
{
	lxw_protection allowed = {
		.format_cells = 1,
		.format_columns = 1,
		.format_rows = 1,
		.sort = 1,
		.autofilter = 1,
		.pivot_tables = 1,
	};
	if (p->sheet->protect != EG_PROTECT_NONE)
		worksheet_protect(p->ws, NULL, &allowed);
}
