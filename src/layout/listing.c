/* A list of figures or tables: their numbers and captions with the pages, set like the second level
 * of the contents (DESIGNBOOK.md 5.3). */
#include "layout/lay.h"

#define GAP EG_PTS(12) /* between the widest number and the captions */

/* The entry's number, as it stands before the caption. */
static eg_len width_of(eg_lay *l, eg_str number)
{
	eg_text_spec spec = {.type = EG_T_TOC_ITEM,
		.width = l->frame.width,
		.lang = l->frame.lang,
		.element = EG_NO_ELEMENT};
	const eg_textbox *box =
		eg_textbox_words(l, eg_strf(l->scratch, "%.*s ", EG_ARG(number)), &spec);
	return eg_textbox_lines(box) ? box->para->lines[0].width : 0;
}

static eg_len indent_of(eg_lay *l, const eg_block *b)
{
	eg_len widest = 0;
	for (uint32_t i = 0; i < b->child_count; i++) {
		eg_len width = width_of(l, b->children[i]->label);
		widest = width > widest ? width : widest;
	}
	return widest + GAP < l->frame.width / 2 ? widest + GAP : l->frame.width / 2;
}

void eg_build_listing(eg_lay *l, const eg_block *b)
{
	uint32_t toc = eg_lay_element(l, EG_ROLE_TOC, b);
	eg_len indent = indent_of(l, b);
	size_t first = l->out->count;
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		eg_toc_entry *e = EG_NEW(l->scratch, eg_toc_entry);
		if (c->run_count == 0)
			continue;
		*e = (eg_toc_entry){.head = c,
			.owner = b,
			.dest = c->runs[0].dest,
			/* the link's words stay with its page */
			.title = eg_runs_plain(l->canvas.arena, c->runs, c->run_count),
			.number = c->label,
			.lang = eg_toc_lang(c),
			.level = 2};
		eg_toc_add_row(l, e, toc, indent);
	}
	eg_toc_hold_rows(l, first);
}
