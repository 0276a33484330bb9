/* column.c -- the columns of a sheet as the spec says them: type, link, words, width, total. */
#include "roster/bind.h"
#include "roster/format.h"
#include "roster/speak.h"
#include "roster/words.h"

#define NUMBER_SCALE 6 /* decimals and percents are millionths */
#define WIDTH        30
#define LONGEST_LIST 40u /* candidates for a suggestion */

size_t eg_binding_column(const eg_binding *b, eg_str name)
{
	for (size_t i = 0; i < eg_query_columns(b->query); i++) {
		if (eg_str_eq(eg_query_column(b->query, i), name))
			return i;
	}
	return SIZE_MAX;
}

static void report_column(eg_binding *b, eg_str key, eg_span span)
{
	eg_str names[LONGEST_LIST];
	size_t n = eg_query_columns(b->query);
	n = n < LONGEST_LIST ? n : LONGEST_LIST;
	for (size_t i = 0; i < n; i++)
		names[i] = eg_query_column(b->query, i);
	eg_finding *f = eg_report(b->d, EG_R_QUERY_COLUMN, span,
		"the query of sheet '%.*s' has no column '%.*s'", EG_ARG(b->out->title),
		EG_ARG(key));
	const eg_str *near = eg_suggest(b->arena, key, names, n);
	if (near)
		(void)eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	b->good = false;
}

size_t eg_binding_need(eg_binding *b, const eg_value *name)
{
	size_t at = eg_binding_column(b, name->as.text);
	if (at == SIZE_MAX)
		report_column(b, name->as.text, name->span);
	return at;
}

/* -- types -- */

static const struct {
	const char *word;
	enum eg_xtype type;
	int scale;
} types[] = {
	{"text", EG_X_TEXT, 0},
	{"id", EG_X_ID, 0},
	{"link", EG_X_LINK, 0},
	{"date", EG_X_DATE, 0},
	{"month", EG_X_MONTH, 0},
	{"money", EG_X_MONEY, 0}, /* of its currency */
	{"integer", EG_X_INTEGER, 0},
	{"decimal", EG_X_DECIMAL, NUMBER_SCALE},
	{"percent", EG_X_PERCENT, NUMBER_SCALE},
	{"status", EG_X_STATUS, 0},
	{"list", EG_X_LIST, 0},
	{"yes-no", EG_X_YESNO, 0},
	{"url", EG_X_URL, 0},
	{"email", EG_X_EMAIL, 0},
};

static void set_type(eg_xcolumn *c, eg_str word)
{
	for (size_t i = 0; i < EG_COUNT(types); i++) {
		if (eg_str_is(word, types[i].word)) {
			c->type = types[i].type;
			c->scale = types[i].scale;
		}
	}
	if (c->type == EG_X_TEXT && (eg_str_is(c->key, "name") || eg_str_is(c->key, "title") ||
					    eg_str_is(c->key, "property")))
		c->type = EG_X_NAME;
}

static enum eg_xtotal total_of(eg_str word)
{
	static const char *const words[] = {"none", "sum", "count", "mean", "distinct"};
	for (size_t i = 0; i < EG_COUNT(words); i++) {
		if (eg_str_is(word, words[i]))
			return (enum eg_xtotal)i;
	}
	return EG_TOTAL_NONE;
}

static enum eg_xrule rule_of(eg_str word, const eg_xcolumn *c)
{
	if (eg_str_is(word, "scale"))
		return EG_RULE_SCALE;
	if (eg_str_is(word, "bar"))
		return EG_RULE_BAR;
	if (eg_str_is(word, "icons"))
		return EG_RULE_ICONS;
	/* As the standard views call them. */
	if (c->type == EG_X_INTEGER && eg_str_is(c->key, "days_left"))
		return EG_RULE_DAYS_LEFT;
	if (c->type == EG_X_INTEGER && eg_str_is(c->key, "days_late"))
		return EG_RULE_DAYS_LATE;
	return EG_RULE_NONE;
}

/* -- what a column names -- */

static void bind_currency(eg_binding *b, const eg_rec *r, eg_xcolumn *c)
{
	const eg_value *from = eg_rec_find(r, "currency_from");
	size_t at = from ? eg_binding_need(b, from) : SIZE_MAX;
	if (at != SIZE_MAX)
		c->currency = at + 1;
}

static void bind_link(eg_binding *b, const eg_rec *r, eg_xcolumn *c)
{
	const eg_value *link = eg_rec_find(r, "link"), *type = eg_rec_find(r, "type");
	if (link) {
		c->link_sheet = link->as.text;
		c->type = EG_X_LINK;
	}
	if (b->own && c->type == EG_X_LINK)
		c->link = link ? link->span : type->span;
	if (c->type == EG_X_LINK)
		c->target = eg_binding_column(b, eg_strf(b->arena, "%.*s_id", EG_ARG(c->key)));
	if (!link || eg_schema_find(link->as.text))
		return;
	size_t n = 0;
	const eg_record *const *all = eg_schema_records(&n);
	eg_str *names = EG_NEW_N(b->arena, eg_str, n);
	for (size_t i = 0; i < n; i++)
		names[i] = eg_str_of(all[i]->name);
	eg_finding *f = eg_report(b->d, EG_R_VALUE_UNKNOWN, link->span,
		"'link' names '%.*s', which is no kind of record", EG_ARG(link->as.text));
	const eg_str *near = eg_suggest(b->arena, link->as.text, names, n);
	if (near)
		(void)eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	b->good = false;
}

/* "partner.tier" stands for the words of that field. */
static void bind_choices(eg_binding *b, const eg_rec *r, eg_xcolumn *c)
{
	const eg_value *v = eg_rec_find(r, "choices");
	c->allowed = eg_words_of(b->arena, v);
	size_t dot = eg_str_find(c->allowed, EG_STR("."), 0);
	if (!v || dot == SIZE_MAX || eg_str_find(c->allowed, EG_STR(", "), 0) != SIZE_MAX)
		return;
	const eg_record *record = eg_schema_find(eg_str_cut(c->allowed, 0, dot));
	eg_str words = record ? eg_field_words(b->arena, record,
					eg_str_cut(c->allowed, dot + 1, c->allowed.n))
			      : (eg_str){NULL, 0};
	if (words.n == 0)
		return;
	c->from = c->allowed;
	c->allowed = words;
}

static void bind_format(eg_binding *b, const eg_rec *r, eg_xcolumn *c)
{
	const eg_value *v = eg_rec_find(r, "format");
	if (!v)
		return;
	const char *why = eg_format_fault(v->as.text);
	if (!why) {
		c->format = v->as.text;
		return;
	}
	(void)eg_say_help(eg_report(b->d, EG_R_COLUMN_FORMAT, v->span,
				  "'%.*s' cannot be a number format: %s", EG_ARG(v->as.text), why),
		"such as '#,##0.00', '0.0%%' or 'yyyy-mm'; words stand in double quotes");
	b->good = false;
}

/* Places in the specs are for those who write them: no other cut has them. */
static bool is_place_kept(const eg_binding *b, eg_str key)
{
	bool place = eg_str_is(key, "spec_file") || eg_str_is(key, "spec_line");
	return place && !b->own && !eg_str_is(b->audience, "internal");
}

static void bind_column(eg_binding *b, const eg_rec *r)
{
	const eg_value *key = eg_rec_find(r, "key"), *width = eg_rec_find(r, "width");
	if (key == NULL || !eg_for_audience(b, r) || is_place_kept(b, key->as.text))
		return; /* filed when it was bound, or not for this audience */
	eg_xcolumn *c = &b->out->columns[b->out->column_count];
	eg_str title = eg_rec_text(r, "title"), doc = eg_rec_text(r, "doc"), lang = b->out->lang;
	bool ours = !b->own;
	*c = (eg_xcolumn){
		.key = key->as.text,
		.title = !title.n ? eg_head_of_key(b->arena, lang, key->as.text)
			 : ours   ? eg_say_head(lang, title)
				  : title,
		.width = width && width->as.number > 0 ? (uint32_t)width->as.number : WIDTH,
		.column = eg_binding_need(b, key),
		.target = SIZE_MAX,
		.total = total_of(eg_rec_text(r, "total")),
		.doc = b->own ? doc : eg_say_meaning(b->arena, lang, doc),
		.guessed = eg_rec_find(r, "type") == NULL && eg_rec_find(r, "link") == NULL,
	};
	set_type(c, eg_rec_text(r, "type"));
	if (eg_str_is(c->key, "spec_line") && c->type == EG_X_INTEGER)
		c->format = EG_STR("0"); /* a place, not a count */
	if (c->column == SIZE_MAX)
		return;
	b->out->column_count++;
	bind_currency(b, r, c);
	eg_column_unit(b, c);
	bind_link(b, r, c);
	bind_choices(b, r, c);
	bind_format(b, r, c);
	c->rule = rule_of(eg_rec_text(r, "rank"), c);
	eg_column_words(b, c);
	eg_column_explain(b->arena, b->out->record, c->key, lang, c);
}

static void bind_all(eg_binding *b)
{
	eg_xsheet *s = b->out;
	s->column_count = eg_query_columns(b->query);
	s->columns = EG_NEW_N(b->arena, eg_xcolumn, s->column_count);
	for (size_t i = 0; i < s->column_count; i++) {
		eg_str key = eg_str_copy(b->arena, eg_query_column(b->query, i));
		s->columns[i] = (eg_xcolumn){.key = key,
			.title = eg_head_of_key(b->arena, b->out->lang, key),
			.width = WIDTH,
			.column = i,
			.target = SIZE_MAX,
			.guessed = true};
		set_type(&s->columns[i], EG_STR(""));
		if (eg_str_is(key, "id"))
			s->columns[i].type = EG_X_ID;
		eg_column_unit(b, &s->columns[i]);
		eg_column_words(b, &s->columns[i]);
		eg_column_explain(b->arena, s->record, key, s->lang, &s->columns[i]);
	}
}

void eg_columns_bind(eg_binding *b)
{
	const eg_value *list = eg_rec_find(b->rec, "columns");
	if (list == NULL) {
		bind_all(b);
		return;
	}
	b->out->columns = EG_NEW_N(b->arena, eg_xcolumn, list->count);
	for (uint32_t i = 0; i < list->count; i++) {
		if (list->as.items[i].as.rec)
			bind_column(b, list->as.items[i].as.rec);
	}
}
