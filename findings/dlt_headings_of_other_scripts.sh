#!/usr/bin/env bash
# dlt 1.31.0 with duckdb loads contacts whose fields have the titles that a shop in Sofia or Tokyo gives them.
# Expected: a column for each, or an error. Seen: one column, named `x`, for all of them, with the value of the last: what
# is no ASCII letter is dropped from a name, and names that become one are written over each other without a word.
# "Preis €" and "Preis $" become one, too.
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


def loaded(name, contact):
    destination = dlt.destinations.duckdb(f"{name}.db")
    pipeline = dlt.pipeline(name, destination=destination, dataset_name="shop")
    pipeline.run([contact], table_name="contacts")
    table = duckdb.connect(f"{name}.db").execute("select * exclude (_dlt_load_id, _dlt_id) from shop.contacts")
    return dict(zip([column[0] for column in table.description], table.fetchone()))


seen = [
    loaded("sofia", {"Име": "Ада", "Телефон": "0881", "Град": "София"}),
    loaded("tokyo", {"名前": "エイダ", "電話": "03"}),
    loaded("vienna", {"Preis €": "19.90", "Preis $": "21.50"}),
]
print(*seen)
assert seen == [{"x": "София"}, {"x": "03"}, {"preisx": "21.50"}]
PYTHON
