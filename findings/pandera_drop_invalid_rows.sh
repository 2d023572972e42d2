#!/usr/bin/env bash
# pandera 0.35.0 with pandas 3.1.1: two pages of orders are put together, and a schema drops the rows that are not valid.
# Expected: three orders, all but the one below zero. Seen: two. The second page's rows are numbered from zero again, as
# `pandas.concat` leaves them, and the row to be dropped is known by its number: the valid one of the same number goes
# with it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check "pandera[pandas]==0.35.0" pandas==3.1.1
"$work/env/bin/python" - <<'PYTHON'
import pandas
import pandera.pandas as pandera

schema = pandera.DataFrameSchema({"total": pandera.Column(int, pandera.Check.ge(0))}, drop_invalid_rows=True)
pages = [pandas.DataFrame({"total": [10, -1]}), pandas.DataFrame({"total": [20, 30]})]
seen = [
    schema.validate(pandas.concat(pages, ignore_index=numbered_anew), lazy=True)["total"].tolist()
    for numbered_anew in (False, True)
]
print(seen)
assert seen == [[10, 20], [10, 20, 30]]
PYTHON
