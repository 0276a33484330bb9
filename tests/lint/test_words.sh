#!/bin/sh
exec "$2/tests/lint/words.sh" "$2/src"
