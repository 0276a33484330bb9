#include "schema/bind.h"

#include "schema/codes.h"
#include "schema/csv.h"
#include "schema/keys.h"
#include "schema/scalar.h"
#include "schema/text.h"
#include "spec/csv.h"

#define MOST_NESTING 200 /* blocks within blocks, through aliases */

enum state { ABSENT, FAULTY, SAID_NULL, GOOD };

/* A record while it is bound. */
typedef struct job {
	eg_binder *b;
	eg_rec *rec;
	const eg_record *type;
	eg_value *values;
	size_t count, cap;
	uint8_t state[EG_MOST_KEYS];
	unsigned next; /* where the search for the next key begins: keys often come in our order */
	bool partial;  /* of a `defaults` entry */
} job;

/* -- words -- */

eg_str eg_a_record(eg_arena *a, const eg_record *type)
{
	bool vowel = strchr("aeiou", type->name[0]) != NULL;
	eg_str name = eg_str_copy(a, eg_str_of(type->name));
	char *p = eg_cstr(a, name);
	for (size_t i = 0; i < name.n; i++)
		if (p[i] == '_')
			p[i] = ' ';
	return eg_strf(a, "%s %s", vowel ? "an" : "a", p);
}

eg_str eg_subject(eg_arena *a, const eg_rec *r)
{
	eg_str words = eg_a_record(a, r->type);
	eg_str kind = eg_str_cut(words, words.p[1] == 'n' ? 3 : 2, words.n);
	if (r->id.n)
		return eg_strf(a, "%.*s '%.*s'", EG_ARG(kind), EG_ARG(r->id));
	return r->type->flags & EG_REC_ONCE ? eg_strf(a, "the %.*s", EG_ARG(kind)) : words;
}

static const char *shape(const eg_node *n)
{
	switch ((enum eg_node_kind)n->kind) {
	case EG_NODE_NULL:
		return "nothing";
	case EG_NODE_SCALAR:
		return "text";
	case EG_NODE_LIST:
		return "a list";
	case EG_NODE_MAP:
		return "a mapping";
	}
	return "this";
}

/* `many`: a list would have done, too. */
static void wrong_shape(eg_binder *b, const eg_field *f, const eg_node *n, bool many)
{
	if (n->told)
		return;
	if (n->kind == EG_NODE_NULL) {
		eg_say_help(eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' has no value", f->key),
			"write a value, or leave out the key");
		return;
	}
	eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' takes %s%s, not %s", f->key,
		many ? "a list or " : "", eg_type_words(f), shape(n));
}

/* -- values -- */

/* The field that a bare scalar stands for. In `members` a country's code in capitals is the
 * country, since ids have no capitals. */
static int bare_field(const eg_record *type, eg_str text)
{
	bool capitals = text.n >= 2 && text.n <= 3;
	for (size_t i = 0; i < text.n; i++)
		capitals = capitals && text.p[i] >= 'A' && text.p[i] <= 'Z';
	int bare = -1, country = -1;
	for (int i = 0; i < type->count; i++) {
		if (type->fields[i].flags & EG_F_BARE && bare < 0)
			bare = i;
		if (type->fields[i].type == EG_T_COUNTRY)
			country = i;
	}
	bool to_country =
		capitals && bare >= 0 && country >= 0 && type->fields[bare].type == EG_T_REF;
	return to_country ? country : bare;
}

static bool says_nothing(const eg_field *f, const eg_node *n, eg_value *v)
{
	if (!(f->flags & EG_F_SAID) || n->kind != EG_NODE_SCALAR)
		return false;
	for (const eg_word *w = f->words; w && w->word; w++)
		if (eg_str_same_word(n->as.scalar.text, eg_str_of(w->word)))
			return false; /* the word is one of the field's own */
	bool unknown = eg_str_same_word(n->as.scalar.text, EG_STR("unknown"));
	if (!unknown && !eg_str_same_word(n->as.scalar.text, EG_STR("none")))
		return false;
	v->said = unknown ? EG_SAID_UNKNOWN : EG_SAID_NONE;
	return true;
}

/* `{file: path}` for prose. */
static bool bind_prose_file(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	bool form = n->count == 1 && eg_str_is(n->as.pairs[0].key->as.scalar.text, "file") &&
		    n->as.pairs[0].value->kind == EG_NODE_SCALAR;
	eg_str text;
	eg_span span;
	if (!form || !b->load) {
		wrong_shape(b, f, n, false);
		return false;
	}
	const eg_node *path = n->as.pairs[0].value;
	return b->load(b->ctx, path->as.scalar.text, path->span, &text, &span) &&
	       eg_bind_text_file(b, f, text, span, v);
}

static bool bind_wordmap(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	if (n->kind != EG_NODE_MAP) {
		eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' takes a mapping, not %s", f->key,
			shape(n));
		return false;
	}
	v->many = true;
	v->as.items = EG_NEW_N(eg_bind_values(b), eg_value, n->count);
	for (uint32_t i = 0; i < n->count; i++) {
		const eg_node *key = n->as.pairs[i].key, *value = n->as.pairs[i].value;
		if (value->kind != EG_NODE_SCALAR) {
			eg_report(b->d, EG_R_TYPE_WRONG, value->span,
				"'%.*s' takes one value, not %s", EG_ARG(key->as.scalar.text),
				shape(value));
			continue;
		}
		eg_value *item = &v->as.items[v->count++];
		item->field = v->field;
		item->span = value->span;
		item->as.pair.key = eg_str_copy(eg_bind_values(b), key->as.scalar.text);
		item->as.pair.value = eg_str_copy(eg_bind_values(b), value->as.scalar.text);
	}
	return true;
}

/* One value: of a field that takes one, or an item of a list. */
static bool bind_one(eg_binder *b, const eg_field *f, const eg_node *n, const eg_rec *owner,
	uint32_t pos, eg_value *v)
{
	bool many = (f->flags & EG_F_MANY) != 0 && n->kind != EG_NODE_LIST;
	v->span = n->span;
	if (says_nothing(f, n, v))
		return true;
	if (f->type == EG_T_RECORD) {
		bool fits = n->kind == EG_NODE_MAP ||
			    (n->kind == EG_NODE_SCALAR &&
				    bare_field(f->record, n->as.scalar.text) >= 0);
		if (!fits)
			wrong_shape(b, f, n, many);
		v->as.rec = fits ? eg_bind(b, f->record, n, owner, pos, NULL) : NULL;
		return v->as.rec != NULL;
	}
	if (n->kind == EG_NODE_MAP && f->type == EG_T_PROSE)
		return bind_prose_file(b, f, n, v);
	if (n->kind == EG_NODE_SCALAR)
		return eg_bind_scalar(b, f, n, v);
	wrong_shape(b, f, n, many);
	return false;
}

/* Items of a field as they come. */
typedef struct items {
	eg_binder *b;
	const eg_field *f;
	const eg_rec *owner;
	eg_value *v;
	uint32_t given; /* those with a fault, too */
	size_t cap;
} items;

static void add_item(items *s, const eg_node *n)
{
	eg_value item = {.field = s->v->field};
	s->given++;
	if (!bind_one(s->b, s->f, n, s->owner, s->v->count + 1, &item))
		return;
	s->v->as.items = eg_grow(
		eg_bind_values(s->b), s->v->as.items, s->v->count, &s->cap, sizeof *s->v->as.items);
	s->v->as.items[s->v->count++] = item;
}

static void add_row(void *ctx, const eg_node *row)
{
	items *s = ctx;
	eg_arena_mark mark = eg_arena_save(s->b->scratch);
	add_item(s, row);
	eg_arena_rewind(s->b->scratch, mark);
}

/* An item, or the rows that `{csv: path}` stands for. */
static void add_items(items *s, const eg_node *n)
{
	if (s->f->type != EG_T_RECORD || !eg_is_csv(n))
		add_item(s, n);
	else if (!eg_csv_rows(s->b, s->f->record, NULL, n, add_row, s))
		s->given++;
}

static bool bind_many(
	eg_binder *b, const eg_field *f, const eg_node *n, const eg_rec *owner, eg_value *v)
{
	if (n->kind == EG_NODE_SCALAR && n->cell)
		n = eg_csv_list(b->scratch, n);
	bool list = n->kind == EG_NODE_LIST;
	items s = {.b = b, .f = f, .owner = owner, .v = v};
	v->span = n->span;
	v->many = true;
	s.cap = list ? n->count : 1;
	v->as.items = EG_NEW_N(eg_bind_values(b), eg_value, s.cap);
	for (uint32_t i = 0; i < (list ? n->count : 1); i++)
		add_items(&s, list ? n->as.items[i] : n);
	if (f->many_max && s.given > f->many_max)
		eg_report(b->d, EG_R_TEXT_LENGTH, n->span,
			"'%s' has %u items; at most %u find room", f->key, (unsigned)s.given,
			(unsigned)f->many_max);
	return v->count > 0 || s.given == 0;
}

/* `yes`, or keys of the record itself. */
static bool check_fields(job *j, const eg_field *f, eg_value *v)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < v->count; i++) {
		eg_value *item = &v->as.items[i];
		eg_str s = item->as.text;
		bool yes =
			eg_str_same_word(s, EG_STR("yes")) || eg_str_same_word(s, EG_STR("true"));
		bool no = eg_str_same_word(s, EG_STR("no")) || eg_str_same_word(s, EG_STR("false"));
		if (yes)
			item->as.text = EG_STR("yes");
		if (yes || (!no && eg_field_find(j->type, s) >= 0)) {
			v->as.items[kept++] = *item;
			continue;
		}
		if (!no)
			eg_say_help(eg_report(j->b->d, EG_R_VALUE_UNKNOWN, item->span,
					    "'%.*s' is not a key of %.*s", EG_ARG(s),
					    EG_ARG(eg_a_record(j->b->scratch, j->type))),
				"'%s' takes yes, or keys of its own record", f->key);
	}
	v->count = kept;
	return kept > 0;
}

static void add_value(job *j, unsigned field, const eg_value *v)
{
	/* Sorted by field; keys mostly come in order. */
	size_t at = j->count;
	j->values = eg_grow(j->b->scratch, j->values, j->count, &j->cap, sizeof *j->values);
	while (at > 0 && j->values[at - 1].field > field) {
		j->values[at] = j->values[at - 1];
		at--;
	}
	j->values[at] = *v;
	j->count++;
}

static void bind_field(job *j, unsigned field, const eg_node *n)
{
	const eg_field *f = &j->type->fields[field];
	eg_value v = {.field = (uint16_t)field};
	bool ok = false;
	if (n->kind == EG_NODE_NULL)
		wrong_shape(j->b, f, n, (f->flags & EG_F_MANY) != 0);
	else if (f->type == EG_T_WORDMAP)
		ok = bind_wordmap(j->b, f, n, &v);
	else if (f->flags & EG_F_MANY)
		ok = bind_many(j->b, f, n, j->rec, &v);
	else
		ok = bind_one(j->b, f, n, j->rec, 1, &v);
	if (ok && f->flags & EG_F_FIELDS)
		ok = check_fields(j, f, &v);
	j->state[field] = ok ? GOOD : FAULTY;
	if (!ok)
		return;
	if (f->type == EG_T_WORDMAP)
		v.span = n->span;
	add_value(j, field, &v);
}

/* -- keys -- */

/* The field of a key, looked for from where the last one was found. */
static int find_key(job *j, eg_str key)
{
	const eg_record *type = j->type;
	for (unsigned i = 0; i < type->count; i++) {
		unsigned at = j->next + i;
		at -= at >= type->count ? type->count : 0;
		const char *k = type->fields[at].key;
		if (key.n && k[0] == key.p[0] && strncmp(k, key.p, key.n) == 0 &&
			k[key.n] == '\0') {
			j->next = at + 1;
			return (int)at;
		}
	}
	return -1;
}

static void unknown_key(job *j, const eg_node *n, uint32_t i, const eg_node *torn)
{
	int meant = eg_key_unknown(j->b, j->type, n, i, torn, j->state);
	if (meant >= 0 && j->state[meant] == ABSENT)
		j->state[meant] = FAULTY; /* it is not missing, too */
}

/* One fault, however many records and keys they are. */
static bool bind_ids(job *j, const eg_node *n)
{
	if (!eg_key_are_ids(n, j->type))
		return false;
	unknown_key(j, n, 0, NULL);
	for (unsigned i = 0; i < j->type->count; i++)
		j->state[i] = j->state[i] == ABSENT ? FAULTY : j->state[i];
	return true;
}

static void bind_pairs(job *j, const eg_node *n)
{
	if (bind_ids(j, n))
		return;
	for (uint32_t i = 0; i < n->count; i++) {
		int field = find_key(j, n->as.pairs[i].key->as.scalar.text);
		if (field >= 0)
			bind_field(j, (unsigned)field, n->as.pairs[i].value);
	}
	/* After the known ones, so that a suggestion is never a key that is there. */
	const eg_node *torn = NULL;
	for (uint32_t i = 0; i < n->count; i++) {
		torn = eg_key_torn(n, i, torn);
		if (find_key(j, n->as.pairs[i].key->as.scalar.text) < 0)
			unknown_key(j, n, i, torn);
	}
}

/* -- records -- */

static void take_defaults(job *j, const eg_rec *defaults)
{
	for (uint16_t i = 0; defaults && i < defaults->count; i++) {
		const eg_value *v = &defaults->values[i];
		if (j->state[v->field] != ABSENT)
			continue;
		j->state[v->field] = GOOD;
		add_value(j, v->field, v);
	}
}

static void set_id(job *j, const eg_node *n)
{
	eg_rec *r = j->rec;
	bool keys = n->kind == EG_NODE_MAP && n->count && !n->cell;
	r->id_span = keys ? n->as.pairs[0].key->span : n->span;
	for (size_t i = 0; i < j->count; i++) {
		const eg_field *f = &j->type->fields[j->values[i].field];
		if (f->type == EG_T_SLUG && strcmp(f->key, "id") == 0) {
			r->id = eg_text_keep_in(
				j->b, j->b->arena, n->span.file, j->values[i].as.text);
			r->id_span = j->values[i].span;
			return;
		}
		if (f->flags & EG_F_SLUGGED && !r->id.n && j->values[i].said == EG_SAID_VALUE) {
			r->id = eg_slug_of(j->b->arena, j->values[i].as.text);
			r->id_span = j->values[i].span;
		}
	}
}

static void check_required(job *j, bool row)
{
	for (unsigned i = 0; i < j->type->count && !j->partial && !j->b->texts; i++) {
		const eg_field *f = &j->type->fields[i];
		if (!(f->flags & EG_F_REQUIRED) || j->state[i] != ABSENT ||
			(row && j->b->unsaid[i]))
			continue;
		eg_finding *found = eg_report(j->b->d, EG_R_KEY_MISSING, j->rec->id_span,
			"%.*s has no '%s'", EG_ARG(eg_subject(j->b->scratch, j->rec)), f->key);
		if (f->type == EG_T_NAME)
			eg_say_help(found, "one of: %.*s",
				EG_ARG(eg_words_listed(j->b->scratch, f->words)));
	}
}

static void keep_values(job *j)
{
	j->rec->count = (uint16_t)j->count;
	j->rec->values = EG_NEW_N(eg_bind_values(j->b), eg_value, j->count);
	if (j->count)
		memcpy(j->rec->values, j->values, j->count * sizeof *j->values);
}

static eg_rec *bind_record(eg_binder *b, const eg_record *type, const eg_node *n,
	const eg_rec *parent, uint32_t pos, const eg_rec *defaults, bool partial)
{
	job j = {.b = b, .type = type, .partial = partial};
	int bare = n->kind == EG_NODE_SCALAR ? bare_field(type, n->as.scalar.text) : -1;
	EG_ASSERT(type->count <= EG_MOST_KEYS);
	if (n->told)
		return NULL;
	if (n->kind != EG_NODE_MAP && bare < 0) {
		eg_finding *f =
			eg_report(b->d, EG_R_TYPE_WRONG, n->span, "%.*s is a mapping, not %s",
				EG_ARG(eg_a_record(b->scratch, type)), shape(n));
		if (n->kind == EG_NODE_NULL)
			eg_say_help(f, "write its keys, or leave it out");
		else
			eg_say_keys(f, b->scratch, type);
		return NULL;
	}
	/* One that has a list of its own stays when what it holds goes. */
	j.rec = EG_NEW(type->flags ? b->arena : eg_bind_values(b), eg_rec);
	*j.rec = (eg_rec){.type = type, .span = n->span, .pos = pos, .parent = parent};
	if (bare >= 0)
		bind_field(&j, (unsigned)bare, n);
	else
		bind_pairs(&j, n);
	take_defaults(&j, defaults);
	set_id(&j, n);
	/* What stands bare and is wrong has been told; nothing else can be missing from it. */
	if (bare < 0 || j.state[bare] == GOOD)
		check_required(&j, n->cell && n->kind == EG_NODE_MAP);
	keep_values(&j);
	return j.rec;
}

static eg_arena *values_of(const eg_binder *b, const eg_record *type)
{
	return type->flags & EG_REC_DATA ? b->data : NULL;
}

eg_rec *eg_bind(eg_binder *b, const eg_record *type, const eg_node *n, const eg_rec *parent,
	uint32_t pos, const eg_rec *defaults)
{
	if (b->nesting == MOST_NESTING) {
		eg_report(b->d, EG_R_DEPTH_LIMIT, n->span, "nested deeper than %d records",
			MOST_NESTING);
		return NULL;
	}
	if (b->nesting++ == 0)
		b->values = values_of(b, type);
	eg_rec *r = bind_record(b, type, n, parent, pos, defaults, false);
	if (--b->nesting == 0)
		b->values = NULL;
	return r;
}

eg_rec *eg_bind_defaults(eg_binder *b, const eg_record *type, const eg_node *n)
{
	b->values = values_of(b, type);
	eg_rec *r = bind_record(b, type, n, NULL, 0, NULL, true);
	b->values = NULL;
	return r;
}

eg_span eg_value_inner(const eg_value *v, uint32_t from, uint32_t to)
{
	eg_node n = {.kind = EG_NODE_SCALAR, .span = v->span, .count = v->map_count};
	n.as.scalar.map = v->map;
	return eg_node_inner(&n, from, to);
}
