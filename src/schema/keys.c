#include "schema/keys.h"

#include "schema/records.h"

#define DIGITS_OF_THOUSAND 3
#define MOST_LISTED        12 /* keys of a record that a message lists */

void eg_say_keys(eg_finding *f, eg_arena *scratch, const eg_record *type)
{
	eg_str name = eg_str_of(type->name), list = EG_STR("");
	if (type->count > MOST_LISTED && eg_schema_find(name) == type) {
		eg_say_help(f, "'engross explain %.*s' lists its keys", EG_ARG(name));
		return;
	}
	for (unsigned i = 0; i < type->count; i++)
		list = eg_listed(scratch, list, type->fields[i].key);
	eg_say_help(f, "its keys are %.*s", EG_ARG(list));
}

static bool all_digits(eg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

/* `{amount: 1,250,000}` is a mapping of three keys to YAML: the first of them is told. */
static bool is_rest_of_number(eg_binder *b, const eg_node *n, uint32_t i)
{
	const eg_pair *p = &n->as.pairs[i];
	if (!all_digits(p->key->as.scalar.text) || p->value->kind != EG_NODE_NULL)
		return false;
	if (i && all_digits(n->as.pairs[i - 1].key->as.scalar.text))
		return true;
	eg_finding *f =
		eg_report(b->d, EG_R_MONEY_FORM, p->key->span, "a comma stands in a number");
	bool more = i + 1 < n->count && all_digits(n->as.pairs[i + 1].key->as.scalar.text);
	const eg_node *before = i ? n->as.pairs[i - 1].value : NULL;
	eg_str first =
		before && before->kind == EG_NODE_SCALAR ? before->as.scalar.text : EG_STR("");
	eg_str rest = p->key->as.scalar.text;
	if (!more && all_digits(first) && rest.n != DIGITS_OF_THOUSAND)
		eg_say_help(f, "write %.*s.%.*s", EG_ARG(first), EG_ARG(rest));
	else if (!more && all_digits(first))
		eg_say_help(f, "write %.*s%.*s, or %.*s.%.*s", EG_ARG(first), EG_ARG(rest),
			EG_ARG(first), EG_ARG(rest));
	else
		eg_say_help(f, "write 1250000 or 1_250_000");
	return true;
}

static bool is_numeric(const eg_record *type, eg_str key)
{
	int f = eg_field_find(type, key);
	enum eg_type is = f >= 0 ? type->fields[f].type : EG_T_TEXT;
	return is == EG_T_MONEY || is == EG_T_DECIMAL || is == EG_T_PERCENT || is == EG_T_INTEGER;
}

/* Whether the key begins a list or a mapping of the file, and not of a record. */
static bool is_top_level(eg_str key)
{
	const eg_record *r = eg_schema_find(key);
	return r && r->flags & (EG_REC_TOP | EG_REC_ONCE) && eg_str_is(key, r->key);
}

const eg_node *eg_key_torn(const eg_node *n, uint32_t at, const eg_node *before)
{
	const eg_pair *p = &n->as.pairs[at];
	if (at == 0 || p->value->kind != EG_NODE_NULL)
		return NULL;
	const eg_pair *last = &n->as.pairs[at - 1];
	bool empty = last->value->kind == EG_NODE_NULL;
	uint32_t end = empty ? last->key->span.to : last->value->span.to, from = p->key->span.from;
	if (from < end || from - end > 2)
		return NULL;
	return empty ? before : last->value->kind == EG_NODE_SCALAR ? last->key : NULL;
}

int eg_key_meant(eg_arena *scratch, eg_str key, const eg_record *type, const uint8_t *used)
{
	int known = eg_key_known_as(type, key, used);
	if (known >= 0)
		return known;
	eg_str *keys = EG_NEW_N(scratch, eg_str, type->count);
	size_t n = 0;
	for (unsigned i = 0; i < type->count; i++)
		if (!used[i])
			keys[n++] = eg_str_of(type->fields[i].key);
	const eg_str *near = eg_suggest(scratch, key, keys, n);
	return near ? eg_field_find(type, *near) : -1;
}

/* `partners: {gbr: {...}, fra: {...}}` */
static bool holds_records(const eg_node *n)
{
	for (uint32_t i = 0; i < n->count; i++)
		if (n->as.pairs[i].value->kind != EG_NODE_MAP)
			return false;
	return n->count > 0;
}

bool eg_key_are_ids(const eg_node *n, const eg_record *type)
{
	for (uint32_t i = 0; i < n->count; i++)
		if (eg_field_find(type, n->as.pairs[i].key->as.scalar.text) >= 0)
			return false;
	return holds_records(n) && eg_field_find(type, EG_STR("id")) >= 0;
}

/* Records that have the key. */
static size_t owners_of(eg_str key)
{
	size_t count, owners = 0;
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++)
		owners += eg_field_find(all[i], key) >= 0;
	return owners;
}

/* What holds for the whole strategy is looked for in its parts. */
static bool say_of_strategy(eg_finding *f, eg_str key)
{
	if (eg_field_find(&eg_record_strategy, key) < 0 || owners_of(key) > 1)
		return false;
	eg_say_help(f, "'%.*s' is a key of 'strategy:', and holds for all of it", EG_ARG(key));
	return true;
}

/* Characters that look like those of YAML and part no words for it. */
static const struct {
	const char *is, *help;
} look_alikes[] = {
	{"\xEF\xBC\x9A", "the colon is U+FF1A: write ': ', a colon of ASCII and a blank"},
	{"\xC2\xA0", "a no-break space (U+00A0) stands in it: write plain blanks"},
	{"\xE3\x80\x80", "a wide space (U+3000) stands in it: write plain blanks"},
};

bool eg_key_says_character(eg_finding *f, eg_str key)
{
	for (size_t i = 0; i < EG_COUNT(look_alikes); i++)
		if (eg_str_find(key, eg_str_of(look_alikes[i].is), 0) != SIZE_MAX) {
			eg_say_help(f, "%s", look_alikes[i].help);
			return true;
		}
	return false;
}

/* The field whose key ends at the first of these characters, or -1. */
static int before_character(const eg_record *type, eg_str key)
{
	for (size_t i = 0; i < EG_COUNT(look_alikes); i++) {
		size_t end = eg_str_find(key, eg_str_of(look_alikes[i].is), 0);
		if (end != SIZE_MAX)
			return eg_field_find(type, eg_str_cut(key, 0, end));
	}
	return -1;
}

int eg_key_unknown(eg_binder *b, const eg_record *type, const eg_node *n, uint32_t at,
	const eg_node *torn, const uint8_t *used)
{
	if (is_rest_of_number(b, n, at))
		return -1;
	const eg_pair *p = &n->as.pairs[at];
	if (torn && n->as.pairs[at - 1].value->kind == EG_NODE_NULL)
		return -1; /* told at the first comma */
	eg_str key = p->key->as.scalar.text;
	int meant = eg_key_meant(b->scratch, key, type, used);
	eg_finding *found = eg_report(b->d, EG_R_KEY_UNKNOWN, p->key->span,
		"'%.*s' is not a key of %.*s", EG_ARG(key), EG_ARG(eg_a_record(b->scratch, type)));
	if (torn && is_numeric(type, torn->as.scalar.text) && key.p[0] >= '0' && key.p[0] <= '9') {
		eg_str first = n->as.pairs[at - 1].value->as.scalar.text;
		eg_say_help(found, "a comma ends a value within braces: write %.*s.%.*s",
			EG_ARG(first), EG_ARG(key));
	} else if (torn) {
		eg_say_help(found,
			"a comma ends a value within braces: put the text of '%.*s' in quotes",
			EG_ARG(torn->as.scalar.text));
	} else if (eg_key_says_character(found, key)) {
		return before_character(type, key);
	} else if (is_top_level(key)) {
		eg_say_help(found, "'%.*s:' is a key of the file: begin its line without blanks",
			EG_ARG(key));
	} else if (meant >= 0) {
		eg_say_help(found, "did you mean '%s'?", type->fields[meant].key);
		return meant;
	} else if (holds_records(n) && eg_field_find(type, EG_STR("id")) >= 0) {
		eg_say_help(found, "records stand in a list: write '- id: %.*s' and its keys below",
			EG_ARG(key));
	} else if (eg_str_is(key, type->name)) {
		eg_say_help(found, "its keys stand here, without '%.*s:' above them", EG_ARG(key));
	} else if (!say_of_strategy(found, key)) {
		eg_say_keys(found, b->scratch, type);
	}
	return -1;
}
