#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MOST_PATH 4096 /* of Linux */

struct eg_file {
	FILE *stream;
};

static eg_file *file_of(eg_arena *a, FILE *stream)
{
	if (!stream)
		return NULL;
	eg_file *f = EG_NEW(a, eg_file);
	f->stream = stream;
	return f;
}

eg_file *eg_file_open(eg_arena *a, eg_str path)
{
	return file_of(a, fopen(eg_cstr(a, path), "rb"));
}

eg_file *eg_file_create(eg_arena *a, eg_str path)
{
	return file_of(a, fopen(eg_cstr(a, path), "wb"));
}

int eg_file_nameless(eg_str folder)
{
	char path[MOST_PATH];
	int length = snprintf(path, sizeof path, "%.*s/.engross-XXXXXX", EG_ARG(folder));
	if (length < 0 || (size_t)length >= sizeof path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	int handle = mkstemp(path);
	if (handle >= 0)
		(void)unlink(path);
	return handle;
}

eg_file *eg_file_temporary(eg_arena *a, eg_str folder)
{
	int handle = eg_file_nameless(folder);
	if (handle < 0)
		return NULL;
	FILE *stream = fdopen(handle, "w+b");
	if (!stream)
		(void)close(handle);
	return file_of(a, stream);
}

void eg_file_close(eg_file *f)
{
	/* A file that was only read has nothing to lose, one that was written has been flushed. */
	if (f)
		(void)fclose(f->stream);
}

bool eg_file_seek(eg_file *f, int64_t at, bool from_end)
{
	return fseeko(f->stream, (off_t)at, from_end ? SEEK_END : SEEK_SET) == 0;
}

bool eg_file_skip(eg_file *f, int64_t n)
{
	return fseeko(f->stream, (off_t)n, SEEK_CUR) == 0;
}

size_t eg_file_read(eg_file *f, void *to, size_t n)
{
	return fread(to, 1, n, f->stream);
}

bool eg_file_write(eg_file *f, const void *bytes, size_t n)
{
	return fwrite(bytes, 1, n, f->stream) == n;
}

bool eg_file_flush(eg_file *f)
{
	return fflush(f->stream) == 0 && ferror(f->stream) == 0;
}

bool eg_file_failed(const eg_file *f)
{
	return ferror(f->stream) != 0;
}
