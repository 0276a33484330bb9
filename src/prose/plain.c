#include "prose/prose.h"

#include "base/buf.h"

typedef struct writer {
	eg_buf out;
	eg_str (*title)(void *ctx, eg_str id);
	void *ctx;
} writer;

static void put_runs(writer *w, const eg_inline *runs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const eg_inline *r = &runs[i];
		switch ((enum eg_inline_kind)r->kind) {
		case EG_INLINE_TEXT:
			eg_buf_str(&w->out, r->text);
			break;
		case EG_INLINE_BREAK:
			eg_buf_byte(&w->out, '\n');
			break;
		case EG_INLINE_REF:
			eg_buf_str(&w->out, r->text.n ? r->text : w->title(w->ctx, r->id));
			break;
		case EG_INLINE_CITE:
		case EG_INLINE_NOTE:
			break;
		}
	}
}

static void put_blocks(writer *w, const eg_prose *blocks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const eg_prose *p = &blocks[i];
		if (p->kind == EG_PROSE_PARA) {
			if (w->out.n)
				eg_buf_byte(&w->out, '\n');
			put_runs(w, p->runs, p->run_count);
		} else {
			put_blocks(w, p->children, p->child_count);
		}
	}
}

eg_str eg_prose_plain(
	eg_arena *a, const eg_prose_text *p, eg_str (*title)(void *ctx, eg_str id), void *ctx)
{
	writer w = {.title = title, .ctx = ctx};
	put_blocks(&w, p->blocks, p->count);
	/* Citations leave the blank that stood before them. */
	size_t n = 0;
	for (size_t i = 0; i < w.out.n; i++) {
		char c = w.out.p[i];
		if ((c == '.' || c == ',' || c == ';' || c == '\n') && n && w.out.p[n - 1] == ' ')
			n--;
		w.out.p[n++] = c;
	}
	eg_str s = eg_str_copy(a, eg_str_trim((eg_str){w.out.p ? w.out.p : "", n}));
	eg_buf_release(&w.out);
	return s.p ? s : EG_STR("");
}
