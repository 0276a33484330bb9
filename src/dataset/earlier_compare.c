#include "dataset/earlier_compare.h"

#include "base/buf.h"
#include "dataset/earlier_said.h"

static bool has(const eg_map *columns, eg_str name)
{
	return eg_map_find(columns, name) != EG_MAP_NONE;
}

/* -- rows of both editions -- */

/* Rows by key in the order of reading: `width` cells each. */
typedef struct rows {
	eg_map keys;
	eg_str *cells;
	size_t width, cap;
} rows;

/* SELECT of the key and the columns; each cell as text, NULL as {NULL}. */
static void read_rows(eg_earlier *e, sqlite3_stmt *s, size_t width, rows *out)
{
	*out = (rows){.width = width};
	eg_map_init(&out->keys, e->arena);
	int rc = SQLITE_DONE;
	while (s && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		size_t at = out->keys.count;
		bool is_new;
		eg_str key = eg_str_copy(e->arena, eg_store_column(s, 0));
		(void)eg_map_add(&out->keys, key, (uint32_t)at, &is_new);
		if (!key.n || !is_new)
			continue;
		out->cells = eg_grow(
			e->arena, out->cells, at, &out->cap, sizeof(eg_str) * (width ? width : 1));
		for (size_t c = 0; c < width; c++)
			out->cells[at * width + c] =
				eg_str_copy(e->arena, eg_store_column(s, (int)c + 1));
	}
	if (s && rc != SQLITE_DONE)
		e->file.broken = true;
	sqlite3_finalize(s);
}

static void run(eg_earlier *e, sqlite3_stmt *s)
{
	e->ds->trusted = true;
	if (sqlite3_step(s) != SQLITE_DONE)
		e->failed = true;
	e->ds->trusted = false;
	sqlite3_reset(s);
	sqlite3_clear_bindings(s);
}

static void put_field(
	eg_earlier *e, eg_str kind, eg_str id, eg_str field, eg_str before, eg_str now)
{
	eg_store_bind_text(e->field, 1, kind);
	eg_store_bind_text(e->field, 2, id);
	eg_store_bind_text(e->field, 3, field);
	eg_store_bind_text(e->field, 4, before);
	eg_store_bind_text(e->field, 5, now);
	run(e, e->field);
}

/* -- records -- */

/* Columns of a table whose field is a value of the record: dates as written, prose as Markdown. */
static size_t shared_columns(const eg_table *t, const eg_map *columns, eg_str *names)
{
	size_t n = 0;
	for (size_t c = t->keys; c < t->count; c++)
		if (t->columns[c].field && has(columns, t->columns[c].name) &&
			!eg_str_is(t->columns[c].name, "was"))
			names[n++] = t->columns[c].name;
	return n;
}

static eg_str select_of(
	eg_earlier *e, eg_str table, const char *key, const eg_str *names, size_t n, eg_str order)
{
	eg_buf b = {0};
	eg_bufv(&b, "SELECT %s", key);
	for (size_t i = 0; i < n; i++)
		eg_bufv(&b, ", \"%.*s\"", EG_ARG(names[i]));
	eg_bufv(&b, " FROM \"%.*s\" ORDER BY %.*s", EG_ARG(table), EG_ARG(order));
	eg_str s = eg_str_copy(e->arena, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

/* The records that say `was`: from an id of the earlier edition to the one of today. */
typedef struct renames {
	eg_map earlier;
	eg_str *today; /* NULL: there are none */
} renames;

static void read_renames(eg_earlier *e, eg_str table, renames *out)
{
	size_t cap = 0, n = 0;
	*out = (renames){.today = NULL};
	eg_map_init(&out->earlier, e->arena);
	eg_str why = {NULL, 0};
	eg_str sql = eg_strf(
		e->arena, "SELECT was, id FROM \"%.*s\" WHERE was IS NOT NULL", EG_ARG(table));
	sqlite3_stmt *s = eg_store_prepare(e->ds, sql, &why);
	while (s && sqlite3_step(s) == SQLITE_ROW) {
		out->today = eg_grow(e->arena, out->today, n, &cap, sizeof *out->today);
		out->today[n] = eg_str_copy(e->arena, eg_store_column(s, 1));
		(void)eg_map_add(&out->earlier, eg_str_copy(e->arena, eg_store_column(s, 0)),
			(uint32_t)n++, NULL);
	}
	sqlite3_finalize(s);
}

static eg_str today_id(const renames *r, eg_str id)
{
	uint32_t at = r->today ? eg_map_find(&r->earlier, id) : EG_MAP_NONE;
	return at == EG_MAP_NONE ? id : r->today[at];
}

static size_t place_of(const eg_str *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (eg_str_is(names[i], name))
			return i;
	return SIZE_MAX;
}

static eg_str cell_of(const rows *r, size_t row, size_t column)
{
	return column == SIZE_MAX ? (eg_str){NULL, 0} : r->cells[row * r->width + column];
}

/* What an earlier record was called and how it was marked. */
static void put_records(eg_earlier *e, const eg_table *t, const rows *old, const renames *known,
	const eg_str *names, size_t n)
{
	static const char *const titles[] = {"short_title", "title", "name", "term"};
	size_t title = SIZE_MAX, marking = place_of(names, n, "marking");
	for (size_t k = 0; title == SIZE_MAX && k < EG_COUNT(titles); k++)
		title = place_of(names, n, titles[k]);
	for (size_t r = 0; r < old->keys.count; r++) {
		eg_str id = old->keys.entries[r].key, name = cell_of(old, r, title);
		eg_store_bind_text(e->record, 1, t->name);
		eg_store_bind_text(e->record, 2, id);
		eg_store_bind_text(e->record, 3, today_id(known, id));
		eg_store_bind_text(e->record, 4, name.n ? name : id);
		eg_store_bind_text(e->record, 5, cell_of(old, r, marking));
		run(e, e->record);
	}
}

/* Every record that says `was`, so that what names it is not told as changed. */
static void read_all_renames(eg_earlier *e)
{
	eg_arena *a = e->ds->arena;
	eg_map_init(&e->renames, a);
	for (size_t i = 0; i < e->ds->plan.count; i++) {
		const eg_table *t = e->ds->plan.tables[i];
		renames known;
		if (!t->own || eg_field_find(t->record, EG_STR("was")) < 0)
			continue;
		read_renames(e, t->name, &known);
		for (size_t r = 0; known.today && r < known.earlier.count; r++) {
			e->today = eg_grow(
				a, e->today, e->today_count, &e->today_cap, sizeof *e->today);
			e->today[e->today_count] = eg_str_copy(a, known.today[r]);
			(void)eg_map_add(&e->renames, eg_str_copy(a, known.earlier.entries[r].key),
				(uint32_t)e->today_count++, NULL);
		}
	}
}

/* The cell of an earlier row: a reference by the id of today. */
static eg_str in_today(const eg_earlier *e, const eg_column *c, eg_str cell)
{
	bool id = c && c->field && c->field->type == EG_T_REF && cell.n;
	uint32_t at = id ? eg_map_find(&e->renames, cell) : EG_MAP_NONE;
	return at == EG_MAP_NONE ? cell : e->today[at];
}

static const eg_column *find_column(const eg_table *t, eg_str name)
{
	for (size_t c = 0; c < t->count; c++)
		if (eg_str_eq(t->columns[c].name, name))
			return &t->columns[c];
	return NULL;
}

/* The currency of a row of that table: the cell of its column, else the strategy's. */
static eg_str currency_of(
	const eg_earlier *e, const eg_table *t, const eg_str *names, const eg_str *cells, size_t n)
{
	uint16_t at = t->shape ? t->shape->currency : EG_NO_COLUMN;
	for (size_t c = 0; at != EG_NO_COLUMN && c < n; c++)
		if (eg_str_eq(names[c], t->columns[at].name) && cells[c].n)
			return cells[c];
	return e->ds->currency;
}

static eg_str said(eg_earlier *e, const eg_table *t, eg_str name, eg_str cell, eg_str currency)
{
	const eg_column *c = find_column(t, name);
	eg_buf b = {0};
	if (!c || !cell.n)
		return cell;
	eg_earlier_say(&b, c, cell, currency);
	eg_str s = eg_str_copy(e->arena, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

static bool same(eg_str a, eg_str b)
{
	return eg_str_eq(a, b) || (a.n == 0 && b.n == 0);
}

static void compare_cells(eg_earlier *e, const eg_table *t, const rows *old, const rows *now,
	const renames *known, const eg_str *names)
{
	for (size_t r = 0; r < old->keys.count; r++) {
		eg_str id = today_id(known, old->keys.entries[r].key);
		uint32_t at = eg_map_find(&now->keys, id);
		for (size_t c = 0; at != EG_MAP_NONE && c < old->width; c++) {
			eg_str before = old->cells[r * old->width + c];
			eg_str after = now->cells[at * now->width + c];
			const eg_str *then = &old->cells[r * old->width];
			const eg_str *here = &now->cells[at * now->width];
			if (!same(in_today(e, find_column(t, names[c]), before), after))
				put_field(e, t->name, id, names[c],
					said(e, t, names[c], before,
						currency_of(e, t, names, then, old->width)),
					said(e, t, names[c], after,
						currency_of(e, t, names, here, now->width)));
		}
	}
}

/* Fields that this audience's cut never fills must not be read from a file that has them. */
static bool is_seen(eg_earlier *e, const eg_table *t, eg_str column)
{
	for (size_t c = 0; c < t->count; c++)
		if (eg_str_eq(t->columns[c].name, column) && t->columns[c].field) {
			int f = eg_field_find(t->record, eg_str_of(t->columns[c].field->key));
			return f < 0 || !eg_gate_of(&e->ds->door, t->record)->drop[f];
		}
	return true;
}

/* What a record without an id is known by, as SQL; NULL when it is not compared. */
static const char *key_of(const eg_table *t)
{
	if (t->record->flags & EG_REC_ID)
		return t->record->kind != EG_K_OTHER || (t->record->flags & EG_REC_ONCE) ? "id"
											 : NULL;
	return eg_str_is(t->name, "rate") ? "currency || ' ' || fy" : NULL;
}

static void compare_table(eg_earlier *e, const eg_table *t, const char *key)
{
	renames known = {.today = NULL};
	eg_map columns;
	eg_str why = {NULL, 0};
	bool named = (t->record->flags & EG_REC_ID) != 0;
	eg_earlier_columns(&e->file, e->arena, t->name, &columns);
	if (!has(&columns, named ? EG_STR("id") : EG_STR("fy")))
		return;
	eg_str *names = EG_NEW_N(e->arena, eg_str, t->count);
	size_t n = shared_columns(t, &columns, names), kept = 0;
	for (size_t i = 0; i < n; i++)
		if (is_seen(e, t, names[i]))
			names[kept++] = names[i];
	eg_str sql = select_of(e, t->name, key, names, kept, EG_STR("1"));
	rows old, now;
	read_rows(e, eg_earlier_ask(&e->file, sql), kept, &old);
	read_rows(e, eg_store_prepare(e->ds, sql, &why), kept, &now);
	if (named)
		read_renames(e, t->name, &known);
	put_records(e, t, &old, &known, names, kept);
	compare_cells(e, t, &old, &now, &known, names);
}

/* -- lists: the items of an owner as one text, in their order -- */

/* Adds the text of one owner's items, which is gathered in b, and empties b. */
static void end_list(eg_earlier *e, eg_str owner, eg_buf *b, rows *out)
{
	size_t at = out->keys.count;
	bool is_new = false;
	if (owner.n)
		(void)eg_map_add(&out->keys, owner, (uint32_t)at, &is_new);
	if (is_new) {
		out->cells = eg_grow(e->arena, out->cells, at, &out->cap, sizeof *out->cells);
		out->cells[at] = eg_str_copy(e->arena, eg_buf_view(b));
	}
	b->n = 0;
}

/* An item that is a record: what its columns say, in their order. */
static void put_item(eg_earlier *e, const eg_table *t, sqlite3_stmt *s, const eg_str *names,
	size_t n, eg_buf *out)
{
	eg_str *cells = EG_NEW_N(e->arena, eg_str, n);
	size_t start = out->n;
	for (size_t c = 0; c < n; c++)
		cells[c] = in_today(e, find_column(t, names[c]),
			eg_str_copy(e->arena, eg_store_column(s, (int)c + 1)));
	eg_str currency = currency_of(e, t, names, cells, n);
	for (size_t c = 0; c < n; c++) {
		const eg_column *column = find_column(t, names[c]);
		bool usual = eg_str_is(names[c], "marking") && eg_str_is(cells[c], "U");
		if (!cells[c].n || !column || usual)
			continue;
		eg_buf_cstr(out, out->n > start ? ", " : "");
		eg_earlier_say(out, column, cells[c], currency);
	}
}

/* The owners' items, which come owner by owner. t: of records, with those columns. */
static void read_list(
	eg_earlier *e, sqlite3_stmt *s, const eg_table *t, const eg_str *names, size_t n, rows *out)
{
	*out = (rows){.width = 1};
	eg_map_init(&out->keys, e->arena);
	eg_buf items = {0};
	eg_str owner = {NULL, 0};
	int rc = SQLITE_DONE;
	while (s && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		eg_str here = eg_store_column(s, 0);
		if (!eg_str_eq(here, owner)) {
			end_list(e, owner, &items, out);
			owner = eg_str_copy(e->arena, here);
		}
		size_t before = items.n;
		eg_buf_cstr(&items, before ? "; " : "");
		size_t begins = items.n;
		if (t->record)
			put_item(e, t, s, names, n, &items);
		else
			eg_buf_str(&items,
				in_today(e, &t->columns[t->slot.column], eg_store_column(s, 1)));
		items.n = items.n > begins ? items.n : before;
	}
	end_list(e, owner, &items, out);
	if (s && rc != SQLITE_DONE)
		e->file.broken = true;
	sqlite3_finalize(s);
	eg_buf_release(&items);
}

/* A list without items has no rows: on either side that is an empty text. */
static void compare_items(eg_earlier *e, const eg_table *owner, const rows *old, const rows *now,
	const renames *known, eg_str list)
{
	static const eg_str none = {NULL, 0};
	eg_map seen;
	eg_map_init(&seen, e->arena);
	for (size_t r = 0; r < old->keys.count; r++) {
		eg_str id = today_id(known, old->keys.entries[r].key);
		uint32_t at = eg_map_find(&now->keys, id);
		eg_str after = at == EG_MAP_NONE ? none : now->cells[at];
		(void)eg_map_add(&seen, id, 1, NULL);
		if (!same(old->cells[r], after))
			put_field(e, owner->name, id, list, old->cells[r], after);
	}
	for (size_t r = 0; r < now->keys.count; r++)
		if (eg_map_find(&seen, now->keys.entries[r].key) == EG_MAP_NONE)
			put_field(e, owner->name, now->keys.entries[r].key, list, none,
				now->cells[r]);
}

/* Whether the audience's cut has the list at all. */
static bool is_list_seen(eg_earlier *e, const eg_table *t)
{
	const eg_record *r = t->owner->record;
	const eg_gate *gate = eg_gate_of(&e->ds->door, r);
	for (unsigned f = 0; f < r->count; f++)
		if (gate->drop[f] && (t->item ? strcmp(r->fields[f].key, t->item->key) == 0
					      : r->fields[f].record == t->record))
			return false;
	return true;
}

/* The columns that tell of an item, in both editions: one of a list of values or references, which
 * stands behind the key and the place; of a record, those of its fields. */
static size_t item_columns(eg_earlier *e, const eg_table *t, const eg_map *columns, eg_str *names)
{
	size_t n = 0, kept = 0;
	if (t->item) {
		names[0] = t->columns[t->slot.column].name;
		return has(columns, names[0]) ? 1 : 0;
	}
	n = shared_columns(t, columns, names);
	for (size_t i = 0; i < n; i++)
		if (is_seen(e, t, names[i]) && !eg_str_is(names[i], "id"))
			names[kept++] = names[i];
	return kept;
}

static void compare_list(eg_earlier *e, const eg_table *t)
{
	const eg_table *owner = t->owner;
	if ((t->item && t->item->type == EG_T_WORDMAP) || (!t->item && !t->record) || !owner->own ||
		t->keys != 1 || !is_list_seen(e, t))
		return;
	renames known;
	eg_map columns;
	eg_str why = {NULL, 0}, *names = EG_NEW_N(e->arena, eg_str, t->count + 1);
	eg_earlier_columns(&e->file, e->arena, t->name, &columns);
	size_t n = item_columns(e, t, &columns, names);
	if (!has(&columns, owner->name) || n == 0 || !has(&columns, EG_STR("pos")))
		return;
	const char *key = eg_cstr(e->arena, eg_strf(e->arena, "\"%.*s\"", EG_ARG(owner->name)));
	eg_str sql = select_of(e, t->name, key, names, n, EG_STR("1, pos"));
	rows old, now;
	read_list(e, eg_earlier_ask(&e->file, sql), t, names, n, &old);
	read_list(e, eg_store_prepare(e->ds, sql, &why), t, names, n, &now);
	read_renames(e, owner->name, &known);
	compare_items(e, owner, &old, &now, &known, t->list);
}

/* -- all of it -- */

static void compare(eg_earlier *e)
{
	const eg_plan *p = &e->ds->plan;
	for (size_t i = 0; i < p->count && !e->failed && !e->file.broken; i++) {
		const eg_table *t = p->tables[i];
		eg_arena_mark m = eg_arena_save(e->arena);
		if (t->own && key_of(t))
			compare_table(e, t, key_of(t));
		else if (!t->own && (t->owner->own && t->owner->record->flags & EG_REC_ID))
			compare_list(e, t);
		eg_arena_rewind(e->arena, m);
	}
}

/* How records stood then, from the views of that file. */
static void read_standing(eg_earlier *e)
{
	static const struct {
		const char *kind, *view, *id, *column;
	} standings[] = {
		{"agreement", "v_agreement", "id", "status"},
		{"activity", "v_activity", "id", "stage"},
		{"measure", "v_measure", "measure", "status"},
		{"partner", "v_partner", "id", "status"},
	};
	eg_str why = {NULL, 0};
	sqlite3_stmt *put = eg_store_prepare(
		e->ds, EG_STR("UPDATE earlier SET status = ?3 WHERE kind = ?1 AND id = ?2"), &why);
	for (size_t i = 0; put && i < EG_COUNT(standings) && !e->file.broken; i++) {
		eg_arena_mark m = eg_arena_save(e->arena);
		eg_map columns;
		rows then;
		eg_str column = eg_str_of(standings[i].column);
		eg_earlier_columns(&e->file, e->arena, eg_str_of(standings[i].view), &columns);
		if (has(&columns, column) && has(&columns, eg_str_of(standings[i].id))) {
			read_rows(e,
				eg_earlier_ask(&e->file,
					select_of(e, eg_str_of(standings[i].view), standings[i].id,
						&column, 1, EG_STR("1"))),
				1, &then);
			for (size_t r = 0; r < then.keys.count; r++) {
				eg_store_bind_text(put, 1, eg_str_of(standings[i].kind));
				eg_store_bind_text(put, 2, then.keys.entries[r].key);
				eg_store_bind_text(put, 3, then.cells[r]);
				run(e, put);
			}
		}
		eg_arena_rewind(e->arena, m);
	}
	sqlite3_finalize(put);
}

static void put_edition(eg_earlier *e)
{
	eg_str why = {NULL, 0}, edition = eg_earlier_text(&e->file, e->ds->arena,
					"SELECT value FROM meta WHERE key = 'edition'");
	sqlite3_stmt *s = eg_store_prepare(
		e->ds, EG_STR("INSERT INTO meta VALUES ('earlier_edition', ?)"), &why);
	if (!s)
		return;
	eg_store_bind_text(s, 1, edition);
	run(e, s);
	sqlite3_finalize(s);
}

void eg_earlier_compare(eg_earlier *e)
{
	eg_str why = {NULL, 0};
	e->record = eg_store_prepare(
		e->ds, EG_STR("INSERT OR IGNORE INTO earlier VALUES (?, ?, ?, ?, NULL, ?)"), &why);
	e->field = eg_store_prepare(e->ds,
		EG_STR("INSERT OR IGNORE INTO earlier_field SELECT ?1, ?2, ?3, ?4, ?5"
		       " WHERE EXISTS (SELECT 1 FROM earlier WHERE kind = ?1 AND today = ?2)"),
		&why);
	e->failed = !e->record || !e->field;
	if (!e->failed) {
		put_edition(e);
		read_all_renames(e);
		compare(e);
		read_standing(e);
	}
	sqlite3_finalize(e->record);
	sqlite3_finalize(e->field);
}
