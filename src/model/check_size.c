/* Texts that are too large for the table that their record is a row of, and for a line. */
#include "model/check.h"

#define MOST_LINE   10000  /* bytes: more than a page of one line that is to stand in a heading */
#define MOST_RECORD 500000 /* bytes: two such rows side by side fit the bound of a query's rows */

static size_t bytes_of(const eg_field *f, const eg_value *v)
{
	if (eg_type_is_textual(f->type))
		return v->as.text.n;
	if (f->type == EG_T_REF)
		return v->as.ref.id.n;
	if (f->type == EG_T_WORDMAP)
		return v->as.pair.key.n + v->as.pair.value.n;
	return 0; /* small; a record has a row of its own */
}

/* Of a value, or of all items of a list together. */
static size_t bytes_in(const eg_field *f, const eg_value *v)
{
	size_t n = 0;
	if (v->said != EG_SAID_VALUE)
		return 0;
	if (!v->many)
		return bytes_of(f, v);
	for (uint32_t i = 0; i < v->count; i++)
		n += v->as.items[i].said == EG_SAID_VALUE ? bytes_of(f, &v->as.items[i]) : 0;
	return n;
}

static bool check_line(eg_reader *r, const eg_field *f, const eg_value *v)
{
	if (f->type != EG_T_TEXT || v->said != EG_SAID_VALUE || v->as.text.n <= MOST_LINE)
		return true;
	eg_say_help(eg_report(r->d, EG_R_SIZE_LIMIT, v->span,
			    "'%s' has %zu bytes; a text of one line may have %d", f->key,
			    v->as.text.n, MOST_LINE),
		"shorten it; what needs more room goes into a key that takes prose");
	return false;
}

static bool check_lines(eg_reader *r, const eg_field *f, const eg_value *v)
{
	bool fit = true;
	if (!v->many)
		return check_line(r, f, v);
	for (uint32_t i = 0; i < v->count; i++)
		fit = check_line(r, f, &v->as.items[i]) && fit;
	return fit;
}

void eg_check_size(eg_reader *r, const eg_rec *rec)
{
	size_t all = 0, most = 0;
	const eg_value *largest = NULL;
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		const eg_field *f = &rec->type->fields[v->field];
		if (f->flags & EG_F_HIDDEN || !check_lines(r, f, v))
			continue;
		size_t n = bytes_in(f, v);
		all += n;
		if (n > most) {
			most = n;
			largest = v;
		}
	}
	if (!largest || all <= MOST_RECORD)
		return;
	eg_say_help(eg_report(r->d, EG_R_SIZE_LIMIT, largest->span,
			    "%.*s holds %zu bytes, most of them in '%s'; a record may hold %d",
			    EG_ARG(eg_subject(r->scratch, rec)), all,
			    rec->type->fields[largest->field].key, MOST_RECORD),
		"shorten it, or part the record in several");
}
