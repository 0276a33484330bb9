#include "xlsx/deflate.h"

#include <stdlib.h>

#include "base/memory.h"
#include "xlsx/huffman.h"

#define HISTORY   32768u /* bytes that a match may reach back */
#define BLOCK     65536u /* bytes of a block */
#define HASH_BITS 15u
#define SHORTEST  4u
/* Places that are looked at for a match, a match that is long enough, and how far apart bytes of a
 * match are noted. Tuned on the sheets of tests/perf's L: 103 in a hundred of the size that zlib's
 * level 3 makes, in nearly half of its time. */
#define WAYS        2u
#define NICE        32u
#define STEP        4u
#define LONGEST     258u
#define LITERALS    286u /* with the end and the lengths */
#define DISTANCES   30u
#define LENGTHS     19u /* symbols that say lengths of codes */
#define END         256u
#define LENGTH_BASE 257u
#define HEADER_MOST 1024u /* bytes of the codes before a block, and what ends a stream */

typedef struct range {
	uint16_t base;
	uint8_t extra;
} range;

/* RFC 1951, 3.2.5 */
static const range lengths[] = {{3, 0}, {4, 0}, {5, 0}, {6, 0}, {7, 0}, {8, 0}, {9, 0}, {10, 0},
	{11, 1}, {13, 1}, {15, 1}, {17, 1}, {19, 2}, {23, 2}, {27, 2}, {31, 2}, {35, 3}, {43, 3},
	{51, 3}, {59, 3}, {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5},
	{227, 5}, {258, 0}};
static const range distances[] = {{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 1}, {7, 1}, {9, 2}, {13, 2},
	{17, 3}, {25, 3}, {33, 4}, {49, 4}, {65, 5}, {97, 5}, {129, 6}, {193, 6}, {257, 7},
	{385, 7}, {513, 8}, {769, 8}, {1025, 9}, {1537, 9}, {2049, 10}, {3073, 10}, {4097, 11},
	{6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}};

struct eg_deflate {
	uint64_t bits; /* that do not fill a byte yet, lowest first */
	unsigned waiting;
	uint32_t base;  /* of window[0] in all that was put, modulo 2^32 */
	size_t history; /* bytes at the start of the window that went before */
	uint32_t places[1u << HASH_BITS]
		       [WAYS]; /* where four bytes stood last: in all that was put */
	uint8_t length_symbol[LONGEST + 1];
	uint8_t near_symbol[256], far_symbol[256]; /* of a distance less one: below 256, by 128s */
	uint32_t counts[LITERALS], distance_counts[DISTANCES];
	eg_huffman codes, distance_codes;
	size_t tokens;
	uint32_t token[BLOCK]; /* a byte, or length << 16 and distance less one */
	unsigned char window[HISTORY + BLOCK];
};

static uint8_t symbol_of(const range *ranges, size_t count, uint32_t v)
{
	size_t i = count - 1;
	while (ranges[i].base > v)
		i--;
	return (uint8_t)i;
}

eg_deflate *eg_deflate_new(void)
{
	eg_deflate *d = eg_heap(sizeof *d);
	memset(d, 0, sizeof *d);
	for (uint32_t n = 3; n <= LONGEST; n++)
		d->length_symbol[n] = symbol_of(lengths, EG_COUNT(lengths), n);
	for (uint32_t i = 0; i < 256; i++) {
		d->near_symbol[i] = symbol_of(distances, DISTANCES, i + 1);
		d->far_symbol[i] = symbol_of(distances, DISTANCES, i * 128 + 1);
	}
	return d;
}

void eg_deflate_release(eg_deflate *d)
{
	free(d);
}

static unsigned distance_symbol(const eg_deflate *d, uint32_t less_one)
{
	return less_one < 256 ? d->near_symbol[less_one] : d->far_symbol[less_one >> 7];
}

/* -- what repeats -- */

/* The same on machines of either order of bytes. */
static uint32_t four_at(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static size_t slot_of(uint32_t four)
{
	return four * UINT32_C(0x9E3779B1) >> (32 - HASH_BITS);
}

static size_t equal_bytes(const unsigned char *a, const unsigned char *b, size_t most)
{
	size_t n = SHORTEST;
	while (n + 8 <= most && memcmp(a + n, b + n, 8) == 0)
		n += 8;
	while (n < most && a[n] == b[n])
		n++;
	return n;
}

/* Notes that position `at` begins with these bytes. */
static void note(eg_deflate *d, size_t at, uint32_t *slot)
{
	slot[1] = slot[0];
	slot[0] = d->base + (uint32_t)at;
}

/* The longest run that repeats what begins at `at`, or 0; *back is how far it is. */
static size_t find(eg_deflate *d, size_t at, size_t end, uint32_t *back)
{
	const unsigned char *p = d->window + at;
	uint32_t four = four_at(p), *slot = d->places[slot_of(four)];
	size_t best = 0, most = end - at < LONGEST ? end - at : LONGEST;
	for (unsigned i = 0; i < WAYS; i++) {
		uint32_t before = d->base + (uint32_t)at - slot[i];
		if (before - 1 >= HISTORY || before > at || four_at(p - before) != four)
			continue;
		size_t n = equal_bytes(p, p - before, most);
		if (n > best) {
			best = n;
			*back = before;
		}
		if (n >= NICE)
			break;
	}
	note(d, at, slot);
	return best;
}

static void put_literal(eg_deflate *d, unsigned char byte)
{
	d->token[d->tokens++] = byte;
	d->counts[byte]++;
}

static void put_match(eg_deflate *d, size_t length, uint32_t back)
{
	d->token[d->tokens++] = (uint32_t)length << 16 | (back - 1);
	d->counts[LENGTH_BASE + d->length_symbol[length]]++;
	d->distance_counts[distance_symbol(d, back - 1)]++;
}

/* The block's bytes, from the history's end to `end`, as tokens. */
static void find_tokens(eg_deflate *d, size_t end)
{
	size_t at = d->history;
	d->tokens = 0;
	memset(d->counts, 0, sizeof d->counts);
	memset(d->distance_counts, 0, sizeof d->distance_counts);
	while (end - at >= SHORTEST) {
		uint32_t back = 0;
		size_t n = find(d, at, end, &back);
		if (n == 0) {
			put_literal(d, d->window[at++]);
			continue;
		}
		put_match(d, n, back);
		size_t stop = at + n;
		for (at += STEP; at < stop; at += STEP) {
			if (end - at >= SHORTEST)
				note(d, at, d->places[slot_of(four_at(d->window + at))]);
		}
		at = stop;
	}
	while (at < end)
		put_literal(d, d->window[at++]);
	d->counts[END]++;
}

/* -- bits -- */

/* At most 32 bits; there is room for them. */
static void put_bits(eg_deflate *d, eg_buf *out, uint32_t v, unsigned count)
{
	d->bits |= (uint64_t)v << d->waiting;
	d->waiting += count;
	if (d->waiting < 32)
		return;
	unsigned char *p = (unsigned char *)out->p + out->n;
	p[0] = (unsigned char)d->bits;
	p[1] = (unsigned char)(d->bits >> 8);
	p[2] = (unsigned char)(d->bits >> 16);
	p[3] = (unsigned char)(d->bits >> 24);
	out->n += 4;
	d->bits >>= 32;
	d->waiting -= 32;
}

static void put_whole_bytes(eg_deflate *d, eg_buf *out)
{
	for (; d->waiting >= 8; d->waiting -= 8, d->bits >>= 8)
		out->p[out->n++] = (char)(d->bits & 0xFF);
}

static void fill_byte(eg_deflate *d, eg_buf *out)
{
	put_bits(d, out, 0, (8 - d->waiting % 8) % 8);
	put_whole_bytes(d, out);
}

/* -- codes before a block -- */

/* Lengths of codes as symbols: runs of one length are 16, 17 and 18 with a count. */
typedef struct shape {
	uint8_t symbol[LITERALS + DISTANCES], extra[LITERALS + DISTANCES];
	size_t n;
	uint32_t counts[LENGTHS];
} shape;

static void add_shape(shape *s, unsigned symbol, size_t extra)
{
	s->symbol[s->n] = (uint8_t)symbol;
	s->extra[s->n++] = (uint8_t)extra;
	s->counts[symbol]++;
}

static void add_run(shape *s, uint8_t bits, size_t n)
{
	while (bits == 0 && n >= 3) {
		size_t run = n < 138 ? n : 138;
		if (run <= 10)
			add_shape(s, 17, run - 3);
		else
			add_shape(s, 18, run - 11);
		n -= run;
	}
	if (bits && n) {
		add_shape(s, bits, 0);
		n--;
	}
	while (bits && n >= 3) {
		size_t run = n < 6 ? n : 6;
		add_shape(s, 16, run - 3);
		n -= run;
	}
	for (; n > 0; n--)
		add_shape(s, bits, 0);
}

static size_t used_of(const eg_huffman *h, size_t symbols, size_t least)
{
	while (symbols > least && h->bits[symbols - 1] == 0)
		symbols--;
	return symbols;
}

static void find_shape(shape *s, const uint8_t *bits, size_t n)
{
	for (size_t i = 0, from = 0; i < n; from = i) {
		while (i < n && bits[i] == bits[from])
			i++;
		add_run(s, bits[from], i - from);
	}
}

static void put_shape(eg_deflate *d, eg_buf *out, const shape *s, const eg_huffman *h)
{
	static const uint8_t more[] = {2, 3, 7};
	for (size_t i = 0; i < s->n; i++) {
		unsigned symbol = s->symbol[i];
		put_bits(d, out, h->code[symbol], h->bits[symbol]);
		if (symbol >= 16)
			put_bits(d, out, s->extra[i], more[symbol - 16]);
	}
}

static void put_codes(eg_deflate *d, eg_buf *out)
{
	static const uint8_t order[LENGTHS] = {
		16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
	uint8_t bits[LITERALS + DISTANCES];
	shape s = {.n = 0};
	eg_huffman h;
	size_t literals = used_of(&d->codes, LITERALS, LENGTH_BASE), last = LENGTHS;
	size_t far = used_of(&d->distance_codes, DISTANCES, 1);
	memcpy(bits, d->codes.bits, literals);
	memcpy(bits + literals, d->distance_codes.bits, far);
	find_shape(&s, bits, literals + far);
	eg_huffman_make(&h, s.counts, LENGTHS, 7);
	while (last > 4 && h.bits[order[last - 1]] == 0)
		last--;
	put_bits(d, out, (uint32_t)(literals - LENGTH_BASE), 5);
	put_bits(d, out, (uint32_t)far - 1, 5);
	put_bits(d, out, (uint32_t)last - 4, 4);
	for (size_t i = 0; i < last; i++)
		put_bits(d, out, h.bits[order[i]], 3);
	put_shape(d, out, &s, &h);
}

/* -- blocks -- */

static void put_tokens(eg_deflate *d, eg_buf *out)
{
	const eg_huffman *codes = &d->codes, *far = &d->distance_codes;
	for (size_t i = 0; i < d->tokens; i++) {
		uint32_t length = d->token[i] >> 16, less_one = d->token[i] & 0xFFFF;
		if (length == 0) {
			put_bits(d, out, codes->code[less_one], codes->bits[less_one]);
			continue;
		}
		unsigned s = d->length_symbol[length], f = distance_symbol(d, less_one);
		const uint16_t code = codes->code[LENGTH_BASE + s];
		uint8_t bits = codes->bits[LENGTH_BASE + s];
		put_bits(d, out, code | (length - lengths[s].base) << bits,
			(unsigned)bits + lengths[s].extra);
		put_bits(d, out, far->code[f] | (less_one + 1 - distances[f].base) << far->bits[f],
			(unsigned)far->bits[f] + distances[f].extra);
	}
	put_bits(d, out, codes->code[END], codes->bits[END]);
}

/* What was put last becomes history. */
static void slide(eg_deflate *d, size_t end)
{
	size_t kept = end < HISTORY ? end : HISTORY;
	memmove(d->window, d->window + end - kept, kept);
	d->base += (uint32_t)(end - kept);
	d->history = kept;
}

static void put_block(eg_deflate *d, eg_buf *out, eg_str bytes, bool last)
{
	memcpy(d->window + d->history, bytes.p, bytes.n);
	size_t end = d->history + bytes.n;
	find_tokens(d, end);
	eg_huffman_make(&d->codes, d->counts, LITERALS, EG_HUFFMAN_BITS);
	eg_huffman_make(&d->distance_codes, d->distance_counts, DISTANCES, EG_HUFFMAN_BITS);
	/* No byte takes more than fifteen bits, no match more than a byte and a half for each. */
	eg_buf_reserve(out, 2 * bytes.n + HEADER_MOST);
	put_bits(d, out, last, 1);
	put_bits(d, out, 2, 2);
	put_codes(d, out);
	put_tokens(d, out);
	slide(d, end);
}

void eg_deflate_put(eg_deflate *d, eg_buf *out, eg_str piece, enum eg_deflate_end end)
{
	bool last = end == EG_DEFLATE_LAST;
	for (size_t at = 0; at < piece.n || (last && piece.n == 0 && at == 0); at += BLOCK) {
		size_t stop = piece.n - at < BLOCK ? piece.n : at + BLOCK;
		put_block(d, out, eg_str_cut(piece, at, stop), last && stop == piece.n);
	}
	eg_buf_reserve(out, HEADER_MOST);
	if (end == EG_DEFLATE_ALIGNED) {
		put_bits(d, out, 0,
			3); /* an empty block as it is: nought and the complement of nought */
		fill_byte(d, out);
		put_bits(d, out, 0xFFFF0000, 32);
		d->base += (uint32_t)d->history;
		d->history = 0;
	} else if (last) {
		fill_byte(d, out);
	}
	put_whole_bytes(d, out);
}
