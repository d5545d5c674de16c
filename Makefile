# PYTHON is .venv's when there is one (`make setup` makes it), else the one on the path; `make test PYTHON=...` chooses.
VENV ?= .venv
PYTHON ?= $(if $(wildcard $(VENV)/bin/python),$(VENV)/bin/python,python3)
CODE = summarizer tests benchmarks training $(wildcard app.py)

.PHONY: setup check lint types test

setup:
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install -e '.[dev]'

check: lint types test

lint:
	$(PYTHON) -m ruff check $(CODE)
	$(PYTHON) -m ruff format --check $(CODE)

types:
	$(PYTHON) -m mypy

test:
	$(PYTHON) -m pytest
