#!/usr/bin/env bash
# tortoise-orm 1.1.9 with SQLite: an order of 10:00 UTC is looked for by stamps with other offsets.
# Expected: found by each stamp before it, however it is written. Seen: stamps are stored in UTC and those of a condition
# are not brought to it, the texts are compared: 12:30 at +05:00 (07:30 UTC) is after 10:00, so "what changed since" finds
# nothing, and the order is not found by its own moment.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check tortoise-orm==1.1.9
cat >"$work/shop.py" <<'PYTHON'
from tortoise import fields
from tortoise.models import Model


class Order(Model):
    at = fields.DatetimeField()
PYTHON
cd "$work"
"$work/env/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta, timezone

from shop import Order
from tortoise import Tortoise, run_async

moment = datetime(2026, 1, 1, 10, tzinfo=timezone.utc)
east = timezone(timedelta(hours=5))


async def main():
    await Tortoise.init(db_url="sqlite://:memory:", modules={"models": ["shop"]})
    await Tortoise.generate_schemas()
    await Order.create(at=moment.astimezone(east))
    since = moment - timedelta(hours=2, minutes=30)
    seen = {zone.tzname(None): [await Order.filter(at__gt=since.astimezone(zone)).count(),
                                await Order.filter(at=moment.astimezone(zone)).count()] for zone in (timezone.utc, east)}
    print((await Order.first()).at, seen)
    assert (await Order.first()).at == moment
    assert seen == {"UTC": [1, 1], "UTC+05:00": [0, 0]}


run_async(main())
PYTHON
