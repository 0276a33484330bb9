/* select_walk.h -- inside dataset: a walk over the tokens of a SELECT, for those who take it apart
 * and put it together (select.h).
 */
#ifndef EG_DATASET_SELECT_WALK_H
#define EG_DATASET_SELECT_WALK_H

#include "dataset/sqltext.h"

static inline bool eg_sql_one_of(eg_str word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (eg_str_same_word(word, eg_str_of(words[i])))
			return true;
	return false;
}

/* Whether a `*` behind this token means all columns, and no product. */
static inline bool eg_sql_before_star(eg_str token)
{
	static const char *const words[] = {"select", ",", ".", "distinct", "all"};
	return eg_sql_one_of(token, words, EG_COUNT(words));
}

/* A walk over the tokens of a text that knows how deep in parentheses it is. */
typedef struct eg_walk {
	eg_str text, token;
	size_t at, depth; /* depth: of the token */
} eg_walk;

static inline bool eg_walk_step(eg_walk *w)
{
	w->depth += w->token.n == 1 && w->token.p[0] == '(';
	if (!eg_sql_token(w->text, &w->at, &w->token))
		return false;
	w->depth -= w->depth > 0 && w->token.p[0] == ')';
	return true;
}

static inline size_t eg_walk_from(const eg_walk *w)
{
	return w->at - w->token.n;
}

static inline bool eg_walk_sign(const eg_walk *w, char sign)
{
	return w->depth == 0 && w->token.n == 1 && w->token.p[0] == sign;
}

static inline bool eg_walk_word(const eg_walk *w, const char *word)
{
	return w->depth == 0 && eg_str_same_word(w->token, eg_str_of(word));
}

/* From the parenthesis that was just met to the one that closes it; what is between. */
static inline bool eg_walk_inside(eg_walk *w, eg_str *out)
{
	size_t from = w->at;
	while (eg_walk_step(w))
		if (w->depth == 0 && w->token.p[0] == ')') {
			*out = eg_str_cut(w->text, from, eg_walk_from(w));
			return true;
		}
	return false;
}

#endif
