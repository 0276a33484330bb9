/* Texts, names and widths as a workbook may hold them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "xlsx/celltext.h"

#define MARK EG_STR("[... cut: the text has {1} characters]")
#include "xlsx/measure.h"
#include "xlsx/names.h"
#include "xlsx/scan.h"

static void is_cell(const char *in, size_t n, const char *want)
{
	eg_buf b = {0};
	assert_int_equal(eg_cell_text(&b, (eg_str){in, n}, MARK), 0);
	assert_string_equal(b.p, want);
	assert_int_equal(b.n, strlen(want));
	eg_buf_release(&b);
}

static void what_xml_forbids_is_escaped(void **state)
{
	(void)state;
	is_cell("a\0b", 3, "a_x0000_b");
	is_cell("\xEF\xBF\xBE", 3, "_xFFFE_");
	is_cell("\xEF\xBF\xBF", 3, "_xFFFF_");
	is_cell("]]>", 3, "]]>");
}

static void what_looks_escaped_is_escaped(void **state)
{
	(void)state;
	is_cell("_x0041_", 7, "_x005F_x0041_");
	is_cell("_x0041_x0042_", 13, "_x005F_x0041_x005F_x0042_");
	is_cell("_x004_", 6, "_x004_");
	is_cell("_x00G1_", 7, "_x00G1_");
	is_cell("snake_case", 10, "snake_case");
}

static void malformed_bytes_become_replacement_characters(void **state)
{
	(void)state;
	is_cell("a\xFFz", 3, "a\xEF\xBF\xBDz");
	is_cell("\xED\xA0\x80", 3, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void lines_end_with_line_feed(void **state)
{
	(void)state;
	is_cell("a\r\nb\rc", 6, "a\nb\nc");
}

static void long_text_is_cut_by_utf16_units(void **state)
{
	(void)state;
	eg_buf in = {0}, out = {0};
	for (int i = 0; i < 20000; i++)
		eg_buf_cstr(&in, "\xF0\x9F\x98\x80");
	assert_int_equal(eg_cell_text(&out, eg_buf_view(&in), MARK), 40000);
	assert_memory_equal(out.p + 16000 * 4, " [... cut: the text has 40000 characters]", 41);
	in.n = 32766 / 2 * 4;
	assert_int_equal(eg_cell_text(&out, eg_buf_view(&in), MARK), 0);
	assert_int_equal(out.n, in.n);
	eg_buf_release(&in);
	eg_buf_release(&out);
}

static void the_longest_plain_text_stays_whole(void **state)
{
	(void)state;
	eg_buf in = {0}, out = {0};
	for (int i = 0; i < EG_CELL_UNITS; i++)
		eg_buf_byte(&in, 'x');
	assert_int_equal(eg_cell_text(&out, eg_buf_view(&in), MARK), 0);
	eg_buf_byte(&in, 'x');
	assert_int_equal(eg_cell_text(&out, eg_buf_view(&in), MARK), EG_CELL_UNITS + 1);
	assert_true(out.n <= EG_CELL_UNITS);
	eg_buf_release(&in);
	eg_buf_release(&out);
}

static void direction_is_that_of_the_first_letter(void **state)
{
	(void)state;
	assert_true(eg_text_is_rtl(EG_STR("1. \xD7\x90")));
	assert_true(eg_text_is_rtl(EG_STR("\xD8\xA3 NATO")));
	assert_false(eg_text_is_rtl(EG_STR("NATO \xD7\x90")));
	assert_false(eg_text_is_rtl(EG_STR("\xED\x95\x9C")));
	assert_false(eg_text_is_rtl(EG_STR("")));
}

static void is_sheet(eg_names *n, const char *wish, size_t part, const char *want)
{
	assert_string_equal(eg_sheet_name(n, eg_str_of(wish), part).p, want);
}

static void sheet_names_are_what_excel_allows(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_names n;
	eg_names_init(&n, a);
	is_sheet(&n, "Partners", 1, "Partners");
	is_sheet(&n, "PARTNERS", 1, "PARTNERS (2)");
	is_sheet(&n, "\xC3\x89t\xC3\xA9", 1, "\xC3\x89t\xC3\xA9");
	is_sheet(&n, "\xC3\xA9T\xC3\x89", 1, "\xC3\xA9T\xC3\x89 (2)");
	is_sheet(&n, "a[b]:c*d?e/f\\g", 1, "a-b--c-d-e-f-g");
	is_sheet(&n, "'quoted'", 1, "-quoted-");
	is_sheet(&n, "History", 1, "Sheet");
	is_sheet(&n, "", 1, "Sheet (2)");
	is_sheet(&n, "Activities", 2, "Activities (2)");
	is_sheet(&n, "A name that is far longer than thirty-one", 1,
		"A name that is far longer than");
	is_sheet(&n, "A name that is far longer than thirty-two", 1,
		"A name that is far longer t (2)");
	eg_arena_release(a);
}

static void table_names_are_no_cells(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_names n;
	eg_names_init(&n, a);
	assert_string_equal(eg_table_name(&n, EG_STR("tbl_partners"), 1).p, "tbl_partners");
	assert_string_equal(eg_table_name(&n, EG_STR("TBL_partners"), 1).p, "TBL_partners_2");
	assert_string_equal(eg_table_name(&n, EG_STR("A1"), 1).p, "tbl_A1");
	assert_string_equal(eg_table_name(&n, EG_STR("R1C1"), 1).p, "tbl_R1C1");
	assert_string_equal(eg_table_name(&n, EG_STR("r"), 1).p, "tbl_r");
	assert_string_equal(eg_table_name(&n, EG_STR("2x y"), 1).p, "tbl_2x_y");
	assert_string_equal(eg_table_name(&n, EG_STR("tbl_activities"), 3).p, "tbl_activities_3");
	eg_arena_release(a);
}

static void headers_are_unique_single_lines(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_names n;
	eg_names_init(&n, a);
	assert_string_equal(eg_header_name(&n, EG_STR("Name")).p, "Name");
	assert_string_equal(eg_header_name(&n, EG_STR("NAME")).p, "NAME 2");
	assert_string_equal(eg_header_name(&n, EG_STR("two\nlines")).p, "two lines");
	assert_string_equal(eg_header_name(&n, EG_STR(" \t")).p, "Column");
	eg_buf b = {0};
	for (int i = 0; i < 400; i++)
		eg_buf_byte(&b, 'h');
	assert_int_equal(eg_header_name(&n, eg_buf_view(&b)).n, 255);
	eg_buf_release(&b);
	eg_arena_release(a);
}

static void widths_follow_the_text(void **state)
{
	(void)state;
	uint32_t narrow = eg_text_px(EG_STR("iiii"), false),
		 wide = eg_text_px(EG_STR("WWWW"), false);
	assert_true(narrow < wide);
	assert_true(eg_text_px(EG_STR("abc"), true) > eg_text_px(EG_STR("abc"), false));
	assert_int_equal(eg_text_px(EG_STR("short\nlonger line"), false),
		eg_text_px(EG_STR("longer line"), false));
	assert_int_equal(eg_word_px(EG_STR("of cooperation"), false),
		eg_text_px(EG_STR("cooperation"), false));
	assert_true(eg_text_px(EG_STR("\xED\x95\x9C"), false) > eg_text_px(EG_STR("n"), false));
	assert_int_equal(eg_number_px(1234567, 0, 0), eg_text_px(EG_STR("1,234,567"), false));
	assert_int_equal(eg_number_px(1234567, 2, 0), eg_text_px(EG_STR("12,345"), false));
	assert_int_equal(eg_number_px(0, 0, 0), eg_text_px(EG_STR("0"), false));
}

static eg_scan scanned(const char *s, size_t run)
{
	eg_scan scan = {0};
	for (size_t n = strlen(s), at = 0; at < n; at += run)
		eg_scan_feed(&scan, s + at, n - at < run ? n - at : run);
	return scan;
}

static void a_scan_counts_rows_in_any_run(void **state)
{
	(void)state;
	const char *xml =
		"<?xml version=\"1.0\"?>\n<w><d><row r=\"1\"><c/></row><row/><rowX/></d></w>\n";
	for (size_t run = 1; run < 80; run++) {
		eg_scan s = scanned(xml, run);
		assert_true(eg_scan_whole(&s));
		assert_int_equal(s.rows, 2);
	}
}

static void a_scan_tells_what_stops_early(void **state)
{
	(void)state;
	static const char *const broken[] = {
		"", "<w>", "<w><d></d>", "<w></w", "<w></w></w>", "<w/><w/>", "<w><row", "text"};
	for (size_t i = 0; i < EG_COUNT(broken); i++) {
		eg_scan s = scanned(broken[i], 3);
		assert_false(eg_scan_whole(&s));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_xml_forbids_is_escaped),
		cmocka_unit_test(what_looks_escaped_is_escaped),
		cmocka_unit_test(malformed_bytes_become_replacement_characters),
		cmocka_unit_test(lines_end_with_line_feed),
		cmocka_unit_test(long_text_is_cut_by_utf16_units),
		cmocka_unit_test(the_longest_plain_text_stays_whole),
		cmocka_unit_test(direction_is_that_of_the_first_letter),
		cmocka_unit_test(sheet_names_are_what_excel_allows),
		cmocka_unit_test(table_names_are_no_cells),
		cmocka_unit_test(headers_are_unique_single_lines),
		cmocka_unit_test(widths_follow_the_text),
		cmocka_unit_test(a_scan_counts_rows_in_any_run),
		cmocka_unit_test(a_scan_tells_what_stops_early),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
