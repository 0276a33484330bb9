/* layout_glance_sample.h -- overviews of goals made by hand, for the tests of their layout. */
#ifndef EG_TESTS_LAYOUT_GLANCE_SAMPLE_H
#define EG_TESTS_LAYOUT_GLANCE_SAMPLE_H

#include "layout_sample.h"

static inline eg_block *add_list(setting *s, eg_block *row, enum eg_style style)
{
	eg_block *list = add(s->a, row, EG_B_LIST);
	list->style = (uint8_t)style;
	return list;
}

static inline void add_measure(setting *s, eg_block *list)
{
	static const int64_t values[] = {1000000, 2000000, 4000000};
	static const eg_trend trend = {
		.values = values, .count = EG_COUNT(values), .aims = true, .aim = 9000000};
	eg_block *item = say(s->a, add(s->a, list, EG_B_ITEM), "Measured");
	item->trend = &trend;
	add_text(s->a, item, EG_S_VALUE, "71%");
	add_text(s->a, item, EG_S_OUTCOME, "90%")->label = EG_STR("goal");
	add_text(s->a, item, EG_S_LABEL, "steady");
}

static inline void add_goal(setting *s, eg_block *glance, const char *number)
{
	eg_block *row = say(s->a, add(s->a, glance, EG_B_CARD), "Capability");
	row->label = eg_str_of(number);
	row->goal = 1;
	add_text(s->a, row, EG_S_STATEMENT,
		"Stated in a sentence that is long enough to turn some times in its column, as "
		"those of most goals are, so that it takes more than a few lines of it.");
	eg_block *objectives = add_list(s, row, EG_S_OUTCOME);
	for (int i = 0; i < 3; i++) {
		eg_block *o = say(s->a, add(s->a, objectives, EG_B_ITEM), "Objective");
		o->label = EG_STR("1.1");
	}
	eg_block *partners = add_list(s, row, EG_S_BODY);
	for (int i = 0; i < 3; i++)
		say(s->a, add(s->a, partners, EG_B_ITEM), "Partner");
	eg_block *measures = add_list(s, row, EG_S_VALUE);
	for (int i = 0; i < 2; i++)
		add_measure(s, measures);
}

static inline void add_dates(setting *s, eg_block *glance)
{
	static const uint32_t places[] = {4800, 5000, 5200, 9900};
	eg_block *list = add_list(s, glance, EG_S_DATE);
	list->label = EG_STR("When");
	list->label_lang = EG_STR("en-US");
	for (size_t i = 0; i < EG_COUNT(places); i++) {
		eg_block *item = say(s->a, add(s->a, list, EG_B_ITEM), "Something");
		item->label = EG_STR("March");
		item->start = places[i];
	}
}

static inline void add_glance(setting *s, size_t goals, bool dates)
{
	static const char *const numbers[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
	eg_block *section = add_section(s->a, s->doc->root, "a", "At a glance", EG_BREAK_PAGE);
	add_head(s->a, section, 2, "All goals");
	eg_block *b = add(s->a, section, EG_B_GLANCE);
	b->wide = true;
	b->table = EG_NEW(s->a, eg_table);
	b->table->column_count = EG_GLANCE_HEADS;
	b->table->columns = EG_NEW_N(s->a, eg_column, EG_GLANCE_HEADS);
	for (uint32_t i = 0; i < EG_GLANCE_HEADS; i++)
		b->table->columns[i].title = EG_STR("Head");
	for (size_t i = 0; i < goals; i++)
		add_goal(s, b, numbers[i % EG_COUNT(numbers)]);
	if (dates)
		add_dates(s, b);
}

static inline size_t count_words(
	const setting *s, const char *words, const eg_mark **found, size_t most)
{
	size_t n = 0;
	for (size_t page = 0; page < s->p->count; page++) {
		for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
			const eg_mark *m = &s->p->pages[page]->marks[i];
			if (m->kind != EG_MARK_GLYPHS || !eg_str_is(m->as.text.shaped->text, words))
				continue;
			if (n < most)
				found[n] = m;
			n++;
		}
	}
	return n;
}

static inline size_t count_elements(const setting *s, enum eg_role role, int scope)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->element_count; i++)
		n += s->p->elements[i].role == role &&
		     (scope < 0 || s->p->elements[i].scope == scope);
	return n;
}

#endif
