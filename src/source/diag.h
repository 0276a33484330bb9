/* diag.h -- findings: what every stage has to say about the specs and the world.
 *
 * A finding names its rule (source/rules.def), a span, a message in words and, where they help, a
 * label beside the carets, further spans and a line of help. A sink collects them; they are
 * sorted by place, freed of duplicates and shown once at the end (source/show.h). One sink a
 * thread; `eg_diag_merge` joins them in order.
 *
 * House form (CONVENTIONS.md 5): lower case, no full stop, the subject in 'single quotes'.
 */
#ifndef EG_SOURCE_DIAG_H
#define EG_SOURCE_DIAG_H

#include "source/source.h"

enum eg_level { EG_OFF, EG_NOTE, EG_WARNING, EG_ERROR };
/* "off", "note", "warning" or "error". */
const char *eg_level_word(enum eg_level level);

enum eg_rule {
#define EG_RULE(id, name, level, title, text) EG_R_##id,
#include "source/rules.def"
#undef EG_RULE
	EG_RULE_COUNT
};

typedef struct eg_rule_info {
	const char *name; /* 'date-order' */
	const char *title;
	const char *text; /* what and why, for `explain` */
	enum eg_level level;
	bool strict; /* a warning that is an error in a final edition */
} eg_rule_info;

typedef struct eg_also {
	struct eg_also *next;
	eg_span span;
	eg_str label;
} eg_also;

typedef struct eg_finding {
	enum eg_rule rule;
	enum eg_level level; /* as shown */
	enum eg_level filed; /* as its stage meant it: an error stays one */
	eg_str own;          /* the name of the user's own check that made it, or {NULL} */
	eg_span span;
	eg_str message, label, help; /* label and help may be absent */
	eg_also *also;               /* further spans, in order of adding */
	struct eg_diag *owner;
} eg_finding;

/* Findings of one rule that were not kept. */
typedef struct eg_more {
	eg_finding *finding; /* that tells of them; NULL: all were kept */
	char *words;         /* its message */
	size_t count;
} eg_more;

typedef struct eg_diag {
	eg_arena *arena;
	eg_finding **items;
	size_t count, cap;
	size_t errors, warnings, notes;
	eg_finding *rest; /* takes what is said of findings past the bound, which are not kept */
	eg_more *more;    /* of each rule; NULL: all were kept */
} eg_diag;

/* Findings that a sink keeps: so many errors, and so many warnings and notes. For each rule that
 * has more, one finding of it says how many. */
#define EG_MOST_FINDINGS 100000u

const eg_rule_info *eg_rule_info_of(enum eg_rule rule);
/* The rule of that name, or EG_RULE_COUNT. */
enum eg_rule eg_rule_find(eg_str name);
/* The name of the rule that is nearest to a word, or NULL. */
const char *eg_rule_near(eg_arena *scratch, eg_str word);

void eg_diag_init(eg_diag *d, eg_arena *arena);
/* Files a finding at the rule's own level. The finding may be given more with the calls below;
 * never NULL. */
eg_finding *eg_report(eg_diag *d, enum eg_rule rule, eg_span span, const char *fmt, ...)
	EG_PRINTF(4, 5);
/* The same at another level (rules that are E or W by circumstance). */
eg_finding *eg_report_as(eg_diag *d, enum eg_level level, enum eg_rule rule, eg_span span,
	const char *fmt, ...) EG_PRINTF(5, 6);
eg_finding *eg_say_label(eg_finding *f, const char *fmt, ...) EG_PRINTF(2, 3);
eg_finding *eg_say_help(eg_finding *f, const char *fmt, ...) EG_PRINTF(2, 3);
eg_finding *eg_say_also(eg_finding *f, eg_span span, const char *fmt, ...) EG_PRINTF(3, 4);
/* The name that stands in the brackets: the rule's, or that of the user's own check. */
eg_str eg_finding_name(const eg_finding *f);
/* Appends copies of all of `from` (whose arena may go away after). */
void eg_diag_merge(eg_diag *to, const eg_diag *from);

/* The candidate nearest to `word` by optimal string alignment, or NULL when none is near enough
 * (distance at most a third of the longer word, or 1; one letter is not near another). When none
 * is, the word is looked for without its capitals. Ties go to the first. */
const eg_str *eg_suggest(eg_arena *scratch, eg_str word, const eg_str *candidates, size_t count);
/* Candidates that are gathered one by one; they and their list lie in the arena. */
typedef struct eg_vocabulary {
	eg_arena *arena;
	eg_str *items;
	size_t count, cap;
} eg_vocabulary;
void eg_vocabulary_add(eg_vocabulary *v, eg_str name);
/* The one that is like the word, or NULL. */
const eg_str *eg_vocabulary_near(const eg_vocabulary *v, eg_str word);

/* The same for many searches among many words: the first ones are held against every candidate, as
 * far as a budget of comparisons goes; after that only candidates are found that one change of a
 * letter (another one, one more, one less, two changed over) leads to. The cost of a search does
 * not depend on the number of candidates then. */
typedef struct eg_near eg_near;
/* Borrows the candidates. */
eg_near *eg_near_new(eg_arena *a, const eg_str *candidates, size_t count);
const eg_str *eg_near_find(eg_near *n, eg_arena *scratch, eg_str word);

#endif
