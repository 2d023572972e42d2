#!/usr/bin/env bash
# polars 2.1.0: two pages of orders, the first in yen, the second in euros, become two frames and are put together.
# Expected: 19.99 euros, or the SchemaError that whole numbers beside floats are refused with. Seen: 20, without a word: a
# frame takes as many decimals as its own rows have, and the first frame of `concat` decides for all that follow.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check polars==2.1.0
"$work/env/bin/python" - <<'PYTHON'
from decimal import Decimal

import polars as pl

yen, euros = pl.DataFrame({"total": [Decimal("2000")]}), pl.DataFrame({"total": [Decimal("19.99")]})
seen = {how: pl.concat([yen, euros], how=how)["total"].to_list() for how in ("vertical", "vertical_relaxed")}
try:
    refused = pl.concat([pl.DataFrame({"total": [2000]}), pl.DataFrame({"total": [19.99]})])
except pl.exceptions.SchemaError as error:
    refused = type(error).__name__
print(seen, refused)
assert seen["vertical"] == [Decimal("2000"), Decimal("20")]
assert seen["vertical_relaxed"] == [Decimal("2000.00"), Decimal("19.99")]
assert refused == "SchemaError"
PYTHON
