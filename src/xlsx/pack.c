#include "xlsx/pack.h"

#include <zlib.h>

#include "base/buf.h"
#include "xlsx/deflate.h"

#define CHUNK 65536u

struct eg_pack {
	eg_file *file;
	bool own; /* the file is closed with this */
	bool failed;
	eg_deflate *z;  /* from the first byte to the last */
	eg_buf in, out; /* not yet deflated, not yet written */
	uint64_t size, packed;
	uint32_t crc;
};

eg_pack *eg_pack_open(eg_arena *a, eg_file *into)
{
	eg_pack *p = into ? EG_NEW(a, eg_pack) : NULL;
	if (!p)
		return NULL;
	p->file = into;
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

/* What deflating takes, which is more than a megabyte. */
static void let_go(eg_pack *p)
{
	eg_deflate_release(p->z);
	p->z = NULL;
	eg_buf_release(&p->in);
	eg_buf_release(&p->out);
}

void eg_pack_close(eg_pack *p)
{
	if (!p)
		return;
	let_go(p);
	if (p->own)
		eg_file_close(p->file);
}

static void write_out(eg_pack *p)
{
	p->failed = p->failed || !eg_file_write(p->file, p->out.p, p->out.n);
	p->packed += p->out.n;
	p->out.n = 0;
}

/* Deflates what waits. */
static void deflate_all(eg_pack *p, enum eg_deflate_end end)
{
	if (!p->z)
		p->z = eg_deflate_new();
	p->crc = (uint32_t)crc32(p->crc, (const unsigned char *)p->in.p, (uInt)p->in.n);
	p->size += p->in.n;
	eg_deflate_put(p->z, &p->out, eg_buf_view(&p->in), end);
	p->in.n = 0;
	write_out(p);
}

void eg_pack_put(eg_pack *p, eg_str bytes)
{
	eg_buf_str(&p->in, bytes);
	if (p->in.n >= CHUNK)
		deflate_all(p, EG_DEFLATE_MORE);
}

bool eg_pack_end(eg_pack *p, bool last)
{
	if (p->size || p->in.n || last)
		deflate_all(p, last ? EG_DEFLATE_LAST : EG_DEFLATE_ALIGNED);
	let_go(p);
	return !p->failed && eg_file_flush(p->file);
}

bool eg_pack_append(eg_pack *p, eg_pack *other)
{
	deflate_all(p, EG_DEFLATE_ALIGNED);
	if (!eg_file_seek(other->file, 0, false))
		return false;
	eg_buf_reserve(&p->out, CHUNK);
	for (uint64_t left = other->packed; left > 0; left -= p->out.n) {
		p->out.n = eg_file_read(other->file, p->out.p, left < CHUNK ? (size_t)left : CHUNK);
		if (p->out.n == 0 || !eg_file_write(p->file, p->out.p, p->out.n))
			return false;
	}
	p->out.n = 0;
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
