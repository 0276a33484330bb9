/* What happens when the system has no memory left, whoever asks for it. */
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Until there is none left: what is kept is never given back. */
static void ask_for_ever(size_t n)
{
	char *text = malloc(n);
	memset(text, 'x', n - 1);
	text[n - 1] = 0;
	for (char *volatile last = text; last;)
		last = strdup(text);
	_exit(9); /* it was refused, and the process is still there */
}

/* The exit code of a process that asks for n bytes again and again. */
static int end_of(size_t n)
{
	int status = -1;
	pid_t child = fork();
	if (child == 0) {
		struct rlimit limit = {(rlim_t)1 << 27, (rlim_t)1 << 27};
		if (setrlimit(RLIMIT_AS, &limit) != 0 || !freopen("/dev/null", "w", stderr))
			_exit(8);
		ask_for_ever(n);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void what_a_library_is_refused_ends_the_process_with_three(void **state)
{
	(void)state;
	if (EG_ASAN || EG_TSAN)
		skip();
	assert_int_equal(end_of(4000), 3);
}

static void a_large_request_may_be_refused(void **state)
{
	(void)state;
	if (EG_ASAN || EG_TSAN)
		skip();
	assert_int_equal(end_of((size_t)1 << 22), 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_library_is_refused_ends_the_process_with_three),
		cmocka_unit_test(a_large_request_may_be_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
