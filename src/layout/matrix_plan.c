/* How wide the columns of a matrix are. Those of the first sets have the width of the design book;
 * the last set shares what is left. */
#include "layout/matrix.h"

#define FIRST      EG_PTS(34) /* a column of a set that is not the last */
#define FIRST_LESS EG_PTS(28) /* where the last set needs the room */
#define LAST_MOST  EG_PTS(44)
#define LAST_LEAST EG_PTS(22)
#define GAP        EG_PTS(14) /* between sets */
#define OVERHANG   EG_PTS(12) /* of a head over the text's edge */
#define LINES      3          /* of a head */
#define INSIDE     EG_PTS(4)  /* a number's square is so much wider than the number */

/* Lengths of a head's lines that are tried. */
static const eg_len measures[] = {EG_PTS(105), EG_PTS(140), EG_PTS(168)};

/* The first column of the last set. */
static uint32_t last_set(const eg_matrix *m, eg_len *gaps)
{
	uint32_t last = 0;
	*gaps = 0;
	for (uint32_t i = 0; i < m->count; i++)
		if (m->tab.table->columns[i + 1].apart) {
			last = i;
			*gaps += GAP;
		}
	return last;
}

static bool set_widths(eg_matrix *m, eg_len reserved)
{
	static const eg_len first[] = {FIRST, FIRST_LESS};
	eg_len gaps, x = m->tab.x + m->label;
	uint32_t last = last_set(m, &gaps);
	eg_len wide = 0, narrow = 0, shared = m->count - last;
	if (shared <= 0)
		return false; /* there are no columns */
	for (size_t i = 0; i < EG_COUNT(first) && wide < LAST_LEAST; i++) {
		narrow = first[i];
		wide = (m->tab.width - m->label - gaps - reserved - (eg_len)last * narrow) / shared;
	}
	if (wide < LAST_LEAST)
		return false;
	wide = eg_smaller(wide, LAST_MOST);
	for (uint32_t i = 0; i < m->count; i++) {
		eg_matrix_column *c = &m->columns[i];
		x += m->tab.table->columns[i + 1].apart ? GAP : 0;
		c->left = x;
		c->width = i < last ? narrow : wide;
		x += c->width;
	}
	return true;
}

/* Whether each head has room beside its neighbours, and how far the last ones reach too far to the
 * right. */
static bool set_heads(eg_lay *l, eg_matrix *m, eg_len *too_far)
{
	eg_len edge = m->tab.x + m->tab.width + OVERHANG;
	*too_far = m->head_height = 0;
	for (uint32_t i = 0; i < m->count; i++) {
		eg_matrix_column *c = &m->columns[i];
		c->head = eg_matrix_set_head(l, m, i, EG_NO_ELEMENT);
		uint32_t lines = eg_textbox_lines(c->head);
		if (lines > 1 && (lines > LINES || (eg_len)lines * EG_MATRIX_TURN > c->width))
			return false;
		if (c->head->para->min_width > m->measure)
			return false;
		*too_far = eg_larger(*too_far, eg_matrix_reach(c->head, c) - edge);
		m->head_height = eg_larger(m->head_height, eg_matrix_rise(c->head));
	}
	return true;
}

static bool numbers_fit(eg_lay *l, const eg_matrix *m)
{
	const eg_text_spec spec = {.type = EG_T_MATRIX_NUMBER_PALE, .lang = m->tab.lang};
	eg_len wide = eg_textbox_full_width(l, eg_lay_number(l, l->scratch, m->greatest), &spec);
	for (uint32_t i = 0; i < m->count; i++)
		if (wide + INSIDE > m->columns[i].width)
			return false;
	return true;
}

bool eg_matrix_plan(eg_lay *l, eg_matrix *m, eg_len label)
{
	eg_len too_far;
	m->label = label;
	for (size_t i = 0; i < EG_COUNT(measures); i++) {
		m->measure = measures[i];
		if (!set_widths(m, 0) || !numbers_fit(l, m))
			return false;
		if (!set_heads(l, m, &too_far))
			continue;
		if (too_far == 0)
			return true;
		/* columns that are narrower move their heads to the left */
		if (set_widths(m, too_far) && numbers_fit(l, m) && set_heads(l, m, &too_far) &&
			too_far <= EG_PT)
			return true;
	}
	return false;
}
