#include "dataset/clock.h"

#include "base/memory.h"
#include "dataset/spill.h"

#include <stdio.h>
#include <stdlib.h>

struct eg_clock {
	sqlite3_vfs vfs;   /* first: SQLite hands back its address */
	sqlite3_int64 now; /* milliseconds of the Julian day number */
	char name[40];
};

#define JULIAN_OF_1970 INT64_C(210866760000000) /* 2440587.5 days in milliseconds */
#define DAY            INT64_C(86400000)

static int still_time(sqlite3_vfs *vfs, sqlite3_int64 *out)
{
	const eg_clock *c = (const eg_clock *)(const void *)vfs;
	*out = c->now;
	return SQLITE_OK;
}

eg_clock *eg_clock_open(eg_day day)
{
	eg_clock *c = eg_heap(sizeof *c);
	c->vfs = *sqlite3_vfs_find(NULL);
	c->now = JULIAN_OF_1970 + (day == EG_DAY_NONE ? 0 : day * DAY);
	(void)snprintf(c->name, sizeof c->name, "engross-%p", (void *)c);
	c->vfs.zName = c->name;
	c->vfs.pNext = NULL;
	c->vfs.xCurrentTimeInt64 = still_time;
	eg_spill_count(&c->vfs);
	sqlite3_vfs_register(&c->vfs, 0);
	return c;
}

const char *eg_clock_name(const eg_clock *c)
{
	return c->name;
}

void eg_clock_close(eg_clock *c)
{
	if (!c)
		return;
	sqlite3_vfs_unregister(&c->vfs);
	free(c);
}
