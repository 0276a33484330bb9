/* int128.h -- integers of 128 bits, for products of two 64-bit numbers.
 *
 * A compiler extra of gcc and clang on 64-bit machines (their documentation, "128-bit integers").
 */
#ifndef EG_BASE_INT128_H
#define EG_BASE_INT128_H

#include "base/compiler.h"

#if defined(__SIZEOF_INT128__)
__extension__ typedef __int128 eg_int128;
#else
#error "engross needs a compiler with 128-bit integers"
#endif

#endif
