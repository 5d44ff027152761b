export PYTHONDONTWRITEBYTECODE=

# Where this is set, no bytecode is written and every process starts three times slower.

PYTHON ?= python3
PORT ?= 8000
export PORT

PY := .venv/bin/python
UV = $(shell command -v uv || echo .venv/uv/bin/uv)
UV_COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes

# What production settings need before they load; the values are made up.
MADE_UP := SECRET_KEY=made-up-for-the-check-and-long-enough-0123456789-abcdefghij \
	ALLOWED_HOSTS=legerad.example SITE_URL=https://legerad.example \
	DATABASE_URL=postgresql://u:p@db.example/x REDIS_URL=redis://cache.example \
	MEDIA_ROOT=/srv/files EMAIL_URL=smtp://mail.example DEFAULT_FROM_EMAIL=x@legerad.example

.PHONY: help demo demo-reset test check bench fmt lock install-demo install-dev

help:
	@echo "make demo        the portal with an invented Agder, on http://127.0.0.1:$(PORT)/ (PORT=…)"
	@echo "make demo-reset  throw the demo's data away"
	@echo "make test        all tests, those in the browser too"
	@echo "make check       style, types, order of the layers, settings, migrations, known holes"
	@echo "make bench       how fast it is, beside the floors of the same machine"
	@echo "make fmt         format code and templates"
	@echo "make lock        renew requirements/*.txt from pyproject.toml"

demo: install-demo
	@exec $(PY) -m legeraad.embedded --end-with-parent

demo-reset: install-demo
	@exec $(PY) -m legeraad.embedded reset

test: install-dev
	@exec $(PY) tools/run_tests.py

check: install-dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy .
	.venv/bin/lint-imports
	$(PY) -m djlint --lint templates
	env $(MADE_UP) DJANGO_SETTINGS_MODULE=legeraad.settings.production \
		$(PY) manage.py check --deploy --fail-level WARNING
	$(PY) -m legeraad.embedded run env PYTHONPATH=. $(PY) tools/check_migrations.py
	$(PY) tools/audit.py

bench: install-dev
	@exec $(PY) tools/bench.py

fmt: install-dev
	$(PY) -m ruff check --fix
	$(PY) -m ruff format
	$(PY) -m djlint --reformat --quiet templates

lock:
	$(UV_COMPILE) pyproject.toml -o requirements/runtime.txt
	$(UV_COMPILE) pyproject.toml --extra demo -c requirements/runtime.txt -o requirements/demo.txt
	$(UV_COMPILE) pyproject.toml --extra demo --extra dev -c requirements/demo.txt -o requirements/dev.txt
	$(UV_COMPILE) --group node -o requirements/node.txt

install-demo install-dev: install-%:
	@$(PYTHON) tools/setup.py $*
