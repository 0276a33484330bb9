/* source.h -- the texts a build was made from, with line tables and spans.
 *
 * Every file that is read is added here once and keeps its number; a span is a file number and
 * two byte offsets. Number 0 is "no place". Files that a file names in its values (prose, CSV) are
 * its parts, with numbers of their own: so files can be read at the same time, each by one
 * thread, and numbers are the same whatever the order in which that happens. Paths are kept
 * relative to the folder of the strategy's file, so that nothing made of them depends on where the
 * program was called from; messages show them below the folder that the user named.
 */
#ifndef EG_SOURCE_SOURCE_H
#define EG_SOURCE_SOURCE_H

#include "base/arena.h"
#include "source/limits.h"

typedef struct eg_span {
	uint32_t file;     /* 0 = nowhere */
	uint32_t from, to; /* bytes; from <= to */
} eg_span;

typedef struct eg_source {
	uint32_t number;
	struct eg_source **parts;
	uint32_t part_count;
	size_t part_cap;
	eg_str path; /* as shown */
	eg_str real; /* as opened */
	eg_str text;
	uint64_t stamp;  /* of the file before it was read (eg_fs_stamp) */
	uint32_t *lines; /* offsets of line starts; made on first use */
	size_t line_count;
	uint32_t *counts; /* characters before each block of a text with long lines, else NULL; made
			     with `lines` */
	eg_str sha256;    /* hex, of the text; {NULL} until it is asked for (build/session.c) */
	bool embedded;    /* part of the program: the standard specs */
	bool unreadable;  /* could not be read or decoded: its records are not known */
	bool passed_over; /* a key of the file is not known, and what stands under it was not read
			   */
} eg_source;

typedef struct eg_sources {
	eg_arena *arena;
	eg_arena *tables;  /* line tables; NULL: with all else */
	eg_source **items; /* [0] is NULL */
	size_t count, cap;
	eg_str prefix; /* the folder of the specs as the user gave it: messages show it before paths
			*/
	eg_str root;   /* the same folder, absolute; {NULL} when there is none */
	eg_limits limits;
} eg_sources;

typedef struct eg_place {
	uint32_t line, column; /* from 1; the column counts code points */
} eg_place;

void eg_sources_init(eg_sources *s, eg_arena *arena);
/* Adds a text (borrowed, must outlive the sources) and returns its number. */
uint32_t eg_sources_add(eg_sources *s, eg_str path, eg_str real, eg_str text);
/* Adds a part to a file, in an arena of the calling thread, which must live as long as the sources.
 * The parts of a file belong to one thread. 0 when the file has too many. */
uint32_t eg_sources_add_part(
	eg_sources *s, eg_arena *a, uint32_t owner, eg_str path, eg_str real, eg_str text);
/* All of them, each followed by its parts. */
eg_source **eg_sources_all(const eg_sources *s, eg_arena *a, size_t *count);
/* Numbers in the order of eg_sources_all. */
static inline uint32_t eg_file_order(uint32_t file)
{
	return file << 16 | file >> 16;
}
eg_source *eg_sources_at(const eg_sources *s, uint32_t file);
/* A file's path as messages show it: below the folder that the user named; {NULL} for no file. */
eg_str eg_source_shown(const eg_sources *s, uint32_t file);
/* The same in an arena of the calling thread. */
eg_str eg_source_shown_in(eg_arena *a, const eg_sources *s, uint32_t file);
/* Where a byte of a file stands. */
eg_place eg_source_place(eg_sources *s, uint32_t file, uint32_t offset);
/* The text of a line (from 1) without its end. */
eg_str eg_source_line(eg_sources *s, uint32_t file, uint32_t line);
static inline bool eg_span_known(eg_span s)
{
	return s.file != 0;
}

#endif
