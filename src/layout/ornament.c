#include "layout/ornament.h"

#include "layout/shape.h"

#define UNIT        1000000    /* of sines and of parts of a radius */
#define TURN        65536      /* of angles */
#define LOBE        4          /* curves that a wave is drawn as */
#define BESIDE      EG_PTS(27) /* from the frame to the sides of the page */
#define APART       EG_PTS(4.5)
#define OUTER       EG_PTS(1.25)
#define INNER       EG_PTS(0.4)
#define FINE        EG_PTS(0.35)
#define BAND_FINE   EG_PTS(0.3)
#define BAND_LINES  12
#define BAND_WAVES  7
#define BAND_LENSES 16
#define MIDDLE      30 /* radius of the middle, in parts of EG_ROSETTE_MOST in points */
#define MIDDLE_LINE EG_PTS(0.8)

/* In UNIT, of an angle in TURN: a polynomial that is off by a five-thousandth at most. */
static int64_t sine(int64_t angle)
{
	angle = ((angle % TURN) + TURN) % TURN;
	bool below = angle >= TURN / 2;
	angle %= TURN / 2;
	if (angle > TURN / 4)
		angle = TURN / 2 - angle;
	int64_t z = angle * 4 * UNIT / TURN, square = z * z / UNIT;
	int64_t value = 1283185 - square * 141593 / UNIT; /* 2 pi - 5, pi - 3 */
	value = z * (3141593 - square * value / UNIT) / UNIT / 2;
	return below ? -value : value;
}

static int64_t cosine(int64_t angle)
{
	return sine(angle + TURN / 4);
}

/* A point of a curve and the way that it goes there, for each turn of the angle. */
typedef struct knot {
	eg_len x, y, dx, dy;
} knot;

static eg_len radians(eg_len length, int64_t angle)
{
	return eg_len_scale(eg_len_scale(length, 6283185, UNIT), angle, TURN);
}

/* A curve through knots that are `step` apart (Hermite). */
static void draw(eg_lay *l, const knot *at, uint32_t count, int64_t step, eg_len width)
{
	eg_point *points = EG_NEW_N(l->scratch, eg_point, 3 * (size_t)count - 2);
	points[0] = (eg_point){at[0].x, at[0].y};
	for (uint32_t i = 0; i + 1 < count; i++) {
		const knot *a = &at[i], *b = a + 1;
		points[3 * i + 1] = (eg_point){
			a->x + radians(a->dx, step) / 3, a->y + radians(a->dy, step) / 3};
		points[3 * i + 2] = (eg_point){
			b->x - radians(b->dx, step) / 3, b->y - radians(b->dy, step) / 3};
		points[3 * i + 3] = (eg_point){b->x, b->y};
	}
	eg_mark *m = eg_shape_curves(l, points, count - 1);
	m->stroke = true;
	m->stroke_colour = eg_theme_colour(l->theme, EG_PAINT_BRAND_SOFT, 0);
	m->line_width = width;
}

void eg_ornament_frame(eg_lay *l, eg_len inset)
{
	for (int i = 0; i < 2; i++) {
		eg_len x = BESIDE + i * APART, y = inset + i * APART;
		const eg_point corners[] = {{x, y}, {l->format->width - x, y},
			{l->format->width - x, l->format->height - y}, {x, l->format->height - y}};
		eg_mark *m = eg_shape_polygon(l, corners, EG_COUNT(corners), true);
		m->stroke = true;
		m->stroke_colour = eg_theme_colour(l->theme, EG_PAINT_BRAND_SOFT, 0);
		m->line_width = i ? INNER : OUTER;
	}
}

/* Waves of many phases between the bounds of a chain of lenses. */
void eg_ornament_band(eg_lay *l, eg_len y)
{
	enum { KNOTS = BAND_LENSES * LOBE + 1 };
	eg_len width = l->format->text_width, half = EG_BAND_HEIGHT / 2;
	int64_t step = TURN / (BAND_LENSES * LOBE);
	for (int64_t i = 0; i < BAND_LINES; i++) {
		knot at[KNOTS];
		for (int64_t k = 0; k < KNOTS; k++) {
			int64_t lens = k * TURN / LOBE,
				wave = k * step * BAND_WAVES + i * TURN / BAND_LINES;
			int64_t bound = 580000 + cosine(lens) * 42 / 100,
				turns = -sine(lens) * 42 / 100 * BAND_LENSES;
			int64_t slope = turns * sine(wave) / UNIT +
					bound * BAND_WAVES * cosine(wave) / UNIT;
			at[k] = (knot){l->format->margin + eg_len_scale(width, k, KNOTS - 1),
				y + half + eg_len_scale(half, bound * sine(wave) / UNIT, UNIT),
				eg_len_scale(width, UNIT, 6283185),
				eg_len_scale(half, slope, UNIT)};
		}
		draw(l, at, KNOTS, step, BAND_FINE);
	}
}

/* Rings of the rosette: r = radius (base + wave cos(k t + phase) (.78 + .22 cos(m t))). */
typedef struct ring {
	int64_t part, base, lobes, swell, lines, wave; /* part, base, wave: in UNIT */
} ring;

static void draw_ring(eg_lay *l, const ring *r, int64_t nth, eg_len x, eg_len y, eg_len radius)
{
	uint32_t count = (uint32_t)(r->lobes * LOBE + 1);
	int64_t step = TURN / (r->lobes * LOBE);
	knot *at = EG_NEW_N(l->scratch, knot, count);
	eg_len reach = eg_len_scale(radius, r->part, UNIT);
	for (uint32_t i = 0; i < count; i++) {
		int64_t angle = (int64_t)i * TURN / (count - 1),
			wave = (int64_t)i * TURN / LOBE + nth * TURN / r->lines,
			swell = r->swell * angle;
		int64_t bound = 780000 + cosine(swell) * 22 / 100,
			far = r->base + r->wave * (cosine(wave) * bound / UNIT) / UNIT,
			slope = r->wave *
				(-r->lobes * (sine(wave) * bound / UNIT) -
					r->swell * (sine(swell) * 22 / 100) * cosine(wave) / UNIT) /
				UNIT;
		int64_t c = cosine(angle), s = sine(angle);
		at[i] = (knot){x + eg_len_scale(reach, far * c / UNIT, UNIT),
			y + eg_len_scale(reach, far * s / UNIT, UNIT),
			eg_len_scale(reach, (slope * c - far * s) / UNIT, UNIT),
			eg_len_scale(reach, (slope * s + far * c) / UNIT, UNIT)};
	}
	draw(l, at, count, step, FINE);
}

static void draw_middle(eg_lay *l, eg_len x, eg_len y, eg_len radius, eg_str words)
{
	for (int i = 0; i < 2; i++) {
		eg_mark *m = eg_shape_circle(l, x, y, eg_len_scale(radius, 30 - 3 * i, 30));
		m->stroke = true;
		m->stroke_colour = eg_theme_colour(l->theme, EG_PAINT_BRAND_SOFT, 0);
		m->line_width = i ? INNER : MIDDLE_LINE;
	}
	eg_text_spec spec = eg_furniture_spec(
		l, EG_T_COVER_YEAR, EG_ART_LAYOUT, x - radius * 4 / 5, radius * 8 / 5);
	if (!words.n || eg_textbox_full_width(l, words, &spec) > spec.width)
		return;
	spec.rag = EG_RAG_CENTER;
	eg_textbox *box = eg_textbox_words(l, words, &spec);
	eg_len digits = eg_len_scale(box->row->size, 46, 200); /* half their height */
	eg_textbox_draw(l, box, 0, y + digits - box->baseline);
}

void eg_ornament_rosette(eg_lay *l, eg_len x, eg_len y, eg_len radius, eg_str words)
{
	static const ring rings[] = {{1000000, 830000, 12, 12, 16, 170000},
		{715909, 760000, 10, 10, 14, 240000}, {397727, 740000, 8, 8, 10, 260000}};
	for (size_t i = 0; i < EG_COUNT(rings); i++)
		for (int64_t nth = 0; nth < rings[i].lines; nth++)
			draw_ring(l, &rings[i], nth, x, y, radius);
	draw_middle(l, x, y, eg_len_scale(radius, MIDDLE * EG_PT, EG_ROSETTE_MOST), words);
}
