#!/usr/bin/env bash
# persist-queue 1.1.0 keeps jobs that are dicts in a `UniqueQ`; two of them are equal.
# Expected: one waits, whichever way its texts came about. Seen: two wait, and a mail goes out twice, where in one of the
# dicts two keys share a text and in the other they hold two equal ones: what is compared is how they were pickled.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check persist-queue==1.1.0
cd "$work"
"$work/env/bin/python" - <<'PYTHON'
import json

import persistqueue

email = "anna@example.com"
by_hand = {"to": email, "reply_to": email}
from_webhook = json.loads(json.dumps(by_hand))
queue = persistqueue.UniqueQ("mails", auto_commit=True)
queue.put(by_hand)
queue.put(dict(reversed(by_hand.items())))
queue.put(from_webhook)
print(by_hand == from_webhook, queue.size)
assert by_hand == from_webhook
assert queue.size == 2
PYTHON
