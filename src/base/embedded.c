#include "base/embedded.h"

eg_str eg_embedded_find(const eg_embedded *table, eg_str name)
{
	for (; table->name; table++)
		if (eg_str_is(name, table->name))
			return (eg_str){table->bytes, table->size};
	return (eg_str){NULL, 0};
}
