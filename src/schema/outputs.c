/* What is made of the records: figures, stories, briefs, rosters, outputs, audiences, checks
 * (DOMAIN.md 1.12, 1.13). */
#include "schema/rows.h"

#define AUDIENCE                                                                                   \
	TEXT("audience", 40, 0, "Who it is for: public, partner, internal, or an own audience.")
#define CHART_KINDS                                                                                \
	WORDS(W("picture"), W("map"), W("matrix"), W("network"), W("bars"), W("stacked"),          \
		W("line"), W("timeline"), W("gantt"), W("tree"), W("quadrant"), W("calendar"),     \
		W("table"))

static const eg_field figure_rows[] = {
	ID(REQUIRED, "The figure's id."),
	NAME("kind", CHART_KINDS, REQUIRED, "What is drawn."),
	TEXT("title", 100, REQUIRED, "The caption."),
	PROSE("alt", 25, 80, 0, "What it shows, for those who cannot see it."),
	ONE("decorative", EG_T_YESNO, 0,
		"Whether it says nothing; then it has neither caption nor `alt`."),
	TEXT("credit", 120, 0, "Who made it."),
	ONE("file", EG_T_PATH, 0, "The picture."),
	ONE("query", EG_T_SQL, 0, "The rows that are drawn."),
	TEXT("x", 40, 0, "The column along the bottom."),
	TEXT("y", 40, MANY, "The columns that are drawn.", .sql = "y"),
	TEXT("series", 40, 0, "The column that parts the rows into series."),
	TEXT("label", 40, 0, "The column that labels a mark."),
	TEXT("sort", 40, 0, "The column to sort by."),
	TEXT("footnote", 200, 0, "A note under it."),
	NAME("width", WORDS(W("column"), W("page"), W("spread")), 0, "How wide it is set."),
	COMMON,
};
TABLE(eg_record_figures, "figures", "figure", EG_K_FIGURE, EG_REC_TOP | EG_REC_ID, figure_rows,
	"A picture or chart.");

static const eg_field story_rows[] = {
	ID(REQUIRED, "The story's id."),
	TEXT("title", 60, REQUIRED, "Its title."),
	PROSE("text", 0, 150, 0, "The story."),
	PROSE("quote", 0, 40, 0, "Or a quotation."),
	REF("by", EG_KIND(EG_K_PERSON), 0, "Who said it.", .sql = "speaker"),
	REFS("of", "subject",
		EG_KIND(EG_K_GOAL) | EG_KIND(EG_K_OBJECTIVE) | EG_KIND(EG_K_ACTIVITY) |
			EG_KIND(EG_K_PARTNER),
		0, "Where it is set."),
	REF("figure", EG_KIND(EG_K_FIGURE), 0, "Its picture."),
	COMMON,
};
TABLE(eg_record_stories, "stories", "story", EG_K_STORY, EG_REC_TOP | EG_REC_ID | EG_REC_DATA,
	story_rows, "A box with a story or a quotation.");

static const eg_field brief_rows[] = {
	ID(REQUIRED, "The brief's id."),
	REFS("for", "subject", EG_KINDS_ANY, 0, "What it is about."),
	ONE("each", EG_T_SQL, 0,
		"A query; each id in its first column makes a brief of its own, in a file of its "
		"own."),
	NAME("kind", WORDS(W("partner"), W("goal"), W("country"), W("topic"), W("meeting")), 0,
		"What sort of brief."),
	REF("engagement", EG_KIND(EG_K_ENGAGEMENT), 0,
		"The occasion. A brief of kind `meeting`, or one that is about nothing else, is "
		"about "
		"its partners and topics."),
	NUMBER("pages", 1, 2, 0,
		"How many pages it may take on each subject; where nothing is said, one if what "
		"may "
		"go makes room for the rest, and else two. What is too "
		"long says less: actions beyond three go first, then activities beyond four, what "
		"is sought or offered beyond two and messages beyond three; the last line counts "
		"them."),
	PROSE("purpose", 0, 40, 0, "What it is for."),
	PROSE("messages", 0, 40, MANY, "What to say.", .sql = "message", .many_max = 5),
	PROSE("asks", 0, 40, MANY, "What to ask for.", .sql = "ask", .many_max = 5),
	PROSE("offers", 0, 40, MANY, "What to offer.", .sql = "offer", .many_max = 5),
	PROSE("cautions", 0, 40, MANY | INTERNAL | EG_F_MARKABLE, "What to mind.", .sql = "caution",
		.many_max = 5),
	ONE("cautions_marking", EG_T_MARKING, MANY | INTERNAL, "The marking of `cautions`.",
		.sql = "cautions_marking"),
	REFS("people", "person", EG_KIND(EG_K_PERSON), 0, "Who is in the room."),
	AUDIENCE,
	COMMON,
};
TABLE(eg_record_briefs, "briefs", "brief", EG_K_BRIEF, EG_REC_TOP | EG_REC_ID, brief_rows,
	"One page for a meeting.");

#define COLUMN_TYPES                                                                               \
	WORDS(W("text"), W("id"), W("link"), W("date"), W("month"), W("money"), W("integer"),      \
		W("decimal"), W("percent"), W("status"), W("list"), W("yes-no"), W("url"),         \
		W("email"))

static const eg_field column_rows[] = {
	FREE("key", EG_T_TEXT, REQUIRED | BARE, "The column of the query."),
	TEXT("title", 40, EG_F_HIDDEN, "The column's head."),
	NAME("type", COLUMN_TYPES, EG_F_HIDDEN,
		"What it holds; without it, what the query tells: sums of amounts are money, "
		"shares percentages, days dates."),
	NUMBER("width", 6, 80, EG_F_HIDDEN, "Its width in characters."),
	NAME("total", WORDS(W("none"), W("sum"), W("count"), W("mean"), W("distinct")), EG_F_HIDDEN,
		"What stands under it."),
	FREE("format", EG_T_TEXT, 0, "An own number format."),
	FREE("currency_from", EG_T_TEXT, 0,
		"The column that holds the currency; without it, the one that stands beside the "
		"amount in the query."),
	NAME("rank", WORDS(W("bar"), W("scale"), W("icons")), EG_F_HIDDEN,
		"How values are set against each other."),
	FREE("choices", EG_T_TEXT, MANY, "The words that may stand in it.", .sql = "choice"),
	FREE("link", EG_T_TEXT, 0, "The kind of record its ids link to."),
	FREE("audience", EG_T_TEXT, 0, "Who may see it."),
	FREE("doc", EG_T_TEXT, 0, "What it means, for the data dictionary."),
};
NESTED(column_record, "columns", "column", column_rows, "A column of a sheet.");

static const eg_field sheet_chart_rows[] = {
	NAME("kind", WORDS(W("columns"), W("stacked"), W("line")), EG_F_HIDDEN,
		"How it is drawn; `columns` when nothing is said. They lie where the words beside "
		"them are long."),
	TEXT("title", 100, REQUIRED | EG_F_HIDDEN, "What it is called."),
	FREE("x", EG_T_TEXT, REQUIRED, "The column along the bottom."),
	FREE("y", EG_T_TEXT, MANY | EG_F_REQUIRED, "The columns that are drawn, a series each.",
		.sql = "y"),
	TEXT("x_title", 60, EG_F_HIDDEN, "What is written along the bottom."),
	TEXT("y_title", 60, EG_F_HIDDEN, "What is written along the side."),
	FREE("alt", EG_T_TEXT, 0, "What it shows, for those who cannot see it."),
};
NESTED(sheet_chart_record, "chart", "sheet_chart", sheet_chart_rows,
	"A chart over the rows of a sheet.");

static const eg_field sheet_rows[] = {
	TEXT("title", 31, EG_F_HIDDEN,
		"The sheet's name; the sheet of that name in the standard roster gives way to it."),
	PROSE("intro", 0, 60, EG_F_HIDDEN, "What it shows."),
	FREE("query", EG_T_SQL, 0, "Its rows."),
	FREE("of", EG_T_TEXT, BARE,
		"Or the view or standard sheet that it shows; `standard` stands for all of those."),
	FREE("omit", EG_T_YESNO, 0, "Whether the standard sheet of this title is left out."),
	FREE("audience", EG_T_TEXT, 0, "Who may see it."),
	{.key = "columns",
		.type = EG_T_RECORD,
		.record = &column_record,
		.flags = MANY | EG_F_HIDDEN,
		.doc = "Its columns."},
	FREE("sort", EG_T_TEXT, MANY, "The columns to sort by; `-name` sorts from the end."),
	FREE("group", EG_T_TEXT, 0,
		"The column whose equal neighbours fold under the first of them.",
		.sql = "grouped_by"),
	FREE("filter", EG_T_YESNO, 0, "Whether it has filters."),
	FREE("freeze", EG_T_INTEGER, 0,
		"Columns that stay in sight; without it, in a wide sheet those down to the name."),
	NAME("page", WORDS(W("portrait"), W("landscape")), EG_F_HIDDEN, "How it is printed."),
	FREE("fit", EG_T_INTEGER, 0,
		"Pages it is fitted to, across; without it, as many as keep its type large enough "
		"to read."),
	NAME("protect", WORDS(W("none"), W("structure"), W("input")), EG_F_HIDDEN,
		"What is protected."),
	{.key = "chart",
		.type = EG_T_RECORD,
		.record = &sheet_chart_record,
		.flags = EG_F_HIDDEN,
		.doc = "A chart over its rows, on a page of its own."},
};
NESTED(sheet_record, "sheets", "sheet", sheet_rows, "A sheet of a workbook.");

static const eg_field roster_rows[] = {
	ID(REQUIRED, "The roster's id."),
	TEXT("title", 120, CORE, "Its title."),
	{.key = "sheets",
		.type = EG_T_RECORD,
		.record = &sheet_record,
		.flags = MANY | EG_F_HIDDEN,
		.doc = "Its sheets; without them the standard ones. The roster `standard` "
		       "always has those, and its own beside or instead of them."},
	FREE("each", EG_T_SQL, 0,
		"A query; each row makes a workbook, whose queries take its columns as `:name`, "
		"and the day of all statuses as `:as_of`."),
	FREE("file", EG_T_TEXT, 0,
		"The file's name, with {edition}, {audience}, {as_of}, {id} and the columns of "
		"`each` in braces."),
	FREE("omit", EG_T_YESNO, 0, "Whether the roster `standard` is not made."),
	NUMBER("cells", 1, 2000000000, EG_F_HIDDEN,
		"Cells that are kept in memory; a sheet beyond them is a plain range."),
	AUDIENCE,
	COMMON,
};
TABLE(eg_record_rosters, "rosters", "roster", EG_K_ROSTER, EG_REC_TOP | EG_REC_ID, roster_rows,
	"A workbook.");

static const eg_field output_rows[] = {
	ID(REQUIRED, "The output's id."),
	NAME("kind",
		WORDS(W("strategy"), W("progress"), W("brief"), W("roster"), W("dataset"),
			W("data")),
		REQUIRED, "What is made."),
	REF("of", EG_KIND(EG_K_BRIEF) | EG_KIND(EG_K_ROSTER), 0, "The brief or roster."),
	TEXT("file", 200, 0,
		"The file's name, with {edition}, {audience}, {id}, {language}, {as_of} and, of "
		"briefs, {brief}: the brief's id, and of one with `each` also the id that it is "
		"about. Briefs stand in one file where it has no {brief}."),
	TEXT("audience", 40, 0,
		"Who it is for: public, partner, internal, or an own audience; internal where "
		"nothing is said. `--audience` makes the outputs that are for that one, and the "
		"standard ones where none is."),
	REFS("to", "recipient", EG_KIND(EG_K_PARTNER), 0, "Who will get it."),
	TEXT("sections", 48, MANY, "Only these sections.", .sql = "section"),
	TEXT("without", 48, MANY, "Not these sections.", .sql = "left_out"),
	NAME("format", WORDS(W("csv"), W("json"), W("stratml"), W("ics"), W("geojson")), 0,
		"The form of a data output."),
	ONE("language", EG_T_LANG, 0, "Its language."),
	NAME("orientation", WORDS(W("portrait"), W("landscape")), 0,
		"Which way the pages of a document stand; as the strategy says where nothing is "
		"said."),
	ONE("illustrative", EG_T_YESNO, 0, "Whether editorial examples stand in it.",
		.fallback = "yes", .sql = "shows_illustrative"),
	NOTED,
	ONE("marking", EG_T_MARKING, MANY,
		"The marking that it bears in the place of the strategy's; what it holds may not "
		"need a stronger one. Without it a public output bears none that the public may "
		"not "
		"see.",
		.sql = "marking"),
	SOURCED,
};
TABLE(eg_record_outputs, "outputs", "output", EG_K_OUTPUT, EG_REC_TOP | EG_REC_ID, output_rows,
	"A file to make.");

static const eg_field audience_rows[] = {
	ID(REQUIRED, "The audience's name."),
	ONE("sees", EG_T_MARKING, MANY, "The markings it may see.", .sql = "sees"),
	TEXT("drops", 80, MANY, "Fields it may not see, such as `people.email`.", .sql = "dropped"),
	TEXT("keeps", 80, MANY, "Fields it may see that would be dropped.", .sql = "kept"),
	COMMON,
};
TABLE(eg_record_audiences, "audiences", "audience", EG_K_AUDIENCE, EG_REC_TOP | EG_REC_ID,
	audience_rows, "Who may see what.");

static const eg_field check_rows[] = {
	ID(REQUIRED, "The check's name."),
	NAME("level", WORDS(W("error"), W("warning"), W("note")), CORE,
		"How grave its findings are.", .fallback = "warning"),
	ONE("query", EG_T_SQL, REQUIRED,
		"Each row is a finding: `id` names the record, `field` the key that is meant "
		"(`ends`, `deliverables.2.due`), `message` says what is wrong; `other_id` and "
		"`other_field` name a second place. `:as_of` is the day of all statuses."),
	FREE("when", EG_T_SQL, 0,
		"The query is asked only when this one's value is neither 0 nor null: a cheap "
		"look at whether there can be anything to find."),
	TEXT("message", 300, 0,
		"What is wrong, with `{{column}}` for values of the row; in place of a column "
		"`message`."),
	TEXT("label", 120, 0, "A few words beside the marked place, with `{{column}}`."),
	TEXT("other", 120, 0, "A few words beside the second place, with `{{column}}`.",
		.sql = "other_label"),
	TEXT("help", 300, 0, "How to mend it, with `{{column}}`."),
	COMMON,
};
TABLE(eg_record_checks, "checks", "own_check", EG_K_CHECK, EG_REC_TOP | EG_REC_ID, check_rows,
	"An own rule: a query whose rows are findings.");
