#include "xlsx/scan.h"

static void begin_tag(eg_scan *s)
{
	s->in_tag = s->in_name = true;
	s->closing = s->other = false;
	s->name_n = 0;
	s->last = '<';
}

static void name_byte(eg_scan *s, char c)
{
	if (s->last == '<' && c == '/')
		s->closing = true;
	else if (s->last == '<' && (c == '?' || c == '!'))
		s->other = true;
	else if (c == ' ' || c == '/' || c == '\n' || c == '\t' || c == '\r')
		s->in_name = false;
	else if (s->name_n < sizeof s->name)
		s->name[s->name_n++] = c;
}

static void end_tag(eg_scan *s)
{
	s->in_tag = false;
	if (s->other)
		return;
	if (s->closing) {
		s->broken |= --s->depth < 0;
		return;
	}
	s->broken |= s->depth == 0 && s->elements > 0;
	s->elements++;
	s->rows += s->name_n == 3 && memcmp(s->name, "row", 3) == 0;
	if (s->last != '/')
		s->depth++;
}

void eg_scan_feed(eg_scan *s, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!s->in_tag) {
			const char *open = memchr(p + i, '<', n - i);
			if (open == NULL)
				return;
			i = (size_t)(open - p);
			begin_tag(s);
			continue;
		}
		if (p[i] == '>') {
			end_tag(s);
			continue;
		}
		if (s->in_name)
			name_byte(s, p[i]);
		s->last = p[i];
	}
}

bool eg_scan_whole(const eg_scan *s)
{
	return !s->in_tag && !s->broken && s->depth == 0 && s->elements > 0;
}
