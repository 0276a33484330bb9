/* The SQL functions of words that readers of documents see, in the strategy's language. */
#include "dataset/functions.h"
#include "locale/catalogue.h"

#define MOST_ARGS 9

typedef sqlite3_context context;
typedef sqlite3_value value;

static void give(context *c, eg_str s)
{
	sqlite3_result_text64(c, s.p, s.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/* word(text) */
static void word(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = sqlite3_user_data(c);
	if (sqlite3_value_type(v[0]) != SQLITE_TEXT) {
		sqlite3_result_value(c, v[0]);
		return;
	}
	eg_arena_mark m = eg_arena_save(ds->scratch);
	give(c, eg_catalogue_words(ds->scratch, ds->lang, eg_value_text(v[0])));
	eg_arena_rewind(ds->scratch, m);
}

/* What the slots take; false where one is NULL, as with ||. */
static bool read_args(eg_dataset *ds, int n, value **v, eg_str *args)
{
	for (int i = 0; i < n; i++) {
		if (sqlite3_value_type(v[i]) == SQLITE_NULL)
			return false;
		args[i] = sqlite3_value_type(v[i]) == SQLITE_INTEGER
				  ? eg_format_integer(
					    ds->scratch, sqlite3_value_int64(v[i]), ds->lang)
				  : eg_value_text(v[i]);
	}
	return true;
}

static void fill(context *c, eg_str text, int n, value **v)
{
	eg_dataset *ds = sqlite3_user_data(c);
	eg_str args[MOST_ARGS] = {{NULL, 0}};
	eg_arena_mark m = eg_arena_save(ds->scratch);
	if (n <= MOST_ARGS && read_args(ds, n, v, args))
		give(c, eg_phrase(ds->scratch, eg_catalogue_words(ds->scratch, ds->lang, text),
				args, (size_t)n));
	eg_arena_rewind(ds->scratch, m);
}

/* phrase(text, ...): its {1}, {2} and so on filled in; NULL where one of them is. */
static void phrase(context *c, int n, value **v)
{
	if (n > 0 && sqlite3_value_type(v[0]) == SQLITE_TEXT)
		fill(c, eg_value_text(v[0]), n - 1, v + 1);
}

/* phrases(n, one, many, ...): the form that goes with the number n, which is {1}. */
static void phrases(context *c, int n, value **v)
{
	const eg_dataset *ds = sqlite3_user_data(c);
	value *args[MOST_ARGS];
	if (n < 3 || n - 2 > MOST_ARGS || sqlite3_value_type(v[0]) != SQLITE_INTEGER)
		return;
	bool one = eg_catalogue_is_one(ds->lang, sqlite3_value_int64(v[0]));
	args[0] = v[0];
	for (int i = 3; i < n; i++)
		args[i - 2] = v[i];
	fill(c, eg_value_text(v[one ? 1 : 2]), n - 2, args);
}

/* number(x): a decimal with the language's marks. */
static void number(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = sqlite3_user_data(c);
	eg_decimal d;
	if (sqlite3_value_type(v[0]) == SQLITE_NULL || !eg_parse_decimal(eg_value_text(v[0]), &d)) {
		sqlite3_result_value(c, v[0]);
		return;
	}
	eg_arena_mark m = eg_arena_save(ds->scratch);
	give(c, eg_format_fixed(ds->scratch, d, 6, true, ds->lang));
	eg_arena_rewind(ds->scratch, m);
}

/* digits(text): for numbers and lists of them that were made as text. */
static void digits(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = sqlite3_user_data(c);
	if (sqlite3_value_type(v[0]) == SQLITE_NULL)
		return;
	eg_arena_mark m = eg_arena_save(ds->scratch);
	eg_str list = eg_with_commas(ds->scratch, eg_value_text(v[0]), ds->lang);
	give(c, eg_in_digits(ds->scratch, list, ds->lang));
	eg_arena_rewind(ds->scratch, m);
}

static void plain_digits(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = sqlite3_user_data(c);
	if (sqlite3_value_type(v[0]) == SQLITE_NULL)
		return;
	eg_arena_mark m = eg_arena_save(ds->scratch);
	give(c, eg_plain_digits(ds->scratch, eg_value_text(v[0]), ds->lang));
	eg_arena_rewind(ds->scratch, m);
}

void eg_phrase_register(eg_dataset *ds)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
	sqlite3_create_function_v2(ds->db, "word", 1, flags, ds, word, NULL, NULL, NULL);
	sqlite3_create_function_v2(ds->db, "phrase", -1, flags, ds, phrase, NULL, NULL, NULL);
	sqlite3_create_function_v2(ds->db, "phrases", -1, flags, ds, phrases, NULL, NULL, NULL);
	sqlite3_create_function_v2(ds->db, "digits", 1, flags, ds, digits, NULL, NULL, NULL);
	sqlite3_create_function_v2(
		ds->db, "plain_digits", 1, flags, ds, plain_digits, NULL, NULL, NULL);
	sqlite3_create_function_v2(ds->db, "number", 1, flags, ds, number, NULL, NULL, NULL);
}
