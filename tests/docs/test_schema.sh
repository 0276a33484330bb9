#!/bin/sh
# The JSON Schema takes every shipped spec, and what it refuses, `engross check` refuses, too.
set -eu
tool=$1 root=$2
if ! command -v node >/dev/null || [ ! -d "$root/build/npm/node_modules/ajv" ]; then
	echo "skipped: ajv is not installed"
	exit 77
fi
python3 -c 'import yaml' 2>/dev/null || { echo "skipped: python3-yaml is not installed"; exit 77; }
"$tool" schema | python3 -m json.tool >/dev/null
python3 "$root/tests/docs/schema_cases.py" "$tool" "$root"
