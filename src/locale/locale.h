/* locale.h -- what depends on language, through ICU.
 *
 * The only folder that includes ICU's headers; every other one gets plain types. Nothing reads
 * the process's locale. Threads: all functions may be called from any thread unless said.
 */
#ifndef EG_LOCALE_LOCALE_H
#define EG_LOCALE_LOCALE_H

#include "base/date.h"

/* Normal form C (UAX 15). Returns s itself when it is in that form. */
eg_str eg_nfc(eg_arena *a, eg_str s);
/* Grapheme clusters (UAX 29). */
size_t eg_grapheme_count(eg_str s);
/* Words with letters or digits (UAX 29), so that text without spaces counts too. */
size_t eg_word_count(eg_str s);
/* A number that eg_word_count of s is never above, at a tenth of its cost: for limits, which most
 * texts keep by far. */
size_t eg_word_most(eg_str s);
/* Columns on a terminal (UAX 11: wide and fullwidth are 2, marks 0; a tab is 1). */
size_t eg_terminal_width(eg_str s);

/* Line-break opportunities (UAX 14): for each byte offset that a line may break *before*, one
 * entry; hard breaks (after a line separator) are marked. lang is BCP 47. A range of numbers
 * joined by an en dash is not parted, other than there. */
typedef struct eg_break {
	uint32_t at;
	bool hard;
	bool inner; /* within a word or phrase, where eg_breaker_phrases was asked */
} eg_break;
eg_break *eg_line_breaks(eg_arena *a, eg_str s, eg_str lang, size_t *count);
/* The same for many texts: a breaker keeps what is costly to open. One a thread. */
typedef struct eg_breaker eg_breaker;
eg_breaker *eg_breaker_open(void);
eg_break *eg_breaker_lines(eg_breaker *b, eg_arena *a, eg_str s, eg_str lang, size_t *count);
/* Marks the opportunities that heads do without in languages whose words are not set apart by
 * spaces: those within phrases of Japanese (ICU, lw=phrase), within words of Chinese, and in Thai
 * and Lao those that do not stand before a word that a phrase begins with. */
void eg_breaker_phrases(eg_breaker *b, eg_str s, eg_str lang, eg_break *breaks, size_t count);
void eg_breaker_close(eg_breaker *b);

/* Whether a BCP 47 tag is of a language that has two letters: "de" for de, de-CH. */
bool eg_is_language(eg_str tag, const char *language);

/* Bidirectional runs of a paragraph (UAX 9): logical byte ranges with their levels, in visual
 * order when `visual` (for one line), else logical. base: 0 left-to-right, 1 right-to-left, 2 = by
 * the first strong letter. */
typedef struct eg_bidi_run {
	uint32_t from, to;
	uint8_t level;
} eg_bidi_run;
eg_bidi_run *eg_bidi_runs(eg_arena *a, eg_str s, int base, bool visual, size_t *count);
/* Whether the language of a BCP 47 tag is written from right to left. */
bool eg_lang_is_rtl(eg_str lang);
/* The same in logical order, each of the stretches (ascending, apart) being a text of its own for
 * what stands around it: an isolate whose direction is that of its first strong letter. */
typedef struct eg_stretch_of_text {
	uint32_t from, to;
} eg_stretch_of_text;
eg_bidi_run *eg_bidi_isolated(eg_arena *a, eg_str s, int base, const eg_stretch_of_text *isolates,
	size_t n, size_t *count);
/* Whether any character needs the bidirectional algorithm. Cheap. */
bool eg_has_rtl(eg_str s);

/* Sentences (UAX 29) by the rules of a language: calls fn with the bytes of each in turn, the
 * blanks after it included, and says how many there were. One object a thread. */
typedef struct eg_sentences eg_sentences;
typedef void eg_sentence_fn(void *ctx, size_t from, size_t to);
eg_sentences *eg_sentences_open(eg_arena *a, eg_str lang);
size_t eg_sentences_each(eg_sentences *s, eg_str text, eg_sentence_fn *fn, void *ctx);
void eg_sentences_close(eg_sentences *s);

/* An ISO 15924 tag in four bytes: 'Latn' = 0x4C61746E. */
#define EG_SCRIPT(a, b, c, d)                                                                      \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))
/* Script of a code point as such a tag; Common and Inherited are 'Zyyy' and 'Zinh'. */
uint32_t eg_script_of(uint32_t c);
/* Whether the code point is used in the script, by its Script_Extensions (UAX 24). */
bool eg_script_uses(uint32_t script, uint32_t c);
/* Paired brackets (UAX 9, BD14 to BD16): what c is, and the bracket that goes with it. */
enum eg_bracket { EG_BRACKET_NONE, EG_BRACKET_OPEN, EG_BRACKET_CLOSE };
enum eg_bracket eg_bracket_of(uint32_t c, uint32_t *pair);
/* The end of the grapheme cluster (UAX 29) that begins at `from`. Cheap. */
size_t eg_grapheme_end(eg_str s, size_t from);
/* For messages: the script's English name ("Hebrew"), and the character's name in Unicode. */
eg_str eg_script_name(uint32_t script);
eg_str eg_char_name(eg_arena *a, uint32_t c);
/* Whether a language may be written in a script; true when nothing is known of it. */
bool eg_lang_has_script(eg_str lang, uint32_t script);
/* 1, 2, 27 as a, b, aa in the letters of the language's script; empty of 0. */
eg_str eg_count_by_letters(eg_arena *a, size_t n, eg_str lang);
/* For messages: a language's English name, or its tag. */
eg_str eg_lang_name(eg_arena *a, eg_str lang);
bool eg_is_letter(uint32_t c);
bool eg_is_mark(uint32_t c);
bool eg_is_upper(uint32_t c);
/* Whether it is part of a word: a letter, a digit, a mark, or a joiner of letters. */
bool eg_in_word(uint32_t c);
/* Whether it is of a script that sets no blanks between words: Chinese, Japanese, Thai, Khmer. */
bool eg_is_unspaced(uint32_t c);
/* The letter that all its cases have in common (Unicode's simple case folding). */
uint32_t eg_fold(uint32_t c);
/* The lower-case letters of ASCII that it is written with where marks and ligatures cannot be had:
 * "e" for U+00E9, "ss" for U+00DF; "" for what has none. */
const char *eg_ascii_letters(uint32_t c, char letter[2]);
/* Lower case by language. */
eg_str eg_lower(eg_arena *a, eg_str s, eg_str lang);
/* With its first letter as titles begin: "Łódź" for "łódź", "İzmir" for "izmir" in Turkish. The
 * text itself where nothing changes. */
eg_str eg_capital(eg_arena *a, eg_str s, eg_str lang);

/* A collator: compare(a, b) < 0, 0, > 0 in the language's order, runs of digits by the number they
 * are; ties by bytes. One a thread. */
typedef struct eg_collator eg_collator;
eg_collator *eg_collator_open(eg_str lang);
int eg_collate(eg_collator *c, eg_str a, eg_str b);
/* A key whose bytes sort as the collator does, in hexadecimal. */
eg_str eg_collation_key(eg_arena *a, eg_collator *c, eg_str s);
void eg_collator_close(eg_collator *c);

/* Quotation marks of a language (CLDR): open, close, and the same inside a quotation. They live as
 * long as the process. */
typedef struct eg_quotes {
	eg_str open, close, open_inner, close_inner;
} eg_quotes;
eg_quotes eg_quotes_of(eg_str lang);

/* Numbers and dates by language (DOMAIN.md 6.5). */
/* A number of percents with their sign: "71%", in French "71 %", in Turkish "%71". */
eg_str eg_with_percent(eg_arena *a, eg_str number, eg_str lang);
eg_str eg_format_integer(eg_arena *a, int64_t v, eg_str lang); /* 1,234 with U+2212 for minus */
/* v / 10^places, 1.234,50 in German: without the noughts at its end where `trim` says so, and
 * always where the fraction is nought. places: 0 to 18. */
eg_str eg_format_fixed(eg_arena *a, int64_t v, int places, bool trim, eg_str lang);
/* An amount in minor units, of which 10^exponent are one, and its ISO 4217 code, by a no-break
 * space: "EUR 1,250" in English, "1.250 EUR" in German (CLDR's place of the sign). */
eg_str eg_format_money(eg_arena *a, int64_t minor, int exponent, eg_str code, eg_str lang);
/* The language's digit 0; those up to 9 follow it. CLDR's default for the language, or what its tag
 * asks for: "ar-u-nu-latn". */
uint32_t eg_digit_zero(eg_str lang);
/* The text with the digits of the language for 0 to 9: for numbers that were made without one. The
 * text itself where the language has those. */
eg_str eg_in_digits(eg_arena *a, eg_str s, eg_str lang);
/* The other way round, for what reads numbers. */
eg_str eg_plain_digits(eg_arena *a, eg_str s, eg_str lang);
/* The end, in words, of what began nobody knows when: "until 2026". */
eg_str eg_until_words(eg_arena *a, eg_str end, eg_str lang);
/* What a fiscal year is printed as where the specs do not say: "FY {end}" for year "{end}". */
eg_str eg_fiscal_pattern(eg_arena *a, eg_str lang, eg_str year);
/* The bytes of "FY" at the text's begin, which stands where the program has no word of the language
 * for a fiscal year; else 0. */
size_t eg_fiscal_sign(eg_str s);
/* A list by ", " with the comma of the language; the text itself where that is ours. */
eg_str eg_with_commas(eg_arena *a, eg_str s, eg_str lang);
/* That comma, with the blank after it where the language has one. */
eg_str eg_list_comma(eg_str lang);
/* What stands between a number's whole and its fraction. */
eg_str eg_decimal_mark(eg_str lang);
/* Long: "January 15, 2026", "January 2026", "2026 Q2", "FY 2026", "2016–2017", "about 2007", "by
 * 2012". Short, for tables: "Jan 15, 2026", "Jan 2026", "2026". The day and month keep to their
 * year by no-break spaces in the long form. `open` and `indefinite` come as they were written. */
enum eg_date_style { EG_DATE_LONG, EG_DATE_SHORT };
eg_str eg_format_date(eg_arena *a, const eg_date *d, eg_str lang, enum eg_date_style style);
eg_str eg_format_day(eg_arena *a, eg_day d, eg_str lang, enum eg_date_style style);
/* The year of a day, as it stands alone: "2026", in Japanese with its sign. */
eg_str eg_format_year(eg_arena *a, eg_day d, eg_str lang);
/* Two years with an en dash; what stands around both of them is said once: "FY 2026–2030". */
eg_str eg_join_years(eg_arena *a, eg_str first, eg_str last, eg_str lang);
/* From one date to another, short: "FY 2026–2030", "2026–2030", "Jul 2026 – Jun 2031". */
eg_str eg_format_span(eg_arena *a, const eg_date *first, const eg_date *last, eg_str lang);

/* For messages: the name of a country (ISO 3166-1 alpha-2) or of a language tag in a language;
 * {NULL} when ICU has none. */
eg_str eg_country_name(eg_arena *a, eg_str code, eg_str lang);
eg_str eg_language_name(eg_arena *a, eg_str tag, eg_str lang);

/* Text in another encoding to UTF-8 and back, for hyphenation dictionaries: name as in the
 * dictionary's first line. {NULL} when a character has no place there. */
eg_str eg_recode(eg_arena *a, eg_str s, const char *from, const char *to);

#endif
