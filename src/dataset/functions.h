/* functions.h -- inside dataset: the SQL functions and the collation of ours (DOMAIN.md 3.0).
 *
 *   add_span(day, months)             a day moved by whole months; a month's last day stays one
 *   next_day(first, months, days, from)   the first day not before `from` of those that repeat so
 *   month_at(day)                     months since year 0 in millionths, so that equal periods
 * weigh equally fy(day), fy_label(n)              the fiscal year of a day, and how it is printed
 *   date_short(written, from, to)     a date in the words of the strategy's language, for tables
 *   date_long(written, from, to)      the same for sentences; one argument, a day, for both
 *   date_span(starts, from, to, ends, from, to)   from a date to another: FY 2026–2030
 *   years(starts, from, to, ends, from, to)   the years that something took: 2016–2018
 *   join_years(first, last)           two years in words with a dash: FY 2026–2028
 *   money(minor, currency)            an amount in words: USD 1,200,000
 *   name(id)                          what readers call a record
 *   in_text(label)                    a label as it stands within a sentence
 *   sort_key(text)                    text whose bytes sort in the language's order
 *   share(part, whole)                a quotient in millionths, a half to the even one
 *   part_of(amount, n, of)            n of `of` equal parts of an amount
 *   convert(minor, currency, rate, into)   money in another currency
 *   path_value, path_status, path_progress   where a measure stands (measure.c)
 *   fy_of(from, to), fy_first(n)      the fiscal year that holds most of an interval; its first day
 *   period_day(written, starts, named, last)   the first or last day of a period in the fiscal
 *                                     years of somebody else
 *   per_one(part, whole)              0.9
 *   axis_points, axis_low, axis_high, axis_complete...   aggregates of right-sizing (axis.c)
 *   network(a, b)                     aggregate: components and bridges (network.c)
 *   exact_sum(x)                      aggregate: a sum that does not fail when it is too large
 *   list(item, place)                 aggregate: items in the order of place, each once, by "; "
 *   list(item, place, between)        the same with another text between
 *   word(text)                        a word or sentence of the program in the strategy's language
 *   phrase(text, ...)                 the same with what is put in for {1}, {2}; NULL where one is
 *   phrases(n, one, many, ...)        the form that goes with the number n, which is {1}
 *   digits(text)                      the text with the language's digits for 0 to 9 and its comma
 *   number(x)                         a decimal in the strategy's language
 *   collation doc                     the language's order
 *
 * All are deterministic.
 */
#ifndef EG_DATASET_FUNCTIONS_H
#define EG_DATASET_FUNCTIONS_H

#include "dataset/store.h"

void eg_functions_register(eg_dataset *ds);
eg_sort_keys *eg_sort_keys_new(eg_arena *a);
/* The collation key of a text, in the scratch arena or kept (sortkey.c). */
eg_str eg_sort_key(eg_dataset *ds, eg_str text);
/* The aggregate `list` (list.c). */
void eg_list_register(sqlite3 *db);
/* Amounts (amount.c), right-sizing (axis.c), measures (measure.c), the network (network.c). */
void eg_amount_register(sqlite3 *db);
void eg_axis_register(sqlite3 *db);
/* Markings (mark.c). */
void eg_mark_register(eg_dataset *ds);
/* Words of the program (phrase.c). */
void eg_phrase_register(eg_dataset *ds);
/* printf within bounds (format.c). */
void eg_format_register(eg_dataset *ds);
void eg_network_register(sqlite3 *db);
void eg_measure_register(sqlite3 *db);

static inline eg_str eg_value_text(sqlite3_value *v)
{
	const char *p = (const char *)sqlite3_value_text(v);
	return p ? (eg_str){p, (size_t)sqlite3_value_bytes(v)} : (eg_str){NULL, 0};
}

#endif
