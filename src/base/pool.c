#include "base/pool.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#define MOST_WORKERS 64u

typedef struct worker {
	struct eg_pool *pool;
	unsigned index;
	pthread_t thread;
	eg_arena *scratch;
} worker;

struct eg_pool {
	unsigned count; /* workers, the caller's thread among them */
	worker *workers;
	pthread_mutex_t lock;
	pthread_cond_t wake, done;
	/* under the lock: */
	eg_job *fn;
	void *ctx;
	size_t jobs, next;
	unsigned busy;
	uint64_t round;
	bool quit;
};

/* Takes jobs until there are none; called and left with the lock held. */
static void work(eg_pool *p, worker *w)
{
	while (p->next < p->jobs) {
		size_t i = p->next++;
		pthread_mutex_unlock(&p->lock);
		eg_arena_mark m = eg_arena_save(w->scratch);
		p->fn(p->ctx, i, w->index, w->scratch);
		eg_arena_rewind(w->scratch, m);
		pthread_mutex_lock(&p->lock);
	}
}

static void *serve(void *arg)
{
	worker *w = arg;
	eg_pool *p = w->pool;
	uint64_t seen = 0;
	pthread_mutex_lock(&p->lock);
	for (;;) {
		while (!p->quit && p->round == seen)
			pthread_cond_wait(&p->wake, &p->lock);
		if (p->quit)
			break;
		seen = p->round;
		work(p, w);
		if (--p->busy == 0)
			pthread_cond_signal(&p->done);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

static unsigned processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : n > (long)MOST_WORKERS ? MOST_WORKERS : (unsigned)n;
}

eg_pool *eg_pool_new(unsigned workers)
{
	eg_pool *p = eg_heap(sizeof *p);
	*p = (eg_pool){.count = workers == 0 ? processors() : workers};
	if (p->count > MOST_WORKERS)
		p->count = MOST_WORKERS;
	p->workers = eg_heap(p->count * sizeof *p->workers);
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->wake, NULL);
	pthread_cond_init(&p->done, NULL);
	unsigned wanted = p->count;
	p->count = 1;
	p->workers[0] = (worker){.pool = p, .scratch = eg_arena_new()};
	for (unsigned i = 1; i < wanted; i++) {
		worker *w = &p->workers[i];
		*w = (worker){.pool = p, .index = i, .scratch = eg_arena_new()};
		/* A thread that cannot be had is a worker fewer, not a failure. */
		if (pthread_create(&w->thread, NULL, serve, w) != 0) {
			eg_arena_release(w->scratch);
			break;
		}
		p->count = i + 1;
	}
	return p;
}

void eg_pool_release(eg_pool *p)
{
	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->quit = true;
	pthread_cond_broadcast(&p->wake);
	pthread_mutex_unlock(&p->lock);
	for (unsigned i = 0; i < p->count; i++) {
		if (i > 0)
			pthread_join(p->workers[i].thread, NULL);
		eg_arena_release(p->workers[i].scratch);
	}
	pthread_cond_destroy(&p->wake);
	pthread_cond_destroy(&p->done);
	pthread_mutex_destroy(&p->lock);
	free(p->workers);
	free(p);
}

unsigned eg_pool_workers(const eg_pool *p)
{
	return p->count;
}

void eg_pool_run(eg_pool *p, size_t n, eg_job *fn, void *ctx)
{
	if (n == 0)
		return;
	pthread_mutex_lock(&p->lock);
	p->fn = fn;
	p->ctx = ctx;
	p->jobs = n;
	p->next = 0;
	p->busy = p->count - 1;
	p->round++;
	pthread_cond_broadcast(&p->wake);
	work(p, &p->workers[0]);
	while (p->busy)
		pthread_cond_wait(&p->done, &p->lock);
	pthread_mutex_unlock(&p->lock);
}
