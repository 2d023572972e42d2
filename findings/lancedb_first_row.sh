#!/usr/bin/env bash
# lancedb 0.40.0: a table is made of two contacts, of which the second alone has a phone number; then a table of whole
# amounts gets one of 19.99.
# Expected: what went in, or an error. Seen: the first contact decides for the columns, and the number is gone; of 19.99
# the table keeps 19, and of a third decimal a rounded second one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check lancedb==0.40.0 pyarrow==26.0.1
cd "$work"
"$work/env/bin/python" - <<'PYTHON'
from decimal import Decimal

import lancedb

database = lancedb.connect("shop")
contacts = database.create_table("contacts", [{"email": "ada@example.com"}, {"email": "bob@example.com", "phone": "0301"}])
whole = database.create_table("whole", [{"total": 2000}])
whole.add([{"total": 19.99}])
whole.add([{"total": Decimal("19.99")}])
cents = database.create_table("cents", [{"total": Decimal("10.00")}])
cents.add([{"total": Decimal("19.999")}])
seen = [table.to_arrow().to_pylist() for table in (contacts, whole, cents)]
print(*seen)
assert seen[0] == [{"email": "ada@example.com"}, {"email": "bob@example.com"}]
assert [row["total"] for row in seen[1]] == [2000, 19, 19]
assert [row["total"] for row in seen[2]] == [Decimal("10.00"), Decimal("20.00")]
PYTHON
