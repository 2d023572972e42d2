#!/usr/bin/env bash
# stripe 16.1.0: a price with a fraction of a cent is turned into a dict, to be put into a queue as JSON.
# Expected: what came as JSON can be written as JSON. Seen: `unit_amount_decimal`, a text on the wire, is a Decimal in
# `to_dict()`, which `json.dumps` refuses; `str(price)` writes the text again.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check stripe==16.1.0
"$work/env/bin/python" - <<'PYTHON'
import json

import stripe

price = stripe.Price.construct_from({"id": "price_1", "object": "price", "unit_amount_decimal": "19.995"}, "k")
value = price.to_dict()["unit_amount_decimal"]
try:
    written = json.dumps(price.to_dict())
except TypeError as error:
    written = str(error)
print(type(value).__name__, "|", written, "|", json.loads(str(price))["unit_amount_decimal"])
assert written == "Object of type Decimal is not JSON serializable"
assert json.loads(str(price))["unit_amount_decimal"] == "19.995"
PYTHON
