#include "base/filename.h"

static bool is_plain(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
}

void eg_filename_put(eg_buf *out, eg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (is_plain((unsigned char)s.p[i]))
			eg_buf_byte(out, s.p[i]);
		else if (out->n && out->p[out->n - 1] != '-')
			eg_buf_byte(out, '-');
	}
}

bool eg_filename_fill(
	eg_buf *out, eg_str pattern, eg_filename_find *find, void *ctx, eg_str *unknown)
{
	for (size_t i = 0; i < pattern.n; i++) {
		size_t end = pattern.p[i] == '{' ? eg_str_find(pattern, EG_STR("}"), i) : SIZE_MAX;
		eg_str value = {NULL, 0};
		if (end == SIZE_MAX) {
			eg_buf_byte(out, pattern.p[i]);
			continue;
		}
		*unknown = eg_str_cut(pattern, i + 1, end);
		if (!find(ctx, *unknown, &value))
			return false;
		eg_filename_put(out, value);
		i = end;
	}
	return true;
}
