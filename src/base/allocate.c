/* What the libraries ask of the heap. Some of them do not look at what they get: libxlsxwriter
 * copies texts into NULL, libhyphen ends the process with the code of a faulty spec. So the program
 * has its own malloc, calloc and realloc, which the dynamic linker gives to all of them (ELF
 * symbol interposition; "Replacing malloc" in the C library's manual); they hand on to the next
 * ones, and end the process as eg_heap does when a small request is refused. A large one may be
 * refused because it is foolish, and who asks for much looks. The sanitizers bring their own. */
/* RTLD_NEXT is beyond POSIX. */
/* NOLINTNEXTLINE(bugprone-reserved-identifier): the C library looks for this name. */
#define _GNU_SOURCE
#include "base/memory.h"

#if defined(__GLIBC__) && !EG_ASAN && !EG_TSAN
#include <dlfcn.h>
#include <stdlib.h>

#define LARGE ((size_t)1 << 20)

/* dlsym gives an object pointer; POSIX (dlsym, rationale) lets it be read as a function's. */
typedef union symbol {
	void *object;
	void *(*allocate)(size_t n);
	void *(*clear)(size_t n, size_t size);
	void *(*resize)(void *p, size_t n);
} symbol;

static symbol next_malloc, next_calloc, next_realloc;

/* The first request comes from the start of some library, before there are threads; it looks all
 * three up. What dlsym itself may ask for meanwhile it can do without. */
static bool are_found(void)
{
	static bool begun;
	if (EG_LIKELY(next_realloc.object))
		return true;
	if (begun)
		return false;
	begun = true;
	next_malloc.object = dlsym(RTLD_NEXT, "malloc");
	next_calloc.object = dlsym(RTLD_NEXT, "calloc");
	next_realloc.object = dlsym(RTLD_NEXT, "realloc");
	return true;
}

/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): stdlib.h has reserved names. */
static void *given(void *p, size_t n)
{
	if (EG_UNLIKELY(!p && n && n < LARGE))
		eg_memory_ended();
	return p;
}

void *malloc(size_t n)
{
	return are_found() ? given(next_malloc.allocate(n), n) : NULL;
}

void *calloc(size_t n, size_t size)
{
	size_t all = size && n < LARGE / size ? n * size : LARGE;
	return are_found() ? given(next_calloc.clear(n, size), all) : NULL;
}

void *realloc(void *p, size_t n)
{
	return are_found() ? given(next_realloc.resize(p, n), n) : NULL;
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */
#endif
