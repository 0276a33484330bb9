/* Gathering the texts of a document, setting a batch of them on the workers, handing them out. */
#include "layout/ahead.h"

#include "layout/memo.h"

#define BATCH       98304 /* bytes of text that are set at once */
#define LEAST_BATCH 4096  /* for fewer nobody is woken */
#define JOB         4096  /* bytes that one thread takes */
#define LEAST_TEXT  64    /* shorter ones are set as fast as they are handed over */

/* A text that will be asked for, as likely as not. */
typedef struct want {
	const eg_run *runs;
	uint32_t count;
	eg_text_spec spec;
	eg_para *para; /* NULL: not set, or with findings */
} want;

/* What one worker has. */
typedef struct hand {
	eg_arena *glyphs; /* of its setter; as long as the document */
	eg_arena *lines;  /* of the batch */
	eg_arena *told;
	eg_setter *setter; /* NULL until it has its first job */
	eg_diag diag;
} hand;

/* Wants that one thread sets together. */
typedef struct stretch {
	size_t from, to;
} stretch;

struct eg_ahead {
	eg_arena *arena; /* its own */
	eg_pool *pool;
	eg_fonts *fonts;
	hand *hands;
	unsigned count;
	eg_arena *pass; /* all below; NULL between passes */
	want *wants;    /* in the order of the document */
	size_t want_count, want_cap;
	eg_map places;   /* of wants, by the address of their runs */
	size_t from, to; /* the batch that is set */
	stretch *jobs;
	size_t job_count, job_cap;
};

eg_ahead *eg_ahead_new(eg_pool *pool, eg_fonts *fonts, eg_setter *own)
{
	unsigned count = pool ? eg_pool_workers(pool) : 1;
	if (count < 2)
		return NULL;
	eg_arena *arena = eg_arena_new();
	eg_ahead *h = EG_NEW(arena, eg_ahead);
	*h = (eg_ahead){.arena = arena, .pool = pool, .fonts = fonts, .count = count};
	h->hands = EG_NEW_N(arena, hand, count);
	eg_setter_number(own, 0, count + 1);
	return h;
}

void eg_ahead_release(eg_ahead *h, eg_arena *to)
{
	if (!h)
		return;
	for (unsigned i = 0; i < h->count; i++) {
		hand *w = &h->hands[i];
		if (!w->setter)
			continue;
		eg_setter_release(w->setter);
		eg_arena_adopt(to, w->glyphs);
		eg_arena_release(w->lines);
		eg_arena_release(w->told);
	}
	eg_arena_release(h->pass);
	eg_arena_release(h->arena);
}

/* -- what will be asked for -- */

typedef struct walk {
	eg_lay *l;
	eg_frame frame;
} walk;

static size_t bytes_of(const eg_run *runs, uint32_t count)
{
	size_t n = 0;
	for (uint32_t i = 0; i < count; i++)
		n += runs[i].text.n;
	return n;
}

static eg_str address_of(const eg_run *const *runs)
{
	return (eg_str){(const char *)runs, sizeof(eg_run *)};
}

/* Texts that run against the direction of the pages are set at another edge by their lines' number:
 * they wait for their turn. */
static void want_text(eg_lay *l, const eg_block *b, const eg_text_spec *spec)
{
	eg_ahead *h = l->ahead;
	if (bytes_of(b->runs, b->run_count) < LEAST_TEXT ||
		eg_runs_have_page(b->runs, b->run_count))
		return;
	if (l->canvas.mirrored && !eg_para_is_rtl(spec->lang))
		return;
	h->wants = eg_grow(h->pass, h->wants, h->want_count, &h->want_cap, sizeof *h->wants);
	want *w = &h->wants[h->want_count];
	*w = (want){.runs = b->runs, .count = b->run_count, .spec = *spec};
	const eg_run **key = EG_NEW(h->pass, const eg_run *);
	*key = b->runs;
	eg_map_set(&h->places, address_of(key), (uint32_t)h->want_count++);
}

static void gather_list(walk *w, const eg_block *list)
{
	for (uint32_t i = 0; i < list->child_count; i++) {
		const eg_block *item = list->children[i], *words = eg_list_words(item);
		const eg_text_spec spec = eg_list_item_spec(&w->frame, list, item);
		want_text(w->l, words, &spec);
	}
}

/* The blocks that leave the frame as it is, or make it narrower in a way that is known; what stands
 * in other constructions waits for its turn. */
static void gather(walk *w, eg_block *const *blocks, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const eg_block *b = blocks[i];
		eg_frame saved = w->frame;
		if (b->goal)
			w->frame.goal = b->goal;
		if (b->kind != EG_B_TEXT && b->lang.n)
			w->frame.lang = b->lang;
		if (b->wide) {
			w->frame.x = w->l->format->margin;
			w->frame.width = w->l->format->text_width;
		}
		if (b->kind == EG_B_QUOTE)
			eg_quote_frame(&w->frame);
		if (b->kind == EG_B_SECTION || b->kind == EG_B_GROUP || b->kind == EG_B_QUOTE)
			gather(w, b->children, b->child_count);
		else if (b->kind == EG_B_LIST)
			gather_list(w, b);
		if (b->kind == EG_B_TEXT && b->style != EG_S_SIDE) {
			bool indented = eg_text_indents(w->l, i ? blocks[i - 1] : NULL, b);
			const eg_text_spec spec = eg_text_block_spec(&w->frame, b, indented);
			want_text(w->l, b, &spec);
		}
		w->frame = saved;
	}
}

void eg_ahead_gather(eg_lay *l)
{
	eg_ahead *h = l->ahead;
	if (!h)
		return;
	eg_arena_release(h->pass);
	h->pass = eg_arena_new();
	h->wants = NULL;
	h->jobs = NULL;
	h->want_count = h->want_cap = h->job_count = h->job_cap = h->from = h->to = 0;
	eg_map_init(&h->places, h->pass);
	for (unsigned i = 0; i < h->count; i++)
		if (h->hands[i].setter)
			eg_setter_begin(h->hands[i].setter, &h->hands[i].diag);
	walk w = {.l = l, .frame = l->frame};
	gather(&w, l->doc->root->children, l->doc->root->child_count);
}

/* -- setting them -- */

static void begin_hand(eg_ahead *h, unsigned worker)
{
	hand *w = &h->hands[worker];
	if (w->setter)
		return;
	w->glyphs = eg_arena_new();
	w->lines = eg_arena_new();
	w->told = eg_arena_new();
	eg_diag_init(&w->diag, w->told);
	w->setter = eg_setter_new(w->glyphs, h->fonts, &w->diag);
	eg_setter_number(w->setter, worker + 1, h->count + 1);
}

/* Whoever sets it in its turn files the findings. */
static void set_want(hand *w, eg_lay *view, want *wanted)
{
	eg_arena_mark mark = eg_arena_save(view->scratch);
	wanted->para = eg_textbox_para(view, w->lines, wanted->runs, wanted->count, &wanted->spec);
	eg_arena_rewind(view->scratch, mark);
	if (w->diag.count == 0)
		return;
	wanted->para = NULL;
	eg_arena_rewind(w->told, (eg_arena_mark){0});
	eg_diag_init(&w->diag, w->told);
}

static void set_stretch(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	const eg_lay *l = ctx;
	eg_ahead *h = l->ahead;
	begin_hand(h, worker);
	hand *w = &h->hands[worker];
	eg_lay *view = EG_NEW(scratch, eg_lay);
	*view = *l;
	view->setter = w->setter;
	view->scratch = scratch;
	view->diag = &w->diag;
	for (size_t k = h->jobs[i].from; k < h->jobs[i].to; k++)
		if (h->wants[k].count)
			set_want(w, view, &h->wants[k]);
}

/* The batch that begins with a want, in stretches; the number of its bytes. What an earlier pass
 * set is not wanted. */
static size_t plan(eg_lay *l, size_t from)
{
	eg_ahead *h = l->ahead;
	size_t all = 0, since = 0, begin = from, k = from;
	h->job_count = 0;
	for (; k < h->want_count && all < BATCH; k++) {
		want *w = &h->wants[k];
		if (eg_memo_takes(l->memo, w->runs, w->count, &w->spec) &&
			eg_memo_find(l->memo, w->runs, w->count, &w->spec))
			w->count = 0;
		size_t n = bytes_of(w->runs, w->count);
		all += n;
		since += n;
		if (since < JOB && k + 1 < h->want_count && all < BATCH)
			continue;
		h->jobs = eg_grow(h->pass, h->jobs, h->job_count, &h->job_cap, sizeof *h->jobs);
		h->jobs[h->job_count++] = (stretch){begin, k + 1};
		begin = k + 1;
		since = 0;
	}
	h->from = from;
	h->to = k;
	return all;
}

static void set_batch(eg_lay *l, size_t from)
{
	eg_ahead *h = l->ahead;
	for (unsigned i = 0; i < h->count; i++)
		if (h->hands[i].setter)
			eg_arena_rewind(h->hands[i].lines, (eg_arena_mark){0});
	if (plan(l, from) >= LEAST_BATCH)
		eg_pool_run(h->pool, h->job_count, set_stretch, l);
}

static eg_para *copy(eg_arena *a, const eg_para *from)
{
	eg_para *p = EG_NEW(a, eg_para);
	*p = *from;
	p->lines = EG_NEW_N(a, eg_line, p->count);
	for (uint32_t i = 0; i < p->count; i++) {
		eg_line *line = &p->lines[i];
		*line = from->lines[i];
		line->pieces = EG_NEW_N(a, eg_piece, line->count);
		if (line->count)
			memcpy(line->pieces, from->lines[i].pieces,
				line->count * sizeof *line->pieces);
	}
	return p;
}

eg_para *eg_ahead_take(
	eg_lay *l, eg_arena *a, const eg_run *runs, uint32_t count, const eg_text_spec *spec)
{
	eg_ahead *h = l->ahead;
	uint32_t at = h && count ? eg_map_find(&h->places, address_of(&runs)) : EG_MAP_NONE;
	if (at == EG_MAP_NONE || at < h->from || h->wants[at].count != count ||
		!eg_memo_same_spec(&h->wants[at].spec, spec))
		return NULL;
	if (at >= h->to)
		set_batch(l, at);
	return h->wants[at].para ? copy(a, h->wants[at].para) : NULL;
}
