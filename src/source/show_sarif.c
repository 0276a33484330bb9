/* Findings as a SARIF 2.1.0 log (OASIS, 27 March 2020): one run, all rules in the driver, places
 * below the base SPECS. */
#include "base/json.h"
#include "source/show_forms.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

static eg_json *text_of(eg_str s)
{
	eg_json *j = eg_json_object();
	eg_json_set(j, "text", eg_json_string(s));
	return j;
}

static eg_json *word_of(const char *s)
{
	return eg_json_string(eg_str_of(s));
}

/* RFC 3986, 3.3: what may stand in a path as it is. */
static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr("-._~/!$&'()*+,;=@", c));
}

static eg_json *uri_of(const char *before, eg_str path, const char *after)
{
	eg_buf b = {0};
	eg_buf_cstr(&b, before);
	for (size_t i = 0; i < path.n; i++) {
		if (is_plain(path.p[i]))
			eg_buf_byte(&b, path.p[i]);
		else
			eg_bufv(&b, "%%%02X", (unsigned)(unsigned char)path.p[i]);
	}
	eg_buf_cstr(&b, after);
	eg_json *j = eg_json_string(eg_buf_view(&b));
	eg_buf_release(&b);
	return j;
}

/* -- the driver -- */

/* Rules have no level "off"; ours are never that by themselves. */
static eg_json *rule_of(const eg_rule_info *info)
{
	eg_json *j = eg_json_object(), *set = eg_json_object();
	eg_json_set(j, "id", word_of(info->name));
	eg_json_set(j, "shortDescription", text_of(eg_str_of(info->title)));
	eg_json_set(j, "fullDescription", text_of(eg_str_of(info->text)));
	eg_json_set(set, "level", word_of(eg_level_word(info->level)));
	eg_json_set(j, "defaultConfiguration", set);
	return j;
}

static eg_json *tool_of(const eg_show_options *opt)
{
	eg_json *tool = eg_json_object(), *driver = eg_json_object(), *rules = eg_json_array();
	for (unsigned i = 0; i < EG_RULE_COUNT; i++)
		eg_json_add(rules, rule_of(eg_rule_info_of((enum eg_rule)i)));
	eg_json_set(driver, "name", word_of("engross"));
	if (opt->version.n)
		eg_json_set(driver, "version", eg_json_string(opt->version));
	eg_json_set(driver, "rules", rules);
	eg_json_set(tool, "driver", driver);
	return tool;
}

/* -- places -- */

static eg_json *region_of(eg_sources *sources, eg_span span)
{
	eg_place from = eg_source_place(sources, span.file, span.from);
	eg_place to = eg_source_place(sources, span.file, span.to);
	eg_json *j = eg_json_object();
	eg_json_set(j, "startLine", eg_json_int(from.line));
	eg_json_set(j, "startColumn", eg_json_int(from.column));
	eg_json_set(j, "endLine", eg_json_int(to.line));
	eg_json_set(j, "endColumn", eg_json_int(to.column));
	eg_json_set(j, "byteOffset", eg_json_int(span.from));
	eg_json_set(j, "byteLength", eg_json_int(span.to - span.from));
	return j;
}

static eg_json *artifact_of(const eg_source *src)
{
	eg_json *j = eg_json_object();
	eg_json_set(j, "uri", uri_of(src->embedded ? "engross:" : "", src->path, ""));
	if (!src->embedded)
		eg_json_set(j, "uriBaseId", word_of("SPECS"));
	return j;
}

static eg_json *location_of(eg_sources *sources, eg_span span, eg_str words, int id)
{
	const eg_source *src = eg_sources_at(sources, span.file);
	eg_json *j = eg_json_object(), *place = eg_json_object();
	if (id)
		eg_json_set(j, "id", eg_json_int(id));
	eg_json_set(place, "artifactLocation", artifact_of(src));
	if (eg_span_has_text(sources, span))
		eg_json_set(place, "region", region_of(sources, span));
	eg_json_set(j, "physicalLocation", place);
	if (words.n)
		eg_json_set(j, "message", text_of(words));
	return j;
}

/* -- results -- */

static eg_json *message_of(const eg_finding *f)
{
	eg_buf b = {0};
	eg_buf_str(&b, f->message);
	if (f->help.n) {
		eg_buf_cstr(&b, "\nhelp: ");
		eg_buf_str(&b, f->help);
	}
	eg_json *j = text_of(eg_buf_view(&b));
	eg_buf_release(&b);
	return j;
}

static eg_json *result_of(eg_sources *sources, const eg_finding *f)
{
	eg_json *j = eg_json_object(), *places = eg_json_array();
	int id = 0;
	eg_json_set(j, "ruleId", eg_json_string(eg_finding_name(f)));
	if (!f->own.n) /* the user's own checks are no rules of the driver */
		eg_json_set(j, "ruleIndex", eg_json_int(f->rule));
	eg_json_set(j, "level", word_of(eg_level_word(f->level)));
	eg_json_set(j, "message", message_of(f));
	if (eg_sources_at(sources, f->span.file))
		eg_json_add(places, location_of(sources, f->span, f->label, 0));
	eg_json_set(j, "locations", places);
	eg_json *related = f->also ? eg_json_array() : NULL;
	for (const eg_also *a = f->also; a; a = a->next)
		if (eg_sources_at(sources, a->span.file))
			eg_json_add(related, location_of(sources, a->span, a->label, ++id));
	if (related)
		eg_json_set(j, "relatedLocations", related);
	return j;
}

static eg_json *invocations_of(size_t left)
{
	eg_json *list = eg_json_array(), *j = eg_json_object();
	eg_json_set(j, "executionSuccessful", eg_json_bool(true));
	if (left) {
		eg_json *notes = eg_json_array(), *note = eg_json_object();
		eg_buf b = {0};
		eg_bufv(&b, "%zu more findings were left out by --limit", left);
		eg_json_set(note, "level", word_of("note"));
		eg_json_set(note, "message", text_of(eg_buf_view(&b)));
		eg_buf_release(&b);
		eg_json_add(notes, note);
		eg_json_set(j, "toolExecutionNotifications", notes);
	}
	eg_json_add(list, j);
	return list;
}

static eg_json *bases_of(const eg_sources *sources)
{
	eg_json *j = eg_json_object(), *base = eg_json_object();
	if (sources->root.n)
		eg_json_set(base, "uri",
			uri_of("file://", sources->root,
				sources->root.p[sources->root.n - 1] == '/' ? "" : "/"));
	eg_json_set(j, "SPECS", base);
	return j;
}

void eg_show_sarif(eg_buf *out, eg_sources *sources, const eg_show_options *opt,
	eg_finding *const *findings, size_t count, size_t left)
{
	eg_json *log = eg_json_object(), *runs = eg_json_array(), *run = eg_json_object(),
		*results = eg_json_array();
	for (size_t i = 0; i < count; i++)
		eg_json_add(results, result_of(sources, findings[i]));
	eg_json_set(run, "tool", tool_of(opt));
	eg_json_set(run, "columnKind", word_of("unicodeCodePoints"));
	eg_json_set(run, "originalUriBaseIds", bases_of(sources));
	eg_json_set(run, "invocations", invocations_of(left));
	eg_json_set(run, "results", results);
	eg_json_add(runs, run);
	eg_json_set(log, "$schema", word_of(SCHEMA));
	eg_json_set(log, "version", word_of("2.1.0"));
	eg_json_set(log, "runs", runs);
	eg_json_write(out, log, true);
	eg_buf_byte(out, '\n');
}
