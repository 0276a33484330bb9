/* The schema's tables as JSON Schema 2020-12, for editors.
 *
 * What the schema refuses, binding refuses, too; not the other way round: lengths, which are
 * warnings, are told in descriptions, and references are only held to the form of an id. Editors
 * type plain scalars by YAML's core schema, so numbers and truth values stand beside strings where
 * the language takes their text. */
#include "build/schema_json.h"
#include "build/build.h"

/* -- records -- */

static eg_json *required_keys(const eg_record *r)
{
	eg_json *list = eg_json_array();
	for (unsigned f = 0; f < r->count; f++)
		if (r->fields[f].flags & EG_F_REQUIRED)
			eg_json_add(list, eg_shape_word(r->fields[f].key));
	return list;
}

static bool has_required(const eg_record *r)
{
	for (unsigned f = 0; f < r->count; f++)
		if (r->fields[f].flags & EG_F_REQUIRED)
			return true;
	return false;
}

/* The keys of a record: none is missing from `defaults`. */
static eg_json *keys_schema(eg_shape_maker *m, const eg_record *r)
{
	eg_json *o = eg_json_object(), *keys = eg_json_object();
	for (unsigned f = 0; f < r->count; f++)
		eg_json_set(keys, r->fields[f].key, eg_shape_field(m, r, &r->fields[f]));
	eg_json_set(o, "title", eg_shape_word(r->name));
	eg_json_set(o, "description", eg_shape_word(r->doc));
	eg_json_set(o, "type", eg_shape_word("object"));
	eg_json_set(o, "properties", keys);
	eg_json_set(o, "additionalProperties", eg_json_bool(false));
	return o;
}

/* What a bare scalar may be: a value of the field that it stands for, or the code of a country
 * where that would be an id. */
static void add_bare(eg_shape_maker *m, eg_json *any, const eg_record *r)
{
	const eg_field *bare = eg_catalog_bare(r);
	if (!bare)
		return;
	eg_shape_choice(m, any, r, bare);
	for (unsigned f = 0; f < r->count && bare->type == EG_T_REF; f++)
		if (r->fields[f].type == EG_T_COUNTRY)
			eg_shape_choice(m, any, r, &r->fields[f]);
}

/* A record as it stands in a list or under a key. */
static eg_json *record_schema(eg_shape_maker *m, const eg_record *r, bool whole)
{
	eg_json *o = eg_json_object(), *map = eg_json_object();
	eg_shape_ref(m, map, r, ".keys");
	if (whole && has_required(r))
		eg_json_set(map, "required", required_keys(r));
	if (!eg_catalog_bare(r)) {
		eg_json_set(o, "description", eg_shape_word(r->doc));
		eg_json *all = eg_json_array();
		eg_json_add(all, map);
		eg_json_set(o, "allOf", all);
		return o;
	}
	eg_json *any = eg_json_array();
	eg_json_add(any, map);
	add_bare(m, any, r);
	eg_json_set(o, "description", eg_shape_word(r->doc));
	eg_json_set(o, "anyOf", any);
	return o;
}

static bool has_own_keys(const eg_record *r)
{
	for (unsigned f = 0; f < r->count; f++)
		if (r->fields[f].flags & EG_F_FIELDS)
			return true;
	return false;
}

/* Three definitions a record: NAME as it stands in a list or under a key, NAME.keys its keys, of
 * which none is required, and NAME.key the words for one of them. */
static void add_definitions(eg_shape_maker *m, eg_json *defs)
{
	/* Records that are first named while others are written come behind them. */
	for (size_t i = 0; i < m->count; i++) {
		const eg_record *r = m->wanted[i];
		const char *name = eg_cstr(m->a, eg_catalog_at(m->c, r)->name);
		eg_json_set(defs, name, record_schema(m, r, true));
		eg_json_set(defs, eg_strf(m->a, "%s.keys", name).p, keys_schema(m, r));
		if (has_own_keys(r))
			eg_json_set(defs, eg_strf(m->a, "%s.key", name).p, eg_shape_own_keys(r));
	}
}

/* -- records of a file of translations: their ids and texts, none of them required -- */

static void set_text_ref(eg_shape_maker *m, eg_json *o, const eg_record *r)
{
	size_t i = 0;
	while (i < m->text_count && m->texts[i] != r)
		i++;
	if (i == m->text_count)
		m->texts[m->text_count++] = r;
	eg_str name = eg_catalog_at(m->c, r)->name;
	eg_json_set(o, "$ref", eg_json_string(eg_strf(m->a, "#/$defs/%.*s.texts", EG_ARG(name))));
}

static bool is_text(const eg_field *f)
{
	return f->type == EG_T_TEXT || f->type == EG_T_PROSE;
}

static eg_json *text_field(eg_shape_maker *m, const eg_record *owner, const eg_field *f)
{
	if (f->type != EG_T_RECORD)
		return eg_shape_field(m, owner, f);
	eg_json *o = eg_json_object(), *any = eg_json_array(), *one = eg_json_object(),
		*item = eg_json_object();
	set_text_ref(m, one, f->record);
	set_text_ref(m, item, f->record);
	eg_json_add(any, one);
	eg_json_add(any, eg_shape_list(item));
	eg_json_set(o, "description", eg_shape_word(f->doc));
	eg_json_set(o, "anyOf", any);
	return o;
}

static eg_json *texts_schema(eg_shape_maker *m, const eg_record *r)
{
	eg_json *o = eg_json_object(), *any = eg_json_array(), *map = eg_json_object(),
		*keys = eg_json_object();
	for (unsigned i = 0; i < r->count; i++) {
		const eg_field *f = &r->fields[i];
		bool own_id = f->type == EG_T_SLUG && strcmp(f->key, "id") == 0;
		if (is_text(f) || own_id || (f->type == EG_T_RECORD && !(f->flags & EG_F_FIELDS)))
			eg_json_set(keys, f->key, text_field(m, r, f));
	}
	eg_json_set(map, "type", eg_shape_word("object"));
	eg_json_set(map, "properties", keys);
	eg_json_set(map, "additionalProperties", eg_json_bool(false));
	eg_json_add(any, map);
	const eg_field *bare = eg_catalog_bare(r);
	if (bare && is_text(bare))
		eg_shape_choice(m, any, r, bare);
	eg_json_set(o, "description", eg_shape_word(r->doc));
	eg_json_set(o, "anyOf", any);
	return o;
}

/* One key of such a file. */
static eg_json *top_texts(eg_shape_maker *m, const eg_record *r)
{
	eg_json *o = eg_json_object(), *any = eg_json_array(), *one = eg_json_object(),
		*item = eg_json_object(), *items = eg_json_array(), *nothing = eg_json_object();
	set_text_ref(m, one, r);
	set_text_ref(m, item, r);
	eg_json_add(any, one);
	eg_json_add(items, item);
	eg_json_add(items, eg_shape_csv());
	eg_json *either = eg_json_object();
	eg_json_set(either, "anyOf", items);
	eg_json_add(any, eg_shape_csv());
	eg_json_add(any, eg_shape_list(either));
	eg_json_set(nothing, "type", eg_shape_word("null"));
	eg_json_add(any, nothing);
	eg_json_set(o, "description", eg_shape_word(r->doc));
	eg_json_set(o, "anyOf", any);
	return o;
}

/* NAME.texts for each that was named, and for those that these name. */
static void add_texts(eg_shape_maker *m, eg_json *defs)
{
	for (size_t i = 0; i < m->text_count; i++) {
		const eg_record *r = m->texts[i];
		eg_str name = eg_catalog_at(m->c, r)->name;
		eg_json_set(defs, eg_strf(m->a, "%.*s.texts", EG_ARG(name)).p, texts_schema(m, r));
	}
}

/* -- a file -- */

static eg_json *include_schema(void)
{
	eg_json *o = eg_json_object(), *any = eg_json_array(), *path = eg_json_object(),
		*item = eg_json_object();
	eg_json_set(path, "type", eg_shape_word("string"));
	eg_json_set(item, "type", eg_shape_word("string"));
	eg_json_add(any, path);
	eg_json_add(any, eg_shape_list(item));
	eg_json_set(
		o, "description", eg_shape_word("Files and folders that belong to the strategy."));
	eg_json_set(o, "anyOf", any);
	return o;
}

static bool is_top(const eg_record *r)
{
	return (r->flags & (EG_REC_TOP | EG_REC_ONCE)) != 0;
}

static eg_json *defaults_schema(eg_shape_maker *m)
{
	size_t listed;
	const eg_record *const *all = eg_schema_records(&listed);
	eg_json *o = eg_json_object(), *keys = eg_json_object();
	for (size_t i = 0; i < listed; i++) {
		if (!is_top(all[i]))
			continue;
		eg_json *ref = eg_json_object();
		eg_shape_ref(m, ref, all[i], ".keys");
		eg_json_set(keys, all[i]->key, ref);
	}
	eg_json_set(o, "description",
		eg_shape_word("Values for the keys that records of this file do not say."));
	eg_json_set(o, "type", eg_shape_word("object"));
	eg_json_set(o, "properties", keys);
	eg_json_set(o, "additionalProperties", eg_json_bool(false));
	return o;
}

/* One key of a file: a record, a list of them, or nothing. */
static eg_json *top_schema(eg_shape_maker *m, const eg_record *r)
{
	eg_json *o = eg_json_object(), *any = eg_json_array(), *nothing = eg_json_object();
	eg_json_add(any, record_schema(m, r, false));
	if (r->flags & EG_REC_TOP) {
		eg_json *item = eg_json_object(), *items = eg_json_array();
		eg_json_add(items, record_schema(m, r, false));
		eg_json_add(items, eg_shape_csv());
		eg_json_set(item, "anyOf", items);
		eg_json_add(any, eg_shape_csv());
		eg_json_add(any, eg_shape_list(item));
	} else {
		eg_json *empty = eg_json_object();
		eg_json_set(empty, "type", eg_shape_word("array"));
		eg_json_set(empty, "maxItems", eg_json_int(0));
		eg_json_add(any, empty);
	}
	eg_json_set(nothing, "type", eg_shape_word("null"));
	eg_json_add(any, nothing);
	eg_json_set(o, "description", eg_shape_word(r->doc));
	eg_json_set(o, "anyOf", any);
	return o;
}

/* The required keys of a record; rows of a CSV file have them in its head. */
static eg_json *required_or_csv(const eg_record *r)
{
	eg_json *any = eg_json_array(), *keys = eg_json_object(), *file = eg_json_object(),
		*csv = eg_json_array();
	eg_json_set(keys, "required", required_keys(r));
	eg_json_add(csv, eg_shape_word("csv"));
	eg_json_set(file, "required", csv);
	eg_json_add(any, keys);
	eg_json_add(any, file);
	return any;
}

/* Keys may be missing from a file's records only where `defaults` could give them, or it holds
 * translations. */
static eg_json *unless_defaults(const eg_record *r)
{
	eg_json *o = eg_json_object(), *if_ = eg_json_object(), *in_file = eg_json_object(),
		*defaults = eg_json_object(), *in_defaults = eg_json_object();
	eg_json_set(in_defaults, r->key, eg_json_bool(false));
	eg_json_set(defaults, "properties", in_defaults);
	eg_json_set(in_file, "defaults", defaults);
	eg_json_set(in_file, "language", eg_json_bool(false));
	eg_json_set(if_, "properties", in_file);
	eg_json *then = eg_json_object(), *keys = eg_json_object(), *value = eg_json_object(),
		*item = eg_json_object();
	eg_json_set(item, "anyOf", required_or_csv(r));
	/* `required` says nothing of lists, `items` nothing of mappings. */
	eg_json_set(value, "anyOf", required_or_csv(r));
	eg_json_set(value, "items", item);
	eg_json_set(keys, r->key, value);
	eg_json_set(then, "properties", keys);
	eg_json_set(o, "if", if_);
	eg_json_set(o, "then", then);
	return o;
}

static eg_json *language_schema(void)
{
	eg_json *o = eg_json_object();
	eg_json_set(o, "description",
		eg_shape_word("The language of the texts that the file holds for records of other "
			      "files."));
	eg_json_set(o, "type", eg_shape_word("string"));
	eg_json_set(o, "pattern", eg_shape_pattern(EG_T_LANG));
	return o;
}

static eg_json *closed(eg_json *keys)
{
	eg_json *o = eg_json_object();
	eg_json_set(o, "properties", keys);
	eg_json_set(o, "additionalProperties", eg_json_bool(false));
	return o;
}

/* A file that names a language holds texts, any other one records. */
static void put_file(eg_shape_maker *m, eg_json *root)
{
	size_t listed;
	const eg_record *const *all = eg_schema_records(&listed);
	eg_json *keys = eg_json_object(), *texts = eg_json_object(), *conditions = eg_json_array(),
		*types = eg_json_array(), *translates = eg_json_object(), *named = eg_json_array();
	eg_json_set(texts, "language", language_schema());
	for (size_t i = 0; i < listed; i++) {
		if (!is_top(all[i]))
			continue;
		eg_json_set(keys, all[i]->key, top_schema(m, all[i]));
		eg_json_set(texts, all[i]->key, top_texts(m, all[i]));
		if (has_required(all[i]))
			eg_json_add(conditions, unless_defaults(all[i]));
	}
	eg_json_set(keys, "include", include_schema());
	eg_json_set(texts, "include", include_schema());
	eg_json_set(texts, "defaults", defaults_schema(m));
	eg_json_set(keys, "defaults", defaults_schema(m));
	eg_json_add(types, eg_shape_word("object"));
	eg_json_add(types, eg_shape_word("null"));
	eg_json_add(named, eg_shape_word("language"));
	eg_json_set(translates, "type", eg_shape_word("object"));
	eg_json_set(translates, "required", named);
	eg_json_set(root, "title", eg_shape_word("engross spec"));
	eg_json_set(root, "description", eg_shape_word("A file of an engagement strategy."));
	eg_json_set(root, "type", types);
	eg_json_set(root, "if", translates);
	eg_json_set(root, "then", closed(texts));
	eg_json_set(root, "else", closed(keys));
	eg_json_set(root, "allOf", conditions);
}

eg_str eg_schema_text(eg_arena *a, eg_str record)
{
	const eg_catalog *c = eg_catalog_new(a);
	eg_shape_maker m = {.a = a,
		.c = c,
		.wanted = EG_NEW_N(a, const eg_record *, c->count),
		.texts = EG_NEW_N(a, const eg_record *, c->count)};
	const eg_catalog_row *only = record.n ? eg_catalog_find(c, record) : NULL;
	if (record.n && !only)
		return (eg_str){NULL, 0};
	eg_json *root = eg_json_object();
	eg_json_set(root, "$schema", eg_shape_word("https://json-schema.org/draft/2020-12/schema"));
	if (only)
		eg_shape_ref(&m, root, only->record, "");
	else
		put_file(&m, root);
	eg_json *defs = eg_json_object();
	add_texts(&m, defs); /* first: what they name is defined below */
	add_definitions(&m, defs);
	eg_json_set(root, "$defs", defs);
	eg_buf out = {0};
	eg_json_write(&out, root, true);
	eg_buf_byte(&out, '\n');
	eg_str text = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return text;
}
