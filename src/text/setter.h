/* setter.h -- a thread's typesetter and the steps of setting a paragraph. Private to this folder.
 *
 * A paragraph is cut at forced breaks into parts; each part goes through
 *     atoms   text -> shaped pieces that no line break cuts, but for hyphens     (atoms.c)
 *     stops   atoms -> places where a line may end                               (stops.c)
 *     choice  stops -> those where lines do end                                  (break.c)
 *     lines   atoms + choice -> pieces with their places                         (lines.c)
 */
#ifndef EG_TEXT_SETTER_H
#define EG_TEXT_SETTER_H

#include "text/para.h"

#include "base/map.h"
#include "locale/locale.h"
#include "text/break.h"
#include "text/hyphen.h"
#include "text/shaper.h"

/* Where a word may be divided: the width up to a hyphen, with it, and from there on. */
typedef struct eg_cut {
	uint32_t at; /* byte of the word */
	eg_len head, tail;
} eg_cut;
typedef struct eg_cuts {
	bool capital; /* begins with a capital that may make it a name */
	const eg_shaped *hyphen;
	const eg_cut *items;
	size_t count;
} eg_cuts;

struct eg_setter {
	eg_arena *arena;   /* of the glyphs */
	eg_arena *scratch; /* own; rewound after each paragraph */
	eg_fonts *fonts;
	eg_diag *d;
	eg_shaper *shaper;
	eg_breaker *breaker;
	eg_hyphenator *hyphenator;
	const eg_cuts **cuts; /* by the places of words; NULL = not asked for in this pass */
	size_t cuts_end;
	eg_map missing; /* characters and runs that were reported */
};

/* What line breaking may do after an atom. */
enum eg_after { EG_AFTER_NOTHING, EG_AFTER_MAY_BREAK, EG_AFTER_MUST_BREAK };

typedef struct eg_atom {
	const eg_shaped *glyphs;
	eg_len before; /* room for a drawn sign */
	uint32_t run;
	uint32_t style; /* number for eg_shape_in, for its parts */
	uint8_t level;  /* of direction */
	uint8_t after;  /* enum eg_after */
	bool space;
	bool sign;
	bool joint; /* justified: room may be added behind it, to another letter of its line */
	bool inner; /* balanced: the break after it is within a phrase */
	bool soft_hyphen; /* ends in U+00AD: a break after it shows a hyphen */
} eg_atom;

/* A run's part of the text of a part. */
typedef struct eg_span_of_run {
	uint32_t run;
	uint32_t to; /* the end in the part's text */
} eg_span_of_run;

/* The styles that a run's words take, by number; UINT32_MAX until asked for. */
typedef struct eg_run_styles {
	uint32_t plain, small, fraction;
	const eg_shaped *space; /* one, once asked for */
} eg_run_styles;

/* A bracket that is open, and the face that it is set in. */
typedef struct eg_open_bracket {
	uint32_t closes; /* the bracket that will close it */
	const eg_face *face;
} eg_open_bracket;

typedef struct eg_part {
	eg_setter *s;
	const eg_text_run *runs;
	const eg_para_options *opt;
	eg_run_styles *styles; /* of all runs */
	bool *reported;        /* of all runs: one was wider than its line */
	eg_str text;
	eg_span_of_run *spans;
	size_t span_count;
	bool rtl;          /* base direction */
	bool divides_last; /* the last word may be divided like the others */
	eg_len indent;
	eg_atom *atoms;
	size_t count, cap;
	eg_open_bracket brackets[16]; /* around what is itemised; deeper ones are not paired */
	size_t bracket_count;
} eg_part;

/* Fills p->atoms from p->text and p->spans. */
void eg_part_atoms(eg_part *p);
/* What may be added at a joint behind an atom. */
static inline eg_len eg_joint_room(const eg_atom *a)
{
	return a->joint ? a->glyphs->size / 4 : 0;
}
/* The language of a run. */
eg_str eg_run_lang(const eg_part *p, uint32_t run);

/* Itemisation (items.c): the face and script of each stretch of a word. */
typedef struct eg_item {
	uint32_t from, to;
	const eg_face *face;
	uint32_t script;
} eg_item;
/* Whether a word is one item in the run's own face and Latin script, as nearly all are. */
bool eg_is_one_item(const eg_part *p, eg_str word, uint32_t run);
/* The items of any other word of a run, in the scratch arena. Reports characters that no font has.
 */
eg_item *eg_items(eg_part *p, eg_str word, uint32_t run, size_t *count);

/* The base direction of a part (isolates.c): true is right to left. A part that has letters of one
 * direction only has that one. */
bool eg_part_base(const eg_part *p);
/* The stretches that stand by themselves in the order of a part, in order and apart. */
eg_stretch_of_text *eg_part_isolates(eg_part *p, size_t *count);

/* Stops of a part (stops.c). */
eg_stop *eg_part_stops(eg_part *p, bool hyphens, size_t *count);
/* The letters of a word without the signs around them, and where they begin; absent when other
 * signs stand among them. */
eg_str eg_word_core(eg_str word, size_t *from);
/* Whether atom i goes on with an address or a path: a hyphen in it would be taken for one of its
 * letters. */
bool eg_part_in_address(const eg_part *p, size_t i);
/* The hyphen that a line break adds after an atom. */
const eg_shaped *eg_part_hyphen(eg_part *p, const eg_atom *atom);

/* Divides or cuts the words between the stops that are wider than the measure (cut.c): the part has
 * other atoms afterwards, and other stops. Reports `line-overfull` of what no rule divides. */
void eg_part_cut(eg_part *p, const eg_stop *stops, size_t count);

/* Divides only, where a rule does, however wide the parts are; for column widths. */
void eg_part_divide(eg_part *p, const eg_stop *stops, size_t count);

/* Lines of a part (lines.c): appends chosen->count - 1 lines in the arena a. */
void eg_part_lines(
	eg_arena *a, eg_part *p, const eg_stop *stops, const eg_chosen *chosen, eg_line *out);

#endif
