/* Goals, objectives, efforts and measures (DOMAIN.md 1.6, 1.7). */
#include "schema/rows.h"

#define MEASURED                                                                                   \
	(EG_KIND(EG_K_GOAL) | EG_KIND(EG_K_OBJECTIVE) | EG_KIND(EG_K_EFFORT) |                     \
		EG_KIND(EG_K_LINE) | EG_KIND(EG_K_PARTNER) | TOPIC)
#define STATES                                                                                     \
	WORDS(W("planned"), W("under way"), SYNONYM("underway", "under way"), W("done"),           \
		W("dropped"))

static const eg_field effort_rows[] = {
	ID(0, "The effort's id."),
	TEXT("title", 90, REQUIRED | BARE, "The effort's name."),
	PROSE("text", 0, 60, 0, "What will be done."),
	REF("lead", PERSON_OR_ORG, 0, "By whom."),
	ONE("starts", EG_T_DATE, 0, "When it begins."),
	ONE("ends", EG_T_UNTIL, 0, "By when."),
	NAME("state", STATES, 0, "Where it stands."),
	REFS("goals", "goal", EG_KIND(EG_K_GOAL), 0, "At top level: the goals it serves."),
	REFS("objectives", "objective", EG_KIND(EG_K_OBJECTIVE), 0,
		"At top level: the objectives it serves."),
	RECORDS("measures", "measure", eg_record_measures, 0, "How it is measured."),
	COMMON,
};
TABLE(eg_record_efforts, "efforts", "effort", EG_K_EFFORT, EG_REC_TOP | EG_REC_ID | EG_REC_DATA,
	effort_rows, "A line of effort: what will be done, by whom, by when.");

static const eg_field line_rows[] = {
	ID(REQUIRED, "The line's id."),
	TEXT("title", 90, REQUIRED, "The line's name."),
	PROSE("text", 0, 60, 0, "What will be done."),
	REF("lead", PERSON_OR_ORG, 0, "Who answers for it."),
	ONE("starts", EG_T_DATE, 0, "When it begins."),
	ONE("ends", EG_T_UNTIL, 0, "By when."),
	NAME("state", STATES, 0, "Where it stands."),
	REFS("goals", "goal", EG_KIND(EG_K_GOAL), 0, "The goals it serves."),
	REFS("objectives", "objective", EG_KIND(EG_K_OBJECTIVE), 0, "The objectives it serves."),
	RECORDS("efforts", "effort", eg_record_efforts, 0, "Efforts of its own."),
	COMMON,
};
TABLE(eg_record_lines, "lines", "line", EG_K_LINE, EG_REC_TOP | EG_REC_ID | EG_REC_DATA, line_rows,
	"A line of effort that cuts across goals.");

static const eg_field objective_rows[] = {
	ID(REQUIRED, "The objective's id."),
	TEXT("number", 24, 0, "Its number, where it does not follow from the order."),
	TEXT("title", 90, REQUIRED, "The objective's name."),
	PROSE("statement", 8, 60, CORE, "One result within the goal."),
	PROSE("why", 0, 400, 0, "Why it matters."),
	PROSE("approach", 0, 400, 0, "How the organisation will go about it."),
	REF("lead", PERSON_OR_ORG, CORE, "Who answers for it."),
	REFS("support", "support", PERSON_OR_ORG, 0, "Who helps."),
	TEXT("outcomes", 160, MANY, "What will be different for somebody.", .sql = "outcome",
		.many_max = 8),
	ONE("starts", EG_T_DATE, 0, "Only if shorter than the goal."),
	ONE("ends", EG_T_UNTIL, 0, "Only if shorter than the goal."),
	REFS("topics", "topic", TOPIC, 0, "The subjects it is limited to."),
	RECORDS("aligns", "align", eg_record_aligns, 0, "The higher plan or law it serves."),
	RECORDS("efforts", "effort", eg_record_efforts, 0, "What will be done.", .many_max = 8),
	RECORDS("measures", "measure", eg_record_measures, 0, "How it is measured."),
	COMMON,
};
TABLE(eg_record_objectives, "objectives", "objective", EG_K_OBJECTIVE, EG_REC_ID, objective_rows,
	"One result within a goal, with an owner.");

static const eg_field goal_rows[] = {
	ID(REQUIRED, "The goal's id."),
	TEXT("number", 24, 0, "Its number, where it does not follow from the order."),
	TEXT("title", 90, REQUIRED, "The goal's name, as a heading."),
	TEXT("tagline", 60, 0, "A short second name."),
	PROSE("statement", 8, 60, REQUIRED, "The goal in one sentence that begins with a verb."),
	PROSE("why", 80, 400, CORE, "Why this matters now: the problem and the evidence."),
	PROSE("approach", 0, 400, 0, "How the organisation will go about it."),
	TEXT("outcomes", 160, CORE | MANY, "What will be different for somebody when it is met.",
		.sql = "outcome", .many_max = 8),
	REF("lead", PERSON_OR_ORG, CORE, "Who answers for it."),
	REFS("support", "support", PERSON_OR_ORG, 0, "Who helps."),
	REF("sponsor", EG_KIND(EG_K_PERSON), 0, "The senior official who owns it."),
	ONE("starts", EG_T_DATE, 0, "Only if shorter than the strategy."),
	ONE("ends", EG_T_UNTIL, 0, "Only if shorter than the strategy."),
	RECORDS("aligns", "align", eg_record_aligns, 0, "The higher plan or law this goal serves."),
	REF("picture", EG_KIND(EG_K_FIGURE), 0, "Opener picture."),
	TEXT("color", 24, 0, "Its colour in charts."),
	RECORDS("objectives", "objective", eg_record_objectives, CORE,
		"The results that together meet the goal.", .many_max = 6),
	RECORDS("measures", "measure", eg_record_measures, 0, "How it is measured."),
	COMMON,
};
TABLE(eg_record_goals, "goals", "goal", EG_K_GOAL, EG_REC_TOP | EG_REC_ID | EG_REC_DATA, goal_rows,
	"What the organisation wants to reach with others.");

/* -- measures -- */

#define QUALIFIERS WORDS(W("exact"), W("about"), W("up to"), W("more than"))

static const eg_field point_rows[] = {
	ONE("value", EG_T_DECIMAL, REQUIRED | BARE, "The value."),
	ONE("at", EG_T_DATE, 0, "When."),
	TEXT("note", 200, 0, "A remark."),
};
NESTED(point_record, "point", "value", point_rows, "A value and its date.");

static const eg_field actual_rows[] = {
	ONE("period", EG_T_PERIOD, 0, "The period it was measured for."),
	ONE("at", EG_T_DATE, 0, "Or the day."),
	ONE("value", EG_T_DECIMAL, SAID | REQUIRED, "What was measured."),
	NAME("qualifier", QUALIFIERS, 0, "How exact it is.", .fallback = "exact"),
	TEXT("note", 200, 0, "A remark."),
	REF("source", SOURCE, 0, "Where the figure comes from."),
};
NESTED(actual_record, "actuals", "actual", actual_rows, "What was measured.");

static const eg_field measure_rows[] = {
	ID(REQUIRED, "The measure's id."),
	TEXT("title", 120, REQUIRED, "The measure in words: what is counted."),
	REFS("of", "subject", MEASURED, CORE, "What it measures."),
	NAME("kind", WORDS(W("input"), W("output"), W("outcome"), W("milestone"), W("indicator")),
		0, "What sort of measure; each goal should have an outcome.", .fallback = "output"),
	TEXT("unit", 24, CORE, "The unit; `%` and currencies set the number format."),
	NAME("direction", WORDS(W("up"), W("down"), W("keep"), W("reach")), 0,
		"Which way is better."),
	RECORD("baseline", point_record, CORE, "Where it stood."),
	RECORD("target", point_record, CORE, "Where it should stand, and when."),
	RECORDS("steps", "step", point_record, 0,
		"Interim targets; without them the path is a straight line."),
	RECORDS("actuals", "actual", actual_record, CORE,
		"What was measured; periods must not overlap."),
	NAME("aggregate", WORDS(W("latest"), W("sum"), W("mean")), 0,
		"How periods combine into the figure compared with the target.",
		.fallback = "latest"),
	PROSE("method", 0, 80, 0, "How it is measured."),
	REF("owner", PERSON_OR_ORG, 0, "Who reports it."),
	ONE("every", EG_T_SPAN, 0, "How often it is reported.", .sql = "every"),
	DECIMAL("tolerance", 0, 0, 0, "Allowed distance for `keep`."),
	NAME("rating", RATINGS, 0, "The owner's own judgement, shown beside the computed status."),
	TEXT("rating_note", 200, 0, "Why the owner judges so."),
	ONE("computed", EG_T_SQL, 0,
		"A query of one row and one number that the tool counts itself."),
	COMMON,
};
TABLE(eg_record_measures, "measures", "measure", EG_K_MEASURE, EG_REC_TOP | EG_REC_ID | EG_REC_DATA,
	measure_rows, "How the reader will know.");
