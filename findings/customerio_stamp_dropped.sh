#!/usr/bin/env bash
# customerio 3.2.0 is told of an order of January 1 by `track`; its moment is a text as APIs give it, or a date.
# Expected: it is sent, or an error, as `backfill` raises for the same moment. Seen: the event is sent without a moment, which
# Customer.io takes for now, so that a campaign for new orders starts for an old one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check customerio==3.2.0
"$work/env/bin/python" - <<'PYTHON'
from datetime import date, datetime, timezone

import customerio


class Told(customerio.CustomerIO):
    def send_request(self, method, url, data):
        return data


client = Told("site", "key")
stamp = "2026-01-01T12:00:00Z"
seen = [client.track("7", "Order placed", timestamp=at) for at in (stamp, date(2026, 1, 1))]
told = client.track("7", "Order placed", timestamp=datetime(2026, 1, 1, 12, tzinfo=timezone.utc))
try:
    error = client.backfill("7", "Order placed", stamp)
except customerio.CustomerIOException as raised:
    error = str(raised)
print(seen, told, error)
assert seen == [{"name": "Order placed", "data": {}}] * 2
assert told["timestamp"] == 1767268800
assert "is not a valid timestamp" in error
PYTHON
