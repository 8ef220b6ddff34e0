#!/bin/sh
# Build the page into the package.
set -eu
bin=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/.."
. scripts/node.sh
cd web
npm ci --silent --no-audit --no-fund
npm run --silent build
