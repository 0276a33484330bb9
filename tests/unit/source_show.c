/* Findings as they are shown: carets, further spans, order, duplicates, limits, JSON. */
#include "source/show.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static eg_arena *arena;
static eg_sources sources;
static eg_diag diag;
static uint32_t here, there;

/* The text of the file that most tests speak of, and of another. */
#define HERE                                                                                       \
	"activities:\n  - id: a7\n\tends: 2025-03-01\n    title: \xE6\x97\xA5\xE6\x9C\xAC x\n    " \
	"last: end"
#define THERE "partners:\n  - id: a7\n"

static int open_diag(void **state)
{
	(void)state;
	arena = eg_arena_new();
	eg_sources_init(&sources, arena);
	eg_diag_init(&diag, arena);
	here = eg_sources_add(&sources, EG_STR("here.yaml"), EG_STR("/x/here.yaml"), EG_STR(HERE));
	there = eg_sources_add(
		&sources, EG_STR("there.yaml"), EG_STR("/x/there.yaml"), EG_STR(THERE));
	return 0;
}

static int close_diag(void **state)
{
	(void)state;
	eg_arena_release(arena);
	return 0;
}

/* The span of the first `words` in a file. */
static eg_span span_of(uint32_t file, const char *words)
{
	eg_str w = eg_str_of(words);
	size_t at = eg_str_find(eg_sources_at(&sources, file)->text, w, 0);
	assert_true(at != SIZE_MAX);
	return (eg_span){file, (uint32_t)at, (uint32_t)(at + w.n)};
}

static void assert_shown(eg_show_options opt, const char *want)
{
	eg_buf out = {0};
	eg_diag_show(&out, &diag, &sources, &opt);
	eg_buf_byte(&out, 0);
	assert_string_equal(out.p, want);
	eg_buf_release(&out);
}

#define assert_text(want) assert_shown((eg_show_options){0}, want)

static void a_finding_has_carets_a_label_and_help(void **state)
{
	(void)state;
	eg_finding *f = eg_report(
		&diag, EG_R_ID_DUPLICATE, span_of(here, "a7"), "id '%s' is used twice", "a7");
	eg_say_label(f, "again");
	eg_say_help(f, "choose another");
	assert_text("error[id-duplicate]: id 'a7' is used twice\n"
		    "  --> here.yaml:2:9\n"
		    "  2 |   - id: a7\n"
		    "    |         ^^ again\n"
		    "    = help: choose another\n");
}

static void a_tab_takes_one_column(void **state)
{
	(void)state;
	eg_report(&diag, EG_R_DATE_ORDER, span_of(here, "2025-03-01"), "x");
	assert_text("error[date-order]: x\n"
		    "  --> here.yaml:3:8\n"
		    "  3 |  ends: 2025-03-01\n"
		    "    |        ^^^^^^^^^^\n");
}

static void wide_characters_take_two_columns(void **state)
{
	(void)state;
	eg_report(&diag, EG_R_KEY_CORE, span_of(here, "\xE6\x9C\xAC"), "x");
	eg_report(&diag, EG_R_KEY_CORE, span_of(here, "x\n"), "y");
	assert_text("note[key-core]: x\n"
		    "  --> here.yaml:4:13\n"
		    "  4 |     title: \xE6\x97\xA5\xE6\x9C\xAC x\n"
		    "    |              ^^\n"
		    "note[key-core]: y\n"
		    "  --> here.yaml:4:15\n"
		    "  4 |     title: \xE6\x97\xA5\xE6\x9C\xAC x\n"
		    "    |                 ^\n");
}

static void marks_take_no_column_and_hidden_ones_one(void **state)
{
	(void)state;
	uint32_t f = eg_sources_add(&sources, EG_STR("m"), EG_STR("m"),
		EG_STR("e\xCC\x81 \xE2\x80\xAE \x1B[1m \xFF z\n"));
	eg_report(&diag, EG_R_KEY_CORE, span_of(f, "z"), "x");
	assert_text("note[key-core]: x\n"
		    "  --> m:1:13\n"
		    "  1 | e\xCC\x81 \xEF\xBF\xBD \xEF\xBF\xBD[1m \xEF\xBF\xBD z\n"
		    "    |            ^\n");
}

static void characters_of_every_script_stand_over_their_carets(void **state)
{
	(void)state;
	/* Thai and Devanagari marks take no column, hangul and emoji two, a tab is one blank. */
	uint32_t f = eg_sources_add(&sources, EG_STR("m"), EG_STR("m"),
		EG_STR("\t\xE0\xB8\x81\xE0\xB8\xB5\xE0\xB9\x89 "
		       "\xE0\xA4\x95\xE0\xA4\x95\xE0\xA5\x87 "
		       "\xED\x95\x9C\xF0\x9F\xA4\x9D z\xE4\xB8\xAD\n"));
	eg_report(&diag, EG_R_KEY_CORE, span_of(f, "z\xE4\xB8\xAD"), "x");
	assert_text("note[key-core]: x\n"
		    "  --> m:1:13\n"
		    "  1 |  \xE0\xB8\x81\xE0\xB8\xB5\xE0\xB9\x89 "
		    "\xE0\xA4\x95\xE0\xA4\x95\xE0\xA5\x87 "
		    "\xED\x95\x9C\xF0\x9F\xA4\x9D z\xE4\xB8\xAD\n"
		    "    |            ^^^\n");
}

static void a_long_line_is_cut_around_the_carets(void **state)
{
	(void)state;
	uint32_t f = eg_sources_add(&sources, EG_STR("m"), EG_STR("m"),
		EG_STR("0123456789 0123456789 0123456789 0123456789 here 0123456789 0123456789 "
		       "0123456789 0123456789 0123456789\n"));
	eg_report(&diag, EG_R_KEY_CORE, span_of(f, "here"), "x");
	assert_shown((eg_show_options){.width = 50},
		"note[key-core]: x\n"
		"  --> m:1:45\n"
		"  1 | \xE2\x80\xA6"
		"89 0123456789 here 0123456789 0123456789 0\xE2\x80\xA6\n"
		"    |                ^^^^\n");
	assert_shown((eg_show_options){.width = 200},
		"note[key-core]: x\n"
		"  --> m:1:45\n"
		"  1 | 0123456789 0123456789 0123456789 0123456789 here 0123456789 0123456789 "
		"0123456789 0123456789 0123456789\n"
		"    |                                             ^^^^\n");
}

static void the_end_of_a_line_and_of_the_file_are_shown(void **state)
{
	(void)state;
	uint32_t end = (uint32_t)sizeof HERE - 1;
	eg_report(&diag, EG_R_YAML_SYNTAX, (eg_span){here, 11, 12}, "at a line end");
	eg_report(&diag, EG_R_YAML_SYNTAX, (eg_span){here, end, end}, "at the end");
	assert_text("error[yaml-syntax]: at a line end\n"
		    "  --> here.yaml:1:12\n"
		    "  1 | activities:\n"
		    "    |            ^\n"
		    "error[yaml-syntax]: at the end\n"
		    "  --> here.yaml:5:14\n"
		    "  5 |     last: end\n"
		    "    |              ^\n");
}

static void line_ends_of_two_bytes_and_marks_of_order_shift_nothing(void **state)
{
	(void)state;
	uint32_t f = eg_sources_add(
		&sources, EG_STR("f"), EG_STR("f"), EG_STR("\xEF\xBB\xBFone\r\ntwo\r\n"));
	eg_report(&diag, EG_R_KEY_CORE, (eg_span){f, 0, 6}, "whole");
	eg_report(&diag, EG_R_KEY_CORE, (eg_span){f, 7, 8}, "between");
	eg_report(&diag, EG_R_KEY_CORE, (eg_span){f, 13, 13}, "end");
	assert_text("note[key-core]: whole\n  --> f:1:1\n  1 | one\n    | ^^^\n"
		    "note[key-core]: between\n  --> f:1:5\n  1 | one\n    |    ^\n"
		    "note[key-core]: end\n  --> f:3:1\n  3 | \n    | ^\n");
}

static void of_several_lines_the_first_is_marked_to_its_end(void **state)
{
	(void)state;
	eg_say_label(eg_report(&diag, EG_R_KEY_MISSING, span_of(here, "id: a7\n\tends: 2025"), "x"),
		"this record");
	assert_text("error[key-missing]: x\n"
		    "  --> here.yaml:2:5\n"
		    "  2 |   - id: a7\n"
		    "    |     ^^^^^^ this record\n");
}

static void further_spans_name_their_file_when_it_changes(void **state)
{
	(void)state;
	eg_finding *f = eg_report(&diag, EG_R_ID_DUPLICATE, span_of(there, "a7"), "x");
	eg_say_also(f, span_of(there, "partners"), "in this list");
	eg_say_also(f, span_of(here, "a7"), "first here");
	eg_say_also(f, span_of(there, "id"), "%s", "the key");
	assert_text("error[id-duplicate]: x\n"
		    "  --> there.yaml:2:9\n"
		    "  2 |   - id: a7\n"
		    "    |         ^^\n"
		    "  1 | partners:\n"
		    "    | ^^^^^^^^ in this list\n"
		    "  --> here.yaml:2:9\n"
		    "  2 |   - id: a7\n"
		    "    |         ^^ first here\n"
		    "  --> there.yaml:2:5\n"
		    "  2 |   - id: a7\n"
		    "    |     ^^ the key\n");
}

static void line_numbers_widen_the_margin(void **state)
{
	(void)state;
	char *text = eg_alloc(arena, 20001);
	for (size_t i = 0; i < 20000; i++)
		text[i] = i % 2 ? '\n' : 'a';
	uint32_t f = eg_sources_add(&sources, EG_STR("f"), EG_STR("f"), eg_str_of(text));
	eg_finding *note = eg_report(&diag, EG_R_KEY_CORE, (eg_span){f, 2, 3}, "x");
	eg_say_also(note, (eg_span){f, 19998, 19999}, "y");
	assert_text("note[key-core]: x\n"
		    "  --> f:2:1\n"
		    "    2 | a\n"
		    "      | ^\n"
		    "10000 | a\n"
		    "      | ^ y\n");
}

static void a_finding_without_a_place_is_one_line(void **state)
{
	(void)state;
	eg_say_help(eg_report(&diag, EG_R_FILE_WRITE, (eg_span){0}, "'out' cannot be written"),
		"look at the disk");
	assert_text("error[file-write]: 'out' cannot be written\n    = help: look at the disk\n");
}

static void a_file_without_text_is_named(void **state)
{
	(void)state;
	uint32_t f =
		eg_sources_add(&sources, EG_STR("gone\n.yaml"), EG_STR("gone"), (eg_str){NULL, 0});
	eg_report(&diag, EG_R_FILE_MISSING, (eg_span){f, 0, 0}, "x");
	assert_text("error[file-missing]: x\n  --> gone\xEF\xBF\xBD.yaml\n");
}

static void findings_stand_in_the_order_of_their_places(void **state)
{
	(void)state;
	eg_report(&diag, EG_R_KEY_CORE, span_of(there, "id"), "4");
	eg_report(&diag, EG_R_KEY_CORE, span_of(here, "ends"), "3");
	eg_report(&diag, EG_R_KEY_UNKNOWN, span_of(here, "a7"), "2");
	eg_report(&diag, EG_R_KEY_UNKNOWN, span_of(here, "a7"), "1");
	eg_report(&diag, EG_R_FILE_WRITE, (eg_span){0}, "0");
	eg_buf out = {0};
	eg_diag_show(&out, &diag, &sources, &(eg_show_options){0});
	eg_buf_release(&out);
	for (size_t i = 0; i < 5; i++)
		assert_true(diag.items[i]->message.p[0] == (char)('0' + i));
}

static void duplicates_are_shown_once(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		eg_report(&diag, EG_R_KEY_CORE, span_of(there, "id"), "x");
		eg_say_label(eg_report(&diag, EG_R_KEY_CORE, span_of(there, "id"), "x"), "y");
	}
	assert_text("note[key-core]: x\n  --> there.yaml:2:5\n  2 |   - id: a7\n    |     ^^\n"
		    "note[key-core]: x\n  --> there.yaml:2:5\n  2 |   - id: a7\n    |     ^^ y\n");
	assert_int_equal(diag.notes, 2);
	assert_int_equal(diag.errors, 0);
}

static void beyond_the_limit_the_rest_is_counted(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++)
		eg_report(&diag, EG_R_FILE_WRITE, (eg_span){0}, "%d", i);
	assert_shown((eg_show_options){.limit = 2},
		"error[file-write]: 0\nerror[file-write]: 1\n... "
		"and 2 more findings (--limit=0 shows all)\n");
	assert_shown((eg_show_options){.limit = 3},
		"error[file-write]: 0\nerror[file-write]: 1\nerror[file-write]: 2\n"
		"... and 1 more finding (--limit=0 shows all)\n");
	assert_shown((eg_show_options){.limit = 4},
		"error[file-write]: 0\nerror[file-write]: "
		"1\nerror[file-write]: 2\nerror[file-write]: 3\n");
}

static void an_error_is_shown_before_what_is_none(void **state)
{
	(void)state;
	eg_report(&diag, EG_R_KEY_CORE, span_of(here, "id"), "a");
	eg_report(&diag, EG_R_KEY_CORE, span_of(here, "id"), "b");
	eg_report(&diag, EG_R_FILE_MISSING, span_of(there, "id"), "c");
	eg_report(&diag, EG_R_FILE_MISSING, span_of(there, "id"), "d");
	const char *const errors =
		"error[file-missing]: c\n  --> there.yaml:2:5\n  2 |   - id: a7\n"
		"    |     ^^\nerror[file-missing]: d\n  --> there.yaml:2:5\n"
		"  2 |   - id: a7\n    |     ^^\n";
	eg_buf out = {0};
	for (size_t limit = 2; limit < 4; limit++) {
		eg_show_options opt = {.limit = limit};
		out.n = 0;
		eg_diag_show(&out, &diag, &sources, &opt);
		assert_true(eg_str_find(eg_buf_view(&out), eg_str_of(errors), 0) != SIZE_MAX);
		bool note = eg_str_find(eg_buf_view(&out), EG_STR("key-core]: a"), 0) != SIZE_MAX;
		assert_int_equal(note, limit == 3);
	}
	eg_buf_release(&out);
}

static void quiet_shows_errors_alone_and_off_nothing(void **state)
{
	(void)state;
	eg_report(&diag, EG_R_KEY_CORE, (eg_span){0}, "note");
	eg_report_as(&diag, EG_WARNING, EG_R_KEY_CORE, (eg_span){0}, "warning");
	eg_report_as(&diag, EG_OFF, EG_R_KEY_CORE, (eg_span){0}, "off");
	eg_report_as(&diag, EG_ERROR, EG_R_KEY_CORE, (eg_span){0}, "error");
	assert_shown((eg_show_options){.quiet = true}, "error[key-core]: error\n");
	assert_text("error[key-core]: error\nnote[key-core]: note\nwarning[key-core]: warning\n");
	assert_int_equal(diag.errors, 1);
	assert_int_equal(diag.warnings, 1);
	assert_int_equal(diag.notes, 1);
}

static void colour_is_on_the_level_and_the_carets(void **state)
{
	(void)state;
	eg_report(&diag, EG_R_KEY_UNKNOWN, span_of(there, "id"), "x");
	assert_shown((eg_show_options){.colour = true},
		"\033[1;31merror[key-unknown]\033[0m: x\n  --> there.yaml:2:5\n"
		"  2 |   - id: a7\n    |     \033[1;31m^^\033[0m\n");
}

static void json_is_one_object_a_line(void **state)
{
	(void)state;
	eg_finding *f = eg_report(&diag, EG_R_ID_DUPLICATE, span_of(there, "a7"), "id '%s'", "a7");
	eg_say_label(f, "again");
	eg_say_help(f, "mend it");
	eg_say_also(f, span_of(here, "a7\n\tends"), "first");
	eg_report(&diag, EG_R_FILE_WRITE, (eg_span){0}, "no \"place\"");
	assert_shown((eg_show_options){.form = EG_SHOW_JSON},
		"{\"level\":\"error\",\"rule\":\"file-write\",\"message\":\"no \\\"place\\\"\"}\n"
		"{\"level\":\"error\",\"rule\":\"id-duplicate\",\"message\":\"id "
		"'a7'\",\"file\":\"there.yaml\",\"offset\":18,\"endOffset\":20,"
		"\"line\":2,\"column\":9,\"endLine\":2,\"endColumn\":11,\"label\":\"again\","
		"\"help\":\"mend it\","
		"\"related\":[{\"file\":\"here.yaml\",\"offset\":20,\"endOffset\":28,\"line\":2,"
		"\"column\":9,\"endLine\":3,"
		"\"endColumn\":6,"
		"\"label\":\"first\"}]}\n");
}

static void merging_keeps_everything_past_the_other_arena(void **state)
{
	(void)state;
	eg_arena *other = eg_arena_new();
	eg_diag from;
	eg_diag_init(&from, other);
	eg_finding *f = eg_report(&from, EG_R_ID_DUPLICATE, span_of(there, "a7"), "x");
	eg_say_label(f, "label");
	eg_say_help(f, "help");
	eg_say_also(f, span_of(here, "a7"), "also");
	eg_diag_merge(&diag, &from);
	eg_arena_release(other);
	assert_int_equal(diag.errors, 1);
	eg_say_also(diag.items[0], span_of(here, "ends"), "more");
	assert_text("error[id-duplicate]: x\n"
		    "  --> there.yaml:2:9\n  2 |   - id: a7\n    |         ^^ label\n"
		    "  --> here.yaml:2:9\n  2 |   - id: a7\n    |         ^^ also\n"
		    "  3 |  ends: 2025-03-01\n    |  ^^^^ more\n"
		    "    = help: help\n");
}

static void rules_are_found_by_their_names(void **state)
{
	(void)state;
	for (unsigned i = 0; i < EG_RULE_COUNT; i++) {
		const eg_rule_info *r = eg_rule_info_of((enum eg_rule)i);
		eg_str name = eg_str_of(r->name);
		assert_int_equal(eg_rule_find(name), i);
		assert_true(eg_str_of(r->title).n > 8 && eg_str_of(r->text).n > 8);
		for (size_t k = 0; k < name.n; k++)
			assert_true(name.p[k] == '-' || (name.p[k] >= 'a' && name.p[k] <= 'z'));
	}
	assert_int_equal(eg_rule_find(EG_STR("no-such-rule")), EG_RULE_COUNT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_diag, close_diag)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_finding_has_carets_a_label_and_help),
		TEST(a_tab_takes_one_column),
		TEST(wide_characters_take_two_columns),
		TEST(marks_take_no_column_and_hidden_ones_one),
		TEST(characters_of_every_script_stand_over_their_carets),
		TEST(a_long_line_is_cut_around_the_carets),
		TEST(the_end_of_a_line_and_of_the_file_are_shown),
		TEST(line_ends_of_two_bytes_and_marks_of_order_shift_nothing),
		TEST(of_several_lines_the_first_is_marked_to_its_end),
		TEST(further_spans_name_their_file_when_it_changes),
		TEST(line_numbers_widen_the_margin),
		TEST(a_finding_without_a_place_is_one_line),
		TEST(a_file_without_text_is_named),
		TEST(findings_stand_in_the_order_of_their_places),
		TEST(duplicates_are_shown_once),
		TEST(beyond_the_limit_the_rest_is_counted),
		TEST(an_error_is_shown_before_what_is_none),
		TEST(quiet_shows_errors_alone_and_off_nothing),
		TEST(colour_is_on_the_level_and_the_carets),
		TEST(json_is_one_object_a_line),
		TEST(merging_keeps_everything_past_the_other_arena),
		TEST(rules_are_found_by_their_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
