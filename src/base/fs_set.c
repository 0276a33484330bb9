/* Writing: folders, appending, and a set of files that replaces another as a set. */
#include "base/fs.h"

#include "base/lock.h"
#include "base/map.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct member {
	char *path, *beside;
	char *before; /* a second name of the file that was replaced; NULL without one */
	bool keep;    /* equal to the old file: left alone */
	bool fresh;   /* nothing stood at its place */
} member;

struct eg_fs_set {
	eg_arena *arena;
	member *items;
	size_t count, cap;
	bool listed;   /* among open_sets */
	eg_map places; /* paths to places in items */
	char **made;   /* folders that were not there, outer ones first */
	size_t made_count, made_cap;
	eg_fs_set *next;
};

/* The sets that hold files, for a process that is ended by a signal. */
static eg_lock sets_lock = EG_LOCK_INIT;
static eg_fs_set *open_sets;

static eg_str error_words(eg_arena *a)
{
	return eg_str_copy(a, eg_str_of(strerror(errno)));
}

eg_fs_set *eg_fs_set_new(eg_arena *a)
{
	eg_fs_set *s = EG_NEW(a, eg_fs_set);
	s->arena = a;
	eg_map_init(&s->places, a);
	return s;
}

static bool is_folder(const char *path)
{
	struct stat st;
	errno = 0;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void remember_folder(eg_fs_set *s, const char *path)
{
	s->made = eg_grow(s->arena, s->made, s->made_count, &s->made_cap, sizeof *s->made);
	s->made[s->made_count++] = eg_cstr(s->arena, eg_str_of(path));
}

/* Makes a folder and those above it, and lets the set, unless that is NULL, remember which. */
static bool make_folder(eg_arena *a, eg_fs_set *s, eg_str folder, eg_str *why)
{
	char *p = eg_cstr(a, folder);
	for (size_t i = 1; i <= folder.n; i++) {
		if (i < folder.n && p[i] != '/')
			continue;
		char was = p[i];
		p[i] = 0;
		bool is_new = mkdir(p, 0777) == 0;
		if (!is_new && errno != EEXIST && errno != EISDIR) {
			*why = error_words(a);
			return false;
		}
		if (is_new && s)
			remember_folder(s, p);
		p[i] = was;
	}
	if (!folder.n || is_folder(p))
		return true;
	*why = errno == ENOENT
		       ? EG_STR("a link that leads nowhere stands where the folder should be")
		       : EG_STR("a file stands where the folder should be");
	return false;
}

bool eg_fs_make_folder(eg_arena *a, eg_str folder, eg_str *why)
{
	return make_folder(a, NULL, folder, why);
}

static eg_str add_member(eg_fs_set *s, eg_str path, eg_str *why)
{
	eg_str folder = eg_path_folder(path), name = eg_path_name(path);
	if (!s->listed) {
		s->listed = true;
		s->next = open_sets;
		open_sets = s;
	}
	if (folder.n && !make_folder(s->arena, s, folder, why))
		return (eg_str){NULL, 0};
	eg_str copy = eg_str_copy(s->arena, path);
	bool is_new;
	uint32_t at = eg_map_add(&s->places, copy, (uint32_t)s->count, &is_new);
	if (!is_new)
		return eg_str_of(s->items[at].beside);
	s->items = eg_grow(s->arena, s->items, s->count, &s->cap, sizeof *s->items);
	eg_str beside = eg_path_join(s->arena, folder,
		eg_strf(s->arena, ".%.*s.%ld.part", EG_ARG(name), (long)getpid()));
	member *m = &s->items[s->count++];
	*m = (member){.path = eg_cstr(s->arena, path), .beside = eg_cstr(s->arena, beside)};
	/* What a killed run with the same number has left must not be taken for ours. */
	(void)unlink(m->beside);
	return eg_str_of(m->beside);
}

eg_str eg_fs_set_add(eg_fs_set *s, eg_str path, eg_str *why)
{
	eg_lock_take(&sets_lock);
	eg_str beside = add_member(s, path, why);
	eg_lock_give(&sets_lock);
	return beside;
}

/* What its writer may have put behind the name of a file that stands beside its place: of a
 * workbook, with its folder for what is in the making, and of a database; and the second name of
 * the file that it replaces. */
static const char *const endings[] = {"", ".frame", ".tmp", "-journal", ".old"};

static bool is_ending(eg_str rest)
{
	for (size_t i = 0; i < EG_COUNT(endings); i++)
		if (eg_str_is(rest, endings[i]))
			return true;
	return false;
}

/* ".NAME.4711.part" and an ending. */
static bool is_left_over(eg_str name)
{
	size_t end = eg_str_find(name, EG_STR(".part"), 1), digits = end;
	if (end == SIZE_MAX || name.p[0] != '.')
		return false;
	eg_str rest = eg_str_cut(name, end + sizeof ".part" - 1, name.n);
	while (digits > 0 && name.p[digits - 1] >= '0' && name.p[digits - 1] <= '9')
		digits--;
	return digits < end && digits > 2 && name.p[digits - 1] == '.' && is_ending(rest);
}

void eg_fs_remove(eg_arena *a, eg_str path)
{
	(void)unlink(eg_cstr(a, path));
}

void eg_fs_remove_folder(eg_arena *a, eg_str folder)
{
	eg_str *names = NULL, why;
	size_t count = 0;
	if (!eg_fs_list(a, folder, &names, &count, &why))
		return;
	for (size_t i = 0; i < count; i++)
		eg_fs_remove(a, eg_path_join(a, folder, names[i]));
	(void)rmdir(eg_cstr(a, folder));
}

void eg_fs_sweep(eg_arena *scratch, eg_str folder)
{
	eg_arena_mark m = eg_arena_save(scratch);
	eg_str *names = NULL, why;
	size_t count = 0;
	if (!eg_fs_list(scratch, folder.n ? folder : EG_STR("."), &names, &count, &why))
		count = 0;
	for (size_t i = 0; i < count; i++)
		if (is_left_over(names[i])) {
			eg_str path = eg_path_join(scratch, folder, names[i]);
			eg_fs_remove(scratch, path);
			eg_fs_remove_folder(scratch, path);
		}
	eg_arena_rewind(scratch, m);
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

bool eg_fs_append(eg_arena *a, eg_str path, eg_str bytes, eg_str *why)
{
	int fd = open(eg_cstr(a, path), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	bool ok = fd >= 0 && write_all(fd, bytes);
	if (!ok)
		*why = error_words(a);
	if (fd >= 0 && close(fd) != 0 && ok) {
		*why = error_words(a);
		ok = false;
	}
	return ok;
}

bool eg_fs_set_write(eg_fs_set *s, eg_str path, eg_str bytes, eg_str *why)
{
	eg_str beside = eg_fs_set_add(s, path, why);
	if (!beside.p)
		return false;
	/* Nobody else may read it before commit gives it its mode. */
	int fd = open(beside.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
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

/* The mode that a file takes where none stood. */
static mode_t new_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static bool settle_mode(const char *path, mode_t mode)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool ok = fchmod(fd, mode) == 0 && fsync(fd) == 0;
	int saved = errno;
	close(fd);
	errno = saved;
	return ok;
}

/* Looks at what stands at the place of m, and brings m to disk with its mode unless the bytes are
 * equal. */
static bool settle(eg_arena *a, member *m, eg_str *why)
{
	struct stat old, now;
	bool has_old = stat(m->path, &old) == 0;
	if (has_old && !S_ISREG(old.st_mode)) {
		*why = eg_strf(a, "%s: it is not a regular file", m->path);
		return false;
	}
	m->keep = has_old && stat(m->beside, &now) == 0 && now.st_size == old.st_size &&
		  same_bytes(m->path, m->beside);
	if (m->keep || settle_mode(m->beside, has_old ? old.st_mode & 07777 : new_mode()))
		return true;
	*why = eg_strf(a, "%s: %s", m->path, strerror(errno));
	return false;
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

/* Puts m in its place. The old file keeps a second name, so that it can be put back; a file system
 * without hard links has no such name, and there the old file is gone. */
static bool replace(eg_arena *a, member *m)
{
	char *before = eg_cstr(a, eg_strf(a, "%s.old", m->beside));
	(void)unlink(before);
	if (link(m->path, before) == 0)
		m->before = before;
	else
		m->fresh = errno == ENOENT;
	return rename(m->beside, m->path) == 0;
}

/* Puts the first n files back as they were. Renaming one name of a file over another of the same
 * file does nothing (POSIX, rename), so the second name is removed in any case. */
static void put_back(eg_fs_set *s, size_t n)
{
	while (n-- > 0) {
		const member *m = &s->items[n];
		if (m->before) {
			(void)rename(m->before, m->path);
			(void)unlink(m->before);
		} else if (m->fresh) {
			(void)unlink(m->path);
		}
	}
}

static bool same_folder(const member *a, const member *b)
{
	return eg_str_eq(eg_path_folder(eg_str_of(a->path)), eg_path_folder(eg_str_of(b->path)));
}

/* The folders of all files, each once for a run of files in it; those before the last file come to
 * disk before it does, for the last one speaks of the others. */
static bool replace_all(eg_fs_set *s, eg_str *why)
{
	for (size_t i = 0; i < s->count; i++) {
		member *m = &s->items[i];
		if (i > 0 && (i + 1 == s->count || !same_folder(m - 1, m)))
			sync_folder(s->arena, m[-1].path);
		if (!m->keep && !replace(s->arena, m)) {
			*why = eg_strf(s->arena, "%s: %s", m->path, strerror(errno));
			put_back(s, i + 1);
			return false;
		}
	}
	if (s->count)
		sync_folder(s->arena, s->items[s->count - 1].path);
	return true;
}

static void close_set(eg_fs_set *s)
{
	eg_fs_set **at = &open_sets;
	while (*at && *at != s)
		at = &(*at)->next;
	if (*at)
		*at = s->next;
	s->listed = false;
}

/* Those that hold something stay. */
static void remove_made(const eg_fs_set *s)
{
	for (size_t i = s->made_count; i-- > 0;)
		(void)rmdir(s->made[i]);
}

/* Removes what stands beside the places, and forgets the set. */
static void clear(eg_fs_set *s)
{
	close_set(s);
	for (size_t i = 0; i < s->count; i++) {
		(void)unlink(s->items[i].beside);
		if (s->items[i].before)
			(void)unlink(s->items[i].before);
	}
	remove_made(s);
	s->count = s->made_count = 0;
	eg_map_init(&s->places, s->arena);
}

bool eg_fs_set_commit(eg_fs_set *s, eg_str *why)
{
	bool ok = true;
	for (size_t i = 0; ok && i < s->count; i++)
		ok = settle(s->arena, &s->items[i], why);
	eg_lock_take(&sets_lock);
	ok = ok && replace_all(s, why);
	clear(s);
	eg_lock_give(&sets_lock);
	return ok;
}

void eg_fs_set_abandon(eg_fs_set *s)
{
	eg_lock_take(&sets_lock);
	clear(s);
	eg_lock_give(&sets_lock);
}

#define MOST_WAITS 20 /* milliseconds for a thread to come to its next call */

/* The name with its ending stands in a fixed place: no memory can be asked for any more. */
static void remove_ending(const char *beside, const char *ending)
{
	static char name[PATH_MAX];
	size_t n = strlen(beside), m = strlen(ending);
	if (n + m >= sizeof name)
		return;
	memcpy(name, beside, n + 1);
	memcpy(name + n, ending, m + 1);
	(void)unlink(name);
	/* A library makes files in the folder and unlinks each at once: the last one may be between
	 * the two. */
	for (int i = 0; i < MOST_WAITS && rmdir(name) != 0 && errno == ENOTEMPTY; i++)
		(void)poll(NULL, 0, 1);
}

/* The other threads go on until the process is gone, and must not make a file anew that was just
 * removed: from here on the system gives nobody a further handle (POSIX, setrlimit). */
static void stop_opening(void)
{
	struct rlimit none;
	if (getrlimit(RLIMIT_NOFILE, &none) != 0)
		return;
	none.rlim_cur = 0;
	(void)setrlimit(RLIMIT_NOFILE, &none);
}

void eg_fs_sets_end(bool wait)
{
	if (wait)
		eg_lock_take(&sets_lock);
	else if (!eg_lock_try(&sets_lock))
		return;
	stop_opening();
	for (const eg_fs_set *s = open_sets; s; s = s->next) {
		for (size_t i = 0; i < s->count; i++)
			for (size_t e = 0; e < EG_COUNT(endings); e++)
				remove_ending(s->items[i].beside, endings[e]);
		remove_made(s);
	}
	/* The lock stays taken: the process ends. */
}
