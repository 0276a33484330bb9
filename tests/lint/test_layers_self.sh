#!/bin/sh
exec "$2/tests/lint/layers_self.sh"
