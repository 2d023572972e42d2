#!/usr/bin/env bash
# dlt 1.31.0 with duckdb loads orders by their stamp, `incremental("updated_at")`; their texts have several offsets.
# Expected: the second run loads the order of 10:00 UTC, which is later than 11:00 at +05:00 (06:00 UTC). Seen: it does not,
# and no run ever will: the texts are compared, although the column they go to is a TIMESTAMP WITH TIME ZONE.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check "dlt[duckdb]==1.31.0" duckdb==2.0.1
cd "$work"
export DLT_DATA_DIR="$work/dlt" RUNTIME__DLTHUB_TELEMETRY=false
"$work/env/bin/python" - <<'PYTHON'
import dlt
import duckdb


@dlt.resource(name="orders", primary_key="number")
def orders(rows, updated_at=dlt.sources.incremental("updated_at")):
    yield rows


pipeline = dlt.pipeline("shop", destination=dlt.destinations.duckdb("files.db"), dataset_name="shop")
pipeline.run(orders([{"number": "earlier", "updated_at": "2026-01-01T11:00:00+05:00"}]))
pipeline.run(orders([{"number": "later", "updated_at": "2026-01-01T10:00:00+00:00"}]))
rows = duckdb.connect("files.db").execute("select number, typeof(updated_at) from shop.orders").fetchall()
print(rows)
assert rows == [("earlier", "TIMESTAMP WITH TIME ZONE")]
PYTHON
