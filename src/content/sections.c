#include "content/sections.h"

/* A section on its way to its place. The standard ones are in place from the beginning; a spec's
 * own take the place of one, or a place of their own. */
typedef struct node node;
struct node {
	const eg_rec *section; /* NULL: omitted; the place stays for those that name it */
	node *before, *next;
	node *follower;         /* the last that was put after this one */
	const eg_value *beside; /* what names the neighbour, or NULL */
	bool after;             /* of it */
	enum { WAITING, GOING, PLACED } state;
};

typedef struct order {
	eg_maker *k;
	node **nodes; /* the standard ones, then the spec's own */
	size_t count;
	eg_map ids; /* -> index into nodes */
	node head;  /* of the ring of those in place */
} order;

/* Standard sections that close a document: what names no place goes before them. */
static const char *const closing[] = {"annex-agreements", "annex-activities", "annex-topics",
	"glossary", "sources", "index", "colophon"};

static node *find(order *o, eg_str id)
{
	uint32_t i = eg_map_find(&o->ids, id);
	return i == EG_MAP_NONE ? NULL : o->nodes[i];
}

static node *add(order *o, const eg_rec *section)
{
	node *n = EG_NEW(o->k->arena, node);
	n->section = section;
	o->nodes[o->count] = n;
	(void)eg_map_add(&o->ids, section->id, (uint32_t)o->count++, NULL);
	return n;
}

static void put_before(node *n, node *at)
{
	n->before = at->before;
	n->next = at;
	at->before->next = n;
	at->before = n;
	n->state = PLACED;
}

static void take_out(node *n)
{
	n->before->next = n->next;
	n->next->before = n->before;
	n->state = WAITING;
}

static void unknown_section(order *o, eg_span span, eg_str id, const char *says)
{
	eg_vocabulary names = {.arena = o->k->arena};
	for (size_t i = 0; i < o->ids.count; i++)
		eg_vocabulary_add(&names, o->ids.entries[i].key);
	eg_finding *f = eg_report(o->k->diag, EG_R_REF_UNKNOWN, span,
		"'%s' names section '%.*s', which does not exist", says, EG_ARG(id));
	eg_say_help(f, "'engross dump --stage=standard' shows the standard sections");
	eg_help_near(f, id, &names);
}

/* -- the spec's own sections -- */

static void read_place(node *n)
{
	const eg_value *before = eg_rec_find(n->section, "before");
	n->beside = before ? before : eg_rec_find(n->section, "after");
	n->after = !before;
}

static void lay_over(order *o, const eg_rec *section)
{
	node *n = find(o, section->id);
	if (eg_value_yes(section, "omit", false)) {
		if (n)
			n->section = NULL;
		else
			unknown_section(o, section->id_span, section->id, "omit");
		return;
	}
	if (!n)
		n = add(o, section);
	n->section = section;
	read_place(n);
	if (n->beside && n->state == PLACED)
		take_out(n);
}

/* -- places -- */

static node *last_place(order *o)
{
	for (size_t i = 0; i < EG_COUNT(closing); i++) {
		node *n = find(o, eg_str_of(closing[i]));
		if (n && n->state == PLACED)
			return n;
	}
	return &o->head;
}

static void put_beside(order *o, node *n, node *to)
{
	if (!to || !n->after) {
		put_before(n, to ? to : last_place(o));
		return;
	}
	node *last = to; /* several after the same one keep their order */
	while (last->follower)
		last = last->follower;
	to->follower = n;
	put_before(n, last->next);
}

/* The neighbour that n names; NULL, told, when there is none or it waits for n itself. */
static node *neighbour(order *o, const node *n)
{
	if (!n->beside)
		return NULL;
	const char *says = n->after ? "after" : "before";
	eg_str id = n->beside->as.text;
	node *to = find(o, id);
	if (!to)
		unknown_section(o, n->beside->span, id, says);
	else if (to->state == GOING)
		eg_report(o->k->diag, EG_R_REF_CYCLE, n->beside->span,
			"section '%.*s' goes %s '%.*s', whose place hangs on its own",
			EG_ARG(n->section->id), says, EG_ARG(id));
	return to && to->state != GOING ? to : NULL;
}

/* Puts n in its place, and those that its place hangs on before it. `way` has room for all. */
static void place(order *o, node *n, node **way)
{
	size_t depth = 0;
	while (n && n->state == WAITING) {
		n->state = GOING;
		way[depth++] = n;
		n = neighbour(o, n);
	}
	while (depth) { /* n is what the last of the way goes beside */
		node *last = way[--depth];
		put_beside(o, last, n);
		n = last;
	}
}

/* -- which of them -- */

static bool is_named(const eg_value *list, eg_str id)
{
	const eg_value *items = list && list->many ? list->as.items : list;
	uint32_t count = eg_value_count(list);
	for (uint32_t i = 0; i < count; i++)
		if (eg_str_eq(items[i].as.text, id))
			return true;
	return false;
}

/* A strategy has all sections of the spec; another kind those that it changes, and those that the
 * output asks for. */
static bool belongs(order *o, const eg_rec *own, const eg_content_options *opt)
{
	return opt->kind == EG_DOC_STRATEGY || find(o, own->id) ||
	       (opt->output && is_named(eg_rec_find(opt->output, "sections"), own->id));
}

const eg_rec **eg_sections_ordered(
	eg_maker *k, const eg_rec_list *standard, const eg_content_options *opt, size_t *count)
{
	const eg_rec_list *own = eg_model_list(k->model, "sections");
	size_t most = (standard ? standard->count : 0) + (own ? own->count : 0);
	order o = {.k = k, .nodes = EG_NEW_N(k->arena, node *, most)};
	o.head.before = o.head.next = &o.head;
	eg_map_init(&o.ids, k->arena);
	for (size_t i = 0; standard && i < standard->count; i++)
		put_before(add(&o, standard->items[i]), &o.head);
	for (size_t i = 0; own && i < own->count; i++)
		if (belongs(&o, own->items[i], opt))
			lay_over(&o, own->items[i]);
	node **way = EG_NEW_N(k->arena, node *, most);
	for (size_t i = 0; i < o.count; i++)
		place(&o, o.nodes[i], way);
	const eg_rec **items = EG_NEW_N(k->arena, const eg_rec *, most);
	*count = 0;
	for (node *n = o.head.next; n != &o.head; n = n->next)
		if (n->section)
			items[(*count)++] = n->section;
	return items;
}
