/* Portion marks, once they are on, stand before every paragraph and item (32 CFR 2002.20(f)). */
#include "model/check.h"
#include "prose/prose.h"

typedef struct portions {
	eg_reader *r;
	size_t missing;
	eg_span first;
} portions;

static bool begins_marked(const portions *p, eg_str prose, size_t from)
{
	eg_portion found;
	size_t at = from; /* of the line: marks are looked for from its beginning on */
	while (at > 0 && prose.p[at - 1] != '\n')
		at--;
	return eg_portion_next(prose, &p->r->model->scheme, &at, &found) && found.from <= from + 2;
}

static void look_blocks(portions *p, const eg_value *v, const eg_prose *blocks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (blocks[i].kind == EG_PROSE_PARA &&
			!begins_marked(p, v->as.text, blocks[i].from) && p->missing++ == 0)
			p->first = eg_value_inner(v, blocks[i].from, blocks[i].to);
		look_blocks(p, v, blocks[i].children, blocks[i].child_count);
	}
}

static void look(void *ctx, const eg_rec *rec, const eg_value *v)
{
	portions *p = ctx;
	const eg_field *f = &rec->type->fields[v->field];
	if (f->type != EG_T_PROSE || f->flags & EG_F_HIDDEN)
		return;
	eg_arena_mark mark = eg_arena_save(p->r->scratch);
	eg_prose_text text = eg_prose_parse(p->r->scratch, v->as.text);
	look_blocks(p, v, text.blocks, text.count);
	eg_arena_rewind(p->r->scratch, mark);
}

void eg_check_portions(eg_reader *r)
{
	const eg_rec *s = r->model->strategy;
	const eg_value *settings = s ? eg_said(s, "settings") : NULL;
	const eg_value *on = settings ? eg_said(settings->as.rec, "portion_marks") : NULL;
	portions p = {.r = r};
	if (!on || !on->as.number)
		return;
	eg_each_text(r->model, r->scratch, look, &p);
	if (!p.missing)
		return;
	eg_say_help(eg_say_also(eg_report(r->d, EG_R_MARKING_PORTIONS, p.first,
					"portion marks are on, and %zu portion%s none", p.missing,
					p.missing == 1 ? " has" : "s have"),
			    on->span, "switched on here"),
		"begin each paragraph and item with its mark, such as '(U)' or '(CUI)'");
}
