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

/* Looked up by the first request, before there are threads. What dlsym itself may ask for
 * meanwhile it can do without. */
static bool next_of(symbol *s, const char *name)
{
	static bool looking;
	if (EG_LIKELY(s->object))
		return true;
	if (looking)
		return false;
	looking = true;
	s->object = dlsym(RTLD_NEXT, name);
	looking = false;
	return s->object != NULL;
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
	static symbol next;
	return next_of(&next, "malloc") ? given(next.allocate(n), n) : NULL;
}

void *calloc(size_t n, size_t size)
{
	static symbol next;
	size_t all = size && n < LARGE / size ? n * size : LARGE;
	return next_of(&next, "calloc") ? given(next.clear(n, size), all) : NULL;
}

void *realloc(void *p, size_t n)
{
	static symbol next;
	return next_of(&next, "realloc") ? given(next.resize(p, n), n) : NULL;
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */
#endif
