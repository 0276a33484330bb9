#include "model/reader.h"

/* A file with a fault is unknown from there on, as is what stands under a key that was passed over.
 * Its bytes are searched for what looks like ids, so that references to them are not called
 * unknown, while all others still can be. */

static bool is_slug_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* The word after `id:` at `at`, quotes and blanks aside. */
static eg_str id_after(eg_str text, size_t at)
{
	while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\t' || text.p[at] == '"' ||
				      text.p[at] == '\''))
		at++;
	size_t end = at;
	while (end < text.n && is_slug_char(text.p[end]))
		end++;
	return eg_str_cut(text, at, end);
}

static void gather_ids(eg_reader *r, eg_str text)
{
	eg_str token = EG_STR("id:");
	for (size_t at = eg_str_find(text, token, 0); at != SIZE_MAX;
		at = eg_str_find(text, token, at + 1)) {
		eg_str id = id_after(text, at + token.n);
		if (id.n)
			(void)eg_map_add(&r->lost, id, 0, NULL);
	}
}

/* Ids that were refused for their form: what names them so is told with them. */
static void gather_refused(eg_reader *r)
{
	for (size_t i = 0; i < r->d->count; i++) {
		const eg_finding *f = r->d->items[i];
		const eg_source *s = eg_sources_at(r->model->sources, f->span.file);
		if (f->rule != EG_R_ID_FORM || !s)
			continue;
		eg_str id = eg_str_cut(s->text, f->span.from, f->span.to);
		if (id.n > 1 && (id.p[0] == '"' || id.p[0] == '\''))
			id = eg_str_cut(id, 1, id.n - 1);
		(void)eg_map_add(&r->lost, id, 0, NULL);
	}
}

void eg_reader_find_lost(eg_reader *r)
{
	size_t count;
	gather_refused(r);
	eg_source *const *all = eg_sources_all(r->model->sources, r->scratch, &count);
	for (size_t i = 0; i < count; i++) {
		if (!all[i]->unreadable && !all[i]->passed_over)
			continue;
		gather_ids(r, all[i]->text);
		if (!all[i]->unreadable)
			continue;
		/* Of a CSV file, without the bytes, or with includes that were not reached,
		 * anything may be lost.
		 */
		bool yaml = eg_str_ends(all[i]->path, EG_STR("ml"));
		if (!all[i]->text.n || !yaml ||
			eg_str_find(all[i]->text, EG_STR("include:"), 0) != SIZE_MAX)
			r->blind = true;
	}
}

bool eg_reader_may_have_lost(const eg_reader *r, eg_str id)
{
	return r->blind || eg_map_find(&r->lost, id) != EG_MAP_NONE;
}
