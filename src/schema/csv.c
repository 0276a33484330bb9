#include "schema/csv.h"

#include "schema/keys.h"
#include "spec/csv.h"

typedef struct rows {
	eg_binder *b;
	const eg_record *type;
	const eg_rec *defaults;
	uint32_t file;
	eg_bind_row_fn *each;
	void *ctx;
} rows;

bool eg_is_csv(const eg_node *n)
{
	return n->kind == EG_NODE_MAP && n->count == 1 && !n->cell &&
	       eg_str_is(n->as.pairs[0].key->as.scalar.text, "csv");
}

/* -- the head -- */

/* The field that a column's key leads to, through nested ones ("trl.from"), or NULL; *type is
 * then the record in which the last part was looked for, *part that part. Keys of `own` are the
 * user's. */
static bool leads_to_field(const eg_record **type, eg_str *part)
{
	for (;;) {
		size_t dot = eg_str_find(*part, EG_STR("."), 0);
		int f = eg_field_find(*type, eg_str_cut(*part, 0, dot));
		if (dot == SIZE_MAX)
			return f >= 0;
		if (f < 0) {
			*part = eg_str_cut(*part, 0, dot);
			return false;
		}
		const eg_field *field = &(*type)->fields[f];
		*part = eg_str_cut(*part, dot + 1, part->n);
		if (field->type == EG_T_WORDMAP)
			return part->n > 0;
		if (field->type != EG_T_RECORD || field->flags & EG_F_MANY)
			return false;
		*type = field->record;
	}
}

/* The key that was meant, where the whole of the column's key is one word. */
static eg_node *meant(rows *r, const eg_node *cell, const char *near)
{
	if (!near || eg_str_find(cell->as.scalar.text, EG_STR("."), 0) != SIZE_MAX)
		return NULL;
	eg_node *n = EG_NEW(r->b->scratch, eg_node);
	*n = *cell;
	n->as.scalar.text = eg_str_of(near);
	return n;
}

/* Heads of tables made elsewhere: "Start date". */
static eg_str as_key(eg_arena *a, eg_str head)
{
	char *p = eg_cstr(a, head);
	for (size_t i = 0; i < head.n; i++)
		p[i] = (char)(p[i] == ' ' || p[i] == '-'   ? '_'
			      : p[i] >= 'A' && p[i] <= 'Z' ? p[i] + ('a' - 'A')
							   : p[i]);
	return (eg_str){p, head.n};
}

/* used: of the fields of the record, which are named by other heads. */
static eg_node *unknown_key(
	rows *r, const eg_node *cell, const eg_record *type, eg_str part, const uint8_t *used)
{
	eg_binder *b = r->b;
	int field = eg_key_meant(b->scratch, as_key(b->scratch, part), type, used);
	const char *near = field < 0 ? NULL : type->fields[field].key;
	eg_finding *f = eg_report(b->d, EG_R_CSV_HEAD, cell->span, "'%.*s' is not a key of %.*s",
		EG_ARG(part), EG_ARG(eg_a_record(b->scratch, type)));
	if (near)
		eg_say_help(f, "did you mean '%s'?", near);
	else
		eg_say_keys(f, b->scratch, type);
	return meant(r, cell, near);
}

static bool is_named(eg_node *const *cells, uint32_t count, const char *key)
{
	eg_str word = eg_str_of(key);
	for (uint32_t i = 0; i < count; i++) {
		eg_str text = cells[i] ? cells[i]->as.scalar.text : (eg_str){NULL, 0};
		bool inner = text.n > word.n && text.p[word.n] == '.' && eg_str_starts(text, word);
		if (inner || eg_str_eq(text, word))
			return true;
	}
	return false;
}

/* The head as the key that it is in other letters, "Start date" or "TRL.now"; NULL where it is
 * none, or where another head is that key. */
static eg_node *in_other_letters(rows *r, eg_node *const *cells, uint32_t count, uint32_t at)
{
	const eg_record *type = r->type;
	eg_str key = as_key(r->b->scratch, cells[at]->as.scalar.text), part = key;
	if (!leads_to_field(&type, &part) || is_named(cells, count, key.p))
		return NULL;
	eg_node *n = EG_NEW(r->b->scratch, eg_node);
	*n = *cells[at];
	n->as.scalar.text = key;
	return n;
}

static eg_span head_span(const rows *r)
{
	const eg_source *src = eg_sources_at(r->b->sources, r->file);
	size_t from = eg_str_starts(src->text, EG_STR("\xEF\xBB\xBF")) ? 3 : 0, to = from;
	while (to < src->text.n && src->text.p[to] != '\n' && src->text.p[to] != '\r')
		to++;
	return (eg_span){r->file, (uint32_t)from, (uint32_t)to};
}

static void on_head(void *ctx, eg_node **cells, uint32_t count)
{
	rows *r = ctx;
	eg_binder *b = r->b;
	for (uint32_t i = 0; i < count; i++) {
		if (!cells[i])
			continue;
		const eg_record *type = r->type;
		eg_str part = cells[i]->as.scalar.text;
		if (leads_to_field(&type, &part))
			continue;
		eg_node *same = in_other_letters(r, cells, count, i);
		if (same) {
			cells[i] = same;
			continue;
		}
		uint8_t used[EG_MOST_KEYS] = {0};
		for (unsigned f = 0; type == r->type && f < type->count; f++)
			used[f] = is_named(cells, count, type->fields[f].key);
		eg_node *other = unknown_key(r, cells[i], type, part, used);
		cells[i] = other && !is_named(cells, count, other->as.scalar.text.p) ? other : NULL;
	}
	for (unsigned i = 0; i < r->type->count; i++) {
		const eg_field *f = &r->type->fields[i];
		b->unsaid[i] = f->flags & EG_F_REQUIRED && !is_named(cells, count, f->key);
		if (b->unsaid[i] && !(r->defaults && eg_rec_at(r->defaults, i)))
			eg_report(b->d, EG_R_CSV_HEAD, head_span(r),
				"the head lacks '%s', which every %s has", f->key, r->type->name);
	}
}

static void on_row(void *ctx, const eg_node *row)
{
	const rows *r = ctx;
	r->each(r->ctx, row);
}

/* -- public -- */

bool eg_csv_rows(eg_binder *b, const eg_record *type, const eg_rec *defaults, const eg_node *n,
	eg_bind_row_fn *each, void *ctx)
{
	const eg_node *path = n->as.pairs[0].value;
	eg_str text;
	eg_span span;
	if (path->kind != EG_NODE_SCALAR || !b->load) {
		eg_report(b->d, EG_R_TYPE_WRONG, path->span, "'csv' takes the path of a file");
		return false;
	}
	if (!b->load(b->ctx, path->as.scalar.text, path->span, &text, &span)) {
		b->lost = true;
		return false;
	}
	rows r = {b, type, defaults, span.file, each, ctx};
	const eg_csv_handler h = {.ctx = &r, .head = on_head, .row = on_row};
	uint8_t before[EG_MOST_KEYS];
	memcpy(before, b->unsaid, sizeof before);
	eg_csv_stream(b->scratch, b->sources, span.file, &h, b->d);
	memcpy(b->unsaid, before, sizeof before);
	return true;
}
