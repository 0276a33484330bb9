/* dataset_case.h -- for the unit tests of the dataset: from a spec in a string to a dataset. */
#ifndef EG_TESTS_DATASET_CASE_H
#define EG_TESTS_DATASET_CASE_H

#include "base/fs.h"
#include "base/sha256.h"
#include "dataset/dataset.h"
#include "model/read.h"
#include "source/show.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct spec_case {
	eg_arena *arena;
	eg_sources sources;
	eg_diag diag;
	eg_model *model;
	eg_dataset *ds;
} spec_case;

/* What every spec needs; the as-of day is 2026-01-15. */
#define STRATEGY                                                                                   \
	"strategy:\n"                                                                              \
	"  title: T\n"                                                                             \
	"  edition: \"1\"\n"                                                                       \
	"  starts: FY2026\n"                                                                       \
	"  ends: FY2028\n"                                                                         \
	"  as_of: 2026-01-15\n"                                                                    \
	"  contact: {name: The Office}\n"
#define ORGANIZATION                                                                               \
	"organization: {id: dhs, name: Department, acronym: D, country: US,\n"                     \
	"  state: {id: usa, name: United States}, offices: [{id: icpo, name: Programs Office}]}\n"

static inline eg_str temp_folder(eg_arena *a)
{
	static const char pattern[] = "/tmp/engross-unit-XXXXXX";
	char *path = eg_cstr(a, EG_STR(pattern));
	assert_non_null(mkdtemp(path));
	return eg_str_of(path);
}

/* Every finding as text, for a look when a test fails. */
static inline eg_str findings(spec_case *c)
{
	eg_buf b = {0};
	eg_show_options opt = {0};
	eg_diag_show(&b, &c->diag, &c->sources, &opt);
	eg_str s = eg_str_copy(c->arena, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

static inline spec_case *read_case(const char *yaml)
{
	eg_arena *a = eg_arena_new();
	spec_case *c = EG_NEW(a, spec_case);
	c->arena = a;
	eg_sources_init(&c->sources, a);
	eg_diag_init(&c->diag, a);
	eg_str folder = temp_folder(a);
	const char *path = eg_cstr(a, eg_path_join(a, folder, EG_STR("strategy.yaml")));
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(yaml, 1, strlen(yaml), f), strlen(yaml));
	assert_int_equal(fclose(f), 0);
	eg_model_options opt = {.build_day = eg_day_of(2026, 1, 15)};
	c->model = eg_model_read(a, &c->sources, eg_str_of(path), &opt, &c->diag);
	unlink(path);
	rmdir(eg_cstr(a, folder));
	if (c->diag.errors)
		fail_msg("%.*s", EG_ARG(findings(c)));
	return c;
}

static inline spec_case *open_case_for(const char *yaml, const char *audience)
{
	spec_case *c = read_case(yaml);
	eg_dataset_options opt = {.audience = eg_str_of(audience),
		.tool_version = EG_STR("0.0.0"),
		.inputs_digest = EG_STR("0123")};
	c->ds = eg_dataset_open(c->arena, c->model, &opt, &c->diag);
	if (!c->ds)
		fail_msg("%.*s", EG_ARG(findings(c)));
	return c;
}

static inline spec_case *open_case(const char *yaml)
{
	return open_case_for(yaml, "internal");
}

static inline void close_case(spec_case *c)
{
	eg_dataset_close(c->ds);
	eg_arena_release(c->arena);
}

/* All rows as text: cells by '|', rows by '\n', NULL as '-'. */
static inline const char *rows_of(spec_case *c, const char *sql)
{
	eg_rows r;
	eg_buf b = {0};
	if (!eg_query_all(
		    c->arena, c->ds, eg_str_of(sql), (eg_query_place){0}, NULL, 0, &r, &c->diag))
		fail_msg("%s\n%.*s", sql, EG_ARG(findings(c)));
	for (size_t i = 0; i < r.count * r.columns; i++) {
		const eg_cell *cell = &r.cells[i];
		if (i)
			eg_buf_byte(&b, i % r.columns ? '|' : '\n');
		if (cell->kind == EG_CELL_INTEGER)
			eg_buf_int(&b, cell->integer);
		else if (cell->kind == EG_CELL_TEXT)
			eg_buf_str(&b, cell->text);
		else
			eg_buf_byte(&b, '-');
	}
	const char *out = eg_cstr(c->arena, eg_buf_view(&b));
	eg_buf_release(&b);
	return out;
}

#define assert_rows(c, sql, wanted) assert_string_equal(rows_of((c), (sql)), (wanted))

#endif
