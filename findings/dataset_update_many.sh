#!/usr/bin/env bash
# dataset 2.0.0: two contacts are changed in one call, one in its phone number, the other in its city.
# Expected: what two calls of `update` do, and `upsert_many` does. Seen: `update_many` writes a null into each column that
# is named in any row of the chunk and not in this one, so the first contact loses its city and the second its phone number.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check dataset==2.0.0
"$work/env/bin/python" - <<'PYTHON'
import dataset

changes = [{"email": "ada@example.com", "phone": "1"}, {"email": "bob@example.com", "city": "Rome"}]


def changed(change):
    contacts = dataset.connect("sqlite:///:memory:")["contacts"]
    for email in ("ada@example.com", "bob@example.com"):
        contacts.insert({"email": email, "phone": "0", "city": "Oslo"})
    change(contacts)
    return [(row["phone"], row["city"]) for row in contacts.find(order_by="email")]


one_by_one = changed(lambda contacts: [contacts.update(change, ["email"]) for change in changes])
upserted = changed(lambda contacts: contacts.upsert_many(changes, ["email"]))
updated = changed(lambda contacts: contacts.update_many(changes, ["email"]))
print(one_by_one, upserted, updated)
assert one_by_one == upserted == [("1", "Oslo"), ("0", "Rome")]
assert updated == [("1", None), (None, "Rome")]
PYTHON
