/* Markings: text to data. Reading is lenient first: when every word is known and only the slashes
 * are wrong, the help gives the marking in its normal form. */
#include "schema/marking.h"

#include "schema/codes.h"
#include "schema/marking_list.h"
#include "schema/marking_words.h"
#include "source/diag.h"

#define MOST_TOKENS 64

typedef struct token {
	eg_str text; /* trimmed */
	size_t from; /* in the marking */
	unsigned slashes;
} token;

typedef struct reader {
	eg_arena *arena;
	const eg_marking_scheme *scheme;
	eg_str whole; /* as the author wrote it */
	eg_marking *out;
	eg_marking_fault *fault;
	bool loose; /* the form is wrong, the meaning is known */
	token tokens[MOST_TOKENS];
	size_t count;
} reader;

static bool is_code_char(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static eg_str capitals(eg_arena *a, eg_str s)
{
	eg_str copy = eg_str_copy(a, s);
	char *p = eg_cstr(a, copy);
	for (size_t i = 0; i < copy.n; i++)
		if (p[i] >= 'a' && p[i] <= 'z')
			p[i] = (char)(p[i] - 0x20);
	return (eg_str){p, copy.n};
}

static bool refuse(reader *r, const token *t, eg_str message, eg_str help)
{
	*r->fault = (eg_marking_fault){.from = (uint32_t)t->from,
		.to = (uint32_t)(t->from + t->text.n),
		.message = message,
		.help = help};
	return false;
}

/* -- lists of countries -- */

/* "REL TO USA, GBR": the rest of the word after the control's own. */
static bool list_of(eg_str word, eg_str control, eg_str *rest)
{
	if (word.n <= control.n || !eg_str_same_word(eg_str_cut(word, 0, control.n), control))
		return false;
	*rest = eg_str_cut(word, control.n, word.n);
	return rest->p[0] == ' ' || rest->p[0] == ',';
}

/* The code as lists hold it: three letters, or a group of more. {NULL} when it is none. */
static eg_str country_code(reader *r, eg_str word)
{
	eg_str code = capitals(r->arena, word);
	const char *country = eg_country_find(code);
	if (country && country[2]) {
		r->loose = r->loose || code.n != 3;
		return (eg_str){country + 2, 3};
	}
	const char *name = NULL, *meant = eg_country_meant(code, &name);
	const char *other = meant ? eg_country_find(eg_str_of(meant)) : NULL;
	if (other && other[2]) {
		r->loose = true;
		return (eg_str){other + 2, 3};
	}
	for (size_t i = 0; i < code.n; i++)
		if (!is_code_char(code.p[i]))
			return (eg_str){NULL, 0};
	return code.n >= 4 && code.n <= 8 ? code : (eg_str){NULL, 0};
}

static size_t next_code(reader *r, eg_str list, size_t at, eg_str *word)
{
	bool comma = false;
	size_t first = at;
	for (; at < list.n && (list.p[at] == ' ' || list.p[at] == ','); at++)
		comma = comma || list.p[at] == ',';
	size_t from = at;
	while (at < list.n && list.p[at] != ' ' && list.p[at] != ',')
		at++;
	*word = eg_str_cut(list, from, at);
	r->loose = r->loose || (word->n && first > 0 && !comma);
	return at;
}

static bool read_list(reader *r, const token *t, eg_str rest, bool rel, eg_marking_list *list)
{
	eg_str word;
	bool usa = false;
	size_t seen = 0;
	for (size_t at = 0; (at = next_code(r, rest, at, &word)), word.n; seen++) {
		eg_str code = country_code(r, word);
		if (!code.p)
			return refuse(r, t,
				eg_strf(r->arena, "'%.*s' is neither a country nor a group",
					EG_ARG(word)),
				EG_STR("lists hold three-letter codes of ISO 3166-1, such as GBR, "
				       "and groups such as FVEY"));
		if (eg_str_is(code, "USA")) {
			r->loose = r->loose || seen > 0;
			usa = true;
		} else
			eg_marking_add(r->arena, list, code);
	}
	if (rel && !list->count)
		return refuse(r, t, EG_STR("'REL TO' names nobody beside the United States"),
			EG_STR("write 'NOFORN', or name a country: 'REL TO USA, GBR'"));
	r->loose = r->loose || (rel && !usa);
	return true;
}

/* -- tokens -- */

static void split(reader *r, eg_str s, size_t base)
{
	size_t at = 0;
	unsigned slashes = 0;
	while (r->count < MOST_TOKENS) {
		size_t end = at;
		while (end < s.n && s.p[end] != '/')
			end++;
		eg_str raw = eg_str_cut(s, at, end), text = eg_str_trim(raw);
		r->loose = r->loose || text.n != raw.n;
		size_t lead = text.n ? (size_t)(text.p - raw.p) : 0;
		r->tokens[r->count++] = (token){text, base + at + lead, slashes};
		for (slashes = 0, at = end; at < s.n && s.p[at] == '/'; at++)
			slashes++;
		if (!slashes)
			return;
	}
}

/* -- controlled unclassified information -- */

enum part { LEVEL, CATEGORIES, CONTROLS };

static bool read_control(reader *r, const token *t, bool *is_one)
{
	eg_str rest = {NULL, 0};
	int control = eg_control_find(t->text);
	*is_one = true;
	if (list_of(t->text, EG_STR("REL TO"), &rest)) {
		r->out->controls |= EG_CONTROL(EG_CONTROL_REL);
		return read_list(r, t, rest, true, &r->out->rel);
	}
	if (list_of(t->text, EG_STR("DISPLAY ONLY"), &rest)) {
		r->out->controls |= EG_CONTROL(EG_CONTROL_DISPLAY);
		return read_list(r, t, rest, false, &r->out->display);
	}
	if (control == EG_CONTROL_REL)
		return refuse(r, t, EG_STR("'REL TO' names nobody"),
			EG_STR("write 'REL TO USA, GBR', with the countries' three letters"));
	*is_one = control >= 0;
	if (*is_one)
		r->out->controls |= EG_CONTROL(control);
	return true;
}

/* The category is taken as it is; whether the registry has it is a matter of doubt only. */
static bool read_category(reader *r, const token *t)
{
	eg_str word = capitals(r->arena, t->text);
	bool specified = eg_str_starts(word, EG_STR("SP-"));
	eg_str code = specified ? eg_str_cut(word, 3, word.n) : word;
	for (size_t i = 0; i < code.n; i++)
		if (!is_code_char(code.p[i]))
			code.n = 0;
	if (!code.n || code.n > 16)
		return refuse(r, t,
			eg_strf(r->arena, "'%.*s' is neither a category nor a control",
				EG_ARG(t->text)),
			EG_STR("categories are capitals, such as PRVCY or SP-EXPT; controls follow "
			       "another '//', such as NOFORN, FED ONLY or REL TO USA, GBR"));
	eg_marking_add(r->arena, specified ? &r->out->specified : &r->out->basic, code);
	if (eg_category_find(code) || r->fault->message.p)
		return true;
	const eg_str *near = eg_category_near(r->arena, code);
	*r->fault = (eg_marking_fault){.from = (uint32_t)t->from,
		.to = (uint32_t)(t->from + t->text.n),
		.message = eg_strf(
			r->arena, "category '%.*s' is not in the CUI registry", EG_ARG(code)),
		.help = near ? eg_strf(r->arena, "did you mean '%s%.*s'?", specified ? "SP-" : "",
				       EG_ARG(*near))
			     : EG_STR("see archives.gov/cui/registry/category-list"),
		.doubt = true};
	return true;
}

static bool read_cui(reader *r)
{
	enum part part = LEVEL;
	r->out->cui = true;
	for (size_t i = 1; i < r->count; i++) {
		const token *t = &r->tokens[i];
		bool control;
		if (!t->text.n)
			return refuse(r, t,
				eg_strf(r->arena,
					"nothing stands between or after the slashes of '%.*s'",
					EG_ARG(r->whole)),
				EG_STR("write the level, '//', categories, '//' and controls: "
				       "'CUI//SP-PRVCY//NOFORN'"));
		if (!read_control(r, t, &control) || (!control && !read_category(r, t)))
			return false;
		enum part now = control ? CONTROLS : CATEGORIES;
		r->loose = r->loose || now < part || t->slashes != (now == part ? 1u : 2u);
		part = now > part ? now : part;
	}
	eg_marking_tidy(r->arena, r->out);
	uint32_t some = EG_CONTROL(EG_CONTROL_REL) | EG_CONTROL(EG_CONTROL_DISPLAY);
	if (r->out->controls & EG_CONTROL(EG_CONTROL_NOFORN) && r->out->controls & some)
		return refuse(r, &(token){.text = r->whole},
			eg_strf(r->arena, "'NOFORN' and '%s' exclude each other",
				r->out->controls & EG_CONTROL(EG_CONTROL_REL) ? "REL TO"
									      : "DISPLAY ONLY"),
			EG_STR("NOFORN goes to no foreign national; leave one of them out"));
	return true;
}

/* -- other levels -- */

/* TLP with a colon, a blank or nothing between; the word after it decides. */
static bool read_tlp(reader *r, eg_str word, bool *is_one)
{
	eg_str big = capitals(r->arena, word);
	*is_one = eg_str_starts(big, EG_STR("TLP"));
	if (!*is_one)
		return true;
	size_t at = 3;
	while (at < big.n && strchr(": -", big.p[at]))
		at++;
	for (unsigned i = 1; i < EG_TLP_COUNT; i++)
		if (eg_str_same_word(eg_str_cut(big, at, big.n), eg_str_of(eg_tlp_words[i] + 4))) {
			r->out->tlp = (uint8_t)i;
			r->loose = r->loose || at != 4 || big.p[3] != ':';
			return true;
		}
	return refuse(r, &r->tokens[0],
		eg_strf(r->arena, "'%.*s' is no label of TLP 2.0", EG_ARG(word)),
		EG_STR("one of: TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED"));
}

static uint16_t own_level(const eg_marking_scheme *scheme, eg_str word)
{
	for (size_t i = 0; scheme && i < scheme->count; i++)
		if (eg_str_same_word(word, scheme->levels[i].word) ||
			(scheme->levels[i].portion.n &&
				eg_str_same_word(word, scheme->levels[i].portion)))
			return (uint16_t)(i + 1);
	return 0;
}

static bool refuse_level(reader *r, const token *t)
{
	eg_str all = r->whole;
	const char *now = eg_marking_successor(all);
	now = now ? now : eg_marking_successor(t->text);
	if (now)
		return refuse(r, &(token){.text = all},
			eg_strf(r->arena, "'%.*s' is a marking of the past", EG_ARG(all)),
			eg_strf(r->arena, "write '%s'", now));
	if (eg_is_classified(t->text) || (!t->text.n && r->count > 1))
		return refuse(r, &(token){.text = all},
			eg_strf(r->arena, "'%.*s' is a classified level", EG_ARG(all)),
			EG_STR("this tool is for unclassified systems"));
	size_t own = r->scheme ? r->scheme->count : 0;
	eg_str *words = EG_NEW_N(r->arena, eg_str, own + 1);
	for (size_t i = 0; i < own; i++)
		words[i] = r->scheme->levels[i].word;
	const eg_str *near = eg_suggest(r->arena, t->text, words, own);
	return refuse(r, &(token){.text = all},
		eg_strf(r->arena, "'%.*s' is not a marking", EG_ARG(all)),
		near ? eg_strf(r->arena, "did you mean '%.*s'?", EG_ARG(*near))
		     : EG_STR("write U, CUI, CUI//SP-PRVCY or TLP:GREEN; levels of your own are "
			      "declared in strategy.marking_scheme"));
}

static bool read_level(reader *r)
{
	const token *t = &r->tokens[0];
	bool tlp;
	if (eg_str_same_word(t->text, EG_STR("CUI")) ||
		eg_str_same_word(t->text, EG_STR("CONTROLLED")))
		return read_cui(r);
	bool open = eg_str_same_word(t->text, EG_STR("U")) ||
		    eg_str_same_word(t->text, EG_STR("UNCLASSIFIED"));
	if (eg_marking_successor(r->whole))
		return refuse_level(r, t);
	if (!read_tlp(r, t->text, &tlp))
		return false;
	r->out->level = open || tlp ? 0 : own_level(r->scheme, t->text);
	if (!open && !tlp && !r->out->level)
		return refuse_level(r, t);
	if (r->count > 1)
		return refuse(r, &(token){.text = r->whole},
			eg_strf(r->arena, "'%.*s' takes no categories or controls",
				EG_ARG(t->text)),
			EG_STR("only CUI does: 'CUI//NOFORN'; a second scheme is another item of a "
			       "list"));
	return true;
}

/* -- public -- */

static bool read_one(eg_arena *a, eg_str text, size_t base, const eg_marking_scheme *scheme,
	eg_marking *out, eg_marking_fault *fault)
{
	reader r = {.arena = a, .scheme = scheme, .whole = text, .out = out, .fault = fault};
	split(&r, text, 0);
	if (!read_level(&r)) {
		fault->from += (uint32_t)base;
		fault->to += (uint32_t)base;
		return false;
	}
	if (!r.loose)
		return true;
	*fault = (eg_marking_fault){.from = (uint32_t)base,
		.to = (uint32_t)(base + text.n),
		.message = eg_strf(a, "'%.*s' is not a marking", EG_ARG(text)),
		.help = eg_strf(a, "write '%.*s'",
			EG_ARG(eg_marking_write(a, out, scheme, EG_MARKING_BANNER)))};
	return false;
}

bool eg_marking_read(eg_arena *a, eg_str text, const eg_marking_scheme *scheme, eg_marking *out,
	eg_marking_fault *fault)
{
	*out = (eg_marking){0};
	*fault = (eg_marking_fault){0};
	for (size_t at = 0; at <= text.n;) {
		size_t end = eg_str_find(text, EG_STR(";"), at);
		end = end == SIZE_MAX ? text.n : end;
		eg_str raw = eg_str_cut(text, at, end), one = eg_str_trim(raw);
		eg_marking next = {0}, before = *out;
		if (!read_one(a, one, one.n ? (size_t)(one.p - text.p) : at, scheme, &next, fault))
			return false;
		(void)eg_marking_join(a, &before, &next, out);
		at = end + 1;
	}
	return true;
}

eg_marking eg_marking_of(eg_arena *a, const eg_value *v, const eg_marking_scheme *scheme)
{
	eg_marking all = {0};
	if (!v || v->said != EG_SAID_VALUE)
		return all;
	for (uint32_t i = 0; i < eg_value_count(v); i++) {
		const eg_value *item = eg_value_item(v, i);
		eg_marking one, before = all;
		eg_marking_fault fault;
		if (item->said == EG_SAID_VALUE &&
			eg_marking_read(a, item->as.text, scheme, &one, &fault))
			(void)eg_marking_join(a, &before, &one, &all);
	}
	return all;
}

/* -- own schemes -- */

eg_str eg_marking_word_taken(eg_str word)
{
	static const char *const ours[] = {"U", "UNCLASSIFIED", "CUI", "CONTROLLED"};
	if (eg_is_classified(word))
		return EG_STR("is a classified level");
	for (size_t i = 0; i < EG_COUNT(ours); i++)
		if (eg_str_same_word(word, eg_str_of(ours[i])))
			return EG_STR("has a meaning of its own");
	if (word.n >= 3 && eg_str_same_word(eg_str_cut(word, 0, 3), EG_STR("TLP")))
		return EG_STR("is a label of the traffic light protocol");
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] == '/' || word.p[i] == ';')
			return EG_STR("holds a '/' or ';', which part markings");
	return (eg_str){NULL, 0};
}

static int64_t order_of(const eg_rec *level)
{
	const eg_value *v = eg_rec_find(level, "order");
	return v && v->said == EG_SAID_VALUE ? v->as.number : 0;
}

eg_marking_scheme eg_marking_scheme_of(eg_arena *a, const eg_rec *strategy)
{
	const eg_value *scheme = strategy ? eg_rec_find(strategy, "marking_scheme") : NULL;
	const eg_value *v = scheme && scheme->as.rec ? eg_rec_find(scheme->as.rec, "levels") : NULL;
	if (!v)
		return (eg_marking_scheme){NULL, 0};
	const eg_rec **recs = EG_NEW_N(a, const eg_rec *, v->count);
	eg_marking_level *levels = EG_NEW_N(a, eg_marking_level, v->count);
	/* By `order`, then as written: levels are few. */
	for (uint32_t i = 0; i < v->count; i++) {
		size_t at = i;
		for (; at > 0 && order_of(recs[at - 1]) > order_of(v->as.items[i].as.rec); at--)
			recs[at] = recs[at - 1];
		recs[at] = v->as.items[i].as.rec;
	}
	for (uint32_t i = 0; i < v->count; i++) {
		const eg_value *open = eg_rec_find(recs[i], "public");
		levels[i] = (eg_marking_level){.word = eg_rec_text(recs[i], "word"),
			.portion = eg_rec_text(recs[i], "portion"),
			.open = open && open->as.number};
	}
	return (eg_marking_scheme){levels, v->count};
}
