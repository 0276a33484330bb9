/* A CSV file as a table of texts. */
#include "build/import.h"

#include "base/fs.h"
#include "locale/locale.h"
#include "spec/csv.h"

#define MOST_BYTES ((size_t)256 << 20)

typedef struct reading {
	eg_import *t;
	eg_node **keys;
} reading;

/* Each column gets a key of its own, so that heads may be empty, repeated or have dots. */
static void take_head(void *ctx, eg_node **cells, uint32_t count)
{
	reading *r = ctx;
	eg_import *t = r->t;
	t->columns = EG_NEW_N(t->arena, eg_import_column, count);
	t->column_count = count;
	for (uint32_t i = 0; i < count; i++) {
		if (!cells[i])
			continue;
		t->columns[i].head = eg_str_copy(t->arena, cells[i]->as.scalar.text);
		cells[i]->as.scalar.text = eg_strf(t->arena, "c%u", (unsigned)i);
		cells[i]->as.scalar.map = NULL;
		cells[i]->count = 0;
	}
}

static size_t column_of(eg_str key)
{
	int64_t n;
	return eg_parse_int(eg_str_cut(key, 1, key.n), &n) ? (size_t)n : SIZE_MAX;
}

static void take_row(void *ctx, const eg_node *row)
{
	eg_import *t = ((reading *)ctx)->t;
	size_t width = sizeof *t->cells * t->column_count;
	t->cells = eg_grow(t->arena, t->cells, t->rows, &t->cap, width);
	eg_import_cell *cells = t->cells + t->rows * t->column_count;
	memset(cells, 0, width);
	t->numbers = eg_grow(t->arena, t->numbers, t->rows, &t->number_cap, sizeof *t->numbers);
	t->numbers[t->rows] = ++t->seen + 1;
	bool any = false;
	for (uint32_t i = 0; i < row->count; i++) {
		size_t c = column_of(row->as.pairs[i].key->as.scalar.text);
		if (c >= t->column_count)
			continue;
		cells[c].text =
			eg_str_copy(t->arena, eg_str_trim(row->as.pairs[i].value->as.scalar.text));
		any = any || cells[c].text.n;
	}
	t->rows += any;
}

/* The sign between the cells of the first line. */
static char joint_of(eg_str s)
{
	static const char signs[] = {',', ';', '\t'};
	size_t counts[3] = {0}, best = 0;
	bool quoted = false;
	for (size_t i = 0; i < s.n && (quoted || (s.p[i] != '\n' && s.p[i] != '\r')); i++) {
		quoted = quoted != (s.p[i] == '"');
		for (size_t k = 0; !quoted && k < 3; k++)
			counts[k] += s.p[i] == signs[k];
	}
	for (size_t k = 1; k < 3; k++)
		if (counts[k] > counts[best])
			best = k;
	return signs[best];
}

/* The same table with commas: a cell without quotes that holds one gets quotes. */
static eg_str with_commas(eg_arena *a, eg_str s, char joint)
{
	eg_buf out = {0};
	for (size_t i = 0; i < s.n;) {
		size_t end = i;
		bool quoted = s.p[i] == '"', comma = false;
		for (; end < s.n; end++) {
			char c = s.p[end];
			if (quoted && c == '"' && end > i &&
				!(end + 1 < s.n && s.p[end + 1] == '"'))
				quoted = false;
			else if (quoted && c == '"' && end > i)
				end++;
			else if (!quoted && (c == joint || c == '\n' || c == '\r'))
				break;
			comma = comma || c == ',';
		}
		bool wrap = comma && s.p[i] != '"';
		eg_buf_cstr(&out, wrap ? "\"" : "");
		eg_buf_put(&out, s.p + i, end - i);
		eg_buf_cstr(&out, wrap ? "\"" : "");
		if (end < s.n)
			eg_buf_put(&out, s.p[end] == joint ? "," : s.p + end, 1);
		i = end + 1;
	}
	eg_str done = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return done;
}

/* What spreadsheets save: UTF-16 begins with its mark ("Unicode text"), older forms are of Windows.
 */
static eg_str in_utf8(eg_arena *a, eg_str s)
{
	bool little = eg_str_starts(s, EG_STR("\xFF\xFE"));
	if (little || eg_str_starts(s, EG_STR("\xFE\xFF")))
		return eg_recode(
			a, eg_str_cut(s, 2, s.n), little ? "UTF-16LE" : "UTF-16BE", "UTF-8");
	return eg_utf8_valid(s) < s.n ? eg_recode(a, s, "windows-1252", "UTF-8") : s;
}

bool eg_import_read(eg_import *t, eg_sources *sources, eg_str path, eg_diag *d)
{
	eg_str text, why = {NULL, 0};
	if (!eg_fs_read(t->arena, path, MOST_BYTES, &text, &why)) {
		eg_report(d, EG_R_FILE_MISSING, (eg_span){0}, "'%.*s' cannot be read: %.*s",
			EG_ARG(path), EG_ARG(why));
		return false;
	}
	text = in_utf8(t->arena, text);
	char joint = joint_of(text);
	if (joint != ',')
		text = with_commas(t->arena, text, joint);
	uint32_t file = eg_sources_add(sources, path, path, text);
	reading r = {.t = t};
	eg_csv_handler handler = {.ctx = &r, .head = take_head, .row = take_row};
	size_t errors = d->errors;
	eg_arena *scratch = eg_arena_new();
	eg_csv_stream(scratch, sources, file, &handler, d);
	eg_arena_release(scratch);
	if (d->errors == errors && !t->rows)
		eg_report(d, EG_R_CSV_HEAD, (eg_span){0}, "'%.*s' has no rows below its head",
			EG_ARG(path));
	return d->errors == errors;
}
