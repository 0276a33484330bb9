#include "base/compiler.h"
#include "base/fs.h"
#include "base/process.h"

#include <stdio.h>
#include <stdlib.h>

void eg_panic(const char *file, int line, const char *what)
{
	eg_process_speak();
	fprintf(stderr, "engross: fault in the program at %s:%d: %s\n", file, line, what);
#if defined(FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION)
	abort(); /* so that libFuzzer keeps the input */
#else
	eg_fs_sets_end(false);
	_Exit(4);
#endif
}
