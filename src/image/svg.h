/* svg.h -- inside image: what the parts of the reader of SVG share.
 *
 * Source:  SVG 1.1 (second edition), chapters 7 to 11.
 * Numbers: doubles, with nothing but + - * / and a root made of these, which IEEE 754 fixes bit by
 *          bit; they are rounded to units of the drawing at the end.
 */
#ifndef EG_IMAGE_SVG_H
#define EG_IMAGE_SVG_H

#include "image/drawing.h"

typedef struct eg_svg_point {
	double x, y;
} eg_svg_point;

/* x' = a x + c y + e, y' = b x + d y + f. */
typedef struct eg_svg_matrix {
	double a, b, c, d, e, f;
} eg_svg_matrix;

/* What an element hands on to those in it. */
typedef struct eg_svg_paint {
	bool none;
	uint32_t rgb;
} eg_svg_paint;
typedef struct eg_svg_state {
	eg_svg_matrix matrix;
	eg_svg_paint fill, stroke;
	uint32_t color; /* of currentColor */
	double opacity, fill_opacity, stroke_opacity, line_width, miter;
	bool even_odd, hidden, gone; /* gone: display is none */
	uint8_t cap, join;
} eg_svg_state;

/* The outline in the making. */
typedef struct eg_svg_outline {
	eg_arena *arena;
	eg_svg_matrix matrix;
	char *ops;
	eg_drawing_point *points;
	size_t op_count, op_cap, point_count, point_cap;
	size_t room;           /* points that may still come */
	eg_svg_point at, from; /* the pen; where the part began */
	bool full, wild;       /* too many points; a number that no page holds */
} eg_svg_outline;

/* svg_number.c: text is read from *at, which moves on. */
bool eg_svg_number(eg_str s, size_t *at, double *out) EG_NODISCARD;
/* A length without unit or in px, pt, pc, in, mm, cm; false for others ("50%"). */
bool eg_svg_length(eg_str s, double *out) EG_NODISCARD;
/* The next number of a list, past blanks and a comma. */
bool eg_svg_next(eg_str s, size_t *at, double *out) EG_NODISCARD;
void eg_svg_skip(eg_str s, size_t *at);
double eg_svg_root(double v);

/* svg_state.c */
eg_svg_matrix eg_svg_times(const eg_svg_matrix *m, const eg_svg_matrix *n);
eg_svg_point eg_svg_apply(const eg_svg_matrix *m, double x, double y);
/* Takes on what an attribute or a declaration of `style` says. False and *why for what it cannot
 * draw; names it does not know say nothing of shapes. */
bool eg_svg_take(eg_arena *a, eg_svg_state *s, eg_str name, eg_str value, eg_str *why) EG_NODISCARD;

/* svg_path.c */
void eg_svg_move(eg_svg_outline *o, double x, double y);
void eg_svg_line(eg_svg_outline *o, double x, double y);
void eg_svg_curve(
	eg_svg_outline *o, double x1, double y1, double x2, double y2, double x, double y);
void eg_svg_close(eg_svg_outline *o);
/* An arc from the pen to x, y. */
void eg_svg_arc(eg_svg_outline *o, double rx, double ry, double turn_cos, double turn_sin,
	bool large, bool sweep, double x, double y);
/* The commands of a `d`; what follows a fault is left out, as SVG wants it: false tells. */
bool eg_svg_path(eg_svg_outline *o, eg_str d) EG_NODISCARD;
/* cos and sin of an angle in degrees. */
void eg_svg_turn(double degrees, double *cosine, double *sine);

#endif
