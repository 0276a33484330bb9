/* json.h -- JSON written in order, through jansson.
 *
 * Values are built and written once; object keys keep the order of adding. Strings must be
 * UTF-8; what is not is replaced by U+FFFD. A value added to a container belongs to it.
 */
#ifndef EG_BASE_JSON_H
#define EG_BASE_JSON_H

#include "base/buf.h"

typedef struct json_t eg_json;

eg_json *eg_json_object(void);
eg_json *eg_json_array(void);
eg_json *eg_json_string(eg_str s);
eg_json *eg_json_int(int64_t v);
/* A number in digits as SQL prints it, to 15 of them; what is none ("Inf") is a string. */
eg_json *eg_json_number(eg_str digits);
eg_json *eg_json_bool(bool v);
eg_json *eg_json_null(void);
void eg_json_set(eg_json *object, const char *key, eg_json *value);
void eg_json_add(eg_json *array, eg_json *value);
/* Appends the text: indented by two blanks, or on one line. Releases the value. */
void eg_json_write(eg_buf *out, eg_json *value, bool indent);

#endif
