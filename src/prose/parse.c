#include "prose/build.h"

#include <md4c.h>

/* Levels of lists and items; md4c itself bounds nothing here. A paragraph fits below the last. */
#define DEEPEST 96

/* A growing list of children or runs on its way into the tree. */
typedef struct level {
	eg_prose block;
	size_t run_cap, child_cap;
} level;

typedef struct builder {
	eg_arena *arena;
	eg_str text;
	eg_prose_text *out;
	size_t block_cap, fault_cap;
	level levels[DEEPEST + 1]; /* [0] stands for the text itself */
	size_t depth;
	unsigned skipped; /* lists and items open below the deepest: their text joins the item
			     around */
	unsigned em, strong, code;
	eg_str url;    /* of the link around, or {NULL} */
	eg_inline ref; /* the [[id]] around, while inside one */
	bool in_ref;
	char *ref_text; /* its words so far */
	size_t ref_n, ref_cap;
	uint32_t last; /* where the last text ended */
} builder;

/* Whether it lies in the text, and is not one of md4c's own: blanks for a tab, an empty string. */
static bool is_in_text(const builder *b, const char *p)
{
	uintptr_t at = (uintptr_t)p, from = (uintptr_t)b->text.p;
	return at >= from && at <= from + b->text.n;
}

static uint32_t offset_of(const builder *b, const char *p)
{
	return is_in_text(b, p) ? (uint32_t)(p - b->text.p) : b->last;
}

static void tell(void *ctx, eg_prose_fault fault)
{
	builder *b = ctx;
	eg_prose_text *t = b->out;
	t->faults = eg_grow(b->arena, t->faults, t->fault_count, &b->fault_cap, sizeof *t->faults);
	t->faults[t->fault_count++] = fault;
}

static void refuse(builder *b, uint32_t from, uint32_t to, const char *what, const char *help)
{
	tell(b, (eg_prose_fault){.rule = EG_R_MARKDOWN_HTML,
			.from = from,
			.to = to,
			.what = what,
			.help = help});
}

/* -- blocks -- */

static void add_child(builder *b, level *to, eg_prose child)
{
	if (to == &b->levels[0]) {
		eg_prose_text *t = b->out;
		t->blocks =
			eg_grow(b->arena, t->blocks, t->count, &b->block_cap, sizeof *t->blocks);
		t->blocks[t->count++] = child;
		return;
	}
	eg_prose *p = &to->block;
	p->children = eg_grow(b->arena, p->children, p->child_count, &to->child_cap, sizeof child);
	p->children[p->child_count++] = child;
}

static void push(builder *b, eg_prose block)
{
	block.from = block.to = UINT32_MAX; /* set by the first text */
	b->levels[++b->depth] = (level){.block = block};
}

/* A paragraph's runs are complete: our own forms are found in them. */
static void pop(builder *b)
{
	level done = b->levels[b->depth--];
	if (done.block.from == UINT32_MAX)
		done.block.from = done.block.to = b->last;
	if (done.block.kind == EG_PROSE_PARA) {
		eg_prose_forms(b->arena, &done.block.runs, &done.block.run_count);
		eg_prose_find_marks(done.block.runs, done.block.run_count, b->text, tell, b);
		if (done.block.run_count == 0)
			return;
	}
	add_child(b, &b->levels[b->depth], done.block);
}

static bool in_paragraph(const builder *b)
{
	return b->depth && b->levels[b->depth].block.kind == EG_PROSE_PARA;
}

/* Every text has a paragraph around it: a tight list item's, too. */
static level *paragraph(builder *b)
{
	if (!in_paragraph(b))
		push(b, (eg_prose){.kind = EG_PROSE_PARA});
	return &b->levels[b->depth];
}

static void end_paragraph(builder *b)
{
	if (in_paragraph(b))
		pop(b);
}

static void open_block(builder *b, eg_prose block)
{
	end_paragraph(b);
	if (b->depth + 1 < DEEPEST) {
		push(b, block);
		return;
	}
	if (b->skipped++ == 0)
		refuse(b, b->last, b->last, "lists nested too deeply", "write fewer levels");
}

static void close_block(builder *b)
{
	end_paragraph(b);
	if (b->skipped)
		b->skipped--;
	else
		pop(b);
}

static const struct {
	MD_BLOCKTYPE type;
	const char *what, *help;
} refused_blocks[] = {
	{MD_BLOCK_H, "a heading", "a field has paragraphs and lists; headings come from titles"},
	{MD_BLOCK_HR, "a rule", "leave it out"},
	{MD_BLOCK_HTML, "HTML", "prose is Markdown without HTML"},
	{MD_BLOCK_CODE, "a code block", "write a paragraph"},
	{MD_BLOCK_QUOTE, "a block quotation", "write a paragraph, or a story with its speaker"},
	{MD_BLOCK_TABLE, "a table", "use a table block with a query"},
};

static void refuse_block(builder *b, MD_BLOCKTYPE type)
{
	for (size_t i = 0; i < EG_COUNT(refused_blocks); i++)
		if (refused_blocks[i].type == type)
			refuse(b, b->last, b->last, refused_blocks[i].what, refused_blocks[i].help);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
	builder *b = ctx;
	const MD_BLOCK_OL_DETAIL *ol = detail;
	switch ((int)type) {
	case MD_BLOCK_DOC:
		break;
	case MD_BLOCK_UL:
		open_block(b, (eg_prose){.kind = EG_PROSE_LIST});
		break;
	case MD_BLOCK_OL:
		open_block(
			b, (eg_prose){.kind = EG_PROSE_LIST, .ordered = true, .start = ol->start});
		break;
	case MD_BLOCK_LI:
		open_block(b, (eg_prose){.kind = EG_PROSE_ITEM});
		break;
	default:
		end_paragraph(b);
		refuse_block(b, type);
		break;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
	(void)detail;
	builder *b = ctx;
	if (type == MD_BLOCK_LI || type == MD_BLOCK_UL || type == MD_BLOCK_OL)
		close_block(b);
	else
		end_paragraph(b);
	return 0;
}

/* -- inline -- */

static uint8_t style_of(const builder *b)
{
	return (uint8_t)((b->em ? EG_INLINE_EM : 0u) | (b->strong ? EG_INLINE_STRONG : 0u) |
			 (b->code ? EG_INLINE_CODE : 0u));
}

static void add_run(builder *b, eg_inline run)
{
	level *l = paragraph(b);
	eg_prose *p = &l->block;
	p->runs = eg_grow(b->arena, p->runs, p->run_count, &l->run_cap, sizeof run);
	p->runs[p->run_count++] = run;
	for (size_t i = b->depth; i > 0; i--) {
		eg_prose *around = &b->levels[i].block;
		if (around->from == UINT32_MAX)
			around->from = run.from;
		around->to = run.to;
	}
}

static bool continues(const eg_inline *last, const eg_inline *run)
{
	return last->kind == EG_INLINE_TEXT && last->style == run->style &&
	       last->url.p == run->url.p && last->url.n == run->url.n && last->to == run->from &&
	       last->text.p + last->text.n == run->text.p;
}

/* Text joins the run before it where it is the same text going on. */
static void add_text(builder *b, eg_inline run)
{
	b->last = run.to;
	if (b->in_ref) {
		for (size_t i = 0; i < run.text.n; i++) {
			b->ref_text = eg_grow(b->arena, b->ref_text, b->ref_n, &b->ref_cap, 1);
			b->ref_text[b->ref_n++] = run.text.p[i];
		}
		b->ref.to = run.to;
		return;
	}
	level *l = paragraph(b);
	if (l->block.run_count) {
		eg_inline *last = &l->block.runs[l->block.run_count - 1];
		if (continues(last, &run)) {
			last->text.n += run.text.n;
			last->to = run.to;
			l->block.to = run.to;
			return;
		}
	}
	add_run(b, run);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *ctx)
{
	builder *b = ctx;
	eg_inline run = {.style = style_of(b), .url = b->url, .text = {p, n}};
	run.from = offset_of(b, p);
	run.to = is_in_text(b, p) ? run.from + (uint32_t)n : run.from;
	if (run.to > b->text.n) /* the line end that md4c puts behind code at the end of the text */
		run.to = (uint32_t)b->text.n;
	switch (type) {
	case MD_TEXT_SOFTBR:
		run.text = EG_STR(" ");
		run.from = b->last;
		run.to = b->last + 1;
		break;
	case MD_TEXT_BR:
		run.kind = EG_INLINE_BREAK;
		run.text = EG_STR("");
		run.from = run.to = b->last;
		add_run(b, run);
		return 0;
	case MD_TEXT_ENTITY: {
		eg_str c = eg_prose_entity(b->arena, run.text);
		if (c.p)
			run.text = c;
		break;
	}
	case MD_TEXT_NULLCHAR:
		run.text = EG_STR("\xEF\xBF\xBD");
		break;
	case MD_TEXT_HTML:
		refuse(b, run.from, run.to, "HTML", "prose is Markdown without HTML");
		break;
	default:
		break;
	}
	add_text(b, run);
	return 0;
}

static eg_str attribute(builder *b, const MD_ATTRIBUTE *at)
{
	return eg_str_copy(b->arena, (eg_str){at->text ? at->text : "", at->size});
}

static int enter_span(MD_SPANTYPE type, void *detail, void *ctx)
{
	builder *b = ctx;
	switch ((int)type) {
	case MD_SPAN_EM:
		b->em++;
		break;
	case MD_SPAN_STRONG:
		b->strong++;
		break;
	case MD_SPAN_CODE:
		b->code++;
		break;
	case MD_SPAN_A:
		b->url = attribute(b, &((MD_SPAN_A_DETAIL *)detail)->href);
		break;
	case MD_SPAN_WIKILINK: {
		const MD_ATTRIBUTE *target = &((MD_SPAN_WIKILINK_DETAIL *)detail)->target;
		uint32_t at = offset_of(b, target->text);
		b->in_ref = true;
		b->ref_text = NULL;
		b->ref_n = b->ref_cap = 0;
		b->ref = (eg_inline){.kind = EG_INLINE_REF,
			.style = style_of(b),
			.id = eg_str_trim(attribute(b, target)),
			.from = at,
			.to = at + (uint32_t)target->size};
		break;
	}
	case MD_SPAN_IMG:
		refuse(b, b->last, b->last, "a picture", "pictures are records of 'figures'");
		break;
	default:
		break;
	}
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *ctx)
{
	(void)detail;
	builder *b = ctx;
	switch ((int)type) {
	case MD_SPAN_EM:
		b->em--;
		break;
	case MD_SPAN_STRONG:
		b->strong--;
		break;
	case MD_SPAN_CODE:
		b->code--;
		break;
	case MD_SPAN_A:
		b->url = (eg_str){NULL, 0};
		break;
	case MD_SPAN_WIKILINK:
		b->in_ref = false;
		b->ref.text = (eg_str){b->ref_text, b->ref_n};
		/* [[id]] without words shows the target itself */
		if (eg_str_eq(eg_str_trim(b->ref.text), b->ref.id))
			b->ref.text = (eg_str){NULL, 0};
		b->ref.to += 2; /* the closing brackets */
		if (b->ref.to > b->text.n)
			b->ref.to = (uint32_t)b->text.n;
		b->last = b->ref.to;
		add_run(b, b->ref);
		break;
	default:
		break;
	}
	return 0;
}

eg_prose_text eg_prose_parse(eg_arena *a, eg_str text)
{
	eg_prose_text out = {0};
	builder b = {.arena = a, .text = text, .out = &out};
	const MD_PARSER parser = {.flags = MD_FLAG_WIKILINKS | MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = on_text};
	if (text.n && text.n < UINT32_MAX)
		/* fails only when memory ends or a callback says so */
		(void)md_parse(text.p, (MD_SIZE)text.n, &parser, &b);
	return out;
}

bool eg_prose_is_address(eg_str s)
{
	return eg_str_starts(s, EG_STR("https://")) || eg_str_starts(s, EG_STR("http://")) ||
	       eg_str_starts(s, EG_STR("mailto:"));
}
