#include "layout/textbox.h"

#include "layout/ahead.h"
#include "layout/lay.h"
#include "layout/memo.h"

#define NATIVE_SCALE    92 /* percent: a sans of another script beside the serif */
#define CODE_SCALE      88 /* per cent: letters of code are as high as those of the serif, */
#define CODE_IN_SANS    96 /* and of the sans */
#define ADDRESS_SCALE   92 /* beside the serif */
#define RAISED_SCALE    62 /* percent: marks whose face has no raised forms ... */
#define RAISED_RISE     34 /* ... stand this much of the size over the line */
#define LEAST_JUSTIFIED 20 /* em: in narrower columns the spaces would gape */
#define UNDER_LINE      EG_PTS(1.5)
#define HAIR            EG_PTS(0.5)

static const eg_face *face_of(eg_lay *l, uint8_t family, int weight, bool italic)
{
	const eg_face **slot = &l->faces[family][italic][weight / 100];
	if (!*slot)
		*slot = eg_face_bundled(l->fonts, family, weight, italic);
	return *slot;
}

eg_type_style eg_textbox_style(eg_lay *l, const eg_type_row *row)
{
	return (eg_type_style){.face = face_of(l, row->family, row->weight, row->italic),
		.size = row->size,
		.tracking = row->tracking,
		.features = row->features};
}

/* Whether the words are of a script that our own faces have. */
static bool is_latin(eg_str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t c = eg_utf8_next(s, &at);
		if (c >= 0x370 && !(c >= 0x1E00 && c < 0x1F00) && !(c >= 0x2000 && c < 0x2070))
			return false;
	}
	return true;
}

static bool is_address(eg_str s)
{
	return eg_str_find(s, EG_STR("://"), 0) != SIZE_MAX;
}

static int strong_weight(const eg_type_row *row)
{
	if (row->family == EG_FAMILY_SERIF)
		return 600;
	return row->weight >= 600 ? 700 : 600;
}

static bool has_letter(eg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'a' && s.p[i] <= 'z')
			return true;
	return false;
}

/* Whether the faces have raised forms of its signs, as they do of figures and small letters. */
static bool has_raised(eg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* An address that is printed as it is: in the sans, which takes less room than code. */
bool eg_run_is_address(const eg_run *r)
{
	return r->url.n && eg_str_eq(r->url, r->text);
}

static eg_type_style run_style(eg_lay *l, const eg_type_row *row, const eg_run *run)
{
	int family = row->family, weight = row->weight;
	bool italic = row->italic;
	eg_type_style s = {.size = row->size, .tracking = row->tracking, .features = row->features};
	if (run->style & EG_I_STRONG)
		weight = strong_weight(row);
	if (run->style & EG_I_EM)
		italic = !italic;
	if ((run->style & EG_I_NATIVE) && weight == 500)
		weight = 400; /* beside a name in medium, the native one is the second voice */
	if ((run->style & EG_I_NATIVE) && !is_latin(run->text)) {
		italic = false;
		if (family == EG_FAMILY_SERIF)
			s.size = eg_len_scale(s.size, NATIVE_SCALE, 100);
		family = EG_FAMILY_SANS;
	}
	if ((run->style & EG_I_CODE) && eg_run_is_address(run)) {
		if (family == EG_FAMILY_SERIF)
			s.size = eg_len_scale(s.size, ADDRESS_SCALE, 100);
		family = EG_FAMILY_SANS;
		s.features = EG_FEAT_LNUM | EG_FEAT_PNUM;
	} else if (run->style & EG_I_CODE) {
		bool serif = family == EG_FAMILY_SERIF;
		s.size = eg_len_scale(s.size, serif ? CODE_SCALE : CODE_IN_SANS, 100);
		s.features = EG_FEAT_LNUM;
		s.tracking = 0;
		s.face = eg_face_code(l->fonts, weight >= 600);
		if (s.face)
			return s;
		family = EG_FAMILY_SANS; /* no such face is installed */
	}
	if ((run->style & EG_I_SUP) && !has_raised(run->text)) {
		s.size = eg_len_scale(s.size, RAISED_SCALE, 100);
	} else if (run->style & EG_I_SUP) {
		s.features = EG_FEAT_SUPS;
		if (has_letter(run->text)) { /* the sans has raised figures only */
			family = EG_FAMILY_SERIF;
			weight = weight >= 600 ? 600 : 400;
		}
	}
	s.face = face_of(l, (uint8_t)family, weight, italic);
	return s;
}

bool eg_runs_have_page(const eg_run *runs, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (runs[i].style & EG_I_PAGEREF)
			return true;
	return false;
}

static eg_str page_label(eg_lay *l, eg_str dest)
{
	uint32_t at = l->numbers ? eg_map_find(l->numbers, dest) : EG_MAP_NONE;
	return at == EG_MAP_NONE ? EG_STR("00") : l->labels[at];
}

static eg_text_run text_run(eg_lay *l, const eg_text_spec *spec, const eg_type_row *row,
	const eg_run *run, eg_polish *around)
{
	enum eg_paint paint = run->style & EG_I_MUTED ? EG_PAINT_MUTED : (enum eg_paint)row->paint;
	eg_text_run t = {.style = run_style(l, row, run),
		.lang = run->lang.p ? run->lang : spec->lang,
		.colour = eg_theme_colour(l->theme, paint, spec->goal),
		.space_before = run->sign ? EG_SIGN_ROOM : 0,
		.rise = (run->style & EG_I_SUP) && !has_raised(run->text)
				? eg_len_scale(row->size, RAISED_RISE, 100)
				: 0,
		.forced_break = (run->style & EG_I_BREAK) != 0,
		.no_hyphens = (run->style & (EG_I_NOHYPH | EG_I_CODE)) != 0,
		.verbatim = (run->style & EG_I_CODE) != 0,
		.span = run->span};
	t.text = t.forced_break ? EG_STR("")
				: eg_text_polish_run(l->scratch, run->text, t.lang, around);
	if (run->style & EG_I_PAGEREF)
		t.text = page_label(l, run->dest);
	if ((row->flags & EG_TF_SMALLCAPS) && !l->doc->no_small_caps && !row->italic &&
		!(run->style & (EG_I_EM | EG_I_CODE)))
		t.small_features = EG_FEAT_C2SC | EG_FEAT_SMCP;
	return t;
}

/* Body text of a measure that leaves each line enough spaces is justified where the author asks. */
static enum eg_rag rag_of(const eg_lay *l, const eg_text_spec *spec, const eg_type_row *row)
{
	bool body = (row->flags & EG_TF_HYPHENATE) && spec->rag == EG_RAG_LEFT;
	return l->doc->justify && body && spec->width >= LEAST_JUSTIFIED * row->size ? EG_JUSTIFY
										     : spec->rag;
}

bool eg_textbox_is_rtl(const eg_lay *l, eg_str lang, const eg_type_row *row)
{
	return eg_para_is_rtl(lang) &&
	       ((row->flags & EG_TF_HYPHENATE) || eg_para_is_rtl(l->doc->lang));
}

enum eg_rag eg_textbox_edge(const eg_lay *l, eg_str lang)
{
	return l->canvas.mirrored && !eg_para_is_rtl(lang) ? EG_RAG_RIGHT : EG_RAG_LEFT;
}

/* Words before a forced break end in a space, as those of a turned line do: without one a screen
 * reader says the last word and the next one as one. */
static void part_from_next_line(eg_lay *l, const eg_run *runs, uint32_t count, eg_text_run *out)
{
	for (uint32_t i = 0; i + 1 < count; i++)
		if ((runs[i + 1].style & EG_I_BREAK) && out[i].text.n &&
			!eg_str_ends(out[i].text, EG_STR(" ")))
			out[i].text = eg_strf(l->scratch, "%.*s ", EG_ARG(out[i].text));
}

static eg_text_run *text_runs(eg_lay *l, const eg_run *runs, uint32_t count,
	const eg_text_spec *spec, const eg_type_row *row, eg_para_options *opt)
{
	eg_text_run *out = EG_NEW_N(l->scratch, eg_text_run, count);
	bool mirrored = l->canvas.mirrored;
	bool rtl = (mirrored || spec->element != EG_NO_ELEMENT) && spec->type != EG_T_CODE &&
		   eg_textbox_is_rtl(l, spec->lang, row);
	enum eg_rag rag = rag_of(l, spec, row);
	/* What was told to stand at the right stands there in any language; on mirrored pages,
	 * at the left, but for numbers. */
	if (rtl && rag == EG_RAG_RIGHT && (!mirrored || spec->number))
		rag = EG_RAG_LEFT;
	*opt = (eg_para_options){.width = spec->width,
		.indent = spec->indent,
		.rag = rag,
		.hyphenate = (row->flags & EG_TF_HYPHENATE) != 0,
		.balance = (row->flags & EG_TF_BALANCE) && !spec->loose,
		.rtl = rtl,
		.auto_direction = true,
		.told = spec->told,
		.lang = spec->lang};
	eg_polish around = {0};
	for (uint32_t i = 0; i < count; i++) {
		around.before = i ? runs[i - 1].text : (eg_str){0};
		around.after = i + 1 < count ? runs[i + 1].text : (eg_str){0};
		out[i] = text_run(l, spec, row, &runs[i], &around);
		out[i].apart = !spec->numbered ? 0 : i ? 2 : 1;
		opt->break_anywhere = opt->break_anywhere || is_address(runs[i].text);
	}
	if (rag == EG_RAG_LEFT && !spec->number) /* elsewhere it would move the words */
		part_from_next_line(l, runs, count, out);
	return out;
}

static bool same_link(const eg_run *a, const eg_run *b)
{
	return eg_str_eq(a->url, b->url) && eg_str_eq(a->dest, b->dest) && a->note == b->note;
}

static bool is_link(const eg_run *r)
{
	return r->url.n || r->dest.n || r->note;
}

static bool is_foreign(const eg_textbox *b, const eg_run *r)
{
	return r->lang.n && !eg_str_eq(r->lang, b->spec.lang);
}

/* Numbers the inline elements: neighbours with one target are one link. */
static void group_runs(eg_lay *l, eg_textbox *b)
{
	uint32_t groups = 0;
	for (uint32_t i = 0; i < b->run_count; i++) {
		const eg_run *r = &b->runs[i];
		bool link = is_link(r) && !b->spec.no_links;
		if (!link && !is_foreign(b, r))
			continue;
		if (!b->groups) {
			b->groups = EG_NEW_N(l->scratch, uint32_t, b->run_count);
			b->inlines = EG_NEW_N(l->scratch, uint32_t, b->run_count);
		}
		bool joined = i && link && b->groups[i - 1] && same_link(r, &b->runs[i - 1]);
		if (!joined)
			b->inlines[groups++] = EG_NO_ELEMENT;
		b->groups[i] = groups;
	}
}

eg_para *eg_textbox_para(
	eg_lay *l, eg_arena *a, const eg_run *runs, uint32_t count, const eg_text_spec *spec)
{
	eg_para_options opt;
	const eg_type_row *row = eg_theme_type(l->theme, spec->type);
	const eg_text_run *set = text_runs(l, runs, count, spec, row, &opt);
	return eg_para_set(a, l->setter, set, count, &opt);
}

/* A paragraph that was set before, by this thread or another, or a new one; one that needed a
 * finding is not kept, as the finding is about these runs. */
static eg_para *para_of(eg_lay *l, const eg_run *runs, uint32_t count, const eg_text_spec *spec)
{
	bool may = eg_memo_takes(l->memo, runs, count, spec);
	const eg_memo_entry *known = may ? eg_memo_find(l->memo, runs, count, spec) : NULL;
	if (known)
		return known->para;
	bool keeps = may && eg_memo_has_room(l->memo);
	eg_arena *a = keeps ? eg_memo_arena(l->memo) : l->scratch;
	size_t told = l->diag->count;
	eg_para *para = eg_ahead_take(l, a, runs, count, spec);
	if (!para)
		para = eg_textbox_para(l, a, runs, count, spec);
	if (keeps && l->diag->count == told)
		eg_memo_add(l->memo, runs, count, spec)->para = para;
	return para;
}

eg_textbox *eg_textbox_set(eg_lay *l, const eg_run *runs, uint32_t count, const eg_text_spec *spec)
{
	eg_textbox *b = EG_NEW(l->scratch, eg_textbox);
	*b = (eg_textbox){.spec = *spec, .runs = runs, .run_count = count};
	b->row = eg_theme_type(l->theme, spec->type);
	b->baseline = eg_type_baseline(b->row);
	b->para = para_of(l, runs, count, spec);
	if (spec->element != EG_NO_ELEMENT)
		group_runs(l, b);
	return b;
}

eg_textbox *eg_textbox_words(eg_lay *l, eg_str words, const eg_text_spec *spec)
{
	eg_run *run = EG_NEW(l->scratch, eg_run);
	run->text = words;
	return eg_textbox_set(l, run, words.n ? 1 : 0, spec);
}

static void measure_runs(eg_lay *l, const eg_run *runs, uint32_t count, const eg_text_spec *spec,
	eg_text_extent *out, eg_turns *turns)
{
	eg_para_options opt;
	const eg_text_run *set =
		text_runs(l, runs, count, spec, eg_theme_type(l->theme, spec->type), &opt);
	eg_para_measure(l->setter, set, count, &opt, &out->least, &out->full, turns);
	out->turns = turns;
}

/* Known widths, if they tell what is asked. */
static bool is_known(const eg_memo_entry *known, bool turns, eg_text_extent *out)
{
	if (!known || (turns && !known->extent.turns))
		return false;
	*out = known->extent;
	return true;
}

static eg_text_extent measure(
	eg_lay *l, const eg_run *runs, uint32_t count, const eg_text_spec *spec, bool turns)
{
	eg_text_extent out = {0};
	eg_text_spec key = *spec;
	key.width = -1 - spec->width; /* lines are not asked for */
	bool may = eg_memo_takes(l->memo, runs, count, spec);
	if (may && is_known(eg_memo_find(l->memo, runs, count, &key), turns, &out))
		return out;
	bool keeps = may && eg_memo_has_room(l->memo);
	eg_arena *a = keeps ? eg_memo_arena(l->memo) : l->scratch;
	size_t told = l->diag->count;
	measure_runs(l, runs, count, spec, &out, turns ? EG_NEW(a, eg_turns) : NULL);
	if (keeps && l->diag->count == told)
		eg_memo_add(l->memo, runs, count, &key)->extent = out;
	return out;
}

void eg_textbox_measure(eg_lay *l, const eg_run *runs, uint32_t count, const eg_text_spec *spec,
	eg_len *min_width, eg_len *max_width)
{
	eg_text_extent e = measure(l, runs, count, spec, false);
	*min_width = e.least;
	*max_width = e.full;
}

eg_len eg_textbox_full_width(eg_lay *l, eg_str words, const eg_text_spec *spec)
{
	eg_run run = {.text = words};
	eg_len least = 0, full = 0;
	if (words.n)
		eg_textbox_measure(l, &run, 1, spec, &least, &full);
	return full;
}

eg_text_extent eg_textbox_measure_turns(
	eg_lay *l, const eg_run *runs, uint32_t count, const eg_text_spec *spec)
{
	return measure(l, runs, count, spec, true);
}

uint32_t eg_textbox_lines(const eg_textbox *b)
{
	return b->para->count;
}

eg_len eg_textbox_height(const eg_textbox *b)
{
	return (eg_len)b->para->count * b->row->leading;
}

/* -- drawing -- */

/* A stretch of a line that belongs to one link. */
typedef struct stretch {
	uint32_t group; /* 0: none */
	const eg_run *run;
	eg_len from, to;
} stretch;

/* The element of an inline group, made when it is first drawn. */
static uint32_t inline_element(eg_lay *l, eg_textbox *b, uint32_t group, const eg_run *run)
{
	uint32_t *slot = &b->inlines[group - 1];
	if (*slot == EG_NO_ELEMENT) {
		bool link = is_link(run) && !b->spec.no_links;
		uint32_t parent = b->spec.element;
		if (link && run->note)
			parent = eg_canvas_element(&l->canvas, parent, EG_ROLE_REFERENCE);
		*slot = eg_canvas_element(&l->canvas, parent, link ? EG_ROLE_LINK : EG_ROLE_SPAN);
		if (is_foreign(b, run))
			eg_canvas_traits(&l->canvas, *slot)->lang = run->lang;
	}
	return *slot;
}

static void end_stretch(eg_lay *l, eg_textbox *b, stretch *s, eg_len baseline)
{
	const eg_run *r = s->run;
	if (s->group && is_link(r) && !b->spec.no_links && s->to > s->from) {
		eg_len up = eg_len_scale(b->row->size, 80, 100),
		       down = eg_len_scale(b->row->size, 25, 100);
		eg_link link = {.x0 = s->from,
			.y0 = baseline - up,
			.x1 = s->to,
			.y1 = baseline + down,
			.url = r->url,
			.dest = r->note    ? r->note->id
				: r->url.n ? (eg_str){NULL, 0}
					   : r->dest,
			.contents = r->contents.n ? r->contents
				    : r->text.n   ? r->text
				    : r->url.n    ? r->url
						  : r->dest};
		eg_canvas_link(&l->canvas, b->inlines[s->group - 1], &link);
		if ((b->row->flags & EG_TF_RULED) && !(r->style & EG_I_SUP))
			eg_canvas_rule(&l->canvas, s->from, baseline + UNDER_LINE, s->to - s->from,
				HAIR, eg_lay_colour(l, EG_PAINT_BRAND_SOFT));
	}
	s->group = 0;
}

static void extend(stretch *s, const eg_piece *p, eg_len x)
{
	if (p->space)
		return;
	eg_len to = x + p->glyphs->width + eg_len_scale(p->glyphs->width, p->expand, 1000);
	if (s->to <= s->from) {
		s->from = x;
		s->to = to;
	}
	s->from = x < s->from ? x : s->from;
	s->to = to > s->to ? to : s->to;
}

/* A page number comes where one of usual width was set. Nothing may stand behind it on its line, in
 * words that are no prose: then another width moves nothing, as far as the line has room. */
static void await_number(eg_lay *l, const eg_textbox *b, const eg_line *line, uint32_t piece)
{
	const eg_piece *p = &line->pieces[piece];
	const eg_run *run = &b->runs[p->run];
	bool last = piece + 1 == line->count && (piece == 0 || p->x > line->pieces[piece - 1].x);
	eg_fixup *f = eg_canvas_fixup(&l->canvas, run->dest, run_style(l, b->row, run));
	f->bound = !last || (b->row->flags & EG_TF_HYPHENATE);
	f->room = b->spec.width - p->x - p->glyphs->width;
}

static void draw_piece(
	eg_lay *l, eg_textbox *b, const eg_piece *p, uint32_t element, eg_len x, eg_len y)
{
	const eg_run *run = &b->runs[p->run];
	if (p->sign)
		eg_sign_draw(l, (enum eg_sign)run->sign,
			p->sign_right ? x + p->glyphs->width + EG_SIGN_ROOM - EG_SIGN_WIDTH
				      : x - EG_SIGN_ROOM,
			y);
	eg_ink ink = {.element = element, .artifact = b->spec.artifact, .colour = p->colour};
	eg_mark *m = eg_canvas_glyphs(&l->canvas, ink, p->glyphs, x, y - p->rise);
	m->as.text.hyphen = p->hyphen;
	m->as.text.expand = p->expand;
	if (run->entry && element != EG_NO_ELEMENT)
		eg_index_hit(l, run->entry);
	if (run->note && element != EG_NO_ELEMENT)
		eg_canvas_dest(&l->canvas, eg_note_mark_dest(l, run->note), x, y - b->row->size);
}

/* Draws a line whose measure begins at `left` of the page as it is seen. */
static void draw_line(eg_lay *l, eg_textbox *b, uint32_t line, eg_len left, eg_len y)
{
	const eg_line *at = &b->para->lines[line];
	eg_len baseline = y + b->baseline;
	stretch s = {0};
	for (uint32_t i = 0; i < at->count; i++) {
		const eg_piece *p = &at->pieces[i];
		uint32_t group = b->groups ? b->groups[p->run] : 0, element = b->spec.element;
		if (group != s.group) {
			end_stretch(l, b, &s, baseline);
			s = (stretch){.group = group, .run = &b->runs[p->run]};
		}
		if (group)
			element = inline_element(l, b, group, &b->runs[p->run]);
		eg_len x = left + p->x;
		bool again = i && at->pieces[i - 1].run == p->run;
		if (again && (b->runs[p->run].style & EG_I_PAGEREF))
			continue; /* the number is one word, put in when it is known */
		if (p->glyphs)
			draw_piece(l, b, p, element, x, baseline);
		if (p->glyphs && !p->hyphen && (b->runs[p->run].style & EG_I_PAGEREF))
			await_number(l, b, at, i);
		if (group && p->glyphs)
			extend(&s, p, x);
	}
	end_stretch(l, b, &s, baseline);
}

/* A box is mirrored as a whole: in it, letters stand as they were set. */
void eg_textbox_draw(eg_lay *l, eg_textbox *b, uint32_t line, eg_len y)
{
	eg_canvas *c = &l->canvas;
	if (!c->mirrored) {
		draw_line(l, b, line, b->spec.x, y);
		return;
	}
	eg_len shift = c->shift, moved = c->moved;
	eg_len left = c->page->width - (b->spec.x + shift + moved) - b->spec.width;
	c->mirrored = false;
	c->shift = c->moved = 0;
	draw_line(l, b, line, left, y);
	c->mirrored = true;
	c->shift = shift;
	c->moved = moved;
}

void eg_textbox_draw_all(eg_lay *l, eg_textbox *b, eg_len y)
{
	for (uint32_t i = 0; i < b->para->count; i++)
		eg_textbox_draw(l, b, i, y + (eg_len)i * b->row->leading);
}
