/* Any bytes as a spec: parse, bind, and every finding has a span inside its text. */
#include "model/read.h"
#include "source/diag.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	eg_arena *a = eg_arena_new();
	eg_sources sources;
	eg_diag d;
	eg_sources_init(&sources, a);
	sources.limits.aliases = 20000; /* a million take seconds under the sanitizers */
	eg_diag_init(&d, a);
	eg_rec_list *lists = NULL;
	eg_str text = eg_str_copy(a, (eg_str){(const char *)bytes, n});
	if (!text.p)
		text = EG_STR("");
	(void)eg_model_bind_embedded(a, &sources, EG_STR("fuzz.yaml"), text, &lists, &d);
	for (size_t i = 0; i < d.count; i++) {
		const eg_finding *f = d.items[i];
		EG_ASSERT(f->span.from <= f->span.to && f->span.to <= text.n);
		EG_ASSERT(f->message.n > 0);
	}
	eg_arena_release(a);
	return 0;
}
