.DEFAULT_GOAL := help
.PHONY: help run setup setup-tests build test test-unit lint format generate dashboards demo acceptance bench bench-operator crash-matrix chaos outage mutants cluster cluster-down images load-images load report deploy undeploy forward logs test-cluster doctor clean clean-cache

bootstrap := @node local/bootstrap.mjs

help: ## List these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: ## Start everything in the foreground; Ctrl-C stops it in order
	$(bootstrap)
	@node local/dist/src/run.js

setup: ## Install, download and build what is needed, without starting anything
	$(bootstrap)
	@node local/dist/src/setup.js

setup-tests: ## The same, and what the tests need beside it: Kubernetes, built with Go (10 minutes, once)
	$(bootstrap)
	@node local/dist/src/setup-tests.js

build: ## Compile all TypeScript
	$(bootstrap)
	@npm run --silent build

test: ## Every check, then every test on a real broker and database (what CI runs)
	@bash .ci/run

test-unit: build ## The tests that need neither broker nor database
	@npm run --silent test:unit

lint: build ## Lint, layer rules, dead code, unused dependencies
	@npm run --silent lint && npm run --silent layers && npm run --silent unused

format: ## Format every file
	$(bootstrap)
	@npm run --silent format

generate: ## Make anew what is generated: of schemas, CRDs, dashboards and charts
	$(bootstrap)
	@npm run --silent generate

dashboards: build ## Draw the dashboards with Grafana's own panels, of a real system under load, to docs/dashboards (needs Chromium)
	@node local/dist/src/setup.js
	@npm run --silent draw -w @propalpes/dashboards

demo: build ## Fill a running system with sample data: make demo BFF=http://localhost:8003 N=200 RATE=20 SEED=1
	@node services/tools/dist/src/main.js demo $(BFF:%=--bff %) $(N:%=--count %) $(RATE:%=--rate %) $(SEED:%=--seed %)

acceptance: build ## Try a running system from outside: make acceptance BFF=http://localhost:8003
	@npm run --silent acceptance

bench: build ## Measure the ratios and latencies of bench/, all or some: make bench ONLY='machine accept'
	@node local/dist/src/setup.js
	@node bench/dist/src/main.js $(ONLY)

bench-operator: build ## Measure the operator at 500 topics on a real API server and broker (ten minutes)
	@node local/dist/src/setup.js
	@node bench/dist/src/main.js operator

crash-matrix: build ## Kill every handler at every point, N kills in all, under load: make crash-matrix N=240
	@node local/dist/src/setup.js
	@node load-tests/dist/src/crash-matrix.js $(N)

chaos: build ## Kill any service every 3 s until N operations are accepted, and ask the ledger: make chaos N=2000
	@node local/dist/src/setup.js
	@node load-tests/dist/src/chaos.js $(N)

outage: build ## Let every service but the BFF be away for S seconds, and ask the ledger: make outage S=120
	@node local/dist/src/setup.js
	@node load-tests/dist/src/chaos.js --outage $(or $(S),120)

mutants: build ## Plant a bug of each kind in a copy, attack it, and see it caught: make mutants ONLY=nack-on-error SEED=42
	@node local/dist/src/setup.js
	@node load-tests/dist/src/mutants.js $(ONLY) $(SEED:%=--seed %)

load: build ## Load a system with k6 and ask the ledger: make load SCENARIO=disponibilidad PROFILE=smoke|laptop|cluster, or SCENARIO=all; CLUSTER=1 takes the cluster
	@node local/dist/src/setup.js
	@node load-tests/dist/src/load.js $(or $(SCENARIO),all) $(PROFILE:%=--profile %) $(BFF:%=--bff %) $(CLUSTER:%=--cluster) $(MINUTES:%=--minutes %) $(BREAKPOINT:%=--breakpoint) $(SEED:%=--seed %)

report: build ## Tell where the last report of each scenario is
	@node load-tests/dist/src/report.js

cluster: build ## From nothing to PropAlpes on Kubernetes: kind where there is Docker, else a one-node cluster of our own; CONTEXT=minikube takes that
	@node local/dist/src/on-kubernetes.js cluster

cluster-down: build ## Take that cluster away
	@node local/dist/src/on-kubernetes.js cluster-down

images: build ## Build all images, or some: make images ONLY='companias operator'
	@node local/dist/src/images.js $(ONLY)

load-images: build ## Build the images and give them to the cluster, without installing anything
	@node local/dist/src/on-kubernetes.js load-images

deploy: build ## Build the images and install them on the cluster, or upgrade it to them: make deploy CONTEXT=<name>|current IMAGE_REGISTRY=<registry> VALUES=<file>,<file>
	@node local/dist/src/on-kubernetes.js deploy

undeploy: build ## Take PropAlpes off the cluster; topics and data stay
	@node local/dist/src/on-kubernetes.js undeploy

forward: build ## Make what runs on the cluster reachable on localhost, until Ctrl-C
	@node local/dist/src/on-kubernetes.js forward

logs: build ## Follow the logs of all pods
	@node local/dist/src/on-kubernetes.js logs

test-cluster: build ## Everything that must hold on Kubernetes, on a cluster that is made for it and taken away (more than an hour)
	@node local/dist/src/setup.js
	@node local/dist/src/test-cluster.js

doctor: ## Look at what this machine has for running here, with Docker and on clusters, and say what to do next
	@node local/doctor.mjs

clean: ## Delete the state of make run and everything compiled
	@[ ! -e .propalpes/cluster/run.json ] || { echo 'A cluster runs here: "make cluster-down" first.'; exit 1; }
	@rm -rf .propalpes
	@find . -name dist -type d -not -path '*/node_modules/*' -prune -exec rm -rf {} +

clean-cache: clean ## Delete the downloads and builds that checkouts share, too
	@rm -rf "$${XDG_CACHE_HOME:-$$HOME/.cache}/propalpes"
