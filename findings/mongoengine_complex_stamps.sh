#!/usr/bin/env bash
# mongoengine 0.29.3 (with mongomock 4.3.0) keeps the stamp of an order, noon at +02:00, in both of its fields for stamps.
# Expected: one moment. Seen: `DateTimeField` keeps 10:00, the same in UTC. `ComplexDateTimeField`, made for what that one
# rounds away, drops the offset and keeps 12:00: two hours apart in one document, and sorted after an order of 11:00 UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check mongoengine==0.29.3 mongomock==4.3.0 pymongo==4.20.1
"$work/env/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta, timezone

import mongoengine
import mongomock

mongoengine.connect("shop", mongo_client_class=mongomock.MongoClient, uuidRepresentation="standard")


class Order(mongoengine.Document):
    plain = mongoengine.DateTimeField()
    exact = mongoengine.ComplexDateTimeField()


earlier = datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))
later = datetime(2026, 1, 1, 11, tzinfo=timezone.utc)
for at in (earlier, later):
    Order(plain=at, exact=at).save()
seen = {field: [getattr(order, field).hour for order in Order.objects.order_by(field)] for field in ("plain", "exact")}
print(earlier < later, seen)
assert earlier < later
assert seen == {"plain": [10, 11], "exact": [11, 12]}
PYTHON
