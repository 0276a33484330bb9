/* Opening what specs name. */
#include "base/fs.h"
#include "model/reader.h"
#include "spec/vet.h"

static bool give_up(eg_reader *r, uint32_t file)
{
	eg_sources_at(r->model->sources, file)->unreadable = true;
	r->incomplete = true;
	return false;
}

void eg_reader_tell_full(eg_reader *r, eg_span at)
{
	if (!r->full)
		eg_say_help(
			eg_report(r->d, EG_R_SIZE_LIMIT, at, "the specs name more than %llu files",
				(unsigned long long)r->model->sources->limits.files),
			"--input-limits=files=N sets another bound");
	r->full = true;
}

/* Whether one more file of that size may be read. */
static bool has_room(eg_reader *r, uint32_t file, eg_str real, eg_span at)
{
	eg_sources *s = r->model->sources;
	uint64_t size = eg_fs_size(r->scratch, real);
	uint64_t parts = r->unit ? eg_sources_at(s, r->unit->file)->part_count : 0;
	if (s->count - 1 + parts > s->limits.files) {
		eg_reader_tell_full(r, at);
		return false;
	}
	if (size <= s->limits.bytes)
		return true;
	eg_say_help(
		eg_report(r->d, EG_R_SIZE_LIMIT, at, "'%.*s' has %llu bytes; at most %llu are read",
			EG_ARG(eg_source_shown_in(r->scratch, s, file)), (unsigned long long)size,
			(unsigned long long)s->limits.bytes),
		"--input-limits=bytes=N sets another bound");
	return false;
}

bool eg_reader_fill(eg_reader *r, uint32_t file, eg_span named, enum eg_rule rule)
{
	eg_sources *s = r->model->sources;
	eg_source *src = eg_sources_at(s, file);
	eg_str text = {NULL, 0}, why = {NULL, 0};
	eg_span at = eg_span_known(named) ? named : (eg_span){file, 0, 0};
	if (!has_room(r, file, src->real, at))
		return give_up(r, file);
	src->stamp = eg_fs_stamp(r->scratch, src->real);
	if (!eg_fs_read(r->texts, src->real, s->limits.bytes, &text, &why)) {
		eg_report(r->d, rule, at, "'%.*s' cannot be read: %.*s",
			EG_ARG(eg_source_shown_in(r->scratch, s, file)), EG_ARG(why));
		return give_up(r, file);
	}
	src->text = text;
	return true;
}

void eg_reader_tell_changed(eg_reader *r)
{
	size_t count;
	eg_source **all = eg_sources_all(r->model->sources, r->scratch, &count);
	for (size_t i = 0; i < count; i++)
		if (all[i]->stamp && eg_fs_stamp(r->scratch, all[i]->real) != all[i]->stamp)
			eg_say_help(
				eg_report(r->d, EG_R_FILE_CHANGED, (eg_span){all[i]->number, 0, 0},
					"'%.*s' changed while the specs were read",
					EG_ARG(eg_source_shown_in(
						r->scratch, r->model->sources, all[i]->number))),
				"run it again when nobody writes to the specs");
}

/* Of a unit that is being bound, it is a part. */
uint32_t eg_reader_open(
	eg_reader *r, eg_str relative, eg_str real, eg_span named, enum eg_rule rule)
{
	eg_sources *s = r->model->sources;
	eg_str path = eg_str_copy(r->arena, relative);
	uint32_t file =
		r->unit ? eg_sources_add_part(s, r->arena, r->unit->file, path, real, EG_STR(""))
			: eg_sources_add(s, path, real, EG_STR(""));
	if (!file) {
		eg_reader_tell_full(r, named);
		return 0;
	}
	return eg_reader_fill(r, file, named, rule) ? file : 0;
}

bool eg_reader_locate(eg_reader *r, eg_str path, eg_span at, eg_str *relative, eg_str *real)
{
	const eg_source *from = eg_sources_at(r->model->sources, at.file);
	if (!eg_path_inside(r, eg_path_folder(from->path), path, at, relative))
		return false;
	if (eg_path_confined(r, *relative, real))
		return true;
	if (real->p)
		eg_report(r->d, EG_R_PATH_OUTSIDE, at, "path '%.*s' leads out of the specs",
			EG_ARG(path));
	else
		eg_say_missing(eg_report(r->d, EG_R_FILE_MISSING, at, "'%.*s' does not exist",
				       EG_ARG(path)),
			r->scratch, r->root, eg_path_folder(from->path), path);
	return false;
}

bool eg_reader_load(void *ctx, eg_str path, eg_span at, eg_str *text, eg_span *span)
{
	eg_reader *r = ctx;
	eg_str relative, real;
	if (!eg_reader_locate(r, path, at, &relative, &real))
		return false;
	uint32_t file = eg_reader_open(r, relative, real, at, EG_R_FILE_MISSING);
	if (!file)
		return false;
	*text = eg_sources_at(r->model->sources, file)->text;
	size_t bom = eg_str_starts(*text, EG_STR("\xEF\xBB\xBF")) ? 3 : 0;
	*span = (eg_span){file, (uint32_t)bom, (uint32_t)text->n};
	if (!eg_vet_text(r->model->sources, file, r->d))
		return false;
	*text = eg_str_cut(*text, bom, text->n);
	return true;
}
