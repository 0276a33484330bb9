#include "text/face.h"

#include <hb-ot.h>
#include <stdlib.h>

/* A table of a face; bytes past its end read as nought. */
typedef struct table {
	hb_blob_t *blob;
	const unsigned char *p;
	unsigned n;
} table;

static table open_table(const eg_face *f, const char tag[4])
{
	table t;
	t.blob = hb_face_reference_table(f->hb_face, HB_TAG(tag[0], tag[1], tag[2], tag[3]));
	t.p = (const unsigned char *)hb_blob_get_data(t.blob, &t.n);
	return t;
}

static unsigned u16_at(const table *t, unsigned at)
{
	return at + 2 <= t->n ? (unsigned)t->p[at] << 8 | t->p[at + 1] : 0;
}

static int s16_at(const table *t, unsigned at)
{
	return (int16_t)u16_at(t, at);
}

/* v font units in thousandths of an em, to nearest. */
static int32_t thousandths(const eg_face *f, int v)
{
	int units = (int)f->info.units, twice = v * 2000;
	return twice >= 0 ? (twice + units) / (2 * units) : -((-twice + units) / (2 * units));
}

static void read_box(eg_face *f)
{
	table head = open_table(f, "head");
	for (unsigned i = 0; i < 4; i++)
		f->info.bbox[i] = thousandths(f, s16_at(&head, 36 + 2 * i));
	hb_blob_destroy(head.blob);
}

static void read_heights(eg_face *f)
{
	table hhea = open_table(f, "hhea");
	f->info.ascent = thousandths(f, s16_at(&hhea, 4));
	f->info.descent = thousandths(f, s16_at(&hhea, 6));
	hb_blob_destroy(hhea.blob);
	hb_position_t v = 0;
	hb_ot_metrics_get_position_with_fallback(f->hb, HB_OT_METRICS_TAG_CAP_HEIGHT, &v);
	f->info.cap_height = thousandths(f, v);
	hb_ot_metrics_get_position_with_fallback(f->hb, HB_OT_METRICS_TAG_X_HEIGHT, &v);
	f->info.x_height = thousandths(f, v);
}

static void read_style(eg_face *f)
{
	table os2 = open_table(f, "OS/2"), post = open_table(f, "post");
	unsigned weight = u16_at(&os2, 4), selection = u16_at(&os2, 62);
	f->info.weight = (uint16_t)(weight >= 100 && weight <= 1000 ? weight : 400);
	f->info.italic_angle = s16_at(&post, 4);
	f->info.italic = (selection & 1) != 0 || f->info.italic_angle != 0;
	/* No table gives the width of stems; viewers use it only to imitate a missing font. The
	 * line through 50 for a regular and 150 for a bold face is customary. */
	f->info.stem_v = 10 + 220 * ((int)f->info.weight - 50) / 900;
	hb_blob_destroy(os2.blob);
	hb_blob_destroy(post.blob);
}

static void read_outlines(eg_face *f)
{
	table cff = open_table(f, "CFF ");
	eg_cff_facts facts;
	f->info.cff = cff.n > 0;
	if (f->info.cff && eg_cff_read((eg_str){(const char *)cff.p, cff.n}, &facts))
		f->info.cid_keyed = facts.cid_keyed;
	hb_blob_destroy(cff.blob);
}

/* PostScript names are printable ASCII without delimiters; anything else is left out. */
static eg_str read_name(eg_arena *a, const eg_face *f)
{
	char name[64];
	unsigned n = sizeof name;
	hb_ot_name_get_utf8(
		f->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
	if (n >= sizeof name)
		n = sizeof name - 1;
	size_t kept = 0;
	for (unsigned i = 0; i < n; i++)
		if (name[i] > 32 && name[i] < 127 && !strchr("[](){}<>/%#", name[i]))
			name[kept++] = name[i];
	return eg_str_copy(a, kept ? (eg_str){name, kept} : EG_STR("Unnamed"));
}

void eg_face_read_facts(eg_arena *a, eg_face *f, eg_str file_name)
{
	f->info.units = hb_face_get_upem(f->hb_face);
	f->info.glyph_count = hb_face_get_glyph_count(f->hb_face);
	f->info.file_hint = eg_str_copy(a, file_name);
	f->info.ps_name = read_name(a, f);
	read_box(f);
	read_heights(f);
	read_style(f);
	read_outlines(f);
}
