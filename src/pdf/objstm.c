#include "pdf/objstm.h"

#include "pdf/deflate.h"

#define AHEAD 8u /* streams of each worker that are made before they are asked for */

void eg_pdf_members_begin(eg_pdf_members *m, uint32_t number)
{
	if (!m->count)
		m->index.n = m->body.n = 0;
	eg_buf_int(&m->index, number);
	eg_buf_byte(&m->index, ' ');
	eg_buf_int(&m->index, (int64_t)m->body.n);
	eg_buf_byte(&m->index, ' ');
	m->count++;
}

eg_str eg_pdf_members_end(eg_pdf_members *m, size_t *first)
{
	*first = m->index.n;
	eg_buf_str(&m->index, eg_buf_view(&m->body));
	m->count = 0;
	return eg_buf_view(&m->index);
}

void eg_pdf_members_release(eg_pdf_members *m)
{
	eg_buf_release(&m->index);
	eg_buf_release(&m->body);
}

/* What a worker packs with. */
typedef struct bench {
	eg_pdf_members members;
	eg_pdf_deflater *deflater;
} bench;

struct eg_pdf_packer {
	const eg_pdf_store *store;
	eg_pool *pool;
	bench *benches; /* one a worker */
	unsigned workers;
	eg_pdf_packed *made; /* a few streams one after the other */
	size_t count, room, at;
	uint32_t next, end; /* numbers that are not yet packed */
};

eg_pdf_packer *eg_pdf_packer_open(eg_arena *a, const eg_pdf_store *s, eg_pool *pool)
{
	eg_pdf_packer *p = EG_NEW(a, eg_pdf_packer);
	*p = (eg_pdf_packer){.store = s, .pool = pool, .workers = eg_pool_workers(pool)};
	p->next = eg_pdf_object_count(s);
	p->end = eg_pdf_number_end(s);
	p->room = p->workers > 1 ? (size_t)AHEAD * p->workers : 1;
	p->made = EG_NEW_N(a, eg_pdf_packed, p->room);
	p->benches = EG_NEW_N(a, bench, p->workers);
	for (unsigned i = 0; i < p->workers; i++)
		p->benches[i].deflater = eg_pdf_deflater_open(EG_PDF_EVEN);
	return p;
}

void eg_pdf_packer_close(eg_pdf_packer *p)
{
	for (unsigned i = 0; i < p->workers; i++) {
		eg_pdf_members_release(&p->benches[i].members);
		eg_pdf_deflater_close(p->benches[i].deflater);
	}
	for (size_t i = 0; i < p->room; i++)
		eg_buf_release(&p->made[i].data);
}

static void pack(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	eg_pdf_packer *p = ctx;
	bench *b = &p->benches[worker];
	eg_pdf_packed *to = &p->made[i];
	(void)scratch;
	for (uint32_t n = to->number; n < to->number + to->count; n++) {
		eg_pdf_members_begin(&b->members, n);
		eg_pdf_put_range_object(&b->members.body, p->store, n);
		eg_buf_byte(&b->members.body, '\n');
	}
	to->data.n = 0;
	eg_pdf_deflate_to(b->deflater, eg_pdf_members_end(&b->members, &to->first), &to->data);
}

static void pack_ahead(eg_pdf_packer *p)
{
	for (p->count = 0; p->count < p->room && p->next < p->end; p->count++) {
		uint32_t left = p->end - p->next;
		eg_pdf_packed *to = &p->made[p->count];
		to->number = p->next;
		to->count = left < EG_PDF_MEMBERS_MAX ? left : EG_PDF_MEMBERS_MAX;
		p->next += to->count;
	}
	p->at = 0;
	eg_pool_run(p->pool, p->count, pack, p);
}

const eg_pdf_packed *eg_pdf_packer_next(eg_pdf_packer *p)
{
	if (p->at == p->count)
		pack_ahead(p);
	return p->count ? &p->made[p->at++] : NULL;
}
