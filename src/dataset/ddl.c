/* The SQL that makes and fills the tables of a plan. */
#include "dataset/plan.h"

#include "base/buf.h"

static void put_name(eg_buf *b, eg_str name)
{
	eg_bufv(b, "\"%.*s\"", EG_ARG(name));
}

/* CHECK (x IN ('a', 'b')) for a field of fixed words. */
static void put_words(eg_buf *b, eg_str column, const eg_word *words)
{
	eg_buf_cstr(b, " CHECK (");
	put_name(b, column);
	eg_buf_cstr(b, " IN (");
	for (size_t i = 0; words[i].word; i++) {
		if (words[i].standard)
			continue; /* kept as the standard word, which has a row of its own */
		eg_bufv(b, "%s'%s'", i ? ", " : "", words[i].word);
	}
	eg_buf_cstr(b, "))");
}

static void put_column(eg_buf *b, const eg_column *c)
{
	put_name(b, c->name);
	eg_buf_cstr(b, c->integer ? " INTEGER" : " TEXT");
	if (c->required)
		eg_buf_cstr(b, " NOT NULL");
	if (c->references.n) {
		eg_buf_cstr(b, " REFERENCES ");
		put_name(b, c->references);
	}
	if (c->field && c->field->type == EG_T_NAME && c->field->words)
		put_words(b, c->name, c->field->words);
	if (c->field && c->field->type == EG_T_YESNO) {
		eg_buf_cstr(b, " CHECK (");
		put_name(b, c->name);
		eg_buf_cstr(b, " IN (0, 1))");
	}
}

static eg_str finished(eg_arena *a, eg_buf *b)
{
	eg_str s = eg_str_copy(a, eg_buf_view(b));
	eg_buf_release(b);
	return s;
}

eg_str eg_table_ddl(eg_arena *a, const eg_table *t)
{
	eg_buf b = {0};
	eg_buf_cstr(&b, "CREATE TABLE ");
	put_name(&b, t->name);
	eg_buf_cstr(&b, " (\n");
	for (size_t i = 0; i < t->count; i++) {
		eg_buf_cstr(&b, i ? ",\n  " : "  ");
		put_column(&b, &t->columns[i]);
	}
	eg_buf_cstr(&b, ",\n  PRIMARY KEY (");
	for (uint8_t k = 0; k < t->keys; k++) {
		eg_buf_cstr(&b, k ? ", " : "");
		put_name(&b, t->columns[k].name);
	}
	if (!t->own)
		eg_buf_cstr(&b, ", pos");
	/* a child's rows lie together under their owner's key */
	eg_buf_cstr(&b, t->own ? ")\n) STRICT" : ")\n) STRICT, WITHOUT ROWID");
	return finished(a, &b);
}

eg_str eg_table_insert(eg_arena *a, const eg_table *t)
{
	eg_buf b = {0};
	eg_buf_cstr(&b, "INSERT INTO ");
	put_name(&b, t->name);
	eg_buf_cstr(&b, " VALUES (");
	for (size_t i = 0; i < t->count; i++)
		eg_buf_cstr(&b, i ? ", ?" : "?");
	eg_buf_cstr(&b, ")");
	return finished(a, &b);
}
