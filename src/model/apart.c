/* Spec files that lie beside the strategy's and were not read: whoever wrote them means them to
 * count, and nothing else would tell that they do not. */
#include "model/reader.h"

#include "base/fs.h"

/* The real paths of all that was read. */
static void know_sources(eg_reader *r, eg_map *known)
{
	size_t count;
	eg_source **all = eg_sources_all(r->model->sources, r->scratch, &count);
	eg_map_init(known, r->scratch);
	for (size_t i = 0; i < count; i++)
		if (all[i]->real.n)
			eg_map_set(known, all[i]->real, 0);
}

/* Where a file would have to be named: the last path of the strategy's `include`, or its file. */
static eg_span place_of_include(const eg_reader *r)
{
	const eg_unit *first = r->units[0];
	if (first->includes.count)
		return first->includes.items[first->includes.count - 1].span;
	return (eg_span){first->file, 0, 0};
}

/* Whether a path of `include` leads to nothing: it may have meant what lies apart. */
static bool names_nothing(const eg_reader *r)
{
	for (size_t i = 0; i < r->d->count; i++)
		if (r->d->items[i]->rule == EG_R_INCLUDE_MISSING)
			return true;
	return false;
}

void eg_reader_tell_apart(eg_reader *r)
{
	eg_str *names, why, folder = r->root.n ? r->root : EG_STR(".");
	size_t count;
	eg_map known;
	if (r->unit_count == 0 || r->full || r->incomplete || names_nothing(r) ||
		!eg_fs_list(r->scratch, folder, &names, &count, &why))
		return;
	know_sources(r, &known);
	for (size_t i = 0; i < count; i++) {
		eg_str real;
		if (!eg_path_is_spec(names[i]) || !eg_path_confined(r, names[i], &real) ||
			eg_fs_kind_of(r->scratch, real) != EG_FS_FILE ||
			eg_map_find(&known, real) != EG_MAP_NONE)
			continue;
		eg_finding *f = eg_report(r->d, EG_R_FILE_APART, place_of_include(r),
			"'%.*s' lies beside the strategy, but nothing includes it",
			EG_ARG(names[i]));
		eg_say_help(f, "name it in 'include', or move it to another folder");
	}
}
