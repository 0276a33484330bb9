/* What people who come from spreadsheets and other forms call the keys and records of a spec. */
#include "schema/keys.h"

/* Each row: words for one thing. The first of them that a record has, and has not been given, is
 * what was meant. */
#define MOST_WORDS 10
static const char *const keys[][MOST_WORDS] = {
	{"title", "name", "label", "caption", "heading", "term"},
	{"id", "key", "code", "slug", "identifier"},
	{"means", "definition", "description", "meaning"},
	{"statement", "summary", "text", "description", "purpose", "abstract", "desc"},
	{"starts", "from", "since", "start", "begin", "begins", "start_date", "beginning"},
	{"ends", "to", "until", "due", "end", "finish", "end_date", "deadline"},
	{"lead", "owner", "head", "responsible", "manager", "contact", "leader"},
	{"currency", "from"},
	{"from", "by", "donor", "funder", "payer", "source"},
	{"for", "to", "about", "of", "recipient"},
	{"kind", "type", "category", "class", "sort"},
	{"stage", "status", "state", "phase"},
	{"country", "countries", "nation"},
	{"url", "link", "website", "web", "homepage"},
	{"amount", "value", "sum", "budget", "cost", "total"},
	{"partners", "parties", "members", "participants", "organizations", "organisations"},
	{"partner", "party", "country", "organization", "organisation"},
	{"notes", "note", "comment", "comments", "remark", "remarks"},
	{"role", "position", "job", "function"},
	{"file", "path", "image", "picture", "photo", "src"},
	{"key", "name", "field", "column"},
	{"query", "sql", "select", "data"},
	{"fy", "year", "period", "at", "fiscal_year", "on", "date"},
	{"colours", "colors", "palette"},
	{"acronym", "abbreviation", "abbr", "short"},
};

static const char *const records[][MOST_WORDS] = {
	{"goals", "pillars", "priorities", "aims"},
	{"partners", "countries", "organizations", "organisations", "institutions", "stakeholders",
		"companies"},
	{"people", "persons", "contacts", "staff", "team"},
	{"activities", "projects", "programs", "programmes", "initiatives"},
	{"measures", "indicators", "metrics", "kpis", "targets"},
	{"agreements", "treaties", "mous", "contracts", "arrangements"},
	{"sources", "references", "bibliography", "citations"},
	{"figures", "images", "pictures", "charts"},
	{"terms", "glossary", "definitions", "acronyms"},
	{"topics", "themes", "subjects", "areas"},
	{"engagements", "meetings", "visits", "events"},
	{"outputs", "documents", "reports", "files"},
	{"strategy", "document", "metadata", "plan"},
	{"organization", "organisation", "agency", "owner"},
};

static bool is_in(const char *const *row, eg_str word)
{
	for (size_t i = 0; i < MOST_WORDS && row[i]; i++)
		if (eg_str_is(word, row[i]))
			return true;
	return false;
}

/* The first word of a row that is a key of the record and is not in use; -1 without one. */
static int wanted(const char *const *row, const eg_record *type, const uint8_t *used)
{
	for (size_t i = 0; i < MOST_WORDS && row[i]; i++) {
		int field = eg_field_find(type, eg_str_of(row[i]));
		if (field >= 0 && !used[field])
			return field;
	}
	return -1;
}

int eg_key_known_as(const eg_record *type, eg_str key, const uint8_t *used)
{
	int field = -1;
	for (size_t i = 0; field < 0 && i < EG_COUNT(keys); i++)
		if (is_in(keys[i], key))
			field = wanted(keys[i], type, used);
	return field;
}

const char *eg_record_known_as(eg_str key)
{
	for (size_t i = 0; i < EG_COUNT(records); i++)
		if (is_in(records[i], key))
			return records[i][0];
	return NULL;
}
