#include "base/process.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* Reading from what was closed and writing to it fail as they would have: each is opened the other
 * way round. */
static void hold(int stream, int flags)
{
	if (fcntl(stream, F_GETFD) < 0)
		(void)open("/dev/null", flags); /* the lowest number that is free: this one */
}

void eg_process_begin(void)
{
	hold(STDIN_FILENO, O_WRONLY);
	hold(STDOUT_FILENO, O_RDONLY);
	hold(STDERR_FILENO, O_RDONLY);
	(void)signal(SIGXFSZ, SIG_IGN);
}
