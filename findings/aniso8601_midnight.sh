#!/usr/bin/env bash
# aniso8601 10.0.1 reads the end of a voucher, valid until 24:00 of the last day of January.
# Expected: the first moment of February, as ISO 8601 has it, or an error. Seen: the first moment of that last day, so that
# the voucher ends a day early, and one that is valid for a day, from 00:00 to 24:00, is valid for no time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check aniso8601==10.0.1
"$work/env/bin/python" - <<'PYTHON'
import aniso8601

end = aniso8601.parse_datetime("2026-01-31T24:00:00Z")
first, last = aniso8601.parse_interval("2026-01-31T00:00:00Z/2026-01-31T24:00:00Z")
print(end, last - first)
assert end.isoformat() == "2026-01-31T00:00:00+00:00"
assert not last - first
PYTHON
