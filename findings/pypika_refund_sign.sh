#!/usr/bin/env bash
# pypika 0.51.1 builds a query for refunds: what an order's net amount and its tax come to, with a minus before it.
# Expected: -119 for 100 and 19. Seen: -81, since the parentheses of `-(net + tax)` are left out and only the net amount is
# negated. Those of `0 - (net + tax)` are kept.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check pypika==0.51.1
"$work/env/bin/python" - <<'PYTHON'
import sqlite3

from pypika import Query, Table

database = sqlite3.connect(":memory:")
database.execute("create table orders (net integer, tax integer)")
database.execute("insert into orders values (100, 19)")
orders = Table("orders")
query = Query.from_(orders).select(-(orders.net + orders.tax), 0 - (orders.net + orders.tax)).get_sql()
seen = database.execute(query).fetchall()
print(query, seen)
assert seen == [(-81, -119)]
PYTHON
