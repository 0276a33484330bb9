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

eg_str eg_filename_folded(eg_arena *a, eg_str name)
{
	char *folded = eg_cstr(a, name);
	for (size_t i = 0; i < name.n; i++)
		if (folded[i] >= 'A' && folded[i] <= 'Z')
			folded[i] = (char)(folded[i] - 'A' + 'a');
	return (eg_str){folded, name.n};
}

/* Whether Windows means a device by it, whatever follows the first dot. */
static bool is_device(eg_arena *a, eg_str name)
{
	static const char *const words[] = {"con", "prn", "aux", "nul", "com", "lpt"};
	eg_str stem = eg_filename_folded(a, eg_str_cut(name, 0, eg_str_find(name, EG_STR("."), 0)));
	for (size_t i = 0; i < EG_COUNT(words); i++) {
		bool numbered = i >= 4;
		if (stem.n == (numbered ? 4u : 3u) && eg_str_starts(stem, eg_str_of(words[i])) &&
			(!numbered || (stem.p[3] >= '0' && stem.p[3] <= '9')))
			return true;
	}
	return false;
}

eg_str eg_filename_stem(eg_arena *a, eg_str name, size_t most)
{
	if (!name.p)
		return EG_STR("");
	eg_str stem = eg_str_cut(name, 0, most);
	while (stem.n && eg_utf8_valid(stem) != stem.n)
		stem.n--;
	while (stem.n && (stem.p[0] == '.' || stem.p[0] == '-'))
		stem = eg_str_cut(stem, 1, stem.n);
	while (stem.n && stem.p[stem.n - 1] == '.')
		stem.n--;
	return is_device(a, stem) ? eg_str_join(a, EG_STR("_"), stem) : stem;
}

eg_str eg_filename_path(eg_arena *a, eg_str path, eg_str end, size_t most)
{
	eg_buf b = {0};
	if (eg_str_ends(path, end))
		path.n -= end.n;
	for (size_t at = 0, slash = 0; slash != SIZE_MAX; at = slash + 1) {
		slash = eg_str_find(path, EG_STR("/"), at);
		eg_str stem = eg_filename_stem(a, eg_str_cut(path, at, slash), most);
		eg_buf_str(&b, stem.n ? stem : EG_STR("_"));
		eg_buf_str(&b, slash == SIZE_MAX ? end : EG_STR("/"));
	}
	eg_str out = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return out;
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
