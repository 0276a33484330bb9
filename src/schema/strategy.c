/* The strategy itself (DOMAIN.md 1.4). */
#include "schema/rows.h"

static const eg_field fiscal_year_rows[] = {
	NUMBER("starts", 1, 12, 0, "The month in which the fiscal year begins.", .fallback = "10"),
	NAME("named", WORDS(W("end"), W("start")), 0,
		"Whether a fiscal year is named by the calendar year of its end or of its start.",
		.fallback = "end"),
	TEXT("label", 24, 0,
		"How a fiscal year is printed; one that is named by its start by `FY {start}`.",
		.fallback = "FY {end}"),
};
SHARED(eg_record_fiscal_year, "fiscal_year", "fiscal year", fiscal_year_rows,
	"When a fiscal year begins and what it is called.");

static const eg_field disputed_rows[] = {
	TEXT("field", 40, REQUIRED, "The key that sources disagree about."),
	TEXT("value", 160, 0, "What the other source says."),
	REF("source", SOURCE, 0, "The source that says so."),
	TEXT("note", 200, 0, "What is known about the difference."),
};
SHARED(eg_record_disputed, "disputed", "dispute", disputed_rows,
	"Another source says something else.");

static const eg_field aligns_rows[] = {
	REF("source", SOURCE, BARE | REQUIRED, "The higher plan or law."),
	TEXT("with", 120, 0, "The part of it that is meant.", .sql = "part"),
};
SHARED(eg_record_aligns, "aligns", "alignment", aligns_rows,
	"The higher plan or law that something serves.");

static const eg_field names_rows[] = {
	TEXT("text", 160, REQUIRED | BARE, "The name."),
	ONE("lang", EG_T_LANG, 0, "The language of the name."),
	ONE("from", EG_T_DATE, 0, "Since when it is used.", .sql = "used_from"),
	ONE("until", EG_T_DATE, 0, "Until when it was used.", .sql = "used_until"),
	NAME("form", WORDS(W("short"), W("formal"), W("former")), 0, "What sort of name."),
	TEXT("note", 160, 0, "A remark on the name."),
};
SHARED(eg_record_names, "names", "name", names_rows, "Another name of the same body.");

static const eg_field level_rows[] = {
	TEXT("word", 40, REQUIRED | BARE, "The word of the level, as it is written."),
	TEXT("portion", 16, 0, "How it is written before a paragraph."),
	TEXT("colour", 16, 0, "The colour of its banner."),
	NUMBER("order", 1, 99, 0, "Its rank; a higher number is stronger.", .sql = "rank"),
	ONE("public", EG_T_YESNO, 0, "Whether the public audience may see it."),
};
NESTED(level_record, "levels", "level", level_rows, "One level of an own marking scheme.");

static const eg_field scheme_rows[] = {
	TEXT("name", 40, 0, "What the scheme is called."),
	RECORDS("levels", "level", level_record, REQUIRED, "The levels, weakest first."),
};
NESTED(scheme_record, "marking_scheme", "marking scheme", scheme_rows,
	"An own set of dissemination levels.");

static const eg_field designation_rows[] = {
	TEXT("by", 120, 0, "Who designated the information.", .sql = "designated_by"),
	TEXT("office", 120, 0, "The office that did."),
	TEXT("categories", 120, MANY, "The categories of controlled information.",
		.sql = "category"),
	TEXT("dissemination", 120, MANY, "The limits on dissemination.", .sql = "dissemination"),
	REF("contact", EG_KIND(EG_K_PERSON), 0, "Whom to ask."),
	TEXT("decontrol", 120, 0, "When control ends."),
	NAME("style", WORDS(W("nara"), W("dod")), 0, "Whose form of the indicator is printed.",
		.fallback = "nara"),
};
NESTED(designation_record, "designation", "designation", designation_rows,
	"The designation indicator on the first page.");

static const eg_field principle_rows[] = {
	ID(0, "A name for links."),
	TEXT("title", 60, REQUIRED | BARE, "The principle in a few words."),
	PROSE("text", 0, 60, 0, "What it means."),
	COMMON,
};
TABLE(eg_record_principles, "principles", "principle", EG_K_OTHER, EG_REC_ID, principle_rows,
	"A rule that the organisation keeps while it engages.");

static const eg_field label_rows[] = {
	TEXT("one", 40, REQUIRED | BARE, "The word for one."),
	TEXT("many", 40, 0, "The word for several."),
};
NESTED(label_record, "label", "label", label_rows, "What a level is called.");

static const eg_field labels_rows[] = {
	RECORD("goal", label_record, 0, "What goals are called."),
	RECORD("objective", label_record, 0, "What objectives are called."),
	RECORD("effort", label_record, 0, "What lines of effort are called."),
	RECORD("measure", label_record, 0, "What measures are called."),
	RECORD("activity", label_record, 0, "What activities are called."),
	RECORD("partner", label_record, 0, "What partners are called."),
	RECORD("topic", label_record, 0, "What topics are called."),
};
NESTED(labels_record, "labels", "labels", labels_rows, "What this organisation calls the levels.");

static const eg_field approval_rows[] = {
	REF("person", EG_KIND(EG_K_PERSON), BARE, "Who approved it."),
	TEXT("name", 120, 0, "The name, where the person is no record."),
	TEXT("role", 80, 0, "The office held."),
	ONE("date", EG_T_DATE, CORE, "The day of approval."),
	PROSE("statement", 0, 40, 0, "What was said with it."),
	ONE("signature", EG_T_PATH, 0, "A picture of the signature."),
	TEXT("alt", 120, 0, "What the picture shows, in words."),
};
NESTED(approval_record, "approvals", "approval", approval_rows, "Who approved the strategy.");

static const eg_field supersedes_rows[] = {
	TEXT("title", 120, BARE, "The title of the earlier edition."),
	TEXT("edition", 24, 0, "Its edition."),
	ONE("date", EG_T_DATE, 0, "Its date."),
	ONE("dataset", EG_T_PATH, 0, "Its dataset file, from which changes are found."),
};
NESTED(supersedes_record, "supersedes", "earlier edition", supersedes_rows,
	"The edition that this one replaces.");

static const eg_field region_rows[] = {
	ID(REQUIRED, "The region's id."),
	TEXT("title", 40, REQUIRED, "The region's name."),
	ONE("countries", EG_T_COUNTRY, MANY, "The countries in it.", .sql = "country"),
	COMMON,
};
TABLE(eg_record_regions, "regions", "region", EG_K_REGION, EG_REC_ID, region_rows,
	"An own grouping of countries.");

static const eg_field review_rows[] = {
	ONE("every", EG_T_SPAN, BARE, "How often the strategy is reviewed."),
	ONE("next", EG_T_DATE, 0, "When it is reviewed next."),
	TEXT("by", 120, 0, "Who reviews it.", .sql = "reviewer"),
};
NESTED(review_record, "review", "review", review_rows,
	"How often and by whom the strategy is reviewed.");

static const eg_field contact_rows[] = {
	TEXT("name", 120, CORE | BARE, "The office that answers."),
	ONE("email", EG_T_EMAIL, 0, "Its e-mail address."),
	ONE("url", EG_T_URL, 0, "Its web address."),
	TEXT("address", 200, 0, "Its postal address."),
};
NESTED(contact_record, "contact", "contact", contact_rows, "Where readers may write.");

static const eg_field cover_rows[] = {
	ONE("picture", EG_T_PATH, 0, "A picture for the cover."),
	TEXT("alt", 300, 0, "What the picture shows."),
	TEXT("credit", 120, 0, "Who made the picture."),
	ONE("logo", EG_T_PATH, 0, "A logo."),
	TEXT("logo_alt", 120, 0, "What the logo shows."),
	ONE("seal", EG_T_PATH, 0, "A seal."),
	TEXT("seal_alt", 120, 0, "What the seal shows."),
};
NESTED(cover_record, "cover", "cover", cover_rows, "What stands on the cover.");

static const eg_field value_weights[] = {
	DECIMAL("goals", 0, 0, 0, "Weight of the goals reached."),
	DECIMAL("topics", 0, 0, 0, "Weight of the priority topics covered."),
	DECIMAL("delivery", 0, 0, 0, "Weight of delivery on time."),
	DECIMAL("results", 0, 0, 0, "Weight of results."),
	DECIMAL("leverage", 0, 0, 0, "Weight of the partner's share."),
	DECIMAL("framework", 0, 0, 0, "Weight of the agreements in force."),
};
NESTED(value_record, "value", "set of weights", value_weights,
	"Weights of what a partnership yields.");

static const eg_field effort_weights[] = {
	DECIMAL("money", 0, 0, 0, "Weight of own money."),
	DECIMAL("activities", 0, 0, 0, "Weight of running activities."),
	DECIMAL("engagements", 0, 0, 0, "Weight of meetings and visits."),
};
NESTED(effort_record, "effort", "set of weights", effort_weights,
	"Weights of what a partnership costs.");

static const eg_field right_sizing_rows[] = {
	RECORD("value", value_record, 0, "Weights of the value."),
	RECORD("effort", effort_record, 0, "Weights of the effort."),
	NUMBER("line", 1, 99, 0, "The line between low and high.", .fallback = "50"),
};
NESTED(right_sizing_record, "right_sizing", "right-sizing", right_sizing_rows,
	"Weights of right-sizing.");

static const eg_field settings_rows[] = {
	ONE("expiring_within", EG_T_SPAN, 0,
		"How long before its end an agreement counts as expiring.",
		.fallback = "12 months"),
	ONE("dormant_after", EG_T_SPAN, 0,
		"After how long without contact a partner counts as dormant.",
		.fallback = "24 months"),
	ONE("stale_after", EG_T_SPAN, 0,
		"After how long without news an active activity counts as stale.",
		.fallback = "15 months"),
	PERCENT("on_track", 0, 100, 0, "From which share of the expected a measure is on track.",
		.fallback = "90%"),
	PERCENT("at_risk", 0, 100, 0, "From which share of the expected a measure is at risk only.",
		.fallback = "70%"),
	RECORD("right_sizing", right_sizing_record, 0, "Weights of right-sizing."),
	PERCENT("match_share", 0, 100, 0, "The share of resources that partners should bring.",
		.fallback = "50%"),
	ONE("count_members", EG_T_YESNO, 0,
		"Whether a body's members get credit for its activities in coverage.",
		.fallback = "no"),
	ONE("prorate", EG_T_YESNO, 0, "Whether money of another fiscal year is split by days.",
		.fallback = "no"),
	ONE("portion_marks", EG_T_YESNO, 0, "Whether paragraphs carry their marking.",
		.fallback = "no"),
	ONE("show_confidence", EG_T_YESNO, 0, "Whether documents show how sure a record is.",
		.fallback = "no"),
	ONE("justify", EG_T_YESNO, 0, "Whether body text has both its edges straight.",
		.fallback = "no"),
	NAME("smallcaps", WORDS(W("acronyms"), W("none")), 0,
		"Whether runs of three capitals and more become small capitals in body text.",
		.fallback = "acronyms"),
	TEXT("tiers", 24, MANY, "Own tiers of partners, highest first.", .sql = "tier"),
};
NESTED(settings_record, "settings", "setting", settings_rows,
	"Numbers and choices that rules and queries use.");

static const eg_field waive_rows[] = {
	TEXT("rule", 40, REQUIRED, "The finding that is silenced."),
	REF("for", EG_KINDS_ANY, 0, "The record for which it is; without it, all.",
		.sql = "record"),
	TEXT("reason", 300, REQUIRED, "Why, in 20 characters or more.", .min = 20),
	ONE("until", EG_T_DATE, 0, "When the waiver ends.", .sql = "ends"),
	TEXT("by", 80, 0, "Who decided it.", .sql = "decided_by"),
};
NESTED(waive_record, "waive", "waiver", waive_rows,
	"Silences findings of one name, on one record or on all.");

static const eg_field strategy_rows[] = {
	ID(0, "First part of every output's name."),
	ONE("rules", EG_T_WORDMAP, MANY, "Levels of findings for this strategy.", .sql = "rule"),
	TEXT("title", 120, REQUIRED, "The title on the cover and in the file's metadata."),
	TEXT("subtitle", 160, 0, "A second line under the title."),
	TEXT("short_title", 48, 0,
		"The title for running heads, file properties and sheet headers."),
	TEXT("edition", 24, REQUIRED,
		"The name of this edition; with the title it identifies the document."),
	NAME("status", WORDS(W("draft"), W("review"), W("final"), W("superseded")), CORE,
		"Where the text stands; anything but final is printed on every page.",
		.fallback = "draft"),
	ONE("published", EG_T_DATE, CORE, "The date on the cover."),
	ONE("starts", EG_T_DATE, REQUIRED, "When the period begins that the strategy covers."),
	ONE("ends", EG_T_DATE, REQUIRED, "When the period ends."),
	ONE("as_of", EG_T_DATE, 0, "The day on which statuses are computed."),
	ONE("language", EG_T_LANG, CORE,
		"The language of the text, for hyphenation, dates, digits, sorting and the PDF; a "
		"tag like `ar-u-nu-latn` asks for other digits than the language's own.",
		.fallback = "en-US"),
	RECORD("fiscal_year", eg_record_fiscal_year, 0,
		"When the fiscal year begins, which of its calendar years names it, and how it is "
		"printed."),
	ONE("currency", EG_T_CURRENCY, 0, "The currency in which totals are shown.",
		.fallback = "USD"),
	RECORD("marking_scheme", scheme_record, 0, "An own set of dissemination levels."),
	RECORD("designation", designation_record, 0,
		"The CUI designation indicator printed on the first page."),
	PROSE("mission", 0, 60, 0, "What the organisation is for, in one sentence."),
	PROSE("vision", 0, 60, 0, "What it wants to bring about, in one sentence."),
	RECORDS("principles", "principle", eg_record_principles, 0,
		"The rules the organisation keeps while it engages.", .many_max = 10),
	PROSE("summary", 150, 350, CORE,
		"The executive summary; with the figures it must fit one page."),
	PROSE("scope", 0, 200, 0, "What the strategy covers and what it leaves to others."),
	RECORD("labels", labels_record, 0, "What this organisation calls the levels."),
	RECORDS("approvals", "approval", approval_record, CORE, "Who approved it.", .many_max = 6),
	RECORDS("supersedes", "supersedes", supersedes_record, 0,
		"The edition this one replaces; the source of the list of changes."),
	REFS("authority", "authority", SOURCE, 0,
		"The laws and policies under which the organisation engages."),
	RECORDS("regions", "region", eg_record_regions, 0, "Own regional grouping."),
	RECORD("review", review_record, 0, "How often and by whom the strategy is reviewed."),
	TEXT("number", 32, 0, "A report number, printed in the colophon."),
	TEXT("isbn", 32, 0, "An ISBN, printed in the colophon."),
	TEXT("doi", 32, 0, "A DOI, printed in the colophon."),
	RECORD("contact", contact_record, CORE,
		"Where readers may write; an office, not a person."),
	RECORD("cover", cover_record, 0, "What stands on the cover."),
	TEXT("rights", 200, 0, "Copyright or public-domain statement."),
	TEXT("theme", 60, 0,
		"Colours, type and measures: `federal`, `plain`, `diplomatic`, or the path of an "
		"own "
		"theme's file.",
		.fallback = "federal"),
	NAME("page", WORDS(W("letter"), W("a4")), 0, "The size of the page."),
	NAME("orientation", WORDS(W("portrait"), W("landscape")), 0,
		"Which way the pages of documents stand, where an output does not say it; portrait "
		"where nothing does. Portrait documents turn the pages of wide tables only."),
	RECORD("settings", settings_record, 0,
		"Numbers and choices used by the rules and queries."),
	RECORDS("waive", "waiver", waive_record, 0,
		"Silences one finding on one record, with a reason and an end."),
	NOTED,
	ONE("marking", EG_T_MARKING, MANY,
		"The marking you expect of the whole; it is an error when the contents need a "
		"stronger one.",
		.sql = "marking", .fallback = "U"),
	SOURCED,
	ILLUSTRATED,
};
TABLE(eg_record_strategy, "strategy", "strategy", EG_K_OTHER, EG_REC_ONCE | EG_REC_ID,
	strategy_rows, "The strategy: its title, period and settings.");
