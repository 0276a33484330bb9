#include "roster/years.h"

#include "base/buf.h"
#include "roster/heads.h"
#include "roster/speak.h"

#define YEAR_WIDTH  16
#define FROZEN      2
#define MOST_SERIES 8u /* goals in the chart: as many as colours that can be told apart */

static const eg_head before[] = {
	{"By", EG_X_TEXT, 10,
		"What the row is of: all, a goal (the main one of the activity) or a partner.", ""},
	{"Goal or partner", EG_X_NAME, 44,
		"The goal or the partnership; money of several partners counts where it says whose "
		"it is.",
		NULL},
	{"Id", EG_X_ID, 14, "The id of the goal or partner, by which two of one name differ.",
		NULL},
};

static const eg_head after[] = {
	{"Currency", EG_X_ID, 9, "The strategy's currency.", NULL},
	{"States", EG_X_LIST, 30, "How firm the contributions are that the sums hold.",
		"funding.state"},
	{"Without amount", EG_X_INTEGER, 10,
		"Contributions whose amount is unknown or whose currency has no rate: the sums are "
		"at least what they say.",
		NULL},
};

/* What is summed: `g` by goal, year and state, which is little and is summed twice, `y` by partner.
 */
static const char money_sql[] =
	"WITH y AS (SELECT our_fy, goal, partner, state, amount, our_currency, amount IS NULL AS "
	"unstated FROM v_funding_year\n"
	"  WHERE state <> 'requested'),\n"
	"g AS MATERIALIZED (SELECT our_fy, goal, state, sum(amount) AS amount, min(our_currency) "
	"AS our_currency,\n"
	"  sum(unstated) AS unstated FROM y GROUP BY goal, our_fy, state)\n";

/* The rows: all money, then by goal, then by partner. */
static const struct rows_of {
	const char *lead;  /* n, by, id, pos, name: what the row is of, and its place */
	const char *from;  /* g or y, as y; ends with the columns that make a row */
	bool empty_as_nil; /* a year in which nobody gave anything is 0, for the chart of all */
} rows_of[] = {
	{"1 AS n, 'all' AS by, NULL AS id, NULL AS pos, word('All') AS name", "g AS y", true},
	{"2, 'goal', n.id, n.pos, coalesce(phrase('{1}: {2}', n.label || ' ' || n.number, "
	 "n.title), "
	 "word('No goal'))",
		"g AS y LEFT JOIN v_goal_number n ON n.id = y.goal GROUP BY n.id", false},
	{"3, 'partner', y.partner, (SELECT pos FROM partner WHERE id = y.partner),\n"
	 "  coalesce((SELECT name FROM partner WHERE id = y.partner), word('No single partner'))",
		"y GROUP BY partner", false},
};

/* A year between others in which nobody gave anything has a column, too: of a time that lacks it,
 * a chart would tell another story. Unless the years lie far apart. */
static const char years_sql[] =
	"WITH RECURSIVE f AS (SELECT DISTINCT our_fy AS fy FROM v_funding_year\n"
	"  WHERE amount IS NOT NULL AND our_fy IS NOT NULL AND state <> 'requested'),\n"
	"ends AS (SELECT min(fy) AS low, max(fy) AS high FROM f),\n"
	"run(fy) AS (SELECT low FROM ends UNION ALL SELECT fy + 1 FROM run, ends\n"
	"  WHERE fy < high AND high - low < 40)\n"
	"SELECT fy, plain_digits(fy_label(fy)), c.value FROM (SELECT fy FROM f UNION SELECT fy "
	"FROM run)\n"
	"  LEFT JOIN setting c ON c.key = 'currency' WHERE fy IS NOT NULL ORDER BY 1";

static void put_year(eg_buf *b, const struct rows_of *of, int64_t year, size_t i)
{
	long long fy = (long long)year;
	if (of->empty_as_nil)
		eg_bufv(b, ", CASE WHEN NOT max(our_fy = %lld) THEN 0 ELSE", fy);
	else
		eg_buf_cstr(b, ",");
	eg_bufv(b, " sum(CASE WHEN our_fy = %lld THEN amount END)%s AS y%zu", fy,
		of->empty_as_nil ? " END" : "", i);
}

static void put_rows(eg_buf *b, const struct rows_of *of, const eg_rows *years)
{
	eg_bufv(b, "SELECT %s", of->lead);
	for (size_t i = 0; i < years->count; i++)
		put_year(b, of, years->cells[i * years->columns].integer, i);
	eg_bufv(b,
		", sum(amount) AS total, min(our_currency) AS currency,\n"
		"  list(state, CASE state WHEN 'planned' THEN 1 WHEN 'committed' THEN 2 WHEN "
		"'obligated' THEN 3 ELSE 4 END) AS states,\n"
		"  sum(unstated) AS unstated\n"
		"FROM %s\n",
		of->from);
}

static eg_str sql_of(eg_arena *a, const eg_rows *years)
{
	eg_buf b = {0};
	eg_bufv(&b, "%sSELECT by, name, id", money_sql);
	for (size_t i = 0; i < years->count; i++)
		eg_bufv(&b, ", y%zu", i);
	eg_buf_cstr(&b, ", total, currency, states, unstated FROM (\n");
	for (size_t i = 0; i < EG_COUNT(rows_of); i++) {
		eg_buf_cstr(&b, i ? "UNION ALL " : "");
		put_rows(&b, &rows_of[i], years);
	}
	eg_buf_cstr(&b, ") ORDER BY n, pos IS NULL, pos, name");
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

static eg_xcolumn *add(eg_xsheet *s, eg_str title, enum eg_xtype type, uint32_t width, eg_str doc)
{
	eg_xcolumn *c = &s->columns[s->column_count];
	*c = (eg_xcolumn){.title = title,
		.type = type,
		.width = width,
		.column = s->column_count++,
		.target = SIZE_MAX,
		.doc = doc};
	return c;
}

static void add_money(eg_xsheet *s, eg_str title, eg_str doc, size_t currency)
{
	eg_xcolumn *c = add(s, title, EG_X_MONEY, YEAR_WIDTH, doc);
	c->currency = currency + 1;
	c->scale = 2;
}

/* "exercice 2025" as a head. */
static eg_str head_of(eg_arena *a, eg_str label)
{
	char *head = eg_cstr(a, label);
	if (label.n && head[0] >= 'a' && head[0] <= 'z')
		head[0] = (char)(head[0] - 'a' + 'A');
	return (eg_str){head, label.n};
}

static void set_columns(eg_arena *a, eg_xsheet *s, const eg_rows *years)
{
	size_t currency = EG_COUNT(before) + years->count + 1;
	s->columns = EG_NEW_N(a, eg_xcolumn, currency + EG_COUNT(after));
	eg_heads_add(a, s, before, EG_COUNT(before));
	for (size_t i = 0; i < years->count; i++) {
		eg_str label = years->cells[i * years->columns + 1].text;
		add_money(s, head_of(a, label),
			eg_say_with(a, s->lang, "Contributions of {1}.", &label, 1), currency);
	}
	add_money(s, eg_say(s->lang, EG_STR("Total")),
		eg_say(s->lang, EG_STR("The sum of all years.")), currency);
	eg_heads_add(a, s, after, EG_COUNT(after));
}

/* Stacked by goal where there are some, else all money. */
static void set_chart(eg_arena *a, eg_xsheet *s, const eg_rows *of, size_t goals)
{
	size_t years = of->count;
	const eg_cell *currency = &of->cells[2];
	eg_xchart *c = EG_NEW(a, eg_xchart);
	*c = (eg_xchart){.kind = EG_CHART_STACKED,
		.title = eg_say(s->lang, EG_STR("Funding by fiscal year")),
		.x_title = eg_say(s->lang, EG_STR("Fiscal year")),
		.y_title = currency->kind == EG_CELL_TEXT
				   ? currency->text
				   : eg_say(s->lang, EG_STR("Strategy's currency")),
		.x = 1,
		.y = EG_NEW_N(a, size_t, years),
		.by_row = true,
		.from = goals ? 1 : 0,
		.to = goals ? 1 + goals : 1};
	for (size_t i = 0; i < years; i++)
		c->y[c->y_count++] = EG_COUNT(before) + i;
	eg_str words[] = {eg_say_count(a, s->lang, "{1} fiscal year", "{1} fiscal years", years),
		eg_say(s->lang, goals ? EG_STR("by main goal") : EG_STR("all together")), s->title};
	c->alt = eg_say_with(a, s->lang,
		"Stacked column chart of the contributions of {1}, {2}. The numbers stand in the "
		"sheet {3}.",
		words, EG_COUNT(words));
	s->chart = c;
}

static bool count(eg_arena *a, eg_dataset *ds, eg_xsheet *s, size_t *goals, eg_diag *d)
{
	eg_rows rows;
	eg_str sql = eg_strf(a,
		"%sSELECT goals, 1 + goals + (SELECT count(*) FROM (SELECT DISTINCT partner FROM "
		"y))\n"
		"FROM (SELECT count(*) AS goals FROM (SELECT DISTINCT n.id FROM g LEFT JOIN "
		"v_goal_number n ON n.id = g.goal))",
		money_sql);
	if (!eg_query_all(a, ds, sql, s->place, NULL, 0, &rows, d) || rows.count != 1)
		return false;
	*goals = (size_t)rows.cells[0].integer;
	s->rows = (size_t)rows.cells[1].integer;
	return true;
}

bool eg_years_bind(eg_arena *a, eg_dataset *ds, eg_xsheet *out, eg_diag *d)
{
	eg_rows years;
	size_t goals = 0;
	if (!eg_query_all(a, ds, eg_str_of(years_sql), out->place, NULL, 0, &years, d))
		return false;
	if (years.count == 0)
		return true;
	out->freeze = FROZEN;
	out->sql = sql_of(a, &years);
	set_columns(a, out, &years);
	if (!count(a, ds, out, &goals, d))
		return false;
	set_chart(a, out, &years, goals <= MOST_SERIES ? goals : 0);
	return true;
}
