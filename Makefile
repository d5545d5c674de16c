# `make setup` makes an environment in .venv, with EXTRAS of pyproject.toml; PYTHON is the one of VENV when there is one,
# else the one on the path. `make test PYTHON=...` chooses another.
VENV ?= .venv
EXTRAS ?= dev
PYTHON ?= $(if $(wildcard $(VENV)/bin/python),$(VENV)/bin/python,python3)
SPACE ?= build/space
CODE = summarizer tests benchmarks training $(wildcard app.py)

.PHONY: setup check lint types test space screenshot

setup:
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install -e '.[$(EXTRAS)]'

check: lint types test

lint:
	$(PYTHON) -m ruff check $(CODE)
	$(PYTHON) -m ruff format --check $(CODE)

types:
	$(PYTHON) -m mypy

test:
	$(PYTHON) -m pytest

# The folder to push to a Hugging Face Space: what app.py needs, the weights included. What is binary goes to large-file
# storage there.
space:
	rm -rf $(SPACE)
	mkdir -p $(SPACE)
	cp -r README.md CHANGELOG.md LICENSE NOTICE app.py requirements.txt packages.txt docs summarizer $(SPACE)
	find $(SPACE) -name __pycache__ -prune -exec rm -rf {} +
	printf '%s filter=lfs diff=lfs merge=lfs -text\n' '*.bin' '*.bin.*' '*.png' > $(SPACE)/.gitattributes
	@du -sh $(SPACE)

# README's picture, taken from the page itself.
screenshot:
	$(PYTHON) benchmarks/screenshots.py docs --only both-1440-light-en
	mv docs/both-1440-light-en.png docs/page.png
