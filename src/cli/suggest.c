/* What a misspelt command or option was meant to be. */
#include "cli/options.h"

#include "base/arena.h"
#include "source/diag.h"

void eg_put_near(eg_buf *why, const char *before, eg_str near)
{
	if (near.n)
		eg_bufv(why, "; did you mean '%s%.*s'?", before, EG_ARG(near));
}

static void suggest(eg_buf *why, eg_str word, const char *before, const eg_str *names, size_t count,
	eg_arena *a)
{
	const eg_str *near = eg_suggest(a, word, names, count);
	if (near)
		eg_put_near(why, before, *near);
}

void eg_suggest_command(eg_buf *why, const char *word)
{
	eg_arena *a = eg_arena_new();
	eg_str names[EG_CMD_COUNT];
	for (size_t i = 0; i < EG_CMD_COUNT; i++)
		names[i] = eg_str_of(eg_commands[i].name);
	suggest(why, eg_str_of(word), "", names, EG_CMD_COUNT, a);
	eg_arena_release(a);
}

void eg_suggest_option(eg_buf *why, eg_str name, enum eg_command command)
{
	eg_arena *a = eg_arena_new();
	eg_str names[EG_OPT_COUNT];
	size_t count = 0;
	for (size_t i = 0; i < EG_OPT_COUNT; i++)
		if (eg_options[i].commands & (1u << command))
			names[count++] = eg_str_of(eg_options[i].name);
	name = eg_str_cut(name, 0, eg_str_find(name, EG_STR("="), 0));
	suggest(why, name, "--", names, count, a);
	eg_arena_release(a);
}
