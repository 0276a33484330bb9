#include "roster/lists.h"

#include "base/buf.h"
#include "roster/speak.h"

#define BETWEEN    EG_STR(", ") /* of the words in `allowed` */
#define LIST_WIDTH 24
#define TABLE_HEAD 4u /* "tbl_" */

/* A strategy may have tiers of its own. */
static bool set_tiers(eg_arena *a, eg_dataset *ds, eg_xcolumn *c, eg_diag *d)
{
	eg_rows rows;
	eg_query_place place = {0};
	eg_str sql = EG_STR("SELECT list(tier, pos, ', ') FROM strategy_settings_tier");
	if (!eg_query_all(a, ds, sql, place, NULL, 0, &rows, d))
		return false;
	if (rows.count == 1 && rows.cells[0].kind == EG_CELL_TEXT)
		c->allowed = rows.cells[0].text;
	return true;
}

static size_t count_words(eg_str words)
{
	size_t n = 1;
	for (size_t at = 0; (at = eg_str_find(words, BETWEEN, at)) != SIZE_MAX; at += BETWEEN.n)
		n++;
	return n;
}

/* "list_partner_kind", after the field; where there is none, after the table and the column's key:
 * the same in every language. */
static eg_str name_of(eg_arena *a, const eg_xsheet *s, const eg_xcolumn *c)
{
	eg_str name = c->from.n ? eg_strf(a, "list_%.*s", EG_ARG(c->from))
				: eg_strf(a, "list_%.*s_%.*s",
					  EG_ARG(eg_str_cut(s->table, TABLE_HEAD, s->table.n)),
					  EG_ARG(c->key));
	char *p = eg_cstr(a, name);
	for (size_t i = 0; i < name.n; i++) {
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
		else if (!(p[i] >= 'a' && p[i] <= 'z') && !(p[i] >= '0' && p[i] <= '9'))
			p[i] = '_';
	}
	return (eg_str){p, name.n};
}

static bool takes_words(const eg_xcolumn *c)
{
	return c->allowed.n && c->formula.n == 0 &&
	       (c->type == EG_X_TEXT || c->type == EG_X_STATUS);
}

/* The list of these words; a new one where there is none yet. */
static eg_xcolumn *list_of(eg_arena *a, eg_xsheet *lists, const eg_xsheet *s, const eg_xcolumn *c)
{
	for (size_t i = 0; i < lists->column_count; i++) {
		if (eg_str_eq(lists->columns[i].allowed, c->allowed))
			return &lists->columns[i];
	}
	eg_xcolumn *list = &lists->columns[lists->column_count];
	eg_str name = name_of(a, s, c);
	for (size_t i = 0; i < lists->column_count; i++) {
		if (eg_str_eq(lists->columns[i].list, name))
			name = eg_strf(a, "%.*s_%zu", EG_ARG(name), lists->column_count);
	}
	*list = (eg_xcolumn){
		.title = eg_say_of(a, s->lang, s->title, c->title),
		.width = LIST_WIDTH,
		.column = lists->column_count++,
		.target = SIZE_MAX,
		.list = name,
		.defined = count_words(c->allowed),
		.allowed = c->allowed,
		.from = c->from,
	};
	return list;
}

static void put_rows(eg_arena *a, eg_xsheet *s)
{
	for (size_t c = 0; c < s->column_count; c++) {
		if (s->columns[c].defined > s->fixed_rows)
			s->fixed_rows = s->columns[c].defined;
	}
	s->fixed = EG_NEW_N(a, eg_str, s->fixed_rows * s->column_count);
	for (size_t c = 0; c < s->column_count; c++) {
		eg_str words = s->columns[c].allowed;
		for (size_t row = 0, at = 0; row < s->columns[c].defined; row++) {
			size_t end = eg_str_find(words, BETWEEN, at);
			end = end == SIZE_MAX ? words.n : end;
			s->fixed[row * s->column_count + c] = eg_say_word(
				s->lang, s->columns[c].from, eg_str_cut(words, at, end));
			at = end + BETWEEN.n;
		}
		s->columns[c].allowed = EG_STR(""); /* the column itself is free */
		s->columns[c].doc = eg_say_with(
			a, s->lang, "The words that may be chosen in {1}", &s->columns[c].doc, 1);
	}
}

bool eg_lists_fill(eg_arena *a, eg_dataset *ds, eg_workbook *w, eg_xsheet *s, eg_diag *d)
{
	size_t most = 0;
	for (size_t i = 0; i < w->sheet_count; i++)
		most += w->sheets[i].column_count;
	s->columns = EG_NEW_N(a, eg_xcolumn, most);
	for (size_t i = 0; i < w->sheet_count; i++) {
		for (size_t c = 0; c < w->sheets[i].column_count; c++) {
			eg_xcolumn *column = &w->sheets[i].columns[c];
			if (&w->sheets[i] == s || !takes_words(column))
				continue;
			if (eg_str_is(column->from, "partner.tier") && !set_tiers(a, ds, column, d))
				return false;
			eg_xcolumn *list = list_of(a, s, &w->sheets[i], column);
			column->list = list->list;
			eg_str where = eg_say_of(a, s->lang, w->sheets[i].title, column->title);
			list->doc = eg_strf(a, "%.*s%s%.*s", EG_ARG(list->doc),
				list->doc.n ? "; " : "", EG_ARG(where));
		}
	}
	put_rows(a, s);
	return true;
}
