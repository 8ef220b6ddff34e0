#!/bin/sh
# Everything that must hold: format, lint, types, imports, tests, the page, the built wheel.
set -eu
bin=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/.."
say() { printf '\n-- %s\n' "$1"; }
say "format and lint"
"$bin/ruff" format --check .
"$bin/ruff" check .
say "types"
"$bin/mypy"
say "imports"
"$bin/lint-imports"
say "the page: types, lint, tests"
. scripts/node.sh
(cd web && npm run --silent check && npm test --silent)
say "tests"
"$bin/python" -m pytest
say "the built wheel"
sh scripts/wheel.sh "$bin"
