#include "pdf/pdf.h"

#include "pdf/document.h"
#include "pdf/syntax.h"

/* libharu has written /Type and /Pages. ISO 14289-1, 7.1 (marked, title shown) and 7.2 (language);
 * ISO 19005-2, 6.7. */
static void put_catalog(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	(void)index;
	eg_buf_cstr(b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true");
	if (eg_para_is_rtl(d->pages->lang)) /* pages side by side follow the binding */
		eg_buf_cstr(b, "/Direction/R2L");
	eg_buf_cstr(b, ">>/Lang");
	eg_pdf_put_text(b, d->pages->lang.n ? d->pages->lang : EG_STR("en"));
	eg_buf_cstr(b, "/StructTreeRoot ");
	eg_pdf_put_ref(b, d->structure_root);
	eg_buf_cstr(b, "/Metadata ");
	eg_pdf_put_ref(b, d->metadata);
	eg_pdf_put_output_intent(b, d);
	if (d->dest_count) {
		eg_buf_cstr(b, "/Names<</Dests ");
		eg_pdf_put_ref(b, eg_pdf_tree_root(&d->dest_tree));
		eg_buf_cstr(b, ">>");
	}
	if (d->pages->label_count) {
		eg_buf_cstr(b, "/PageLabels ");
		eg_pdf_put_ref(b, eg_pdf_tree_root(&d->label_tree));
	}
	eg_pdf_put_outline_ref(b, d);
}

static bool write_document(eg_buf *out, eg_pdf_document *d, eg_str *why)
{
	eg_pdf_marks_gather(d);
	if (!eg_pdf_fonts_embed(&d->fonts, d->store, why))
		return false;
	eg_pdf_words_render(&d->words);
	eg_pdf_contents_make(d);
	eg_pdf_dests_make(d);
	eg_pdf_pages_make(d);
	if (!eg_pdf_links_make(d, why) || !eg_pdf_structure_make(d, why))
		return false;
	eg_pdf_outline_make(d);
	uint32_t info = eg_pdf_meta_make(d);
	uint32_t catalog = eg_pdf_root(d->store, EG_PDF_CATALOG, put_catalog, d);
	return eg_pdf_store_ok(d->store, why) && eg_pdf_store_number(d->store, why) &&
	       eg_pdf_save(out, d, catalog, info, why);
}

bool eg_pdf_write(eg_buf *out, const eg_pages *pages, const eg_pdf_options *opt, eg_str *why)
{
	/* The pages' arena keeps the words of *why. */
	eg_pdf_document d = {.arena = eg_arena_new(),
		.pages = pages,
		.producer = opt->producer,
		.pool = opt->pool};
	d.fonts.arena = d.words.arena = d.arena;
	d.words.fonts = &d.fonts;
	eg_pdf_images_init(&d.images, d.arena);
	eg_pool *own = opt->pool ? NULL : eg_pool_new(1);
	if (own)
		d.pool = own;
	d.store = eg_pdf_store_open(d.arena);
	bool ok = d.store && write_document(out, &d, why);
	if (!d.store)
		*why = EG_STR("libharu could not start");
	else if (!ok)
		*why = eg_str_copy(pages->arena, *why);
	eg_pdf_words_release(&d.words);
	eg_pdf_store_close(d.store);
	eg_pdf_contents_release(&d);
	eg_pool_release(own);
	eg_arena_release(d.arena);
	return ok;
}
