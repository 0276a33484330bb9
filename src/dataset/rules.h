/* rules.h -- rules over derived facts: queries whose rows are findings (DESIGN.md 3.2).
 *
 * Input:   records of the table `checks`: the standard ones (specs/standard/rules, named by
 *          source/rules.def) or the user's own; a dataset that keeps nothing back.
 * Output:  one finding a row, placed in the specs by the row's columns:
 *              id           the record: its id, `strategy`, or `rates/3` for the third of a list
 *                           whose records have no ids
 *              field        the key that is meant, `ends` or `deliverables.2.due`; of a path that
 *                           is not there, as much as is; without one, the record's id
 *              other_id, other_field   a second place
 *              message      what is wrong, where the check has no template
 *          In templates `{{column}}` is a value of the row, `{{when column}}` a date with
 *          its "on" or "in", `{{subject}}` and `{{other_subject}}` are
 *          the two records in words. Queries know the as-of day as `:as_of`.
 * Errors:  a faulty query is `query-error` at its place in the YAML; a column that is not there is
 *          `query-column`.
 * Limits:  a check files at most EG_MOST_OF_A_CHECK findings, and one that says so.
 */
#ifndef EG_DATASET_RULES_H
#define EG_DATASET_RULES_H

#include "dataset/dataset.h"

#define EG_MOST_OF_A_CHECK 10000

/* What the `when` of a check says; a faulty one is asked again when the check is run, and told. */
enum eg_when { EG_WHEN_FAULTY, EG_WHEN_NO, EG_WHEN_YES };

/* Tells the dataset what the checks of a list will ask: those whose `when` is true. Gives what each
 * of them says, in the arena. */
enum eg_when *eg_rules_expect(
	eg_arena *a, eg_dataset *ds, const eg_model *m, const eg_rec_list *checks);
/* Runs the checks of a list. `when`: what eg_rules_expect gave for it, NULL: nobody has asked.
 * `own`: they are the user's. */
void eg_rules_run(eg_dataset *ds, const eg_model *m, const eg_rec_list *checks,
	const enum eg_when *when, bool own, eg_diag *d);
/* Rules on what each output holds by its audience: markings, release, addresses. Without `outputs`
 * in the specs the strategy is looked at as it is built for `audience`. ds: the whole strategy's,
 * which is asked what briefs are about; NULL where there is none. */
void eg_rules_outputs(const eg_model *m, eg_dataset *ds, eg_str audience, eg_diag *d);
/* The finding that a standard check makes: its id up to the first dot. EG_RULE_COUNT for none. */
enum eg_rule eg_rules_rule(const eg_rec *rec);
/* The place of a record's field in the specs, as a row names them; {0} for no such record. */
eg_span eg_rules_span(const eg_model *m, eg_str id, eg_str field);

#endif
