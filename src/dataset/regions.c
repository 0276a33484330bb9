/* regions.c -- the region of each country.
 *
 * Source: UN M49, macro-geographical regions, read as facts; EU and XK, which M49 does not list,
 * are Europe, and TW is Asia. A country outside the regions (AQ) has none.
 */
#include "dataset/views.h"

static const struct {
	const char *id, *title, *countries; /* countries: ISO 3166-1 alpha-2, a blank after each */
} regions[] = {
	{"africa", "Africa",
		"AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ "
		"GW IO KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH "
		"SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW "},
	{"americas", "Americas",
		"AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC "
		"FK GD GF GL GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM "
		"PR PY SR SV SX TC TT US UY VC VE VG VI "},
	{"asia", "Asia",
		"AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP "
		"KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ "
		"TL TM TR TW UZ VN YE "},
	{"europe", "Europe",
		"AD AL AT AX BA BE BG BY CH CZ DE DK EE ES EU FI FO FR GB GG GI GR "
		"HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS "
		"RU SE SI SJ SK SM UA VA XK "},
	{"oceania", "Oceania",
		"AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB "
		"TK TO TV UM VU WF WS "},
};

bool eg_regions_load(eg_dataset *ds, eg_str *why)
{
	if (!eg_store_run(ds,
		    EG_STR("CREATE TABLE country_region (country TEXT PRIMARY KEY, region_id TEXT "
			   "NOT NULL,"
			   " region TEXT NOT NULL) STRICT, WITHOUT ROWID"),
		    why))
		return false;
	sqlite3_stmt *s =
		eg_store_prepare(ds, EG_STR("INSERT INTO country_region VALUES (?, ?, ?)"), why);
	bool ok = s != NULL;
	for (size_t r = 0; ok && r < EG_COUNT(regions); r++)
		for (const char *c = regions[r].countries; ok && *c; c += 3) {
			eg_store_bind_text(s, 1, (eg_str){c, 2});
			eg_store_bind_text(s, 2, eg_str_of(regions[r].id));
			eg_store_bind_text(s, 3, eg_str_of(regions[r].title));
			ok = sqlite3_step(s) == SQLITE_DONE;
			sqlite3_reset(s);
		}
	if (s && !ok)
		*why = eg_store_said(ds);
	sqlite3_finalize(s);
	return ok;
}
