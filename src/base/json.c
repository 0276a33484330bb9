#include "base/json.h"

#include "base/memory.h"

#include <jansson.h>

static eg_json *made(json_t *j)
{
	if (!j)
		eg_memory_ended();
	return j;
}

eg_json *eg_json_object(void)
{
	return made(json_object());
}

eg_json *eg_json_array(void)
{
	return made(json_array());
}

eg_json *eg_json_string(eg_str s)
{
	if (eg_utf8_valid(s) == s.n)
		return made(json_stringn(s.p ? s.p : "", s.n));
	eg_buf clean = {0};
	for (size_t at = 0; at < s.n;) {
		char c[4];
		eg_buf_put(&clean, c, eg_utf8_put(c, eg_utf8_next(s, &at)));
	}
	eg_json *j = made(json_stringn(clean.p, clean.n));
	eg_buf_release(&clean);
	return j;
}

eg_json *eg_json_int(int64_t v)
{
	return made(json_integer(v));
}

eg_json *eg_json_number(eg_str digits)
{
	json_t *j = json_loadb(digits.p, digits.n, JSON_DECODE_ANY, NULL);
	if (j && json_is_number(j))
		return j;
	json_decref(j);
	return eg_json_string(digits);
}

eg_json *eg_json_bool(bool v)
{
	return made(v ? json_true() : json_false());
}

eg_json *eg_json_null(void)
{
	return made(json_null());
}

void eg_json_set(eg_json *object, const char *key, eg_json *value)
{
	if (json_object_set_new(object, key, value) != 0)
		eg_memory_ended();
}

void eg_json_add(eg_json *array, eg_json *value)
{
	if (json_array_append_new(array, value) != 0)
		eg_memory_ended();
}

static int append(const char *bytes, size_t n, void *out)
{
	eg_buf_put(out, bytes, n);
	return 0;
}

void eg_json_write(eg_buf *out, eg_json *value, bool indent)
{
	size_t flags = JSON_PRESERVE_ORDER | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15) |
		       (indent ? JSON_INDENT(2) : JSON_COMPACT);
	if (json_dump_callback(value, append, out, flags) != 0)
		eg_memory_ended();
	json_decref(value);
}
