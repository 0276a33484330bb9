/* time.h -- the only reader of clocks. */
#ifndef EG_BASE_TIME_H
#define EG_BASE_TIME_H

#include "base/date.h"

/* Today in UTC. Used only for `--as-of today` and the last default of strategy.as_of. */
eg_day eg_time_today(void);
/* Seconds since 1970-01-01 UTC, for the run record. */
int64_t eg_time_now(void);
/* Nanoseconds of a steady clock; of this process's CPU; of this thread's CPU. For timings. */
int64_t eg_time_wall(void);
int64_t eg_time_cpu(void);
/* Peak resident memory of this process in KiB. */
int64_t eg_time_peak_kib(void);

#endif
