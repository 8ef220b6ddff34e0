# Two commands do everything: `make run` starts her, `make test` checks her. All they need is Python 3.11+ and make.
SHELL := /bin/sh
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
MARK := .make
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run chat test check page lock clean bench

run: $(MARK)/installed $(MARK)/page
	$(BIN)/everwith

chat: $(MARK)/installed
	$(BIN)/everwith chat

test: $(MARK)/developed $(MARK)/page
	sh scripts/test.sh $(BIN)

page: $(MARK)/page

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Everwith needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make environments here. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }

$(MARK)/installed: $(VENV)/bin/python requirements.txt requirements-embedding.txt pyproject.toml
	$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -q --require-hashes --no-deps -r requirements-embedding.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@mkdir -p $(MARK) && touch $@

$(MARK)/developed: $(MARK)/installed requirements-dev.txt
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.txt
	@mkdir -p $(MARK) && touch $@

# The page is built at build time, never committed. Where there is no Node, a wheel brings it.
$(MARK)/page: $(VENV)/bin/python $(MARK)/installed web/package-lock.json web/index.html $(shell find web/src web/public -type f 2>/dev/null)
	sh scripts/page.sh $(BIN)
	@mkdir -p $(MARK) && touch $@

bench: $(MARK)/developed
	$(BIN)/python -m bench

lock:
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra build -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf $(VENV) $(MARK) web/node_modules src/everwith/server/page build dist
