#!/bin/sh
exec "$2/tests/lint/format.sh" "$2/src" "$2/tests"
