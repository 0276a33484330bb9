/* csv.h -- comma-separated values as RFC 4180 has them. */
#ifndef EG_EXPORT_CSV_H
#define EG_EXPORT_CSV_H

#include "base/buf.h"

/* One field: quoted where a comma, a quote or a line end stands. */
void eg_csv_put(eg_buf *out, eg_str text);
/* The same, disarmed for spreadsheets when it would be taken for a formula. */
void eg_csv_put_safe(eg_buf *out, eg_str text);

#endif
