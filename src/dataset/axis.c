/* The SQL aggregates of right-sizing (DOMAIN.md 3.6): an axis from 0 to 100 out of weighted scores,
 * and how far it moves when one weight is halved or doubled.
 *
 * axis_points(score, weight)     scores in millionths, NULL where there are no data; whole points
 * axis_low, axis_high            the least and the most that one changed weight makes of it
 * axis_complete, ..._low, ..._high   the share of the weights that has data, in percent
 */
#include "dataset/exact.h"
#include "dataset/functions.h"

#define MOST_PARTS 32

enum want { WANT_SAME, WANT_LOW, WANT_HIGH };

typedef struct axis_of {
	bool complete;
	enum want want;
} axis_of;

typedef struct axis {
	size_t count;
	bool too_many;
	bool known[MOST_PARTS];
	int64_t score[MOST_PARTS], weight[MOST_PARTS];
} axis;

static void axis_step(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	axis *x = sqlite3_aggregate_context(c, sizeof *x);
	if (!x || sqlite3_value_type(v[1]) != SQLITE_INTEGER)
		return;
	if (x->count == MOST_PARTS) {
		x->too_many = true;
		return;
	}
	int64_t weight = sqlite3_value_int64(v[1]);
	x->known[x->count] = sqlite3_value_type(v[0]) == SQLITE_INTEGER;
	x->score[x->count] = sqlite3_value_int64(v[0]);
	x->weight[x->count++] = weight > 0 ? weight : 0;
}

/* Points with the weight of part `changed` times factor / 2, the others as they are. */
static bool points(const axis *x, bool complete, size_t changed, int factor, int64_t *out)
{
	eg_int128 top = 0, bottom = 0;
	for (size_t i = 0; i < x->count; i++) {
		eg_int128 w = (eg_int128)x->weight[i] * (i == changed ? factor : 2);
		if (complete || x->known[i])
			bottom += w;
		if (x->known[i])
			top += complete ? w : w * x->score[i];
	}
	if (!complete)
		bottom *= EG_DECIMAL_ONE;
	return bottom > 0 && eg_fraction_round(top * 100, bottom, out);
}

static void axis_final(sqlite3_context *c)
{
	const axis *x = sqlite3_aggregate_context(c, 0);
	const axis_of *of = sqlite3_user_data(c);
	int64_t best, other;
	if (x && x->too_many)
		sqlite3_result_error(c, "an axis has too many parts", -1);
	if (!x || x->too_many || !points(x, of->complete, 0, 2, &best))
		return;
	for (size_t i = 0; of->want != WANT_SAME && i < x->count; i++)
		for (int factor = 1; factor <= 4; factor += 3)
			if (points(x, of->complete, i, factor, &other) &&
				(of->want == WANT_LOW ? other < best : other > best))
				best = other;
	sqlite3_result_int64(c, best);
}

void eg_axis_register(sqlite3 *db)
{
	static struct {
		const char *name;
		axis_of of;
	} functions[] = {
		{"axis_points", {false, WANT_SAME}},
		{"axis_low", {false, WANT_LOW}},
		{"axis_high", {false, WANT_HIGH}},
		{"axis_complete", {true, WANT_SAME}},
		{"axis_complete_low", {true, WANT_LOW}},
		{"axis_complete_high", {true, WANT_HIGH}},
	};
	for (size_t i = 0; i < EG_COUNT(functions); i++)
		sqlite3_create_function_v2(db, functions[i].name, 2,
			SQLITE_UTF8 | SQLITE_DETERMINISTIC, &functions[i].of, NULL, axis_step,
			axis_final, NULL);
}
