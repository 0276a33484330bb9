/* document.h -- what the parts of the writer share about one document.
 *
 * Each part is a file: it makes its objects and ranges in its *_make function, in the order of
 * eg_pdf_write, and its bodies run when the file is saved.
 * Depends: base, layout, pdf.
 */
#ifndef EG_PDF_DOCUMENT_H
#define EG_PDF_DOCUMENT_H

#include "pdf/image.h"
#include "pdf/pdf.h"
#include "pdf/tree.h"
#include "pdf/word.h"

typedef struct eg_pdf_page_node {
	uint32_t number, parent;
	uint32_t first, count; /* kids: pages, or places in the table of nodes */
	uint32_t pages;        /* below it */
	bool holds_pages;
} eg_pdf_page_node;

typedef struct eg_pdf_named {
	eg_str name;
	uint32_t index;
} eg_pdf_named;

typedef struct eg_pdf_document {
	eg_arena *arena;
	const eg_pages *pages;
	eg_str producer;
	eg_pdf_store *store;
	eg_pdf_fonts fonts;
	eg_pdf_words words;
	eg_pool *pool; /* or NULL */
	struct eg_pdf_painting *painting;
	eg_pdf_images images;

	/* Pages. */
	uint32_t resources;
	uint32_t *contents, *page_numbers, *page_parents;
	eg_pdf_page_node *nodes;
	size_t node_count, node_cap;

	/* Links: a flat index over all pages. */
	uint32_t *first_link; /* page -> its first; one more at the end: their count */
	uint32_t annotations; /* range */

	/* Structure. */
	uint32_t elements; /* range */
	uint32_t structure_root;
	uint32_t *element_page; /* first page of an element's own content, or UINT32_MAX */
	uint32_t *id_of;        /* element -> its place in id_order + 1; 0: it has no ID */
	eg_pdf_named *id_order;
	size_t id_count;
	eg_pdf_tree parent_tree, id_tree;

	/* Destinations, labels, outline. */
	eg_pdf_named *dests; /* sorted, each name once */
	size_t dest_count;
	eg_pdf_tree dest_tree, label_tree;
	uint32_t outline; /* range: the root, then the items; 0 items: no outline */
	struct eg_pdf_outline_links *outline_links;

	/* Metadata. */
	uint32_t metadata, profile;
} eg_pdf_document;

/* content.c: what the marks of all pages ask for, words, pictures and states, which must be known
 * before anything is written; then the operators of each page, painted when the file is saved. */
void eg_pdf_marks_gather(eg_pdf_document *d);
void eg_pdf_contents_make(eg_pdf_document *d);
void eg_pdf_contents_release(eg_pdf_document *d);
/* page.c: page objects and the page tree. */
void eg_pdf_pages_make(eg_pdf_document *d);
/* link.c: link annotations. */
bool eg_pdf_links_make(eg_pdf_document *d, eg_str *why) EG_NODISCARD;
uint32_t eg_pdf_link_number(const eg_pdf_document *d, uint32_t page, uint32_t link);
/* By the flat index. */
const eg_link *eg_pdf_link_at(const eg_pdf_document *d, uint32_t flat);
void eg_pdf_put_annotations(eg_buf *b, const eg_pdf_document *d, uint32_t page);
/* dests.c: named destinations, page labels. */
void eg_pdf_dests_make(eg_pdf_document *d);
bool eg_pdf_has_dest(const eg_pdf_document *d, eg_str name);
/* "[7 0 R/XYZ 72 700 null]"; x < 0 leaves the reader's. */
void eg_pdf_put_place(eg_buf *b, const eg_pdf_document *d, uint32_t page, eg_len x, eg_len y);
/* outline.c. */
void eg_pdf_outline_make(eg_pdf_document *d);
void eg_pdf_put_outline_ref(eg_buf *b, const eg_pdf_document *d);
/* structure.c: the structure tree, its parent tree and ID tree. */
bool eg_pdf_structure_make(eg_pdf_document *d, eg_str *why) EG_NODISCARD;
uint32_t eg_pdf_element_number(const eg_pdf_document *d, uint32_t element);
eg_str eg_pdf_element_id(const eg_pdf_document *d, uint32_t element); /* {NULL}: it has none */
/* attributes.c: the /A entry of an element. */
void eg_pdf_put_attributes(eg_buf *b, const eg_pdf_document *d, uint32_t element);
/* meta.c: information dictionary, XMP, output intent. */
uint32_t eg_pdf_meta_make(eg_pdf_document *d); /* the number of the information dictionary */
void eg_pdf_put_output_intent(eg_buf *b, const eg_pdf_document *d);
/* save.c. */
bool eg_pdf_save(
	eg_buf *out, eg_pdf_document *d, uint32_t catalog, uint32_t info, eg_str *why) EG_NODISCARD;

/* Sorts by name, bytewise, then by index; drops all but the first of a name; returns the new count.
 */
size_t eg_pdf_sort_names(eg_pdf_named *names, size_t count);

#endif
