/* madvise is beyond POSIX; posix_madvise does nothing of the kind with the GNU C library. */
/* NOLINTNEXTLINE(bugprone-reserved-identifier): the C library looks for this name. */
#define _DEFAULT_SOURCE
#include "base/pages.h"

#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *own_folder = "";

void eg_pages_in(const char *folder)
{
	own_folder = folder ? folder : "";
}

/* A file of n bytes that the disk has, or -1. */
static int open_file(const char *folder, size_t n)
{
	int file = eg_file_nameless(eg_str_of(folder));
	if (file < 0)
		return -1;
	if (posix_fallocate(file, 0, (off_t)n) == 0)
		return file;
	(void)close(file);
	return -1;
}

static int open_somewhere(size_t n)
{
	static const char *const folders[] = {"/var/tmp", "/tmp"};
	int file = *own_folder ? open_file(own_folder, n) : -1;
	for (size_t i = 0; file < 0 && !*own_folder && i < EG_COUNT(folders); i++)
		file = open_file(folders[i], n);
	return file;
}

void *eg_pages_new(size_t n)
{
	int file = open_somewhere(n);
	if (file < 0)
		return NULL;
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	(void)close(file);
	return p == MAP_FAILED ? NULL : p;
}

void eg_pages_release(void *p, size_t n)
{
	(void)munmap(p, n);
}

void eg_pages_rest(void *p, size_t n)
{
	(void)madvise(p, n, MADV_DONTNEED);
}
