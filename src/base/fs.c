/* flock is beyond POSIX. Only this file and allocate.c ask for more than that. */
/* NOLINTNEXTLINE(bugprone-reserved-identifier): the C library looks for this name. */
#define _GNU_SOURCE
#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static eg_str error_words(eg_arena *a)
{
	return eg_str_copy(a, eg_str_of(strerror(errno)));
}

static enum eg_fs_kind kind_of_mode(mode_t mode)
{
	return S_ISREG(mode) ? EG_FS_FILE : S_ISDIR(mode) ? EG_FS_FOLDER : EG_FS_OTHER;
}

enum eg_fs_kind eg_fs_kind_of(eg_arena *scratch, eg_str path)
{
	struct stat st;
	eg_arena_mark m = eg_arena_save(scratch);
	int rc = stat(eg_cstr(scratch, path), &st);
	eg_arena_rewind(scratch, m);
	return rc == 0 ? kind_of_mode(st.st_mode) : EG_FS_NONE;
}

uint64_t eg_fs_size(eg_arena *scratch, eg_str path)
{
	struct stat st;
	eg_arena_mark m = eg_arena_save(scratch);
	int rc = stat(eg_cstr(scratch, path), &st);
	eg_arena_rewind(scratch, m);
	return rc == 0 && S_ISREG(st.st_mode) && st.st_size > 0 ? (uint64_t)st.st_size : 0;
}

uint64_t eg_fs_stamp(eg_arena *scratch, eg_str path)
{
	struct stat st;
	eg_arena_mark m = eg_arena_save(scratch);
	int rc = stat(eg_cstr(scratch, path), &st);
	eg_arena_rewind(scratch, m);
	if (rc != 0)
		return 0;
	const uint64_t facts[] = {(uint64_t)st.st_dev, (uint64_t)st.st_ino, (uint64_t)st.st_size,
		(uint64_t)st.st_mtim.tv_sec, (uint64_t)st.st_mtim.tv_nsec};
	return eg_str_hash((eg_str){(const char *)facts, sizeof facts}) | 1;
}

/* Reads until the end or max + 1 bytes; files under /proc tell no size, so none is trusted. */
static bool read_all(eg_arena *a, int fd, size_t guess, size_t max, eg_str *out, eg_str *why)
{
	max = max < SIZE_MAX - 2 ? max : SIZE_MAX - 2; /* max + 2 bytes may be asked for */
	size_t cap = guess < max ? guess + 1 : max + 1, n = 0;
	char *p = eg_alloc(a, cap + 1);
	for (;;) {
		ssize_t got = read(fd, p + n, cap - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			*why = error_words(a);
			return false;
		}
		if (got == 0)
			break;
		n += (size_t)got;
		if (n > max) {
			*why = eg_strf(a, "it has more than %zu bytes", max);
			return false;
		}
		if (n == cap) {
			size_t more = cap * 2 < max + 1 ? cap * 2 : max + 1;
			char *q = eg_alloc(a, more + 1);
			memcpy(q, p, n);
			p = q;
			cap = more;
		}
	}
	p[n] = 0;
	*out = (eg_str){p, n};
	return true;
}

bool eg_fs_is_there(eg_arena *scratch, eg_str path)
{
	struct stat st;
	return lstat(eg_cstr(scratch, path), &st) == 0;
}

bool eg_fs_read(eg_arena *a, eg_str path, size_t max, eg_str *out, eg_str *why)
{
	/* O_NONBLOCK: a pipe that nobody writes to must not hold the build up. */
	int fd = open(eg_cstr(a, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		*why = error_words(a);
		return false;
	}
	struct stat st;
	bool ok = false;
	if (fstat(fd, &st) != 0)
		*why = error_words(a);
	else if (S_ISDIR(st.st_mode))
		*why = EG_STR("it is a folder");
	else if (!S_ISREG(st.st_mode))
		*why = EG_STR("it is not a regular file");
	else if ((uint64_t)st.st_size > max)
		*why = eg_strf(a, "it has more than %zu bytes", max);
	else
		ok = read_all(a, fd, (size_t)st.st_size, max, out, why);
	close(fd);
	return ok;
}

static int by_bytes(const void *a, const void *b)
{
	return eg_str_cmp(*(const eg_str *)a, *(const eg_str *)b);
}

bool eg_fs_list(eg_arena *a, eg_str folder, eg_str **names, size_t *count, eg_str *why)
{
	DIR *d = opendir(eg_cstr(a, folder));
	if (!d) {
		*why = error_words(a);
		return false;
	}
	eg_str *list = NULL;
	size_t n = 0, cap = 0;
	const struct dirent *e;
	while ((errno = 0, e = readdir(d))) {
		eg_str name = eg_str_of(e->d_name);
		if (eg_str_is(name, ".") || eg_str_is(name, ".."))
			continue;
		list = eg_grow(a, list, n, &cap, sizeof *list);
		list[n++] = eg_str_copy(a, name);
	}
	bool ok = errno == 0;
	if (!ok)
		*why = error_words(a);
	closedir(d);
	if (!ok)
		return false;
	if (n)
		qsort(list, n, sizeof *list, by_bytes);
	*names = list;
	*count = n;
	return true;
}

eg_str eg_fs_real(eg_arena *a, eg_str path)
{
	char *real = realpath(path.n ? eg_cstr(a, path) : ".", NULL);
	if (!real)
		return (eg_str){NULL, 0};
	eg_str s = eg_str_copy(a, eg_str_of(real));
	free(real);
	return s;
}

eg_str eg_path_join(eg_arena *a, eg_str folder, eg_str name)
{
	if (folder.n == 0 || eg_str_is(folder, ".") || (name.n && name.p[0] == '/'))
		return name.n ? name : folder;
	if (name.n == 0 || eg_str_is(name, "."))
		return folder;
	const char *between = eg_str_ends(folder, EG_STR("/")) ? "" : "/";
	return eg_strf(a, "%.*s%s%.*s", EG_ARG(folder), between, EG_ARG(name));
}

static size_t last_slash(eg_str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return i - 1;
	return SIZE_MAX;
}

eg_str eg_path_folder(eg_str path)
{
	size_t at = last_slash(path);
	if (at == SIZE_MAX)
		return EG_STR("");
	return eg_str_cut(path, 0, at == 0 ? 1 : at);
}

eg_str eg_path_name(eg_str path)
{
	size_t at = last_slash(path);
	return at == SIZE_MAX ? path : eg_str_cut(path, at + 1, path.n);
}

int eg_fs_lock(eg_arena *a, eg_str folder, eg_str *why)
{
	eg_str path = eg_path_join(a, folder, EG_STR(".engross.lock"));
	int fd = open(eg_cstr(a, path), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0) {
		*why = error_words(a);
		return -2;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	int handle = errno == EWOULDBLOCK ? -1 : -2;
	if (handle == -2)
		*why = error_words(a);
	close(fd);
	return handle;
}

void eg_fs_unlock(int handle)
{
	if (handle >= 0)
		close(handle);
}
