/* marking.h -- dissemination markings: grammar, normal form, union, comparison, release.
 *
 * Input:   a marking as people write it: `U`, `CUI//SP-EXPT/PRVCY//REL TO USA, GBR`, `TLP:AMBER`, a
 *          level of the strategy's own scheme, or several of different schemes joined by ';'.
 * Output:  an eg_marking: plain data, sorted, in the caller's arena.
 * Errors:  the place within the text, words that say what is wrong, and the marking that was
 *          probably meant. Levels of classified information are refused.
 * Threads: any.
 * Source:  32 CFR 2002.20; the CUI Registry of the National Archives (banner format, categories,
 *          limited dissemination controls); FIRST, Traffic Light Protocol 2.0; DOMAIN.md 1.3, 3.9.
 */
#ifndef EG_SCHEMA_MARKING_H
#define EG_SCHEMA_MARKING_H

#include "base/arena.h"
#include "schema/schema.h"

enum eg_tlp {
	EG_TLP_NONE,
	EG_TLP_CLEAR,
	EG_TLP_GREEN,
	EG_TLP_AMBER,
	EG_TLP_AMBER_STRICT,
	EG_TLP_RED
};

/* Limited dissemination controls, in the order of the alphabet, which is that of a banner. */
enum eg_control {
	EG_CONTROL_ATTORNEY_CLIENT,
	EG_CONTROL_ATTORNEY_WP,
	EG_CONTROL_DISPLAY, /* with the list `display` */
	EG_CONTROL_DL,
	EG_CONTROL_DELIBERATIVE,
	EG_CONTROL_FED,
	EG_CONTROL_FEDCON,
	EG_CONTROL_NOCON,
	EG_CONTROL_NOFORN,
	EG_CONTROL_REL, /* with the list `rel` */
	EG_CONTROL_RELIDO,
	EG_CONTROL_COUNT
};
#define EG_CONTROL(c) (1u << (c))

typedef struct eg_marking_list {
	const eg_str *items; /* sorted by bytes, none twice */
	size_t count;
} eg_marking_list;

/* Zero is U. */
typedef struct eg_marking {
	bool cui;
	uint8_t tlp;                      /* eg_tlp */
	uint16_t level;                   /* of the own scheme, from 1, weakest first; 0 = none */
	uint32_t controls;                /* bits EG_CONTROL(...) */
	eg_marking_list specified, basic; /* categories, without SP- */
	/* Three-letter codes of countries, USA left out, and groups such as FVEY. */
	eg_marking_list rel, display;
} eg_marking;

typedef struct eg_marking_level {
	eg_str word, portion; /* portion {NULL} = the word */
	bool open;            /* the public audience may see it */
} eg_marking_level;

/* strategy.marking_scheme: levels from the weakest to the strongest. */
typedef struct eg_marking_scheme {
	const eg_marking_level *levels;
	size_t count;
} eg_marking_scheme;

typedef struct eg_marking_fault {
	uint32_t from, to; /* bytes of the text */
	eg_str message;
	eg_str help; /* may be {NULL} */
	bool doubt;  /* the marking was read, but may not be what was meant: a warning */
} eg_marking_fault;

/* The own scheme of a strategy; empty without one. NULL is fine. */
eg_marking_scheme eg_marking_scheme_of(eg_arena *a, const eg_rec *strategy);
/* What the word of an own level may not be ("is a classified level"), or {NULL}. */
eg_str eg_marking_word_taken(eg_str word);

/* Reads a marking. False with the fault (in the arena) when it is none; true with fault->doubt when
 * a category is not in the registry as the program knows it, else fault->message is {NULL}. */
bool eg_marking_read(eg_arena *a, eg_str text, const eg_marking_scheme *scheme, eg_marking *out,
	eg_marking_fault *fault) EG_NODISCARD;
/* A field's marking: one or a list, already checked when the model was made. What cannot be read is
 * left out. v may be NULL. */
eg_marking eg_marking_of(eg_arena *a, const eg_value *v, const eg_marking_scheme *scheme);

enum eg_marking_form {
	EG_MARKING_BANNER,  /* CUI//SP-PRVCY//NOFORN */
	EG_MARKING_PORTION, /* (CUI//SP-PRVCY//NF) */
	EG_MARKING_DOD      /* the banner of DoD: categories and controls stand elsewhere */
};
/* The normal form. Several schemes are joined by "; ", which reads back. */
eg_str eg_marking_write(eg_arena *a, const eg_marking *m, const eg_marking_scheme *scheme,
	enum eg_marking_form form);

/* The marking of what holds both (DOMAIN.md 3.9). False when nobody is left to whom the whole may
 * be released although both could be released to somebody: out is then NOFORN. */
bool eg_marking_join(eg_arena *a, const eg_marking *x, const eg_marking *y, eg_marking *out);

enum eg_marking_order {
	EG_MARKING_SAME,
	EG_MARKING_WEAKER,   /* x than y */
	EG_MARKING_STRONGER, /* x than y */
	EG_MARKING_APART     /* each asks for something that the other does not */
};
enum eg_marking_order eg_marking_compare(const eg_marking *x, const eg_marking *y);
/* Whether what is marked `strong` may hold what is marked `weak`. Basic categories do not count,
 * because banners need not name them. */
bool eg_marking_covers(const eg_marking *strong, const eg_marking *weak);
/* Whether anybody may see it: U, TLP:CLEAR, or an own level that says so. */
bool eg_marking_open(const eg_marking *m, const eg_marking_scheme *scheme);

/* Why it may not be given to a partner of a country; YES = it may. */
enum eg_release {
	EG_RELEASE_YES,
	EG_RELEASE_NOFORN,
	EG_RELEASE_FED,     /* FED ONLY or FEDCON */
	EG_RELEASE_DL,      /* only those on its distribution list */
	EG_RELEASE_LIST,    /* REL TO does not name the country */
	EG_RELEASE_DISPLAY, /* may be shown, not given */
	EG_RELEASE_TLP      /* TLP:RED, TLP:AMBER+STRICT */
};
/* country: ISO 3166-1 alpha-2 or alpha-3 in capitals; {NULL} = a foreign one that is not known. A
 * body is asked for each of its members. */
enum eg_release eg_marking_release(const eg_marking *m, eg_str country);

/* A portion mark at the start of a paragraph or list item of prose: `(CUI) Text`. */
typedef struct eg_portion {
	uint32_t from, to; /* of the parentheses, in the prose */
	eg_str text;       /* between them */
} eg_portion;
/* The next one at or after byte *at, which is moved behind it; false when there is none. What
 * stands in parentheses and does not look like a marking is none. */
bool eg_portion_next(
	eg_str prose, const eg_marking_scheme *scheme, size_t *at, eg_portion *out) EG_NODISCARD;

#endif
