/* The SQL functions of exact sums, shares and conversions of money (DOMAIN.md 3.7). */
#include "dataset/exact.h"
#include "dataset/functions.h"
#include "schema/currency.h"

#include <stdio.h>

static bool number_of(sqlite3_value *v, int64_t *out)
{
	*out = sqlite3_value_int64(v);
	return sqlite3_value_type(v) == SQLITE_INTEGER;
}

/* share(part, whole): millionths, a half to the even one; nothing without a whole. */
static void share(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	int64_t part, whole, out;
	if (!number_of(v[0], &part) || !number_of(v[1], &whole) || whole <= 0)
		return;
	if (eg_fraction_round((eg_int128)part * EG_DECIMAL_ONE, whole, &out))
		sqlite3_result_int64(c, out);
}

/* part_of(amount, n, of): what n of `of` equal parts of an amount are; the parts of 1 to `of`,
 * each less the one before, sum up to the amount. */
static void part_of(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	int64_t amount, part, of, out;
	if (!number_of(v[0], &amount) || !number_of(v[1], &part) || !number_of(v[2], &of) ||
		of <= 0)
		return;
	if (eg_fraction_round((eg_int128)amount * part, of, &out))
		sqlite3_result_int64(c, out);
}

/* per_one(part, whole): what falls to one, to a tenth: 0.9 */
static void per_one(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	int64_t part, whole, out;
	if (!number_of(v[0], &part) || !number_of(v[1], &whole) || whole <= 0 || part < 0)
		return;
	if (eg_fraction_round((eg_int128)part * 10, whole, &out)) {
		char text[32];
		(void)snprintf(text, sizeof text, "%lld.%lld", (long long)(out / 10),
			(long long)(out % 10));
		sqlite3_result_text(c, text, -1, SQLITE_TRANSIENT);
	}
}

static int64_t power_of_ten(int n)
{
	int64_t p = 1;
	while (n-- > 0)
		p *= 10;
	return p;
}

/* convert(minor, currency, rate, into): minor units of another currency; the rate in millionths is
 * that of one unit. Rounded once, a half to the even one. */
static void convert(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	int64_t minor, rate, out;
	eg_str from = eg_value_text(v[1]), into = eg_value_text(v[3]);
	if (!number_of(v[0], &minor) || !number_of(v[2], &rate) || !from.n || !into.n)
		return;
	eg_int128 top = (eg_int128)minor * rate;
	eg_int128 most = ((eg_int128)INT64_MAX) * EG_DECIMAL_ONE;
	if (top > most || top < -most)
		return;
	top *= power_of_ten(eg_currency_exponent(into));
	eg_int128 bottom = (eg_int128)EG_DECIMAL_ONE * power_of_ten(eg_currency_exponent(from));
	if (eg_fraction_round(top, bottom, &out))
		sqlite3_result_int64(c, out);
}

/* -- exact_sum(x): an integer, or nothing when it does not fit; SQLite's own sum() would fail -- */

/* SQLite's memory is aligned to 8 bytes, a 128-bit integer wants 16: it is kept as two halves. */
typedef struct sum {
	int64_t high;
	uint64_t low;
	bool any;
} sum;

static eg_int128 total_of(const sum *s)
{
	return (eg_int128)s->high * ((eg_int128)1 << 64) + s->low;
}

static void sum_step(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	int64_t x;
	sum *s = sqlite3_aggregate_context(c, sizeof *s);
	if (!s || !number_of(v[0], &x))
		return;
	eg_int128 total = total_of(s) + x;
	s->high = (int64_t)(total >> 64);
	s->low = (uint64_t)total;
	s->any = true;
}

static void sum_final(sqlite3_context *c)
{
	const sum *s = sqlite3_aggregate_context(c, 0);
	if (!s || !s->any)
		return;
	eg_int128 total = total_of(s);
	if (total <= INT64_MAX && total >= INT64_MIN)
		sqlite3_result_int64(c, (int64_t)total);
}

void eg_amount_register(sqlite3 *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
	sqlite3_create_function_v2(db, "share", 2, flags, NULL, share, NULL, NULL, NULL);
	sqlite3_create_function_v2(db, "per_one", 2, flags, NULL, per_one, NULL, NULL, NULL);
	sqlite3_create_function_v2(db, "part_of", 3, flags, NULL, part_of, NULL, NULL, NULL);
	sqlite3_create_function_v2(db, "convert", 4, flags, NULL, convert, NULL, NULL, NULL);
	sqlite3_create_function_v2(
		db, "exact_sum", 1, flags, NULL, NULL, sum_step, sum_final, NULL);
}
