#!/usr/bin/env bash
# graphql-core 3.3.2 (pip) and the introspection of Shopify's Admin API, as @shopify/dev-mcp 1.16.0 (npm) publishes it.
# Expected: a query of the shop's name is valid by the schema of the API that answers it. Seen: no query can be checked:
# `validate` raises a TypeError, because a type deprecates a field that its interface does not. graphql-core 3.2.11,
# with the same file and the same query, finds nothing wrong.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @shopify/dev-mcp@1.16.0 >/dev/null
tar xzf shopify-dev-mcp-1.16.0.tgz package/dist/data/admin_2026-10.json.gz
cat >check.py <<'PYTHON'
import gzip
import json
import sys

import graphql

with gzip.open("package/dist/data/admin_2026-10.json.gz") as file:
    schema = graphql.build_client_schema(json.load(file)["data"])
try:
    seen = str(graphql.validate(schema, graphql.parse("{ shop { name } }")))
except TypeError as error:
    seen = f"TypeError: {error}".splitlines()[0]
print(graphql.version, seen)
assert seen.startswith(sys.argv[1]), seen
PYTHON
for row in "3.3.2 TypeError: Interface field Node.id is not deprecated" "3.2.11 []"; do
    python3 -m venv --clear env
    env/bin/python -m pip install --quiet --disable-pip-version-check "graphql-core==${row%% *}"
    env/bin/python check.py "${row#* }"
done
