#!/usr/bin/env bash
# dateparser 1.5.0 reads a stamp as calendar files and some shops' exports write it, 20260102T120000Z.
# Expected: noon of January 2, 2026, as without the `T` and the `Z`, or nothing. Seen: a day centuries ago, and another one
# each second: the time is taken for 120000 days, which are counted back from now.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check dateparser==1.5.0
"$work/env/bin/python" - <<'PYTHON'
import dateparser

stamp, plain = dateparser.parse("20260102T120000Z"), dateparser.parse("2026-01-02T12:00:00Z")
print(stamp, plain)
assert plain.isoformat() == "2026-01-02T12:00:00+00:00"
assert stamp.year < 1800 and stamp.tzinfo is None
PYTHON
