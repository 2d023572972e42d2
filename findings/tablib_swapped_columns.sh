#!/usr/bin/env bash
# tablib 3.10.0 loads contacts from JSON; the second object has its keys in another order.
# Expected: each value in the column of its key. Seen: keys are looked at in the first object only, the values of the others
# are taken in the order they come in, so that names and addresses change places. Objects with other keys are taken, too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check tablib==3.10.0
"$work/env/bin/python" - <<'PYTHON'
import tablib

contacts = '[{"name": "Anna", "email": "anna@example.com"}, {"email": "ben@example.com", "name": "Ben"}]'
seen = tablib.Dataset().load(contacts, format="json").dict
other = tablib.Dataset().load('[{"email": "anna@example.com"}, {"phone": "+49301234567"}]', format="json").dict
print(seen, other)
assert seen == [{"name": "Anna", "email": "anna@example.com"}, {"name": "ben@example.com", "email": "Ben"}]
assert other == [{"email": "anna@example.com"}, {"email": "+49301234567"}]
PYTHON
