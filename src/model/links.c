#include "model/linker.h"
#include "prose/prose.h"

/* Most prose is plain words. Only text with a character that may begin a link, a note or what prose
 * has not is parsed. */
static bool may_hold_more(eg_str s)
{
	static const bool special[256] = {['['] = true,
		['<'] = true,
		['#'] = true,
		['!'] = true,
		['`'] = true,
		['='] = true,
		['|'] = true,
		['^'] = true,
		['*'] = true,
		['_'] = true,
		['~'] = true};
	for (size_t i = 0; i < s.n; i++)
		if (special[(unsigned char)s.p[i]])
			return true;
	return eg_str_find(s, EG_STR("--"), 0) != SIZE_MAX ||
	       eg_str_find(s, EG_STR("    "), 0) != SIZE_MAX;
}

/* The whole of a link: the run of `[[id]]` may begin after its brackets. */
static eg_span link_span(const eg_value *v, const eg_inline *run)
{
	uint32_t from = run->from;
	if (from >= 2 && memcmp(v->as.text.p + from - 2, "[[", 2) == 0)
		from -= 2;
	return eg_value_inner(v, from, run->to);
}

static void check_link(eg_linker *l, const eg_value *v, const eg_inline *run)
{
	bool cite = run->kind == EG_INLINE_CITE;
	eg_span span = link_span(v, run);
	const eg_rec *target = eg_model_find(l->r->model, run->id);
	if (target && (!cite || target->type->kind == EG_K_SOURCE))
		return;
	if (target) {
		eg_report(l->r->d, EG_R_REF_KIND, span, "'%.*s' is %.*s, and '[@]' takes sources",
			EG_ARG(run->id), EG_ARG(eg_a_record(l->r->scratch, target->type)));
		return;
	}
	if (!eg_linker_first(l, run->id, span))
		return;
	eg_finding *f = cite ? eg_linker_unknown(l, EG_R_CITE_UNKNOWN, span,
				       "source '%.*s' is cited and not listed", EG_ARG(run->id))
			     : eg_linker_unknown(l, EG_R_LINK_UNKNOWN, span,
				       "'[[%.*s]]' points at nothing", EG_ARG(run->id));
	eg_linker_suggest(l, run->id, cite ? EG_KIND(EG_K_SOURCE) : EG_KINDS_ANY, f);
}

static bool leads_somewhere(eg_str url)
{
	return eg_prose_is_address(url) ||
	       eg_str_find(url, EG_STR("{{"), 0) != SIZE_MAX; /* known when it is filled in */
}

/* The address in `[words](address)`; the words when it does not stand behind them as it is. */
static eg_span address_span(const eg_value *v, const eg_inline *run)
{
	eg_str text = v->as.text;
	size_t at = run->url.n ? eg_str_find(text, run->url, run->to) : SIZE_MAX;
	if (at == SIZE_MAX || at < 2 || memcmp(text.p + at - 2, "](", 2) != 0)
		return eg_value_inner(v, run->from, run->to);
	return eg_value_inner(v, (uint32_t)at, (uint32_t)(at + run->url.n));
}

static void check_address(eg_linker *l, const eg_value *v, const eg_inline *run)
{
	eg_span span = address_span(v, run);
	eg_finding *f =
		run->url.n ? eg_report(l->r->d, EG_R_LINK_UNKNOWN, span,
				     "a link leads to '%.*s', which is no web address",
				     EG_ARG(run->url))
			   : eg_report(l->r->d, EG_R_LINK_UNKNOWN, span, "a link has no address");
	eg_say_help(
		f, "begin with https://, http:// or mailto:, or write [[id|words]] for a record");
}

static void check_runs(eg_linker *l, const eg_value *v, const eg_inline *runs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool goes_on = i && runs[i - 1].url.p == runs[i].url.p;
		if (runs[i].url.p && !goes_on && !leads_somewhere(runs[i].url))
			check_address(l, v, &runs[i]);
		if (runs[i].kind == EG_INLINE_REF || runs[i].kind == EG_INLINE_CITE)
			check_link(l, v, &runs[i]);
		check_runs(l, v, runs[i].children, runs[i].child_count);
	}
}

static void check_blocks(eg_linker *l, const eg_value *v, const eg_prose *blocks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		check_runs(l, v, blocks[i].runs, blocks[i].run_count);
		check_blocks(l, v, blocks[i].children, blocks[i].child_count);
	}
}

void eg_link_prose(eg_linker *l, const eg_rec *rec, const eg_value *v)
{
	if (!may_hold_more(v->as.text))
		return;
	eg_arena_mark mark = eg_arena_save(l->r->scratch);
	eg_prose_text text = eg_prose_parse(l->r->scratch, v->as.text);
	check_blocks(l, v, text.blocks, text.count);
	for (size_t i = 0; i < text.fault_count; i++) {
		const eg_prose_fault *fault = &text.faults[i];
		eg_finding *f =
			eg_report(l->r->d, fault->rule, eg_value_inner(v, fault->from, fault->to),
				"'%s' holds %s", rec->type->fields[v->field].key, fault->what);
		if (fault->help)
			eg_say_help(f, "%s", fault->help);
	}
	eg_arena_rewind(l->r->scratch, mark);
}
