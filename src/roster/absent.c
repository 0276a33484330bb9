#include "roster/absent.h"

#include "roster/speak.h"

/* Records that have a sheet of their own or are told in others, and what the reader calls them. */
static const struct {
	const char *record, *title;
} told[] = {
	{"goal", "Goals"},
	{"measure", "Measures"},
	{"partner", "Partners"},
	{"agreement", "Agreements"},
	{"activity", "Activities"},
	{"funding", "Funding"},
	{"engagement", "Engagements"},
	{"topic", "Topics"},
	{"person", "Contacts"},
	{"risk", "Risks"},
	{"source", "Sources"},
};

void eg_absent_add(eg_arena *a, eg_str *list, eg_str title)
{
	*list = list->n ? eg_strf(a, "%.*s; %.*s", EG_ARG(*list), EG_ARG(title)) : title;
}

/* "Partners: 83; Agreements: 21" */
static eg_str rows_kept_out(eg_arena *a, eg_str lang, const eg_dataset *ds)
{
	eg_str all = {NULL, 0};
	for (size_t i = 0; i < EG_COUNT(told); i++) {
		size_t n = eg_dataset_kept_out(ds, told[i].record);
		eg_str title = eg_say_title(lang, eg_str_of(told[i].title));
		if (n)
			eg_absent_add(a, &all, eg_say_of(a, lang, title, eg_strf(a, "%zu", n)));
	}
	return all;
}

static eg_extra saying(
	eg_arena *a, eg_str lang, const char *property, const char *what, eg_str list)
{
	return (eg_extra){eg_say(lang, eg_str_of(property)), eg_say_with(a, lang, what, &list, 1)};
}

static bool has_no_partner(const eg_dataset *ds, const eg_model *m)
{
	const eg_rec_list *all = eg_model_list(m, "partners");
	return all && all->count > 0 && eg_dataset_kept_out(ds, "partner") == all->count;
}

size_t eg_absent_say(eg_arena *a, const eg_dataset *ds, const eg_model *m, eg_str audience,
	const eg_absent *absent, eg_extra *out)
{
	eg_str lang = eg_rec_text(m->strategy, "language"), rows = rows_kept_out(a, lang, ds);
	bool internal = eg_str_is(audience, "internal");
	size_t n = 0;
	if (absent->empty.n)
		out[n++] = saying(a, lang, "Sheets left out",
			internal ? "No rows: {1}" : "No rows for this audience: {1}",
			absent->empty);
	if (absent->shut.n)
		out[n++] = saying(a, lang, "Sheets not for this audience", "{1}", absent->shut);
	if (rows.n)
		out[n++] = saying(a, lang, "Rows left out",
			internal ? "Editorial examples: {1}" : "Not for this audience: {1}", rows);
	if (eg_str_is(audience, "partner") && has_no_partner(ds, m))
		out[n++] = (eg_extra){eg_say(lang, EG_STR("Recipients")),
			eg_say(lang, EG_STR("None is named, so no partner's records are here. The "
					    "key `to` of an output names those who get it."))};
	return n;
}
