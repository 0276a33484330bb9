#!/bin/sh
# The examples that `engross explain` shows are honest: what comes before gets the finding, what comes after does
# not; every key of the data has one; the strategy that says every key builds.
set -eu
tool=$1 root=$2
python3 -c 'import yaml' 2>/dev/null || { echo "skipped: python3-yaml is not installed"; exit 77; }
python3 "$root/tests/docs/example_cases.py" "$tool" "$root"
