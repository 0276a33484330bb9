#include "xlsx/spool.h"

#include <stdio.h>

#define LETTERS 26u
/* Bytes of a cell up to its value, and of what stands around it. */
#define OPEN_MOST 64u
#define AROUND    64u
#define DIGITS    32u

/* "AB" for the column of that number, from nought. */
static void name_column(char *name, size_t column)
{
	char letters[EG_LETTERS_MOST];
	size_t n = 0;
	for (size_t c = column + 1; c > 0 && n < sizeof letters; c = (c - 1) / LETTERS)
		letters[n++] = (char)('A' + (c - 1) % LETTERS);
	while (n > 0)
		*name++ = letters[--n];
	*name = '\0';
}

eg_spool *eg_spool_open(eg_arena *a, eg_str folder, size_t columns)
{
	eg_spool *s = EG_NEW(a, eg_spool);
	s->rows = eg_pack_temporary(a, folder);
	s->links = eg_pack_temporary(a, folder);
	s->names = eg_alloc_array(a, columns, sizeof *s->names);
	s->columns = columns;
	s->row = UINT32_MAX;
	for (size_t c = 0; c < columns; c++)
		name_column(s->names[c], c);
	if (s->rows && s->links)
		return s;
	eg_spool_close(s);
	return NULL;
}

void eg_spool_close(eg_spool *s)
{
	if (!s)
		return;
	eg_pack_close(s->rows);
	eg_pack_close(s->links);
	eg_buf_release(&s->head);
	eg_buf_release(&s->cells);
	eg_buf_release(&s->link);
	s->rows = s->links = NULL;
}

/* -- bytes behind a pointer: there is room for them -- */

static char *add(char *to, eg_str s)
{
	memcpy(to, s.p, s.n);
	return to + s.n;
}

static char *add_number(char *to, uint64_t v)
{
	char digits[20];
	size_t n = sizeof digits;
	do
		digits[--n] = (char)('0' + v % 10);
	while (v /= 10);
	return add(to, (eg_str){digits + n, sizeof digits - n});
}

/* "AB12" */
static char *add_name(eg_spool *s, char *to, eg_spot at)
{
	EG_ASSERT(at.column < s->columns);
	if (s->row != at.row) {
		s->row = at.row;
		s->digit_count = (size_t)(add_number(s->digits, (uint64_t)at.row + 1) - s->digits);
	}
	for (const char *c = s->names[at.column]; *c; c++)
		*to++ = *c;
	return add(to, (eg_str){s->digits, s->digit_count});
}

/* `<c r="A6" s="5"`, still open, with room for `more` bytes behind it. */
static char *open_cell(eg_spool *s, eg_spot at, size_t more)
{
	eg_buf_reserve(&s->cells, OPEN_MOST + more);
	char *to = add(s->cells.p + s->cells.n, EG_STR("<c r=\""));
	to = add(add_name(s, to, at), EG_STR("\" s=\""));
	to = add_number(to, (uint64_t)at.format);
	*to++ = '"';
	return to;
}

static void close_cell(eg_spool *s, const char *to)
{
	s->cells.n = (size_t)(to - s->cells.p);
}

/* What stands for a byte in XML, or NULL for itself. Controls are escaped as spreadsheets do. */
static const char *entity_of(char c)
{
	return c == '&'   ? "&amp;"
	       : c == '<' ? "&lt;"
	       : c == '>' ? "&gt;"
	       : c == '"' ? "&quot;"
			  : NULL;
}

static bool is_plain(char c)
{
	return ((unsigned char)c >= 0x20 || c == '\n' || c == '\t') && c != '&' && c != '<' &&
	       c != '>' && c != '"';
}

static void put_escaped(eg_buf *b, eg_str s)
{
	for (size_t at = 0, from = 0; at <= s.n; at++) {
		if (at < s.n && is_plain(s.p[at]))
			continue;
		eg_buf_put(b, s.p + from, at - from);
		from = at + 1;
		if (at < s.n && entity_of(s.p[at]))
			eg_buf_cstr(b, entity_of(s.p[at]));
		else if (at < s.n)
			eg_bufv(b, "_x%04X_", (unsigned)(unsigned char)s.p[at]);
	}
}

static const eg_str text_end = EG_STR_INIT("</t></is></c>"), value_end = EG_STR_INIT("</v></c>");

/* Blanks at an end would be lost otherwise. */
static bool keeps_blanks(eg_str s)
{
	return s.n && (strchr(" \n\t", s.p[0]) || strchr(" \n\t", s.p[s.n - 1]));
}

void eg_spool_text(eg_spool *s, eg_spot at, eg_str text, bool bare)
{
	char *to = open_cell(s, at, AROUND + (bare ? text.n : 0));
	to = add(to, keeps_blanks(text) ? EG_STR(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
					: EG_STR(" t=\"inlineStr\"><is><t>"));
	if (bare) {
		close_cell(s, add(add(to, text), text_end));
		return;
	}
	close_cell(s, to);
	put_escaped(&s->cells, text);
	eg_buf_str(&s->cells, text_end);
}

void eg_spool_blank(eg_spool *s, eg_spot at)
{
	close_cell(s, add(open_cell(s, at, AROUND), EG_STR("/>")));
}

void eg_spool_number(eg_spool *s, eg_spot at, int64_t v, int scale)
{
	char *to = add(open_cell(s, at, AROUND), EG_STR("><v>"));
	if (scale == 0 && v >= 0) {
		close_cell(s, add(add_number(to, (uint64_t)v), value_end));
		return;
	}
	close_cell(s, to);
	eg_buf_fixed(&s->cells, v, scale);
	eg_buf_str(&s->cells, value_end);
}

void eg_spool_fraction(eg_spool *s, eg_spot at, double v)
{
	char digits[DIGITS];
	(void)snprintf(digits, sizeof digits, "%.16G", v);
	char *to = add(open_cell(s, at, AROUND), EG_STR("><v>"));
	close_cell(s, add(add(to, eg_str_of(digits)), value_end));
}

void eg_spool_formula(eg_spool *s, eg_spot at, eg_str formula, int64_t v, eg_str words)
{
	close_cell(s,
		add(open_cell(s, at, AROUND), words.n ? EG_STR(" t=\"str\"><f>") : EG_STR("><f>")));
	put_escaped(&s->cells, formula);
	eg_buf_str(&s->cells, EG_STR("</f><v>"));
	if (words.n)
		put_escaped(&s->cells, words);
	else
		eg_buf_int(&s->cells, v);
	eg_buf_str(&s->cells, value_end);
}

void eg_spool_link(eg_spool *s, eg_spot at, eg_str location)
{
	eg_buf *b = &s->link;
	eg_buf_reserve(b, OPEN_MOST + AROUND);
	char *to = add(b->p + b->n, EG_STR("<hyperlink ref=\""));
	to = add(add_name(s, to, at), EG_STR("\" location=\""));
	b->n = (size_t)(to - b->p);
	put_escaped(b, location);
	eg_buf_str(b, EG_STR("\"/>"));
}

void eg_spool_row(eg_spool *s, uint32_t row, uint32_t points, uint8_t level)
{
	eg_buf *b = &s->head;
	b->n = 0;
	eg_buf_str(b, EG_STR("<row r=\""));
	eg_buf_int(b, (int64_t)row + 1);
	eg_buf_byte(b, '"');
	if (points) {
		eg_buf_str(b, EG_STR(" ht=\""));
		eg_buf_int(b, points);
		eg_buf_str(b, EG_STR("\" customHeight=\"1\""));
	}
	if (level) {
		eg_buf_str(b, EG_STR(" outlineLevel=\""));
		eg_buf_int(b, level);
		eg_buf_byte(b, '"');
	}
	eg_buf_byte(b, '>');
	eg_pack_put(s->rows, eg_buf_view(b));
	eg_buf_str(&s->cells, EG_STR("</row>"));
	eg_pack_put(s->rows, eg_buf_view(&s->cells));
	if (s->link.n)
		eg_pack_put(s->links, eg_buf_view(&s->link));
	s->cells.n = s->link.n = 0;
	s->count++;
	s->level = level > s->level ? level : s->level;
}

bool eg_spool_end(eg_spool *s)
{
	return eg_pack_end(s->rows, false) && eg_pack_end(s->links, false);
}
