/* The notes of a table: each page on which the table goes on has those whose marks it has, as
 * artifacts; all of them follow the table as text. And the words that say where it goes on. */
#include "layout/table.h"

typedef struct eg_table_notes {
	eg_textbox **boxes;
	size_t count;
	size_t heads;   /* the first ones belong to the head, which is on every page */
	size_t *before; /* by row: notes with marks in the head and the rows before it */
	eg_len *height; /* by note: of it and all before */
} eg_table_notes;

static bool is_note(const eg_block *b)
{
	return b->kind == EG_B_TEXT && b->style == EG_S_NOTE && b->label.n && b->run_count;
}

static bool has_mark(const eg_tcell *c, eg_str label)
{
	for (uint32_t i = 0; i < c->run_count; i++)
		if ((c->runs[i].style & EG_I_SUP) && !c->runs[i].dest.n &&
			eg_str_eq(c->runs[i].text, label))
			return true;
	return false;
}

/* Notes come in the order of their marks, so that one walk over the rows finds all. */
static void find_rows(const eg_tab *t, eg_table_notes *n, const eg_str *labels)
{
	const eg_table *table = t->table;
	size_t at = 0;
	for (uint32_t i = 0; i < table->column_count && at < n->count; i++)
		at += eg_str_eq(table->columns[i].mark, labels[at]);
	n->heads = at;
	for (size_t r = 0; r < table->row_count; r++) {
		const eg_trow *row = &table->rows[r];
		n->before[r] = at;
		for (uint32_t i = 0; i < (row->group ? 1 : table->column_count); i++)
			while (at < n->count && has_mark(&row->cells[i], labels[at]))
				at++;
	}
	n->before[table->row_count] = at;
}

void eg_table_read_notes(eg_lay *l, eg_tab *t)
{
	const eg_block *b = t->block;
	size_t count = 0;
	for (uint32_t i = 0; i < b->child_count; i++)
		count += is_note(b->children[i]);
	if (count == 0)
		return;
	eg_table_notes *n = EG_NEW(l->scratch, eg_table_notes);
	eg_str *labels = EG_NEW_N(l->scratch, eg_str, count);
	n->boxes = EG_NEW_N(l->scratch, eg_textbox *, count);
	n->height = EG_NEW_N(l->scratch, eg_len, count + 1);
	n->before = EG_NEW_N(l->scratch, size_t, t->table->row_count + 1);
	eg_text_spec spec = {.type = EG_T_SOURCE_LINE,
		.x = t->x,
		.width = t->width,
		.lang = t->lang,
		.element = EG_NO_ELEMENT};
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		if (!is_note(c))
			continue;
		labels[n->count] = c->label;
		n->boxes[n->count] = eg_textbox_set(l, c->runs, c->run_count, &spec);
		n->height[n->count + 1] =
			n->height[n->count] + eg_textbox_height(n->boxes[n->count]);
		n->count++;
	}
	find_rows(t, n, labels);
	t->notes = n;
}

eg_len eg_table_notes_before(const eg_tab *t, size_t row)
{
	return t->notes->height[t->notes->before[row]];
}

eg_len eg_table_notes_always(const eg_tab *t)
{
	return EG_NOTES_GAP + t->notes->height[t->notes->heads];
}

static eg_len draw_some(eg_lay *l, const eg_table_notes *n, size_t from, size_t to, eg_len y)
{
	for (size_t i = from; i < to; i++) {
		eg_textbox_draw_all(l, n->boxes[i], y);
		y += eg_textbox_height(n->boxes[i]);
	}
	return y;
}

static void draw_notes(eg_lay *l, const eg_tab *t, size_t from, size_t last, eg_len y)
{
	const eg_table_notes *n = t->notes;
	y = draw_some(l, n, 0, n->heads, y + EG_NOTES_GAP);
	draw_some(l, n, n->before[from], n->before[last + 1], y);
}

/* "Continues on page 62", across from the folio. */
static void draw_continues(eg_lay *l)
{
	const eg_format *f = l->format;
	uint32_t next = l->canvas.index + 1;
	bool left = l->canvas.index % 2 == 0; /* of a recto, whose folio is on the right */
	eg_text_spec spec = {.type = EG_T_RUNNING,
		.x = f->margin,
		.width = f->text_width,
		.rag = left ? EG_RAG_LEFT : EG_RAG_RIGHT,
		.lang = l->doc->lang,
		.artifact = EG_ART_FOOTER,
		.element = EG_NO_ELEMENT};
	eg_textbox *b = eg_textbox_words(l,
		eg_strf(l->scratch, "%.*s\xC2\xA0%.*s", EG_ARG(l->doc->words[EG_WORD_CONTINUES]),
			EG_ARG(eg_lay_page_label(l, next))),
		&spec);
	eg_textbox_draw_all(l, b, f->folio_y - b->baseline);
}

void eg_table_draw_foot(eg_lay *l, const eg_tab *t, size_t from, size_t last, eg_len y)
{
	if (t->notes)
		draw_notes(l, t, from, last, y);
	draw_continues(l);
}
