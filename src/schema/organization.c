/* The organization, its offices, and people (DOMAIN.md 1.5, 1.12, 1.17.2). */
#include "schema/rows.h"

static const eg_field state_rows[] = {
	ID(REQUIRED, "The state's id."),
	TEXT("name", 120, REQUIRED, "The state's name."),
	COMMON,
};
TABLE(eg_record_states, "state", "state", EG_K_ORGANIZATION, EG_REC_ID, state_rows,
	"The state that the organization belongs to; it may be a party to agreements.");

static const eg_field office_rows[] = {
	ID(REQUIRED, "The office's id."),
	TEXT("name", 120, REQUIRED, "The office's name."),
	TEXT("acronym", 16, 0, "Its acronym."),
	TEXT("short_name", 32, 0, "A short name for tables."),
	REF("parent", EG_KIND(EG_K_OFFICE), 0, "The office it is part of."),
	NAME("kind",
		WORDS(W("directorate"), W("component"), W("office"), W("laboratory"),
			W("programme"), SYNONYM("program", "programme"), W("other")),
		0, "What sort of office."),
	REF("head", EG_KIND(EG_K_PERSON), 0, "Who leads it."),
	PROSE("function", 0, 60, 0, "What it does."),
	ONE("url", EG_T_URL, 0, "Its web address."),
	RECORDS("names", "name", eg_record_names, 0, "Other names, with the time of their use."),
	COMMON,
};
TABLE(eg_record_offices, "offices", "office", EG_K_OFFICE, EG_REC_ID, office_rows,
	"A part of the organization.");

static const eg_field organization_rows[] = {
	ID(REQUIRED, "The organization's id."),
	TEXT("name", 120, REQUIRED, "The organization's name."),
	TEXT("acronym", 16, 0, "Its acronym."),
	TEXT("short_name", 32, 0, "A short name for tables."),
	ONE("country", EG_T_COUNTRY, CORE, "Where it is constituted."),
	TEXT("parent", 120, 0, "The body it belongs to."),
	RECORD("state", eg_record_states, 0, "The state it belongs to."),
	ONE("url", EG_T_URL, 0, "Its web address."),
	ONE("logo", EG_T_PATH, 0, "Its logo."),
	TEXT("logo_alt", 120, 0, "What the logo shows."),
	PROSE("function", 0, 200, 0, "What it does."),
	RECORDS("names", "name", eg_record_names, 0, "Other names, with the time of their use."),
	RECORDS("offices", "office", eg_record_offices, 0, "Its parts that take part."),
	COMMON,
};
TABLE(eg_record_organization, "organization", "organization", EG_K_ORGANIZATION,
	EG_REC_ONCE | EG_REC_ID, organization_rows,
	"The organization that publishes the strategy.");

static const eg_field people_rows[] = {
	ID(REQUIRED, "The person's id."),
	TEXT("name", 120, REQUIRED, "The person's name."),
	TEXT("role", 80, 0, "The office held."),
	REF("org", EG_KINDS_ORG, 0, "Where."),
	ONE("email", EG_T_EMAIL, 0, "E-mail address."),
	ONE("phone", EG_T_PHONE, 0, "Telephone number."),
	ONE("languages", EG_T_LANG, MANY, "Languages spoken.", .sql = "language"),
	ONE("public", EG_T_YESNO, 0, "Whether the person may appear in public outputs.",
		.fallback = "no"),
	ONE("portrait", EG_T_PATH, 0, "A picture."),
	TEXT("alt", 200, 0, "What the picture shows."),
	ONE("checked", EG_T_DATE, 0, "When the facts were last confirmed."),
	ONE("expires", EG_T_DATE, 0, "When to ask again."),
	COMMON,
};
TABLE(eg_record_people, "people", "person", EG_K_PERSON, EG_REC_TOP | EG_REC_ID | EG_REC_DATA,
	people_rows, "Somebody named.");
