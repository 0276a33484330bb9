#include "locale/locale.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct eg_sentences {
	UBreakIterator *it;
};

eg_sentences *eg_sentences_open(eg_arena *a, eg_str lang)
{
	eg_sentences *s = EG_NEW(a, eg_sentences);
	UErrorCode err = U_ZERO_ERROR;
	s->it = ubrk_open(UBRK_SENTENCE, eg_cstr(a, lang), NULL, 0, &err);
	if (U_FAILURE(err))
		s->it = NULL;
	return s;
}

void eg_sentences_close(eg_sentences *s)
{
	if (s && s->it)
		ubrk_close(s->it);
}

size_t eg_sentences_each(eg_sentences *s, eg_str text, eg_sentence_fn *fn, void *ctx)
{
	UErrorCode err = U_ZERO_ERROR;
	UText *u = s->it ? utext_openUTF8(NULL, text.p, (int64_t)text.n, &err) : NULL;
	size_t count = 0;
	if (!u)
		return 0;
	ubrk_setUText(s->it, u, &err);
	int32_t from = U_SUCCESS(err) ? ubrk_first(s->it) : UBRK_DONE;
	for (int32_t to; from != UBRK_DONE && (to = ubrk_next(s->it)) != UBRK_DONE;
		from = to, count++)
		fn(ctx, (size_t)from, (size_t)to);
	utext_close(u);
	return count;
}
