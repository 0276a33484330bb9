/* values.h -- inside cli: the values of options. What is wrong with one goes to *why, in words for
 * stderr; the result is false then. */
#ifndef EG_CLI_VALUES_H
#define EG_CLI_VALUES_H

#include "build/build.h"
#include "cli/options.h"

/* Values that can be told wrong without reading any spec. */
bool eg_values_check(const eg_call *c, eg_buf *why);
/* The words that --format of a command takes: "text, json or sarif". */
const char *eg_values_forms(enum eg_command command);
/* A whole number from 0 to `most`; says nothing. */
bool eg_values_number(const char *value, int64_t most, int64_t *out);
/* --input-limits. */
bool eg_values_limits(const eg_call *c, eg_limits *l, eg_buf *why);
/* Names of rules in --deny and --allow. */
bool eg_values_rules(const eg_call *c, eg_buf *why);
/* Names in --deny and --allow that are neither those of rules nor of checks of the specs. */
bool eg_values_own_names(const eg_session *s, const eg_call *c, eg_buf *why);
/* SOURCE_DATE_EPOCH of the environment in seconds; -1 where it is not set. */
bool eg_values_epoch(int64_t *epoch, eg_buf *why);

#endif
