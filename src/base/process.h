/* process.h -- what a process is given, what it needs to be whole, and how it ends before its time.
 *
 * Errors:  none; what cannot be had stays as it is.
 * Threads: begin once, before there are any; hush and speak by one thread at a time.
 * Source:  POSIX.1-2008, open(2) (the lowest number that is free), setrlimit(2) (SIGXFSZ),
 *          sigwait(3), mmap(2) (SIGBUS).
 */
#ifndef EG_BASE_PROCESS_H
#define EG_BASE_PROCESS_H

#include "base/compiler.h"

/* A standard stream that was closed leads nowhere, so that no output takes its number and is
 * written over by messages; a file that would be larger than the limit of the user is an error of
 * its write, not the end of the process.
 *
 * A signal that asks the process to end (SIGINT, SIGTERM, SIGHUP, SIGXCPU, where they are not
 * ignored) ends it as it would have, so that its parent sees which, but what was being written is
 * removed before, and a set of files that is being put in its places is done first
 * (eg_fs_sets_end). A file that gets shorter while it is mapped is told, and ends the process
 * with 3. */
void eg_process_begin(void);

/* Between the two what is written to standard error is lost: for a library that has no other way to
 * say what its result says, too. Speak may be called at any time. False, with the reason in errno,
 * when nothing is hushed. */
bool eg_process_hush(void) EG_NODISCARD;
void eg_process_speak(void);

#endif
