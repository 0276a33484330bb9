#include "pdf/deflate.h"

#include "base/memory.h"

#include <libdeflate.h>
#include <stdlib.h>

/* Levels of libdeflate. Benchmark M, bytes of the file and CPU time of the stage pdf, objects 250
 * to a stream:
 *
 *     objects  pages      bytes   ms
 *           6      6  1,803,456  237
 *           5      6  1,821,112  223
 *           5      4  1,859,933  186
 *           5      1  1,899,832  163
 *           1      6  1,978,033  189
 *           1      1  2,056,739  140
 */
static const int levels[] = {[EG_PDF_SMALL] = 6, [EG_PDF_EVEN] = 5, [EG_PDF_QUICK] = 1};

struct eg_pdf_deflater {
	struct libdeflate_compressor *compressor;
};

eg_pdf_deflater *eg_pdf_deflater_open(enum eg_pdf_effort effort)
{
	eg_pdf_deflater *d = eg_heap(sizeof *d);
	d->compressor = libdeflate_alloc_compressor(levels[effort]);
	if (!d->compressor)
		eg_memory_ended();
	return d;
}

void eg_pdf_deflater_close(eg_pdf_deflater *d)
{
	if (!d)
		return;
	libdeflate_free_compressor(d->compressor);
	free(d);
}

void eg_pdf_deflate_to(eg_pdf_deflater *d, eg_str bytes, eg_buf *out)
{
	size_t bound = libdeflate_zlib_compress_bound(d->compressor, bytes.n);
	eg_buf_reserve(out, bound);
	size_t n =
		libdeflate_zlib_compress(d->compressor, bytes.p, bytes.n, out->p + out->n, bound);
	EG_ASSERT(n > 0);
	out->n += n;
}
