/* pool.h -- run n independent jobs on the workers.
 *
 * The one primitive of parallel work: jobs 0..n-1, each writes to slot i of the caller's own
 * arrays. Every worker has its own scratch arena, rewound after each job. The order in which
 * jobs run is not told; results must not depend on it.
 */
#ifndef EG_BASE_POOL_H
#define EG_BASE_POOL_H

#include "base/arena.h"

typedef struct eg_pool eg_pool;
typedef void eg_job(void *ctx, size_t i, unsigned worker, eg_arena *scratch);

/* workers = 0: one a processor. */
eg_pool *eg_pool_new(unsigned workers);
void eg_pool_release(eg_pool *p);
unsigned eg_pool_workers(const eg_pool *p);
/* Runs all jobs, the caller's thread among the workers, and returns when all are done. With one
 * worker the jobs run in order on the caller's thread. Not re-entrant. */
void eg_pool_run(eg_pool *p, size_t n, eg_job *fn, void *ctx);

#endif
