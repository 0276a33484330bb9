/* Markings are read once the strategy's own scheme is known. Records keep the normal form. */
#include "model/linker.h"

static void report(eg_linker *l, const eg_value *v, uint32_t at, const eg_marking_fault *fault)
{
	enum eg_rule rule = fault->doubt ? EG_R_MARKING_CATEGORY : EG_R_MARKING_FORM;
	eg_finding *f =
		eg_report(l->r->d, rule, eg_value_inner(v, at + fault->from, at + fault->to),
			"%.*s", EG_ARG(fault->message));
	if (fault->help.p)
		eg_say_help(f, "%.*s", EG_ARG(fault->help));
}

/* Most records of a strategy bear one of a few markings: each is read once. */
void eg_link_marking(eg_linker *l, eg_value *v)
{
	uint32_t known = eg_map_find(&l->markings, v->as.text);
	if (known != EG_MAP_NONE) {
		v->as.text = l->normal[known];
		return;
	}
	eg_marking m;
	eg_marking_fault fault;
	bool ok = eg_marking_read(l->r->scratch, v->as.text, &l->r->model->scheme, &m, &fault);
	if (fault.message.p)
		report(l, v, 0, &fault);
	if (!ok || fault.message.p)
		return; /* not remembered, so that it is told wherever it stands */
	size_t n = l->markings.count;
	l->normal = eg_grow(l->r->passing, l->normal, n, &l->normal_cap, sizeof *l->normal);
	l->normal[n] = eg_marking_write(l->r->arena, &m, &l->r->model->scheme, EG_MARKING_BANNER);
	(void)eg_map_add(&l->markings, v->as.text, (uint32_t)n, NULL);
	v->as.text = l->normal[n];
}

void eg_link_portions(eg_linker *l, const eg_value *v)
{
	eg_portion p;
	if (!memchr(v->as.text.p, '(', v->as.text.n))
		return;
	for (size_t at = 0; eg_portion_next(v->as.text, &l->r->model->scheme, &at, &p);) {
		eg_marking m;
		eg_marking_fault fault;
		(void)!eg_marking_read(l->r->scratch, p.text, &l->r->model->scheme, &m, &fault);
		l->r->model->has_portions = true;
		if (fault.message.p)
			report(l, v, p.from + 1, &fault);
	}
}

static void check_word(eg_linker *l, const eg_rec *level, const char *key)
{
	const eg_value *v = eg_rec_find(level, key);
	eg_str taken = v ? eg_marking_word_taken(v->as.text) : (eg_str){NULL, 0};
	if (taken.p)
		eg_say_help(eg_report(l->r->d, EG_R_MARKING_FORM, v->span, "'%.*s' %.*s",
				    EG_ARG(v->as.text), EG_ARG(taken)),
			"levels of an own scheme have words of their own");
}

void eg_link_scheme(eg_linker *l)
{
	eg_model *m = l->r->model;
	const eg_value *scheme = m->strategy ? eg_rec_find(m->strategy, "marking_scheme") : NULL;
	const eg_value *levels = scheme ? eg_rec_find(scheme->as.rec, "levels") : NULL;
	for (uint32_t i = 0; levels && i < levels->count; i++) {
		check_word(l, levels->as.items[i].as.rec, "word");
		check_word(l, levels->as.items[i].as.rec, "portion");
	}
	m->scheme = eg_marking_scheme_of(m->arena, m->strategy);
}
