/* terminal.h -- what is known of the terminal that messages go to. */
#ifndef EG_BASE_TERMINAL_H
#define EG_BASE_TERMINAL_H

#include <stddef.h>

/* Columns of the terminal on standard error, or 0 when there is none or it does not tell. */
size_t eg_terminal_columns(void);

#endif
