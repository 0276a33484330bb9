#include "base/compiler.h"

#include <stdio.h>
#include <stdlib.h>

void eg_panic(const char *file, int line, const char *what)
{
	fprintf(stderr, "engross: fault in the program at %s:%d: %s\n", file, line, what);
	_Exit(4);
}
