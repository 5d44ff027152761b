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

# Each check is a target of its own, so that one that fails does not hide the next.
CHECKS := check-style check-format check-types check-layers check-templates check-settings \
	check-migrations check-holes

WHICH = $(or $(FROM),$(error Say which backup: make $@ FROM=var/backups/legeraad-…))

.PHONY: help demo demo-reset test check bench backup backup-check restore fmt lock \
	install-demo install-dev $(CHECKS)

help:
	@echo "make demo        the portal with an invented Agder, on http://127.0.0.1:$(PORT)/ (PORT=…)"
	@echo "make demo-reset  throw the demo's data away"
	@echo "make test        all tests, those in the browser too"
	@echo "make check       style, types, order of the layers, settings, migrations, known holes"
	@echo "make bench       how fast it is, beside the floors of the same machine"
	@echo "make backup      database and files into a new folder below var/backups (TO=…)"
	@echo "make backup-check FROM=…  prove a backup: restore it beside, compare, throw away"
	@echo "make restore FROM=…       bring a backup back into an empty database, and compare"
	@echo "make fmt         format code and templates"
	@echo "make lock        renew requirements/*.txt from pyproject.toml"

demo: install-demo
	@exec $(PY) -m legeraad.embedded --end-with-parent

demo-reset: install-demo
	@exec $(PY) -m legeraad.embedded reset

test: install-dev
	@$(PY) manage.py compile_translations
	@exec $(PY) -m tools.run_tests

check: install-dev
	@$(MAKE) --no-print-directory --keep-going $(CHECKS)

check-style:
	$(PY) -m ruff check

check-format:
	$(PY) -m ruff format --check

check-types:
	$(PY) -m mypy .

check-layers:
	.venv/bin/lint-imports

check-templates:
	$(PY) -m djlint --lint --quiet templates

check-settings:
	@echo manage.py check --deploy, with the settings of production
	@$(MADE_UP) DJANGO_SETTINGS_MODULE=legeraad.settings.production \
		$(PY) manage.py check --deploy --fail-level WARNING

check-migrations:
	$(PY) -m legeraad.embedded run $(PY) -m tools.check_migrations

check-holes:
	$(PY) -m tools.audit

bench: install-dev
	@exec $(PY) -m tools.bench

# DATABASE_URL and MEDIA_ROOT say which portal; without them it is the demo. Nothing is installed:
# a backup is taken just before an upgrade, beside what still runs.
backup:
	@exec $(PY) -m tools.backup make $(if $(TO),--to "$(TO)")

backup-check:
	@exec $(PY) -m tools.backup check --from "$(WHICH)"

restore:
	@exec $(PY) -m tools.backup restore --from "$(WHICH)"

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
