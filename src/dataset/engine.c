#include "dataset/engine.h"

#include "base/lock.h"

#include <sqlite3.h>

static sqlite3_mem_methods standard;
static _Thread_local int64_t held;

static void *take(int n)
{
	void *p = standard.xMalloc(n);
	held += p ? standard.xSize(p) : 0;
	return p;
}

static void give(void *p)
{
	held -= standard.xSize(p);
	standard.xFree(p);
}

static void *again(void *p, int n)
{
	int before = standard.xSize(p);
	void *moved = standard.xRealloc(p, n);
	held += moved ? standard.xSize(moved) - before : 0;
	return moved;
}

int64_t eg_engine_held(void)
{
	return held;
}

void eg_engine_set(void)
{
	static eg_lock lock = EG_LOCK_INIT;
	static bool done;
	eg_lock_take(&lock);
	if (!done && sqlite3_config(SQLITE_CONFIG_GETMALLOC, &standard) == SQLITE_OK) {
		sqlite3_mem_methods counted = standard;
		counted.xMalloc = take;
		counted.xFree = give;
		counted.xRealloc = again;
		sqlite3_config(SQLITE_CONFIG_MALLOC, &counted);
		sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
		sqlite3_config(SQLITE_CONFIG_COVERING_INDEX_SCAN, 0);
	}
	done = true;
	eg_lock_give(&lock);
}
