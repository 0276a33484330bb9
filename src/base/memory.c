#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

void eg_memory_ended(void)
{
	fputs("engross: out of memory\n", stderr);
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
