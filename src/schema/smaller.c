/* The smaller records (DOMAIN.md 1.12): topics, engagements, risks, terms, sources. */
#include "schema/rows.h"

static const eg_field topic_rows[] = {
	ID(REQUIRED, "The topic's id."),
	TEXT("title", 60, REQUIRED, "Its name."),
	TEXT("acronym", 16, 0, "Its acronym."),
	REF("parent", TOPIC, 0, "A wider topic."),
	PROSE("text", 0, 80, 0, "What it covers."),
	NAME("priority", WORDS(W("high"), W("normal"), W("low")), 0,
		"How much cover the leadership expects.", .fallback = "normal"),
	TEXT("needs", 120, MANY, "Capability gaps it should fill.", .sql = "need"),
	TEXT("color", 24, 0, "Its colour in charts."),
	COMMON,
};
TABLE(eg_record_topics, "topics", "topic", EG_K_TOPIC, EG_REC_TOP | EG_REC_ID | EG_REC_DATA,
	topic_rows, "A subject or mission area.");

static const eg_field action_rows[] = {
	TEXT("text", 160, REQUIRED | BARE, "What is to be done."),
	REF("owner", PERSON_OR_ORG, 0, "By whom."),
	ONE("due", EG_T_DATE, 0, "By when."),
	ONE("done", EG_T_DATE, 0, "When it was."),
};
NESTED(action_record, "actions", "action", action_rows, "Who does what next.");

static const eg_field engagement_rows[] = {
	ID(REQUIRED, "The engagement's id."),
	TEXT("title", 120, REQUIRED, "What it is called."),
	NAME("kind",
		WORDS(W("meeting"), W("steering"), W("working group"), W("workshop"),
			W("conference"), W("visit"), W("delegation"), W("exercise"), W("call"),
			W("signing")),
		REQUIRED, "What sort of meeting."),
	ONE("starts", EG_T_DATE, REQUIRED, "When it begins."),
	ONE("ends", EG_T_DATE, 0, "When it ends."),
	ONE("every", EG_T_SPAN, 0, "After how long it repeats.", .sql = "every"),
	TEXT("place", 80, 0, "Where."),
	ONE("country", EG_T_COUNTRY, 0, "In which country."),
	REFS("partners", "partner", EG_KINDS_ORG, CORE, "Who comes."),
	NAME("level", WORDS(W("minister"), W("head"), W("senior"), W("working")), 0,
		"At what level."),
	REFS("goals", "goal", EG_KIND(EG_K_GOAL), 0, "The goals it serves."),
	REFS("topics", "topic", TOPIC, 0, "What it is about."),
	REFS("activities", "activity", EG_KIND(EG_K_ACTIVITY), 0, "The activities it is about."),
	REFS("agreements", "agreement", EG_KIND(EG_K_AGREEMENT), 0, "The agreements it is about."),
	REF("lead", PERSON_OR_ORG, 0, "Who prepares it."),
	REFS("people", "person", EG_KIND(EG_K_PERSON), 0, "Who is there."),
	PROSE("purpose", 0, 80, 0, "What we want from it."),
	TEXT("outcomes", 200, MANY, "What was agreed.", .sql = "outcome"),
	RECORDS("actions", "action", action_record, 0, "Who does what next."),
	NAME("state", WORDS(W("planned"), W("confirmed"), W("held"), W("cancelled")), 0,
		"Where it stands."),
	COMMON,
};
TABLE(eg_record_engagements, "engagements", "engagement", EG_K_ENGAGEMENT,
	EG_REC_TOP | EG_REC_ID | EG_REC_DATA, engagement_rows, "A meeting or visit.");

static const eg_field after_rows[] = {
	NUMBER("likelihood", 1, 5, REQUIRED, "How likely it then is, 1 to 5."),
	NUMBER("impact", 1, 5, REQUIRED, "How bad it then is, 1 to 5."),
};
NESTED(after_record, "after", "remaining risk", after_rows, "The risk once the actions are done.");

static const eg_field risk_rows[] = {
	ID(REQUIRED, "The risk's id."),
	TEXT("title", 100, REQUIRED, "What may go wrong."),
	PROSE("cause", 0, 80, 0, "Why it may."),
	PROSE("effect", 0, 80, 0, "What would follow."),
	NAME("category",
		WORDS(W("security"), W("legal"), W("delivery"), W("funding"), W("political"),
			W("reputation"), W("people")),
		0, "What sort of risk."),
	NUMBER("likelihood", 1, 5, REQUIRED, "How likely it is, 1 to 5."),
	NUMBER("impact", 1, 5, REQUIRED, "How bad it is, 1 to 5."),
	RECORD("after", after_record, 0, "The risk once the actions are done.", .sql = "after"),
	NAME("response", WORDS(W("avoid"), W("reduce"), W("share"), W("accept")), 0,
		"What is done about it."),
	TEXT("actions", 160, MANY, "How.", .sql = "action"),
	REF("owner", PERSON_OR_ORG, CORE, "Who watches it."),
	REFS("of", "subject", EG_KINDS_ANY, 0, "What it touches."),
	ONE("review", EG_T_DATE, 0, "When it is looked at next."),
	NAME("state", WORDS(W("open"), W("closed"), W("happened")), 0, "Where it stands.",
		.fallback = "open"),
	COMMON,
};
TABLE(eg_record_risks, "risks", "risk", EG_K_RISK, EG_REC_TOP | EG_REC_ID | EG_REC_DATA, risk_rows,
	"What may go wrong.");

static const eg_field term_rows[] = {
	ID(0, "The term's id; made from the term when absent."),
	TEXT("term", 60, REQUIRED | EG_F_SLUGGED, "The word."),
	TEXT("acronym", 16, 0, "Its acronym."),
	PROSE("means", 0, 80, REQUIRED, "The explanation."),
	TEXT("plural", 60, 0,
		"Its plural: a text that names it so keeps the entry in the glossary."),
	REF("see", EG_KIND(EG_K_TERM), 0, "The term to look at instead."),
	COMMON,
};
TABLE(eg_record_terms, "terms", "term", EG_K_TERM, EG_REC_TOP | EG_REC_ID | EG_REC_DATA, term_rows,
	"A word or acronym that is explained.");

static const eg_field source_rows[] = {
	ID(REQUIRED, "The source's id."),
	TEXT("title", 240, REQUIRED, "Its title."),
	TEXT("author", 160, 0, "Who wrote it."),
	TEXT("publisher", 160, 0, "Who published it."),
	ONE("date", EG_T_DATE, CORE | SAID, "When."),
	NAME("kind",
		WORDS(W("law"), W("regulation"), W("treaty"), W("policy"), W("report"),
			W("article"), W("web"), W("data"), W("interview"), W("internal")),
		CORE, "What sort of source."),
	TEXT("number", 60, 0, "Its number, for example `6 U.S.C. 195c`."),
	ONE("url", EG_T_URL, 0, "Where it is."),
	ONE("accessed", EG_T_DATE, 0, "When it was read there."),
	TEXT("pages", 32, 0, "The pages that are meant."),
	COMMON,
};
TABLE(eg_record_sources, "sources", "source", EG_K_SOURCE, EG_REC_TOP | EG_REC_ID | EG_REC_DATA,
	source_rows, "What is cited.");
