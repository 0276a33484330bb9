/* The object store, trees of many nodes, and the profile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/srgb.h"
#include "pdf/store.h"
#include "pdf/tree.h"

static void put_number(eg_buf *b, const void *owner, uint32_t index)
{
	(void)owner;
	eg_buf_int(b, index);
}

static eg_buf value_of(eg_pdf_store *s, uint32_t number)
{
	eg_buf b = {0};
	eg_str why = {0};
	if (!eg_pdf_put_object(&b, s, number, &why))
		fail_msg("%.*s", EG_ARG(why));
	return b;
}

static bool holds(const eg_buf *b, const char *what)
{
	return eg_str_find(eg_buf_view(b), eg_str_of(what), 0) != SIZE_MAX;
}

static void objects_come_before_ranges(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_pdf_store *s = eg_pdf_store_open(a);
	eg_str why = {0};
	uint32_t range = eg_pdf_range(s, 3, put_number, NULL);
	uint32_t first = eg_pdf_object(s, put_number, NULL, 7);
	uint32_t second = eg_pdf_object(s, put_number, NULL, 8);
	assert_true(eg_pdf_store_number(s, &why));
	assert_int_equal(second, first + 1);
	assert_int_equal(eg_pdf_range_number(s, range, 0), second + 1);
	assert_int_equal(eg_pdf_number_end(s), second + 4);
	eg_buf object = value_of(s, second), item = value_of(s, second + 3);
	assert_true(holds(&object, "8"));
	assert_true(holds(&item, "<<2>>"));
	eg_buf_release(&object);
	eg_buf_release(&item);
	eg_pdf_store_close(s);
	eg_arena_release(a);
}

static void a_stream_has_a_direct_length_and_its_bytes(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_pdf_store *s = eg_pdf_store_open(a);
	uint32_t number = eg_pdf_stream(s, EG_STR("hello"), true, EG_STR("/N 3"));
	eg_buf b = value_of(s, number);
	assert_true(eg_pdf_is_stream(s, number));
	assert_true(holds(&b, "/N 3/Length 5"));
	assert_true(holds(&b, ">>\nstream\nhello\nendstream"));
	eg_buf_release(&b);
	eg_pdf_store_close(s);
	eg_arena_release(a);
}

/* Walks from the root; returns the number of items, and checks that keys go up. */
static uint32_t walk(eg_pdf_store *s, uint32_t number, uint32_t *next)
{
	eg_buf b = value_of(s, number);
	eg_str text = eg_buf_view(&b);
	uint32_t kids = 0, items = 0;
	bool leaf = holds(&b, "/Nums[");
	size_t at = eg_str_find(
		text, EG_STR("["), eg_str_find(text, leaf ? EG_STR("/Nums") : EG_STR("/Kids"), 0));
	for (at++; text.p[at] != ']';) {
		uint32_t v[3] = {0};
		for (int k = 0; k < (leaf ? 2 : 3); k++, at += text.p[at] == ' ')
			for (; text.p[at] != ' ' && text.p[at] != ']'; at++)
				v[k] = v[k] * 10 + (uint32_t)(text.p[at] - '0');
		if (leaf) {
			assert_int_equal(v[0], (*next)++);
			items++;
		} else {
			kids++;
			items += walk(s, v[0], next);
		}
	}
	assert_true(kids <= EG_PDF_TREE_FAN && (!leaf || items <= EG_PDF_TREE_FAN));
	eg_buf_release(&b);
	return items;
}

static void trees_hold_every_item_once_in_bounded_nodes(void **state)
{
	(void)state;
	static const uint32_t counts[] = {0, 1, 63, 64, 65, 4096, 4097, 300000};
	for (size_t i = 0; i < EG_COUNT(counts); i++) {
		eg_arena *a = eg_arena_new();
		eg_pdf_store *s = eg_pdf_store_open(a);
		eg_pdf_tree t = {.count = counts[i], .key = put_number, .value = put_number};
		eg_str why = {0};
		uint32_t next = 0;
		eg_pdf_tree_init(&t, s);
		assert_true(eg_pdf_store_number(s, &why));
		assert_int_equal(walk(s, eg_pdf_tree_root(&t), &next), counts[i]);
		eg_pdf_store_close(s);
		eg_arena_release(a);
	}
}

static void more_objects_than_the_standard_allows_are_refused(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_pdf_store *s = eg_pdf_store_open(a);
	eg_str why = {0};
	(void)eg_pdf_range(s, 8388607, put_number, NULL);
	assert_false(eg_pdf_store_number(s, &why));
	assert_non_null(why.p);
	eg_pdf_store_close(s);
	eg_arena_release(a);
}

static uint32_t big_endian(const eg_buf *b, size_t at)
{
	uint32_t v = 0;
	for (size_t i = 0; i < 4; i++)
		v = v << 8 | (uint8_t)b->p[at + i];
	return v;
}

static void the_profile_says_its_size_and_its_tags_lie_inside(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_pdf_put_srgb(&b);
	assert_int_equal(big_endian(&b, 0), b.n);
	assert_memory_equal(b.p + 36, "acsp", 4);
	uint32_t tags = big_endian(&b, 128);
	for (uint32_t i = 0; i < tags; i++) {
		uint32_t offset = big_endian(&b, 132 + 12 * i + 4);
		assert_int_equal(offset % 4, 0);
		assert_true(offset + big_endian(&b, 132 + 12 * i + 8) <= b.n);
	}
	eg_buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(objects_come_before_ranges),
		cmocka_unit_test(a_stream_has_a_direct_length_and_its_bytes),
		cmocka_unit_test(trees_hold_every_item_once_in_bounded_nodes),
		cmocka_unit_test(more_objects_than_the_standard_allows_are_refused),
		cmocka_unit_test(the_profile_says_its_size_and_its_tags_lie_inside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
