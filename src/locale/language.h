/* language.h -- what dates and numbers look like in one language, fetched from ICU once.
 *
 * Private to this folder. Opening ICU's formatters takes a millisecond and more, and a document
 * prints thousands of dates; so their patterns and words are read once for each language into a
 * record that lives as long as the process and is read-only after that. Threads: any. The list
 * of records is the one thing here that threads share; it only grows, under a lock.
 */
#ifndef EG_LOCALE_LANGUAGE_H
#define EG_LOCALE_LANGUAGE_H

#include "base/str.h"

#define EG_LANGUAGE_TEXT 64

typedef struct eg_short_text {
	char p[EG_LANGUAGE_TEXT];
	size_t n;
} eg_short_text;

enum {
	EG_PATTERN_LONG_DAY,
	EG_PATTERN_LONG_MONTH,
	EG_PATTERN_SHORT_DAY,
	EG_PATTERN_SHORT_MONTH,
	EG_PATTERN_QUARTER,
	EG_PATTERN_COUNT
};
enum {
	EG_MONTHS_FULL,
	EG_MONTHS_SHORT,
	EG_MONTHS_ALONE_FULL,
	EG_MONTHS_ALONE_SHORT,
	EG_MONTHS_COUNT
};

/* What a fiscal year begins with in a language of which the program has no word for it. */
#define EG_FISCAL_SIGN "FY "

typedef struct eg_language {
	struct eg_language *next;
	eg_short_text lang;                       /* BCP 47, as asked for */
	eg_short_text patterns[EG_PATTERN_COUNT]; /* UTS 35 */
	eg_short_text months[EG_MONTHS_COUNT][12];
	eg_short_text separator;  /* of thousands */
	eg_short_text point;      /* between a number's whole and its fraction */
	uint32_t zero;            /* code point of the digit 0 */
	int group, group_above;   /* digits in the lowest group and in those above it */
	eg_short_text percent[2]; /* what stands before and after a number of percents */
	bool code_last;           /* a currency's code stands after the amount */
	int least;                /* digits there must be before the first separator */
	const char *about, *by, *until, *fiscal; /* words around a year, which stands at their @ */
	const char *about_day, *by_day;          /* and around a day */
	const char *comma;                       /* between the items of a list within a line */
	const char *year;                        /* around a year that stands alone */
	const char *first; /* after the number of a month's first day: "er"; or "" */
	eg_short_text quarters[4];
	eg_short_text quotes[4]; /* open, close, and those inside them */
} eg_language;

/* Never NULL. An empty language is American English. */
const eg_language *eg_language_of(eg_str lang);
static inline eg_str eg_short_view(const eg_short_text *t)
{
	return (eg_str){t->p, t->n};
}

#endif
