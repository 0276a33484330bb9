#include "schema/file.h"

#include "schema/csv.h"
#include "schema/keys.h"
#include "schema/scalar.h"
#include "spec/spec.h"

typedef struct gather {
	eg_binder *b;
	const eg_file_sink *sink;
	eg_rec **defaults;  /* by record, of this file; NULL before one is met */
	bool only_defaults; /* the first of two passes */
	bool begun;         /* a key was met */
	bool other;         /* the file, or what stands once in it, is no mapping */
	eg_str language;    /* of the translations that the file holds */
	uint32_t told;      /* where the unknown key stands that was told last */
} gather;

static size_t record_of(eg_str key)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++)
		if (all[i]->flags & (EG_REC_TOP | EG_REC_ONCE) && eg_str_is(key, all[i]->key))
			return i;
	return SIZE_MAX;
}

static const eg_record *record_at(size_t i)
{
	size_t count;
	return eg_schema_records(&count)[i];
}

/* The record that stands once in a file and has that key: it lost its indentation. */
static const eg_record *owner_of(eg_str key)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++)
		if (all[i]->flags & EG_REC_ONCE && eg_field_find(all[i], key) >= 0)
			return all[i];
	return NULL;
}

/* The records that most specs are made of. */
static void say_records(const gather *g, eg_finding *f)
{
	size_t count;
	eg_str list = EG_STR("");
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++)
		if (all[i]->flags & (EG_REC_TOP | EG_REC_ONCE))
			list = eg_listed(g->b->scratch, list, all[i]->key);
	eg_say_help(f, "its keys are include, defaults, language, %.*s", EG_ARG(list));
}

static void unknown_key(gather *g, const eg_node *key)
{
	/* A list comes item by item: its key is told once. */
	if (g->told == key->span.to)
		return;
	g->told = key->span.to;
	static const char *const others[] = {"include", "defaults", "language"};
	size_t count, n = 0;
	const eg_record *const *all = eg_schema_records(&count);
	eg_str *keys = EG_NEW_N(g->b->scratch, eg_str, count + EG_COUNT(others));
	for (size_t i = 0; i < count; i++)
		if (all[i]->flags & (EG_REC_TOP | EG_REC_ONCE))
			keys[n++] = eg_str_of(all[i]->key);
	for (size_t i = 0; i < EG_COUNT(others); i++)
		keys[n++] = eg_str_of(others[i]);
	eg_str word = key->as.scalar.text;
	const eg_str *near = eg_suggest(g->b->scratch, word, keys, n);
	eg_finding *f = eg_report(g->b->d, EG_R_KEY_UNKNOWN, key->span,
		"'%.*s' is not a key of a spec file", EG_ARG(word));
	const eg_record *of = owner_of(word);
	const char *known = eg_record_known_as(word);
	if (of)
		eg_say_help(f, "it stands under '%s:', further to the right", of->key);
	else if (eg_key_says_character(f, word))
		return;
	else if (known)
		eg_say_help(f, "did you mean '%s'?", known);
	else if (near)
		eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	else
		say_records(g, f);
	/* what stands under it is not missing, too, nor is the record itself */
	g->other = g->other || known || near;
	eg_sources_at(g->b->sources, key->span.file)->passed_over = true;
}

/* -- include -- */

static void add_include(gather *g, const eg_node *n)
{
	if (n->kind != EG_NODE_SCALAR || !eg_str_trim(n->as.scalar.text).n) {
		eg_say_help(eg_report(g->b->d, EG_R_TYPE_WRONG, n->span, "'include' takes paths"),
			"name files or folders below the folder of the strategy's file");
		return;
	}
	g->sink->include(g->sink->ctx, eg_str_copy(g->b->arena, n->as.scalar.text), n->span);
}

/* -- defaults -- */

static void bind_defaults(gather *g, const eg_node *n)
{
	size_t count;
	(void)eg_schema_records(&count);
	if (n->kind != EG_NODE_MAP) {
		eg_report(g->b->d, EG_R_TYPE_WRONG, n->span,
			"'defaults' takes a mapping of records to keys");
		return;
	}
	g->defaults = EG_NEW_N(g->b->arena, eg_rec *, count);
	for (uint32_t i = 0; i < n->count; i++) {
		size_t at = record_of(n->as.pairs[i].key->as.scalar.text);
		if (at == SIZE_MAX || n->as.pairs[i].value->kind != EG_NODE_MAP)
			unknown_key(g, n->as.pairs[i].key);
		else
			g->defaults[at] =
				eg_bind_defaults(g->b, record_at(at), n->as.pairs[i].value);
	}
}

/* -- records -- */

typedef struct place {
	gather *g;
	size_t at; /* of the record's table */
	eg_span key;
} place;

static void bind_one(void *ctx, const eg_node *n)
{
	const place *p = ctx;
	gather *g = p->g;
	eg_arena_mark mark = eg_arena_save(g->b->scratch);
	eg_rec *rec = eg_bind(
		g->b, record_at(p->at), n, NULL, 1, g->defaults ? g->defaults[p->at] : NULL);
	eg_arena_rewind(g->b->scratch, mark);
	if (rec && g->language.n)
		g->sink->translation(g->sink->ctx, g->language, rec);
	else if (rec)
		g->sink->record(g->sink->ctx, p->at, rec, p->key);
	else if (record_at(p->at)->flags & EG_REC_ONCE)
		g->other = true; /* it is there, if not as a mapping */
}

/* A record, or the rows that `{csv: path}` stands for. */
static void bind_record(gather *g, size_t at, const eg_node *key, const eg_node *n)
{
	place p = {g, at, key->span};
	const eg_record *type = record_at(at);
	if (type->flags & EG_REC_TOP && eg_is_csv(n))
		(void)eg_csv_rows(
			g->b, type, g->defaults ? g->defaults[at] : NULL, n, bind_one, &p);
	else
		bind_one(&p, n);
}

/* -- translations -- */

static void begin_translation(gather *g, const eg_node *key, const eg_node *n)
{
	static const eg_field field = {.key = "language", .type = EG_T_LANG};
	eg_value v = {0};
	if (g->b->first)
		eg_say_help(eg_report(g->b->d, EG_R_KEY_UNKNOWN, key->span,
				    "'language' stands at the top of the strategy's own file"),
			"write it under 'strategy:', further to the right; only a file of "
			"translations begins with it");
	else if (g->begun)
		eg_say_help(
			eg_report(g->b->d, EG_R_KEY_UNKNOWN, key->span,
				"'language' stands at the top of a file, before every other key"),
			"a file that begins with it holds translations; the language of the "
			"strategy is said in 'strategy'");
	else if (n->kind != EG_NODE_SCALAR)
		eg_report(g->b->d, EG_R_TYPE_WRONG, n->span, "'language' takes %s",
			eg_type_words(&field));
	else if (eg_bind_scalar(g->b, &field, n, &v))
		g->language = v.as.text;
	g->b->texts = g->language.n > 0;
}

/* -- what the parser hands over -- */

static void on_value(void *ctx, const eg_node *key, const eg_node *n)
{
	gather *g = ctx;
	eg_str word = key->as.scalar.text;
	bool defaults = eg_str_is(word, "defaults");
	if (g->only_defaults || defaults) {
		if (g->only_defaults && defaults)
			bind_defaults(g, n);
		return;
	}
	size_t at = record_of(word);
	bool language = eg_str_is(word, "language");
	if (language)
		begin_translation(g, key, n);
	g->begun = true;
	if (language)
		return;
	if (eg_str_is(word, "include") && n->kind != EG_NODE_LIST)
		add_include(g, n);
	else if (at == SIZE_MAX && !eg_str_is(word, "include"))
		unknown_key(g, key);
	else if (at == SIZE_MAX || n->kind == EG_NODE_LIST || n->kind == EG_NODE_NULL)
		return; /* an empty list */
	else
		bind_record(g, at, key, n);
}

/* What stands once in the specs is given as a list: told at its first item. It is not missing. */
static void no_mapping(gather *g, const eg_node *key, const eg_node *item, const eg_record *type)
{
	g->other = true;
	if (g->told == key->span.to)
		return;
	g->told = key->span.to;
	eg_say_help(eg_report(g->b->d, EG_R_TYPE_WRONG, item->span,
			    "'%s' takes a mapping, not a list", type->key),
		"leave out the '- ' or the brackets: there is one %s", type->name);
}

static void on_item(void *ctx, const eg_node *key, const eg_node *item)
{
	gather *g = ctx;
	eg_str word = key->as.scalar.text;
	if (g->only_defaults || eg_str_is(word, "defaults")) {
		if (!g->only_defaults)
			eg_report(g->b->d, EG_R_TYPE_WRONG, item->span,
				"'defaults' takes a mapping, not a list");
		return;
	}
	g->begun = true;
	if (eg_str_is(word, "include")) {
		add_include(g, item);
		return;
	}
	size_t at = record_of(word);
	if (at == SIZE_MAX)
		unknown_key(g, key);
	else if (record_at(at)->flags & EG_REC_TOP)
		bind_record(g, at, key, item);
	else
		no_mapping(g, key, item, record_at(at));
}

static void on_other(void *ctx, const eg_node *root)
{
	gather *g = ctx;
	g->other = root->kind != EG_NODE_NULL;
	if (!g->only_defaults && root->kind != EG_NODE_NULL)
		eg_say_help(
			eg_report(g->b->d, EG_R_TYPE_WRONG, root->span, "a spec file is a mapping"),
			"begin with a key such as 'partners:'");
}

/* Whether `defaults:` may stand in the text as a key, quoted or within braces, too. */
static bool has_defaults(eg_str text)
{
	eg_str key = EG_STR("defaults");
	for (size_t at = eg_str_find(text, key, 0); at != SIZE_MAX;
		at = eg_str_find(text, key, at + 1)) {
		size_t next = at + key.n;
		if (next < text.n && (text.p[next] == '"' || text.p[next] == '\''))
			next++;
		while (next < text.n && (text.p[next] == ' ' || text.p[next] == '\t'))
			next++;
		if (next < text.n && text.p[next] == ':')
			return true;
	}
	return false;
}

static void read_defaults(gather *g, uint32_t file, const eg_spec_handler *h)
{
	eg_arena *own = eg_arena_new();
	eg_diag silent;
	eg_diag_init(&silent, own);
	g->only_defaults = true;
	(void)eg_spec_stream(g->b->scratch, g->b->sources, file, h, &silent);
	g->only_defaults = false;
	eg_sources_at(g->b->sources, file)->unreadable = false;
	eg_arena_release(own);
}

bool eg_bind_file(eg_binder *b, uint32_t file, const eg_file_sink *sink)
{
	gather g = {.b = b, .sink = sink};
	eg_spec_handler h = {.ctx = &g, .value = on_value, .item = on_item, .other = on_other};
	eg_source *src = eg_sources_at(b->sources, file);
	eg_arena_mark mark = eg_arena_save(b->scratch);
	/* Defaults hold for the whole file, wherever they stand in it: they are read before the
	 * rest. What is wrong with the YAML is told by the second reading. */
	if (has_defaults(src->text))
		read_defaults(&g, file, &h);
	bool whole = eg_spec_stream(b->scratch, b->sources, file, &h, b->d);
	b->texts = false;
	eg_arena_rewind(b->scratch, mark);
	return whole && !g.other; /* what was meant to be in it is not missing, too */
}
