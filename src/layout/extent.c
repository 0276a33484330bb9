/* How many pages a section takes, against how many it should (DOMAIN.md 4). The pages of a section
 * are those with content of its elements. */
#include "layout/lay.h"

typedef struct eg_extent {
	const eg_block *section;
	uint32_t element;
	uint32_t first, last; /* pages; first > last: none */
} eg_extent;

void eg_extent_begin(eg_lay *l, const eg_block *section)
{
	l->extents =
		eg_grow(l->work, l->extents, l->extent_count, &l->extent_cap, sizeof *l->extents);
	l->extents[l->extent_count++] =
		(eg_extent){.section = section, .element = l->frame.element, .first = UINT32_MAX};
}

static void take_pages(eg_extent *x, const eg_element *e)
{
	for (uint32_t i = 0; i < e->kid_count; i++) {
		uint32_t page = eg_kid_page(&e->kids[i]);
		if (eg_kid_kind(&e->kids[i]) != EG_KID_CONTENT)
			continue;
		x->first = page < x->first ? page : x->first;
		x->last = page > x->last ? page : x->last;
	}
}

/* An element comes after its parent, so one walk finds the section of each. Of a section in a
 * section the inner one counts for both. */
static void measure(eg_lay *l)
{
	const eg_pages *p = l->canvas.pages;
	uint32_t *of = EG_NEW_N(l->work, uint32_t, p->element_count);
	size_t next = 0;
	for (size_t i = 0; i < p->element_count; i++) {
		uint32_t parent = p->elements[i].parent;
		of[i] = parent == UINT32_MAX ? 0 : of[parent];
		if (next < l->extent_count && l->extents[next].element == i)
			of[i] = (uint32_t)++next;
		if (of[i])
			take_pages(&l->extents[of[i] - 1], &p->elements[i]);
	}
}

static void judge(eg_lay *l, const eg_extent *x)
{
	const eg_page_bounds *b = x->section->bounds;
	uint32_t pages = x->first > x->last ? 0 : x->last - x->first + 1;
	if (b->taken)
		*b->taken = pages;
	bool few = pages < b->least, many = b->most && pages > b->most;
	if (!few && !many)
		return;
	eg_say_help(eg_report(l->diag, EG_R_SECTION_PAGES, b->span,
			    "%s '%.*s' takes %u page%s; %u %s", b->what ? b->what : "section",
			    EG_ARG(b->name), pages, pages == 1 ? "" : "s", few ? b->least : b->most,
			    few ? (b->least == 1 ? "is least" : "are least")
				: (b->most == 1 ? "is most" : "are most")),
		"%s it, or give other bounds in its 'pages:'", few ? "say more in" : "shorten");
}

void eg_extents_judge(eg_lay *l)
{
	if (l->extent_count == 0)
		return;
	measure(l);
	for (size_t i = 0; i < l->extent_count; i++)
		judge(l, &l->extents[i]);
}

static bool has_yielding(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->yields || has_yielding(b->children[i]))
			return true;
	return b->yields;
}

const eg_block **eg_extents_over(eg_lay *l, eg_arena *a, size_t *count)
{
	const eg_block **over = EG_NEW_N(a, const eg_block *, l->extent_count + 1);
	*count = 0;
	for (size_t i = 0; i < l->extent_count; i++) {
		const eg_extent *x = &l->extents[i];
		uint32_t pages = x->first > x->last ? 0 : x->last - x->first + 1,
			 most = x->section->bounds->most;
		if (most && pages > most && has_yielding(x->section))
			over[(*count)++] = x->section;
	}
	return over;
}
