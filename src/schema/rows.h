/* rows.h -- inside schema: how a row of a record's table is written.
 *
 * Each macro makes one eg_field; the doc sentence is the last thing, and further members may follow
 * it by name: REF("from", EG_KINDS_ORG, REQUIRED, "Who gives it.", .sql = "giver").
 */
#ifndef EG_SCHEMA_ROWS_H
#define EG_SCHEMA_ROWS_H

#include "schema/records.h"

#define REQUIRED (EG_F_REQUIRED | EG_F_CORE)
#define CORE     EG_F_CORE
#define MANY     EG_F_MANY
#define SAID     EG_F_SAID
#define BARE     EG_F_BARE
#define INTERNAL EG_F_INTERNAL

#define ONE(k, t, f, ...)                                                                          \
	{                                                                                          \
		.key = (k), .type = (t), .flags = (f), .doc = __VA_ARGS__                          \
	}
#define TEXT(k, most, f, ...)                                                                      \
	{                                                                                          \
		.key = (k), .type = EG_T_TEXT, .flags = (f), .limit = EG_LIMIT_CHARS,              \
		.max = (most), .doc = __VA_ARGS__                                                  \
	}
#define PROSE(k, least, most, f, ...)                                                              \
	{                                                                                          \
		.key = (k), .type = EG_T_PROSE, .flags = (f), .limit = EG_LIMIT_WORDS,             \
		.min = (least), .max = (most), .doc = __VA_ARGS__                                  \
	}
/* Text without a bound: templates and queries of the document language. */
#define FREE(k, t, f, ...)                                                                         \
	{                                                                                          \
		.key = (k), .type = (t), .flags = (f) | EG_F_HIDDEN, .doc = __VA_ARGS__            \
	}
#define NUMBER(k, least, most, f, ...)                                                             \
	{                                                                                          \
		.key = (k), .type = EG_T_INTEGER, .flags = (f), .limit = EG_LIMIT_VALUE,           \
		.min = (least), .max = (most), .doc = __VA_ARGS__                                  \
	}
#define DECIMAL(k, least, most, f, ...)                                                            \
	{                                                                                          \
		.key = (k), .type = EG_T_DECIMAL, .flags = (f), .limit = EG_LIMIT_VALUE,           \
		.min = (least), .max = (most), .doc = __VA_ARGS__                                  \
	}
#define PERCENT(k, least, most, f, ...)                                                            \
	{                                                                                          \
		.key = (k), .type = EG_T_PERCENT, .flags = (f), .limit = EG_LIMIT_VALUE,           \
		.min = (least), .max = (most), .doc = __VA_ARGS__                                  \
	}
#define NAME(k, w, f, ...)                                                                         \
	{                                                                                          \
		.key = (k), .type = EG_T_NAME, .words = (w), .flags = (f), .doc = __VA_ARGS__      \
	}
#define REF(k, ids, f, ...)                                                                        \
	{                                                                                          \
		.key = (k), .type = EG_T_REF, .kinds = (ids), .flags = (f), .doc = __VA_ARGS__     \
	}
#define REFS(k, one, ids, f, ...)                                                                  \
	{                                                                                          \
		.key = (k), .type = EG_T_REF, .kinds = (ids), .flags = (f) | MANY, .sql = (one),   \
		.doc = __VA_ARGS__                                                                 \
	}
#define RECORD(k, r, f, ...)                                                                       \
	{                                                                                          \
		.key = (k), .type = EG_T_RECORD, .record = &(r), .flags = (f), .doc = __VA_ARGS__  \
	}
#define RECORDS(k, one, r, f, ...)                                                                 \
	{                                                                                          \
		.key = (k), .type = EG_T_RECORD, .record = &(r), .flags = (f) | MANY,              \
		.sql = (one), .doc = __VA_ARGS__                                                   \
	}
#define ID(f, ...) ONE("id", EG_T_SLUG, f, __VA_ARGS__)

#define WORDS(...) ((const eg_word[]){__VA_ARGS__, {NULL, NULL}})
#define W(word)                                                                                    \
	{                                                                                          \
		(word), NULL                                                                       \
	}
#define SYNONYM(word, standard)                                                                    \
	{                                                                                          \
		(word), (standard)                                                                 \
	}

#define PERSON_OR_ORG (EG_KINDS_ORG | EG_KIND(EG_K_PERSON))
#define SOURCE        EG_KIND(EG_K_SOURCE)
#define TOPIC         EG_KIND(EG_K_TOPIC)

#define LEVELS  WORDS(W("high"), W("medium"), W("low"))
#define RATINGS WORDS(W("on track"), W("at risk"), W("off track"))

/* What every record with an id takes, and the few that DOMAIN.md 1.17.5 names. */
#define COMMON NOTED, MARKED, SOURCED, ILLUSTRATED
#define NOTED                                                                                      \
	ONE("notes", EG_T_PROSE, INTERNAL,                                                         \
		"Remarks for those who work on the strategy; never public."),                      \
		TEXT("tags", 40, MANY, "Words of your own, for filters and queries.",              \
			.sql = "tag")
#define MARKED                                                                                     \
	ONE("marking", EG_T_MARKING, MANY, "The marking of this record, as people write it.",      \
		.sql = "marking")
#define SOURCED                                                                                    \
	ONE("was", EG_T_SLUG, 0,                                                                   \
		"An earlier id of the same thing, for the comparison of editions."),               \
		TEXT("sort_name", 120, 0, "The name to sort by, where it is not the one shown."),  \
		ONE("own", EG_T_WORDMAP, MANY,                                                     \
			"Keys of your own with one value each; queries find them in v_own.",       \
			.sql = "own"),                                                             \
		REFS("source", "source", SOURCE, 0, "Where the facts of this record come from."),  \
		NAME("confidence", LEVELS, 0, "How sure the facts are."),                          \
		RECORDS("disputed", "dispute", eg_record_disputed, 0,                              \
			"Where sources disagree, and what each says."),                            \
		ONE("said_at", EG_T_DATE, 0, "The day on which the source said so.")
#define ILLUSTRATED                                                                                \
	ONE("illustrative", EG_T_TEXT, MANY | EG_F_FIELDS,                                         \
		"`yes` when the record is an editorial example, or the keys for which that is "    \
		"so.",                                                                             \
		.sql = "illustrative")

#define TABLE(var, key_, name_, kind_, flags_, rows_, doc_)                                        \
	const eg_record var = {.key = (key_),                                                      \
		.name = (name_),                                                                   \
		.kind = (kind_),                                                                   \
		.flags = (flags_),                                                                 \
		.fields = (rows_),                                                                 \
		.count = EG_COUNT(rows_),                                                          \
		.doc = (doc_)}
/* Nested records: of this file alone, or named in records.h. */
#define SHARED(var, key_, name_, rows_, doc_) TABLE(var, key_, name_, EG_K_OTHER, 0, rows_, doc_)
#define NESTED(var, key_, name_, rows_, doc_) static SHARED(var, key_, name_, rows_, doc_)

#endif
