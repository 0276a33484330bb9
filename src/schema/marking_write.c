/* Markings: data to text, and portion marks found in prose. */
#include "base/buf.h"
#include "schema/marking_words.h"

/* -- writing -- */

static void put_categories(
	eg_buf *out, const eg_marking_list *list, const char *before, bool *first)
{
	for (size_t i = 0; i < list->count; i++) {
		eg_bufv(out, "%s%s%.*s", *first ? "//" : "/", before, EG_ARG(list->items[i]));
		*first = false;
	}
}

static void put_countries(eg_buf *out, const eg_marking_list *list, const char *between)
{
	for (size_t i = 0; i < list->count; i++) {
		eg_bufv(out, "%s%.*s", between, EG_ARG(list->items[i]));
		between = ", ";
	}
}

static void put_controls(eg_buf *out, const eg_marking *m, bool portion)
{
	bool first = true;
	for (int c = 0; c < EG_CONTROL_COUNT; c++) {
		const eg_control_words *words = &eg_control_words_of[c];
		if (!(m->controls & EG_CONTROL(c)))
			continue;
		eg_bufv(out, "%s%s", first ? "//" : "/", portion ? words->portion : words->banner);
		first = false;
		if (c == EG_CONTROL_REL) {
			eg_buf_cstr(out, " USA");
			put_countries(out, &m->rel, ", ");
		}
		if (c == EG_CONTROL_DISPLAY)
			put_countries(out, &m->display, " ");
	}
}

static void put_cui(eg_buf *out, const eg_marking *m, enum eg_marking_form form)
{
	bool first = true;
	eg_buf_cstr(out, "CUI");
	if (form == EG_MARKING_DOD)
		return;
	put_categories(out, &m->specified, "SP-", &first);
	put_categories(out, &m->basic, "", &first);
	put_controls(out, m, form == EG_MARKING_PORTION);
}

static void put_own(eg_buf *out, const eg_marking_level *level, bool portion)
{
	eg_bufv(out, "%.*s", EG_ARG(portion && level->portion.n ? level->portion : level->word));
}

eg_str eg_marking_write(eg_arena *a, const eg_marking *m, const eg_marking_scheme *scheme,
	enum eg_marking_form form)
{
	bool portion = form == EG_MARKING_PORTION,
	     own = m->level && scheme && m->level <= scheme->count;
	eg_buf out = {0};
	eg_buf_cstr(&out, portion ? "(" : "");
	if (m->cui)
		put_cui(&out, m, form);
	if (m->tlp)
		eg_bufv(&out, "%s%s", m->cui ? "; " : "", eg_tlp_words[m->tlp]);
	if (own) {
		eg_buf_cstr(&out, m->cui || m->tlp ? "; " : "");
		put_own(&out, &scheme->levels[m->level - 1], portion);
	}
	if (!m->cui && !m->tlp && !own)
		eg_buf_byte(&out, 'U');
	eg_buf_cstr(&out, portion ? ")" : "");
	eg_str text = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return text;
}

/* -- portion marks in prose -- */

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_own(eg_str s, const eg_marking_scheme *scheme)
{
	for (size_t i = 0; s.n && scheme && i < scheme->count; i++)
		if (eg_str_eq(s, scheme->levels[i].word) || eg_str_eq(s, scheme->levels[i].portion))
			return true;
	return false;
}

/* Whether what stands in parentheses is meant as a marking. Only capitals are; a lone C or S may be
 * the sign of copyright or an initial, and is none before a number. */
static bool looks_marked(eg_str s, eg_str after, const eg_marking_scheme *scheme)
{
	static const char *const levels[] = {"U", "CUI", "CONTROLLED", "UNCLASSIFIED"};
	if (is_own(s, scheme))
		return true;
	size_t slash = eg_str_find(s, EG_STR("/"), 0);
	eg_str level = eg_str_trim(slash == SIZE_MAX ? s : eg_str_cut(s, 0, slash));
	for (size_t i = 0; i < level.n; i++)
		if (!is_capital(level.p[i]) && !strchr(" :+", level.p[i]))
			return false;
	if (eg_str_starts(level, EG_STR("TLP:")))
		return true;
	for (size_t i = 0; i < EG_COUNT(levels); i++)
		if (eg_str_is(level, levels[i]))
			return true;
	bool number = after.n && after.p[0] >= '0' && after.p[0] <= '9';
	return level.n && (eg_is_classified(level) || eg_marking_successor(level)) &&
	       !(level.n == 1 && slash == SIZE_MAX && number);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Past blanks, quote marks and the mark of a list item at a line's start. */
static size_t past_item(eg_str s, size_t at)
{
	while (at < s.n && (is_blank(s.p[at]) || s.p[at] == '>'))
		at++;
	size_t mark = at;
	if (at < s.n && strchr("-*+", s.p[at]))
		at++;
	else {
		while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
			at++;
		at += at > mark && at < s.n && (s.p[at] == '.' || s.p[at] == ')');
	}
	if (at == mark || at >= s.n || !is_blank(s.p[at]))
		return mark;
	while (at < s.n && is_blank(s.p[at]))
		at++;
	return at;
}

/* Whether a paragraph or item begins on the line at `at`. */
static bool begins(eg_str s, size_t at, size_t text)
{
	size_t lead = at;
	while (lead < s.n && (is_blank(s.p[lead]) || s.p[lead] == '>'))
		lead++;
	if (at == 0 || text > lead)
		return true;
	size_t before = at - 1; /* the end of the line before */
	while (before > 0 && (is_blank(s.p[before - 1]) || s.p[before - 1] == '>'))
		before--;
	return before == 0 || s.p[before - 1] == '\n';
}

bool eg_portion_next(eg_str prose, const eg_marking_scheme *scheme, size_t *at, eg_portion *out)
{
	size_t line = *at;
	/* The first line, or the one after the place that was reached. */
	while (line > 0 && line < prose.n && prose.p[line - 1] != '\n')
		line++;
	while (line < prose.n) {
		size_t end = eg_str_find(prose, EG_STR("\n"), line);
		end = end == SIZE_MAX ? prose.n : end;
		size_t text = past_item(prose, line);
		size_t close = text < end && prose.p[text] == '('
				       ? eg_str_find(eg_str_cut(prose, 0, end), EG_STR(")"), text)
				       : SIZE_MAX;
		if (close != SIZE_MAX && begins(prose, line, text)) {
			eg_str in = eg_str_cut(prose, text + 1, close);
			eg_str after = eg_str_trim(eg_str_cut(prose, close + 1, end));
			if (looks_marked(in, after, scheme)) {
				*out = (eg_portion){(uint32_t)text, (uint32_t)close + 1, in};
				*at = close + 1;
				return true;
			}
		}
		line = end + 1;
	}
	*at = prose.n;
	return false;
}
