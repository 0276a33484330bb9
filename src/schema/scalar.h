/* scalar.h -- inside schema: a scalar node to a value of the field's type. */
#ifndef EG_SCHEMA_SCALAR_H
#define EG_SCHEMA_SCALAR_H

#include "schema/bind.h"

/* Fills v->as (and the map) from the scalar. False when it is none of the field's values, which is
 * filed. */
bool eg_bind_scalar(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v);
/* The field's prose from a text that is a file of its own. */
bool eg_bind_text_file(eg_binder *b, const eg_field *f, eg_str text, eg_span span, eg_value *v);
/* An id made of any text: lower-case letters and digits joined by '-'. */
eg_str eg_slug_of(eg_arena *a, eg_str text);

/* Files `type-wrong`: the scalar is none of what the field takes. */
eg_finding *eg_bind_not_a(eg_binder *b, const eg_field *f, const eg_node *n);

/* One type each. */
typedef bool eg_bind_fn(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v);
eg_bind_fn eg_bind_date, eg_bind_span;                                       /* quantity.c */
eg_bind_fn eg_bind_integer, eg_bind_decimal, eg_bind_percent, eg_bind_money; /* numbers.c */
eg_bind_fn eg_bind_country, eg_bind_currency, eg_bind_lang, eg_bind_email, eg_bind_phone,
	eg_bind_url, eg_bind_path, eg_bind_marking; /* address.c */

#endif
