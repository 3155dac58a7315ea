# `make` alone says what there is. Each target is one command that also works without make.
.DEFAULT_GOAL := help
.PHONY: help build test format update run bench new-service clean

MVN ?= mvn -q -B
DIR ?= examples/shop

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## Build the command line into cli/target/fourfold, without tests
	$(MVN) -Dmaven.test.skip=true -pl cli -am package

test: ## Everything that CI checks: tests, rules of architecture and size, formatting
	mvn verify

format: ## Format the Java sources
	$(MVN) spotless:apply

update: ## Rewrite the golden files with what comes out now; review the diff
	$(MVN) verify -Dupdate

run: ## Run on an application: make run DIR=path/to/app
	./fourfold "$(DIR)"

bench: ## Measure: make bench DIR=path/to/app APPS=path/to/folder/of/apps
	bench/run.sh "$(DIR)" $(if $(APPS),"$(APPS)")

new-service: ## Start the page of a service: make new-service ID=aws.translate ROLE=external TITLE="Amazon Translate"
	@page="core/src/main/resources/pages/services/$(subst .,/,$(ID)).md"; \
	test -n "$(ID)" -a -n "$(ROLE)" -a -n "$(TITLE)" || { echo "needs ID=, ROLE= and TITLE=" >&2; exit 2; }; \
	test ! -e "$$page" || { echo "$$page is there already" >&2; exit 2; }; \
	mkdir -p "$$(dirname "$$page")"; \
	printf -- '---\nid: %s\ntitle: %s\nrole: %s\n---\n# %s\n' "$(ID)" "$(TITLE)" "$(ROLE)" "$(TITLE)" >"$$page"; \
	echo "$$page"

clean: ## Remove what was built
	$(MVN) clean
