/* records.h -- inside schema: the records that more than one table names. */
#ifndef EG_SCHEMA_RECORDS_H
#define EG_SCHEMA_RECORDS_H

#include "schema/schema.h"

/* Top level. */
extern const eg_record eg_record_strategy, eg_record_organization, eg_record_people,
	eg_record_topics, eg_record_goals, eg_record_measures, eg_record_efforts, eg_record_lines,
	eg_record_partners, eg_record_agreements, eg_record_activities, eg_record_funding,
	eg_record_rates, eg_record_engagements, eg_record_risks, eg_record_terms, eg_record_sources,
	eg_record_figures, eg_record_stories, eg_record_sections, eg_record_facts, eg_record_briefs,
	eg_record_rosters, eg_record_outputs, eg_record_audiences, eg_record_checks;

/* Nested, with lists of their own. */
extern const eg_record eg_record_offices, eg_record_states, eg_record_objectives, eg_record_regions,
	eg_record_principles, eg_record_deliverables;

/* Nested in several places. */
extern const eg_record eg_record_block, eg_record_fiscal_year, eg_record_disputed, eg_record_aligns,
	eg_record_names;

#endif
