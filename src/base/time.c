#include "base/time.h"

#include <sys/resource.h>
#include <time.h>

static int64_t read_clock(clockid_t which)
{
	struct timespec t = {0};
	if (clock_gettime(which, &t) != 0)
		return 0;
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t eg_time_now(void)
{
	return read_clock(CLOCK_REALTIME) / 1000000000;
}

eg_day eg_time_today(void)
{
	return (eg_day)(eg_time_now() / 86400);
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
