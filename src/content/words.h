/* words.h -- inside content: the words that the program itself prints, by language.
 *
 * They are messages of locale/catalogue.h, as the standard document's sentences are (wording.c). A
 * language that the catalogue lacks gets them in English, and doc->words_lang says so.
 */
#ifndef EG_CONTENT_WORDS_H
#define EG_CONTENT_WORDS_H

#include "content/block.h"

/* Words that content prints; '@' stands for what is put in. */
enum eg_own_word {
	EG_OWN_AS_OF,        /* under tables; @ = the day */
	EG_OWN_NOT_STATED,   /* a cell about which nothing is said */
	EG_OWN_ILLUSTRATIVE, /* after the name of a row */
	EG_OWN_OTHER,        /* a group of rows without a name */
	EG_OWN_PERCENT,      /* @ = the number */
	EG_OWN_SOURCE,       /* what assistive technology reads of a citation; @ = the number */
	EG_OWN_IN_REVIEW,
	EG_OWN_SUPERSEDED,
	EG_OWN_NOTE, /* what assistive technology reads of a footnote's mark; @ = the mark */
	EG_OWN_STORY,
	EG_OWN_DECISION, /* heads of call-outs */
	EG_OWN_REMARK,
	EG_OWN_CAUTION,
	EG_OWN_CHANGED,
	EG_OWN_FIGURE,
	EG_OWN_ON_PAGE,  /* between what a reference names and its page */
	EG_OWN_PROGRESS, /* kinds of documents */
	EG_OWN_BRIEF,
	EG_OWN_MORE,    /* rows that a table leaves out; @ = their count */
	EG_OWN_MORE_IN, /* before the name of the table that has them */
	EG_OWN_MORE_IN_WORKBOOK,
	EG_OWN_SHEET_HOLDS, /* @ = the name of a sheet, in its quotation marks */
	EG_OWN_DRAFT_OF,    /* @ = the day */
	EG_OWN_COUNT
};

/* Fills doc->words, doc->words_lang and doc->zero by doc->lang. */
void eg_words_set(eg_document *doc);
/* The word in that language, with `put` for its '@'. */
eg_str eg_own_word(eg_arena *a, eg_str lang, enum eg_own_word word, eg_str put);

#endif
