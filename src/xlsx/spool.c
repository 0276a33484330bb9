#include "xlsx/spool.h"

#include <stdio.h>

#define LETTERS 26u

eg_spool *eg_spool_open(eg_arena *a, eg_str folder)
{
	eg_spool *s = EG_NEW(a, eg_spool);
	s->rows = eg_pack_temporary(a, folder);
	s->links = eg_pack_temporary(a, folder);
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

/* "AB12" */
static void put_name(eg_buf *b, eg_spot at)
{
	char letters[8];
	size_t n = 0;
	for (size_t c = at.column + 1; c > 0; c = (c - 1) / LETTERS)
		letters[n++] = (char)('A' + (c - 1) % LETTERS);
	while (n > 0)
		eg_buf_byte(b, letters[--n]);
	eg_buf_int(b, (int64_t)at.row + 1);
}

/* `<c r="A6" s="5"`, still open. */
static void put_cell(eg_spool *s, eg_spot at)
{
	eg_buf *b = &s->cells;
	eg_buf_str(b, EG_STR("<c r=\""));
	put_name(b, at);
	eg_buf_str(b, EG_STR("\" s=\""));
	eg_buf_int(b, at.format);
	eg_buf_byte(b, '"');
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

/* Blanks at an end would be lost otherwise. */
static bool keeps_blanks(eg_str s)
{
	return s.n && (strchr(" \n\t", s.p[0]) || strchr(" \n\t", s.p[s.n - 1]));
}

void eg_spool_text(eg_spool *s, eg_spot at, eg_str text)
{
	put_cell(s, at);
	eg_buf_str(&s->cells, keeps_blanks(text)
				      ? EG_STR(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
				      : EG_STR(" t=\"inlineStr\"><is><t>"));
	put_escaped(&s->cells, text);
	eg_buf_str(&s->cells, EG_STR("</t></is></c>"));
}

void eg_spool_blank(eg_spool *s, eg_spot at)
{
	put_cell(s, at);
	eg_buf_str(&s->cells, EG_STR("/>"));
}

void eg_spool_number(eg_spool *s, eg_spot at, int64_t v, int scale)
{
	put_cell(s, at);
	eg_buf_str(&s->cells, EG_STR("><v>"));
	eg_buf_fixed(&s->cells, v, scale);
	eg_buf_str(&s->cells, EG_STR("</v></c>"));
}

void eg_spool_fraction(eg_spool *s, eg_spot at, double v)
{
	char digits[32];
	(void)snprintf(digits, sizeof digits, "%.16G", v);
	put_cell(s, at);
	eg_buf_str(&s->cells, EG_STR("><v>"));
	eg_buf_cstr(&s->cells, digits);
	eg_buf_str(&s->cells, EG_STR("</v></c>"));
}

void eg_spool_link(eg_spool *s, eg_spot at, eg_str location)
{
	eg_buf *b = &s->link;
	eg_buf_str(b, EG_STR("<hyperlink ref=\""));
	put_name(b, at);
	eg_buf_str(b, EG_STR("\" location=\""));
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
	if (points)
		eg_bufv(b, " ht=\"%u\" customHeight=\"1\"", (unsigned)points);
	if (level)
		eg_bufv(b, " outlineLevel=\"%u\"", (unsigned)level);
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
