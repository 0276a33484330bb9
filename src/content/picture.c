/* Pictures: each file is read and checked once, however many blocks name it. */
#include "content/maker.h"

#include "base/fs.h"

/* Columns or rows that a picture keeps: the width of the text at 300 dots an inch. */
#define MOST_PIXELS 2400u

static const eg_image *read_image(eg_maker *k, eg_str path, eg_span at)
{
	eg_arena *own = eg_arena_new();
	eg_image *image = EG_NEW(k->arena, eg_image);
	eg_str bytes, why;
	bool ok = eg_model_bytes(k->model, own, path, EG_IMAGE_MOST_BYTES, at, &bytes, k->diag);
	if (ok && !eg_image_read(k->arena, bytes, MOST_PIXELS, image, &why)) {
		eg_say_help(eg_report(k->diag, EG_R_PICTURE_FORM, at, "picture '%.*s' %.*s",
				    EG_ARG(path), EG_ARG(why)),
			"give a PNG, a JPEG, or an SVG drawing of plain shapes");
		ok = false;
	}
	eg_arena_release(own);
	return ok ? image : NULL;
}

static const eg_image *image_at(eg_maker *k, eg_str path, eg_span at)
{
	if (!k->pictures.arena)
		eg_map_init(&k->pictures, k->arena);
	size_t count = k->pictures.count;
	bool is_new;
	uint32_t place = eg_map_add(&k->pictures, path, (uint32_t)count, &is_new);
	if (is_new) {
		k->images = eg_grow(
			k->arena, k->images, count, &k->image_cap, sizeof(const eg_image *));
		k->images[place] = read_image(k, path, at);
	}
	return k->images[place];
}

const eg_picture *eg_picture_at(eg_maker *k, eg_str path, eg_span at, eg_str alt, bool decorative)
{
	if (!path.n)
		return NULL;
	if (!alt.n && !decorative)
		eg_say_help(eg_report(k->diag, EG_R_ALT_MISSING, at,
				    "picture '%.*s' has no alternative text", EG_ARG(path)),
			"write 'alt:' with what it shows, or 'decorative: yes' when it says "
			"nothing");
	eg_picture *p = EG_NEW(k->arena, eg_picture);
	*p = (eg_picture){.path = path,
		.image = image_at(k, path, at),
		.alt = alt,
		.decorative = decorative,
		.span = at};
	return p;
}

const eg_picture *eg_make_picture(eg_maker *k, const eg_rec *r, eg_str name)
{
	const eg_value *file = eg_rec_find(r, "file");
	eg_str path = eg_make_words(k, file), alt = eg_make_words(k, eg_rec_find(r, "alt"));
	if (!path.n)
		return NULL;
	return eg_picture_at(
		k, path, file->span, alt.n ? alt : name, eg_value_yes(r, "decorative", false));
}

/* -- pictures of documents that are not made -- */

static eg_str path_of(eg_maker *k, const eg_value *file)
{
	const eg_source *from = eg_sources_at(k->model->sources, file->span.file);
	return eg_path_join(k->arena, eg_path_folder(from->path), file->as.text);
}

/* The picture of a block, where its path is no template. */
static void try_block(eg_maker *k, const eg_rec *r)
{
	const eg_value *file = eg_rec_find(r, "file");
	eg_str path = eg_value_text(r, "file");
	if (eg_str_find(path, EG_STR("{{"), 0) == SIZE_MAX)
		(void)eg_picture_at(k, path, file->span, eg_value_text(r, "alt"),
			eg_value_yes(r, "decorative", false));
}

/* Whether documents show what the field names. */
static bool shows_picture(const eg_rec *r, const eg_field *f)
{
	static const char *const keys[] = {"picture", "logo", "seal", "signature", "portrait"};
	if (f->type != EG_T_PATH)
		return false;
	for (size_t i = 0; i < EG_COUNT(keys); i++)
		if (eg_str_is(eg_str_of(keys[i]), f->key))
			return true;
	return r->type->kind == EG_K_FIGURE && eg_str_is(EG_STR("file"), f->key);
}

/* Depth is bounded by the schema's nesting of records. */
static void try_record(eg_maker *k, const eg_rec *r)
{
	if (r && eg_str_is(EG_STR("picture"), r->type->key))
		try_block(k, r);
	for (uint16_t i = 0; r && i < r->count; i++) {
		const eg_value *v = &r->values[i];
		const eg_field *f = &r->type->fields[v->field];
		for (uint32_t n = 0; n < eg_value_count(v); n++) {
			const eg_value *one = eg_value_item(v, n);
			if (one->said != EG_SAID_VALUE)
				continue;
			if (f->type == EG_T_RECORD)
				try_record(k, one->as.rec);
			else if (shows_picture(r, f))
				(void)image_at(k, path_of(k, one), one->span);
		}
	}
}

void eg_content_try_pictures(const eg_model *m, eg_diag *d)
{
	eg_maker k = {.arena = eg_arena_new(), .model = m, .diag = d};
	try_record(&k, m->strategy);
	try_record(&k, m->organization);
	eg_rec_walk all = {.model = m, .outer = true}; /* the others are reached from it */
	for (const eg_rec *rec; (rec = eg_rec_next(&all));)
		try_record(&k, rec);
	eg_arena_release(k.arena);
}
