#!/bin/sh
# format.sh [FOLDER...] -- is the C below the folders (default: src and tests) laid out as .clang-format says?
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
command -v clang-format >/dev/null 2>&1 || { echo "skipped: clang-format is not installed"; exit 77; }
[ $# -gt 0 ] || set -- "$top/src" "$top/tests"
find "$@" -name '*.[ch]' -type f -exec clang-format --dry-run -Werror -ferror-limit=1 {} +
