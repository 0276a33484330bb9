/* schema.h -- the tables from which everything about a field comes.
 *
 * One eg_record a kind of record, one eg_field a key. From these rows come binding, suggestions,
 * the SQL tables, the data dictionary, the JSON Schema and the reference pages (DESIGN.md 3.1). The
 * rows themselves stand in a file for each group of records, written with the macros of rows.h.
 *
 * A bound record (eg_rec) is generic: it holds the values that were said, in the order of the
 * record's fields, and nothing for the others.
 */
#ifndef EG_SCHEMA_SCHEMA_H
#define EG_SCHEMA_SCHEMA_H

#include "base/date.h"
#include "base/num.h"
#include "source/source.h"

enum eg_type {
	EG_T_TEXT,  /* one line, NFC */
	EG_T_PROSE, /* Markdown */
	EG_T_SLUG,  /* an id */
	EG_T_DATE,
	EG_T_UNTIL, /* a date, open, indefinite */
	EG_T_PERIOD,
	EG_T_SPAN, /* 12 months, 90 days: number in as.span */
	EG_T_INTEGER,
	EG_T_DECIMAL, /* millionths */
	EG_T_PERCENT, /* millionths of the fraction: 75 % = 750000 */
	EG_T_MONEY, /* millionths of the currency's unit: exact; minor units are made in dataset */
	EG_T_CURRENCY, /* ISO 4217 */
	EG_T_COUNTRY,  /* ISO 3166-1 alpha-2, upper case, after binding */
	EG_T_LANG,     /* BCP 47 */
	EG_T_EMAIL,
	EG_T_PHONE,
	EG_T_URL,
	EG_T_PATH,
	EG_T_NAME, /* one word of field.words; after binding the table's spelling */
	EG_T_YESNO,
	EG_T_REF, /* an id of one of field.kinds */
	EG_T_MARKING,
	EG_T_SQL,    /* a SELECT */
	EG_T_RECORD, /* nested: field.record */
	EG_T_WORDMAP /* mapping of own keys to scalars (`own`, `rules`): many, each as.pair */
};

/* field.flags */
#define EG_F_REQUIRED 0x0001u /* an error when absent */
#define EG_F_CORE     0x0002u /* a note when absent, a warning in a final edition */
#define EG_F_MANY     0x0004u /* a list; one item may stand bare */
#define EG_F_SAID     0x0008u /* (u): takes `unknown` and `none` */
#define EG_F_MARKABLE 0x0010u /* (m): KEY_marking may stand beside */
#define EG_F_INTERNAL 0x0020u /* dropped from every audience but internal */
#define EG_F_BARE     0x0040u /* the field that a bare scalar stands for */
#define EG_F_EDITION  0x0080u /* may be marked `illustrative` by name */
#define EG_F_HIDDEN   0x0100u /* document language only: no SQL column, not in the dictionary */
#define EG_F_FIELDS   0x0200u /* `yes`, or keys of its own record (`illustrative`) */
#define EG_F_LOCAL    0x0800u /* a URL, or a path below the root */
#define EG_F_SLUGGED  0x0400u /* gives the record its id, in slug form, when none is said */

enum eg_limit {
	EG_LIMIT_NONE,
	EG_LIMIT_CHARS,
	EG_LIMIT_WORDS,
	EG_LIMIT_VALUE,   /* min..max; percentages in percent */
	EG_LIMIT_EITHER,  /* -max..max */
	EG_LIMIT_POSITIVE /* more than 0 */
};

typedef struct eg_word {
	const char *word;     /* as accepted */
	const char *standard; /* as kept; NULL = the same */
} eg_word;

struct eg_record;

/* Kinds of records that ids can point at, as bits of field.kinds. */
enum eg_kind {
	EG_K_ORGANIZATION,
	EG_K_OFFICE,
	EG_K_PARTNER,
	EG_K_PERSON,
	EG_K_GOAL,
	EG_K_OBJECTIVE,
	EG_K_EFFORT,
	EG_K_LINE,
	EG_K_MEASURE,
	EG_K_AGREEMENT,
	EG_K_ACTIVITY,
	EG_K_TOPIC,
	EG_K_ENGAGEMENT,
	EG_K_RISK,
	EG_K_TERM,
	EG_K_SOURCE,
	EG_K_FIGURE,
	EG_K_SECTION,
	EG_K_STORY,
	EG_K_BRIEF,
	EG_K_ROSTER,
	EG_K_OUTPUT,
	EG_K_AUDIENCE,
	EG_K_CHECK,
	EG_K_REGION,
	EG_K_OTHER,
	EG_K_COUNT
};
#define EG_KIND(k)   (1u << (k))
#define EG_KINDS_ORG (EG_KIND(EG_K_ORGANIZATION) | EG_KIND(EG_K_OFFICE) | EG_KIND(EG_K_PARTNER))
#define EG_KINDS_ANY (EG_KIND(EG_K_COUNT) - 1u)

typedef struct eg_field {
	const char *key; /* in YAML */
	enum eg_type type;
	unsigned flags;
	enum eg_limit limit;
	uint32_t min, max;              /* of characters, words or the value; max 0 = none */
	uint32_t many_max;              /* most items; 0 = no bound */
	const eg_word *words;           /* EG_T_NAME; ends with {NULL} */
	uint32_t kinds;                 /* EG_T_REF: bits EG_KIND(...) */
	const struct eg_record *record; /* EG_T_RECORD */
	const char *fallback;           /* default as it would be written; NULL = none */
	const char *sql;                /* column, or child table's last word; NULL = the key */
	const char *doc;                /* the sentence shown in four places */
} eg_field;

#define EG_REC_TOP  0x1u /* a top-level list `key:` */
#define EG_REC_ONCE 0x2u /* a top-level mapping, once in a build */
#define EG_REC_ID   0x4u /* has an id and the common fields */
#define EG_REC_DATA                                                                                \
	0x8u /* read by checks and by the dataset alone: what such records hold need not           \
		live longer (model.h) */

typedef struct eg_record {
	const char *key;   /* plural, in YAML: "partners"; for nested ones the field's key */
	const char *name;  /* singular: "partner"; also the SQL table */
	enum eg_kind kind; /* EG_K_OTHER when nothing can point at it */
	unsigned flags;
	const eg_field *fields;
	uint16_t count;
	const char *doc;
} eg_record;

/* -- bound values -- */

enum eg_said { EG_SAID_VALUE, EG_SAID_UNKNOWN, EG_SAID_NONE };

struct eg_rec;

typedef struct eg_value {
	uint16_t field; /* index into record->fields */
	uint8_t said;   /* eg_said */
	bool many;      /* as.items holds `count` values of the same field */
	uint32_t count;
	eg_span span;       /* of the value */
	uint32_t map_count; /* runs of `map` */
	union {
		eg_str text; /* TEXT PROSE SLUG CURRENCY COUNTRY LANG EMAIL PHONE URL PATH NAME
				MARKING SQL */
		const eg_date *date; /* DATE UNTIL PERIOD */
		int64_t number;      /* INTEGER DECIMAL PERCENT MONEY YESNO(0, 1) */
		struct {
			int32_t count;
			uint8_t unit; /* 'd' days, 'm' months, 'y' years */
		} span;
		struct {
			eg_str id;                   /* as written */
			const struct eg_rec *target; /* NULL while or if unresolved */
		} ref;
		struct eg_rec *rec;     /* RECORD */
		struct eg_value *items; /* many */
		struct {
			eg_str key,
				value; /* an entry of a WORDMAP; the field's own value is `many` */
		} pair;
	} as;
	const struct eg_byte_map *map; /* PROSE, SQL: from value bytes to source bytes */
} eg_value;

/* How many values there are where it may be one or several, or none (NULL); and each of them. */
static inline uint32_t eg_value_count(const eg_value *v)
{
	return !v ? 0 : v->many ? v->count : 1;
}
static inline const eg_value *eg_value_item(const eg_value *v, uint32_t i)
{
	return v->many ? &v->as.items[i] : v;
}

typedef struct eg_rec {
	const eg_record *type;
	eg_str id;                   /* {NULL} without one */
	eg_span span;                /* of the whole record */
	eg_span id_span;             /* of its id, or of its first key */
	uint32_t pos;                /* place among its siblings in spec order, from 1 */
	uint16_t count;              /* of values */
	bool dropped;                /* what it held is gone: it has an id and a place only */
	const struct eg_rec *parent; /* the record it is nested in */
	eg_value *values;            /* by rising field index */
} eg_rec;

/* All records by kind of table: top-level ones first, in the order of reading. */
const eg_record *const *eg_schema_records(size_t *count);
const eg_record *eg_schema_find(eg_str key_or_name);
/* Index of a key in a record, or -1. */
int eg_field_find(const eg_record *r, eg_str key);
/* "a, b, c": the words that a field takes, in their standard spellings. */
eg_str eg_words_listed(eg_arena *a, const eg_word *words);
/* The value of field index f, or NULL when it was not said. Binary search. Never of a record whose
 * values were dropped: what it said of itself, such as a marking, would seem not to be said. */
const eg_value *eg_rec_at(const eg_rec *r, unsigned f);
/* The same by key, for code that is not in a hot loop. */
const eg_value *eg_rec_find(const eg_rec *r, const char *key);
/* The member of eg_value.as that holds one value of the type. */
enum eg_held {
	EG_HELD_TEXT,
	EG_HELD_DATE,
	EG_HELD_SPAN,
	EG_HELD_NUMBER,
	EG_HELD_REF,
	EG_HELD_RECORD,
	EG_HELD_PAIR
};
enum eg_held eg_type_held(enum eg_type type);
/* Whether values of the type are kept as text: words, prose, codes, addresses, paths, SQL. */
bool eg_type_is_textual(enum eg_type type);
/* Text of a textual field, or {NULL}. */
eg_str eg_rec_text(const eg_rec *r, const char *key);
/* The place in the source of the bytes from..to of a prose or SQL value. */
eg_span eg_value_inner(const eg_value *v, uint32_t from, uint32_t to);

#endif
