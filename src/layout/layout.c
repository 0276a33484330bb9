#include "layout/layout.h"

#include "layout/ahead.h"
#include "layout/lay.h"
#include "layout/memo.h"
#include "layout/page.h"

#include <stdlib.h>

/* -- what is known at the end -- */

static int by_id(const void *a, const void *b)
{
	const eg_dest *x = a, *y = b;
	int order = eg_str_cmp(x->id, y->id);
	if (order)
		return order;
	if (x->page != y->page)
		return x->page < y->page ? -1 : 1;
	return (x->y > y->y) - (x->y < y->y);
}

/* Sorts the destinations; of several with one id the first place counts. */
static void sort_dests(eg_pages *p)
{
	if (p->dest_count < 2)
		return;
	qsort(p->dests, p->dest_count, sizeof *p->dests, by_id);
	size_t n = 1;
	for (size_t i = 1; i < p->dest_count; i++)
		if (!eg_str_eq(p->dests[i].id, p->dests[n - 1].id))
			p->dests[n++] = p->dests[i];
	p->dest_count = n;
}

static const eg_dest *find_dest(const eg_pages *p, eg_str id)
{
	size_t low = 0, high = p->dest_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = eg_str_cmp(p->dests[middle].id, id);
		if (order == 0)
			return &p->dests[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* A head in a place where heads are not set (on a cover, as an item of a list) is still named by
 * the contents: its entry leads to the document's beginning. */
static void settle_entries(eg_lay *l)
{
	eg_pages *p = l->canvas.pages;
	size_t known = p->dest_count;
	l->canvas.index = 0;
	for (size_t i = 0; i < l->toc->count; i++) {
		eg_pages sorted = {.dests = p->dests, .dest_count = known};
		if (!find_dest(&sorted, l->toc->entries[i].dest))
			eg_canvas_dest(&l->canvas, l->toc->entries[i].dest, l->format->margin,
				l->format->top);
	}
	sort_dests(p);
}

/* A label as one word, in a face that has its digits. */
static const eg_shaped *shape_label(eg_lay *l, const eg_type_style *style, eg_str label)
{
	const eg_text_run run = {.text = label, .style = *style};
	const eg_para_options opt = {.width = l->format->width, .lang = l->doc->lang};
	eg_arena_mark mark = eg_arena_save(l->scratch);
	const eg_para *p = eg_para_set(l->scratch, l->setter, &run, 1, &opt);
	const eg_shaped *word = p->count ? p->lines[0].pieces[0].glyphs : NULL;
	eg_arena_rewind(l->scratch, mark);
	return word ? word
		    : eg_shape(eg_setter_shaper(l->setter), style, label, EG_LATIN, false,
			      l->doc->lang);
}

static bool moves(const eg_fixup *f, eg_len before, eg_len now)
{
	return f->bound ? now != before : now - before > f->room;
}

/* Puts the page numbers in where their marks wait for them. */
static void fill_numbers(eg_lay *l)
{
	eg_pages *p = l->canvas.pages;
	for (size_t i = 0; i < l->canvas.fixup_count; i++) {
		const eg_fixup *f = &l->canvas.fixups[i];
		const eg_dest *d = find_dest(p, f->dest);
		eg_str label = d ? p->pages[d->page]->label : EG_STR("\xE2\x80\x93");
		eg_mark *m = &p->pages[f->page]->marks[f->mark];
		eg_len before = m->as.text.shaped->width;
		m->as.text.shaped = shape_label(l, &f->style, label);
		l->moved = l->moved || moves(f, before, m->as.text.shaped->width);
		if (f->from_right)
			m->x = f->right - m->as.text.shaped->width;
	}
}

/* Whether something asks to begin on a right-hand page: then the document has two sides. Parts and
 * openers do, but in a short one. */
static bool asks_recto(const eg_block *b, bool is_short)
{
	bool part = b->break_before == EG_BREAK_PART || b->kind == EG_B_OPENER;
	if (b->break_before == EG_BREAK_RECTO || (part && !is_short))
		return true;
	for (uint32_t i = 0; i < b->child_count; i++)
		if (asks_recto(b->children[i], is_short))
			return true;
	return false;
}

/* ISO 32000-1, 12.4.2 counts in Latin digits and letters only: where folios have other digits, each
 * page has a label of its own, all of it prefix. */
static void label_each(eg_lay *l, uint32_t from)
{
	eg_pages *p = l->canvas.pages;
	for (uint32_t i = from; i < p->count; i++)
		p->labels[p->label_count++] =
			(eg_label_range){.page = i, .prefix = p->pages[i]->label};
}

static void label_pages(eg_lay *l)
{
	eg_pages *p = l->canvas.pages;
	bool front = !l->in_body || l->body_page > 0;
	bool latin = !l->doc->zero || l->doc->zero == '0';
	p->labels = EG_NEW_N(l->canvas.arena, eg_label_range, latin ? 2 : p->count + 1);
	if (front && !l->one_sided)
		p->labels[p->label_count++] = (eg_label_range){.style = 'r', .start = 1};
	if ((!l->in_body && !l->one_sided) || l->body_page >= p->count)
		return;
	if (latin)
		p->labels[p->label_count++] =
			(eg_label_range){.page = l->body_page, .style = 'D', .start = 1};
	else
		label_each(l, l->body_page);
}

static void describe(eg_pages *p, const eg_document *doc)
{
	p->title = doc->title;
	p->author = doc->author;
	p->subject = doc->subject;
	p->keywords = doc->keywords;
	p->lang = doc->lang;
	p->time = doc->time;
}

/* A document without anything to show is one empty page. */
static void finish(eg_lay *l)
{
	const eg_context none = {.no_head = true};
	eg_lay_flush(l);
	if (l->canvas.pages->count == 0) {
		eg_lay_open_page(l, &none);
		eg_lay_close_page(l, &none);
	}
	eg_pages *p = l->canvas.pages;
	l->canvas.index = (uint32_t)p->count - 1;
	if (l->counts_pages)
		eg_canvas_dest(&l->canvas, EG_STR(EG_LAST_PAGE), l->format->margin, l->format->top);
	for (const eg_anchor *a = l->main.anchors_next; a; a = a->next)
		if (a->dest.n)
			eg_canvas_dest(&l->canvas, a->dest, l->format->margin, l->format->top);
	sort_dests(p);
	settle_entries(l);
	label_pages(l);
	fill_numbers(l);
}

/* -- passes -- */

#define MOST_PASSES 4

typedef struct pass {
	eg_map map; /* destination to index of its label */
	eg_str *labels;
} pass;

/* What all passes share: words are shaped once, and what was set once is not set again. */
typedef struct typesetter {
	eg_arena *glyphs;   /* given to the document's arena in the end */
	eg_arena *elements; /* so is this one: the structure elements of the last pass */
	eg_setter *setter;
	eg_memo *memo;
	eg_ahead *ahead;
	bool is_short;          /* the document has few pages */
	bool is_book;           /* it has SHORT of them at least */
	const eg_block **dense; /* sections that took too many pages */
	size_t dense_count;
} typesetter;

static typesetter open_typesetter(eg_fonts *fonts, eg_pool *pool, bool again, eg_diag *d)
{
	eg_arena *glyphs = eg_arena_new();
	eg_setter *setter = eg_setter_new(glyphs, fonts, d);
	return (typesetter){.glyphs = glyphs,
		.setter = setter,
		.memo = eg_memo_new(again),
		.ahead = eg_ahead_new(pool, fonts, setter)};
}

static void close_typesetter(eg_arena *a, typesetter *t)
{
	eg_ahead_release(t->ahead, a);
	eg_setter_release(t->setter);
	eg_memo_release(t->memo);
	eg_arena_adopt(a, t->glyphs);
	eg_arena_adopt(a, t->elements);
}

static eg_pages *run(eg_arena *a, const eg_document *doc, const eg_theme *theme, eg_fonts *fonts,
	typesetter *t, eg_diag *d, const pass *known, bool *moved)
{
	eg_arena_release(t->elements);
	eg_arena *scratch = eg_arena_new(), *work = eg_arena_new();
	eg_lay *l = EG_NEW(work, eg_lay);
	*l = (eg_lay){.doc = doc,
		.theme = theme,
		.format = theme->upright,
		.upright = theme->upright,
		.lying = theme->lying,
		.fonts = fonts,
		.diag = d,
		.scratch = scratch,
		.work = work};
	l->setter = t->setter;
	l->memo = t->memo;
	l->ahead = t->ahead;
	eg_setter_begin(l->setter, d);
	if (known) {
		l->numbers = &known->map;
		l->labels = known->labels;
	}
	eg_canvas_init(&l->canvas, a, work);
	l->canvas.mirrored = eg_para_is_rtl(doc->lang);
	describe(l->canvas.pages, doc);
	l->canvas.pages->passes = 1;
	l->dense = t->dense;
	l->dense_count = t->dense_count;
	l->is_short = t->is_short;
	l->is_book = t->is_book;
	l->one_sided = !asks_recto(doc->root, t->is_short);
	l->toc = eg_toc_gather(a, doc->root);
	l->out = l->asking = &l->main;
	l->frame.lang = doc->lang;
	l->frame.element = eg_canvas_element(&l->canvas, UINT32_MAX, EG_ROLE_DOCUMENT);
	eg_canvas_traits(&l->canvas, 0)->lang = doc->lang;
	eg_lay_main_column(l);
	eg_ahead_gather(l);
	eg_build_blocks(l, doc->root->children, doc->root->child_count);
	finish(l);
	t->elements = eg_canvas_finish(&l->canvas);
	eg_extents_judge(l);
	if (!t->dense)
		t->dense = eg_extents_over(l, t->glyphs, &t->dense_count);
	*moved = l->moved;
	eg_pages *pages = l->canvas.pages;
	eg_arena_release(scratch);
	eg_arena_release(work);
	return pages;
}

/* The labels of the pages that were made. From the second pass on, what goes back and forth between
 * two labels keeps the longer one, so that in the end there is room for either. */
static void remember_labels(eg_arena *a, const eg_pages *p, const pass *before, pass *out)
{
	eg_map_init(&out->map, a);
	out->labels = EG_NEW_N(a, eg_str, p->dest_count);
	for (size_t i = 0; i < p->dest_count; i++) {
		const eg_dest *d = &p->dests[i];
		uint32_t at = before ? eg_map_find(&before->map, d->id) : EG_MAP_NONE;
		eg_str label = p->pages[d->page]->label;
		if (at != EG_MAP_NONE && before->labels[at].n > label.n)
			label = before->labels[at];
		out->labels[i] = eg_str_copy(a, label);
		(void)eg_map_add(&out->map, eg_str_copy(a, d->id), (uint32_t)i, NULL);
	}
}

/* Whether the pages bear the labels that were reckoned with. */
static bool is_settled(const eg_pages *p, const pass *known)
{
	for (size_t i = 0; i < p->dest_count; i++) {
		uint32_t at = eg_map_find(&known->map, p->dests[i].id);
		if (at == EG_MAP_NONE ||
			!eg_str_eq(known->labels[at], p->pages[p->dests[i].page]->label))
			return false;
	}
	return true;
}

static bool asks_numbers(const eg_block *b)
{
	if (eg_runs_have_page(b->runs, b->run_count))
		return true;
	if (b->kind == EG_B_BANNER && b->running.n) /* its pages are counted */
		return true;
	for (uint32_t i = 0; i < b->child_count; i++)
		if (asks_numbers(b->children[i]))
			return true;
	return false;
}

/* -- sections for long documents only -- */

#define HALF_ROWS 20 /* of one line, which half of a page holds */
#define SHORT     16 /* pages from which on parts wait for a recto, and a document is a book */

/* Half pages that there are at least: two for what begins one of its own, one for what may share
 * it, and one for so many rows of a table beyond the first ones. */
static size_t halves_in(const eg_block *b)
{
	bool own = b->break_before >= EG_BREAK_RECTO || b->kind == EG_B_OPENER;
	size_t n = own ? 2 : b->break_before == EG_BREAK_PAGE || b->kind == EG_B_PROFILE;
	if (b->table && b->table->row_count > HALF_ROWS)
		n += b->table->row_count / HALF_ROWS - 1;
	for (uint32_t i = 0; i < b->child_count; i++)
		n += halves_in(b->children[i]);
	return n;
}

/* Pages that say something: the others are there for the sake of right-hand pages. */
static size_t filled(const eg_pages *pages)
{
	size_t n = 0;
	for (size_t i = 0; i < pages->count; i++)
		n += pages->pages[i]->mcid_count > 0;
	return n;
}

/* Whether something goes to two facing pages where there are enough others. */
static bool asks_spread(const eg_block *root)
{
	for (uint32_t i = 0; i < root->child_count; i++)
		if (eg_glance_may_spread(root->children[i]))
			return true;
	return false;
}

static uint32_t most_least(const eg_block *root)
{
	uint32_t most = 0;
	for (uint32_t i = 0; i < root->child_count; i++)
		if (root->children[i]->least_pages > most)
			most = root->children[i]->least_pages;
	return most;
}

/* A text with page numbers is laid out at least twice: each pass tells the next one how wide the
 * numbers are, until they stay. The numbers themselves are put in at the end of a pass, so they are
 * right even where labels go back and forth for ever. */
eg_pages *eg_layout(eg_arena *a, const eg_document *doc, eg_fonts *fonts, eg_pool *pool, eg_diag *d)
{
	bool moved;
	const eg_theme *theme = eg_theme_make(a, doc, d);
	size_t least = halves_in(doc->root) / 2;
	bool parts = asks_recto(doc->root, false) && !asks_recto(doc->root, true);
	bool unsure = least < most_least(doc->root) || (parts && least < SHORT);
	bool again = unsure || asks_numbers(doc->root) || (least < SHORT && asks_spread(doc->root));
	typesetter t = open_typesetter(fonts, pool, again, d);
	t.is_book = least >= SHORT;
	t.is_short = unsure && least < SHORT / 2; /* as is likely */
	eg_arena *kept = eg_arena_new();
	pass known = {0};
	for (int n = 1;; n++) {
		eg_arena_mark mark = eg_arena_save(a);
		eg_diag heard;
		eg_diag_init(&heard, a);
		eg_pages *pages =
			run(a, doc, theme, fonts, &t, &heard, n > 1 ? &known : NULL, &moved);
		bool settled =
			n > 1 ? is_settled(pages, &known) : !again && !moved && t.dense_count == 0;
		pages->passes = (unsigned)n;
		if (settled || n == MOST_PASSES) {
			eg_diag_merge(d, &heard);
			eg_arena_release(kept);
			close_typesetter(a, &t);
			return pages;
		}
		const pass before = known;
		remember_labels(kept, pages, n > 1 ? &before : NULL, &known);
		size_t said = filled(pages);
		t.is_book = t.is_book || (n == 1 && said >= SHORT);
		if (n == 1 && unsure) {
			t.is_short = said < SHORT; /* then none will be empty */
			doc = eg_prune_short(kept, doc, t.is_short ? said : pages->count);
		}
		eg_arena_rewind(a, mark);
	}
}
