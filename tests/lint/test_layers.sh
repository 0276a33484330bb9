#!/bin/sh
exec "$2/tests/lint/layers.sh" "$2/src"
