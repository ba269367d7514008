# Two commands: `make run` and `make test`. Each first installs what is missing (config/bootstrap.sh).
PYTHON := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run start test test-security check bench ready ready-dev

help:
	@echo "make run    Habeas with the demonstration data  (PORT=8010 for another port)"
	@echo "make start  Habeas for an office: begins empty, prints a link for the first admin"
	@echo "make test   the tests"
	@echo "make test-security  long proofs of safety; the last figures are in docs/security-figures.md"
	@echo "make check  linters, types, import contracts, templates, migrations"
	@echo "make bench  measurements; the last ones are in docs/measurements.md"
	@echo "With DATABASE_URL set, run and start use that PostgreSQL server; see .env.example."

run: ready
	@exec $(PYTHON) -m config.serve --demo

start: ready
	@exec $(PYTHON) -m config.serve --office

test: ready-dev
	@$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

test-security: ready-dev
	@$(PYTHON) -m pytest -n 2 --dist loadfile -m security tests/security tests/browser

check: ready-dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	.venv/bin/lint-imports
	DEMO=1 $(PYTHON) -m mypy .
	.venv/bin/djlint templates --lint --quiet
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PYTHON) manage.py check

bench: ready-dev
	@$(PYTHON) bench/run.py

ready:
	@sh config/bootstrap.sh run

ready-dev:
	@sh config/bootstrap.sh dev
