#!/usr/bin/env bash
# stripe 16.1.0 reads a Checkout Session whose metadata has a key named `keys` (a shop sells keys).
# Expected: `dict(session.metadata)` gives the metadata, or the library's own error that says to call `to_dict()`, as it
# does for every other object. Seen: a TypeError about calling a text, which names neither the metadata nor the remedy.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check stripe==16.1.0
"$work/env/bin/python" - <<'PYTHON'
import stripe

def session(**metadata):
    return stripe.checkout.Session.construct_from({"id": "cs_1", "object": "checkout.session", "metadata": metadata}, "k")

def error(value):
    try:
        return dict(value)
    except TypeError as caught:
        return str(caught)

plain, named = error(session(order="1001").metadata), error(session(order="1001", keys="2").metadata)
print(plain, "|", named)
assert "to_dict()" in plain
assert named == "'str' object is not callable"
PYTHON
