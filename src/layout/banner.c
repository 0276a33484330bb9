/* The band that begins a brief (DESIGNBOOK.md 5.23): over the whole width of the page, with the
 * title at the left and a few facts at the right. Its page has no running head; at the foot of all
 * its pages stands which one it is of how many. */
#include "layout/lay.h"

#define LEAST       EG_PTS(118)  /* height */
#define LINE_TOP    EG_PTS(25.5) /* of the words over the title */
#define TITLE_TOP   EG_PTS(46.5)
#define FACTS_TOP   EG_PTS(52.5)
#define MARKED      EG_LINE /* all of it so much lower under a marking */
#define FOOT        EG_PTS(17)
#define FREE        EG_LINE /* from the band to the text */
#define FACT_COLUMN 6       /* of twelve, at which the facts begin */
#define FACT_SPAN   3
#define FACTS_ROW   2
#define TITLE_LINES 2 /* a longer title is set smaller */
#define PLAIN_RULE  EG_PTS(2)

typedef struct band {
	eg_stack left, right; /* over the title at either edge */
	eg_stack title;
	eg_stack facts[FACTS_ROW];
	eg_len top, height;
	bool dry; /* only its height is asked */
	bool flood;
} band;

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const band *b = item->data;
	const eg_format *f = l->format;
	(void)at;
	if (b->flood)
		eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, 0, 0, f->width, b->height,
			eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0));
	else
		eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, f->margin, b->height - PLAIN_RULE,
			f->text_width, PLAIN_RULE, eg_theme_colour(l->theme, EG_PAINT_INK, 0));
	eg_stack_draw(l, &b->left, b->top + LINE_TOP);
	eg_stack_draw(l, &b->right, b->top + LINE_TOP);
	eg_stack_draw(l, &b->title, b->top + TITLE_TOP);
	for (size_t i = 0; i < FACTS_ROW; i++)
		eg_stack_draw(l, &b->facts[i], b->top + FACTS_TOP);
}

static eg_len span_width(const eg_lay *l, eg_len columns)
{
	return columns * l->format->step - (l->format->step - l->format->column);
}

/* An element of a block or for a part of one; none while only the height is asked. */
static uint32_t element_of(eg_lay *l, const band *to, enum eg_role role, const eg_block *b)
{
	return to->dry ? EG_NO_ELEMENT : eg_lay_element(l, role, b);
}

static uint32_t part_of(eg_lay *l, const band *to, uint32_t parent, enum eg_role role)
{
	return to->dry ? EG_NO_ELEMENT : eg_canvas_element(&l->canvas, parent, role);
}

/* Two lines at most, or smaller ones. */
static void set_title(eg_lay *l, const eg_block *head, band *to, eg_text_spec spec)
{
	static const eg_head_step sizes[] = {{EG_T_BANNER_TITLE, TITLE_LINES},
		{EG_T_BANNER_TITLE_SMALL, TITLE_LINES}, {EG_T_BANNER_TITLE_LEAST, 0}};
	spec.type = eg_head_size(l, head, &spec, sizes, EG_COUNT(sizes));
	spec.element = to->dry ? EG_NO_ELEMENT : eg_head_element(l, head);
	(void)eg_stack_add(l, &to->title, head->runs, head->run_count, &spec, 0);
}

/* The words over the title, and the status of what is not final: the mark behind the text is too
 * pale for some printers. */
static void set_line(eg_lay *l, const eg_block *b, eg_stack *to, const eg_text_spec *spec)
{
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, (size_t)b->run_count + 1);
	memcpy(runs, b->runs, b->run_count * sizeof *runs);
	uint32_t n = b->run_count;
	eg_str status = l->doc->dated_status.n ? l->doc->dated_status : l->doc->status;
	if (status.n && b->style == EG_S_LABEL)
		runs[n++].text = eg_strf(l->scratch, " \xC2\xB7 %.*s ", EG_ARG(status));
	(void)eg_stack_add(l, to, runs, n, spec, 0);
}

/* A text of the banner, by what it is. */
static void set_text(eg_lay *l, const eg_block *b, band *to, eg_text_spec spec)
{
	eg_str around = l->frame.lang;
	eg_stack *stack = &to->title;
	spec.type = EG_T_BANNER_LINE;
	if (b->style == EG_S_LABEL || b->style == EG_S_DATE) {
		stack = b->style == EG_S_LABEL ? &to->left : &to->right;
		spec.width = span_width(l, FACT_COLUMN);
	}
	if (b->style == EG_S_DATE) {
		spec.x = l->format->margin + FACT_COLUMN * l->format->step;
		spec.rag = EG_RAG_RIGHT;
	}
	if (b->style == EG_S_NATIVE)
		spec.type = EG_T_BANNER_NATIVE;
	spec.element = element_of(l, to, EG_ROLE_P, b);
	spec.lang = l->frame.lang;
	if (stack == &to->title)
		(void)eg_stack_add(l, stack, b->runs, b->run_count, &spec,
			b->style == EG_S_TAGLINE ? EG_QUARTER : 0);
	else
		set_line(l, b, stack, &spec);
	l->frame.lang = around;
}

/* The facts fill the columns in turn; a single one has the room of all. */
static void set_facts(eg_lay *l, const eg_block *facts, band *to)
{
	eg_frame saved = l->frame;
	eg_len span = facts->child_count > 1 ? FACT_SPAN : FACTS_ROW * FACT_SPAN;
	l->frame.element = element_of(l, to, EG_ROLE_L, facts);
	for (uint32_t i = 0; i < facts->child_count; i++) {
		const eg_block *b = facts->children[i];
		eg_stack *stack = &to->facts[i % FACTS_ROW];
		uint32_t item = element_of(l, to, EG_ROLE_LI, b);
		eg_text_spec spec = {.type = EG_T_BANNER_LINE,
			.x = l->format->margin +
			     (FACT_COLUMN + (eg_len)(i % FACTS_ROW) * FACT_SPAN) * l->format->step,
			.width = span_width(l, span),
			.lang = l->frame.lang,
			.told = to->dry};
		eg_run *label = EG_NEW(l->scratch, eg_run);
		*label = (eg_run){.text = eg_strf(l->scratch, "%.*s ", EG_ARG(b->label)),
			.lang = b->label_lang};
		spec.element = part_of(l, to, item, EG_ROLE_LBL);
		(void)eg_stack_add(l, stack, label, 1, &spec, stack->height ? EG_HALF : 0);
		spec.type = EG_T_BANNER_VALUE;
		spec.element = part_of(l, to, part_of(l, to, item, EG_ROLE_LBODY), EG_ROLE_P);
		(void)eg_stack_add(l, stack, b->runs, b->run_count, &spec, 0);
	}
	l->frame = saved;
}

static void set_band(eg_lay *l, const eg_block *b, band *to)
{
	const eg_block *facts = eg_block_child(b, EG_B_FACTS);
	eg_text_spec spec = {.x = l->format->margin,
		.width = facts ? span_width(l, FACT_COLUMN) : l->format->text_width,
		.lang = l->frame.lang,
		.goal = l->frame.goal,
		.told = to->dry};
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_HEAD)
			set_title(l, b->children[i], to, spec);
		else if (b->children[i]->kind == EG_B_TEXT)
			set_text(l, b->children[i], to, spec);
	if (facts)
		set_facts(l, facts, to);
	to->flood = l->theme->floods;
	to->top = l->doc->marking.n ? MARKED : 0;
	eg_len height = TITLE_TOP + to->title.height;
	for (size_t i = 0; i < FACTS_ROW; i++)
		height = eg_larger(height, FACTS_TOP + to->facts[i].height);
	to->height = to->top + eg_larger(LEAST, height + FOOT);
}

/* The first page has no running head; what stands on it and on those after it at the foot is the
 * section's. */
static const eg_context *first_context(eg_lay *l)
{
	eg_context around = l->context;
	l->context.no_head = true;
	l->context.in_banner = l->theme->floods;
	const eg_context *first = eg_lay_context(l);
	l->context = around;
	return first;
}

/* Whether it leaves the better part of its page to the text. */
static bool is_short(eg_lay *l, const eg_block *b)
{
	eg_arena_mark mark = eg_arena_save(l->scratch);
	eg_str lang = l->frame.lang;
	band asked = {.dry = true};
	set_band(l, b, &asked);
	l->frame.lang = lang;
	eg_arena_rewind(l->scratch, mark);
	return asked.height <= l->format->height / 2;
}

/* Its item stands at the page's upper edge, so that links lead there. */
void eg_build_banner(eg_lay *l, const eg_block *b)
{
	/* not where a page begins, or too much for a band */
	if (!eg_lay_may_break(l) || l->main.count || !is_short(l, b)) {
		eg_build_blocks(l, b->children, b->child_count);
		return;
	}
	band *to = EG_NEW(l->scratch, band);
	set_band(l, b, to);
	l->first_top = LINE_TOP;
	l->frame.context = first_context(l);
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = to,
			      .height = to->height - l->first_top,
			      .after = FREE,
			      .wide = true});
	l->out->keep_next = true;
}
