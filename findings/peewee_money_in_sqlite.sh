#!/usr/bin/env bash
# peewee 4.5.3: an amount in a `DecimalField(max_digits=38, decimal_places=4)` of a SQLite file.
# Expected: what went in comes out, or an error. Seen: the column is a binary float: sixteen digits come back changed,
# three dimes sum up to 0.30000000000000004, and more decimals than declared are kept.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check peewee==4.5.3
"$work/env/bin/python" - <<'PYTHON'
from decimal import Decimal

from peewee import DecimalField, Model, SqliteDatabase, fn

database = SqliteDatabase(":memory:")


class Order(Model):
    amount = DecimalField(max_digits=38, decimal_places=4)

    class Meta:
        database = database


def there_and_back(text):
    return str(Order.get_by_id(Order.create(amount=Decimal(text)).id).amount)


database.create_tables([Order])
seen = {text: there_and_back(text) for text in ("12345678901234.5678", "99999999999999.9999", "1.23456")}
Order.delete().execute()
for _ in range(3):
    Order.create(amount=Decimal("0.10"))
total = Order.select(fn.SUM(Order.amount)).scalar()
print(seen, total)
assert seen == {
    "12345678901234.5678": "12345678901234.568",
    "99999999999999.9999": "100000000000000",
    "1.23456": "1.23456",
}
assert total == 0.30000000000000004
PYTHON
