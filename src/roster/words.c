#include "roster/words.h"

#include "base/buf.h"
#include "roster/speak.h"

static const eg_field *find_field(const eg_record *r, eg_str key)
{
	for (unsigned f = 0; r && f < r->count; f++) {
		if (eg_str_is(key, r->fields[f].key) ||
			(r->fields[f].sql && eg_str_is(key, r->fields[f].sql)))
			return &r->fields[f];
	}
	return NULL;
}

eg_str eg_words_join(eg_arena *a, const eg_field *f)
{
	eg_buf b = {0};
	for (const eg_word *words = f->words; words->word; words++) {
		if (words->standard)
			continue; /* accepted, but kept as another word */
		eg_buf_cstr(&b, b.n ? ", " : "");
		eg_buf_cstr(&b, words->word);
	}
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

eg_str eg_field_words(eg_arena *a, const eg_record *record, eg_str key)
{
	const eg_field *f = find_field(record, key);
	return f && f->words ? eg_words_join(a, f) : (eg_str){NULL, 0};
}

/* "starts_from" is the day of "starts". */
static eg_str without_day(eg_str key)
{
	static const eg_str tails[] = {EG_STR_INIT("_from"), EG_STR_INIT("_to")};
	for (size_t i = 0; i < EG_COUNT(tails); i++) {
		if (eg_str_ends(key, tails[i]))
			return eg_str_cut(key, 0, key.n - tails[i].n);
	}
	return key;
}

void eg_column_explain(eg_arena *a, const eg_record *record, eg_str key, eg_str lang, eg_xcolumn *c)
{
	const eg_field *f = find_field(record, key);
	if (f == NULL)
		f = find_field(record, without_day(key));
	if (f == NULL)
		return;
	if (c->doc.n == 0)
		c->doc = eg_say_meaning(a, lang, eg_str_of(f->doc));
	c->from = eg_strf(a, "%s.%s", record->name, f->key);
	if (f->words && c->allowed.n == 0 && c->type != EG_X_DATE)
		c->allowed = eg_words_join(a, f);
}

const char *eg_xtype_word(enum eg_xtype t)
{
	switch (t) {
	case EG_X_TEXT:
	case EG_X_NAME:
		return "text";
	case EG_X_ID:
		return "id";
	case EG_X_LIST:
		return "list";
	case EG_X_DATE:
		return "date";
	case EG_X_MONTH:
		return "month";
	case EG_X_INTEGER:
		return "integer";
	case EG_X_DECIMAL:
		return "decimal";
	case EG_X_MONEY:
		return "money";
	case EG_X_PERCENT:
		return "percent";
	case EG_X_STATUS:
		return "status";
	case EG_X_YESNO:
		return "yes-no";
	case EG_X_URL:
		return "url";
	case EG_X_EMAIL:
		return "email";
	case EG_X_LINK:
		return "link";
	}
	return "";
}

eg_str eg_title_of_key(eg_arena *a, eg_str key)
{
	char *p = eg_cstr(a, key);
	for (size_t i = 0; i < key.n; i++) {
		if (p[i] == '_')
			p[i] = ' ';
	}
	if (key.n && p[0] >= 'a' && p[0] <= 'z')
		p[0] = (char)(p[0] - 'a' + 'A');
	return (eg_str){p, key.n};
}

/* Whether records have a date of that key. */
static bool is_date(eg_str key)
{
	size_t n = 0;
	const eg_record *const *all = eg_schema_records(&n);
	for (size_t i = 0; i < n; i++) {
		const eg_field *f = find_field(all[i], key);
		if (f && (f->type == EG_T_DATE || f->type == EG_T_UNTIL || f->type == EG_T_PERIOD))
			return true;
	}
	return false;
}

eg_str eg_head_of_key(eg_arena *a, eg_str lang, eg_str key)
{
	eg_str day = without_day(key);
	if (day.n == key.n || !is_date(day))
		return eg_say_key(a, lang, eg_title_of_key(a, key));
	eg_str base = eg_say_key(a, lang, eg_title_of_key(a, day));
	const char *with = eg_str_ends(key, EG_STR("_to")) ? "{1}, last day" : "{1}, first day";
	return eg_say_with(a, lang, with, &base, 1);
}

eg_str eg_words_of(eg_arena *a, const eg_value *v)
{
	eg_buf b = {0};
	if (v && !v->many)
		eg_buf_str(&b, v->as.text);
	for (uint32_t i = 0; v && v->many && i < v->count; i++) {
		eg_buf_cstr(&b, i ? ", " : "");
		eg_buf_str(&b, v->as.items[i].as.text);
	}
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}
