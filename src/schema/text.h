/* text.h -- inside schema: text values: NFC, controls, limits. */
#ifndef EG_SCHEMA_TEXT_H
#define EG_SCHEMA_TEXT_H

#include "schema/bind.h"

/* Text that lives as long as the records: borrowed when it lies in the source, else a copy. */
eg_str eg_text_keep(eg_binder *b, const eg_node *n, eg_str text);
/* The same in an arena of the caller's. */
eg_str eg_text_keep_in(const eg_binder *b, eg_arena *a, uint32_t file, eg_str text);
/* One line, or several when `lines`. False when it holds what may not be, which is filed. */
bool eg_text_bind(eg_binder *b, const eg_field *f, const eg_node *n, bool lines, eg_value *v);
/* Keeps the way from the value's bytes to the source's. */
void eg_text_keep_map(eg_binder *b, const eg_node *n, eg_value *v);
/* Files `text-length` when the text is longer or shorter than the field's limit. */
void eg_text_limit(eg_binder *b, const eg_field *f, eg_str text, eg_span span);

#endif
