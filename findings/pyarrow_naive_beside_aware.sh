#!/usr/bin/env bash
# pyarrow 26.0.1: stamps of one column, some with an offset and some without, as a CRM's records have them.
# Expected: an error, or one meaning for the column. Seen: the first value decides for the type, and each of the others
# is taken in its own way: after a naive one, noon at +02:00 is written as 10:00 of a column without zone, beside noon
# of a naive value that stays 12:00, so two equal wall clocks are two hours apart, and nothing tells which rows moved.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check pyarrow==26.0.1
"$work/env/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta, timezone

import pyarrow as pa

naive, aware = datetime(2026, 1, 1, 12), datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))
mixed, other = pa.array([naive, aware]), pa.array([aware, naive])
print(pa.__version__, mixed.type, mixed.to_pylist(), other.type)
assert mixed.to_pylist() == [datetime(2026, 1, 1, 12), datetime(2026, 1, 1, 10)]
assert str(mixed.type) == "timestamp[us]"
assert str(other.type) == "timestamp[us, tz=+02:00]"
PYTHON
