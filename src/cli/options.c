#include "cli/options.h"

#include "cli/values.h"

#define BIT(c) (1u << (c))
#define ALL    (BIT(EG_CMD_COUNT) - 1u)
#define READ   (BIT(EG_CMD_BUILD) | BIT(EG_CMD_CHECK) | BIT(EG_CMD_DUMP) | BIT(EG_CMD_QUERY))

const eg_command_row eg_commands[EG_CMD_COUNT] = {
	[EG_CMD_BUILD] = {"build", "[SPEC]", "write the PDF, the workbook and the dataset", 0, 1},
	[EG_CMD_CHECK] = {"check", "[SPEC]", "say all that build would say, and write nothing", 0,
		1},
	[EG_CMD_DUMP] = {"dump", "--stage=NAME [SPEC]", "print what a stage hands to the next", 0,
		1},
	[EG_CMD_QUERY] = {"query", "SPEC \"SELECT ...\"",
		"print the rows of a query on the dataset", 2, 2},
	[EG_CMD_EXPLAIN] = {"explain", "[RULE|VIEW|RECORD|RECORD.FIELD]", "say what a word means",
		0, 1},
	[EG_CMD_SCHEMA] = {"schema", "[RECORD]", "print the JSON Schema of the specs, for editors",
		0, 1},
	[EG_CMD_RENAME] = {"rename", "OLD NEW [SPEC]",
		"change an id in all files; the record keeps the old one under 'was'", 2, 3},
	[EG_CMD_INIT] = {"init", "DIR", "write a small strategy to begin with", 1, 1},
};

const eg_option_row eg_options[EG_OPT_COUNT] = {
	[EG_OPT_OUT] = {.name = "output",
		.value = "DIR",
		.commands = BIT(EG_CMD_BUILD),
		.letter = 'o',
		.doc = "where the outputs go (default: output)"},
	[EG_OPT_AS_OF] = {.name = "as-of",
		.value = "DATE",
		.commands = READ,
		.letter = 0,
		.doc = "the day of all statuses: YYYY-MM-DD or today"},
	[EG_OPT_SINCE] = {.name = "since",
		.value = "FILE",
		.commands = READ,
		.letter = 0,
		.doc = "the dataset file of the edition with which to compare"},
	[EG_OPT_AUDIENCE] = {.name = "audience",
		.value = "NAME",
		.commands = READ,
		.letter = 0,
		.doc = "whose cut to make: internal (the default), partner, public or an own one"},
	[EG_OPT_LANGUAGE] = {.name = "language",
		.value = "TAG",
		.commands = READ,
		.letter = 0,
		.doc = "the language of outputs that do not say one; texts come from files with "
		       "'language:' at their top"},
	[EG_OPT_ONLY] = {.name = "only",
		.value = "NAME,...",
		.commands = BIT(EG_CMD_BUILD),
		.letter = 0,
		.doc = "only these outputs, by kind, form or id: strategy, progress, brief, "
		       "roster, "
		       "dataset, csv, json, stratml, ics, geojson; pdf, xlsx"},
	[EG_OPT_FROM] = {.name = "from",
		.value = "FILE.csv",
		.commands = BIT(EG_CMD_INIT),
		.letter = 0,
		.doc = "bring in a table of partners, agreements or activities"},
	[EG_OPT_AS] = {.name = "as",
		.value = "KIND",
		.commands = BIT(EG_CMD_INIT),
		.letter = 0,
		.doc = "what its rows are: partners, agreements or activities (default: by its "
		       "heads)"},
	[EG_OPT_FORMULA_SAFE] = {.name = "formula-safe",
		.value = NULL,
		.commands = BIT(EG_CMD_BUILD),
		.letter = 0,
		.doc = "csv: disarm texts that a spreadsheet would take for formulas"},
	[EG_OPT_BOM] = {.name = "bom",
		.value = NULL,
		.commands = BIT(EG_CMD_BUILD),
		.letter = 0,
		.doc = "csv: begin each file with a byte order mark"},
	[EG_OPT_JOBS] = {.name = "jobs",
		.value = "N",
		.commands = BIT(EG_CMD_BUILD) | BIT(EG_CMD_CHECK),
		.letter = 'j',
		.doc = "workers (default: one a processor)"},
	[EG_OPT_STAGE] = {.name = "stage",
		.value = "NAME",
		.commands = BIT(EG_CMD_DUMP),
		.letter = 0,
		.doc = "the stage to print: model, dataset, content, layout, structure, roster or "
		       "standard"},
	[EG_OPT_FORMAT] = {.name = "format",
		.value = "FORM",
		.commands = READ | BIT(EG_CMD_RENAME) | BIT(EG_CMD_SCHEMA),
		.letter = 0,
		.doc = "how to print: "},
	[EG_OPT_ROWS] = {.name = "rows",
		.value = "N",
		.commands = BIT(EG_CMD_QUERY),
		.letter = 0,
		.doc = "print at most N rows and tell how many there are (0: all, the default)"},
	[EG_OPT_LIMIT] = {.name = "limit",
		.value = "N",
		.commands = READ,
		.letter = 0,
		.doc = "show at most N findings and count the rest (default 200; 0: all)"},
	[EG_OPT_INPUT_LIMITS] = {.name = "input-limits",
		.value = "NAME=N,...",
		.commands = READ,
		.letter = 0,
		.doc = "bounds of reading: bytes, files, nodes, depth, aliases, text"},
	[EG_OPT_DENY] = {.name = "deny",
		.value = "RULE,...",
		.commands = BIT(EG_CMD_BUILD) | BIT(EG_CMD_CHECK),
		.letter = 0,
		.doc = "these findings are errors; 'warnings': all warnings"},
	[EG_OPT_ALLOW] = {.name = "allow",
		.value = "RULE,...",
		.commands = BIT(EG_CMD_BUILD) | BIT(EG_CMD_CHECK),
		.letter = 0,
		.doc = "do not tell these findings; errors are always told"},
	[EG_OPT_LOG] = {.name = "log",
		.value = "FILE",
		.commands = BIT(EG_CMD_BUILD),
		.letter = 0,
		.doc = "append the run's record as JSON lines"},
	[EG_OPT_COLOR] = {.name = "color",
		.value = "WHEN",
		.commands = READ | BIT(EG_CMD_RENAME),
		.letter = 0,
		.doc = "colour messages: auto, always or never (default: auto)"},
	[EG_OPT_COMPLETE] = {.name = "complete",
		.value = NULL,
		.commands = BIT(EG_CMD_CHECK),
		.letter = 0,
		.doc = "print what a strategy should have, what covers it and what is missing"},
	[EG_OPT_WAIVED] = {.name = "waived",
		.value = NULL,
		.commands = BIT(EG_CMD_CHECK),
		.letter = 0,
		.doc = "print the findings that are waived, with their reasons and ends"},
	[EG_OPT_QUIET] = {.name = "quiet",
		.value = NULL,
		.commands = READ | BIT(EG_CMD_RENAME),
		.letter = 'q',
		.doc = "errors only"},
	[EG_OPT_HELP] = {.name = "help",
		.value = NULL,
		.commands = ALL,
		.letter = 'h',
		.doc = "print this help"},
};

static int option_named(eg_str name, enum eg_command command)
{
	for (int i = 0; i < EG_OPT_COUNT; i++)
		if ((eg_options[i].commands & BIT(command)) && eg_str_is(name, eg_options[i].name))
			return i;
	return -1;
}

static int option_lettered(char c, enum eg_command command)
{
	for (int i = 0; i < EG_OPT_COUNT; i++)
		if ((eg_options[i].commands & BIT(command)) && eg_options[i].letter == c)
			return i;
	return -1;
}

/* Takes the option at argv[*i] and, where it needs one, its value: joined by '=', joined to the
 * letter, or the next word. */
static bool take_option(eg_call *call, int argc, char **argv, int *i, eg_buf *why)
{
	const char *word = argv[*i], *value = NULL;
	int option;
	if (word[1] == '-') {
		const char *equals = strchr(word, '=');
		eg_str name = equals ? (eg_str){word + 2, (size_t)(equals - word) - 2}
				     : eg_str_of(word + 2);
		option = option_named(name, call->command);
		value = equals ? equals + 1 : NULL;
	} else {
		option = option_lettered(word[1], call->command);
		value = word[2] ? word + 2 : NULL;
	}
	if (option < 0) {
		eg_bufv(why, "'%s' is not an option of '%s'", word,
			eg_commands[call->command].name);
		if (word[1] == '-')
			eg_suggest_option(why, eg_str_of(word + 2), call->command);
		return false;
	}
	if (!eg_options[option].value) {
		if (value)
			eg_bufv(why, "'--%s' takes no value", eg_options[option].name);
		call->values[option] = "";
		return !value;
	}
	if (!value && *i + 1 < argc)
		value = argv[++*i];
	if (!value || !*value) { /* nothing: mostly a variable of a script that is not set */
		eg_bufv(why, "'--%s' needs a value: %s", eg_options[option].name,
			eg_options[option].value);
		return false;
	}
	call->values[option] = value;
	return true;
}

bool eg_call_read(eg_call *call, int argc, char **argv, eg_buf *why)
{
	const eg_command_row *row = &eg_commands[call->command];
	bool options = true;
	for (int i = 0; i < argc; i++) {
		if (options && strcmp(argv[i], "--") == 0) {
			options = false;
		} else if (options && argv[i][0] == '-' && argv[i][1]) {
			if (!take_option(call, argc, argv, &i, why))
				return false;
		} else if (call->operand_count == row->most) {
			eg_bufv(why, "'%s' is one word too many for '%s'", argv[i], row->name);
			return false;
		} else {
			call->operands[call->operand_count++] = argv[i];
		}
	}
	if (!call->values[EG_OPT_HELP] && call->operand_count < row->least) {
		eg_bufv(why, "'%s' needs %s", row->name, row->operands);
		return false;
	}
	return true;
}

#define COLUMN 26 /* where the words of options stand */
#define WIDTH  100

/* Lines of whole words; the first begins at `at`. */
static void put_wrapped(eg_buf *out, const char *words, size_t at)
{
	size_t column = at;
	while (*words) {
		size_t n = strcspn(words, " ");
		bool begins = column == at || column == COLUMN;
		if (!begins && column + 1 + n > WIDTH) {
			eg_bufv(out, "\n%*s", COLUMN, "");
			column = COLUMN;
			begins = true;
		}
		eg_bufv(out, "%s%.*s", begins ? "" : " ", (int)n, words);
		column += n + !begins;
		words += n + (words[n] == ' ');
	}
	eg_buf_byte(out, '\n');
}

static void put_option(eg_buf *out, const eg_option_row *o, const char *doc)
{
	size_t from = out->n;
	if (o->letter)
		eg_bufv(out, "  -%c, ", o->letter);
	else
		eg_buf_cstr(out, "      ");
	eg_bufv(out, "--%s", o->name);
	if (o->value)
		eg_bufv(out, "=%s", o->value);
	size_t width = out->n - from;
	eg_bufv(out, "%*s", width < COLUMN ? (int)(COLUMN - width) : 1, "");
	put_wrapped(out, doc, width < COLUMN ? COLUMN : width + 1);
}

static void help_program(eg_buf *out)
{
	eg_buf_cstr(out, "usage: engross COMMAND [OPTIONS] [FILES]\n\n"
			 "Reads an international engagement strategy from YAML specs and writes "
			 "its fair copies:\n"
			 "a tagged PDF, an Excel workbook and an SQLite dataset.\n\ncommands:\n");
	for (int i = 0; i < EG_CMD_COUNT; i++)
		eg_bufv(out, "  %-9s %s\n", eg_commands[i].name, eg_commands[i].doc);
	eg_buf_cstr(out, "\n"
			 "'engross COMMAND --help' tells more. SPEC is a strategy file or a folder "
			 "that holds\n"
			 "strategy.yaml; default: the current folder.\n\n"
			 "exit codes: 0 done, 1 errors in the specs, 2 command line, 3 could not "
			 "read or write,\n"
			 "4 a fault of the program\n");
}

void eg_help(eg_buf *out, enum eg_command command)
{
	if (command == EG_CMD_COUNT) {
		help_program(out);
		return;
	}
	const eg_command_row *row = &eg_commands[command];
	eg_bufv(out, "usage: engross %s [OPTIONS] %s\n\n%c%s.\n\n", row->name, row->operands,
		row->doc[0] - 'a' + 'A', row->doc + 1);
	for (int i = 0; i < EG_OPT_COUNT; i++) {
		if (!(eg_options[i].commands & BIT(command)))
			continue;
		eg_buf doc = {0};
		eg_bufv(&doc, "%s%s", eg_options[i].doc,
			i == EG_OPT_FORMAT ? eg_values_forms(command) : "");
		eg_buf_byte(&doc, '\0');
		put_option(out, &eg_options[i], (const char *)doc.p);
		eg_buf_release(&doc);
	}
}
