#include "source/columns.h"

typedef struct range {
	uint32_t first, last;
	uint8_t columns;
} range;

static const range ranges[] = {
#define NONE(first, last) {first, last, 0},
#define WIDE(first, last) {first, last, 2},
#include "source/columns.def"
#undef NONE
#undef WIDE
};

bool eg_is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029 || c == 0xFFFD;
}

static size_t columns_of(uint32_t c)
{
	size_t lo = 0, hi = EG_COUNT(ranges);
	if (c < ranges[0].first || eg_is_hidden(c))
		return 1;
	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;
		if (ranges[mid].first <= c)
			lo = mid;
		else
			hi = mid;
	}
	return c <= ranges[lo].last ? ranges[lo].columns : 1;
}

size_t eg_columns(eg_str s)
{
	size_t columns = 0;
	for (size_t at = 0; at < s.n;)
		columns += columns_of(eg_utf8_next(s, &at));
	return columns;
}

size_t eg_columns_cut(eg_str s, size_t columns)
{
	size_t at = 0;
	while (at < s.n) {
		size_t next = at;
		size_t takes = columns_of(eg_utf8_next(s, &next));
		if (takes > columns)
			break;
		columns -= takes;
		at = next;
	}
	return at;
}
