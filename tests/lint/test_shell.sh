#!/bin/sh
exec "$2/tests/lint/shell.sh" "$2/src"
