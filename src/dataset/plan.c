#include "dataset/plan.h"

/* -- columns -- */

static uint16_t add_column(eg_plan *p, eg_table *t, eg_column c)
{
	for (size_t i = 0; i < t->count; i++)
		EG_ASSERT(
			!eg_str_eq(t->columns[i].name, c.name)); /* two rows of the schema clash */
	EG_ASSERT(t->count < EG_NO_COLUMN);
	t->columns = eg_grow(p->arena, t->columns, t->count, &t->cap, sizeof *t->columns);
	t->columns[t->count] = c;
	return (uint16_t)t->count++;
}

static const char *word_of(const eg_field *f)
{
	return f->sql ? f->sql : f->key;
}

static eg_str joined(eg_plan *p, eg_str prefix, const char *word)
{
	return prefix.n ? eg_strf(p->arena, "%.*s_%s", EG_ARG(prefix), word)
			: eg_str_copy(p->arena, eg_str_of(word));
}

static enum eg_form form_of(const eg_field *f)
{
	static const uint8_t forms[] = {[EG_HELD_TEXT] = EG_FORM_TEXT,
		[EG_HELD_DATE] = EG_FORM_DATE,
		[EG_HELD_SPAN] = EG_FORM_SPAN,
		[EG_HELD_NUMBER] = EG_FORM_NUMBER,
		[EG_HELD_REF] = EG_FORM_REF,
		[EG_HELD_RECORD] = EG_FORM_FLAT,
		[EG_HELD_PAIR] = EG_FORM_EXTRA};
	return f->type == EG_T_PROSE     ? EG_FORM_PROSE
	       : f->type == EG_T_MARKING ? EG_FORM_MARKING
	       : f->type == EG_T_PATH    ? EG_FORM_PATH
	       : f->type == EG_T_MONEY   ? EG_FORM_MONEY
					 : (enum eg_form)forms[eg_type_held(f->type)];
}

/* Further columns of one value: what is added to the name, and whether it is an integer. */
static const struct {
	const char *tail;
	enum eg_form form;
	bool integer;
} further[] = {
	{"_plain", EG_FORM_PROSE, false},
	{"_from", EG_FORM_DATE, false},
	{"_to", EG_FORM_DATE, false},
	{"_precision", EG_FORM_DATE, false},
	{"_months", EG_FORM_SPAN, true},
	{"_days", EG_FORM_SPAN, true},
};

/* The own table that all ids of a reference live in, or {NULL} when it may be one of several. */
static eg_str referenced(const eg_plan *p, const eg_field *f)
{
	const eg_table *found = NULL;
	for (size_t i = 0; i < p->count; i++) {
		const eg_table *t = p->tables[i];
		if (!t->own || !(f->kinds & EG_KIND(t->record->kind)))
			continue;
		if (found)
			return (eg_str){NULL, 0};
		found = t;
	}
	return found && !(f->kinds & (f->kinds - 1)) ? found->name : (eg_str){NULL, 0};
}

static eg_slot scalar_slot(eg_plan *p, eg_table *t, eg_str name, const eg_field *f)
{
	enum eg_form form = form_of(f);
	eg_column c = {.name = name,
		.integer = form == EG_FORM_NUMBER || form == EG_FORM_MONEY,
		.prose = form == EG_FORM_PROSE,
		.field = f};
	if (form == EG_FORM_REF)
		c.references = referenced(p, f);
	eg_slot slot = {.form = (uint8_t)form, .column = add_column(p, t, c)};
	for (size_t i = 0; i < EG_COUNT(further); i++)
		if (further[i].form == form)
			add_column(p, t,
				(eg_column){.name = eg_strf(p->arena, "%.*s%s", EG_ARG(name),
						    further[i].tail),
					.integer = further[i].integer});
	if (f->flags & EG_F_SAID) {
		slot.said = true;
		add_column(p, t, (eg_column){.name = eg_strf(p->arena, "%.*s_said", EG_ARG(name))});
	}
	return slot;
}

/* -- tables -- */

static eg_table *new_table(eg_plan *p, eg_str name, const char *doc)
{
	eg_table *t = EG_NEW(p->arena, eg_table);
	t->name = name;
	t->doc = eg_str_of(doc);
	t->illustrative = EG_NO_COLUMN;
	p->tables = eg_grow(p->arena, p->tables, p->count, &p->cap, sizeof(void *));
	p->tables[p->count++] = t;
	return t;
}

static bool has_own_table(const eg_record *r)
{
	return (r->flags & (EG_REC_TOP | EG_REC_ONCE)) != 0 ||
	       ((r->flags & EG_REC_ID) && r->kind != EG_K_OTHER);
}

/* Records of the document language hide their first field that is no id. */
static bool is_data(const eg_record *r)
{
	for (unsigned f = 0; f < r->count; f++)
		if (r->fields[f].type != EG_T_SLUG)
			return !(r->fields[f].flags & EG_F_HIDDEN);
	return r->count > 0;
}

/* Where the row stands in the specs, and its marking: the record's own column where it has one. */
static void add_trailer(eg_plan *p, eg_table *t)
{
	t->file = add_column(p, t, (eg_column){.name = EG_STR("spec_file")});
	t->line = add_column(p, t, (eg_column){.name = EG_STR("spec_line"), .integer = true});
	int own = t->shape ? eg_field_find(t->record, EG_STR("marking")) : -1;
	t->marking = own >= 0 ? t->shape->slots[own].column
			      : add_column(p, t, (eg_column){.name = EG_STR("marking")});
}

/* The owner's key, under the owner's name, then under the names of the lists between. */
static void add_owner_key(eg_plan *p, eg_table *t, const eg_table *owner, const char *list)
{
	for (uint8_t k = 0; k < owner->keys; k++) {
		eg_column c = owner->columns[k];
		c.field = NULL;
		c.required = true;
		if (owner->own) {
			c.name = owner->name;
			c.references =
				owner->record->flags & EG_REC_ID ? owner->name : (eg_str){NULL, 0};
		}
		add_column(p, t, c);
	}
	t->keys = owner->keys;
	if (!owner->own) {
		EG_ASSERT(t->keys < EG_MOST_KEYS);
		add_column(p, t,
			(eg_column){.name = eg_strf(p->arena, "%s_pos", list),
				.integer = true,
				.required = true});
		t->keys++;
	}
	t->pos = add_column(
		p, t, (eg_column){.name = EG_STR("pos"), .integer = true, .required = true});
}

/* A field that bears the owner's name takes the list's: partner_member.partner, .member. In a list
 * that bears it, too, it is the item: source_source.source, .item. */
static eg_str column_name(eg_plan *p, const eg_table *t, const eg_field *f, eg_str prefix)
{
	eg_str name = joined(p, prefix, word_of(f));
	bool clash = false, list_clash = false;
	for (uint8_t k = 0; t->owner && k < t->keys; k++) {
		clash = clash || eg_str_eq(t->columns[k].name, name);
		list_clash = list_clash || eg_str_eq(t->columns[k].name, t->list);
	}
	return !clash ? name : list_clash ? EG_STR("item") : t->list;
}

static eg_shape *make_shape(
	eg_plan *p, eg_table *t, const eg_record *r, eg_str prefix, unsigned depth);

static eg_table *child_table(
	eg_plan *p, eg_table *owner, const eg_field *f, eg_str name, unsigned depth)
{
	eg_str full = eg_strf(p->arena, "%.*s_%.*s", EG_ARG(owner->name), EG_ARG(name));
	eg_table *t = new_table(p, full, f->doc);
	t->owner = owner;
	t->list = name;
	const char *list = owner->item ? word_of(owner->item) : owner->record->name;
	for (const char *s = list; *s; s++) /* a nested record's name may be several words */
		if (*s == ' ' || *s == '\'')
			list = "item";
	add_owner_key(p, t, owner, list);
	if (f->type == EG_T_RECORD) {
		t->record = f->record;
		t->shape = make_shape(p, t, f->record, (eg_str){NULL, 0}, depth + 1);
		if (f->record->flags & EG_REC_ID)
			t->illustrative = add_column(
				p, t, (eg_column){.name = EG_STR("illustrative"), .integer = true});
	} else if (f->type == EG_T_WORDMAP) {
		t->item = f;
		add_column(p, t, (eg_column){.name = EG_STR("key"), .required = true});
		t->slot = (eg_slot){.form = EG_FORM_EXTRA,
			.column = add_column(p, t, (eg_column){.name = EG_STR("value")})};
	} else {
		t->item = f;
		t->slot = scalar_slot(p, t, column_name(p, t, f, (eg_str){NULL, 0}), f);
	}
	add_trailer(p, t);
	return t;
}

static eg_slot list_slot(eg_plan *p, eg_table *t, const eg_field *f, eg_str name, unsigned depth)
{
	if (f->type == EG_T_MARKING)
		return scalar_slot(p, t, name, f);
	if (f->type == EG_T_WORDMAP && eg_str_is(EG_STR("own"), f->key))
		return (eg_slot){.form = EG_FORM_EXTRA};
	if (f->type == EG_T_RECORD && has_own_table(f->record) && f->record->flags & EG_REC_ID)
		return (eg_slot){.form = EG_FORM_OWNED};
	return (eg_slot){.form = EG_FORM_CHILD, .table = child_table(p, t, f, name, depth)};
}

static eg_slot slot_of(eg_plan *p, eg_table *t, const eg_field *f, eg_str prefix, unsigned depth)
{
	if (f->flags & EG_F_HIDDEN)
		return (eg_slot){0};
	if (t->own && !prefix.n && (t->record->flags & EG_REC_ID) &&
		eg_str_is(EG_STR("id"), f->key))
		return (eg_slot){0};
	eg_str name = column_name(p, t, f, prefix);
	if (f->flags & EG_F_MANY)
		return list_slot(p, t, f, name, depth);
	if (f->type != EG_T_RECORD)
		return scalar_slot(p, t, name, f);
	if (has_own_table(f->record))
		return (eg_slot){.form = EG_FORM_ONE,
			.column = add_column(p, t,
				(eg_column){.name = name,
					.field = f,
					.references = eg_str_of(f->record->name)})};
	return (eg_slot){
		.form = EG_FORM_FLAT, .shape = make_shape(p, t, f->record, name, depth + 1)};
}

#define DEEPEST                                                                                    \
	8 /* records in records; the document language alone nests without end, and is hidden */

static eg_shape *make_shape(
	eg_plan *p, eg_table *t, const eg_record *r, eg_str prefix, unsigned depth)
{
	EG_ASSERT(depth < DEEPEST);
	eg_shape *s = EG_NEW(p->arena, eg_shape);
	*s = (eg_shape){.record = r,
		.slots = EG_NEW_N(p->arena, eg_slot, r->count),
		.currency = EG_NO_COLUMN};
	/* columns first: the lists' tables then name all of the key */
	for (int lists = 0; lists < 2; lists++)
		for (unsigned f = 0; f < r->count; f++)
			if (((r->fields[f].flags & EG_F_MANY) != 0 &&
				    r->fields[f].type != EG_T_MARKING) == lists)
				s->slots[f] = slot_of(p, t, &r->fields[f], prefix, depth);
	for (unsigned f = 0; f < r->count; f++) {
		const eg_slot *slot = &s->slots[f];
		if (r->fields[f].type == EG_T_CURRENCY)
			s->currency = slot->column;
		s->has_amount = s->has_amount || slot->form == EG_FORM_MONEY;
		s->has_children = s->has_children || slot->form == EG_FORM_CHILD ||
				  slot->form == EG_FORM_EXTRA ||
				  (slot->form == EG_FORM_FLAT && slot->shape->has_children);
	}
	return s;
}

/* Whether a field of `r`, or of a record that stands in it as columns, nests `inner`. */
static bool nests(const eg_record *r, const eg_record *inner)
{
	for (unsigned f = 0; f < r->count; f++)
		if (r->fields[f].type == EG_T_RECORD && r->fields[f].record == inner &&
			!(r->fields[f].flags & EG_F_HIDDEN))
			return true;
	return false;
}

static void add_owners(eg_plan *p, eg_table *t)
{
	if (!(t->record->flags & EG_REC_ID))
		return;
	t->owners = EG_NEW_N(p->arena, const eg_table *, p->count);
	for (size_t i = 0; i < p->count; i++) {
		const eg_table *o = p->tables[i];
		if (!o->own || !nests(o->record, t->record))
			continue;
		t->owners[t->owner_count++] = o;
		add_column(p, t, (eg_column){.name = o->name, .references = o->name});
	}
}

static void complete_own(eg_plan *p, eg_table *t)
{
	const eg_record *r = t->record;
	if (r->flags & EG_REC_ID) {
		add_column(p, t, (eg_column){.name = EG_STR("id"), .required = true});
		t->keys = 1;
		add_owners(p, t);
		t->pos = add_column(p, t,
			(eg_column){.name = EG_STR("pos"), .integer = true, .required = true});
	} else {
		t->pos = add_column(p, t,
			(eg_column){.name = EG_STR("pos"), .integer = true, .required = true});
		t->keys = 1;
	}
	t->shape = make_shape(p, t, r, (eg_str){NULL, 0}, 0);
	if (r->flags & EG_REC_ID)
		t->illustrative = add_column(
			p, t, (eg_column){.name = EG_STR("illustrative"), .integer = true});
	add_trailer(p, t);
}

void eg_plan_make(eg_arena *a, eg_plan *plan, const eg_record *const *records, size_t count)
{
	*plan = (eg_plan){.arena = a};
	for (size_t i = 0; i < count; i++) {
		if (!has_own_table(records[i]) || !is_data(records[i]))
			continue;
		eg_table *t = new_table(plan, eg_str_of(records[i]->name), records[i]->doc);
		t->own = true;
		t->record = records[i];
	}
	size_t own = plan->count;
	for (size_t i = 0; i < own; i++)
		complete_own(plan, plan->tables[i]);
}

eg_table *eg_plan_own(const eg_plan *plan, const eg_record *record)
{
	for (size_t i = 0; i < plan->count; i++)
		if (plan->tables[i]->own && plan->tables[i]->record == record)
			return plan->tables[i];
	return NULL;
}
