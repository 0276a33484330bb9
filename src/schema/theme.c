/* An own theme: a file that the strategy's `theme` names. */
#include "schema/theme.h"

#include "schema/rows.h"

/* A colour role of DESIGNBOOK.md 4. */
#define COLOUR(k, ...) TEXT(k, 7, 0, __VA_ARGS__)

static const eg_field colour_rows[] = {
	COLOUR("ink", "Text."),
	COLOUR("muted", "Text that stands back: labels, sources."),
	COLOUR("outline", "Lines that carry meaning."),
	COLOUR("rule", "Hairlines that carry nothing."),
	COLOUR("tint1", "The ground of panels and bands."),
	COLOUR("tint2", "The ground of cells that stand out."),
	COLOUR("brand_deep", "Floods, heads and numerals."),
	COLOUR("brand", "Numbers in lists, markers."),
	COLOUR("brand_mid", "Links and secondary marks."),
	COLOUR("brand_soft", "Lines on floods and under links."),
	COLOUR("accent", "What asks for a decision."),
	COLOUR("goal1", "The first goal, and every third after it."),
	COLOUR("goal2", "The second goal."),
	COLOUR("goal3", "The third goal."),
	COLOUR("ok", "The sign of what is on track."),
	COLOUR("watch", "The sign of what is at risk."),
	COLOUR("off", "The sign of what is off track."),
	COLOUR("paper", "The page, and text on floods."),
	COLOUR("flood_text", "Secondary text on floods."),
	COLOUR("tab", "The tab on the cover."),
	COLOUR("draft", "The word of a draft, behind the text."),
	COLOUR("seq1", "The square of the smallest counts in a matrix."),
	COLOUR("seq2", "The square of the next greater ones."),
	COLOUR("seq3", "The next."),
	COLOUR("seq4", "The square of the greatest counts."),
};
NESTED(colours_record, "colours", "set of colours", colour_rows,
	"Colours by their role, each as six hexadecimal digits.");

static const eg_field style_rows[] = {
	NAME("face", WORDS(W("sans"), W("serif")), 0, "Public Sans or Source Serif 4."),
	NAME("weight", WORDS(W("300"), W("400"), W("500"), W("600"), W("700"), W("800")), 0,
		"Thickness of the letters; the nearest one that the face has."),
	ONE("size", EG_T_DECIMAL, 0, "Size of the letters in points: 7 to 72."),
	ONE("leading", EG_T_DECIMAL, 0,
		"From one line to the next in points; body text keeps the grid of 14."),
};
NESTED(style_record, "style", "style", style_rows, "How one kind of text is set.");

#define STYLE(k, ...) RECORD(k, style_record, 0, __VA_ARGS__)

static const eg_field styles_rows[] = {
	STYLE("body", "Running text."),
	STYLE("lead", "The paragraph that leads a section."),
	STYLE("head1", "Heads of sections."),
	STYLE("head2", "Heads within a section."),
	STYLE("head3", "Heads below those."),
	STYLE("label", "Labels over facts."),
	STYLE("caption", "Captions of tables and figures."),
	STYLE("table", "Cells of tables."),
	STYLE("note", "Footnotes and side notes."),
	STYLE("cover_title", "The title on the cover, at its largest."),
	STYLE("opener_title", "The title of a goal on its opening page."),
};
NESTED(styles_record, "styles", "set of styles", styles_rows,
	"Kinds of text that are set otherwise.");

static const eg_field format_rows[] = {
	ONE("margin", EG_T_DECIMAL, 0,
		"Left and right margin in points, 36 to 90; the twelve columns share what is "
		"left."),
	ONE("binding", EG_T_DECIMAL, 0,
		"How far all moves to the outside of a bound page, in points, up to 36."),
};
NESTED(format_record, "format", "format", format_rows, "Measures of the page.");

static const eg_field theme_rows[] = {
	NAME("extends", WORDS(W("federal"), W("plain"), W("diplomatic")), REQUIRED,
		"The theme that this one changes."),
	RECORD("colours", colours_record, 0, "Colours that differ."),
	RECORD("styles", styles_record, 0, "Type that differs."),
	RECORD("format", format_record, 0, "Measures that differ."),
	ONE("justify", EG_T_YESNO, 0, "Whether body text has both its edges straight."),
	NAME("smallcaps", WORDS(W("acronyms"), W("none")), 0,
		"Whether runs of three capitals and more become small capitals in body text."),
};
TABLE(eg_record_theme, "theme", "theme", EG_K_OTHER, 0, theme_rows,
	"Colours, type and measures of an own theme: the whole file that the strategy's `theme` "
	"names.");
