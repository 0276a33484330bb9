/* links.c -- where links lead: rows of other sheets, the web, mail. */
#include "roster/speak.h"
#include "xlsx/write.h"

#define URL_MAX 2079 /* of the address as written, escapes included */

static size_t find_sheet(const eg_writer *w, eg_str title)
{
	for (size_t i = 0; i < w->w->sheet_count; i++) {
		if (eg_str_eq(w->w->sheets[i].title, title))
			return i;
	}
	return SIZE_MAX;
}

eg_str eg_sheet_called(const eg_writer *w, const char *made)
{
	for (size_t i = 0; i < w->w->sheet_count; i++) {
		if (eg_str_is(w->w->sheets[i].made, made))
			return w->w->sheets[i].title;
	}
	return eg_say_title(w->w->lang, eg_str_of(made));
}

static bool is_linked(const eg_writer *w, eg_str title)
{
	for (size_t i = 0; i < w->w->sheet_count; i++) {
		const eg_xsheet *s = &w->w->sheets[i];
		for (size_t c = 0; c < s->column_count; c++) {
			if (s->columns[c].type == EG_X_LINK &&
				eg_str_eq(s->columns[c].link_sheet, title))
				return true;
		}
	}
	return false;
}

static bool collect(eg_writer *w, const eg_xsheet *s, eg_map *ids)
{
	eg_xsheet ids_only = *s;
	if (s->id_sql.n) {
		ids_only.sql = s->id_sql; /* the other columns are dear */
		ids_only.place.value = NULL;
	}
	eg_query *q = eg_xsheet_open(w->ds, &ids_only, w->d);
	if (q == NULL)
		return eg_writer_fail(w, EG_STR("a query of the workbook failed"));
	size_t n = eg_query_columns(q), at = 0;
	while (at < n && !eg_str_eq(eg_query_column(q, at), s->id_column))
		at++;
	eg_cell *cells = EG_NEW_N(w->arena, eg_cell, n);
	eg_map_reserve(ids, s->rows);
	for (uint32_t row = 0; at < n && eg_query_next(q, cells); row++) {
		bool is_new = false;
		if (cells[at].kind == EG_CELL_TEXT)
			(void)eg_map_add(ids, eg_str_copy(w->arena, cells[at].text), row, &is_new);
	}
	eg_query_close(q);
	return true;
}

bool eg_links_collect(eg_writer *w)
{
	w->ids = EG_NEW_N(w->arena, eg_map, w->w->sheet_count);
	for (size_t i = 0; i < w->w->sheet_count; i++) {
		const eg_xsheet *s = &w->w->sheets[i];
		eg_map_init(&w->ids[i], w->arena);
		if (s->id_column.n && s->fixed == NULL && is_linked(w, s->title) &&
			!collect(w, s, &w->ids[i]))
			return false;
	}
	return true;
}

bool eg_links_agree(eg_writer *w, const eg_xpage *p, size_t row, const eg_cell *cells)
{
	const eg_xsheet *s = p->sheet;
	const eg_map *ids = &w->ids[s - w->w->sheets];
	if (ids->count == 0 || s->id_sql.n == 0 || cells[s->id_at].kind != EG_CELL_TEXT)
		return true;
	/* An id that stands twice leads to its first row. In another order, one comes too early. */
	uint32_t found = eg_map_find(ids, cells[s->id_at].text);
	return (found != EG_MAP_NONE && found <= row) ||
	       eg_writer_fail(w, eg_strf(w->arena, "sheet '%.*s': its rows come in another order",
					 EG_ARG(p->name)));
}

/* "internal:'It''s'!A7" */
static eg_str address(eg_writer *w, const eg_xpage *p, size_t row)
{
	eg_buf *b = &w->address;
	b->n = 0;
	eg_buf_cstr(b, "internal:'");
	for (size_t i = 0; i < p->name.n; i++) {
		if (p->name.p[i] == '\'')
			eg_buf_byte(b, '\'');
		eg_buf_byte(b, p->name.p[i]);
	}
	eg_buf_cstr(b, "'!A");
	eg_buf_int(b, (int64_t)row);
	eg_buf_byte(b, '\0');
	return (eg_str){b->p, b->n - 1};
}

eg_str eg_link_internal(eg_writer *w, eg_str link_sheet, eg_str value)
{
	size_t sheet = find_sheet(w, link_sheet.n ? link_sheet : value);
	if (sheet == SIZE_MAX)
		return (eg_str){NULL, 0};
	const eg_xpage *p = &w->pages[w->first_page[sheet]];
	if (link_sheet.n == 0)
		return address(w, p, 1);
	uint32_t row = eg_map_find(&w->ids[sheet], value);
	if (row == EG_MAP_NONE)
		return (eg_str){NULL, 0};
	p += row / w->limits.rows;
	return address(w, p, row % w->limits.rows + EG_FIRST_ROW + 1);
}

static bool is_safe(eg_str s)
{
	size_t length = s.n;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c <= ' ' || c == 0x7F)
			return false;
		if (strchr("\"<>[]^`{}%", c))
			length += 2;
	}
	return length <= URL_MAX && eg_utf8_valid(s) == s.n;
}

eg_str eg_link_external(eg_writer *w, eg_str value, bool mail)
{
	static const eg_str schemes[] = {
		EG_STR_INIT("https://"), EG_STR_INIT("http://"), EG_STR_INIT("mailto:")};
	eg_buf *b = &w->address;
	bool known = false;
	for (size_t i = 0; i < EG_COUNT(schemes); i++)
		known |= eg_str_starts(value, schemes[i]) && value.n > schemes[i].n;
	mail = mail && !known && eg_str_find(value, EG_STR("@"), 1) != SIZE_MAX;
	if ((!known && !mail) || !is_safe(value))
		return (eg_str){NULL, 0};
	b->n = 0;
	if (mail)
		eg_buf_cstr(b, "mailto:");
	eg_buf_str(b, value);
	eg_buf_byte(b, '\0');
	return (eg_str){b->p, b->n - 1};
}
