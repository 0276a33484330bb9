#include "image/colour.h"

#include "base/memory.h"

#include <lcms2.h>
#include <stdlib.h>

#define MOST_PROFILE ((size_t)8 << 20) /* bytes; those of presses have one or two million */
#define SRGB_D65_X   0.3127
#define SRGB_D65_Y   0.3290

struct eg_colours {
	cmsContext context; /* own, so that threads share nothing */
	cmsHTRANSFORM transform;
};

static const struct {
	cmsColorSpaceSignature space;
	cmsUInt32Number from, to;
} forms[] = {
	[EG_SAMPLES_GREY] = {cmsSigGrayData, TYPE_GRAY_8, TYPE_GRAY_8},
	[EG_SAMPLES_GREY_ALPHA] = {cmsSigGrayData, TYPE_GRAYA_8, TYPE_GRAYA_8},
	[EG_SAMPLES_RGB] = {cmsSigRgbData, TYPE_RGB_8, TYPE_RGB_8},
	[EG_SAMPLES_RGB_ALPHA] = {cmsSigRgbData, TYPE_RGBA_8, TYPE_RGBA_8},
	[EG_SAMPLES_CMYK] = {cmsSigCmykData, TYPE_CMYK_8, TYPE_RGB_8},
	[EG_SAMPLES_CMYK_INVERTED] = {cmsSigCmykData, TYPE_CMYK_8_REV, TYPE_RGB_8},
};

/* Grey with the tone curve of sRGB (IEC 61966-2-1): its samples are those of R = G = B. */
static cmsHPROFILE srgb_grey(cmsContext context)
{
	static const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
	const cmsCIExyY white = {SRGB_D65_X, SRGB_D65_Y, 1};
	cmsToneCurve *tone = cmsBuildParametricToneCurve(context, 4, curve);
	cmsHPROFILE grey = tone ? cmsCreateGrayProfileTHR(context, &white, tone) : NULL;
	cmsFreeToneCurve(tone);
	return grey;
}

static cmsHTRANSFORM transform_of(cmsContext context, cmsHPROFILE from, enum eg_samples samples)
{
	bool grey = forms[samples].space == cmsSigGrayData;
	if (cmsGetColorSpace(from) != forms[samples].space)
		return NULL;
	cmsHPROFILE to = grey ? srgb_grey(context) : cmsCreate_sRGBProfileTHR(context);
	cmsHTRANSFORM t = NULL;
	if (to)
		t = cmsCreateTransformTHR(context, from, forms[samples].from, to, forms[samples].to,
			INTENT_RELATIVE_COLORIMETRIC,
			cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_COPY_ALPHA | cmsFLAGS_NOCACHE);
	if (to)
		cmsCloseProfile(to);
	return t;
}

/* Whether a transform leaves everything within rounding: most profiles in files are sRGB's, whose
 * samples stay as they are. Tried on a grid of nine steps. */
static bool is_identity(cmsHTRANSFORM t, enum eg_samples samples)
{
	uint32_t n = samples == EG_SAMPLES_GREY || samples == EG_SAMPLES_GREY_ALPHA ? 1 : 3;
	bool alpha = samples == EG_SAMPLES_GREY_ALPHA || samples == EG_SAMPLES_RGB_ALPHA;
	if (samples >= EG_SAMPLES_CMYK)
		return false;
	for (uint32_t i = 0; i < 9 * 9 * 9; i++) {
		uint32_t step = i;
		uint8_t in[4] = {0}, out[4] = {0};
		for (uint32_t c = 0; c < n; c++, step /= 9)
			in[c] = (uint8_t)(step % 9 * 255 / 8);
		in[n] = alpha ? 255 : 0;
		cmsDoTransform(t, in, out, 1);
		for (uint32_t c = 0; c < n; c++)
			if (in[c] > out[c] + 1 || out[c] > in[c] + 1)
				return false;
	}
	return true;
}

eg_colours *eg_colours_open(const void *profile, size_t n, enum eg_samples samples)
{
	if (n == 0 || n > MOST_PROFILE)
		return NULL;
	cmsContext context = cmsCreateContext(NULL, NULL);
	cmsHPROFILE from =
		context ? cmsOpenProfileFromMemTHR(context, profile, (cmsUInt32Number)n) : NULL;
	cmsHTRANSFORM t = from ? transform_of(context, from, samples) : NULL;
	if (from)
		cmsCloseProfile(from);
	if (!t || is_identity(t, samples)) {
		if (t)
			cmsDeleteTransform(t);
		cmsDeleteContext(context);
		return NULL;
	}
	eg_colours *c = eg_heap(sizeof *c);
	*c = (eg_colours){context, t};
	return c;
}

void eg_colours_close(eg_colours *c)
{
	if (!c)
		return;
	cmsDeleteTransform(c->transform);
	cmsDeleteContext(c->context);
	free(c);
}

void eg_colours_row(const eg_colours *c, uint8_t *row, uint32_t width)
{
	cmsDoTransform(c->transform, row, row, width);
}
