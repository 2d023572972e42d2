#!/usr/bin/env bash
# persist-queue 1.1.0 has a queue of contacts to look at, of which none shall wait twice: `UniqueAckQ`.
# Expected: a contact that is done can be queued again when it changes again. Seen: `put` leaves it out, today and after
# every restart, since what was acknowledged stays in the table. Nothing is raised. `UniqueQ` takes it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check persist-queue==1.1.0
cd "$work"
"$work/env/bin/python" - <<'PYTHON'
import persistqueue


def waiting():
    return persistqueue.UniqueAckQ("acknowledged", auto_commit=True)


waiting().put("contact 7")
queue = waiting()
queue.ack(queue.get(block=False))
waiting().put("contact 7")
other = persistqueue.UniqueQ("taken", auto_commit=True)
other.put("contact 7")
other.get(block=False)
other.put("contact 7")
print(waiting().size, other.size)
assert (waiting().size, other.size) == (0, 1)
PYTHON
