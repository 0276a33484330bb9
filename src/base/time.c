#include "base/time.h"

#include <sys/resource.h>
#include <time.h>

#define DAY 86400

static int64_t read_clock(clockid_t which)
{
	struct timespec t = {0};
	if (clock_gettime(which, &t) != 0)
		return 0;
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* 0001-01-01 and the end of 9999-12-31: what can be written as a date. */
#define FIRST_SECOND INT64_C(-62135596800)
#define LAST_SECOND  INT64_C(253402300799)

int64_t eg_time_now(void)
{
	struct timespec t = {0};
	if (clock_gettime(CLOCK_REALTIME, &t) != 0)
		return 0;
	int64_t s = (int64_t)t.tv_sec;
	return s < FIRST_SECOND ? FIRST_SECOND : s > LAST_SECOND ? LAST_SECOND : s;
}

eg_day eg_time_today(void)
{
	int64_t s = eg_time_now();
	return (eg_day)(s / DAY - (s % DAY < 0));
}

int64_t eg_time_wall(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

int64_t eg_time_cpu(void)
{
	return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

int64_t eg_time_peak_kib(void)
{
	struct rusage r;
	return getrusage(RUSAGE_SELF, &r) == 0 ? r.ru_maxrss : 0;
}
