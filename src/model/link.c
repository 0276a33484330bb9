#include "model/linker.h"

#include "schema/scalar.h"

#define MOST_ALSO   8   /* further places that a finding shows */
#define MOST_CALLED 200 /* unknown words that are looked for among the names of records */

static const struct {
	const char *one, *many;
} kind_words[EG_K_COUNT] = {
	[EG_K_ORGANIZATION] = {"organization", "the organization"},
	[EG_K_OFFICE] = {"office", "offices"},
	[EG_K_PARTNER] = {"partner", "partners"},
	[EG_K_PERSON] = {"person", "people"},
	[EG_K_GOAL] = {"goal", "goals"},
	[EG_K_OBJECTIVE] = {"objective", "objectives"},
	[EG_K_EFFORT] = {"effort", "efforts"},
	[EG_K_LINE] = {"line", "lines"},
	[EG_K_MEASURE] = {"measure", "measures"},
	[EG_K_AGREEMENT] = {"agreement", "agreements"},
	[EG_K_ACTIVITY] = {"activity", "activities"},
	[EG_K_TOPIC] = {"topic", "topics"},
	[EG_K_ENGAGEMENT] = {"engagement", "engagements"},
	[EG_K_RISK] = {"risk", "risks"},
	[EG_K_TERM] = {"term", "terms"},
	[EG_K_SOURCE] = {"source", "sources"},
	[EG_K_FIGURE] = {"figure", "figures"},
	[EG_K_SECTION] = {"section", "sections"},
	[EG_K_STORY] = {"story", "stories"},
	[EG_K_BRIEF] = {"brief", "briefs"},
	[EG_K_ROSTER] = {"roster", "rosters"},
	[EG_K_OUTPUT] = {"output", "outputs"},
	[EG_K_AUDIENCE] = {"audience", "audiences"},
	[EG_K_CHECK] = {"check", "checks"},
	[EG_K_REGION] = {"region", "regions"},
	[EG_K_OTHER] = {"record", "records"},
};

const char *eg_kind_word(enum eg_kind kind, bool many)
{
	return many ? kind_words[kind].many : kind_words[kind].one;
}

/* -- unknown ids -- */

bool eg_linker_first(eg_linker *l, eg_str id, eg_span span)
{
	if (eg_reader_may_have_lost(l->r, id))
		return false;
	uint32_t i = eg_map_find(&l->unknown, id);
	if (i == EG_MAP_NONE)
		return true;
	if (l->also[i] < MOST_ALSO)
		eg_say_also(l->first[i], span, "named here, too");
	else if (l->also[i] == MOST_ALSO)
		eg_say_also(l->first[i], span, "named here, too, and further on");
	l->also[i]++;
	return false;
}

eg_finding *eg_linker_unknown(eg_linker *l, enum eg_rule rule, eg_span span, const char *fmt, ...)
{
	enum eg_level level = l->r->model->alone ? EG_NOTE : eg_rule_info_of(rule)->level;
	va_list args;
	va_start(args, fmt);
	eg_str words = eg_vstrf(l->r->scratch, fmt, args);
	va_end(args);
	return eg_report_as(l->r->d, level, rule, span, "%.*s", EG_ARG(words));
}

static const eg_candidates *candidates_of(eg_linker *l, uint32_t kinds)
{
	for (size_t i = 0; i < l->candidate_count; i++)
		if (l->candidates[i].kinds == kinds)
			return &l->candidates[i];
	const eg_model *m = l->r->model;
	l->candidates = eg_grow(l->r->passing, l->candidates, l->candidate_count, &l->candidate_cap,
		sizeof *l->candidates);
	eg_candidates *c = &l->candidates[l->candidate_count++];
	eg_str *ids = EG_NEW_N(l->r->passing, eg_str, m->id_count);
	size_t count = 0;
	for (size_t i = 0; i < m->id_count; i++)
		if (kinds & EG_KIND(m->by_id[i]->type->kind))
			ids[count++] = m->by_id[i]->id;
	*c = (eg_candidates){kinds, eg_near_new(l->r->passing, ids, count)};
	return c;
}

static bool is_called(const eg_rec *r, eg_str words)
{
	static const char *const keys[] = {"title", "name", "short_title", "acronym"};
	for (size_t i = 0; i < EG_COUNT(keys); i++)
		if (eg_str_same_word(eg_rec_text(r, keys[i]), words))
			return true;
	return false;
}

/* The record that has these words for a name, where they could not be an id; NULL without one. */
static const eg_rec *record_called(const eg_linker *l, eg_str words, uint32_t kinds)
{
	const eg_model *m = l->r->model;
	bool could_be = eg_str_eq(eg_slug_of(l->r->scratch, words), words);
	for (size_t i = 0; i < m->id_count && !could_be && l->unknown.count < MOST_CALLED; i++)
		if (kinds & EG_KIND(m->by_id[i]->type->kind) && is_called(m->by_id[i], words))
			return m->by_id[i];
	return NULL;
}

void eg_linker_suggest(eg_linker *l, eg_str id, uint32_t kinds, eg_finding *f)
{
	size_t n = l->unknown.count;
	l->first = eg_grow(l->r->passing, l->first, n, &l->cap, sizeof(eg_finding *));
	l->also = eg_grow(l->r->passing, l->also, n, &l->also_cap, sizeof *l->also);
	l->first[n] = f;
	l->also[n] = 0;
	/* Ids of links in prose go with the text that was parsed. */
	(void)eg_map_add(&l->unknown, eg_str_copy(l->r->passing, id), (uint32_t)n, NULL);
	const eg_rec *called = record_called(l, id, kinds);
	const eg_str *near = eg_near_find(candidates_of(l, kinds)->near, l->r->scratch, id);
	if (called)
		eg_say_help(f, "records are named by their ids: write '%.*s'", EG_ARG(called->id));
	else if (near)
		eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
}

/* -- references -- */

/* The kinds that a field takes: "goals", "people, offices or partners"; "brief or roster". */
static eg_str kinds_words(eg_arena *a, uint32_t kinds, bool many)
{
	eg_str list = EG_STR("");
	for (unsigned k = 0; k < EG_K_COUNT; k++) {
		if (!(kinds & EG_KIND(k)))
			continue;
		kinds &= ~EG_KIND(k);
		list = eg_strf(a, "%.*s%s%s", EG_ARG(list),
			!list.n ? ""
			: kinds ? ", "
				: " or ",
			eg_kind_word((enum eg_kind)k, many));
	}
	return list;
}

#define MOST_NAMED 3 /* kinds in a sentence */

/* The field's word for one thing that it names: "partner", "giver". `of` is no such word. */
static eg_str field_word(eg_arena *a, const eg_field *f)
{
	unsigned kinds = 0;
	for (uint32_t left = f->kinds; left; left &= left - 1)
		kinds++;
	if (strcmp(f->key, "of") == 0 && !f->sql && kinds <= MOST_NAMED)
		return kinds_words(a, f->kinds, false);
	eg_str word = eg_str_copy(a, eg_str_of(f->sql ? f->sql : f->key));
	char *p = eg_cstr(a, word);
	for (size_t i = 0; i < word.n; i++)
		if (p[i] == '_')
			p[i] = ' ';
	return (eg_str){p, word.n};
}

static void unknown(eg_linker *l, const eg_rec *owner, const eg_field *f, const eg_value *v)
{
	eg_str id = v->as.ref.id;
	if (!eg_linker_first(l, id, v->span))
		return;
	eg_finding *found = eg_linker_unknown(l, EG_R_REF_UNKNOWN, v->span,
		"%.*s names %.*s '%.*s', which does not exist",
		EG_ARG(eg_subject(l->r->scratch, owner)), EG_ARG(field_word(l->r->scratch, f)),
		EG_ARG(id));
	eg_linker_suggest(l, id, f->kinds, found);
}

static void link_ref(eg_linker *l, const eg_rec *owner, const eg_field *f, eg_value *v)
{
	if (v->said != EG_SAID_VALUE)
		return;
	const eg_rec *target = eg_model_find(l->r->model, v->as.ref.id);
	if (!target) {
		unknown(l, owner, f, v);
		return;
	}
	v->as.ref.target = target;
	if (f->kinds & EG_KIND(target->type->kind))
		return;
	v->as.ref.target = NULL;
	eg_say_also(
		eg_report(l->r->d, EG_R_REF_KIND, v->span, "'%.*s' is %.*s, and '%s' takes %.*s",
			EG_ARG(target->id), EG_ARG(eg_a_record(l->r->scratch, target->type)),
			f->key, EG_ARG(kinds_words(l->r->scratch, f->kinds, true))),
		target->id_span, "this is '%.*s'", EG_ARG(target->id));
}

static void link_record(eg_linker *l, eg_rec *rec, const eg_rec *owner);

static void link_value(eg_linker *l, const eg_rec *rec, const eg_rec *owner, eg_value *v)
{
	const eg_field *f = &rec->type->fields[v->field];
	if (f->type == EG_T_REF)
		link_ref(l, owner, f, v);
	else if (f->type == EG_T_RECORD && v->said == EG_SAID_VALUE)
		link_record(l, v->as.rec, owner);
	else if (f->type == EG_T_MARKING && v->said == EG_SAID_VALUE)
		eg_link_marking(l, v);
	else if (f->type == EG_T_PROSE && v->said == EG_SAID_VALUE) {
		eg_link_prose(l, rec, v);
		eg_link_portions(l, v);
	}
}

static void link_record(eg_linker *l, eg_rec *rec, const eg_rec *owner)
{
	owner = rec->id.n || !owner ? rec : owner;
	for (uint16_t i = 0; i < rec->count; i++) {
		eg_value *v = &rec->values[i];
		const eg_field *f = &rec->type->fields[v->field];
		/* Texts of the document language are templates; their links are content's. */
		if (f->flags & EG_F_HIDDEN || f->type == EG_T_WORDMAP)
			continue;
		for (uint32_t k = 0; k < eg_value_count(v); k++)
			link_value(l, rec, owner, v->many ? &v->as.items[k] : v);
	}
}

/* -- ids -- */

static bool is_before(eg_span a, eg_span b)
{
	return a.file != b.file ? eg_file_order(a.file) < eg_file_order(b.file) : a.from < b.from;
}

static void duplicate(eg_reader *r, const eg_rec *one, const eg_rec *other)
{
	bool swap = is_before(other->id_span, one->id_span);
	const eg_rec *first = swap ? other : one, *again = swap ? one : other;
	eg_say_also(eg_report(r->d, EG_R_ID_DUPLICATE, again->id_span, "id '%.*s' is used twice",
			    EG_ARG(again->id)),
		first->id_span, "first used here");
}

static void add_id(eg_reader *r, const eg_rec *rec)
{
	eg_model *m = r->model;
	bool is_new;
	uint32_t i = eg_map_add(&m->ids, rec->id, (uint32_t)m->id_count, &is_new);
	if (!is_new) {
		duplicate(r, m->by_id[i], rec);
		return;
	}
	m->by_id[m->id_count++] = rec;
}

static size_t count_ids(const eg_model *m)
{
	size_t n = 0;
	eg_rec_walk all = {.model = m};
	for (const eg_rec *rec; (rec = eg_rec_next(&all));)
		n += rec->id.n > 0;
	return n;
}

/* The strategy's own id begins file names and is in no name space. */
static void add_ids(eg_reader *r)
{
	eg_model *m = r->model;
	size_t most = count_ids(m);
	m->by_id = EG_NEW_N(r->arena, const eg_rec *, most);
	eg_map_reserve(&m->ids, most);
	eg_rec_walk all = {.model = m};
	for (const eg_rec *rec; (rec = eg_rec_next(&all));)
		if (rec->id.n && rec != m->strategy)
			add_id(r, rec);
}

void eg_reader_link(eg_reader *r)
{
	eg_linker l = {.r = r};
	eg_map_init(&l.unknown, r->passing);
	eg_map_init(&l.markings, r->passing);
	add_ids(r);
	eg_link_scheme(&l);
	eg_rec_walk all = {.model = r->model, .outer = true};
	for (eg_rec *rec; (rec = eg_rec_next(&all));) {
		eg_arena_mark mark = eg_arena_save(r->scratch);
		link_record(&l, rec, NULL);
		eg_arena_rewind(r->scratch, mark);
	}
	eg_link_translations(&l);
}
