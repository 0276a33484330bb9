/* lists.c -- words to choose from: defined names over the sheet that holds them, and validation by
 * name.
 *
 * Never by a literal list: the library writes past its buffer when its bytes pass 255 (XLSX.md
 * 2.2). A word that is not in the list is questioned, not refused.
 */
#include <stdlib.h>

#include "roster/speak.h"
#include "xlsx/celltext.h"
#include "xlsx/write.h"

#define TITLE_UNITS   32
#define MESSAGE_UNITS 255

static bool define(eg_writer *w, const eg_xpage *p, size_t column)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
	lxw_row_t end = (lxw_row_t)(EG_FIRST_ROW + c->defined - 1);
	lxw_rowcol_to_cell_abs(first, EG_FIRST_ROW, (lxw_col_t)column, 1, 1);
	lxw_rowcol_to_cell_abs(last, end, (lxw_col_t)column, 1, 1);
	eg_str range = eg_strf(w->arena, "='%.*s'!%s:%s", EG_ARG(p->name), first, last);
	return eg_writer_ok(w, workbook_define_name(w->book, eg_cstr(w->arena, c->list),
				       eg_cstr(w->arena, range)));
}

/* The library keeps two copies of a list's formula and frees one. So it is given a list of one
 * letter, and the formula that it makes of that is replaced by the name. */
static bool name_list(eg_writer *w, eg_xpage *p, eg_str name)
{
	lxw_data_val_obj *last = NULL, *v;
	STAILQ_FOREACH(v, p->ws->data_validations, list_pointers)
	last = v;
	char *formula = malloc(name.n + 1);
	if (last == NULL || formula == NULL) {
		free(formula);
		return eg_writer_fail(w, EG_STR("a list could not be made"));
	}
	memcpy(formula, name.p, name.n);
	formula[name.n] = '\0';
	free(last->value_formula);
	last->value_formula = formula;
	return true;
}

static char *line(eg_writer *w, eg_str s, size_t units)
{
	eg_line_text(&w->text, s, units);
	return eg_cstr(w->arena, eg_buf_view(&w->text));
}

/* gcc 12 -fanalyzer does not see that the formula stored above belongs to the library from then on.
 */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif
static bool validate(eg_writer *w, eg_xpage *p, size_t column, lxw_row_t last)
{
	lxw_col_t at = (lxw_col_t)column;
	eg_str lang = w->w->lang, lists = eg_sheet_called(w, "Lists");
	char letter[] = "x", *list[] = {letter, NULL};
	lxw_data_validation v = {
		.validate = LXW_VALIDATION_TYPE_LIST,
		.value_list = list,
		.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
		.error_title = line(w, eg_say(lang, EG_STR("Not a word of the list")), TITLE_UNITS),
		.error_message = line(w,
			eg_say_with(w->arena, lang,
				"The sheet {1} holds the words that this column takes.", &lists, 1),
			MESSAGE_UNITS),
	};
	return eg_writer_ok(
		       w, worksheet_data_validation_range(p->ws, EG_FIRST_ROW, at, last, at, &v)) &&
	       name_list(w, p, p->sheet->columns[column].list);
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

bool eg_choices_add(eg_writer *w, eg_xpage *p, lxw_row_t last)
{
	for (size_t i = 0; i < p->sheet->column_count; i++) {
		const eg_xcolumn *c = &p->sheet->columns[i];
		if (c->list.n == 0 || (c->defined && p->part > 1))
			continue;
		if (!(c->defined ? define(w, p, i) : validate(w, p, i, last)))
			return false;
	}
	return true;
}
