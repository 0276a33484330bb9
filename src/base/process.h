/* process.h -- what a process is given and what it needs to be whole.
 *
 * Errors:  none; what cannot be had stays as it is.
 * Threads: once, before there are any.
 * Source:  POSIX.1-2008, open(2) (the lowest number that is free), setrlimit(2) (SIGXFSZ).
 */
#ifndef EG_BASE_PROCESS_H
#define EG_BASE_PROCESS_H

/* A standard stream that was closed leads nowhere, so that no output takes its number and is
 * written over by messages; a file that would be larger than the limit of the user is an error of
 * its write, not the end of the process. */
void eg_process_begin(void);

#endif
