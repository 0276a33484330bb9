#include "dataset/earlier_file.h"

#include "base/buf.h"
#include "dataset/guard.h"

#define MOST_STEPS  2000 /* looks of a million steps: some twenty seconds */
#define MOST_LENGTH (1024 * 1024)

static int may_read(void *ctx, int action, const char *a, const char *b, const char *database,
	const char *trigger)
{
	(void)ctx;
	(void)a;
	(void)b;
	(void)database;
	(void)trigger;
	return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

static int look(void *ctx)
{
	eg_earlier_file *f = ctx;
	return ++f->looks > MOST_STEPS;
}

/* A URI, as only that says that nobody else writes: no journal is replayed, no file is made. */
static eg_str uri_of(eg_arena *a, eg_str path)
{
	static const char hex[] = "0123456789ABCDEF";
	eg_buf b = {0};
	eg_buf_cstr(&b, "file:");
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
		if (plain) {
			eg_buf_byte(&b, (char)c);
		} else {
			eg_buf_byte(&b, '%');
			eg_buf_byte(&b, hex[c >> 4]);
			eg_buf_byte(&b, hex[c & 15]);
		}
	}
	eg_buf_cstr(&b, "?mode=ro&immutable=1");
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

void eg_earlier_open(eg_earlier_file *f, eg_arena *a, eg_str path)
{
	const char *uri = eg_cstr(a, uri_of(a, path));
	if (sqlite3_open_v2(uri, &f->db,
		    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
		    NULL) != SQLITE_OK) {
		f->broken = true;
		return;
	}
	eg_guard_harden(f->db);
	sqlite3_db_config(f->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(f->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_limit(f->db, SQLITE_LIMIT_LENGTH, MOST_LENGTH);
	sqlite3_set_authorizer(f->db, may_read, f);
	sqlite3_progress_handler(f->db, 1000000, look, f);
}

void eg_earlier_close(eg_earlier_file *f)
{
	sqlite3_close(f->db);
	f->db = NULL;
}

sqlite3_stmt *eg_earlier_ask(eg_earlier_file *f, eg_str sql)
{
	sqlite3_stmt *s = NULL;
	if (sqlite3_prepare_v2(f->db, sql.p, (int)sql.n, &s, NULL) == SQLITE_OK)
		return s;
	f->broken = true;
	sqlite3_finalize(s);
	return NULL;
}

eg_str eg_earlier_text(eg_earlier_file *f, eg_arena *a, const char *sql)
{
	eg_str out = {NULL, 0};
	sqlite3_stmt *s = eg_earlier_ask(f, eg_str_of(sql));
	if (s && sqlite3_step(s) == SQLITE_ROW)
		out = eg_str_copy(a, eg_store_column(s, 0));
	sqlite3_finalize(s);
	return out;
}

void eg_earlier_columns(eg_earlier_file *f, eg_arena *a, eg_str table, eg_map *out)
{
	eg_map_init(out, a);
	sqlite3_stmt *s = eg_earlier_ask(
		f, EG_STR("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
			  " AND rootpage > 0" /* a virtual one has none */));
	if (!s)
		return;
	eg_store_bind_text(s, 1, table);
	bool there = sqlite3_step(s) == SQLITE_ROW;
	sqlite3_finalize(s);
	s = there ? eg_earlier_ask(f, eg_strf(a, "SELECT * FROM \"%.*s\"", EG_ARG(table))) : NULL;
	for (int c = 0; s && c < sqlite3_column_count(s); c++) {
		eg_str name = eg_str_copy(a, eg_str_of(sqlite3_column_name(s, c)));
		(void)eg_map_add(out, name, (uint32_t)c, NULL);
	}
	sqlite3_finalize(s);
}
