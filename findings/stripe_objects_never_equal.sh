#!/usr/bin/env bash
# stripe 16.1.0: the same delivery of a webhook is read twice and compared, as a handler that drops repetitions does.
# Expected: equal, as they were while these objects were dicts. Seen: two objects of equal content are different, a deep
# copy too; only their `to_dict()` compares.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet stripe==16.1.0
"$work/env/bin/python" - <<'PYTHON'
import copy
import json

import stripe

body = json.dumps({"id": "evt_1", "object": "event", "type": "invoice.paid", "data": {"object": {"id": "in_1"}}})
first, again = (stripe.Event.construct_from(json.loads(body), "k") for _ in range(2))
print(first == again, copy.deepcopy(first) == first, first.to_dict() == again.to_dict())
assert first != again
assert copy.deepcopy(first) != first
assert first.to_dict() == again.to_dict()
PYTHON
