/* The schema's tables as JSON Schema 2020-12, for editors.
 *
 * What the schema refuses, binding refuses, too; not the other way round: lengths, which are
 * warnings, are told in descriptions, and references are only held to the form of an id. Editors
 * type plain scalars by YAML's core schema, so numbers and truth values stand beside strings where
 * the language takes their text. */
#include "build/build.h"
#include "build/catalog.h"

#include "base/json.h"

typedef struct maker {
	eg_arena *a;
	const eg_catalog *c;
	const eg_record **wanted; /* in the order of being named; their definitions are written */
	size_t count;
	const eg_record **texts; /* the same of records as files of translations hold them */
	size_t text_count;
} maker;

/* -- patterns -- */

#define SLUG     "[a-z0-9]+([.-][a-z0-9]+)*"
#define DECIMAL  "[+-]?([0-9][0-9_]*(\\.[0-9]{1,6})?|\\.[0-9]{1,6})"
#define YEAR     "(19[0-9]{2}|20[0-9]{2}|2100)"
#define QUARTER  "[Qq][1-4]"
#define FISCAL   "[Ff][Yy]\\s*" YEAR "(-[0-9]{2})?(-" QUARTER ")?"
#define POINT    "(" YEAR "(-((0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|" QUARTER "))?|" FISCAL ")"
#define DATE     "(~\\s*)?((" POINT "\\s*)?\\.\\.\\s*)?" POINT
#define OPEN     "([Oo][Pp][Ee][Nn]|[Ii][Nn][Dd][Ee][Ff][Ii][Nn][Ii][Tt][Ee])"
#define WHOLE(p) "^\\s*(" p ")\\s*$"

enum { AS_STRING = 1, AS_NUMBER = 2, AS_TRUTH = 4 };

static const struct form {
	unsigned types;
	const char *pattern;
} forms[] = {
	[EG_T_TEXT] = {AS_STRING | AS_NUMBER | AS_TRUTH, NULL},
	[EG_T_PROSE] = {AS_STRING | AS_NUMBER | AS_TRUTH, NULL},
	[EG_T_SLUG] = {AS_STRING | AS_NUMBER, "^" SLUG "$"},
	[EG_T_DATE] = {AS_STRING | AS_NUMBER, WHOLE(DATE)},
	[EG_T_UNTIL] = {AS_STRING | AS_NUMBER, WHOLE(OPEN "|" DATE)},
	[EG_T_PERIOD] = {AS_STRING | AS_NUMBER, WHOLE(YEAR "(-" QUARTER ")?|" FISCAL)},
	[EG_T_SPAN] = {AS_STRING,
		WHOLE("[0-9]+\\s*([Dd][Aa][Yy]|[Mm][Oo][Nn][Tt][Hh]|[Yy][Ee][Aa][Rr])[Ss]?")},
	[EG_T_INTEGER] = {AS_STRING | AS_NUMBER, WHOLE("[+-]?[0-9]+")},
	[EG_T_DECIMAL] = {AS_STRING | AS_NUMBER, WHOLE(DECIMAL)},
	[EG_T_PERCENT] = {AS_STRING | AS_NUMBER, WHOLE(DECIMAL "\\s*%?")},
	[EG_T_MONEY] = {AS_STRING | AS_NUMBER, WHOLE(DECIMAL "\\s*[kMB]?")},
	[EG_T_CURRENCY] = {AS_STRING, WHOLE("[A-Za-z]{3}")},
	[EG_T_COUNTRY] = {AS_STRING, WHOLE("[A-Za-z]{2,3}")},
	[EG_T_LANG] = {AS_STRING, "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
	[EG_T_EMAIL] = {AS_STRING, WHOLE("[^@ \\t]+@[^@ \\t.][^@ \\t]*\\.[^@ \\t]*[^@ \\t.]")},
	[EG_T_PHONE] = {AS_STRING, WHOLE("\\+([ ()./-]*[0-9]){6,15}[ ()./-]*")},
	[EG_T_URL] = {AS_STRING, WHOLE("(https?://|mailto:)[^ \\t]+")},
	[EG_T_PATH] = {AS_STRING | AS_NUMBER, "^\\s*[^/~ \\t\\r\\n\\\\][^\\\\]*$"},
	[EG_T_NAME] = {AS_STRING, NULL},
	[EG_T_YESNO] = {AS_STRING | AS_TRUTH, NULL},
	[EG_T_REF] = {AS_STRING | AS_NUMBER, WHOLE(SLUG)},
	[EG_T_MARKING] = {AS_STRING, NULL},
	[EG_T_SQL] = {AS_STRING, NULL},
	[EG_T_RECORD] = {0, NULL},
	[EG_T_WORDMAP] = {0, NULL},
};

/* A word in any case, with '-', '_' and ' ' as one, as binding compares words. */
static void put_word(eg_buf *out, const char *word)
{
	for (; *word; word++) {
		char c = *word;
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (letter)
			eg_bufv(out, "[%c%c]", c & ~0x20, c | 0x20);
		else if (strchr("- _", c))
			eg_buf_cstr(out, "[ _-]");
		else
			eg_bufv(out, "%s%c", strchr("^$\\.*+?()[]{}|/", c) ? "\\" : "", c);
	}
}

static eg_json *json_of(const char *s)
{
	return eg_json_string(eg_str_of(s));
}

static void set_types(eg_json *o, unsigned types)
{
	static const char *const names[] = {"string", "number", "boolean"};
	eg_json *list = eg_json_array();
	for (unsigned i = 0; i < EG_COUNT(names); i++)
		if (types & (1u << i))
			eg_json_add(list, json_of(names[i]));
	eg_json_set(o, "type", list);
}

/* -- values -- */

/* Two alternatives: the words as they are listed, for completion, and as they may be written. */
static void add_words(eg_json *any, const char *const *words, size_t count)
{
	eg_json *listed = eg_json_object(), *written = eg_json_object(), *list = eg_json_array();
	eg_buf pattern = {0};
	eg_buf_cstr(&pattern, "^\\s*(");
	for (size_t i = 0; i < count; i++) {
		eg_json_add(list, json_of(words[i]));
		eg_buf_cstr(&pattern, i ? "|" : "");
		put_word(&pattern, words[i]);
	}
	eg_buf_cstr(&pattern, ")\\s*$");
	eg_json_set(listed, "enum", list);
	eg_json_set(written, "type", json_of("string"));
	eg_json_set(written, "pattern", eg_json_string(eg_buf_view(&pattern)));
	eg_json_add(any, listed);
	eg_json_add(any, written);
	eg_buf_release(&pattern);
}

static void add_names(maker *m, eg_json *any, const eg_field *f)
{
	size_t count = 0;
	while (f->words[count].word)
		count++;
	const char **words = EG_NEW_N(m->a, const char *, count);
	for (size_t i = 0; i < count; i++)
		words[i] = f->words[i].word;
	add_words(any, words, count);
}

static void add_truth(eg_json *any)
{
	static const char *const words[] = {"yes", "no", "true", "false"};
	eg_json *truth = eg_json_object();
	eg_json_set(truth, "type", json_of("boolean"));
	add_words(any, words, EG_COUNT(words));
	eg_json_add(any, truth);
}

static void add_said(eg_json *any)
{
	static const char *const words[] = {"unknown", "none"};
	add_words(any, words, EG_COUNT(words));
}

/* `illustrative`: yes, or keys of the record that holds it. */
static eg_json *own_keys(const eg_record *owner)
{
	eg_json *o = eg_json_object(), *any = eg_json_array(), *listed = eg_json_object(),
		*written = eg_json_object(), *list = eg_json_array();
	eg_buf pattern = {0};
	eg_buf_cstr(&pattern, "^\\s*(");
	for (unsigned f = 0; f < owner->count; f++) {
		eg_json_add(list, json_of(owner->fields[f].key));
		eg_bufv(&pattern, "%s%s", f ? "|" : "", owner->fields[f].key);
	}
	eg_buf_cstr(&pattern, ")\\s*$");
	eg_json_set(listed, "enum", list);
	eg_json_set(written, "type", json_of("string"));
	eg_json_set(written, "pattern", eg_json_string(eg_buf_view(&pattern)));
	add_truth(any);
	eg_json_add(any, listed);
	eg_json_add(any, written);
	eg_json_set(o, "anyOf", any);
	eg_buf_release(&pattern);
	return o;
}

/* `{file: path}` or `{csv: path}`. */
static eg_json *named_file(const char *key, const char *doc)
{
	eg_json *o = eg_json_object(), *keys = eg_json_object(), *path = eg_json_object(),
		*required = eg_json_array();
	eg_json_set(path, "type", json_of("string"));
	eg_json_set(path, "description", json_of(doc));
	eg_json_set(keys, key, path);
	eg_json_add(required, json_of(key));
	eg_json_set(o, "type", json_of("object"));
	eg_json_set(o, "properties", keys);
	eg_json_set(o, "required", required);
	eg_json_set(o, "additionalProperties", eg_json_bool(false));
	return o;
}

static eg_json *prose_file(void)
{
	return named_file("file", "A Markdown file that holds the text.");
}

static eg_json *record_file(void)
{
	return named_file(
		"csv", "A CSV file whose rows are the records; its head names their keys.");
}

static void set_scalar(eg_json *o, const eg_field *f)
{
	const struct form *form = &forms[f->type];
	bool hidden = (f->flags & EG_F_HIDDEN) != 0;
	bool text = f->type == EG_T_TEXT || f->type == EG_T_PROSE || f->type == EG_T_SQL;
	set_types(o, form->types);
	if (f->flags & EG_F_LOCAL) {
		eg_json_set(o, "pattern",
			json_of(WHOLE(
				"(https?://|mailto:)[^ \\t]+") "|^\\s*[^/~ \\t\\r\\n:][^:]*$"));
		return;
	}
	/* Names in templates may have underscores. */
	if (form->pattern && f->type == EG_T_SLUG && hidden)
		eg_json_set(o, "pattern", json_of("^" SLUG "$|_"));
	else if (form->pattern)
		eg_json_set(o, "pattern", json_of(form->pattern));
	if (f->type == EG_T_SLUG && !hidden)
		eg_json_set(o, "maxLength", eg_json_int(48));
	if (text && !hidden)
		eg_json_set(o, "minLength", eg_json_int(1));
	if (f->limit == EG_LIMIT_VALUE)
		eg_json_set(o, "minimum", eg_json_int(f->min));
	if (f->limit == EG_LIMIT_EITHER)
		eg_json_set(o, "minimum", eg_json_int(-(int64_t)f->max));
	if (f->limit == EG_LIMIT_POSITIVE)
		eg_json_set(o, "exclusiveMinimum", eg_json_int(0));
	if ((f->limit == EG_LIMIT_VALUE || f->limit == EG_LIMIT_EITHER) && f->max)
		eg_json_set(o, "maximum", eg_json_int(f->max));
}

/* part: "", ".keys" or ".key" (definitions). */
static void set_ref(maker *m, eg_json *o, const eg_record *r, const char *part)
{
	size_t i = 0;
	while (i < m->count && m->wanted[i] != r)
		i++;
	if (i == m->count)
		m->wanted[m->count++] = r;
	eg_str name = eg_catalog_at(m->c, r)->name;
	eg_json_set(o, "$ref", eg_json_string(eg_strf(m->a, "#/$defs/%.*s%s", EG_ARG(name), part)));
}

static void set_pairs(eg_json *o)
{
	eg_json *value = eg_json_object();
	set_types(value, AS_STRING | AS_NUMBER | AS_TRUTH);
	eg_json_set(o, "type", json_of("object"));
	eg_json_set(o, "additionalProperties", value);
}

/* Whether one value of the field has more than one shape. */
static bool has_choice(const eg_field *f)
{
	return f->type == EG_T_NAME || f->type == EG_T_YESNO || f->type == EG_T_PROSE ||
	       f->flags & EG_F_SAID;
}

static void set_only(maker *m, eg_json *o, const eg_record *owner, const eg_field *f)
{
	if (f->flags & EG_F_FIELDS)
		set_ref(m, o, owner, ".key");
	else if (f->type == EG_T_RECORD)
		set_ref(m, o, f->record, "");
	else if (f->type == EG_T_WORDMAP)
		set_pairs(o);
	else
		set_scalar(o, f);
}

/* The alternatives for one value. */
static void add_one(maker *m, eg_json *any, const eg_record *owner, const eg_field *f)
{
	if (f->type == EG_T_NAME) {
		add_names(m, any, f);
	} else if (f->type == EG_T_YESNO) {
		add_truth(any);
	} else {
		eg_json *only = eg_json_object();
		set_only(m, only, owner, f);
		eg_json_add(any, only);
	}
	if (f->type == EG_T_PROSE)
		eg_json_add(any, prose_file());
	if (f->flags & EG_F_SAID)
		add_said(any);
}

static eg_json *one_of(maker *m, const eg_record *owner, const eg_field *f)
{
	eg_json *o = eg_json_object();
	if (has_choice(f)) {
		eg_json *any = eg_json_array();
		add_one(m, any, owner, f);
		eg_json_set(o, "anyOf", any);
	} else {
		set_only(m, o, owner, f);
	}
	return o;
}

static eg_json *list_of(eg_json *items)
{
	eg_json *list = eg_json_object();
	eg_json_set(list, "type", json_of("array"));
	eg_json_set(list, "items", items);
	return list;
}

static eg_str description(maker *m, const eg_field *f)
{
	eg_buf out = {0};
	eg_bufv(&out, "%s ", f->doc);
	eg_buf_str(&out, eg_catalog_limits(m->a, f));
	if (f->type == EG_T_REF)
		eg_bufv(&out, "An id of %.*s.", EG_ARG(eg_catalog_kinds(m->a, f->kinds)));
	eg_str s = eg_str_copy(m->a, eg_str_trim(eg_buf_view(&out)));
	eg_buf_release(&out);
	return s;
}

static eg_json *field_schema(maker *m, const eg_record *owner, const eg_field *f)
{
	eg_json *o = eg_json_object();
	bool many = (f->flags & EG_F_MANY) != 0 && f->type != EG_T_WORDMAP;
	eg_json_set(o, "description", eg_json_string(description(m, f)));
	if (f->fallback)
		eg_json_set(o, "default", json_of(f->fallback));
	if (!many && !has_choice(f)) {
		set_only(m, o, owner, f);
		return o;
	}
	eg_json *any = eg_json_array();
	add_one(m, any, owner, f);
	if (many && f->type == EG_T_RECORD) {
		eg_json *item = eg_json_object(), *items = eg_json_array();
		eg_json_add(items, one_of(m, owner, f));
		eg_json_add(items, record_file());
		eg_json_set(item, "anyOf", items);
		eg_json_add(any, record_file());
		eg_json_add(any, list_of(item));
	} else if (many) {
		eg_json_add(any, list_of(one_of(m, owner, f)));
	}
	eg_json_set(o, "anyOf", any);
	return o;
}

/* -- records -- */

static eg_json *required_keys(const eg_record *r)
{
	eg_json *list = eg_json_array();
	for (unsigned f = 0; f < r->count; f++)
		if (r->fields[f].flags & EG_F_REQUIRED)
			eg_json_add(list, json_of(r->fields[f].key));
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
static eg_json *keys_schema(maker *m, const eg_record *r)
{
	eg_json *o = eg_json_object(), *keys = eg_json_object();
	for (unsigned f = 0; f < r->count; f++)
		eg_json_set(keys, r->fields[f].key, field_schema(m, r, &r->fields[f]));
	eg_json_set(o, "title", json_of(r->name));
	eg_json_set(o, "description", json_of(r->doc));
	eg_json_set(o, "type", json_of("object"));
	eg_json_set(o, "properties", keys);
	eg_json_set(o, "additionalProperties", eg_json_bool(false));
	return o;
}

/* What a bare scalar may be: a value of the field that it stands for, or the code of a country
 * where that would be an id. */
static void add_bare(maker *m, eg_json *any, const eg_record *r)
{
	const eg_field *bare = eg_catalog_bare(r);
	if (!bare)
		return;
	add_one(m, any, r, bare);
	for (unsigned f = 0; f < r->count && bare->type == EG_T_REF; f++)
		if (r->fields[f].type == EG_T_COUNTRY)
			add_one(m, any, r, &r->fields[f]);
}

/* A record as it stands in a list or under a key. */
static eg_json *record_schema(maker *m, const eg_record *r, bool whole)
{
	eg_json *o = eg_json_object(), *map = eg_json_object();
	set_ref(m, map, r, ".keys");
	if (whole && has_required(r))
		eg_json_set(map, "required", required_keys(r));
	if (!eg_catalog_bare(r)) {
		eg_json_set(o, "description", json_of(r->doc));
		eg_json *all = eg_json_array();
		eg_json_add(all, map);
		eg_json_set(o, "allOf", all);
		return o;
	}
	eg_json *any = eg_json_array();
	eg_json_add(any, map);
	add_bare(m, any, r);
	eg_json_set(o, "description", json_of(r->doc));
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
static void add_definitions(maker *m, eg_json *defs)
{
	/* Records that are first named while others are written come behind them. */
	for (size_t i = 0; i < m->count; i++) {
		const eg_record *r = m->wanted[i];
		const char *name = eg_cstr(m->a, eg_catalog_at(m->c, r)->name);
		eg_json_set(defs, name, record_schema(m, r, true));
		eg_json_set(defs, eg_strf(m->a, "%s.keys", name).p, keys_schema(m, r));
		if (has_own_keys(r))
			eg_json_set(defs, eg_strf(m->a, "%s.key", name).p, own_keys(r));
	}
}

/* -- records of a file of translations: their ids and texts, none of them required -- */

static void set_text_ref(maker *m, eg_json *o, const eg_record *r)
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

static eg_json *text_field(maker *m, const eg_record *owner, const eg_field *f)
{
	if (f->type != EG_T_RECORD)
		return field_schema(m, owner, f);
	eg_json *o = eg_json_object(), *any = eg_json_array(), *one = eg_json_object(),
		*item = eg_json_object();
	set_text_ref(m, one, f->record);
	set_text_ref(m, item, f->record);
	eg_json_add(any, one);
	eg_json_add(any, list_of(item));
	eg_json_set(o, "description", json_of(f->doc));
	eg_json_set(o, "anyOf", any);
	return o;
}

static eg_json *texts_schema(maker *m, const eg_record *r)
{
	eg_json *o = eg_json_object(), *any = eg_json_array(), *map = eg_json_object(),
		*keys = eg_json_object();
	for (unsigned i = 0; i < r->count; i++) {
		const eg_field *f = &r->fields[i];
		bool own_id = f->type == EG_T_SLUG && strcmp(f->key, "id") == 0;
		if (is_text(f) || own_id || (f->type == EG_T_RECORD && !(f->flags & EG_F_FIELDS)))
			eg_json_set(keys, f->key, text_field(m, r, f));
	}
	eg_json_set(map, "type", json_of("object"));
	eg_json_set(map, "properties", keys);
	eg_json_set(map, "additionalProperties", eg_json_bool(false));
	eg_json_add(any, map);
	const eg_field *bare = eg_catalog_bare(r);
	if (bare && is_text(bare))
		add_one(m, any, r, bare);
	eg_json_set(o, "description", json_of(r->doc));
	eg_json_set(o, "anyOf", any);
	return o;
}

/* One key of such a file. */
static eg_json *top_texts(maker *m, const eg_record *r)
{
	eg_json *o = eg_json_object(), *any = eg_json_array(), *one = eg_json_object(),
		*item = eg_json_object(), *items = eg_json_array(), *nothing = eg_json_object();
	set_text_ref(m, one, r);
	set_text_ref(m, item, r);
	eg_json_add(any, one);
	eg_json_add(items, item);
	eg_json_add(items, record_file());
	eg_json *either = eg_json_object();
	eg_json_set(either, "anyOf", items);
	eg_json_add(any, record_file());
	eg_json_add(any, list_of(either));
	eg_json_set(nothing, "type", json_of("null"));
	eg_json_add(any, nothing);
	eg_json_set(o, "description", json_of(r->doc));
	eg_json_set(o, "anyOf", any);
	return o;
}

/* NAME.texts for each that was named, and for those that these name. */
static void add_texts(maker *m, eg_json *defs)
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
	eg_json_set(path, "type", json_of("string"));
	eg_json_set(item, "type", json_of("string"));
	eg_json_add(any, path);
	eg_json_add(any, list_of(item));
	eg_json_set(o, "description", json_of("Files and folders that belong to the strategy."));
	eg_json_set(o, "anyOf", any);
	return o;
}

static bool is_top(const eg_record *r)
{
	return (r->flags & (EG_REC_TOP | EG_REC_ONCE)) != 0;
}

static eg_json *defaults_schema(maker *m)
{
	size_t listed;
	const eg_record *const *all = eg_schema_records(&listed);
	eg_json *o = eg_json_object(), *keys = eg_json_object();
	for (size_t i = 0; i < listed; i++) {
		if (!is_top(all[i]))
			continue;
		eg_json *ref = eg_json_object();
		set_ref(m, ref, all[i], ".keys");
		eg_json_set(keys, all[i]->key, ref);
	}
	eg_json_set(o, "description",
		json_of("Values for the keys that records of this file do not say."));
	eg_json_set(o, "type", json_of("object"));
	eg_json_set(o, "properties", keys);
	eg_json_set(o, "additionalProperties", eg_json_bool(false));
	return o;
}

/* One key of a file: a record, a list of them, or nothing. */
static eg_json *top_schema(maker *m, const eg_record *r)
{
	eg_json *o = eg_json_object(), *any = eg_json_array(), *nothing = eg_json_object();
	eg_json_add(any, record_schema(m, r, false));
	if (r->flags & EG_REC_TOP) {
		eg_json *item = eg_json_object(), *items = eg_json_array();
		eg_json_add(items, record_schema(m, r, false));
		eg_json_add(items, record_file());
		eg_json_set(item, "anyOf", items);
		eg_json_add(any, record_file());
		eg_json_add(any, list_of(item));
	} else {
		eg_json *empty = eg_json_object();
		eg_json_set(empty, "type", json_of("array"));
		eg_json_set(empty, "maxItems", eg_json_int(0));
		eg_json_add(any, empty);
	}
	eg_json_set(nothing, "type", json_of("null"));
	eg_json_add(any, nothing);
	eg_json_set(o, "description", json_of(r->doc));
	eg_json_set(o, "anyOf", any);
	return o;
}

/* The required keys of a record; rows of a CSV file have them in its head. */
static eg_json *required_or_csv(const eg_record *r)
{
	eg_json *any = eg_json_array(), *keys = eg_json_object(), *file = eg_json_object(),
		*csv = eg_json_array();
	eg_json_set(keys, "required", required_keys(r));
	eg_json_add(csv, json_of("csv"));
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
		json_of("The language of the texts that the file holds for records of other "
			"files."));
	eg_json_set(o, "type", json_of("string"));
	eg_json_set(o, "pattern", json_of(forms[EG_T_LANG].pattern));
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
static void put_file(maker *m, eg_json *root)
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
	eg_json_add(types, json_of("object"));
	eg_json_add(types, json_of("null"));
	eg_json_add(named, json_of("language"));
	eg_json_set(translates, "type", json_of("object"));
	eg_json_set(translates, "required", named);
	eg_json_set(root, "title", json_of("engross spec"));
	eg_json_set(root, "description", json_of("A file of an engagement strategy."));
	eg_json_set(root, "type", types);
	eg_json_set(root, "if", translates);
	eg_json_set(root, "then", closed(texts));
	eg_json_set(root, "else", closed(keys));
	eg_json_set(root, "allOf", conditions);
}

eg_str eg_schema_text(eg_arena *a, eg_str record)
{
	const eg_catalog *c = eg_catalog_new(a);
	maker m = {.a = a,
		.c = c,
		.wanted = EG_NEW_N(a, const eg_record *, c->count),
		.texts = EG_NEW_N(a, const eg_record *, c->count)};
	const eg_catalog_row *only = record.n ? eg_catalog_find(c, record) : NULL;
	if (record.n && !only)
		return (eg_str){NULL, 0};
	eg_json *root = eg_json_object();
	eg_json_set(root, "$schema", json_of("https://json-schema.org/draft/2020-12/schema"));
	if (only)
		set_ref(&m, root, only->record, "");
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
