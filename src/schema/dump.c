#include "schema/bind.h"

typedef struct dumper {
	eg_arena *scratch;
	eg_buf *out;
	eg_sources *sources;
} dumper;

static void put_rec(const dumper *d, const eg_rec *r, unsigned depth);

static void put_text(eg_buf *out, eg_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\n')
			eg_buf_cstr(out, "\\n");
		else
			eg_buf_byte(out, text.p[i]);
}

static void put_date(const dumper *d, const eg_date *date)
{
	put_text(d->out, date->written);
	if (date->from == EG_DAY_NONE)
		return;
	eg_bufv(d->out, " [%.*s, %.*s]%s", EG_ARG(eg_day_iso(d->scratch, date->from)),
		EG_ARG(eg_day_iso(d->scratch, date->to)), date->about ? " about" : "");
}

static void put_number(const dumper *d, const eg_field *f, int64_t number)
{
	if (f->type == EG_T_YESNO)
		eg_buf_cstr(d->out, number ? "yes" : "no");
	else if (f->type == EG_T_INTEGER)
		eg_buf_int(d->out, number);
	else
		eg_buf_fixed(d->out, number, 6);
}

static void put_scalar(const dumper *d, const eg_field *f, const eg_value *v)
{
	switch (eg_type_held(f->type)) {
	case EG_HELD_TEXT:
		put_text(d->out, v->as.text);
		return;
	case EG_HELD_DATE:
		put_date(d, v->as.date);
		return;
	case EG_HELD_SPAN:
		eg_bufv(d->out, "%d%c", (int)v->as.span.count, (int)v->as.span.unit);
		return;
	case EG_HELD_NUMBER:
		put_number(d, f, v->as.number);
		return;
	case EG_HELD_REF:
		eg_bufv(d->out, "-> %.*s (%s)", EG_ARG(v->as.ref.id),
			v->as.ref.target ? v->as.ref.target->type->name : "?");
		return;
	case EG_HELD_PAIR:
		eg_bufv(d->out, "%.*s = ", EG_ARG(v->as.pair.key));
		put_text(d->out, v->as.pair.value);
		return;
	case EG_HELD_RECORD:
		break;
	}
}

static void put_value(const dumper *d, const eg_field *f, const eg_value *v, unsigned depth)
{
	if (v->said != EG_SAID_VALUE) {
		eg_buf_cstr(d->out, v->said == EG_SAID_UNKNOWN ? "(unknown)\n" : "(none)\n");
	} else if (f->type == EG_T_RECORD) {
		put_rec(d, v->as.rec, depth);
	} else {
		put_scalar(d, f, v);
		eg_buf_byte(d->out, '\n');
	}
}

static void put_field(const dumper *d, const eg_field *f, const eg_value *v, unsigned depth)
{
	eg_bufv(d->out, "%*s%s: ", (int)(2 * depth), "", f->key);
	if (!v->many) {
		put_value(d, f, v, depth);
		return;
	}
	eg_buf_byte(d->out, '\n');
	for (uint32_t i = 0; i < v->count; i++) {
		eg_bufv(d->out, "%*s- ", (int)(2 * depth + 2), "");
		put_value(d, f, &v->as.items[i], depth + 1);
	}
}

static void put_rec(const dumper *d, const eg_rec *r, unsigned depth)
{
	eg_place at = eg_source_place(d->sources, r->span.file, r->span.from);
	const eg_source *src = eg_sources_at(d->sources, r->span.file);
	eg_bufv(d->out, "%s %.*s (%.*s:%u:%u)\n", r->type->name, EG_ARG(r->id),
		EG_ARG(src ? src->path : EG_STR("?")), (unsigned)at.line, (unsigned)at.column);
	for (uint16_t i = 0; i < r->count; i++)
		put_field(d, &r->type->fields[r->values[i].field], &r->values[i], depth + 1);
}

void eg_rec_dump(eg_arena *scratch, eg_buf *out, eg_sources *sources, const eg_rec *r)
{
	eg_arena_mark mark = eg_arena_save(scratch);
	put_rec(&(dumper){scratch, out, sources}, r, 0);
	eg_arena_rewind(scratch, mark);
}
