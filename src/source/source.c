#include "source/source.h"

void eg_sources_init(eg_sources *s, eg_arena *arena)
{
	*s = (eg_sources){.arena = arena};
	eg_limits_init(&s->limits);
	s->items = eg_grow(arena, s->items, 0, &s->cap, sizeof(eg_source *));
	s->items[s->count++] = NULL; /* number 0 is nowhere */
}

uint32_t eg_sources_add(eg_sources *s, eg_str path, eg_str real, eg_str text)
{
	eg_source *src = EG_NEW(s->arena, eg_source);
	*src = (eg_source){.number = (uint32_t)s->count, .path = path, .real = real, .text = text};
	s->items = eg_grow(s->arena, s->items, s->count, &s->cap, sizeof(eg_source *));
	s->items[s->count] = src;
	return (uint32_t)s->count++;
}

/* A number is the file's place in the table, and above PART_SHIFT its place among the parts of that
 * file, from 1. */
#define PART_SHIFT 16u
#define MOST_PARTS 0xFFFFu

uint32_t eg_sources_add_part(
	eg_sources *s, eg_arena *a, uint32_t owner, eg_str path, eg_str real, eg_str text)
{
	eg_source *of = s->items[owner & MOST_PARTS];
	if (of->part_count == MOST_PARTS)
		return 0;
	of->parts = eg_grow(a, of->parts, of->part_count, &of->part_cap, sizeof(eg_source *));
	eg_source *part = EG_NEW(a, eg_source);
	uint32_t number = of->number | (of->part_count + 1) << PART_SHIFT;
	*part = (eg_source){.number = number, .path = path, .real = real, .text = text};
	of->parts[of->part_count++] = part;
	return number;
}

eg_source **eg_sources_all(const eg_sources *s, eg_arena *a, size_t *count)
{
	size_t n = 0;
	for (size_t i = 1; i < s->count; i++)
		n += 1 + s->items[i]->part_count;
	eg_source **all = EG_NEW_N(a, eg_source *, n);
	*count = 0;
	for (size_t i = 1; i < s->count; i++) {
		all[(*count)++] = s->items[i];
		for (uint32_t k = 0; k < s->items[i]->part_count; k++)
			all[(*count)++] = s->items[i]->parts[k];
	}
	return all;
}

eg_source *eg_sources_at(const eg_sources *s, uint32_t file)
{
	uint32_t item = file & MOST_PARTS, part = file >> PART_SHIFT;
	eg_source *src = item < s->count ? s->items[item] : NULL;
	if (!part || !src)
		return src;
	return part <= src->part_count ? src->parts[part - 1] : NULL;
}

eg_str eg_source_shown(const eg_sources *s, uint32_t file)
{
	return eg_source_shown_in(s->arena, s, file);
}

eg_str eg_source_shown_in(eg_arena *a, const eg_sources *s, uint32_t file)
{
	const eg_source *src = eg_sources_at(s, file);
	if (!src)
		return (eg_str){NULL, 0};
	bool plain = src->embedded || s->prefix.n == 0 || eg_str_is(s->prefix, ".");
	if (plain)
		return src->path;
	const char *between = s->prefix.p[s->prefix.n - 1] == '/' ? "" : "/";
	return eg_strf(a, "%.*s%s%.*s", EG_ARG(s->prefix), between, EG_ARG(src->path));
}

/* Lines end with LF, CRLF or CR, as in YAML 1.2, 5.4. */
static size_t line_end(eg_str text, size_t at)
{
	while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
		at++;
	return at;
}

static size_t after_end(eg_str text, size_t at)
{
	if (at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n')
		return at + 2;
	return at < text.n ? at + 1 : at;
}

static void make_lines(eg_sources *s, eg_source *src)
{
	static const char mark[] =
		"\xEF\xBB\xBF"; /* a byte order mark is no part of the first line */
	size_t cap = 0;
	size_t at = eg_str_starts(src->text, EG_STR(mark)) ? sizeof mark - 1 : 0;
	for (;;) {
		src->lines =
			eg_grow(s->arena, src->lines, src->line_count, &cap, sizeof *src->lines);
		src->lines[src->line_count++] = (uint32_t)at;
		size_t end = line_end(src->text, at);
		if (end >= src->text.n)
			break;
		at = after_end(src->text, end);
	}
}

eg_place eg_source_place(eg_sources *s, uint32_t file, uint32_t offset)
{
	eg_source *src = eg_sources_at(s, file);
	if (!src)
		return (eg_place){0, 0};
	if (!src->lines)
		make_lines(s, src);
	size_t lo = 0, hi = src->line_count;
	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;
		if (src->lines[mid] <= offset)
			lo = mid;
		else
			hi = mid;
	}
	eg_str before = eg_str_cut(src->text, src->lines[lo], offset);
	return (eg_place){(uint32_t)lo + 1, (uint32_t)eg_utf8_count(before) + 1};
}

eg_str eg_source_line(eg_sources *s, uint32_t file, uint32_t line)
{
	eg_source *src = eg_sources_at(s, file);
	if (!src)
		return EG_STR("");
	if (!src->lines)
		make_lines(s, src);
	if (line == 0 || line > src->line_count)
		return EG_STR("");
	size_t from = src->lines[line - 1];
	return eg_str_cut(src->text, from, line_end(src->text, from));
}
