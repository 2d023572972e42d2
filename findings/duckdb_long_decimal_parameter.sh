#!/usr/bin/env bash
# duckdb 2.0.0: a Decimal as a parameter of a query, with 38 digits and with 39.
# Expected: exact, or an error. Seen: one digit more than DECIMAL holds, and the parameter is a DOUBLE without a word:
# the digits after the seventeenth are others. Python's Decimals have no such bound.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check duckdb==2.0.0
"$work/env/bin/python" - <<'PYTHON'
from decimal import Decimal

import duckdb

def there_and_back(text):
    return duckdb.execute("SELECT typeof($1), $1", [Decimal(text)]).fetchone()

exact, lost = there_and_back("1" * 34 + ".2345"), there_and_back("1" * 35 + ".2345")
print(exact, lost)
assert exact == ("DECIMAL(38,4)", Decimal("1" * 34 + ".2345"))
assert lost[0] == "DOUBLE"
assert Decimal(lost[1]) != Decimal("1" * 35 + ".2345")
PYTHON
