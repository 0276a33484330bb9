#include "dataset/bind.h"

#include "base/fs.h"
#include "dataset/names.h"
#include "prose/prose.h"
#include "schema/currency.h"

/* -- single values -- */

static eg_str reader_title(void *ctx, eg_str id)
{
	const eg_binder *b = ctx;
	eg_str title = eg_names_find(b->ds, id);
	return title.p ? title : id;
}

static void bind_prose(eg_binder *b, sqlite3_stmt *s, int at, eg_str text)
{
	text = eg_door_prose(&b->ds->door, b->scratch, text);
	eg_store_bind_text(s, at, text);
	eg_str plain = eg_prose_words(b->scratch, text);
	if (!plain.p) {
		eg_prose_text p = eg_prose_parse(b->scratch, text);
		plain = eg_prose_plain(b->scratch, &p, reader_title, b);
	}
	eg_store_bind_text(s, at + 1, plain);
}

/* YYYY-MM-DD. Dates are a third of all values, and printf is slow. */
static void bind_day(eg_binder *b, sqlite3_stmt *s, int at, eg_day d)
{
	static const int least[] = {1000, 100, 10, 1};
	if (d == EG_DAY_NONE)
		return;
	int year, month, day;
	eg_day_split(d, &year, &month, &day);
	char *p = eg_alloc(b->scratch, 10);
	for (int i = 0; i < 4; i++)
		p[i] = (char)('0' + year / least[i] % 10);
	p[4] = p[7] = '-';
	p[5] = (char)('0' + month / 10);
	p[6] = (char)('0' + month % 10);
	p[8] = (char)('0' + day / 10);
	p[9] = (char)('0' + day % 10);
	eg_store_bind_text(s, at, (eg_str){p, 10});
}

/* How exact a date was written; `about year` for ~2007. */
static eg_str precision_of(eg_binder *b, const eg_date *d)
{
	static const char *const words[] = {
		[EG_DATE_NONE] = "none",
		[EG_DATE_DAY] = "day",
		[EG_DATE_MONTH] = "month",
		[EG_DATE_QUARTER] = "quarter",
		[EG_DATE_YEAR] = "year",
		[EG_DATE_FY] = "fiscal year",
		[EG_DATE_FY_QUARTER] = "fiscal quarter",
		[EG_DATE_RANGE] = "range",
		[EG_DATE_BEFORE] = "before",
		[EG_DATE_OPEN] = "open",
		[EG_DATE_INDEFINITE] = "indefinite",
	};
	return d->about ? eg_strf(b->scratch, "about %s", words[d->precision])
			: eg_str_of(words[d->precision]);
}

static void bind_date(eg_binder *b, sqlite3_stmt *s, int at, const eg_date *d)
{
	if (!d)
		return;
	eg_store_bind_text(s, at, d->written);
	bind_day(b, s, at + 1, d->from);
	bind_day(b, s, at + 2, d->to);
	eg_store_bind_text(s, at + 3, precision_of(b, d));
}

/* `12 months`: as written, and as months and days, one of which is nought. */
static void bind_span(eg_binder *b, sqlite3_stmt *s, int at, int32_t count, uint8_t unit)
{
	const char *word = unit == 'd' ? "day" : unit == 'm' ? "month" : "year";
	eg_store_bind_text(
		s, at, eg_strf(b->scratch, "%d %s%s", count, word, count == 1 ? "" : "s"));
	sqlite3_bind_int64(s, at + 1, unit == 'd' ? 0 : unit == 'm' ? count : (int64_t)count * 12);
	sqlite3_bind_int64(s, at + 2, unit == 'd' ? count : 0);
}

eg_str eg_bind_joined(eg_binder *b, const eg_value *v)
{
	if (!v->many)
		return v->as.text;
	eg_str out = {NULL, 0};
	for (uint32_t i = 0; i < v->count; i++)
		out = out.p ? eg_strf(b->scratch, "%.*s; %.*s", EG_ARG(out),
				      EG_ARG(v->as.items[i].as.text))
			    : v->as.items[i].as.text;
	return out;
}

/* A reference to what the audience may not see is left out. */
bool eg_bind_may_name(eg_binder *b, const eg_value *v)
{
	return !v->as.ref.target || eg_door_record(&b->ds->door, v->as.ref.target);
}

eg_str eg_bind_id(eg_binder *b, const eg_rec *r, uint32_t pos)
{
	if (r->id.n)
		return r->id;
	if (r->type->flags & EG_REC_ONCE)
		return b->organization.n ? b->organization : eg_str_of(r->type->name);
	/* '/' stands in no id of the specs, so these clash with none */
	return r->parent && r->parent->id.n ? eg_strf(b->scratch, "%.*s/%s-%u",
						      EG_ARG(r->parent->id), r->type->name, r->pos)
					    : eg_strf(b->scratch, "/%s-%u", r->type->name, pos);
}

/* Below the folder of the strategy's file, wherever the file lies that says it. */
static void bind_path(eg_binder *b, sqlite3_stmt *s, int at, const eg_value *v)
{
	const eg_source *from = eg_sources_at(b->ds->model->sources, v->span.file);
	eg_str folder = from ? eg_path_folder(from->path) : EG_STR("");
	eg_store_bind_text(s, at, eg_path_join(b->scratch, folder, v->as.text));
}

void eg_bind_value(
	eg_binder *b, const eg_table *t, const eg_slot *slot, const eg_value *v, eg_str currency)
{
	sqlite3_stmt *s = t->insert;
	int at = eg_bind_at(slot->column);
	switch ((enum eg_form)slot->form) {
	case EG_FORM_TEXT:
		eg_store_bind_text(s, at, v->as.text);
		break;
	case EG_FORM_PATH:
		bind_path(b, s, at, v);
		break;
	case EG_FORM_PROSE:
		bind_prose(b, s, at, v->as.text);
		break;
	case EG_FORM_DATE:
		bind_date(b, s, at, v->as.date);
		break;
	case EG_FORM_SPAN:
		bind_span(b, s, at, v->as.span.count, v->as.span.unit);
		break;
	case EG_FORM_NUMBER:
		sqlite3_bind_int64(s, at, v->as.number);
		break;
	case EG_FORM_MONEY:
		sqlite3_bind_int64(s, at, eg_currency_minor(v->as.number, currency));
		break;
	case EG_FORM_REF:
		if (eg_bind_may_name(b, v))
			eg_store_bind_text(s, at, v->as.ref.id);
		break;
	case EG_FORM_MARKING:
		eg_store_bind_text(s, at, eg_bind_joined(b, v));
		break;
	case EG_FORM_ONE:
		if (v->as.rec && eg_door_record(&b->ds->door, v->as.rec))
			eg_store_bind_text(s, at, eg_bind_id(b, v->as.rec, 1));
		break;
	case EG_FORM_NONE:
	case EG_FORM_FLAT:
	case EG_FORM_OWNED:
	case EG_FORM_CHILD:
	case EG_FORM_EXTRA:
		break;
	}
}

/* -- what was not said: the schema's fallback, as it would be written -- */

static bool read_span(eg_str s, int32_t *count, uint8_t *unit)
{
	size_t blank = eg_str_find(s, EG_STR(" "), 0);
	int64_t n;
	if (blank == SIZE_MAX || !eg_parse_int(eg_str_cut(s, 0, blank), &n))
		return false;
	*count = (int32_t)n;
	*unit = (uint8_t)s.p[blank + 1];
	return true;
}

static bool read_number(const eg_field *f, eg_str s, int64_t *out)
{
	if (f->type == EG_T_YESNO) {
		*out = eg_str_is(s, "yes") || eg_str_is(s, "true");
		return true;
	}
	if (f->type == EG_T_INTEGER)
		return eg_parse_int(s, out);
	if (f->type != EG_T_PERCENT)
		return eg_parse_decimal(s, out);
	if (eg_str_ends(s, EG_STR("%")))
		s = eg_str_trim(eg_str_cut(s, 0, s.n - 1));
	if (!eg_parse_decimal(s, out))
		return false;
	*out /= 100;
	return true;
}

static void bind_fallback(eg_binder *b, const eg_table *t, const eg_slot *slot, const eg_field *f)
{
	sqlite3_stmt *s = t->insert;
	int at = eg_bind_at(slot->column);
	eg_str text = eg_str_of(f->fallback);
	eg_value v = {.as.text = text};
	int64_t n;
	int32_t count;
	uint8_t unit;
	if (slot->form == EG_FORM_TEXT)
		eg_bind_value(b, t, slot, &v, text);
	else if (slot->form == EG_FORM_NUMBER && read_number(f, text, &n))
		sqlite3_bind_int64(s, at, n);
	else if (slot->form == EG_FORM_SPAN && read_span(text, &count, &unit))
		bind_span(b, s, at, count, unit);
}

/* -- the columns of a record -- */

static int said_place(const eg_slot *slot)
{
	static const int columns[EG_FORM_EXTRA + 1] = {
		[EG_FORM_PROSE] = 2, [EG_FORM_DATE] = 4, [EG_FORM_SPAN] = 3};
	int n = columns[slot->form];
	return eg_bind_at(slot->column) + (n ? n : 1);
}

void eg_bind_said(const eg_table *t, const eg_slot *slot, const eg_value *v)
{
	static const char *const words[] = {"value", "unknown", "none"};
	if (slot->said)
		eg_store_bind_text(
			t->insert, said_place(slot), eg_str_of(v ? words[v->said] : "absent"));
}

static eg_str currency_of(const eg_binder *b, const eg_shape *shape, const eg_rec *r)
{
	if (shape->currency == EG_NO_COLUMN)
		return b->ds->currency;
	eg_str said = r ? eg_rec_text(r, "currency") : (eg_str){NULL, 0};
	return said.n ? said : b->ds->currency;
}

/* r may be NULL, a nested record that was not said: in the strategy, whose settings always stand,
 * it has its fallbacks all the same; elsewhere (a partner's own fiscal year) it is absent. */
void eg_bind_shape(eg_binder *b, const eg_table *t, const eg_shape *shape, const eg_rec *r)
{
	uint16_t next = 0;
	eg_str currency = currency_of(b, shape, r);
	for (unsigned f = 0; f < shape->record->count; f++) {
		const eg_value *v = NULL;
		if (r && next < r->count && r->values[next].field == f)
			v = &r->values[next++];
		const eg_slot *slot = &shape->slots[f];
		/* most fields are not said: they have no value to keep from anybody */
		bool nothing = !v && !slot->said && slot->form != EG_FORM_FLAT &&
			       !shape->record->fields[f].fallback;
		if (slot->form == EG_FORM_NONE || nothing ||
			(r && !eg_door_field(&b->ds->door, r, f)))
			continue;
		eg_bind_said(t, slot, v);
		if (slot->form == EG_FORM_FLAT)
			eg_bind_shape(b, t, slot->shape,
				v && v->said == EG_SAID_VALUE ? v->as.rec : NULL);
		else if (v && v->said == EG_SAID_VALUE)
			eg_bind_value(b, t, slot, v, currency);
		else if (!v && shape->record->fields[f].fallback &&
			 (r || (t->own && t->record->flags & EG_REC_ONCE)))
			bind_fallback(b, t, slot, &shape->record->fields[f]);
	}
	/* an amount without a currency is in the strategy's */
	if (r && shape->currency != EG_NO_COLUMN && shape->has_amount)
		eg_store_bind_text(t->insert, eg_bind_at(shape->currency), currency);
}

void eg_bind_place(eg_binder *b, const eg_table *t, eg_span span)
{
	/* places in files are for those who write the specs */
	if (!eg_span_known(span) || !b->ds->model->sources || !b->ds->door.internal)
		return;
	if (span.file != b->file) {
		b->file = span.file;
		b->path = eg_sources_at(b->ds->model->sources, span.file)->path;
	}
	eg_store_bind_text(t->insert, eg_bind_at(t->file), b->path);
	sqlite3_bind_int64(t->insert, eg_bind_at(t->line),
		eg_source_place(b->ds->model->sources, span.file, span.from).line);
}
