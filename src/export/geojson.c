/* Partners as GeoJSON features (RFC 7946). */
#include "export/export.h"
#include "export/jsontext.h"
#include "export/places.h"

#define DEGREE_PLACES 6

enum { ID, NAME, KIND, LAT, LON, COUNTRY, FIRST_PROPERTY = NAME };

static void put_point(eg_buf *out, int64_t lon, int64_t lat, int places)
{
	eg_buf_cstr(out, "{\"type\": \"Point\", \"coordinates\": [");
	eg_buf_fixed(out, lon, places);
	eg_buf_cstr(out, ", ");
	eg_buf_fixed(out, lat, places);
	eg_buf_cstr(out, "]}");
}

/* The partner's own position, else the label point of its country; `null` when neither is known. */
static void put_geometry(eg_buf *out, const eg_cell *row)
{
	const eg_label_point *p =
		row[COUNTRY].kind == EG_CELL_TEXT ? eg_label_point_find(row[COUNTRY].text) : NULL;
	bool own = row[LAT].kind == EG_CELL_INTEGER && row[LON].kind == EG_CELL_INTEGER;
	eg_buf_cstr(out, "\"geometry\": ");
	if (own)
		put_point(out, row[LON].integer, row[LAT].integer, DEGREE_PLACES);
	else if (p)
		put_point(out, p->lon, p->lat, 2);
	else
		eg_buf_cstr(out, "null");
}

static void put_properties(eg_buf *out, const eg_query *q, const eg_cell *row)
{
	bool first = true;
	eg_buf_cstr(out, "\"properties\": {");
	for (size_t c = FIRST_PROPERTY; c < eg_query_columns(q); c++) {
		if (c == LAT || c == LON || row[c].kind == EG_CELL_NULL)
			continue;
		eg_jsontext_key(out, eg_query_column(q, c), &first);
		if (row[c].kind == EG_CELL_TEXT)
			eg_jsontext_string(out, row[c].text);
		else
			eg_buf_int(out, row[c].integer);
	}
	eg_buf_cstr(out, "}");
}

bool eg_export_geojson(eg_export *out, eg_dataset *ds, const eg_export_options *opt, eg_diag *d)
{
	(void)opt;
	eg_str sql = EG_STR("SELECT p.id, p.name, p.kind, r.position_lat, r.position_lon, "
			    "p.country, p.acronym, p.native_name, "
			    "p.region, p.parent, p.tier, p.status, p.since_from AS since, "
			    "p.agreements_in_force, p.running, "
			    "p.done, p.topics, p.goals, p.url "
			    "FROM v_partner p JOIN partner r ON r.id = p.id ORDER BY p.pos");
	size_t errors = d->errors, rows = 0;
	eg_query *q = eg_query_open(ds, sql, (eg_query_place){0}, d);
	if (!q)
		return false;
	eg_buf *b = &eg_export_add(out, EG_STR(""))->bytes;
	eg_cell *row = EG_NEW_N(out->arena, eg_cell, eg_query_columns(q));
	eg_buf_cstr(b, "{\"type\": \"FeatureCollection\", \"features\": [");
	while (eg_query_next(q, row)) {
		eg_buf_cstr(b, rows++ ? ",\n" : "\n");
		eg_buf_cstr(b, "{\"type\": \"Feature\", \"id\": ");
		eg_jsontext_string(b, row[ID].text);
		eg_buf_cstr(b, ", ");
		put_geometry(b, row);
		eg_buf_cstr(b, ", ");
		put_properties(b, q, row);
		eg_buf_byte(b, '}');
	}
	eg_buf_cstr(b, rows ? "\n]}\n" : "]}\n");
	eg_query_close(q);
	return d->errors == errors;
}
