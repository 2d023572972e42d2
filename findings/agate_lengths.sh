#!/usr/bin/env bash
# agate 1.14.2, which csvkit and dbt read CSV files with, reads a list of cables and one of customers.
# Expected: "5 m" and "10 m" are texts, and May and June are names. Seen: five and ten minutes, and the first days of May
# and June of the year 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check agate==1.14.2
"$work/env/bin/python" - <<'PYTHON'
import io
from datetime import date, timedelta

import agate

table = agate.Table.from_csv(io.StringIO("sku,length,first_name\nA-1,5 m,May\nA-2,10 m,June\n"))
seen = {column.name: column.values() for column in table.columns}
print(seen)
assert seen == {
    "sku": ("A-1", "A-2"),
    "length": (timedelta(minutes=5), timedelta(minutes=10)),
    "first_name": (date(1, 5, 1), date(1, 6, 1)),
}
PYTHON
