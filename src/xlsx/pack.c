#include "xlsx/pack.h"

#include <zlib.h>

#include "base/buf.h"

#define CHUNK 65536u
/* Of the rows of a large sheet level 6 makes a tenth less than level 3, in twice the time. */
#define LEVEL 3

struct eg_pack {
	eg_file *file;
	bool own; /* the file is closed with this */
	bool failed;
	z_stream z;
	eg_buf in; /* not yet deflated */
	uint64_t size, packed;
	uint32_t crc;
	unsigned char out[CHUNK];
};

eg_pack *eg_pack_open(eg_arena *a, eg_file *into)
{
	eg_pack *p = into ? EG_NEW(a, eg_pack) : NULL;
	if (!p)
		return NULL;
	p->file = into;
	if (deflateInit2(&p->z, LEVEL, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) !=
		Z_OK)
		return NULL;
	return p;
}

eg_pack *eg_pack_temporary(eg_arena *a, eg_str folder)
{
	eg_file *file = eg_file_temporary(a, folder);
	eg_pack *p = eg_pack_open(a, file);
	if (p)
		p->own = true;
	else
		eg_file_close(file);
	return p;
}

void eg_pack_close(eg_pack *p)
{
	if (!p)
		return;
	(void)deflateEnd(&p->z);
	eg_buf_release(&p->in);
	if (p->own)
		eg_file_close(p->file);
}

/* Deflates what waits. */
static void deflate_all(eg_pack *p, int flush)
{
	p->z.next_in = (unsigned char *)p->in.p;
	p->z.avail_in = (uInt)p->in.n;
	p->crc = (uint32_t)crc32(p->crc, p->z.next_in, p->z.avail_in);
	p->size += p->in.n;
	do {
		p->z.next_out = p->out;
		p->z.avail_out = CHUNK;
		(void)deflate(&p->z, flush);
		size_t n = CHUNK - p->z.avail_out;
		p->failed = p->failed || !eg_file_write(p->file, p->out, n);
		p->packed += n;
	} while (p->z.avail_out == 0);
	p->in.n = 0;
}

void eg_pack_put(eg_pack *p, eg_str bytes)
{
	eg_buf_str(&p->in, bytes);
	if (p->in.n >= CHUNK)
		deflate_all(p, Z_NO_FLUSH);
}

bool eg_pack_end(eg_pack *p, bool last)
{
	deflate_all(p, last ? Z_FINISH : Z_FULL_FLUSH);
	return !p->failed && eg_file_flush(p->file);
}

bool eg_pack_append(eg_pack *p, eg_pack *other)
{
	deflate_all(p, Z_FULL_FLUSH);
	if (!eg_file_seek(other->file, 0, false))
		return false;
	for (uint64_t left = other->packed; left > 0;) {
		size_t n = eg_file_read(other->file, p->out, left < CHUNK ? (size_t)left : CHUNK);
		if (n == 0 || !eg_file_write(p->file, p->out, n))
			return false;
		left -= n;
	}
	p->crc = (uint32_t)crc32_combine(p->crc, other->crc, (z_off_t)other->size);
	p->size += other->size;
	p->packed += other->packed;
	return !p->failed;
}

uint64_t eg_pack_size(const eg_pack *p)
{
	return p->size;
}

uint32_t eg_pack_crc(const eg_pack *p)
{
	return p->crc;
}

uint64_t eg_pack_packed(const eg_pack *p)
{
	return p->packed;
}
