/* The run record: JSON lines, one appended write a line, a start and an end for each run. */
#include "build/stages.h"

#include "base/fs.h"
#include "base/json.h"
#include "base/time.h"

static void append(eg_session *s, eg_json *line)
{
	eg_buf out = {0};
	eg_str why = {NULL, 0};
	eg_json_write(&out, line, false);
	eg_buf_byte(&out, '\n');
	if (!eg_fs_append(s->arena, s->request.log, eg_buf_view(&out), &why))
		eg_report(&s->diag, EG_R_FILE_WRITE, (eg_span){0}, "'%.*s' cannot be written: %.*s",
			EG_ARG(s->request.log), EG_ARG(why));
	eg_buf_release(&out);
}

static eg_json *line_of(const eg_session *s, const char *event)
{
	eg_json *j = eg_json_object();
	eg_json_set(j, "event", eg_json_string(eg_str_of(event)));
	eg_json_set(j, "time", eg_json_int(eg_time_now()));
	eg_json_set(j, "tool", eg_json_string(s->request.version));
	eg_json_set(j, "spec", eg_json_string(s->request.spec));
	eg_json_set(j, "inputsDigest", eg_json_string(s->inputs_digest));
	return j;
}

void eg_log_start(eg_session *s)
{
	if (s->request.log.n)
		append(s, line_of(s, "start"));
}

static eg_json *stage_times(const eg_session *s)
{
	eg_json *list = eg_json_array();
	for (size_t i = 0; i < s->stage_count; i++) {
		eg_json *j = eg_json_object();
		eg_json_set(j, "stage", eg_json_string(eg_str_of(s->stages[i].stage)));
		eg_json_set(j, "wallUs", eg_json_int(s->stages[i].wall / 1000));
		eg_json_set(j, "cpuUs", eg_json_int(s->stages[i].cpu / 1000));
		eg_json_set(j, "heldKiB", eg_json_int((int64_t)(s->stages[i].held / 1024)));
		eg_json_set(j, "dataKiB", eg_json_int((int64_t)(s->stages[i].data / 1024)));
		eg_json_add(list, j);
	}
	return list;
}

void eg_log_end(eg_session *s)
{
	if (!s->request.log.n)
		return;
	eg_json *j = line_of(s, "end"), *outputs = eg_json_array();
	eg_json_set(j, "exit", eg_json_int(eg_session_exit(s)));
	eg_json_set(j, "errors", eg_json_int((int64_t)s->diag.errors));
	eg_json_set(j, "warnings", eg_json_int((int64_t)s->diag.warnings));
	eg_json_set(j, "peakKiB", eg_json_int(eg_time_peak_kib()));
	eg_json_set(j, "stages", stage_times(s));
	for (size_t i = 0; i < s->output_count; i++) {
		eg_json *o = eg_json_object();
		eg_json_set(o, "path", eg_json_string(s->outputs[i].path));
		eg_json_set(o, "bytes", eg_json_int((int64_t)s->outputs[i].bytes));
		eg_json_set(o, "sha256", eg_json_string(s->outputs[i].sha256));
		eg_json_add(outputs, o);
	}
	eg_json_set(j, "outputs", outputs);
	append(s, j);
}
