/* Floats: blocks that text may go past. */
#include "layout/lay.h"
#include "layout/page.h"

void eg_lay_float(eg_lay *l, size_t from, bool drifts)
{
	eg_vlist *v = l->out;
	eg_len height = 0;
	if (v != &l->main || v->count <= from || v->items[from].float_end)
		return;
	for (size_t i = from; i < v->count; i++) {
		const eg_item *it = &v->items[i];
		if (it->columns || it->clear || it->side || it->opens || it->feet)
			return;
		height += it->height + (i > from ? eg_flow_gap(&v->items[i - 1], it) : 0);
	}
	if (height > l->format->bottom - l->format->top)
		return;
	v->items[from].float_end = v->count;
	v->items[from].drifts = drifts;
	for (size_t i = from + 1; i < v->count; i++)
		v->items[i].keep = true;
}
