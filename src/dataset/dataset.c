#include "dataset/clock.h"
#include "dataset/earlier.h"
#include "dataset/engine.h"
#include "dataset/fault.h"
#include "dataset/functions.h"
#include "dataset/guard.h"
#include "dataset/load.h"
#include "dataset/names.h"
#include "dataset/views.h"

#include "base/buf.h"
#include "base/memory.h"

static void read_strategy(eg_dataset *ds)
{
	const eg_rec *s = ds->model->strategy;
	eg_str lang = s ? eg_rec_text(s, "language") : (eg_str){NULL, 0};
	eg_str currency = s ? eg_rec_text(s, "currency") : (eg_str){NULL, 0};
	const eg_value *fiscal = s ? eg_rec_find(s, "fiscal_year") : NULL;
	const eg_rec *f = fiscal && fiscal->said == EG_SAID_VALUE ? fiscal->as.rec : NULL;
	const eg_value *starts = f ? eg_rec_find(f, "starts") : NULL;
	eg_str label = f ? eg_rec_text(f, "label") : (eg_str){NULL, 0};
	ds->lang = lang.n ? lang : EG_STR("en-US");
	ds->currency = currency.n ? currency : EG_STR("USD");
	ds->fiscal = EG_FISCAL_DEFAULT;
	if (starts && starts->as.number >= 1 && starts->as.number <= 12)
		ds->fiscal.month = (int)starts->as.number;
	ds->fiscal.named_start = f && eg_str_is(eg_rec_text(f, "named"), "start");
	/* The year that is printed is the one that names it. */
	eg_str year = ds->fiscal.named_start ? EG_STR("{start}") : EG_STR("{end}");
	ds->fiscal_own = label.n > 0;
	ds->fiscal_label = label.n ? label : eg_fiscal_pattern(ds->arena, ds->lang, year);
}

/* The database has no name: it lies in memory up to the size of its cache, and beyond that in a
 * file in the folder for temporary ones ($SQLITE_TMPDIR, $TMPDIR), unlinked as soon as it is made.
 * So does what is sorted and what a query keeps for itself, which would otherwise grow with the
 * rows.
 */
#define NAMELESS ""

/* The page size is fixed, so that a file's bytes do not depend on how SQLite was built. Where no
 * file is made pages are four times as large: fewer of them go to the disk and back, and fewer are
 * looked through on the way to a row (a tenth of the time of two sheets of 50,000 activities; more
 * than that is lost on the tables without rows of a small strategy). */
static const char of_file[] = "PRAGMA page_size = 4096", of_none[] = "PRAGMA page_size = 16384";

/* The cache is 24 MiB: with more, a dataset of half a gigabyte is queried no faster (tests/perf).
 */
static const char pragmas[] =
	"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
	"PRAGMA temp_store = FILE; PRAGMA cache_size = -24576; PRAGMA foreign_keys = OFF; PRAGMA "
	"secure_delete = OFF;"
	"PRAGMA encoding = 'UTF-8';"
	/* the binder has held every word against the same lists already; SQLite would
	 * build each list anew for each row */
	"PRAGMA ignore_check_constraints = ON";

/* ANALYZE writes nothing of a table without rows, and SQLite then thinks that it has a million: of
 * records and lists that the strategy does not have it is told, once, what is no part of a file. */
static bool know_empty(eg_dataset *ds, eg_str *why)
{
	eg_buf b = {0};
	eg_buf_cstr(&b, "INSERT INTO sqlite_stat1 SELECT column1, NULL, '0' FROM (VALUES");
	for (size_t i = 0; i < ds->plan.count; i++)
		eg_bufv(&b, "%s('%.*s')", i ? ", " : " ", EG_ARG(ds->plan.tables[i]->name));
	eg_buf_cstr(&b,
		") WHERE column1 NOT IN (SELECT tbl FROM sqlite_stat1); ANALYZE sqlite_schema;"
		"DELETE FROM sqlite_stat1 WHERE stat = '0'");
	bool ok = eg_store_run(ds, eg_buf_view(&b), why);
	eg_buf_release(&b);
	return ok;
}

static bool fill(eg_dataset *ds, eg_str *why)
{
	if (sqlite3_open_v2(NAMELESS, &ds->db,
		    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
		    eg_clock_name(ds->clock)) != SQLITE_OK) {
		*why = EG_STR("SQLite cannot make a database");
		return false;
	}
	eg_functions_register(ds);
	eg_guard_set(ds);
	eg_guard_trust(ds, true);
	bool ok = eg_store_run(ds, eg_str_of(ds->options.no_file ? of_none : of_file), why) &&
		  eg_store_run(ds, EG_STR(pragmas), why) && eg_load(ds, why) &&
		  eg_store_begin(ds, why) && eg_regions_load(ds, why) &&
		  eg_settings_load(ds, why) && eg_computed_make(ds, why) &&
		  eg_findings_make(ds, why) && eg_store_run(ds, EG_STR("ANALYZE"), why) &&
		  know_empty(ds, why);
	ds->trusted = false;
	return ok;
}

/* Opens the cut of an audience; `money` lets rows of money pass that it sees as totals only. */
static eg_dataset *open_cut(
	eg_arena *a, const eg_model *m, const eg_dataset_options *opt, bool money, eg_diag *d)
{
	eg_engine_set();
	eg_dataset *ds = EG_NEW(a, eg_dataset);
	*ds = (eg_dataset){.arena = a, .model = m, .options = *opt, .scratch = eg_arena_new()};
	if (!ds->options.audience.n)
		ds->options.audience = EG_STR("internal");
	size_t count;
	const eg_record *const *records = eg_schema_records(&count);
	eg_map_init(&ds->prose, a);
	eg_map_init(&ds->queries, a);
	eg_map_init(&ds->expected, a);
	eg_views_init(ds);
	eg_door_init(a, &ds->door, m, ds->options.audience, opt->recipients, opt->recipient_count);
	ds->door.money = money;
	ds->door.facts_only = opt->facts_only;
	eg_plan_make(a, &ds->plan, records, count);
	read_strategy(ds);
	ds->collator = eg_collator_open(ds->lang);
	ds->sort_keys = eg_sort_keys_new(a);
	ds->clock = eg_clock_open(m->as_of);
	eg_str why = {NULL, 0};
	if (fill(ds, &why))
		return ds;
	if (!eg_fault_of_disk(ds, d))
		eg_report(d, EG_R_QUERY_ERROR, (eg_span){0}, "the dataset cannot be made: %.*s",
			EG_ARG(why));
	eg_dataset_close(ds);
	return NULL;
}

/* -- totals of money for those who may not see its rows (DESIGN.md 3.4) -- */

static bool put_totals(eg_dataset *ds, const eg_rows *rows, eg_str *why)
{
	sqlite3_stmt *s = eg_store_prepare(ds,
		EG_STR("INSERT INTO funding_total VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"), why);
	bool ok = s != NULL;
	ds->trusted = true;
	for (size_t r = 0; ok && r < rows->count; r++) {
		for (size_t c = 0; c < rows->columns; c++) {
			const eg_cell *cell = &rows->cells[r * rows->columns + c];
			if (cell->kind == EG_CELL_INTEGER)
				sqlite3_bind_int64(s, (int)c + 1, cell->integer);
			else if (cell->kind == EG_CELL_TEXT)
				eg_store_bind_text(s, (int)c + 1, cell->text);
		}
		ok = sqlite3_step(s) == SQLITE_DONE;
		sqlite3_reset(s);
		sqlite3_clear_bindings(s);
	}
	ds->trusted = false;
	sqlite3_finalize(s);
	return ok;
}

/* The totals are made from a cut of their own, so that no row of money is ever in this one. Records
 * that the audience may not see for their marking are not in the totals either. */
static bool load_totals(eg_dataset *ds, eg_str *why)
{
	static const char made_of[] =
		"SELECT our_fy, side, kind, state, exact_sum(amount), count(*),"
		" sum(coalesce(amount_said = 'unknown', 0)), sum(rate_missing),"
		" sum(qualifier <> 'exact'), sum(qualifier = 'more than'),"
		" sum(qualifier IN ('about', 'up to'))"
		" FROM v_funding_year GROUP BY our_fy, side, kind, state"
		" HAVING count(*) >= 3 AND exact_sum(amount) IS NOT NULL ORDER BY 1, 2, 3, 4";
	if (ds->door.internal || !ds->door.totals)
		return true;
	eg_arena *a = eg_arena_new();
	eg_diag unheard; /* the cut itself tells the same */
	eg_diag_init(&unheard, a);
	eg_dataset *with_money = open_cut(a, ds->model, &ds->options, true, &unheard);
	eg_rows rows;
	bool ok = with_money && eg_query_all(a, with_money, EG_STR(made_of), (eg_query_place){0},
					NULL, 0, &rows, &unheard);
	if (ok)
		ok = put_totals(ds, &rows, why);
	else
		*why = EG_STR("totals of money cannot be made");
	eg_dataset_close(with_money);
	eg_arena_release(a);
	return ok;
}

eg_dataset *eg_dataset_open(
	eg_arena *a, const eg_model *m, const eg_dataset_options *opt, eg_diag *d)
{
	eg_str why = {NULL, 0};
	eg_door_check(m, d);
	eg_dataset *ds = open_cut(a, m, opt, false, d);
	if (!ds || (load_totals(ds, &why) && eg_earlier_load(ds, d, &why) &&
			   eg_computed_load(ds, d, &why)))
		return ds;
	eg_report(
		d, EG_R_QUERY_ERROR, (eg_span){0}, "the dataset cannot be made: %.*s", EG_ARG(why));
	eg_dataset_close(ds);
	return NULL;
}

void eg_dataset_leave(eg_dataset *ds)
{
	eg_names_settle(ds);
}

void eg_dataset_close(eg_dataset *ds)
{
	if (!ds)
		return;
	sqlite3_stmt *s;
	while (ds->db && (s = sqlite3_next_stmt(ds->db, NULL)) != NULL)
		sqlite3_finalize(s);
	sqlite3_close(ds->db);
	sqlite3_close(ds->plain);
	eg_clock_close(ds->clock);
	eg_collator_close(ds->collator);
	eg_arena_release(ds->scratch);
	eg_engine_rest();
	eg_heap_trim();
}
