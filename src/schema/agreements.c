/* Agreements (DOMAIN.md 1.9, 1.16, 1.17.1). */
#include "schema/rows.h"

static const eg_field party_rows[] = {
	REF("party", EG_KINDS_ORG, REQUIRED | BARE, "The signing body."),
	ONE("signed", EG_T_DATE, 0, "When this party signed."),
	TEXT("number", 32, 0, "The number of this party's original."),
	TEXT("as", 120, 0, "The party's name of that day.", .sql = "named"),
};
NESTED(party_record, "parties", "party", party_rows, "A body that signed.");

static const eg_field renewal_rows[] = {
	NAME("how", WORDS(W("none"), W("automatic"), W("by exchange"), W("negotiated")), BARE,
		"How it goes on after it expires."),
	ONE("for", EG_T_SPAN, 0, "For how long each time.", .sql = "term"),
	ONE("notice", EG_T_SPAN, 0, "How long before the end notice must be given."),
	NUMBER("times", 0, 99, 0, "How often at most."),
	ONE("renewed", EG_T_DATE, MANY, "The days on which it was renewed.", .sql = "renewed"),
};
NESTED(renewal_record, "renewal", "renewal", renewal_rows,
	"How an agreement goes on after it expires.");

static const eg_field signer_rows[] = {
	REF("person", EG_KIND(EG_K_PERSON), 0, "Who signed."),
	TEXT("name", 120, BARE, "The name, where the person is no record."),
	TEXT("role", 120, 0, "The office held."),
	REF("org", EG_KINDS_ORG, 0, "For whom."),
	TEXT("place", 80, 0, "Where."),
};
NESTED(signer_record, "signers", "signer", signer_rows, "Who signed.");

static const eg_field clearance_rows[] = {
	ONE("c175", EG_T_DATE, 0, "Circular 175 authority: the day."),
	TEXT("c175_ref", 60, 0, "Circular 175 authority: the reference."),
	TEXT("state", 120, 0, "Clearance by the Department of State."),
	ONE("counsel", EG_T_DATE, 0, "Legal clearance."),
	ONE("disclosure", EG_T_DATE, 0, "Foreign-disclosure clearance."),
	ONE("transmitted", EG_T_DATE, 0, "Transmittal to the Department of State."),
	TEXT("tias", 32, 0, "The TIAS number."),
};
NESTED(clearance_record, "clearance", "clearance", clearance_rows, "The clearance trail.");

static const eg_field date_rows[] = {
	NAME("what",
		WORDS(W("negotiated"), W("decided"), W("delivered"), W("announced"), W("extended"),
			W("other")),
		REQUIRED, "What happened."),
	ONE("date", EG_T_DATE, REQUIRED, "When."),
	REF("source", SOURCE, 0, "Who says so."),
	TEXT("note", 160, 0, "A remark."),
};
NESTED(date_record, "dates", "date", date_rows, "A day of an instrument beside the core dates.");

#define KINDS                                                                                      \
	WORDS(W("treaty"), W("umbrella"), W("implementing"), W("project"), W("mou"), W("moa"),     \
		W("loi"), W("statement"), W("tor"), W("crada"), W("nda"), W("grant"), W("data"),   \
		W("exchange"), W("annex"), W("amendment"), W("agreement"), W("other"),             \
		SYNONYM("umbrella agreement", "umbrella"),                                         \
		SYNONYM("implementing arrangement", "implementing"),                               \
		SYNONYM("implementing agreement", "implementing"),                                 \
		SYNONYM("project arrangement", "project"),                                         \
		SYNONYM("project agreement", "project"), SYNONYM("project annex", "project"),      \
		SYNONYM("technology annex", "annex"),                                              \
		SYNONYM("memorandum of understanding", "mou"),                                     \
		SYNONYM("memorandum of agreement", "moa"), SYNONYM("letter of intent", "loi"),     \
		SYNONYM("statement of intent", "statement"),                                       \
		SYNONYM("joint statement", "statement"), SYNONYM("terms of reference", "tor"),     \
		SYNONYM("cooperative research and development agreement", "crada"),                \
		SYNONYM("non-disclosure agreement", "nda"),                                        \
		SYNONYM("data sharing agreement", "data"),                                         \
		SYNONYM("exchange of letters", "exchange"),                                        \
		SYNONYM("exchange of notes", "exchange"))

static const eg_field agreement_rows[] = {
	ID(REQUIRED, "The agreement's id."),
	TEXT("title", 240, REQUIRED, "The full title as signed."),
	TEXT("short_title", 60, 0, "The title for tables."),
	RECORDS("native_title", "native_title", eg_record_names, 0,
		"The title in the other authentic languages."),
	TEXT("number", 32, 0, "The depositary's or own number."),
	NAME("kind", KINDS, REQUIRED, "What sort of instrument."),
	NAME("binding",
		WORDS(W("yes"), W("no"), W("qualifying"), SYNONYM("true", "yes"),
			SYNONYM("false", "no")),
		SAID,
		"Whether it binds in international law; qualifying = qualifying non-binding "
		"instrument under 1 U.S.C. 112b."),
	RECORDS("parties", "party", party_record, REQUIRED, "The signing bodies, ours included."),
	REF("under", EG_KIND(EG_K_AGREEMENT), SAID,
		"The umbrella it stands on; an annex, amendment or project must have one."),
	REFS("replaces", "replaced", EG_KIND(EG_K_AGREEMENT), 0,
		"Earlier instruments it supersedes."),
	ONE("proposed", EG_T_DATE, 0, "When it was offered."),
	ONE("signed", EG_T_DATE, CORE | SAID, "When it was signed."),
	ONE("in_force", EG_T_DATE, SAID,
		"When it took effect; taken as `signed` when absent, except for treaties."),
	ONE("expires", EG_T_UNTIL, CORE | SAID,
		"Last day of validity; `indefinite` if it has none. One that is `unknown` does not "
		"count as in "
		"force."),
	RECORD("renewal", renewal_record, 0, "How it goes on after it expires."),
	ONE("terminated", EG_T_DATE, 0, "When it ended early."),
	ONE("suspended", EG_T_DATE, 0, "Since when it rests."),
	NAME("status_said", WORDS(W("in force"), W("expired"), W("terminated"), W("unknown")), 0,
		"What a source says of it where dates do not tell; `unknown` never counts as in "
		"force."),
	RECORDS("dates", "date", date_record, 0, "Other days of the instrument."),
	RECORDS("signers", "signer", signer_record, 0, "Who signed."),
	REFS("authority", "authority", SOURCE, CORE, "The legal basis."),
	RECORD("clearance", clearance_record, INTERNAL, "Clearance trail."),
	REFS("topics", "topic", TOPIC, 0, "The subjects it covers."),
	PROSE("summary", 0, 80, CORE, "What it covers."),
	ONE("text", EG_T_URL, EG_F_LOCAL,
		"Where the text is: a web address, or a file of the specs."),
	NAME("provisions",
		WORDS(W("ip"), W("classified"), W("data"), W("liability"), W("personnel"),
			W("equipment"), W("funding"), W("dispute")),
		MANY, "Which clauses it has.", .sql = "provision"),
	ONE("languages", EG_T_LANG, MANY, "Languages of the authentic texts.", .sql = "language"),
	RECORDS("funding", "funding", eg_record_funding, 0, "Money under the instrument itself."),
	REF("lead", PERSON_OR_ORG, 0, "Who looks after it."),
	COMMON,
};
TABLE(eg_record_agreements, "agreements", "agreement", EG_K_AGREEMENT,
	EG_REC_TOP | EG_REC_ID | EG_REC_DATA, agreement_rows,
	"An instrument between the organization and others.");
