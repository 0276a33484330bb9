/* flock-free half of fs: a set of files that replaces another as a set. */
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct member {
	char *path, *beside;
	bool keep; /* equal to the old file: left alone */
} member;

struct eg_fs_set {
	eg_arena *arena;
	member *items;
	size_t count, cap;
};

static eg_str error_words(eg_arena *a)
{
	return eg_str_copy(a, eg_str_of(strerror(errno)));
}

eg_fs_set *eg_fs_set_new(eg_arena *a)
{
	eg_fs_set *s = EG_NEW(a, eg_fs_set);
	s->arena = a;
	return s;
}

/* mkdir -p of the folder of a path. */
static bool make_folders(eg_arena *a, eg_str folder, eg_str *why)
{
	char *p = eg_cstr(a, folder);
	for (size_t i = 1; i <= folder.n; i++) {
		if (i < folder.n && p[i] != '/')
			continue;
		char was = p[i];
		p[i] = 0;
		if (mkdir(p, 0777) != 0 && errno != EEXIST && errno != EISDIR) {
			*why = error_words(a);
			return false;
		}
		p[i] = was;
	}
	return true;
}

eg_str eg_fs_set_add(eg_fs_set *s, eg_str path, eg_str *why)
{
	eg_str folder = eg_path_folder(path), name = eg_path_name(path);
	if (folder.n && !make_folders(s->arena, folder, why))
		return (eg_str){NULL, 0};
	s->items = eg_grow(s->arena, s->items, s->count, &s->cap, sizeof *s->items);
	eg_str beside = eg_path_join(s->arena, folder,
		eg_strf(s->arena, ".%.*s.%ld.part", EG_ARG(name), (long)getpid()));
	s->items[s->count++] =
		(member){.path = eg_cstr(s->arena, path), .beside = eg_cstr(s->arena, beside)};
	return eg_str_of(s->items[s->count - 1].beside);
}

static bool write_all(int fd, eg_str bytes)
{
	for (size_t at = 0; at < bytes.n;) {
		ssize_t n = write(fd, bytes.p + at, bytes.n - at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		at += (size_t)n;
	}
	return true;
}

bool eg_fs_set_write(eg_fs_set *s, eg_str path, eg_str bytes, eg_str *why)
{
	eg_str beside = eg_fs_set_add(s, path, why);
	if (!beside.p)
		return false;
	int fd = open(beside.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0) {
		*why = error_words(s->arena);
		return false;
	}
	bool ok = write_all(fd, bytes);
	if (!ok)
		*why = error_words(s->arena);
	if (close(fd) != 0 && ok) {
		*why = error_words(s->arena);
		ok = false;
	}
	return ok;
}

static bool same_bytes(const char *a, const char *b)
{
	FILE *x = fopen(a, "rb"), *y = fopen(b, "rb");
	bool same = x && y;
	static const size_t step = 1 << 16;
	char *p = malloc(2 * step);
	while (same && p) {
		size_t n = fread(p, 1, step, x), m = fread(p + step, 1, step, y);
		same = n == m && memcmp(p, p + step, n) == 0 && !ferror(x) && !ferror(y);
		if (n < step)
			break;
	}
	same = same && p;
	free(p);
	if (x)
		(void)fclose(x);
	if (y)
		(void)fclose(y);
	return same;
}

/* Settles mode and bytes of one file beside its place. */
static bool settle(const member *m)
{
	struct stat old;
	int fd = open(m->beside, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	mode_t mode;
	if (stat(m->path, &old) == 0) {
		mode = old.st_mode & 07777;
	} else {
		mode_t mask = umask(0);
		umask(mask);
		mode = 0666 & ~mask;
	}
	bool ok = fchmod(fd, mode) == 0 && fsync(fd) == 0;
	int saved = errno;
	close(fd);
	errno = saved;
	return ok;
}

static void sync_folder(eg_arena *a, const char *path)
{
	eg_str folder = eg_path_folder(eg_str_of(path));
	int fd = open(folder.n ? eg_cstr(a, folder) : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	/* Some file systems cannot sync a folder; the rename stands all the same. */
	(void)fsync(fd);
	close(fd);
}

bool eg_fs_set_commit(eg_fs_set *s, eg_str *why)
{
	for (size_t i = 0; i < s->count; i++) {
		member *m = &s->items[i];
		m->keep = same_bytes(m->path, m->beside);
		if (!m->keep && !settle(m)) {
			*why = eg_strf(s->arena, "%s: %s", m->path, strerror(errno));
			eg_fs_set_abandon(s);
			return false;
		}
	}
	for (size_t i = 0; i < s->count; i++) {
		member *m = &s->items[i];
		if (m->keep) {
			unlink(m->beside);
		} else if (rename(m->beside, m->path) != 0) {
			*why = eg_strf(s->arena, "%s: %s", m->path, strerror(errno));
			eg_fs_set_abandon(s);
			return false;
		} else {
			sync_folder(s->arena, m->path);
		}
	}
	s->count = 0;
	return true;
}

void eg_fs_set_abandon(eg_fs_set *s)
{
	for (size_t i = 0; i < s->count; i++)
		unlink(s->items[i].beside);
	s->count = 0;
}
