# The two commands of the README: `make run` and `make test`. Everything is installed into .venv from constraints.txt.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 7860
PIP_FLAGS ?=

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt $(PIP_FLAGS)

.PHONY: run test check format bench clean

run: .venv/.run-installed  ## the chat on http://HOST:PORT, the seed articles indexed
	@$(BIN)/hoidap serve --host $(HOST) --port $(PORT) || [ $$? -eq 130 ]  # Ctrl-C is how a chat ends, no failure

test: .venv/.dev-installed  ## the tests
	$(BIN)/python -m pytest

check: .venv/.dev-installed  ## what CI runs: format, lint, types, tests with warnings as errors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -W error

BENCHMARKS := speed seed_questions pairs dialogues retrieval ablation accents encoders throughput library_scale reading reading_ingredients refusals answers yes_no long_articles ask_at_scale tradeoff

bench: .venv/.dev-installed  ## every table of the README (an hour; question sets are looked for in HOIDAP_SHARED)
	@for name in $(BENCHMARKS); do echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

format: .venv/.dev-installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache

.venv/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Cần Python 3.11 trở lên (make run PYTHON=python3.12) / Python 3.11 or newer is needed'; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.run-installed: .venv/.created pyproject.toml constraints.txt
	@echo 'Đang cài đặt, mất vài phút ở lần đầu...'
	$(INSTALL) -e .
	@touch $@

.venv/.dev-installed: .venv/.created pyproject.toml constraints.txt
	@echo 'Đang cài đặt, mất vài phút ở lần đầu...'
	$(INSTALL) -e '.[dev]'
	@touch $@ .venv/.run-installed
