/* The document language (DESIGN.md 7): sections, blocks and facts. Their texts are templates; none
 * of it is data, so every field is hidden from the dataset. */
#include "schema/rows.h"

#define T(k, f, ...)           FREE(k, EG_T_TEXT, f, __VA_ARGS__)
#define P(k, f, ...)           FREE(k, EG_T_PROSE, f, __VA_ARGS__)
#define Q(k, f, ...)           FREE(k, EG_T_SQL, f, __VA_ARGS__)
#define YES(k, f, ...)         FREE(k, EG_T_YESNO, f, __VA_ARGS__)
#define N(k, least, most, ...) NUMBER(k, least, most, EG_F_HIDDEN, __VA_ARGS__)
#define PICK(k, w, ...)        NAME(k, w, EG_F_HIDDEN, __VA_ARGS__)
#define SUB(k, r, ...)                                                                             \
	{                                                                                          \
		.key = (k), .type = EG_T_RECORD, .record = &(r), .flags = EG_F_HIDDEN,             \
		.doc = __VA_ARGS__                                                                 \
	}
#define SUBS(k, r, ...)                                                                            \
	{                                                                                          \
		.key = (k), .type = EG_T_RECORD, .record = &(r), .flags = EG_F_HIDDEN | MANY,      \
		.doc = __VA_ARGS__                                                                 \
	}

static const eg_field head_rows[] = {
	T("title", REQUIRED | BARE, "Its words."),
	N("level", 1, 6, "Its level; without one, one below the section."),
	T("number", 0, "A number that stands before it."),
	T("id", 0, "What links may point at."),
};
NESTED(head_record, "head", "head", head_rows, "A heading within a section.");

static const eg_field table_column_rows[] = {
	T("key", REQUIRED | BARE, "The column of the query."),
	T("title", 0, "Its head."),
	PICK("type",
		WORDS(W("text"), W("name"), W("code"), W("date"), W("number"), W("decimal"),
			W("state"), W("list"), W("status"), W("markdown")),
		"What it holds; `decimal` prints millionths, as the dataset keeps them."),
	PICK("align", WORDS(W("left"), W("right"), W("center"), W("decimal")),
		"How it is aligned."),
	YES("merge", 0, "Whether the same words on following rows are printed once."),
	YES("header", 0, "Whether its cells head their rows."),
	YES("strong", 0, "Whether its values stand out: those that the table is read for."),
	YES("muted", 0, "Whether its values stand back behind those beside them."),
	T("link", 0, "The column with the id or address that its words link to."),
	T("before", 0,
		"The column whose words stand before those of the cell: `about`, `more than`."),
	T("unit", 0,
		"The column with the unit of its numbers; it stands behind them, or in the head "
		"where all rows have the same."),
	T("under", 0, "The column that stands on a line of its own below."),
	T("width", 0,
		"Its width in points, or as a part of the table, `30%`; without one it is found."),
	T("head", MANY,
		"Heads over its own, the outermost first; neighbours with the same one share it."),
	T("colspan", 0, "The column of the query that says how many columns its cells cover."),
	T("rowspan", 0, "The column of the query that says how many rows its cells cover."),
	YES("optional", 0, "Whether it is left out when no row has a value for it."),
	P("note", 0, "A note to its head, under the table."),
};
NESTED(table_column_record, "columns", "column", table_column_rows, "A column of a table.");

static const eg_field table_rows[] = {
	T("id", 0, "What links may point at."),
	T("title", 0, "The caption."),
	Q("query", REQUIRED, "Its rows."),
	SUBS("columns", table_column_record, "Its columns; without them those of the query."),
	T("group", 0, "The column whose change begins a group.", .sql = "grouped_by"),
	T("group_link", 0, "The column with the id that a group's words link to."),
	Q("total", 0, "Rows of totals that close the table: columns of the same names."),
	P("note", 0, "What stands below."),
	T("empty", 0, "What stands there instead when there are no rows."),
	T("summary", 0, "What it holds, for assistive technology."),
	YES("number", 0, "Whether it has a number."),
	YES("as_of", 0, "Whether the line below says of which day it is; `yes` without a word."),
	N("most", 1, 100000,
		"How many rows it shows at most. Of more, the first ones stand here, and the line "
		"below "
		"says how many are left out."),
	N("first", 1, 100000, "How many those are; without it as many as `most`."),
	T("rest", 0, "The id of the table that has them all, which that line names with its page."),
};
NESTED(table_record, "table", "table", table_rows, "A table over a query.");

static const eg_field matrix_column_rows[] = {
	Q("query", REQUIRED | BARE,
		"Its columns: id, title, and goal, the number of the goal whose colour the head "
		"takes."),
};
NESTED(matrix_column_record, "columns", "set of columns", matrix_column_rows,
	"Columns of one kind.");

static const eg_field matrix_rows[] = {
	T("id", 0, "What links may point at."),
	T("title", 0, "The caption."),
	T("head", 0, "The head of the column that names the rows."),
	Q("rows", REQUIRED, "Its rows: columns id, title, and link, the id that it leads to.",
		.sql = "matrix_rows"),
	SUBS("columns", matrix_column_record,
		"Its columns, each set of them apart from the one before."),
	Q("cells", REQUIRED,
		"Its counts: columns row, column, n. What has no row here is none; the rest, where "
		"row or column is not shown, is left out."),
	T("total_title", 0, "The name of a row of totals."),
	Q("total", 0, "Those totals: columns column, n; without it the sums of the rows."),
	P("note", 0, "What stands below."),
	T("summary", 0, "What it holds, for assistive technology."),
	YES("number", 0, "Whether it has a number."),
	YES("as_of", 0, "Whether the line below says of which day it is; `yes` without a word."),
};
NESTED(matrix_record, "matrix", "matrix", matrix_rows,
	"Counts where rows and columns meet, each on a square that grows with it.");

#define EACH                                                                                       \
	Q("when", 0, "Shown only when this query's one value is neither 0 nor null.",              \
		.sql = "shown_when"),                                                              \
		Q("each", 0, "It is repeated for each row of this query."),                        \
		T("as", 0, "What a row is called in templates and parameters.", .sql = "called")
#define LIST_STYLES WORDS(W("bullets"), W("numbers"), W("outcomes"))

static const eg_record list_item_record; /* items hold items */

static const eg_field list_item_rows[] = {
	P("text", REQUIRED | BARE, "Its words."),
	SUBS("items", list_item_record, "A list within it."),
	PICK("style", LIST_STYLES, "How those are marked."),
	EACH,
};
NESTED(list_item_record, "items", "list item", list_item_rows, "An item of a list.");

static const eg_field list_rows[] = {
	Q("query", 0, "Its items, a row each."),
	T("item", 0, "An item's words, of the query's row."),
	SUBS("items", list_item_record, "Or its items, one by one."),
	PICK("style", LIST_STYLES, "How items are marked."),
	T("link", 0, "The column with the id or address that items link to."),
};
NESTED(list_record, "list", "list", list_rows, "A list, over a query or item by item.");

static const eg_field definition_rows[] = {
	T("term", REQUIRED, "The term."),
	P("text", 0, "What it means."),
	SUBS("blocks", eg_record_block, "More of it."),
	EACH,
};
NESTED(definition_record, "items", "definition", definition_rows, "A term and what it means.");

static const eg_field definitions_rows[] = {
	SUBS("items", definition_record, "The terms."),
};
NESTED(definitions_record, "definitions", "definition list", definitions_rows,
	"Terms with what they mean under them.");

static const eg_field fact_item_rows[] = {
	T("label", REQUIRED, "What it is."),
	T("value", 0, "The words."),
	Q("query", 0, "Or rows, one a value."),
	Q("when", 0, "Shown only when this query's one value is neither 0 nor null.",
		.sql = "shown_when"),
	T("link", 0, "The column with the id or address that values link to."),
};
NESTED(fact_item_record, "items", "fact", fact_item_rows, "A label and its value.");

static const eg_field facts_block_rows[] = {
	SUBS("items", fact_item_record, "The pairs."),
};
NESTED(facts_block_record, "facts", "list of facts", facts_block_rows, "Labels with values.");

static const eg_field cover_rows[] = {
	T("organization", 0, "Who publishes."),
	T("parent", 0, "What it is part of."),
	T("title", 0, "The title."),
	T("subtitle", 0, "The subtitle."),
	T("edition", 0, "The edition."),
	T("date", 0, "The date."),
	T("status", 0, "The status."),
	T("note", 0, "A note at the foot."),
	Q("designation", 0,
		"Lines above the note that say who controls the information, a row each."),
};
NESTED(cover_record, "cover", "cover", cover_rows, "The first page.");

static const eg_field contents_rows[] = {
	T("title", BARE, "Its head."),
	N("depth", 1, 6, "Levels that are shown."),
};
NESTED(contents_record, "contents", "contents", contents_rows, "The table of contents.");

static const eg_field opener_rows[] = {
	T("id", 0, "What links may point at."),
	T("number", 0, "The numeral."),
	T("title", REQUIRED, "The title."),
	T("tagline", 0, "The second name."),
	T("statement", 0, "The goal in a sentence."),
	T("label", 0, "What stands above the title."),
	T("outcomes_label", 0, "What stands above the outcomes."),
	Q("outcomes", 0, "The outcomes, a row each."),
	T("note", 0, "A note below."),
	SUBS("blocks", eg_record_block, "What follows on the page."),
};
NESTED(opener_record, "opener", "opener", opener_rows, "The page that opens a goal.");

static const eg_field objective_rows[] = {
	T("number", 0, "The numeral."),
	T("title", REQUIRED, "The title."),
	T("statement", 0, "The objective in a sentence."),
	T("lead_label", 0, "What stands above the lead."),
	T("lead", 0, "Who leads."),
	T("id", 0, "What links may point at."),
	T("note", 0, "A note below."),
	SUBS("blocks", eg_record_block, "What follows."),
};
NESTED(objective_record, "objective", "objective block", objective_rows,
	"An objective with its numeral at the side.");

static const eg_field picture_rows[] = {
	T("file", REQUIRED | BARE, "The picture's file, below the folder of the specs."),
	T("alt", 0, "What it shows, for those who do not see it."),
	YES("decorative", 0, "Whether it says nothing."),
};
NESTED(picture_record, "picture", "picture", picture_rows, "A picture in a file.");

static const eg_field profile_rows[] = {
	T("title", REQUIRED, "The name."),
	T("id", 0, "What links may point at."),
	Q("native", 0, "Native names: columns text, lang."),
	T("band", MANY, "Words in the band under the name."),
	SUB("logo", picture_record, "A logo in the band."),
	SUBS("intro", eg_record_block, "What comes first."),
	SUBS("side", eg_record_block, "What stands at the side."),
	SUBS("main", eg_record_block, "What stands in the main column."),
};
NESTED(profile_record, "profile", "profile", profile_rows, "The page of a partner.");

static const eg_field banner_rows[] = {
	T("title", REQUIRED, "The title of the section, in the band."),
	T("label", 0, "What stands over it."),
	T("date", 0, "What stands over it at the other edge."),
	Q("native", 0, "Native names under it: columns text, lang."),
	T("line", 0, "A line under those."),
	SUBS("items", fact_item_record, "Labels with values beside the title."),
	T("foot", 0, "What its pages say at the foot, where they are counted: 1 of 2."),
};
NESTED(banner_record, "banner", "banner", banner_rows,
	"A band over the whole width of the page that the section begins.");

static const eg_field half_rows[] = {
	T("title", REQUIRED, "Its head."),
	SUBS("blocks", eg_record_block, "What is in it; without any there is no half."),
	EACH,
};
NESTED(half_record, "items", "half", half_rows, "A head with blocks.");

static const eg_field halves_rows[] = {
	SUBS("items", half_record, "The halves, two a row."),
};
NESTED(halves_record, "halves", "row of halves", halves_rows,
	"Heads with blocks side by side, each under a rule.");

static const eg_field split_rows[] = {
	SUBS("side", eg_record_block, "What stands at the side."),
	SUBS("main", eg_record_block, "What stands in the main column."),
};
NESTED(split_record, "split", "split", split_rows, "Two columns side by side.");

static const eg_field sources_rows[] = {
	Q("query", REQUIRED | BARE, "The sources, a row each."),
};
NESTED(sources_record, "sources", "list of sources", sources_rows, "The numbered list of sources.");

static const eg_field callout_rows[] = {
	PICK("kind", WORDS(W("decision"), W("note"), W("caution"), W("change")),
		"What it is for; its head follows."),
	T("title", 0, "A head of its own."),
	P("text", BARE, "Its words, 60 at most."),
	SUBS("blocks", eg_record_block, "Or blocks."),
};
NESTED(callout_record, "callout", "call-out", callout_rows, "A few words with a bar beside them.");

static const eg_field figure_rows[] = {
	T("file", REQUIRED | BARE, "The picture's file, below the folder of the specs."),
	T("alt", 0, "What it shows, for those who do not see it."),
	YES("decorative", 0, "Whether it says nothing."),
	T("title", 0, "The caption."),
	P("credit", 0, "Whose picture it is."),
	T("id", 0, "What links may point at."),
	YES("number", 0, "Whether it has a number."),
};
NESTED(figure_record, "picture", "figure with a picture", figure_rows,
	"A picture with caption and credit.");

static const eg_field shown_rows[] = {
	T("record", REQUIRED | BARE, "The id of a record of `figures:`."),
	PICK("width", WORDS(W("column"), W("page"), W("spread")),
		"How wide it is set, where that is not what the record says."),
	YES("number", 0, "Whether it has a number."),
};
NESTED(shown_record, "figure", "figure of a record", shown_rows,
	"A record of `figures:`: its picture, caption and credit; a chart stands as the table of "
	"its rows.");

static const eg_field story_rows[] = {
	T("title", REQUIRED, "The title."),
	T("label", 0, "What stands over the title."),
	P("text", REQUIRED, "The story, 90 to 150 words."),
	T("foot", MANY, "Lines under it: partners, goal."),
	T("id", 0, "What links may point at."),
	SUB("picture", picture_record, "A picture in the left third."),
};
NESTED(story_record, "story", "story", story_rows, "A story in a box over the full width.");

static const eg_field quote_rows[] = {
	P("text", BARE, "The words."),
	SUBS("blocks", eg_record_block, "Or blocks."),
	T("by", 0, "Whose words they are."),
};
NESTED(quote_record, "quote", "quote", quote_rows, "A quotation within the text.");

static const eg_field pull_quote_rows[] = {
	T("text", REQUIRED | BARE, "The words, 35 at most, without quotation marks."),
	T("by", 0, "Whose words they are."),
	YES("repeated", 0,
		"Whether they stand in the text as well; then they are not read aloud twice."),
};
NESTED(pull_quote_record, "pull_quote", "pull quote", pull_quote_rows,
	"A quotation over the full width.");

static const eg_field tile_rows[] = {
	T("figure", REQUIRED, "The key figure; without one there is no tile."),
	T("before", 0, "A word before it: about, at least."),
	T("label", 0, "What it counts."),
	T("note", 0, "As of when, or of what."),
	EACH,
};
NESTED(tile_record, "items", "tile", tile_rows, "A key figure.");

static const eg_field tiles_rows[] = {
	SUBS("items", tile_record, "The tiles, four a row; six in a strip."),
	PICK("size", WORDS(W("normal"), W("large"), W("strip")),
		"How large the figures are; a `strip` is one row of small ones between two rules."),
};
NESTED(tiles_record, "tiles", "row of tiles", tiles_rows, "Key figures side by side.");

static const eg_field card_rows[] = {
	T("goal", 0, "The number of the goal whose colour it takes."),
	T("label", 0, "What stands over the title."),
	T("title", REQUIRED, "The title."),
	T("tagline", 0, "The second name."),
	P("text", 0, "A sentence or two."),
	T("link", 0, "The id that the title leads to."),
	EACH,
};
NESTED(card_record, "items", "card", card_rows, "A goal in a few words.");

static const eg_field cards_rows[] = {
	SUBS("items", card_record, "The cards."),
};
NESTED(cards_record, "cards", "row of cards", cards_rows, "Goals side by side.");

static const eg_field glance_goal_rows[] = {
	T("number", 0, "Its number."),
	T("goal", 0, "The number of the goal whose colour it takes."),
	T("title", REQUIRED, "Its name."),
	T("tagline", 0, "The second name."),
	P("text", 0, "Its statement; left out where there is no room for it."),
	T("link", 0, "The id that the name leads to."),
	Q("objectives", 0, "Its objectives: columns number, title, link."),
	Q("measures", 0,
		"Its measures: columns title, latest, before_phrase, the word before it, target, "
		"unit, "
		"status, and trend, the values "
		"in the order of time with blanks between them; numbers in millionths. Those that "
		"have no room are counted, with the page that `link` leads to."),
	Q("partners", 0,
		"Its partners: columns title, link, and all_of, how many there are with those that "
		"the query leaves out. One page has them where no goal has a measure."),
	EACH,
};
NESTED(glance_goal_record, "goals", "row of the overview", glance_goal_rows,
	"A goal with what serves it.");

static const eg_field glance_rows[] = {
	SUBS("goals", glance_goal_record, "A row for each goal."),
	P("lead", 0, "What stands over the measures, on two pages."),
	T("goal_head", 0, "The head of the goals."),
	T("statement_head", 0, "The head of the statements, which have a column on two pages."),
	T("objectives_head", 0, "The head of the objectives."),
	T("measures_head", 0, "The head of the measures."),
	T("latest_head", 0,
		"The head of their latest values. With this one and the next two, an upright "
		"document of 16 pages and more has the overview on two facing pages, where it is "
		"its section's only content and would begin on a left-hand page."),
	T("target_head", 0, "The head of their targets, on two pages."),
	T("status_head", 0, "The head of their statuses, on two pages."),
	T("trend_head", 0, "The head of the lines of their values, on two pages."),
	T("partners_head", 0, "The head of the partners."),
	T("target_word", 0, "What stands before a target."),
	T("dates_head", 0, "What stands over the line of dates."),
	Q("dates", 0,
		"The dates on the line at the foot: columns date, title, and at, its place from 0 "
		"to 10000.",
		.sql = "glance_dates"),
	Q("ticks", 0, "Places of ticks on that line: a column at."),
	P("note", 0, "What stands below."),
	YES("as_of", 0, "Whether the line below says of which day it is; `yes` without a word."),
};
NESTED(glance_record, "glance", "overview", glance_rows,
	"All goals on a page, or on two that face each other, with objectives, measures and "
	"dates.");

static const eg_field signature_rows[] = {
	T("name", REQUIRED, "Who signs."),
	T("role", 0, "As what."),
	T("date", 0, "When."),
	SUB("picture", picture_record, "The signature."),
	SUB("portrait", picture_record, "A portrait, beside it."),
	EACH,
};
NESTED(signature_record, "items", "signature", signature_rows, "A name under a rule.");

static const eg_field signatures_rows[] = {
	SUBS("items", signature_record,
		"The signatures, side by side: two, three in thirds of the page, four in two "
		"rows."),
};
NESTED(signatures_record, "signatures", "signature block", signatures_rows, "Who signs.");

static const eg_field glossary_rows[] = {
	Q("query", REQUIRED | BARE, "Its entries: columns term, acronym, means."),
	YES("all", 0, "Whether terms that this document does not use are listed too."),
};
NESTED(glossary_record, "glossary", "glossary", glossary_rows,
	"Terms and what they mean, in two columns.");

static const eg_field index_rows[] = {
	Q("query", REQUIRED | BARE,
		"Its entries: columns words, id of the main place, see: what to look for instead, "
		"how: `name`, `word` in any case, or `link`, under: the words of the entry that it "
		"stands under, also: what to see as well. Rows of the same words are one entry."),
};
NESTED(index_record, "index", "index", index_rows,
	"Entries with the pages that have them, in two columns.");

static const eg_field listing_rows[] = {
	NAME("of", WORDS(W("figures"), W("tables")), REQUIRED | BARE | EG_F_HIDDEN,
		"What is listed: all that have a number."),
	N("least", 1, 9999, "With fewer there is no list."),
};
NESTED(listing_record, "listing", "list of figures or tables", listing_rows,
	"The numbers and captions of the figures or tables, with their pages.");

#define STYLES                                                                                     \
	WORDS(W("body"), W("lead"), W("opened"), W("label"), W("note"), W("side"), W("statement"), \
		W("tagline"), W("native"), W("marking"))

static const eg_field block_rows[] = {
	T("id", 0, "What links may point at."),
	Q("when", 0, "Shown only when this query's one value is neither 0 nor null.",
		.sql = "shown_when"),
	Q("each", 0, "The block is repeated for each row of this query."),
	T("as", 0, "What a row is called in templates and parameters.", .sql = "called"),
	T("goal", 0, "The number of the goal whose colour it takes."),
	YES("wide", 0, "Whether it goes over the full width."),
	YES("keep", 0, "Whether all of it stays on one page."),
	YES("float", 0, "Whether it may go on past the text after it, to the next page's top."),
	PICK("break", WORDS(W("page"), W("part"), W("recto")),
		"It begins a page; a right-hand page; or, as a part does, one of those in a "
		"document of 16 pages "
		"and more, and any page in a shorter one."),
	N("columns", 2, 3, "It is set in so many columns, which end level."),
	PICK("style", STYLES,
		"The role of its text; `opened`: body whose first sentence is a lead, where that "
		"is "
		"short and the section does not take more pages by it than its `pages` allow."),
	P("text", BARE, "Paragraphs and lists."),
	SUB("head", head_record, "A heading."),
	SUB("table", table_record, "A table over a query."),
	SUB("matrix", matrix_record, "Counts of what rows and columns have in common."),
	SUB("list", list_record, "A list."),
	SUB("definitions", definitions_record, "Terms with what they mean."),
	SUB("facts", facts_block_record, "Labels with values."),
	SUB("cover", cover_record, "The first page."),
	SUB("contents", contents_record, "The table of contents."),
	SUB("opener", opener_record, "The page that opens a goal."),
	SUB("objective", objective_record, "An objective."),
	SUB("profile", profile_record, "The page of a partner."),
	SUB("banner", banner_record, "The band that begins a page."),
	SUB("split", split_record, "Two columns side by side."),
	SUB("halves", halves_record, "Heads with blocks side by side."),
	SUB("sources", sources_record, "The list of sources."),
	SUB("callout", callout_record, "A call-out."),
	SUB("story", story_record, "A story."),
	SUB("quote", quote_record, "A quotation within the text."),
	SUB("pull_quote", pull_quote_record, "A quotation over the full width."),
	SUB("picture", figure_record, "A picture with caption and credit."),
	SUB("figure", shown_record, "A record of `figures:`."),
	P("code", 0, "Lines that stand as they are."),
	YES("rule", 0, "A rule across the column."),
	SUB("tiles", tiles_record, "Key figures side by side."),
	SUB("cards", cards_record, "Goals side by side."),
	SUB("glance", glance_record, "All goals at a glance."),
	SUB("signatures", signatures_record, "Who signs."),
	P("letter", 0, "A letter: its first sentence is set large."),
	SUB("glossary", glossary_record, "The glossary."),
	SUB("index", index_record, "The index."),
	SUB("listing", listing_record, "The list of figures or of tables."),
	SUBS("blocks", eg_record_block, "Blocks inside."),
};
SHARED(eg_record_block, "blocks", "block", block_rows, "A block of a document.");

static const eg_field pages_rows[] = {
	N("min", 1, 999, "Fewer are warned of."),
	N("max", 1, 999, "More are warned of."),
};
NESTED(pages_record, "pages", "page count", pages_rows, "How many pages a section should take.");

static const eg_field section_rows[] = {
	ID(REQUIRED, "The section's id; that of a standard section replaces it."),
	T("title", 0, "Its heading."),
	SUBS("blocks", eg_record_block, "What is in it."),
	Q("each", 0, "The section is repeated for each row of this query."),
	T("as", 0, "What a row is called in templates and parameters.", .sql = "called"),
	FREE("before", EG_T_SLUG, 0, "The section it goes before."),
	FREE("after", EG_T_SLUG, 0, "The section it goes after."),
	YES("omit", 0, "Whether the standard section is left out."),
	N("level", 1, 3, "The level of its heading."),
	Q("when", 0, "Shown only when this query's one value is neither 0 nor null.",
		.sql = "shown_when"),
	T("audience", 0, "Who may see it."),
	SUB("pages", pages_record, "How many pages it should take."),
	PICK("break", WORDS(W("none"), W("page"), W("part"), W("recto")),
		"Where it begins: `recto` is a right-hand page, and `part` one in a document of 16 "
		"pages and more, "
		"any page in a shorter one."),
	YES("in_contents", 0, "Whether it stands in the contents."),
	N("least_pages", 1, 9999, "It is left out of a document with fewer pages."),
	COMMON,
};
TABLE(eg_record_sections, "sections", "section", EG_K_SECTION, EG_REC_TOP | EG_REC_ID, section_rows,
	"A part of the document.");

static const eg_field fact_rows[] = {
	FREE("name", EG_T_SLUG, REQUIRED, "Its name in templates, `{{fact.name}}`."),
	Q("query", REQUIRED, "A query of one row and one value."),
	PICK("format",
		WORDS(W("integer"), W("decimal"), W("percent"), W("money"), W("date"), W("text")),
		"How the value is printed; without it, as the query tells: amounts of ours as "
		"money, shares as percentages."),
	T("one", 0, "The word that follows when the value is one."),
	T("many", 0, "The word that follows otherwise."),
};
TABLE(eg_record_facts, "facts", "fact", EG_K_OTHER, EG_REC_TOP, fact_rows,
	"A number for sentences.");
