#include "base/file.h"

#include <stdio.h>

struct eg_file {
	FILE *stream;
};

eg_file *eg_file_open(eg_arena *a, eg_str path)
{
	FILE *stream = fopen(eg_cstr(a, path), "rb");
	if (!stream)
		return NULL;
	eg_file *f = EG_NEW(a, eg_file);
	f->stream = stream;
	return f;
}

void eg_file_close(eg_file *f)
{
	/* A file that was only read has nothing to lose. */
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
