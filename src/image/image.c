#include "image/image.h"

#include "image/decode.h"

#define SVG_LOOK 1024u /* bytes in which an SVG must say that it is one */

bool eg_image_fits(eg_arena *a, uint64_t width, uint64_t height, eg_str *why)
{
	if (width == 0 || height == 0) {
		*why = EG_STR("has no pixels");
		return false;
	}
	if (width <= EG_IMAGE_MOST_SIDE && height <= EG_IMAGE_MOST_SIDE &&
		width * height <= EG_IMAGE_MOST_PIXELS)
		return true;
	*why = eg_strf(a, "has %llu \xC3\x97 %llu pixels, and %llu million are most",
		(unsigned long long)width, (unsigned long long)height,
		(unsigned long long)(EG_IMAGE_MOST_PIXELS / 1000000));
	return false;
}

void eg_image_bound(uint32_t most, uint32_t *width, uint32_t *height)
{
	uint32_t larger = *width > *height ? *width : *height;
	if (most == 0 || larger <= most)
		return;
	uint32_t w = (uint32_t)((uint64_t)*width * most / larger);
	uint32_t h = (uint32_t)((uint64_t)*height * most / larger);
	*width = w ? w : 1;
	*height = h ? h : 1;
}

static bool looks_like_svg(eg_str bytes)
{
	eg_str head = eg_str_cut(bytes, 0, SVG_LOOK);
	if (eg_str_starts(head, EG_STR("\xEF\xBB\xBF")))
		head = eg_str_cut(head, 3, head.n);
	head = eg_str_trim(head);
	return eg_str_starts(head, EG_STR("<")) && eg_str_find(head, EG_STR("<svg"), 0) != SIZE_MAX;
}

enum eg_image_form eg_image_form_of(eg_str bytes)
{
	if (eg_str_starts(bytes, EG_STR("\x89PNG\r\n\x1A\n")))
		return EG_IMAGE_PNG;
	if (eg_str_starts(bytes, EG_STR("\xFF\xD8\xFF")))
		return EG_IMAGE_JPEG;
	return looks_like_svg(bytes) ? EG_IMAGE_SVG : EG_IMAGE_UNKNOWN;
}

bool eg_image_read(eg_arena *a, eg_str bytes, uint32_t most, eg_image *out, eg_str *why)
{
	static eg_decode *const decoders[] = {
		[EG_IMAGE_PNG] = eg_decode_png,
		[EG_IMAGE_JPEG] = eg_decode_jpeg,
		[EG_IMAGE_SVG] = eg_decode_svg,
	};
	*out = (eg_image){.form = eg_image_form_of(bytes)};
	if (bytes.n > EG_IMAGE_MOST_BYTES) {
		*why = EG_STR("has more than 64 MiB");
		return false;
	}
	if (out->form == EG_IMAGE_UNKNOWN) {
		*why = bytes.n ? EG_STR("is neither PNG, JPEG nor SVG") : EG_STR("is empty");
		return false;
	}
	return decoders[out->form](a, bytes, most, out, why);
}
