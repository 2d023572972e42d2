#!/usr/bin/env bash
# python-benedict 0.40.1 reads amounts out of a dict with `get_decimal`, `get_float` and `get_int`; one is written "19,90".
# Expected: an error, or None. Seen: 0, the default for a key that is missing, although the key is there: the order is for
# nothing. "1,234.50" is 0, too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check python-benedict==0.40.1
"$work/env/bin/python" - <<'PYTHON'
from decimal import Decimal

from benedict import benedict

order = benedict({"plain": "19.90", "comma": "19,90", "thousands": "1,234.50"})
seen = [(order.get_decimal(key), order.get_float(key), order.get_int(key)) for key in order]
print(seen)
assert seen == [(Decimal("19.90"), 19.9, 19), (0, 0, 0), (0, 0, 0)]
PYTHON
