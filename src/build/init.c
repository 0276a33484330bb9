/* A small strategy to begin with, and the schema that editors read beside it. */
#include "build/build.h"

#include "base/embedded.h"
#include "base/fs.h"
#include "build/import.h"

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

static bool write_files(
	eg_fs_set *set, const eg_str *paths, const eg_str *texts, size_t count, eg_diag *d)
{
	eg_str why = {NULL, 0};
	for (size_t i = 0; i < count; i++)
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

/* What a strategy needs beside the records that come from a table. */
static const char frame[] = "# yaml-language-server: $schema=engross.schema.json\n"
			    "#\n"
			    "# The strategy around the records that were brought in. 'engross "
			    "check .' says what is missing.\n"
			    "\n"
			    "strategy:\n"
			    "  title: International Engagement Strategy\n"
			    "  edition: \"1\"\n"
			    "  status: draft\n"
			    "  starts: FY2026\n"
			    "  ends: FY2028\n"
			    "\n"
			    "organization:\n"
			    "  id: office\n"
			    "  name: Our Office\n"
			    "  country: US\n"
			    "\n"
			    "include: [%s.yaml]\n";

static bool write_new(
	eg_arena *a, const eg_str *paths, const eg_str *texts, size_t count, eg_diag *d)
{
	bool free = true, ok = true;
	for (size_t i = 0; i < count; i++)
		free = is_free(a, paths[i], d) && free;
	if (!free)
		return false;
	eg_fs_set *set = eg_fs_set_new(a);
	ok = write_files(set, paths, texts, count, d);
	if (!ok)
		eg_fs_set_abandon(set);
	return ok;
}

bool eg_init(eg_arena *a, eg_str folder, eg_diag *d)
{
	const eg_str paths[] = {eg_path_join(a, folder, EG_STR("strategy.yaml")),
		eg_path_join(a, folder, EG_STR("engross.schema.json"))};
	const eg_str texts[] = {eg_embedded_find(eg_embedded_init, EG_STR("init.yaml")),
		eg_schema_text(a, (eg_str){NULL, 0})};
	EG_ASSERT(texts[0].p);
	return write_new(a, paths, texts, EG_COUNT(paths), d);
}

bool eg_init_from(eg_arena *a, eg_str folder, eg_str csv, eg_str kind, eg_sources *sources,
	eg_buf *said, eg_diag *d)
{
	eg_import t = {.arena = a};
	if (!eg_import_read(&t, sources, csv, d) || !eg_import_match(&t, kind, d))
		return false;
	eg_str name = eg_strf(a, "%s.yaml", t.record->key), from = eg_path_name(csv);
	const eg_str paths[] = {eg_path_join(a, folder, EG_STR("strategy.yaml")),
		eg_path_join(a, folder, name),
		eg_path_join(a, folder, EG_STR("engross.schema.json"))};
	const eg_str texts[] = {eg_strf(a, frame, t.record->key), eg_import_yaml(&t, sources, from),
		eg_schema_text(a, (eg_str){NULL, 0})};
	if (!write_new(a, paths, texts, EG_COUNT(paths), d))
		return false;
	eg_import_tell(&t, paths[1], from, said);
	return true;
}
