/* wide.h -- UTF-8 to the UTF-16 that ICU's C functions take, and back.
 *
 * Private to this folder. A wide text keeps short strings in itself, so that most calls touch no
 * heap. With `places`, at[i] is the byte of the UTF-8 that unit i comes from, and at[n] its length.
 */
#ifndef EG_LOCALE_WIDE_H
#define EG_LOCALE_WIDE_H

#include "base/arena.h"

#include <unicode/utypes.h>

#define EG_WIDE_SMALL 256

typedef struct eg_wide {
	UChar *p;
	int32_t n;
	uint32_t *at; /* NULL without places */
	UChar small[EG_WIDE_SMALL];
} eg_wide;

/* Fills w from s; give it back with eg_wide_release. Malformed bytes become U+FFFD. Text past
 * EG_WIDE_MAX bytes is left off. */
#define EG_WIDE_MAX ((size_t)1 << 29)
void eg_wide_init(eg_wide *w, eg_str s, bool places);
void eg_wide_release(eg_wide *w);
/* n UTF-16 units as UTF-8 in the arena. */
eg_str eg_wide_narrow(eg_arena *a, const UChar *p, int32_t n);
/* ICU's name of a BCP 47 language; "" (root) when it is none. */
#define EG_LOCALE_NAME 160
void eg_locale_name(char out[EG_LOCALE_NAME], eg_str lang);

#endif
