#include "dataset/fiscal.h"

#include "base/buf.h"

int eg_fiscal_year(eg_fiscal f, eg_day day)
{
	int year, month, d;
	eg_day_split(day, &year, &month, &d);
	/* the calendar year in which the fiscal year began */
	int start = month >= f.month ? year : year - 1;
	return f.named_start || f.month == 1 ? start : start + 1;
}

eg_day eg_fiscal_first(eg_fiscal f, int n)
{
	return eg_day_of(f.named_start || f.month == 1 ? n : n - 1, f.month, 1);
}

eg_str eg_fiscal_label(eg_arena *a, eg_fiscal f, eg_str pattern, int n)
{
	int start = f.named_start || f.month == 1 ? n : n - 1;
	int end = f.month == 1 ? start : start + 1;
	const struct {
		eg_str word;
		int value, digits;
	} parts[] = {
		{EG_STR_INIT("{start}"), start, 4},
		{EG_STR_INIT("{end}"), end, 4},
		{EG_STR_INIT("{start2}"), start % 100, 2},
		{EG_STR_INIT("{end2}"), end % 100, 2},
	};
	eg_buf out = {0};
	for (size_t at = 0; at < pattern.n;) {
		eg_str rest = eg_str_cut(pattern, at, pattern.n);
		size_t i = 0;
		while (i < EG_COUNT(parts) && !eg_str_starts(rest, parts[i].word))
			i++;
		if (i < EG_COUNT(parts))
			eg_bufv(&out, "%0*d", parts[i].digits, parts[i].value);
		else
			eg_buf_byte(&out, rest.p[0]);
		at += i < EG_COUNT(parts) ? parts[i].word.n : 1;
	}
	eg_str label = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return label;
}
