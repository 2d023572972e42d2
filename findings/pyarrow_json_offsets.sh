#!/usr/bin/env bash
# pyarrow 26.0.1 reads orders from JSON lines and from CSV; their stamps have offsets, or are a wall clock without one.
# Expected: the same from both. Seen: CSV keeps the zone, and leaves a mixed column as texts. JSON makes every text that
# looks like a stamp a naive one, without its offset, so a wall clock and another zone's noon cannot be told apart, and an
# article number such as 2026-01-01 becomes midnight.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check pyarrow==26.0.1
"$work/env/bin/python" - <<'PYTHON'
import io
import json

from pyarrow import csv
from pyarrow import json as lines


def kinds(*stamps):
    written = "".join(json.dumps({"at": stamp}) + "\n" for stamp in stamps)
    tables = lines.read_json(io.BytesIO(written.encode())), csv.read_csv(io.BytesIO("\n".join(("at", *stamps)).encode()))
    return [(str(table["at"].type), [str(value) for value in table["at"].to_pylist()]) for table in tables]


aware, mixed = kinds("2026-01-01T12:00:00+02:00"), kinds("2026-01-01T12:00:00+02:00", "2026-01-01T10:00:00")
print("json", aware[0], mixed[0], "| csv", aware[1], mixed[1])
assert aware[0] == ("timestamp[s]", ["2026-01-01 10:00:00"])
assert aware[1] == ("timestamp[s, tz=UTC]", ["2026-01-01 10:00:00+00:00"])
assert mixed[0] == ("timestamp[s]", ["2026-01-01 10:00:00"] * 2)
assert mixed[1][0] == "string"
assert kinds("2026-01-01")[0] == ("timestamp[s]", ["2026-01-01 00:00:00"])
PYTHON
