/* What stands in a box: a list of its own, or a stack of text boxes, drawn by one item. */
#include "layout/lay.h"
#include "layout/page.h"

void eg_inner_open(eg_lay *l, eg_inner *in, eg_len x, eg_len width)
{
	*in = (eg_inner){.list = EG_NEW(l->scratch, eg_vlist), .around = l->out, .frame = l->frame};
	l->out = in->list;
	l->frame.x = x;
	l->frame.width = width;
	l->frame.free = true;
	l->frame.beside = true;
}

void eg_inner_close(eg_lay *l, eg_inner *in)
{
	/* What waits for an item that never came waits for the one after the box. */
	if (in->list->anchors_next) {
		eg_anchor **end = &in->around->anchors_next;
		while (*end)
			end = &(*end)->next;
		*end = in->list->anchors_next;
		in->list->anchors_next = NULL;
	}
	l->frame = in->frame;
	l->out = in->around;
}

void eg_inner_draw(eg_lay *l, const eg_vlist *list, eg_len y)
{
	eg_len shift = l->canvas.shift;
	for (size_t i = 0; i < list->count; i++) {
		const eg_item *it = &list->items[i];
		y += i ? eg_flow_gap(&list->items[i - 1], it) : 0;
		eg_lay_draw_item(l, it, &(eg_spot){.y = y}, shift);
		y += it->height;
	}
	l->canvas.shift = shift;
}

eg_textbox *eg_stack_add(eg_lay *l, eg_stack *s, const eg_run *runs, uint32_t count,
	const eg_text_spec *spec, eg_len before)
{
	if (count == 0)
		return NULL;
	eg_textbox *box = eg_textbox_set(l, runs, count, spec);
	if (eg_textbox_lines(box) == 0)
		return NULL;
	s->parts = eg_grow(l->scratch, s->parts, s->count, &s->cap, sizeof *s->parts);
	s->parts[s->count++] = (eg_stack_part){box, s->height + before};
	s->height += before + eg_textbox_height(box);
	return box;
}

eg_textbox *eg_stack_words(
	eg_lay *l, eg_stack *s, eg_str words, const eg_text_spec *spec, eg_len before)
{
	eg_run *run = EG_NEW(l->scratch, eg_run);
	run->text = words;
	return eg_stack_add(l, s, run, words.n ? 1 : 0, spec, before);
}

void eg_stack_draw(eg_lay *l, const eg_stack *s, eg_len y)
{
	for (size_t i = 0; i < s->count; i++)
		eg_textbox_draw_all(l, s->parts[i].box, y + s->parts[i].y);
}

void eg_stack_lines(eg_lay *l, const eg_stack *s, eg_len before)
{
	for (size_t i = 0; i < s->count; i++) {
		eg_textbox *box = s->parts[i].box;
		eg_len under = i ? s->parts[i].y - s->parts[i - 1].y -
					       eg_textbox_height(s->parts[i - 1].box)
				 : before;
		eg_lay_lines(l, box, &(eg_para_place){.kind = EG_K_OTHER, .before = under});
	}
}

bool eg_lay_fits_page(const eg_lay *l, eg_len height)
{
	return height <= l->format->bottom - l->format->top;
}
