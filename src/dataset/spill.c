#include "dataset/spill.h"

#include "base/lock.h"

#define MOST_AT_ONCE 65536

static _Thread_local sqlite3_int64 written;
/* SQLite's methods of files that are not the database, which are the same for all, and these with
 * our xWrite. */
static const sqlite3_io_methods *own;
static sqlite3_io_methods counted, parted;

/* SQLite 3.40.1 cannot write more than 128 KiB at once: of a length it keeps 17 bits, so what is
 * left of a longer piece comes to nothing and is told as a full disk. It never writes that much,
 * but for a statement's journal that was in memory in larger pieces (engine.c). */
static int write_parts(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
	const char *from = bytes;
	int rc = SQLITE_OK;
	for (int done = 0, part; rc == SQLITE_OK && done < n; done += part) {
		part = n - done < MOST_AT_ONCE ? n - done : MOST_AT_ONCE;
		rc = own->xWrite(file, from + done, part, at + done);
	}
	return rc;
}

static int count_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
	written += n;
	return own->xWrite(file, bytes, n, at);
}

static void take_over(sqlite3_file *file, const sqlite3_io_methods *methods)
{
	static eg_lock lock = EG_LOCK_INIT;
	eg_lock_take(&lock);
	if (!own) {
		counted = parted = *file->pMethods;
		counted.xWrite = count_write;
		parted.xWrite = write_parts;
		own = file->pMethods;
	}
	if (file->pMethods == own)
		file->pMethods = methods;
	eg_lock_give(&lock);
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	int rc = sqlite3_vfs_find(NULL)->xOpen(vfs, name, file, flags, out);
	if (rc == SQLITE_OK && flags & (SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_TEMP_JOURNAL))
		take_over(file, &counted);
	else if (rc == SQLITE_OK && flags & SQLITE_OPEN_SUBJOURNAL)
		take_over(file, &parted);
	return rc;
}

void eg_spill_count(sqlite3_vfs *vfs)
{
	vfs->xOpen = open_file;
}

sqlite3_int64 eg_spill_written(void)
{
	return written;
}
