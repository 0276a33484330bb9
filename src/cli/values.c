/* Values of options: what they may be, and what they stand for. */
#include "cli/values.h"

#include "model/audience.h"

#include <stdlib.h>
#include <string.h>

static bool word_among(const char *word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	return false;
}

bool eg_values_number(const char *value, int64_t most, int64_t *out)
{
	eg_str digits = eg_str_of(value);
	for (size_t i = 0; i < digits.n; i++)
		if (value[i] < '0' || value[i] > '9')
			return false;
	return eg_parse_int(digits, out) && *out <= most;
}

/* What `--format` takes: for findings, for rows, for the schema. */
typedef struct forms_row {
	const char *words[4], *doc;
	size_t count;
} forms_row;

static const forms_row forms_of[] = {
	{{"text", "json", "sarif"}, "text, json or sarif", 3},
	{{"text", "json", "table", "csv"}, "text, table, csv or json", 4},
	{{"json", "markdown", "mdoc"}, "json, markdown or mdoc", 3},
};

/* The form of a tag (BCP 47): parts of letters and digits, the first one of two or three letters.
 */
static bool is_language(const char *v)
{
	size_t first = strspn(v, "abcdefghijklmnopqrstuvwxyz"), part = 0;
	if (first < 2 || first > 3 || strlen(v) > 35)
		return false;
	for (const char *p = v; *p; p++) {
		bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			     (*p >= '0' && *p <= '9');
		if (!plain && (*p != '-' || part == 0))
			return false;
		part = plain ? part + 1 : 0;
	}
	return part > 0 && (!v[first] || v[first] == '-');
}

static const forms_row *forms_for(enum eg_command command)
{
	return &forms_of[command == EG_CMD_QUERY ? 1 : command == EG_CMD_SCHEMA ? 2 : 0];
}

const char *eg_values_forms(enum eg_command command)
{
	return forms_for(command)->doc;
}

bool eg_values_check(const eg_call *c, eg_buf *why)
{
	static const char *const colours[] = {"auto", "always", "never"};
	const forms_row *forms = forms_for(c->command);
	int64_t n;
	const char *v = c->values[EG_OPT_COLOR];
	if (v && !word_among(v, colours, EG_COUNT(colours)))
		eg_bufv(why, "'--color' takes auto, always or never, not '%s'", v);
	v = c->values[EG_OPT_FORMAT];
	if (v && !word_among(v, forms->words, forms->count))
		eg_bufv(why, "'--format' takes %s, not '%s'", forms->doc, v);
	v = c->values[EG_OPT_JOBS];
	if (v && (!eg_values_number(v, 64, &n) || n == 0))
		eg_bufv(why, "'--jobs' takes a number from 1 to 64, not '%s'", v);
	v = c->values[EG_OPT_LIMIT];
	if (v && !eg_values_number(v, 1000000000, &n))
		eg_bufv(why, "'--limit' takes a whole number, not '%s'", v);
	v = c->values[EG_OPT_ROWS];
	if (v && !eg_values_number(v, 1000000000, &n))
		eg_bufv(why, "'--rows' takes a whole number, not '%s'", v);
	v = c->values[EG_OPT_AS_OF];
	eg_day day;
	if (v && strcmp(v, "today") != 0 &&
		!(eg_day_parse(eg_str_of(v), &day) && eg_day_in_years(day)))
		eg_bufv(why,
			"'--as-of' takes a day from %d to %d as YYYY-MM-DD, or 'today', not '%s'",
			EG_FIRST_YEAR, EG_LAST_YEAR, v);
	static const char *const tables[] = {"partners", "agreements", "activities"};
	v = c->values[EG_OPT_AS];
	if (v && !word_among(v, tables, EG_COUNT(tables)))
		eg_bufv(why, "'--as' takes partners, agreements or activities, not '%s'", v);
	if (v && !c->values[EG_OPT_FROM])
		eg_bufv(why, "'--as' goes with '--from'");
	v = c->values[EG_OPT_AUDIENCE];
	if (v && strspn(v, "abcdefghijklmnopqrstuvwxyz0123456789.-") != strlen(v))
		eg_bufv(why,
			"'--audience' takes internal, partner, public or the id of an own "
			"audience, not "
			"'%s'",
			v);
	v = c->values[EG_OPT_LANGUAGE];
	if (v && !is_language(v))
		eg_bufv(why, "'--language' takes a tag such as fr or fr-CA, not '%s'", v);
	return why->n == 0;
}

/* The next name of a list with commas between. */
static bool next_name(eg_str *rest, eg_str *name)
{
	if (!rest->n)
		return false;
	size_t comma = eg_str_find(*rest, EG_STR(","), 0);
	*name = eg_str_trim(eg_str_cut(*rest, 0, comma));
	*rest = comma == SIZE_MAX ? EG_STR("") : eg_str_cut(*rest, comma + 1, rest->n);
	return true;
}

/* `bytes=64M`; k, M and G are thousands, millions and milliards. */
static bool read_limit(eg_limits *l, eg_str word, eg_buf *why)
{
	static const struct {
		char letter;
		uint64_t factor;
	} letters[] = {{'k', 1000}, {'M', 1000000}, {'G', 1000000000}};
	size_t equals = eg_str_find(word, EG_STR("="), 0);
	eg_str name = eg_str_cut(word, 0, equals), number = {NULL, 0};
	uint64_t factor = 1, most = 0;
	if (equals != SIZE_MAX)
		number = eg_str_cut(word, equals + 1, word.n);
	for (size_t i = 0; number.n && i < EG_COUNT(letters); i++)
		if (number.p[number.n - 1] == letters[i].letter) {
			factor = letters[i].factor;
			number.n--;
			break;
		}
	int64_t n = 0;
	bool whole = eg_parse_int(number, &n) && n > 0 && n <= 1000000000;
	if (eg_limits_set(l, name, whole ? (uint64_t)n * factor : 0, &most))
		return true;
	if (most)
		eg_bufv(why, "'--input-limits' takes %.*s from 1 to %llu, not '%.*s'", EG_ARG(name),
			(unsigned long long)most, EG_ARG(word));
	else
		eg_bufv(why, "'--input-limits' takes %s with a number, not '%.*s'",
			eg_limits_names(), EG_ARG(word));
	return false;
}

bool eg_values_limits(const eg_call *c, eg_limits *l, eg_buf *why)
{
	eg_str rest = eg_str_of(c->values[EG_OPT_INPUT_LIMITS]), word;
	eg_limits_init(l);
	while (next_name(&rest, &word))
		if (!read_limit(l, word, why))
			return false;
	return true;
}

static bool is_named(const char *list, eg_str name)
{
	eg_str rest = eg_str_of(list), word;
	while (next_name(&rest, &word))
		if (eg_str_eq(word, name))
			return true;
	return false;
}

static void unknown_rule(const char *option, eg_str name, eg_buf *why)
{
	eg_arena *a = eg_arena_new();
	const char *near = eg_rule_near(a, name);
	eg_bufv(why, "'--%s' takes names of findings, and '%.*s' is none", option, EG_ARG(name));
	if (near)
		eg_put_near(why, "", eg_str_of(near));
	eg_arena_release(a);
}

static bool unknown_audience(const eg_session *s, eg_buf *why)
{
	eg_arena *a = eg_arena_new();
	eg_str name = s->request.audience, near = eg_audience_near(s->model, a, name);
	eg_bufv(why, "'--audience' names '%.*s', which is no audience of the strategy",
		EG_ARG(name));
	eg_put_near(why, "", near);
	if (!near.n)
		eg_buf_cstr(
			why, "; there are internal, partner, public and those under 'audiences'");
	eg_arena_release(a);
	return false;
}

bool eg_values_own_names(const eg_session *s, const eg_call *c, eg_buf *why)
{
	if (!eg_session_has_audience(s))
		return unknown_audience(s, why);
	const struct {
		const char *option, *list;
	} lists[] = {{"deny", c->values[EG_OPT_DENY]}, {"allow", c->values[EG_OPT_ALLOW]}};
	for (size_t i = 0; i < EG_COUNT(lists); i++) {
		eg_str rest = eg_str_of(lists[i].list), name;
		while (next_name(&rest, &name))
			if (eg_rule_find(name) == EG_RULE_COUNT && !eg_session_has_check(s, name) &&
				!(i == 0 && eg_str_is(name, "warnings")))
				return unknown_rule(lists[i].option, name, why), false;
	}
	return true;
}

bool eg_values_rules(const eg_call *c, eg_buf *why)
{
	const char *deny = c->values[EG_OPT_DENY], *allow = c->values[EG_OPT_ALLOW];
	eg_str rest = eg_str_of(allow), name;
	while (next_name(&rest, &name)) {
		enum eg_rule r = eg_rule_find(name);
		if (r != EG_RULE_COUNT && eg_rule_info_of(r)->level == EG_ERROR)
			eg_bufv(why, "'%.*s' is an error and cannot be allowed", EG_ARG(name));
		else if (is_named(deny, name))
			eg_bufv(why, "'%.*s' is denied and allowed", EG_ARG(name));
		if (why->n)
			return false;
	}
	return true;
}

bool eg_values_epoch(int64_t *epoch, eg_buf *why)
{
	const char *v = getenv("SOURCE_DATE_EPOCH");
	*epoch = -1;
	if (!v || !*v || eg_values_number(v, INT64_C(253402300799), epoch))
		return true;
	eg_bufv(why, "SOURCE_DATE_EPOCH is '%s', which is not a count of seconds", v);
	return false;
}
