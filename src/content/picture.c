/* Pictures: each file is read and checked once, however many blocks name it. */
#include "content/maker.h"

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
