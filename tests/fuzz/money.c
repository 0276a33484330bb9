/* Any text as an amount, a number, a percentage and a length of time: what is read is in bounds,
 * and prints to a text that reads the same. */
#include "schema/scalar.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const eg_field fields[] = {
	{.key = "amount", .type = EG_T_MONEY},
	{.key = "value", .type = EG_T_DECIMAL},
	{.key = "share", .type = EG_T_PERCENT},
	{.key = "count", .type = EG_T_INTEGER},
	{.key = "period", .type = EG_T_SPAN},
};

static void check(eg_binder *b, const eg_field *f, const eg_node *n)
{
	eg_value v = {0};
	size_t before = b->d->count;
	if (!eg_bind_scalar(b, f, n, &v)) {
		EG_ASSERT(b->d->count > before);
		return;
	}
	if (f->type == EG_T_MONEY)
		EG_ASSERT(v.as.number >= 0);
	if (f->type == EG_T_SPAN)
		EG_ASSERT(v.as.span.count >= 0 && v.as.span.count <= 10000);
	eg_decimal again;
	if (f->type == EG_T_DECIMAL)
		EG_ASSERT(eg_parse_decimal(eg_print_fixed(b->scratch, v.as.number, 6), &again) &&
			  again == v.as.number);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	eg_str text = {(const char *)bytes, n};
	if (eg_utf8_valid(text) != n) /* the spec stage lets nothing else through */
		return 0;
	eg_arena *a = eg_arena_new();
	eg_sources sources;
	eg_diag d;
	eg_sources_init(&sources, a);
	eg_diag_init(&d, a);
	text = eg_str_copy(a, text);
	text = text.p ? text : EG_STR("");
	uint32_t file = eg_sources_add(&sources, EG_STR("f"), EG_STR("f"), text);
	eg_node node = {.kind = EG_NODE_SCALAR, .plain = true, .span = {file, 0, (uint32_t)n}};
	node.as.scalar.text = text;
	eg_binder b = {.arena = a, .scratch = a, .sources = &sources, .d = &d};
	for (size_t i = 0; i < EG_COUNT(fields); i++)
		check(&b, &fields[i], &node);
	eg_arena_release(a);
	return 0;
}
