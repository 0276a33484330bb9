/* Object streams of ranges: which objects share one, and that workers do not matter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/objstm.h"

#define ITEMS (20 * EG_PDF_MEMBERS_MAX + 7)

static void put_number(eg_buf *b, const void *owner, uint32_t index)
{
	(void)owner;
	eg_buf_int(b, index);
}

/* All streams of a range of ITEMS objects, one after the other, each with where its objects begin;
 * checks that every number comes once and in order. */
static eg_buf packed_by(unsigned workers)
{
	eg_arena *a = eg_arena_new();
	eg_pool *pool = eg_pool_new(workers);
	eg_pdf_store *s = eg_pdf_store_open(a);
	eg_str why = {0};
	eg_buf all = {0};
	uint32_t range = eg_pdf_range(s, ITEMS, put_number, NULL);
	assert_true(eg_pdf_store_number(s, &why));
	uint32_t next = eg_pdf_range_number(s, range, 0);
	eg_pdf_packer *packer = eg_pdf_packer_open(a, s, pool);
	for (const eg_pdf_packed *p = eg_pdf_packer_next(packer); p;
		p = eg_pdf_packer_next(packer)) {
		assert_int_equal(p->number, next);
		next += p->count;
		eg_buf_int(&all, (int64_t)p->first);
		eg_buf_str(&all, eg_buf_view(&p->data));
	}
	assert_int_equal(next, eg_pdf_number_end(s));
	eg_pdf_packer_close(packer);
	eg_pdf_store_close(s);
	eg_pool_release(pool);
	eg_arena_release(a);
	return all;
}

static void streams_do_not_depend_on_the_workers(void **state)
{
	(void)state;
	eg_buf alone = packed_by(1);
	for (unsigned workers = 2; workers < 6; workers++) {
		eg_buf other = packed_by(workers);
		assert_true(eg_str_eq(eg_buf_view(&alone), eg_buf_view(&other)));
		eg_buf_release(&other);
	}
	eg_buf_release(&alone);
}

static void a_stream_begins_with_where_its_objects_are(void **state)
{
	(void)state;
	eg_pdf_members m = {0};
	size_t first;
	eg_pdf_members_begin(&m, 12);
	eg_buf_cstr(&m.body, "<<1>>\n");
	eg_pdf_members_begin(&m, 13);
	eg_buf_cstr(&m.body, "<<2>>\n");
	assert_true(eg_str_is(eg_pdf_members_end(&m, &first), "12 0 13 6 <<1>>\n<<2>>\n"));
	assert_int_equal(first, 10);
	eg_pdf_members_begin(&m, 14);
	assert_true(eg_str_is(eg_pdf_members_end(&m, &first), "14 0 "));
	eg_pdf_members_release(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(streams_do_not_depend_on_the_workers),
		cmocka_unit_test(a_stream_begins_with_where_its_objects_are),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
