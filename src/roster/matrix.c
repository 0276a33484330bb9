#include "roster/matrix.h"

#include "base/buf.h"

#define CELL_WIDTH 12
#define GAPS_WIDTH 50

static const struct matrix {
	const char *title;
	const char *kind;    /* in v_white_spot */
	const char *columns; /* SELECT id, head, doc: one column of the sheet a row */
	const char *cells;   /* the view of the counts */
	const char *key;     /* its column that holds the id of `columns` */
} matrices[] = {
	{"Coverage goals", "goal",
		"SELECT id, label || ' ' || number || ': ' || title, 'Activities with the partner "
		"that serve “' || title || '”: running, done in the period or planned.' "
		"FROM v_goal_number ORDER BY pos",
		"v_goal_partner", "goal"},
	{"Coverage topics", "topic",
		"SELECT id, title, 'Activities with the partner on “' || title || '”: running, "
		"done in the period or planned.' FROM topic ORDER BY pos",
		"v_topic_partner", "topic"},
};

typedef struct lead {
	const char *key, *title;
	enum eg_xtype type;
	uint32_t width;
	const char *doc;
} lead;

static const lead before[] = {
	{"partner", "Partner", EG_X_LINK, 60, "The partner; agencies count under their country."},
	{"kind", "Kind", EG_X_TEXT, 14, "What sort of partner it is."},
	{"tier", "Tier", EG_X_TEXT, 12, "How much it matters to the organization, as declared."},
};

static const lead after[] = {
	{"total", "Total", EG_X_INTEGER, CELL_WIDTH,
		"The row's sum: an activity counts in each column that it belongs to."},
	{"running", "Running", EG_X_INTEGER, CELL_WIDTH,
		"Its activities that run on the as-of day, each once."},
	{"done", "Done in the period", EG_X_INTEGER, CELL_WIDTH,
		"Its activities that were done in the strategy's period, each once."},
	{"planned", "Planned", EG_X_INTEGER, CELL_WIDTH,
		"Its activities that are proposed, approved or still ahead, each once."},
	{"gaps", "Gaps", EG_X_LIST, GAPS_WIDTH,
		"White spots in words: goals, or topics of high priority, on which nothing counts, "
		"for partners of the first two tiers; where no partner has a tier, for countries, "
		"multilateral bodies and networks."},
};

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

/* The columns of the query in the order of the sheet; last, what the link needs. */
static eg_str sql_of(eg_arena *a, const struct matrix *m, const eg_rows *heads)
{
	eg_buf b = {0};
	eg_buf_cstr(&b, "SELECT p.name AS partner, p.kind, p.tier");
	for (size_t i = 0; i < heads->count; i++)
		eg_bufv(&b, ", coalesce(x.c%zu, 0) AS c%zu", i, i);
	eg_buf_cstr(&b,
		", coalesce(x.total, 0) AS total, c.running, c.done, c.planned, w.gaps, p.id AS "
		"partner_id\nFROM v_partner p JOIN v_partner_cover c ON c.id = p.id\n"
		"  LEFT JOIN (SELECT partner");
	for (size_t i = 0; i < heads->count; i++) {
		eg_bufv(&b, ", sum(CASE WHEN %s = ", m->key);
		put_quoted(&b, heads->cells[i * heads->columns].text);
		eg_bufv(&b, " THEN counted ELSE 0 END) AS c%zu", i);
	}
	eg_bufv(&b,
		", sum(counted) AS total FROM %s GROUP BY partner) x ON x.partner = p.id\n"
		"  LEFT JOIN (SELECT partner, list(title, pos) AS gaps FROM v_white_spot\n"
		"    WHERE kind = '%s' GROUP BY partner) w ON w.partner = p.id\n"
		"ORDER BY p.sort_key, p.pos",
		m->cells, m->kind);
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

static void add_leads(eg_xsheet *s, const lead *leads, size_t count)
{
	for (size_t i = 0; i < count; i++, s->column_count++)
		s->columns[s->column_count] = (eg_xcolumn){.title = eg_str_of(leads[i].title),
			.type = leads[i].type,
			.width = leads[i].width,
			.column = s->column_count,
			.target = SIZE_MAX,
			.doc = eg_str_of(leads[i].doc)};
}

static void set_columns(eg_arena *a, eg_xsheet *s, const eg_rows *heads)
{
	size_t most = EG_COUNT(before) + heads->count + EG_COUNT(after);
	s->columns = EG_NEW_N(a, eg_xcolumn, most);
	add_leads(s, before, EG_COUNT(before));
	for (size_t i = 0; i < heads->count; i++, s->column_count++)
		s->columns[s->column_count] =
			(eg_xcolumn){.title = heads->cells[i * heads->columns + 1].text,
				.type = EG_X_INTEGER,
				.width = CELL_WIDTH,
				.column = s->column_count,
				.target = SIZE_MAX,
				.rule = EG_RULE_SCALE,
				.doc = heads->cells[i * heads->columns + 2].text};
	add_leads(s, after, EG_COUNT(after));
	s->columns[0].link_sheet = EG_STR("partner");
	s->columns[0].target = s->column_count;
}

static bool count_rows(eg_arena *a, eg_dataset *ds, eg_xsheet *s, eg_diag *d)
{
	eg_rows rows;
	eg_str sql = EG_STR("SELECT count(*) FROM v_partner_cover");
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

bool eg_matrix_bind(eg_arena *a, eg_dataset *ds, eg_xsheet *out, eg_diag *d)
{
	const struct matrix *m = find(out->made);
	eg_rows heads;
	if (!eg_query_all(a, ds, eg_str_of(m->columns), out->place, NULL, 0, &heads, d))
		return false;
	if (heads.count == 0)
		return true;
	out->sql = sql_of(a, m, &heads);
	set_columns(a, out, &heads);
	return count_rows(a, ds, out, d);
}
