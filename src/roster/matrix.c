#include "roster/matrix.h"

#include "base/buf.h"
#include "roster/heads.h"

#define CELL_WIDTH 12
#define GAPS_WIDTH 50
/* Columns of counts: a query of SQLite has 2,000 at most (its limits, 2). */
#define MOST_COUNTS 1900

/* What the rows are of: all that stands before and behind the counts. */
typedef struct rows_of {
	const char *select; /* the columns of `before` */
	const char *from;   /* p: the rows, c: their counts; ends before a join */
	const char *order;
	const char *target; /* the id that the first column links to */
	const char *count;  /* the view with as many rows */
	const eg_head *before;
	size_t before_count;
	const char *key; /* the column of the counts that holds p.id */
} rows_of;

static const eg_head partner_leads[] = {
	{"Partner", EG_X_LINK, 60, "The partner; agencies count under their country.", NULL},
	{"Kind", EG_X_TEXT, 14, "What sort of partner it is.", "partner.kind"},
	{"Tier", EG_X_TEXT, 12, "How much it matters to the organization, as declared.",
		"partner.tier"},
};

static const eg_head country_leads[] = {
	{"Country", EG_X_LINK, 60,
		"The country by the name of the partner that it is, else by its own. Companies, "
		"universities and laboratories count for their country; multilateral bodies and "
		"networks for none.",
		NULL},
	{"Country (ISO 2)", EG_X_ID, 12, "Its two-letter code of ISO 3166-1.", NULL},
	{"Country (ISO 3)", EG_X_ID, 12, "Its three-letter code of ISO 3166-1, where it has one.",
		NULL},
	{"Partners", EG_X_LIST, 44, "The partners that count for it.", NULL},
	{"Region", EG_X_TEXT, 18, "The region that it is counted under.", NULL},
};

static const rows_of partners = {"p.name AS partner, p.kind, p.tier",
	"v_partner p JOIN v_partner_cover c ON c.id = p.id", "p.sort_key, p.pos", "p.id",
	"v_partner_cover", partner_leads, EG_COUNT(partner_leads), "partner"};

static const rows_of countries = {
	"p.name AS country, p.id, p.iso3, p.partner_names AS partners, word(p.region) AS region",
	"v_country p JOIN v_country c ON c.id = p.id", "p.pos", "p.partner", "v_country",
	country_leads, EG_COUNT(country_leads), "country"};

static const char goals[] =
	"SELECT id, phrase('{1}: {2}', label || ' ' || number, title), phrase('Activities of the "
	"row that serve “{1}”: running, done in the period or planned.', title) "
	"FROM v_goal_number ORDER BY pos";

static const struct matrix {
	const char *title;
	const char *kind;    /* in v_white_spot; or empty: it knows of none */
	const char *columns; /* SELECT id, head, doc: one column of the sheet a row */
	const char *cells;   /* the view of the counts */
	const char *key;     /* its column that holds the id of `columns` */
	const rows_of *rows;
} matrices[] = {
	{"Coverage goals", "goal", goals, "v_goal_partner", "goal", &partners},
	{"Coverage topics", "topic",
		"SELECT id, title, phrase('Activities with the partner on “{1}”: running, done in "
		"the "
		"period or planned.', title) FROM topic ORDER BY pos",
		"v_topic_partner", "topic", &partners},
	{"Coverage countries", "", goals, "v_goal_country", "goal", &countries},
	{"Coverage offices", "",
		"SELECT office, office_name, phrase('Activities with the partner that “{1}” "
		"sponsors "
		"or leads: running, done in the period or planned.', office_name) FROM "
		"v_office_partner GROUP BY office ORDER BY office_pos",
		"v_office_partner", "office", &partners},
};

static const eg_head after[] = {
	{"Total", EG_X_INTEGER, CELL_WIDTH,
		"The row's sum: an activity counts in each column that it belongs to.", NULL},
	{"Running", EG_X_INTEGER, CELL_WIDTH,
		"Its activities that run on the as-of day, each once.", NULL},
	{"Done in the period", EG_X_INTEGER, CELL_WIDTH,
		"Its activities that were done in the strategy's period, each once.", NULL},
	{"Planned", EG_X_INTEGER, CELL_WIDTH,
		"Its activities that are proposed, approved or still ahead, each once.", NULL},
	{"Gaps", EG_X_LIST, GAPS_WIDTH,
		"White spots in words: goals, or topics of high priority, on which nothing counts, "
		"for partners of the first two tiers; where no partner has a tier, for countries, "
		"multilateral bodies and networks.",
		NULL},
};

static bool has_gaps(const struct matrix *m)
{
	return m->kind[0] != '\0';
}

static size_t after_count(const struct matrix *m)
{
	return EG_COUNT(after) - (has_gaps(m) ? 0 : 1);
}

static void put_quoted(eg_buf *b, eg_str s)
{
	eg_buf_byte(b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			eg_buf_byte(b, '\'');
		eg_buf_byte(b, s.p[i]);
	}
	eg_buf_byte(b, '\'');
}

static void put_gaps(eg_buf *b, const struct matrix *m)
{
	if (has_gaps(m))
		eg_bufv(b,
			"  LEFT JOIN (SELECT partner, list(title, pos) AS gaps FROM v_white_spot\n"
			"    WHERE kind = '%s' GROUP BY partner) w ON w.partner = p.id\n",
			m->kind);
}

/* The columns of the query in the order of the sheet; last, what the link needs. */
static eg_str sql_of(eg_arena *a, const struct matrix *m, const eg_rows *heads)
{
	eg_buf b = {0};
	eg_bufv(&b, "SELECT %s", m->rows->select);
	for (size_t i = 0; i < heads->count; i++)
		eg_bufv(&b, ", coalesce(x.c%zu, 0) AS c%zu", i, i);
	eg_bufv(&b,
		", coalesce(x.total, 0) AS total, c.running, c.done, c.planned%s, %s AS target\n"
		"FROM %s\n  LEFT JOIN (SELECT %s",
		has_gaps(m) ? ", w.gaps" : "", m->rows->target, m->rows->from, m->rows->key);
	for (size_t i = 0; i < heads->count; i++) {
		eg_bufv(&b, ", sum(CASE WHEN %s = ", m->key);
		put_quoted(&b, heads->cells[i * heads->columns].text);
		eg_bufv(&b, " THEN counted ELSE 0 END) AS c%zu", i);
	}
	eg_bufv(&b, ", sum(counted) AS total FROM %s GROUP BY %s) x ON x.%s = p.id\n", m->cells,
		m->rows->key, m->rows->key);
	put_gaps(&b, m);
	eg_bufv(&b, "ORDER BY %s", m->rows->order);
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

static void set_columns(eg_arena *a, eg_xsheet *s, const struct matrix *m, const eg_rows *heads)
{
	size_t most = m->rows->before_count + heads->count + after_count(m);
	s->columns = EG_NEW_N(a, eg_xcolumn, most);
	eg_heads_add(a, s, m->rows->before, m->rows->before_count);
	for (size_t i = 0; i < heads->count; i++, s->column_count++)
		s->columns[s->column_count] =
			(eg_xcolumn){.title = heads->cells[i * heads->columns + 1].text,
				.type = EG_X_INTEGER,
				.width = CELL_WIDTH,
				.column = s->column_count,
				.target = SIZE_MAX,
				.rule = EG_RULE_SCALE,
				.doc = heads->cells[i * heads->columns + 2].text};
	eg_heads_add(a, s, after, after_count(m));
	s->columns[0].link_sheet = EG_STR("partner");
	s->columns[0].target = s->column_count;
}

void eg_matrix_expect(eg_dataset *ds)
{
	eg_arena *a = eg_arena_new();
	for (size_t i = 0; i < EG_COUNT(matrices); i++) {
		eg_dataset_expect(ds, eg_str_of(matrices[i].columns));
		eg_dataset_expect(ds, sql_of(a, &matrices[i], &(eg_rows){0}));
	}
	eg_arena_release(a);
}

static bool count_rows(
	eg_arena *a, eg_dataset *ds, const struct matrix *m, eg_xsheet *s, eg_diag *d)
{
	eg_rows rows;
	eg_str sql = eg_strf(a, "SELECT count(*) FROM %s", m->rows->count);
	if (!eg_query_all(a, ds, sql, s->place, NULL, 0, &rows, d) || rows.count != 1)
		return false;
	s->rows = (size_t)rows.cells[0].integer;
	return true;
}

static const struct matrix *find(eg_str title)
{
	for (size_t i = 0; i < EG_COUNT(matrices); i++) {
		if (eg_str_is(title, matrices[i].title))
			return &matrices[i];
	}
	return NULL;
}

bool eg_matrix_is(eg_str title)
{
	return find(title) != NULL;
}

/* The total counts what all of them count. */
static void cut_columns(const eg_xsheet *s, const struct matrix *m, eg_rows *heads, eg_diag *d)
{
	if (heads->count <= MOST_COUNTS)
		return;
	eg_say_help(eg_report(d, EG_R_SHEET_COLUMNS, s->place.span,
			    "sheet '%.*s' would have %zu columns of counts; the first %d are there",
			    EG_ARG(s->made), heads->count, MOST_COUNTS),
		"the view '%s' has all of them, a row each", m->cells);
	heads->count = MOST_COUNTS;
}

bool eg_matrix_bind(eg_arena *a, eg_dataset *ds, eg_xsheet *out, eg_diag *d)
{
	const struct matrix *m = find(out->made);
	eg_rows heads;
	if (!m)
		return true;
	if (!eg_query_all(a, ds, eg_str_of(m->columns), out->place, NULL, 0, &heads, d))
		return false;
	if (heads.count == 0)
		return true;
	cut_columns(out, m, &heads, d);
	out->sql = sql_of(a, m, &heads);
	set_columns(a, out, m, &heads);
	return count_rows(a, ds, m, out, d);
}
