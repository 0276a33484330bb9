#include "base/sha256.h"

#include <openssl/evp.h>

#define PIECE 65536u

eg_sha256 eg_sha256_of(eg_str bytes)
{
	eg_sha256 h = {{0}};
	unsigned n = 0;
	int ok = EVP_Digest(bytes.p ? bytes.p : "", bytes.n, h.b, &n, EVP_sha256(), NULL);
	EG_ASSERT(ok == 1 && n == sizeof h.b);
	return h;
}

bool eg_sha256_file(eg_file *f, eg_sha256 *out, uint64_t *bytes)
{
	unsigned char piece[PIECE];
	unsigned n = 0;
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	bool ok = c && EVP_DigestInit_ex(c, EVP_sha256(), NULL) == 1;
	*bytes = 0;
	for (size_t got = PIECE; ok && got == PIECE; *bytes += got) {
		got = eg_file_read(f, piece, PIECE);
		ok = EVP_DigestUpdate(c, piece, got) == 1;
	}
	ok = ok && !eg_file_failed(f) && EVP_DigestFinal_ex(c, out->b, &n) == 1;
	EVP_MD_CTX_free(c);
	return ok;
}

eg_str eg_sha256_hex(eg_arena *a, eg_sha256 h)
{
	static const char hex[] = "0123456789abcdef";
	char *out = eg_alloc(a, sizeof h.b * 2 + 1);
	for (size_t i = 0; i < sizeof h.b; i++) {
		out[2 * i] = hex[h.b[i] >> 4];
		out[2 * i + 1] = hex[h.b[i] & 15];
	}
	return (eg_str){out, sizeof h.b * 2};
}
