#include "content/block.h"

static eg_str plain_words(const eg_run *run)
{
	return run->style & EG_I_BREAK ? EG_STR(" ") : run->text;
}

eg_str eg_runs_plain(eg_arena *a, const eg_run *runs, size_t count)
{
	if (count == 1)
		return plain_words(runs);
	size_t bytes = 0;
	for (size_t i = 0; i < count; i++)
		bytes += plain_words(&runs[i]).n;
	char *words = eg_alloc(a, bytes + 1);
	eg_str out = {words, 0};
	for (size_t i = 0; i < count; i++) {
		eg_str run = plain_words(&runs[i]);
		if (run.n)
			memcpy(words + out.n, run.p, run.n);
		out.n += run.n;
	}
	return out;
}

eg_block *eg_block_new(eg_arena *a, enum eg_block_kind kind, eg_span span)
{
	eg_block *b = EG_NEW(a, eg_block);
	b->kind = (uint8_t)kind;
	b->span = span;
	return b;
}

void eg_block_add(eg_arena *a, eg_block *parent, eg_block *child)
{
	size_t cap = parent->child_cap;
	parent->children =
		eg_grow(a, parent->children, parent->child_count, &cap, sizeof(eg_block *));
	parent->child_cap = (uint32_t)cap;
	parent->children[parent->child_count++] = child;
}

void eg_block_take(eg_arena *a, eg_block *parent, eg_block *from)
{
	for (uint32_t i = 0; i < from->child_count; i++)
		eg_block_add(a, parent, from->children[i]);
	from->child_count = 0;
}

const eg_block *eg_block_child(const eg_block *b, enum eg_block_kind kind)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == kind)
			return b->children[i];
	return NULL;
}

void eg_doc_word_parts(const eg_document *doc, enum eg_doc_word word, eg_str parts[3])
{
	eg_str words = doc->words[word], mark = EG_STR("@");
	size_t first = eg_str_find(words, mark, 0), second = eg_str_find(words, mark, first + 1);
	parts[0] = eg_str_cut(words, 0, first);
	parts[1] = eg_str_cut(words, first + 1, second);
	parts[2] = eg_str_cut(words, second + 1, words.n);
}
