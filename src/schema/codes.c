#include "schema/codes.h"

#include "locale/locale.h"

/* Tables of many to a line. */
/* clang-format off */
/* ISO 3166-1, as in the Debian package iso-codes 4.15.0 (249 officially assigned codes): alpha-2
 * and alpha-3, five letters a country, by alpha-2. XK is a user-assigned code in wide use (European
 * Commission, IMF) and EU is exceptionally reserved; both have no alpha-3 there and stand below. */
static const char countries[][6] = {
	"ADAND", "AEARE", "AFAFG", "AGATG", "AIAIA", "ALALB", "AMARM", "AOAGO",
	"AQATA", "ARARG", "ASASM", "ATAUT", "AUAUS", "AWABW", "AXALA", "AZAZE",
	"BABIH", "BBBRB", "BDBGD", "BEBEL", "BFBFA", "BGBGR", "BHBHR", "BIBDI",
	"BJBEN", "BLBLM", "BMBMU", "BNBRN", "BOBOL", "BQBES", "BRBRA", "BSBHS",
	"BTBTN", "BVBVT", "BWBWA", "BYBLR", "BZBLZ", "CACAN", "CCCCK", "CDCOD",
	"CFCAF", "CGCOG", "CHCHE", "CICIV", "CKCOK", "CLCHL", "CMCMR", "CNCHN",
	"COCOL", "CRCRI", "CUCUB", "CVCPV", "CWCUW", "CXCXR", "CYCYP", "CZCZE",
	"DEDEU", "DJDJI", "DKDNK", "DMDMA", "DODOM", "DZDZA", "ECECU", "EEEST",
	"EGEGY", "EHESH", "ERERI", "ESESP", "ETETH", "FIFIN", "FJFJI", "FKFLK",
	"FMFSM", "FOFRO", "FRFRA", "GAGAB", "GBGBR", "GDGRD", "GEGEO", "GFGUF",
	"GGGGY", "GHGHA", "GIGIB", "GLGRL", "GMGMB", "GNGIN", "GPGLP", "GQGNQ",
	"GRGRC", "GSSGS", "GTGTM", "GUGUM", "GWGNB", "GYGUY", "HKHKG", "HMHMD",
	"HNHND", "HRHRV", "HTHTI", "HUHUN", "IDIDN", "IEIRL", "ILISR", "IMIMN",
	"ININD", "IOIOT", "IQIRQ", "IRIRN", "ISISL", "ITITA", "JEJEY", "JMJAM",
	"JOJOR", "JPJPN", "KEKEN", "KGKGZ", "KHKHM", "KIKIR", "KMCOM", "KNKNA",
	"KPPRK", "KRKOR", "KWKWT", "KYCYM", "KZKAZ", "LALAO", "LBLBN", "LCLCA",
	"LILIE", "LKLKA", "LRLBR", "LSLSO", "LTLTU", "LULUX", "LVLVA", "LYLBY",
	"MAMAR", "MCMCO", "MDMDA", "MEMNE", "MFMAF", "MGMDG", "MHMHL", "MKMKD",
	"MLMLI", "MMMMR", "MNMNG", "MOMAC", "MPMNP", "MQMTQ", "MRMRT", "MSMSR",
	"MTMLT", "MUMUS", "MVMDV", "MWMWI", "MXMEX", "MYMYS", "MZMOZ", "NANAM",
	"NCNCL", "NENER", "NFNFK", "NGNGA", "NINIC", "NLNLD", "NONOR", "NPNPL",
	"NRNRU", "NUNIU", "NZNZL", "OMOMN", "PAPAN", "PEPER", "PFPYF", "PGPNG",
	"PHPHL", "PKPAK", "PLPOL", "PMSPM", "PNPCN", "PRPRI", "PSPSE", "PTPRT",
	"PWPLW", "PYPRY", "QAQAT", "REREU", "ROROU", "RSSRB", "RURUS", "RWRWA",
	"SASAU", "SBSLB", "SCSYC", "SDSDN", "SESWE", "SGSGP", "SHSHN", "SISVN",
	"SJSJM", "SKSVK", "SLSLE", "SMSMR", "SNSEN", "SOSOM", "SRSUR", "SSSSD",
	"STSTP", "SVSLV", "SXSXM", "SYSYR", "SZSWZ", "TCTCA", "TDTCD", "TFATF",
	"TGTGO", "THTHA", "TJTJK", "TKTKL", "TLTLS", "TMTKM", "TNTUN", "TOTON",
	"TRTUR", "TTTTO", "TVTUV", "TWTWN", "TZTZA", "UAUKR", "UGUGA", "UMUMI",
	"USUSA", "UYURY", "UZUZB", "VAVAT", "VCVCT", "VEVEN", "VGVGB", "VIVIR",
	"VNVNM", "VUVUT", "WFWLF", "WSWSM", "YEYEM", "YTMYT", "ZAZAF", "ZMZMB",
	"ZWZWE",
};

/* ISO 4217 alphabetic codes, same package, with VED and SLE of later amendments. */
static const char currencies[][4] = {
	"AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD",
	"BDT", "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BOV", "BRL", "BSD", "BTN", "BWP",
	"BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CLF", "CLP", "CNY", "COP", "COU",
	"CRC", "CUC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB",
	"EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD",
	"HNL", "HRK", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD",
	"JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP",
	"LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU",
	"MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR",
	"NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD",
	"RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SLL", "SOS",
	"SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY",
	"TTD", "TWD", "TZS", "UAH", "UGX", "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VED",
	"VES", "VND", "VUV", "WST", "XAF", "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XCD",
	"XDR", "XOF", "XPD", "XPF", "XPT", "XSU", "XTS", "XUA", "XXX", "YER", "ZAR", "ZMW",
	"ZWL",
};

/* clang-format on */
/* Codes that people write, and the one that is meant. */
static const struct {
	const char *written, *meant, *name;
} mistaken[] = {
	{"UK", "GB", "the United Kingdom"},
	{"EL", "GR", "Greece"},
	{"EN", "GB", "the United Kingdom"},
	{"JA", "JP", "Japan"},
	{"KO", "KR", "the Republic of Korea"},
	{"ENG", "GB", "the United Kingdom"},
	{"GER", "DE", "Germany"},
	{"SWI", "CH", "Switzerland"},
	{"DEN", "DK", "Denmark"},
	{"XKX", "XK", "Kosovo"},
};

static char upper(char c)
{
	/* Letters of ASCII differ from their capitals in one bit. */
	if (c >= 'a' && c <= 'z')
		c = (char)((unsigned char)c & 0xDFu);
	return c;
}

static bool same_letters(eg_str s, const char *code, size_t n)
{
	if (s.n != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (upper(s.p[i]) != code[i])
			return false;
	return true;
}

const char *eg_country_find(eg_str code)
{
	static const char *const more[] = {"EU", "XK"};
	for (size_t i = 0; i < EG_COUNT(more); i++)
		if (same_letters(code, more[i], 2))
			return more[i];
	for (size_t i = 0; i < EG_COUNT(countries); i++)
		if (same_letters(code, countries[i], 2) || same_letters(code, countries[i] + 2, 3))
			return countries[i];
	return NULL;
}

const char *eg_country_named(eg_arena *a, eg_str name)
{
	for (size_t i = 0; i < EG_COUNT(countries); i++) {
		eg_str code = {countries[i], 2};
		if (eg_str_same_word(name, eg_country_name(a, code, EG_STR("en"))))
			return countries[i];
	}
	return NULL;
}

const char *eg_country_meant(eg_str code, const char **name)
{
	for (size_t i = 0; i < EG_COUNT(mistaken); i++) {
		if (!same_letters(code, mistaken[i].written, strlen(mistaken[i].written)))
			continue;
		*name = mistaken[i].name;
		return mistaken[i].meant;
	}
	return NULL;
}

/* What people write for currencies. */
static const struct {
	const char *written, *meant;
} money_words[] = {
	{"$", "USD"},
	{"US$", "USD"},
	{"DOLLAR", "USD"},
	{"DOLLARS", "USD"},
	{"\xE2\x82\xAC", "EUR"},
	{"EURO", "EUR"},
	{"EUROS", "EUR"},
	{"\xC2\xA3", "GBP"},
	{"UKP", "GBP"},
	{"STG", "GBP"},
	{"POUND", "GBP"},
	{"POUNDS", "GBP"},
	{"\xC2\xA5", "JPY"},
	{"YEN", "JPY"},
	{"RMB", "CNY"},
	{"YUAN", "CNY"},
	{"NIS", "ILS"},
	{"SHEKEL", "ILS"},
	{"NTD", "TWD"},
	{"NT$", "TWD"},
	{"C$", "CAD"},
	{"A$", "AUD"},
	{"AU$", "AUD"},
	{"NZ$", "NZD"},
	{"S$", "SGD"},
	{"HK$", "HKD"},
	{"R$", "BRL"},
	{"SFR", "CHF"},
	{"FR", "CHF"},
	{"FRANC", "CHF"},
	{"WON", "KRW"},
	{"RUPEE", "INR"},
	{"RUPEES", "INR"},
	{"RS", "INR"},
	{"SDR", "XDR"},
};

const char *eg_currency_meant(eg_str code)
{
	for (size_t i = 0; i < EG_COUNT(money_words); i++)
		if (same_letters(code, money_words[i].written, strlen(money_words[i].written)))
			return money_words[i].meant;
	return NULL;
}

const char *eg_currency_find(eg_str code)
{
	for (size_t i = 0; i < EG_COUNT(currencies); i++)
		if (same_letters(code, currencies[i], 3))
			return currencies[i];
	return NULL;
}
