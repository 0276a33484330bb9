/* Measures that count themselves: the query of `computed` gives one number at the as-of day. */
#include "dataset/views.h"

/* A whole number or a decimal as millionths. */
static bool number_of(const eg_cell *cell, int64_t *out)
{
	if (cell->kind == EG_CELL_TEXT)
		return eg_parse_decimal(cell->text, out);
	if (cell->kind != EG_CELL_INTEGER || cell->integer > INT64_MAX / EG_DECIMAL_ONE ||
		cell->integer < INT64_MIN / EG_DECIMAL_ONE)
		return false;
	*out = cell->integer * EG_DECIMAL_ONE;
	return true;
}

/* NULL is no value, like a measure without actuals. */
static bool count_one(eg_dataset *ds, const eg_value *query, int64_t *out, eg_diag *d)
{
	eg_rows rows;
	eg_query_place place = {.value = query, .span = query->span};
	if (!eg_query_all(ds->arena, ds, query->as.text, place, NULL, 0, &rows, d))
		return false;
	if (rows.count == 1 && rows.columns == 1 && rows.cells[0].kind == EG_CELL_NULL)
		return false;
	if (rows.count == 1 && rows.columns == 1 && number_of(&rows.cells[0], out))
		return true;
	eg_finding *f = eg_report(
		d, EG_R_QUERY_ERROR, query->span, "'computed' wants one row with one number");
	eg_say_help(f, "write for example SELECT count(*) FROM v_activity WHERE running");
	return false;
}

static bool put(eg_dataset *ds, eg_str measure, int64_t value, eg_str *why)
{
	sqlite3_stmt *s =
		eg_store_prepare(ds, EG_STR("INSERT INTO measure_count VALUES (?, ?)"), why);
	if (!s)
		return false;
	eg_store_bind_text(s, 1, measure);
	sqlite3_bind_int64(s, 2, value);
	ds->trusted = true;
	bool ok = sqlite3_step(s) == SQLITE_DONE;
	ds->trusted = false;
	sqlite3_finalize(s);
	return ok;
}

bool eg_computed_make(eg_dataset *ds, eg_str *why)
{
	return eg_store_run(ds,
		EG_STR("CREATE TABLE measure_count (measure TEXT PRIMARY KEY REFERENCES measure,"
		       " value INTEGER NOT NULL) STRICT, WITHOUT ROWID"),
		why);
}

/* All are counted before the first is kept, so that no count depends on their order. */
bool eg_computed_load(eg_dataset *ds, eg_diag *d, eg_str *why)
{
	const eg_rec_list *list = eg_model_list(ds->model, "measures");
	size_t n = list ? list->count : 0;
	bool ok = true, any = false;
	eg_arena_mark m = eg_arena_save(ds->scratch);
	bool *known = EG_NEW_N(ds->scratch, bool, n);
	int64_t *values = EG_NEW_N(ds->scratch, int64_t, n);
	for (size_t i = 0; i < n; i++) {
		const eg_value *query = eg_rec_find(list->items[i], "computed");
		bool asked = query && query->said == EG_SAID_VALUE &&
			     eg_door_record(&ds->door, list->items[i]);
		any = any || asked;
		known[i] = asked && count_one(ds, query, &values[i], d);
	}
	for (size_t i = 0; ok && i < n; i++)
		ok = !known[i] || put(ds, list->items[i]->id, values[i], why);
	eg_arena_rewind(ds->scratch, m);
	/* what these queries looked at may hang on the counts themselves */
	return ok && (!any || eg_views_forget(ds, why));
}
