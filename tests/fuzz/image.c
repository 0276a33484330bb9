/* Any bytes as a picture: what is decoded has the size it says, within the bound that was asked
 * for; else there are words. */
#include "image/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Every sample is there. */
static unsigned sum_of(const eg_bitmap *b)
{
	unsigned sum = 0;
	for (size_t i = 0; i < (size_t)b->width * b->height * b->channels; i++)
		sum += b->pixels[i];
	return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	eg_arena *a = eg_arena_new();
	uint32_t most = n ? bytes[n - 1] : 0; /* 0: no bound */
	eg_image image;
	eg_str why = {NULL, 0};
	/* a header may ask for hundreds of megabytes, which is right but slow here */
	if (eg_image_read(a, (eg_str){(const char *)bytes, n}, most ? most : 64, &image, &why)) {
		EG_ASSERT(image.width > 0 && image.height > 0);
		EG_ASSERT(image.drawing || sum_of(&image.bitmap) < UINT32_MAX);
		EG_ASSERT(image.drawing || (image.bitmap.width <= (most ? most : 64) &&
						   image.bitmap.height <= (most ? most : 64)));
	} else {
		EG_ASSERT(why.n > 0);
	}
	eg_arena_release(a);
	return 0;
}
