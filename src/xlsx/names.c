#include "xlsx/names.h"

#include "xlsx/celltext.h"

#define SHEET_UNITS  31
#define HEADER_UNITS 255
#define TABLE_BYTES  200

void eg_names_init(eg_names *n, eg_arena *a)
{
	n->arena = a;
	eg_map_init(&n->taken, a);
}

/* Excel compares without case. Folding ASCII and the two-byte letters of Latin-1, Greek and
 * Cyrillic whose cases lie 32 apart is enough to tell names apart that Excel would not: a false
 * likeness costs a harmless " 2". */
static eg_str folded(eg_arena *a, eg_str s)
{
	char *p = eg_cstr(a, s);
	size_t out = 0;
	for (size_t at = 0; at < s.n;) {
		uint32_t c = eg_utf8_next(s, &at);
		char bytes[4];
		if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
			(c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
			c += 32;
		else if (c >= 0x100 && c <= 0x17F)
			c |= 1;
		size_t n = eg_utf8_put(bytes, c);
		if (out + n > at)
			break; /* a malformed byte grew: compare what came before it */
		memcpy(p + out, bytes, n);
		out += n;
	}
	return (eg_str){p, out};
}

static bool take(eg_names *n, eg_str name)
{
	bool is_new = false;
	(void)eg_map_add(&n->taken, folded(n->arena, name), 0, &is_new);
	return is_new;
}

/* The first `units` UTF-16 units of s at most, whole characters. */
static eg_str cut_units(eg_str s, size_t units)
{
	size_t used = 0;
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		used += eg_utf8_next(s, &at) > 0xFFFF ? 2 : 1;
		if (used > units)
			return eg_str_cut(s, 0, from);
	}
	return s;
}

static eg_str one_line(eg_arena *a, eg_str wish, size_t units)
{
	eg_buf b = {0};
	eg_line_text(&b, wish, units);
	eg_str s = eg_str_trim(eg_str_copy(a, eg_buf_view(&b)));
	eg_buf_release(&b);
	return eg_str_copy(a, s);
}

eg_str eg_sheet_name(eg_names *n, eg_str wish, size_t part)
{
	eg_str s = one_line(n->arena, wish, SHEET_UNITS);
	char *p = eg_cstr(n->arena, s);
	for (size_t i = 0; i < s.n; i++) {
		if (strchr("[]:*?/\\", p[i]))
			p[i] = '-';
	}
	if (s.n && p[0] == '\'')
		p[0] = '-';
	if (s.n && p[s.n - 1] == '\'')
		p[s.n - 1] = '-';
	eg_str base = {p, s.n};
	if (s.n == 0 || eg_str_eq(folded(n->arena, base), EG_STR("history")))
		base = EG_STR("Sheet");
	eg_str name = base;
	for (size_t k = part > 1 ? part : 1;; k++) {
		if (k > 1) {
			eg_str tail = eg_strf(n->arena, " (%zu)", k);
			name = eg_str_join(n->arena, cut_units(base, SHEET_UNITS - tail.n), tail);
		}
		if (take(n, name))
			break;
	}
	return eg_str_copy(n->arena, name);
}

/* Like A1, XFD1048576, R1C1, r or c: a cell to Excel, not a name. */
static bool looks_like_cell(eg_str s)
{
	size_t letters = 0;
	while (letters < s.n && ((s.p[letters] | 32) >= 'a' && (s.p[letters] | 32) <= 'z'))
		letters++;
	for (size_t i = letters; i < s.n; i++) {
		char c = s.p[i];
		if (!(c >= '0' && c <= '9') && c != 'C' && c != 'c')
			return false;
	}
	return letters <= 3;
}

eg_str eg_table_name(eg_names *n, eg_str wish, size_t part)
{
	eg_str s = eg_str_cut(wish, 0, TABLE_BYTES);
	char *p = eg_cstr(n->arena, s);
	for (size_t i = 0; i < s.n; i++) {
		char c = p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
		bool digit = (c >= '0' && c <= '9') || c == '.';
		if (!letter && !digit)
			p[i] = '_';
	}
	eg_str base = {p, s.n};
	if (s.n == 0 || (p[0] >= '0' && p[0] <= '9') || p[0] == '.' || looks_like_cell(base))
		base = eg_str_join(n->arena, EG_STR("tbl_"), base);
	eg_str name = part > 1 ? eg_strf(n->arena, "%.*s_%zu", EG_ARG(base), part) : base;
	for (size_t k = 2; !take(n, name); k++)
		name = eg_strf(n->arena, "%.*s_%zu", EG_ARG(base), k);
	return eg_str_copy(n->arena, name);
}

eg_str eg_header_name(eg_names *n, eg_str wish)
{
	eg_str base = one_line(n->arena, wish, HEADER_UNITS);
	if (base.n == 0)
		base = EG_STR("Column");
	eg_str name = base;
	for (size_t k = 2; !take(n, name); k++) {
		eg_str tail = eg_strf(n->arena, " %zu", k);
		name = eg_str_join(n->arena, cut_units(base, HEADER_UNITS - tail.n), tail);
	}
	return eg_str_copy(n->arena, name);
}
