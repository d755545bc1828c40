# Everything a developer or CI runs. `make serve` and `make test` set up what they need by themselves.
.DEFAULT_GOAL := help
export NO_MKDOCS_2_WARNING := 1
# Byte code is kept, whatever the machine says: without it, a third of every start of a command is compiling.
export PYTHONDONTWRITEBYTECODE :=
.PHONY: help setup serve build test test-fast test-js coverage check format bench mutants lock clean generated

PYTHON ?= $(shell command -v python3.13 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
STAMPS := .cache/stamps

help:            ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMPS)/python: requirements.txt evaluator/pyproject.toml plugins/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 13) and "Python 3.13 or newer is needed; found " + sys.version.split()[0] + ". Set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e evaluator -e plugins
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/node: package-lock.json
	npm ci --silent --no-progress
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/browser:
	@tests/install-packages.sh
	@mkdir -p $(STAMPS) && touch $@

setup: $(STAMPS)/python $(STAMPS)/node

serve: setup     ## build the site, serve it on loopback, and build it again after each edit
	$(BIN)/aruntime serve

build: setup     ## build the site into site/, strict
	$(BIN)/mkdocs build --strict --quiet

test: setup $(STAMPS)/browser   ## every test: Python, JavaScript, real browser
	$(MAKE) --no-print-directory test-js
	$(BIN)/pytest -n auto --dist worksteal

test-fast: setup ## the tests without a browser, a build that takes seconds, or foreign tools
	$(MAKE) --no-print-directory test-js
	HYPOTHESIS_PROFILE=fast $(BIN)/pytest -n auto --dist worksteal -m "not browser and not slow"

coverage: setup  ## which lines no test of the Python runs, browser tests aside
	$(BIN)/pytest -n auto -m "not browser" --cov --cov-report=term:skip-covered

test-js: $(STAMPS)/node         ## the JavaScript unit tests
	node --test tests/js/

check: setup     ## lint, types, workflows, data, prose, examples, generated files, links and safety of the built site
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	npx biome check --error-on-warnings
	npx tsc --noEmit
	$(BIN)/codespell
	$(BIN)/zizmor --quiet --offline --pedantic --strict-collection .github
	$(BIN)/aruntime validate
	$(BIN)/aruntime prose
	$(BIN)/pytest tests/examples
	$(BIN)/aruntime generate --check
	$(BIN)/mkdocs build --strict --quiet
	$(BIN)/aruntime links
	$(BIN)/aruntime safety

generated: setup ## write the files that are made from others (JSON Schema for editors)
	$(BIN)/aruntime generate

format: setup    ## format Python and JavaScript
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .
	npx biome check --write

bench: setup $(STAMPS)/browser  ## the benchmarks, as ratios taken in one run
	$(BIN)/python -m benchmarks

mutants: setup   ## change the decision's code and list what no test notices (hours)
	PYTHON=$(BIN)/python tests/mutants.sh

lock: setup      ## pin dependencies anew, with hashes
	$(BIN)/uv pip compile --quiet --python-version 3.13 --universal --generate-hashes --no-emit-index-url --no-header \
	  --group pyproject.toml:dev --no-emit-package aruntime-evaluator plugins/pyproject.toml evaluator/pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --python-version 3.13 --universal --generate-hashes --no-emit-index-url --no-header \
	  --overrides benchmarks/overrides.txt benchmarks/requirements.in -o benchmarks/requirements.txt
	for each in durable engine; do \
	  $(BIN)/uv pip compile --quiet --python-version 3.13 --universal --generate-hashes --no-emit-index-url --no-header \
	    benchmarks/$$each/requirements.in -o benchmarks/$$each/requirements.txt || exit 1; done
	npm install --package-lock-only --silent

clean:           ## remove what was built (not the caches)
	rm -rf site build dist
