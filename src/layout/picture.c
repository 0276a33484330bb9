/* Pictures in boxes: how large they are set, and their Figure elements. */
#include "layout/lay.h"

/* Pixels that a length has at so many dots an inch, upwards. */
static uint32_t pixels_of(eg_len v, int64_t dots)
{
	int64_t n = (v * dots + 72 * EG_PT - 1) / (72 * EG_PT);
	return n < 1 ? 1 : (uint32_t)n;
}

eg_box eg_picture_box(const eg_picture *p, eg_len width, eg_len height)
{
	const eg_image *image = p->image;
	if (!image)
		return (eg_box){0};
	eg_box box = {.w = width};
	if (!image->drawing) {
		eg_len most = eg_len_scale(image->width * EG_PT, 72, EG_DOTS_LEAST);
		box.w = most < width ? most : width;
	}
	box.h = eg_len_scale(box.w, image->height, image->width);
	if (box.h > height) {
		box.h = height;
		box.w = eg_len_scale(height, image->width, image->height);
	}
	return box;
}

static void judge(eg_lay *l, const eg_picture *p, const eg_box *box)
{
	int64_t dots = box->w > 0 ? (int64_t)p->image->width * 72 * EG_PT / box->w : 0;
	if (p->image->drawing || dots >= EG_DOTS_NEEDED)
		return;
	eg_say_help(eg_report(l->diag, EG_R_PICTURE_SIZE, p->span,
			    "picture '%.*s' prints at %lld dots an inch; %d are needed",
			    EG_ARG(p->path), (long long)dots, EG_DOTS_NEEDED),
		"give a file with at least %u pixels across, or a drawing (SVG)",
		pixels_of(box->w, EG_DOTS_NEEDED));
}

uint32_t eg_picture_element(eg_lay *l, const eg_picture *p)
{
	if (!p->image || p->decorative)
		return EG_NO_ELEMENT;
	uint32_t e = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_FIGURE);
	eg_picture_describe(l, p, e);
	return e;
}

/* ISO 14289-1, 7.3: a figure has an alternative; ISO 32000-1, 14.8.5.4.3: and its box. */
void eg_picture_describe(eg_lay *l, const eg_picture *p, uint32_t element)
{
	eg_traits *t = eg_canvas_traits(&l->canvas, element);
	t->alt = p->alt;
	t->placed_block = true;
}

void eg_picture_draw(eg_lay *l, const eg_picture *p, uint32_t element, const eg_box *box)
{
	if (!p->image)
		return;
	judge(l, p, box);
	eg_mark place = {.x = box->x, .y = box->y, .w = box->w, .h = box->h};
	eg_ink ink = {.element = element};
	eg_canvas_image(&l->canvas, ink, p->image, &place, pixels_of(box->w, EG_DOTS_KEPT),
		pixels_of(box->h, EG_DOTS_KEPT));
	if (element == EG_NO_ELEMENT)
		return;
	eg_traits *t = eg_canvas_traits(&l->canvas, element);
	eg_len shift = l->canvas.shift + l->canvas.moved;
	t->bbox[0] = box->x + shift;
	t->bbox[1] = box->y;
	t->bbox[2] = box->x + box->w + shift;
	t->bbox[3] = box->y + box->h;
}

typedef struct placed {
	const eg_picture *picture;
	uint32_t element;
	eg_box box;
} placed;

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const placed *p = item->data;
	eg_box box = p->box;
	box.y = at->y;
	eg_picture_draw(l, p->picture, p->element, &box);
}

eg_item eg_picture_item(eg_lay *l, const eg_picture *p, uint32_t element, const eg_box *box)
{
	placed *data = EG_NEW(l->scratch, placed);
	*data = (placed){p, element, *box};
	return (eg_item){.draw = draw, .data = data, .height = box->h};
}
