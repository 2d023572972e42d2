#!/usr/bin/env bash
# price-parser 0.5.1 reads prices as shops print them: a currency with three decimals, Swiss thousands, a credit note.
# Expected: 1.250 dinars, 1234.50 francs, minus 5. Seen: 1250 dinars although the currency was recognised, 1 franc, and
# plus 5: no error, and no sign that something was left out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check price-parser==0.5.1
"$work/env/bin/python" - <<'PYTHON'
from price_parser import Price

texts = ("KD 1.250", "CHF 1\u2019234.50", "-5.00 EUR")
seen = {text: str(Price.fromstring(text).amount) for text in texts}
print(seen)
assert seen == {"KD 1.250": "1250", "CHF 1\u2019234.50": "1", "-5.00 EUR": "5.00"}
PYTHON
