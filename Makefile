# Everything a person types. Each target sets up what it needs first; `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
BOOTSTRAP := $(PYTHON) harlowsafety/running/bootstrap.py
JAVASCRIPT_TESTS = $(shell find static tests -name '*.test.js')
PINS := --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist load
PRODUCTION := DEBUG=false OVER_HTTPS=true SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(48))')
export PYTHONUNBUFFERED := 1

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench-imports bench-patrols bench-hotspots bench-page bench-summaries bench-access-log audit pins clean

help: ## List these targets.
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-15s %s\n", $$1, $$2}'

setup: ## Install packages, prepare database, static files and demonstration data; start nothing.
	@$(BOOTSTRAP)
	@$(BIN)/python -m harlowsafety.running setup

run: ## Set up, then serve on http://127.0.0.1:8000/ (PORT=8001 or HOST=… change that) until Ctrl-C.
	@$(BOOTSTRAP)
	@$(BIN)/python -m harlowsafety.running

test: ## Run the JavaScript tests, then the Python and browser tests side by side, on databases of their own.
	@$(BOOTSTRAP) --development
	@$(BIN)/python -m harlowsafety.running.for_tests
	$(BIN)/python -m harlowsafety.running.node --test $(JAVASCRIPT_TESTS)
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS)

lint: export HARLOWSAFETY_VAR := $(CURDIR)/var/test
lint: ## Check style, types, imports, templates, migrations and the settings for production.
	@$(BOOTSTRAP) --development
	@$(BIN)/python -m harlowsafety.running.node fetch-packages
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/python -m djlint --lint --quiet templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

bench-imports: ## Time police imports beside bare COPY and django-import-export; memory to 4,000,000 rows (SIZES=…, ROUNDS=…, OTHERS=no).
	@$(BOOTSTRAP)
	$(BIN)/python -W ignore -m bench.imports

bench-patrols: ## Time the dose page and the board of today with 200,000 visits on record.
	@$(BOOTSTRAP)
	$(BIN)/python -W ignore bench/patrols.py

bench-hotspots: ## Time the map with 1,000,000 and 10,000,000 incidents (ROWS=…, ROUNDS=…, OTHERS=no, KEEP=yes), beside others.
	@$(BOOTSTRAP)
	$(BIN)/python -W ignore -m bench.hotspots

bench-page: ## Time the map's page in Chromium with an empty cache, and weigh its scripts and styles (ROUNDS=…).
	@$(BOOTSTRAP) --development
	$(BIN)/python -W ignore -m bench.page

bench-summaries: ## Time compiling a week with 100,000 and 10,000,000 incidents behind it (ROWS=…, SHAPES=…, ROUNDS=…, KEEP=yes).
	@$(BOOTSTRAP)
	$(BIN)/python -W ignore -m bench.summaries

bench-access-log: ## Time a list with the access log on and off, over a million records; sealing and checking them (ROWS=…, ROUNDS=…).
	@$(BOOTSTRAP)
	$(BIN)/python -W ignore -m bench.access_log

audit: ## Ask about known weaknesses, list what it is made of, and attack a running server (ONLY=packages|settings|attacks|api, EXAMPLES=…).
	@$(BOOTSTRAP) --development
	@$(BIN)/python -m harlowsafety.running.node fetch-packages
	$(BIN)/python -W ignore -m audits

pins: ## Work out requirements*.txt anew from requirements*.in, the newest of everything.
	@$(BOOTSTRAP) --development
	$(BIN)/python -m piptools compile --upgrade $(PINS) --output-file requirements.txt requirements.in
	$(BIN)/python -m piptools compile --upgrade $(PINS) --allow-unsafe --output-file requirements-dev.txt requirements-dev.in

clean: ## Remove what can be made again. The data in var/ stays.
	rm -rf .venv node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
