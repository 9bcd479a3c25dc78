# What can be done here; interface.md of the documentation lists what may be relied on.

PYTHON ?= python3
VENV = .venv
export PORT ?= 8000

.PHONY: run test check bench translations python

run: export DEBUG ?= 1
run: python
	@$(PYTHON) -m config.port
	@$(MAKE) --silent $(VENV)/installed
	@exec $(VENV)/bin/python -m config.run

test: $(VENV)/installed-for-tests
	@$(VENV)/bin/python -m config.translations
	$(VENV)/bin/python -m pytest -n 2 --dist loadscope

check: $(VENV)/installed-for-tests translations
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	DEBUG=1 $(VENV)/bin/python manage.py check --fail-level WARNING
	DEBUG=1 $(VENV)/bin/python manage.py makemigrations --check --dry-run
	$(VENV)/bin/python -m benchmarks.detection --own
	$(VENV)/bin/python -m pytest -n 2 --dist loadscope

translations: $(VENV)/installed
	@$(VENV)/bin/python -m config.translations

# Search comes first: the others find its scratch archive.
bench: $(VENV)/installed-for-benchmarks
	@echo "== benchmarks/search"; $(VENV)/bin/python -m benchmarks.search --sizes 100000 --to var/benchmarks
	@set -e; export DATA_DIR="$(CURDIR)/var/benchmarks/search-100000"; \
	for benchmark in benchmarks/[a-z]*.py; do \
		echo "== $$benchmark"; $(VENV)/bin/python -m "benchmarks.$$(basename $$benchmark .py)"; done

python:
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.version_info < (3, 11) and sys.exit( \
		"fundstelle: Python 3.11 or newer is needed, this is " + v + ": name another with make PYTHON=…")'

# A stamp each: what is installed is installed again only when the list has changed.
$(VENV)/installed: requirements.txt
	@$(MAKE) --no-print-directory python
	@echo "fundstelle: installing what is needed into $(VENV) (a minute, the first time)"
	@test -x $(VENV)/bin/pip || $(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-for-tests: requirements-dev.txt $(VENV)/installed
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENV)/installed-for-benchmarks: benchmarks/requirements.txt $(VENV)/installed-for-tests
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@
