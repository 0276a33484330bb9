#include "pdf/painter.h"

#include "pdf/syntax.h"

/* Gaps of more than this many thousandths of an em begin a new line of text instead of a TJ number.
 */
#define GAP_MAX 3000

static void set_font(eg_pdf_painter *p, const eg_pdf_word *word)
{
	if (p->size == word->size && p->font == word->font)
		return;
	eg_pdf_show_close(&p->show);
	eg_buf_cstr(p->b, "/F");
	eg_buf_int(p->b, word->font);
	eg_buf_byte(p->b, ' ');
	eg_pdf_paint_put_milli(p, word->size);
	eg_buf_cstr(p->b, "Tf\n");
	p->font = word->font;
	p->size = word->size;
}

/* Where the mark stands in thousandths of an em from the start of the line. */
static int64_t target_of(const eg_pdf_painter *p, const eg_mark *m, const eg_pdf_word *word)
{
	eg_len em = word->em;
	if (m->as.text.expand)
		em += eg_len_scale(em, m->as.text.expand, 1000);
	return eg_len_scale(m->x - p->line_start, 1000, em);
}

/* Letters and the numbers between them are scaled alike (ISO 32000-1, 9.4.4), so that the pen of a
 * line counts in ems of one width. */
static void set_expansion(eg_pdf_painter *p, int expand)
{
	if (p->expand == expand)
		return;
	eg_pdf_show_close(&p->show);
	eg_pdf_put_milli(p->b, 100000 + expand * 100);
	eg_buf_cstr(p->b, " Tz\n");
	p->expand = expand;
}

/* Moves with Td, between rounded places, so that nothing adds up. */
static void move_to(eg_pdf_painter *p, const eg_mark *m, const eg_pdf_word *word)
{
	int64_t x = eg_pdf_milli(m->x), y = eg_pdf_paint_flip(p, m->y);
	eg_pdf_show_close(&p->show);
	eg_pdf_paint_begin_text(p);
	eg_pdf_paint_put_milli(p, x - p->line_x);
	eg_pdf_paint_put_milli(p, y - p->line_y);
	eg_buf_cstr(p->b, "Td\n");
	p->line_x = x;
	p->line_start = eg_len_scale(x, EG_PT, 1000);
	p->line_y = y;
	p->pen = target_of(p, m, word);
}

static void advance_to(eg_pdf_painter *p, int64_t target)
{
	int64_t back = p->pen - target;
	if (back >= EG_PDF_PEN_TOLERANCE || back <= -EG_PDF_PEN_TOLERANCE) {
		eg_pdf_show_back(&p->show, back);
		p->pen = target;
	}
}

static void show_operators(eg_pdf_painter *p, const eg_pdf_word *word)
{
	if (word->loose)
		eg_pdf_show_close(&p->show);
	else
		eg_pdf_show_open(&p->show);
	eg_buf_str(p->b, word->operators);
	p->pen += word->pen;
}

/* Whether the mark goes on with the line of the one before; *target is then its place there. */
static bool continues(
	const eg_pdf_painter *p, const eg_mark *m, const eg_pdf_word *word, int64_t *target)
{
	if (!p->in_text || p->expand != m->as.text.expand || p->font != word->font ||
		p->size != word->size || p->line_y != eg_pdf_paint_flip(p, m->y))
		return false;
	*target = target_of(p, m, word);
	int64_t gap = *target - p->pen;
	return gap <= GAP_MAX && gap >= -GAP_MAX;
}

static void show_word(eg_pdf_painter *p, const eg_mark *m, const eg_pdf_word *word)
{
	int64_t target;
	bool goes_on = continues(p, m, word, &target);
	if (p->fill != m->colour)
		eg_pdf_show_close(&p->show);
	eg_pdf_paint_set_fill(p, m->colour);
	set_font(p, word);
	set_expansion(p, m->as.text.expand);
	if (goes_on)
		advance_to(p, target);
	else
		move_to(p, m, word);
	show_operators(p, word);
}

/* Sine of whole degrees in millionths, by its series: the same everywhere, without a library. */
static int64_t sine(int32_t degrees)
{
	int32_t d = degrees % 360;
	d = d > 180 ? d - 360 : d < -180 ? d + 360 : d;
	d = d > 90 ? 180 - d : d < -90 ? -180 - d : d;
	double x = d * 3.14159265358979323846 / 180, term = x, sum = x;
	for (int k = 1; k < 10; k++) {
		term *= -x * x / ((2 * k) * (2 * k + 1));
		sum += term;
	}
	return (int64_t)(sum * 1000000 + (sum < 0 ? -0.5 : 0.5));
}

/* A text object of its own, since its lines do not run along the page's. */
static void show_turned(eg_pdf_painter *p, const eg_mark *m, const eg_pdf_word *word)
{
	int64_t s = sine(m->as.text.angle), c = sine(m->as.text.angle + 90);
	eg_pdf_paint_end_text(p);
	eg_pdf_paint_begin_text(p);
	eg_pdf_paint_set_fill(p, m->colour);
	set_font(p, word);
	set_expansion(p, 0);
	const int64_t matrix[] = {c, s, -s, c};
	for (size_t i = 0; i < EG_COUNT(matrix); i++) {
		eg_buf_fixed(p->b, matrix[i], 6);
		eg_buf_byte(p->b, ' ');
	}
	eg_pdf_paint_put_point(p, m->x, m->y);
	eg_buf_cstr(p->b, "Tm\n");
	p->pen = 0;
	show_operators(p, word);
	eg_pdf_paint_end_text(p);
}

void eg_pdf_paint_glyphs(eg_pdf_painter *p, const eg_mark *m)
{
	const eg_pdf_word *word =
		eg_pdf_word_at(&p->d->words, m->as.text.shaped, m->as.text.hyphen);
	if (word->empty)
		return;
	if (m->as.text.turned)
		show_turned(p, m, word);
	else
		show_word(p, m, word);
}
