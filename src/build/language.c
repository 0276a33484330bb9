/* The rows of language.h. tests/docs/test_language.sh asks the dataset for each function. */
#include "build/language.h"

static const eg_language_row values[] = {
	{"text", "text", "One line. Quotes are needed only where YAML needs them."},
	{"prose", "prose",
		"Markdown of paragraphs, lists, emphasis, strong and links, with `[[id]]` or "
		"`[[id|words]]` for a record, `[@source]` for a source and `^[words]` for a "
		"footnote. An empty line parts paragraphs, in text that YAML folds (`>`) too. "
		"`{file: PATH}` may stand for it."},
	{"id", "an id",
		"Lower-case letters and digits joined by `-` or `.`, at most 48. Unique over all "
		"kinds."},
	{"date", "a date",
		"`2025`, `2025-03`, `2025-03-14`, `2025-Q2`, `FY2025`, `FY2024-25` or `FY2025-Q3`. "
		"`~2007` is about 2007, `2016..2017` some day between, `..2012` not later. An end "
		"may be `open` or `indefinite`."},
	{"period", "a period", "A year, a quarter, a fiscal year or its quarter."},
	{"span", "a length of time", "`90 days`, `12 months`, `3 years`."},
	{"number", "a number", "Digits, with a point and at most six places. No thousands comma."},
	{"amount", "an amount",
		"A number, or `250k`, `1.2M`, `3B`. The currency has a key of its own."},
	{"percentage", "a percentage", "`75%` or `75`."},
	{"code", "a country code", "Two or three letters of ISO 3166-1; EU and XK."},
	{"currency", "a currency code", "Three letters of ISO 4217."},
	{"tag", "a language tag", "BCP 47, such as `en-US`, `ar` or `zh-Hant`."},
	{"marking", "a marking",
		"`U`, `CUI`, `CUI//SP-EXPT/PRVCY//REL TO USA, GBR`, `TLP:GREEN`, or a level of "
		"strategy.marking_scheme. Several schemes are a list."},
	{"word", "a word",
		"One of those that are listed, in any case, with `-`, `_` and blanks as one."},
	{"yes", "yes or no", "`yes`, `no`, `true`, `false`."},
	{"path", "a path",
		"Relative to the file that says it, and below the folder of the strategy's file."},
	{"address", "a web address", "https, http or mailto."},
	{"query", "a query",
		"One `SELECT` over the dataset: the tables of the records, and the views. A list "
		"in "
		"a record is a table of its own, named for both: `activity_partner`. `v_funding` "
		"has the money of all records."},
};

static const eg_language_row files[] = {
	{"records", "partners: [...]",
		"Records stand in lists under the plural names of their kinds; one item may stand "
		"without a list's brackets. `strategy` and `organization` are there once in a "
		"build. Any file may hold any record. An unknown key is an error; keys of your own "
		"go under `own`."},
	{"include", "include: [goals.yaml, parts/*.yaml]",
		"Further files, folders and patterns with `*`, `?` and `**`, relative to the file "
		"that says them."},
	{"defaults", "defaults: {activities: {sponsor: labs}}",
		"Values for the keys that the records of this file do not say, by their kinds."},
	{"csv", "topics: {csv: topics.csv}",
		"The records stand in a CSV file, whose first row names keys, in any case and with "
		"blanks for `_`, `trl.now` and `own.colour` too; items of a list are joined by "
		"`;`."},
	{"language", "language: fr",
		"A file that begins with it holds texts of records in that language, by the ids "
		"of the records, and nothing else of them: `goals: [{id: use, title: Recherche "
		"utile}]`. Outputs choose one with `language`, a build with `--language`. The "
		"language of the strategy itself is said in `strategy`."},
};

static const eg_language_row audiences[] = {
	{"internal", "internal", "Everything. It is who outputs are for where nothing is said."},
	{"public", "public",
		"Records, fields and paragraphs that are marked `U`, `TLP:CLEAR` or with a level "
		"that says `public: yes`, or not at all; people who say `public: yes`. No notes, "
		"cautions and other fields for internal audiences, risks, signers, clearance, "
		"tiers' reasons and decisions on right-sizing. No row of money: totals of three "
		"contributions and more stand in `v_funding_fy`."},
	{"partner", "partner",
		"What the organization, its goals and topics are, and of all else what is about "
		"those in `to` of the output, where its marking lets it be released to them. No "
		"fields for internal audiences, risks, clearance and decisions on right-sizing."},
	{"own-audience", "audiences: [{id: friends, sees: [U, \"TLP:GREEN\"]}]",
		"What the public sees, and what is marked with one of `sees`; without the fields "
		"of `drops`, with those of `keeps`, such as `people.email`, or `funding.total` "
		"for totals of money."},
};

static const eg_language_row templates[] = {
	{"fact", "{{fact.name}}", "The value of a record of `facts`, in words."},
	{"column", "{{row.column}}",
		"The value of a column, within a block or section that is repeated for each row of "
		"a query: `each` is the query, `as` what a row is called. `{{column}}` where "
		"nothing is said under `as`. The queries within take it as `:row_column`."},
	{"strategy.title", "{{strategy.column}}", "A column of the view `v_strategy`."},
	{"count", "{{count.column}}", "A column of the view `v_count`."},
};

static const eg_language_row functions[] = {
	{"money", "money(amount, currency)",
		"An amount in words: `money(1250000, 'EUR')` is 12,500 euros. The dataset keeps "
		"amounts in minor units of their currency (ISO 4217), cents or yen; a table of "
		"yours "
		"prints a column that is nothing but amounts, `amount` or `sum(amount)`, in units "
		"of "
		"the column `currency` or else of the strategy's."},
	{"number", "number(x)",
		"A decimal with the marks of the language. The dataset keeps the numbers of "
		"measures and results in millionths, which a column of type `decimal` prints."},
	{"digits", "digits(text)", "The text with the digits of the language."},
	{"plain_digits", "plain_digits(text)",
		"The text with the digits 0 to 9, as numbers of a workbook have them."},
	{"date_short", "date_short(written, from, to)",
		"A date in words, with the month abbreviated; a day alone, `date_short(day)`, "
		"too. The dataset keeps a date as it was written and the first and last day that "
		"it may mean: `starts`, `starts_from`, `starts_to`."},
	{"date_long", "date_long(written, from, to)", "A date in words."},
	{"date_span", "date_span(starts, from, to, ends, from, to)",
		"From a date to another, with the month abbreviated: FY 2026–2030."},
	{"years", "years(starts, from, to, ends, from, to)", "The years from a start to an end."},
	{"join_years", "join_years(first, last)",
		"Two years in words with a dash: `join_years(fy_label(2026), fy_label(2028))` is "
		"FY 2026–2028."},
	{"fy", "fy(day)", "The fiscal year that a day lies in, as a number."},
	{"fy_label", "fy_label(year)", "A fiscal year as `fiscal_year.label` has it."},
	{"fy_of", "fy_of(from, to)",
		"The fiscal year that holds the larger part of a time, from its first day to its "
		"last one."},
	{"fy_first", "fy_first(year)", "The first day of a fiscal year."},
	{"next_day", "next_day(first, months, days, from)",
		"The first day from a given one on of what repeats."},
	{"add_span", "add_span(day, months)", "The day so many months later."},
	{"name", "name(id)", "What the record of that id is called."},
	{"country", "country(code)", "The name of a country."},
	{"iso3", "iso3(country)", "The alpha-3 code of a country."},
	{"in_text", "in_text(label)",
		"A label as it stands within a sentence: without capitals, but for German."},
	{"sort_key", "sort_key(text)",
		"What sorts a text as the language does; `ORDER BY title COLLATE doc` does, too."},
	{"word", "word(text)",
		"A word of the program in the language of the output: `word('active')`."},
	{"phrase", "phrase(text, value, ...)",
		"A text with `{1}`, `{2}` and so on filled in; in the language of the output where "
		"the program has the text, and NULL where a value is."},
	{"phrases", "phrases(n, one, many, value, ...)",
		"That one of two texts which goes with the number n, which is `{1}` in it."},
	{"list", "list(item, place)",
		"An aggregate: items joined by `; `, each once, in the order of place; a third "
		"value is another joint."},
	{"exact_sum", "exact_sum(x)",
		"An aggregate: a sum of whole numbers that is NULL where it does not fit."},
	{"share", "share(part, whole)", "A fraction in millionths; NULL without a whole."},
	{"part_of", "part_of(amount, n, of)",
		"What n of so many equal parts of an amount are, so that all parts add up to it."},
	{"per_one", "per_one(part, whole)", "What falls to one, to a tenth."},
	{"convert", "convert(amount, currency, rate, into)",
		"An amount in minor units of another currency, at a rate in millionths."},
};

#define PART(title, intro, rows)                                                                   \
	{                                                                                          \
		title, intro, rows, EG_COUNT(rows)                                                 \
	}

static const eg_language_part parts[] = {
	PART("Values",
		"Every scalar is read as text and then as the key wants it, so `country: NO` is "
		"Norway.",
		values),
	PART("Files",
		"A spec is YAML. Mind that within braces and brackets a comma ends a value, that a "
		"colon with a blank after it ends a key, and that a value cannot begin with `[[` "
		"or `{{`: put such text in quotes.",
		files),
	PART("Audiences",
		"Who an output is for. What an audience may not see is cut before anything is "
		"computed, so that no sentence, count or sum holds it.",
		audiences),
	PART("Templates",
		"Texts of blocks and sections may hold names in double braces; prose of records "
		"may, but for those of rows.",
		templates),
	PART("Functions of queries",
		"Beside those of SQLite queries may use these; words, numbers and dates come in "
		"the "
		"language of the output. `:as_of` is the day of all statuses.",
		functions),
};

const eg_language_part *eg_language_parts(size_t *count)
{
	*count = EG_COUNT(parts);
	return parts;
}

const eg_language_row *eg_language_find(eg_str name)
{
	for (size_t p = 0; p < EG_COUNT(parts); p++)
		for (size_t i = 0; i < parts[p].count; i++)
			if (eg_str_is(name, parts[p].rows[i].name))
				return &parts[p].rows[i];
	return NULL;
}
