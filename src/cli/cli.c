#include "cli/cli.h"

#include "base/pages.h"
#include "base/process.h"
#include "base/terminal.h"
#include "build/build.h"
#include "cli/options.h"
#include "cli/values.h"
#include "source/show.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Writes all of a buffer to a stream; false, and told, when the stream does not take it. */
static bool print(FILE *to, const eg_buf *b)
{
	if ((!b->n || fwrite(b->p, 1, b->n, to) == b->n) && fflush(to) == 0)
		return true;
	if (to == stdout)
		fprintf(stderr, "engross: the standard output cannot be written: %s\n",
			strerror(errno));
	return false;
}

static int usage_error(const eg_buf *why, const char *command)
{
	fprintf(stderr, "engross: %.*s\n", (int)why->n, why->p);
	fprintf(stderr, "try 'engross %s%s--help'\n", command, *command ? " " : "");
	return EG_EXIT_USAGE;
}

static int print_help(enum eg_command command)
{
	eg_buf out = {0};
	eg_help(&out, command);
	bool ok = print(stdout, &out);
	eg_buf_release(&out);
	return ok ? EG_EXIT_OK : EG_EXIT_WORLD;
}

static int print_version(void)
{
	eg_buf out = {0};
	eg_bufv(&out, "engross %s\n", EG_VERSION);
	bool ok = print(stdout, &out);
	eg_buf_release(&out);
	return ok ? EG_EXIT_OK : EG_EXIT_WORLD;
}

/* SPEC is the first operand; of rename, the one after the two ids. */
static eg_str spec_of(const eg_call *c)
{
	int at = c->command == EG_CMD_RENAME ? 2 : 0;
	return c->operand_count > at ? eg_str_of(c->operands[at]) : EG_STR(".");
}

static eg_request request_of(const eg_call *c, int64_t epoch)
{
	int64_t jobs = 0;
	eg_limits limits;
	eg_buf none = {0}; /* what is wrong with the limits was told before */
	(void)eg_values_limits(c, &limits, &none);
	if (c->values[EG_OPT_JOBS])
		(void)eg_values_number(c->values[EG_OPT_JOBS], 64, &jobs);
	return (eg_request){
		.spec = spec_of(c),
		.out = c->values[EG_OPT_OUT] ? eg_str_of(c->values[EG_OPT_OUT]) : EG_STR("output"),
		.as_of = eg_str_of(c->values[EG_OPT_AS_OF]),
		.since = eg_str_of(c->values[EG_OPT_SINCE]),
		.audience = eg_str_of(c->values[EG_OPT_AUDIENCE]),
		.language = eg_str_of(c->values[EG_OPT_LANGUAGE]),
		.only = eg_str_of(c->values[EG_OPT_ONLY]),
		.formula_safe = c->values[EG_OPT_FORMULA_SAFE] != NULL,
		.bom = c->values[EG_OPT_BOM] != NULL,
		.deny = eg_str_of(c->values[EG_OPT_DENY]),
		.allow = eg_str_of(c->values[EG_OPT_ALLOW]),
		.log = eg_str_of(c->values[EG_OPT_LOG]),
		.version = EG_STR(EG_VERSION),
		.limits = limits,
		.alone = c->command == EG_CMD_CHECK,
		.epoch = epoch,
		.jobs = (unsigned)jobs,
	};
}

static bool wants_colour(const eg_call *c)
{
	const char *when = c->values[EG_OPT_COLOR];
	if (when && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	const char *no = getenv("NO_COLOR");
	return !(no && *no) && isatty(STDERR_FILENO);
}

/* "2 errors, 1 warning": so that the end of a long log tells. */
static void put_totals(eg_buf *out, const eg_diag *d, size_t waived)
{
	const struct {
		size_t count;
		const char *word, *many;
	} totals[] = {{d->errors, "error", "s"}, {d->warnings, "warning", "s"},
		{d->notes, "note", "s"}, {waived, "waived", ""}};
	const char *between = "";
	for (size_t i = 0; i < EG_COUNT(totals); i++) {
		if (totals[i].count == 0)
			continue;
		eg_bufv(out, "%s%zu %s%s", between, totals[i].count, totals[i].word,
			totals[i].count == 1 ? "" : totals[i].many);
		between = ", ";
	}
	if (*between)
		eg_buf_byte(out, '\n');
}

#define LOG_COLUMNS 500 /* of messages that go to no terminal */

static enum eg_show_form form_of(const eg_call *c)
{
	const char *format = c->values[EG_OPT_FORMAT];
	if (!format || c->command == EG_CMD_QUERY)
		return EG_SHOW_TEXT;
	return strcmp(format, "json") == 0    ? EG_SHOW_JSON
	       : strcmp(format, "sarif") == 0 ? EG_SHOW_SARIF
					      : EG_SHOW_TEXT;
}

/* For programs, findings are the data of the commands that have no other. */
static FILE *stream_of(const eg_call *c, enum eg_show_form form)
{
	bool data = c->command == EG_CMD_CHECK || c->command == EG_CMD_BUILD;
	return form != EG_SHOW_TEXT && data ? stdout : stderr;
}

/* Who asks a question wants its answer: what else is to be said of the specs, check says. */
static bool show_findings(eg_session *s, const eg_call *c)
{
	bool asks = c->command == EG_CMD_QUERY, quiet = c->values[EG_OPT_QUIET] != NULL;
	enum eg_show_form form = form_of(c);
	int64_t limit = form == EG_SHOW_TEXT ? 200 : 0;
	if (c->values[EG_OPT_LIMIT])
		(void)eg_values_number(c->values[EG_OPT_LIMIT], 1000000000, &limit);
	size_t columns = eg_terminal_columns();
	eg_show_options opt = {.form = form,
		.colour = wants_colour(c),
		.quiet = quiet || asks,
		.but = quiet ? 0 : s->asked,
		.limit = (size_t)limit,
		.width = columns ? columns : LOG_COLUMNS,
		.version = EG_STR(EG_VERSION)};
	eg_buf out = {0};
	eg_diag_show(&out, &s->diag, &s->sources, &opt);
	eg_diag told = s->diag;
	if (asks)
		told.warnings = told.notes = 0;
	if (form == EG_SHOW_TEXT && !quiet)
		put_totals(&out, &told, c->command == EG_CMD_CHECK ? s->waived : 0);
	bool ok = print(stream_of(c, form), &out);
	eg_buf_release(&out);
	return ok;
}

/* One line an output, on a terminal only: a scheduled run that went well says nothing. */
static void show_outputs(const eg_session *s, const eg_call *c)
{
	if (c->values[EG_OPT_QUIET] || !isatty(STDOUT_FILENO) || form_of(c) != EG_SHOW_TEXT)
		return;
	for (size_t i = 0; i < s->output_count; i++) {
		const eg_output *o = &s->outputs[i];
		printf("%.*s  %llu kB", EG_ARG(o->path),
			(unsigned long long)((o->bytes + 999) / 1000));
		if (o->count)
			printf("  %zu pages", o->count);
		putchar('\n');
	}
}

static bool run_dump(eg_session *s, const eg_call *c, eg_buf *out)
{
	eg_str text = eg_dump(s, eg_str_of(c->values[EG_OPT_STAGE]));
	eg_buf_str(out, text);
	return text.p != NULL;
}

/* That rows are missing is told beside them, never in them: they are data. */
static void run_query(eg_session *s, const eg_call *c, eg_buf *out)
{
	const char *format = c->values[EG_OPT_FORMAT];
	int64_t most = 0;
	size_t rows = 0;
	if (c->values[EG_OPT_ROWS])
		(void)eg_values_number(c->values[EG_OPT_ROWS], 1000000000, &most);
	if (!eg_session_dataset(s))
		return;
	eg_query_form form = {eg_str_of(format ? format : "table"), (size_t)most};
	if (eg_run_query(s, eg_str_of(c->operands[1]), &form, out, &rows) && most &&
		rows > (size_t)most && !c->values[EG_OPT_QUIET])
		fprintf(stderr, "engross: %lld of %zu rows are printed; '--rows=0' prints all\n",
			(long long)most, rows);
}

static bool known_stage(const char *stage)
{
	eg_str all = eg_dump_stages(), word = eg_str_of(stage);
	while (all.n) {
		size_t blank = eg_str_find(all, EG_STR(" "), 0);
		if (eg_str_eq(eg_str_cut(all, 0, blank), word))
			return true;
		all = blank == SIZE_MAX ? EG_STR("") : eg_str_cut(all, blank + 1, all.n);
	}
	return false;
}

static void run_check(eg_session *s, const eg_call *c, eg_buf *out)
{
	eg_check(s);
	if (c->values[EG_OPT_COMPLETE])
		eg_complete(s, out);
	if (c->values[EG_OPT_WAIVED])
		eg_waived(s, out);
}

/* Words of options that only the specs can know. */
static bool names_are_known(eg_session *s, const eg_call *c, eg_buf *why)
{
	eg_str unknown = eg_plan_unknown(s);
	if (unknown.n)
		eg_bufv(why,
			"'--only' takes kinds of outputs (%s), pdf, xlsx and ids of 'outputs', not "
			"'%.*s'",
			eg_output_words(s->arena).p, EG_ARG(unknown));
	return !unknown.n && eg_values_own_names(s, c, why);
}

static int run_session(const eg_call *c, int64_t epoch)
{
	eg_request request = request_of(c, epoch);
	eg_session *s = eg_session_open(&request);
	eg_buf out = {0}, why = {0};
	if (!names_are_known(s, c, &why)) {
		int wrong = usage_error(&why, eg_commands[c->command].name);
		eg_buf_release(&why);
		eg_session_close(s);
		return wrong;
	}
	switch (c->command) {
	case EG_CMD_BUILD:
		eg_build(s);
		break;
	case EG_CMD_CHECK:
		run_check(s, c, &out);
		break;
	case EG_CMD_DUMP:
		(void)run_dump(s, c, &out);
		break;
	case EG_CMD_QUERY:
		run_query(s, c, &out);
		break;
	case EG_CMD_RENAME:
		(void)eg_rename(s, eg_str_of(c->operands[0]), eg_str_of(c->operands[1]));
		break;
	case EG_CMD_EXPLAIN:
	case EG_CMD_SCHEMA:
	case EG_CMD_INIT:
	case EG_CMD_COUNT:
		break;
	}
	bool told = show_findings(s, c);
	int code = (int)eg_session_exit(s);
	if ((!print(stdout, &out) || !told) && code == EG_EXIT_OK)
		code = EG_EXIT_WORLD;
	if (code == EG_EXIT_OK && c->command == EG_CMD_BUILD)
		show_outputs(s, c);
	eg_buf_release(&out);
	eg_session_close(s);
	return code;
}

static int run_explain(const eg_call *c)
{
	eg_arena *a = eg_arena_new();
	eg_str words =
		c->operand_count ? eg_explain(a, eg_str_of(c->operands[0])) : eg_explain_all(a);
	eg_buf out = {0};
	int code = EG_EXIT_OK;
	if (words.p) {
		eg_buf_str(&out, words);
		code = print(stdout, &out) ? EG_EXIT_OK : EG_EXIT_WORLD;
	} else {
		eg_bufv(&out, "'%s' is no rule, view, record or field", c->operands[0]);
		eg_put_near(&out, "", eg_explain_near(a, eg_str_of(c->operands[0])));
		code = usage_error(&out, "explain");
	}
	eg_buf_release(&out);
	eg_arena_release(a);
	return code;
}

static int run_schema(const eg_call *c)
{
	eg_arena *a = eg_arena_new();
	eg_str word = eg_str_of(c->operand_count ? c->operands[0] : NULL);
	const char *format = c->values[EG_OPT_FORMAT];
	bool pages = format && strcmp(format, "markdown") == 0;
	bool manual = format && strcmp(format, "mdoc") == 0;
	eg_str text = manual  ? eg_manual_page(a)
		      : pages ? eg_reference_page(a, word)
			      : eg_schema_text(a, word);
	eg_buf out = {0};
	int code;
	if (text.p) {
		eg_buf_str(&out, text);
		code = print(stdout, &out) ? EG_EXIT_OK : EG_EXIT_WORLD;
	} else {
		eg_bufv(&out, "'%s' is no %s", c->operands[0],
			pages ? "page of the reference" : "record");
		eg_put_near(&out, "", eg_reference_near(a, word));
		code = usage_error(&out, "schema");
	}
	eg_buf_release(&out);
	eg_arena_release(a);
	return code;
}

static int run_init(const eg_call *c)
{
	eg_arena *a = eg_arena_new();
	eg_diag d;
	eg_sources sources;
	eg_diag_init(&d, a);
	eg_sources_init(&sources, a);
	eg_str folder = eg_str_of(c->operands[0]), from = eg_str_of(c->values[EG_OPT_FROM]);
	eg_buf said = {0};
	bool ok = from.n ? eg_init_from(a, folder, from, eg_str_of(c->values[EG_OPT_AS]), &sources,
				   &said, &d)
			 : eg_init(a, folder, &d);
	int code = ok ? EG_EXIT_OK : EG_EXIT_WORLD;
	for (size_t i = 0; i < d.count; i++)
		if (d.items[i]->level == EG_ERROR && d.items[i]->rule != EG_R_FILE_WRITE &&
			d.items[i]->rule != EG_R_FILE_MISSING)
			code = EG_EXIT_SPECS;
	eg_show_options opt = {.colour = wants_colour(c)};
	eg_buf out = {0};
	eg_diag_show(&out, &d, &sources, &opt);
	(void)print(stderr, &out);
	if (!print(stdout, &said) && code == EG_EXIT_OK)
		code = EG_EXIT_WORLD;
	eg_buf_release(&said);
	eg_buf_release(&out);
	eg_arena_release(a);
	return code;
}

/* The folder for temporary files, where SQLite looks for its own, too. */
static void choose_folder(void)
{
	const char *folder = getenv("SQLITE_TMPDIR");
	eg_pages_in(folder && *folder ? folder : getenv("TMPDIR"));
}

static int run(const eg_call *c, eg_buf *why)
{
	int64_t epoch = -1;
	eg_limits limits;
	const char *name = eg_commands[c->command].name, *stage = c->values[EG_OPT_STAGE];
	if (c->values[EG_OPT_HELP])
		return print_help(c->command);
	if (!eg_values_check(c, why) || !eg_values_rules(c, why) ||
		!eg_values_limits(c, &limits, why) || !eg_values_epoch(&epoch, why))
		return usage_error(why, name);
	if (c->command == EG_CMD_EXPLAIN)
		return run_explain(c);
	if (c->command == EG_CMD_SCHEMA)
		return run_schema(c);
	if (c->command == EG_CMD_INIT)
		return run_init(c);
	if (c->command == EG_CMD_DUMP && (!stage || !known_stage(stage))) {
		eg_bufv(why, "'--stage' takes one of: %s", eg_dump_stages().p);
		return usage_error(why, name);
	}
	choose_folder();
	return run_session(c, epoch);
}

static int command_named(const char *word)
{
	for (int i = 0; i < EG_CMD_COUNT; i++)
		if (strcmp(word, eg_commands[i].name) == 0)
			return i;
	return -1;
}

static int unknown_command(const char *word, eg_buf *why)
{
	eg_bufv(why, "'%s' is not a command", word);
	eg_suggest_command(why, word);
	return usage_error(why, "");
}

/* `engross help build`, as other programs have it. */
static int run_help(int argc, char **argv, eg_buf *why)
{
	bool all = argc < 3 || strcmp(argv[2], "--help") == 0 || strcmp(argv[2], "-h") == 0 ||
		   strcmp(argv[2], "help") == 0;
	int command = all ? EG_CMD_COUNT : command_named(argv[2]);
	return command >= 0 ? print_help((enum eg_command)command) : unknown_command(argv[2], why);
}

int eg_cli(int argc, char **argv)
{
	eg_buf why = {0};
	eg_process_begin();
	if (argc < 2)
		return print_help(EG_CMD_COUNT), EG_EXIT_USAGE;
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return print_help(EG_CMD_COUNT);
	if (strcmp(argv[1], "--version") == 0)
		return print_version();
	int command = command_named(argv[1]);
	int code;
	if (strcmp(argv[1], "help") == 0) {
		code = run_help(argc, argv, &why);
	} else if (command < 0) {
		code = unknown_command(argv[1], &why);
	} else {
		eg_call call = {.command = (enum eg_command)command};
		code = eg_call_read(&call, argc - 2, argv + 2, &why)
			       ? run(&call, &why)
			       : usage_error(&why, eg_commands[command].name);
	}
	eg_buf_release(&why);
	return code;
}
