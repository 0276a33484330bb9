#!/bin/sh
# Findings are the same ones in text, JSON and SARIF, and the SARIF logs fit the schema of SARIF 2.1.0.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 "$root/tests/cli/formats.py" "$tool" "$root" "$tmp"
EG_NODE_MODULES="$root/build/npm/node_modules"
export EG_NODE_MODULES
if ! command -v node >/dev/null || [ ! -d "$EG_NODE_MODULES/@microsoft/jest-sarif" ]; then
	echo "skipped: the schema of SARIF is not installed"
	exit 77
fi
node "$root/tests/cli/sarif.mjs" "$tmp"/*.sarif
