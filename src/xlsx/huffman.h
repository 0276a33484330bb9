/* huffman.h -- the codes of a block of deflate.
 *
 * Source:  RFC 1951, 3.2.2; Moffat and Katajainen, In-place calculation of minimum-redundancy
 *          codes (WADS 1995).
 * Depends: base.
 */
#ifndef EG_XLSX_HUFFMAN_H
#define EG_XLSX_HUFFMAN_H

#include "base/compiler.h"

#define EG_HUFFMAN_SYMBOLS 288u
#define EG_HUFFMAN_BITS    15u

typedef struct eg_huffman {
	uint16_t code[EG_HUFFMAN_SYMBOLS]; /* as it is written: first bit lowest */
	uint8_t bits[EG_HUFFMAN_SYMBOLS];  /* 0: the symbol is not used */
} eg_huffman;

/* The code of least length for symbols that occur so often, none longer than `longest` (at most
 * EG_HUFFMAN_BITS, and enough for all symbols). At least two symbols get a code, as decoders
 * want. */
void eg_huffman_make(eg_huffman *h, const uint32_t *counts, size_t symbols, unsigned longest);

#endif
