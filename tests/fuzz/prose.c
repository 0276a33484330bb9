/* Any text as prose: every run stands inside the text, in order, and the plain words are UTF-8. */
#include "prose/prose.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static eg_str same(void *ctx, eg_str id)
{
	(void)ctx;
	return id;
}

static void check(const eg_prose *blocks, size_t count, size_t n)
{
	for (size_t i = 0; i < count; i++) {
		const eg_prose *p = &blocks[i];
		EG_ASSERT(p->from <= p->to && p->to <= n);
		for (size_t r = 0; r < p->run_count; r++)
			EG_ASSERT(p->runs[r].from <= p->runs[r].to && p->runs[r].to <= n);
		check(p->children, p->child_count, n);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	eg_str text = {(const char *)bytes, n};
	if (eg_utf8_valid(text) != n) /* the spec stage lets nothing else through */
		return 0;
	for (size_t i = 0; i < n; i++) /* nor does the schema stage let controls through */
		if (bytes[i] < 0x20 && bytes[i] != '\n' && bytes[i] != '\t')
			return 0;
	eg_arena *a = eg_arena_new();
	text = eg_str_copy(a, text);
	eg_prose_text t = eg_prose_parse(a, text.p ? text : EG_STR(""));
	check(t.blocks, t.count, n);
	eg_str plain = eg_prose_plain(a, &t, same, NULL);
	EG_ASSERT(eg_utf8_valid(plain) == plain.n);
	eg_arena_release(a);
	return 0;
}
