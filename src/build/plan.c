#include "build/plan.h"

#include "base/filename.h"
#include "base/fs.h"

/* A kind of output: `suffix` ends the standard name, `extension` every name; `standard` ones are
 * made unasked. */
static const struct {
	const char *word, *suffix, *extension;
	bool standard;
} kinds[EG_OUT_COUNT] = {
	[EG_OUT_STRATEGY] = {"strategy", "strategy", ".pdf", true},
	[EG_OUT_PROGRESS] = {"progress", "progress", ".pdf", false},
	[EG_OUT_BRIEF] = {"brief", "briefs", ".pdf", false},
	[EG_OUT_ROSTER] = {"roster", "roster", ".xlsx", true},
	[EG_OUT_DATASET] = {"dataset", "dataset", ".sqlite", true},
	[EG_OUT_CSV] = {"csv", "csv", "", false},
	[EG_OUT_JSON] = {"json", "records", ".jsonl", false},
	[EG_OUT_STRATML] = {"stratml", "stratml", ".xml", false},
	[EG_OUT_ICS] = {"ics", "calendar", ".ics", false},
	[EG_OUT_GEOJSON] = {"geojson", "partners", ".geojson", false},
};

const char *eg_output_word(enum eg_output_kind kind)
{
	return kinds[kind].word;
}

bool eg_output_is_document(enum eg_output_kind kind)
{
	return kind == EG_OUT_STRATEGY || kind == EG_OUT_PROGRESS || kind == EG_OUT_BRIEF;
}

static bool next_word(eg_str *rest, eg_str *word)
{
	if (!rest->n)
		return false;
	size_t comma = eg_str_find(*rest, EG_STR(","), 0);
	*word = eg_str_trim(eg_str_cut(*rest, 0, comma));
	*rest = comma == SIZE_MAX ? EG_STR("") : eg_str_cut(*rest, comma + 1, rest->n);
	return true;
}

static bool is_asked(const eg_request *r, eg_str word)
{
	eg_str rest = r->only, one;
	while (next_word(&rest, &one))
		if (eg_str_eq(one, word))
			return true;
	return false;
}

/* What the files of a kind are known by: "pdf", "xlsx". Folders are by nothing. */
static eg_str form_of(size_t kind)
{
	eg_str extension = eg_str_of(kinds[kind].extension);
	return eg_str_cut(extension, 1, extension.n);
}

static bool is_asked_by_kind(const eg_request *r, size_t kind)
{
	return is_asked(r, eg_str_of(kinds[kind].word));
}

static bool is_asked_by_form(const eg_request *r, size_t kind)
{
	eg_str form = form_of(kind);
	return form.n && is_asked(r, form);
}

/* -- names -- */

static eg_str strategy_id(const eg_session *s)
{
	eg_str id = eg_rec_text(s->model->strategy, "id");
	if (!id.n && s->model->organization)
		id = s->model->organization->id;
	return id.n ? id : EG_STR("strategy");
}

eg_str eg_output_id(const eg_session *s, eg_str audience)
{
	eg_str id = strategy_id(s);
	return eg_str_is(audience, "internal")
		       ? id
		       : eg_strf(s->arena, "%.*s-%.*s", EG_ARG(id), EG_ARG(audience));
}

static eg_str own_language(const eg_session *s)
{
	eg_str own = eg_rec_text(s->model->strategy, "language");
	return own.n ? own : EG_STR("en-US");
}

/* What an output asks for, unless that is the strategy's own language. */
static eg_str language_of(const eg_session *s, const eg_rec *output)
{
	eg_str asked = output ? eg_rec_text(output, "language") : (eg_str){NULL, 0};
	if (!asked.n)
		asked = s->request.language;
	return eg_str_eq(asked, own_language(s)) ? (eg_str){NULL, 0} : asked;
}

eg_str eg_plan_language(const eg_session *s, const eg_planned *p)
{
	return p->language.n ? p->language : own_language(s);
}

#define MOST_NAME 200u /* bytes of a file's name, without its end */

/* A brief's own name; of one with `each`, its id and that of the row. */
static eg_str brief_name(eg_arena *a, const eg_planned *p)
{
	eg_buf b = {0};
	eg_filename_put(&b, p->of ? p->of->id : p->id);
	if (p->about.n) {
		eg_buf_byte(&b, '-');
		eg_filename_put(&b, p->about);
	}
	eg_str name = eg_str_copy(a, eg_filename_stem(a, eg_buf_view(&b), MOST_NAME));
	eg_buf_release(&b);
	return name;
}

/* What a file is called after. */
typedef struct naming {
	eg_session *s;
	const eg_planned *p;
} naming;

static bool placeholder(void *ctx, eg_str name, eg_str *value)
{
	const naming *n = ctx;
	const eg_session *s = n->s;
	const eg_planned *p = n->p;
	if (eg_str_is(name, "id"))
		*value = p->id;
	else if (eg_str_is(name, "edition"))
		*value = eg_rec_text(s->model->strategy, "edition");
	else if (eg_str_is(name, "audience"))
		*value = p->audience;
	else if (eg_str_is(name, "language"))
		*value = eg_plan_language(s, p);
	else if (eg_str_is(name, "brief") && p->kind == EG_OUT_BRIEF)
		*value = brief_name(s->arena, p);
	else if (eg_str_is(name, "as_of"))
		*value = eg_day_iso(s->arena, s->model->as_of);
	else
		return false;
	return true;
}

static void fault(
	eg_session *s, const eg_value *at, const char *help, const char *what, eg_str word)
{
	eg_finding *f = eg_report(&s->diag, EG_R_OUTPUT_FILE, at->span,
		"file name '%.*s' %s%s%.*s%s", EG_ARG(at->as.text), what, word.n ? " '" : "",
		EG_ARG(word), word.n ? "'" : "");
	eg_say_help(f, "%s", help);
}

/* The pattern with its placeholders filled; {NULL} when one is unknown. */
static eg_str fill_name(eg_session *s, const eg_planned *p, const eg_value *file)
{
	naming n = {s, p};
	eg_buf b = {0};
	eg_str name = {NULL, 0}, unknown;
	if (eg_filename_fill(&b, file->as.text, placeholder, &n, &unknown))
		name = eg_str_copy(s->arena, eg_buf_view(&b));
	else
		fault(s, file,
			"{id}, {edition}, {audience}, {language}, {as_of} and, of briefs, {brief} "
			"are "
			"known",
			"has an unknown", eg_strf(s->arena, "{%.*s}", EG_ARG(unknown)));
	eg_buf_release(&b);
	return name;
}

/* Whether a name stays below the output folder and every part of it can be a file's name. */
static bool stays_inside(eg_str name)
{
	if (!name.n || name.p[0] == '/' || name.p[name.n - 1] == '/')
		return false;
	for (size_t i = 0; i <= name.n;) {
		size_t slash = eg_str_find(name, EG_STR("/"), i);
		eg_str part = eg_str_cut(name, i, slash);
		if (!part.n || part.p[0] == '.')
			return false;
		for (size_t k = 0; k < part.n; k++)
			if ((unsigned char)part.p[k] < ' ' || part.p[k] == '\\')
				return false;
		if (slash == SIZE_MAX)
			return true;
		i = slash + 1;
	}
	return true;
}

static eg_str own_name(eg_session *s, const eg_planned *p, const eg_value *file)
{
	eg_str name = fill_name(s, p, file);
	if (!name.p)
		return name;
	if (!stays_inside(name)) {
		fault(s, file, "give a name below the output folder, without '..' and hidden files",
			"leads out of the output folder", EG_STR(""));
		return (eg_str){NULL, 0};
	}
	return eg_filename_path(s->arena, name, eg_str_of(kinds[p->kind].extension), MOST_NAME);
}

static eg_str standard_name(const eg_session *s, const eg_planned *p)
{
	const char *suffix = kinds[p->kind].suffix, *extension = kinds[p->kind].extension;
	eg_str base = eg_output_id(s, p->audience);
	if (p->one_of) { /* a folder of briefs, a file for each */
		eg_str folder = p->record ? p->id : eg_str_of(suffix);
		return eg_strf(s->arena, "%.*s-%.*s%s%.*s/%.*s%s", EG_ARG(base), EG_ARG(folder),
			p->language.n && !p->record ? "-" : "",
			EG_ARG(p->record ? EG_STR("") : p->language),
			EG_ARG(brief_name(s->arena, p)), extension);
	}
	if (!p->record)
		return eg_strf(s->arena, "%.*s-%s%s%.*s%s", EG_ARG(base), suffix,
			p->language.n ? "-" : "", EG_ARG(p->language), extension);
	return eg_strf(s->arena, "%.*s-%.*s%s", EG_ARG(base), EG_ARG(p->id), extension);
}

/* -- the plan -- */

/* Whether no other output has the name, told when one has. */
static bool takes(eg_session *s, eg_plan_of_outputs *plan, const eg_planned *p, eg_str name)
{
	bool is_new;
	size_t count = plan->taken.count;
	uint32_t at = eg_map_add(
		&plan->taken, eg_filename_folded(s->arena, name), (uint32_t)count, &is_new);
	if (is_new) {
		plan->takers = eg_grow(
			s->arena, plan->takers, count, &plan->taker_cap, sizeof *plan->takers);
		plan->takers[count] = p->id;
		return true;
	}
	const eg_value *file = p->record ? eg_rec_find(p->record, "file") : NULL;
	eg_span span = file        ? file->span
		       : p->record ? p->record->id_span
		       : p->of     ? p->of->id_span
				   : (eg_span){0};
	if (p->of && p->one_of && eg_str_eq(plan->takers[at], p->id))
		(void)eg_say_help(eg_report(&s->diag, EG_R_OUTPUT_FILE, p->of->id_span,
					  "two briefs of output '%.*s' would be called '%.*s'",
					  EG_ARG(p->id), EG_ARG(name)),
			"give one of the briefs another id");
	else
		(void)eg_say_help(eg_report(&s->diag, EG_R_OUTPUT_FILE, span,
					  "outputs '%.*s' and '%.*s' have one file, '%.*s'",
					  EG_ARG(plan->takers[at]), EG_ARG(p->id), EG_ARG(name)),
			"put {id}, {audience} or {language} into the name");
	return false;
}

static const eg_value *marking_of(const eg_planned *p)
{
	return p->record ? eg_rec_find(p->record, "marking") : NULL;
}

static bool same_marking(const eg_value *a, const eg_value *b)
{
	if (!a || !b || a->many != b->many || (a->many && a->count != b->count))
		return a == b;
	for (uint32_t i = 0; i < eg_value_count(a); i++)
		if (!eg_str_eq(eg_value_item(a, i)->as.text, eg_value_item(b, i)->as.text))
			return false;
	return true;
}

/* Whether two outputs are made from one dataset: same audience, language and marking, with or
 * without examples, and, for partners, the same entry. */
static bool same_cut(const eg_planned *a, const eg_planned *b)
{
	return same_marking(marking_of(a), marking_of(b)) && eg_str_eq(a->audience, b->audience) &&
	       eg_str_eq(a->language, b->language) &&
	       eg_plan_facts_only(a->record) == eg_plan_facts_only(b->record) &&
	       (!eg_str_is(a->audience, "partner") || a->record == b->record);
}

static size_t cut_of(eg_session *s, eg_plan_of_outputs *plan, const eg_planned *p)
{
	for (size_t i = 0; i < plan->cut_count; i++)
		if (same_cut(&plan->cuts[i], p))
			return i;
	plan->cuts =
		eg_grow(s->arena, plan->cuts, plan->cut_count, &plan->cut_cap, sizeof *plan->cuts);
	plan->cuts[plan->cut_count] = *p;
	return plan->cut_count++;
}

void eg_plan_add(eg_session *s, eg_plan_of_outputs *plan, eg_planned p)
{
	const eg_value *file = p.record ? eg_rec_find(p.record, "file") : NULL;
	eg_str name =
		file && file->said == EG_SAID_VALUE ? own_name(s, &p, file) : standard_name(s, &p);
	if (!name.p || (!p.each && !takes(s, plan, &p, name)))
		return;
	p.path = eg_path_join(s->arena, s->request.out, name);
	p.cut = cut_of(s, plan, &p);
	plan->items = eg_grow(s->arena, plan->items, plan->count, &plan->cap, sizeof *plan->items);
	plan->items[plan->count++] = p;
}

static bool is_for(const eg_rec *brief, eg_str audience)
{
	return eg_str_is(audience, "internal") ||
	       eg_str_eq(eg_rec_text(brief, "audience"), audience);
}

static void add_brief(
	eg_session *s, eg_plan_of_outputs *plan, eg_planned p, const eg_rec *brief, bool alone)
{
	bool seen = is_for(brief, p.audience);
	p.each = seen && eg_rec_find(brief, "each");
	p.one_of = p.each || !alone;
	p.of = brief;
	if (seen || alone)
		eg_plan_add(s, plan, p);
}

/* Briefs have a file each, unless the entry gives one for all of them. */
static void add_all(eg_session *s, eg_plan_of_outputs *plan, eg_planned p)
{
	const eg_rec_list *briefs = eg_model_list(s->model, "briefs");
	const eg_value *file = p.record ? eg_rec_find(p.record, "file") : NULL;
	bool one = file && file->said == EG_SAID_VALUE &&
		   eg_str_find(file->as.text, EG_STR("{brief}"), 0) == SIZE_MAX;
	size_t before = plan->count, errors = s->diag.errors;
	if (p.kind == EG_OUT_BRIEF && !one && p.of)
		add_brief(s, plan, p, p.of, true);
	else if (p.kind == EG_OUT_BRIEF && !one)
		for (size_t i = 0; briefs && i < briefs->count; i++)
			add_brief(s, plan, p, briefs->items[i], false);
	if (plan->count == before && s->diag.errors == errors)
		eg_plan_add(s, plan, p);
}

/* The kind of an entry: that of `kind`, or of `format` for data. -1 and a finding when it is not
 * made. */
static int kind_of(eg_session *s, const eg_rec *output)
{
	const eg_value *kind = eg_rec_find(output, "kind");
	eg_str word = eg_rec_text(output, "kind");
	if (eg_str_is(word, "data")) {
		eg_str format = eg_rec_text(output, "format");
		word = format.n ? format : EG_STR("csv");
	}
	for (int k = 0; k < EG_OUT_COUNT; k++)
		if (eg_str_is(word, kinds[k].word))
			return k;
	if (kind)
		eg_report(&s->diag, EG_R_OUTPUT_KIND, kind->span,
			"output '%.*s' is of kind '%.*s', which this version does not make",
			EG_ARG(output->id), EG_ARG(word));
	return -1;
}

static eg_str audience_of(const eg_rec *output)
{
	eg_str audience = eg_rec_text(output, "audience");
	return audience.n ? audience : EG_STR("internal");
}

static void plan_entry(eg_session *s, eg_plan_of_outputs *plan, const eg_rec *output)
{
	const eg_request *r = &s->request;
	int kind = kind_of(s, output);
	eg_str audience = audience_of(output);
	if (kind < 0)
		return;
	bool asked = !r->only.n || is_asked(r, output->id) || is_asked_by_kind(r, (size_t)kind) ||
		     is_asked_by_form(r, (size_t)kind);
	if (!asked || (r->audience_said && !eg_str_eq(audience, r->audience)))
		return;
	const eg_value *of = eg_rec_find(output, "of");
	add_all(s, plan,
		(eg_planned){.kind = (enum eg_output_kind)kind,
			.record = output,
			.of = of && of->said == EG_SAID_VALUE ? of->as.ref.target : NULL,
			.id = output->id,
			.audience = audience,
			.language = language_of(s, output)});
}

/* Whether an output that no entry lists is made: one of a kind that was asked for, a standard one
 * whose form was, or the standard ones where the specs list none for the audience that was asked
 * for. `plan` holds the entries. */
static bool is_implied(
	const eg_session *s, const eg_plan_of_outputs *plan, enum eg_output_kind kind)
{
	const eg_rec_list *own = eg_model_list(s->model, "outputs");
	bool listed = false, none = true;
	for (size_t i = 0; i < plan->count; i++) {
		listed = listed || (plan->items[i].record && plan->items[i].kind == kind);
		none = none && !plan->items[i].record;
	}
	if (is_asked_by_kind(&s->request, kind))
		return !listed;
	if (s->request.only.n)
		return kinds[kind].standard && none && is_asked_by_form(&s->request, kind);
	return kinds[kind].standard && none && (!own || !own->count || s->request.audience_said);
}

bool eg_plan_facts_only(const eg_rec *output)
{
	const eg_value *v = output ? eg_rec_find(output, "illustrative") : NULL;
	return v && v->said == EG_SAID_VALUE && v->as.number == 0;
}

/* Whether the specs have a workbook made for the audience, now or in a run that is asked for all:
 * what `--only` leaves out changes no document. */
static bool has_workbook(const eg_session *s, const eg_plan_of_outputs *plan, eg_str audience)
{
	const eg_rec_list *own = eg_model_list(s->model, "outputs");
	bool listed = false;
	for (size_t i = 0; i < plan->count; i++)
		if (plan->items[i].kind == EG_OUT_ROSTER &&
			eg_str_eq(plan->items[i].audience, audience))
			return true;
	for (size_t i = 0; own && i < own->count; i++) {
		if (!eg_str_eq(audience_of(own->items[i]), audience))
			continue;
		listed = true;
		if (eg_str_is(eg_rec_text(own->items[i], "kind"), kinds[EG_OUT_ROSTER].word))
			return true;
	}
	return !listed;
}

/* Of the cut that is made last, the last document or roster; its first output without one. */
void eg_plan_settle(const eg_session *s, eg_plan_of_outputs *plan)
{
	for (size_t i = 0; i < plan->count; i++)
		plan->items[i].with_workbook = has_workbook(s, plan, plan->items[i].audience);
	size_t at = SIZE_MAX;
	for (size_t i = 0; i < plan->count; i++) {
		const eg_planned *p = &plan->items[i];
		bool asks = eg_output_is_document(p->kind) || p->kind == EG_OUT_ROSTER;
		if (p->cut + 1 == plan->cut_count && (asks || at == SIZE_MAX))
			at = i;
	}
	plan->last = at;
}

eg_plan_of_outputs *eg_plan_outputs(eg_session *s)
{
	eg_plan_of_outputs *plan = EG_NEW(s->arena, eg_plan_of_outputs);
	const eg_rec_list *own = eg_model_list(s->model, "outputs");
	eg_map_init(&plan->taken, s->arena);
	for (size_t i = 0; own && i < own->count; i++)
		plan_entry(s, plan, own->items[i]);
	for (int k = 0; k < EG_OUT_COUNT; k++)
		if (is_implied(s, plan, (enum eg_output_kind)k))
			add_all(s, plan,
				(eg_planned){.kind = (enum eg_output_kind)k,
					.id = eg_str_of(kinds[k].word),
					.audience = s->request.audience,
					.language = language_of(s, NULL)});
	eg_str who = own && own->count && !s->request.audience_said ? EG_STR("internal")
								    : s->request.audience;
	plan->manifest = eg_path_join(s->arena, s->request.out,
		eg_strf(s->arena, "%.*s-manifest.json", EG_ARG(eg_output_id(s, who))));
	eg_plan_settle(s, plan);
	return plan;
}

static bool is_output(const eg_session *s, eg_str word)
{
	const eg_rec_list *own = s->model ? eg_model_list(s->model, "outputs") : NULL;
	for (int k = 0; k < EG_OUT_COUNT; k++)
		if (eg_str_is(word, kinds[k].word) ||
			(word.n && eg_str_eq(word, form_of((size_t)k))))
			return true;
	for (size_t i = 0; own && i < own->count; i++)
		if (eg_str_eq(word, own->items[i]->id))
			return true;
	return false;
}

eg_str eg_plan_unknown(const eg_session *s)
{
	eg_str rest = s->request.only, word;
	while (s->model && !s->model->incomplete && next_word(&rest, &word))
		if (!is_output(s, word))
			return word.n ? word : EG_STR(",");
	return EG_STR("");
}

eg_str eg_output_words(eg_arena *a)
{
	eg_str words = EG_STR("");
	for (int k = 0; k < EG_OUT_COUNT; k++)
		words = eg_listed(a, words, kinds[k].word);
	return words;
}
