#!/usr/bin/env bash
# frictionless 5.21.0 reads a shop's export with semicolons between its cells and decimal commas in its amounts.
# Expected: texts, or amounts. Seen: points on a map: 19,90 is the longitude 19 and the latitude 90. An amount of 99,90
# among them, which is no latitude, makes the column one of texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$work"
printf 'order;total\n1;19,90\n2;5,00\n' >orders.csv
printf 'order;total\n1;19,90\n2;199,90\n' >more.csv
env/bin/python - <<'PYTHON'
from frictionless import Resource

seen = {}
for path in ("orders.csv", "more.csv"):
    with Resource(path) as table:
        seen[path] = (table.schema.get_field("total").type, [str(row["total"]) for row in table.row_stream])
print(seen)
assert seen["orders.csv"] == ("geopoint", ["[19.0, 90.0]", "[5.0, 0.0]"])
assert seen["more.csv"][0] == "string"
PYTHON
