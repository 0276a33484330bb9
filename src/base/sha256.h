/* sha256.h -- SHA-256 (FIPS 180-4) of bytes, through libcrypto. */
#ifndef EG_BASE_SHA256_H
#define EG_BASE_SHA256_H

#include "base/file.h"

typedef struct eg_sha256 {
	uint8_t b[32];
} eg_sha256;

eg_sha256 eg_sha256_of(eg_str bytes);
/* Of a file from its start on, read piece by piece; *bytes is how many there were. False when it
 * cannot be read. */
bool eg_sha256_file(eg_file *f, eg_sha256 *out, uint64_t *bytes) EG_NODISCARD;
/* 64 lower-case hexadecimal digits. */
eg_str eg_sha256_hex(eg_arena *a, eg_sha256 h);

#endif
