/* Marks that count by letters: a, b, c; alpha, beta, gamma. Each script counts by its own, in the
 * order in which its lists do; letters that not all its languages have, or that look like a figure,
 * are left out. */
#include "locale/locale.h"

static const struct {
	uint32_t script; /* ISO 15924 */
	const char *letters;
} rows[] = {
	{EG_SCRIPT('L', 'a', 't', 'n'), "abcdefghijklmnopqrstuvwxyz"},
	{EG_SCRIPT('G', 'r', 'e', 'k'), "αβγδεζηθικλμνξοπρστυφχψω"},
	{EG_SCRIPT('C', 'y', 'r', 'l'), "абвгдежзиклмнопрстуфхцчш"},
	{EG_SCRIPT('A', 'r', 'm', 'n'), "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփք"},
	{EG_SCRIPT('G', 'e', 'o', 'r'), "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"},
	{EG_SCRIPT('H', 'e', 'b', 'r'), "אבגדהוזחטיכלמנסעפצקרשת"},
	{EG_SCRIPT('A', 'r', 'a', 'b'), "أبجدوزحطيكلمنسعفصقرشتثخذضظغ"},
	{EG_SCRIPT('D', 'e', 'v', 'a'), "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह"},
	{EG_SCRIPT('B', 'e', 'n', 'g'), "কখগঘচছজঝটঠডঢতথদধনপফবভমযরলশষসহ"},
	{EG_SCRIPT('T', 'a', 'm', 'l'), "கஙசஞடணதநபமயரலவழளறன"},
	{EG_SCRIPT('T', 'h', 'a', 'i'), "กขคงจฉชซฌญฐณดตถทธนบปผฝพฟภมยรลวศษสหอฮ"},
	{EG_SCRIPT('K', 'h', 'm', 'r'), "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ"},
	{EG_SCRIPT('E', 't', 'h', 'i'), "ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ"},
	{EG_SCRIPT('H', 'a', 'n', 'g'), "가나다라마바사아자차카타파하"},
	{EG_SCRIPT('K', 'a', 'n', 'a'), "アイウエオカキクケコサシスセソタチツテト"},
};

/* A language of which nothing is known, or with several scripts, counts by Latin letters. */
static eg_str letters_of(eg_str lang)
{
	size_t at = 0;
	for (size_t i = 0; i < EG_COUNT(rows) && lang.n; i++)
		if (eg_lang_has_script(lang, rows[i].script)) {
			at = i;
			break;
		}
	return eg_str_of(rows[at].letters);
}

/* The nth letter, from 0. */
static eg_str letter(eg_str letters, size_t nth)
{
	size_t at = 0, from = 0;
	for (size_t i = 0; i <= nth; i++) {
		from = at;
		(void)eg_utf8_next(letters, &at);
	}
	return eg_str_cut(letters, from, at);
}

eg_str eg_count_by_letters(eg_arena *a, size_t n, eg_str lang)
{
	eg_str letters = letters_of(lang), out = {NULL, 0};
	size_t count = eg_utf8_count(letters);
	for (; n && count; n = (n - 1) / count)
		out = eg_str_join(a, letter(letters, (n - 1) % count), out);
	return out;
}
