#!/usr/bin/env bash
# deltalake 1.6.6: orders of whole amounts are written to a table, then an order of 19.99 is appended.
# Expected: refused, as a third decimal in a table of two is, or the column becomes wider, which `schema_mode="merge"` asks
# for. Seen: 19, for a float and for a Decimal, whatever the mode. A `merge` of rows rounds the third decimal, too, that an
# append refuses.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check deltalake==1.6.6 pyarrow==26.0.1
cd "$work"
"$work/env/bin/python" - <<'PYTHON'
from decimal import Decimal
from itertools import count

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

folders = map(str, count())


def orders(total):
    return pa.table({"number": [1], "total": [total]})


def appended(first, second, **mode):
    folder = next(folders)
    try:
        for total in (first, second):
            write_deltalake(folder, orders(total), mode="append", **mode)
    except Exception as error:
        return type(error).__name__
    return max(DeltaTable(folder).to_pyarrow_table()["total"].to_pylist()[:1])


def merged(first, second):
    write_deltalake(folder := next(folders), orders(first))
    merge = DeltaTable(folder).merge(orders(second), "s.number = t.number", source_alias="s", target_alias="t")
    merge.when_matched_update_all().execute()
    return DeltaTable(folder).to_pyarrow_table()["total"].to_pylist()[0]


cut = [appended(2000, total, **mode) for total in (19.99, Decimal("19.99")) for mode in ({}, {"schema_mode": "merge"})]
refused, rounded = appended(Decimal("10.00"), Decimal("9.995")), merged(Decimal("10.00"), Decimal("9.995"))
print(cut, refused, rounded)
assert cut == [19] * 4
assert refused == "SchemaMismatchError"
assert rounded == Decimal("10.00")
PYTHON
