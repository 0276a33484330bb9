#include "base/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

size_t eg_terminal_columns(void)
{
	struct winsize size;
	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col;
}
