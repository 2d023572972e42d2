#!/usr/bin/env bash
# great-expectations 1.24.1: an order of exactly 19.99 is checked against a maximum of 19.99, both of them Decimals; then
# the sum of 0.10 and 0.20.
# Expected: valid, as `in set` finds it, and 0.30. Seen: not valid, and 0.30000000000000004: a bound becomes a float before
# it is compared, and each amount before it is added, so orders at a limit are reported, and sums miss theirs.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check great-expectations==1.24.1
cd "$work"
GX_ANALYTICS_ENABLED=false "$work/env/bin/python" - 2>"$work/log" <<'PYTHON'
from decimal import Decimal

import great_expectations as gx
import pandas

context = gx.get_context(mode="ephemeral")
context.variables.progress_bars = {"globally": False}
source = context.data_sources.add_pandas("shop")


def validated(expectation, *totals):
    asset = source.add_dataframe_asset(type(expectation).__name__)
    frame = pandas.DataFrame({"total": totals})
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
    return batch.validate(expectation)


price, expectations = Decimal("19.99"), gx.expectations
between = validated(expectations.ExpectColumnValuesToBeBetween(column="total", min_value=0, max_value=price), price)
in_set = validated(expectations.ExpectColumnValuesToBeInSet(column="total", value_set=[price]), price)
limit = Decimal("0.30")
cents = Decimal("0.10"), Decimal("0.20")
total = validated(expectations.ExpectColumnSumToBeBetween(column="total", min_value=limit, max_value=limit), *cents)
print(between.success, in_set.success, total.success, total.result["observed_value"])
assert (between.success, in_set.success) == (False, True)
assert (total.success, total.result["observed_value"]) == (False, 0.30000000000000004)
PYTHON
