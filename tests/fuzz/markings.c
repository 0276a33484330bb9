/* Any text as a marking: what is read is written to a normal form that reads back to the same,
 * joins with itself to itself, and covers itself; what is not has a fault inside the text. */
#include "schema/marking.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_read(eg_arena *a, const eg_marking *m, const eg_marking_scheme *scheme)
{
	eg_marking again, joined;
	eg_marking_fault fault;
	eg_str banner = eg_marking_write(a, m, scheme, EG_MARKING_BANNER);
	EG_ASSERT(eg_marking_read(a, banner, scheme, &again, &fault));
	EG_ASSERT(eg_marking_compare(m, &again) == EG_MARKING_SAME);
	EG_ASSERT(eg_str_eq(eg_marking_write(a, &again, scheme, EG_MARKING_BANNER), banner));
	EG_ASSERT(eg_marking_covers(m, m));
	if (eg_marking_join(a, m, &again, &joined))
		EG_ASSERT(eg_marking_compare(m, &joined) == EG_MARKING_SAME);
	(void)eg_marking_write(a, m, scheme, EG_MARKING_PORTION);
	(void)eg_marking_write(a, m, scheme, EG_MARKING_DOD);
	(void)eg_marking_release(m, EG_STR("GBR"));
	(void)eg_marking_release(m, (eg_str){NULL, 0});
	(void)eg_marking_open(m, scheme);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const eg_marking_level levels[] = {{EG_STR_INIT("Open"), {NULL, 0}, true},
		{EG_STR_INIT("Intern"), EG_STR_INIT("I"), false}};
	static const eg_marking_scheme scheme = {levels, EG_COUNT(levels)};
	eg_str text = {(const char *)bytes, n};
	if (eg_utf8_valid(text) != n) /* the spec stage lets nothing else through */
		return 0;
	eg_arena *a = eg_arena_new();
	text = eg_str_copy(a, text);
	text = text.p ? text : EG_STR("");
	eg_marking m;
	eg_marking_fault fault;
	if (eg_marking_read(a, text, &scheme, &m, &fault))
		check_read(a, &m, &scheme);
	else
		EG_ASSERT(fault.message.n > 0 && fault.from <= fault.to && fault.to <= n);
	eg_portion p;
	for (size_t at = 0, before = 0; eg_portion_next(text, &scheme, &at, &p); before = at)
		EG_ASSERT(at > before && p.from <= p.to && p.to <= n);
	eg_arena_release(a);
	return 0;
}
