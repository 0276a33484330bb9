/* Help for a path that leads to nothing: the name that was meant, or where paths begin. */
#include "base/fs.h"
#include "model/model.h"

/* A name in the folder of the path that is near to it, as the spec would write it. */
static bool say_near(eg_finding *f, eg_arena *scratch, eg_str root, eg_str folder, eg_str path)
{
	eg_str whole = eg_path_join(scratch, root, eg_path_join(scratch, folder, path)), why,
	       *names;
	eg_str at = eg_path_folder(whole);
	size_t count;
	if (!eg_fs_list(scratch, at.n ? at : EG_STR("."), &names, &count, &why))
		return false;
	const eg_str *near = eg_suggest(scratch, eg_path_name(whole), names, count);
	if (near)
		eg_say_help(f, "did you mean '%.*s'?",
			EG_ARG(eg_path_join(scratch, eg_path_folder(path), *near)));
	return near != NULL;
}

/* The same path from the root, where somebody took that for its begin. */
static bool say_from_root(eg_finding *f, eg_arena *scratch, eg_str root, eg_str folder, eg_str path)
{
	if (!folder.n || !eg_fs_is_there(scratch, eg_path_join(scratch, root, path)))
		return false;
	eg_str up = EG_STR("../");
	for (size_t i = 0; i < folder.n; i++)
		if (folder.p[i] == '/')
			up = eg_strf(scratch, "%.*s../", EG_ARG(up));
	eg_say_help(f, "paths begin at the folder of the file that says them: write '%.*s%.*s'",
		EG_ARG(up), EG_ARG(path));
	return true;
}

void eg_say_missing(eg_finding *f, eg_arena *scratch, eg_str root, eg_str folder, eg_str path)
{
	if (say_near(f, scratch, root, folder, path) ||
		say_from_root(f, scratch, root, folder, path))
		return;
	if (folder.n)
		eg_say_help(f, "paths begin at the folder of the file that says them, here '%.*s'",
			EG_ARG(folder));
	else
		eg_say_help(f, "paths begin at the folder of the file that says them");
}
