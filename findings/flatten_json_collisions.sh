#!/usr/bin/env bash
# flatten-json 0.1.14 makes a row of a Stripe Checkout Session whose customer was expanded: the customer has an email, and
# the session's own `customer_email`, which is filled only if the shop gave one, is null.
# Expected: both values, or an error, as python-benedict 0.40.1 raises one for the same separator. Seen: one column for
# both, with the value that came last, so the address is gone from the row, or is there, by the order of the keys.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check flatten-json==0.1.14 python-benedict==0.40.1
"$work/env/bin/python" - <<'PYTHON'
from benedict import benedict
from flatten_json import flatten

session = {"id": "cs_1", "customer": {"email": "ada@example.com"}, "customer_email": None}
turned = dict(reversed(session.items()))
try:
    other = benedict(session).flatten("_")
except KeyError as error:
    other = error.args[0]
print(flatten(session), flatten(turned), other)
assert flatten(session) == {"id": "cs_1", "customer_email": None}
assert flatten(turned) == {"id": "cs_1", "customer_email": "ada@example.com"}
assert "customer_email" in other
PYTHON
