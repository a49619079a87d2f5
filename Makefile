# `make run` starts the portal, `make test` runs every test; both do all set-up themselves.
SHELL := /bin/bash
PY := .venv/bin/python
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench pictures stop

help: ## Bu listeyi gösterir / shows this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

setup: ## Sanal ortamı ve paketleri kurar / makes .venv with all packages
	@sh smm_portal/local/setup.sh

run: setup ## Portalı başlatır / starts the portal (PORT, SMM_LOCAL_DIR, DATABASE_URL, REDIS_URL)
	@$(PY) -m smm_portal.local system pango || true
	@exec $(PY) -m smm_portal.local run

test: setup ## Bütün testler, tarayıcı dahil / all tests, the browser's too
	@$(PY) -m smm_portal.local system pango chromium
	$(PY) -m pytest -n $(JOBS) --dist loadgroup -q $(ARGS)

lint: setup ## Biçim, şablon, içe aktarma, göç ve yayın denetimleri / static checks
	@sh deploy/lint.sh

bench: setup ## Liste sayfalarını ölçer / measures the list pages
	$(PY) -m tests.bench

pictures: setup ## Her sayfanın resmi pictures/ altına / pictures of every page
	@$(PY) -m smm_portal.local system pango chromium
	SMM_PICTURES=pictures $(PY) -m pytest tests/e2e/pictures.py -q $(ARGS)

stop: ## Açık kalan yerel servisleri durdurur / stops local services that were left running
	@$(PY) -m smm_portal.local stop
