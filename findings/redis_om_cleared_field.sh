#!/usr/bin/env bash
# redis-om 1.2.0 (with fakeredis 2.41.0) saves a contact whose phone number was deleted: `contact.phone = None`.
# Expected: the number is gone from Redis. Seen: it stays. `save` and `update` write what is not None over a HashModel's
# fields and take none away, so the next reader has the number again. Redis holds what the person wanted erased.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check redis-om==1.2.0 fakeredis==2.41.0
"$work/env/bin/python" - <<'PYTHON'
from typing import Optional

import fakeredis
import redis_om


class Contact(redis_om.HashModel, index=True):
    email: str
    phone: Optional[str] = None

    class Meta:
        database = fakeredis.FakeRedis(decode_responses=True)


contact = Contact(email="anna@example.com", phone="+49301234567")
contact.save()
contact.phone = None
contact.save()
saved = Contact.get(contact.pk).phone
contact.update(phone=None)
updated = Contact.get(contact.pk).phone
print(contact.phone, saved, updated)
assert contact.phone is None
assert saved == updated == "+49301234567"
PYTHON
