#!/usr/bin/env bash
# pony 0.7.20: an aware datetime in a `Required(datetime)` attribute of a SQLite file.
# Expected: a datetime, or a refusal when it is written. Seen: it is written without a word and read back as a text, so
# the first arithmetic fails in another session, far from the cause; a naive one comes back as a datetime.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check pony==0.7.20
"$work/env/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta, timezone

from pony.orm import Database, Required, db_session, flush

database = Database("sqlite", ":memory:")


class Order(database.Entity):
    at = Required(datetime)


database.generate_mapping(create_tables=True)


def there_and_back(at):
    with db_session:
        order = Order(at=at)
        flush()
        key = order.id
    with db_session:
        return Order[key].at


aware = there_and_back(datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=2))))
naive = there_and_back(datetime(2026, 1, 1, 12))
print(repr(aware), repr(naive))
assert aware == "2026-01-01 12:00:00+02:00"
assert naive == datetime(2026, 1, 1, 12)
PYTHON
