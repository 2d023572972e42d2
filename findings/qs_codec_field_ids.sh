#!/usr/bin/env bash
# qs-codec 1.6.3 reads a webhook form whose keys are the ids of custom fields: `contact[fields][1]`, `contact[fields][2]`.
# Expected: a mapping by id, as PHP makes it. Seen: a plain list, so which value belongs to which field is lost, and an
# id that was left out moves all later ones; from id 20 on the same form gives a mapping.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check qs-codec==1.6.3
"$work/env/bin/python" - <<'PYTHON'
from qs_codec import decode

low = decode("contact[fields][1]=L&contact[fields][2]=blue")["contact"]["fields"]
gap = decode("contact[fields][1]=L&contact[fields][7]=blue")["contact"]["fields"]
high = decode("contact[fields][1]=L&contact[fields][25]=blue")["contact"]["fields"]
print(low, gap, high)
assert low == ["L", "blue"] == gap, "ids below 20 are kept now"
assert high == {"1": "L", "25": "blue"}
PYTHON
