/* theme.h -- the record that a theme's file holds. It is no record of the specs: nothing points at
 * it, and no dataset has it. */
#ifndef EG_SCHEMA_THEME_H
#define EG_SCHEMA_THEME_H

#include "schema/schema.h"

extern const eg_record eg_record_theme;

#endif
