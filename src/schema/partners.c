/* Partners (DOMAIN.md 1.8). */
#include "schema/rows.h"

static const eg_field native_rows[] = {
	TEXT("text", 160, REQUIRED | BARE, "The name in the partner's own language."),
	ONE("lang", EG_T_LANG, 0, "The language."),
	TEXT("script", 4, 0, "The script, as an ISO 15924 code, where the text does not tell."),
};
NESTED(native_record, "native_name", "native name", native_rows,
	"The name in one of the partner's own languages.");

static const eg_field member_rows[] = {
	REF("partner", EG_KINDS_ORG, BARE, "The member."),
	ONE("country", EG_T_COUNTRY, 0, "The country, where the member is no partner."),
	TEXT("name", 120, 0, "What it is called, where no record of its country has a name."),
	ONE("since", EG_T_DATE, 0, "Since when."),
	ONE("until", EG_T_DATE, 0, "Until when."),
};
NESTED(member_record, "members", "member", member_rows, "A member of a body.");

static const eg_field ids_rows[] = {
	TEXT("ror", 32, 0, "Its id in the Research Organization Registry."),
	TEXT("lei", 32, 0, "Its legal entity identifier."),
	TEXT("isni", 32, 0, "Its ISNI."),
	TEXT("grid", 32, 0, "Its GRID id."),
	TEXT("own", 32, 0, "An id of your own."),
};
NESTED(ids_record, "ids", "set of identifiers", ids_rows, "Public identifiers.");

static const eg_field position_rows[] = {
	ONE("lat", EG_T_DECIMAL, REQUIRED, "Latitude in degrees, north positive.",
		.limit = EG_LIMIT_EITHER, .max = 90),
	ONE("lon", EG_T_DECIMAL, REQUIRED, "Longitude in degrees, east positive.",
		.limit = EG_LIMIT_EITHER, .max = 180),
};
NESTED(position_record, "position", "position", position_rows, "A point on the map.");

static const eg_field partner_rows[] = {
	ID(REQUIRED, "The partner's id."),
	TEXT("name", 120, REQUIRED, "The partner's name as the document prints it."),
	NAME("kind",
		WORDS(W("country"), W("agency"), W("multilateral"), W("company"), W("nonprofit"),
			W("university"), W("laboratory"), W("network"), W("other"),
			SYNONYM("for-profit", "company"), SYNONYM("academic", "university"),
			SYNONYM("academia", "university"), SYNONYM("government", "agency")),
		REQUIRED, "What sort of partner."),
	TEXT("acronym", 16, 0, "Its acronym, for tables and charts."),
	TEXT("short_name", 32, 0, "A short name, for tables and charts."),
	ONE("country", EG_T_COUNTRY, MANY | CORE,
		"Where it is constituted; drives maps and regions.", .sql = "country"),
	REF("region", EG_KIND(EG_K_REGION), 0, "The region it is counted under."),
	REF("parent", EG_KIND(EG_K_PARTNER), 0,
		"The body it belongs to; an agency's parent is normally its country."),
	RECORDS("members", "member", member_record, 0, "The members that matter here."),
	NUMBER("members_total", 0, 10000, 0, "The full number of members."),
	NAME("our_role",
		WORDS(W("member"), W("associate"), W("observer"), W("partner"), W("chair"),
			W("contributor")),
		0, "The organisation's own standing in the body."),
	RECORDS("native_name", "native_name", native_record, 0,
		"The name in the partner's own languages.", .many_max = 4),
	RECORDS("names", "name", eg_record_names, 0, "Other names, with the time of their use."),
	TEXT("aliases", 120, MANY, "Other names, for search, the index and duplicate checks.",
		.sql = "alias", .many_max = 8),
	NAME("status", WORDS(W("prospective"), W("active"), W("paused"), W("ended")), 0,
		"Only for what data cannot show."),
	ONE("since", EG_T_DATE, 0, "When the relationship began."),
	ONE("until", EG_T_UNTIL, 0, "When it ended."),
	TEXT("tier", 24, 0,
		"The level of effort the leadership has decided on: strategic, priority, standard, "
		"exploratory, or a word of settings.tiers."),
	TEXT("tier_reason", 200, 0, "Why."),
	NAME("intent", WORDS(W("deepen"), W("sustain"), W("refocus"), W("conclude"), W("explore")),
		0, "The right-sizing decision in a word."),
	PROSE("summary", 8, 120, CORE, "Who they are and why the organisation works with them."),
	TEXT("strengths", 120, MANY, "What they are good at.", .sql = "strength", .many_max = 8),
	TEXT("interests", 120, MANY, "What they want.", .sql = "interest", .many_max = 8),
	REFS("topics", "topic", TOPIC, 0, "Shared subjects; activities add to it."),
	REF("lead", PERSON_OR_ORG, CORE, "Who holds the relationship on our side."),
	REFS("contacts", "contact", EG_KIND(EG_K_PERSON), EG_F_MARKABLE, "Their people."),
	ONE("contacts_marking", EG_T_MARKING, MANY, "The marking of `contacts`.",
		.sql = "contacts_marking"),
	TEXT("place", 80, 0, "The town it works in."),
	RECORD("ids", ids_record, 0, "Public identifiers, used by the duplicate check."),
	ONE("url", EG_T_URL, 0, "Web address."),
	ONE("logo", EG_T_PATH, 0, "A logo."),
	TEXT("logo_alt", 120, 0, "What the logo shows."),
	RECORD("position", position_record, 0, "Overrides the map point."),
	RECORD("fiscal_year", eg_record_fiscal_year, 0,
		"The partner's own fiscal year, where it differs."),
	RECORDS("funding", "funding", eg_record_funding, 0,
		"Money that belongs to no one activity."),
	PROSE("cautions", 0, 120, EG_F_MARKABLE | INTERNAL,
		"Research-security, export-control or disclosure points."),
	ONE("cautions_marking", EG_T_MARKING, MANY | INTERNAL, "The marking of `cautions`.",
		.sql = "cautions_marking"),
	COMMON,
};
TABLE(eg_record_partners, "partners", "partner", EG_K_PARTNER, EG_REC_TOP | EG_REC_ID | EG_REC_DATA,
	partner_rows, "A body outside the organization with which it works.");
