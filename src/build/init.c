/* A small strategy to begin with, and the schema that editors read beside it. */
#include "build/build.h"

#include "base/embedded.h"
#include "base/fs.h"

/* False, and filed, when something stands where the file would. */
static bool is_free(eg_arena *a, eg_str path, eg_diag *d)
{
	if (eg_fs_kind_of(a, path) == EG_FS_NONE)
		return true;
	eg_say_help(eg_report(d, EG_R_FILE_WRITE, (eg_span){0}, "'%.*s' is there already",
			    EG_ARG(path)),
		"init writes over nothing: name another folder");
	return false;
}

static bool write_both(eg_fs_set *set, const eg_str paths[2], const eg_str texts[2], eg_diag *d)
{
	eg_str why = {NULL, 0};
	for (size_t i = 0; i < 2; i++)
		if (!eg_fs_set_write(set, paths[i], texts[i], &why)) {
			eg_report(d, EG_R_FILE_WRITE, (eg_span){0},
				"'%.*s' cannot be written: %.*s", EG_ARG(paths[i]), EG_ARG(why));
			return false;
		}
	if (eg_fs_set_commit(set, &why))
		return true;
	eg_report(d, EG_R_FILE_WRITE, (eg_span){0}, "'%.*s' cannot be written: %.*s",
		EG_ARG(paths[0]), EG_ARG(why));
	return false;
}

bool eg_init(eg_arena *a, eg_str folder, eg_diag *d)
{
	const eg_str paths[] = {eg_path_join(a, folder, EG_STR("strategy.yaml")),
		eg_path_join(a, folder, EG_STR("engross.schema.json"))};
	const eg_str texts[] = {eg_embedded_find(eg_embedded_init, EG_STR("init.yaml")),
		eg_schema_text(a, (eg_str){NULL, 0})};
	EG_ASSERT(texts[0].p);
	bool free_0 = is_free(a, paths[0], d), free_1 = is_free(a, paths[1], d);
	if (!free_0 || !free_1)
		return false;
	eg_fs_set *set = eg_fs_set_new(a);
	bool ok = write_both(set, paths, texts, d);
	if (!ok)
		eg_fs_set_abandon(set);
	return ok;
}
