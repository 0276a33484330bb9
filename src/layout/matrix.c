/* Rows, squares and legend of a matrix. */
#include "layout/matrix.h"

#include "layout/contrast.h"

#define NONE        "\xC2\xB7"
#define NUMBER_LINE EG_PTS(10.5)
#define OUTLINE     EG_PTS(0.5)
#define OUTLINE_FROM                                                                               \
	300            /* contrast with the paper, in hundredths, under which a square has one     \
			*/
#define EVERY        5 /* row has a heavier rule under it */
#define FEWEST       3 /* rows on a page */
#define AROUND       EG_PTS(21)
#define LABEL_LEAST  EG_PTS(100)
#define LABEL_STEP   EG_HALF
#define NUMBER_ROOM  EG_PTS(3)
#define LABEL_GAP    EG_HALF /* from the longest name to the first column */
#define NARROW_LABEL 3       /* of eight parts of a width that is not the page's */
#define LEGEND       EG_PTS(21)
#define LEGEND_NEXT  EG_PTS(21) /* from a word of the legend to the next square */
#define LEGEND_WORD  EG_PTS(5)  /* from a square to its word */
#define UNDER        EG_PTS(28) /* what stands under the last row, about */

/* -- classes -- */

/* Classes begin at 1, 2, 4 and 6, or at multiples of 2, 4 and 6 by the greatest number of the
 * series 1, 2, 5, 10 ... with which counts reach well into the last one. */
static void set_classes(eg_matrix *m)
{
	int64_t unit = 1;
	const eg_table *t = m->tab.table;
	for (size_t r = 0; r < t->row_count; r++)
		for (uint32_t c = 0; c < m->count && !t->rows[r].total; c++)
			if (t->counts[r * m->count + c] > m->greatest)
				m->greatest = t->counts[r * m->count + c];
	for (int64_t power = 1; power <= m->greatest / 8 && power < INT64_MAX / 100; power *= 10)
		for (int64_t n = 1; n <= 5; n += n == 1 ? 1 : 3)
			if (n * power <= m->greatest / 8)
				unit = n * power;
	m->least[0] = 1;
	for (int64_t i = 1; i < EG_MATRIX_CLASSES; i++)
		m->least[i] = 2 * i * unit;
}

static int class_of(const eg_matrix *m, int64_t n)
{
	int class_ = EG_MATRIX_CLASSES - 1;
	while (class_ > 0 && n < m->least[class_])
		class_--;
	return class_;
}

/* -- squares -- */

static uint32_t square_colour(const eg_lay *l, int class_)
{
	return eg_theme_colour(l->theme, (enum eg_paint)(EG_PAINT_SEQ1 + class_), 0);
}

/* Letters on a square: whichever of ink and paper is plainer on it. */
static enum eg_type number_type(const eg_lay *l, int class_)
{
	uint32_t square = square_colour(l, class_),
		 ink = eg_theme_colour(l->theme, EG_PAINT_INK, 0),
		 paper = eg_theme_colour(l->theme, EG_PAINT_PAPER, 0);
	return eg_contrast(square, ink) >= eg_contrast(square, paper) ? EG_T_MATRIX_NUMBER
								      : EG_T_MATRIX_NUMBER_PALE;
}

static void draw_square(eg_lay *l, int class_, eg_len side, eg_len x, eg_len y)
{
	uint32_t colour = square_colour(l, class_);
	bool pale =
		eg_contrast(colour, eg_theme_colour(l->theme, EG_PAINT_PAPER, 0)) < OUTLINE_FROM;
	eg_len inset = pale ? OUTLINE : 0;
	x -= side / 2;
	y -= side / 2;
	if (pale)
		eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, x, y, side, side,
			eg_theme_colour(l->theme, EG_PAINT_OUTLINE, 0));
	eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, x + inset, y + inset, side - 2 * inset,
		side - 2 * inset, colour);
}

/* -- rows -- */

static bool is_total(const eg_matrix *m, size_t row)
{
	return m->tab.table->rows[row].total;
}

static eg_textbox *set_name(eg_lay *l, const eg_matrix *m, size_t row, uint32_t element)
{
	const eg_tcell *c = &m->tab.table->rows[row].cells[0];
	return eg_textbox_set(l, c->runs, c->run_count,
		&(eg_text_spec){.type = is_total(m, row) ? EG_T_TABLE_TOTAL : EG_T_TABLE_KEY,
			.x = m->tab.x,
			.width = m->label - LABEL_GAP,
			.lang = m->tab.lang,
			.element = element});
}

static eg_len row_height(const eg_matrix *m, const eg_textbox *name)
{
	return eg_larger(m->pitch, eg_textbox_height(name) + EG_ROW_EXTRA);
}

/* What a cell says is a dot where there is nothing to count; it is read as the word. */
static void draw_words(eg_lay *l, const eg_matrix *m, const eg_matrix_column *c, eg_str words,
	enum eg_type type, uint32_t element, eg_len middle)
{
	eg_textbox *b = eg_textbox_words(l, words,
		&(eg_text_spec){.type = type,
			.x = c->left,
			.width = c->width,
			.rag = EG_RAG_CENTER,
			.lang = m->tab.lang,
			.element = element,
			.told = true});
	eg_textbox_draw_all(l, b, middle - NUMBER_LINE / 2);
}

static void draw_count(
	eg_lay *l, const eg_matrix *m, size_t row, uint32_t column, uint32_t element, eg_len middle)
{
	const eg_matrix_column *c = &m->columns[column];
	int64_t n = m->tab.table->counts[row * m->count + column];
	eg_str words = eg_lay_number(l, l->scratch, n);
	if (n == 0) {
		eg_canvas_traits(&l->canvas, element)->actual = l->doc->words[EG_WORD_NONE];
		draw_words(l, m, c, EG_STR(NONE), EG_T_TABLE_TOTAL, element, middle);
	} else if (is_total(m, row)) {
		draw_words(l, m, c, words, EG_T_TABLE_TOTAL, element, middle);
	} else {
		int class_ = class_of(m, n);
		enum eg_type type = number_type(l, class_);
		eg_len wide = eg_textbox_full_width(
			l, words, &(eg_text_spec){.type = type, .lang = m->tab.lang});
		draw_square(l, class_, eg_larger(m->sides[class_], wide + NUMBER_ROOM),
			c->left + c->width / 2, middle);
		draw_words(l, m, c, words, type, element, middle);
	}
}

static void rule_under(eg_lay *l, const eg_matrix *m, size_t row, bool last, eg_len y)
{
	size_t next = row + 1;
	bool end = last || next == m->tab.table->row_count || is_total(m, next);
	bool heavy = next % EVERY == 0;
	eg_matrix_rule(l, m, y, end || heavy ? EG_HEAD_RULE : EG_ROW_RULE,
		end     ? EG_PAINT_BRAND_DEEP
		: heavy ? EG_PAINT_OUTLINE
			: EG_PAINT_RULE);
}

static void draw_row(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_matrix *m = item->data;
	size_t row = item->index;
	if (at->first && item->carry) {
		eg_table_draw_caption(l, &m->tab, true, at->carry_y);
		eg_matrix_draw_heads(l, m, true, at->carry_y + m->tab.caption_height);
	}
	eg_len middle = at->y + item->height / 2;
	eg_textbox_draw_all(l, m->names[row], middle - eg_textbox_height(m->names[row]) / 2);
	uint32_t name = m->elements[row] + 1;
	for (uint32_t i = 0; i < m->count; i++)
		draw_count(l, m, row, i, name + 1 + i, middle);
	rule_under(l, m, row, at->last, at->y + item->height);
}

/* The elements of a row stand one after the other: TR, TH, then a TD for each column. */
static void add_row(eg_lay *l, eg_matrix *m, size_t row, eg_len carry)
{
	uint32_t tr = eg_canvas_element(&l->canvas, m->tab.body, EG_ROLE_TR);
	m->elements[row] = tr;
	uint32_t th = eg_canvas_element(&l->canvas, tr, EG_ROLE_TH);
	eg_canvas_at(&l->canvas, th)->scope = 2;
	for (uint32_t i = 0; i < m->count; i++)
		(void)eg_canvas_element(&l->canvas, tr, EG_ROLE_TD);
	m->names[row] = set_name(l, m, row, th);
	bool first = row<FEWEST - 1, last = row + FEWEST> m->tab.table->row_count;
	if (m->tab.table->rows[row].dest.n)
		eg_lay_anchor(l, m->tab.table->rows[row].dest);
	eg_lay_add(l, (eg_item){.draw = draw_row,
			      .data = m,
			      .index = (uint32_t)row,
			      .kind = EG_K_TABLE,
			      .wide = m->tab.wide,
			      .height = row_height(m, m->names[row]),
			      .keep = first || last,
			      .carry = carry});
}

/* -- legend -- */

typedef struct legend {
	const eg_matrix *m;
	eg_textbox *words[EG_MATRIX_CLASSES + 1]; /* the first: none */
	eg_len xs[EG_MATRIX_CLASSES + 1];         /* left edges of what stands before them */
	uint32_t count;
} legend;

/* "4–5", "6 or more", or one number. */
static eg_str class_words(eg_lay *l, const eg_matrix *m, int class_)
{
	eg_str from = eg_lay_number(l, l->scratch, m->least[class_]);
	if (class_ == EG_MATRIX_CLASSES - 1) {
		eg_str word = l->doc->words[EG_WORD_OR_MORE];
		size_t at = eg_str_find(word, EG_STR("@"), 0);
		at = at == SIZE_MAX ? word.n : at;
		return eg_strf(l->scratch, "%.*s%.*s%.*s", EG_ARG(eg_str_cut(word, 0, at)),
			EG_ARG(from), EG_ARG(eg_str_cut(word, at + 1, word.n)));
	}
	int64_t to = m->least[class_ + 1] - 1;
	return to == m->least[class_] ? from
				      : eg_strf(l->scratch, "%.*s\xE2\x80\x93%.*s", EG_ARG(from),
						EG_ARG(eg_lay_number(l, l->scratch, to)));
}

static eg_len sign_width(const eg_matrix *m, uint32_t nth)
{
	return nth ? m->sides[nth - 1] : EG_HALF;
}

static void draw_legend(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const legend *g = item->data;
	eg_len middle = at->y + item->height / 2;
	for (uint32_t i = 0; i < g->count; i++) {
		eg_len side = sign_width(g->m, i);
		if (i)
			draw_square(l, (int)i - 1, side, g->xs[i] + side / 2, middle);
		else
			draw_words(l, g->m, &(eg_matrix_column){.left = g->xs[0], .width = side},
				EG_STR(NONE), EG_T_TABLE_TOTAL, EG_NO_ELEMENT, middle);
		eg_textbox_draw_all(l, g->words[i], middle - NUMBER_LINE / 2);
	}
}

/* A list: the dot and the squares are drawn, their words are its items. */
static void add_legend(eg_lay *l, const eg_matrix *m)
{
	legend *g = EG_NEW(l->scratch, legend);
	uint32_t list = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_L);
	eg_len x = m->tab.x;
	*g = (legend){.m = m, .count = (uint32_t)class_of(m, m->greatest) + 2};
	for (uint32_t i = 0; i < g->count; i++) {
		eg_str words = i ? class_words(l, m, (int)i - 1) : l->doc->words[EG_WORD_NONE];
		uint32_t li = eg_canvas_element(&l->canvas, list, EG_ROLE_LI);
		eg_text_spec spec = {.type = EG_T_MATRIX_LEGEND,
			.lang = i && i < EG_MATRIX_CLASSES ? m->tab.lang : l->doc->lang,
			.element = eg_canvas_element(&l->canvas, li, EG_ROLE_LBODY)};
		g->xs[i] = x;
		spec.x = x + sign_width(m, i) + LEGEND_WORD;
		spec.width = eg_textbox_full_width(l, words, &spec) + EG_PT;
		g->words[i] = eg_textbox_words(l, words, &spec);
		x = spec.x + spec.width + LEGEND_NEXT;
	}
	l->out->keep_next = true;
	eg_lay_add(l, (eg_item){.draw = draw_legend,
			      .data = g,
			      .kind = EG_K_TABLE,
			      .wide = m->tab.wide,
			      .before = EG_HALF,
			      .after = m->tab.block->child_count ? EG_HALF : AROUND,
			      .height = LEGEND});
}

/* -- the matrix -- */

/* What stands over the matrix, where that leaves it most of a page. */
static eg_len height_above(const eg_lay *l)
{
	eg_len height = l->out->count ? eg_lay_section_height(l) + AROUND : 0;
	return height < (l->format->bottom - l->format->top) / 2 ? height : 0;
}

static bool has_room(const eg_matrix *m, eg_textbox *const *names, eg_len room)
{
	eg_len height = 0;
	for (size_t r = 0; r < m->tab.table->row_count && height <= room; r++)
		height += row_height(m, names[r]);
	return height <= room;
}

/* Rows stand as far apart as all of them have room on one page, or else close. */
static void choose_pitch(eg_lay *l, eg_matrix *m)
{
	static const eg_len pitches[] = {EG_PTS(24.5), EG_PTS(21), EG_PTS(17.5)};
	static const eg_len sides[EG_COUNT(pitches)][EG_MATRIX_CLASSES] = {
		{EG_PTS(10.5), EG_PTS(14), EG_PTS(17), EG_PTS(20)},
		{EG_PTS(10.5), EG_PTS(13), EG_PTS(15.5), EG_PTS(18)},
		{EG_PTS(10.5), EG_PTS(12.25), EG_PTS(14), EG_PTS(15.75)}};
	size_t rows = m->tab.table->row_count;
	eg_len room = l->format->bottom - l->format->top - height_above(l) - m->tab.caption_height -
		      m->head_height - LEGEND - UNDER;
	eg_textbox **names = EG_NEW_N(l->scratch, eg_textbox *, rows);
	for (size_t r = 0; r < rows; r++)
		names[r] = set_name(l, m, r, EG_NO_ELEMENT);
	for (size_t i = 0; i < EG_COUNT(pitches); i++) {
		m->pitch = pitches[i];
		m->sides = sides[i];
		if (has_room(m, names, room))
			return;
	}
}

static void draw_head(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_matrix *m = item->data;
	eg_table_draw_caption(l, &m->tab, false, at->y);
	eg_matrix_draw_heads(l, m, false, at->y + m->tab.caption_height);
}

static eg_textbox *set_corner(eg_lay *l, const eg_matrix *m, uint32_t element)
{
	eg_run *run = EG_NEW(l->scratch, eg_run);
	*run = (eg_run){
		.text = m->tab.table->columns[0].title, .lang = m->tab.table->columns[0].lang};
	return eg_textbox_set(l, run, run->text.n != 0,
		&(eg_text_spec){.type = EG_T_TABLE_HEAD,
			.x = m->tab.x,
			.width = m->label - LABEL_GAP,
			.lang = m->tab.lang,
			.element = element});
}

static uint32_t add_head_element(eg_lay *l, uint32_t tr)
{
	uint32_t th = eg_canvas_element(&l->canvas, tr, EG_ROLE_TH);
	eg_canvas_at(&l->canvas, th)->scope = 1;
	return th;
}

static void build_head(eg_lay *l, eg_matrix *m)
{
	uint32_t head = eg_canvas_element(&l->canvas, m->tab.element, EG_ROLE_THEAD),
		 tr = eg_canvas_element(&l->canvas, head, EG_ROLE_TR);
	m->corner = set_corner(l, m, add_head_element(l, tr));
	m->corner_again = set_corner(l, m, EG_NO_ELEMENT);
	for (uint32_t i = 0; i < m->count; i++) {
		m->columns[i].again = m->columns[i].head;
		m->columns[i].head = eg_matrix_set_head(l, m, i, add_head_element(l, tr));
	}
	m->tab.body = eg_canvas_element(&l->canvas, m->tab.element, EG_ROLE_TBODY);
	eg_lay_add(l, (eg_item){.draw = draw_head,
			      .data = m,
			      .height = m->tab.caption_height + m->head_height,
			      .wide = m->tab.wide || m->tab.number,
			      .before = AROUND,
			      .under_head = EG_HALF,
			      .kind = EG_K_TABLE});
	l->out->keep_next = true;
}

static void build(eg_lay *l, eg_matrix *m)
{
	const eg_block *b = m->tab.block;
	size_t rows = b->table->row_count;
	m->tab.element = eg_lay_element(l, EG_ROLE_TABLE, b);
	if (b->table->summary.n)
		eg_canvas_traits(&l->canvas, m->tab.element)->summary = b->table->summary;
	eg_table_set_caption(l, &m->tab);
	choose_pitch(l, m);
	build_head(l, m);
	m->names = EG_NEW_N(l->scratch, eg_textbox *, rows);
	m->elements = EG_NEW_N(l->scratch, uint32_t, rows);
	eg_canvas_reserve(&l->canvas, rows * (m->count + 2));
	for (size_t r = 0; r < rows; r++)
		add_row(l, m, r, m->tab.caption_height + m->head_height);
	if (m->greatest)
		add_legend(l, m);
	if (b->child_count)
		eg_table_build_notes(l, &m->tab);
}

static eg_matrix matrix_of(eg_lay *l, const eg_block *b, const eg_format *f)
{
	bool full = b->wide && l->out == &l->main && !l->frame.beside;
	eg_matrix m = {.tab = {.block = b,
			       .table = b->table,
			       .x = full ? f->margin : l->frame.x,
			       .width = full ? f->text_width : l->frame.width,
			       .lang = eg_lay_lang(l, b),
			       .wide = full},
		.count = b->table->column_count - 1};
	m.columns = EG_NEW_N(l->scratch, eg_matrix_column, m.count);
	set_classes(&m);
	return m;
}

/* The widest word of a name. */
static eg_len least_label(eg_lay *l, const eg_matrix *m)
{
	eg_len most = 0;
	for (size_t r = 0; r < m->tab.table->row_count; r++) {
		const eg_tcell *c = &m->tab.table->rows[r].cells[0];
		eg_len least, full;
		eg_textbox_measure(l, c->runs, c->run_count,
			&(eg_text_spec){.type = EG_T_TABLE_TOTAL, .lang = m->tab.lang}, &least,
			&full);
		most = eg_larger(most, least + LABEL_GAP);
	}
	return most;
}

/* Names have the side column or, where the squares need the room, less: then longer ones turn. */
static bool plan(eg_lay *l, eg_matrix *m, const eg_format *f)
{
	eg_len label = m->tab.wide ? f->side_width : m->tab.width * NARROW_LABEL / 8;
	eg_len least = eg_larger(least_label(l, m), LABEL_LEAST);
	bool ok = eg_matrix_plan(l, m, eg_larger(label, least));
	for (label -= LABEL_STEP; label >= least && !ok; label -= LABEL_STEP)
		ok = eg_matrix_plan(l, m, label);
	return ok;
}

static bool fits(eg_lay *l, const eg_block *b, const eg_format *f)
{
	eg_arena_mark mark = eg_arena_save(l->scratch);
	eg_matrix m = matrix_of(l, b, f);
	bool ok = plan(l, &m, f);
	eg_arena_rewind(l->scratch, mark);
	return ok;
}

bool eg_matrix_asks_landscape(eg_lay *l, const eg_block *b)
{
	if (!b->wide || fits(l, b, l->upright))
		return false;
	return fits(l, b, l->lying) || eg_table_asks_landscape(l, b);
}

bool eg_build_matrix(eg_lay *l, const eg_block *b)
{
	if (!b->table->counts || b->table->row_count == 0 || b->table->column_count < 2)
		return false;
	eg_arena_mark mark = eg_arena_save(l->scratch);
	eg_matrix *m = EG_NEW(l->scratch, eg_matrix);
	*m = matrix_of(l, b, l->format);
	if (l->frame.side || !plan(l, m, l->format)) {
		eg_arena_rewind(l->scratch, mark);
		return false;
	}
	build(l, m);
	return true;
}
