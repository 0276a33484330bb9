#include "base/compiler.h"

#include <stdio.h>
#include <stdlib.h>

void eg_panic(const char *file, int line, const char *what)
{
	fprintf(stderr, "engross: fault in the program at %s:%d: %s\n", file, line, what);
#if defined(FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION)
	abort(); /* so that libFuzzer keeps the input */
#else
	_Exit(4);
#endif
}
