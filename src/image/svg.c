/* SVG drawings: shapes with plain paints. expat reads the XML; what it finds becomes paths at once.
 *
 * An element that would be seen and cannot be drawn (text, gradients, clips, style sheets) makes
 * the file one that is refused, with the name of what it was: a logo is shown whole or not at all.
 */
#include "image/svg.h"

#include "image/decode.h"

#include <expat.h>

#define MOST_DEPTH 64
#define NAMESPACE  "http://www.w3.org/2000/svg"
#define SEPARATOR  '|' /* expat writes "namespace|name" */

typedef struct reader {
	eg_arena *arena;
	XML_Parser parser;
	eg_svg_state states[MOST_DEPTH];
	size_t depth;
	size_t skipped; /* elements open in one that is not looked at */
	bool opened;
	eg_svg_matrix page; /* of the file's units to those of the drawing */
	eg_drawing *drawing;
	eg_drawn *shapes;
	size_t cap;
	size_t points;
	eg_str why;
} reader;

static void refuse(reader *r, eg_str why)
{
	if (!r->why.p)
		r->why = why;
	(void)XML_StopParser(r->parser, XML_FALSE);
}

static eg_str attribute(const XML_Char **attributes, const char *name)
{
	for (size_t i = 0; attributes[i]; i += 2)
		if (eg_str_is(eg_str_of(attributes[i]), name))
			return eg_str_of(attributes[i + 1]);
	return (eg_str){NULL, 0};
}

/* A length, or `other` when it is not said. */
static double length_of(reader *r, const XML_Char **attributes, const char *name, double other)
{
	eg_str s = attribute(attributes, name);
	double v = other;
	if (s.p && !eg_svg_length(s, &v))
		refuse(r, eg_strf(r->arena, "has %s '%.*s', which is no length", name,
				  EG_ARG(eg_str_cut(s, 0, 60))));
	return v;
}

/* -- state -- */

static bool take_style(reader *r, eg_svg_state *s, eg_str style)
{
	for (size_t at = 0; at < style.n;) {
		size_t end = eg_str_find(style, EG_STR(";"), at);
		end = end == SIZE_MAX ? style.n : end;
		eg_str one = eg_str_cut(style, at, end);
		size_t colon = eg_str_find(one, EG_STR(":"), 0);
		at = end + 1;
		if (colon == SIZE_MAX)
			continue;
		if (!eg_svg_take(r->arena, s, eg_str_trim(eg_str_cut(one, 0, colon)),
			    eg_str_cut(one, colon + 1, one.n), &r->why))
			return false;
	}
	return true;
}

/* `color` first: others may refer to it. `style` last: it wins over attributes. */
static bool take_attributes(reader *r, eg_svg_state *s, const XML_Char **attributes)
{
	eg_str colour = attribute(attributes, "color");
	if (colour.p && !eg_svg_take(r->arena, s, EG_STR("color"), colour, &r->why))
		return false;
	for (size_t i = 0; attributes[i]; i += 2)
		if (!eg_svg_take(r->arena, s, eg_str_of(attributes[i]),
			    eg_str_of(attributes[i + 1]), &r->why))
			return false;
	return take_style(r, s, attribute(attributes, "style"));
}

/* -- shapes -- */

static uint8_t alpha_of(double a, double b)
{
	return (uint8_t)(a * b * 255 + 0.5);
}

static void add_shape(reader *r, const eg_svg_state *s, const eg_svg_outline *o)
{
	eg_svg_matrix m = o->matrix;
	double area = m.a * m.d - m.b * m.c, scale = eg_svg_root(area < 0 ? -area : area);
	double width = s->line_width * scale, most = (double)EG_DRAWING_SIDE;
	r->shapes = eg_grow(r->arena, r->shapes, r->drawing->count, &r->cap, sizeof *r->shapes);
	r->shapes[r->drawing->count++] = (eg_drawn){.ops = o->ops,
		.points = o->points,
		.op_count = (uint32_t)o->op_count,
		.fill = !s->fill.none,
		.stroke = !s->stroke.none && s->line_width > 0,
		.even_odd = s->even_odd,
		.fill_alpha = alpha_of(s->opacity, s->fill_opacity),
		.stroke_alpha = alpha_of(s->opacity, s->stroke_opacity),
		.cap = s->cap,
		.join = s->join,
		.colour = s->fill.rgb,
		.stroke_colour = s->stroke.rgb,
		.line_width = (int64_t)(width < most ? width : most),
		.miter = (uint32_t)((s->miter < 1000 ? s->miter : 1000) * 1000)};
}

typedef void shape_fn(reader *r, eg_svg_outline *o, const XML_Char **attributes);

static void draw_path(reader *r, eg_svg_outline *o, const XML_Char **attributes)
{
	if (!eg_svg_path(o, attribute(attributes, "d")))
		refuse(r, EG_STR("has a path with data that cannot be read"));
}

static void draw_ellipse(eg_svg_outline *o, double x, double y, double rx, double ry)
{
	if (!(rx > 0 && ry > 0))
		return;
	eg_svg_move(o, x + rx, y);
	eg_svg_arc(o, rx, ry, 1, 0, false, true, x - rx, y);
	eg_svg_arc(o, rx, ry, 1, 0, false, true, x + rx, y);
	eg_svg_close(o);
}

static void draw_round(reader *r, eg_svg_outline *o, const XML_Char **attributes)
{
	double radius = length_of(r, attributes, "r", 0);
	draw_ellipse(o, length_of(r, attributes, "cx", 0), length_of(r, attributes, "cy", 0),
		length_of(r, attributes, "rx", radius), length_of(r, attributes, "ry", radius));
}

static void draw_rect(reader *r, eg_svg_outline *o, const XML_Char **attributes)
{
	double x = length_of(r, attributes, "x", 0), y = length_of(r, attributes, "y", 0);
	double w = length_of(r, attributes, "width", 0), h = length_of(r, attributes, "height", 0);
	double rx = length_of(r, attributes, "rx", -1), ry = length_of(r, attributes, "ry", -1);
	if (!(w > 0 && h > 0))
		return;
	rx = rx < 0 ? ry : rx;
	ry = ry < 0 ? rx : ry;
	rx = rx > w / 2 ? w / 2 : rx;
	ry = ry > h / 2 ? h / 2 : ry;
	if (!(rx > 0 && ry > 0))
		rx = ry = 0;
	eg_svg_move(o, x + rx, y);
	eg_svg_line(o, x + w - rx, y);
	eg_svg_arc(o, rx, ry, 1, 0, false, true, x + w, y + ry);
	eg_svg_line(o, x + w, y + h - ry);
	eg_svg_arc(o, rx, ry, 1, 0, false, true, x + w - rx, y + h);
	eg_svg_line(o, x + rx, y + h);
	eg_svg_arc(o, rx, ry, 1, 0, false, true, x, y + h - ry);
	eg_svg_line(o, x, y + ry);
	eg_svg_arc(o, rx, ry, 1, 0, false, true, x + rx, y);
	eg_svg_close(o);
}

static void draw_line(reader *r, eg_svg_outline *o, const XML_Char **attributes)
{
	eg_svg_move(o, length_of(r, attributes, "x1", 0), length_of(r, attributes, "y1", 0));
	eg_svg_line(o, length_of(r, attributes, "x2", 0), length_of(r, attributes, "y2", 0));
}

static void draw_points(eg_svg_outline *o, eg_str points)
{
	double x, y;
	for (size_t at = 0; eg_svg_next(points, &at, &x) && eg_svg_next(points, &at, &y);) {
		if (o->op_count)
			eg_svg_line(o, x, y);
		else
			eg_svg_move(o, x, y);
	}
}

static void draw_polyline(reader *r, eg_svg_outline *o, const XML_Char **attributes)
{
	(void)r;
	draw_points(o, attribute(attributes, "points"));
}

static void draw_polygon(reader *r, eg_svg_outline *o, const XML_Char **attributes)
{
	draw_polyline(r, o, attributes);
	eg_svg_close(o);
}

static shape_fn *shape_of(eg_str name)
{
	static const struct {
		const char *name;
		shape_fn *draw;
	} rows[] = {{"path", draw_path}, {"rect", draw_rect}, {"circle", draw_round},
		{"ellipse", draw_round}, {"line", draw_line}, {"polyline", draw_polyline},
		{"polygon", draw_polygon}};
	for (size_t i = 0; i < EG_COUNT(rows); i++)
		if (eg_str_is(name, rows[i].name))
			return rows[i].draw;
	return NULL;
}

static void draw_shape(
	reader *r, const eg_svg_state *s, shape_fn *draw, const XML_Char **attributes)
{
	eg_svg_outline o = {.arena = r->arena,
		.matrix = eg_svg_times(&r->page, &s->matrix),
		.room = EG_DRAWING_POINTS - r->points};
	draw(r, &o, attributes);
	if (o.full)
		refuse(r, EG_STR("has more than a million points"));
	if (o.wild)
		refuse(r, EG_STR("has points that lie far out of any page"));
	r->points += o.op_count + o.point_count;
	r->points = r->points < EG_DRAWING_POINTS ? r->points : EG_DRAWING_POINTS;
	if (o.op_count > 1 && !s->hidden && (!s->fill.none || !s->stroke.none))
		add_shape(r, s, &o);
}

/* -- the root -- */

/* The box that is seen: viewBox, or width and height. */
static bool read_box(reader *r, const XML_Char **attributes, double box[4])
{
	eg_str said = attribute(attributes, "viewBox");
	size_t at = 0;
	bool ok = true;
	for (int i = 0; i < 4 && said.p; i++)
		ok = ok && eg_svg_next(said, &at, &box[i]);
	if (!said.p) {
		box[0] = box[1] = 0;
		box[2] = length_of(r, attributes, "width", 0);
		box[3] = length_of(r, attributes, "height", 0);
	}
	ok = ok && box[2] > 1e-6 && box[3] > 1e-6 && box[2] < 1e7 && box[3] < 1e7 &&
	     box[2] < box[3] * 1000 && box[3] < box[2] * 1000;
	if (!ok && !r->why.p)
		refuse(r, EG_STR("has no viewBox, nor a width and a height"));
	return ok;
}

static void open_root(reader *r, const XML_Char **attributes)
{
	double box[4];
	r->opened = true;
	if (!read_box(r, attributes, box))
		return;
	double larger = box[2] > box[3] ? box[2] : box[3], scale = (double)EG_DRAWING_SIDE / larger;
	r->page = (eg_svg_matrix){scale, 0, 0, scale, -box[0] * scale, -box[1] * scale};
	r->drawing->width = (int64_t)(box[2] * scale + 0.5);
	r->drawing->height = (int64_t)(box[3] * scale + 0.5);
}

/* -- elements -- */

/* What can be passed over: it says nothing that is seen. */
static bool is_silent(eg_str name)
{
	static const char *const names[] = {"title", "desc", "metadata", "defs", "symbol",
		"linearGradient", "radialGradient", "clipPath", "mask", "filter", "pattern",
		"marker", "script"};
	for (size_t i = 0; i < EG_COUNT(names); i++)
		if (eg_str_is(name, names[i]))
			return true;
	return false;
}

static bool is_group(eg_str name)
{
	return eg_str_is(name, "g") || eg_str_is(name, "a") || eg_str_is(name, "svg");
}

/* The name within SVG; {NULL} for elements of other vocabularies. */
static eg_str svg_name(const XML_Char *whole)
{
	eg_str s = eg_str_of(whole), space = EG_STR(NAMESPACE);
	size_t bar = eg_str_find(s, EG_STR("|"), 0);
	if (bar == SIZE_MAX)
		return s; /* files of simple programs name no namespace */
	return eg_str_eq(eg_str_cut(s, 0, bar), space) ? eg_str_cut(s, bar + 1, s.n)
						       : (eg_str){NULL, 0};
}

static void on_open(void *user, const XML_Char *whole, const XML_Char **attributes)
{
	reader *r = user;
	eg_str name = svg_name(whole);
	shape_fn *draw = shape_of(name);
	if (r->why.p)
		return;
	if (r->skipped || !name.p || is_silent(name)) {
		r->skipped++;
		return;
	}
	if (r->opened ? !draw && (!is_group(name) || eg_str_is(name, "svg"))
		      : !eg_str_is(name, "svg")) {
		refuse(r, eg_strf(r->arena, "has an element '%.*s', which cannot be drawn",
				  EG_ARG(eg_str_cut(name, 0, 60))));
		return;
	}
	if (r->depth + 1 >= MOST_DEPTH) {
		refuse(r, EG_STR("has groups within groups, more than 60 deep"));
		return;
	}
	eg_svg_state s = r->states[r->depth];
	if (!take_attributes(r, &s, attributes)) {
		refuse(r, r->why);
		return;
	}
	r->states[++r->depth] = s;
	if (!r->opened)
		open_root(r, attributes);
	else if (draw && !s.gone)
		draw_shape(r, &s, draw, attributes);
}

static void on_close(void *user, const XML_Char *whole)
{
	reader *r = user;
	(void)whole;
	if (r->skipped)
		r->skipped--;
	else if (r->depth)
		r->depth--;
}

/* Entities are how a small file becomes a large one, or reads others. */
static void on_entity(void *user, const XML_Char *name, int is_parameter, const XML_Char *value,
	int length, const XML_Char *base, const XML_Char *system_id, const XML_Char *public_id,
	const XML_Char *notation)
{
	(void)name, (void)is_parameter, (void)value, (void)length, (void)base, (void)system_id,
		(void)public_id, (void)notation;
	refuse(user, EG_STR("declares entities, which a drawing does not need"));
}

static void parse(reader *r, eg_str bytes)
{
	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, on_open, on_close);
	XML_SetEntityDeclHandler(r->parser, on_entity);
	if (XML_Parse(r->parser, bytes.p, (int)bytes.n, XML_TRUE) == XML_STATUS_OK || r->why.p)
		return;
	enum XML_Error error = XML_GetErrorCode(r->parser);
	if (error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN ||
		error == XML_ERROR_PARTIAL_CHAR || error == XML_ERROR_UNCLOSED_CDATA_SECTION)
		r->why = EG_STR("ends too early");
	else
		r->why = eg_strf(r->arena, "is not well-formed XML: line %lu, %s",
			(unsigned long)XML_GetCurrentLineNumber(r->parser), XML_ErrorString(error));
}

bool eg_decode_svg(eg_arena *a, eg_str bytes, uint32_t most, eg_image *out, eg_str *why)
{
	(void)most;
	eg_arena *own = eg_arena_new();
	reader *r = EG_NEW(own, reader);
	r->arena = a;
	r->drawing = EG_NEW(a, eg_drawing);
	r->states[0] = (eg_svg_state){.matrix = {1, 0, 0, 1, 0, 0},
		.stroke = {.none = true},
		.opacity = 1,
		.fill_opacity = 1,
		.stroke_opacity = 1,
		.line_width = 1,
		.miter = 4};
	r->parser = XML_ParserCreateNS(NULL, SEPARATOR);
	if (r->parser)
		parse(r, bytes);
	else
		r->why = EG_STR("could not be read: there is no memory");
	if (!r->why.p && !r->opened)
		r->why = EG_STR("has no element 'svg'");
	if (r->parser)
		XML_ParserFree(r->parser);
	r->drawing->shapes = r->shapes;
	*why = r->why;
	out->drawing = r->drawing;
	out->width = (uint32_t)(r->drawing->width >> 10);
	out->height = (uint32_t)(r->drawing->height >> 10);
	bool ok = !r->why.p;
	eg_arena_release(own);
	return ok;
}
