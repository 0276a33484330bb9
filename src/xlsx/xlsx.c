#include "xlsx/xlsx.h"

#include "base/fs.h"
#include "base/memory.h"
#include "base/process.h"
#include "roster/speak.h"
#include "xlsx/celltext.h"
#include "xlsx/names.h"
#include "xlsx/readback.h"
#include "xlsx/splice.h"
#include "xlsx/write.h"

#include <errno.h>

#define PROPERTY_UNITS 255
/* From here on a cell takes a fifth of the time and nothing of the memory that the library takes
 * (tests/perf); below it the texts that pages share make a smaller file: by a tenth at M, for a
 * fifth of the time of the whole workbook. */
#define SPOOL_CELLS 10000u
/* A sheet is itself, its links and its table, a page with a chart three more. */
#define MOST_PAGES 10000u

bool eg_writer_fail(eg_writer *w, eg_str why)
{
	if (!w->failed)
		*w->why = eg_str_copy(w->arena, why);
	w->failed = true;
	return false;
}

static bool is_of_files(lxw_error e)
{
	return e == LXW_ERROR_CREATING_XLSX_FILE || e == LXW_ERROR_CREATING_TMPFILE ||
	       e == LXW_ERROR_READING_TMPFILE ||
	       (e >= LXW_ERROR_ZIP_FILE_OPERATION && e <= LXW_ERROR_ZIP_CLOSE);
}

bool eg_writer_ok(eg_writer *w, lxw_error e)
{
	if (e == LXW_NO_ERROR)
		return true;
	if (e == LXW_ERROR_MEMORY_MALLOC_FAILED)
		eg_memory_ended();
	return eg_writer_fail(w, is_of_files(e) ? EG_STR("the disk is full or cannot be written")
						: eg_str_of(lxw_strerror(e)));
}

/* The library prints what fails for want of a file; why it does is in errno. It opens more files
 * than hushing it does, so that where those are too many already it could only fail, aloud. */
static bool close_book(eg_writer *w)
{
	if (!eg_process_hush() && (errno == EMFILE || errno == ENFILE)) {
		(void)eg_writer_fail(w, eg_str_of(strerror(errno)));
		lxw_workbook_free(w->book);
		return false;
	}
	errno = 0;
	lxw_error e = workbook_close(w->book);
	int why = errno;
	eg_process_speak();
	if (is_of_files(e) && why)
		return eg_writer_fail(w, eg_str_of(strerror(why)));
	return eg_writer_ok(w, e);
}

/* -- lay out the pages -- */

static size_t rows_of(const eg_xsheet *s)
{
	return s->fixed ? s->fixed_rows : s->rows;
}

static size_t parts_of(const eg_writer *w, const eg_xsheet *s)
{
	size_t rows = rows_of(s);
	return rows ? (rows - 1) / w->limits.rows + 1 : 1;
}

static eg_str *make_heads(eg_writer *w, const eg_xsheet *s)
{
	eg_names names;
	eg_names_init(&names, w->arena);
	eg_str *heads = EG_NEW_N(w->arena, eg_str, s->column_count);
	for (size_t c = 0; c < s->column_count; c++)
		heads[c] = eg_header_name(&names, s->columns[c].title);
	return heads;
}

typedef struct name_sets {
	eg_names sheets, tables;
} name_sets;

/* Many cells go past the library, unless it must know them: for a chart, a name. */
static bool is_spooled(const eg_writer *w, const eg_xsheet *s, size_t rows)
{
	if (w->limits.spool == 0 || (uint64_t)rows * s->column_count < w->limits.spool)
		return false;
	return rows > 0 && !s->chart && !s->charted && s->names_prefix.n == 0;
}

static void lay_sheet(eg_writer *w, size_t sheet, name_sets *names, bool streamed)
{
	const eg_xsheet *s = &w->w->sheets[sheet];
	eg_str *heads = make_heads(w, s);
	size_t parts = parts_of(w, s), left = rows_of(s);
	w->first_page[sheet] = w->page_count;
	for (size_t i = 1; i <= parts; i++) {
		size_t count = left < w->limits.rows ? left : w->limits.rows;
		w->pages[w->page_count++] = (eg_xpage){
			.sheet = s,
			.part = i,
			.parts = parts,
			.first = rows_of(s) - left,
			.count = count,
			.name = eg_sheet_name(&names->sheets, s->title, i),
			.table = eg_table_name(&names->tables, s->table, i),
			.heads = heads,
			.streamed = streamed,
			.spooled = !streamed && is_spooled(w, s, count),
		};
		left -= count;
	}
}

static void lay_out(eg_writer *w)
{
	name_sets names;
	size_t pages = 0;
	uint64_t cells = 0;
	eg_names_init(&names.sheets, w->arena);
	eg_names_init(&names.tables, w->arena);
	for (size_t i = 0; i < w->w->sheet_count; i++)
		pages += parts_of(w, &w->w->sheets[i]);
	w->pages = EG_NEW_N(w->arena, eg_xpage, pages);
	w->first_page = EG_NEW_N(w->arena, size_t, w->w->sheet_count);
	for (size_t i = 0; i < w->w->sheet_count; i++) {
		const eg_xsheet *s = &w->w->sheets[i];
		uint64_t more = (uint64_t)rows_of(s) * s->column_count;
		bool streamed = s->streamed ||
				(s->fixed == NULL && !s->charted && cells + more > w->limits.cells);
		cells += streamed ? 0 : more;
		lay_sheet(w, i, &names, streamed);
	}
}

/* -- the workbook -- */

static char *property(eg_writer *w, eg_str s)
{
	eg_line_text(&w->text, s, PROPERTY_UNITS);
	return eg_cstr(w->arena, eg_buf_view(&w->text));
}

static bool set_custom(eg_writer *w, const char *name, eg_str value)
{
	if (value.n == 0)
		return true;
	return eg_writer_ok(
		w, workbook_set_custom_property_string(w->book, name, property(w, value)));
}

static bool set_properties(eg_writer *w)
{
	const eg_workbook *b = w->w;
	lxw_doc_properties p = {
		.title = property(w, b->title),
		.subject = property(w, b->subject),
		.author = property(w, b->author),
		.company = property(w, b->company),
		.keywords = property(w, b->keywords),
		.comments = property(w, b->comments),
		/* Nought would mean "now". */
		.created = b->created > 0 ? (time_t)b->created : 1,
	};
	return eg_writer_ok(w, workbook_set_properties(w->book, &p)) &&
	       set_custom(w, "Edition", b->edition) && set_custom(w, "As of", b->as_of) &&
	       set_custom(w, "Marking", b->marking);
}

/* What is in the making stands in a folder beside the output: the system's folder for temporary
 * files may be small, and here what a killed run leaves has a name that is known. */
static void open_book(eg_writer *w, eg_str path, eg_str frame, bool large)
{
	eg_str why;
	w->folder = eg_strf(w->arena, "%.*s.tmp", EG_ARG(path));
	if (!eg_fs_make_folder(w->arena, w->folder, &why))
		(void)eg_writer_fail(w, why);
	lxw_workbook_options options = {.tmpdir = eg_cstr(w->arena, w->folder), .use_zip64 = large};
	w->book = workbook_new_opt(eg_cstr(w->arena, frame), &options);
	w->formats.book = w->book;
	w->formats.arena = w->arena;
	w->formats.rtl = w->w->rtl;
	if (!w->book)
		eg_memory_ended();
}

static bool fill_book(eg_writer *w)
{
	if (!eg_links_collect(w) || !set_properties(w))
		return false;
	for (size_t i = 0; i < w->w->sheet_count; i++) {
		if (!eg_sheet_write(w, i))
			return false;
	}
	worksheet_activate(w->pages[0].ws);
	return true;
}

static uint32_t rows_written(const eg_xpage *p)
{
	uint32_t totals = 0;
	if (p->sheet->charted)
		return EG_HEAD_ROW;
	for (size_t c = 0; c < p->sheet->column_count; c++)
		totals |= p->sheet->columns[c].total != 0;
	return (uint32_t)(EG_FIRST_ROW + (p->count ? p->count : 1) + totals);
}

static bool check_book(eg_writer *w, eg_str path)
{
	uint32_t *rows = EG_NEW_N(w->arena, uint32_t, w->page_count);
	for (size_t i = 0; i < w->page_count; i++)
		rows[i] = w->pages[i].spool ? EG_ANY_ROWS : rows_written(&w->pages[i]);
	return eg_xlsx_check(w->arena, path, rows, w->page_count, w->why);
}

/* Rows that were spooled tell themselves when the disk does not take them. */
static bool splice_book(eg_writer *w, eg_str frame, eg_str path)
{
	eg_splice *pages = EG_NEW_N(w->arena, eg_splice, w->page_count);
	for (size_t i = 0; i < w->page_count; i++) {
		const eg_xpage *p = &w->pages[i];
		if (p->spool)
			pages[i] = (eg_splice){.spool = p->spool,
				.first = EG_FIRST_ROW,
				.last = (uint32_t)(EG_FIRST_ROW + p->count - 1)};
	}
	bool wide = false, good = eg_splice_rows(w->arena, frame, path, pages, w->page_count,
				   w->limits.bytes ? w->limits.bytes : UINT32_MAX, &wide, w->why);
	if (wide)
		(void)eg_say_help(eg_report(w->d, EG_R_WORKBOOK_WIDE, (eg_span){0},
					  "workbook '%.*s' takes more than 4 GiB or 65,534 parts, "
					  "which not every program reads",
					  EG_ARG(w->w->title)),
			"make a roster for each goal or year, or leave columns out");
	return good;
}

/* Whether a part may be large, or there may be more parts than a narrow count says: the library's
 * zip is then made anew. */
static bool has_large(const eg_writer *w)
{
	bool any = w->page_count > MOST_PAGES;
	for (size_t i = 0; i < w->page_count; i++)
		any |= w->pages[i].spooled || w->pages[i].streamed;
	return any;
}

bool eg_xlsx_write_within(eg_arena *a, const eg_workbook *book, eg_dataset *ds, eg_str path,
	eg_xlimits limits, eg_str *why, eg_diag *d)
{
	eg_writer w = {.arena = a,
		.w = book,
		.ds = ds,
		.d = d,
		.limits = limits,
		.why = why,
		.cut = eg_say(book->lang, EG_STR("[... cut: the text has {1} characters]")),
		.english = !eg_says_otherwise(book->lang)};
	lay_out(&w);
	bool large = has_large(&w);
	eg_str frame = large ? eg_strf(a, "%.*s.frame", EG_ARG(path)) : path;
	open_book(&w, path, frame, large);
	size_t errors = d->errors;
	bool good = fill_book(&w);
	/* Closing frees the workbook, also one that failed. */
	good = close_book(&w) && good && check_book(&w, frame) &&
	       (!large || splice_book(&w, frame, path));
	if (good && d->errors > errors)
		good = eg_writer_fail(&w, EG_STR("a query of the workbook failed"));
	if (!good)
		eg_fs_remove(a, path);
	if (large)
		eg_fs_remove(a, frame);
	eg_spools_close(&w);
	eg_fs_remove_folder(a, w.folder);
	eg_buf_release(&w.text);
	eg_buf_release(&w.address);
	eg_buf_release(&w.digits);
	eg_buf_release(&w.said);
	return good;
}

bool eg_xlsx_write(
	eg_arena *a, const eg_workbook *w, eg_dataset *ds, eg_str path, eg_str *why, eg_diag *d)
{
	eg_xlimits limits = {
		.rows = EG_PAGE_ROWS, /* head and totals beside them */
		.links = EG_PAGE_LINKS,
		.cells = UINT64_MAX, /* the roster tells which sheets are streamed */
		.spool = SPOOL_CELLS,
	};
	return eg_xlsx_write_within(a, w, ds, path, limits, why, d);
}
