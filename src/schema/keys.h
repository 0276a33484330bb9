/* keys.h -- inside schema: what a key that a record does not take was meant to be.
 *
 * Input:   the mapping of a record, and which of its keys is not known.
 * Errors:  `key-unknown` at the key, or `money-form` at the digits that a comma tore off; the help
 *          names the key that is near, the place where the key belongs, or the text in braces that
 * a comma ends. Depends: base, source, spec, schema.
 */
#ifndef EG_SCHEMA_KEYS_H
#define EG_SCHEMA_KEYS_H

#include "schema/bind.h"

/* `{summary: Snow, ice and air}` is a mapping of two keys to YAML: the second is the rest of the
 * text before it. The key whose text goes on in key `at` of the mapping `n`, or NULL; `before` is
 * what was returned for the key before it, so that a mapping is gone through once. Block mappings
 * have more than a comma and a blank between their keys. */
const eg_node *eg_key_torn(const eg_node *n, uint32_t at, const eg_node *before);
/* Whether the mapping is one of records by their ids, where a list of them is wanted. */
bool eg_key_are_ids(const eg_node *n, const eg_record *type);
/* Files what is wrong with key `at` of the mapping `n`; torn: of that key, or NULL; used: for each
 * field of the record, whether its key is in the mapping. Returns the field that was meant, which
 * is then not missing, or -1. */
int eg_key_unknown(eg_binder *b, const eg_record *type, const eg_node *n, uint32_t at,
	const eg_node *torn, const uint8_t *used);
/* The field of a record that is called `key` elsewhere ("name" for the title of a goal) and is not
 * in use; -1 without one. */
int eg_key_known_as(const eg_record *type, eg_str key, const uint8_t *used);
/* Gives a finding help where a key holds a blank or a colon that looks like YAML's and is another
 * character; false where it holds none. */
bool eg_key_says_character(eg_finding *f, eg_str key);
/* The field that a key was meant for, by that or by its spelling, among those that are not in use;
 * -1 without one. */
int eg_key_meant(eg_arena *scratch, eg_str key, const eg_record *type, const uint8_t *used);
/* The same of the keys of a file ("projects" for activities); NULL without one. */
const char *eg_record_known_as(eg_str key);

#endif
