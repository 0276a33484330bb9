/* Footnotes: their lines at the foot of the page of their marks, each led by its number in a box of
 * its own. The element of a note follows that of the block with the mark; mark and number are links
 * to one another (ISO 14289-1, 7.9). */
#include "layout/lay.h"

#define NUMBER_BOX EG_PTS(14)

eg_str eg_note_mark_dest(eg_lay *l, const eg_block *note)
{
	return eg_strf(l->canvas.arena, "%.*s.mark", EG_ARG(note->id));
}

uint32_t eg_note_owner(eg_lay *l, uint32_t element, const eg_run *runs, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (runs[i].note)
			return eg_canvas_element(&l->canvas, element, EG_ROLE_P);
	return element;
}

static eg_textbox *set_number(eg_lay *l, const eg_block *note, uint32_t element, eg_len width)
{
	eg_run *run = EG_NEW(l->scratch, eg_run);
	*run = (eg_run){.text = eg_strf(l->scratch, "%.*s ", EG_ARG(note->label)),
		.dest = eg_note_mark_dest(l, note),
		.contents = note->running,
		.span = note->span};
	eg_text_spec spec = {.type = EG_T_FOOTNOTE_NUMBER,
		.x = l->frame.x,
		.width = width,
		.lang = l->frame.lang,
		.element = eg_canvas_element(&l->canvas, element, EG_ROLE_LBL)};
	return eg_textbox_set(l, run, 1, &spec);
}

/* Numbers of three digits need more room than the box; it grows by halves. */
static eg_len box_width(const eg_block *note)
{
	return note->label.n <= 2 ? NUMBER_BOX : NUMBER_BOX + (eg_len)(note->label.n - 2) * EG_HALF;
}

static void set_note(eg_lay *l, const eg_block *note)
{
	uint32_t element = eg_lay_element(l, EG_ROLE_NOTE, note);
	eg_len room = box_width(note);
	eg_canvas_traits(&l->canvas, element)->id = note->id;
	eg_textbox *number = set_number(l, note, element, room);
	eg_text_spec spec = {.type = EG_T_FOOTNOTE,
		.x = l->frame.x + room,
		.width = l->frame.width - room,
		.lang = l->frame.lang,
		.element = element};
	eg_textbox *text = eg_textbox_set(l, note->runs, note->run_count, &spec);
	eg_lay_pair(l, number, text, &(eg_para_place){.kind = EG_K_OTHER}, NULL);
}

/* Lines that belong on the page of the mark: two, or all of a short note. */
static size_t begun_lines(const eg_vlist *feet, size_t from)
{
	size_t i = from + 1;
	while (i < feet->count && feet->items[i].keep)
		i++;
	return i < feet->count ? i : feet->count;
}

static void add_note(eg_lay *l, const eg_block *note)
{
	eg_vlist *out = l->out, *main = &l->main;
	eg_frame saved = l->frame;
	if (!main->feet)
		main->feet = EG_NEW(l->scratch, eg_vlist);
	size_t from = main->feet->count;
	l->out = main->feet;
	eg_lay_main_column(l);
	l->frame.free = true;
	set_note(l, note);
	l->out = out;
	l->frame = saved;
	l->asking->feet_next = main->feet->count;
	l->asking->begun_next = begun_lines(main->feet, from);
}

void eg_lay_notes(eg_lay *l, const eg_textbox *box, uint32_t line)
{
	if (line >= box->para->count)
		return;
	const eg_line *at = &box->para->lines[line];
	for (uint32_t i = 0; i < at->count; i++) {
		uint32_t run = at->pieces[i].run;
		bool begins = i == 0 || at->pieces[i - 1].run != run;
		if (begins && box->runs[run].note)
			add_note(l, box->runs[run].note);
	}
}
