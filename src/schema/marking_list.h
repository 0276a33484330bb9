/* marking_list.h -- inside schema: sorted lists of categories and countries. */
#ifndef EG_SCHEMA_MARKING_LIST_H
#define EG_SCHEMA_MARKING_LIST_H

#include "schema/marking.h"

/* Adds a word where it belongs, unless it is there. The list moves. */
void eg_marking_add(eg_arena *a, eg_marking_list *list, eg_str word);
bool eg_marking_has(const eg_marking_list *list, eg_str word);
/* Leaves out basic categories that are specified, too. */
void eg_marking_tidy(eg_arena *a, eg_marking *m);

#endif
