#include "source/limits.h"

#include <stddef.h>

#define MOST_BYTES UINT64_C(4000000000) /* places are 32 bits wide */

static const struct {
	const char *name;
	size_t at; /* in eg_limits */
	uint64_t standard, most;
} rows[] = {
	{"bytes", offsetof(eg_limits, bytes), UINT64_C(1) << 30, MOST_BYTES},
	{"files", offsetof(eg_limits, files), 20000, 60000},
	{"nodes", offsetof(eg_limits, nodes), 100000000, MOST_BYTES},
	/* the reader is recursive in it */
	{"depth", offsetof(eg_limits, depth), 64, 500},
	{"aliases", offsetof(eg_limits, aliases), 1000000, MOST_BYTES},
	{"text", offsetof(eg_limits, text), UINT64_C(4) << 20, MOST_BYTES},
};

static uint64_t *member(eg_limits *l, size_t row)
{
	return (uint64_t *)(void *)((char *)l + rows[row].at);
}

void eg_limits_init(eg_limits *l)
{
	for (size_t i = 0; i < EG_COUNT(rows); i++)
		*member(l, i) = rows[i].standard;
}

bool eg_limits_set(eg_limits *l, eg_str name, uint64_t value, uint64_t *most)
{
	*most = 0;
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		if (!eg_str_is(name, rows[i].name))
			continue;
		*most = rows[i].most;
		if (value == 0 || value > *most)
			return false;
		*member(l, i) = value;
		return true;
	}
	return false;
}

const char *eg_limits_names(void)
{
	return "bytes, files, nodes, depth, aliases or text";
}
