/* Any text as a date: what is read is an interval whose days are in order and in bounds, and reads
 * the same from what it was written as. */
#include "schema/dates.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check(eg_arena *a, eg_str text, enum eg_date_use use, eg_fiscal fiscal)
{
	eg_date d, again;
	eg_str why;
	if (!eg_date_read(a, text, use, fiscal, &d, &why))
		return;
	EG_ASSERT(d.from <= d.to || d.to == EG_DAY_NONE);
	EG_ASSERT(eg_date_read(a, d.written, use, fiscal, &again, &why));
	EG_ASSERT(again.from == d.from && again.to == d.to && again.precision == d.precision);
	EG_ASSERT(eg_str_eq(again.written, d.written));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const enum eg_date_use uses[] = {EG_USE_DATE, EG_USE_UNTIL, EG_USE_PERIOD};
	eg_str text = {(const char *)bytes, n};
	if (eg_utf8_valid(text) != n) /* the spec stage lets nothing else through */
		return 0;
	eg_arena *a = eg_arena_new();
	text = eg_str_copy(a, text);
	text = text.p ? text : EG_STR("");
	for (size_t i = 0; i < EG_COUNT(uses); i++)
		for (int month = 1; month <= 12; month++)
			check(a, text, uses[i],
				(eg_fiscal){.month = month, .named_start = month % 2 != 0});
	eg_arena_release(a);
	return 0;
}
