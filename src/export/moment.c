#include "export/moment.h"

#define DAY_SECONDS INT64_C(86400)

static int part(int64_t seconds, int64_t unit, int64_t of)
{
	return (int)(seconds % DAY_SECONDS / unit % of);
}

eg_str eg_second_iso(eg_arena *a, int64_t s)
{
	eg_str day = eg_day_iso(a, (eg_day)(s / DAY_SECONDS));
	return eg_strf(a, "%.*sT%02d:%02d:%02dZ", EG_ARG(day), part(s, 3600, 24), part(s, 60, 60),
		part(s, 1, 60));
}

eg_str eg_day_basic(eg_arena *a, eg_str iso)
{
	return eg_strf(a, "%.*s%.*s%.*s", EG_ARG(eg_str_cut(iso, 0, 4)),
		EG_ARG(eg_str_cut(iso, 5, 7)), EG_ARG(eg_str_cut(iso, 8, 10)));
}

eg_str eg_second_basic(eg_arena *a, int64_t s)
{
	eg_str day = eg_day_basic(a, eg_day_iso(a, (eg_day)(s / DAY_SECONDS)));
	return eg_strf(a, "%.*sT%02d%02d%02dZ", EG_ARG(day), part(s, 3600, 24), part(s, 60, 60),
		part(s, 1, 60));
}
