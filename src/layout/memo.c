#include "layout/memo.h"

#define FIRST_SLOTS 1024u
#define SHORT       64u /* bytes */

struct eg_memo {
	eg_arena *arena;
	eg_memo_entry **slots;
	size_t slot_count, count;
	bool again;
};

eg_memo *eg_memo_new(bool again)
{
	eg_arena *arena = eg_arena_new();
	eg_memo *m = EG_NEW(arena, eg_memo);
	m->arena = arena;
	m->again = again;
	m->slot_count = FIRST_SLOTS;
	m->slots = EG_NEW_N(arena, eg_memo_entry *, m->slot_count);
	return m;
}

void eg_memo_release(eg_memo *m)
{
	if (m)
		eg_arena_release(m->arena);
}

bool eg_memo_takes(const eg_memo *m, const eg_run *runs, uint32_t count, const eg_text_spec *spec)
{
	if (!m->again && (count != 1 || runs->text.n > SHORT))
		return false;
	return count > 0 && !spec->own && !eg_runs_have_page(runs, count);
}

/* What the setting of a paragraph depends on, and nothing else of a spec. */
static eg_text_spec key_of(const eg_text_spec *spec)
{
	return (eg_text_spec){.type = spec->type,
		.width = spec->width,
		.indent = spec->indent,
		.rag = spec->rag,
		.element = spec->element == EG_NO_ELEMENT ? EG_NO_ELEMENT : 0,
		.lang = spec->lang,
		.goal = spec->goal,
		.number = spec->number,
		.told = spec->told,
		.loose = spec->loose,
		.numbered = spec->numbered};
}

static bool same_key(const eg_text_spec *a, const eg_text_spec *b)
{
	return a->type == b->type && a->width == b->width && a->indent == b->indent &&
	       a->rag == b->rag && a->element == b->element && a->goal == b->goal &&
	       a->number == b->number && a->told == b->told && a->loose == b->loose &&
	       a->numbered == b->numbered && eg_str_eq(a->lang, b->lang);
}

bool eg_memo_same_spec(const eg_text_spec *a, const eg_text_spec *b)
{
	const eg_text_spec x = key_of(a), y = key_of(b);
	return same_key(&x, &y);
}

static bool same_runs(const eg_run *a, const eg_run *b, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (a[i].style != b[i].style || !a[i].sign != !b[i].sign ||
			eg_run_is_address(&a[i]) != eg_run_is_address(&b[i]) ||
			!a[i].lang.p != !b[i].lang.p || !eg_str_eq(a[i].text, b[i].text) ||
			!eg_str_eq(a[i].lang, b[i].lang))
			return false;
	return true;
}

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ (h >> 29);
}

static uint64_t hash_of(const eg_run *runs, uint32_t count, const eg_text_spec *key)
{
	uint64_t h = mix((uint64_t)key->type << 8 | (uint64_t)key->rag, (uint64_t)key->width);
	h = mix(h, (uint64_t)key->goal << 8 | key->number);
	for (uint32_t i = 0; i < count; i++)
		h = mix(h, eg_str_mix(runs[i].text) ^ runs[i].style);
	return h;
}

const eg_memo_entry *eg_memo_find(
	const eg_memo *m, const eg_run *runs, uint32_t count, const eg_text_spec *spec)
{
	eg_text_spec key = key_of(spec);
	uint64_t hash = hash_of(runs, count, &key);
	for (const eg_memo_entry *e = m->slots[hash & (m->slot_count - 1)]; e; e = e->next)
		if (e->hash == hash && e->run_count == count && same_key(&e->spec, &key) &&
			same_runs(e->runs, runs, count))
			return e;
	return NULL;
}

bool eg_memo_has_room(const eg_memo *m)
{
	return eg_arena_used(m->arena) < EG_MEMO_ROOM;
}

eg_arena *eg_memo_arena(eg_memo *m)
{
	return m->arena;
}

static const eg_run *keep_runs(eg_arena *a, const eg_run *runs, uint32_t count)
{
	eg_run *kept = EG_NEW_N(a, eg_run, count);
	for (uint32_t i = 0; i < count; i++) {
		kept[i] = (eg_run){.text = eg_str_copy(a, runs[i].text),
			.style = runs[i].style,
			.sign = runs[i].sign,
			.lang = runs[i].lang.p ? eg_str_copy(a, runs[i].lang) : (eg_str){NULL, 0}};
		kept[i].url = eg_run_is_address(&runs[i]) ? kept[i].text : (eg_str){NULL, 0};
	}
	return kept;
}

static void grow(eg_memo *m)
{
	size_t count = m->slot_count * 4;
	eg_memo_entry **slots = EG_NEW_N(m->arena, eg_memo_entry *, count);
	for (size_t i = 0; i < m->slot_count; i++)
		for (eg_memo_entry *e = m->slots[i], *next; e; e = next) {
			next = e->next;
			e->next = slots[e->hash & (count - 1)];
			slots[e->hash & (count - 1)] = e;
		}
	m->slots = slots;
	m->slot_count = count;
}

eg_memo_entry *eg_memo_add(eg_memo *m, const eg_run *runs, uint32_t count, const eg_text_spec *spec)
{
	if (m->count++ == m->slot_count)
		grow(m);
	eg_memo_entry *e = EG_NEW(m->arena, eg_memo_entry);
	e->spec = key_of(spec);
	e->spec.lang = eg_str_copy(m->arena, spec->lang);
	e->hash = hash_of(runs, count, &e->spec);
	e->runs = keep_runs(m->arena, runs, count);
	e->run_count = count;
	eg_memo_entry **slot = &m->slots[e->hash & (m->slot_count - 1)];
	e->next = *slot;
	*slot = e;
	return e;
}
