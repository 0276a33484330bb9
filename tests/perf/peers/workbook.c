/* workbook.c -- the floor of a workbook: bare libxlsxwriter fed by tab-separated text.
 *
 * usage: workbook FOLDER OUT.xlsx. FOLDER has partners.tsv and activities.tsv, a head line first;
 * in the head, "*date" and "*number" after a column's name say what it holds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#define MOST 32

typedef struct sheet {
	lxw_worksheet *ws;
	char *heads[MOST];
	char kinds[MOST]; /* 't', 'd', 'n' */
	int count;
} sheet;

static int split(char *line, char **fields)
{
	int n = 0;
	fields[n++] = line;
	for (; *line && n < MOST; line++) {
		if (*line == '\t') {
			*line = '\0';
			fields[n++] = line + 1;
		}
	}
	fields[n - 1][strcspn(fields[n - 1], "\n")] = '\0';
	return n;
}

static void read_head(sheet *s, char *line)
{
	char *fields[MOST];
	s->count = split(line, fields);
	for (int c = 0; c < s->count; c++) {
		char *star = strchr(fields[c], '*');
		s->kinds[c] = star ? star[1] : 't';
		if (star)
			*star = '\0';
		s->heads[c] = strdup(fields[c]);
	}
}

static void write_row(sheet *s, lxw_row_t row, char **f, lxw_format *day, lxw_format *number)
{
	for (int c = 0; c < s->count; c++) {
		if (f[c][0] == '\0')
			continue;
		if (s->kinds[c] == 'd') {
			lxw_datetime d = {atoi(f[c]), atoi(f[c] + 5), atoi(f[c] + 8), 0, 0, 0};
			worksheet_write_datetime(s->ws, row, (lxw_col_t)c, &d, day);
		} else if (s->kinds[c] == 'n') {
			worksheet_write_number(s->ws, row, (lxw_col_t)c, atof(f[c]), number);
		} else {
			worksheet_write_string(s->ws, row, (lxw_col_t)c, f[c], NULL);
		}
	}
}

static int write_sheet(lxw_workbook *book, const char *folder, const char *name, lxw_format *day,
	lxw_format *number)
{
	char path[4096], *line = NULL, *fields[MOST];
	size_t cap = 0;
	lxw_row_t row = 1;
	sheet s = {.ws = workbook_add_worksheet(book, name)};
	(void)snprintf(path, sizeof path, "%s/%s.tsv", folder, name);
	FILE *in = fopen(path, "r");
	if (in == NULL || getline(&line, &cap, in) <= 0)
		return 3;
	read_head(&s, line);
	worksheet_freeze_panes(s.ws, 1, 2);
	worksheet_set_column(s.ws, 0, (lxw_col_t)(s.count - 1), 24, NULL);
	while (getline(&line, &cap, in) > 0) {
		if (split(line, fields) == s.count)
			write_row(&s, row++, fields, day, number);
	}
	fclose(in);
	free(line);
	lxw_table_column columns[MOST] = {{0}}, *list[MOST + 1] = {NULL};
	for (int c = 0; c < s.count; c++) {
		columns[c].header = s.heads[c];
		list[c] = &columns[c];
	}
	lxw_table_options options = {.columns = list};
	worksheet_add_table(s.ws, 0, 0, row - 1, (lxw_col_t)(s.count - 1), &options);
	for (int c = 0; c < s.count; c++)
		free(s.heads[c]);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	lxw_workbook *book = workbook_new(argv[2]);
	lxw_format *day = workbook_add_format(book), *number = workbook_add_format(book);
	format_set_num_format(day, "yyyy-mm-dd");
	format_set_num_format(number, "#,##0");
	int bad = write_sheet(book, argv[1], "partners", day, number);
	if (!bad)
		bad = write_sheet(book, argv[1], "activities", day, number);
	return workbook_close(book) != LXW_NO_ERROR || bad;
}
