/* What authors ask of a whole strategy: what covers each thing that it should have, and what was
 * waived, with the reasons. */
#include "build/stages.h"

static void put_part(eg_buf *out, const eg_cell *c)
{
	eg_bufv(out, "\n%s  %.*s\n", c[1].integer ? "covered    " : "not covered",
		EG_ARG(c[0].text));
	if (c[2].kind == EG_CELL_TEXT)
		eg_bufv(out, "             there:   %.*s\n", EG_ARG(c[2].text));
	if (c[3].kind == EG_CELL_TEXT)
		eg_bufv(out, "             missing: %.*s  (%.*s)\n", EG_ARG(c[3].text),
			EG_ARG(c[4].text));
}

void eg_complete(eg_session *s, eg_buf *out)
{
	static const char sql[] =
		"SELECT title, covered, has, missing, keys FROM v_complete ORDER BY pos";
	eg_rows rows;
	if (!s->dataset || !eg_query_all(s->arena, s->dataset, EG_STR(sql), (eg_query_place){0},
				   NULL, 0, &rows, &s->diag))
		return;
	eg_buf_cstr(out,
		"What a strategy should have, after the six characteristics of GAO-04-408T.\n"
		"In parentheses: the keys that would say it.\n");
	for (size_t i = 0; i < rows.count; i++)
		put_part(out, &rows.cells[i * rows.columns]);
}

/* -- waived findings -- */

static eg_str reason_of(const eg_session *s, const eg_waiver *w)
{
	const eg_value *list = eg_rec_find(s->model->strategy, "waive");
	for (uint32_t i = 0; list && i < list->count; i++) {
		const eg_rec *said = list->as.items[i].as.rec;
		const eg_value *rule = said ? eg_rec_find(said, "rule") : NULL;
		if (rule && rule->span.file == w->span.file && rule->span.from == w->span.from)
			return eg_rec_text(said, "reason");
	}
	return EG_STR("");
}

void eg_waived(eg_session *s, eg_buf *out)
{
	for (size_t i = 0; i < s->waived; i++) {
		const eg_finding *f = s->silenced[i].finding;
		const eg_waiver *w = s->silenced[i].by;
		eg_str name = eg_finding_name(f);
		eg_bufv(out, "waived[%.*s]: %.*s\n", EG_ARG(name), EG_ARG(f->message));
		if (eg_span_known(f->span)) {
			eg_place at = eg_source_place(&s->sources, f->span.file, f->span.from);
			eg_bufv(out, "  --> %.*s:%u:%u\n",
				EG_ARG(eg_source_shown(&s->sources, f->span.file)),
				(unsigned)at.line, (unsigned)at.column);
		}
		eg_bufv(out, "    = reason: %.*s", EG_ARG(reason_of(s, w)));
		eg_bufv(out, w->until.n ? " (until %.*s)\n" : "%.*s\n", EG_ARG(w->until));
	}
}
