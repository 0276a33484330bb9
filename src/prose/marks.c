/* Marks that are not what their author thought: they stand in the page as they were typed. */
#include "prose/build.h"

static const struct {
	const char *mark, *what, *help;
} openers[] = {
	{"[[", "a link that is not closed, which is printed as it stands",
		"a link is [[id]] or [[id|words]]; '\\[[' are mere brackets"},
	{"^[", "a footnote that is not closed, which is printed as it stands",
		"a footnote ends with ']' in its paragraph; '\\^[' are mere characters"},
	{"[@", "a citation that is not closed, which is printed as it stands",
		"a citation is [@source] or [@source, p. 4]; '\\[@' are mere characters"},
};

/* Whether a run of text begins behind a backslash, which makes its first character a mere one. */
static bool is_escaped(const eg_inline *run, size_t at, eg_str text)
{
	return at == 0 && run->from > 0 && text.p[run->from - 1] == '\\';
}

static size_t word_end(eg_str s, size_t at)
{
	while (at < s.n && s.p[at] != ' ' && s.p[at] != '\n' && s.p[at] != '\t')
		at++;
	return at;
}

/* Of several that stand in one word the first is told. */
static void find_openers(const eg_inline *run, eg_str text, eg_prose_tell *tell, void *ctx)
{
	for (size_t at = 0; at + 1 < run->text.n; at++) {
		size_t k = 0;
		while (k < EG_COUNT(openers) && memcmp(run->text.p + at, openers[k].mark, 2) != 0)
			k++;
		if (k == EG_COUNT(openers) || is_escaped(run, at, text))
			continue;
		size_t end = word_end(run->text, at);
		tell(ctx, (eg_prose_fault){.rule = EG_R_MARK_OPEN,
				  .from = run->from + (uint32_t)at,
				  .to = run->from + (uint32_t)end,
				  .what = openers[k].what,
				  .help = openers[k].help});
		at = end;
	}
}

/* "[^1]", as other Markdown marks a footnote whose text stands elsewhere. */
static void find_note_marks(const eg_inline *run, eg_str text, eg_prose_tell *tell, void *ctx)
{
	size_t at = 0;
	while ((at = eg_str_find(run->text, EG_STR("[^"), at)) != SIZE_MAX) {
		size_t end = eg_str_find(run->text, EG_STR("]"), at);
		if (end == SIZE_MAX)
			return;
		if (!is_escaped(run, at, text) && end > at + 2)
			tell(ctx, (eg_prose_fault){.rule = EG_R_NOTE_MARK,
					  .from = run->from + (uint32_t)at,
					  .to = run->from + (uint32_t)end + 1,
					  .what = "a mark of a footnote, which is printed as it "
						  "stands",
					  .help = "a footnote is ^[its text], in its place; '\\[^' "
						  "are "
						  "mere brackets"});
		at = end;
	}
}

/* Depth is that of notes within notes, whose brackets were matched. */
void eg_prose_find_marks(
	const eg_inline *runs, size_t count, eg_str text, eg_prose_tell *tell, void *ctx)
{
	for (size_t i = 0; i < count; i++) {
		if (runs[i].kind == EG_INLINE_TEXT && !(runs[i].style & EG_INLINE_CODE)) {
			find_openers(&runs[i], text, tell, ctx);
			find_note_marks(&runs[i], text, tell, ctx);
		}
		eg_prose_find_marks(runs[i].children, runs[i].child_count, text, tell, ctx);
	}
}
