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

/* Where the byte is found next, from `at` on; the text's end without one. */
static size_t next_byte(eg_str text, size_t at, char c)
{
	const char *p = at < text.n ? memchr(text.p + at, c, text.n - at) : NULL;
	return p ? (size_t)(p - text.p) : text.n;
}

/* Lines end with LF, CRLF or CR, as in YAML 1.2, 5.4. Walks from line to line: what was found of
 * either byte holds until it is passed, so that a text is read once whatever its lines end with. */
typedef struct line_walk {
	eg_str text;
	size_t lf, cr;
} line_walk;

static line_walk walk_from(eg_str text, size_t at)
{
	return (line_walk){text, next_byte(text, at, '\n'), next_byte(text, at, '\r')};
}

/* The beginning of the line after the next end; SIZE_MAX when the text ends before one. */
static size_t walk_on(line_walk *w)
{
	size_t end = w->lf < w->cr ? w->lf : w->cr;
	if (end == w->text.n)
		return SIZE_MAX;
	size_t next = w->cr + 1 == w->lf ? w->lf + 1 : end + 1;
	if (w->lf < next)
		w->lf = next_byte(w->text, next, '\n');
	if (w->cr < next)
		w->cr = next_byte(w->text, next, '\r');
	return next;
}

/* The beginnings of the lines into `lines`, unless that is NULL; how many there are. */
static size_t list_lines(eg_str text, uint32_t *lines)
{
	static const char mark[] =
		"\xEF\xBB\xBF"; /* a byte order mark is no part of the first line */
	size_t at = eg_str_starts(text, EG_STR(mark)) ? sizeof mark - 1 : 0, count = 0;
	line_walk w = walk_from(text, at);
	for (; at != SIZE_MAX; at = walk_on(&w)) {
		if (lines)
			lines[count] = (uint32_t)at;
		count++;
	}
	return count;
}

#define BLOCK 1024u /* bytes between two counts of characters */

static size_t longest_line(const eg_source *src)
{
	size_t most = src->text.n - src->lines[src->line_count - 1];
	for (size_t i = 1; i < src->line_count; i++) {
		size_t n = src->lines[i] - src->lines[i - 1];
		most = n > most ? n : most;
	}
	return most;
}

/* A program may write all of a spec on one line: its columns are not counted from its begin each
 * time. */
static void make_counts(eg_sources *s, eg_source *src)
{
	src->counts = EG_RAW_N(s->tables ? s->tables : s->arena, uint32_t, src->text.n / BLOCK + 1);
	uint32_t count = 0;
	for (size_t i = 0; i <= src->text.n / BLOCK; i++) {
		src->counts[i] = count;
		count += (uint32_t)eg_utf8_count(eg_str_cut(src->text, i * BLOCK, (i + 1) * BLOCK));
	}
}

/* The characters that begin before `offset`. */
static size_t characters_before(const eg_source *src, size_t offset)
{
	size_t block = offset / BLOCK;
	return src->counts[block] + eg_utf8_count(eg_str_cut(src->text, block * BLOCK, offset));
}

static size_t characters_between(const eg_source *src, size_t from, size_t to)
{
	if (!src->counts)
		return eg_utf8_count(eg_str_cut(src->text, from, to));
	to = to < src->text.n ? to : src->text.n;
	return to > from ? characters_before(src, to) - characters_before(src, from) : 0;
}

static void make_lines(eg_sources *s, eg_source *src)
{
	src->line_count = list_lines(src->text, NULL);
	src->lines = EG_RAW_N(s->tables ? s->tables : s->arena, uint32_t, src->line_count);
	(void)list_lines(src->text, src->lines);
	if (longest_line(src) > 4 * (size_t)BLOCK)
		make_counts(s, src);
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
	size_t before = characters_between(src, src->lines[lo], offset);
	return (eg_place){(uint32_t)lo + 1, (uint32_t)before + 1};
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
	size_t end = line < src->line_count ? src->lines[line] - 1 : src->text.n;
	if (end > from && line < src->line_count && src->text.p[end] == '\n' &&
		src->text.p[end - 1] == '\r')
		end--;
	return eg_str_cut(src->text, from, end);
}
