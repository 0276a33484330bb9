/* An own theme as settings by name: layout knows what they mean. */
#include "content/maker.h"

typedef struct settings {
	eg_maker *k;
	size_t cap;
} settings;

static void add(settings *s, eg_str name, const eg_value *v, eg_str text, int64_t number)
{
	eg_document *doc = s->k->doc;
	doc->settings = eg_grow(
		s->k->arena, doc->settings, doc->setting_count, &s->cap, sizeof *doc->settings);
	doc->settings[doc->setting_count++] =
		(eg_setting){.name = name, .text = text, .number = number, .span = v->span};
}

/* Depth is that of the theme's record. */
static void walk(settings *s, const eg_rec *r, eg_str under)
{
	for (uint16_t i = 0; i < r->count; i++) {
		const eg_value *v = &r->values[i];
		const eg_field *f = &r->type->fields[v->field];
		eg_str name = eg_strf(s->k->arena, "%.*s%s", EG_ARG(under), f->key);
		if (v->said != EG_SAID_VALUE || v->many)
			continue;
		if (f->type == EG_T_RECORD)
			walk(s, v->as.rec, eg_str_join(s->k->arena, name, EG_STR(".")));
		else if (f->type == EG_T_DECIMAL)
			add(s, name, v, (eg_str){NULL, 0}, v->as.number);
		else if (f->type == EG_T_TEXT || f->type == EG_T_NAME)
			add(s, name, v, v->as.text, 0);
	}
}

void eg_theme_settings(eg_maker *k)
{
	const eg_rec *theme = k->model->theme;
	eg_document *doc = k->doc;
	if (!theme)
		return;
	settings s = {.k = k};
	doc->theme = eg_rec_text(theme, "extends");
	const eg_value *justify = eg_rec_find(theme, "justify");
	if (justify)
		doc->justify = justify->as.number == 1;
	if (eg_rec_find(theme, "smallcaps"))
		doc->no_small_caps = eg_str_is(eg_rec_text(theme, "smallcaps"), "none");
	walk(&s, theme, EG_STR(""));
}

eg_document *eg_content_theme(eg_arena *a, const eg_model *m)
{
	eg_document *doc = EG_NEW(a, eg_document);
	eg_maker k = {.arena = a, .model = m, .doc = doc};
	eg_theme_settings(&k);
	return doc;
}
