#!/usr/bin/env bash
# segment-analytics-python 2.4.0 (as customerio-cdp-analytics 1.1.0) is told of orders with stamps without a zone, in New York.
# Expected: all are taken for local time, or all for UTC. Seen: what is about now, or later, is local time; what is older
# than five seconds is UTC. So the order of a minute ago goes to the day's figures as one of five hours before it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check \
    segment-analytics-python==2.4.0 customerio-cdp-analytics==1.1.0
TZ=EST5 "$work/env/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta

import customerio.analytics
import segment.analytics

now = datetime.now()
for client in (segment.analytics.Client("key", send=False), customerio.analytics.Client("key", send=False)):
    seen = {}
    for minutes in (-1, 0, 1):
        at = now + timedelta(minutes=minutes)
        sent = client.track("anna", "Order placed", timestamp=at)[1]["timestamp"]
        seen[minutes] = datetime.fromisoformat(sent).utcoffset() / timedelta(hours=1)
    print(seen)
    assert seen == {-1: 0, 0: -5, 1: -5}
PYTHON
