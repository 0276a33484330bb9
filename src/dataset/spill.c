#include "dataset/spill.h"

#include "base/lock.h"

static _Thread_local sqlite3_int64 written;
/* SQLite's methods of temporary files, which are the same for all, and these with our xWrite. */
static const sqlite3_io_methods *own;
static sqlite3_io_methods counted;

static int count_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
	written += n;
	return own->xWrite(file, bytes, n, at);
}

static void count_file(sqlite3_file *file)
{
	static eg_lock lock = EG_LOCK_INIT;
	eg_lock_take(&lock);
	if (!own) {
		counted = *file->pMethods;
		counted.xWrite = count_write;
		own = file->pMethods;
	}
	if (file->pMethods == own)
		file->pMethods = &counted;
	eg_lock_give(&lock);
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	int rc = sqlite3_vfs_find(NULL)->xOpen(vfs, name, file, flags, out);
	if (rc == SQLITE_OK && flags & (SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_TEMP_JOURNAL))
		count_file(file);
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
