/* Words that stand in for what is still to be written, and sentences that are too long.
 *
 * Sentences and words are counted by ICU, so that text without spaces counts, too; only stretches
 * that may be too long are handed to it.
 */
#include "model/check.h"

/* Plain writing asks for about 20 words; what has more than twice as many cannot be followed. */
#define MOST_WORDS ((size_t)45)

typedef struct words {
	eg_reader *r;
	eg_sentences *sentences;
	bool final;
	bool begins[256]; /* a placeholder begins with this byte */
	/* the paragraph at hand */
	const eg_value *v;
	eg_str text;
	size_t base; /* of the paragraph within the value */
} words;

/* -- placeholders -- */

/* Some are written in parts, so that a search for unfinished work does not find them here. */
static const char *const placeholders[] = {"TBD", "TBC",
	"TO"
	"DO",
	"FIX"
	"ME",
	"XX"
	"X",
	"lorem ipsum", "to be determined", "???"};

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || (unsigned char)c >= 0x80;
}

static bool stands_alone(eg_str s, size_t from, size_t to)
{
	if (!is_word_byte(s.p[from]))
		return true;
	return !(from > 0 && is_word_byte(s.p[from - 1])) && !(to < s.n && is_word_byte(s.p[to]));
}

/* Whether the placeholder stands at `at`. Two bytes tell of nearly all places that it does not. */
static bool is_there(eg_str s, size_t at, const char *word)
{
	if (s.p[at] != word[0] || at + 1 >= s.n || s.p[at + 1] != word[1])
		return false;
	size_t n = strlen(word);
	return at + n <= s.n && memcmp(s.p + at, word, n) == 0 && stands_alone(s, at, at + n);
}

/* Where each placeholder first stands alone, or SIZE_MAX; all in one pass. */
static bool first_places(const words *w, eg_str s, size_t places[EG_COUNT(placeholders)])
{
	bool any = false;
	for (size_t i = 0; i < EG_COUNT(placeholders); i++)
		places[i] = SIZE_MAX;
	for (size_t at = 0; at < s.n; at++) {
		if (!w->begins[(unsigned char)s.p[at]] ||
			(at && is_word_byte(s.p[at]) && is_word_byte(s.p[at - 1])))
			continue;
		for (size_t i = 0; i < EG_COUNT(placeholders); i++)
			if (places[i] == SIZE_MAX && is_there(s, at, placeholders[i])) {
				places[i] = at;
				any = true;
			}
	}
	return any;
}

static void find_placeholders(words *w, const eg_value *v)
{
	size_t places[EG_COUNT(placeholders)];
	if (!first_places(w, v->as.text, places))
		return;
	for (size_t i = 0; i < EG_COUNT(placeholders); i++)
		if (places[i] != SIZE_MAX)
			eg_say_help(
				eg_report(w->r->d, EG_R_PLACEHOLDER,
					eg_value_inner(v, (uint32_t)places[i],
						(uint32_t)(places[i] + strlen(placeholders[i]))),
					"'%s' stands in the text%s", placeholders[i],
					w->final ? " of a final edition" : ""),
				"write what is meant, or leave the sentence out");
}

/* -- sentences -- */

static void judge_sentence(void *ctx, size_t from, size_t to)
{
	words *w = ctx;
	eg_str s = eg_str_cut(w->text, from, to);
	size_t count = s.n > MOST_WORDS * 2 ? eg_word_count(s) : 0, lead = 0;
	if (count <= MOST_WORDS)
		return;
	while (lead < s.n && s.p[lead] == ' ')
		lead++;
	while (to > from && (w->text.p[to - 1] == ' ' || w->text.p[to - 1] == '\n'))
		to--;
	eg_say_help(eg_report(w->r->d, EG_R_SENTENCE_LONG,
			    eg_value_inner(w->v, (uint32_t)(w->base + from + lead),
				    (uint32_t)(w->base + to)),
			    "a sentence of %zu words (plain writing asks for about 20)", count),
		"make two or three of it, one thought each");
}

/* Whether the whole text has as many; without branches, for many bytes at a step. */
static bool has_many(eg_str s)
{
	unsigned blanks = 0, others = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		blanks += (c == ' ') | (c == '\n');
		others += c >= 0xC0;
	}
	return blanks + others / 2 >= MOST_WORDS - 5;
}

/* Whether some stretch without a full stop may hold too many words: blanks are counted, and bytes
 * of scripts that may do without them. */
static bool may_be_long(eg_str s)
{
	size_t blanks = 0, others = 0;
	if (!has_many(s))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c >= '@' && c <= '~') /* a letter, as most are, and none that counts */
			continue;
		if (c == '.' || c == '!' || c == '?' || c == ';')
			blanks = others = 0;
		blanks += c == ' ' || c == '\n';
		others += (unsigned char)c >= 0xC0;
		if (blanks + others / 2 >= MOST_WORDS - 5)
			return true;
	}
	return false;
}

/* A copy in which citations are blanks, so that they count as no words. */
static eg_str without_citations(eg_arena *a, eg_str s)
{
	if (eg_str_find(s, EG_STR("[@"), 0) == SIZE_MAX)
		return s;
	char *p = eg_cstr(a, s);
	for (size_t at = 0; (at = eg_str_find(s, EG_STR("[@"), at)) != SIZE_MAX;)
		for (bool open = true; at < s.n && open; at++) {
			open = p[at] != ']';
			p[at] = ' ';
		}
	return (eg_str){p, s.n};
}

/* Paragraphs and items of lists end sentences: each line that follows an empty one, or begins an
 * item, begins a piece. So does what follows a semicolon: lists in a sentence can be followed. */
static size_t piece_end(eg_str s, size_t from)
{
	for (size_t at = from; at < s.n; at++) {
		if (s.p[at] == ';')
			return at;
		if (s.p[at] != '\n' || at + 1 >= s.n)
			continue;
		char next = s.p[at + 1];
		if (next == '\n' || next == '-' || next == '*' || (next >= '0' && next <= '9'))
			return at;
	}
	return s.n;
}

static void judge_sentences(words *w, const eg_value *v)
{
	eg_str s = v->as.text;
	if (s.n < MOST_WORDS * 3 || !may_be_long(s))
		return;
	for (size_t from = 0; from < s.n;) {
		size_t to = piece_end(s, from);
		w->v = v;
		w->base = from;
		w->text = without_citations(w->r->scratch, eg_str_cut(s, from, to));
		if (may_be_long(w->text))
			(void)eg_sentences_each(w->sentences, w->text, judge_sentence, w);
		from = to + 1;
	}
}

static void look(void *ctx, const eg_rec *rec, const eg_value *v)
{
	words *w = ctx;
	eg_arena_mark mark = eg_arena_save(w->r->scratch);
	find_placeholders(w, v);
	if (rec->type->fields[v->field].type == EG_T_PROSE)
		judge_sentences(w, v);
	eg_arena_rewind(w->r->scratch, mark);
}

void eg_check_words(eg_reader *r)
{
	const eg_rec *s = r->model->strategy;
	eg_str lang = s ? eg_rec_text(s, "language") : EG_STR("");
	words w = {.r = r,
		.sentences = eg_sentences_open(r->scratch, lang.n ? lang : EG_STR("en-US"))};
	for (size_t i = 0; i < EG_COUNT(placeholders); i++)
		w.begins[(unsigned char)placeholders[i][0]] = true;
	w.final = s && eg_str_is(eg_rec_text(s, "status"), "final");
	eg_each_text(r->model, r->scratch, look, &w);
	eg_sentences_close(w.sentences);
}
