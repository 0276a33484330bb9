/* What markings come to together, and whether one suffices for another.
 *
 * Release is counted in two sets: those who may be given it, and those who may be shown it. Without
 * a control both are everybody; the union of two markings has the intersections of their sets. */
#include "schema/codes.h"
#include "schema/marking_list.h"
#include "schema/marking_words.h"

/* -- lists -- */

/* The place of a word, or where it would go. */
static size_t place(const eg_marking_list *list, eg_str word)
{
	size_t lo = 0, hi = list->count;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (eg_str_cmp(list->items[mid], word) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

bool eg_marking_has(const eg_marking_list *list, eg_str word)
{
	size_t at = place(list, word);
	return at < list->count && eg_str_eq(list->items[at], word);
}

void eg_marking_add(eg_arena *a, eg_marking_list *list, eg_str word)
{
	size_t at = place(list, word);
	if (at < list->count && eg_str_eq(list->items[at], word))
		return;
	eg_str *items = EG_NEW_N(a, eg_str, list->count + 1);
	if (list->count) {
		memcpy(items, list->items, at * sizeof *items);
		memcpy(items + at + 1, list->items + at, (list->count - at) * sizeof *items);
	}
	items[at] = word;
	*list = (eg_marking_list){items, list->count + 1};
}

static eg_marking_list both(eg_arena *a, const eg_marking_list *x, const eg_marking_list *y)
{
	eg_marking_list all = x->count >= y->count ? *x : *y;
	const eg_marking_list *more = x->count >= y->count ? y : x;
	for (size_t i = 0; i < more->count; i++)
		eg_marking_add(a, &all, more->items[i]);
	return all;
}

void eg_marking_tidy(eg_arena *a, eg_marking *m)
{
	eg_marking_list kept = {NULL, 0};
	for (size_t i = 0; i < m->basic.count; i++)
		if (!eg_marking_has(&m->specified, m->basic.items[i]))
			eg_marking_add(a, &kept, m->basic.items[i]);
	m->basic = kept;
}

/* -- to whom -- */

typedef struct reach {
	bool all;
	eg_marking_list list;
} reach;

static bool has(const eg_marking *m, enum eg_control c)
{
	return (m->controls & EG_CONTROL(c)) != 0;
}

static reach given(const eg_marking *m)
{
	bool limited =
		has(m, EG_CONTROL_NOFORN) || has(m, EG_CONTROL_REL) || has(m, EG_CONTROL_DISPLAY);
	return (reach){.all = !limited,
		.list = has(m, EG_CONTROL_REL) ? m->rel : (eg_marking_list){NULL, 0}};
}

static reach shown(eg_arena *a, const eg_marking *m)
{
	bool anybody = has(m, EG_CONTROL_DISPLAY) && !m->display.count;
	reach r = given(m);
	if (has(m, EG_CONTROL_DISPLAY))
		r = (reach){.all = anybody, .list = both(a, &r.list, &m->display)};
	return r;
}

static bool group_has(eg_str group, eg_str country)
{
	const char *members = eg_group_members(group);
	for (; members && *members; members += 3)
		if (country.n == 3 && strncmp(members, country.p, 3) == 0)
			return true;
	return false;
}

static bool reaches(const reach *r, eg_str who)
{
	bool found = r->all || eg_marking_has(&r->list, who);
	for (size_t i = 0; !found && i < r->list.count; i++)
		found = group_has(r->list.items[i], who);
	return found;
}

/* Those of `from` whom `in` reaches; a group goes whole, or as those of its members who do. */
static void add_common(eg_arena *a, const reach *from, const reach *in, eg_marking_list *out)
{
	for (size_t i = 0; i < from->list.count; i++) {
		eg_str who = from->list.items[i];
		const char *members = eg_group_members(who);
		if (reaches(in, who))
			eg_marking_add(a, out, who);
		else
			for (; members && *members; members += 3) {
				eg_str one = {members, 3};
				if (!eg_str_is(one, "USA") && reaches(in, one))
					eg_marking_add(a, out, one);
			}
	}
}

static reach common(eg_arena *a, reach x, reach y)
{
	reach out = {.all = x.all && y.all};
	add_common(a, &x, &y, &out.list);
	add_common(a, &y, &x, &out.list);
	return out;
}

/* Whether all whom a word of a list stands for are reached. */
static bool reaches_all(const reach *r, eg_str who)
{
	const char *members = eg_group_members(who);
	if (reaches(r, who))
		return true;
	for (const char *m = members; m && *m; m += 3)
		if (strncmp(m, "USA", 3) != 0 && !reaches(r, (eg_str){m, 3}))
			return false;
	return members != NULL;
}

static bool within(const reach *small, const reach *large)
{
	if (small->all)
		return large->all;
	for (size_t i = 0; i < small->list.count; i++)
		if (!reaches_all(large, small->list.items[i]))
			return false;
	return true;
}

/* -- union -- */

#define TO_WHOM                                                                                    \
	(EG_CONTROL(EG_CONTROL_NOFORN) | EG_CONTROL(EG_CONTROL_REL) |                              \
		EG_CONTROL(EG_CONTROL_DISPLAY))

static bool is_nobody(const reach *r)
{
	return !r->all && !r->list.count;
}

/* Those who may only be shown it. */
static eg_marking_list rest_of(eg_arena *a, const reach *show, const reach *give)
{
	eg_marking_list rest = {NULL, 0};
	for (size_t i = 0; i < show->list.count; i++)
		if (!reaches(give, show->list.items[i]))
			eg_marking_add(a, &rest, show->list.items[i]);
	return rest;
}

static bool join_release(eg_arena *a, const eg_marking *x, const eg_marking *y, eg_marking *out)
{
	reach give = common(a, given(x), given(y)), show = common(a, shown(a, x), shown(a, y));
	if (give.all && show.all)
		return true;
	if (is_nobody(&give) && is_nobody(&show)) {
		out->controls |= EG_CONTROL(EG_CONTROL_NOFORN);
		return has(x, EG_CONTROL_NOFORN) || has(y, EG_CONTROL_NOFORN);
	}
	if (!is_nobody(&give)) {
		out->controls |= EG_CONTROL(EG_CONTROL_REL);
		out->rel = give.list;
	}
	out->display = rest_of(a, &show, &give);
	if (out->display.count || show.all)
		out->controls |= EG_CONTROL(EG_CONTROL_DISPLAY);
	return true;
}

static uint32_t join_controls(const eg_marking *x, const eg_marking *y)
{
	uint32_t all = (x->controls | y->controls) & ~TO_WHOM;
	uint32_t fed = EG_CONTROL(EG_CONTROL_FED), con = EG_CONTROL(EG_CONTROL_FEDCON),
		 nocon = EG_CONTROL(EG_CONTROL_NOCON);
	/* Employees and contractors, without contractors: employees. */
	if (all & con && all & nocon)
		all |= fed;
	return all & fed ? all & ~(con | nocon) : all;
}

bool eg_marking_join(eg_arena *a, const eg_marking *x, const eg_marking *y, eg_marking *out)
{
	*out = (eg_marking){.cui = x->cui || y->cui,
		.tlp = x->tlp > y->tlp ? x->tlp : y->tlp,
		.level = x->level > y->level ? x->level : y->level,
		.controls = join_controls(x, y),
		.specified = both(a, &x->specified, &y->specified),
		.basic = both(a, &x->basic, &y->basic)};
	eg_marking_tidy(a, out);
	return join_release(a, x, y, out);
}

/* -- comparison -- */

static bool holds_controls(const eg_marking *strong, const eg_marking *weak)
{
	/* Each control is kept by itself or by one that lets fewer see it. */
	static const struct {
		enum eg_control of, by;
	} kept[] = {{EG_CONTROL_FEDCON, EG_CONTROL_FED}, {EG_CONTROL_NOCON, EG_CONTROL_FED}};
	uint32_t lacking = weak->controls & ~strong->controls & ~TO_WHOM;
	for (size_t i = 0; i < EG_COUNT(kept); i++)
		if (has(strong, kept[i].by))
			lacking &= ~EG_CONTROL(kept[i].of);
	return !lacking;
}

bool eg_marking_covers(const eg_marking *strong, const eg_marking *weak)
{
	if ((weak->cui && !strong->cui) || weak->tlp > strong->tlp || weak->level > strong->level)
		return false;
	for (size_t i = 0; i < weak->specified.count; i++)
		if (!eg_marking_has(&strong->specified, weak->specified.items[i]))
			return false;
	eg_arena *scratch = eg_arena_new();
	reach give = given(strong), could = given(weak), show = shown(scratch, strong),
	      see = shown(scratch, weak);
	bool ok = holds_controls(strong, weak) && within(&give, &could) && within(&show, &see);
	eg_arena_release(scratch);
	return ok;
}

enum eg_marking_order eg_marking_compare(const eg_marking *x, const eg_marking *y)
{
	bool over = eg_marking_covers(x, y), under = eg_marking_covers(y, x);
	return over && under ? EG_MARKING_SAME
	       : over        ? EG_MARKING_STRONGER
	       : under       ? EG_MARKING_WEAKER
			     : EG_MARKING_APART;
}

bool eg_marking_open(const eg_marking *m, const eg_marking_scheme *scheme)
{
	bool level = !m->level ||
		     (scheme && m->level <= scheme->count && scheme->levels[m->level - 1].open);
	return !m->cui && m->tlp <= EG_TLP_CLEAR && level;
}

/* -- release -- */

enum eg_release eg_marking_release(const eg_marking *m, eg_str country)
{
	const char *code = country.n ? eg_country_find(country) : NULL;
	eg_str three = code && code[2] ? (eg_str){code + 2, 3} : country;
	reach give = given(m);
	if (m->tlp >= EG_TLP_AMBER_STRICT)
		return EG_RELEASE_TLP;
	if (has(m, EG_CONTROL_FED) || has(m, EG_CONTROL_FEDCON))
		return EG_RELEASE_FED;
	if (has(m, EG_CONTROL_DL))
		return EG_RELEASE_DL;
	if (eg_str_is(three, "USA"))
		return EG_RELEASE_YES;
	if (has(m, EG_CONTROL_NOFORN))
		return EG_RELEASE_NOFORN;
	if (reaches(&give, three))
		return EG_RELEASE_YES;
	return has(m, EG_CONTROL_REL) ? EG_RELEASE_LIST : EG_RELEASE_DISPLAY;
}
