#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "spec/spec.h"

typedef struct fixture {
	eg_arena *arena;
	eg_sources sources;
	eg_diag diag;
	uint32_t file;
	eg_node *root;
	bool whole;
} fixture;

static int set_up(void **state)
{
	fixture *f = test_calloc(1, sizeof *f);
	f->arena = eg_arena_new();
	eg_sources_init(&f->sources, f->arena);
	eg_diag_init(&f->diag, f->arena);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	eg_arena_release(f->arena);
	test_free(f);
	return 0;
}

static fixture *parse_bytes(void **state, const char *text, size_t n)
{
	fixture *f = *state;
	f->file =
		eg_sources_add(&f->sources, EG_STR("t.yaml"), EG_STR("t.yaml"), (eg_str){text, n});
	f->root = eg_spec_parse(f->arena, &f->sources, f->file, &f->whole, &f->diag);
	return f;
}

static fixture *parse(void **state, const char *text)
{
	return parse_bytes(state, text, strlen(text));
}

/* The source text of a span. */
static void assert_text(fixture *f, eg_span span, const char *want)
{
	eg_str text = eg_str_cut(eg_sources_at(&f->sources, span.file)->text, span.from, span.to);
	assert_int_equal(text.n, strlen(want));
	assert_memory_equal(text.p, want, text.n);
}

static const eg_node *value_of(const eg_node *map, const char *key)
{
	for (uint32_t i = 0; i < map->count; i++)
		if (eg_str_is(map->as.pairs[i].key->as.scalar.text, key))
			return map->as.pairs[i].value;
	fail_msg("no key %s", key);
	return NULL;
}

static void assert_rule(const fixture *f, size_t i, enum eg_rule rule, uint32_t from, uint32_t to)
{
	assert_true(i < f->diag.count);
	assert_int_equal(f->diag.items[i]->rule, rule);
	assert_int_equal(f->diag.items[i]->span.from, from);
	assert_int_equal(f->diag.items[i]->span.to, to);
}

/* Every byte of the value that is no blank or line end stands at the source byte its map names. */
static void assert_mapped(fixture *f, const eg_node *n)
{
	eg_str source = eg_sources_at(&f->sources, n->span.file)->text, value = n->as.scalar.text;
	for (uint32_t i = 0; i < value.n; i++) {
		eg_span at = eg_node_inner(n, i, i + 1);
		if (value.p[i] != ' ' && value.p[i] != '\n' && source.p[at.from] != '\\')
			assert_int_equal(source.p[at.from], value.p[i]);
	}
}

static void spans_count_bytes_not_characters(void **state)
{
	fixture *f = parse(state, "n\xC3\xA4me: \xE2\x82\xACuro\nb: 'q'\n");
	assert_text(f, f->root->as.pairs[0].key->span, "n\xC3\xA4me");
	assert_text(f, f->root->as.pairs[0].value->span, "\xE2\x82\xACuro");
	assert_text(f, value_of(f->root, "b")->span, "'q'");
	assert_true(f->whole);
	assert_int_equal(f->diag.count, 0);
}

static void a_byte_order_mark_and_crlf_are_fine(void **state)
{
	fixture *f = parse(state, "\xEF\xBB\xBF"
				  "a: one\r\nb: \"two\"\r\nc: |\r\n  x\r\n  y\r\n");
	assert_text(f, f->root->as.pairs[0].key->span, "a");
	assert_text(f, value_of(f->root, "b")->span, "\"two\"");
	assert_true(eg_str_is(value_of(f->root, "c")->as.scalar.text, "x\ny\n"));
	assert_mapped(f, value_of(f->root, "c"));
	assert_text(f, eg_node_inner(value_of(f->root, "c"), 2, 3), "y");
}

static void scalars_are_text_whatever_yaml_would_make_of_them(void **state)
{
	fixture *f = parse(state, "a: NO\nb: 1.10\nc: 2025-03\nd:\ne: ~\nf: null\n");
	assert_true(eg_str_is(value_of(f->root, "a")->as.scalar.text, "NO"));
	assert_true(eg_str_is(value_of(f->root, "b")->as.scalar.text, "1.10"));
	assert_true(eg_str_is(value_of(f->root, "c")->as.scalar.text, "2025-03"));
	assert_int_equal(value_of(f->root, "d")->kind, EG_NODE_NULL);
	assert_int_equal(value_of(f->root, "e")->kind, EG_NODE_NULL);
	assert_int_equal(value_of(f->root, "f")->kind, EG_NODE_SCALAR);
}

static void a_plain_scalar_borrows_from_the_source(void **state)
{
	fixture *f = parse(state, "a: some words\n");
	const eg_node *n = value_of(f->root, "a");
	assert_ptr_equal(n->as.scalar.text.p, eg_sources_at(&f->sources, f->file)->text.p + 3);
	assert_int_equal(n->count, 0);
}

static void an_empty_line_parts_paragraphs_in_folded_text(void **state)
{
	fixture *f = parse(state,
		"a: >-\n  one\n  line\n\n  two\n\n\n  three\n    - as\n    - it is\n"
		"b: one\n\n  two\nc: 'it''s one\n\n  two'\nd: \"one\\n\n\n  t\\two\\\n\n  x\"\n"
		"e: >\n  one\n\n    apart\n\n  two\n\n");
	static const char *const values[] = {"one line\n\ntwo\n\nthree\n  - as\n  - it is",
		"one\n\ntwo", "it's one\n\ntwo", "one\n\nt\two\nx", "one\n\n  apart\n\ntwo\n"};
	for (size_t i = 0; i < EG_COUNT(values); i++) {
		const eg_node *n = value_of(f->root, (const char[]){(char)('a' + i), 0});
		assert_string_equal(eg_cstr(f->arena, n->as.scalar.text), values[i]);
		assert_mapped(f, n);
	}
	assert_text(f, eg_node_inner(value_of(f->root, "a"), 10, 13), "two");
	assert_text(f, eg_node_inner(value_of(f->root, "c"), 10, 13), "two");
}

static void quoted_escapes_map_back_to_the_source(void **state)
{
	fixture *f = parse(state, "a: \"x\\n\\u00e9y \\\n   z\"\nb: 'it''s\n  folded'\n");
	const eg_node *a = value_of(f->root, "a"), *b = value_of(f->root, "b");
	assert_true(eg_str_is(a->as.scalar.text, "x\n\xC3\xA9y z"));
	assert_text(f, eg_node_inner(a, 0, 1), "x");
	assert_text(f, eg_node_inner(a, 4, 5), "y");
	assert_text(f, eg_node_inner(a, 6, 7), "z");
	assert_true(eg_str_is(b->as.scalar.text, "it's folded"));
	assert_text(f, eg_node_inner(b, 5, 11), "folded");
	assert_mapped(f, b);
}

static void block_scalars_map_back_to_the_source(void **state)
{
	fixture *f = parse(state, "lit: |\n  one\n\n    two\n  three\n"
				  "fold: >-\n  alpha beta\n  gamma\n\n  delta\n    more\n  end\n"
				  "last: x\n");
	const eg_node *lit = value_of(f->root, "lit"), *fold = value_of(f->root, "fold");
	assert_true(eg_str_is(lit->as.scalar.text, "one\n\n  two\nthree\n"));
	assert_true(eg_str_is(fold->as.scalar.text, "alpha beta gamma\n\ndelta\n  more\nend"));
	assert_mapped(f, lit);
	assert_mapped(f, fold);
	assert_text(f, eg_node_inner(fold, 11, 16), "gamma");
	assert_text(f, eg_node_inner(fold, 18, 23), "delta");
	assert_text(f, lit->span, "|\n  one\n\n    two\n  three");
}

static void a_multi_line_plain_scalar_maps_back(void **state)
{
	fixture *f = parse(state, "a: one\n  two\n\n  three\n");
	const eg_node *n = value_of(f->root, "a");
	assert_true(eg_str_is(n->as.scalar.text, "one two\n\nthree"));
	assert_mapped(f, n);
	assert_text(f, eg_node_inner(n, 9, 14), "three");
}

static void a_key_given_twice_is_told_with_the_first_place(void **state)
{
	fixture *f = parse(state, "a: {b: 1, c: 2, b: 3}\n");
	assert_rule(f, 0, EG_R_KEY_DUPLICATE, 16, 17);
	assert_int_equal(f->diag.items[0]->also->span.from, 4);
	assert_int_equal(value_of(f->root, "a")->count, 2);
	assert_true(f->whole);
}

static void a_duplicate_among_many_keys_is_found(void **state)
{
	eg_str text = EG_STR("");
	fixture *f = *state;
	for (int i = 0; i < 40; i++)
		text = eg_strf(f->arena, "%.*sk%d: %d\n", EG_ARG(text), i % 39, i);
	f = parse_bytes(state, text.p, text.n);
	assert_int_equal(f->root->count, 39);
	assert_int_equal(f->diag.count, 1);
}

static void a_tab_in_the_indentation_is_named(void **state)
{
	fixture *f = parse(state, "a:\n  b: 1\n\tc: 2\n");
	assert_int_equal(f->diag.count, 1);
	assert_rule(f, 0, EG_R_YAML_TAB, 10, 11);
	assert_false(f->whole);
	assert_true(eg_sources_at(&f->sources, f->file)->unreadable);
}

static void malformed_utf8_is_told_with_its_byte(void **state)
{
	fixture *f = parse(state, "a: caf\xE9\n");
	assert_rule(f, 0, EG_R_YAML_ENCODING, 6, 7);
	assert_null(f->root);
	assert_int_equal(f->diag.count, 1);
}

static void utf16_is_refused_by_name(void **state)
{
	fixture *f = parse_bytes(state,
		"\xFF\xFE"
		"a\0:\0",
		6);
	assert_rule(f, 0, EG_R_YAML_ENCODING, 0, 1);
	assert_non_null(strstr(f->diag.items[0]->message.p, "UTF-16"));
}

static void control_characters_are_refused(void **state)
{
	fixture *f = parse(state, "\xC3\xA9: a\x01"
				  "b\n");
	assert_rule(f, 0, EG_R_YAML_SYNTAX, 5, 6);
}

static void a_colon_in_a_plain_value_has_a_kind_message(void **state)
{
	fixture *f = parse(state, "title: One: Two\n");
	assert_rule(f, 0, EG_R_YAML_SYNTAX, 10, 11);
	assert_true(f->diag.items[0]->help.n > 0);
}

static void a_second_document_is_refused(void **state)
{
	fixture *f = parse(state, "a: 1\n---\nb: 2\n");
	assert_rule(f, 0, EG_R_YAML_DOCUMENTS, 5, 8);
	assert_false(f->whole);
}

static void an_empty_file_is_no_mistake(void **state)
{
	fixture *f = parse(state, "# nothing\n");
	assert_null(f->root);
	assert_true(f->whole);
	assert_int_equal(f->diag.count, 0);
}

static void templates_in_braces_need_quotes(void **state)
{
	fixture *f = parse(state, "a: {{goal.title}}\n");
	assert_int_equal(f->diag.items[0]->rule, EG_R_YAML_SYNTAX);
	assert_true(f->whole);
}

static void aliases_share_and_merge_keys_fill_up(void **state)
{
	fixture *f = parse(state, "x: &d {a: 1, b: 2}\ny: {<<: *d, b: 3}\nz: *d\n");
	const eg_node *y = value_of(f->root, "y");
	assert_int_equal(y->count, 2);
	assert_true(eg_str_is(value_of(y, "b")->as.scalar.text, "3"));
	assert_true(eg_str_is(value_of(y, "a")->as.scalar.text, "1"));
	assert_ptr_equal(value_of(f->root, "z"), value_of(f->root, "x"));
	assert_int_equal(f->diag.count, 0);
}

static void the_span_of_an_anchored_scalar_is_the_scalar(void **state)
{
	fixture *f = parse(state, "a: &n word\nb: !!str 'w'\n");
	assert_text(f, value_of(f->root, "a")->span, "word");
	assert_text(f, value_of(f->root, "b")->span, "'w'");
}

static void aliases_that_explode_are_stopped(void **state)
{
	fixture *f = *state;
	eg_str text = EG_STR("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
	for (int i = 1; i < 9; i++)
		text = eg_strf(f->arena,
			"%.*sa%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n",
			EG_ARG(text), i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
	f = parse_bytes(state, text.p, text.n);
	assert_int_equal(f->diag.count, 1);
	assert_int_equal(f->diag.items[0]->rule, EG_R_ALIAS_LIMIT);
}

static void an_alias_of_itself_is_told(void **state)
{
	fixture *f = parse(state, "a: &a [*a]\nb: *c\n");
	assert_int_equal(f->diag.items[0]->rule, EG_R_ALIAS_LIMIT);
	assert_int_equal(f->diag.items[1]->rule, EG_R_YAML_SYNTAX);
	assert_true(f->whole);
}

static void nesting_is_bounded(void **state)
{
	char text[601] = {0};
	memset(text, '[', 300);
	memset(text + 300, ']', 300);
	fixture *f = parse(state, text);
	assert_int_equal(f->diag.items[0]->rule, EG_R_DEPTH_LIMIT);
	assert_int_equal(f->diag.count, 1);
}

/* -- streaming -- */

typedef struct seen {
	eg_arena *arena;
	size_t values, items, others;
	size_t most; /* bytes in the arena when an item was handed over */
} seen;

static void on_value(void *ctx, const eg_node *key, const eg_node *value)
{
	seen *s = ctx;
	(void)key, (void)value;
	s->values++;
}

static void on_item(void *ctx, const eg_node *key, const eg_node *item)
{
	seen *s = ctx;
	(void)key, (void)item;
	s->items++;
	size_t used = eg_arena_used(s->arena);
	s->most = used > s->most ? used : s->most;
}

static void on_other(void *ctx, const eg_node *root)
{
	seen *s = ctx;
	(void)root;
	s->others++;
}

static void stream(fixture *f, eg_str text, seen *s)
{
	eg_spec_handler h = {.ctx = s, .value = on_value, .item = on_item, .other = on_other};
	f->file = eg_sources_add(&f->sources, EG_STR("t.yaml"), EG_STR("t.yaml"), text);
	s->arena = eg_arena_new();
	f->whole = eg_spec_stream(s->arena, &f->sources, f->file, &h, &f->diag);
	eg_arena_release(s->arena);
}

static void a_long_list_takes_the_memory_of_one_item(void **state)
{
	fixture *f = *state;
	eg_buf text = {0};
	eg_buf_cstr(&text, "strategy: {a: b}\nlist:\n");
	for (int i = 0; i < 10000; i++)
		eg_bufv(&text, "  - {id: i%d, title: 'Item \\ %d'}\n", i, i);
	seen s = {0};
	stream(f, eg_buf_view(&text), &s);
	assert_true(f->whole);
	assert_int_equal(s.items, 10000);
	assert_int_equal(s.values, 1);
	assert_true(s.most < 4096);
	eg_buf_release(&text);
}

static void what_stood_before_a_fault_is_handed_over(void **state)
{
	fixture *f = *state;
	seen s = {0};
	stream(f, EG_STR("a: 1\nlist:\n  - one\n  - two\n  - [\n"), &s);
	assert_false(f->whole);
	assert_int_equal(s.items, 2);
	assert_int_equal(f->diag.count, 1);
}

static void a_top_level_key_given_twice_is_told(void **state)
{
	fixture *f = *state;
	seen s = {0};
	stream(f, EG_STR("a: [1]\na: [2]\n"), &s);
	assert_rule(f, 0, EG_R_KEY_DUPLICATE, 7, 8);
	assert_int_equal(s.items, 2);
}

static void a_list_at_the_top_is_something_else(void **state)
{
	fixture *f = *state;
	seen s = {0};
	stream(f, EG_STR("- a\n- b\n"), &s);
	assert_int_equal(s.others, 1);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(spans_count_bytes_not_characters),
		T(a_byte_order_mark_and_crlf_are_fine),
		T(scalars_are_text_whatever_yaml_would_make_of_them),
		T(a_plain_scalar_borrows_from_the_source),
		T(an_empty_line_parts_paragraphs_in_folded_text),
		T(quoted_escapes_map_back_to_the_source),
		T(block_scalars_map_back_to_the_source),
		T(a_multi_line_plain_scalar_maps_back),
		T(a_key_given_twice_is_told_with_the_first_place),
		T(a_duplicate_among_many_keys_is_found),
		T(a_tab_in_the_indentation_is_named),
		T(malformed_utf8_is_told_with_its_byte),
		T(utf16_is_refused_by_name),
		T(control_characters_are_refused),
		T(a_colon_in_a_plain_value_has_a_kind_message),
		T(a_second_document_is_refused),
		T(an_empty_file_is_no_mistake),
		T(templates_in_braces_need_quotes),
		T(aliases_share_and_merge_keys_fill_up),
		T(the_span_of_an_anchored_scalar_is_the_scalar),
		T(aliases_that_explode_are_stopped),
		T(an_alias_of_itself_is_told),
		T(nesting_is_bounded),
		T(a_long_list_takes_the_memory_of_one_item),
		T(what_stood_before_a_fault_is_handed_over),
		T(a_top_level_key_given_twice_is_told),
		T(a_list_at_the_top_is_something_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
