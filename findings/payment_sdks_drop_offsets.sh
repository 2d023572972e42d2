#!/usr/bin/env bash
# paddle-python-sdk 1.16.1 and braintree 4.48.0 are given noon at -05:00, as the next day that a subscription is billed and
# as the time that a search for transactions starts from.
# Expected: 17:00 UTC, or an error. Seen: both send 12:00 UTC: the offset is dropped and a `Z` put after the wall clock.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check paddle-python-sdk==1.16.1 braintree==4.48.0
"$work/env/bin/python" - <<'PYTHON'
import json
from datetime import datetime

import braintree
from braintree.util.xml_util import XmlUtil
from paddle_billing.Entities.DateTime import DateTime
from paddle_billing.Json import PayloadEncoder
from paddle_billing.Resources.Subscriptions.Operations import UpdateSubscription

stamp = "2026-01-01T12:00:00-05:00"
at = datetime.fromisoformat(stamp)
billed = [UpdateSubscription(next_billed_at=value) for value in (at, DateTime(stamp), DateTime.from_datetime(at))]
paddle = [json.loads(json.dumps(operation, cls=PayloadEncoder))["next_billed_at"] for operation in billed]
search = braintree.TransactionSearch.created_at >= at
sent = XmlUtil.xml_from_dict({"search": {search.name: search.to_param()}})
print(paddle, sent)
assert paddle == ["2026-01-01T12:00:00.000000Z"] * 3
assert '<min type="datetime">2026-01-01T12:00:00Z</min>' in sent
PYTHON
