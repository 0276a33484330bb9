/* The index (DESIGNBOOK.md 5.20): letters, entries with their pages, in two columns. The pages are
 * those that have been drawn with words of the entry on them: the index comes when all others are
 * there. */
#include "layout/lay.h"

#define TURNED EG_PTS(12) /* lines of an entry after its first are so far in */

typedef struct eg_hits {
	uint32_t *pages; /* in order, each once */
	size_t count, cap;
} eg_hits;

void eg_index_hit(eg_lay *l, uint32_t entry)
{
	size_t needed = (size_t)entry + 1;
	if (needed > l->hit_count) {
		size_t cap = needed > 2 * l->hit_count ? needed : 2 * l->hit_count;
		eg_hits *more = EG_NEW_N(l->work, eg_hits, cap);
		if (l->hit_count)
			memcpy(more, l->hits, l->hit_count * sizeof *more);
		l->hits = more;
		l->hit_count = cap;
	}
	eg_hits *h = &l->hits[entry];
	if (h->count && h->pages[h->count - 1] == l->canvas.index)
		return;
	h->pages = eg_grow(l->work, h->pages, h->count, &h->cap, sizeof *h->pages);
	h->pages[h->count++] = l->canvas.index;
}

/* -- an entry's words -- */

typedef struct line {
	eg_lay *l;
	eg_run *runs;
	size_t count, cap;
} line;

static void add(line *out, eg_str words, uint32_t style)
{
	out->runs = eg_grow(out->l->scratch, out->runs, out->count, &out->cap, sizeof *out->runs);
	out->runs[out->count++] = (eg_run){.text = words, .style = style | EG_I_NOHYPH};
}

static eg_str label(const eg_lay *l, uint32_t page)
{
	return l->canvas.pages->pages[page]->label;
}

/* The page on which the entry's main place begins; UINT32_MAX without one. */
static uint32_t main_page(const eg_map *dests, const eg_block *entry)
{
	eg_str id = entry->run_count ? entry->runs[0].dest : (eg_str){NULL, 0};
	return id.n ? eg_map_find(dests, id) : EG_MAP_NONE;
}

/* Pages that follow each other are a range; the one with the main place is bold. */
static void add_pages(line *out, const eg_hits *h, uint32_t main)
{
	eg_lay *l = out->l;
	for (size_t i = 0; i < h->count;) {
		size_t end = i + 1;
		while (end < h->count && h->pages[end] == h->pages[end - 1] + 1)
			end++;
		bool bold = h->pages[i] <= main && main <= h->pages[end - 1];
		add(out, l->doc->words[EG_WORD_COMMA], 0);
		eg_str words = label(l, h->pages[i]);
		if (end > i + 1)
			words = eg_strf(l->scratch, "%.*s\xE2\x80\x93%.*s", EG_ARG(words),
				EG_ARG(label(l, h->pages[end - 1])));
		add(out, words, bold ? EG_I_STRONG : 0);
		i = end;
	}
}

/* The pages of an entry, that of its main place among them, without those before the body. */
static eg_hits pages_of(eg_lay *l, const eg_block *entry, uint32_t main)
{
	eg_hits out = {0};
	size_t count =
		entry->start && entry->start < l->hit_count ? l->hits[entry->start].count : 0;
	out.pages = EG_NEW_N(l->scratch, uint32_t, count + 1);
	bool placed = main == EG_MAP_NONE || main < l->body_page;
	for (size_t i = 0; i < count; i++) {
		uint32_t page = l->hits[entry->start].pages[i];
		if (!placed && main <= page) {
			if (main < page)
				out.pages[out.count++] = main;
			placed = true;
		}
		if (page >= l->body_page)
			out.pages[out.count++] = page;
	}
	if (!placed)
		out.pages[out.count++] = main;
	return out;
}

/* -- the list -- */

static void add_letter(eg_lay *l, eg_str letter, uint32_t element)
{
	eg_text_spec spec = {.type = EG_T_INDEX_LETTER,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang,
		.element = eg_canvas_element(&l->canvas, element, EG_ROLE_P)};
	eg_lay_lines(l, eg_textbox_words(l, letter, &spec),
		&(eg_para_place){.kind = EG_K_OTHER, .before = EG_HALF});
	l->out->keep_next = true;
}

/* What the pages of entries are found by. */
typedef struct places {
	eg_map dests;   /* id -> page */
	eg_map printed; /* words of entries that stand in the index */
} places;

static bool is_printed(eg_lay *l, const eg_block *entry, const places *p)
{
	if (entry->kind != EG_B_ITEM)
		return false;
	if (entry->running.n)
		return eg_map_find(&p->printed, entry->running) != EG_MAP_NONE;
	if (pages_of(l, entry, main_page(&p->dests, entry)).count)
		return true;
	for (uint32_t i = 0; i < entry->child_count; i++)
		if (is_printed(l, entry->children[i], p))
			return true;
	return false;
}

static void add_see(line *out, enum eg_doc_word word, eg_str what)
{
	add(out, out->l->doc->words[EG_WORD_COMMA], 0);
	add(out, out->l->doc->words[word], EG_I_EM);
	out->runs[out->count - 1].lang = out->l->doc->words_lang;
	add(out, EG_STR(" "), 0);
	add(out, what, 0);
}

/* What else to see: entries that the index has. */
static void add_also(line *out, const eg_block *entry, const places *p)
{
	bool begun = false;
	for (uint32_t i = 0; i < entry->child_count; i++) {
		const eg_block *c = entry->children[i];
		if (c->kind != EG_B_TEXT ||
			eg_map_find(&p->printed, c->runs[0].text) == EG_MAP_NONE)
			continue;
		if (begun) {
			add(out, EG_STR("; "), 0);
			add(out, c->runs[0].text, 0);
		} else {
			add_see(out, EG_WORD_SEE_ALSO, c->runs[0].text);
		}
		begun = true;
	}
}

static line words_of(eg_lay *l, const eg_block *entry, const places *p)
{
	line out = {.l = l};
	for (uint32_t i = 0; i < entry->run_count; i++) {
		add(&out, entry->runs[i].text, entry->runs[i].style);
		out.runs[out.count - 1].dest = entry->runs[i].dest;
	}
	if (entry->running.n) {
		add_see(&out, EG_WORD_SEE, entry->running);
		return out;
	}
	uint32_t main = main_page(&p->dests, entry);
	eg_hits pages = pages_of(l, entry, main);
	add_pages(&out, &pages, main);
	add_also(&out, entry, p);
	return out;
}

static bool has_entries(eg_lay *l, const eg_block *entry, const places *p)
{
	for (uint32_t i = 0; i < entry->child_count; i++)
		if (is_printed(l, entry->children[i], p))
			return true;
	return false;
}

/* The entry, `depth` entries deep; those under it are a list in it, each further in. */
static void add_entry(
	eg_lay *l, const eg_block *entry, const places *p, uint32_t list, unsigned depth, bool keep)
{
	line out = words_of(l, entry, p);
	bool more = has_entries(l, entry, p);
	uint32_t item = eg_canvas_element(&l->canvas, list, EG_ROLE_LI);
	uint32_t body = eg_canvas_element(&l->canvas, item, EG_ROLE_LBODY);
	eg_len in = TURNED + depth * TURNED;
	eg_text_spec spec = {.type = EG_T_INDEX_ENTRY,
		.x = l->frame.x + in,
		.width = l->frame.width - in,
		.indent = -TURNED,
		.loose = true,
		.lang = l->frame.lang,
		.element = more ? eg_canvas_element(&l->canvas, body, EG_ROLE_P) : body};
	size_t from = l->out->count;
	eg_lay_lines(l, eg_textbox_set(l, out.runs, (uint32_t)out.count, &spec),
		&(eg_para_place){.kind = EG_K_OTHER});
	if (keep && from < l->out->count)
		l->out->items[from].keep = true;
	if (!more)
		return;
	l->out->keep_next = true;
	uint32_t inner = eg_canvas_element(&l->canvas, body, EG_ROLE_L);
	for (uint32_t i = 0; i < entry->child_count; i++)
		if (is_printed(l, entry->children[i], p))
			add_entry(l, entry->children[i], p, inner, depth + 1, false);
	if (depth == 0)
		eg_columns_continued(l, from, entry->runs, entry->run_count, EG_T_INDEX_ENTRY);
}

static void map_dests(eg_lay *l, eg_map *dests)
{
	const eg_pages *p = l->canvas.pages;
	eg_map_init(dests, l->scratch);
	for (size_t i = 0; i < p->dest_count; i++)
		(void)eg_map_add(dests, p->dests[i].id, p->dests[i].page, NULL);
}

/* Entries that stand in the index: what others may say to see. */
static void map_printed(eg_lay *l, const eg_block *b, places *p)
{
	eg_map_init(&p->printed, l->scratch);
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		if (!c->running.n && is_printed(l, c, p))
			(void)eg_map_add(&p->printed, c->runs[0].text, 0, NULL);
	}
}

void eg_build_index(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	places p;
	map_dests(l, &p.dests);
	map_printed(l, b, &p);
	uint32_t index = eg_lay_element(l, EG_ROLE_INDEX, b), list = 0, in_letter = 0;
	eg_str letter = {NULL, 0};
	eg_lay_columns c;
	eg_columns_open(l, &c, 2);
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *entry = b->children[i];
		if (!is_printed(l, entry, &p))
			continue;
		if (!eg_str_eq(letter, entry->label)) {
			letter = entry->label;
			add_letter(l, letter, index);
			list = eg_canvas_element(&l->canvas, index, EG_ROLE_L);
			in_letter = 0;
		}
		/* A letter stays with two of its entries. */
		add_entry(l, entry, &p, list, 0, ++in_letter == 2);
	}
	eg_columns_close(l, &c);
	l->frame = saved;
}
