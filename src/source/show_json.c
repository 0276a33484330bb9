/* Findings as JSON lines. Offsets are bytes; lines and columns begin at 1, and columns are code
 * points; ends are those of the byte after. */
#include "base/json.h"
#include "source/show_forms.h"

static void set_place(eg_json *j, eg_sources *sources, eg_span span)
{
	if (!eg_sources_at(sources, span.file))
		return;
	eg_place from = eg_source_place(sources, span.file, span.from);
	eg_place to = eg_source_place(sources, span.file, span.to);
	eg_json_set(j, "file", eg_json_string(eg_source_shown(sources, span.file)));
	if (!eg_span_has_text(sources, span))
		return;
	eg_json_set(j, "offset", eg_json_int(span.from));
	eg_json_set(j, "endOffset", eg_json_int(span.to));
	eg_json_set(j, "line", eg_json_int(from.line));
	eg_json_set(j, "column", eg_json_int(from.column));
	eg_json_set(j, "endLine", eg_json_int(to.line));
	eg_json_set(j, "endColumn", eg_json_int(to.column));
}

void eg_show_json(eg_buf *out, eg_sources *sources, const eg_finding *f)
{
	eg_json *j = eg_json_object();
	eg_json_set(j, "level", eg_json_string(eg_str_of(eg_level_word(f->level))));
	eg_json_set(j, "rule", eg_json_string(eg_finding_name(f)));
	eg_json_set(j, "message", eg_json_string(f->message));
	set_place(j, sources, f->span);
	if (f->label.n)
		eg_json_set(j, "label", eg_json_string(f->label));
	if (f->help.n)
		eg_json_set(j, "help", eg_json_string(f->help));
	if (f->also) {
		eg_json *list = eg_json_array();
		for (const eg_also *a = f->also; a; a = a->next) {
			eg_json *item = eg_json_object();
			set_place(item, sources, a->span);
			eg_json_set(item, "label", eg_json_string(a->label));
			eg_json_add(list, item);
		}
		eg_json_set(j, "related", list);
	}
	eg_json_write(out, j, false);
	eg_buf_byte(out, '\n');
}
