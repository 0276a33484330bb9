/* layout_sample.h -- small trees of blocks made by hand, for the tests of layout. */
#ifndef EG_TESTS_LAYOUT_SAMPLE_H
#define EG_TESTS_LAYOUT_SAMPLE_H

#include "layout/layout.h"

static inline eg_block *block_of(eg_arena *a, enum eg_block_kind kind)
{
	eg_block *b = EG_NEW(a, eg_block);
	b->kind = (uint8_t)kind;
	return b;
}

static inline eg_block *add(eg_arena *a, eg_block *parent, enum eg_block_kind kind)
{
	eg_block *b = block_of(a, kind);
	if (parent->child_count == parent->child_cap) {
		uint32_t cap = parent->child_cap ? parent->child_cap * 2 : 4;
		eg_block **more = EG_NEW_N(a, eg_block *, cap);
		for (uint32_t i = 0; i < parent->child_count; i++)
			more[i] = parent->children[i];
		parent->children = more;
		parent->child_cap = cap;
	}
	parent->children[parent->child_count++] = b;
	return b;
}

static inline eg_block *say(eg_arena *a, eg_block *b, const char *words)
{
	b->runs = EG_NEW(a, eg_run);
	b->runs->text = eg_str_of(words);
	b->run_count = 1;
	return b;
}

static inline eg_block *add_text(
	eg_arena *a, eg_block *parent, enum eg_style style, const char *words)
{
	eg_block *b = say(a, add(a, parent, EG_B_TEXT), words);
	b->style = (uint8_t)style;
	return b;
}

static inline eg_block *add_head(eg_arena *a, eg_block *parent, uint8_t level, const char *words)
{
	eg_block *b = say(a, add(a, parent, EG_B_HEAD), words);
	b->level = level;
	b->in_contents = level <= 2;
	return b;
}

static inline eg_block *add_section(
	eg_arena *a, eg_block *parent, const char *id, const char *title, enum eg_break_kind before)
{
	eg_block *s = add(a, parent, EG_B_SECTION);
	s->id = eg_str_of(id);
	s->break_before = (uint8_t)before;
	if (title) {
		s->running = eg_str_of(title);
		add_head(a, s, 1, title);
	}
	return s;
}

static inline eg_tcell cell_of(eg_arena *a, const char *words)
{
	eg_tcell c = {0};
	if (words && *words) {
		c.runs = EG_NEW(a, eg_run);
		c.runs->text = eg_str_of(words);
		c.run_count = 1;
	}
	return c;
}

/* An empty table with columns by title; the first is the key. */
static inline eg_block *add_table(eg_arena *a, eg_block *parent, const char *number,
	const char *title, const char *const *columns, uint32_t column_count, size_t rows)
{
	eg_block *b = add(a, parent, EG_B_TABLE);
	if (title)
		say(a, b, title);
	b->table = EG_NEW(a, eg_table);
	b->table->number = eg_str_of(number);
	b->table->column_count = column_count;
	b->table->columns = EG_NEW_N(a, eg_column, column_count);
	for (uint32_t i = 0; i < column_count; i++)
		b->table->columns[i].title = eg_str_of(columns[i]);
	b->table->columns[0].key = true;
	b->table->row_count = rows;
	b->table->rows = EG_NEW_N(a, eg_trow, rows);
	for (size_t r = 0; r < rows; r++)
		b->table->rows[r].cells = EG_NEW_N(a, eg_tcell, column_count);
	return b;
}

static inline eg_document *document_of(eg_arena *a)
{
	eg_document *d = EG_NEW(a, eg_document);
	d->root = block_of(a, EG_B_DOCUMENT);
	d->title = EG_STR("International Engagement Strategy");
	d->short_title = d->title;
	d->author = EG_STR("Example Department");
	d->lang = EG_STR("en-US");
	d->theme = EG_STR("federal");
	static const char *const words[EG_WORD_COUNT] = {"Contents", "continued",
		"Continues on page", "Table", "Goal", "Lead", "page", "Draft", "see", "see also",
		"columns @ of @", "@ of @", "none", "@ or more", "@ more", ".", ", "};
	for (int i = 0; i < EG_WORD_COUNT; i++)
		d->words[i] = eg_str_of(words[i]);
	return d;
}

/* Marks as an array, to be looked at. */
static inline void unpack(eg_pages *p)
{
	for (size_t i = 0; i < p->count; i++) {
		eg_page *page = p->pages[i];
		const eg_mark *marks = eg_page_marks(p->arena, p, page);
		page->marks = EG_NEW_N(p->arena, eg_mark, page->mark_count);
		if (page->mark_count)
			memcpy(page->marks, marks, page->mark_count * sizeof *marks);
	}
}

/* A document that a test builds and lays. */
typedef struct setting {
	eg_arena *a;
	eg_diag diag;
	eg_fonts *fonts;
	eg_document *doc;
	eg_pages *p;
	eg_block *table; /* that the test is about, if it is about one */
	unsigned notes;  /* added so far */
} setting;

static inline setting begin(void)
{
	setting s = {.a = eg_arena_new()};
	eg_diag_init(&s.diag, s.a);
	s.doc = document_of(s.a);
	s.fonts = eg_fonts_open(&s.diag);
	return s;
}

static inline eg_pages *lay(setting *s)
{
	s->p = eg_layout(s->a, s->doc, s->fonts, NULL, &s->diag);
	unpack(s->p);
	return s->p;
}

static inline void end(setting *s)
{
	eg_fonts_close(s->fonts);
	eg_arena_release(s->a);
}

#endif
