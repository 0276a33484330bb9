#include "dataset/guard.h"
#include "dataset/views.h"

/* VACUUM INTO writes the tables page by page in the order of the schema: no clock, no chance. */
bool eg_dataset_save(eg_dataset *ds, eg_str path, eg_str *why)
{
	*why = (eg_str){NULL, 0};
	EG_ASSERT(!ds->options.no_file);
	if (!eg_views_fill_all(ds, why) || !eg_store_run(ds, EG_STR("COMMIT"), why))
		return false;
	sqlite3_stmt *s = eg_store_prepare(ds, EG_STR("VACUUM INTO ?"), why);
	if (!s)
		return false;
	eg_store_bind_text(s, 1, path);
	eg_guard_trust(ds, true);
	bool ok = sqlite3_step(s) == SQLITE_DONE;
	eg_guard_trust(ds, false);
	if (!ok)
		*why = eg_store_said(ds);
	sqlite3_finalize(s);
	return eg_store_begin(ds, why) && ok;
}
