#!/usr/bin/env bash
# babel 2.18.0 (CLDR's digits) and iso4217 1.16 (ISO 4217's) are asked how many decimals a currency has.
# Expected: the same. Seen: babel says 0 for the Iraqi, Serbian, Afghan, Albanian and Malagasy currencies, where ISO says
# 3, 2, 2, 2 and 2, so an exact amount is printed rounded: 19.99 dinars are shown as 20, though the shop took 19.99.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check babel==2.18.0 iso4217==1.16.20260101
"$work/env/bin/python" - <<'PYTHON'
from decimal import Decimal

from babel.numbers import format_currency, get_currency_precision
from iso4217 import Currency

digits = {code: (get_currency_precision(code), Currency(code).exponent) for code in ("IQD", "RSD", "AFN", "ALL", "MGA")}
shown = format_currency(Decimal("19.99"), "RSD", locale="en")
print(digits, repr(shown))
assert digits == {"IQD": (0, 3), "RSD": (0, 2), "AFN": (0, 2), "ALL": (0, 2), "MGA": (0, 2)}
assert shown == "RSD20"
PYTHON
