#include "base/fs.h"
#include "model/model.h"

static bool is_below(eg_str real, eg_str root)
{
	return eg_str_starts(real, root) &&
	       (eg_str_is(root, "/") || (real.n > root.n && real.p[root.n] == '/'));
}

/* In the words of the spec, which do not begin at the root. */
static void tell_missing(const eg_model *m, eg_arena *a, eg_str path, eg_span at, eg_diag *d)
{
	const eg_source *from = eg_span_known(at) ? eg_sources_at(m->sources, at.file) : NULL;
	eg_str folder = from ? eg_path_folder(from->path) : EG_STR("");
	if (folder.n && is_below(path, folder))
		path = eg_str_cut(path, folder.n + 1, path.n);
	else
		folder = EG_STR("");
	eg_say_missing(eg_report(d, EG_R_FILE_MISSING, at, "'%.*s' does not exist", EG_ARG(path)),
		a, m->root, folder, path);
}

bool eg_model_bytes(const eg_model *m, eg_arena *a, eg_str path, size_t most, eg_span at,
	eg_str *bytes, eg_diag *d)
{
	eg_str folder = m->root.n ? m->root : EG_STR("."), why;
	eg_str root = eg_fs_real(a, folder), real = eg_fs_real(a, eg_path_join(a, folder, path));
	bool outside = eg_str_starts(path, EG_STR("/")) || (real.p && !is_below(real, root));
	if (outside) {
		eg_say_help(eg_report(d, EG_R_PATH_OUTSIDE, at,
				    "path '%.*s' leads out of the specs", EG_ARG(path)),
			"put the file below the folder of the strategy's file");
		return false;
	}
	if (!real.p) {
		tell_missing(m, a, path, at, d);
		return false;
	}
	if (eg_fs_read(a, real, most, bytes, &why))
		return true;
	eg_report(
		d, EG_R_FILE_MISSING, at, "'%.*s' cannot be read: %.*s", EG_ARG(path), EG_ARG(why));
	return false;
}
