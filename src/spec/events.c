#include "spec/events.h"

#include "spec/vet.h"

#define BOM "\xEF\xBB\xBF"

/* -- marks -- */

static bool is_tail(char c)
{
	return ((unsigned char)c & 0xC0u) == 0x80u;
}

static bool eight_are_ascii(const char *p)
{
	uint64_t w;
	memcpy(&w, p, sizeof w);
	return (w & UINT64_C(0x8080808080808080)) == 0;
}

static void walk_forward(eg_events *e, size_t index)
{
	eg_str t = e->src->text;
	while (e->index < index && e->offset < t.n) {
		if (t.n - e->offset >= 8 && eight_are_ascii(t.p + e->offset)) {
			size_t step = index - e->index < 8 ? index - e->index : 8;
			e->index += step;
			e->offset += step;
			continue;
		}
		e->offset++;
		while (e->offset < t.n && is_tail(t.p[e->offset]))
			e->offset++;
		e->index++;
	}
}

static void walk_back(eg_events *e, size_t index)
{
	eg_str t = e->src->text;
	while (e->index > index && e->offset > e->base) {
		e->offset--;
		while (e->offset > e->base && is_tail(t.p[e->offset]))
			e->offset--;
		e->index--;
	}
}

uint32_t eg_events_offset(eg_events *e, yaml_mark_t mark)
{
	if (mark.index >= e->index)
		walk_forward(e, mark.index);
	else
		walk_back(e, mark.index);
	return (uint32_t)e->offset;
}

eg_span eg_events_span(eg_events *e, const yaml_event_t *event)
{
	uint32_t from = eg_events_offset(e, event->start_mark);
	uint32_t to = eg_events_offset(e, event->end_mark);
	return (eg_span){e->file, from, to > from ? to : from};
}

/* -- faults -- */

void eg_events_fail(eg_events *e)
{
	e->failed = true;
	e->src->unreadable = true;
}

/* What libyaml says, and how we say it. */
typedef struct fault {
	const char *problem, *message, *help;
	bool began; /* placed where the construct began */
} fault;

static const fault faults[] = {
	{"mapping values are not allowed in this context", "a ':' stands where no key can be",
		"put a value that holds ': ' in quotes, or check the indentation", false},
	{"did not find expected key", "this line is neither a key nor part of the value above",
		"check the indentation, and the quotes of the lines before", false},
	{"could not find expected ':'", "a key is not followed by ':'",
		"write 'key: value', or indent the line as part of the value above", false},
	{"did not find expected '-' indicator",
		"this line does not begin with '- ' like the items above", "check the indentation",
		false},
	{"block sequence entries are not allowed in this context",
		"an item of a list stands where none can be", "put '- ' on a line of its own",
		false},
	{"did not find expected ',' or '}'", "a mapping in braces goes on without ',' or '}'",
		"put a comma between the keys, and text that holds a comma or a brace in quotes",
		false},
	{"did not find expected ',' or ']'", "a list in brackets goes on without ',' or ']'",
		"put a comma between the items, and text that holds a comma or a bracket in quotes",
		false},
	{"did not find expected node content", "a value is missing",
		"write a value, or leave out the key", false},
	{"found character that cannot start any token", "a value cannot begin with this character",
		"put the value in quotes", false},
	{"found unexpected end of stream", "a quoted text is not closed", "close the quote", true},
	{"found unexpected document indicator", "a quoted text is not closed", "close the quote",
		true},
	{"found unknown escape character", "an unknown escape stands in double quotes",
		"write '\\\\' for a backslash, or use single quotes", false},
	{"found invalid Unicode character escape code",
		"an escape stands for no character: surrogates and numbers past 10FFFF are none",
		"write the character itself, or \\U and its eight digits", false},
	{"did not find expected hexdecimal number", "an escape lacks digits",
		"write \\x and two digits, \\u and four, or \\U and eight", false},
	{"did not find expected comment or line break", "text follows '|' or '>' on the same line",
		"begin the text on the next line", false},
	{"found unexpected ':'", "a ':' stands at the end of a word",
		"put a blank after the ':', or the word in quotes", false},
	{"found undefined tag handle", "a value cannot begin with '!'", "put the value in quotes",
		false},
	{"mapping keys are not allowed in this context", "a value cannot begin with '? '",
		"put the value in quotes", false},
	{"found an indentation indicator equal to 0",
		"the number behind '|' or '>' is that of blanks, from 1 to 9",
		"leave the number out", false},
	{"did not find expected <document start>",
		"text stands after the end of what the file holds",
		"begin all keys of the file in one column; '...' ends the file, and '---' stands "
		"between "
		"lines with '%' and the text",
		false},
	{"found duplicate %YAML directive", "the version of YAML is given twice",
		"leave the line out", false},
	{"found duplicate %TAG directive", "a tag is declared twice", "leave the line out", false},
	{"found incompatible YAML document",
		"specs are read as YAML 1.2, and not as another version", "leave the line out",
		false},
};

/* What fails within a construct, however it does: by what libyaml says of the context. */
static const fault faults_within[] = {
	{"directive", "a line that begins with '%' is no directive that is known",
		"leave it out: specs need none; put a value that begins so in quotes", true},
	{"anchor", "'&' begins the name of an anchor, and no name follows",
		"put a value that begins with '&' in quotes", true},
	{"alias", "'*' stands for what an anchor names, and no name follows",
		"put a value that begins with '*' in quotes", true},
	{"a tag", "a value cannot begin with '!'", "put the value in quotes", true},
};

/* The row that speaks of it, or NULL. */
static const fault *find_fault(const yaml_parser_t *p)
{
	for (size_t i = 0; p->problem && i < EG_COUNT(faults); i++)
		if (strcmp(p->problem, faults[i].problem) == 0)
			return &faults[i];
	for (size_t i = 0; p->context && i < EG_COUNT(faults_within); i++)
		if (strstr(p->context, faults_within[i].problem))
			return &faults_within[i];
	return NULL;
}

static size_t line_start(const eg_events *e, size_t at)
{
	eg_str t = e->src->text;
	while (at > e->base && t.p[at - 1] != '\n' && t.p[at - 1] != '\r')
		at--;
	return at;
}

/* The tabs among the blanks that begin the line of `at`, or an unknown span. */
static eg_span leading_tabs(const eg_events *e, uint32_t at)
{
	eg_str t = e->src->text;
	size_t from = line_start(e, at);
	while (from < t.n && t.p[from] == ' ')
		from++;
	size_t to = from;
	while (to < t.n && t.p[to] == '\t')
		to++;
	return to > from && from <= at ? (eg_span){e->file, (uint32_t)from, (uint32_t)to}
				       : (eg_span){0};
}

/* The '-' of an item that no blank follows, at the beginning of the line of `at` or of the one
 * before, or an unknown span: YAML takes it for a part of the first word. */
static eg_span bare_dash(const eg_events *e, uint32_t at)
{
	eg_str t = e->src->text;
	size_t line = line_start(e, at);
	for (int back = 0; back < 2; back++) {
		size_t from = line;
		while (from < t.n && t.p[from] == ' ')
			from++;
		if (from + 1 < t.n && t.p[from] == '-' && !strchr("- \t\r\n", t.p[from + 1]))
			return (eg_span){e->file, (uint32_t)from, (uint32_t)from + 1};
		line = line > e->base ? line_start(e, line - 1) : line;
	}
	return (eg_span){0};
}

static eg_span one_character(const eg_events *e, uint32_t at)
{
	eg_str t = e->src->text;
	/* Past the end: the last line with something on it. */
	while (at > e->base && at >= t.n)
		at--;
	while (at > e->base && is_tail(t.p[at]))
		at--;
	size_t to = at;
	if (to < t.n)
		(void)eg_utf8_next(t, &to);
	return (eg_span){e->file, at, (uint32_t)to};
}

static void report_reader(eg_events *e)
{
	size_t at = e->base + e->parser.problem_offset;
	eg_span span = one_character(e, (uint32_t)(at < e->src->text.n ? at : e->src->text.n));
	eg_say_help(eg_report(e->d, EG_R_YAML_SYNTAX, span,
			    "control character U+%04X is not allowed in YAML",
			    (unsigned)e->parser.problem_value),
		"delete it, or write it as an escape in double quotes");
}

/* What stands last before `at` on its line, blanks aside; 0 at the line's beginning. */
static int last_before(const eg_events *e, uint32_t at)
{
	eg_str t = e->src->text;
	size_t from = line_start(e, at);
	while (at > from && (t.p[at - 1] == ' ' || t.p[at - 1] == '\t'))
		at--;
	return at > from ? t.p[at - 1] : '\0';
}

/* `{{fact.n}} partners`: the braces were told as what is no key. */
static bool follows_from_before(const eg_events *e, uint32_t at)
{
	const eg_finding *f = e->d->count ? e->d->items[e->d->count - 1] : NULL;
	return f && f->rule == EG_R_YAML_SYNTAX && f->span.file == e->file &&
	       f->span.from >= line_start(e, at) && f->span.from < at;
}

/* `"UK" and others`, `[[gbr]] and others`: the value has ended and the line goes on. */
static bool report_rest(eg_events *e, uint32_t at)
{
	int last = last_before(e, at);
	bool quote = last == '"' || last == '\'';
	if (!quote && last != ']' && last != '}')
		return false;
	eg_finding *f = eg_report(e->d, EG_R_YAML_SYNTAX, one_character(e, at),
		quote ? "text stands behind a value in quotes"
		      : "text stands behind a value in brackets or braces");
	eg_say_help(f,
		quote ? "put all of the text in quotes, those within doubled or of the other kind"
		      : "put text that begins with '[' or '{' in quotes");
	return true;
}

static void report_syntax(eg_events *e)
{
	const yaml_parser_t *p = &e->parser;
	uint32_t at = eg_events_offset(e, p->problem_mark);
	eg_span tabs = leading_tabs(e, at);
	if (eg_span_known(tabs)) {
		eg_say_help(eg_report(e->d, EG_R_YAML_TAB, tabs, "a tab stands in the indentation"),
			"use blanks");
		return;
	}
	const fault *row = find_fault(p);
	eg_span dash = row == &faults[0] ? bare_dash(e, at) : (eg_span){0};
	if (eg_span_known(dash)) {
		eg_say_help(eg_report(e->d, EG_R_YAML_SYNTAX, dash,
				    "no blank stands behind the '-' of an item"),
			"write '- ' before the first key of each item of a list");
		return;
	}
	if (row && row->began)
		at = eg_events_offset(e, p->context_mark);
	else if (row == &faults[1] && (follows_from_before(e, at) || report_rest(e, at)))
		return;
	const char *problem = p->problem ? p->problem : "the text cannot be parsed";
	eg_finding *f = eg_report(
		e->d, EG_R_YAML_SYNTAX, one_character(e, at), "%s", row ? row->message : problem);
	if (row)
		eg_say_help(f, "%s", row->help);
}

/* -- opening -- */

bool eg_events_open(eg_events *e, eg_sources *sources, uint32_t file, eg_diag *d)
{
	*e = (eg_events){
		.sources = sources, .src = eg_sources_at(sources, file), .file = file, .d = d};
	eg_str t = e->src->text;
	if (!eg_vet_text(sources, file, d) || !yaml_parser_initialize(&e->parser)) {
		eg_events_fail(e);
		return false;
	}
	e->base = eg_str_starts(t, EG_STR(BOM)) ? sizeof BOM - 1 : 0;
	e->offset = e->base;
	yaml_parser_set_encoding(&e->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&e->parser, (const unsigned char *)t.p + e->base, t.n - e->base);
	return true;
}

void eg_events_close(eg_events *e)
{
	yaml_parser_delete(&e->parser);
}

bool eg_events_next(eg_events *e, yaml_event_t *out)
{
	if (e->failed)
		return false;
	if (yaml_parser_parse(&e->parser, out))
		return true;
	if (e->parser.error == YAML_READER_ERROR)
		report_reader(e);
	else
		report_syntax(e);
	eg_events_fail(e);
	return false;
}
