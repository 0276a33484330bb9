#include "dataset/fault.h"

#include "dataset/guard.h"

#include "dataset/sqltext.h"
#include "dataset/views.h"
#include "schema/schema.h"

eg_span eg_fault_span(eg_query_place place, eg_str sql, size_t from, size_t to)
{
	if (place.value && (from || to < sql.n || place.value->map))
		return eg_value_inner(place.value, (uint32_t)from, (uint32_t)to);
	eg_span s = place.value ? place.value->span : place.span;
	if (!place.value && eg_span_known(s) && (size_t)(s.to - s.from) == sql.n)
		return (eg_span){s.file, s.from + (uint32_t)from, s.from + (uint32_t)to};
	return s;
}

/* The first word of a query: where a fault points that has no closer place. */
static void first_word(eg_str sql, size_t *from, size_t *to)
{
	eg_str word;
	size_t at = 0;
	*from = 0;
	*to = sql.n;
	if (eg_sql_word(sql, &at, &word)) {
		*from = (size_t)(word.p - sql.p);
		*to = *from + word.n;
	}
}

void eg_fault_say(eg_str sql, eg_query_place place, eg_diag *d, const char *what, const char *help)
{
	size_t from, to;
	first_word(sql, &from, &to);
	eg_finding *f =
		eg_report(d, EG_R_QUERY_ERROR, eg_fault_span(place, sql, from, to), "%s", what);
	if (help)
		eg_say_help(f, "%s", help);
}

/* -- names that SQLite does not know -- */

enum wanted { WANT_NOTHING, WANT_TABLE, WANT_COLUMN, WANT_FUNCTION };

/* What SQLite says before the name, and what the name would have been. */
static const struct {
	const char *start;
	enum wanted wanted;
	const char *noun;
} unknown[] = {
	{"no such table: ", WANT_TABLE, "table"},
	{"no such column: ", WANT_COLUMN, "column"},
	{"no such function: ", WANT_FUNCTION, "function"},
};

/* The last part of a.b, without quotes. */
static eg_str last_part(eg_str name)
{
	size_t dot = name.n;
	if (!name.p)
		return name;
	while (dot > 0 && name.p[dot - 1] != '.')
		dot--;
	name = eg_str_cut(name, dot, name.n);
	if (name.n >= 2 && name.p[0] == '"')
		name = eg_str_cut(name, 1, name.n - 1);
	return name;
}

/* Finds `name` in the text, at `near` when SQLite told the place: its `a.b` begins with a. */
static bool find_word(eg_str sql, eg_str name, int near, size_t *from, size_t *to)
{
	size_t at = near > 0 && (size_t)near < sql.n ? (size_t)near : 0;
	eg_str word;
	while (eg_sql_word(sql, &at, &word))
		if (word.n == name.n && sqlite3_strnicmp(word.p, name.p, (int)name.n) == 0) {
			*from = (size_t)(word.p - sql.p);
			*to = *from + word.n;
			return true;
		}
	return false;
}

static bool names_in_query(eg_str sql, eg_str table)
{
	size_t at = 0;
	eg_str word;
	while (eg_sql_word(sql, &at, &word))
		if (word.n == table.n && sqlite3_strnicmp(word.p, table.p, (int)table.n) == 0)
			return true;
	return false;
}

/* Tables of the database and standard views; or the columns of those that the query names. */
static void gather(eg_dataset *ds, eg_str sql, enum wanted wanted, eg_vocabulary *out)
{
	static const char *const queries[] = {
		[WANT_TABLE] =
			"SELECT name, name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
		[WANT_COLUMN] =
			"SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
			" WHERE t.type = 'table' ORDER BY t.name, c.cid",
		[WANT_FUNCTION] =
			"SELECT name, name FROM pragma_function_list GROUP BY name ORDER BY name",
	};
	eg_str why;
	ds->trusted = true;
	sqlite3_stmt *s = eg_store_prepare(ds, eg_str_of(queries[wanted]), &why);
	ds->trusted = true; /* the pragma tables prepare statements of their own */
	while (s && sqlite3_step(s) == SQLITE_ROW)
		if (wanted != WANT_COLUMN || names_in_query(sql, eg_store_column(s, 0)))
			eg_vocabulary_add(out, eg_str_copy(out->arena, eg_store_column(s, 1)));
	sqlite3_finalize(s);
	ds->trusted = false;
	for (size_t i = 0; wanted == WANT_TABLE && i < eg_views_count(); i++)
		eg_vocabulary_add(out, eg_views_name(i));
}

/* The first view that the query names, or {NULL}. */
static eg_str view_of(eg_str sql)
{
	size_t at = 0;
	eg_str word;
	while (eg_sql_word(sql, &at, &word))
		if (eg_view_doc(word).p)
			return word;
	return (eg_str){NULL, 0};
}

/* Whether the name stands behind a comparison, alone: it was meant as a text. */
static bool is_compared(eg_str sql, size_t from)
{
	while (from > 0 && (sql.p[from - 1] == ' ' || sql.p[from - 1] == '\n'))
		from--;
	return from > 0 && strchr("=<>", sql.p[from - 1]) != NULL;
}

/* The column that stands for a key that SQL has another word for, as `giver` for `from` of funding,
 * when it is one of those that the query may name; NULL without one. */
static const char *column_of_key(const eg_vocabulary *columns, eg_str key)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++) {
		int at = eg_field_find(all[i], key);
		const eg_field *f = at >= 0 ? &all[i]->fields[at] : NULL;
		if (!f || !f->sql || (f->flags & EG_F_MANY) || eg_str_is(key, f->sql))
			continue;
		for (size_t c = 0; c < columns->count; c++)
			if (eg_str_is(columns->items[c], f->sql))
				return f->sql;
	}
	return NULL;
}

/* What mends a name that does not exist, at `from` in the text; `known` are those that do. */
static void help_unknown(eg_finding *f, eg_str sql, size_t from, eg_str name, enum wanted wanted,
	const eg_vocabulary *known)
{
	const eg_str *near = eg_vocabulary_near(known, name);
	eg_str view = view_of(sql);
	bool quoted = from > 0 && sql.p[from - 1] == '"';
	const char *column = wanted == WANT_COLUMN ? column_of_key(known, name) : NULL;
	if (column)
		eg_say_help(
			f, "queries find the key '%.*s' in the column '%s'", EG_ARG(name), column);
	else if (wanted == WANT_COLUMN && (quoted || (!near && is_compared(sql, from))))
		eg_say_help(f, "text stands in single quotes: '%.*s'", EG_ARG(name));
	else if (near)
		eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	else if (wanted == WANT_COLUMN && view.p)
		eg_say_help(f, "'engross explain %.*s' shows its columns", EG_ARG(view));
}

static bool report_unknown(
	eg_dataset *ds, eg_str sql, eg_query_place place, eg_diag *d, eg_str said, int near)
{
	for (size_t i = 0; i < EG_COUNT(unknown); i++) {
		eg_str start = eg_str_of(unknown[i].start);
		if (!eg_str_starts(said, start))
			continue;
		eg_str name = last_part(eg_str_cut(said, start.n, said.n));
		size_t from, to;
		if (!find_word(sql, name, near, &from, &to))
			first_word(sql, &from, &to);
		eg_finding *f = eg_report(d, EG_R_QUERY_ERROR, eg_fault_span(place, sql, from, to),
			"the query names %s '%.*s', which does not exist", unknown[i].noun,
			EG_ARG(name));
		eg_arena_mark m = eg_arena_save(ds->scratch);
		eg_vocabulary n = {.arena = ds->scratch};
		gather(ds, sql, unknown[i].wanted, &n);
		help_unknown(f, sql, from, name, unknown[i].wanted, &n);
		eg_arena_rewind(ds->scratch, m);
		return true;
	}
	return false;
}

/* The end of the token at `from`: a name, or one character. */
static size_t token_end(eg_str sql, size_t from)
{
	size_t at = from;
	eg_str word;
	if (eg_sql_word(sql, &at, &word) && word.p == sql.p + from)
		return from + word.n;
	return from < sql.n ? from + 1 : sql.n;
}

/* The column of which SQLite says that several tables have it; {NULL} when it says something else.
 */
static eg_str ambiguous(eg_str said)
{
	static const char start[] = "ambiguous column name: ";
	return eg_str_starts(said, eg_str_of(start)) ? eg_str_cut(said, sizeof start - 1, said.n)
						     : (eg_str){NULL, 0};
}

static eg_str in_our_words(eg_dataset *ds, eg_str said)
{
	static const struct {
		const char *theirs, *ours;
	} words[] = {
		{"not authorized",
			"a query may only read: one SELECT, without changes, pragmas or chance"},
		{"interrupted", "the query takes too long"},
		{"out of memory", "the query takes too much memory"},
		{"string or blob too big",
			"a value of the query is too large: it may have a million bytes"},
		{"incomplete input", "the query ends too early"},
	};
	for (size_t i = 0; i < EG_COUNT(words); i++)
		if (eg_str_starts(said, eg_str_of(words[i].theirs)))
			return eg_str_of(words[i].ours);
	eg_str column = ambiguous(said);
	if (column.n)
		return eg_strf(ds->arena, "several tables of the query have a column '%.*s'",
			EG_ARG(column));
	return eg_strf(ds->arena, "the query is faulty: %.*s", EG_ARG(said));
}

bool eg_fault_of_disk(eg_dataset *ds, eg_diag *d)
{
	int code = sqlite3_errcode(ds->db) & 0xFF;
	if (ds->disk_told) /* what fails after it fails for want of what could not be written */
		return true;
	if (code != SQLITE_FULL && code != SQLITE_IOERR && code != SQLITE_CANTOPEN)
		return false;
	(void)eg_say_help(eg_report(d, EG_R_FILE_WRITE, (eg_span){0},
				  "the temporary file of the dataset cannot be written or read: %s",
				  eg_store_said(ds).p),
		"it stands in the folder for temporary files; SQLITE_TMPDIR names "
		"another");
	ds->disk_told = true;
	return true;
}

void eg_fault_report(eg_dataset *ds, eg_str sql, eg_query_place place, eg_diag *d)
{
	if (eg_fault_of_disk(ds, d))
		return;
	int near = sqlite3_error_offset(ds->db);
	eg_str said = eg_store_said(ds);
	if (report_unknown(ds, sql, place, d, said, near))
		return;
	size_t from, to;
	if (near >= 0 && (size_t)near < sql.n) {
		from = (size_t)near;
		to = token_end(sql, from);
	} else
		first_word(sql, &from, &to);
	bool memory = ds->stopped == EG_STOP_MEMORY;
	eg_finding *f = eg_report(d, EG_R_QUERY_ERROR, eg_fault_span(place, sql, from, to), "%.*s",
		EG_ARG(in_our_words(ds, memory ? EG_STR("out of memory") : said)));
	if (ds->stopped)
		eg_say_help(f, "%s", eg_guard_limits(ds));
	else if (ambiguous(said).n)
		eg_say_help(f,
			"write the table before it: 'p.%.*s' where the query says 'FROM partner p'",
			EG_ARG(last_part(ambiguous(said))));
}
