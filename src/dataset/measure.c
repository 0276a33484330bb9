/* The SQL functions that say where a measure stands (DOMAIN.md 3.4), in exact fractions. */
#include "dataset/exact.h"
#include "dataset/functions.h"

/* Months are counted in this part, in which the days of every month are whole: the least common
 * multiple of 28, 29, 30 and 31. */
#define TICKS INT64_C(377580)

static bool ticks_of(sqlite3_value *v, int64_t *out)
{
	eg_day d;
	eg_str text = eg_value_text(v);
	int year, month, day;
	if (!text.p || !eg_day_parse(text, &d))
		return false;
	eg_day_split(d, &year, &month, &day);
	*out = ((int64_t)year * 12 + month - 1) * TICKS + day * TICKS / eg_month_days(year, month);
	return true;
}

static bool number_of(sqlite3_value *v, int64_t *out)
{
	*out = sqlite3_value_int64(v);
	return sqlite3_value_type(v) == SQLITE_INTEGER;
}

/* A point of a path, and whether it is there. */
typedef struct point {
	bool known, dated;
	int64_t value, at; /* millionths, ticks */
} point;

static point point_of(sqlite3_value *value, sqlite3_value *day)
{
	point p = {0};
	p.known = number_of(value, &p.value);
	p.dated = ticks_of(day, &p.at);
	return p;
}

/* The path at a moment between two of its points: top / bottom, bottom > 0. */
static void path_at(int64_t at, point from, point to, eg_int128 *top, eg_int128 *bottom)
{
	*bottom = to.dated && to.known && to.at > from.at ? to.at - from.at : 1;
	*top = (eg_int128)from.value * *bottom;
	if (to.dated && to.known && to.at > from.at)
		*top += ((eg_int128)to.value - from.value) * (at - from.at);
}

/* path_value(day, from day, from value, to day, to value): millionths, a half to the even one. */
static void path_value(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	int64_t at, value;
	point from = point_of(v[2], v[1]), to = point_of(v[4], v[3]);
	eg_int128 top, bottom;
	if (!ticks_of(v[0], &at) || !from.known || !from.dated)
		return;
	path_at(at, from, to, &top, &bottom);
	if (eg_fraction_round(top, bottom, &value))
		sqlite3_result_int64(c, value);
}

/* What path_status is asked. */
typedef struct asked {
	eg_str direction;
	bool measured;
	int64_t sum, count; /* the value is their quotient; count > 0 */
	int64_t day, today; /* of the value; of the build */
	point baseline, target, from, to;
	int64_t on_track, at_risk, tolerance;
} asked;

static int sign(eg_int128 x)
{
	return (x > 0) - (x < 0);
}

/* Value and expectation as they lie beyond the baseline. */
static const char *by_path(const asked *q, int way)
{
	eg_int128 top, bottom;
	if (!q->from.known || !q->from.dated || q->day < q->from.at)
		return "not due";
	path_at(q->day, q->from, q->to, &top, &bottom);
	eg_int128 due = (top - q->baseline.value * bottom) * way;
	eg_int128 done = ((eg_int128)q->sum - (eg_int128)q->baseline.value * q->count) * way;
	if (due <= 0)
		return "not due";
	if (done <= 0)
		return "off track";
	if (eg_fraction_compare(done * bottom, due * q->count, q->on_track, EG_DECIMAL_ONE) >= 0)
		return "on track";
	if (eg_fraction_compare(done * bottom, due * q->count, q->at_risk, EG_DECIMAL_ONE) >= 0)
		return "at risk";
	return "off track";
}

static const char *status_of(const asked *q)
{
	eg_int128 beyond = (eg_int128)q->sum - (eg_int128)q->target.value * q->count;
	int way = q->baseline.known ? sign((eg_int128)q->target.value - q->baseline.value)
		  : eg_str_is(q->direction, "down") ? -1
						    : 1;
	if (!q->target.known)
		return q->measured ? "no target" : "no data";
	if (eg_str_is(q->direction, "reach")) {
		if (q->measured && beyond >= 0)
			return "met";
		return q->target.dated && q->today > q->target.at ? "missed" : "due";
	}
	if (!q->measured)
		return "no data";
	if (eg_str_is(q->direction, "keep") || way == 0)
		return (beyond < 0 ? -beyond : beyond) <= (eg_int128)q->tolerance * q->count
			       ? "on track"
			       : "off track";
	if (beyond * way >= 0)
		return "met";
	if (!q->target.dated)
		return "no path";
	if (q->day >= q->target.at)
		return "missed";
	if (q->today > q->target.at)
		return "final value outstanding";
	return q->baseline.known ? by_path(q, way) : "no path";
}

/* path_status(direction, sum, count, day, baseline, baseline day, target, target day, from value,
 * from day, to value, to day, today, on track, at risk, tolerance) */
static void path_status(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	asked q = {.direction = eg_value_text(v[0]),
		.baseline = point_of(v[4], v[5]),
		.target = point_of(v[6], v[7]),
		.from = point_of(v[8], v[9]),
		.to = point_of(v[10], v[11])};
	q.measured = number_of(v[1], &q.sum) && number_of(v[2], &q.count) && q.count > 0 &&
		     ticks_of(v[3], &q.day);
	if (!q.measured)
		q.sum = q.count = 0;
	if (!ticks_of(v[12], &q.today))
		return;
	(void)number_of(v[13], &q.on_track);
	(void)number_of(v[14], &q.at_risk);
	(void)number_of(v[15], &q.tolerance);
	sqlite3_result_text(c, status_of(&q), -1, SQLITE_STATIC);
}

/* path_progress(sum, count, baseline, target): the share of the way that is done, in millionths. */
static void path_progress(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	int64_t sum, count, baseline, target, share;
	if (!number_of(v[0], &sum) || !number_of(v[1], &count) || !number_of(v[2], &baseline) ||
		!number_of(v[3], &target) || count <= 0 || target == baseline)
		return;
	eg_int128 done = (eg_int128)sum - (eg_int128)baseline * count;
	eg_int128 whole = ((eg_int128)target - baseline) * count;
	if (whole < 0) {
		done = -done;
		whole = -whole;
	}
	if (eg_fraction_round(done * EG_DECIMAL_ONE, whole, &share))
		sqlite3_result_int64(c, share);
}

void eg_measure_register(sqlite3 *db)
{
	static const struct {
		const char *name;
		int args;
		void (*run)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {
		{"path_value", 5, path_value},
		{"path_status", 16, path_status},
		{"path_progress", 4, path_progress},
	};
	for (size_t i = 0; i < EG_COUNT(functions); i++)
		sqlite3_create_function_v2(db, functions[i].name, functions[i].args,
			SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, functions[i].run, NULL, NULL,
			NULL);
}
