/* check.h -- inside model: rules on what one record says, each group in a file of its own.
 *
 * A rule speaks only of what was said and could be read; what is derived from several records is
 * asked by queries (specs/standard/rules).
 */
#ifndef EG_MODEL_CHECK_H
#define EG_MODEL_CHECK_H

#include "locale/locale.h"
#include "model/reader.h"

/* The value of a key where one was given, not `unknown` or `none`; else NULL. */
static inline const eg_value *eg_said(const eg_rec *r, const char *key)
{
	const eg_value *v = eg_rec_find(r, key);
	return v && v->said == EG_SAID_VALUE ? v : NULL;
}

/* Whether something within a span was found wrong: what then lacks there may have been said badly.
 */
bool eg_check_has_fault(const eg_diag *d, eg_span in);

/* -- rules of one record of a kind -- */

void eg_check_agreement_under(eg_reader *r, const eg_rec *rec);
void eg_check_agreement_renewal(eg_reader *r, const eg_rec *rec);
void eg_check_activity_reason(eg_reader *r, const eg_rec *rec);
void eg_check_activity_readiness(eg_reader *r, const eg_rec *rec);
void eg_check_partner_country(eg_reader *r, const eg_rec *rec);
void eg_check_partner_native(eg_reader *r, const eg_rec *rec);
void eg_check_audience(eg_reader *r, const eg_rec *rec);
void eg_check_alt(eg_reader *r, const eg_rec *rec);
void eg_check_output(eg_reader *r, const eg_rec *rec);
void eg_check_money(eg_reader *r, const eg_rec *rec);
/* The currency of the amounts of a record: its own, else the strategy's. */
eg_str eg_check_currency(const eg_reader *r, const eg_rec *rec);
/* More text than a row of a table can hold. */
void eg_check_size(eg_reader *r, const eg_rec *rec);

/* -- rules that look over all records once -- */

/* Amounts whose sum no workbook can hold exactly. */
void eg_check_sums(eg_reader *r);
/* Acronyms that are explained nowhere, twice, or for nothing. */
void eg_check_acronyms(eg_reader *r);
/* Keys that matter and that records of a kind do not say (check_core.c). */
void eg_check_core(eg_reader *r, const eg_rec_list *list, const eg_record *type);
/* Languages of the strategy and its outputs in which the program has no words. */
void eg_check_language(eg_reader *r);
/* Words that stand in for what is still to be written, and sentences that are too long. */
void eg_check_words(eg_reader *r);
/* Paragraphs without a portion mark, where marks are on. */
void eg_check_portions(eg_reader *r);
/* Topics, people, sources, figures and regions that nothing names. */
void eg_check_unused(eg_reader *r);
/* Whether a reference or a link in a text names the record. */
bool eg_check_is_named(eg_reader *r, const eg_rec *rec);

/* Calls for each text or prose value that readers of documents may see, with the record it is of.
 * `notes`, own keys, ids, addresses and the like are left out. scratch: for as long as the call. */
typedef void eg_text_fn(void *ctx, const eg_rec *rec, const eg_value *v);
void eg_each_text(const eg_model *m, eg_arena *scratch, eg_text_fn *fn, void *ctx);

#endif
