/* The text of a query as tokens, and the tables that it names. */
#include "dataset/units_read.h"

#include "dataset/sqltext.h"

#define MOST_TOKENS 20000

bool eg_word_in(const char *words, eg_str word)
{
	eg_str all = eg_str_of(words);
	for (size_t at = 0; at <= all.n;) {
		size_t end = eg_str_find(all, EG_STR(" "), at);
		end = end == SIZE_MAX ? all.n : end;
		if (eg_str_same_word(eg_str_cut(all, at, end), word))
			return true;
		at = end + 1;
	}
	return false;
}

bool eg_source_exists(const eg_dataset *ds, eg_str table, eg_str column)
{
	eg_arena_mark m = eg_arena_save(ds->scratch);
	const char *name = eg_cstr(ds->scratch, table);
	bool there = sqlite3_table_column_metadata(ds->db, NULL, name,
			     column.n ? eg_cstr(ds->scratch, column) : NULL, NULL, NULL, NULL, NULL,
			     NULL) == SQLITE_OK;
	eg_arena_rewind(ds->scratch, m);
	return there;
}

bool eg_reading_word(const eg_reading *r, size_t i, const char *word)
{
	return i < r->n && eg_str_same_word(r->t[i], eg_str_of(word));
}

bool eg_reading_sign(const eg_reading *r, size_t i, char sign)
{
	return i < r->n && r->t[i].n == 1 && r->t[i].p[0] == sign;
}

bool eg_reading_name(const eg_reading *r, size_t i)
{
	if (i >= r->n || r->t[i].n == 0)
		return false;
	unsigned char c = (unsigned char)r->t[i].p[0];
	return (unsigned char)((c | 0x20) - 'a') < 26 || c == '_' || c >= 0x80 ||
	       strchr("\"`[", c) != NULL;
}

bool eg_reading_one_of(const eg_reading *r, size_t i, const char *words)
{
	return i < r->n && r->t[i].n && eg_word_in(words, r->t[i]);
}

size_t eg_reading_past(const eg_reading *r, size_t i)
{
	size_t depth = 0;
	for (; i < r->n; i++) {
		depth += eg_reading_sign(r, i, '(');
		depth -= eg_reading_sign(r, i, ')');
		if (depth == 0)
			return i + 1;
	}
	return r->n;
}

size_t eg_reading_find(const eg_reading *r, size_t i, size_t end, const char *words, char sign)
{
	size_t cases = 0;
	while (i < end) {
		if (!cases &&
			(eg_reading_one_of(r, i, words) || (sign && eg_reading_sign(r, i, sign))))
			return i;
		cases += eg_reading_word(r, i, "case");
		cases -= cases && eg_reading_word(r, i, "end");
		i = eg_reading_sign(r, i, '(') ? eg_reading_past(r, i) : i + 1;
	}
	return end;
}

#define AFTER_TABLE                                                                                \
	"join on where left inner cross right full outer natural group order limit union except "  \
	"intersect having window using indexed not set as"

static void add_source(eg_reading *r, size_t i)
{
	if (!eg_reading_name(r, i) || eg_reading_sign(r, i + 1, '(') ||
		!eg_source_exists(r->ds, eg_sql_bare(r->t[i]), EG_STR("")))
		return;
	size_t as = i + 1 + eg_reading_word(r, i + 1, "as");
	bool named = eg_reading_name(r, as) && !eg_reading_one_of(r, as, AFTER_TABLE);
	r->sources[r->source_count++] =
		(eg_query_source){eg_sql_bare(r->t[named ? as : i]), eg_sql_bare(r->t[i])};
}

/* Whatever stands behind FROM, JOIN or a comma and is called like a table. */
static void find_sources(eg_reading *r)
{
	for (size_t i = 0; i + 1 < r->n; i++)
		if (eg_reading_one_of(r, i, "from join") || eg_reading_sign(r, i, ','))
			add_source(r, i + 1);
}

static bool read_tokens(eg_reading *r, eg_arena *a, eg_str sql)
{
	size_t cap = 0, at = 0;
	eg_str token;
	while (r->n < MOST_TOKENS && eg_sql_token(sql, &at, &token)) {
		r->t = eg_grow(a, r->t, r->n, &cap, sizeof *r->t);
		r->t[r->n++] = token;
	}
	r->sources = EG_NEW_N(a, eg_query_source, r->n);
	return r->n < MOST_TOKENS;
}

bool eg_reading_read(eg_reading *r, eg_arena *a, eg_str sql)
{
	if (!read_tokens(r, a, sql))
		return false;
	find_sources(r);
	return true;
}

bool eg_reading_begin(eg_reading *r, const eg_dataset *ds, eg_arena *a, eg_str sql)
{
	*r = (eg_reading){.ds = ds, .steps = &r->counted};
	return eg_reading_read(r, a, sql);
}
