#include "layout/lay.h"

#include "base/num.h"

#define FOOT_RULE EG_PTS(74)

uint32_t eg_lay_colour(const eg_lay *l, enum eg_paint paint)
{
	return eg_theme_colour(l->theme, paint, l->frame.goal);
}

void eg_lay_main_column(eg_lay *l)
{
	l->frame.x = l->format->main_x;
	l->frame.width = l->format->main_width;
	l->frame.side = false;
}

void eg_lay_full_width(eg_lay *l)
{
	l->frame.x = l->format->margin;
	l->frame.width = l->format->text_width;
	l->frame.side = false;
}

void eg_lay_side_column(eg_lay *l)
{
	l->frame.x = l->format->margin;
	l->frame.width = l->format->side_width;
	l->frame.side = true;
	l->frame.free = true;
}

const eg_context *eg_lay_context(eg_lay *l)
{
	eg_context *c = EG_NEW(l->work, eg_context);
	*c = l->context;
	return c;
}

/* -- items and elements -- */

eg_item *eg_lay_add(eg_lay *l, eg_item item)
{
	item.context = l->frame.context;
	return eg_vlist_add(l->scratch, l->out, item);
}

eg_anchor *eg_lay_anchor(eg_lay *l, eg_str dest)
{
	eg_anchor *a = EG_NEW(l->scratch, eg_anchor);
	a->dest = dest;
	eg_anchor **end = &l->out->anchors_next;
	while (*end)
		end = &(*end)->next;
	return *end = a;
}

void eg_lay_clear(eg_lay *l, eg_len side_height)
{
	/* One for each page that the side may need, and one more for what does not fit evenly. */
	eg_len page = (l->format->bottom - l->format->top) / 2;
	int64_t pages = side_height / page + 2;
	for (int64_t i = 0; i < pages; i++)
		eg_vlist_add(l->scratch, l->out,
			(eg_item){.clear = true, .context = l->frame.context, .ghost = false});
}

eg_str eg_lay_lang(const eg_lay *l, const eg_block *b)
{
	return b->lang.n ? b->lang : l->frame.lang;
}

eg_str eg_lay_number(const eg_lay *l, eg_arena *a, int64_t n)
{
	eg_str plain = eg_print_fixed(a, n, 0);
	uint32_t zero = l->doc->zero;
	if (!zero || zero == '0')
		return plain;
	char *out = eg_alloc(a, plain.n * 4 + 1);
	size_t bytes = 0;
	for (size_t i = 0; i < plain.n; i++)
		bytes += eg_utf8_put(out + bytes, zero + (uint32_t)(plain.p[i] - '0'));
	return (eg_str){out, bytes};
}

eg_str eg_lay_say_lang(eg_lay *l, eg_str lang, uint32_t element)
{
	if (!lang.n || eg_str_eq(lang, l->frame.lang))
		return l->frame.lang;
	if (element != EG_NO_ELEMENT)
		eg_canvas_traits(&l->canvas, element)->lang = lang;
	return lang;
}

uint32_t eg_lay_element(eg_lay *l, enum eg_role role, const eg_block *b)
{
	uint32_t e = eg_canvas_element(&l->canvas, l->frame.element, role);
	if (b->lang.n && !eg_str_eq(b->lang, l->frame.lang)) {
		eg_canvas_traits(&l->canvas, e)->lang = b->lang;
		l->frame.lang = b->lang;
	}
	if (b->id.n)
		eg_lay_anchor(l, b->id);
	return e;
}

uint32_t eg_lay_child(eg_lay *l, uint32_t parent, enum eg_role role)
{
	return parent == EG_NO_ELEMENT ? EG_NO_ELEMENT
				       : eg_canvas_element(&l->canvas, parent, role);
}

static void add_outline(eg_lay *l, const eg_anchor *a, eg_len y)
{
	eg_pages *p = l->canvas.pages;
	p->outline = eg_grow(
		l->canvas.arena, p->outline, p->outline_count, &p->outline_cap, sizeof *p->outline);
	p->outline[p->outline_count++] = (eg_outline_item){.title = a->title,
		.level = a->level,
		.dest = a->dest,
		.page = l->canvas.index,
		.y = y,
		.element = a->element};
}

void eg_lay_draw_foot_rule(eg_lay *l, eg_len y)
{
	eg_canvas_rule(&l->canvas, l->format->main_x, y, FOOT_RULE, EG_PTS(0.5),
		eg_theme_colour(l->theme, EG_PAINT_INK, 0));
}

/* What points at an item that has come to stand. */
static void land(eg_lay *l, const eg_anchor *a, const eg_context *context, eg_len y)
{
	if (a->dest.n)
		eg_canvas_dest(&l->canvas, a->dest, l->format->margin, y);
	if (a->in_outline)
		add_outline(l, a, y);
	if (a->marking)
		eg_marking_say(
			l, a->marking, context && (context->on_flood || context->in_banner), y);
}

void eg_lay_draw_item(eg_lay *l, const eg_item *item, const eg_spot *at, eg_len to_the_right)
{
	l->canvas.shift = to_the_right;
	for (const eg_anchor *a = item->anchors; a; a = a->next)
		land(l, a, item->context, at->y);
	if (item->over && at->first)
		eg_textbox_draw_all(l, item->over, at->carry_y);
	if (at->again)
		eg_objective_again(l, item->again, at->carry_y);
	if (item->draw)
		item->draw(l, item, at);
	l->canvas.shift = 0;
}

/* -- pages -- */

static eg_str roman(eg_arena *a, uint32_t n)
{
	static const struct {
		uint32_t value;
		const char *letters;
	} parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
		{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
	eg_str s = EG_STR("");
	for (size_t i = 0; i < EG_COUNT(parts); i++)
		for (; n >= parts[i].value; n -= parts[i].value)
			s = eg_str_join(a, s, eg_str_of(parts[i].letters));
	return s;
}

eg_str eg_lay_page_label(eg_lay *l, uint32_t page)
{
	if (!l->in_body && !l->one_sided)
		return roman(l->canvas.arena, page + 1);
	return eg_lay_number(l, l->canvas.arena, (int64_t)page - l->body_page + 1);
}

void eg_lay_open_page(eg_lay *l, const eg_context *context)
{
	uint32_t page = (uint32_t)l->canvas.pages->count;
	eg_canvas_open(&l->canvas, l->format, eg_lay_page_label(l, page));
	/* A page that lies is bound at its upper edge. */
	eg_len binding = l->format == l->upright ? l->theme->binding : 0;
	l->canvas.moved = page % 2 == 0 ? binding : -binding;
	l->marking_said = false;
	eg_furniture_under(l, context);
}

void eg_lay_close_page(eg_lay *l, const eg_context *context)
{
	eg_furniture_over(l, context, l->canvas.index);
	eg_canvas_close(&l->canvas);
}

/* An empty page, so that the next one is a recto. */
static void pad_to_recto(eg_lay *l)
{
	if (l->canvas.pages->count % 2 == 0)
		return;
	eg_lay_open_page(l, NULL);
	eg_lay_close_page(l, NULL);
}

/* What the head of a page says: the section that its first item stands in. */
static const eg_context *context_of(const eg_vlist *v, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (v->items[i].context && !v->items[i].clear)
			return v->items[i].context;
	return v->count ? v->items[from < v->count ? from : v->count - 1].context : NULL;
}

/* A head in the side column, or a note there, whose main item never came. */
static void add_missing_items(eg_lay *l)
{
	const eg_vlist *v = &l->main;
	if (!v->side_next && !v->feet_next && !(v->anchors_next && v->count))
		return;
	eg_lay_add(l, (eg_item){.height = l->main.side_next ? 2 * EG_LINE : 0});
	eg_lay_clear(l, 0);
}

eg_area eg_lay_area(const eg_lay *l)
{
	eg_len top = l->format->top;
	return (eg_area){.top = top,
		.bottom = l->format->bottom,
		.first_top = l->first_top ? l->first_top : top};
}

static void draw_pages(eg_lay *l)
{
	eg_area area = eg_lay_area(l);
	size_t count;
	eg_page_start *starts = eg_flow_break(l->scratch, &l->main, &area, &count);
	if (l->start == EG_BREAK_RECTO)
		pad_to_recto(l);
	for (size_t i = 0; i < count; i++) {
		size_t from = starts[i].item, to = starts[i + 1].item;
		const eg_context *context = context_of(&l->main, from, to);
		eg_lay_open_page(l, context);
		eg_flow_draw(l, &l->main, &area, &starts[i], i == 0);
		eg_lay_close_page(l, context);
	}
}

void eg_lay_flush(eg_lay *l)
{
	EG_ASSERT(l->out == &l->main);
	add_missing_items(l);
	if (l->main.count == 0)
		return; /* what points at the next item goes on waiting for it */
	draw_pages(l);
	l->start = EG_BREAK_PAGE;
	l->alone = NULL;
	l->main = (eg_vlist){0};
	l->first_top = 0;
	eg_arena_rewind(l->scratch, (eg_arena_mark){0});
}

size_t eg_lay_section_start(const eg_lay *l)
{
	const eg_vlist *v = l->out;
	size_t from = v->count;
	while (from > 0 && (from == v->count || !v->items[from].opens))
		from--;
	return from;
}

eg_len eg_lay_section_height(const eg_lay *l)
{
	return eg_vlist_height_from(l->out, eg_lay_section_start(l));
}

void eg_lay_break(eg_lay *l, enum eg_break_kind kind)
{
	eg_lay_flush(l);
	if (kind > l->start)
		l->start = kind;
}

enum eg_break_kind eg_lay_break_before(const eg_lay *l, const eg_block *b)
{
	if (b->break_before != EG_BREAK_PART)
		return (enum eg_break_kind)b->break_before;
	return l->is_short ? EG_BREAK_PAGE : EG_BREAK_RECTO;
}

eg_len eg_lay_around(const eg_lay *l, eg_len upright)
{
	bool lies = l->format->width > l->format->height;
	return lies || l->frame.dense ? upright / 4 * 3 : upright;
}

bool eg_lay_may_break(const eg_lay *l)
{
	return l->out == &l->main && !l->frame.bound;
}

void eg_lay_begin_body(eg_lay *l)
{
	if (l->in_body)
		return;
	eg_lay_flush(l);
	l->in_body = true;
	if (l->one_sided)
		return;
	pad_to_recto(l);
	l->body_page = (uint32_t)l->canvas.pages->count;
}
