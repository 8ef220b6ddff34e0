#!/bin/sh
# Build the wheel, install it alone, and talk with her from it: what is shipped is what is tested.
set -eu
bin=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$bin/python" -m pip wheel -q --no-deps --no-build-isolation -w "$work" .
"$bin/python" -m venv --without-pip "$work/venv"
"$bin/python" -m pip --python "$work/venv/bin/python" install -q --require-hashes -r requirements.txt
"$bin/python" -m pip --python "$work/venv/bin/python" install -q --no-deps "$work"/*.whl
cd "$work"
printf '%s\n' '{"at": "2026-11-22T19:00:00+01:00", "text": "my sister is called Ana"}' \
  '{"at": "2026-11-22T19:01:00+01:00", "text": "what is my sister called?"}' > script.jsonl
EVERWITH_KEYRING=off EVERWITH_WORDS_ALONE=1 venv/bin/everwith replay script.jsonl --home home --seed 1 > out.jsonl
grep -q '"from": "companion", "text": "[^"]*Ana' out.jsonl
test -f venv/lib/python3*/site-packages/everwith/server/page/index.html
echo "the wheel speaks, remembers, and brings its page"
