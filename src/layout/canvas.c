#include "layout/canvas.h"

#define MOST_SPOKEN 256 /* bytes of what a link leads to */

void eg_canvas_init(eg_canvas *c, eg_arena *arena, eg_arena *work)
{
	*c = (eg_canvas){.arena = arena, .work = work};
	c->pages = EG_NEW(arena, eg_pages);
	c->pages->arena = arena;
}

static void empty(eg_canvas *c)
{
	for (int i = 0; i < EG_LAYER_COUNT; i++)
		c->layers[i].count = 0;
	c->owner_count = 0;
	c->link_count = 0;
	c->fixup_open = c->fixup_count;
}

void eg_canvas_open(eg_canvas *c, const eg_format *f, eg_str label)
{
	EG_ASSERT(!c->page);
	eg_pages *p = c->pages;
	c->page = EG_NEW(c->arena, eg_page);
	c->page->width = f->width;
	c->page->height = f->height;
	c->page->label = label;
	c->index = (uint32_t)p->count;
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers. */
	p->pages = eg_grow(c->arena, p->pages, p->count, &p->cap, sizeof *p->pages);
	p->pages[p->count++] = c->page;
	empty(c);
}

static void *keep(eg_arena *a, const void *items, size_t count, size_t size)
{
	void *copy = eg_alloc_array_raw(a, count, size);
	if (count)
		memcpy(copy, items, count * size);
	return copy;
}

static void join_layers(eg_arena *a, const eg_canvas *c, eg_page *page)
{
	size_t total = 0;
	for (int i = 0; i < EG_LAYER_COUNT; i++)
		total += c->layers[i].count;
	page->marks = EG_RAW_N(a, eg_mark, total);
	page->mark_count = page->mark_cap = total;
	eg_mark *to = page->marks;
	for (int i = 0; i < EG_LAYER_COUNT; i++) {
		if (c->layers[i].count)
			memcpy(to, c->layers[i].items, c->layers[i].count * sizeof *to);
		to += c->layers[i].count;
	}
}

void eg_canvas_close(eg_canvas *c)
{
	eg_page *page = c->page;
	EG_ASSERT(page);
	/* Marks that wait for page numbers must stay as they are. */
	if (c->fixup_open < c->fixup_count)
		join_layers(c->arena, c, page);
	else
		eg_page_pack(c->pages, c->work, page, c->layers, EG_LAYER_COUNT);
	for (size_t i = c->fixup_open; i < c->fixup_count; i++)
		c->fixups[i].mark += c->layers[EG_LAYER_UNDER].count;
	page->owners = keep(c->arena, c->owners, c->owner_count, sizeof *c->owners);
	page->mcid_count = (uint32_t)c->owner_count;
	page->owner_cap = c->owner_count;
	page->links = keep(c->arena, c->links, c->link_count, sizeof *c->links);
	page->link_count = page->link_cap = c->link_count;
	empty(c);
	c->page = NULL;
}

eg_element *eg_canvas_at(eg_canvas *c, uint32_t element)
{
	return &c->pages->elements[element];
}

eg_traits *eg_canvas_traits(eg_canvas *c, uint32_t element)
{
	eg_element *e = eg_canvas_at(c, element);
	if (!e->traits)
		e->traits = EG_NEW(c->arena, eg_traits);
	return e->traits;
}

/* A list of 1 << power kids: one that was outgrown, or a new one. The first bytes of a free list
 * hold the next one's address. */
static eg_kid *take_kids(eg_canvas *c, unsigned power)
{
	eg_kid *kids = c->free_kids[power];
	if (!kids)
		return EG_NEW_N(c->arena, eg_kid, (size_t)1 << power);
	memcpy(&c->free_kids[power], kids, sizeof(eg_kid *));
	return kids;
}

static void give_kids(eg_canvas *c, eg_kid *kids, unsigned power)
{
	memcpy(kids, &c->free_kids[power], sizeof(eg_kid *));
	c->free_kids[power] = kids;
}

/* Most elements have one or two kids, so the list starts small. It has room for a power of two, and
 * is full when it has as many. */
static void add_kid(eg_canvas *c, uint32_t parent, eg_kid kid)
{
	eg_element *e = eg_canvas_at(c, parent);
	uint32_t n = e->kid_count;
	if ((n & (n - 1)) == 0) {
		unsigned power = 0;
		while (n >> power)
			power++;
		eg_kid *kids = take_kids(c, power);
		if (n) {
			memcpy(kids, e->kids, n * sizeof *kids);
			give_kids(c, e->kids, power - 1);
		}
		e->kids = kids;
	}
	e->kids[e->kid_count++] = kid;
}

/* The list of elements is the largest of all, and stands in an arena of its own. */
void eg_canvas_reserve(eg_canvas *c, size_t elements)
{
	eg_pages *p = c->pages;
	if (!c->elements)
		c->elements = eg_arena_new();
	p->elements = eg_grow_alone(c->elements, p->elements, p->element_count, &p->element_cap,
		sizeof *p->elements, elements);
}

eg_arena *eg_canvas_finish(eg_canvas *c)
{
	eg_arena *elements = c->elements;
	c->elements = NULL;
	return elements;
}

uint32_t eg_canvas_element(eg_canvas *c, uint32_t parent, enum eg_role role)
{
	eg_pages *p = c->pages;
	uint32_t index = (uint32_t)p->element_count;
	if (p->element_count == p->element_cap)
		eg_canvas_reserve(c, 1);
	p->elements[p->element_count++] = (eg_element){.role = (uint8_t)role, .parent = parent};
	if (parent != UINT32_MAX)
		add_kid(c, parent, eg_kid_of(EG_KID_ELEMENT, 0, index));
	return index;
}

/* A ground that bleeds off an edge goes on to that edge. */
static void move(const eg_canvas *c, eg_mark *m)
{
	bool left = m->kind == EG_MARK_RECT && m->x <= 0 && m->w > 0;
	bool right = m->kind == EG_MARK_RECT && m->w > 0 && m->x + m->w >= c->page->width;
	m->x += c->shift + (left ? 0 : c->moved);
	if (left && !right)
		m->w += c->moved;
	else if (right && !left)
		m->w -= c->moved;
	if (c->mirrored)
		m->x = c->page->width - m->x -
		       (m->kind == EG_MARK_GLYPHS ? m->as.text.shaped->width : m->w);
}

static eg_mark *add_mark(eg_canvas *c, enum eg_layer layer, eg_mark m)
{
	eg_mark_list *l = &c->layers[layer];
	l->items = eg_grow(c->work, l->items, l->count, &l->cap, sizeof *l->items);
	l->items[l->count] = m;
	move(c, &l->items[l->count]);
	return &l->items[l->count++];
}

/* The open sequence of the element, or a new one. */
static uint32_t sequence(eg_canvas *c, uint32_t element)
{
	const eg_mark_list *l = &c->layers[EG_LAYER_TEXT];
	const eg_mark *last = l->count ? &l->items[l->count - 1] : NULL;
	if (last && last->artifact == EG_ART_NONE && c->owners[last->mcid] == element)
		return last->mcid;
	uint32_t mcid = (uint32_t)c->owner_count;
	c->owners = eg_grow(c->work, c->owners, c->owner_count, &c->owner_cap, sizeof *c->owners);
	c->owners[c->owner_count++] = element;
	add_kid(c, element, eg_kid_of(EG_KID_CONTENT, c->index, mcid));
	return mcid;
}

void eg_canvas_image(eg_canvas *c, eg_ink ink, const eg_image *image, const eg_mark *box,
	uint32_t columns, uint32_t rows)
{
	eg_mark m = {.x = box->x, .y = box->y, .w = box->w, .h = box->h};
	if (image->drawing) {
		m.kind = EG_MARK_DRAWING;
		m.as.drawing = image->drawing;
	} else {
		m.kind = EG_MARK_IMAGE;
		m.as.image.bitmap = &image->bitmap;
		m.as.image.columns = columns;
		m.as.image.rows = rows;
	}
	if (ink.element == EG_NO_ELEMENT)
		m.artifact = (uint8_t)(ink.artifact ? ink.artifact : EG_ART_LAYOUT);
	else
		m.mcid = sequence(c, ink.element);
	(void)add_mark(c, EG_LAYER_TEXT, m);
}

eg_mark *eg_canvas_glyphs(eg_canvas *c, eg_ink ink, const eg_shaped *s, eg_len x, eg_len y)
{
	eg_mark m = {.kind = EG_MARK_GLYPHS, .fill = true, .colour = ink.colour, .x = x, .y = y};
	m.as.text.shaped = s;
	if (ink.element == EG_NO_ELEMENT)
		m.artifact = (uint8_t)(ink.artifact ? ink.artifact : EG_ART_LAYOUT);
	else
		m.mcid = sequence(c, ink.element);
	return add_mark(c, EG_LAYER_TEXT, m);
}

void eg_canvas_backdrop(
	eg_canvas *c, const eg_shaped *s, eg_len x, eg_len y, int32_t angle, uint32_t colour)
{
	eg_mark m = {.kind = EG_MARK_GLYPHS,
		.fill = true,
		.colour = colour,
		.x = x,
		.y = y,
		.artifact = EG_ART_BACKGROUND};
	m.as.text.shaped = s;
	m.as.text.turned = true;
	m.as.text.angle = angle;
	add_mark(c, EG_LAYER_UNDER, m);
}

void eg_canvas_rect(
	eg_canvas *c, enum eg_layer layer, eg_len x, eg_len y, eg_len w, eg_len h, uint32_t colour)
{
	add_mark(c, layer,
		(eg_mark){.kind = EG_MARK_RECT,
			.fill = true,
			.colour = colour,
			.x = x,
			.y = y,
			.w = w,
			.h = h,
			.artifact = layer == EG_LAYER_UNDER ? EG_ART_BACKGROUND : EG_ART_LAYOUT});
}

void eg_canvas_rule(eg_canvas *c, eg_len x, eg_len y, eg_len w, eg_len thick, uint32_t colour)
{
	eg_canvas_rect(c, EG_LAYER_OVER, x, y, w, thick, colour);
}

eg_mark *eg_canvas_path(eg_canvas *c, eg_path path, eg_point *points, uint32_t point_count)
{
	EG_ASSERT(!c->mirrored); /* points are where they are */
	eg_mark m = {.kind = EG_MARK_PATH, .artifact = EG_ART_LAYOUT};
	for (uint32_t i = 0; i < point_count; i++)
		points[i].x += c->shift + c->moved;
	path.points = points;
	m.as.path = path;
	return add_mark(c, EG_LAYER_OVER, m);
}

/* Each line of a link says what it leads to; of a long title as much as a listener keeps in mind,
 * lest a title of many lines be said whole as often. The words may have been made for the flow, and
 * the pages stay. */
static eg_str spoken(eg_canvas *c, eg_str s)
{
	if (s.n <= MOST_SPOKEN)
		return eg_str_copy(c->arena, s);
	eg_str cut = eg_str_cut(s, 0, MOST_SPOKEN);
	cut.n = eg_utf8_valid(cut);
	size_t n = cut.n;
	while (n > MOST_SPOKEN / 2 && cut.p[n - 1] != ' ')
		n--;
	if (n > MOST_SPOKEN / 2)
		cut.n = n - 1;
	return eg_strf(c->arena, "%.*s\xE2\x80\xA6", EG_ARG(cut));
}

void eg_canvas_link(eg_canvas *c, uint32_t element, const eg_link *link)
{
	c->links = eg_grow(c->work, c->links, c->link_count, &c->link_cap, sizeof *c->links);
	eg_kid kid = eg_kid_of(EG_KID_LINK, c->index, (uint32_t)c->link_count);
	c->links[c->link_count] = *link;
	eg_link *to = &c->links[c->link_count++];
	to->x0 += c->shift + c->moved;
	to->x1 += c->shift + c->moved;
	if (c->mirrored) {
		eg_len left = c->page->width - to->x1;
		to->x1 = c->page->width - to->x0;
		to->x0 = left;
	}
	to->element = element;
	to->contents = spoken(c, link->contents);
	add_kid(c, element, kid);
}

void eg_canvas_dest(eg_canvas *c, eg_str id, eg_len x, eg_len y)
{
	eg_pages *p = c->pages;
	p->dests = eg_grow(c->arena, p->dests, p->dest_count, &p->dest_cap, sizeof *p->dests);
	p->dests[p->dest_count++] =
		(eg_dest){.id = id, .page = c->index, .x = x + c->shift + c->moved, .y = y};
}

eg_fixup *eg_canvas_fixup(eg_canvas *c, eg_str dest, eg_type_style style)
{
	c->fixups = eg_grow(c->work, c->fixups, c->fixup_count, &c->fixup_cap, sizeof *c->fixups);
	eg_fixup *f = &c->fixups[c->fixup_count++];
	*f = (eg_fixup){.page = c->index,
		.mark = c->layers[EG_LAYER_TEXT].count - 1,
		.dest = dest,
		.style = style,
		.room = EG_PTS(10000)};
	return f;
}

void eg_canvas_fixup_right(eg_canvas *c, eg_str dest, eg_type_style style, eg_len right)
{
	eg_fixup *f = eg_canvas_fixup(c, dest, style);
	f->from_right = !c->mirrored; /* there its left edge stays */
	f->right = right + c->shift + c->moved;
}
