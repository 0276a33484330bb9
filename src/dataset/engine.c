#include "dataset/engine.h"

#include "base/lock.h"

#include <sqlite3.h>

static sqlite3_mem_methods standard;
static _Thread_local int64_t held;

/* -- kept blocks -- */

/* Bytes of a statement's journal in memory. With the 64 KiB that SQLite goes by, four pages of a
 * new table would lie in a file, and each statement that makes one would write to the disk. */
#define MOST_JOURNAL (4 * 1024 * 1024)

#define UNIT    16  /* bytes; a class holds blocks whose size is the same number of units */
#define HEAD    8   /* that the C library puts before a block, within its units */
#define CLASSES 65u /* up to a kilobyte: values, records that are sorted, nodes of statements */
#define MOST_UNITS                                                                                 \
	(EG_ASAN ? 0 : 4096) /* of a class that a thread keeps; the sanitizer sees none */

typedef struct block {
	struct block *next;
} block;

static _Thread_local struct {
	block *first;
	size_t units; /* of all */
} kept[CLASSES];

/* How many units a block has whose size the C library tells. */
static size_t units_of(void *p)
{
	return ((size_t)standard.xSize(p) + HEAD) / UNIT;
}

static void *take(int n)
{
	size_t units = ((size_t)n + HEAD + UNIT - 1) / UNIT;
	if (units < CLASSES && kept[units].first) {
		block *b = kept[units].first;
		kept[units].first = b->next;
		kept[units].units -= units;
		held += (int64_t)units;
		return b;
	}
	void *p = standard.xMalloc(n);
	held += p ? (int64_t)units_of(p) : 0;
	return p;
}

static void give(void *p)
{
	size_t units = units_of(p);
	held -= (int64_t)units;
	if (!units || units >= CLASSES || kept[units].units + units > MOST_UNITS) {
		standard.xFree(p);
		return;
	}
	block *b = p;
	b->next = kept[units].first;
	kept[units].first = b;
	kept[units].units += units;
}

static void *again(void *p, int n)
{
	size_t before = units_of(p);
	void *moved = standard.xRealloc(p, n);
	held += moved ? (int64_t)units_of(moved) - (int64_t)before : 0;
	return moved;
}

void eg_engine_rest(void)
{
	for (size_t i = 0; i < CLASSES; i++) {
		while (kept[i].first) {
			block *b = kept[i].first;
			kept[i].first = b->next;
			standard.xFree(b);
		}
		kept[i].units = 0;
	}
}

int64_t eg_engine_held(void)
{
	return held * UNIT;
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
		sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, MOST_JOURNAL);
	}
	done = true;
	eg_lock_give(&lock);
}
