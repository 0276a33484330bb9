/* Blocks that stand apart from the text: call-outs, stories, quotes, code, rules, pictures. */
#include "content/maker.h"

#define MOST_CALLOUT 60 /* words (DESIGNBOOK.md 5.10 to 5.12) */
#define MOST_QUOTE   35
#define MOST_STORY   150

/* -- words -- */

static size_t words_in(eg_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ');
	return n;
}

static size_t words_of_runs(const eg_run *runs, uint32_t count)
{
	size_t n = 0;
	for (uint32_t i = 0; i < count; i++)
		n += runs[i].style & EG_I_SUP ? 0 : words_in(runs[i].text);
	return n;
}

size_t eg_words_in_block(const eg_block *b)
{
	bool aside = b->style == EG_S_FOOT || b->kind == EG_B_HEAD;
	size_t n = aside ? 0 : words_of_runs(b->runs, b->run_count);
	for (uint32_t i = 0; i < b->child_count; i++)
		n += eg_words_in_block(b->children[i]);
	return n;
}

static void tell_long(eg_maker *k, const eg_block *b, size_t most, const char *what)
{
	size_t n = eg_words_in_block(b);
	if (n > most)
		eg_say_help(eg_report(k->diag, EG_R_BOX_LONG, b->span,
				    "the %s has %zu words, and %zu are most", what, n, most),
			"shorten it, or let it be text");
}

static eg_block *add_block(eg_maker *k, enum eg_block_kind kind, eg_span span, eg_block *parent)
{
	eg_block *b = eg_block_new(k->arena, kind, span);
	b->goal = k->goal;
	eg_block_add(k->arena, parent, b);
	return b;
}

static void drop_last(eg_block *parent)
{
	parent->child_count--;
}

/* -- call-outs -- */

static const struct {
	const char *kind;
	enum eg_own_word head;
} callouts[] = {{"decision", EG_OWN_DECISION}, {"note", EG_OWN_REMARK}, {"caution", EG_OWN_CAUTION},
	{"change", EG_OWN_CHANGED}};

void eg_make_callout(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_rec *r = value->as.rec;
	eg_block *b = add_block(k, EG_B_CALLOUT, value->span, parent);
	b->wide = eg_value_yes(block, "wide", false);
	eg_str kind = eg_value_text(r, "kind");
	b->label = eg_make_words(k, eg_rec_find(r, "title"));
	for (size_t i = 0; i < EG_COUNT(callouts) && !b->label.n; i++)
		if (eg_str_is(kind, callouts[i].kind) || !kind.n)
			b->label = eg_own_word(k->arena, k->lang,
				kind.n ? callouts[i].head : EG_OWN_REMARK, EG_STR(""));
	eg_make_prose(k, eg_rec_find(r, "text"), EG_S_BODY, b);
	eg_make_blocks(k, eg_rec_find(r, "blocks"), b);
	if (b->child_count == 0)
		drop_last(parent);
	else if (eg_is_own(k, b->span)) /* else its words are those of records */
		tell_long(k, b, MOST_CALLOUT, "call-out");
}

/* -- stories -- */

void eg_make_story(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_rec *r = value->as.rec;
	const eg_value *foot = eg_rec_find(r, "foot"), *picture = eg_rec_find(r, "picture");
	eg_block *b = add_block(k, EG_B_STORY, value->span, parent);
	b->id = eg_make_id(k, eg_rec_find(r, "id"));
	b->label = eg_make_label(k, eg_rec_find(r, "label"), &b->label_lang);
	if (!b->label.n) {
		b->label = eg_own_word(k->arena, k->lang, EG_OWN_STORY, EG_STR(""));
		b->label_lang = k->words_lang;
	}
	eg_block *head = eg_make_head(k, b, eg_rec_find(r, "title"), (uint8_t)(k->level + 1));
	if (head)
		head->in_contents = false;
	if (picture)
		b->picture = eg_make_picture(k, picture->as.rec, EG_STR(""));
	uint32_t before = b->child_count;
	eg_make_prose(k, eg_rec_find(r, "text"), EG_S_BODY, b);
	if (b->child_count == before) {
		drop_last(parent);
		return;
	}
	for (uint32_t i = 0; i < eg_value_count(foot); i++)
		(void)eg_make_text(k, b, eg_value_item(foot, i), EG_S_FOOT);
	tell_long(k, b, MOST_STORY, "story");
}

/* -- quotes -- */

static bool has_marks(const eg_block *b)
{
	static const char *const marks[] = {
		"\"", "\xE2\x80\x9C", "\xE2\x80\x9E", "\xC2\xAB", "\xC2\xBB"};
	for (size_t i = 0; i < EG_COUNT(marks) && b->run_count; i++)
		if (eg_str_starts(b->runs[0].text, eg_str_of(marks[i])))
			return true;
	return false;
}

/* Straight marks, which become those of the language when the text is set. */
static void put_in_marks(eg_maker *k, eg_block *b)
{
	if (b->run_count == 0 || has_marks(b))
		return;
	eg_run *first = &b->runs[0], *last = &b->runs[b->run_count - 1];
	first->text = eg_str_join(k->arena, EG_STR("\""), first->text);
	last->text = eg_str_join(k->arena, last->text, EG_STR("\""));
}

void eg_make_pull_quote(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_rec *r = value->as.rec;
	eg_block *b = add_block(k, EG_B_PULL_QUOTE, value->span, parent);
	eg_runs runs = {0};
	eg_make_runs(k, eg_rec_find(r, "text"), EG_I_NOHYPH, &runs);
	if (runs.count == 0) {
		drop_last(parent);
		return;
	}
	b->wide = true;
	b->repeated = eg_value_yes(r, "repeated", false);
	eg_block_runs(k, b, &runs);
	tell_long(k, b, MOST_QUOTE, "pull quote");
	put_in_marks(k, b);
	(void)eg_make_text(k, b, eg_rec_find(r, "by"), EG_S_LABEL);
}

void eg_make_quote(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_rec *r = value->as.rec;
	eg_block *b = add_block(k, EG_B_QUOTE, value->span, parent);
	eg_make_prose(k, eg_rec_find(r, "text"), EG_S_BODY, b);
	eg_make_blocks(k, eg_rec_find(r, "blocks"), b);
	(void)eg_make_text(k, b, eg_rec_find(r, "by"), EG_S_NOTE);
	if (b->child_count == 0)
		drop_last(parent);
}

/* -- code and rules -- */

/* The blanks that begin a line of code are kept by no-break spaces. */
static eg_str line_of_code(eg_maker *k, eg_str line)
{
	static const eg_str no_break = EG_STR_INIT("\xC2\xA0");
	size_t blanks = 0;
	while (blanks < line.n && line.p[blanks] == ' ')
		blanks++;
	if (blanks == 0)
		return line;
	eg_str rest = eg_str_cut(line, blanks, line.n);
	char *words = eg_alloc(k->arena, blanks * no_break.n + rest.n + 1);
	for (size_t i = 0; i < blanks; i++)
		memcpy(words + i * no_break.n, no_break.p, no_break.n);
	if (rest.n)
		memcpy(words + blanks * no_break.n, rest.p, rest.n);
	return (eg_str){words, blanks * no_break.n + rest.n};
}

/* Its lines as they are. */
void eg_make_code(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	eg_str s = value->as.text;
	eg_runs runs = {0};
	while (s.n && s.p[s.n - 1] == '\n')
		s.n--;
	for (size_t at = 0; at < s.n;) {
		size_t end = eg_str_find(s, EG_STR("\n"), at);
		end = end == SIZE_MAX ? s.n : end;
		eg_str line = line_of_code(k, eg_str_cut(s, at, end));
		if (at)
			eg_runs_add(k, &runs,
				(eg_run){.style = EG_I_BREAK,
					.text = EG_STR(""),
					.span = value->span});
		eg_runs_words(k, &runs, line, EG_I_CODE | EG_I_NOHYPH, value->span);
		at = end + 1;
	}
	if (runs.count)
		eg_block_runs(k, add_block(k, EG_B_CODE, value->span, parent), &runs);
}

void eg_make_rule(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	if (value->as.number)
		add_block(k, EG_B_RULE, value->span, parent);
}
