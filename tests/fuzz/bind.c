/* Any text as the value of any field: the first two bytes choose record and field. What is bound
 * stands in a place inside the text, and a value that is refused is told. */
#include "schema/bind.h"
#include "spec/vet.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const eg_field *field_of(const eg_record *type, uint8_t choice)
{
	return &type->fields[choice % type->count];
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	size_t records;
	const eg_record *const *all = eg_schema_records(&records);
	if (n < 2)
		return 0;
	const eg_record *type = all[bytes[0] % records];
	const eg_field *f = field_of(type, bytes[1]);
	eg_arena *a = eg_arena_new(), *scratch = eg_arena_new();
	eg_sources sources;
	eg_diag d;
	eg_sources_init(&sources, a);
	eg_diag_init(&d, a);
	eg_str text = eg_str_copy(a, (eg_str){(const char *)bytes + 2, n - 2});
	text = text.p ? text : EG_STR("");
	uint32_t file = eg_sources_add(&sources, EG_STR("f.yaml"), EG_STR("f.yaml"), text);
	eg_binder b = {.arena = a, .scratch = scratch, .sources = &sources, .d = &d};
	if (eg_vet_text(&sources, file, &d)) {
		eg_span span = {file, 0, (uint32_t)text.n};
		eg_node key = {.kind = EG_NODE_SCALAR, .span = span};
		eg_node value = {.kind = EG_NODE_SCALAR, .plain = true, .span = span};
		key.as.scalar.text = eg_str_of(f->key);
		value.as.scalar.text = text;
		eg_pair pair = {&key, &value};
		eg_node map = {.kind = EG_NODE_MAP, .span = span, .count = 1, .as.pairs = &pair};
		b.texts = true; /* nothing else is missing */
		eg_rec *rec = eg_bind(&b, type, &map, NULL, 1, NULL);
		EG_ASSERT(rec && rec->count <= 1);
		EG_ASSERT(rec->count == 1 || d.count > 0);
		eg_bind_fiscal(&b, (eg_fiscal){.month = 4, .named_start = true});
	}
	for (size_t i = 0; i < d.count; i++)
		EG_ASSERT(d.items[i]->span.from <= d.items[i]->span.to &&
			  d.items[i]->span.to <= text.n && d.items[i]->message.n > 0);
	eg_arena_release(scratch);
	eg_arena_release(a);
	return 0;
}
