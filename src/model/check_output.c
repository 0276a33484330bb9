/* Keys of an output that its kind makes nothing of. */
#include "model/check.h"

#define DOCUMENTS "strategy, progress, brief"

static const struct {
	const char *key, *kinds; /* those that it means something for */
} keys[] = {
	{"orientation", DOCUMENTS},
	{"sections", DOCUMENTS},
	{"without", DOCUMENTS},
	{"of", "brief, roster"},
	{"format", "data"},
};

static bool is_among(eg_str word, const char *words)
{
	eg_str all = eg_str_of(words);
	for (size_t at = 0; at < all.n;) {
		size_t end = eg_str_find(all, EG_STR(", "), at);
		end = end == SIZE_MAX ? all.n : end;
		if (eg_str_eq(eg_str_cut(all, at, end), word))
			return true;
		at = end + 2;
	}
	return false;
}

void eg_check_output(eg_reader *r, const eg_rec *rec)
{
	eg_str kind = eg_rec_text(rec, "kind");
	if (strcmp(rec->type->name, "output") != 0 || !kind.n)
		return;
	for (size_t i = 0; i < EG_COUNT(keys); i++) {
		const eg_value *v = eg_rec_find(rec, keys[i].key);
		if (!v || is_among(kind, keys[i].kinds))
			continue;
		eg_say_help(eg_report(r->d, EG_R_OUTPUT_KEY, v->span,
				    "'%s' means nothing for an output of kind '%.*s'", keys[i].key,
				    EG_ARG(kind)),
			"it is for: %s; take it away or change the kind", keys[i].kinds);
	}
}
