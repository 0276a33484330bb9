/* lock.h -- a mutual exclusion for what is filled on first use and shared by all threads.
 *
 * Four things need it: fallback faces and hyphenation patterns (text), which are looked for while
 * paragraphs are set in parallel, the forms of dates and numbers by language (locale), the one
 * setting of SQLite that holds for the whole process (dataset), and the files that a process which
 * is ended takes away (base). What a lock guards must not depend on who comes first. Zero-cost to
 * make: EG_LOCK_INIT, nothing to release.
 */
#ifndef EG_BASE_LOCK_H
#define EG_BASE_LOCK_H

#include "base/compiler.h"

#include <pthread.h>

typedef struct eg_lock {
	pthread_mutex_t mutex;
} eg_lock;

#define EG_LOCK_INIT                                                                               \
	{                                                                                          \
		PTHREAD_MUTEX_INITIALIZER                                                          \
	}

static inline void eg_lock_take(eg_lock *l)
{
	int failed = pthread_mutex_lock(&l->mutex);
	EG_ASSERT(!failed);
}

/* Whether it could be taken at once. */
static inline bool eg_lock_try(eg_lock *l)
{
	return pthread_mutex_trylock(&l->mutex) == 0;
}

static inline void eg_lock_give(eg_lock *l)
{
	int failed = pthread_mutex_unlock(&l->mutex);
	EG_ASSERT(!failed);
}

#endif
