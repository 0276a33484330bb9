#include "build/examples.h"

#include "base/buf.h"
#include "base/embedded.h"
#include "spec/spec.h"

#define MOST_LINES 14 /* of an example */

typedef struct walker {
	eg_examples *e;
	eg_arena *a;
} walker;

/* -- where things stand -- */

static size_t row_of(const eg_catalog *c, const eg_record *r)
{
	return (size_t)(eg_catalog_at(c, r) - c->rows);
}

static void walk(walker *w, const eg_record *r, const eg_node *n, eg_span held, bool item);

static void walk_pair(walker *w, const eg_record *r, const eg_pair *pair)
{
	int f = eg_field_find(r, pair->key->as.scalar.text);
	eg_span whole = {pair->key->span.file, pair->key->span.from, pair->value->span.to};
	if (f < 0)
		return;
	eg_span *place = &w->e->fields[row_of(w->e->catalog, r)][f];
	if (!eg_span_known(*place))
		*place = whole;
	const eg_record *inner = r->fields[f].record;
	const eg_node *v = pair->value;
	if (!inner)
		return;
	if (v->kind != EG_NODE_LIST)
		walk(w, inner, v, whole, false);
	for (uint32_t i = 0; v->kind == EG_NODE_LIST && i < v->count; i++)
		walk(w, inner, v->as.items[i], whole, false);
}

static void walk(walker *w, const eg_record *r, const eg_node *n, eg_span held, bool item)
{
	eg_example_place *place = &w->e->records[row_of(w->e->catalog, r)];
	if (n->kind != EG_NODE_MAP)
		return;
	if (!eg_span_known(place->span))
		*place = (eg_example_place){held, item};
	for (uint32_t i = 0; i < n->count; i++)
		walk_pair(w, r, &n->as.pairs[i]);
}

static void walk_top(walker *w, const eg_pair *pair)
{
	const eg_record *r = eg_schema_find(pair->key->as.scalar.text);
	const eg_node *v = pair->value;
	if (!r)
		return;
	if (v->kind == EG_NODE_MAP)
		walk(w, r, v, (eg_span){pair->key->span.file, pair->key->span.from, v->span.to},
			false);
	for (uint32_t i = 0; v->kind == EG_NODE_LIST && i < v->count; i++)
		walk(w, r, v->as.items[i], v->as.items[i]->span, true);
}

static void walk_file(walker *w, const eg_embedded *table, const char *name)
{
	eg_str text = eg_embedded_find(table, eg_str_of(name));
	eg_diag d;
	bool whole;
	eg_diag_init(&d, w->a);
	uint32_t file = eg_sources_add(&w->e->sources, eg_str_of(name), eg_str_of(name), text);
	const eg_node *root = eg_spec_parse(w->a, &w->e->sources, file, &whole, &d);
	for (uint32_t i = 0; root && root->kind == EG_NODE_MAP && i < root->count; i++)
		walk_top(w, &root->as.pairs[i]);
}

const eg_examples *eg_examples_new(eg_arena *a)
{
	eg_examples *e = EG_NEW(a, eg_examples);
	walker w = {e, a};
	e->catalog = eg_catalog_new(a);
	eg_sources_init(&e->sources, a);
	e->records = EG_NEW_N(a, eg_example_place, e->catalog->count);
	e->fields = EG_NEW_N(a, eg_span *, e->catalog->count);
	for (size_t i = 0; i < e->catalog->count; i++)
		e->fields[i] = EG_NEW_N(a, eg_span, e->catalog->rows[i].record->count);
	walk_file(&w, eg_embedded_examples, "strategy.yaml");
	walk_file(&w, eg_embedded_specs, "document.yaml");
	walk_file(&w, eg_embedded_specs, "roster.yaml");
	return e;
}

/* -- text -- */

static size_t column_of(eg_str text, size_t at)
{
	size_t begin = at;
	while (begin > 0 && text.p[begin - 1] != '\n')
		begin--;
	return at - begin;
}

/* Whether the line is blank or a remark: such lines at the end belong to what follows. */
static bool says_nothing(eg_str line)
{
	eg_str s = eg_str_trim(line);
	return !s.n || s.p[0] == '#';
}

static eg_str without_tail(eg_str s)
{
	for (;;) {
		size_t begin = s.n;
		while (begin > 0 && s.p[begin - 1] != '\n')
			begin--;
		if (begin == 0 || !says_nothing(eg_str_cut(s, begin, s.n)))
			return s;
		s.n = begin - 1;
	}
}

/* Lines after the first stand `column` to the left of where they stood, and `lead` to the right of
 * the margin. */
static void put_lines(eg_buf *out, eg_str s, size_t column, const char *lead)
{
	size_t lines = 0;
	for (size_t at = 0; at <= s.n && lines < MOST_LINES; lines++) {
		size_t end = eg_str_find(s, EG_STR("\n"), at);
		end = end == SIZE_MAX ? s.n : end;
		size_t from = at;
		while (lines > 0 && from < end && from - at < column && s.p[from] == ' ')
			from++;
		if (lines > 0 && from < end)
			eg_buf_cstr(out, lead);
		eg_buf_str(out, eg_str_cut(s, from, end));
		eg_buf_byte(out, '\n');
		at = end + 1;
		if (lines + 1 == MOST_LINES && at <= s.n)
			eg_bufv(out, "%s# and so on\n", lead);
	}
}

static eg_str piece(
	const eg_examples *e, eg_arena *a, eg_span span, const char *head, const char *lead)
{
	eg_str text = eg_sources_at(&e->sources, span.file)->text;
	eg_buf out = {0};
	eg_buf_cstr(&out, head);
	put_lines(&out, without_tail(eg_str_cut(text, span.from, span.to)),
		column_of(text, span.from), lead);
	eg_str s = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return s;
}

eg_str eg_example_record(const eg_examples *e, eg_arena *a, const eg_record *r)
{
	const eg_example_place *place = &e->records[row_of(e->catalog, r)];
	if (!eg_span_known(place->span))
		return (eg_str){NULL, 0};
	if (!place->item)
		return piece(e, a, place->span, "", "");
	return piece(e, a, place->span, eg_strf(a, "%s:\n  - ", r->key).p, "    ");
}

eg_str eg_example_field(const eg_examples *e, eg_arena *a, const eg_record *r, unsigned field)
{
	eg_span span = e->fields[row_of(e->catalog, r)][field];
	return eg_span_known(span) ? piece(e, a, span, "", "") : (eg_str){NULL, 0};
}

/* -- findings -- */

static eg_str value_of(const eg_node *map, const char *key)
{
	for (uint32_t i = 0; i < map->count; i++)
		if (eg_str_is(map->as.pairs[i].key->as.scalar.text, key))
			return map->as.pairs[i].value->as.scalar.text;
	return (eg_str){NULL, 0};
}

bool eg_example_finding(eg_arena *a, const char *rule, eg_str *before, eg_str *after)
{
	eg_sources sources;
	eg_diag d;
	bool whole;
	eg_sources_init(&sources, a);
	eg_diag_init(&d, a);
	uint32_t file = eg_sources_add(&sources, EG_STR("findings.yaml"), EG_STR("findings.yaml"),
		eg_embedded_find(eg_embedded_examples, EG_STR("findings.yaml")));
	const eg_node *root = eg_spec_parse(a, &sources, file, &whole, &d);
	for (uint32_t i = 0; root && root->kind == EG_NODE_LIST && i < root->count; i++) {
		const eg_node *row = root->as.items[i];
		if (row->kind != EG_NODE_MAP || !eg_str_is(value_of(row, "rule"), rule))
			continue;
		*before = value_of(row, "before");
		*after = value_of(row, "after");
		return before->n && after->n;
	}
	return false;
}
