#!/usr/bin/env bash
# piccolo 1.38.0 saves an order that is neither paid nor consented to; both columns can be null.
# Expected: NULL, as what may be absent and was not given. Seen: it was paid at the moment it was saved, and consent was
# refused: `null=True` leaves a column its default, which is now for stamps and days, False and 0 for others.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check "piccolo[sqlite]==1.38.0"
cd "$work"
"$work/env/bin/python" - <<'PYTHON'
import asyncio
from datetime import datetime, timedelta, timezone

from piccolo.columns import Boolean, Numeric, Timestamptz
from piccolo.engine.sqlite import SQLiteEngine
from piccolo.table import Table


class Orders(Table, db=SQLiteEngine(path="orders.sqlite")):
    paid_at = Timestamptz(null=True)
    consent = Boolean(null=True)
    refunded = Numeric(null=True)


async def main():
    await Orders.create_table()
    await Orders().save()
    (row,) = await Orders.select()
    print(row)
    assert datetime.now(timezone.utc) - row["paid_at"] < timedelta(minutes=1)
    assert (row["consent"], row["refunded"]) == (False, 0)


asyncio.run(main())
PYTHON
