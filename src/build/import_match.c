/* Which column is which key. */
#include "build/import.h"

/* Heads that offices use, letters and digits alone. A record's own keys are known without a row
 * here. */
static const struct {
	const char *record, *head, *key;
} words[] = {
	{"partners", "partner", "name"},
	{"partners", "partnername", "name"},
	{"partners", "organization", "name"},
	{"partners", "organisation", "name"},
	{"partners", "countrycode", "country"},
	{"partners", "isocode", "country"},
	{"partners", "nation", "country"},
	{"partners", "type", "kind"},
	{"partners", "partnertype", "kind"},
	{"partners", "category", "kind"},
	{"partners", "abbreviation", "acronym"},
	{"partners", "website", "url"},
	{"partners", "web", "url"},
	{"partners", "homepage", "url"},
	{"partners", "description", "summary"},
	{"partners", "profile", "summary"},
	{"partners", "partnersince", "since"},
	{"partners", "startdate", "since"},
	{"partners", "level", "tier"},
	{"partners", "priority", "tier"},
	{"partners", "partnerid", "id"},
	{"agreements", "agreement", "title"},
	{"agreements", "agreementtitle", "title"},
	{"agreements", "name", "title"},
	{"agreements", "agreementname", "title"},
	{"agreements", "type", "kind"},
	{"agreements", "agreementtype", "kind"},
	{"agreements", "instrument", "kind"},
	{"agreements", "datesigned", "signed"},
	{"agreements", "signeddate", "signed"},
	{"agreements", "signaturedate", "signed"},
	{"agreements", "signedon", "signed"},
	{"agreements", "signature", "signed"},
	{"agreements", "entryintoforce", "in_force"},
	{"agreements", "effectivedate", "in_force"},
	{"agreements", "effective", "in_force"},
	{"agreements", "dateinforce", "in_force"},
	{"agreements", "expiry", "expires"},
	{"agreements", "expirydate", "expires"},
	{"agreements", "expirationdate", "expires"},
	{"agreements", "expiration", "expires"},
	{"agreements", "enddate", "expires"},
	{"agreements", "ends", "expires"},
	{"agreements", "validuntil", "expires"},
	{"agreements", "partner", "parties"},
	{"agreements", "partners", "parties"},
	{"agreements", "country", "parties"},
	{"agreements", "party", "parties"},
	{"agreements", "description", "summary"},
	{"agreements", "agreementnumber", "number"},
	{"agreements", "reference", "number"},
	{"agreements", "tias", "number"},
	{"agreements", "url", "text"},
	{"agreements", "link", "text"},
	{"agreements", "shortname", "short_title"},
	{"agreements", "agreementid", "id"},
	{"activities", "activity", "title"},
	{"activities", "project", "title"},
	{"activities", "name", "title"},
	{"activities", "projecttitle", "title"},
	{"activities", "projectname", "title"},
	{"activities", "activitytitle", "title"},
	{"activities", "activityname", "title"},
	{"activities", "type", "kind"},
	{"activities", "activitytype", "kind"},
	{"activities", "status", "stage"},
	{"activities", "state", "stage"},
	{"activities", "phase", "stage"},
	{"activities", "start", "starts"},
	{"activities", "startdate", "starts"},
	{"activities", "begin", "starts"},
	{"activities", "from", "starts"},
	{"activities", "end", "ends"},
	{"activities", "enddate", "ends"},
	{"activities", "until", "ends"},
	{"activities", "completiondate", "ends"},
	{"activities", "to", "ends"},
	{"activities", "partner", "partners"},
	{"activities", "country", "partners"},
	{"activities", "countries", "partners"},
	{"activities", "description", "summary"},
	{"activities", "abstract", "summary"},
	{"activities", "projectnumber", "number"},
	{"activities", "projectid", "id"},
	{"activities", "activityid", "id"},
};

static const char *const kinds[] = {"partners", "agreements", "activities"};

/* Letters and digits, in lower case. */
static eg_str folded(eg_arena *a, eg_str s)
{
	char *out = eg_alloc(a, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= 'A' && c <= 'Z')
			out[n++] = (char)(c + 'a' - 'A');
		else if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			out[n++] = (char)c;
	}
	return (eg_str){out, n};
}

/* Columns take plain values; the lists of partners are the ones that are made from names. */
static bool takes_column(const eg_record *r, const eg_field *f)
{
	if (eg_str_is(eg_str_of(r->key), "agreements") && strcmp(f->key, "parties") == 0)
		return true;
	if (eg_str_is(eg_str_of(r->key), "activities") && strcmp(f->key, "partners") == 0)
		return true;
	return f->type != EG_T_RECORD && f->type != EG_T_REF && f->type != EG_T_WORDMAP &&
	       f->type != EG_T_SQL && f->type != EG_T_PATH && f->type != EG_T_MARKING &&
	       !(f->flags & (EG_F_HIDDEN | EG_F_FIELDS));
}

static const eg_field *field_of(eg_arena *a, const eg_record *r, eg_str head)
{
	eg_str word = folded(a, head);
	const char *key = NULL;
	for (size_t i = 0; i < EG_COUNT(words); i++)
		if (strcmp(words[i].record, r->key) == 0 && eg_str_is(word, words[i].head))
			key = words[i].key;
	for (uint16_t f = 0; word.n && f < r->count; f++) {
		const eg_field *field = &r->fields[f];
		bool same = key ? strcmp(field->key, key) == 0
				: eg_str_eq(folded(a, eg_str_of(field->key)), word);
		if (same && takes_column(r, field))
			return field;
	}
	return NULL;
}

static size_t score(eg_import *t, const eg_record *r)
{
	size_t n = 0;
	for (size_t c = 0; c < t->column_count; c++) {
		eg_str word = folded(t->arena, t->columns[c].head);
		n += field_of(t->arena, r, t->columns[c].head) != NULL;
		/* "Project title", "Agreement", "Partner ID" say of which kind the rows are */
		eg_str one = folded(t->arena, eg_str_of(r->name));
		n += 3 * (size_t)eg_str_starts(word, one);
	}
	return n;
}

static const eg_record *best_record(eg_import *t)
{
	const eg_record *best = NULL;
	size_t most = 0;
	for (size_t i = 0; i < EG_COUNT(kinds); i++) {
		const eg_record *r = eg_schema_find(eg_str_of(kinds[i]));
		size_t n = score(t, r);
		if (n > most) {
			most = n;
			best = r;
		}
	}
	return best;
}

/* "Favourite colour" -> "favourite_colour"; a second of the same name gets a number. */
static eg_str own_key(eg_import *t, size_t at)
{
	eg_buf b = {0};
	eg_str head = t->columns[at].head;
	for (size_t i = 0; i < head.n; i++) {
		unsigned char c = (unsigned char)head.p[i];
		bool word = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (c >= 'A' && c <= 'Z')
			eg_buf_byte(&b, (char)(c + 'a' - 'A'));
		else if (word)
			eg_buf_byte(&b, (char)c);
		else if (b.n && b.p[b.n - 1] != '_')
			eg_buf_byte(&b, '_');
	}
	while (b.n && b.p[b.n - 1] == '_')
		b.n--;
	eg_str key = b.n ? eg_str_copy(t->arena, eg_buf_view(&b))
			 : eg_strf(t->arena, "column_%zu", at + 1);
	eg_buf_release(&b);
	for (size_t c = 0; c < at; c++)
		if (eg_str_eq(t->columns[c].own, key))
			return eg_strf(t->arena, "%.*s_%zu", EG_ARG(key), at + 1);
	return key;
}

static bool is_taken(const eg_import *t, size_t at, const eg_field *f)
{
	for (size_t c = 0; c < at; c++)
		if (t->columns[c].field == f)
			return true;
	return false;
}

bool eg_import_match(eg_import *t, eg_str kind, eg_diag *d)
{
	const char *name_keys[] = {"name", "title"};
	t->record = kind.n ? eg_schema_find(kind) : best_record(t);
	bool named = false;
	for (size_t c = 0; t->record && c < t->column_count; c++) {
		const eg_field *f = field_of(t->arena, t->record, t->columns[c].head);
		t->columns[c].field = f && !is_taken(t, c, f) ? f : NULL;
		t->columns[c].own = own_key(t, c);
		for (size_t k = 0; f && k < EG_COUNT(name_keys); k++)
			named = named || strcmp(f->key, name_keys[k]) == 0;
	}
	if (named)
		return true;
	eg_finding *f = eg_report(d, EG_R_CSV_HEAD, (eg_span){0},
		t->record ? "no column is the %s's name or title"
			  : "no column of the table is known%s",
		t->record ? t->record->name : "");
	eg_say_help(f, "name one 'name' (partners) or 'title' (agreements, activities), or say "
		       "which with --as");
	return false;
}
