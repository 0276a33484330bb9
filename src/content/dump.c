#include "content/block.h"

#include "base/buf.h"

static const char *const kind_words[] = {"document", "section", "head", "text", "quote", "list",
	"item", "table", "facts", "fact", "cover", "contents", "opener", "objective", "profile",
	"split", "side", "main", "sources", "group", "note", "columns", "callout", "story",
	"pull-quote", "tiles", "tile", "cards", "card", "signatures", "signature", "figure", "code",
	"rule", "glossary", "index", "listing", "definitions", "banner", "halves", "half",
	"glance"};
static const char *const style_words[EG_S_COUNT] = {"body", "lead", "label", "note", "side",
	"caption", "native", "tagline", "statement", "opener-title", "opener-label", "cover-title",
	"cover-subtitle", "cover-org", "cover-edition", "cover-note", "outcome", "value", "marking",
	"letter", "letter-short", "letter-opening", "foot", "role", "date"};
static const struct {
	uint32_t bit;
	const char *mark;
} bits[] = {{EG_I_EM, "em"}, {EG_I_STRONG, "strong"}, {EG_I_CODE, "code"}, {EG_I_MUTED, "muted"},
	{EG_I_NATIVE, "native"}, {EG_I_BREAK, "break"}, {EG_I_SUP, "sup"}, {EG_I_PAGEREF, "page"},
	{EG_I_NOHYPH, "nohyph"}};
static const char *const sign_words[] = {"", "done", "on-track", "watch", "off", "not-begun"};

static void put_run(eg_buf *out, const eg_run *r)
{
	eg_buf_cstr(out, r->style & EG_I_BREAK ? " /" : " ");
	bool open = false;
	for (size_t i = 0; i < EG_COUNT(bits); i++) {
		if (!(r->style & bits[i].bit) || bits[i].bit == EG_I_BREAK)
			continue;
		eg_bufv(out, "%s%s", open ? "," : "<", bits[i].mark);
		open = true;
	}
	if (r->sign)
		eg_bufv(out, "%ssign=%s", open ? "," : "<", sign_words[r->sign]), open = true;
	if (r->lang.n)
		eg_bufv(out, "%slang=%.*s", open ? "," : "<", EG_ARG(r->lang)), open = true;
	if (r->dest.n)
		eg_bufv(out, "%s#%.*s", open ? "," : "<", EG_ARG(r->dest)), open = true;
	if (r->url.n)
		eg_bufv(out, "%s%.*s", open ? "," : "<", EG_ARG(r->url)), open = true;
	eg_bufv(out, "%s\"%.*s\"", open ? ">" : "", EG_ARG(r->text));
}

/* A footnote stands in braces after its mark. */
static void put_runs(eg_buf *out, const eg_run *runs, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const eg_block *note = runs[i].note;
		put_run(out, &runs[i]);
		if (!note)
			continue;
		eg_buf_cstr(out, " {");
		for (uint32_t k = 0; k < note->run_count; k++)
			put_run(out, &note->runs[k]);
		eg_buf_cstr(out, " }");
	}
}

static void indent(eg_buf *out, int depth)
{
	eg_bufv(out, "%*s", depth * 2, "");
}

static void put_column(eg_buf *out, const eg_column *c)
{
	static const char *const aligns[] = {"", " right", " center", " decimal"};
	eg_bufv(out, " |%s ", c->key ? "*" : "");
	for (uint32_t i = 0; i < c->head_count; i++)
		eg_bufv(out, "%.*s / ", EG_ARG(c->heads[i]));
	eg_bufv(out, "%.*s", EG_ARG(c->title));
	if (c->lang.n)
		eg_bufv(out, " lang=%.*s", EG_ARG(c->lang));
	if (c->mark.n)
		eg_bufv(out, "^%.*s", EG_ARG(c->mark));
	eg_buf_cstr(out, aligns[c->align]);
	if (c->width)
		eg_bufv(out, " %u.%02u pt", c->width / 100, c->width % 100);
	if (c->percent)
		eg_bufv(out, " %u.%02u%%", c->percent / 100, c->percent % 100);
}

static void put_block(eg_buf *out, const eg_block *b, int depth);

static void put_cell(eg_buf *out, const eg_tcell *c, int depth)
{
	eg_buf_cstr(out, " |");
	if (c->colspan > 1 || c->rowspan > 1)
		eg_bufv(out, " [%ux%u]", c->colspan, c->rowspan);
	put_runs(out, c->runs, c->run_count);
	if (!c->more)
		return;
	eg_buf_byte(out, '\n');
	for (uint32_t i = 0; i < c->more->child_count; i++)
		put_block(out, c->more->children[i], depth + 2);
	indent(out, depth + 1);
}

static void put_table(eg_buf *out, const eg_table *t, int depth)
{
	indent(out, depth);
	eg_buf_cstr(out, t->counts ? "matrix:" : "columns:");
	for (uint32_t i = 0; i < t->column_count; i++)
		put_column(out, &t->columns[i]);
	eg_buf_byte(out, '\n');
	for (size_t r = 0; r < t->row_count; r++) {
		const eg_trow *row = &t->rows[r];
		indent(out, depth);
		eg_bufv(out, row->group ? "group" : row->total ? "total" : "row");
		if (row->dest.n)
			eg_bufv(out, " #%.*s", EG_ARG(row->dest));
		for (uint32_t c = 0; c < (row->group ? 1 : t->column_count); c++)
			put_cell(out, &row->cells[c], depth);
		eg_buf_byte(out, '\n');
	}
}

static void put_block(eg_buf *out, const eg_block *b, int depth)
{
	indent(out, depth);
	eg_buf_cstr(out, kind_words[b->kind]);
	if (b->kind == EG_B_TEXT)
		eg_bufv(out, ".%s", style_words[b->style]);
	if (b->kind == EG_B_HEAD)
		eg_bufv(out, "%u", (unsigned)b->level);
	if (b->id.n)
		eg_bufv(out, " #%.*s", EG_ARG(b->id));
	if (b->label.n)
		eg_bufv(out, " [%.*s]", EG_ARG(b->label));
	if (b->label_lang.n)
		eg_bufv(out, " label=%.*s", EG_ARG(b->label_lang));
	if (b->lang.n)
		eg_bufv(out, " lang=%.*s", EG_ARG(b->lang));
	if (b->table && b->table->number.n)
		eg_bufv(out, " [%.*s]", EG_ARG(b->table->number));
	static const char *const breaks[] = {"", " page", " recto", " part"};
	eg_buf_cstr(out, breaks[b->break_before]);
	if (b->bounds)
		eg_bufv(out, " pages %u..%u", b->bounds->least, b->bounds->most);
	if (b->wide)
		eg_buf_cstr(out, " wide");
	if (b->floats)
		eg_buf_cstr(out, " floats");
	if (b->columns)
		eg_bufv(out, " %u", (unsigned)b->columns);
	if (b->ordered)
		eg_buf_cstr(out, " ordered");
	if (b->repeated)
		eg_buf_cstr(out, " repeated");
	if (b->kind == EG_B_TILE && b->running.n)
		eg_bufv(out, " (%.*s)", EG_ARG(b->running));
	if (b->picture)
		eg_bufv(out, " %s:%.*s \"%.*s\"", b->picture->decorative ? "decoration" : "picture",
			EG_ARG(b->picture->path), EG_ARG(b->picture->alt));
	put_runs(out, b->runs, b->run_count);
	eg_buf_byte(out, '\n');
	if (b->table)
		put_table(out, b->table, depth + 1);
	/* Depth is bounded by the schema's nesting of blocks. */
	for (uint32_t i = 0; i < b->child_count; i++)
		put_block(out, b->children[i], depth + 1);
}

eg_str eg_block_dump(eg_arena *a, const eg_document *doc)
{
	eg_buf out = {0};
	eg_bufv(&out, "title: %.*s\nauthor: %.*s\nlang: %.*s\n", EG_ARG(doc->title),
		EG_ARG(doc->author), EG_ARG(doc->lang));
	if (doc->marking.n)
		eg_bufv(&out, "marking: %.*s\n", EG_ARG(doc->marking));
	put_block(&out, doc->root, 0);
	eg_str s = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return s;
}
