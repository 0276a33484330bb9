#include "dataset/rules.h"

#include "base/buf.h"
#include "schema/bind.h"

/* -- places -- */

static const eg_rec *record_without_id(const eg_model *m, eg_str id)
{
	size_t slash = eg_str_find(id, EG_STR("/"), 0);
	if (slash == SIZE_MAX)
		return NULL;
	eg_arena *a = eg_arena_new();
	const eg_rec_list *list = eg_model_list(m, eg_cstr(a, eg_str_cut(id, 0, slash)));
	eg_arena_release(a);
	size_t at = 0;
	for (size_t i = slash + 1; i < id.n && id.p[i] >= '0' && id.p[i] <= '9' && at < 100000000;
		i++)
		at = at * 10 + (size_t)(id.p[i] - '0');
	return list && at >= 1 && at <= list->count ? list->items[at - 1] : NULL;
}

static const eg_rec *record_named(const eg_model *m, eg_str id)
{
	if (!id.n)
		return NULL;
	const eg_rec *r = eg_model_find(m, id);
	if (!r && eg_str_is(id, "strategy"))
		r = m->strategy;
	return r ? r : record_without_id(m, id);
}

/* The value that one step of a path names: a key of the record. */
static const eg_value *value_at(const eg_rec *r, eg_str key)
{
	int f = eg_field_find(r->type, key);
	return f < 0 ? NULL : eg_rec_at(r, (unsigned)f);
}

static size_t number_of(eg_str word)
{
	size_t n = 0;
	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] < '0' || word.p[i] > '9' || n > 100000000)
			return 0;
		n = n * 10 + (size_t)(word.p[i] - '0');
	}
	return n;
}

/* Follows a path of keys and numbers as far as it goes. */
static eg_span path_span(const eg_rec *r, eg_str path)
{
	const eg_value *v = NULL;
	eg_span found = r->id_span;
	while (path.n) {
		size_t dot = eg_str_find(path, EG_STR("."), 0);
		eg_str step = eg_str_cut(path, 0, dot);
		path = dot == SIZE_MAX ? EG_STR("") : eg_str_cut(path, dot + 1, path.n);
		size_t n = v && v->many ? number_of(step) : 0;
		if (n >= 1 && n <= v->count)
			v = &v->as.items[n - 1];
		else
			v = r ? value_at(r, step) : NULL;
		if (!v)
			break;
		found = v->span;
		bool nested = !v->many && v->said == EG_SAID_VALUE &&
			      r->type->fields[v->field].type == EG_T_RECORD;
		if (!v->many)
			r = nested ? v->as.rec : NULL;
	}
	return found;
}

eg_span eg_rules_span(const eg_model *m, eg_str id, eg_str field)
{
	const eg_rec *r = record_named(m, id);
	return r ? path_span(r, field) : (eg_span){0};
}

/* -- one check -- */

enum place_column { ID, FIELD, OTHER_ID, OTHER_FIELD, MESSAGE, PLACE_COLUMNS };

typedef struct check {
	const eg_model *m;
	const eg_rec *rec;
	eg_query *q;
	eg_arena *scratch;
	enum eg_rule rule;
	enum eg_level level;
	eg_str own; /* name, of the user's */
	size_t columns[PLACE_COLUMNS];
	const eg_cell *cells;
	eg_diag *d;
} check;

static eg_str cell_text(const check *c, size_t column)
{
	if (column == SIZE_MAX)
		return (eg_str){NULL, 0};
	const eg_cell *cell = &c->cells[column];
	switch ((enum eg_cell_kind)cell->kind) {
	case EG_CELL_NULL:
		break;
	case EG_CELL_INTEGER:
		return eg_strf(c->scratch, "%lld", (long long)cell->integer);
	case EG_CELL_TEXT:
		return cell->text;
	}
	return (eg_str){NULL, 0};
}

static size_t column_named(const check *c, eg_str name)
{
	for (size_t i = 0; i < eg_query_columns(c->q); i++)
		if (eg_str_eq(eg_query_column(c->q, i), name))
			return i;
	return SIZE_MAX;
}

static eg_str subject(const check *c, enum place_column which)
{
	const eg_rec *r = record_named(c->m, cell_text(c, c->columns[which]));
	return r ? eg_subject(c->scratch, r) : cell_text(c, c->columns[which]);
}

/* The name after `when `. */
static eg_str after_when(eg_str name)
{
	return eg_str_starts(name, EG_STR("when ")) ? eg_str_trim(eg_str_cut(name, 5, name.n))
						    : name;
}

/* "on 2025-12-15", "in 2025-12": a date as it was written, within a sentence. */
static eg_str date_words(const check *c, eg_str written)
{
	eg_day day;
	return eg_strf(
		c->scratch, "%s %.*s", eg_day_parse(written, &day) ? "on" : "in", EG_ARG(written));
}

static bool column_or_subject(const check *c, eg_str name, eg_str *out)
{
	if (eg_str_is(name, "subject"))
		*out = subject(c, ID);
	else if (eg_str_is(name, "other_subject"))
		*out = subject(c, OTHER_ID);
	else if (column_named(c, name) != SIZE_MAX)
		*out = cell_text(c, column_named(c, name));
	else
		return false;
	return true;
}

static eg_str word_for(const check *c, eg_str name)
{
	eg_str key = after_when(name), word = {NULL, 0};
	if (!column_or_subject(c, key, &word))
		return EG_STR("");
	return key.n < name.n ? date_words(c, word) : word;
}

/* The next {{name}} from *at on; false when there is none. *from is where it begins. */
static bool next_name(eg_str text, size_t *at, size_t *from, eg_str *name)
{
	*from = eg_str_find(text, EG_STR("{{"), *at);
	size_t end = *from == SIZE_MAX ? SIZE_MAX : eg_str_find(text, EG_STR("}}"), *from);
	if (end == SIZE_MAX)
		return false;
	*name = eg_str_trim(eg_str_cut(text, *from + 2, end));
	*at = end + 2;
	return true;
}

static eg_str filled(const check *c, const char *key)
{
	eg_str text = eg_rec_text(c->rec, key), name;
	size_t at = 0, last = 0, from;
	if (!text.n)
		return text;
	eg_buf b = {0};
	while (next_name(text, &at, &from, &name)) {
		eg_buf_str(&b, eg_str_cut(text, last, from));
		eg_buf_str(&b, word_for(c, name));
		last = at;
	}
	eg_buf_str(&b, eg_str_cut(text, last, text.n));
	eg_str out = eg_str_copy(c->scratch, eg_buf_view(&b));
	eg_buf_release(&b);
	return out;
}

static eg_span span_at(const check *c, enum place_column id, enum place_column field)
{
	eg_str name = cell_text(c, c->columns[id]);
	return name.n ? eg_rules_span(c->m, name, cell_text(c, c->columns[field])) : (eg_span){0};
}

static void file_row(const check *c)
{
	eg_span at = span_at(c, ID, FIELD), also = span_at(c, OTHER_ID, OTHER_FIELD);
	eg_str message = filled(c, "message"), label = filled(c, "label");
	eg_str other = filled(c, "other"), help = filled(c, "help");
	if (!message.n)
		message = cell_text(c, c->columns[MESSAGE]);
	if (!eg_span_known(at))
		at = c->own.n ? c->rec->id_span : (eg_span){0};
	eg_finding *f = eg_report_as(c->d, c->level, c->rule, at, "%.*s", EG_ARG(message));
	f->own = c->own;
	if (label.n)
		eg_say_label(f, "%.*s", EG_ARG(label));
	if (other.n && eg_span_known(also))
		eg_say_also(f, also, "%.*s", EG_ARG(other));
	if (help.n)
		eg_say_help(f, "%.*s", EG_ARG(help));
}

static void find_columns(check *c)
{
	static const char *const names[PLACE_COLUMNS] = {
		"id", "field", "other_id", "other_field", "message"};
	for (size_t i = 0; i < PLACE_COLUMNS; i++)
		c->columns[i] = column_named(c, eg_str_of(names[i]));
}

/* Whether every name of a template stands for something. */
static bool knows_names(const check *c, const char *key)
{
	const eg_value *v = eg_rec_find(c->rec, key);
	eg_str text = eg_rec_text(c->rec, key), name;
	size_t at = 0, from;
	bool good = true;
	while (v && next_name(text, &at, &from, &name)) {
		name = after_when(name);
		if (!eg_str_is(name, "subject") && !eg_str_is(name, "other_subject") &&
			column_named(c, name) == SIZE_MAX) {
			eg_report(c->d, EG_R_QUERY_COLUMN, v->span,
				"'{{%.*s}}' is no column of the query of %.*s", EG_ARG(name),
				EG_ARG(eg_subject(c->scratch, c->rec)));
			good = false;
		}
	}
	return good;
}

static bool has_columns(check *c)
{
	static const char *const templates[] = {"message", "label", "other", "help"};
	bool good = true;
	find_columns(c);
	for (size_t i = 0; i < EG_COUNT(templates); i++)
		good = knows_names(c, templates[i]) && good;
	if (c->columns[MESSAGE] == SIZE_MAX && !eg_rec_text(c->rec, "message").n) {
		eg_say_help(eg_report(c->d, EG_R_QUERY_COLUMN, eg_rec_find(c->rec, "query")->span,
				    "the query of %.*s gives no column 'message'",
				    EG_ARG(eg_subject(c->scratch, c->rec))),
			"select one AS message, or write 'message:' beside the query");
		good = false;
	}
	return good;
}

static void read_rows(check *c)
{
	eg_cell *cells = EG_NEW_N(c->scratch, eg_cell, eg_query_columns(c->q));
	size_t rows = 0;
	c->cells = cells;
	while (eg_query_next(c->q, cells)) {
		eg_arena_mark mark = eg_arena_save(c->scratch);
		if (rows++ < EG_MOST_OF_A_CHECK)
			file_row(c);
		eg_arena_rewind(c->scratch, mark);
		eg_model_rest_looking(c->m, rows);
		if (rows > EG_MOST_OF_A_CHECK)
			break;
	}
	if (rows > EG_MOST_OF_A_CHECK)
		eg_report_as(c->d, EG_NOTE, c->rule, c->own.n ? c->rec->id_span : (eg_span){0},
			"there are more than %d findings of this name; the others are left out",
			EG_MOST_OF_A_CHECK)
			->own = c->own;
}

static bool is_true(const eg_cell *cell)
{
	return cell->kind == EG_CELL_INTEGER ? cell->integer != 0 : cell->kind == EG_CELL_TEXT;
}

/* Whether there can be anything to find, by the query of `when`; a faulty one is told. */
static bool is_worth_asking(eg_dataset *ds, const check *c)
{
	const eg_value *when = eg_rec_find(c->rec, "when");
	if (!when || when->said != EG_SAID_VALUE)
		return true;
	eg_query_place place = {.value = when, .span = when->span};
	eg_query *q = eg_query_open(ds, when->as.text, place, c->d);
	if (!q)
		return false;
	eg_cell *cells = EG_NEW_N(c->scratch, eg_cell, eg_query_columns(q));
	bool yes = eg_query_next(q, cells) && is_true(&cells[0]);
	eg_query_close(q);
	return yes;
}

static void run_check(eg_dataset *ds, check *c, enum eg_when when)
{
	const eg_value *sql = eg_rec_find(c->rec, "query");
	if (!sql || sql->said != EG_SAID_VALUE || when == EG_WHEN_NO ||
		(when == EG_WHEN_FAULTY && !is_worth_asking(ds, c)))
		return;
	eg_query_place place = {.value = sql, .span = sql->span};
	c->q = eg_query_open(ds, sql->as.text, place, c->d);
	if (!c->q)
		return;
	if (has_columns(c))
		read_rows(c);
	eg_query_close(c->q);
}

/* -- all -- */

enum eg_rule eg_rules_rule(const eg_rec *rec)
{
	size_t dot = eg_str_find(rec->id, EG_STR("."), 0);
	return eg_rule_find(eg_str_cut(rec->id, 0, dot));
}

static enum eg_level level_of(const eg_rec *rec, enum eg_level fallback)
{
	eg_str word = eg_rec_text(rec, "level");
	return eg_str_is(word, "error")     ? EG_ERROR
	       : eg_str_is(word, "warning") ? EG_WARNING
	       : eg_str_is(word, "note")    ? EG_NOTE
					    : fallback;
}

enum eg_when *eg_rules_expect(
	eg_arena *a, eg_dataset *ds, const eg_model *m, const eg_rec_list *checks)
{
	eg_arena *scratch = eg_arena_new();
	enum eg_when *when = EG_NEW_N(a, enum eg_when, checks->count);
	for (size_t i = 0; i < checks->count; i++) {
		const eg_rec *rec = checks->items[i];
		eg_diag unheard; /* running it tells the same */
		eg_diag_init(&unheard, scratch);
		check c = {.m = m, .rec = rec, .scratch = scratch, .d = &unheard};
		when[i] = is_worth_asking(ds, &c) ? EG_WHEN_YES : EG_WHEN_NO;
		if (unheard.count)
			when[i] = EG_WHEN_FAULTY;
		if (when[i] == EG_WHEN_YES)
			eg_dataset_expect(ds, eg_rec_text(rec, "query"));
	}
	eg_arena_release(scratch);
	return when;
}

void eg_rules_run(eg_dataset *ds, const eg_model *m, const eg_rec_list *checks,
	const enum eg_when *when, bool own, eg_diag *d)
{
	eg_arena *scratch = eg_arena_new();
	for (size_t i = 0; i < checks->count; i++) {
		const eg_rec *rec = checks->items[i];
		eg_arena_mark mark = eg_arena_save(scratch);
		check c = {.m = m, .rec = rec, .scratch = scratch, .d = d};
		c.rule = own ? EG_R_CHECKS : eg_rules_rule(rec);
		EG_ASSERT(c.rule != EG_RULE_COUNT);
		c.level = level_of(rec, own ? EG_WARNING : eg_rule_info_of(c.rule)->level);
		c.own = own ? rec->id : (eg_str){NULL, 0};
		run_check(ds, &c, when ? when[i] : EG_WHEN_FAULTY);
		eg_arena_rewind(scratch, mark);
	}
	eg_arena_release(scratch);
}
