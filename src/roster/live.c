#include "roster/live.h"

#include "locale/catalogue.h"
#include "roster/speak.h"

static const char *const value_parts[] = {
	"goals", "topics", "delivery", "results", "leverage", "framework"};
static const char *const effort_parts[] = {"money", "activities", "engagements"};

/* The sum over parts of "what" and its weight: "{goals}" is the cell of that column in the row. */
static void put_sum(eg_buf *b, const char *const *parts, size_t count, const char *what)
{
	eg_buf_byte(b, '(');
	for (size_t i = 0; i < count; i++)
		eg_bufv(b, "%s%s({%s})*weight_%s", i ? "+" : "", what, parts[i], parts[i]);
	eg_buf_byte(b, ')');
}

static eg_str taken(eg_arena *a, eg_buf *b)
{
	eg_str s = eg_str_copy(a, eg_buf_view(b));
	eg_buf_release(b);
	return s;
}

/* The weighted mean of the parts that have data, a half rounded to the even point as the dataset
 * does. */
static eg_str axis_formula(eg_arena *a, const char *const *parts, size_t count)
{
	eg_buf mean = {0}, b = {0};
	eg_buf_cstr(&mean, "100*");
	put_sum(&mean, parts, count, "N");
	eg_buf_byte(&mean, '/');
	put_sum(&mean, parts, count, "ISNUMBER");
	eg_str m = taken(a, &mean);
	eg_bufv(&b,
		"=IFERROR(IF(ABS(MOD(%.*s,1)-0.5)<0.0000001,2*ROUND((%.*s)/"
		"2,0),ROUND(%.*s,0)),\"\")",
		EG_ARG(m), EG_ARG(m), EG_ARG(m));
	return taken(a, &b);
}

/* The share of the weights that has data, of the axis that has less. */
static eg_str complete_formula(eg_arena *a)
{
	static const struct {
		const char *const *parts;
		size_t count;
	} axes[] = {{value_parts, EG_COUNT(value_parts)}, {effort_parts, EG_COUNT(effort_parts)}};
	eg_buf b = {0};
	eg_buf_cstr(&b, "=IFERROR(ROUND(100*MIN(");
	for (size_t i = 0; i < EG_COUNT(axes); i++) {
		eg_buf_cstr(&b, i ? "," : "");
		put_sum(&b, axes[i].parts, axes[i].count, "ISNUMBER");
		eg_buf_cstr(&b, "/(");
		for (size_t k = 0; k < axes[i].count; k++)
			eg_bufv(&b, "%sweight_%s", k ? "+" : "", axes[i].parts[k]);
		eg_buf_byte(&b, ')');
	}
	eg_buf_cstr(&b, "),0),0)");
	return taken(a, &b);
}

/* The words are those of the cells, in the language of the strategy. */
static eg_str class_formula(eg_arena *a, eg_str lang)
{
	static const char *const words[] = {
		"not enough data", "sustain", "deepen", "refocus", "yes", "explore", "conclude"};
	eg_str said[EG_COUNT(words)];
	for (size_t i = 0; i < EG_COUNT(words); i++)
		said[i] = eg_say(lang, eg_str_of(words[i]));
	return eg_phrase(a,
		EG_STR("=IF({complete}<60,\"{1}\",IF(AND({value}>=weight_line,{effort}>=weight_"
		       "line),"
		       "\"{2}\",IF({value}>=weight_line,\"{3}\",IF({effort}>=weight_line,\"{4}\","
		       "IF({young}=\"{5}\",\"{6}\",\"{7}\")))))"),
		said, EG_COUNT(said));
}

static void set(eg_xsheet *s, const char *key, eg_str formula)
{
	for (size_t i = 0; i < s->column_count; i++) {
		if (eg_str_is(s->columns[i].key, key))
			s->columns[i].formula = formula;
	}
}

static bool has_all(const eg_xsheet *s)
{
	static const char *const needed[] = {"value", "effort", "complete", "young", "goals",
		"topics", "delivery", "results", "leverage", "framework", "money", "activities",
		"engagements"};
	for (size_t i = 0; i < EG_COUNT(needed); i++) {
		bool found = false;
		for (size_t c = 0; c < s->column_count; c++)
			found |= eg_str_is(s->columns[c].key, needed[i]);
		if (!found)
			return false;
	}
	return true;
}

static bool name_weights(eg_xsheet *s)
{
	for (size_t i = 0; i < s->column_count; i++) {
		if (!eg_str_is(s->columns[i].key, "weight"))
			continue;
		s->names_prefix = EG_STR("weight_");
		s->named_column = i;
		return true;
	}
	return false;
}

static void set_formulas(eg_arena *a, eg_xsheet *s)
{
	set(s, "value", axis_formula(a, value_parts, EG_COUNT(value_parts)));
	set(s, "effort", axis_formula(a, effort_parts, EG_COUNT(effort_parts)));
	set(s, "complete", complete_formula(a));
	set(s, "class", class_formula(a, s->lang));
}

void eg_live_formulas(eg_arena *a, eg_workbook *w)
{
	bool weights = false;
	for (size_t i = 0; i < w->sheet_count; i++)
		weights |= eg_str_is(w->sheets[i].made, "Weights") && name_weights(&w->sheets[i]);
	for (size_t i = 0; weights && i < w->sheet_count; i++) {
		if (eg_str_is(w->sheets[i].made, "Right-sizing") && has_all(&w->sheets[i]))
			set_formulas(a, &w->sheets[i]);
	}
}
