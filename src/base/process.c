#include "base/process.h"

#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define WAITER_STACK ((size_t)256 * 1024)

/* Reading from what was closed and writing to it fail as they would have: each is opened the other
 * way round. */
static void hold(int stream, int flags)
{
	if (fcntl(stream, F_GETFD) < 0)
		(void)open("/dev/null", flags); /* the lowest number that is free: this one */
}

/* -- ended by a signal -- */

static sigset_t ends;

static void *wait_for_end(void *ctx)
{
	(void)ctx;
	int which = 0;
	if (sigwait(&ends, &which) != 0)
		return NULL;
	eg_fs_sets_end(true);
	(void)signal(which, SIG_DFL);
	(void)pthread_sigmask(SIG_UNBLOCK, &ends, NULL);
	(void)raise(which);
	return NULL;
}

static void add_unless_ignored(int which)
{
	struct sigaction now;
	if (sigaction(which, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
		(void)sigaddset(&ends, which);
}

/* All threads hold the signals back, and one waits for them: unlike a handler it may wait for a
 * lock.
 */
static void await_end(void)
{
	pthread_t waiter;
	pthread_attr_t how;
	(void)sigemptyset(&ends);
	add_unless_ignored(SIGINT);
	add_unless_ignored(SIGTERM);
	add_unless_ignored(SIGHUP);
	add_unless_ignored(SIGXCPU);
	if (pthread_attr_init(&how) != 0)
		return;
	(void)pthread_attr_setdetachstate(&how, PTHREAD_CREATE_DETACHED);
	(void)pthread_attr_setstacksize(&how, WAITER_STACK);
	(void)pthread_sigmask(SIG_BLOCK, &ends, NULL);
	if (pthread_create(&waiter, &how, wait_for_end, NULL) != 0)
		(void)pthread_sigmask(SIG_UNBLOCK, &ends, NULL);
	(void)pthread_attr_destroy(&how);
}

/* -- a mapped file that gets shorter -- */

static void cut_short(int which)
{
	static const char words[] = "engross: a file was cut short while it was read\n";
	(void)which;
	eg_process_speak();
	(void)!write(STDERR_FILENO, words, sizeof words - 1);
	/* It takes no lock that is not free; unlink and rmdir are safe (POSIX). */
	eg_fs_sets_end(false); /* NOLINT(bugprone-signal-handler) */
	_Exit(3);
}

void eg_process_begin(void)
{
	hold(STDIN_FILENO, O_WRONLY);
	hold(STDOUT_FILENO, O_RDONLY);
	hold(STDERR_FILENO, O_RDONLY);
	(void)signal(SIGXFSZ, SIG_IGN);
	(void)signal(SIGBUS, cut_short);
	await_end();
}

/* -- silence -- */

static int voice = -1; /* standard error, while it leads nowhere */

bool eg_process_hush(void)
{
	int none = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (none < 0)
		return false;
	(void)fflush(stderr);
	voice = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	int why = errno;
	if (voice >= 0)
		(void)dup2(none, STDERR_FILENO);
	close(none);
	errno = why;
	return voice >= 0;
}

void eg_process_speak(void)
{
	int was = voice;
	voice = -1;
	if (was < 0)
		return;
	(void)dup2(was, STDERR_FILENO);
	close(was);
}
