/* Workbooks written from queries of a made-up dataset, and read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "xlsx/readback.h"
#include "xlsx/write.h"
#include "xlsx/xlsx.h"
#include "xlsx/zip.h"

/* -- a dataset of one table: the seam's functions over rows that a test gives -- */

enum { COLUMNS = 5 };
static const char *const names[COLUMNS] = {"id", "name", "day", "n", "parent"};

struct eg_dataset {
	size_t rows;
	void (*row)(size_t i, eg_cell *cells);
};

struct eg_query {
	eg_dataset *ds;
	size_t at;
};

eg_query *eg_query_open(eg_dataset *ds, eg_str sql, eg_query_place place, eg_diag *d)
{
	(void)place;
	if (sql.n == 0) {
		(void)eg_report(d, EG_R_QUERY_ERROR, (eg_span){0}, "no query");
		return NULL;
	}
	eg_query *q = malloc(sizeof *q);
	*q = (eg_query){.ds = ds};
	return q;
}

void eg_query_close(eg_query *q)
{
	free(q);
}

size_t eg_query_columns(const eg_query *q)
{
	(void)q;
	return COLUMNS;
}

eg_str eg_query_column(const eg_query *q, size_t i)
{
	(void)q;
	return eg_str_of(names[i]);
}

void eg_query_bind(eg_query *q, eg_str name, const eg_cell *value)
{
	(void)q;
	(void)name;
	(void)value;
}

bool eg_query_next(eg_query *q, eg_cell *cells)
{
	if (q->at >= q->ds->rows)
		return false;
	memset(cells, 0, COLUMNS * sizeof *cells);
	q->ds->row(q->at++, cells);
	return true;
}

static eg_cell text(const char *s)
{
	return (eg_cell){.kind = EG_CELL_TEXT, .text = eg_str_of(s)};
}

static char id_buffer[32], name_buffer[32];

static void plain_row(size_t i, eg_cell *cells)
{
	(void)snprintf(id_buffer, sizeof id_buffer, "p-%zu", i);
	(void)snprintf(name_buffer, sizeof name_buffer, "Partner %zu", i);
	cells[0] = text(id_buffer);
	cells[1] = text(name_buffer);
	cells[2] = text(i % 2 ? "2024-02-29" : "~2007");
	cells[3] = (eg_cell){.kind = EG_CELL_INTEGER, .integer = (int64_t)i};
	cells[4] = text("p-0");
}

/* -- the workbook over it -- */

typedef struct fixture {
	eg_arena *a;
	eg_diag d;
	eg_str path, why;
	eg_dataset ds;
	eg_xcolumn columns[COLUMNS], about_columns[2];
	eg_xsheet sheets[2];
	eg_workbook w;
} fixture;

static eg_str about_rows[] = {
	EG_STR_INIT("Title"), EG_STR_INIT("=1+1"), EG_STR_INIT("Rows"), EG_STR_INIT("")};

static eg_xcolumn column(const char *title, enum eg_xtype type, size_t at)
{
	return (eg_xcolumn){.title = eg_str_of(title),
		.type = type,
		.width = 30,
		.column = at,
		.target = SIZE_MAX};
}

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	char folder[] = "/tmp/eg-xlsx-XXXXXX";
	f->a = eg_arena_new();
	eg_diag_init(&f->d, f->a);
	assert_non_null(mkdtemp(folder));
	f->path = eg_strf(f->a, "%s/out.xlsx", folder);
	f->ds = (eg_dataset){.rows = 20, .row = plain_row};
	f->columns[0] = column("Id", EG_X_ID, 0);
	f->columns[1] = column("Name", EG_X_NAME, 1);
	f->columns[2] = column("Day", EG_X_DATE, 2);
	f->columns[3] = column("Number", EG_X_INTEGER, 3);
	f->columns[4] = column("Parent", EG_X_LINK, 4);
	f->columns[4].link_sheet = EG_STR("Partners");
	f->about_columns[0] = column("Property", EG_X_TEXT, 0);
	f->about_columns[1] = column("Value", EG_X_TEXT, 1);
	f->sheets[0] = (eg_xsheet){.title = EG_STR("Contents"),
		.heading = EG_STR("Contents"),
		.what = EG_STR("What"),
		.table = EG_STR("tbl_contents"),
		.columns = f->about_columns,
		.column_count = 2,
		.fixed = about_rows,
		.fixed_rows = 2};
	f->sheets[1] = (eg_xsheet){.title = EG_STR("Partners"),
		.heading = EG_STR("Partners"),
		.what = EG_STR("What"),
		.table = EG_STR("tbl_partners"),
		.sql = EG_STR("SELECT"),
		.rows = f->ds.rows,
		.id_column = EG_STR("id"),
		.columns = f->columns,
		.column_count = COLUMNS,
		.freeze = 2};
	f->w = (eg_workbook){.title = EG_STR("R&D roster"),
		.header = EG_STR("R&D roster"),
		.marking = EG_STR("U"),
		.edition = EG_STR("Edition 2026"),
		.as_of = EG_STR("2026-01-15"),
		.created = 1768435200,
		.sheets = f->sheets,
		.sheet_count = 2};
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	char *folder = eg_cstr(f->a, eg_path_folder(f->path));
	(void)remove(eg_cstr(f->a, f->path));
	assert_int_equal(rmdir(folder), 0); /* nothing else was left there */
	eg_arena_release(f->a);
	free(f);
	return 0;
}

static const eg_xlimits usual = {.rows = 1000, .links = 100, .cells = 100000};

static bool write_within(fixture *f, eg_xlimits limits)
{
	return eg_xlsx_write_within(f->a, &f->w, &f->ds, f->path, limits, &f->why, &f->d);
}

static eg_str bytes_of(fixture *f)
{
	eg_str bytes = {0};
	assert_true(eg_fs_read(f->a, f->path, 1 << 26, &bytes, &f->why));
	return bytes;
}

static size_t findings(const fixture *f, enum eg_rule rule)
{
	size_t n = 0;
	for (size_t i = 0; i < f->d.count; i++)
		n += f->d.items[i]->rule == rule;
	return n;
}

static void take(void *buf, const unsigned char *p, size_t n)
{
	eg_buf_put(buf, p, n);
}

/* -- laws -- */

static void a_workbook_is_written_and_checked(void **state)
{
	fixture *f = *state;
	assert_true(eg_xlsx_write(f->a, &f->w, &f->ds, f->path, &f->why, &f->d));
	static const uint32_t rows[] = {7, 25}, wrong[] = {7, 24};
	assert_true(eg_xlsx_check(f->a, f->path, rows, 2, &f->why));
	assert_false(eg_xlsx_check(f->a, f->path, wrong, 2, &f->why));
	assert_true(eg_str_find(f->why, EG_STR("has 25 rows of 24"), 0) != SIZE_MAX);
	assert_int_equal(f->d.count, 0);
}

static void the_same_data_give_the_same_bytes(void **state)
{
	fixture *f = *state;
	assert_true(write_within(f, usual));
	eg_str first = bytes_of(f);
	assert_true(write_within(f, usual));
	assert_true(eg_str_eq(first, bytes_of(f)));
}

static void a_damaged_file_is_noticed(void **state)
{
	fixture *f = *state;
	static const uint32_t rows[] = {7, 25};
	assert_true(write_within(f, usual));
	eg_str whole = bytes_of(f);
	size_t noticed = 0, tried = 0;
	for (size_t at = 40; at < whole.n; at += 97) {
		char *p = eg_cstr(f->a, whole);
		p[at] = (char)(p[at] ^ 0x55);
		FILE *out = fopen(f->path.p, "wb");
		assert_non_null(out);
		assert_int_equal(fwrite(p, 1, whole.n, out), whole.n);
		assert_int_equal(fclose(out), 0);
		/* A changed date or attribute of the zip is no damage; anything may be said, but
		 * nothing may be read beyond its end. */
		noticed += !eg_xlsx_check(f->a, f->path, rows, 2, &f->why);
		tried++;
	}
	assert_true(noticed * 2 > tried);
	for (size_t n = 0; n < whole.n; n += whole.n / 20) {
		assert_true(write_within(f, usual));
		assert_int_equal(truncate(f->path.p, (off_t)n), 0);
		assert_false(eg_xlsx_check(f->a, f->path, rows, 2, &f->why));
	}
}

static void a_sheet_without_rows_still_has_a_table(void **state)
{
	fixture *f = *state;
	f->ds.rows = f->sheets[1].rows = 0;
	static const uint32_t rows[] = {7, 6};
	assert_true(write_within(f, usual));
	assert_true(eg_xlsx_check(f->a, f->path, rows, 2, &f->why));
}

static void too_many_rows_go_on_on_another_page(void **state)
{
	fixture *f = *state;
	static const uint32_t rows[] = {7, 13, 13, 9};
	assert_true(write_within(f, (eg_xlimits){.rows = 8, .links = 100, .cells = 100000}));
	assert_true(eg_xlsx_check(f->a, f->path, rows, 4, &f->why));
}

static void too_many_links_become_text(void **state)
{
	fixture *f = *state;
	assert_true(write_within(f, (eg_xlimits){.rows = 1000, .links = 10, .cells = 100000}));
	assert_int_equal(findings(f, EG_R_LINK_LIMIT), 1);
}

static void a_large_sheet_is_streamed(void **state)
{
	fixture *f = *state;
	static const uint32_t rows[] = {7, 25};
	assert_true(write_within(f, (eg_xlimits){.rows = 1000, .links = 100, .cells = 50}));
	assert_int_equal(findings(f, EG_R_SHEET_STREAMED), 1);
	assert_true(eg_xlsx_check(f->a, f->path, rows, 2, &f->why));
}

/* The part of the file with that name, inflated. */
static eg_str part_of(fixture *f, const char *name)
{
	eg_zip *z = EG_NEW(f->a, eg_zip);
	eg_zip_part p = {0};
	eg_buf b = {0};
	assert_true(eg_zip_open(z, f->a, f->path, &f->why));
	do
		assert_true(eg_zip_next(z, &p));
	while (!eg_str_is(p.name, name));
	assert_true(eg_zip_read(z, &p, take, &b));
	eg_zip_close(z);
	eg_str s = eg_str_copy(f->a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

static bool has(eg_str s, const char *words)
{
	return eg_str_find(s, eg_str_of(words), 0) != SIZE_MAX;
}

static void a_page_of_many_cells_goes_past_the_library(void **state)
{
	fixture *f = *state;
	eg_xlimits spooled = usual;
	spooled.spool = 1;
	f->columns[3].formula = EG_STR("=1+{n}&\"x\"");
	for (size_t i = 0; i < COLUMNS; i++)
		f->columns[i].key = eg_str_of(names[i]);
	assert_true(write_within(f, spooled));
	const uint32_t rows[] = {EG_ANY_ROWS, 25};
	assert_true(eg_xlsx_check(f->a, f->path, rows, 2, &f->why));
	eg_str xml = part_of(f, "xl/worksheets/sheet2.xml");
	assert_true(has(xml, "<is><t>p-3</t></is>"));
	assert_true(has(xml, "<f>1+D6&amp;&quot;x&quot;</f><v>"));
	assert_true(has(xml, "<hyperlink ref=\"E8\" location=\"'Partners'!A"));
}

static void late_row(size_t i, eg_cell *cells)
{
	plain_row(i, cells);
	cells[2] = (eg_cell){.kind = EG_CELL_NULL};
	if (i < 7)
		cells[3] = (eg_cell){.kind = EG_CELL_NULL};
}

static void empty_cells_above_a_late_value_are_ruled(void **state)
{
	fixture *f = *state;
	eg_xlimits spooled = usual;
	spooled.spool = 1;
	f->ds.row = late_row;
	f->sheets[1].folds = true;
	assert_true(write_within(f, spooled));
	eg_str xml = part_of(f, "xl/worksheets/sheet2.xml");
	assert_true(has(xml, "<conditionalFormatting sqref=\"D6:D12\">"));
	assert_false(has(xml, "<conditionalFormatting sqref=\"C6")); /* folded away */
}

static uint32_t four_at(eg_str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Where the header before a part stands: "PK", 3, 4, its facts and its name. */
static size_t header_of(eg_str zip, const char *name)
{
	eg_str mark = EG_STR("PK\003\004"), wanted = eg_str_of(name);
	for (size_t at = eg_str_find(zip, mark, 0); at != SIZE_MAX;
		at = eg_str_find(zip, mark, at + 1))
		if (eg_str_starts(eg_str_cut(zip, at + 30, zip.n), wanted))
			return at;
	return SIZE_MAX;
}

/* One sheet whose rows are spooled or, without, streamed by the library; sizes of more than `most`
 * bytes are wide. */
static bool write_wide(fixture *f, bool spooled, uint64_t most)
{
	eg_xlimits small = usual;
	small.spool = spooled ? 1 : 0;
	small.cells = spooled ? usual.cells : 50;
	small.bytes = most;
	return write_within(f, small);
}

static void sizes_that_are_too_large_stand_in_wide_records(void **state)
{
	fixture *f = *state;
	static const uint32_t rows[] = {EG_ANY_ROWS, EG_ANY_ROWS};
	for (int spooled = 0; spooled < 2; spooled++) {
		assert_true(write_wide(f, spooled, 2000));
		assert_true(eg_xlsx_check(f->a, f->path, rows, 2, &f->why));
		eg_str zip = bytes_of(f);
		size_t large = header_of(zip, "xl/worksheets/sheet2.xml");
		assert_int_equal(four_at(zip, large + 4) & 0xFFFF, 45);
		assert_int_equal(four_at(zip, large + 18), UINT32_MAX);
		assert_int_equal(four_at(zip, large + 22), UINT32_MAX);
		assert_int_equal(four_at(zip, large + 28) & 0xFFFF, 20);
		size_t small = header_of(zip, "docProps/core.xml");
		assert_int_not_equal(four_at(zip, small + 22), UINT32_MAX);
		assert_int_equal(four_at(zip, zip.n - 6), UINT32_MAX); /* the directory's place */
		/* and nothing is wide that need not be */
		assert_true(write_wide(f, spooled, 0));
		eg_str narrow = bytes_of(f);
		large = header_of(narrow, "xl/worksheets/sheet2.xml");
		assert_int_equal(four_at(narrow, large + 28) & 0xFFFF, 0);
		assert_true(eg_str_find(narrow, EG_STR("PK\006\006"), 0) == SIZE_MAX);
		assert_true(narrow.n < zip.n);
	}
	assert_int_equal(findings(f, EG_R_WORKBOOK_WIDE), 2);
}

static void a_damaged_wide_file_is_noticed(void **state)
{
	fixture *f = *state;
	static const uint32_t rows[] = {EG_ANY_ROWS, EG_ANY_ROWS};
	assert_true(write_wide(f, true, 500));
	eg_str whole = bytes_of(f);
	size_t wide_end = eg_str_find(whole, EG_STR("PK\006\006"), 0);
	/* its mark, the count of parts, the directory's place; the mark and place that lead to it
	 */
	static const size_t fields[][2] = {{0, 4}, {32, 8}, {48, 8}, {56, 4}, {64, 8}};
	for (size_t i = 0; i < EG_COUNT(fields); i++) {
		for (size_t at = 0; at < fields[i][1]; at++) {
			char *p = eg_cstr(f->a, whole);
			p[wide_end + fields[i][0] + at] ^= 0x7F;
			FILE *out = fopen(eg_cstr(f->a, f->path), "wb");
			assert_non_null(out);
			assert_int_equal(fwrite(p, 1, whole.n, out), whole.n);
			assert_int_equal(fclose(out), 0);
			assert_false(eg_xlsx_check(f->a, f->path, rows, 2, &f->why));
		}
	}
}

static void a_failed_query_leaves_no_file(void **state)
{
	fixture *f = *state;
	f->sheets[1].sql = EG_STR("");
	assert_false(write_within(f, usual));
	assert_true(f->why.n > 0);
	assert_int_equal(eg_fs_kind_of(f->a, f->path), EG_FS_NONE);
}

static void rows_that_differ_from_their_count_are_refused(void **state)
{
	fixture *f = *state;
	f->sheets[1].rows = 21;
	assert_false(write_within(f, usual));
	assert_true(eg_str_find(f->why, EG_STR("ended after 20 rows of 21"), 0) != SIZE_MAX);
	f->sheets[1].rows = 19;
	assert_false(write_within(f, usual));
}

static char long_text[40001];

static void hostile_row(size_t i, eg_cell *cells)
{
	static const char *const texts[] = {"=cmd|' /C calc'!A0", "+1-202", "-x", "@SUM(A1)",
		"\tlead", "]]>", "\x01\x02\x1F", "\xEF\xBF\xBE", "\xFF\xFE", "_x0041_",
		"<a href=\"x\">&amp;", "\xE2\x80\xAEgnp.exe", "\xF0\x9F\x98\x80", "a\r\nb"};
	cells[0] = text(i < EG_COUNT(texts) ? texts[i] : long_text);
	cells[1] = cells[0];
	cells[2] = text("1850-01-01");
	cells[3] = (eg_cell){.kind = EG_CELL_INTEGER, .integer = i ? INT64_MAX : INT64_MIN};
	cells[4] = i % 2 ? text("javascript:alert(1)") : text("https://example.org/a b");
}

static void hostile_values_pass_unharmed(void **state)
{
	fixture *f = *state;
	memset(long_text, 'x', sizeof long_text - 1);
	f->ds = (eg_dataset){.rows = 15, .row = hostile_row};
	f->sheets[1].rows = 15;
	f->columns[4].type = EG_X_URL;
	assert_true(write_within(f, usual));
	assert_int_equal(findings(f, EG_R_CELL_CUT), 2);
	assert_int_equal(f->d.errors, 0);
}

static void totals_stand_under_the_rows(void **state)
{
	fixture *f = *state;
	static const uint32_t rows[] = {7, 26};
	f->columns[3].total = 1;
	assert_true(write_within(f, usual));
	assert_true(eg_xlsx_check(f->a, f->path, rows, 2, &f->why));
	assert_true(write_within(f, (eg_xlimits){.rows = 1000, .links = 100, .cells = 50}));
	assert_true(eg_xlsx_check(f->a, f->path, rows, 2, &f->why));
}

/* 12 whole amounts of each currency; of dollars and dinars one has more. */
static void money_row(size_t i, eg_cell *cells)
{
	static const char *const codes[] = {"USD", "JPY", "KWD", "EUR"};
	static const int64_t unit[] = {100, 1, 1000, 100};
	plain_row(i, cells);
	cells[4] = text(codes[i % 4]);
	cells[3] = (eg_cell){.kind = EG_CELL_INTEGER, .integer = 1200 * unit[i % 4]};
	if (i == 16)
		cells[3].integer += 50;
	if (i == 18)
		cells[3].integer += 125;
}

/* How often the part has the words. */
static size_t times(eg_str s, const char *words)
{
	size_t n = 0;
	for (size_t at = eg_str_find(s, eg_str_of(words), 0); at != SIZE_MAX;
		at = eg_str_find(s, eg_str_of(words), at + 1))
		n++;
	return n;
}

static void ask_for_money(fixture *f)
{
	f->ds.row = money_row;
	f->columns[3].type = EG_X_MONEY;
	f->columns[3].currency = 1 + 4;
	f->columns[4].type = EG_X_ID;
	f->columns[3].total = EG_TOTAL_SUM;
}

static void amounts_of_a_currency_in_a_column_show_as_many_decimals(void **state)
{
	fixture *f = *state;
	ask_for_money(f);
	assert_true(write_within(f, usual));
	eg_str styles = part_of(f, "xl/styles.xml"), xml = part_of(f, "xl/worksheets/sheet2.xml");
	assert_int_equal(times(styles, "formatCode=\"#,##0.00;-#,##0.00\""), 1);
	assert_int_equal(times(styles, "formatCode=\"#,##0.000;-#,##0.000\""), 1);
	assert_int_equal(times(styles, "&quot;"), 0); /* none is left unsettled */
	/* D6, D10 and the one with cents, D22, have one format, and D7 of yen another. */
	size_t dollars = eg_str_find(xml, EG_STR("<c r=\"D6\" s=\""), 0);
	char style[4] = {0};
	memcpy(style, xml.p + dollars + strlen("<c r=\"D6\" s=\""), 2);
	assert_true(has(xml, eg_cstr(f->a, eg_strf(f->a, "<c r=\"D10\" s=\"%s", style))));
	assert_true(has(xml, eg_cstr(f->a, eg_strf(f->a, "<c r=\"D22\" s=\"%s", style))));
	assert_false(has(xml, eg_cstr(f->a, eg_strf(f->a, "<c r=\"D7\" s=\"%s", style))));
}

static void spooled_amounts_get_their_decimals_too(void **state)
{
	fixture *f = *state;
	eg_xlimits spooled = usual;
	spooled.spool = 1;
	ask_for_money(f);
	assert_true(write_within(f, spooled));
	eg_str styles = part_of(f, "xl/styles.xml");
	assert_int_equal(times(styles, "formatCode=\"#,##0.00;-#,##0.00\""), 1);
	assert_int_equal(times(styles, "&quot;"), 0);
}

static void long_row(size_t i, eg_cell *cells)
{
	plain_row(i, cells);
	cells[3] = (eg_cell){.kind = EG_CELL_INTEGER, .integer = INT64_C(900000000000000)};
}

/* Width in characters of a column of the second sheet. */
static double width_of(fixture *f, int column)
{
	eg_str xml = part_of(f, "xl/worksheets/sheet2.xml");
	eg_str start = eg_strf(f->a, "<col min=\"%d\" max=\"%d\" width=\"", column, column);
	size_t at = eg_str_find(xml, start, 0);
	assert_true(at != SIZE_MAX);
	return strtod(xml.p + at + start.n, NULL);
}

#define LONG_WORDS                                                                                 \
	"Strengthening interdisciplinary cooperation with all partners; Capability delivery; "     \
	"International networks of laboratories; Science diplomacy; Standards for all of them; "   \
	"Exchange of experts; Shared test beds; Joint exercises; A common procedure for samples"

static void wordy_row(size_t i, eg_cell *cells)
{
	plain_row(i, cells);
	cells[1] = text(LONG_WORDS);
}

static void a_column_of_long_texts_is_wider_in_a_standard_sheet(void **state)
{
	fixture *f = *state;
	f->ds.row = wordy_row;
	assert_true(write_within(f, usual));
	double own = width_of(f, 2);
	f->sheets[1].folds = true;
	assert_true(write_within(f, usual));
	double standard = width_of(f, 2);
	assert_true(own < 35);
	assert_true(standard > 50 && standard < 90);
}

static void a_column_has_room_for_its_total(void **state)
{
	fixture *f = *state;
	f->ds.row = long_row;
	f->columns[3].total = EG_TOTAL_SUM;
	f->columns[3].width = 9;
	assert_true(write_within(f, usual));
	assert_true(width_of(f, 4) > 24); /* 18,000,000,000,000,000 in bold */
}

#define LAW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* For other programs to read (tests/xlsx/test_wide.sh). */
static int keep_wide(const char *path, bool spooled, uint64_t most)
{
	void *state;
	(void)set_up(&state);
	fixture *f = state;
	bool good = write_wide(f, spooled, most) && rename(eg_cstr(f->a, f->path), path) == 0;
	(void)tear_down(&state);
	return good ? 0 : 1;
}

int main(int argc, char **argv)
{
	if (argc == 4)
		return keep_wide(
			argv[1], strcmp(argv[2], "spooled") == 0, strtoull(argv[3], NULL, 10));
	const struct CMUnitTest tests[] = {
		LAW(a_workbook_is_written_and_checked),
		LAW(the_same_data_give_the_same_bytes),
		LAW(a_damaged_file_is_noticed),
		LAW(a_sheet_without_rows_still_has_a_table),
		LAW(too_many_rows_go_on_on_another_page),
		LAW(too_many_links_become_text),
		LAW(a_large_sheet_is_streamed),
		LAW(a_page_of_many_cells_goes_past_the_library),
		LAW(empty_cells_above_a_late_value_are_ruled),
		LAW(sizes_that_are_too_large_stand_in_wide_records),
		LAW(a_damaged_wide_file_is_noticed),
		LAW(a_failed_query_leaves_no_file),
		LAW(rows_that_differ_from_their_count_are_refused),
		LAW(hostile_values_pass_unharmed),
		LAW(totals_stand_under_the_rows),
		LAW(amounts_of_a_currency_in_a_column_show_as_many_decimals),
		LAW(spooled_amounts_get_their_decimals_too),
		LAW(a_column_of_long_texts_is_wider_in_a_standard_sheet),
		LAW(a_column_has_room_for_its_total),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
