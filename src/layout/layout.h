/* layout.h -- a document to pages.
 *
 * Input:   an eg_document (content/block.h) and the theme it names.
 * Output:  eg_pages.
 * Errors:  `line-overfull`, `glyph-missing` with the spans of the specs.
 * Units:   eg_len. Nothing here is floating.
 * Threads: may use the pool; the result is the same with any number of workers.
 * Source:  DESIGNBOOK.md.
 * Depends: base, source, text, content (block.h only).
 */
#ifndef EG_LAYOUT_LAYOUT_H
#define EG_LAYOUT_LAYOUT_H

#include "base/pool.h"
#include "content/block.h"
#include "layout/pages.h"

eg_pages *eg_layout(
	eg_arena *a, const eg_document *doc, eg_fonts *fonts, eg_pool *pool, eg_diag *d);
/* Files what is wrong with the own theme in the settings of a document, `contrast` and
 * `type-wrong`, without its pages. */
void eg_layout_try_theme(const eg_document *doc, eg_diag *d);

#endif
