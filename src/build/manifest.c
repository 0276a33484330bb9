#include "build/stages.h"

#include "base/fs.h"
#include "base/json.h"

static eg_json *text(eg_str s)
{
	return s.p ? eg_json_string(s) : eg_json_null();
}

static eg_json *inputs(eg_session *s)
{
	eg_json *list = eg_json_array();
	size_t count;
	eg_source *const *all = eg_sources_all(&s->sources, s->arena, &count);
	for (size_t i = 0; i < count; i++) {
		eg_source *src = all[i];
		if (src->embedded)
			continue;
		eg_json *j = eg_json_object();
		eg_json_set(j, "path", eg_json_string(src->path));
		eg_json_set(j, "bytes", eg_json_int((int64_t)src->text.n));
		eg_json_set(j, "sha256", text(eg_input_digest(s, src)));
		eg_json_add(list, j);
	}
	return list;
}

/* The path below the output folder. */
static eg_str below(const eg_session *s, eg_str path)
{
	eg_str folder = s->request.out;
	bool inside = folder.n && eg_str_starts(path, folder) && path.n > folder.n &&
		      path.p[folder.n] == '/';
	return inside ? eg_str_cut(path, folder.n + 1, path.n) : path;
}

static eg_json *outputs(const eg_session *s)
{
	eg_json *list = eg_json_array();
	for (size_t i = 0; i < s->output_count; i++) {
		const eg_output *o = &s->outputs[i];
		eg_json *j = eg_json_object();
		eg_json_set(j, "file", eg_json_string(below(s, o->path)));
		eg_json_set(j, "kind", eg_json_string(eg_str_of(o->kind)));
		eg_json_set(j, "audience", eg_json_string(o->audience));
		eg_json_set(j, "language", eg_json_string(o->language));
		eg_json_set(j, "bytes", eg_json_int((int64_t)o->bytes));
		eg_json_set(j, "sha256", eg_json_string(o->sha256));
		if (o->count)
			eg_json_set(j, "pages", eg_json_int((int64_t)o->count));
		eg_json_add(list, j);
	}
	return list;
}

/* No time, host or user: two builds of the same specs give the same manifest. */
eg_str eg_manifest(eg_session *s)
{
	eg_json *j = eg_json_object(), *found = eg_json_object();
	eg_json_set(j, "tool",
		eg_json_string(eg_strf(s->arena, "engross %.*s", EG_ARG(s->request.version))));
	eg_json_set(j, "strategy", text(eg_rec_text(s->model->strategy, "title")));
	eg_json_set(j, "edition", text(eg_rec_text(s->model->strategy, "edition")));
	eg_json_set(j, "asOf", eg_json_string(eg_day_iso(s->arena, s->model->as_of)));
	eg_json_set(j, "audience", eg_json_string(s->request.audience));
	eg_json_set(j, "inputsDigest", eg_json_string(s->inputs_digest));
	if (s->earlier_digest.n)
		eg_json_set(j, "earlierDigest", eg_json_string(s->earlier_digest));
	eg_json_set(found, "warnings", eg_json_int((int64_t)s->diag.warnings));
	eg_json_set(found, "notes", eg_json_int((int64_t)s->diag.notes));
	eg_json_set(j, "findings", found);
	eg_json_set(j, "inputs", inputs(s));
	eg_json_set(j, "outputs", outputs(s));
	eg_buf out = {0};
	eg_json_write(&out, j, true);
	eg_buf_byte(&out, '\n');
	eg_str words = eg_str_copy(s->arena, eg_buf_view(&out));
	eg_buf_release(&out);
	return words;
}
