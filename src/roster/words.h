/* words.h -- inside roster: what a column means, for the data dictionary. */
#ifndef EG_ROSTER_WORDS_H
#define EG_ROSTER_WORDS_H

#include "roster/workbook.h"

/* Fills doc, from and allowed of a column whose key in the query is `key`: from the schema's field
 * where the record has one of that name, a day beside a date counting for the date. A doc or
 * words that stand already are kept. lang: of the doc. */
void eg_column_explain(
	eg_arena *a, const eg_record *record, eg_str key, eg_str lang, eg_xcolumn *c);
/* The words of a field by ", ". */
eg_str eg_words_join(eg_arena *a, const eg_field *f);
/* The words of a record's field by ", ", or {NULL} when it has no fixed ones. */
eg_str eg_field_words(eg_arena *a, const eg_record *record, eg_str key);
/* The text of a value, or its texts by ", ". */
eg_str eg_words_of(eg_arena *a, const eg_value *v);
/* The head of a column of that key in the language: what it says of a date is which day of it. */
eg_str eg_head_of_key(eg_arena *a, eg_str lang, eg_str key);
/* "date": the word of the spec language for a type. */
const char *eg_xtype_word(enum eg_xtype t);
/* "agreements_in_force" -> "Agreements in force". */
eg_str eg_title_of_key(eg_arena *a, eg_str key);

#endif
