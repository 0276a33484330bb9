#include "image/svg.h"

#define MOST_UNITS 1e12 /* a coordinate beyond is no picture */

static double absolute(double v)
{
	return v < 0 ? -v : v;
}

static void add_op(eg_svg_outline *o, char op)
{
	o->ops = eg_grow(o->arena, o->ops, o->op_count, &o->op_cap, sizeof *o->ops);
	o->ops[o->op_count++] = op;
}

static void add_point(eg_svg_outline *o, double x, double y)
{
	eg_svg_point p = eg_svg_apply(&o->matrix, x, y);
	if (!(absolute(p.x) < MOST_UNITS && absolute(p.y) < MOST_UNITS)) {
		o->wild = true;
		p = (eg_svg_point){0, 0};
	}
	o->points = eg_grow(o->arena, o->points, o->point_count, &o->point_cap, sizeof *o->points);
	o->points[o->point_count++] = (eg_drawing_point){
		(int64_t)(p.x + (p.x < 0 ? -0.5 : 0.5)), (int64_t)(p.y + (p.y < 0 ? -0.5 : 0.5))};
}

static bool has_room(eg_svg_outline *o, size_t points)
{
	o->full |= o->op_count + points > o->room;
	return !o->full;
}

void eg_svg_move(eg_svg_outline *o, double x, double y)
{
	if (!has_room(o, 1))
		return;
	add_op(o, 'M');
	add_point(o, x, y);
	o->at = o->from = (eg_svg_point){x, y};
}

/* After a Z the next part begins where the last one began. */
static void begin(eg_svg_outline *o)
{
	if (o->op_count && o->ops[o->op_count - 1] == 'Z')
		eg_svg_move(o, o->at.x, o->at.y);
}

void eg_svg_line(eg_svg_outline *o, double x, double y)
{
	begin(o);
	if (!has_room(o, 1))
		return;
	add_op(o, 'L');
	add_point(o, x, y);
	o->at = (eg_svg_point){x, y};
}

void eg_svg_curve(eg_svg_outline *o, double x1, double y1, double x2, double y2, double x, double y)
{
	begin(o);
	if (!has_room(o, 3))
		return;
	add_op(o, 'C');
	add_point(o, x1, y1);
	add_point(o, x2, y2);
	add_point(o, x, y);
	o->at = (eg_svg_point){x, y};
}

void eg_svg_close(eg_svg_outline *o)
{
	if (o->op_count == 0 || o->ops[o->op_count - 1] == 'Z' || !has_room(o, 0))
		return;
	add_op(o, 'Z');
	o->at = o->from;
}

/* -- arcs (SVG 1.1, appendix F.6), as cubic curves of a quarter at most -- */

typedef struct ellipse {
	eg_svg_matrix m; /* of the unit circle */
} ellipse;

static void circle_part(eg_svg_outline *o, const ellipse *e, eg_svg_point u, eg_svg_point v)
{
	double cosine = u.x * v.x + u.y * v.y, sine = u.x * v.y - u.y * v.x;
	/* tan of the half and of the quarter of the angle, by roots alone */
	double half = sine / (1 + cosine), quarter = half / (1 + eg_svg_root(1 + half * half));
	double k = 4 * quarter / 3;
	eg_svg_point p1 = eg_svg_apply(&e->m, u.x - k * u.y, u.y + k * u.x);
	eg_svg_point p2 = eg_svg_apply(&e->m, v.x + k * v.y, v.y - k * v.x);
	eg_svg_point p = eg_svg_apply(&e->m, v.x, v.y);
	eg_svg_curve(o, p1.x, p1.y, p2.x, p2.y, p.x, p.y);
}

static eg_svg_point quarter_on(eg_svg_point u, bool sweep)
{
	return sweep ? (eg_svg_point){-u.y, u.x} : (eg_svg_point){u.y, -u.x};
}

/* From u on to v around the circle, in quarters and a rest. */
static void circle_arc(
	eg_svg_outline *o, const ellipse *e, eg_svg_point u, eg_svg_point v, bool sweep)
{
	for (int i = 0; i < 4; i++) {
		eg_svg_point next = quarter_on(u, sweep);
		double cosine = u.x * v.x + u.y * v.y, sine = u.x * v.y - u.y * v.x;
		bool ahead = sweep ? sine >= 0 : sine <= 0;
		if (ahead && cosine >= 0)
			break;
		circle_part(o, e, u, next);
		u = next;
	}
	circle_part(o, e, u, v);
}

void eg_svg_arc(eg_svg_outline *o, double rx, double ry, double turn_cos, double turn_sin,
	bool large, bool sweep, double x, double y)
{
	eg_svg_point p = o->at;
	rx = absolute(rx);
	ry = absolute(ry);
	if (p.x == x && p.y == y)
		return;
	if (!(rx > 0 && ry > 0)) {
		eg_svg_line(o, x, y);
		return;
	}
	double dx = (p.x - x) / 2, dy = (p.y - y) / 2;
	double ux = (turn_cos * dx + turn_sin * dy) / rx, uy = (turn_cos * dy - turn_sin * dx) / ry;
	double length = ux * ux + uy * uy, grow = length > 1 ? eg_svg_root(length) : 1;
	rx *= grow;
	ry *= grow;
	ux /= grow;
	uy /= grow;
	length = ux * ux + uy * uy;
	double far = length > 0 && length < 1 ? eg_svg_root((1 - length) / length) : 0;
	far = large == sweep ? -far : far;
	double cx = far * uy, cy = -far * ux; /* the centre, on the unit circle's plane */
	double mx = (p.x + x) / 2 + turn_cos * rx * cx - turn_sin * ry * cy;
	double my = (p.y + y) / 2 + turn_sin * rx * cx + turn_cos * ry * cy;
	ellipse e = {{turn_cos * rx, turn_sin * rx, -turn_sin * ry, turn_cos * ry, mx, my}};
	circle_arc(
		o, &e, (eg_svg_point){ux - cx, uy - cy}, (eg_svg_point){-ux - cx, -uy - cy}, sweep);
	o->at = (eg_svg_point){x, y};
}

/* Halves the angle until a few terms of the series are exact, then doubles it back. */
void eg_svg_turn(double degrees, double *cosine, double *sine)
{
	if (!(absolute(degrees) < 1e6))
		degrees = 0;
	while (degrees > 180)
		degrees -= 360;
	while (degrees < -180)
		degrees += 360;
	double t = degrees * 3.14159265358979323846 / 180 / 64, q = t * t;
	double s = t * (1 - q / 6 * (1 - q / 20 * (1 - q / 42)));
	double c = 1 - q / 2 * (1 - q / 12 * (1 - q / 30 * (1 - q / 56)));
	for (int i = 0; i < 6; i++) {
		double twice = 2 * s * c;
		c = c * c - s * s;
		s = twice;
	}
	*cosine = c;
	*sine = s;
}

/* -- path data (SVG 1.1, 8.3) -- */

typedef struct path {
	eg_svg_outline *o;
	eg_svg_point control; /* of the curve before */
	char before;          /* the command before, in capitals */
} path;

/* How many numbers a command takes; -1: there is no such command. */
static int numbers_of(char command)
{
	static const char commands[] = "MLHVCSQTAZ";
	static const int counts[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};
	for (size_t i = 0; i < EG_COUNT(counts); i++)
		if (commands[i] == command)
			return counts[i];
	return -1;
}

/* Flags of arcs are single digits that need no blank after them. */
static bool read_flag(eg_str d, size_t *at, double *out)
{
	eg_svg_skip(d, at);
	if (*at >= d.n || (d.p[*at] != '0' && d.p[*at] != '1'))
		return false;
	*out = d.p[(*at)++] - '0';
	return true;
}

static bool read_numbers(eg_str d, size_t *at, char command, int count, double *v)
{
	for (int i = 0; i < count; i++) {
		bool flag = command == 'A' && (i == 3 || i == 4);
		if (flag ? !read_flag(d, at, &v[i]) : !eg_svg_next(d, at, &v[i]))
			return false;
	}
	return true;
}

/* Small letters count from the pen. */
static void from_pen(const eg_svg_outline *o, char command, int count, double *v)
{
	if (command == 'V') {
		v[0] += o->at.y;
		return;
	}
	for (int i = command == 'A' ? 5 : 0; i < count; i += 2) {
		v[i] += o->at.x;
		if (i + 1 < count)
			v[i + 1] += o->at.y;
	}
}

static void quadratic(path *p, double x1, double y1, double x, double y)
{
	eg_svg_point a = p->o->at;
	eg_svg_curve(p->o, a.x + (x1 - a.x) * 2 / 3, a.y + (y1 - a.y) * 2 / 3, x + (x1 - x) * 2 / 3,
		y + (y1 - y) * 2 / 3, x, y);
	p->control = (eg_svg_point){x1, y1};
}

/* The control of the curve before, on the other side of the pen. */
static eg_svg_point mirrored(const path *p, char like, char or_like)
{
	eg_svg_point at = p->o->at;
	if (p->before != like && p->before != or_like)
		return at;
	return (eg_svg_point){2 * at.x - p->control.x, 2 * at.y - p->control.y};
}

static void draw(path *p, char command, const double *v)
{
	eg_svg_outline *o = p->o;
	eg_svg_point c;
	double cosine, sine;
	switch (command) {
	case 'M':
		eg_svg_move(o, v[0], v[1]);
		break;
	case 'L':
		eg_svg_line(o, v[0], v[1]);
		break;
	case 'H':
		eg_svg_line(o, v[0], o->at.y);
		break;
	case 'V':
		eg_svg_line(o, o->at.x, v[0]);
		break;
	case 'C':
		eg_svg_curve(o, v[0], v[1], v[2], v[3], v[4], v[5]);
		p->control = (eg_svg_point){v[2], v[3]};
		break;
	case 'S':
		c = mirrored(p, 'C', 'S');
		eg_svg_curve(o, c.x, c.y, v[0], v[1], v[2], v[3]);
		p->control = (eg_svg_point){v[0], v[1]};
		break;
	case 'Q':
		quadratic(p, v[0], v[1], v[2], v[3]);
		break;
	case 'T':
		c = mirrored(p, 'Q', 'T');
		quadratic(p, c.x, c.y, v[0], v[1]);
		break;
	case 'A':
		eg_svg_turn(v[2], &cosine, &sine);
		eg_svg_arc(o, v[0], v[1], cosine, sine, v[3] != 0, v[4] != 0, v[5], v[6]);
		break;
	default:
		eg_svg_close(o);
		break;
	}
	p->before = command;
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool eg_svg_path(eg_svg_outline *o, eg_str d)
{
	path p = {.o = o};
	char said = 0;
	for (size_t at = 0; eg_svg_skip(d, &at), at < d.n && !o->full && !o->wild;) {
		if (is_letter(d.p[at]))
			said = d.p[at++];
		else if (said == 'M' || said == 'm')
			said = said == 'M' ? 'L' : 'l'; /* further points are lines */
		else if (said == 0 || said == 'Z' || said == 'z')
			return false;
		char command = (char)(said & ~0x20);
		int count = numbers_of(command);
		double v[7];
		if (count < 0 || (!p.before && command != 'M') ||
			!read_numbers(d, &at, command, count, v))
			return false;
		if (said != command)
			from_pen(o, command, count, v);
		draw(&p, command, v);
	}
	return true;
}
