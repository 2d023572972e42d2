#!/usr/bin/env bash
# python-liquid 2.3.6 renders a mail: three pieces at 19.90, a discount, and the sum of the lines; amounts are Decimals.
# Expected: what the same filters make of floats, 59.7 and so on, or an error. Seen: 0, for each filter that calculates: a
# Decimal is no number to them, and what is none counts as zero. It is printed and compared as the number that it is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check python-liquid==2.3.6
"$work/env/bin/python" - <<'PYTHON'
from decimal import Decimal

from liquid import Environment

mail = "{{ price }}; {{ price | times: 3 }}; {{ price | minus: 5 }}; {{ lines | sum }}; {% if price > 9 %}more{% endif %} than 9"
template = Environment().from_string(mail)
seen = [template.render(price=number("19.90"), lines=[number("19.90"), number("5")]) for number in (float, Decimal)]
print(*seen, sep=" | ")
assert seen == ["19.9; 59.7; 14.9; 24.9; more than 9", "19.90; 0; -5; 0; more than 9"]
PYTHON
