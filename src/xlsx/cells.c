/* cells.c -- one value of a query to one cell, by the type of its column. */
#include <stdlib.h>

#include "roster/speak.h"
#include "xlsx/celltext.h"
#include "xlsx/measure.h"
#include "xlsx/write.h"

#define EXACT_MAX    INT64_C(9007199254740992) /* 2^53: a cell holds a double */
#define FRACTION_MAX 32u
#define WORD_LIMIT   (26u * EG_CHAR_PX + EG_PAD_PX)

static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

/* The first day that all programs count alike: 1900 has a 29 February in the format. */
static eg_day first_day(void)
{
	return eg_day_of(1900, 3, 1);
}

static void widen(eg_xpage *p, size_t column, uint32_t px)
{
	if (px + EG_PAD_PX > p->px[column])
		p->px[column] = px + EG_PAD_PX;
}

/* A narrow column goes beyond its limit where a word would be torn in two; not for an address that
 * has no end. */
static uint32_t keep_words(eg_xpage *p, size_t column, uint32_t limit, uint32_t word)
{
	word = word < WORD_LIMIT ? word : WORD_LIMIT;
	if (word > p->least[column])
		p->least[column] = word;
	return word > limit ? word : limit;
}

/* Widens the column by a text, and the row where the text is wrapped. */
static void make_room(eg_xpage *p, size_t column, eg_str s, eg_look look, bool bold)
{
	uint32_t limit = p->limits[column];
	uint32_t px = eg_look_px(look, bold), lines = 1;
	widen(p, column, px);
	if (px + EG_PAD_PX > limit && limit < WORD_LIMIT)
		limit = keep_words(p, column, limit, eg_word_px(s, bold) + EG_PAD_PX);
	if (px + EG_PAD_PX > limit || look.bytes & EG_BYTES_LINES)
		lines = eg_wrapped_lines(s, bold, limit - EG_PAD_PX);
	if (lines > p->lines)
		p->lines = lines;
}

/* The text into w->text, cut with a finding when it is too long. */
static void prepare(eg_writer *w, const eg_xpage *p, lxw_row_t row, size_t column, eg_str s)
{
	size_t had = eg_cell_text(&w->text, s, w->cut);
	if (had > 0)
		(void)eg_report(w->d, EG_R_CELL_CUT, p->sheet->place.span,
			"sheet '%.*s', row %u, column '%.*s': a text of %zu characters is cut at "
			"%d",
			EG_ARG(p->name), (unsigned)row + 1, EG_ARG(p->heads[column]), had,
			EG_CELL_CUT);
}

static enum eg_style turned(eg_str s, enum eg_style style)
{
	if (style != EG_S_TEXT && style != EG_S_NAME && style != EG_S_LINK)
		return style;
	/* Behind each stands the same for scripts that run from right to left. */
	return eg_text_is_rtl(s) ? style + 1 : style;
}

static bool is_bold(enum eg_style style)
{
	return style == EG_S_NAME || style == EG_S_STATUS_WATCH || style == EG_S_STATUS_BAD;
}

/* Whether the text goes into the file byte for byte. */
static bool goes_as_it_is(const eg_xpage *p, eg_str s, eg_look look)
{
	return p->spool && (look.bytes & ~EG_BYTES_LINES) == 0 && s.n <= EG_CELL_UNITS;
}

static bool put_words(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str s,
	eg_look look, enum eg_style style)
{
	lxw_format *f =
		eg_format_of(&w->formats, look.bytes & EG_BYTES_HIGH ? turned(s, style) : style);
	make_room(p, column, s, look, is_bold(style));
	if (goes_as_it_is(p, s, look))
		return eg_put_plain(w, p, row, column, s, f);
	prepare(w, p, row, column, s);
	return eg_put_text(w, p, row, column, f);
}

bool eg_cell_words(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str s, enum eg_style style)
{
	return put_words(w, p, row, column, s, eg_look_at(s), style);
}

static bool write_blank(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, enum eg_style style)
{
	/* An empty cell is written for its rule; a streamed page saves that, but a row that is
	 * not written at all would be missed when the file is read back. */
	if (p->streamed && column > 0)
		return true;
	/* In a column that may fold away, none before its first value. */
	if (p->filled[column] == 0 && eg_column_may_fold(p, column))
		return true;
	return eg_put_blank(w, p, row, column, eg_format_of(&w->formats, style));
}

bool eg_column_may_fold(const eg_xpage *p, size_t column)
{
	/* The links in row 4 stand over the first two. */
	return p->sheet->folds && column > 1;
}

/* The empty cells above the first value of a column that could have folded away. */
static bool fill_above(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, enum eg_style style)
{
	lxw_format *f = eg_format_of(&w->formats, style);
	for (lxw_row_t r = EG_FIRST_ROW; r < row; r++) {
		if (!eg_writer_ok(w, worksheet_write_blank(p->ws, r, (lxw_col_t)column, f)))
			return false;
	}
	return true;
}

/* Digits that a style shows behind the point. */
static int places_of(enum eg_style style)
{
	if (style > EG_S_MONEY && style <= EG_S_MONEY_4)
		return (int)style - (int)EG_S_MONEY;
	if (style >= EG_S_DECIMAL && style <= EG_S_DECIMAL_4)
		return (int)style - (int)EG_S_DECIMAL + 1;
	return 0;
}

static bool is_exact(int64_t v)
{
	return v <= EXACT_MAX && v >= -EXACT_MAX;
}

/* Widens the column by a number and adds it to what a total will show. */
static void note_number(eg_xpage *p, size_t column, double v, uint32_t px)
{
	widen(p, column, px);
	if (px + EG_PAD_PX > p->least[column]) /* it cannot be wrapped */
		p->least[column] = px + EG_PAD_PX;
	p->sums[column] += v;
	p->numbers[column]++;
}

static bool write_number(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, int64_t v,
	int scale, enum eg_style style)
{
	scale = scale < 0 || scale >= (int)EG_COUNT(powers) ? 0 : scale;
	if (!is_exact(v)) {
		w->digits.n = 0;
		eg_buf_fixed(&w->digits, v, scale);
		return eg_cell_words(w, p, row, column, eg_buf_view(&w->digits), EG_S_NUMBER_WORDS);
	}
	uint32_t px = eg_number_px(v, scale, places_of(style));
	if (w->formats.number.n) /* an own format may add words and signs */
		px += eg_text_px(w->formats.number, false);
	note_number(p, column, (double)v, px);
	p->scales[column] = scale;
	return eg_put_number(w, p, row, column, v, scale, eg_format_of(&w->formats, style));
}

static bool write_day(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_day day, enum eg_style style)
{
	widen(p, column, eg_text_px(EG_STR("2000-00-00"), false));
	return eg_put_day(w, p, row, column, day, eg_format_of(&w->formats, style));
}

static bool write_date(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str s, enum eg_style style)
{
	eg_day day = EG_DAY_NONE;
	if (eg_day_parse(s, &day) && day >= first_day())
		return write_day(w, p, row, column, day, style);
	return eg_cell_words(w, p, row, column, s, EG_S_DATE_WORDS);
}

static bool has_link_left(eg_writer *w, eg_xpage *p)
{
	if (p->links < w->limits.links)
		return true;
	if (!p->links_told)
		(void)eg_report(w->d, EG_R_LINK_LIMIT, p->sheet->place.span,
			"sheet '%.*s' has more than %u links; the others are written as text",
			EG_ARG(p->name), (unsigned)w->limits.links);
	p->links_told = true;
	return false;
}

static bool write_link(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str s, eg_str address)
{
	if (address.p == NULL || s.n == 0 || !has_link_left(w, p))
		return eg_cell_words(w, p, row, column, s, EG_S_TEXT);
	prepare(w, p, row, column, s);
	make_room(p, column, s, eg_look_at(s), false);
	return eg_put_link(
		w, p, row, column, address, eg_format_of(&w->formats, turned(s, EG_S_LINK)));
}

static eg_str address_of(eg_writer *w, const eg_xcolumn *c, const eg_cell *cells, eg_str shown)
{
	eg_str at = shown;
	if (c->target != SIZE_MAX)
		at = cells[c->target].kind == EG_CELL_TEXT ? cells[c->target].text : EG_STR("");
	if (c->type == EG_X_LINK)
		return eg_link_internal(w, c->link_sheet, at);
	return eg_link_external(w, at, c->type == EG_X_EMAIL);
}

/* What the cell says in the language of the workbook. */
static eg_str said(eg_writer *w, const eg_xcolumn *c, eg_str s)
{
	return w->english && !c->figures ? s : eg_column_said(&w->said, w->w->lang, c, s);
}

/* Measured as its rule shows it, written plain: another word that is typed there takes the look of
 * its own. */
static bool write_status(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_xcolumn *c, eg_str s)
{
	eg_str shown = said(w, c, s);
	eg_look look = eg_look_at(shown);
	make_room(p, column, shown, look, is_bold(eg_status_style(s)));
	return put_words(w, p, row, column, shown, look, EG_S_STATUS);
}

/* A fraction comes out of the dataset as its shortest text. Numbers are read without the locale:
 * the program never sets one. */
static bool is_fraction(eg_str s)
{
	bool digit = false;
	for (size_t i = 0; i < s.n; i++) {
		digit |= s.p[i] >= '0' && s.p[i] <= '9';
		if (!strchr("0123456789.eE+-", s.p[i]) || s.p[i] == '\0')
			return false;
	}
	return digit && s.n < FRACTION_MAX;
}

static bool read_fraction(eg_str s, double *v)
{
	char digits[FRACTION_MAX] = {0}, *end = NULL;
	if (!is_fraction(s))
		return false;
	memcpy(digits, s.p, s.n);
	*v = strtod(digits, &end);
	return *end == '\0' && *v <= EXACT_MAX && *v >= -EXACT_MAX;
}

static bool write_fraction(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str s, enum eg_style style)
{
	double v = 0;
	if (!read_fraction(s, &v))
		return eg_cell_words(w, p, row, column, s, EG_S_NUMBER_WORDS);
	note_number(p, column, v, eg_text_px(s, false));
	return eg_put_fraction(w, p, row, column, v, eg_format_of(&w->formats, style));
}

/* A mean of what is counted in minor units or millionths is one in those, too: said in whole ones,
 * to the digits that its column has. */
static eg_str in_whole_units(
	const eg_xcolumn *c, const eg_cell *cells, eg_str s, char out[FRACTION_MAX])
{
	double v = 0;
	int scale = eg_xcolumn_scale(c, cells);
	if (!c->fine || scale < 0 || scale >= (int)EG_COUNT(powers) || !read_fraction(s, &v))
		return s;
	int n = snprintf(out, FRACTION_MAX, "%.*f", scale, v / powers[scale]);
	return n > 0 && (size_t)n < FRACTION_MAX ? (eg_str){out, (size_t)n} : s;
}

/* As many decimals as the value has: 13 of something are not 13.0, and 31.25 is not 31.3. One with
 * more than four is no figure that somebody gave, and shows four. */
static enum eg_style with_places(size_t places)
{
	static const enum eg_style exact[] = {
		EG_S_INTEGER, EG_S_DECIMAL, EG_S_DECIMAL_2, EG_S_DECIMAL_3, EG_S_DECIMAL_4};
	return exact[places < EG_COUNT(exact) ? places : EG_COUNT(exact) - 1];
}

/* The dataset's "4.0" is a whole number, too. */
static enum eg_style fraction_style(eg_str s)
{
	size_t point = eg_str_find(s, EG_STR("."), 0), end = s.n;
	if (eg_str_find(s, EG_STR("e"), 0) != SIZE_MAX)
		return EG_S_DECIMAL;
	if (point == SIZE_MAX)
		return EG_S_INTEGER;
	while (end > point + 1 && s.p[end - 1] == '0')
		end--;
	return with_places(end - point - 1);
}

static eg_str currency_of(const eg_xcolumn *c, const eg_cell *cells)
{
	const eg_cell *code = c->currency ? &cells[c->currency - 1] : NULL;
	return code && code->kind == EG_CELL_TEXT ? code->text : EG_STR("");
}

/* Whole amounts have no decimals, others all that their currency has; those of a currency in a
 * column show as many. */
static bool write_money(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *cells, int64_t v)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	int scale = eg_xcolumn_scale(c, cells);
	bool known = scale > 0 && scale < (int)EG_COUNT(powers);
	int places = known && v % (int64_t)powers[scale] ? scale : 0;
	if (w->formats.number.n || !is_exact(v))
		return write_number(w, p, row, column, v, scale, eg_money_style(places));
	note_number(p, column, (double)v, eg_number_px(v, scale, 0));
	p->scales[column] = known ? scale : 0;
	lxw_format *f = eg_money_format(w, p, column, currency_of(c, cells), places);
	return f && eg_put_number(w, p, row, column, v, p->scales[column], f);
}

/* An amount that a query computed in whole units: 1200.5 is said in full. */
static bool write_money_fraction(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *cells, eg_str s)
{
	double v = 0;
	enum eg_style style = fraction_style(s);
	if (w->formats.number.n || !read_fraction(s, &v))
		return write_fraction(w, p, row, column, s, style);
	int places = style == EG_S_INTEGER ? 0 : places_of(style);
	if (places == 1)
		places = 2;
	note_number(p, column, v, eg_number_px((int64_t)v, 0, 0));
	eg_str currency = currency_of(&p->sheet->columns[column], cells);
	lxw_format *f = eg_money_format(w, p, column, currency, places);
	return f && eg_put_fraction(w, p, row, column, v, f);
}

static bool write_text(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *cells, eg_str s)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	int64_t number = 0;
	char whole[FRACTION_MAX];
	s = in_whole_units(c, cells, s, whole);
	switch (c->type) {
	case EG_X_TEXT:
	case EG_X_LIST:
	case EG_X_YESNO:
		return eg_cell_words(w, p, row, column, said(w, c, s), EG_S_TEXT);
	case EG_X_NAME:
		return eg_cell_words(w, p, row, column, s, EG_S_NAME);
	case EG_X_ID:
		return eg_cell_words(w, p, row, column, s, EG_S_CODE);
	case EG_X_STATUS:
		return write_status(w, p, row, column, c, s);
	case EG_X_DATE:
		return write_date(w, p, row, column, said(w, c, s), EG_S_DATE);
	case EG_X_MONTH:
		return write_date(w, p, row, column, said(w, c, s), EG_S_MONTH);
	case EG_X_INTEGER:
		/* Fixed rows are texts; in a query a text among numbers is a word. */
		if (p->sheet->fixed && eg_parse_int(s, &number))
			return write_number(w, p, row, column, number, 0, EG_S_INTEGER);
		return write_fraction(w, p, row, column, said(w, c, s), EG_S_INTEGER);
	case EG_X_MONEY:
		return write_money_fraction(w, p, row, column, cells, said(w, c, s));
	case EG_X_DECIMAL:
		return write_fraction(w, p, row, column, said(w, c, s), fraction_style(s));
	case EG_X_PERCENT:
		return write_fraction(w, p, row, column, said(w, c, s), EG_S_PERCENT);
	case EG_X_URL:
	case EG_X_EMAIL:
	case EG_X_LINK:
		return write_link(w, p, row, column, s, address_of(w, c, cells, s));
	}
	return true;
}

static enum eg_style decimal_style(int64_t v, int scale)
{
	while (scale > 0 && v % 10 == 0) {
		v /= 10;
		scale--;
	}
	return with_places(scale > 0 ? (size_t)scale : 0);
}

static bool write_integer(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *cells, int64_t v)
{
	eg_str words;
	const eg_xcolumn *c = &p->sheet->columns[column];
	int scale = eg_xcolumn_scale(c, cells);
	switch (c->type) {
	case EG_X_INTEGER:
		return write_number(w, p, row, column, v, scale, EG_S_INTEGER);
	case EG_X_DECIMAL:
		return write_number(w, p, row, column, v, scale, decimal_style(v, scale));
	case EG_X_MONEY:
		return write_money(w, p, row, column, cells, v);
	case EG_X_PERCENT:
		return write_number(w, p, row, column, v, scale, EG_S_PERCENT);
	case EG_X_YESNO:
		words = said(w, c, v ? EG_STR("yes") : EG_STR("no"));
		return eg_cell_words(w, p, row, column, words, EG_S_TEXT);
	case EG_X_TEXT:
	case EG_X_NAME:
	case EG_X_ID:
	case EG_X_LIST:
	case EG_X_DATE:
	case EG_X_MONTH:
	case EG_X_STATUS:
	case EG_X_URL:
	case EG_X_EMAIL:
	case EG_X_LINK:
		break;
	}
	w->digits.n = 0;
	eg_buf_int(&w->digits, v);
	return write_text(w, p, row, column, cells, eg_buf_view(&w->digits));
}

/* The style of an empty cell, so that what is typed there later looks like its neighbours. */
static enum eg_style empty_style(enum eg_xtype type)
{
	switch (type) {
	case EG_X_DATE:
		return EG_S_DATE;
	case EG_X_MONTH:
		return EG_S_MONTH;
	case EG_X_INTEGER:
		return EG_S_INTEGER;
	case EG_X_DECIMAL:
		return EG_S_DECIMAL;
	case EG_X_MONEY:
		return EG_S_MONEY;
	case EG_X_PERCENT:
		return EG_S_PERCENT;
	case EG_X_TEXT:
	case EG_X_NAME:
	case EG_X_ID:
	case EG_X_LIST:
	case EG_X_STATUS:
	case EG_X_YESNO:
	case EG_X_URL:
	case EG_X_EMAIL:
	case EG_X_LINK:
		break;
	}
	return EG_S_TEXT;
}

static void note_value(eg_writer *w, eg_xpage *p, size_t column, const eg_cell *v)
{
	bool is_new = false;
	if (v->kind == EG_CELL_NULL || (v->kind == EG_CELL_TEXT && v->text.n == 0))
		return;
	p->filled[column]++;
	if (p->distinct == NULL || p->sheet->columns[column].total != EG_TOTAL_DISTINCT)
		return;
	eg_str key = v->kind == EG_CELL_TEXT ? v->text
					     : eg_strf(w->arena, "%lld", (long long)v->integer);
	if (eg_map_find(&p->distinct[column], key) == EG_MAP_NONE)
		(void)eg_map_add(&p->distinct[column], eg_str_copy(w->arena, key), 0, &is_new);
}

static void set_column_format(eg_writer *w, const eg_xpage *p, const eg_xcolumn *c)
{
	w->formats.number = c->format;
	w->formats.unlocked = p->sheet->protect == EG_PROTECT_STRUCTURE ||
			      (p->sheet->protect == EG_PROTECT_INPUT && c->allowed.n);
}

static bool write_value(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *cells)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	const eg_cell *v = &cells[c->column];
	if (c->formula.n && v->kind != EG_CELL_NULL)
		return eg_formula_write(w, p, row, column, v);
	if (v->kind == EG_CELL_INTEGER)
		return write_integer(w, p, row, column, cells, v->integer);
	if (v->kind == EG_CELL_TEXT && v->text.n > 0)
		return write_text(w, p, row, column, cells, v->text);
	return write_blank(w, p, row, column, empty_style(c->type));
}

bool eg_cell_write(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *cells)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	bool none = p->filled[column] == 0;
	note_value(w, p, column, &cells[c->column]);
	set_column_format(w, p, c);
	bool first = none && p->filled[column] > 0 && !p->streamed && eg_column_may_fold(p, column);
	if (first && p->spool && row > EG_FIRST_ROW)
		p->late[column] = row;
	bool good = (!first || p->spool || fill_above(w, p, row, column, empty_style(c->type))) &&
		    write_value(w, p, row, column, cells);
	w->formats.number = (eg_str){NULL, 0};
	w->formats.unlocked = false;
	return good;
}
