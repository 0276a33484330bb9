/* Whole numbers, decimals, percentages and amounts (DOMAIN.md 1.2). All are exact. */
#include "schema/meant.h"
#include "schema/scalar.h"

/* -- limits -- */

/* Of a value in millionths. */
static bool in_limits(const eg_field *f, int64_t v)
{
	int64_t least = (int64_t)f->min * EG_DECIMAL_ONE, most = (int64_t)f->max * EG_DECIMAL_ONE;
	switch (f->limit) {
	case EG_LIMIT_VALUE:
		return v >= least && (!f->max || v <= most);
	case EG_LIMIT_EITHER:
		return v >= -most && v <= most;
	case EG_LIMIT_POSITIVE:
		return v > 0;
	case EG_LIMIT_NONE:
	case EG_LIMIT_CHARS:
	case EG_LIMIT_WORDS:
		break;
	}
	return true;
}

static bool check_limits(eg_binder *b, const eg_field *f, const eg_node *n, int64_t v)
{
	const char *sign = f->type == EG_T_PERCENT ? "%" : "";
	if (in_limits(f, v))
		return true;
	if (f->limit == EG_LIMIT_POSITIVE)
		eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' takes a number above 0", f->key);
	else if (f->limit == EG_LIMIT_VALUE && !f->max)
		eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' takes a number from %u%s on",
			f->key, (unsigned)f->min, sign);
	else
		eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' takes a number from %s%u to %u%s",
			f->key, f->limit == EG_LIMIT_EITHER ? "-" : "",
			(unsigned)(f->limit == EG_LIMIT_EITHER ? f->max : f->min), (unsigned)f->max,
			sign);
	return false;
}

/* -- what is no number -- */

/* Digits, one point and a sign, and still no decimal: there are too many of them. */
static bool is_too_long(eg_str s, bool *places)
{
	size_t after = 0, points = 0;
	for (size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+'); i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';
		if (!digit && s.p[i] != '.' && s.p[i] != '_')
			return false;
		points += s.p[i] == '.';
		after += digit && points;
	}
	*places = after > 6;
	return s.n > 6 && points <= 1 && s.p[s.n - 1] != '.';
}

static bool has_too_many_digits(
	eg_binder *b, const eg_field *f, const eg_node *n, eg_str s, enum eg_rule rule)
{
	bool places;
	if (!is_too_long(s, &places))
		return false;
	eg_say_help(eg_report(b->d, rule, n->span, "'%s' takes %s, and '%.*s' has too many digits",
			    f->key, eg_type_words(f), EG_ARG(s)),
		places ? "at most 6 digits after the point" : "at most 12 digits before the point");
	return true;
}

static void help_number(
	eg_binder *b, eg_finding *found, eg_str s, bool money, const char *otherwise)
{
	eg_str meant = eg_number_meant(b->scratch, s, money);
	if (meant.p)
		eg_say_help(found, "write %.*s%s", EG_ARG(meant),
			!money ? ""
			: eg_str_find(s, EG_STR(","), 0) != SIZE_MAX
				? ", without commas"
				: "; the currency has a key of its own");
	else
		eg_say_help(found, "%s", otherwise);
}

static bool not_a_number(eg_binder *b, const eg_field *f, const eg_node *n, const char *otherwise)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	if (!has_too_many_digits(b, f, n, s, EG_R_TYPE_WRONG))
		help_number(b, eg_bind_not_a(b, f, n), s, false, otherwise);
	return false;
}

/* -- types -- */

bool eg_bind_integer(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	if (!eg_parse_int(eg_str_trim(n->as.scalar.text), &v->as.number)) {
		eg_str span = eg_strf(
			b->scratch, "a number from %u to %u", (unsigned)f->min, (unsigned)f->max);
		return not_a_number(b, f, n,
			f->limit == EG_LIMIT_VALUE && f->max ? span.p : "digits only, such as 12");
	}
	/* What is larger than any limit is compared as the largest that millionths hold. */
	int64_t most = INT64_MAX / EG_DECIMAL_ONE, x = v->as.number;
	x = x > most ? most : x < -most ? -most : x;
	return check_limits(b, f, n, x * EG_DECIMAL_ONE);
}

bool eg_bind_decimal(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	if (!eg_parse_decimal(eg_str_trim(n->as.scalar.text), &v->as.number))
		return not_a_number(b, f, n, "digits, with at most 6 after the point");
	return check_limits(b, f, n, v->as.number);
}

/* Kept in millionths of the whole, of which a percentage with four places is the last exact one. */
bool eg_bind_percent(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	if (s.n && s.p[s.n - 1] == '%')
		s = eg_str_trim(eg_str_cut(s, 0, s.n - 1));
	if (!eg_parse_decimal(s, &v->as.number))
		return not_a_number(b, f, n, "write 75% or 75");
	if (v->as.number % 100 != 0) {
		eg_say_help(eg_bind_not_a(b, f, n), "at most 4 digits after the point");
		return false;
	}
	int64_t percent = v->as.number;
	v->as.number /= 100;
	return check_limits(b, f, n, percent);
}

/* The point of 1.2345678M moves to the right, so that all digits count. */
static eg_str shifted(eg_arena *a, eg_str s, size_t by)
{
	size_t point = eg_str_find(s, EG_STR("."), 0);
	eg_str whole = eg_str_cut(s, 0, point), rest = {NULL, 0};
	if (point != SIZE_MAX)
		rest = eg_str_cut(s, point + 1, s.n);
	if (point != SIZE_MAX && !rest.n)
		return s; /* "1." is no number */
	if (rest.n > by)
		return eg_strf(a, "%.*s%.*s.%.*s", EG_ARG(whole), (int)by, rest.p,
			EG_ARG(eg_str_cut(rest, by, rest.n)));
	return eg_strf(
		a, "%.*s%.*s%.*s", EG_ARG(whole), EG_ARG(rest), (int)(by - rest.n), "000000000");
}

bool eg_bind_money(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	static const struct {
		char letter;
		size_t zeros;
	} letters[] = {{'k', 3}, {'M', 6}, {'B', 9}};
	eg_str s = eg_str_trim(n->as.scalar.text), number = s;
	for (size_t i = 0; i < EG_COUNT(letters); i++)
		if (s.n > 1 && s.p[s.n - 1] == letters[i].letter)
			number = shifted(b->scratch, eg_str_trim(eg_str_cut(s, 0, s.n - 1)),
				letters[i].zeros);
	if (eg_parse_decimal(number, &v->as.number) && v->as.number >= 0)
		return true;
	if (number.n && number.p[0] == '-' && eg_parse_decimal(number, &v->as.number)) {
		eg_say_help(eg_report(b->d, EG_R_MONEY_FORM, n->span, "'%s' is less than nothing",
				    f->key),
			"who gives and who receives are keys of their own");
		return false;
	}
	if (has_too_many_digits(b, f, n, s, EG_R_MONEY_FORM))
		return false;
	eg_finding *found = eg_report(b->d, EG_R_MONEY_FORM, n->span,
		"'%s' takes an amount, and '%.*s' is none", f->key, EG_ARG(n->as.scalar.text));
	help_number(b, found, s, true,
		"write 1250000, 1_250_000, 12.50, 1.2M or 250k; the currency has a key of its own");
	return false;
}
