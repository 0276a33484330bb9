/* Rules on what outputs hold: their markings, to whom they go, and addresses of people. They look
 * at the model through the door of each output's audience, so that no cut need be made for them. */
#include "base/buf.h"
#include "dataset/holds.h"
#include "dataset/rules.h"
#include "schema/bind.h"

/* One output of the specs; without any, the strategy as it is built. */
typedef struct output {
	const eg_model *m;
	eg_arena *arena;
	eg_diag *d;
	const eg_rec *rec; /* NULL: the strategy itself */
	eg_str audience;
	eg_door door;
	eg_holds holds;
	eg_marking declared;
	const eg_value *said; /* where it was declared, or NULL */
	/* the first record that is too strongly marked */
	const eg_rec *strong;
	eg_span strong_at;
	eg_str strong_words;
	size_t strong_count;
	bool controlled; /* something in it is CUI */
} output;

/* -- marking-weak, marking-designation -- */

static eg_str marking_words(const output *o, const eg_marking *m)
{
	return eg_marking_write(o->arena, m, &o->m->scheme, EG_MARKING_BANNER);
}

static void weigh(void *ctx, const eg_rec *rec, eg_span at, const eg_marking *m)
{
	output *o = ctx;
	o->controlled = o->controlled || m->cui;
	if (eg_marking_covers(&o->declared, m))
		return;
	if (o->strong_count++ == 0) {
		o->strong = rec;
		o->strong_at = at;
		o->strong_words = marking_words(o, m);
	}
}

static eg_span place_of(const output *o)
{
	const eg_rec *r = o->rec ? o->rec : o->m->strategy;
	const eg_value *title = o->rec ? NULL : eg_rec_find(r, "title");
	return o->said ? o->said->span : title ? title->span : r->id_span;
}

static eg_str words_of(const output *o)
{
	return o->rec ? eg_strf(o->arena, "output '%.*s'", EG_ARG(o->rec->id))
		      : EG_STR("the strategy");
}

static void report_weak(output *o)
{
	eg_str more = o->strong_count > 1 ? eg_strf(o->arena, ", and %zu more", o->strong_count - 1)
					  : EG_STR("");
	eg_finding *f = eg_report(o->d, EG_R_MARKING_WEAK, place_of(o),
		"%.*s is marked %.*s but %s %.*s, marked %.*s%.*s", EG_ARG(words_of(o)),
		EG_ARG(marking_words(o, &o->declared)), o->rec ? "shows" : "holds",
		EG_ARG(eg_subject(o->arena, o->strong)), EG_ARG(o->strong_words), EG_ARG(more));
	eg_say_also(f, o->strong_at, "marked here");
	eg_say_help(f,
		o->rec ? "give the output a 'marking:' that covers it, or an audience that may not "
			 "see it"
		       : "write 'marking:' in the strategy with one that covers all that is in it");
}

/* -- marking-release -- */

typedef struct recipient {
	output *o;
	const eg_rec *partner;
	const eg_value *named; /* in the output */
	bool told;
} recipient;

/* "USA, CAN" */
static eg_str released_to(eg_arena *a, const eg_marking *m)
{
	eg_buf list = {0};
	eg_buf_cstr(&list, "USA");
	for (size_t i = 0; i < m->rel.count; i++)
		eg_bufv(&list, ", %.*s", EG_ARG(m->rel.items[i]));
	eg_str words = eg_str_copy(a, eg_buf_view(&list));
	eg_buf_release(&list);
	return words;
}

static const char *why_not(enum eg_release why)
{
	switch (why) {
	case EG_RELEASE_YES:
	case EG_RELEASE_LIST:
		break;
	case EG_RELEASE_NOFORN:
		return "may go to nobody abroad";
	case EG_RELEASE_FED:
		return "may go to federal bodies and contractors only";
	case EG_RELEASE_DL:
		return "may go to those on its distribution list only";
	case EG_RELEASE_DISPLAY:
		return "may be shown and not given";
	case EG_RELEASE_TLP:
		return "may not leave those to whom it was given";
	}
	return "";
}

static enum eg_release release_to(const eg_marking *m, const eg_rec *partner);

/* A body is asked for each of its members; one that is not known counts as foreign. */
static enum eg_release release_to_members(const eg_marking *m, const eg_value *members)
{
	enum eg_release worst = EG_RELEASE_YES;
	for (uint32_t i = 0; i < members->count && worst == EG_RELEASE_YES; i++) {
		const eg_rec *member = members->as.items[i].as.rec;
		const eg_value *who = member ? eg_rec_find(member, "partner") : NULL;
		eg_str country = member ? eg_rec_text(member, "country") : (eg_str){NULL, 0};
		if (who && who->as.ref.target)
			country = eg_rec_text(who->as.ref.target, "country");
		worst = eg_marking_release(m, country);
	}
	return worst;
}

static enum eg_release release_to(const eg_marking *m, const eg_rec *partner)
{
	const eg_value *members = eg_rec_find(partner, "members");
	if (members && members->many && members->count)
		return release_to_members(m, members);
	return eg_marking_release(m, eg_rec_text(partner, "country"));
}

static void ask_release(void *ctx, const eg_rec *rec, eg_span at, const eg_marking *m)
{
	recipient *to = ctx;
	output *o = to->o;
	enum eg_release why = to->told ? EG_RELEASE_YES : release_to(m, to->partner);
	if (why == EG_RELEASE_YES)
		return;
	to->told = true;
	eg_str words = why == EG_RELEASE_LIST ? eg_strf(o->arena, "may be released to %.*s only",
							EG_ARG(released_to(o->arena, m)))
					      : eg_str_of(why_not(why));
	eg_finding *f = eg_report(o->d, EG_R_MARKING_RELEASE, to->named->span,
		"%.*s goes to '%.*s', but %.*s %.*s", EG_ARG(words_of(o)),
		EG_ARG(eg_rec_title(to->partner)), EG_ARG(eg_subject(o->arena, rec)),
		EG_ARG(words));
	eg_say_also(f, at, "marked here");
	eg_say_help(f, "'audience: partner' leaves out what may not be released to those in 'to'");
}

static void check_release(output *o)
{
	const eg_value *to = o->rec ? eg_rec_find(o->rec, "to") : NULL;
	for (uint32_t i = 0; i < eg_value_count(to); i++) {
		const eg_value *v = eg_value_item(to, i);
		recipient r = {.o = o, .partner = v->as.ref.target, .named = v};
		if (r.partner)
			eg_holds_each_marking(&o->holds, ask_release, &r);
	}
}

/* -- contact-public -- */

typedef struct addresses {
	output *o;
	eg_map people; /* address -> place in the list of people */
	const eg_rec_list *list;
	bool *told;
} addresses;

static bool is_public(const eg_rec *person)
{
	const eg_value *v = eg_rec_find(person, "public");
	return v && v->as.number;
}

static void report_address(const addresses *a, uint32_t at, eg_span span, const char *help)
{
	output *o = a->o;
	if (a->told[at])
		return;
	a->told[at] = true;
	eg_say_help(
		eg_report(o->d, EG_R_CONTACT_PUBLIC, span,
			"%.*s is for '%.*s' and would print the e-mail address of '%.*s'",
			EG_ARG(words_of(o)), EG_ARG(o->audience), EG_ARG(a->list->items[at]->id)),
		"%s", help);
}

static bool is_address_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c != 0 && strchr("._%+-@", c));
}

/* Addresses typed into a text. */
static void search_text(const addresses *a, const eg_value *v)
{
	eg_str s = v->as.text;
	for (size_t at = 0; (at = eg_str_find(s, EG_STR("@"), at)) != SIZE_MAX; at++) {
		size_t from = at, to = at;
		while (from > 0 && is_address_byte(s.p[from - 1]))
			from--;
		while (to < s.n && is_address_byte(s.p[to]))
			to++;
		while (to > at && s.p[to - 1] == '.')
			to--;
		uint32_t who = eg_map_find(&a->people, eg_str_cut(s, from, to));
		if (who != EG_MAP_NONE)
			report_address(a, who, eg_value_inner(v, (uint32_t)from, (uint32_t)to),
				"name the office instead, or say 'public: yes' of the person");
	}
}

static void search(const addresses *a, const eg_rec *rec)
{
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		const eg_field *f = &rec->type->fields[v->field];
		if (!eg_door_field(&a->o->door, rec, v->field))
			continue;
		for (uint32_t k = 0; k < eg_value_count(v); k++) {
			const eg_value *item = eg_value_item(v, k);
			if (item->said != EG_SAID_VALUE)
				continue;
			if (f->type == EG_T_RECORD && item->as.rec)
				search(a, item->as.rec);
			else if (f->type == EG_T_PROSE || f->type == EG_T_TEXT)
				search_text(a, item);
		}
	}
}

/* What an own audience keeps although people are not public. */
static const eg_value *kept_address(const output *o)
{
	const eg_value *keeps = o->door.own ? eg_rec_find(o->door.own, "keeps") : NULL;
	for (uint32_t i = 0; keeps && keeps->many && i < keeps->count; i++)
		if (eg_str_is(keeps->as.items[i].as.text, "people.email"))
			return &keeps->as.items[i];
	return NULL;
}

static void check_addresses(output *o)
{
	addresses a = {.o = o, .list = eg_model_list(o->m, "people")};
	const eg_value *kept = kept_address(o);
	if (o->door.internal || o->door.partner || !a.list->count)
		return;
	eg_map_init(&a.people, o->arena);
	a.told = EG_NEW_N(o->arena, bool, a.list->count);
	for (size_t i = 0; i < a.list->count; i++) {
		eg_str email = eg_rec_text(a.list->items[i], "email");
		if (!email.n || is_public(a.list->items[i]))
			continue;
		(void)eg_map_add(&a.people, email, (uint32_t)i, NULL);
		if (kept)
			report_address(&a, (uint32_t)i, kept->span,
				"drop it from 'keeps:', or say 'public: yes' of the person");
	}
	eg_rec_walk all = {.model = o->m, .outer = true};
	for (const eg_rec *rec; a.people.count && (rec = eg_rec_next(&all));)
		if (strcmp(rec->type->key, "people") != 0 && eg_holds_record(&o->holds, rec))
			search(&a, rec);
}

/* -- outputs -- */

static eg_str audience_of(const eg_rec *rec, const eg_rec *of, eg_str fallback)
{
	eg_str said = rec ? eg_rec_text(rec, "audience") : (eg_str){NULL, 0};
	if (!said.n && of)
		said = eg_rec_text(of, "audience");
	return said.n ? said : fallback;
}

static const eg_rec *made_of(const eg_rec *rec)
{
	const eg_value *of = rec ? eg_rec_find(rec, "of") : NULL;
	return of && of->said == EG_SAID_VALUE ? of->as.ref.target : NULL;
}

static const eg_str *recipients_of(eg_arena *a, const eg_rec *rec, size_t *count)
{
	const eg_value *to = rec ? eg_rec_find(rec, "to") : NULL;
	*count = eg_value_count(to);
	eg_str *ids = EG_NEW_N(a, eg_str, *count);
	for (uint32_t i = 0; i < *count; i++)
		ids[i] = eg_value_item(to, i)->as.ref.id;
	return ids;
}

static void declare(output *o)
{
	const eg_value *own = o->rec ? eg_rec_find(o->rec, "marking") : NULL;
	o->said = own ? own : eg_rec_find(o->m->strategy, "marking");
	o->declared = eg_marking_of(o->arena, o->said, &o->m->scheme);
	if (o->rec && !own)
		o->said = NULL; /* the strategy's holds; the finding stands at the output */
}

/* Whether something in the output is CUI. */
static bool check_output(output *o, eg_str fallback, eg_dataset *ds, eg_arena *scratch)
{
	const eg_rec *of = made_of(o->rec);
	const eg_rec *brief = of && of->type->kind == EG_K_BRIEF ? of : NULL;
	size_t count;
	const eg_str *to = recipients_of(o->arena, o->rec, &count);
	o->audience = audience_of(o->rec, of, fallback);
	eg_door_init(o->arena, &o->door, o->m, o->audience, to, count);
	o->holds = (eg_holds){.m = o->m, .scratch = scratch, .door = &o->door};
	eg_holds_limit(o->arena, &o->holds, brief, ds);
	declare(o);
	eg_holds_each_marking(&o->holds, weigh, o);
	if (o->strong_count)
		report_weak(o);
	check_release(o);
	check_addresses(o);
	return o->controlled;
}

static void check_designation(const eg_model *m, eg_diag *d)
{
	const eg_value *said = eg_rec_find(m->strategy, "designation");
	const eg_rec *designation = said && said->said == EG_SAID_VALUE ? said->as.rec : NULL;
	const eg_value *title = eg_rec_find(m->strategy, "title");
	if (designation &&
		(eg_rec_text(designation, "by").n || eg_rec_text(designation, "office").n))
		return;
	eg_say_help(eg_report(d, EG_R_MARKING_DESIGNATION,
			    said    ? said->span
			    : title ? title->span
				    : m->strategy->id_span,
			    "the contents are CUI and no designating agency is named"),
		"write 'designation: {by: ...}' in the strategy");
}

void eg_rules_outputs(const eg_model *m, eg_dataset *ds, eg_str audience, eg_diag *d)
{
	const eg_rec_list *outputs = eg_model_list(m, "outputs");
	bool controlled = false;
	eg_arena *scratch = eg_arena_new();
	for (size_t i = 0; i < (outputs->count ? outputs->count : 1); i++) {
		eg_arena *a = eg_arena_new();
		output o = {.m = m, .arena = a, .d = d};
		o.rec = outputs->count ? outputs->items[i] : NULL;
		eg_str fallback = outputs->count ? EG_STR("internal") : audience;
		controlled = check_output(&o, fallback, ds, scratch) || controlled;
		eg_arena_release(a);
	}
	if (controlled)
		check_designation(m, d);
	eg_arena_release(scratch);
}
