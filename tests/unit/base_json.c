/* JSON: order of adding, escapes, and text that is not UTF-8. */
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_json(eg_json *value, const char *want)
{
	eg_buf b = {0};
	eg_json_write(&b, value, false);
	eg_buf_byte(&b, 0);
	assert_string_equal(b.p, want);
	eg_buf_release(&b);
}

static void keys_keep_the_order_of_adding(void **state)
{
	(void)state;
	eg_json *o = eg_json_object(), *list = eg_json_array();
	eg_json_set(o, "z", eg_json_int(-5));
	eg_json_set(o, "a", eg_json_bool(true));
	eg_json_set(o, "m", eg_json_null());
	eg_json_add(list, eg_json_int(INT64_MAX));
	eg_json_add(list, eg_json_bool(false));
	eg_json_set(o, "list", list);
	assert_json(o, "{\"z\":-5,\"a\":true,\"m\":null,\"list\":[9223372036854775807,false]}");
}

static void text_is_escaped(void **state)
{
	(void)state;
	assert_json(eg_json_string(EG_STR("a\"b\\c\n\t\x01 \xC3\xA9")),
		"\"a\\\"b\\\\c\\n\\t\\u0001 \xC3\xA9\"");
	assert_json(eg_json_string((eg_str){"a\0b", 3}), "\"a\\u0000b\"");
	assert_json(eg_json_string((eg_str){NULL, 0}), "\"\"");
}

static void what_is_not_utf8_is_replaced(void **state)
{
	(void)state;
	assert_json(eg_json_string(EG_STR("a\xFFz\xED\xA0\x80")),
		"\"a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

static void indented_text_has_lines(void **state)
{
	(void)state;
	eg_json *o = eg_json_object();
	eg_buf b = {0};
	eg_json_set(o, "a", eg_json_int(1));
	eg_json_write(&b, o, true);
	assert_true(eg_str_is(eg_buf_view(&b), "{\n  \"a\": 1\n}"));
	eg_buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_keep_the_order_of_adding),
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(what_is_not_utf8_is_replaced),
		cmocka_unit_test(indented_text_has_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
