/* options.h -- inside cli: commands and options as tables, and the words of one call. */
#ifndef EG_CLI_OPTIONS_H
#define EG_CLI_OPTIONS_H

#include "base/buf.h"

enum eg_command {
	EG_CMD_BUILD,
	EG_CMD_CHECK,
	EG_CMD_DUMP,
	EG_CMD_QUERY,
	EG_CMD_EXPLAIN,
	EG_CMD_SCHEMA,
	EG_CMD_INIT,
	EG_CMD_RENAME,
	EG_CMD_COUNT
};

enum eg_option {
	EG_OPT_OUT,
	EG_OPT_AS_OF,
	EG_OPT_SINCE,
	EG_OPT_AUDIENCE,
	EG_OPT_LANGUAGE,
	EG_OPT_ONLY,
	EG_OPT_FROM,
	EG_OPT_AS,
	EG_OPT_FORMULA_SAFE,
	EG_OPT_BOM,
	EG_OPT_JOBS,
	EG_OPT_STAGE,
	EG_OPT_FORMAT,
	EG_OPT_ROWS,
	EG_OPT_LIMIT,
	EG_OPT_INPUT_LIMITS,
	EG_OPT_DENY,
	EG_OPT_ALLOW,
	EG_OPT_LOG,
	EG_OPT_COLOR,
	EG_OPT_COMPLETE,
	EG_OPT_WAIVED,
	EG_OPT_QUIET,
	EG_OPT_HELP,
	EG_OPT_COUNT
};

typedef struct eg_command_row {
	const char *name, *operands, *doc;
	int least, most; /* operands */
} eg_command_row;

typedef struct eg_option_row {
	const char *name;  /* long, without -- */
	const char *value; /* what the value is called; NULL = takes none */
	unsigned commands; /* bits 1 << eg_command */
	char letter;       /* 0 = none */
	const char *doc;
} eg_option_row;

extern const eg_command_row eg_commands[EG_CMD_COUNT];
extern const eg_option_row eg_options[EG_OPT_COUNT];

typedef struct eg_call {
	enum eg_command command;
	const char *values[EG_OPT_COUNT]; /* "" for a flag that was given; NULL = not given */
	const char *operands[4];
	int operand_count;
} eg_call;

/* Reads argv after the command's name; false with a message in *why (in the arena of nobody: static
 * or borrowed words joined in `out`). */
bool eg_call_read(eg_call *call, int argc, char **argv, eg_buf *why);
/* Adds the command, or the option of that command, that the word was most likely meant to be;
 * nothing when it is like none. */
void eg_suggest_command(eg_buf *why, const char *word);
void eg_suggest_option(eg_buf *why, eg_str name, enum eg_command command);
/* "; did you mean '--limit'?" with what stands before the name; nothing for {NULL}. */
void eg_put_near(eg_buf *why, const char *before, eg_str near);
/* The help of a command, or of the program when command is EG_CMD_COUNT. */
void eg_help(eg_buf *out, enum eg_command command);

#endif
