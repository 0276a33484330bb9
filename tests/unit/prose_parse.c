/* Prose: small Markdown with our own inline forms. */
#include "prose/prose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena_case.h"
#include <stdio.h>

static void show_runs(eg_arena *a, eg_str *out, const eg_inline *r, size_t n)
{
	static const char *const kinds[] = {"t", "br", "ref", "cite", "note"};
	for (size_t i = 0; i < n; i++) {
		*out = eg_str_join(a, *out,
			eg_strf(a, "%s%s(%.*s%s%.*s)", kinds[r[i].kind],
				r[i].style & EG_INLINE_EM       ? "*"
				: r[i].style & EG_INLINE_STRONG ? "**"
								: "",
				EG_ARG(r[i].id), r[i].id.n ? "|" : "", EG_ARG(r[i].text)));
		if (r[i].url.p)
			*out = eg_str_join(a, *out, eg_strf(a, "@%.*s", EG_ARG(r[i].url)));
		if (r[i].child_count) {
			*out = eg_str_join(a, *out, EG_STR("{"));
			show_runs(a, out, r[i].children, r[i].child_count);
			*out = eg_str_join(a, *out, EG_STR("}"));
		}
	}
}

static void show_blocks(eg_arena *a, eg_str *out, const eg_prose *p, size_t n)
{
	static const char *const kinds[] = {"P", "L", "I"};
	for (size_t i = 0; i < n; i++) {
		*out = eg_str_join(
			a, *out, eg_strf(a, "%s%s[", kinds[p[i].kind], p[i].ordered ? "#" : ""));
		show_runs(a, out, p[i].runs, p[i].run_count);
		show_blocks(a, out, p[i].children, p[i].child_count);
		*out = eg_str_join(a, *out, EG_STR("]"));
	}
}

static const char *tree(const char *text)
{
	eg_prose_text t = eg_prose_parse(arena, eg_str_of(text));
	eg_str out = EG_STR("");
	show_blocks(arena, &out, t.blocks, t.count);
	return eg_cstr(arena, out);
}

static void paragraphs_and_styles(void **state)
{
	(void)state;
	assert_string_equal(tree("One *two* **three**.\n\nFour\nfive"),
		"P[t(One )t*(two)t( )t**(three)t(.)]P[t(Four)t( )t(five)]");
}

static void references_and_citations(void **state)
{
	(void)state;
	assert_string_equal(tree("With [[gbr]] and [[can|our neighbour]] [@law, p. 4]."),
		"P[t(With )ref(gbr|)t( and )ref(can|our neighbour)t( )cite(law|p. 4)t(.)]");
}

static void a_footnote_holds_runs(void **state)
{
	(void)state;
	assert_string_equal(tree("Seen^[in *one* [page] of [@law]] twice^[b]."),
		"P[t(Seen)note(){t(in )t*(one)t( [page] of )cite(law|)}t( twice)note(){t(b)}t(.)]");
	assert_string_equal(tree("open ^[ for ever"), "P[t(open ^[ for ever)]");
}

static void lists_nest(void **state)
{
	(void)state;
	assert_string_equal(tree("- a\n- b\n  1. c\n"), "L[I[P[t(a)]]I[P[t(b)]L#[I[P[t(c)]]]]]");
}

static void links_and_entities(void **state)
{
	(void)state;
	assert_string_equal(tree("[R&amp;D](https://example.gov/a)"),
		"P[t(R)@https://example.gov/at(&)@https://example.gov/at(D)@https://example.gov/"
		"a]");
}

static void html_and_headings_are_faults(void **state)
{
	(void)state;
	eg_prose_text t = eg_prose_parse(arena, EG_STR("a <b>c</b>\n\n# d\n"));
	assert_int_equal(t.fault_count, 3);
	assert_string_equal(t.faults[0].what, "HTML");
	assert_int_equal(t.faults[0].from, 2);
	assert_int_equal(t.faults[0].to, 5);
	assert_string_equal(t.faults[2].what, "a heading");
}

static void references_know_their_bytes(void **state)
{
	(void)state;
	eg_prose_text t = eg_prose_parse(arena, EG_STR("With [[gbr]] [@law]"));
	assert_int_equal(t.blocks[0].runs[1].from, 7);
	const eg_inline *cite = &t.blocks[0].runs[3];
	assert_int_equal(cite->kind, EG_INLINE_CITE);
	assert_int_equal(cite->from, 13);
	assert_int_equal(cite->to, 19);
}

static eg_str title_of(void *ctx, eg_str id)
{
	(void)ctx;
	return eg_str_is(id, "gbr") ? EG_STR("United Kingdom") : id;
}

static void plain_text_reads_as_words(void **state)
{
	(void)state;
	eg_prose_text t = eg_prose_parse(arena, EG_STR("With [[gbr]] [@law].\n\n- *a*^[n]\n- b"));
	eg_str s = eg_prose_plain(arena, &t, title_of, NULL);
	assert_string_equal(eg_cstr(arena, s), "With United Kingdom.\na\nb");
}

/* `unit` n times, as text. */
static eg_str repeated(const char *unit, size_t n)
{
	size_t size = strlen(unit);
	char *p = eg_alloc(arena, n * size + 1);
	for (size_t i = 0; i < n; i++)
		memcpy(p + i * size, unit, size);
	return (eg_str){p, n * size};
}

static void forms_that_are_not_closed_stand_for_themselves(void **state)
{
	(void)state;
	assert_string_equal(tree("a [@law b"), "P[t(a [@law b)]");
	assert_string_equal(tree("a [@] b"), "P[t(a [@] b)]");
	assert_string_equal(tree("a [[gbr b"), "P[t(a [[gbr b)]");
	assert_string_equal(tree("a ^[b ^[c] d"), "P[t(a ^[b )note(){t(c)}t( d)]");
	assert_string_equal(tree("a [@b [@law]"), "P[t(a [@b )cite(law|)]");
}

static void a_note_may_be_all_or_hold_nothing(void **state)
{
	(void)state;
	assert_string_equal(tree("^[b]"), "P[note(){t(b)}]");
	assert_string_equal(tree("a^[]"), "P[t(a)note()]");
	assert_string_equal(tree("a^[b]^[c]"), "P[t(a)note(){t(b)}note(){t(c)}]");
	assert_string_equal(tree("a^[see [[gbr]]]"), "P[t(a)note(){t(see )ref(gbr|)}]");
}

static void words_of_a_reference_keep_their_characters(void **state)
{
	(void)state;
	assert_string_equal(tree("[[gbr|R&amp;D with *them*]]"), "P[ref(gbr|R&D with them)]");
}

static size_t depth_of(const eg_prose *p)
{
	size_t deepest = 0;
	for (size_t i = 0; i < p->child_count; i++) {
		size_t d = depth_of(&p->children[i]);
		deepest = d > deepest ? d : deepest;
	}
	return deepest + 1;
}

static void lists_deeper_than_the_bound_keep_their_words(void **state)
{
	(void)state;
	eg_str text = EG_STR("");
	for (int i = 0; i < 60; i++)
		text = eg_strf(arena, "%.*s%*s- level%d\n", EG_ARG(text), i * 2, "", i);
	text = eg_strf(arena, "%.*s\nafter\n", EG_ARG(text));
	eg_prose_text t = eg_prose_parse(arena, text);
	assert_int_equal(t.count, 2);
	assert_true(depth_of(&t.blocks[0]) <= 97);
	assert_int_equal(t.fault_count, 1);
	assert_string_equal(t.faults[0].what, "lists nested too deeply");
	eg_str words = eg_prose_plain(arena, &t, title_of, NULL);
	for (int i = 0; i < 60; i++)
		assert_true(eg_str_find(words, eg_strf(arena, "level%d", i), 0) != SIZE_MAX);
	assert_true(eg_str_ends(words, EG_STR("after")));
}

static void quotations_in_quotations_are_faults_and_words(void **state)
{
	(void)state;
	eg_str text = eg_str_join(arena, repeated("> ", 200), EG_STR("deep\n\nafter\n"));
	eg_prose_text t = eg_prose_parse(arena, text);
	assert_int_equal(t.fault_count, 200);
	assert_int_equal(t.count, 2);
}

/* What a text of `n` units takes from the arena: it grows with the work that is done. */
static size_t cost(const char *unit, size_t n)
{
	eg_str text = repeated(unit, n);
	size_t before = eg_arena_used(arena);
	(void)eg_prose_parse(arena, text);
	return eg_arena_used(arena) - before;
}

static void code_at_the_end_ends_where_the_text_does(void **state)
{
	(void)state;
	eg_str text = EG_STR("```.\n^");
	eg_prose_text t = eg_prose_parse(arena, text);
	for (size_t i = 0; i < t.count; i++)
		assert_true(t.blocks[i].from <= t.blocks[i].to && t.blocks[i].to <= text.n);
}

static void blanks_that_stand_for_tabs_in_code_are_no_bytes(void **state)
{
	(void)state;
	eg_str text = EG_STR("```\n\t\t\t\t\t\t\t\t`\n```\n\t`\n```");
	eg_prose_text t = eg_prose_parse(arena, text);
	assert_true(t.count > 0);
	for (size_t i = 0; i < t.count; i++) {
		const eg_prose *p = &t.blocks[i];
		assert_true(p->from <= p->to && p->to <= text.n);
		for (size_t r = 0; r < p->run_count; r++)
			assert_true(p->runs[r].from <= p->runs[r].to && p->runs[r].to <= p->to);
	}
}

static void the_cost_of_a_paragraph_grows_with_its_length(void **state)
{
	(void)state;
	static const char *const units[] = {"words and words ", "*a* **b** ", "[[gbr]] and ",
		"[@law] so ", "a^[note] ", "&amp;", "[x](y) "};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t n = ((size_t)1 << 18) / strlen(units[i]);
		assert_true(cost(units[i], 4 * n) <= 6 * cost(units[i], n) + 4096);
	}
}

/* A megabyte each: were one of these searched again for every opening, this would not end. */
static void a_megabyte_of_openings_is_read_once(void **state)
{
	(void)state;
	static const char *const units[] = {
		"[@", "^[", "[@a ^[", "^[a] [@", "[[", "[", "*a ", "{{", "^[[@"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		eg_str text = repeated(units[i], ((size_t)1 << 20) / strlen(units[i]));
		eg_prose_text t = eg_prose_parse(arena, text);
		assert_int_equal(t.count, 1);
	}
	eg_str closed = eg_str_join(arena, repeated("[@", (size_t)1 << 19), EG_STR("law]"));
	assert_int_equal(eg_prose_parse(arena, closed).count, 1);
	eg_str words = eg_strf(arena, "[[gbr|%.*s]]", EG_ARG(repeated("&amp;", (size_t)1 << 17)));
	assert_int_equal(eg_prose_parse(arena, words).count, 1);
}

static eg_str no_title(void *ctx, eg_str id)
{
	(void)ctx;
	return id;
}

/* The short way and the long one lead to the same words, wherever the short one leads. */
static void words_without_markup_are_plain_without_parsing(void **state)
{
	(void)state;
	static const char *const pieces[] = {"a", "Word", " w", "\n", "(CUI) x", "b\n\nc",
		"\xC3\xA9", " ", "\n\n\n", ".", ",", ";", "-", "1", "1.", "\"", "\xC2\xA0", "*",
		"_", "[[x]]", "&amp;", "\\", "<", "#", "=", "===", "---", "~", "|", ":", "\t", "\f",
		"http://a.b", "`", "!", "+", "@", "$", "\x7F"};
	uint32_t seed = 1;
	size_t short_ones = 0;
	for (int round = 0; round < 60000; round++) {
		char text[128] = "";
		size_t n = 0, most = 1 + (size_t)round % 9;
		for (size_t i = 0; i < most; i++) {
			seed = seed * 1664525u + 1013904223u;
			/* the first ones oftener, so that enough texts are words alone */
			size_t of = seed >> 30 ? 7 : EG_COUNT(pieces);
			const char *piece = pieces[(seed >> 8) % of];
			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		eg_arena_mark mark = eg_arena_save(arena);
		eg_str words = eg_prose_words(arena, (eg_str){text, n});
		if (words.p) {
			eg_prose_text p = eg_prose_parse(arena, (eg_str){text, n});
			eg_str plain = eg_prose_plain(arena, &p, no_title, NULL);
			if (!eg_str_eq(words, plain))
				fail_msg("'%.*s': '%.*s' is not '%.*s'", (int)n, text,
					EG_ARG(words), EG_ARG(plain));
			short_ones++;
		}
		eg_arena_rewind(arena, mark);
	}
	assert_true(short_ones > 5000);
}

static void a_line_of_words_is_borrowed(void **state)
{
	(void)state;
	eg_str line = EG_STR("Plain words, and more of them (2026).");
	assert_ptr_equal(eg_prose_words(arena, line).p, line.p);
	assert_null(eg_prose_words(arena, EG_STR("With *emphasis*.")).p);
	assert_null(eg_prose_words(arena, EG_STR("")).p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(paragraphs_and_styles, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			words_without_markup_are_plain_without_parsing, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			a_line_of_words_is_borrowed, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(references_and_citations, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_footnote_holds_runs, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(lists_nest, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(links_and_entities, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			html_and_headings_are_faults, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			references_know_their_bytes, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(plain_text_reads_as_words, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			forms_that_are_not_closed_stand_for_themselves, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			a_note_may_be_all_or_hold_nothing, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			words_of_a_reference_keep_their_characters, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			lists_deeper_than_the_bound_keep_their_words, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			quotations_in_quotations_are_faults_and_words, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			code_at_the_end_ends_where_the_text_does, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			blanks_that_stand_for_tabs_in_code_are_no_bytes, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			the_cost_of_a_paragraph_grows_with_its_length, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(
			a_megabyte_of_openings_is_read_once, open_arena, close_arena),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
