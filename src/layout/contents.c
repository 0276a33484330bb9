/* The contents: the heads of the document with their pages, which are filled in at the end. */
#include "layout/lay.h"

#define TORN_PRICE  2000 /* of a page that ends inside a list, which goes to the next one whole */
#define LAST_ROWS   3    /* at least so many are left for the next page */
#define RULE        EG_PTS(0.5)
#define GOAL_RULE   EG_PTS(1.5)
#define PART_PITCH  EG_PTS(21)
#define PART_PAD    EG_PTS(2.5) /* from the rule to the line's box */
#define GOAL_PAD    EG_PTS(5.25)
#define GOAL_GAP    EG_PTS(3.5)   /* title group and objectives */
#define GOAL_END    EG_PTS(15.75) /* keeps the group to whole units */
#define NUMBER_BOX  EG_PTS(24)    /* of the numbers of objectives: at least, ... */
#define NUMBER_MOST EG_PTS(96)    /* and at most, where they are words */
#define NUMBER_GAP  EG_PTS(5)
#define PAGE_BOX    EG_PTS(40) /* kept free for the page number */
#define NUMERAL_TOP EG_PTS(3)

/* -- gathering -- */

typedef struct gatherer {
	eg_arena *arena;
	eg_toc *toc;
	uint32_t unnamed;
} gatherer;

static bool names_its_owner(const eg_block *owner, const eg_block *head)
{
	switch ((enum eg_block_kind)owner->kind) {
	case EG_B_SECTION:
	case EG_B_OPENER:
	case EG_B_OBJECTIVE:
	case EG_B_PROFILE:
	case EG_B_BANNER:
	case EG_B_HALF:
		for (uint32_t i = 0; i < owner->child_count; i++)
			if (owner->children[i]->kind == EG_B_HEAD)
				return owner->children[i] == head;
		return false;
	default:
		return false;
	}
}

static eg_str dest_of(gatherer *g, const eg_block *head, const eg_block *owner)
{
	if (head->id.n)
		return head->id;
	if (names_its_owner(owner, head) && owner->id.n)
		return owner->id;
	return eg_strf(g->arena, "head.%u", ++g->unnamed);
}

static eg_str tagline_of(eg_arena *a, const eg_block *owner)
{
	for (uint32_t i = 0; i < owner->child_count; i++) {
		const eg_block *c = owner->children[i];
		if (owner->kind == EG_B_OPENER && c->kind == EG_B_TEXT && c->style == EG_S_TAGLINE)
			return eg_runs_plain(a, c->runs, c->run_count);
	}
	return (eg_str){NULL, 0};
}

eg_str eg_toc_lang(const eg_block *b)
{
	for (uint32_t i = 0; i < b->run_count; i++)
		if (b->runs[i].lang.n)
			return b->runs[i].lang;
	return b->lang;
}

static void add_entry(gatherer *g, const eg_block *head, const eg_block *owner)
{
	eg_toc *t = g->toc;
	uintptr_t address = (uintptr_t)head;
	eg_str key = eg_str_copy(g->arena, (eg_str){(const char *)&address, sizeof address});
	(void)eg_map_add(&t->index, key, (uint32_t)t->count, NULL);
	t->entries = eg_grow(g->arena, t->entries, t->count, &t->cap, sizeof *t->entries);
	bool objective = owner->kind == EG_B_OBJECTIVE;
	t->entries[t->count++] = (eg_toc_entry){.head = head,
		.owner = owner,
		.dest = dest_of(g, head, owner),
		.title = eg_runs_plain(g->arena, head->runs, head->run_count),
		.lang = eg_toc_lang(head),
		.number = head->label,
		.tagline = tagline_of(g->arena, owner),
		.level = owner->kind == EG_B_OPENER ? 1
			 : objective                ? 2
			 : head->level              ? head->level
						    : 1,
		.goal = owner->kind == EG_B_OPENER || objective
				? (head->goal ? head->goal : owner->goal)
				: 0};
}

static void gather(gatherer *g, const eg_block *b, const eg_block *owner)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		bool own = owner->kind == EG_B_OBJECTIVE && names_its_owner(owner, c);
		if (c->kind == EG_B_HEAD && (c->in_contents || own) && c->run_count)
			add_entry(g, c, owner);
		bool through =
			c->kind == EG_B_GROUP || c->kind == EG_B_MAIN || c->kind == EG_B_SIDE;
		gather(g, c, through ? owner : c);
	}
}

const eg_toc *eg_toc_gather(eg_arena *a, const eg_block *root)
{
	gatherer g = {.arena = a, .toc = EG_NEW(a, eg_toc)};
	eg_map_init(&g.toc->index, a);
	gather(&g, root, root);
	return g.toc;
}

const eg_toc_entry *eg_toc_find(const eg_toc *toc, const eg_block *head)
{
	uintptr_t address = (uintptr_t)head;
	uint32_t at = eg_map_find(&toc->index, (eg_str){(const char *)&address, sizeof address});
	return at == EG_MAP_NONE ? NULL : &toc->entries[at];
}

/* -- one entry -- */

typedef struct row {
	const eg_toc_entry *entry;
	eg_textbox *title, *number, *tagline;
	eg_type_style page_style;
	const eg_shaped *page; /* stands for the number until it is known */
	uint32_t colour;       /* of the page number */
	uint32_t element;
	eg_len x, right, pad;
	eg_len rule; /* thickness; 0 = none */
	uint32_t rule_colour;
} row;

/* The number that is not known yet, and the link over the line. */
static void draw_page(eg_lay *l, const row *r, eg_len top, eg_len baseline)
{
	eg_ink ink = {.element = r->element, .colour = r->colour};
	eg_canvas_glyphs(&l->canvas, ink, r->page, r->right - r->page->width, baseline);
	eg_canvas_fixup_right(&l->canvas, r->entry->dest, r->page_style, r->right);
	eg_link link = {.x0 = r->x,
		.y0 = top,
		.x1 = r->right,
		.y1 = top + r->title->row->leading,
		.dest = r->entry->dest,
		.contents = r->entry->title.n ? r->entry->title : r->entry->dest};
	eg_canvas_link(&l->canvas, r->element, &link);
}

static void draw_row(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const row *r = item->data;
	eg_len y = at->y + r->pad, leading = r->title->row->leading;
	if (r->rule)
		eg_canvas_rule(&l->canvas, r->x, at->y, r->right - r->x, r->rule, r->rule_colour);
	if (r->number)
		eg_textbox_draw_all(l, r->number,
			r->rule ? at->y + NUMERAL_TOP
				: y + r->title->baseline - r->number->baseline);
	eg_textbox_draw_all(l, r->title, y);
	if (r->tagline)
		eg_textbox_draw_all(l, r->tagline, y + eg_textbox_height(r->title));
	eg_len last = y + (eg_len)(eg_textbox_lines(r->title) - 1) * leading;
	draw_page(l, r, y, last + r->title->baseline);
}

/* The title in its own language, at the edge at which the page's lines begin; behind its number, if
 * there is one. */
static eg_textbox *set_numbered(eg_lay *l, const eg_toc_entry *e, eg_str number, eg_str words,
	enum eg_type type, eg_len x, eg_len width, uint32_t element)
{
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, 2);
	eg_text_spec spec = {.type = type,
		.x = x,
		.width = width,
		.lang = eg_lay_say_lang(l, e->lang, element),
		.goal = e->goal,
		.element = element,
		.numbered = number.n > 0};
	spec.rag = eg_textbox_edge(l, spec.lang);
	uint32_t n = 0;
	if (number.n)
		runs[n++].text = eg_strf(l->scratch, "%.*s\xC2\xA0\xC2\xA0", EG_ARG(number));
	runs[n++].text = eg_strf(l->scratch, "%.*s ", EG_ARG(words));
	return eg_textbox_set(l, runs, n, &spec);
}

static eg_textbox *set_title(eg_lay *l, const eg_toc_entry *e, eg_str words, enum eg_type type,
	eg_len x, eg_len width, uint32_t element)
{
	return set_numbered(l, e, (eg_str){NULL, 0}, words, type, x, width, element);
}

static eg_textbox *set_words(eg_lay *l, eg_str words, enum eg_type type, uint8_t goal, eg_len x,
	eg_len width, uint32_t element)
{
	eg_text_spec spec = {.type = type,
		.x = x,
		.width = width,
		.lang = l->frame.lang,
		.goal = goal,
		.element = element};
	return eg_textbox_words(l, eg_strf(l->scratch, "%.*s ", EG_ARG(words)), &spec);
}

/* TOCI, Reference, Link: the link holds the words and the number. */
static uint32_t entry_element(eg_lay *l, uint32_t toc)
{
	uint32_t toci = eg_canvas_element(&l->canvas, toc, EG_ROLE_TOCI);
	return eg_canvas_element(
		&l->canvas, eg_canvas_element(&l->canvas, toci, EG_ROLE_REFERENCE), EG_ROLE_LINK);
}

static row *new_row(eg_lay *l, const eg_toc_entry *e, uint32_t toc, enum eg_type type,
	enum eg_type page_type, eg_len indent)
{
	row *r = EG_NEW(l->scratch, row);
	const eg_type_row *page_row = eg_theme_type(l->theme, page_type);
	*r = (row){.entry = e, .x = l->frame.x, .right = l->frame.x + l->frame.width};
	r->element = entry_element(l, toc);
	r->title = set_title(l, e, e->title, type, l->frame.x + indent,
		l->frame.width - indent - PAGE_BOX, r->element);
	r->page_style = eg_textbox_style(l, page_row);
	r->colour = eg_theme_colour(l->theme, (enum eg_paint)page_row->paint, e->goal);
	r->page = eg_shape(eg_setter_shaper(l->setter), &r->page_style, EG_STR("00"), EG_LATIN,
		false, l->frame.lang);
	return r;
}

static eg_len full_width(eg_lay *l, eg_str words, enum eg_type type)
{
	const eg_text_spec spec = {.type = type, .lang = l->frame.lang, .element = EG_NO_ELEMENT};
	return eg_textbox_full_width(l, words, &spec);
}

/* Whether a goal's number has room beside the column; one that is words leads the title. */
static bool hangs_numeral(eg_lay *l, const eg_toc_entry *e)
{
	return full_width(l, e->number, EG_T_TOC_NUMERAL) <= l->format->step - NUMBER_GAP;
}

static void add_part(eg_lay *l, const eg_toc_entry *e, uint32_t toc)
{
	row *r = new_row(l, e, toc, EG_T_TOC_PART, EG_T_TOC_PAGE_PART, 0);
	if (eg_textbox_lines(r->title) == 0)
		return;
	r->pad = PART_PAD;
	r->rule = RULE;
	r->rule_colour = eg_theme_colour(l->theme, EG_PAINT_RULE, 0);
	if (e->number.n)
		r->title = set_numbered(l, e, e->number, e->title, EG_T_TOC_PART, r->x,
			l->frame.width - PAGE_BOX, r->element);
	eg_lay_add(l, (eg_item){.draw = draw_row,
			      .data = r,
			      .height = eg_textbox_height(r->title) + PART_PITCH - EG_LINE});
}

static void add_goal(eg_lay *l, const eg_toc_entry *e, uint32_t toc, bool first)
{
	row *r = new_row(l, e, toc, EG_T_TOC_GOAL, EG_T_TOC_PAGE_GOAL, 0);
	if (eg_textbox_lines(r->title) == 0)
		return;
	bool hangs = hangs_numeral(l, e);
	if (!hangs)
		r->title = set_numbered(l, e, e->number, e->title, EG_T_TOC_GOAL, r->x,
			l->frame.width - PAGE_BOX, r->element);
	r->pad = GOAL_PAD;
	r->rule = GOAL_RULE;
	r->rule_colour = eg_theme_colour(l->theme, EG_PAINT_GOAL, e->goal);
	eg_len height = GOAL_PAD + eg_textbox_height(r->title) + GOAL_GAP;
	if (hangs && e->number.n)
		r->number = set_words(l, e->number, EG_T_TOC_NUMERAL, e->goal,
			l->frame.x - l->format->step, 2 * l->format->step, r->element);
	if (e->tagline.n) {
		r->tagline = set_words(l, e->tagline, EG_T_TOC_TAGLINE, 0, l->frame.x,
			l->frame.width - PAGE_BOX, r->element);
		height += eg_textbox_height(r->tagline);
	}
	eg_lay_add(l, (eg_item){.draw = draw_row,
			      .data = r,
			      .height = height,
			      .before = first ? EG_HALF : GOAL_END});
	l->out->keep_next = true;
}

void eg_toc_add_row(eg_lay *l, const eg_toc_entry *e, uint32_t toc, eg_len indent)
{
	row *r = new_row(l, e, toc, EG_T_TOC_ITEM, EG_T_TOC_PAGE, indent);
	if (eg_textbox_lines(r->title) == 0)
		return;
	eg_toc_entry number = {.lang = e->lang};
	if (e->number.n)
		r->number = set_title(
			l, &number, e->number, EG_T_TOC_ITEM, l->frame.x, indent, r->element);
	eg_len height = eg_textbox_height(r->title);
	if (r->number && eg_textbox_height(r->number) > height)
		height = eg_textbox_height(r->number);
	eg_lay_add(l, (eg_item){.draw = draw_row, .data = r, .height = height});
}

void eg_toc_hold_rows(eg_lay *l, size_t first)
{
	size_t count = l->out->count;
	for (size_t i = first + 1; i < count; i++) {
		eg_item *it = &l->out->items[i];
		it->penalty = TORN_PRICE;
		it->keep = it->keep || i + LAST_ROWS > count;
	}
}

/* The column of the objectives' numbers: as wide as they need, up to a bound. */
static eg_len number_room(eg_lay *l)
{
	eg_len room = NUMBER_BOX;
	for (size_t i = 0; i < l->toc->count; i++) {
		const eg_toc_entry *e = &l->toc->entries[i];
		if (e->level < 2 || !e->number.n)
			continue;
		eg_len full = full_width(l, e->number, EG_T_TOC_ITEM) + NUMBER_GAP;
		room = full > room ? full : room;
	}
	return room < NUMBER_MOST ? room : NUMBER_MOST;
}

/* -- the list -- */

typedef struct nesting {
	uint32_t toc, inner; /* inner: of the second level, 0 = none open */
	uint32_t rows;       /* of the second level, since the last of the first */
	eg_len room;         /* of the objectives' numbers */
	const eg_toc_entry *before;
} nesting;

/* A goal's group ends where an entry comes that is not of the goal. No page begins with its last
 * row. */
static void end_group(eg_lay *l, const nesting *n)
{
	if (n->rows > 1)
		l->out->items[l->out->count - 1].keep = true;
	if (n->before && n->before->goal && l->out->count)
		l->out->items[l->out->count - 1].after = GOAL_END;
	else if (n->before && n->before->level > 1 && l->out->count)
		l->out->items[l->out->count - 1].after = EG_HALF;
}

static void add_row(eg_lay *l, nesting *n, const eg_toc_entry *e)
{
	if (e->level == 1) {
		end_group(l, n);
		l->out->keep_next = false;
		n->inner = n->rows = 0;
		if (e->goal)
			add_goal(l, e, n->toc, !(n->before && n->before->goal));
		else
			add_part(l, e, n->toc);
	} else {
		if (!n->inner)
			n->inner = eg_canvas_element(&l->canvas, n->toc, EG_ROLE_TOC);
		l->out->keep_next = l->out->keep_next || n->rows == 1;
		eg_toc_add_row(l, e, n->inner, e->number.n ? n->room : e->goal ? 0 : EG_LINE);
		n->rows++;
	}
	n->before = e;
}

/* -- what is shown -- */

#define MOST_PAGES 2 /* on which something is left out for the sake of the page */
#define GROUP      EG_PTS(70)

#define NO_INNER      0x1u /* heads within parts that are no goals */
#define NO_OBJECTIVES 0x2u

static bool is_shown(const eg_toc_entry *e, unsigned depth, unsigned left_out)
{
	if (e->level > depth || e->level > 2)
		return false;
	return e->level == 1 || !(left_out & (e->goal ? NO_OBJECTIVES : NO_INNER));
}

static eg_len lines_of(eg_lay *l, const eg_toc_entry *e, enum eg_type type, eg_len indent)
{
	const eg_textbox *b = set_words(l, e->title, type, e->goal, l->frame.x,
		l->frame.width - indent - PAGE_BOX, EG_NO_ELEMENT);
	return eg_textbox_height(b);
}

/* The height of the rows, with the space between them as end_group and add_goal give it. */
static eg_len height_of(eg_lay *l, unsigned depth, unsigned left_out)
{
	const eg_toc_entry *before = NULL;
	eg_len h = 0, room = number_room(l);
	for (size_t i = 0; i < l->toc->count; i++) {
		const eg_toc_entry *e = &l->toc->entries[i];
		if (!is_shown(e, depth, left_out))
			continue;
		if (e->level > 1)
			h += lines_of(l, e, EG_T_TOC_ITEM, room);
		else if (e->goal)
			h += GOAL_PAD + lines_of(l, e, EG_T_TOC_GOAL, 0) + GOAL_GAP +
			     (e->tagline.n ? EG_LINE : 0);
		else
			h += lines_of(l, e, EG_T_TOC_PART, 0) + PART_PITCH - EG_LINE;
		if (before && e->level == 1)
			h += before->goal ? GOAL_END : e->goal || before->level > 1 ? EG_HALF : 0;
		before = e;
	}
	return h;
}

/* What does not fit on one page leaves out first the heads within parts, then the objectives. If
 * even the parts alone take two, the most that fits on those stands there. */
static unsigned left_out(eg_lay *l, unsigned depth)
{
	static const unsigned steps[] = {0, NO_INNER, NO_INNER | NO_OBJECTIVES};
	eg_len page = l->format->bottom - l->format->top;
	for (int pages = 1; pages <= MOST_PAGES; pages++)
		for (size_t i = 0; i < EG_COUNT(steps); i++)
			/* a group that is not torn leaves some white on all but the last */
			if (height_of(l, depth, steps[i]) <= pages * page - (pages - 1) * GROUP)
				return steps[i];
	return NO_INNER | NO_OBJECTIVES;
}

static void add_own_head(eg_lay *l, const eg_block *b)
{
	eg_block *head = EG_NEW(l->scratch, eg_block);
	static const eg_block list = {.kind = EG_B_CONTENTS};
	*head = (eg_block){
		.kind = EG_B_HEAD, .level = 1, .runs = b->runs, .run_count = b->run_count};
	eg_build_head(l, head, &list);
}

void eg_build_contents(eg_lay *l, const eg_block *b)
{
	unsigned depth = b->level ? b->level : 2;
	eg_frame saved = l->frame;
	l->context.no_head = true;
	l->frame.context = eg_lay_context(l);
	l->context.no_head = false;
	if (b->run_count)
		add_own_head(l, b);
	nesting n = {.toc = eg_lay_element(l, EG_ROLE_TOC, b), .room = number_room(l)};
	unsigned out = left_out(l, depth);
	size_t first = l->out->count;
	for (size_t i = 0; i < l->toc->count; i++)
		if (is_shown(&l->toc->entries[i], depth, out))
			add_row(l, &n, &l->toc->entries[i]);
	end_group(l, &n);
	eg_toc_hold_rows(l, first);
	l->frame = saved;
}
