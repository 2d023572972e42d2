#!/usr/bin/env bash
# apischema 0.19.0: an order of 19.90 is serialized and deserialized, with no JSON between.
# Expected: an equal order. Seen: the Decimal becomes a float on its way out, and on its way back a Decimal of the float's
# 48 digits, which equals nothing that a shop ever asked for; a text for an amount is refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check apischema==0.19.0
"$work/env/bin/python" - <<'PYTHON'
from dataclasses import dataclass
from decimal import Decimal

from apischema import ValidationError, deserialize, serialize


@dataclass
class Order:
    total: Decimal


before = Order(Decimal("19.90"))
after = deserialize(Order, serialize(Order, before))
try:
    text = deserialize(Order, {"total": "19.90"})
except ValidationError as error:
    text = error.errors[0]["err"]
print(serialize(Order, before), after, "|", text)
assert after == Order(Decimal(19.90)) != before
assert text == "expected type number, found string"
PYTHON
