/* The rows as YAML, each value bound by the schema before it is kept. */
#include "build/import.h"

#include "export/jsontext.h"
#include "locale/locale.h"
#include "model/read.h"
#include "schema/codes.h"
#include "schema/scalar.h"

#define MOST_PASSES                                                                                \
	4 /* what is moved under own may uncover another fault, never more than the keys nest */
#define MOST_SLUG 40

/* Where a value stands in the text, and whose it is. */
typedef struct stand {
	uint32_t from, to;
	size_t cell;
} stand;

typedef struct writer {
	eg_import *t;
	eg_buf out;
	stand *stands;
	size_t count, cap;
} writer;

/* -- ids -- */

static eg_str slug_of(eg_arena *a, eg_str s)
{
	eg_str slug = eg_slug_of(a, s);
	size_t n = slug.n < MOST_SLUG ? slug.n : MOST_SLUG;
	while (n && slug.p[n - 1] == '-')
		n--;
	return eg_str_cut(slug, 0, n);
}

static eg_str free_id(eg_import *t, eg_str wish, const char *fallback)
{
	eg_str id = wish.n ? wish : eg_str_of(fallback);
	bool is_new = false;
	for (size_t n = 2;; n++) {
		(void)eg_map_add(&t->ids, id, 0, &is_new);
		if (is_new)
			return id;
		id = eg_strf(t->arena, "%.*s-%zu", EG_ARG(wish.n ? wish : eg_str_of(fallback)), n);
	}
}

/* The id of the partner of that name, made on first mention. */
static eg_str partner_id(eg_import *t, eg_str name)
{
	bool is_new = false;
	uint32_t at = eg_map_add(&t->names, name, (uint32_t)t->partner_count, &is_new);
	if (!is_new)
		return t->partner_ids[at];
	size_t cap = t->partner_cap;
	t->partner_ids = eg_grow(t->arena, t->partner_ids, t->partner_count, &cap, sizeof(eg_str));
	t->partner_names = eg_grow(
		t->arena, t->partner_names, t->partner_count, &t->partner_cap, sizeof(eg_str));
	t->partner_names[t->partner_count] = name;
	t->partner_ids[t->partner_count] = free_id(t, slug_of(t->arena, name), "partner");
	return t->partner_ids[t->partner_count++];
}

/* -- values -- */

/* A scalar in double quotes (YAML 1.2, 7.3.1), which takes what JSON takes; a line ends with one
 * sign. */
static void put_quoted(eg_buf *out, eg_str s)
{
	eg_buf lines = {0};
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\r')
			eg_buf_byte(&lines, s.p[i]);
	eg_jsontext_string(out, eg_buf_view(&lines));
	eg_buf_release(&lines);
}

/* Two or three numbers with '/', '.' or '-' between. */
static size_t numbers_in(eg_str s, int64_t n[3], char *joint)
{
	size_t count = 0, from = 0;
	*joint = 0;
	for (size_t i = 0; i <= s.n; i++) {
		bool end = i == s.n;
		if (!end && s.p[i] >= '0' && s.p[i] <= '9')
			continue;
		if (count == 3 || !eg_parse_int(eg_str_cut(s, from, i), &n[count]))
			return 0;
		count++;
		if (!end && s.p[i] != '/' && s.p[i] != '.')
			return 0;
		if (!end)
			*joint = s.p[i];
		from = i + 1;
	}
	return count;
}

static bool is_date(const eg_field *f)
{
	return f->type == EG_T_DATE || f->type == EG_T_UNTIL;
}

/* 12/8/2004 is December 8 or August 12: a table tells, when one of its dates can only be read in
 * one way. */
static void learn_dates(eg_import *t)
{
	for (size_t i = 0; i < t->rows * t->column_count; i++) {
		const eg_import_column *col = &t->columns[i % t->column_count];
		int64_t n[3];
		char joint;
		if (!col->field || !is_date(col->field) ||
			numbers_in(t->cells[i].text, n, &joint) != 3 || joint != '/' || n[2] < 1000)
			continue;
		t->day_known = t->day_known || n[0] > 12 || n[1] > 12;
		t->day_first = t->day_first || n[0] > 12;
	}
}

/* With dots the day comes first everywhere. */
static eg_str date_text(eg_import *t, eg_str s)
{
	int64_t n[3];
	char joint;
	size_t count = numbers_in(s, n, &joint);
	if (count == 2 && n[1] >= 1000 && n[0] <= 12)
		return eg_strf(t->arena, "%lld-%02lld", (long long)n[1], (long long)n[0]);
	if (count != 3 || n[2] < 1000 || (joint == '/' && !t->day_known))
		return s;
	bool day_first = joint == '.' || t->day_first;
	return eg_strf(t->arena, "%lld-%02lld-%02lld", (long long)n[2],
		(long long)n[day_first ? 1 : 0], (long long)n[day_first ? 0 : 1]);
}

/* The alpha-2 code of a country by its name, or by what people write for it; {NULL} for none. */
static eg_str country_of(eg_arena *a, eg_str s)
{
	const char *name, *code = eg_country_meant(s, &name);
	if (!code)
		code = eg_country_named(a, s);
	return code ? eg_str_cut(eg_str_of(code), 0, 2) : (eg_str){NULL, 0};
}

static eg_str value_text(eg_import *t, const eg_import_column *c, eg_str s)
{
	if (is_date(c->field))
		return date_text(t, s);
	if (c->field->type == EG_T_COUNTRY) {
		eg_str code = country_of(t->arena, s);
		return code.n ? code : s;
	}
	if (c->field->type == EG_T_URL && eg_str_starts(s, EG_STR("www.")))
		return eg_strf(t->arena, "https://%.*s", EG_ARG(s));
	return s;
}

static bool next_part(eg_str *rest, eg_str *part)
{
	if (!rest->n)
		return false;
	size_t cut = 0;
	while (cut < rest->n && rest->p[cut] != ';' && rest->p[cut] != '\n')
		cut++;
	*part = eg_str_trim(eg_str_cut(*rest, 0, cut));
	*rest = cut < rest->n ? eg_str_cut(*rest, cut + 1, rest->n) : EG_STR("");
	return true;
}

static bool makes_partners(const eg_field *f)
{
	return strcmp(f->key, "parties") == 0 || strcmp(f->key, "partners") == 0;
}

static void put_partners(writer *w, const eg_field *f, eg_str text)
{
	eg_str rest = text, part;
	bool first = true;
	eg_buf_byte(&w->out, '[');
	if (strcmp(f->key, "parties") == 0) {
		eg_buf_cstr(&w->out, "office");
		first = false;
	}
	while (next_part(&rest, &part)) {
		if (!part.n)
			continue;
		eg_bufv(&w->out, "%s%.*s", first ? "" : ", ", EG_ARG(partner_id(w->t, part)));
		first = false;
	}
	eg_buf_byte(&w->out, ']');
}

static void put_list(writer *w, eg_str text)
{
	eg_str rest = text, part;
	bool first = true;
	eg_buf_byte(&w->out, '[');
	while (next_part(&rest, &part)) {
		if (!part.n)
			continue;
		eg_buf_cstr(&w->out, first ? "" : ", ");
		put_quoted(&w->out, part);
		first = false;
	}
	eg_buf_byte(&w->out, ']');
}

static void put_value(writer *w, const eg_import_column *c, eg_import_cell *cell, size_t at)
{
	uint32_t from = (uint32_t)w->out.n;
	eg_bufv(&w->out, "    %s: ", c->field->key);
	bool prose = c->field->type == EG_T_PROSE || c->field->type == EG_T_TEXT;
	if (makes_partners(c->field))
		put_partners(w, c->field, cell->text);
	else if ((c->field->flags & EG_F_MANY) && !prose &&
		 eg_str_find(cell->text, EG_STR(";"), 0) != SIZE_MAX)
		put_list(w, cell->text);
	else
		put_quoted(&w->out, value_text(w->t, c, cell->text));
	eg_buf_byte(&w->out, '\n');
	w->stands = eg_grow(w->t->arena, w->stands, w->count, &w->cap, sizeof *w->stands);
	w->stands[w->count++] = (stand){from, (uint32_t)w->out.n, at};
}

/* -- records -- */

static bool is_key(const eg_import_column *c, const char *key)
{
	return c->field && strcmp(c->field->key, key) == 0;
}

static eg_str text_of(const eg_import *t, size_t row, const char *key)
{
	for (size_t c = 0; c < t->column_count; c++)
		if (is_key(&t->columns[c], key))
			return t->cells[row * t->column_count + c].text;
	return EG_STR("");
}

static void put_id(writer *w, size_t row)
{
	static const char *const keys[] = {
		"id", "acronym", "short_title", "number", "name", "title"};
	eg_import *t = w->t;
	eg_str slug = EG_STR("");
	for (size_t k = 0; !slug.n && k < EG_COUNT(keys); k++)
		slug = slug_of(t->arena, text_of(t, row, keys[k]));
	eg_str id = free_id(t, slug, t->record->name);
	eg_bufv(&w->out, "  - id: %.*s\n", EG_ARG(id));
}

/* Keys that every record must have, where the table has no word for them. */
static void put_needed(writer *w, size_t row)
{
	static const struct {
		const char *record, *key, *word;
	} needed[] = {{"partners", "kind", "other"}, {"agreements", "kind", "other"},
		{"activities", "stage", "unknown"}};
	eg_import *t = w->t;
	for (size_t i = 0; i < EG_COUNT(needed); i++) {
		if (strcmp(needed[i].record, t->record->key) != 0)
			continue;
		bool said = false;
		for (size_t c = 0; c < t->column_count; c++) {
			const eg_import_cell *cell = &t->cells[row * t->column_count + c];
			said = said || (is_key(&t->columns[c], needed[i].key) && cell->text.n &&
					       !cell->unfit);
		}
		if (!said)
			eg_bufv(&w->out, "    %s: %s\n", needed[i].key, needed[i].word);
	}
}

/* A record needs a name; a row without one waits in a comment for somebody to give it. */
static bool is_named(const eg_import *t, size_t row)
{
	bool name = eg_field_find(t->record, EG_STR("name")) >= 0;
	return text_of(t, row, name ? "name" : "title").n > 0;
}

static void put_comment(writer *w, size_t row)
{
	const eg_import *t = w->t;
	eg_bufv(&w->out, "  # Row %zu has no name:\n", t->numbers[row]);
	for (size_t c = 0; c < t->column_count; c++) {
		const eg_import_cell *cell = &t->cells[row * t->column_count + c];
		if (!cell->text.n)
			continue;
		eg_str key = t->columns[c].field ? eg_str_of(t->columns[c].field->key)
						 : t->columns[c].own;
		eg_bufv(&w->out, "  #   %.*s: ", EG_ARG(key));
		put_quoted(&w->out, cell->text);
		eg_buf_byte(&w->out, '\n');
	}
}

static void put_row(writer *w, size_t row)
{
	eg_import *t = w->t;
	bool own = false;
	if (!is_named(t, row)) {
		put_comment(w, row);
		return;
	}
	put_id(w, row);
	for (size_t c = 0; c < t->column_count; c++) {
		size_t at = row * t->column_count + c;
		if (t->columns[c].field && !is_key(&t->columns[c], "id") && t->cells[at].text.n &&
			!t->cells[at].unfit)
			put_value(w, &t->columns[c], &t->cells[at], at);
	}
	put_needed(w, row);
	for (size_t c = 0; c < t->column_count; c++) {
		const eg_import_cell *cell = &t->cells[row * t->column_count + c];
		if (!cell->text.n || (t->columns[c].field && !cell->unfit))
			continue;
		eg_buf_cstr(&w->out, own ? "" : "    own:\n");
		own = true;
		eg_bufv(&w->out, "      %.*s: ", EG_ARG(t->columns[c].own));
		put_quoted(&w->out, cell->text);
		eg_buf_byte(&w->out, '\n');
	}
}

static void put_new_partners(writer *w)
{
	eg_import *t = w->t;
	if (t->partner_count)
		eg_buf_cstr(&w->out, "\n# Made from the names above: give each its kind and a "
				     "summary.\npartners:\n");
	for (size_t i = 0; i < t->partner_count; i++) {
		eg_str country = country_of(t->arena, t->partner_names[i]);
		eg_bufv(&w->out, "  - id: %.*s\n    name: ", EG_ARG(t->partner_ids[i]));
		put_quoted(&w->out, t->partner_names[i]);
		eg_bufv(&w->out, "\n    kind: %s\n", country.n ? "country" : "other");
		if (country.n)
			eg_bufv(&w->out, "    country: %.*s\n", EG_ARG(country));
	}
}

static void write_all(writer *w, eg_str from)
{
	eg_import *t = w->t;
	eg_map_init(&t->ids, t->arena);
	eg_map_init(&t->names, t->arena);
	t->partner_count = 0;
	w->count = 0;
	w->out.n = 0;
	(void)free_id(t, EG_STR("office"), "office");
	eg_bufv(&w->out, "# yaml-language-server: $schema=engross.schema.json\n# From %.*s.\n%s:\n",
		EG_ARG(from), t->record->key);
	for (size_t r = 0; r < t->rows; r++)
		put_row(w, r);
	put_new_partners(w);
}

/* The value that an error stands in is moved under `own`; false when no error stands in one. */
static bool move_unfit(writer *w, const eg_diag *d)
{
	bool moved = false;
	for (size_t i = 0; i < d->count; i++) {
		const eg_finding *f = d->items[i];
		size_t low = 0, high = w->count;
		while (low < high) {
			size_t middle = (low + high) / 2;
			if (w->stands[middle].to <= f->span.from)
				low = middle + 1;
			else
				high = middle;
		}
		if (f->filed != EG_ERROR || low == w->count || w->stands[low].from > f->span.from)
			continue;
		eg_import_cell *cell = &w->t->cells[w->stands[low].cell];
		moved = moved || !cell->unfit;
		cell->unfit = true;
	}
	return moved;
}

eg_str eg_import_yaml(eg_import *t, eg_sources *sources, eg_str from)
{
	writer w = {.t = t};
	learn_dates(t);
	bool again = true;
	for (int pass = 0; again && pass < MOST_PASSES; pass++) {
		eg_diag d;
		eg_rec_list *lists;
		eg_diag_init(&d, t->arena);
		write_all(&w, from);
		eg_str text = eg_str_copy(t->arena, eg_buf_view(&w.out));
		(void)eg_model_bind_embedded(t->arena, sources, EG_STR("import"), text, &lists, &d);
		again = move_unfit(&w, &d);
	}
	if (again)
		write_all(&w, from);
	eg_str yaml = eg_str_copy(t->arena, eg_buf_view(&w.out));
	eg_buf_release(&w.out);
	return yaml;
}

/* -- the list for a person -- */

static void tell_columns(const eg_import *t, bool known, const char *lead, eg_buf *out)
{
	const char *between = lead;
	for (size_t c = 0; c < t->column_count; c++) {
		const eg_import_column *col = &t->columns[c];
		if ((col->field != NULL) != known || !col->head.n)
			continue;
		eg_bufv(out, "%s'%.*s' as %s%.*s", between, EG_ARG(col->head),
			known ? col->field->key : "own.", known ? 0 : (int)col->own.n, col->own.p);
		between = ", ";
	}
	eg_buf_cstr(out, between == lead ? "" : "\n");
}

void eg_import_tell(const eg_import *t, eg_str file, eg_str from, eg_buf *out)
{
	size_t named = 0;
	for (size_t r = 0; r < t->rows; r++)
		named += is_named(t, r);
	eg_bufv(out, "%.*s: %zu %s from %.*s\n", EG_ARG(file), named,
		named == 1 ? t->record->name : t->record->key, EG_ARG(from));
	tell_columns(t, true, "  read: ", out);
	tell_columns(t, false, "  kept: ", out);
	if (t->partner_count == 1)
		eg_buf_cstr(out, "  made: 1 partner from its name\n");
	else if (t->partner_count)
		eg_bufv(out, "  made: %zu partners from their names\n", t->partner_count);
	for (size_t r = 0; r < t->rows; r++)
		if (!is_named(t, r))
			eg_bufv(out, "  without a name: row %zu (kept as a comment)\n",
				t->numbers[r]);
	for (size_t i = 0; i < t->rows * t->column_count; i++) {
		const eg_import_column *c = &t->columns[i % t->column_count];
		if (t->cells[i].unfit)
			eg_bufv(out,
				"  not understood: row %zu, '%.*s': '%.*s' (kept as own.%.*s)\n",
				t->numbers[i / t->column_count], EG_ARG(c->head),
				EG_ARG(t->cells[i].text), EG_ARG(c->own));
	}
}
