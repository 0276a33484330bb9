/* perf_pages -- what pages of running text cost: perf_pages FILE [ROUNDS [WORKERS]].
 *
 * FILE is plain text with blank lines between paragraphs; it is repeated ROUNDS times (default 1),
 * each paragraph with a number of its own, so that paragraphs differ but words mostly do not.
 * Prints words, pages, the CPU time of layout and of pdf, and the time that passed; and a hash of
 * the file, which is the same with any number of workers (default 1).
 */
#include "base/fs.h"
#include "base/pool.h"
#include "base/sha256.h"
#include "base/time.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static eg_str flatten(eg_arena *a, eg_str s)
{
	char *p = eg_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		if (p[i] == '\n')
			p[i] = ' ';
	return (eg_str){p, s.n};
}

static void add_blocks(eg_arena *a, eg_block *root, eg_str text, int round)
{
	for (size_t from = 0; from < text.n;) {
		size_t to = eg_str_find(text, EG_STR("\n\n"), from);
		to = to == SIZE_MAX ? text.n : to;
		eg_block *b = eg_block_new(a, EG_B_TEXT, (eg_span){0});
		b->runs = EG_NEW(a, eg_run);
		b->runs->text = eg_strf(a, "%d %.*s", round,
			EG_ARG(eg_str_trim(flatten(a, eg_str_cut(text, from, to)))));
		b->run_count = 1;
		eg_block_add(a, root, b);
		from = to + 2;
	}
}

static size_t count_words(const eg_block *root)
{
	size_t words = 0;
	for (uint32_t i = 0; i < root->child_count; i++) {
		eg_str s = root->children[i]->runs->text;
		for (size_t k = 0; k < s.n; k++)
			words += s.p[k] == ' ';
		words++;
	}
	return words;
}

int main(int argc, char **argv)
{
	eg_arena *a = eg_arena_new();
	eg_str text, why;
	if (argc < 2 || !eg_fs_read(a, eg_str_of(argv[1]), (size_t)1 << 28, &text, &why))
		return 2;
	eg_diag d;
	eg_diag_init(&d, a);
	eg_document doc = {.root = eg_block_new(a, EG_B_DOCUMENT, (eg_span){0}),
		.title = EG_STR("Pages"),
		.lang = EG_STR("en-US"),
		.theme = EG_STR("federal"),
		.justify = getenv("EG_JUSTIFY") != NULL};
	for (size_t i = 0; i < EG_WORD_COUNT; i++)
		doc.words[i] = EG_STR("Word");
	int rounds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 1;
	for (int i = 0; i < rounds; i++)
		add_blocks(a, doc.root, text, i);
	eg_fonts *fonts = eg_fonts_open(&d);
	eg_pool *pool = eg_pool_new(argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 1);
	int64_t start = eg_time_cpu(), from = eg_time_wall();
	eg_pages *pages = eg_layout(a, &doc, fonts, pool, &d);
	int64_t set = eg_time_cpu(), between = eg_time_wall();
	eg_buf out = {0};
	const eg_pdf_options options = {.producer = EG_STR("engross"), .pool = pool};
	bool ok = eg_pdf_write(&out, pages, &options, &why);
	int64_t end = eg_time_cpu(), to = eg_time_wall();
	eg_str hash = eg_sha256_hex(a, eg_sha256_of((eg_str){out.p, out.n}));
	(void)printf("words %zu pages %zu layout %" PRId64 " us pdf %" PRId64 " us passed %" PRId64
		     " and %" PRId64 " us bytes %zu hash %.16s\n",
		count_words(doc.root), pages->count, (set - start) / 1000, (end - set) / 1000,
		(between - from) / 1000, (to - between) / 1000, out.n, eg_cstr(a, hash));
	eg_buf_release(&out);
	eg_pool_release(pool);
	eg_fonts_close(fonts);
	eg_arena_release(a);
	return ok ? 0 : 4;
}
