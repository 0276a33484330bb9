/* hyphen.h -- where words may be divided, by the patterns of libhyphen. Private to this folder.
 *
 * Pattern files are found by language in the folder where Debian's hyphen-* packages put them, and
 * loaded once for all threads (they are read-only afterwards). Each setter has its own hyphenator,
 * which remembers the words it has divided. Divisions that change the spelling are not used.
 */
#ifndef EG_TEXT_HYPHEN_H
#define EG_TEXT_HYPHEN_H

#include "text/font.h"

typedef struct eg_hyphenator eg_hyphenator;

/* Byte offsets in a word before which it may be divided. */
typedef struct eg_divisions {
	const uint8_t *at;
	size_t count;
} eg_divisions;

eg_hyphenator *eg_hyphenator_new(eg_arena *arena, eg_fonts *fonts, eg_diag *d);
/* Findings go to d from now on, and are told again. */
void eg_hyphenator_begin(eg_hyphenator *h, eg_diag *d);
/* word: letters only, of any case; lang: BCP 47. Longer words than 200 bytes are not divided. */
eg_divisions eg_divide(eg_hyphenator *h, eg_str word, eg_str lang);

#endif
