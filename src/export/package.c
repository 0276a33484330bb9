#include "export/package.h"

#include "base/json.h"
#include "export/moment.h"

static const char *type_word(enum eg_column_form form)
{
	switch (form) {
	case EG_CF_TEXT:
		return "string";
	case EG_CF_INTEGER:
		return "integer";
	case EG_CF_DECIMAL:
	case EG_CF_MONEY:
		return "number";
	case EG_CF_DAY:
		return "date";
	case EG_CF_YESNO:
		return "boolean";
	}
	return "string";
}

static eg_json *words_of(const eg_word *words)
{
	eg_json *list = eg_json_array();
	for (; words->word; words++)
		if (!words->standard)
			eg_json_add(list, eg_json_string(eg_str_of(words->word)));
	return list;
}

static eg_json *field_of(const eg_dataset_table *t, size_t at)
{
	const eg_dataset_column *c = &t->columns[at];
	eg_json *f = eg_json_object(), *limits = eg_json_object();
	eg_json_set(f, "name", eg_json_string(c->name));
	eg_json_set(f, "type", eg_json_string(eg_str_of(type_word(c->form))));
	if (c->field && c->field->type == EG_T_EMAIL)
		eg_json_set(f, "format", eg_json_string(EG_STR("email")));
	if (c->field && c->field->doc)
		eg_json_set(f, "description", eg_json_string(eg_str_of(c->field->doc)));
	bool many = c->field && (c->field->flags & EG_F_MANY);
	if (c->required)
		eg_json_set(limits, "required", eg_json_bool(true));
	if (t->keys == 1 && at == 0)
		eg_json_set(limits, "unique", eg_json_bool(true));
	if (c->field && c->field->type == EG_T_NAME && c->field->words && !many)
		eg_json_set(limits, "enum", words_of(c->field->words));
	eg_json_set(f, "constraints", limits);
	return f;
}

static bool is_written(const eg_resource *all, size_t count, eg_str table)
{
	for (size_t i = 0; i < count; i++)
		if (eg_str_eq(all[i].table->name, table))
			return true;
	return false;
}

/* A key may only point at a resource of the package. */
static eg_json *foreign_keys(const eg_dataset_table *t, const eg_resource *all, size_t count)
{
	eg_json *list = eg_json_array();
	for (size_t c = 0; c < t->count; c++) {
		eg_str to = t->columns[c].references;
		if (!to.n || !is_written(all, count, to))
			continue;
		eg_json *key = eg_json_object(), *reference = eg_json_object();
		bool self = eg_str_eq(to, t->name);
		eg_json_set(key, "fields", eg_json_string(t->columns[c].name));
		eg_json_set(reference, "resource", eg_json_string(self ? EG_STR("") : to));
		eg_json_set(reference, "fields", eg_json_string(EG_STR("id")));
		eg_json_set(key, "reference", reference);
		eg_json_add(list, key);
	}
	return list;
}

/* An empty cell is no value. */
static eg_json *missing_values(void)
{
	eg_json *list = eg_json_array();
	eg_json_add(list, eg_json_string(EG_STR("")));
	return list;
}

static eg_json *schema_of(const eg_dataset_table *t, const eg_resource *all, size_t count)
{
	eg_json *schema = eg_json_object(), *fields = eg_json_array(), *key = eg_json_array();
	for (size_t c = 0; c < t->count; c++)
		eg_json_add(fields, field_of(t, c));
	for (size_t k = 0; k < t->keys; k++)
		eg_json_add(key, eg_json_string(t->columns[k].name));
	eg_json_set(schema, "fields", fields);
	eg_json_set(schema, "missingValues", missing_values());
	eg_json_set(schema, "primaryKey", key);
	eg_json_set(schema, "foreignKeys", foreign_keys(t, all, count));
	return schema;
}

static eg_json *resource_of(eg_arena *a, const eg_resource *r, const eg_resource *all, size_t count)
{
	eg_json *j = eg_json_object(), *dialect = eg_json_object();
	eg_json_set(j, "profile", eg_json_string(EG_STR("tabular-data-resource")));
	eg_json_set(j, "name", eg_json_string(r->table->name));
	eg_json_set(j, "path", eg_json_string(r->path));
	if (r->table->doc.n)
		eg_json_set(j, "description", eg_json_string(r->table->doc));
	eg_json_set(j, "format", eg_json_string(EG_STR("csv")));
	eg_json_set(j, "mediatype", eg_json_string(EG_STR("text/csv")));
	eg_json_set(j, "encoding", eg_json_string(EG_STR("utf-8")));
	eg_json_set(j, "bytes", eg_json_int((int64_t)r->bytes));
	eg_json_set(j, "hash", eg_json_string(eg_strf(a, "sha256:%.*s", EG_ARG(r->sha256))));
	eg_json_set(dialect, "delimiter", eg_json_string(EG_STR(",")));
	eg_json_set(dialect, "lineTerminator", eg_json_string(EG_STR("\r\n")));
	eg_json_set(dialect, "doubleQuote", eg_json_bool(true));
	eg_json_set(dialect, "header", eg_json_bool(true));
	eg_json_set(j, "dialect", dialect);
	eg_json_set(j, "schema", schema_of(r->table, all, count));
	return j;
}

void eg_package_write(eg_buf *out, eg_dataset *ds, const eg_resource *resources, size_t count,
	const eg_export_options *opt)
{
	(void)ds;
	eg_arena *a = eg_arena_new();
	eg_json *j = eg_json_object(), *list = eg_json_array();
	eg_json_set(j, "profile", eg_json_string(EG_STR("tabular-data-package")));
	eg_json_set(j, "name", eg_json_string(EG_STR("engross-dataset")));
	eg_json_set(j, "title", eg_json_string(opt->title));
	eg_json_set(j, "description",
		eg_json_string(EG_STR(
			"The tables of the strategy's dataset. Amounts are decimal numbers in the "
			"currency of their row. A date has the words of the specs, its first day "
			"(_from) and "
			"its last (_to).")));
	eg_json_set(j, "created", eg_json_string(eg_second_iso(a, opt->time)));
	for (size_t i = 0; i < count; i++)
		eg_json_add(list, resource_of(a, &resources[i], resources, count));
	eg_json_set(j, "resources", list);
	eg_json_write(out, j, true);
	eg_buf_byte(out, '\n');
	eg_arena_release(a);
}
