#include "build/stages.h"

#include "base/embedded.h"
#include "base/fs.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "base/time.h"
#include "model/audience.h"
#include "model/read.h"

#include <stdlib.h>

#define DAY_SECONDS INT64_C(86400)

eg_watch eg_watch_begin(void)
{
	return (eg_watch){eg_time_wall(), eg_time_cpu()};
}

EG_NOINLINE void eg_stage_ends(void)
{
	__asm__ volatile("");
}

eg_stage_time eg_watch_taken(const eg_session *s, eg_watch w, const char *stage)
{
	return (eg_stage_time){.stage = stage,
		.wall = eg_time_wall() - w.wall,
		.cpu = eg_time_cpu() - w.cpu,
		.held = eg_arenas_held(),
		.data = s->data ? eg_arena_used(s->data) : 0};
}

void eg_watch_end(eg_session *s, eg_watch w, const char *stage)
{
	eg_stage_ends();
	if (s->model) /* what the stage looked into need not stay in memory */
		eg_model_rest_now(s->model);
	if (s->stage_count == EG_MOST_STAGES)
		return;
	s->stages[s->stage_count++] = eg_watch_taken(s, w, stage);
}

static int by_path(const void *a, const void *b)
{
	return eg_str_cmp((*(eg_source *const *)a)->path, (*(eg_source *const *)b)->path);
}

eg_str eg_input_digest(eg_session *s, eg_source *input)
{
	if (!input->sha256.p)
		input->sha256 = eg_sha256_hex(s->arena, eg_sha256_of(input->text));
	return input->sha256;
}

/* One digest over all that was read, in the order of paths, so that it does not depend on the order
 * of reading. */
static void digest_inputs(eg_session *s)
{
	size_t all_count, count = 0;
	eg_source **inputs = eg_sources_all(&s->sources, s->arena, &all_count);
	for (size_t i = 0; i < all_count; i++)
		if (!inputs[i]->embedded)
			inputs[count++] = inputs[i];
	if (count > 1)
		qsort(inputs, count, sizeof(eg_source *), by_path);
	eg_buf all = {0};
	for (size_t i = 0; i < count; i++) {
		eg_str hex = eg_input_digest(s, inputs[i]);
		eg_bufv(&all, "%.*s %.*s\n", EG_ARG(hex), EG_ARG(inputs[i]->path));
		eg_arena_rest(s->texts);
	}
	s->inputs_digest = eg_sha256_hex(s->arena, eg_sha256_of(eg_buf_view(&all)));
	eg_buf_release(&all);
}

const eg_rec_list *eg_sections_bind(eg_session *s, eg_str name)
{
	size_t records;
	const eg_record *const *all = eg_schema_records(&records);
	eg_str text = eg_embedded_find(eg_embedded_specs, name);
	EG_ASSERT(text.p);
	eg_rec_list *bound = NULL;
	if (!eg_model_bind_embedded(s->arena, &s->sources, name, text, &bound, &s->diag))
		return NULL;
	for (size_t i = 0; i < records; i++)
		if (eg_str_is(EG_STR("sections"), all[i]->key))
			return &bound[i];
	return NULL;
}

/* The standard sections that are part of the program. */
static void bind_standard(eg_session *s)
{
	s->sections = eg_sections_bind(s, EG_STR("document.yaml"));
}

static const eg_spoken *find_language(eg_session *s, eg_str language)
{
	for (const eg_spoken *l = s->languages; l; l = l->next)
		if (eg_str_eq(l->language, language))
			return l;
	eg_spoken *l = EG_NEW(s->arena, eg_spoken);
	*l = (eg_spoken){.next = s->languages, .language = language, .sections = s->sections};
	l->model = eg_model_in_language(s->arena, s->model, language, &l->sections, &s->diag);
	s->languages = l;
	return l;
}

static void speak(eg_session *s, eg_str language)
{
	s->spoken = NULL;
	if (!language.n || s->unsound ||
		eg_str_eq(language, eg_rec_text(s->model->strategy, "language")))
		return;
	if (!s->sections)
		bind_standard(s);
	s->spoken = find_language(s, language);
}

eg_session *eg_session_open(const eg_request *request)
{
	eg_heap_begin();
	eg_arena *a = eg_arena_new();
	eg_session *s = EG_NEW(a, eg_session);
	s->arena = a;
	s->data = eg_arena_new_large();
	s->texts = eg_arena_new_large();
	s->request = *request;
	s->request.audience_said = s->request.audience.n > 0;
	if (!s->request.audience_said)
		s->request.audience = EG_STR("internal");
	eg_sources_init(&s->sources, a);
	s->sources.tables = s->texts;
	if (request->limits.bytes)
		s->sources.limits = request->limits;
	eg_map_init(&s->sound, a);
	eg_diag_init(&s->diag, s->texts);
	s->pool = eg_pool_new(request->jobs);
	if (request->since.n && eg_fs_kind_of(a, request->since) != EG_FS_FILE)
		eg_report(&s->diag, EG_R_FILE_MISSING, (eg_span){0},
			"'%.*s' cannot be read as an earlier edition", EG_ARG(request->since));
	eg_watch w = eg_watch_begin();
	eg_model_options opt = {.as_of = request->as_of,
		.build_day = eg_time_today(),
		.alone = request->alone,
		.data = s->data,
		.texts = s->texts,
		.pool = s->pool};
	s->model = eg_model_read(a, &s->sources, request->spec, &opt, &s->diag);
	eg_levels_read(s);
	eg_levels_apply(s);
	eg_watch_end(s, w, "read");
	w = eg_watch_begin();
	digest_inputs(s);
	eg_watch_end(s, w, "digest");
	s->unsound = !s->model || !s->model->strategy || eg_session_broken(s);
	if (s->model)
		s->time = request->epoch >= 0 ? request->epoch : s->model->as_of * DAY_SECONDS;
	speak(s, request->language);
	return s;
}

void eg_session_close(eg_session *s)
{
	eg_dataset_close(s->dataset);
	eg_stage_drop_laid(s);
	eg_fonts_close(s->fonts);
	eg_pool_release(s->pool);
	eg_arena_release(s->data);
	eg_arena_release(s->texts);
	eg_arena_release(s->arena);
}

void eg_session_drop_data(eg_session *s)
{
	if (!s->data)
		return;
	if (s->dataset)
		eg_dataset_leave(s->dataset);
	if (s->marked)
		eg_model_drop_data(s->marked);
	eg_model_drop_data(s->model);
	for (const eg_spoken *l = s->languages; l; l = l->next)
		eg_model_drop_data(l->model);
	eg_arena_release(s->data);
	s->data = NULL;
}

bool eg_session_has_audience(const eg_session *s)
{
	return s->unsound || eg_audience_known(s->model, s->request.audience);
}

/* The one output that is for partners. Of several none is meant, so that nobody is shown what is
 * for another. */
static const eg_rec *partner_output(const eg_session *s)
{
	const eg_rec_list *list = eg_model_list(s->model, "outputs");
	const eg_rec *found = NULL;
	for (size_t i = 0; list && i < list->count; i++) {
		if (!eg_str_is(eg_rec_text(list->items[i], "audience"), "partner"))
			continue;
		if (found)
			return NULL;
		found = list->items[i];
	}
	return found;
}

/* Who will get what is made for partners: those of the output that is being made. */
static size_t recipients_of(eg_session *s, const eg_str **ids)
{
	const eg_rec *output = s->output ? s->output : partner_output(s);
	const eg_value *to = output ? eg_rec_find(output, "to") : NULL;
	size_t n = 0;
	if (!to)
		return 0;
	const eg_value *items = to->many ? to->as.items : to;
	uint32_t count = eg_value_count(to);
	eg_str *out = EG_NEW_N(s->arena, eg_str, count);
	for (uint32_t i = 0; i < count; i++)
		if (items[i].said == EG_SAID_VALUE && items[i].as.ref.target)
			out[n++] = items[i].as.ref.id;
	*ids = out;
	return n;
}

const eg_model *eg_session_model(const eg_session *s)
{
	return s->marked ? s->marked : s->spoken ? s->spoken->model : s->model;
}

const eg_rec_list *eg_session_roster(eg_session *s)
{
	if (!s->roster)
		s->roster = eg_rosters_standard(s->arena, &s->sources, &s->diag);
	return s->roster;
}

const eg_rec_list *eg_session_sections(const eg_session *s)
{
	return s->spoken ? s->spoken->sections : s->sections;
}

/* What lacks a translation is told of each output that asks for one. */
static void tell_untranslated(eg_session *s, const eg_rec *output, eg_str language)
{
	eg_str what = output ? eg_strf(s->arena, "output '%.*s'", EG_ARG(output->id))
			     : EG_STR("'--language'");
	const eg_value *at = output ? eg_rec_find(output, "language") : NULL;
	if (!eg_model_speaks(s->model, language)) {
		eg_say_help(
			eg_report(&s->diag, EG_R_TRANSLATION_MISSING, at ? at->span : (eg_span){0},
				"%.*s is in '%.*s', and no file holds texts in it", EG_ARG(what),
				EG_ARG(language)),
			"a file that begins with 'language: %.*s' holds them, by the ids of "
			"records",
			EG_ARG(language));
		return;
	}
	eg_arena *scratch = eg_arena_new();
	eg_model_untranslated(s->model, scratch, language, what, &s->diag);
	eg_arena_release(scratch);
}

void eg_session_speak(eg_session *s, const eg_rec *output, eg_str language)
{
	speak(s, language);
	if (s->spoken)
		tell_untranslated(s, output, language);
}

/* For the manifest: what the changes that outputs tell are counted from. */
static void digest_earlier(eg_session *s)
{
	eg_str path = s->dataset ? eg_dataset_earlier(s->dataset) : (eg_str){NULL, 0};
	eg_sha256 digest;
	uint64_t bytes;
	if (!path.n || s->earlier_digest.n)
		return;
	eg_file *f = eg_file_open(s->arena, path);
	if (f && eg_sha256_file(f, &digest, &bytes))
		s->earlier_digest = eg_sha256_hex(s->arena, digest);
	if (f)
		eg_file_close(f);
}

/* An output that says its marking bears that one: rules hold it against what is in it. What anybody
 * may see is not marked as something that not everybody may. */
static void mark(eg_session *s)
{
	eg_arena *scratch = eg_arena_new();
	const eg_rec *strategy = s->model->strategy;
	const eg_value *own = s->output ? eg_rec_find(s->output, "marking") : NULL;
	const eg_value *whole = strategy ? eg_rec_find(strategy, "marking") : NULL;
	eg_marking m = eg_marking_of(scratch, whole, &s->model->scheme);
	s->marked = NULL;
	if (own || (eg_str_is(s->request.audience, "public") &&
			   !eg_marking_open(&m, &s->model->scheme)))
		s->marked = eg_model_marked(s->arena, eg_session_model(s), own);
	eg_arena_release(scratch);
}

bool eg_session_dataset(eg_session *s)
{
	if (s->unsound || EG_NEVER(!eg_session_has_audience(s)))
		return false;
	eg_watch w = eg_watch_begin();
	if (!s->sections)
		bind_standard(s);
	mark(s);
	eg_dataset_close(s->dataset);
	eg_dataset_options opt = {.audience = s->request.audience,
		.facts_only = eg_plan_facts_only(s->output),
		.since = s->request.since,
		.sound = &s->sound,
		.no_file = !s->saved,
		.tool_version = s->request.version,
		.inputs_digest = s->inputs_digest};
	if (eg_str_is(s->request.audience, "partner"))
		opt.recipient_count = recipients_of(s, &opt.recipients);
	s->dataset = eg_dataset_open(s->arena, eg_session_model(s), &opt, &s->diag);
	digest_earlier(s);
	eg_watch_end(s, w, "dataset");
	return s->dataset != NULL;
}

bool eg_session_broken(const eg_session *s)
{
	for (size_t i = 0; i < s->diag.count; i++)
		if (s->diag.items[i]->filed == EG_ERROR)
			return true;
	return false;
}

static bool is_world(enum eg_rule rule)
{
	return rule == EG_R_FILE_MISSING || rule == EG_R_FILE_WRITE || rule == EG_R_OUTPUT_BUSY;
}

/* Then all else that is wrong may come of it, and another try is worth while. */
static bool is_unsettled(const eg_session *s)
{
	for (size_t i = 0; i < s->diag.count; i++)
		if (s->diag.items[i]->rule == EG_R_FILE_CHANGED)
			return true;
	return false;
}

enum eg_exit eg_session_exit(const eg_session *s)
{
	enum eg_exit code = EG_EXIT_OK;
	if (is_unsettled(s))
		return EG_EXIT_WORLD;
	for (size_t i = 0; i < s->diag.count; i++) {
		if (s->diag.items[i]->level != EG_ERROR)
			continue;
		if (!is_world(s->diag.items[i]->rule))
			return EG_EXIT_SPECS;
		code = EG_EXIT_WORLD;
	}
	return code;
}
