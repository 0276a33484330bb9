/* Any bytes as a CSV file: no cell stands outside the text, values lead back into their cells, and
 * what is bound of them has findings with places inside the text. */
#include "schema/csv.h"
#include "model/read.h"
#include "spec/csv.h"
#include "spec/vet.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

typedef struct run {
	eg_arena *arena;
	eg_str text;
	eg_binder b;
	uint32_t file;
} run;

static void check_cell(const run *r, const eg_node *cell)
{
	eg_str v = cell->as.scalar.text;
	EG_ASSERT(cell->span.from <= cell->span.to && cell->span.to <= r->text.n);
	EG_ASSERT(v.n <= cell->span.to - cell->span.from);
	for (uint32_t i = 0; i < v.n; i++) {
		eg_span s = eg_node_inner(cell, i, i + 1);
		EG_ASSERT(s.from >= cell->span.from && s.to <= cell->span.to);
	}
	const eg_node *list = eg_csv_list(r->arena, cell);
	for (uint32_t i = 0; i < list->count; i++)
		EG_ASSERT(list->as.items[i]->as.scalar.text.n > 0);
}

static void on_head(void *ctx, eg_node **cells, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (cells[i])
			check_cell(ctx, cells[i]);
}

static void on_row(void *ctx, const eg_node *row)
{
	for (uint32_t i = 0; i < row->count; i++)
		if (row->as.pairs[i].value->kind == EG_NODE_SCALAR)
			check_cell(ctx, row->as.pairs[i].value);
}

static bool load(void *ctx, eg_str path, eg_span at, eg_str *text, eg_span *span)
{
	const run *r = ctx;
	(void)path, (void)at;
	*text = r->text;
	*span = (eg_span){r->file, 0, (uint32_t)r->text.n};
	return true;
}

static void on_bound(void *ctx, const eg_node *row)
{
	run *r = ctx;
	(void)eg_bind(&r->b, eg_schema_find(EG_STR("activities")), row, NULL, 1, NULL);
}

static void bind(run *r)
{
	eg_node key = {.kind = EG_NODE_SCALAR, .as.scalar.text = EG_STR("csv")}, path = key;
	eg_pair pair = {&key, &path};
	eg_node n = {.kind = EG_NODE_MAP, .count = 1, .as.pairs = &pair};
	r->b.load = load;
	r->b.ctx = r;
	(void)eg_csv_rows(&r->b, eg_schema_find(EG_STR("activities")), NULL, &n, on_bound, r);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	eg_sources sources;
	eg_diag d;
	run r = {.arena = eg_arena_new()};
	eg_arena *scratch = eg_arena_new();
	eg_sources_init(&sources, r.arena);
	eg_diag_init(&d, r.arena);
	r.text = eg_str_copy(r.arena, (eg_str){(const char *)bytes, n});
	if (!r.text.p)
		r.text = EG_STR("");
	r.file = eg_sources_add(&sources, EG_STR("f.csv"), EG_STR("f.csv"), r.text);
	if (eg_vet_text(&sources, r.file, &d)) {
		const eg_csv_handler h = {.ctx = &r, .head = on_head, .row = on_row};
		eg_csv_stream(scratch, &sources, r.file, &h, &d);
		r.b = (eg_binder){
			.arena = r.arena, .scratch = scratch, .sources = &sources, .d = &d};
		bind(&r);
	}
	for (size_t i = 0; i < d.count; i++)
		EG_ASSERT(d.items[i]->span.from <= d.items[i]->span.to &&
			  d.items[i]->span.to <= n && d.items[i]->message.n > 0);
	eg_arena_release(scratch);
	eg_arena_release(r.arena);
	return 0;
}
