/* prose.h -- a prose field: small Markdown to a tree with spans, and to plain text.
 *
 * Input:   the bytes of a prose field (DOMAIN.md 1.1.5): paragraphs, lists, emphasis, strong,
 * links,
 *          [[id]], [[id|words]], [@source], [@source, p. 4], ^[footnote]; no HTML, no headings, no
 * pictures. Output:  paragraphs and lists of inline runs; every run knows the bytes it came from.
 * Errors:  `markdown-html`, `note-mark` and `mark-open` are returned as faults with byte ranges;
 * the caller places them. Source:  CommonMark 0.30 through md4c, with our four inline forms on top.
 */
#ifndef EG_PROSE_PROSE_H
#define EG_PROSE_PROSE_H

#include "base/arena.h"
#include "source/diag.h"

enum eg_prose_kind { EG_PROSE_PARA, EG_PROSE_LIST, EG_PROSE_ITEM };

enum eg_inline_kind {
	EG_INLINE_TEXT,
	EG_INLINE_BREAK, /* a hard line break */
	EG_INLINE_REF,   /* [[id]] or [[id|words]]: id; text = the words or empty */
	EG_INLINE_CITE,  /* [@source, p. 4]: id; text = what follows the comma */
	EG_INLINE_NOTE   /* ^[...]: children */
};

#define EG_INLINE_EM     0x1u
#define EG_INLINE_STRONG 0x2u
#define EG_INLINE_CODE   0x4u

typedef struct eg_inline {
	uint8_t kind;
	uint8_t style;     /* EG_INLINE_... */
	eg_str text;       /* characters, entities and escapes resolved; line ends are blanks */
	eg_str id;         /* REF, CITE */
	eg_str url;        /* inside a link: where it goes; else {NULL} */
	uint32_t from, to; /* bytes of the field's value */
	struct eg_inline *children; /* NOTE */
	size_t child_count;
} eg_inline;

typedef struct eg_prose {
	uint8_t kind;
	bool ordered;    /* LIST */
	uint32_t start;  /* LIST: first number */
	eg_inline *runs; /* PARA */
	size_t run_count;
	struct eg_prose *children; /* LIST: items; ITEM: paragraphs and lists */
	size_t child_count;
	uint32_t from, to;
} eg_prose;

typedef struct eg_prose_fault {
	uint32_t from, to;
	const char *what; /* "HTML", "a heading", "a picture", "a table", ... */
	const char *help;
	enum eg_rule rule;
} eg_prose_fault;

typedef struct eg_prose_text {
	eg_prose *blocks;
	size_t count;
	eg_prose_fault *faults;
	size_t fault_count;
} eg_prose_text;

/* The plain form of a text that is nothing but words in paragraphs, found without parsing it, which
 * is most of what a dataset takes; {NULL} when it may hold more. Borrowed when it is one line. */
eg_str eg_prose_words(eg_arena *a, eg_str text);
/* Parses; the result lies in the arena and borrows from text. */
eg_prose_text eg_prose_parse(eg_arena *a, eg_str text);
/* Whether a link leads outside: https, http or mailto. */
bool eg_prose_is_address(eg_str s);
/* The words alone: blocks on lines of their own, [[id]] by `title(ctx, id)`, citations and notes
 * left out. */
eg_str eg_prose_plain(
	eg_arena *a, const eg_prose_text *p, eg_str (*title)(void *ctx, eg_str id), void *ctx);

#endif
