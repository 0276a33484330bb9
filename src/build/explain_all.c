/* What `engross explain` can be asked: the names of records, views, words of the language and
 * findings. */
#include "build/build.h"
#include "build/catalog.h"
#include "build/language.h"

#define LINE 80 /* columns */

/* A name in a line of names, which is turned where it would be too long. */
typedef struct list {
	eg_buf *out;
	size_t column; /* 0: nothing stands in the line yet */
} list;

static void put_head(list *l, const char *head)
{
	eg_bufv(l->out, "%s\n%s:\n", l->column ? "\n" : "", head);
	l->column = 0;
}

static void put_name(list *l, eg_str name)
{
	bool turns = l->column + 2 + name.n > LINE;
	eg_bufv(l->out, "%s  %.*s", turns && l->column ? "\n" : "", EG_ARG(name));
	l->column = (turns ? 0 : l->column) + 2 + name.n;
}

static void put_records(list *l)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	put_head(l, "Records, of which each key can be asked, too (partner.tier)");
	for (size_t i = 0; i < count; i++)
		put_name(l, eg_str_of(all[i]->name));
}

static void put_language(list *l)
{
	size_t count;
	const eg_language_part *parts = eg_language_parts(&count);
	for (size_t i = 0; i < count; i++) {
		put_head(l, parts[i].title);
		for (size_t n = 0; n < parts[i].count; n++)
			put_name(l, eg_str_of(parts[i].rows[n].name));
	}
}

static void put_views(list *l)
{
	put_head(l, "Views for queries");
	for (size_t i = 0; i < eg_views_count(); i++)
		put_name(l, eg_views_name(i));
}

static void put_findings(list *l)
{
	put_head(l, "Findings of the check");
	for (size_t i = 0; i < EG_RULE_COUNT; i++)
		put_name(l, eg_str_of(eg_rule_info_of((enum eg_rule)i)->name));
}

eg_str eg_explain_all(eg_arena *a)
{
	eg_buf out = {0};
	list l = {.out = &out};
	eg_buf_cstr(&out, "engross explain WORD says what one of these words means.\n");
	put_records(&l);
	put_language(&l);
	put_views(&l);
	put_findings(&l);
	eg_buf_cstr(&out, "\n");
	eg_str s = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return s;
}
