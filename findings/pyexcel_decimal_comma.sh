#!/usr/bin/env bash
# pyexcel 0.7.6 with pyexcel-io 0.6.8 reads the CSV export of a shop that writes prices with a decimal comma.
# Expected: texts, as "1.234,50" and "1,234.50" stay, or the amounts. Seen: 19,90 is the number 1990 and 2,5 is 25, since
# each comma between digits is taken for one of thousands; so the column has numbers that are a hundred times too much
# beside texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check pyexcel==0.7.6 pyexcel-io==0.6.8
"$work/env/bin/python" - <<'PYTHON'
import pyexcel

prices = ["19,90", "2,5", "1.234,50", "1,234.50"]
rows = pyexcel.get_records(file_type="csv", file_content="price\n" + "".join(f'"{price}"\n' for price in prices))
seen = [row["price"] for row in rows]
print(seen)
assert seen == [1990, 25, "1.234,50", "1,234.50"]
PYTHON
