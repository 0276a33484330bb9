/* text_bench -- how fast paragraphs are set: text_bench FILE [ROUNDS].
 *
 * FILE is plain text with blank lines between paragraphs. Prints words, lines and words a second
 * of this thread's CPU, for a first round (all words are new) and for the rest (cache hits). With
 * --show instead of ROUNDS it prints the lines themselves.
 */
#include "base/fs.h"
#include "base/time.h"
#include "locale/locale.h"
#include "text/para.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct tally {
	size_t words, lines, hyphens;
} tally;

static eg_str flatten(eg_arena *a, eg_str s)
{
	char *p = eg_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		if (p[i] == '\n' || p[i] == '\t' || p[i] == '\r' || p[i] == '\f')
			p[i] = ' ';
	return (eg_str){p, s.n};
}

static void show(const eg_para *para)
{
	for (uint32_t i = 0; i < para->count; i++) {
		const eg_line *l = &para->lines[i];
		for (uint32_t k = 0; k < l->count; k++)
			(void)printf("%.*s", EG_ARG(l->pieces[k].glyphs->text));
		(void)printf("\n");
	}
	(void)printf("\n");
}

static tally set_all(eg_setter *s, eg_arena *a, eg_str text, const eg_type_style *style, bool shown)
{
	tally t = {0};
	eg_para_options opt = {.width = EG_PTS(332), .hyphenate = true, .lang = EG_STR("en-US")};
	for (size_t from = 0; from < text.n;) {
		size_t to = eg_str_find(text, EG_STR("\n\n"), from);
		if (to == SIZE_MAX)
			to = text.n;
		eg_arena_mark mark = eg_arena_save(a);
		eg_text_run run = {.text = eg_str_trim(flatten(a, eg_str_cut(text, from, to))),
			.style = *style,
			.lang = opt.lang};
		eg_para *para = eg_para_set(a, s, &run, 1, &opt);
		t.lines += para->count;
		for (uint32_t i = 0; i < para->count; i++)
			t.hyphens += para->lines[i].hyphenated;
		for (size_t i = 0; i < run.text.n; i++)
			t.words += run.text.p[i] == ' ';
		t.words++;
		if (shown)
			show(para);
		eg_arena_rewind(a, mark);
		from = to + 2;
	}
	return t;
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	bool shown = argc > 2 && strcmp(argv[2], "--show") == 0;
	int rounds = argc > 2 && !shown ? (int)strtol(argv[2], NULL, 10) : 2;
	eg_arena *glyphs = eg_arena_new(), *lines = eg_arena_new();
	eg_str text, why;
	if (!eg_fs_read(glyphs, eg_str_of(argv[1]), (size_t)1 << 28, &text, &why))
		return 3;
	eg_diag d;
	eg_diag_init(&d, glyphs);
	int64_t start = eg_time_cpu();
	eg_fonts *fonts = eg_fonts_open(&d);
	(void)printf("faces opened in %" PRId64 " us\n", (eg_time_cpu() - start) / 1000);
	eg_setter *s = eg_setter_new(glyphs, fonts, &d);
	eg_type_style style = {.face = eg_face_bundled(fonts, EG_FAMILY_SERIF, 400, false),
		.size = EG_PTS(10.25),
		.features = EG_FEAT_ONUM | EG_FEAT_PNUM};
	for (int i = 0; i < rounds; i++) {
		start = eg_time_cpu();
		tally t = set_all(s, lines, text, &style, shown && i == 0);
		int64_t ns = eg_time_cpu() - start;
		(void)printf("round %d: %zu words, %zu lines, %zu hyphens, %" PRId64 " us, %" PRId64
			     " words/s\n",
			i, t.words, t.lines, t.hyphens, ns / 1000,
			(int64_t)t.words * INT64_C(1000000000) / (ns ? ns : 1));
	}
	(void)printf("findings %zu, peak %" PRId64 " KiB\n", d.count, eg_time_peak_kib());
	eg_setter_release(s);
	eg_fonts_close(fonts);
	eg_arena_release(lines);
	eg_arena_release(glyphs);
	return 0;
}
