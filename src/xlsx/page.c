/* page.c -- how a sheet prints: paper, margins, header, footer, repeated rows. */
#include "roster/speak.h"
#include "xlsx/celltext.h"
#include "xlsx/write.h"

enum paper { LETTER = 1, TABLOID = 3, A3 = 8, A4 = 9 };

/* A header or footer holds 255 characters, codes included: no more than this of each part. */
#define ITEM_MOST 76u
/* Pixels at 96 dpi that stand beside each other within these margins on Letter or A4 upright, on
 * the same across or Tabloid or A3 upright, and on these across; the scale below which 11 point
 * type is no longer read with ease; and the most of a page that columns may take that are repeated
 * on each. */
#define UPRIGHT_PX 715u
#define PAPER_PX   980u
#define LARGE_PX   1490u
#define LEAST_PCT  60u
#define REPEAT_PCT 50u
#define MOST_PAGES 20u

/* 32 CFR 2002.20: a banner is in bold. */
#define MARKING "&C&\"-,Bold\""

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
	put_item(b, "&L", w->w->header);
	put_item(b, MARKING, w->w->marking);
	put_item(b, "&R", p->name);
	eg_buf_byte(b, '\0');
	return eg_writer_ok(w, worksheet_set_header(p->ws, b->p));
}

/* "Edition 2026, as of 2026-09-30" */
static eg_str edition_of(eg_writer *w)
{
	eg_str words[] = {w->w->edition, w->w->as_of};
	if (words[1].n == 0)
		return words[0];
	if (words[0].n == 0)
		return eg_say_with(w->arena, w->w->lang, "As of {1}", &words[1], 1);
	return eg_say_with(w->arena, w->w->lang, "{1}, as of {2}", words, EG_COUNT(words));
}

static bool set_footer(eg_writer *w, eg_xpage *p)
{
	eg_buf *b = &w->text;
	b->n = 0;
	put_item(b, "&L", edition_of(w));
	put_item(b, MARKING, w->w->marking);
	eg_buf_cstr(b, "&R");
	eg_str codes[] = {EG_STR("&P"), EG_STR("&N")};
	eg_buf_str(b, eg_say_with(w->arena, w->w->lang, "Page {1} of {2}", codes, EG_COUNT(codes)));
	eg_buf_byte(b, '\0');
	return eg_writer_ok(w, worksheet_set_footer(p->ws, b->p));
}

/* How the width of a sheet goes on paper. */
typedef struct spread {
	lxw_col_t columns; /* stand again on each page across: the frozen ones, where they leave
			      room for others */
	uint64_t again;    /* pixels of those */
	uint16_t across;   /* pages */
} spread;

/* Pixels of the sheet that fit on the large paper at the least scale. */
static uint64_t large_page(const eg_xpage *p)
{
	return (p->sheet->portrait ? PAPER_PX : LARGE_PX) * UINT64_C(100) / LEAST_PCT;
}

static void find_repeated(const eg_xpage *p, spread *s)
{
	size_t freeze = p->sheet->freeze < p->sheet->column_count ? p->sheet->freeze : 0;
	uint64_t px = 0;
	for (size_t c = 0; c < freeze; c++)
		px += p->widths[c];
	if (px * 100 > large_page(p) * REPEAT_PCT)
		return;
	s->columns = (lxw_col_t)freeze;
	s->again = px;
}

/* Wide sheets go to the paper of twice the size before their type gets too small to read, and from
 * there over several pages: so many that the type stays large enough on each. */
static spread spread_of(const eg_xpage *p, uint64_t px)
{
	spread s = {.across = p->sheet->fit ? p->sheet->fit : 1};
	uint64_t page = large_page(p);
	if (p->sheet->charted || (px <= page && s.across == 1))
		return s;
	find_repeated(p, &s);
	if (p->sheet->fit)
		return s;
	uint64_t pages = (px - s.again + page - s.again - 1) / (page - s.again);
	s.across = (uint16_t)(pages < MOST_PAGES ? pages : MOST_PAGES);
	return s;
}

static uint8_t paper_of(const eg_writer *w, const eg_xpage *p, uint64_t px)
{
	uint64_t small = p->sheet->portrait ? UPRIGHT_PX : PAPER_PX;
	bool large = px * LEAST_PCT > small * 100;
	if (w->w->a4)
		return large ? A3 : A4;
	return large ? TABLOID : LETTER;
}

/* Rows 1 to 4 run out over columns that are not beside them on the further pages across. Where they
 * would be cut there, the print begins with the header: what they say stands in those of the page,
 * and in the sheet of contents. */
static bool begin(eg_writer *w, eg_xpage *p, const spread *s)
{
	lxw_row_t from = s->columns && p->top_px > s->again ? EG_HEAD_ROW : 0;
	lxw_col_t end = (lxw_col_t)(p->sheet->column_count - 1);
	return eg_writer_ok(w, worksheet_repeat_rows(p->ws, from, EG_HEAD_ROW)) &&
	       (from == 0 || eg_writer_ok(w, worksheet_print_area(p->ws, from, 0, p->last, end)));
}

/* One page beside the other before those below, so that a booklet shows a row's pages in a run. */
static bool repeat(eg_writer *w, eg_xpage *p, const spread *s)
{
	if (p->sheet->charted)
		return true;
	if (!begin(w, p, s))
		return false;
	if (s->across == 1)
		return true;
	worksheet_print_across(p->ws);
	return s->columns == 0 ||
	       eg_writer_ok(w, worksheet_repeat_columns(p->ws, 0, (lxw_col_t)(s->columns - 1)));
}

bool eg_page_set_up(eg_writer *w, eg_xpage *p, uint64_t px)
{
	spread s = spread_of(p, px);
	bool tall = p->sheet->charted && eg_chart_is_tall(p->sheet->chart);
	if (p->sheet->portrait || tall)
		worksheet_set_portrait(p->ws);
	else
		worksheet_set_landscape(p->ws);
	worksheet_set_paper(p->ws, paper_of(w, p, (px - s.again) / s.across + s.again));
	worksheet_set_margins(p->ws, side_margin, side_margin, end_margin, end_margin);
	worksheet_fit_to_pages(p->ws, s.across, tall);
	worksheet_set_zoom(p->ws, 100);
	return repeat(w, p, &s) && set_header(w, p) && set_footer(w, p);
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
