#!/usr/bin/env bash
# peewee 4.5.3: two orders with stamps of different offsets in a SQLite file, sorted by their stamp.
# Expected: in the order in which they happened. Seen: by the text of the stamp, so 11:00 at +05:00 (06:00 UTC) comes
# after 10:00 UTC, and "newest first" shows the older one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check peewee==4.5.3
"$work/env/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta, timezone

from peewee import CharField, DateTimeField, Model, SqliteDatabase

database = SqliteDatabase(":memory:")


class Order(Model):
    number = CharField()
    at = DateTimeField()

    class Meta:
        database = database


database.create_tables([Order])
Order.create(number="later", at=datetime(2026, 1, 1, 10, tzinfo=timezone.utc))
Order.create(number="earlier", at=datetime(2026, 1, 1, 11, tzinfo=timezone(timedelta(hours=5))))
rows = list(Order.select().order_by(Order.at))
print([(row.number, row.at.isoformat()) for row in rows], rows[0].at > rows[1].at)
assert [row.number for row in rows] == ["later", "earlier"]
assert rows[0].at > rows[1].at
PYTHON
