#include "roster/format.h"

#define MOST_BYTES    200u
#define MOST_SECTIONS 4

/* Reads "words" or a sign behind a backslash; false when it does not end. */
static bool skip_literal(eg_str s, size_t *at)
{
	if (s.p[*at] == '\\') {
		*at += 2;
		return *at <= s.n;
	}
	size_t end = eg_str_find(s, EG_STR("\""), *at + 1);
	*at = end == SIZE_MAX ? s.n : end + 1;
	return end != SIZE_MAX;
}

/* What a section has: digits' places, letters of dates, points. */
typedef struct section {
	bool digits, days;
	int points;
} section;

static const char *section_fault(const section *s)
{
	if (s->digits && s->days)
		return "a section shows a number or a date, not both";
	return s->points > 1 && !s->days ? "a section has more than one point" : NULL;
}

static void note(section *s, char c)
{
	s->digits |= strchr("0#?", c) != NULL;
	s->days |= strchr("ymdhsYMDHS", c) != NULL;
	s->points += c == '.';
}

const char *eg_format_fault(eg_str s)
{
	int sections = 1;
	bool places = false;
	section now = {0};
	if (s.n == 0 || s.n > MOST_BYTES || eg_utf8_valid(s) != s.n)
		return "it is empty or too long";
	for (size_t i = 0; i < s.n;) {
		char c = s.p[i];
		if (c == '"' || c == '\\') {
			if (!skip_literal(s, &i))
				return "its quotation marks are not closed";
			continue;
		}
		if (!strchr("0#?.,%+-()/: ;ymdhsYMDHS$@", c) || c == '\0')
			return "it has a sign that is not of number formats";
		note(&now, c);
		if (section_fault(&now))
			return section_fault(&now);
		if (c == ';') {
			sections++;
			now = (section){0};
		}
		places |= strchr("0#?ymdhsYMDHS@", c) != NULL;
		i++;
	}
	if (sections > MOST_SECTIONS)
		return "it has more than four sections";
	return places ? NULL : "it shows no digit";
}
