#!/usr/bin/env bash
# sgqlc 18 reads the DateTime of an answer: half a second, milliseconds, and a shop in Newfoundland (03:30 behind UTC).
# Expected: the moments that ISO 8601 means, as `datetime.fromisoformat` reads them. Seen: the digits after the point are
# taken as microseconds, .5 as 0.000005, so that .9 is before .123; and -03:30 is read as -02:30, an hour off, since the
# sign is that of the hours alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check sgqlc==18
"$work/env/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta

from sgqlc.types.datetime import DateTime

half, milliseconds, newfoundland, india = (
    DateTime(f"2026-01-01T12:00:00{rest}") for rest in (".5+00:00", ".123+00:00", "-03:30", "+05:30")
)
print(half, milliseconds, newfoundland, india)
assert (half.microsecond, milliseconds.microsecond) == (5, 123)
assert newfoundland - datetime.fromisoformat("2026-01-01T12:00:00-03:30") == -timedelta(hours=1)
assert india == datetime.fromisoformat("2026-01-01T12:00:00+05:30")
PYTHON
