/* printf and format of SQL, within bounds: SQLite's own would spend seconds on a width of a
 * thousand million characters before it finds that the result is too long. The formatting itself is
 * SQLite's, on a connection of its own.
 */
#include "dataset/functions.h"

#include <stdio.h>

#define MOST_DIGITS 3 /* of a width or precision */
#define MOST_ARGS   32

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether a width or precision is longer than MOST_DIGITS, or comes from an argument. */
static bool is_wide(eg_str format)
{
	for (size_t i = 0; i < format.n; i++) {
		if (format.p[i] != '%')
			continue;
		size_t digits = 0;
		for (i++; i < format.n; i++) {
			char c = format.p[i];
			if (c == '*')
				return true;
			digits = is_digit(c) ? digits + 1 : 0;
			if (digits > MOST_DIGITS)
				return true;
			if (!is_digit(c) && !strchr("-+ #,!.l", c))
				break;
		}
	}
	return false;
}

static sqlite3_stmt *statement(eg_dataset *ds, int n)
{
	char sql[32 + MOST_ARGS * 2], *p = sql;
	if (!ds->plain && sqlite3_open_v2(":memory:", &ds->plain,
				  SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return NULL;
	p += snprintf(p, 16, "SELECT printf(?");
	for (int i = 1; i < n; i++)
		p += snprintf(p, 4, ",?");
	(void)snprintf(p, 4, ")");
	sqlite3_stmt *s = NULL;
	return sqlite3_prepare_v2(ds->plain, sql, -1, &s, NULL) == SQLITE_OK ? s : NULL;
}

static void print(sqlite3_context *c, int n, sqlite3_value **v)
{
	eg_dataset *ds = sqlite3_user_data(c);
	if (n < 1 || n > MOST_ARGS || sqlite3_value_type(v[0]) == SQLITE_NULL)
		return;
	if (is_wide(eg_value_text(v[0]))) {
		sqlite3_result_error(
			c, "a width of printf is a number of at most three digits", -1);
		return;
	}
	sqlite3_stmt *s = statement(ds, n);
	for (int i = 0; s && i < n; i++)
		sqlite3_bind_value(s, i + 1, v[i]);
	if (s && sqlite3_step(s) == SQLITE_ROW)
		sqlite3_result_value(c, sqlite3_column_value(s, 0));
	sqlite3_finalize(s);
}

void eg_format_register(eg_dataset *ds)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
	sqlite3_create_function_v2(ds->db, "printf", -1, flags, ds, print, NULL, NULL, NULL);
	sqlite3_create_function_v2(ds->db, "format", -1, flags, ds, print, NULL, NULL, NULL);
}
