/* StratML Part 2 (ISO/AIIM schema 2.2 of 2016-02-16): strategy, goals, objectives, indicators.
 *
 * The order of elements is that of the schema's sequences. Indicators stand under objectives only,
 * so a goal's measures go to its first objective, or to one of their own without an identifier, and
 * say by a Relationship what they are of. An Identifier is an xsd:ID: our ids, with `_` before a
 * digit. A measure of several goals stands once.
 */
#include "base/num.h"
#include "export/export.h"
#include "export/xml.h"

#define NAMESPACE "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
#define PLACES    6

typedef struct writer {
	eg_arena *arena;
	eg_dataset *ds;
	eg_diag *diag;
	eg_xml xml;
	bool ok;
} writer;

static eg_rows ask(writer *w, const char *sql, eg_str key)
{
	eg_rows rows = {0};
	eg_param p = {EG_STR("key"), {.kind = EG_CELL_TEXT, .text = key}};
	w->ok = eg_query_all(w->arena, w->ds, eg_str_of(sql), (eg_query_place){0}, &p, 1, &rows,
			w->diag) &&
		w->ok;
	return rows;
}

/* Column `c` of row `r` as text; empty when there is none. */
static eg_str text_at(writer *w, const eg_rows *rows, size_t r, size_t c)
{
	const eg_cell *cell = &rows->cells[r * rows->columns + c];
	if (cell->kind == EG_CELL_INTEGER)
		return eg_strf(w->arena, "%lld", (long long)cell->integer);
	return cell->kind == EG_CELL_TEXT ? cell->text : EG_STR("");
}

static eg_str decimal_at(writer *w, const eg_rows *rows, size_t r, size_t c)
{
	const eg_cell *cell = &rows->cells[r * rows->columns + c];
	return cell->kind == EG_CELL_INTEGER ? eg_print_fixed(w->arena, cell->integer, PLACES)
					     : EG_STR("");
}

static eg_str xml_id(writer *w, eg_str id)
{
	bool digit = id.n && id.p[0] >= '0' && id.p[0] <= '9';
	return digit ? eg_str_join(w->arena, EG_STR("_"), id) : id;
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void leaf(writer *w, const char *element, eg_str text)
{
	eg_xml_leaf(&w->xml, element, text);
}

/* -- stakeholders -- */

static void stakeholder(writer *w, eg_str name, eg_str role, eg_str role_type)
{
	eg_xml_open(&w->xml, "Stakeholder", " StakeholderTypeType=\"Organization\"");
	leaf(w, "Name", name);
	eg_xml_open(&w->xml, "Role", "");
	leaf(w, "Name", role);
	leaf(w, "RoleType", role_type);
	eg_xml_close(&w->xml, "Role");
	eg_xml_close(&w->xml, "Stakeholder");
}

static void stakeholders(writer *w, const char *sql, eg_str key)
{
	eg_rows rows = ask(w, sql, key);
	for (size_t r = 0; r < rows.count; r++)
		stakeholder(w, text_at(w, &rows, r, 0), text_at(w, &rows, r, 1),
			text_at(w, &rows, r, 2));
}

static const char goal_stakeholders[] =
	"SELECT name(lead), 'Lead', 'Performer' FROM goal WHERE id = :key AND lead IS NOT NULL "
	"UNION ALL SELECT * FROM (SELECT name(support), 'Support', 'Performer' FROM goal_support "
	"WHERE goal = :key ORDER BY pos) "
	"UNION ALL SELECT * FROM (SELECT p.name, 'Partner', 'Performer' FROM v_goal_partner x JOIN "
	"v_partner p ON p.id = x.partner "
	"WHERE x.goal = :key GROUP BY p.id ORDER BY p.pos)";

static const char objective_stakeholders[] = "SELECT name(lead), 'Lead', 'Performer' FROM "
					     "objective WHERE id = :key AND lead IS NOT NULL "
					     "UNION ALL SELECT * FROM (SELECT name(support), "
					     "'Support', 'Performer' FROM objective_support "
					     "WHERE objective = :key ORDER BY pos)";

/* -- indicators -- */

static const char *stage_of(eg_str kind)
{
	if (eg_str_is(kind, "input"))
		return " ValueChainStage=\"Input\"";
	if (eg_str_is(kind, "outcome"))
		return " ValueChainStage=\"Outcome\"";
	if (eg_str_is(kind, "output"))
		return " ValueChainStage=\"Output\"";
	return "";
}

/* The first of all days stands where a date says no more than "not later than": nobody said since
 * when. */
static void since(writer *w, eg_str day)
{
	if (!eg_str_is(day, "1900-01-01"))
		leaf(w, "StartDate", day);
}

static void result(writer *w, const char *element, const eg_rows *rows, size_t r)
{
	eg_xml_open(&w->xml, element, "");
	since(w, text_at(w, rows, r, 0));
	leaf(w, "EndDate", text_at(w, rows, r, 1));
	leaf(w, "NumberOfUnits", decimal_at(w, rows, r, 2));
	leaf(w, "Description", text_at(w, rows, r, 3));
	eg_xml_close(&w->xml, element);
}

/* Targets first, then actuals, each by its day. */
static void measurements(writer *w, eg_str measure)
{
	eg_rows targets = ask(w,
		"SELECT * FROM (SELECT at_from, at_to, value, 'Interim target' FROM measure_step "
		"WHERE measure = :key ORDER BY pos) "
		"UNION ALL SELECT target_at_from, target_at_to, target_value, target_note FROM "
		"measure "
		"WHERE id = :key AND target_value IS NOT NULL",
		measure);
	eg_rows actuals = ask(w,
		"SELECT * FROM (SELECT baseline_at_from, baseline_at_to, baseline_value, "
		"coalesce(baseline_note, 'Baseline') FROM measure "
		"WHERE id = :key AND baseline_value IS NOT NULL) "
		"UNION ALL SELECT * FROM (SELECT coalesce(period_from, at_from), "
		"coalesce(period_to, at_to), value, note "
		"FROM measure_actual WHERE measure = :key AND value IS NOT NULL ORDER BY 2, pos)",
		measure);
	if (!targets.count && !actuals.count)
		return;
	eg_xml_open(&w->xml, "MeasurementInstance", "");
	for (size_t r = 0; r < targets.count; r++)
		result(w, "TargetResult", &targets, r);
	for (size_t r = 0; r < actuals.count; r++)
		result(w, "ActualResult", &actuals, r);
	eg_xml_close(&w->xml, "MeasurementInstance");
}

/* What a measure is of, where that is not the objective it stands under. */
static void relationships(writer *w, eg_str measure, eg_str objective)
{
	eg_rows rows = ask(w,
		"SELECT coalesce(x.goal, x.objective), name(coalesce(x.goal, x.objective)) FROM ("
		"SELECT goal, objective, 0 AS pos FROM measure WHERE id = :key "
		"UNION ALL SELECT g.id, o.id, s.pos FROM measure_subject s LEFT JOIN goal g ON "
		"g.id = s.subject "
		"LEFT JOIN objective o ON o.id = s.subject WHERE s.measure = :key) x "
		"WHERE coalesce(x.goal, x.objective) IS NOT NULL GROUP BY 1 ORDER BY min(x.pos), 1",
		measure);
	for (size_t r = 0; r < rows.count; r++) {
		eg_str id = text_at(w, &rows, r, 0);
		if (eg_str_eq(id, objective))
			continue;
		eg_xml_open(&w->xml, "Relationship", " RelationshipType=\"Narrower_Than\"");
		leaf(w, "ReferentIdentifier", xml_id(w, id));
		leaf(w, "Name", text_at(w, &rows, r, 1));
		eg_xml_close(&w->xml, "Relationship");
	}
}

static void indicator(writer *w, const eg_rows *m, size_t r, eg_str objective)
{
	eg_str id = text_at(w, m, r, 0), unit = text_at(w, m, r, 2);
	eg_xml_open(&w->xml, "PerformanceIndicator",
		eg_cstr(w->arena, eg_strf(w->arena, "%s PerformanceIndicatorType=\"Quantitative\"",
					  stage_of(text_at(w, m, r, 3)))));
	leaf(w, "MeasurementDimension", text_at(w, m, r, 1));
	leaf(w, "UnitOfMeasurement", unit.n ? unit : EG_STR("count"));
	leaf(w, "Identifier", xml_id(w, id));
	relationships(w, id, objective);
	measurements(w, id);
	leaf(w, "OtherInformation", text_at(w, m, r, 4));
	eg_xml_close(&w->xml, "PerformanceIndicator");
}

/* -- goals -- */

static eg_rows measures_of(writer *w, eg_str parent)
{
	return ask(w,
		"SELECT m.id, m.title, m.unit, m.kind, m.method_plain FROM v_stratml x JOIN "
		"measure m ON m.id = x.id WHERE x.element = 'PerformanceIndicator' AND x.parent = "
		":key ORDER BY m.pos",
		parent);
}

static void indicators(writer *w, const eg_rows *m, eg_str objective)
{
	for (size_t r = 0; r < m->count; r++)
		indicator(w, m, r, objective);
}

static void objective(writer *w, const eg_rows *o, size_t r)
{
	eg_str id = text_at(w, o, r, 0);
	eg_xml_open(&w->xml, "Objective", "");
	leaf(w, "Name", text_at(w, o, r, 1));
	leaf(w, "Description", text_at(w, o, r, 2));
	leaf(w, "Identifier", xml_id(w, id));
	leaf(w, "SequenceIndicator", text_at(w, o, r, 3));
	stakeholders(w, objective_stakeholders, id);
	eg_rows own = measures_of(w, id);
	indicators(w, &own, id);
	eg_xml_close(&w->xml, "Objective");
}

static void goal(writer *w, const eg_rows *g, size_t r)
{
	eg_str id = text_at(w, g, r, 0), title = text_at(w, g, r, 1);
	eg_xml_open(&w->xml, "Goal", "");
	leaf(w, "Name", title);
	leaf(w, "Description", text_at(w, g, r, 2));
	leaf(w, "Identifier", xml_id(w, id));
	leaf(w, "SequenceIndicator", text_at(w, g, r, 3));
	stakeholders(w, goal_stakeholders, id);
	leaf(w, "OtherInformation", text_at(w, g, r, 4));
	eg_rows o = ask(w,
		"SELECT o.id, o.title, coalesce(o.statement_plain, ''), v.number FROM objective o "
		"JOIN v_objective v ON v.id = o.id WHERE o.goal = :key ORDER BY o.pos",
		id);
	for (size_t i = 0; i < o.count; i++)
		objective(w, &o, i);
	eg_rows own = measures_of(w, eg_str_join(w->arena, id, EG_STR("/measures")));
	if (own.count) {
		eg_xml_open(&w->xml, "Objective", "");
		leaf(w, "Name", title);
		indicators(w, &own, EG_STR(""));
		eg_xml_close(&w->xml, "Objective");
	}
	eg_xml_close(&w->xml, "Goal");
}

/* -- the plan -- */

static void described(writer *w, const char *element, eg_str text)
{
	if (!text.n)
		return;
	eg_xml_open(&w->xml, element, "");
	leaf(w, "Description", text);
	eg_xml_close(&w->xml, element);
}

static void organization(writer *w)
{
	eg_rows o = ask(w, "SELECT name, acronym, id FROM organization", EG_STR(""));
	for (size_t r = 0; r < o.count; r++) {
		eg_xml_open(&w->xml, "Organization", "");
		leaf(w, "Name", text_at(w, &o, r, 0));
		leaf(w, "Acronym", text_at(w, &o, r, 1));
		leaf(w, "Identifier", xml_id(w, text_at(w, &o, r, 2)));
		eg_xml_close(&w->xml, "Organization");
	}
}

static void values(writer *w)
{
	eg_rows p =
		ask(w, "SELECT title, text_plain FROM strategy_principle ORDER BY pos", EG_STR(""));
	for (size_t r = 0; r < p.count; r++) {
		eg_xml_open(&w->xml, "Value", "");
		leaf(w, "Name", text_at(w, &p, r, 0));
		leaf(w, "Description", text_at(w, &p, r, 1));
		eg_xml_close(&w->xml, "Value");
	}
}

/* An address as RFC 3986 has it, for Source is an xsd:anyURI: what may not stand there as it is,
 * and a '%' that begins no two digits, as %XX. Square brackets stand around the host alone. */
static eg_str address(writer *w, eg_str url)
{
	static const char plain[] = "-._~:/?#@!$&'()*+,;=";
	size_t host = eg_str_find(url, EG_STR("://"), 0);
	size_t path = host == SIZE_MAX ? 0 : eg_str_find(url, EG_STR("/"), host + 3);
	eg_buf out = {0};
	for (size_t i = 0; i < url.n; i++) {
		char c = url.p[i];
		bool coded =
			c == '%' && i + 2 < url.n && is_hex(url.p[i + 1]) && is_hex(url.p[i + 2]);
		bool bracket = (c == '[' || c == ']') && i < path;
		if (is_letter(c) || (c && strchr(plain, c)) || coded || bracket)
			eg_buf_byte(&out, c);
		else
			eg_bufv(&out, "%%%02X", (unsigned)(unsigned char)c);
	}
	eg_str s = eg_str_copy(w->arena, eg_buf_view(&out));
	eg_buf_release(&out);
	return s;
}

static void administration(writer *w)
{
	eg_rows a = ask(w,
		"SELECT starts_from, ends_to, CASE WHEN published_from = published_to THEN "
		"published_from END, contact_url "
		"FROM strategy",
		EG_STR(""));
	if (!a.count)
		return;
	eg_xml_open(&w->xml, "AdministrativeInformation", "");
	since(w, text_at(w, &a, 0, 0));
	leaf(w, "EndDate", text_at(w, &a, 0, 1));
	leaf(w, "PublicationDate", text_at(w, &a, 0, 2));
	leaf(w, "Source", address(w, text_at(w, &a, 0, 3)));
	eg_xml_close(&w->xml, "AdministrativeInformation");
}

static void plan(writer *w, const eg_rows *goals)
{
	eg_rows s = ask(w, "SELECT title, summary_plain, vision_plain, mission_plain FROM strategy",
		EG_STR(""));
	eg_xml_begin(&w->xml);
	eg_xml_open(&w->xml, "PerformancePlanOrReport",
		" xmlns=\"" NAMESPACE "\" Type=\"Strategic_Plan\"");
	leaf(w, "Name", s.count ? text_at(w, &s, 0, 0) : EG_STR(""));
	leaf(w, "Description", s.count ? text_at(w, &s, 0, 1) : EG_STR(""));
	eg_xml_open(&w->xml, "StrategicPlanCore", "");
	organization(w);
	described(w, "Vision", s.count ? text_at(w, &s, 0, 2) : EG_STR(""));
	described(w, "Mission", s.count ? text_at(w, &s, 0, 3) : EG_STR(""));
	values(w);
	for (size_t r = 0; r < goals->count; r++)
		goal(w, goals, r);
	eg_xml_close(&w->xml, "StrategicPlanCore");
	administration(w);
	eg_xml_close(&w->xml, "PerformancePlanOrReport");
}

bool eg_export_stratml(eg_export *out, eg_dataset *ds, const eg_export_options *opt, eg_diag *d)
{
	(void)opt;
	writer w = {.arena = eg_arena_new(), .ds = ds, .diag = d, .ok = true};
	eg_rows goals = ask(&w,
		"SELECT g.id, g.title, coalesce(g.statement_plain, g.title), v.number, g.why_plain "
		"FROM goal g "
		"JOIN v_goal v ON v.id = g.id ORDER BY g.pos",
		EG_STR(""));
	if (w.ok && !goals.count) {
		eg_finding *f = eg_report(d, EG_R_OUTPUT_KIND, (eg_span){0},
			"StratML is left out: it needs a goal, and this audience sees none");
		eg_say_help(f, "add a goal, or drop the output");
	} else if (w.ok) {
		w.xml.out = &eg_export_add(out, EG_STR(""))->bytes;
		plan(&w, &goals);
	}
	eg_arena_release(w.arena);
	return w.ok;
}
