/* marking_words.h -- inside schema: the words that markings are made of. */
#ifndef EG_SCHEMA_MARKING_WORDS_H
#define EG_SCHEMA_MARKING_WORDS_H

#include "schema/marking.h"

typedef struct eg_control_words {
	const char *banner, *portion;
} eg_control_words;

extern const eg_control_words eg_control_words_of[EG_CONTROL_COUNT];
extern const char *const eg_tlp_words[];
#define EG_TLP_COUNT 6

/* The control that a word stands for, synonyms included, or -1. Lists of REL TO and DISPLAY ONLY
 * are no part of the word. */
int eg_control_find(eg_str word);
/* Whether the word is a level of classified information, of the United States, NATO or the EU. */
bool eg_is_classified(eg_str word);
/* What stands for a marking from before CUI or TLP 2.0 ("CUI" for FOUO), or NULL. */
const char *eg_marking_successor(eg_str word);
/* The category in the registry that is spelt like this, or NULL. */
const char *eg_category_find(eg_str word);
/* The category nearest to it, or NULL. */
const eg_str *eg_category_near(eg_arena *scratch, eg_str word);
/* The members of a group such as FVEY, as codes of three letters one after the other; NULL when it
 * is not known. */
const char *eg_group_members(eg_str group);

#endif
