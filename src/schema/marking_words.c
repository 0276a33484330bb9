#include "schema/marking_words.h"

#include "source/diag.h"

const eg_control_words eg_control_words_of[EG_CONTROL_COUNT] = {
	[EG_CONTROL_ATTORNEY_CLIENT] = {"Attorney-Client", "AC"},
	[EG_CONTROL_ATTORNEY_WP] = {"Attorney-WP", "AWP"},
	[EG_CONTROL_DISPLAY] = {"DISPLAY ONLY", "DISPLAY ONLY"},
	[EG_CONTROL_DL] = {"DL ONLY", "DL ONLY"},
	[EG_CONTROL_DELIBERATIVE] = {"Deliberative", "Deliberative"},
	[EG_CONTROL_FED] = {"FED ONLY", "FED ONLY"},
	[EG_CONTROL_FEDCON] = {"FEDCON", "FEDCON"},
	[EG_CONTROL_NOCON] = {"NOCON", "NOCON"},
	[EG_CONTROL_NOFORN] = {"NOFORN", "NF"},
	[EG_CONTROL_REL] = {"REL TO", "REL TO"},
	[EG_CONTROL_RELIDO] = {"RELIDO", "RELIDO"},
};

const char *const eg_tlp_words[EG_TLP_COUNT] = {[EG_TLP_NONE] = "",
	[EG_TLP_CLEAR] = "TLP:CLEAR",
	[EG_TLP_GREEN] = "TLP:GREEN",
	[EG_TLP_AMBER] = "TLP:AMBER",
	[EG_TLP_AMBER_STRICT] = "TLP:AMBER+STRICT",
	[EG_TLP_RED] = "TLP:RED"};

static const struct {
	const char *word;
	enum eg_control control;
} synonyms[] = {
	{"attorney work product", EG_CONTROL_ATTORNEY_WP},
	{"deliberative process", EG_CONTROL_DELIBERATIVE},
	{"fedonly", EG_CONTROL_FED},
	{"dlonly", EG_CONTROL_DL},
};

int eg_control_find(eg_str word)
{
	for (int c = 0; c < EG_CONTROL_COUNT; c++)
		if (eg_str_same_word(word, eg_str_of(eg_control_words_of[c].banner)) ||
			eg_str_same_word(word, eg_str_of(eg_control_words_of[c].portion)))
			return c;
	for (size_t i = 0; i < EG_COUNT(synonyms); i++)
		if (eg_str_same_word(word, eg_str_of(synonyms[i].word)))
			return (int)synonyms[i].control;
	return -1;
}

/* Executive Order 13526, 1.2; C-M(2002)49 (NATO); Council Decision 2013/488/EU; Atomic Energy Act.
 */
static const char *const classified[] = {"CONFIDENTIAL", "SECRET", "TOP SECRET", "C", "S", "TS",
	"NATO RESTRICTED", "NATO CONFIDENTIAL", "NATO SECRET", "COSMIC TOP SECRET", "NR", "NC",
	"NS", "CTS", "RESTREINT UE", "EU RESTRICTED", "CONFIDENTIEL UE", "EU CONFIDENTIAL",
	"SECRET UE", "EU SECRET", "TRES SECRET UE", "EU TOP SECRET", "RESTRICTED DATA",
	"FORMERLY RESTRICTED DATA"};

bool eg_is_classified(eg_str word)
{
	for (size_t i = 0; i < EG_COUNT(classified); i++)
		if (eg_str_same_word(word, eg_str_of(classified[i])))
			return true;
	return false;
}

static const struct {
	const char *word, *now;
} successors[] = {
	{"FOUO", "CUI"},
	{"FOR OFFICIAL USE ONLY", "CUI"},
	{"U//FOUO", "CUI"},
	{"OUO", "CUI"},
	{"OFFICIAL USE ONLY", "CUI"},
	{"SBU", "CUI"},
	{"SENSITIVE BUT UNCLASSIFIED", "CUI"},
	{"LES", "CUI//LEI"},
	{"LAW ENFORCEMENT SENSITIVE", "CUI//LEI"},
	{"TLP:WHITE", "TLP:CLEAR"},
};

const char *eg_marking_successor(eg_str word)
{
	for (size_t i = 0; i < EG_COUNT(successors); i++)
		if (eg_str_same_word(word, eg_str_of(successors[i].word)))
			return successors[i].now;
	return NULL;
}

/* Category markings of the CUI Registry (archives.gov/cui/registry/category-list), as the
 * vocabularies ISM CUIBasic and CUISpecified of December 2022 list them, with the provisional ones
 * of the Department of Homeland Security. */
static const eg_str categories[] = {
#define C(word) EG_STR_INIT(word)
	/* clang-format off */
	C("ADJ"), C("ADPO"), C("AG"), C("AIV"), C("APP"), C("ARCHR"), C("ASYL"), C("BARG"), C("BATT"),
	C("BUDG"), C("CCI"), C("CEII"), C("CENS"), C("CHLD"), C("CHRI"), C("CMPRS"), C("COMPT"),
	C("CONREG"), C("CONTRACT"), C("CONV"), C("CRIT"), C("CRITAN"), C("CTI"), C("CVI"), C("CVIC"),
	C("DCNI"), C("DCRIT"), C("DREC"), C("EMGT"), C("EXPT"), C("EXPTR"), C("FHFANPI"), C("FINT"),
	C("FISA"), C("FISAB"), C("FNC"), C("FSEC"), C("FSI"), C("FUND"), C("GENETIC"), C("GEO"),
	C("HISTP"), C("HLTH"), C("HSAI"), C("HSEI"), C("IAIH"), C("ID"), C("IFNC"), C("INF"),
	C("INTEL"), C("INTL"), C("INV"), C("INVENT"), C("ISVI"), C("ISVIH"), C("IVIC"), C("JURY"),
	C("JUV"), C("LCOMM"), C("LDNA"), C("LEI"), C("LFNC"), C("LMI"), C("LNSL"), C("LPROT"),
	C("LSCRN"), C("LVIC"), C("MERG"), C("MFC"), C("MIL"), C("NETW"), C("NNPI"), C("NPSR"),
	C("NUC"), C("OCCMTO"), C("OPSEC"), C("OSI"), C("PCII"), C("PERS"), C("PEST"), C("PHYS"),
	C("PHYSH"), C("PII"), C("POST"), C("PRE"), C("PRIIG"), C("PRIOR"), C("PRIVACY"),
	C("PRIVILEGE"), C("PROCURE"), C("PROPIN"), C("PROT"), C("PRVCY"), C("PSEC"), C("PSI"),
	C("RAIL"), C("RECCOM"), C("RESD"), C("RTR"), C("RWRD"), C("SAFE"), C("SBIZ"), C("SCV"),
	C("SERV"), C("SGI"), C("SRI"), C("SSEL"), C("SSI"), C("STAT"), C("STUD"), C("SUB"),
	C("SURV"), C("TAI"), C("TAX"), C("TRACE"), C("TSCA"), C("UCNI"), C("VISA"), C("WATER"),
	C("WDT"), C("WHSTL"), C("WIT"), C("XFER"),
/* clang-format on */
#undef C
};

const char *eg_category_find(eg_str word)
{
	for (size_t i = 0; i < EG_COUNT(categories); i++)
		if (eg_str_eq(word, categories[i]))
			return categories[i].p;
	return NULL;
}

const eg_str *eg_category_near(eg_arena *scratch, eg_str word)
{
	return eg_suggest(scratch, word, categories, EG_COUNT(categories));
}

/* Groups that release lists name for short; the allies of NATO as of 2024. */
static const struct {
	const char *name, *members;
} groups[] = {
	{"ACGU", "AUSCANGBRUSA"},
	{"FVEY", "AUSCANGBRNZLUSA"},
	{"NATO", "ALBBELBGRCANHRVCZEDNKESTFINFRADEUGRCHUNISLITALVALTULUXMNEMKDNLDNORPOLPRTROUSVKSVN"
		 "ESPSWETURGBRUSA"},
	{"TEYE", "AUSGBRUSA"},
};

const char *eg_group_members(eg_str group)
{
	for (size_t i = 0; i < EG_COUNT(groups); i++)
		if (eg_str_is(group, groups[i].name))
			return groups[i].members;
	return NULL;
}
