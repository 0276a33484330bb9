/* text_sample.h -- what the tests of text set their paragraphs with: opened once a program. */
#ifndef EG_TESTS_TEXT_SAMPLE_H
#define EG_TESTS_TEXT_SAMPLE_H

#include "text/para.h"

static eg_arena *arena;
static eg_diag diag;
static eg_fonts *fonts;
static eg_setter *setter;

static int open_all(void **state)
{
	(void)state;
	arena = eg_arena_new();
	eg_diag_init(&diag, arena);
	fonts = eg_fonts_open(&diag);
	setter = eg_setter_new(arena, fonts, &diag);
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	eg_setter_release(setter);
	eg_fonts_close(fonts);
	eg_arena_release(arena);
	return 0;
}

#endif
