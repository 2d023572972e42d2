#!/usr/bin/env bash
# pylightxl 1.61 reads a CSV file of orders with `readcsv`; a name and an amount hold commas, so they stand in quotes.
# Expected: three cells in each row. Seen: five: quotes mean nothing, the cells are cut at their commas, and what is read as the
# total is a piece of the name.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check pylightxl==1.61
cd "$work"
"$work/env/bin/python" - <<'PYTHON'
import csv

import pylightxl

with open("orders.csv", "w", newline="") as file:
    csv.writer(file).writerows([["order", "name", "total"], ["A-1", "Maier, Anna", "1,234.50"]])
sheet = pylightxl.readcsv("orders.csv").ws("Sheet1")
seen = list(sheet.row(2))
print(seen)
assert seen == ["A-1", '"Maier', ' Anna"', '"1', '234.50"']
PYTHON
