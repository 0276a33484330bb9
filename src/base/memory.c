#include "base/memory.h"

#include "base/fs.h"
#include "base/lock.h"
#include "base/process.h"

#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* What the C library begins with, before the first such block is freed. */
#define LARGE_BLOCK (128 * 1024)

/* Of several threads one tells it; the others wait for the end. */
void eg_memory_ended(void)
{
	static eg_lock told = EG_LOCK_INIT;
	static const char words[] = "engross: out of memory\n";
	eg_lock_take(&told);
	eg_process_speak();
	(void)!write(STDERR_FILENO, words, sizeof words - 1);
	eg_fs_sets_end(false);
	_Exit(3);
}

void *eg_heap(size_t n)
{
	void *p = malloc(n ? n : 1);
	if (!p)
		eg_memory_ended();
	return p;
}

void *eg_heap_again(void *p, size_t n)
{
	void *q = realloc(p, n ? n : 1);
	if (!q)
		eg_memory_ended();
	return q;
}

void eg_heap_begin(void)
{
#ifdef __GLIBC__
	(void)mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
}

void eg_heap_trim(void)
{
#ifdef __GLIBC__
	(void)malloc_trim(0);
#endif
}
