/* Activities, funding and rates (DOMAIN.md 1.10, 1.11, 1.16). */
#include "schema/rows.h"

static const eg_field taking_part_rows[] = {
	REF("partner", EG_KINDS_ORG, REQUIRED | BARE, "Who takes part."),
	NAME("role",
		WORDS(W("lead"), W("co-lead"), W("performer"), W("funder"), W("host"),
			W("observer"), W("user"), W("adviser"), SYNONYM("advisor", "adviser")),
		0, "As what.", .fallback = "performer"),
	ONE("since", EG_T_DATE, 0, "Since when."),
	ONE("until", EG_T_UNTIL, 0, "Until when."),
	TEXT("partner_as", 120, 0, "The partner's name of that day."),
	TEXT("note", 160, 0, "A remark."),
};
NESTED(taking_part_record, "partners", "activity's partner", taking_part_rows,
	"Who takes part in an activity and as what.");

static const eg_field trl_rows[] = {
	NUMBER("from", 1, 9, 0, "At the start.", .sql = "at_start"),
	NUMBER("now", 1, 9, BARE, "Now."),
	NUMBER("to", 1, 9, 0, "Aimed at.", .sql = "aimed_at"),
};
NESTED(trl_record, "trl", "technology readiness", trl_rows, "Technology readiness levels, 1 to 9.");

static const eg_field planned_rows[] = {
	ONE("starts", EG_T_DATE, 0, "The first plan's start."),
	ONE("ends", EG_T_UNTIL, 0, "The first plan's end."),
};
NESTED(planned_record, "planned", "plan", planned_rows, "The first plan, to show slip.");

static const eg_field performer_rows[] = {
	REF("org", EG_KINDS_ORG, BARE, "Who does the work."),
	TEXT("name", 120, 0, "The name, where the performer is no partner."),
	TEXT("place", 80, 0, "Where."),
	ONE("country", EG_T_COUNTRY, 0, "In which country."),
};
NESTED(performer_record, "performers", "performer", performer_rows,
	"Who does the work, and where.");

static const eg_field deliverable_rows[] = {
	ID(0, "A name for links."),
	TEXT("title", 120, REQUIRED | BARE, "What is handed over."),
	ONE("due", EG_T_DATE, 0, "By when."),
	ONE("done", EG_T_DATE, 0, "When it was."),
	NAME("kind",
		WORDS(W("report"), W("data"), W("prototype"), W("standard"), W("software"),
			W("training"), W("event"), W("other")),
		0, "What sort of thing."),
	ONE("url", EG_T_URL, 0, "Where it is."),
	COMMON,
};
TABLE(eg_record_deliverables, "deliverables", "deliverable", EG_K_OTHER, EG_REC_ID,
	deliverable_rows, "What an activity must hand over.");

static const eg_field milestone_rows[] = {
	TEXT("title", 120, REQUIRED, "What is reached."),
	ONE("due", EG_T_DATE, 0, "By when."),
	ONE("done", EG_T_DATE, 0, "When it was."),
};
NESTED(milestone_record, "milestones", "milestone", milestone_rows, "A date on the way.");

static const eg_field result_rows[] = {
	TEXT("text", 200, REQUIRED | BARE, "What came of it."),
	ONE("at", EG_T_DATE, 0, "When."),
	NAME("kind",
		WORDS(W("capability"), W("knowledge"), W("standard"), W("saving"), W("transition"),
			W("publication"), W("patent")),
		0, "What sort of result."),
	ONE("value", EG_T_DECIMAL, 0, "How much."),
	TEXT("unit", 24, 0, "Of what."),
	REF("source", SOURCE, 0, "Who says so."),
};
NESTED(result_record, "results", "result", result_rows, "What came of an activity.");

static const eg_field contribution_rows[] = {
	REF("measure", EG_KIND(EG_K_MEASURE), REQUIRED | BARE, "The measure it adds to."),
	ONE("period", EG_T_PERIOD, 0, "In which period."),
	ONE("value", EG_T_DECIMAL, 0, "How much."),
};
NESTED(contribution_record, "contributes", "contribution to a measure", contribution_rows,
	"What an activity adds to a measure.");

static const eg_field control_rows[] = {
	NAME("export", WORDS(W("none"), W("ear"), W("itar"), W("pending")), SAID,
		"Export control."),
	ONE("human_subjects", EG_T_YESNO, SAID, "Whether people are studied."),
	TEXT("data_sharing", 160, 0, "Terms on which data are shared."),
	ONE("disclosure", EG_T_DATE, 0, "The day of the foreign-disclosure decision."),
	TEXT("ip", 160, 0, "Intellectual property."),
};
NESTED(control_record, "controls", "set of controls", control_rows, "Compliance marks.");

static const eg_field activity_rows[] = {
	ID(REQUIRED, "The activity's id."),
	TEXT("title", 140, REQUIRED,
		"What is done, in words a reader outside the programme understands."),
	TEXT("number", 24, 0, "The organisation's own project number."),
	PROSE("summary", 8, 120, CORE, "What is done, with whom, for what."),
	NAME("kind",
		WORDS(W("joint project"), W("coordinated project"), W("joint venture"), W("study"),
			W("demonstration"), W("exercise"), W("meeting"), W("training"),
			W("exchange"), W("information"), W("facility"), W("grant"), W("other")),
		CORE, "What sort of cooperation."),
	REFS("goals", "goal", EG_KIND(EG_K_GOAL), CORE,
		"The goals it serves; the first one is its main one."),
	REFS("objectives", "objective", EG_KIND(EG_K_OBJECTIVE), 0,
		"The objectives it serves; an objective implies its goal."),
	REFS("efforts", "effort", EG_KIND(EG_K_EFFORT) | EG_KIND(EG_K_LINE), 0,
		"The efforts it serves."),
	REFS("topics", "topic", TOPIC, CORE,
		"The subjects or mission areas; the first one is its main one."),
	RECORDS("partners", "partner", taking_part_record, CORE, "Who takes part and as what."),
	REFS("agreements", "agreement", EG_KIND(EG_K_AGREEMENT), CORE,
		"The instruments it runs under."),
	REF("sponsor", EG_KINDS_ORG, CORE, "The office that pays or answers."),
	REF("lead", PERSON_OR_ORG, 0, "The manager."),
	REFS("users", "user", EG_KINDS_ORG, 0, "Who will use the result."),
	NAME("stage",
		WORDS(W("idea"), W("proposed"), W("approved"), W("active"), W("paused"), W("done"),
			W("cancelled"), W("unknown"), SYNONYM("completed", "done"),
			SYNONYM("canceled", "cancelled")),
		REQUIRED, "Where the work stands."),
	ONE("stage_since", EG_T_DATE, 0, "Since when."),
	TEXT("reason", 200, 0, "Why it is paused or cancelled."),
	RECORD("trl", trl_record, 0, "Technology readiness at start, now, and aimed at."),
	ONE("starts", EG_T_DATE, CORE | SAID, "The planned or actual start."),
	ONE("ends", EG_T_UNTIL, CORE | SAID, "The planned or actual end."),
	RECORD("planned", planned_record, 0, "The first plan, to show slip."),
	RECORDS("funding", "funding", eg_record_funding, CORE | EG_F_MARKABLE,
		"Who gives what, in which year, in money or in kind."),
	ONE("funding_marking", EG_T_MARKING, MANY, "The marking of `funding`.",
		.sql = "funding_marking"),
	RECORDS("performers", "performer", performer_record, 0, "Who does the work, and where."),
	TEXT("partner_as", 120, 0, "The partner's name of that day."),
	TEXT("series", 120, 0, "The series it belongs to."),
	TEXT("places", 80, MANY, "Where it took place.", .sql = "place"),
	RECORDS("deliverables", "deliverable", eg_record_deliverables, 0,
		"What it must hand over."),
	RECORDS("milestones", "milestone", milestone_record, 0, "Dates on the way."),
	RECORDS("results", "result", result_record, 0,
		"What came of it: the evidence for the goal."),
	RECORDS("contributes", "contribution", contribution_record, 0,
		"What it adds to a measure."),
	REFS("risks", "risk", EG_KIND(EG_K_RISK), 0, "What may go wrong with it."),
	RECORD("controls", control_record, INTERNAL, "Compliance marks."),
	NAME("rating", RATINGS, 0, "The manager's judgement."),
	TEXT("rating_note", 200, 0, "Why the manager judges so."),
	REF("figure", EG_KIND(EG_K_FIGURE), 0, "A picture of it, for briefs and stories."),
	COMMON,
};
TABLE(eg_record_activities, "activities", "activity", EG_K_ACTIVITY,
	EG_REC_TOP | EG_REC_ID | EG_REC_DATA, activity_rows, "What is done with partners.");

static const eg_field funding_rows[] = {
	REF("for", EG_KIND(EG_K_ACTIVITY) | EG_KIND(EG_K_AGREEMENT) | EG_KIND(EG_K_PARTNER), 0,
		"At top level: what it is for.", .sql = "record"),
	ONE("fy", EG_T_PERIOD, REQUIRED,
		"The year the money belongs to: `FY2027` is the giver's own fiscal year unless "
		"`year: ours`, `2027` the calendar year, which counts for the fiscal year of ours "
		"that holds the larger part of it."),
	NAME("year", WORDS(W("theirs"), W("ours")), 0, "Whose fiscal year `fy` is.",
		.fallback = "theirs"),
	REF("from", EG_KINDS_ORG, REQUIRED, "Who gives it.", .sql = "giver"),
	REF("to", EG_KINDS_ORG, 0, "Who receives it.", .sql = "receiver"),
	ONE("amount", EG_T_MONEY, CORE | SAID, "Exact amount."),
	ONE("currency", EG_T_CURRENCY, 0, "Its currency; without it the strategy's."),
	NAME("kind",
		WORDS(W("cash"), W("complementary"), W("staff"), W("facilities"), W("material"),
			W("equipment")),
		0, "Cash or in kind.", .fallback = "cash"),
	NAME("state",
		WORDS(W("requested"), W("planned"), W("committed"), W("obligated"), W("spent")), 0,
		"How firm it is.", .fallback = "planned"),
	NAME("qualifier", WORDS(W("exact"), W("about"), W("up to"), W("more than")), 0,
		"How exact it is; what is not exact is never summed silently.",
		.fallback = "exact"),
	TEXT("scope", 120, 0, "What the amount covers."),
	TEXT("shared_by", 120, 0, "Who shares it."),
	TEXT("line", 60, 0, "Appropriation, programme element or grant number."),
	TEXT("note", 160, 0, "A remark."),
	REF("source", SOURCE, 0, "Where the figure comes from."),
};
TABLE(eg_record_funding, "funding", "funding", EG_K_OTHER, EG_REC_TOP | EG_REC_DATA, funding_rows,
	"Who gives what, in which year.");

static const eg_field rate_rows[] = {
	ONE("currency", EG_T_CURRENCY, REQUIRED, "The currency that is converted."),
	ONE("fy", EG_T_PERIOD, REQUIRED, "The year the rate is for."),
	ONE("rate", EG_T_DECIMAL, REQUIRED, "One unit in the strategy's currency.",
		.limit = EG_LIMIT_POSITIVE),
	REF("source", SOURCE, REQUIRED, "Where the rate comes from."),
};
TABLE(eg_record_rates, "rates", "rate", EG_K_OTHER, EG_REC_TOP | EG_REC_DATA, rate_rows,
	"A rate of exchange for one year.");
