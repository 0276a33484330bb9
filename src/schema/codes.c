#include "schema/codes.h"

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

/* First subtags of BCP 47: ISO 639-1 and 639-2 (terminology codes), same package. */
static const char languages_2[][3] = {
	"aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be",
	"bg", "bh", "bi", "bm", "bn", "bo", "br", "bs", "ca", "ce", "ch", "co", "cr", "cs",
	"cu", "cv", "cy", "da", "de", "dv", "dz", "ee", "el", "en", "eo", "es", "et", "eu",
	"fa", "ff", "fi", "fj", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "gv", "ha",
	"he", "hi", "ho", "hr", "ht", "hu", "hy", "hz", "ia", "id", "ie", "ig", "ii", "ik",
	"io", "is", "it", "iu", "ja", "jv", "ka", "kg", "ki", "kj", "kk", "kl", "km", "kn",
	"ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li", "ln", "lo", "lt",
	"lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "na", "nb",
	"nd", "ne", "ng", "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os",
	"pa", "pi", "pl", "ps", "pt", "qu", "rm", "rn", "ro", "ru", "rw", "sa", "sc", "sd",
	"se", "sg", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss", "st", "su", "sv",
	"sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "tw",
	"ty", "ug", "uk", "ur", "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "za",
	"zh", "zu",
};
static const char languages_3[][4] = {
	"aar", "abk", "ace", "ach", "ada", "ady", "afa", "afh", "afr", "ain", "aka", "akk",
	"ale", "alg", "alt", "amh", "ang", "anp", "apa", "ara", "arc", "arg", "arn", "arp",
	"art", "arw", "asm", "ast", "ath", "aus", "ava", "ave", "awa", "aym", "aze", "bad",
	"bai", "bak", "bal", "bam", "ban", "bas", "bat", "bej", "bel", "bem", "ben", "ber",
	"bho", "bih", "bik", "bin", "bis", "bla", "bnt", "bod", "bos", "bra", "bre", "btk",
	"bua", "bug", "bul", "byn", "cad", "cai", "car", "cat", "cau", "ceb", "cel", "ces",
	"cha", "chb", "che", "chg", "chk", "chm", "chn", "cho", "chp", "chr", "chu", "chv",
	"chy", "cmc", "cnr", "cop", "cor", "cos", "cpe", "cpf", "cpp", "cre", "crh", "crp",
	"csb", "cus", "cym", "dak", "dan", "dar", "day", "del", "den", "deu", "dgr", "din",
	"div", "doi", "dra", "dsb", "dua", "dum", "dyu", "dzo", "efi", "egy", "eka", "ell",
	"elx", "eng", "enm", "epo", "est", "eus", "ewe", "ewo", "fan", "fao", "fas", "fat",
	"fij", "fil", "fin", "fiu", "fon", "fra", "frm", "fro", "frr", "frs", "fry", "ful",
	"fur", "gaa", "gay", "gba", "gem", "gez", "gil", "gla", "gle", "glg", "glv", "gmh",
	"goh", "gon", "gor", "got", "grb", "grc", "grn", "gsw", "guj", "gwi", "hai", "hat",
	"hau", "haw", "heb", "her", "hil", "him", "hin", "hit", "hmn", "hmo", "hrv", "hsb",
	"hun", "hup", "hye", "iba", "ibo", "ido", "iii", "ijo", "iku", "ile", "ilo", "ina",
	"inc", "ind", "ine", "inh", "ipk", "ira", "iro", "isl", "ita", "jav", "jbo", "jpn",
	"jpr", "jrb", "kaa", "kab", "kac", "kal", "kam", "kan", "kar", "kas", "kat", "kau",
	"kaw", "kaz", "kbd", "kha", "khi", "khm", "kho", "kik", "kin", "kir", "kmb", "kok",
	"kom", "kon", "kor", "kos", "kpe", "krc", "krl", "kro", "kru", "kua", "kum", "kur",
	"kut", "lad", "lah", "lam", "lao", "lat", "lav", "lez", "lim", "lin", "lit", "lol",
	"loz", "ltz", "lua", "lub", "lug", "lui", "lun", "luo", "lus", "mad", "mag", "mah",
	"mai", "mak", "mal", "man", "map", "mar", "mas", "mdf", "mdr", "men", "mga", "mic",
	"min", "mis", "mkd", "mkh", "mlg", "mlt", "mnc", "mni", "mno", "moh", "mon", "mos",
	"mri", "msa", "mul", "mun", "mus", "mwl", "mwr", "mya", "myn", "myv", "nah", "nai",
	"nap", "nau", "nav", "nbl", "nde", "ndo", "nds", "nep", "new", "nia", "nic", "niu",
	"nld", "nno", "nob", "nog", "non", "nor", "nqo", "nso", "nub", "nwc", "nya", "nym",
	"nyn", "nyo", "nzi", "oci", "oji", "ori", "orm", "osa", "oss", "ota", "oto", "paa",
	"pag", "pal", "pam", "pan", "pap", "pau", "peo", "phi", "phn", "pli", "pol", "pon",
	"por", "pra", "pro", "pus", "que", "raj", "rap", "rar", "roa", "roh", "rom", "ron",
	"run", "rup", "rus", "sad", "sag", "sah", "sai", "sal", "sam", "san", "sas", "sat",
	"scn", "sco", "sel", "sem", "sga", "sgn", "shn", "sid", "sin", "sio", "sit", "sla",
	"slk", "slv", "sma", "sme", "smi", "smj", "smn", "smo", "sms", "sna", "snd", "snk",
	"sog", "som", "son", "sot", "spa", "sqi", "srd", "srn", "srp", "srr", "ssa", "ssw",
	"suk", "sun", "sus", "sux", "swa", "swe", "syc", "syr", "tah", "tai", "tam", "tat",
	"tel", "tem", "ter", "tet", "tgk", "tgl", "tha", "tig", "tir", "tiv", "tkl", "tlh",
	"tli", "tmh", "tog", "ton", "tpi", "tsi", "tsn", "tso", "tuk", "tum", "tup", "tur",
	"tut", "tvl", "twi", "tyv", "udm", "uga", "uig", "ukr", "umb", "und", "urd", "uzb",
	"vai", "ven", "vie", "vol", "vot", "wak", "wal", "war", "was", "wen", "wln", "wol",
	"xal", "xho", "yao", "yap", "yid", "yor", "ypk", "zap", "zbl", "zen", "zgh", "zha",
	"zho", "znd", "zul", "zun", "zxx", "zza",
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

const char *eg_currency_find(eg_str code)
{
	for (size_t i = 0; i < EG_COUNT(currencies); i++)
		if (same_letters(code, currencies[i], 3))
			return currencies[i];
	return NULL;
}

/* -- language tags (RFC 5646, 2.1; form only beyond the first subtag) -- */

static bool is_letter(char c)
{
	return upper(c) >= 'A' && upper(c) <= 'Z';
}

static bool is_registered(eg_str first)
{
	char low[4] = {0};
	if (first.n < 2 || first.n > 3)
		return false;
	for (size_t i = 0; i < first.n; i++)
		low[i] = (char)((unsigned char)first.p[i] | 0x20u);
	if (first.n == 2) {
		for (size_t i = 0; i < EG_COUNT(languages_2); i++)
			if (memcmp(low, languages_2[i], 2) == 0)
				return true;
		return false;
	}
	for (size_t i = 0; i < EG_COUNT(languages_3); i++)
		if (memcmp(low, languages_3[i], 3) == 0)
			return true;
	return false;
}

bool eg_lang_ok(eg_str tag)
{
	size_t at = 0;
	bool first = true;
	while (at <= tag.n) {
		size_t end = at;
		while (end < tag.n && tag.p[end] != '-') {
			if (!is_letter(tag.p[end]) &&
				(first || tag.p[end] < '0' || tag.p[end] > '9'))
				return false;
			end++;
		}
		if (end == at || end - at > 8 ||
			(first && !is_registered(eg_str_cut(tag, at, end))))
			return false;
		first = false;
		at = end + 1;
	}
	return !first;
}
