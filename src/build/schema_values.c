/* Values and fields of the schema's tables as JSON Schema 2020-12: patterns of scalars, words, the
 * alternatives that a field takes. */
#include "build/schema_json.h"

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

eg_json *eg_shape_word(const char *s)
{
	return eg_json_string(eg_str_of(s));
}

static void set_types(eg_json *o, unsigned types)
{
	static const char *const names[] = {"string", "number", "boolean"};
	eg_json *list = eg_json_array();
	for (unsigned i = 0; i < EG_COUNT(names); i++)
		if (types & (1u << i))
			eg_json_add(list, eg_shape_word(names[i]));
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
		eg_json_add(list, eg_shape_word(words[i]));
		eg_buf_cstr(&pattern, i ? "|" : "");
		put_word(&pattern, words[i]);
	}
	eg_buf_cstr(&pattern, ")\\s*$");
	eg_json_set(listed, "enum", list);
	eg_json_set(written, "type", eg_shape_word("string"));
	eg_json_set(written, "pattern", eg_json_string(eg_buf_view(&pattern)));
	eg_json_add(any, listed);
	eg_json_add(any, written);
	eg_buf_release(&pattern);
}

static void add_names(eg_shape_maker *m, eg_json *any, const eg_field *f)
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
	eg_json_set(truth, "type", eg_shape_word("boolean"));
	add_words(any, words, EG_COUNT(words));
	eg_json_add(any, truth);
}

static void add_said(eg_json *any)
{
	static const char *const words[] = {"unknown", "none"};
	add_words(any, words, EG_COUNT(words));
}

/* `illustrative`: yes, or keys of the record that holds it. */
eg_json *eg_shape_own_keys(const eg_record *owner)
{
	eg_json *o = eg_json_object(), *any = eg_json_array(), *listed = eg_json_object(),
		*written = eg_json_object(), *list = eg_json_array();
	eg_buf pattern = {0};
	eg_buf_cstr(&pattern, "^\\s*(");
	for (unsigned f = 0; f < owner->count; f++) {
		eg_json_add(list, eg_shape_word(owner->fields[f].key));
		eg_bufv(&pattern, "%s%s", f ? "|" : "", owner->fields[f].key);
	}
	eg_buf_cstr(&pattern, ")\\s*$");
	eg_json_set(listed, "enum", list);
	eg_json_set(written, "type", eg_shape_word("string"));
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
	eg_json_set(path, "type", eg_shape_word("string"));
	eg_json_set(path, "description", eg_shape_word(doc));
	eg_json_set(keys, key, path);
	eg_json_add(required, eg_shape_word(key));
	eg_json_set(o, "type", eg_shape_word("object"));
	eg_json_set(o, "properties", keys);
	eg_json_set(o, "required", required);
	eg_json_set(o, "additionalProperties", eg_json_bool(false));
	return o;
}

static eg_json *prose_file(void)
{
	return named_file("file", "A Markdown file that holds the text.");
}

eg_json *eg_shape_csv(void)
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
			eg_shape_word(WHOLE(
				"(https?://|mailto:)[^ \\t]+") "|^\\s*[^/~ \\t\\r\\n:][^:]*$"));
		return;
	}
	/* Names in templates may have underscores. */
	if (form->pattern && f->type == EG_T_SLUG && hidden)
		eg_json_set(o, "pattern", eg_shape_word("^" SLUG "$|_"));
	else if (form->pattern)
		eg_json_set(o, "pattern", eg_shape_word(form->pattern));
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
void eg_shape_ref(eg_shape_maker *m, eg_json *o, const eg_record *r, const char *part)
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
	eg_json_set(o, "type", eg_shape_word("object"));
	eg_json_set(o, "additionalProperties", value);
}

/* Whether one value of the field has more than one shape. */
static bool has_choice(const eg_field *f)
{
	return f->type == EG_T_NAME || f->type == EG_T_YESNO || f->type == EG_T_PROSE ||
	       f->flags & EG_F_SAID;
}

static void set_only(eg_shape_maker *m, eg_json *o, const eg_record *owner, const eg_field *f)
{
	if (f->flags & EG_F_FIELDS)
		eg_shape_ref(m, o, owner, ".key");
	else if (f->type == EG_T_RECORD)
		eg_shape_ref(m, o, f->record, "");
	else if (f->type == EG_T_WORDMAP)
		set_pairs(o);
	else
		set_scalar(o, f);
}

/* The alternatives for one value. */
void eg_shape_choice(eg_shape_maker *m, eg_json *any, const eg_record *owner, const eg_field *f)
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

static eg_json *one_of(eg_shape_maker *m, const eg_record *owner, const eg_field *f)
{
	eg_json *o = eg_json_object();
	if (has_choice(f)) {
		eg_json *any = eg_json_array();
		eg_shape_choice(m, any, owner, f);
		eg_json_set(o, "anyOf", any);
	} else {
		set_only(m, o, owner, f);
	}
	return o;
}

eg_json *eg_shape_list(eg_json *items)
{
	eg_json *list = eg_json_object();
	eg_json_set(list, "type", eg_shape_word("array"));
	eg_json_set(list, "items", items);
	return list;
}

static eg_str description(eg_shape_maker *m, const eg_field *f)
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

eg_json *eg_shape_field(eg_shape_maker *m, const eg_record *owner, const eg_field *f)
{
	eg_json *o = eg_json_object();
	bool many = (f->flags & EG_F_MANY) != 0 && f->type != EG_T_WORDMAP;
	eg_json_set(o, "description", eg_json_string(description(m, f)));
	if (f->fallback)
		eg_json_set(o, "default", eg_shape_word(f->fallback));
	if (!many && !has_choice(f)) {
		set_only(m, o, owner, f);
		return o;
	}
	eg_json *any = eg_json_array();
	eg_shape_choice(m, any, owner, f);
	if (many && f->type == EG_T_RECORD) {
		eg_json *item = eg_json_object(), *items = eg_json_array();
		eg_json_add(items, one_of(m, owner, f));
		eg_json_add(items, eg_shape_csv());
		eg_json_set(item, "anyOf", items);
		eg_json_add(any, eg_shape_csv());
		eg_json_add(any, eg_shape_list(item));
	} else if (many) {
		eg_json_add(any, eg_shape_list(one_of(m, owner, f)));
	}
	eg_json_set(o, "anyOf", any);
	return o;
}

eg_json *eg_shape_pattern(enum eg_type type)
{
	return eg_shape_word(forms[type].pattern);
}
