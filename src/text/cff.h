/* cff.h -- the little that must be read of a CFF table. Private to this folder.
 *
 * Source: Adobe Technical Note 5176, The Compact Font Format Specification (2003). Everything is
 * bounds-checked: a damaged table reads as "not CID-keyed" and as no charset.
 */
#ifndef EG_TEXT_CFF_H
#define EG_TEXT_CFF_H

#include "base/str.h"

typedef struct eg_cff_facts {
	bool cid_keyed;        /* the Top DICT has ROS */
	uint32_t charset;      /* offset of the charset; 0, 1, 2 are predefined */
	uint32_t char_strings; /* offset */
} eg_cff_facts;

bool eg_cff_read(eg_str table, eg_cff_facts *out) EG_NODISCARD;
/* The CIDs of glyphs 0..count-1 of a CID-keyed table. False when the charset does not reach. */
bool eg_cff_cids(eg_str table, uint32_t *cids, size_t count) EG_NODISCARD;

#endif
