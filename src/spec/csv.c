#include "spec/csv.h"

#include "base/map.h"

#define BOM          "\xEF\xBB\xBF"
#define MOST_COLUMNS 1000u

typedef struct reader {
	eg_arena *arena;
	eg_source *src;
	const eg_limits *limits;
	eg_diag *d;
	const eg_csv_handler *handler;
	eg_str text;
	uint32_t file;
	size_t at;
	uint64_t nodes;
	eg_node **cells; /* of the row being read; NULL for an empty one */
	eg_node **keys;  /* of the head; NULL for a column that is left out */
	eg_span surplus; /* the cells beyond the head's */
	uint32_t count, columns;
	size_t cap;
	bool broken; /* the row cannot be told apart */
	bool stop;   /* nothing more is to be read */
} reader;

static eg_span span_of(const reader *r, size_t from, size_t to)
{
	return (eg_span){r->file, (uint32_t)from, (uint32_t)to};
}

static bool at_break(const reader *r, size_t at)
{
	return at >= r->text.n || r->text.p[at] == '\n' || r->text.p[at] == '\r';
}

static bool at_end_of_cell(const reader *r, size_t at)
{
	return at_break(r, at) || r->text.p[at] == ',';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* -- cells -- */

static eg_node *new_cell(reader *r, eg_span span, eg_str text)
{
	eg_node *n = EG_NEW(r->arena, eg_node);
	n->kind = EG_NODE_SCALAR;
	n->cell = true;
	n->span = span;
	n->as.scalar.text = text;
	r->nodes++;
	return n;
}

/* A row that cannot be told apart is told once. */
static eg_finding *spoil(reader *r, eg_span span, const char *message)
{
	r->src->unreadable = true;
	if (r->broken)
		return NULL;
	r->broken = true;
	return eg_report(r->d, EG_R_CSV_ROW, span, "%s", message);
}

static eg_node *plain_cell(reader *r)
{
	size_t from = r->at, to = from;
	while (!at_end_of_cell(r, to)) {
		eg_finding *f = NULL;
		if (r->text.p[to] == '"')
			f = spoil(r, span_of(r, to, to + 1),
				"a quote stands in a cell that is not in quotes");
		if (f)
			eg_say_help(f, "put the whole cell in quotes, and write \"\" for each "
				       "quote in it");
		to++;
	}
	r->at = to;
	while (from < to && is_blank(r->text.p[from]))
		from++;
	while (to > from && is_blank(r->text.p[to - 1]))
		to--;
	return from < to ? new_cell(r, span_of(r, from, to), eg_str_cut(r->text, from, to)) : NULL;
}

/* The byte after the closing quote of the cell that opens at `from`, or 0; *plain: its value stands
 * in the source as it is. */
static size_t quoted_end(const reader *r, size_t from, bool *plain)
{
	*plain = true;
	for (size_t at = from + 1; at < r->text.n; at++) {
		if (r->text.p[at] == '\r')
			*plain = false;
		if (r->text.p[at] != '"')
			continue;
		if (at + 1 >= r->text.n || r->text.p[at + 1] != '"')
			return at + 1;
		*plain = false;
		at++;
	}
	return 0;
}

static void add_run(eg_node *n, eg_byte_map *runs, size_t value, size_t source)
{
	runs[n->count++] = (eg_byte_map){(uint32_t)value, (uint32_t)source};
}

/* Doubled quotes are one, line ends are LF. */
static void unquote(reader *r, eg_node *n)
{
	size_t from = n->span.from + 1, to = n->span.to - 1, v = 0, most = 1;
	char *value = eg_alloc(r->arena, to - from + 1);
	for (size_t at = from; at < to; at++)
		most += r->text.p[at] == '"' || r->text.p[at] == '\r';
	eg_byte_map *runs = EG_NEW_N(r->arena, eg_byte_map, most);
	add_run(n, runs, 0, from);
	for (size_t at = from; at < to; at++) {
		char c = r->text.p[at];
		bool pair = at + 1 < to && ((c == '"' && r->text.p[at + 1] == '"') ||
						   (c == '\r' && r->text.p[at + 1] == '\n'));
		value[v++] = c;
		if (c == '\r')
			value[v - 1] = '\n';
		if (pair)
			add_run(n, runs, v, ++at + 1);
	}
	n->as.scalar.map = runs;
	n->as.scalar.text = (eg_str){value, v};
}

static eg_node *quoted_cell(reader *r, size_t from)
{
	bool plain;
	size_t to = quoted_end(r, from, &plain);
	if (!to) {
		eg_finding *f = spoil(r, span_of(r, from, from + 1), "a quoted cell is not closed");
		if (f)
			eg_say_help(f, "close the quote; nothing after it can be read");
		r->stop = true;
		r->at = r->text.n;
		return NULL;
	}
	r->at = to;
	while (r->at < r->text.n && is_blank(r->text.p[r->at]))
		r->at++;
	if (!at_end_of_cell(r, r->at)) {
		size_t rest = r->at;
		while (!at_end_of_cell(r, r->at))
			r->at++;
		eg_finding *f = spoil(
			r, span_of(r, rest, r->at), "text follows the quote that closes a cell");
		if (f)
			eg_say_help(f, "write \"\" for a quote in a cell");
	}
	if (to - from == 2)
		return NULL;
	eg_node *n = new_cell(r, span_of(r, from, to), eg_str_cut(r->text, from + 1, to - 1));
	if (!plain) {
		unquote(r, n);
		return n;
	}
	eg_byte_map *run = EG_NEW(r->arena, eg_byte_map);
	*run = (eg_byte_map){0, (uint32_t)from + 1};
	n->as.scalar.map = run;
	n->count = 1;
	return n;
}

static eg_node *read_cell(reader *r)
{
	size_t at = r->at;
	while (at < r->text.n && is_blank(r->text.p[at]))
		at++;
	bool quoted = at < r->text.n && r->text.p[at] == '"';
	return quoted ? quoted_cell(r, at) : plain_cell(r);
}

/* -- rows -- */

static void check_cell(reader *r, const eg_node *n)
{
	if (n && n->as.scalar.text.n > r->limits->text) {
		eg_say_help(eg_report(r->d, EG_R_SIZE_LIMIT, n->span,
				    "the cell has %zu bytes; at most %llu are read",
				    n->as.scalar.text.n, (unsigned long long)r->limits->text),
			"--input-limits=text=N sets another bound");
		r->broken = r->src->unreadable = true;
	}
	if (r->nodes <= r->limits->nodes || r->stop)
		return;
	eg_say_help(
		eg_report(r->d, EG_R_SIZE_LIMIT, span_of(r, r->at, r->at),
			"the file has more than %llu cells", (unsigned long long)r->limits->nodes),
		"--input-limits=nodes=N sets another bound");
	r->broken = r->stop = r->src->unreadable = true;
}

static void skip_break(reader *r)
{
	if (r->at + 1 < r->text.n && r->text.p[r->at] == '\r' && r->text.p[r->at + 1] == '\n')
		r->at++;
	if (r->at < r->text.n)
		r->at++;
}

/* Past lines without anything on them. False at the end of the text. */
static bool next_line(reader *r)
{
	while (r->at < r->text.n) {
		size_t at = r->at;
		while (at < r->text.n && is_blank(r->text.p[at]))
			at++;
		if (!at_break(r, at))
			return true;
		r->at = at;
		skip_break(r);
	}
	return false;
}

/* Reads the cells of one row and returns its span, which ends before the line's end. */
static eg_span read_row(reader *r)
{
	size_t from = r->at;
	r->count = 0;
	r->broken = false;
	r->surplus = (eg_span){0};
	for (;;) {
		size_t begin = r->at;
		eg_node *n = read_cell(r);
		check_cell(r, n);
		if (r->columns && r->count == r->columns && !eg_span_known(r->surplus))
			r->surplus = span_of(r, begin, r->at);
		r->cells = eg_grow(r->arena, r->cells, r->count, &r->cap, sizeof(eg_node *));
		r->cells[r->count++] = n;
		if (r->stop || at_break(r, r->at))
			break;
		r->at++;
	}
	return span_of(r, from, r->at);
}

static void wrong_count(reader *r, eg_span row)
{
	bool more = r->count > r->columns;
	eg_finding *f = eg_report(r->d, EG_R_CSV_ROW, more ? r->surplus : row,
		"the row has %u cell%s, and the head %u", (unsigned)r->count,
		r->count == 1 ? "" : "s", (unsigned)r->columns);
	eg_say_help(f, more ? "put a cell that holds a comma in quotes"
			    : "write a comma for each cell that is left empty");
	r->src->unreadable = true;
}

/* -- the head -- */

/* Of a key given twice the first counts. */
static void drop_repeated(reader *r)
{
	eg_map seen;
	eg_map_init(&seen, r->arena);
	for (uint32_t i = 0; i < r->columns; i++) {
		bool is_new;
		if (!r->keys[i])
			continue;
		eg_str key = r->keys[i]->as.scalar.text;
		uint32_t first = eg_map_add(&seen, key, i, &is_new);
		if (is_new)
			continue;
		eg_say_also(eg_report(r->d, EG_R_CSV_HEAD, r->keys[i]->span,
				    "the head has '%.*s' twice", EG_ARG(key)),
			r->keys[first]->span, "first given here");
		r->keys[i] = NULL;
	}
}

/* What joins the cells when it is no comma, in words, or NULL. */
static const char *other_joint(const reader *r)
{
	static const struct {
		char c;
		const char *words;
	} joints[] = {{';', "';'"}, {'\t', "tabs"}, {'|', "'|'"}};
	if (r->columns != 1 || !r->keys[0])
		return NULL;
	eg_str head = r->keys[0]->as.scalar.text;
	for (size_t i = 0; i < EG_COUNT(joints); i++)
		if (memchr(head.p, joints[i].c, head.n))
			return joints[i].words;
	return NULL;
}

static void refuse_head(reader *r)
{
	r->stop = r->src->unreadable = true;
}

static void read_head(reader *r)
{
	eg_span span = read_row(r);
	r->columns = r->count;
	r->keys = r->cells;
	const char *joint = other_joint(r);
	if (r->broken) {
		refuse_head(r);
	} else if (r->columns > MOST_COLUMNS) {
		eg_report(r->d, EG_R_CSV_HEAD, span, "the head has %u cells; at most %u are read",
			(unsigned)r->columns, MOST_COLUMNS);
		refuse_head(r);
	} else if (joint) {
		eg_say_help(eg_report(r->d, EG_R_CSV_HEAD, span,
				    "the cells are joined by %s, not by commas", joint),
			"save the file as CSV with commas (RFC 4180)");
		refuse_head(r);
	} else {
		drop_repeated(r);
		r->handler->head(r->handler->ctx, r->keys, r->columns);
	}
}

/* -- rows as nodes -- */

static void put(eg_node *map, eg_node *key, eg_node *value)
{
	map->as.pairs[map->count++] = (eg_pair){key, value};
}

/* The mapping under `key` in the row, made when it is not there. */
static eg_node *inner_map(reader *r, eg_node *row, eg_node *key, eg_span span)
{
	for (uint32_t i = 0; i < row->count; i++)
		if (row->as.pairs[i].value->kind == EG_NODE_MAP &&
			eg_str_eq(row->as.pairs[i].key->as.scalar.text, key->as.scalar.text))
			return row->as.pairs[i].value;
	eg_node *map = EG_NEW(r->arena, eg_node);
	map->kind = EG_NODE_MAP;
	map->span = span;
	map->as.pairs = EG_NEW_N(r->arena, eg_pair, r->columns);
	put(row, key, map);
	return map;
}

static eg_node *part_of_key(reader *r, const eg_node *key, size_t from, size_t to)
{
	return new_cell(r, eg_node_inner(key, (uint32_t)from, (uint32_t)to),
		eg_str_cut(key->as.scalar.text, from, to));
}

static void add_pair(reader *r, eg_node *row, eg_node *key, eg_node *value)
{
	eg_str k = key->as.scalar.text;
	size_t dot = eg_str_find(k, EG_STR("."), 0);
	if (dot == SIZE_MAX) {
		put(row, key, value);
		return;
	}
	eg_node *map = inner_map(r, row, part_of_key(r, key, 0, dot), value->span);
	put(map, part_of_key(r, key, dot + 1, k.n), value);
}

static void hand_over(reader *r, eg_span span)
{
	eg_node row = {.kind = EG_NODE_MAP, .cell = true, .span = span};
	row.as.pairs = EG_NEW_N(r->arena, eg_pair, r->columns);
	for (uint32_t i = 0; i < r->columns; i++)
		if (r->keys[i] && r->cells[i])
			add_pair(r, &row, r->keys[i], r->cells[i]);
	r->handler->row(r->handler->ctx, &row);
}

void eg_csv_stream(eg_arena *scratch, eg_sources *sources, uint32_t file,
	const eg_csv_handler *handler, eg_diag *d)
{
	reader r = {.arena = scratch,
		.src = eg_sources_at(sources, file),
		.limits = &sources->limits,
		.d = d,
		.handler = handler,
		.file = file};
	eg_arena_mark all = eg_arena_save(scratch);
	r.text = r.src->text;
	r.at = eg_str_starts(r.text, EG_STR(BOM)) ? sizeof BOM - 1 : 0;
	if (next_line(&r))
		read_head(&r);
	else
		eg_report(d, EG_R_CSV_HEAD, span_of(&r, r.at, r.at), "the file has no head");
	while (!r.stop && next_line(&r)) {
		eg_arena_mark mark = eg_arena_save(scratch);
		r.cells = NULL;
		r.cap = 0;
		eg_span span = read_row(&r);
		if (!r.broken && r.count != r.columns)
			wrong_count(&r, span);
		else if (!r.broken)
			hand_over(&r, span);
		eg_arena_rewind(scratch, mark);
	}
	eg_arena_rewind(scratch, all);
}

/* -- lists in cells -- */

eg_node *eg_csv_list(eg_arena *a, const eg_node *cell)
{
	eg_str text = cell->as.scalar.text;
	size_t most = 1;
	for (size_t i = 0; i < text.n; i++)
		most += text.p[i] == ';';
	eg_node *list = EG_NEW(a, eg_node);
	*list = (eg_node){.kind = EG_NODE_LIST, .span = cell->span};
	list->as.items = EG_NEW_N(a, eg_node *, most);
	for (size_t at = 0; at <= text.n;) {
		size_t end = eg_str_find(text, EG_STR(";"), at);
		end = end == SIZE_MAX ? text.n : end;
		eg_str part = eg_str_trim(eg_str_cut(text, at, end));
		if (part.n) {
			uint32_t from = (uint32_t)(part.p - text.p);
			eg_node *n = EG_NEW(a, eg_node);
			*n = (eg_node){.kind = EG_NODE_SCALAR,
				.cell = true,
				.span = eg_node_inner(cell, from, from + (uint32_t)part.n)};
			n->as.scalar.text = part;
			list->as.items[list->count++] = n;
		}
		at = end + 1;
	}
	return list;
}
