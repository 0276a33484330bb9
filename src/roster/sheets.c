#include "roster/sheets.h"

typedef struct planner {
	eg_arena *arena;
	const eg_value *standard, *own; /* sheets: those of every workbook; the roster's, or NULL */
	bool *left;                     /* of each standard one: it would be here but for `omit` */
	eg_sheets *plan;
	eg_diag *d;
	bool good;
} planner;

static const char *const closing[] = {"Data dictionary", "Lists"};

static eg_str title_of(const eg_rec *r)
{
	return eg_rec_text(r, "title");
}

/* Its place among the standard sheets, or how many there are. */
static uint32_t find_standard(const planner *p, eg_str title)
{
	uint32_t i = 0;
	while (i < p->standard->count &&
		!eg_str_same_word(title_of(p->standard->as.items[i].as.rec), title))
		i++;
	return i;
}

static eg_str shown_title(const eg_sheets_entry *e)
{
	eg_str named = e->wish.named ? title_of(e->wish.named) : (eg_str){NULL, 0};
	return named.n ? named : title_of(e->wish.rec);
}

static size_t find_entry(const planner *p, eg_str title)
{
	for (size_t i = 0; i < p->plan->count; i++) {
		if (eg_str_same_word(shown_title(&p->plan->entries[i]), title))
			return i;
	}
	return SIZE_MAX;
}

static bool is_omitted(const eg_rec *r)
{
	const eg_value *omit = eg_rec_find(r, "omit");
	return omit && omit->as.number != 0;
}

/* Wherever in the list the roster says so, before `of: standard` or behind it. */
static bool omits(const planner *p, eg_str title)
{
	for (uint32_t i = 0; p->own && i < p->own->count; i++) {
		const eg_rec *r = p->own->as.items[i].as.rec;
		if (r && is_omitted(r) && eg_str_same_word(title_of(r), title))
			return true;
	}
	return false;
}

static void add_standard(planner *p, uint32_t i)
{
	const eg_rec *rec = p->standard->as.items[i].as.rec;
	if (omits(p, title_of(rec)))
		p->left[i] = true;
	else if (find_entry(p, title_of(rec)) == SIZE_MAX)
		p->plan->entries[p->plan->count++] =
			(eg_sheets_entry){.wish = {.rec = rec}, .title = title_of(rec)};
}

static void add_all_standard(planner *p)
{
	for (uint32_t i = 0; i < p->standard->count; i++)
		add_standard(p, i);
}

/* What every workbook has around its own sheets. */
static void add_frame(planner *p)
{
	static const char *const titles[] = {"About", "Contents", "Data dictionary", "Lists"};
	for (size_t i = 0; i < EG_COUNT(titles); i++) {
		uint32_t at = find_standard(p, eg_str_of(titles[i]));
		if (at < p->standard->count)
			add_standard(p, at);
	}
}

static eg_span title_span(const eg_rec *r)
{
	const eg_value *title = eg_rec_find(r, "title");
	return title ? title->span : r->span;
}

/* -- one sheet of the roster -- */

/* Takes out a sheet that stands before it in the list; false when there is none. */
static bool omit(planner *p, const eg_rec *r)
{
	size_t at = find_entry(p, title_of(r));
	if (at == SIZE_MAX)
		return false;
	p->plan->count--;
	memmove(&p->plan->entries[at], &p->plan->entries[at + 1],
		(p->plan->count - at) * sizeof p->plan->entries[0]);
	return true;
}

/* One that took out nothing. */
static void check_omitted(planner *p, const eg_rec *r)
{
	uint32_t standard = find_standard(p, title_of(r));
	if (standard < p->standard->count && p->left[standard])
		return;
	eg_str *names = EG_NEW_N(p->arena, eg_str, p->plan->count);
	for (size_t i = 0; i < p->plan->count; i++)
		names[i] = shown_title(&p->plan->entries[i]);
	eg_finding *f = eg_report(p->d, EG_R_VALUE_UNKNOWN, title_span(r),
		"'omit' names sheet '%.*s', which the roster does not have", EG_ARG(title_of(r)));
	const eg_str *near = eg_suggest(p->arena, title_of(r), names, p->plan->count);
	if (near)
		(void)eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	p->good = false;
}

/* The standard sheet that an own record shows: by `of`, or by its title alone. */
static const eg_rec *shown_standard(const planner *p, const eg_rec *r)
{
	eg_str of = eg_rec_text(r, "of");
	if (eg_rec_find(r, "query"))
		return NULL;
	uint32_t at = find_standard(p, of.n ? of : title_of(r));
	return at < p->standard->count ? p->standard->as.items[at].as.rec : NULL;
}

static void report_title(planner *p, const eg_rec *r, const char *why)
{
	(void)eg_report(p->d, EG_R_SHEET_TITLE, title_span(r),
		"a sheet cannot be called '%.*s': %s", EG_ARG(title_of(r)), why);
	p->good = false;
}

static void put(planner *p, const eg_rec *r)
{
	const eg_rec *standard = shown_standard(p, r);
	eg_sheets_entry e = {.wish = {.rec = r, .own = true}};
	if (standard)
		e = (eg_sheets_entry){
			.wish = {.rec = standard, .named = r}, .title = title_of(standard)};
	eg_str title = shown_title(&e);
	const char *fault = title.n || !eg_rec_find(r, "of") ? eg_sheet_title_fault(title) : NULL;
	if (fault) {
		report_title(p, r, fault);
		return;
	}
	size_t at = title.n ? find_entry(p, title) : SIZE_MAX;
	if (at == SIZE_MAX)
		p->plan->entries[p->plan->count++] = e;
	else if (p->plan->entries[at].wish.own || p->plan->entries[at].wish.named)
		report_title(p, r, "another sheet of the roster is");
	else
		p->plan->entries[at] = e;
}

/* Those that close a workbook go to its end. */
static void close_plan(planner *p)
{
	for (size_t k = 0; k < EG_COUNT(closing); k++) {
		eg_sheets *plan = p->plan;
		for (size_t i = 0; i < plan->count; i++) {
			eg_sheets_entry e = plan->entries[i];
			if (!eg_str_is(e.title, closing[k]))
				continue;
			memmove(&plan->entries[i], &plan->entries[i + 1],
				(plan->count - i - 1) * sizeof e);
			plan->entries[plan->count - 1] = e;
			break;
		}
	}
}

bool eg_sheets_plan(eg_arena *a, const eg_value *standard, const eg_rec *roster, bool is_standard,
	eg_sheets *out, eg_diag *d)
{
	const eg_value *own = roster ? eg_rec_find(roster, "sheets") : NULL;
	planner p = {.arena = a,
		.standard = standard,
		.own = own,
		.left = EG_NEW_N(a, bool, standard->count),
		.plan = out,
		.d = d,
		.good = true};
	size_t most = standard->count + (own ? own->count : 0);
	*out = (eg_sheets){.entries = EG_NEW_N(a, eg_sheets_entry, most)};
	if (is_standard || !own)
		add_all_standard(&p);
	else
		add_frame(&p);
	bool *done = EG_NEW_N(a, bool, own ? own->count : 0);
	for (uint32_t i = 0; own && i < own->count; i++) {
		const eg_rec *r = own->as.items[i].as.rec;
		if (r && eg_str_is(eg_rec_text(r, "of"), "standard"))
			add_all_standard(&p);
		else if (r && is_omitted(r))
			done[i] = omit(&p, r);
		else if (r)
			put(&p, r);
	}
	for (uint32_t i = 0; own && i < own->count; i++) {
		const eg_rec *r = own->as.items[i].as.rec;
		if (r && is_omitted(r) && !done[i])
			check_omitted(&p, r);
	}
	close_plan(&p);
	return p.good;
}
