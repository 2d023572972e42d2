#!/usr/bin/env bash
# sqlite-utils 4.2.1: an order whose lines hold amounts and a stamp is inserted.
# Expected: JSON that any reader understands, or an error, as `json.dumps` has it. Seen: Python's own spelling of the
# objects as texts, "Decimal('19.90')" and "datetime.datetime(…)", which no reader turns into an amount or a stamp again,
# and of which SQL's sums make zero.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check sqlite-utils==4.2.1
"$work/env/bin/python" - <<'PYTHON'
import json
from datetime import datetime, timezone
from decimal import Decimal

from sqlite_utils import Database

database = Database(memory=True)
at = datetime(2026, 1, 1, tzinfo=timezone.utc)
database["orders"].insert({"total": Decimal("19.90"), "lines": [{"price": Decimal("19.90"), "at": at}]})
row = next(database["orders"].rows)
sums = "select sum(total), sum(json_extract(lines, '$[0].price')) from orders"
seen, (total, lines) = json.loads(row["lines"]), next(iter(database.execute(sums)))
print(row, total, lines)
assert seen == [{"price": "Decimal('19.90')", "at": repr(at)}]
assert (total, lines) == (19.9, 0.0)
PYTHON
