#include "image/svg.h"

eg_svg_matrix eg_svg_times(const eg_svg_matrix *m, const eg_svg_matrix *n)
{
	return (eg_svg_matrix){m->a * n->a + m->c * n->b, m->b * n->a + m->d * n->b,
		m->a * n->c + m->c * n->d, m->b * n->c + m->d * n->d,
		m->a * n->e + m->c * n->f + m->e, m->b * n->e + m->d * n->f + m->f};
}

eg_svg_point eg_svg_apply(const eg_svg_matrix *m, double x, double y)
{
	return (eg_svg_point){m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f};
}

/* -- colours -- */

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_hex(eg_str s, uint32_t *rgb)
{
	if (s.n != 4 && s.n != 7)
		return false;
	uint32_t v = 0;
	for (size_t i = 1; i < s.n; i++) {
		int digit = hex(s.p[i]);
		if (digit < 0)
			return false;
		v = v << 4 | (uint32_t)digit;
		if (s.n == 4)
			v = v << 4 | (uint32_t)digit;
	}
	*rgb = v;
	return true;
}

static bool read_rgb(eg_str s, uint32_t *rgb)
{
	size_t at = 4;
	uint32_t v = 0;
	if (!eg_str_starts(s, EG_STR("rgb(")))
		return false;
	for (int i = 0; i < 3; i++) {
		double part;
		if (!eg_svg_next(s, &at, &part))
			return false;
		if (at < s.n && s.p[at] == '%') {
			part = part * 255 / 100;
			at++;
		}
		part = part < 0 ? 0 : part > 255 ? 255 : part;
		v = v << 8 | (uint32_t)(part + 0.5);
	}
	eg_svg_skip(s, &at);
	*rgb = v;
	return at + 1 == s.n && s.p[at] == ')';
}

static bool read_name(eg_str s, uint32_t *rgb)
{
	/* CSS 2.2, 4.3.6, and what drawing programs write beside. */
	static const struct {
		const char *name;
		uint32_t rgb;
	} rows[] = {{"black", 0}, {"white", 0xFFFFFF}, {"red", 0xFF0000}, {"lime", 0x00FF00},
		{"blue", 0x0000FF}, {"yellow", 0xFFFF00}, {"aqua", 0x00FFFF}, {"cyan", 0x00FFFF},
		{"fuchsia", 0xFF00FF}, {"magenta", 0xFF00FF}, {"gray", 0x808080},
		{"grey", 0x808080}, {"silver", 0xC0C0C0}, {"maroon", 0x800000}, {"olive", 0x808000},
		{"green", 0x008000}, {"purple", 0x800080}, {"teal", 0x008080}, {"navy", 0x000080},
		{"orange", 0xFFA500}, {"gold", 0xFFD700}};
	for (size_t i = 0; i < EG_COUNT(rows); i++)
		if (eg_str_is(s, rows[i].name)) {
			*rgb = rows[i].rgb;
			return true;
		}
	return false;
}

static bool read_colour(const eg_svg_state *st, eg_str s, uint32_t *rgb)
{
	if (eg_str_is(s, "currentColor") || eg_str_is(s, "currentcolor")) {
		*rgb = st->color;
		return true;
	}
	if (s.n && s.p[0] == '#')
		return read_hex(s, rgb);
	return read_rgb(s, rgb) || read_name(s, rgb);
}

static bool take_paint(const eg_svg_state *st, eg_svg_paint *p, eg_str s)
{
	if (eg_str_is(s, "none") || eg_str_is(s, "transparent")) {
		p->none = true;
		return true;
	}
	p->none = false;
	return read_colour(st, s, &p->rgb);
}

/* -- transforms (SVG 1.1, 7.6) -- */

typedef struct step {
	double v[6];
	int count;
} step;

static eg_svg_matrix matrix_of(eg_str name, const step *s, bool *known)
{
	const double *v = s->v;
	double c, w;
	if (eg_str_is(name, "matrix") && s->count == 6)
		return (eg_svg_matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
	if (eg_str_is(name, "translate") && (s->count == 1 || s->count == 2))
		return (eg_svg_matrix){1, 0, 0, 1, v[0], v[1]};
	if (eg_str_is(name, "scale") && (s->count == 1 || s->count == 2))
		return (eg_svg_matrix){v[0], 0, 0, s->count == 1 ? v[0] : v[1], 0, 0};
	if (eg_str_is(name, "rotate") && (s->count == 1 || s->count == 3)) {
		eg_svg_turn(v[0], &c, &w);
		return (eg_svg_matrix){
			c, w, -w, c, v[1] - c * v[1] + w * v[2], v[2] - w * v[1] - c * v[2]};
	}
	if ((eg_str_is(name, "skewX") || eg_str_is(name, "skewY")) && s->count == 1) {
		eg_svg_turn(v[0], &c, &w);
		double t = c != 0 ? w / c : 0;
		bool x = eg_str_is(name, "skewX");
		return (eg_svg_matrix){1, x ? 0 : t, x ? t : 0, 1, 0, 0};
	}
	*known = false;
	return (eg_svg_matrix){1, 0, 0, 1, 0, 0};
}

static bool take_transform(eg_svg_state *st, eg_str s)
{
	for (size_t at = 0; eg_svg_skip(s, &at), at < s.n;) {
		size_t open = eg_str_find(s, EG_STR("("), at);
		if (open == SIZE_MAX)
			return eg_str_is(eg_str_trim(s), "none");
		eg_str name = eg_str_trim(eg_str_cut(s, at, open));
		step one = {{0}, 0};
		at = open + 1;
		while (one.count < 6 && eg_svg_next(s, &at, &one.v[one.count]))
			one.count++;
		eg_svg_skip(s, &at);
		bool known = true;
		eg_svg_matrix m = matrix_of(name, &one, &known);
		if (!known || at >= s.n || s.p[at++] != ')')
			return false;
		st->matrix = eg_svg_times(&st->matrix, &m);
	}
	return true;
}

/* -- attributes -- */

static bool take_number(double *to, eg_str s)
{
	return eg_svg_length(s, to) && *to >= 0;
}

static bool take_part(double *to, eg_str s)
{
	size_t at = 0;
	double v;
	if (!eg_svg_number(s, &at, &v))
		return false;
	if (at < s.n && s.p[at] == '%')
		v /= 100;
	*to = v < 0 ? 0 : v > 1 ? 1 : v;
	return true;
}

static bool take_word(uint8_t *to, eg_str s, const char *const *words, uint8_t count)
{
	for (uint8_t i = 0; i < count; i++)
		if (eg_str_is(s, words[i])) {
			*to = i;
			return true;
		}
	return false;
}

static bool take_color(eg_svg_state *s, eg_str v)
{
	return read_colour(s, v, &s->color);
}
static bool take_fill(eg_svg_state *s, eg_str v)
{
	return take_paint(s, &s->fill, v);
}
static bool take_stroke(eg_svg_state *s, eg_str v)
{
	return take_paint(s, &s->stroke, v);
}
static bool take_opacity(eg_svg_state *s, eg_str v)
{
	double own;
	if (!take_part(&own, v))
		return false;
	s->opacity *= own; /* exact for shapes that do not overlap */
	return true;
}
static bool take_fill_opacity(eg_svg_state *s, eg_str v)
{
	return take_part(&s->fill_opacity, v);
}
static bool take_stroke_opacity(eg_svg_state *s, eg_str v)
{
	return take_part(&s->stroke_opacity, v);
}
static bool take_width(eg_svg_state *s, eg_str v)
{
	return take_number(&s->line_width, v);
}
static bool take_miter(eg_svg_state *s, eg_str v)
{
	return take_number(&s->miter, v) && s->miter >= 1;
}
static bool take_rule(eg_svg_state *s, eg_str v)
{
	static const char *const words[] = {"nonzero", "evenodd"};
	uint8_t at;
	if (!take_word(&at, v, words, 2))
		return false;
	s->even_odd = at;
	return true;
}
static bool take_cap(eg_svg_state *s, eg_str v)
{
	static const char *const words[] = {"butt", "round", "square"};
	return take_word(&s->cap, v, words, 3);
}
static bool take_join(eg_svg_state *s, eg_str v)
{
	static const char *const words[] = {"miter", "round", "bevel"};
	return take_word(&s->join, v, words, 3);
}
static bool take_display(eg_svg_state *s, eg_str v)
{
	s->gone |= eg_str_is(v, "none");
	return true;
}
static bool take_visibility(eg_svg_state *s, eg_str v)
{
	s->hidden = !eg_str_is(v, "visible");
	return true;
}
/* What would change the picture and cannot be drawn. */
static bool take_none(eg_svg_state *s, eg_str v)
{
	(void)s;
	return eg_str_is(v, "none");
}
static bool take_mode(eg_svg_state *s, eg_str v)
{
	(void)s;
	return eg_str_is(v, "normal");
}

bool eg_svg_take(eg_arena *a, eg_svg_state *s, eg_str name, eg_str value, eg_str *why)
{
	static const struct {
		const char *name;
		bool (*take)(eg_svg_state *s, eg_str value);
	} rows[] = {{"color", take_color}, {"fill", take_fill}, {"stroke", take_stroke},
		{"opacity", take_opacity}, {"fill-opacity", take_fill_opacity},
		{"stroke-opacity", take_stroke_opacity}, {"stroke-width", take_width},
		{"stroke-miterlimit", take_miter}, {"fill-rule", take_rule},
		{"stroke-linecap", take_cap}, {"stroke-linejoin", take_join},
		{"transform", take_transform}, {"display", take_display},
		{"visibility", take_visibility}, {"clip-path", take_none}, {"mask", take_none},
		{"filter", take_none}, {"stroke-dasharray", take_none}, {"marker-start", take_none},
		{"marker-mid", take_none}, {"marker-end", take_none},
		{"mix-blend-mode", take_mode}};
	value = eg_str_trim(value);
	if (eg_str_is(value, "inherit") || eg_str_is(value, ""))
		return true;
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		if (!eg_str_is(name, rows[i].name))
			continue;
		if (rows[i].take(s, value))
			return true;
		*why = eg_strf(a, "has %.*s '%.*s', which cannot be drawn", EG_ARG(name),
			EG_ARG(eg_str_cut(value, 0, 60)));
		return false;
	}
	return true;
}
