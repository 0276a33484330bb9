/* Shipped specs are broken in every way the schema knows: each mutant gets a finding that covers
 * what was changed, and none stops the program. Without EG_MUTANTS=all a fixed sample of each spec
 * is tried. */
#include "base/fs.h"
#include "model/read.h"
#include "schema/schema.h"
#include "spec/spec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define SPECS EG_TESTS "/../specs/"

typedef struct file {
	eg_str path; /* below the folder */
	eg_str text;
} file;

typedef struct mutant {
	size_t file;
	uint32_t from, to;    /* bytes that go */
	eg_str with;          /* what comes in their place */
	uint32_t first, last; /* of the changed text: what a finding must touch */
	const char *how;
} mutant;

typedef struct fixture {
	eg_arena *arena, *scratch;
	char folder[64];
	file *files;
	size_t file_count, file_cap;
	mutant *mutants;
	size_t count, cap;
	/* While a file is walked. */
	size_t at;
	bool defaults;
	eg_str other_id;
	bool nameless; /* the strategy's own id is in no name space */
} fixture;

/* -- files -- */

static bool has_ending(eg_str path)
{
	return eg_str_ends(path, EG_STR(".yaml")) || eg_str_ends(path, EG_STR(".yml"));
}

static void put(fixture *f, eg_str path, eg_str text)
{
	eg_arena_mark mark = eg_arena_save(f->scratch);
	char *full = eg_cstr(f->scratch, eg_path_join(f->scratch, eg_str_of(f->folder), path));
	for (char *p = full + strlen(f->folder) + 1; *p; p++)
		if (*p == '/') {
			*p = 0;
			(void)mkdir(full, 0700);
			*p = '/';
		}
	FILE *out = fopen(full, "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(text.p, 1, text.n, out), text.n);
	assert_int_equal(fclose(out), 0);
	eg_arena_rewind(f->scratch, mark);
}

static void add_file(fixture *f, eg_str path, eg_str text)
{
	put(f, path, text);
	if (!has_ending(path))
		return;
	f->files = eg_grow(f->arena, f->files, f->file_count, &f->file_cap, sizeof *f->files);
	f->files[f->file_count++] = (file){path, text};
}

/* Copies a folder of specs to where its files may be changed. */
static void take(fixture *f, eg_str from, eg_str below)
{
	eg_str *names, why, here = eg_path_join(f->arena, from, below);
	size_t count;
	assert_true(eg_fs_list(f->arena, here, &names, &count, &why));
	for (size_t i = 0; i < count; i++) {
		eg_str path = below.n ? eg_path_join(f->arena, below, names[i]) : names[i], text;
		eg_str full = eg_path_join(f->arena, from, path);
		if (eg_fs_kind_of(f->arena, full) == EG_FS_FOLDER)
			take(f, from, path);
		else if (eg_fs_read(f->arena, full, (size_t)1 << 26, &text, &why))
			add_file(f, path, text);
	}
}

static void remove_folder(eg_arena *a, eg_str folder)
{
	eg_str *names, why;
	size_t count;
	if (!eg_fs_list(a, folder, &names, &count, &why))
		return;
	for (size_t i = 0; i < count; i++) {
		eg_str path = eg_path_join(a, folder, names[i]);
		if (eg_fs_kind_of(a, path) == EG_FS_FOLDER)
			remove_folder(a, path);
		else
			(void)unlink(eg_cstr(a, path));
	}
	(void)rmdir(eg_cstr(a, folder));
}

/* -- mutants -- */

static eg_str text_at(const fixture *f, eg_span s)
{
	return eg_str_cut(f->files[f->at].text, s.from, s.to);
}

static mutant *add(fixture *f, eg_span s, eg_str with, const char *how)
{
	eg_str old = text_at(f, s);
	/* Block scalars end with their last line. */
	if (old.n && old.p[old.n - 1] == '\n')
		with = eg_str_join(f->arena, with, EG_STR("\n"));
	f->mutants = eg_grow(f->arena, f->mutants, f->count, &f->cap, sizeof *f->mutants);
	mutant *m = &f->mutants[f->count++];
	*m = (mutant){f->at, s.from, s.to, with, s.from, s.from + (uint32_t)with.n, how};
	return m;
}

static const char *bad_value(const eg_field *f)
{
	switch (f->type) {
	case EG_T_SLUG:
		return "Bad Id";
	case EG_T_DATE:
	case EG_T_UNTIL:
		return "2025-13-45";
	case EG_T_PERIOD:
		return "2025-03";
	case EG_T_SPAN:
		return "soon";
	case EG_T_INTEGER:
		return "many";
	case EG_T_DECIMAL:
	case EG_T_PERCENT:
		return "1e9";
	case EG_T_MONEY:
		return "1,5x";
	case EG_T_CURRENCY:
		return "ZZZ";
	case EG_T_COUNTRY:
		return "ZZ";
	case EG_T_LANG:
		return "qqq";
	case EG_T_EMAIL:
	case EG_T_PHONE:
		return "nobody";
	case EG_T_URL:
		return "javascript:x";
	case EG_T_PATH:
		return "/etc/passwd";
	case EG_T_NAME:
		return "no such word";
	case EG_T_YESNO:
		return "maybe";
	case EG_T_REF:
		return "no-such-id-x";
	case EG_T_MARKING:
		return "SECRET//NOFORN";
	case EG_T_PROSE:
		return f->flags & EG_F_HIDDEN ? NULL : "See [[no-such-id-x]] for all that it says.";
	case EG_T_TEXT:
		return f->flags & EG_F_FIELDS ? "no_such_key" : NULL;
	case EG_T_SQL:
	case EG_T_RECORD:
	case EG_T_WORDMAP:
		break;
	}
	return NULL;
}

/* A value just out of the field's limit, or {NULL}. */
static eg_str beyond(fixture *f, const eg_field *field)
{
	eg_str s = EG_STR("\"");
	if (field->flags & EG_F_HIDDEN || field->limit == EG_LIMIT_NONE || !field->max)
		return (eg_str){NULL, 0};
	if (field->limit == EG_LIMIT_VALUE || field->limit == EG_LIMIT_EITHER)
		return eg_strf(f->arena, "%u", (unsigned)field->max + 1);
	bool words = field->limit == EG_LIMIT_WORDS;
	for (uint32_t i = 0; i <= field->max; i++)
		s = eg_str_join(f->arena, s, words ? EG_STR("word ") : EG_STR("x"));
	return eg_str_join(f->arena, s, EG_STR("\""));
}

static bool is_named(eg_str text)
{
	return text.n && (text.p[0] == '*' || text.p[0] == '&' || text.p[0] == '<');
}

static const eg_field *bare_of(const eg_record *r)
{
	for (unsigned i = 0; i < r->count; i++)
		if (r->fields[i].flags & EG_F_BARE)
			return &r->fields[i];
	return NULL;
}

static void visit(fixture *f, const eg_record *r, const eg_node *n, bool top);

static void change_scalar(fixture *f, const eg_field *field, const eg_node *n)
{
	const char *bad = bad_value(field);
	eg_str more = beyond(f, field);
	if (bad)
		add(f, n->span, eg_strf(f->arena, "\"%s\"", bad), "bad value");
	if (more.p)
		add(f, n->span, more, "out of range");
	add(f, n->span, EG_STR("{no: such}"), "retyped");
	if (strcmp(field->key, "id") == 0 && !(field->flags & EG_F_HIDDEN) && !f->nameless) {
		if (f->other_id.p && !eg_str_eq(f->other_id, n->as.scalar.text))
			add(f, n->span, f->other_id, "duplicate id");
		f->other_id = n->as.scalar.text;
	}
}

static void change_one(fixture *f, const eg_field *field, const eg_node *n)
{
	if (n->kind == EG_NODE_NULL || is_named(text_at(f, n->span)))
		return;
	if (field->type == EG_T_RECORD && n->kind == EG_NODE_MAP) {
		add(f, n->span, EG_STR("[[x]]"), "retyped");
		visit(f, field->record, n, false);
		return;
	}
	if (field->type == EG_T_RECORD && n->kind == EG_NODE_SCALAR)
		field = bare_of(field->record);
	if (!field || n->kind != EG_NODE_SCALAR)
		return;
	change_scalar(f, field, n);
}

/* The pair is said twice. Only where it stands on one line, so that the copy is sure to parse. */
static void duplicate(fixture *f, const eg_node *n, const eg_pair *p)
{
	eg_str text = f->files[f->at].text;
	eg_span whole = {p->key->span.file, p->key->span.from, p->value->span.to};
	eg_str pair = text_at(f, whole);
	bool flow = text.p[n->span.from] == '{';
	if (eg_str_find(pair, EG_STR("\n"), 0) != SIZE_MAX || p->value->kind == EG_NODE_NULL)
		return;
	uint32_t column = 0;
	while (whole.from > column && text.p[whole.from - column - 1] != '\n')
		column++;
	eg_str lead = flow ? EG_STR(", ") : EG_STR("\n");
	for (uint32_t i = 0; !flow && i < column; i++)
		lead = eg_str_join(f->arena, lead, EG_STR(" "));
	mutant *m = add(f, (eg_span){whole.file, whole.to, whole.to},
		eg_str_join(f->arena, lead, pair), "duplicate key");
	m->first = whole.to + (uint32_t)lead.n;
}

static void drop(fixture *f, const eg_node *n, const eg_pair *p)
{
	eg_str text = f->files[f->at].text;
	uint32_t to = p->value->span.to, end = to;
	while (end < text.n && text.p[end] == ' ')
		end++;
	if (text.p[n->span.from] == '{' && end < text.n && text.p[end] == ',')
		to = end + 1;
	mutant *m = add(f, (eg_span){0, p->key->span.from, to}, EG_STR(""), "dropped");
	m->first = n->span.from;
	m->last = n->span.to - (to - p->key->span.from);
}

static void change_pair(
	fixture *f, const eg_record *r, const eg_node *n, const eg_pair *p, bool top)
{
	int at = eg_field_find(r, p->key->as.scalar.text);
	const eg_node *v = p->value;
	if (at < 0 || is_named(text_at(f, p->key->span)))
		return;
	const eg_field *field = &r->fields[at];
	add(f, p->key->span, eg_strf(f->arena, "%s_x", field->key), "renamed");
	if (!is_named(text_at(f, v->span)))
		duplicate(f, n, p);
	if (field->flags & EG_F_REQUIRED && !(top && f->defaults) && v->kind != EG_NODE_NULL)
		drop(f, n, p);
	if (field->type == EG_T_WORDMAP)
		add(f, v->span, EG_STR("5"), "retyped");
	else if (v->kind != EG_NODE_LIST)
		change_one(f, field, v);
	for (uint32_t i = 0; v->kind == EG_NODE_LIST && i < v->count; i++)
		change_one(f, field, v->as.items[i]);
}

static void visit(fixture *f, const eg_record *r, const eg_node *n, bool top)
{
	for (uint32_t i = 0; i < n->count; i++)
		change_pair(f, r, n, &n->as.pairs[i], top);
}

static void visit_top(fixture *f, const eg_pair *p)
{
	const eg_record *r = eg_schema_find(p->key->as.scalar.text);
	const eg_node *v = p->value;
	add(f, p->key->span, eg_strf(f->arena, "%.*s_x", EG_ARG(p->key->as.scalar.text)),
		"renamed");
	if (!r)
		return;
	f->nameless = eg_str_is(EG_STR("strategy"), r->key);
	if (v->kind == EG_NODE_MAP)
		visit(f, r, v, true);
	f->nameless = false;
	for (uint32_t i = 0; v->kind == EG_NODE_LIST && i < v->count; i++)
		if (v->as.items[i]->kind == EG_NODE_MAP)
			visit(f, r, v->as.items[i], true);
}

static void make_mutants(fixture *f)
{
	for (f->at = 0; f->at < f->file_count; f->at++) {
		eg_sources sources;
		eg_diag d;
		bool whole;
		eg_sources_init(&sources, f->arena);
		eg_diag_init(&d, f->arena);
		uint32_t n = eg_sources_add(
			&sources, f->files[f->at].path, f->files[f->at].path, f->files[f->at].text);
		const eg_node *root = eg_spec_parse(f->arena, &sources, n, &whole, &d);
		f->defaults = false;
		for (uint32_t i = 0; root && root->kind == EG_NODE_MAP && i < root->count; i++)
			f->defaults = f->defaults ||
				      eg_str_is(root->as.pairs[i].key->as.scalar.text, "defaults");
		for (uint32_t i = 0; root && root->kind == EG_NODE_MAP && i < root->count; i++)
			visit_top(f, &root->as.pairs[i]);
	}
}

/* -- trying them -- */

static eg_str mutated(fixture *f, const mutant *m)
{
	eg_str text = f->files[m->file].text;
	eg_str head = eg_str_join(f->scratch, eg_str_cut(text, 0, m->from), m->with);
	return eg_str_join(f->scratch, head, eg_str_cut(text, m->to, text.n));
}

static bool touches(const eg_sources *s, eg_span span, eg_str path, const mutant *m)
{
	const eg_source *src = eg_span_known(span) ? eg_sources_at(s, span.file) : NULL;
	return src && eg_str_eq(src->path, path) && span.from <= m->last && span.to >= m->first;
}

static bool is_told(const eg_diag *d, const eg_sources *s, eg_str path, const mutant *m)
{
	for (size_t i = 0; i < d->count; i++) {
		if (touches(s, d->items[i]->span, path, m))
			return true;
		for (const eg_also *also = d->items[i]->also; also; also = also->next)
			if (touches(s, also->span, path, m))
				return true;
	}
	return false;
}

static bool try_one(fixture *f, const mutant *m)
{
	eg_arena_mark mark = eg_arena_save(f->scratch);
	eg_arena *a = eg_arena_new();
	eg_sources sources;
	eg_diag d;
	eg_sources_init(&sources, a);
	eg_diag_init(&d, a);
	eg_str text = mutated(f, m);
	put(f, f->files[m->file].path, text);
	eg_model_options opt = {.build_day = eg_day_of(2026, 6, 1)};
	(void)eg_model_read(a, &sources, eg_str_of(f->folder), &opt, &d);
	put(f, f->files[m->file].path, f->files[m->file].text);
	bool told = is_told(&d, &sources, f->files[m->file].path, m);
	if (!told) {
		uint32_t from = m->from > 40 ? m->from - 40 : 0;
		print_message("%.*s: %s, untold: ...%.*s...\n", EG_ARG(f->files[m->file].path),
			m->how, EG_ARG(eg_str_cut(text, from, from + 120)));
		for (size_t i = 0; i < d.count && i < 3; i++)
			print_message("    but: %s\n", d.items[i]->message.p);
	}
	eg_arena_release(a);
	eg_arena_rewind(f->scratch, mark);
	return told;
}

/* A step that has no factor in common with the count visits each once. */
static size_t step_for(size_t count)
{
	static const size_t primes[] = {1000003, 1000033, 1000037};
	for (size_t i = 0; i < EG_COUNT(primes); i++)
		if (count % primes[i])
			return primes[i];
	return 1;
}

static void try_all(fixture *f, size_t most)
{
	const char *all = getenv("EG_MUTANTS");
	size_t untold = 0, tries = all && strcmp(all, "all") == 0 ? f->count : most;
	make_mutants(f);
	if (all && strcmp(all, "all") == 0)
		tries = f->count;
	assert_true(f->count > 50);
	tries = tries > f->count ? f->count : tries;
	for (size_t i = 0; i < tries; i++)
		untold += !try_one(f, &f->mutants[i * step_for(f->count) % f->count]);
	print_message("%zu of %zu mutants tried\n", tries, f->count);
	assert_int_equal(untold, 0);
}

static int set_up(void **state)
{
	fixture *f = test_calloc(1, sizeof *f);
	f->arena = eg_arena_new();
	f->scratch = eg_arena_new();
	(void)snprintf(f->folder, sizeof f->folder, "/tmp/eg-mutants-XXXXXX");
	*state = f;
	return mkdtemp(f->folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	remove_folder(f->arena, eg_str_of(f->folder));
	eg_arena_release(f->arena);
	eg_arena_release(f->scratch);
	test_free(f);
	return 0;
}

static void the_strategy_that_says_every_key(void **state)
{
	fixture *f = *state;
	take(f, EG_STR(SPECS "examples/records"), EG_STR(""));
	try_all(f, 260);
}

static void the_shipped_strategy(void **state)
{
	fixture *f = *state;
	take(f, EG_STR(SPECS "dhs-st"), EG_STR(""));
	try_all(f, 40);
}

static void what_init_writes(void **state)
{
	fixture *f = *state;
	eg_str text, why;
	assert_true(eg_fs_read(
		f->arena, EG_STR(SPECS "examples/init.yaml"), (size_t)1 << 20, &text, &why));
	add_file(f, EG_STR("strategy.yaml"), text);
	try_all(f, 120);
}

/* The standard specs are bound without a look at references. */
static void the_standard_specs(void **state)
{
	static const char *const names[] = {"document.yaml", "roster.yaml"};
	fixture *f = *state;
	size_t untold = 0;
	for (size_t i = 0; i < EG_COUNT(names); i++) {
		eg_str text, why;
		eg_str path = eg_path_join(f->arena, EG_STR(SPECS "standard"), eg_str_of(names[i]));
		assert_true(eg_fs_read(f->arena, path, (size_t)1 << 22, &text, &why));
		add_file(f, eg_str_of(names[i]), text);
	}
	make_mutants(f);
	for (size_t i = 0; i < f->count && i < 200; i++) {
		const mutant *m = &f->mutants[i * step_for(f->count) % f->count];
		eg_arena *a = eg_arena_new();
		eg_sources sources;
		eg_diag d;
		eg_rec_list *lists;
		eg_sources_init(&sources, a);
		eg_diag_init(&d, a);
		eg_arena_mark mark = eg_arena_save(f->scratch);
		if (strcmp(m->how, "duplicate id") != 0) {
			(void)!eg_model_bind_embedded(
				a, &sources, f->files[m->file].path, mutated(f, m), &lists, &d);
			if (!is_told(&d, &sources, f->files[m->file].path, m)) {
				print_message("%.*s: %s at %u, untold\n",
					EG_ARG(f->files[m->file].path), m->how, (unsigned)m->from);
				untold++;
			}
		}
		eg_arena_rewind(f->scratch, mark);
		eg_arena_release(a);
	}
	assert_int_equal(untold, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			the_strategy_that_says_every_key, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_shipped_strategy, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_init_writes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_standard_specs, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
