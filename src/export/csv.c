/* Tables as CSV files. */
#include "export/csv.h"

#include "base/sha256.h"
#include "export/package.h"

static void put_cell(eg_buf *out, const eg_dataset *ds, const eg_dataset_column *c,
	const eg_cell *cells, size_t at, bool safe)
{
	const eg_cell *cell = &cells[at];
	switch ((enum eg_cell_kind)cell->kind) {
	case EG_CELL_NULL:
		break;
	case EG_CELL_INTEGER:
		if (c->form == EG_CF_YESNO)
			eg_buf_cstr(out, cell->integer ? "true" : "false");
		else
			eg_buf_fixed(out, cell->integer, eg_dataset_scale(ds, c, cells));
		break;
	case EG_CELL_TEXT:
		(safe ? eg_csv_put_safe : eg_csv_put)(out, cell->text);
		break;
	}
}

static void put_head(eg_buf *out, const eg_dataset_table *t)
{
	for (size_t c = 0; c < t->count; c++) {
		eg_buf_cstr(out, c ? "," : "");
		eg_csv_put(out, t->columns[c].name);
	}
	eg_buf_cstr(out, "\r\n");
}

static eg_query *open_table(eg_arena *a, eg_dataset *ds, const eg_dataset_table *t, eg_diag *d)
{
	eg_buf sql = {0};
	eg_bufv(&sql, "SELECT * FROM \"%.*s\" ORDER BY ", EG_ARG(t->name));
	bool has_pos = false;
	for (size_t c = 0; c < t->count; c++)
		has_pos = has_pos || eg_str_is(t->columns[c].name, "pos");
	if (!t->owner.n && has_pos)
		eg_buf_cstr(&sql, "pos");
	for (size_t k = 0; (t->owner.n || !has_pos) && k < t->keys; k++)
		eg_bufv(&sql, "%s%zu", k ? ", " : "", k + 1);
	eg_query *q = eg_query_open(ds, eg_str_copy(a, eg_buf_view(&sql)), (eg_query_place){0}, d);
	eg_buf_release(&sql);
	return q;
}

/* All rows of a table; their count, or SIZE_MAX when the query failed. */
static size_t put_rows(eg_buf *out, eg_dataset *ds, const eg_dataset_table *t, eg_query *q,
	eg_cell *cells, bool safe, eg_diag *d)
{
	size_t rows = 0, errors = d->errors;
	while (eg_query_next(q, cells)) {
		for (size_t c = 0; c < t->count; c++) {
			eg_buf_cstr(out, c ? "," : "");
			put_cell(out, ds, &t->columns[c], cells, c, safe);
		}
		eg_buf_cstr(out, "\r\n");
		rows++;
	}
	return d->errors > errors ? SIZE_MAX : rows;
}

/* Writes the table as a file of `out` when it has rows. */
static bool write_table(eg_export *out, eg_dataset *ds, const eg_dataset_table *t,
	const eg_export_options *opt, eg_resource *made, eg_diag *d)
{
	eg_query *q = open_table(out->arena, ds, t, d);
	if (!q)
		return false;
	eg_buf bytes = {0};
	eg_cell *cells = EG_NEW_N(out->arena, eg_cell, t->count);
	eg_buf_cstr(&bytes, opt->bom ? "\xEF\xBB\xBF" : "");
	put_head(&bytes, t);
	size_t rows = put_rows(&bytes, ds, t, q, cells, opt->formula_safe, d);
	eg_query_close(q);
	if (rows == SIZE_MAX || !rows) {
		eg_buf_release(&bytes);
		return rows == 0;
	}
	eg_str name = eg_strf(out->arena, "%.*s.csv", EG_ARG(t->name));
	*made = (eg_resource){.table = t,
		.path = name,
		.rows = rows,
		.bytes = bytes.n,
		.sha256 = eg_sha256_hex(out->arena, eg_sha256_of(eg_buf_view(&bytes)))};
	eg_export_add(out, name)->bytes = bytes;
	return true;
}

bool eg_export_csv(eg_export *out, eg_dataset *ds, const eg_export_options *opt, eg_diag *d)
{
	size_t count, made = 0;
	const eg_dataset_table *tables = eg_dataset_tables(out->arena, ds, &count);
	eg_resource *resources = EG_NEW_N(out->arena, eg_resource, count);
	bool ok = true;
	for (size_t i = 0; i < count; i++) {
		ok = write_table(out, ds, &tables[i], opt, &resources[made], d) && ok;
		made += resources[made].table != NULL;
	}
	eg_package_write(
		&eg_export_add(out, EG_STR("datapackage.json"))->bytes, ds, resources, made, opt);
	return ok;
}
