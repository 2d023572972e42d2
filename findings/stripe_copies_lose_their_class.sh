#!/usr/bin/env bash
# stripe 16.1.0: a Checkout Session is copied, as a test or a retry that changes nothing in the original does.
# Expected: a Session, equal to the one that was copied. Seen: both `copy.copy` and `copy.deepcopy` give a plain
# StripeObject, so `isinstance` and `match` take another way, and copy and original are not equal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check stripe==16.1.0
"$work/env/bin/python" - <<'PYTHON'
import copy

import stripe

session = stripe.checkout.Session.construct_from({"id": "cs_1", "object": "checkout.session", "amount_total": 1999}, "k")
copies = [copy.copy(session), copy.deepcopy(session)]
print(type(session).__name__, [(type(one).__name__, one == session, one.to_dict() == session.to_dict()) for one in copies])
assert isinstance(session, stripe.checkout.Session)
assert not any(isinstance(one, stripe.checkout.Session) or one == session for one in copies)
assert all(one.to_dict() == session.to_dict() for one in copies)
PYTHON
